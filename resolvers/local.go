package resolvers

import (
	"net"
	"net/http"
	"net/netip"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// checkIsLocal refuses, for a server that writes, what a page of another site may
// have had a browser send: requests of another origin, and those that came by a
// name of the host that is not that of this machine's loopback, by which a page
// could pass for one of ours (DNS rebinding).
func checkIsLocal(r *http.Request) *gqlerror.Error {
	if !isLoopback(r.Host) {
		return forbidden("a server that writes answers to localhost, 127.0.0.1 and [::1] only")
	}
	if err := http.NewCrossOriginProtection().Check(r); err != nil {
		return forbidden("a page of another site must not ask a server that writes")
	}
	return nil
}

// isLoopback tells whether a host, with or without a port, is named as this
// machine names itself.
func isLoopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if name == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(trimBrackets(name))
	return err == nil && addr.IsLoopback()
}

// trimBrackets returns an address of IPv6 that has no port as it is parsed.
func trimBrackets(name string) string {
	if n := len(name); n > 1 && name[0] == '[' && name[n-1] == ']' {
		return name[1 : n-1]
	}
	return name
}

func forbidden(message string) *gqlerror.Error {
	err := gqlerror.Errorf("%s", message)
	errcode.Set(err, codeForbidden)
	return err
}

//go:build unix

package pgserver

import (
	"net"
	"net/url"
	"strconv"
	"testing"
)

// Replica starts a streaming replica of the server. It is stopped when the test ends.
func (s *Server) Replica(t testing.TB) *Server {
	t.Helper()
	r := &Server{programs: s.programs, password: s.password, owner: s.owner}
	r.data = r.makeDirectory(t)
	primary := url.URL{
		Scheme: "postgres", User: url.UserPassword("parley", s.password), Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)),
	}
	r.Run(t, "pg_basebackup", "--pgdata", r.data, "--dbname", primary.String(), "--write-recovery-conf", "--checkpoint", "fast", "--no-sync")
	r.mustStart(t)
	return r
}

// Promote makes a replica a primary.
func (s *Server) Promote(t testing.TB) {
	t.Helper()
	s.Run(t, "pg_ctl", "promote", "--wait", "--pgdata", s.data)
}

// Hosts returns the address of a database that several servers hold: whoever
// takes writes is connected to.
func Hosts(database string, servers ...*Server) string {
	hosts := ""
	for i, s := range servers {
		if i > 0 {
			hosts += ","
		}
		hosts += net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port))
	}
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword("parley", servers[0].password), Host: hosts, Path: "/" + database,
		RawQuery: "sslmode=disable&target_session_attrs=read-write",
	}
	return u.String()
}

package main

import (
	"context"
	"fmt"
	"net"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/service"
)

// serverFlags are those of every command that serves.
type serverFlags struct {
	Addr        string `help:"Address to listen on (default ${default}); port 0 picks a free one and prints it." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	AllowWrites bool   `help:"Let whoever uses this machine judge over GraphQL; on a loopback address only."`
	By          string `help:"In whose name that is (default ${default})." default:"editor" env:"PARLEY_BY" placeholder:"NAME"`
}

// listen takes the address, before work is done that would be in vain without it.
func (f *serverFlags) listen(ctx context.Context) (net.Listener, error) {
	if f.AllowWrites {
		if err := mustBeLoopback(ctx, f.Addr); err != nil {
			return nil, err
		}
	}
	return listen(ctx, f.Addr)
}

// judge judges in the name that the flags give; nil where that is not allowed.
func (f *serverFlags) judge(s *service.Service) resolvers.JudgeFunc {
	if !f.AllowWrites {
		return nil
	}
	return func(ctx context.Context, left, right graph.ID, verdict graph.Verdict, reason string) (*graph.Ruling, error) {
		return s.Judge(ctx, service.JudgeRequest{Left: left, Right: right, Verdict: verdict, By: f.By, Reason: reason})
	}
}

// mustBeLoopback refuses an address that others can reach: nobody is asked who he is.
func mustBeLoopback(ctx context.Context, addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w", addr, err)
	}
	if host == "" {
		return refuseWrites(addr)
	}
	addresses, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return fmt.Errorf("--addr %s: %w", addr, err)
	}
	for _, a := range addresses {
		if !a.Unmap().IsLoopback() {
			return refuseWrites(addr)
		}
	}
	return nil
}

func refuseWrites(addr string) error {
	return fmt.Errorf("--allow-writes lets everybody who reaches the server write, and others may reach %s: "+
		"give a loopback address, such as --addr 127.0.0.1:8080", addr)
}

//go:build unix

package pgserver

import (
	"io"
	"net"
	"net/url"
	"strconv"
	"sync"
	"testing"
)

// Proxy is a network between a client and a server, that can fail.
type Proxy struct {
	listener net.Listener
	server   string

	mu      sync.Mutex
	down    bool
	open    map[net.Conn]bool
	carried sync.WaitGroup
}

// Proxy starts a network before the server. It ends with the test.
func (s *Server) Proxy(t testing.TB) *Proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{listener: listener, server: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)), open: make(map[net.Conn]bool)}
	p.carried.Go(p.accept)
	t.Cleanup(func() {
		_ = listener.Close() // that ends accept
		p.Drop()
		p.carried.Wait()
	})
	return p
}

// Through returns the address of a database of the server, by way of this network.
func (p *Proxy) Through(t testing.TB, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = p.listener.Addr().String()
	return u.String()
}

// Drop cuts all connections, in the middle of whatever they carry, and lets no
// new ones through until [Proxy.Restore].
func (p *Proxy) Drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = true
	for conn := range p.open {
		_ = conn.Close() // it is to be broken
	}
}

// Restore lets connections through again.
func (p *Proxy) Restore() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = false
}

func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.carried.Go(func() { p.carry(client) })
	}
}

// carry copies in both directions until one end closes or the network drops.
func (p *Proxy) carry(client net.Conn) {
	defer p.forget(client)
	server, err := net.Dial("tcp", p.server)
	if err != nil {
		return
	}
	defer p.forget(server)
	if !p.remember(client, server) {
		return
	}
	var back sync.WaitGroup
	back.Go(func() {
		_, _ = io.Copy(client, server) // how it ends does not matter
		_ = client.Close()
	})
	_, _ = io.Copy(server, client)
	_ = server.Close()
	back.Wait()
}

// remember tells whether the network is up.
func (p *Proxy) remember(conns ...net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, conn := range conns {
		p.open[conn] = true
	}
	return !p.down
}

func (p *Proxy) forget(conn net.Conn) {
	_ = conn.Close() // it may be closed already
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, conn)
}

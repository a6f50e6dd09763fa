//go:build unix

package pgserver

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/parley-kg/parley/internal/needs"
)

// patience is how long a server may take to start or stop. No test waits for it
// unless something is wrong.
const patience = 60 * time.Second

// Server is a PostgreSQL server on a port of the loopback interface.
type Server struct {
	programs string // directory of the server's programs
	data     string
	port     int
	password string
	owner    *syscall.Credential // whom it runs as; nil: as we do
	// arguments are further ones of the server, settings those of its addresses.
	arguments []string
	settings  url.Values

	process *exec.Cmd
	exited  chan struct{}
	log     *tail

	databases atomic.Int32
}

// Start makes a server and starts it. It is stopped when the test ends.
func Start(t testing.TB) *Server {
	t.Helper()
	s := &Server{programs: filepath.Dir(needs.PostgreSQL(t)), password: rand.Text(), owner: unprivileged(t)}
	s.data = s.makeDirectory(t)
	s.initialise(t)
	s.mustStart(t)
	return s
}

// makeDirectory makes a directory that the server may use. PostgreSQL wants to
// own it, and to be let in by those above.
func (s *Server) makeDirectory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "parley-pg-") // those of t.TempDir lie below one that only we may enter
	if err != nil {
		t.Fatal(err)
	}
	leash(t, dir) // removes it
	s.give(t, dir)
	return filepath.Join(dir, "data")
}

// give makes the server the owner of a file.
func (s *Server) give(t testing.TB, path string) {
	t.Helper()
	if s.owner == nil {
		return
	}
	if err := os.Chown(path, int(s.owner.Uid), int(s.owner.Gid)); err != nil {
		t.Fatal(err)
	}
}

func (s *Server) initialise(t testing.TB) {
	t.Helper()
	secret := filepath.Join(filepath.Dir(s.data), "password")
	if err := os.WriteFile(secret, []byte(s.password), 0o600); err != nil {
		t.Fatal(err)
	}
	s.give(t, secret)
	s.Run(t, "initdb", "--pgdata", s.data, "--username", "parley", "--auth", "scram-sha-256", "--pwfile", secret,
		"--encoding", "UTF8", "--locale", "C", "--no-sync")
}

// Run runs one of the server's programs to its end.
func (s *Server) Run(t testing.TB, name string, arguments ...string) {
	t.Helper()
	cmd := s.command(name, arguments...)
	cmd.Env = append(cmd.Env, "PGPASSWORD="+s.password)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func (s *Server) command(name string, arguments ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.programs, name), arguments...)
	cmd.Dir = filepath.Dir(s.data)
	cmd.Env = []string{"LC_ALL=C", "PATH=" + os.Getenv("PATH")}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.owner}
	return cmd
}

// mustStart starts the server on the port it had, or on a free one.
func (s *Server) mustStart(t testing.TB) {
	t.Helper()
	for deadline := time.Now().Add(patience); ; {
		fixed := s.port != 0
		if !fixed {
			s.port = freePort(t)
		}
		err := s.start()
		if err == nil {
			t.Cleanup(func() { s.stop(t) })
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("PostgreSQL does not start: %v\n%s", err, s.log)
		}
		if !fixed { // somebody else took the port
			s.port = 0
		}
	}
}

// start returns when the server takes connections, or has given up.
func (s *Server) start() error {
	arguments := append([]string{
		"-D", s.data, "-p", strconv.Itoa(s.port),
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", // no other place is touched, nor any limit on names of sockets
		"-c", "fsync=off", // a killed process loses nothing that it gave to the kernel
		"-c", "log_min_messages=info", "-c", "max_connections=100", "-c", "wal_level=replica",
	}, s.arguments...)
	s.process = s.command("postgres", arguments...)
	out, err := s.process.StderrPipe()
	if err != nil {
		return err
	}
	if err := s.process.Start(); err != nil {
		return err
	}
	ready, exited := make(chan struct{}), make(chan struct{})
	s.log, s.exited = &tail{}, exited
	process := s.process
	go func() {
		s.log.read(out, ready)
		_ = process.Wait() // how it ended stands in the log
		close(exited)
	}()
	select {
	case <-ready:
		return nil
	case <-exited:
		return fmt.Errorf("it ended at once")
	}
}

// Start starts a server that was killed or stopped, on the same port.
func (s *Server) Start(t testing.TB) {
	t.Helper()
	s.mustStart(t)
}

// Stop shuts the server down as at the end of a day: connections are ended.
func (s *Server) Stop(t testing.TB) {
	t.Helper()
	s.stop(t)
}

func (s *Server) stop(t testing.TB) {
	t.Helper()
	if s.process == nil {
		return
	}
	_ = s.process.Process.Signal(os.Interrupt) // it may have ended before
	select {
	case <-s.exited:
	case <-time.After(patience):
		t.Errorf("PostgreSQL does not stop\n%s", s.log)
		s.Kill(t)
	}
	s.process = nil
}

// Kill ends the server and all its children as a power cut would: none of them
// can do anything about it.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	server := s.process.Process
	_ = server.Signal(syscall.SIGSTOP) // no new children while we look for them
	for _, child := range children(t, server.Pid) {
		_ = syscall.Kill(child, syscall.SIGKILL)
	}
	_ = server.Signal(syscall.SIGKILL)
	<-s.exited
	s.process = nil
}

// children returns the processes that the process started.
func children(t testing.TB, parent int) []int {
	t.Helper()
	out, err := exec.Command("ps", "-A", "-o", "pid=,ppid=").Output()
	if err != nil {
		t.Fatalf("list processes: %v", err)
	}
	var found []int
	for line := range strings.Lines(string(out)) {
		var pid, ppid int
		if _, err := fmt.Sscan(line, &pid, &ppid); err == nil && ppid == parent {
			found = append(found, pid)
		}
	}
	return found
}

// URL returns the address of a database, with its password.
func (s *Server) URL(database string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword("parley", s.password), Path: "/" + database,
		Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)), RawQuery: "sslmode=disable",
	}
	if s.settings != nil {
		u.RawQuery = s.settings.Encode()
	}
	return u.String()
}

// Password returns the password that must not be seen anywhere.
func (s *Server) Password() string { return s.password }

// NewDatabase makes an empty database and returns its address.
func (s *Server) NewDatabase(t testing.TB) string {
	t.Helper()
	name := fmt.Sprintf("test_%d", s.databases.Add(1))
	s.Exec(t, s.URL("postgres"), "CREATE DATABASE "+name)
	return s.URL(name)
}

// Exec runs one statement.
func (s *Server) Exec(t testing.TB, address, statement string, arguments ...any) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(ctx) }() // the statement is through
	if _, err := conn.Exec(ctx, statement, arguments...); err != nil {
		t.Fatal(err)
	}
}

// Ask runs a query that gives one number.
func Ask(t testing.TB, address, query string) (number int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(ctx) }() // it was only read from
	if err := conn.QueryRow(ctx, query).Scan(&number); err != nil {
		t.Fatal(err)
	}
	return number
}

func freePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }() // it was only asked for its port
	return listener.Addr().(*net.TCPAddr).Port
}

// tail keeps what the server says, for when something goes wrong.
type tail struct {
	mu    sync.Mutex
	lines []string
}

// read keeps the last lines, and closes ready when the server takes connections.
func (l *tail) read(from io.Reader, ready chan struct{}) {
	const kept = 50
	lines := bufio.NewScanner(from)
	for told := false; lines.Scan(); {
		if !told && strings.Contains(lines.Text(), "ready to accept") {
			told = true
			close(ready)
		}
		l.mu.Lock()
		l.lines = append(l.lines[max(0, len(l.lines)-kept):], lines.Text())
		l.mu.Unlock()
	}
}

func (l *tail) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.lines, "\n")
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"

	"github.com/parley-kg/parley/service"
)

// A directory is open in one process at a time. One that serves it opens a door
// for the others: a socket in that directory, on which it gives backups to
// whoever may use the directory. No network leads there.
const (
	doorName     = "parley.sock"
	doorURL      = "http://parley/backup" // the name of the host means nothing: the socket is dialled
	quadsTrailer = "Parley-Quads"         // how many quads were written, told when they were
)

// door returns where the socket of a store would be; empty for one that is not
// in a directory.
func door(url string) string {
	if info, err := os.Stat(url); err != nil || !info.IsDir() {
		return ""
	}
	return filepath.Join(url, doorName)
}

// openDoor gives backups of the store until the returned function is called.
// Where there can be no socket, as at the end of a very long path, it tells the
// log: the server is of use without.
func openDoor(ctx context.Context, s *service.Service, url string, log *slog.Logger) (closeDoor func() error) {
	path := door(url)
	if path == "" {
		return func() error { return nil }
	}
	err := os.Remove(path) // left by a process that was killed: this one has the store now
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	var listener net.Listener
	if err == nil {
		listener, err = (&net.ListenConfig{}).Listen(ctx, "unix", path)
	}
	if err == nil {
		err = os.Chmod(path, 0o600)
	}
	if err != nil {
		log.Warn("no backup can be made while this server runs", "error", err)
		return func() error { return nil }
	}
	server := &http.Server{Handler: giveBackup(s, log), ReadHeaderTimeout: readHeaderTimeout}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	return func() error {
		if err := server.Close(); err != nil {
			return err
		}
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	}
}

func giveBackup(s *service.Service, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Trailer", quadsTrailer)
		n, err := s.Store().Backup(r.Context(), w)
		if err != nil {
			log.Error("a backup was broken off", "error", err)
			panic(http.ErrAbortHandler) // so that nobody takes half of it for all
		}
		w.Header().Set(quadsTrailer, strconv.Itoa(n))
	})
}

// askForBackup copies the backup that the process gives which serves the store.
// It tells whether there is one.
func askForBackup(ctx context.Context, url string, w io.Writer) (n int, served bool, err error) {
	path := door(url)
	if path == "" {
		return 0, false, nil
	}
	client := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", path)
	}}}
	defer client.CloseIdleConnections()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, doorURL, http.NoBody)
	if err != nil {
		return 0, false, err
	}
	response, err := client.Do(request)
	var noDoor *net.OpError
	if errors.As(err, &noDoor) && noDoor.Op == "dial" {
		return 0, false, nil
	}
	if err != nil {
		return 0, true, fmt.Errorf("ask the server for a backup: %w", err)
	}
	_, err = io.Copy(w, response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return 0, true, fmt.Errorf("the server broke the backup off, its log tells why: %w", err)
	}
	n, err = strconv.Atoi(response.Trailer.Get(quadsTrailer))
	return n, true, err
}

package main

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/service"
)

// A backup that the server cannot finish is an error, and not half a backup.
func TestABackupThatAServerBreaksOffIsToldOf(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "graph")
	s, err := service.Open(t.Context(), dir, service.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	closeDoor := openDoor(t.Context(), s, dir, slog.New(slog.NewTextHandler(&log, nil)))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, served, err := askForBackup(t.Context(), dir, &bytes.Buffer{})
	if !served || err == nil {
		t.Errorf("served %t, error %v", served, err)
	}
	if err := closeDoor(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(log.String(), "a backup was broken off") {
		t.Errorf("the server's log says %q", &log)
	}
	if _, served, err := askForBackup(t.Context(), dir, &bytes.Buffer{}); served || err != nil {
		t.Errorf("after the door was closed: served %t, error %v", served, err)
	}
}

// Where a path is too long for a socket, the server goes on without.
func TestADoorThatCannotBeOpened(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("long", 30))
	s := openService(t, dir)
	var log bytes.Buffer
	if err := openDoor(t.Context(), s, dir, slog.New(slog.NewTextHandler(&log, nil)))(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(log.String(), "no backup can be made while this server runs") {
		t.Errorf("the log says %q", &log)
	}
}

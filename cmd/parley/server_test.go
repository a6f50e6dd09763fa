package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestServerAnswersAtEveryAddress(t *testing.T) {
	address := startDemo(t)
	tests := []struct {
		path, contentType, contains string
		status                      int
	}{
		{"/", "text/html", "the network of those who met", 200},
		{"/graphiql", "text/html", "graphiql", 200},
		{"/healthz", "text/plain", "ok", 200},
		{"/readyz", "text/plain", "ok", 200},
		{"/export/csv", "text/csv", "I met this evening", 200},
		{"/export/nquads", "application/n-quads", "hosted", 200},
		{"/export/graphml", "application/graphml+xml", "actor/tom-barrack", 200},
		{"/export/nodelink", "application/json", "actor/tom-barrack", 200},
		{"/export/docx", "text/plain", "csv, nquads", 404},
		{"/nowhere", "", "", 404},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			response, err := http.Get(address + tt.path)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			body, err := io.ReadAll(response.Body)
			if err != nil {
				t.Fatal(err)
			}
			if response.StatusCode != tt.status {
				t.Errorf("status %d, want %d", response.StatusCode, tt.status)
			}
			if got := response.Header.Get("Content-Type"); !strings.HasPrefix(got, tt.contentType) {
				t.Errorf("content type %q, want %q", got, tt.contentType)
			}
			if !strings.Contains(string(body), tt.contains) {
				t.Errorf("the body lacks %q", tt.contains)
			}
		})
	}
}

func TestHEADTellsWhatGETWould(t *testing.T) {
	address := startDemo(t)
	for path, contentType := range map[string]string{
		"/": "text/html", "/graphiql": "text/html", "/healthz": "text/plain", "/export/csv": "text/csv",
		"/graphql?query=%7Bstatus%7Barticles%7D%7D": "application/json",
	} {
		response, err := http.Head(address + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || len(body) > 0 || response.StatusCode != http.StatusOK || !strings.HasPrefix(response.Header.Get("Content-Type"), contentType) {
			t.Errorf("HEAD %s: %s %q, %d bytes, %v", path, response.Status, response.Header.Get("Content-Type"), len(body), err)
		}
	}
}

func TestServerOnlyReads(t *testing.T) {
	address := startDemo(t)
	for _, path := range []string{"/export/csv", "/healthz"} {
		response, err := http.Post(address+path, "text/plain", strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("POST %s: status %d", path, response.StatusCode)
		}
	}
}

func TestAddressInUseIsExplained(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	var out, errs bytes.Buffer
	code := run(context.Background(), []string{"demo", "--addr", taken.Addr().String()}, terminal{strings.NewReader(""), &out, &errs, fixedNow})
	if code != exitFailed || !strings.Contains(errs.String(), "--addr") || strings.Count(errs.String(), taken.Addr().String()) != 1 {
		t.Errorf("exit code %d, message %q", code, &errs)
	}
	if out.Len() > 0 {
		t.Errorf("work was done before the address was taken: %s", &out)
	}
}

func TestExitCodes(t *testing.T) {
	tests := []struct {
		args []string
		want int
	}{
		{[]string{"--help"}, exitDone},
		{[]string{"check", "--types"}, exitDone},
		{[]string{"check"}, exitUsage},
		{[]string{"check", "--help"}, exitDone},
		{[]string{}, exitUsage},
		{[]string{"load"}, exitUsage},
		{[]string{"query", "--nonsense"}, exitUsage},
	}
	for _, tt := range tests {
		var out, errs bytes.Buffer
		if got := run(context.Background(), tt.args, terminal{strings.NewReader(""), &out, &errs, fixedNow}); got != tt.want {
			t.Errorf("parley %v: exit code %d, want %d: %s", tt.args, got, tt.want, &errs)
		}
	}
}

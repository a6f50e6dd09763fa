package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/service"
)

const mergeQuestion = `mutation { judge(left: "actor/tom-barrack", right: "actor/ron-dermer", verdict: SAME, reason: "a mistake") { merged { from } } }`

// postQuestion sends a question to a server and returns the answer.
func postQuestion(t *testing.T, address, question string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": question})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(address+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(answer)
}

func TestServersOnlyReadUnlessTold(t *testing.T) {
	if answer := postQuestion(t, startDemo(t), mergeQuestion); !strings.Contains(answer, `"code":"FORBIDDEN"`) {
		t.Error(answer)
	}
	if answer := postQuestion(t, startDemo(t, "--allow-writes"), mergeQuestion); answer != `{"data":{"judge":{"merged":[{"from":["actor/ron-dermer","actor/tom-barrack"]}]}}}` {
		t.Error(answer)
	}
}

func TestWhatAServerIsToldLasts(t *testing.T) {
	store := filepath.Join(t.TempDir(), "graph")
	s, err := service.Open(t.Context(), store, service.Options{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(t.Context(), service.LoadRequest{Paths: []string{articles}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	address, stop := startServing(t, "serve", "--store", store, "--allow-writes", "--by", "mary")
	if answer := postQuestion(t, address, mergeQuestion); !strings.Contains(answer, `"merged":[{`) {
		t.Fatal(answer)
	}
	stop()
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"identity", "list", "--store", store}, terminal{strings.NewReader(""), &out, &errs, fixedNow})
	if code != exitDone || !strings.Contains(out.String(), " SAME by mary, 2025-09-01T12:00:00Z") {
		t.Errorf("exit code %d: %s%s", code, &out, &errs)
	}
}

// A server that asks nobody who he is writes for those at this machine only.
func TestWritesNeedALoopbackAddress(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "[2001:db8::1]:0"} {
		for _, command := range []string{"serve", "demo"} {
			var out, errs bytes.Buffer
			code := run(t.Context(), []string{command, "--allow-writes", "--addr", addr}, terminal{strings.NewReader(""), &out, &errs, fixedNow})
			if code != exitFailed || !strings.Contains(errs.String(), "others may reach "+addr+": give a loopback address") || out.Len() > 0 {
				t.Errorf("%s on %s: exit code %d: %s%s", command, addr, code, &out, &errs)
			}
		}
	}
	for _, addr := range []string{"127.0.0.1:0", "[::1]:0", "127.8.8.8:80", "localhost:0"} {
		if err := mustBeLoopback(t.Context(), addr); err != nil {
			t.Errorf("%s: %v", addr, err)
		}
	}
}

func TestTheDocumentedMutation(t *testing.T) {
	for _, m := range fenced.FindAllStringSubmatch(documents(t)["docs/identity.md"], -1) {
		if m[1] != "graphql" {
			continue
		}
		answer := postQuestion(t, startDemo(t, "--allow-writes"), m[2])
		if !strings.Contains(answer, `"merged":[{"into":{"id":"actor/jean-noel-barrot"}`) || strings.Contains(answer, "errors") {
			t.Errorf("%s: %s", m[2], answer)
		}
		return
	}
	t.Error("docs/identity.md shows no mutation")
}

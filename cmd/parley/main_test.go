package main

import (
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

const articles = "../../testdata/articles"

func fixedNow() time.Time { return time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC) }

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"parley": func() { os.Exit(runProcess(fixedNow)) },
	})
}

// TestScripts runs every command as its user would, see testdata/script.
func TestScripts(t *testing.T) {
	bundled, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", bundled+"/"+articles)
			return nil
		},
	})
}

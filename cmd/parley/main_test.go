package main

import (
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

const articles = "../../testdata/articles"

// stepOfLoads is the variable that tells a process of parley in a test how many
// articles a load stores in one step.
const stepOfLoads = "PARLEY_TEST_STEP"

func fixedNow() time.Time { return time.Date(2025, 9, 1, 12, 0, 0, 0, time.UTC) }

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"parley": func() {
			loadStep, _ = strconv.Atoi(os.Getenv(stepOfLoads)) // 0 where nothing is said
			os.Exit(runProcess(fixedNow))
		},
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

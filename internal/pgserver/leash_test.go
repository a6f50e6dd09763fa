//go:build unix

package pgserver

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/jackc/pgx/v5"
)

// toBeKilled names the environment variable that makes this program start a
// server, tell its address, and wait for its end.
const toBeKilled = "PARLEY_TEST_TO_BE_KILLED"

// A server ends with the program that started it, however that ends.
func TestAServerEndsWithAProgramThatIsKilled(t *testing.T) {
	if os.Getenv(toBeKilled) != "" {
		fmt.Println(Start(t).URL("postgres"))
		_, _ = io.Copy(io.Discard, os.Stdin)
		return
	}
	program := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$") //nolint:gosec // this program itself
	program.Env = append(os.Environ(), toBeKilled+"=1")
	_, stdin := program.StdinPipe()
	out, stdout := program.StdoutPipe()
	if err := errors.Join(stdin, stdout, program.Start()); err != nil {
		t.Fatal(err)
	}
	told := bufio.NewScanner(out)
	if !told.Scan() {
		t.Fatalf("it tells no address: %v", told.Err())
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, told.Text())
	if err != nil {
		t.Fatalf("%s: %v", told.Text(), err)
	}
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // killed
	if _, err := conn.WaitForNotification(ctx); ctx.Err() != nil {
		t.Errorf("the server goes on: %v", err)
	}
}

package postgres_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/store/postgres"
	"github.com/parley-kg/parley/internal/pgserver"
)

// with changes settings of an address.
func with(t testing.TB, address string, settings ...string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	values := u.Query()
	for i := 0; i < len(settings); i += 2 {
		values.Set(settings[i], settings[i+1])
	}
	u.RawQuery = values.Encode()
	return u.String()
}

// A server that insists on encryption and shows a certificate of its own.
func TestTLS(t *testing.T) {
	server := pgserver.StartTLS(t)
	address := server.NewDatabase(t)
	t.Run("verified", func(t *testing.T) {
		db := open(t, address)
		add(t, db, world(3)...)
		if diff := cmp.Diff(lines(world(3)), lines(all(t, db))); diff != "" {
			t.Errorf("want -, got +:\n%s", diff)
		}
		plain := rowsOf(t, address, "SELECT pid FROM pg_stat_activity LEFT JOIN pg_stat_ssl USING (pid) WHERE application_name = 'parley' AND NOT ssl")
		if len(plain) > 0 {
			t.Errorf("connections without encryption: %v", plain)
		}
		for sequence, err := range db.Follow(testContext(t), 0) { // on a connection of its own
			if err != nil || sequence != 1 {
				t.Errorf("got sequence %d and error %v", sequence, err)
			}
			break
		}
	})
	t.Run("encrypted, not verified", func(t *testing.T) {
		if n := len(all(t, open(t, with(t, address, "sslmode", "require", "sslrootcert", "")))); n != len(world(3)) {
			t.Errorf("got %d quads", n)
		}
	})
	for name, test := range map[string]struct{ url, says string }{
		"another authority":  {with(t, address, "sslrootcert", pgserver.NewAuthority(t)), "sslrootcert"},
		"another name":       {strings.Replace(address, "127.0.0.1", "localhost", 1), "the certificate is for another host"},
		"without encryption": {with(t, address, "sslmode", "disable"), "sslmode=verify-full"},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := postgres.Open(testContext(t), test.url)
			if err == nil {
				t.Fatal(db.Close())
			}
			if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), server.Password()) {
				t.Errorf("got error %v, want one that says %q", err, test.says)
			}
		})
	}
	for name, url := range map[string]string{
		"no such file": with(t, address, "sslrootcert", "/nowhere/authority.crt"),
		"no such mode": with(t, address, "sslmode", "always"),
	} {
		t.Run(name, func(t *testing.T) {
			db, err := postgres.Open(testContext(t), url)
			if err == nil {
				t.Fatal(db.Close())
			}
			t.Log(err)
			if !errors.Is(err, graph.ErrInvalid) || strings.Contains(err.Error(), server.Password()) {
				t.Errorf("got error %v, want ErrInvalid", err)
			}
		})
	}
}

package postgres

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/parley-kg/parley/graph"
)

// connectTimeout is how long a server may take to answer, where the URL does not say.
const connectTimeout = 10 * time.Second

// Matches tells whether the URL names a PostgreSQL database.
func Matches(url string) bool {
	return strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://")
}

// Redact returns the URL without anything secret, for messages and logs.
// Settings are left out as a whole: a password may be among them.
func Redact(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		scheme, _, _ := strings.Cut(address, "://")
		return scheme + "://…"
	}
	shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if name := u.User.Username(); name != "" {
		shown.User = url.User(name)
	}
	return shown.String()
}

// parse reads the settings of a URL; timeout is that of connecting, where it does
// not say. The error does not show it: a password may stand anywhere in a URL
// that is wrong.
func parse(address string, timeout time.Duration) (*pgxpool.Config, error) {
	if _, err := url.Parse(address); err != nil {
		return nil, fmt.Errorf("the PostgreSQL URL cannot be read: write it as postgres://user@host:5432/database?sslmode=require, "+
			"with %%-escapes for special characters in the password: %w", graph.ErrInvalid)
	}
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("the PostgreSQL URL %s has a setting that cannot be read%s: %w", Redact(address), reason(err), graph.ErrInvalid)
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = timeout
	}
	if config.ConnConfig.RuntimeParams["application_name"] == "" {
		config.ConnConfig.RuntimeParams["application_name"] = "parley"
	}
	return config, nil
}

// reason returns what is wrong with a URL, without the URL that the message repeats.
func reason(err error) string {
	message := err.Error()
	const quoted = "`: "
	if end := strings.LastIndex(message, quoted); end >= 0 {
		return ": " + message[end+len(quoted):]
	}
	return ""
}

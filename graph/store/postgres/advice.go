package postgres

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/parley-kg/parley/graph"
)

// explain turns an error of the server or the network into one that tells what
// to do. Errors that have a kind already are left alone, and those of a context.
func (db *DB) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ended := ctx.Err(); ended != nil {
		return ended
	}
	var delta *cayley.DeltaError // Cayley wants to see it as it is
	if errors.As(err, &delta) {
		return err
	}
	for _, kind := range []error{graph.ErrUnavailable, graph.ErrInvalid, graph.ErrConflict, graph.ErrNotFound} {
		if errors.Is(err, kind) {
			return err
		}
	}
	return fmt.Errorf("PostgreSQL at %s: %s%w: %w", db.shown, advice(err), oneLine{err}, graph.ErrUnavailable)
}

// oneLine is an error whose text has no line ends: pgx puts a line for each
// address that it tried.
type oneLine struct{ error }

func (e oneLine) Error() string { return strings.Join(strings.Fields(e.error.Error()), " ") }

func (e oneLine) Unwrap() error { return e.error }

// advice says what to do about an error, where that is known.
func advice(err error) string {
	var refused *pgconn.PgError
	var uncertified *tls.CertificateVerificationError
	switch {
	case errors.As(err, &refused):
		return adviceOnRefusal(refused)
	case errors.As(err, &uncertified):
		return adviceOnCertificate(uncertified)
	case isUnreachable(err):
		return "the server cannot be reached (is it running, and are host, port and sslmode right?): "
	}
	return ""
}

func adviceOnRefusal(err *pgconn.PgError) string {
	switch err.Code {
	case "28P01", "28000":
		if strings.Contains(err.Message, "no encryption") {
			return "the server lets nobody in without encryption, or not from this machine (set sslmode=verify-full and sslrootcert in the URL): "
		}
		return "the user or the password is wrong, or pg_hba.conf does not let this machine in: "
	case "3D000":
		return "the database does not exist (make it with createdb): "
	case "42501":
		return "the user lacks a right: "
	case "25006":
		return "the server only reads, as a replica does: write to the primary: "
	case "53300":
		return "the server has no connection left (lower pool_max_conns in the URL): "
	case "53100":
		return "the server's disk is full: "
	}
	return ""
}

func adviceOnCertificate(err *tls.CertificateVerificationError) string {
	var name x509.HostnameError
	var signer x509.UnknownAuthorityError
	switch {
	case errors.As(err, &name):
		return "the certificate is for another host: name the host in the URL as the certificate does: "
	case errors.As(err, &signer):
		return "the certificate is not signed by whom sslrootcert in the URL names: "
	}
	return "the server's certificate is not a good one: "
}

// isUnreachable tells whether no connection could be made.
func isUnreachable(err error) bool {
	var unreachable *pgconn.ConnectError
	return errors.As(err, &unreachable)
}

// isAway tells whether no connection could be made for a reason that may pass: a
// server that restarts, not one that does not know us.
func isAway(err error) bool {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return isUnreachable(err) && !strings.HasPrefix(refused.Code, "28") && !strings.HasPrefix(refused.Code, "3D")
	}
	var uncertified *tls.CertificateVerificationError
	return isUnreachable(err) && !errors.As(err, &uncertified)
}

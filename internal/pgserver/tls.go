//go:build unix

package pgserver

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/parley-kg/parley/internal/needs"
)

// StartTLS makes a server that lets in encrypted connections only, with a
// certificate that it has signed itself. Its addresses verify that.
func StartTLS(t testing.TB) *Server {
	t.Helper()
	s := &Server{programs: filepath.Dir(needs.PostgreSQL(t)), owner: unprivileged(t), password: rand.Text()}
	s.data = s.makeDirectory(t)
	s.initialise(t)
	certificate, key := selfSigned(t)
	s.write(t, "server.crt", certificate)
	s.write(t, "server.key", key)
	s.write(t, "pg_hba.conf", []byte("hostssl all all 127.0.0.1/32 scram-sha-256\n"))
	s.arguments = []string{"-c", "ssl=on"}
	s.settings = url.Values{"sslmode": {"verify-full"}, "sslrootcert": {NewAuthority(t, certificate)}}
	s.mustStart(t)
	return s
}

// write puts a file into the server's directory.
func (s *Server) write(t testing.TB, name string, content []byte) {
	t.Helper()
	path := filepath.Join(s.data, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s.give(t, path)
}

// NewAuthority writes certificates that are to be trusted into a file; some
// that nobody uses where none are given.
func NewAuthority(t testing.TB, certificates ...[]byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "authority.crt")
	if len(certificates) == 0 {
		unused, _ := selfSigned(t)
		certificates = [][]byte{unused}
	}
	var all []byte
	for _, certificate := range certificates {
		all = append(all, certificate...)
	}
	if err := os.WriteFile(path, all, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// selfSigned makes a certificate for this machine and its key, both as PEM.
func selfSigned(t testing.TB) (certificate, key []byte) {
	t.Helper()
	pair, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "parley test"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, &pair.PublicKey, pair)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(pair)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})
}

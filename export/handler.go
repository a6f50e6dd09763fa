package export

import (
	"bufio"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/query"
)

// NewHandler serves the pattern "/export/{format}". The answer is named
// after the snapshot, so that a file can be traced to what it was made from.
func NewHandler(reader *query.Reader, quads Quads, logger *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		format, err := ByName(r.PathValue("format"))
		if err != nil {
			http.Error(w, graph.Message(err), http.StatusNotFound)
			return
		}
		session := reader.Session()
		snapshot := session.Snapshot().ID()
		w.Header().Set("Content-Type", format.MediaType)
		w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="parley-%s.%s"`, snapshot, format.Extension))
		w.Header().Set("X-Content-Type-Options", "nosniff")
		out := bufio.NewWriter(w)
		err = format.Write(r.Context(), out, Source{Session: session, Quads: quads, Base: DefaultBase})
		if err = errors.Join(err, out.Flush()); err != nil {
			logger.Error("export failed", "format", format.Name, "snapshot", snapshot, "error", err)
			panic(http.ErrAbortHandler) // the status is sent: only a broken connection can still say that the file is not whole
		}
	})
}

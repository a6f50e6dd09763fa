package resolvers

import (
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-kg/parley/query"
)

// Options of [NewHandler] and [Ask]. The zero value will do.
type Options struct {
	// Logger gets the causes of internal errors; slog.Default() where nil.
	Logger *slog.Logger
	// Version is shown by the field status; where empty, that of the module the program was built from.
	Version string
	// Limits are DefaultLimits where nil.
	Limits *Limits
	// Judge is what the mutation judge does; where nil nothing can be changed. Whoever reaches the
	// handler may call it: it must be served on a loopback address only, and refuses what pages of
	// other sites have browsers send.
	Judge JudgeFunc
}

func (o Options) withDefaults() Options {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if info, ok := debug.ReadBuildInfo(); ok && o.Version == "" {
		o.Version = info.Main.Version
	}
	if o.Judge == nil {
		o.Judge = onlyReads
	}
	if o.Limits == nil {
		limits := DefaultLimits()
		o.Limits = &limits
	}
	return o
}

// NewHandler serves GraphQL over HTTP, as the specification of that name has
// it: queries by GET or POST, mutations by POST. It is the only door to the API.
func NewHandler(reader *query.Reader, opts Options) http.Handler {
	return &handler{engine: newEngine(reader, opts), writes: opts.Judge != nil}
}

type handler struct {
	*engine
	writes bool
}

const allowed = "GET, HEAD, POST, OPTIONS"

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h.writes {
		if err := checkIsLocal(r); err != nil {
			h.write(w, mediaJSON, refuse(http.StatusForbidden, err))
			return
		}
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
	case http.MethodOptions:
		w.Header().Set("Allow", allowed)
		w.WriteHeader(http.StatusNoContent)
		return
	default:
		w.Header().Set("Allow", allowed)
		h.write(w, mediaJSON, refuse(http.StatusMethodNotAllowed, gqlerror.Errorf("use GET or POST")))
		return
	}
	media, ok := negotiate(r.Header.Get("Accept"))
	if !ok {
		h.write(w, mediaJSON, refuse(http.StatusNotAcceptable, gqlerror.Errorf("answers are %s or %s", mediaResponse, mediaJSON)))
		return
	}
	params, err := h.read(w, r)
	if err != nil {
		h.write(w, media, err.response())
		return
	}
	answer := h.answer(r.Context(), params, r.Method)
	if answer.status == http.StatusBadRequest && media == mediaJSON {
		answer.status = http.StatusOK // the request was well-formed, its question was not
	}
	if answer.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", http.MethodPost)
	}
	h.write(w, media, answer)
}

// read reads the request, and waits no longer for it than an answer may take.
// Where the deadline of a connection cannot be set, that is the server's affair.
func (h *handler) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *badRequest) {
	connection := http.NewResponseController(w)
	_ = connection.SetReadDeadline(time.Now().Add(h.limits.Time))
	defer func() { _ = connection.SetReadDeadline(time.Time{}) }()
	return readRequest(w, r, h.limits.Body)
}

func (h *handler) write(w http.ResponseWriter, media string, r response) {
	body, err := r.body()
	if err != nil {
		h.log.Error("an answer could not be written", slog.String("err", err.Error()))
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Cache-Control", "no-store")
	header.Set("Vary", "Accept")
	header.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(r.status)
	if _, err := w.Write(body); err != nil {
		h.log.Debug("a client went away before its answer was written", slog.String("err", err.Error()))
	}
}

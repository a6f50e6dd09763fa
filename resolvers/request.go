package resolvers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// parameters are those of a GraphQL request. A null is as good as nothing.
type parameters struct {
	Query         *string        `json:"query"`
	OperationName *string        `json:"operationName"`
	Variables     map[string]any `json:"variables"`
	Extensions    map[string]any `json:"extensions"`
}

// badRequest is a request that cannot be read. Its message never repeats what
// was sent.
type badRequest struct {
	status  int
	message string
}

func (e *badRequest) response() response { return refuse(e.status, gqlerror.Errorf("%s", e.message)) }

// readRequest reads a request of any method that is allowed.
func readRequest(w http.ResponseWriter, r *http.Request, maxBody int64) (*graphql.RawParams, *badRequest) {
	var p parameters
	var err *badRequest
	if r.Method == http.MethodPost {
		err = readBody(http.MaxBytesReader(w, r.Body, maxBody), r.Header.Get("Content-Type"), &p)
	} else {
		err = readURL(r.URL.RawQuery, &p)
	}
	if err != nil {
		return nil, err
	}
	if p.Query == nil || *p.Query == "" {
		return nil, &badRequest{http.StatusBadRequest, "the parameter query is missing"}
	}
	params := &graphql.RawParams{Query: *p.Query, Variables: p.Variables, Extensions: p.Extensions, Headers: r.Header}
	if p.OperationName != nil {
		params.OperationName = *p.OperationName
	}
	return params, nil
}

func readBody(body io.Reader, contentType string, p *parameters) *badRequest {
	media, options, err := mime.ParseMediaType(contentType)
	charset := strings.ToLower(options["charset"])
	if err != nil || media != "application/json" || (charset != "" && charset != "utf-8") {
		return &badRequest{http.StatusUnsupportedMediaType, "a POST needs Content-Type: application/json, in UTF-8"}
	}
	content, err := io.ReadAll(body)
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return &badRequest{
			http.StatusRequestEntityTooLarge,
			fmt.Sprintf("the body is too large: at most %d bytes are allowed", tooLarge.Limit),
		}
	}
	if err != nil {
		return &badRequest{http.StatusBadRequest, "the body could not be read to its end"}
	}
	if trimmed := bytes.TrimLeft(content, " \t\r\n"); len(trimmed) == 0 || trimmed[0] != '{' || !decode(content, p) {
		return &badRequest{http.StatusBadRequest, "the body is not a JSON object with query (a string) and, " +
			"if need be, operationName (a string), variables and extensions (objects)"}
	}
	return nil
}

func readURL(rawQuery string, p *parameters) *badRequest {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return &badRequest{http.StatusBadRequest, "the query of the URL is not well encoded"}
	}
	if values.Has("query") {
		text := values.Get("query")
		p.Query = &text
	}
	if name := values.Get("operationName"); name != "" {
		p.OperationName = &name
	}
	for name, into := range map[string]*map[string]any{"variables": &p.Variables, "extensions": &p.Extensions} {
		if text := values.Get(name); text != "" && !decode([]byte(text), into) {
			return &badRequest{http.StatusBadRequest, "the parameter " + name + " is not a JSON object"}
		}
	}
	return nil
}

// decode reads exactly one JSON value, numbers as they are written.
func decode(text []byte, into any) bool {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if decoder.Decode(into) != nil {
		return false
	}
	_, err := decoder.Token()
	return errors.Is(err, io.EOF)
}

package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
)

// Content security policies. The styles of CodeMirror and of GraphiQL's menus
// are set inline; its fonts and icons lie in its style sheet.
const (
	startPolicy    = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	graphiqlPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; " +
		"font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

type startPage struct {
	Examples []Example
	Exports  []Export
}

type graphiqlPage struct {
	// Question is what the editor holds at first.
	Question string
}

//go:embed pages/*.html
var pageFiles embed.FS

var pages = template.Must(template.New("").
	Funcs(template.FuncMap{"asset": assetURL}).
	ParseFS(pageFiles, "pages/*.html"))

// page serves one page, made once.
func page(name, policy string, data any) http.HandlerFunc {
	var content bytes.Buffer
	if err := pages.ExecuteTemplate(&content, name, data); err != nil {
		panic(err) // only a page of ours that is wrong comes here, and every test would see it
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		header := w.Header()
		header.Set("Content-Type", "text/html; charset=utf-8")
		header.Set("Content-Security-Policy", policy)
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Cache-Control", "no-cache")
		_, _ = w.Write(content.Bytes()) // nobody is left to tell
	}
}

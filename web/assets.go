package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed assets third_party/*.js third_party/*.css
var assetFiles embed.FS

// asset is a file that a page loads.
type asset struct {
	content []byte
	media   string
	// url holds a digest of the content, so that browsers may keep the file for ever.
	url string
}

var assets = readAssets()

// readAssets returns the files by their names without folders.
func readAssets() map[string]asset {
	found := map[string]asset{}
	err := fs.WalkDir(assetFiles, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := assetFiles.ReadFile(file)
		found[path.Base(file)] = newAsset(path.Base(file), content)
		return err
	})
	if err != nil {
		panic(err) // the files lie in the program
	}
	return found
}

func newAsset(name string, content []byte) asset {
	digest := sha256.Sum256(content)
	return asset{
		content: content,
		media:   mime.TypeByExtension(path.Ext(name)),
		url:     "/assets/" + hex.EncodeToString(digest[:6]) + "-" + name,
	}
}

// assetURL returns the address of a file; it panics for one that does not exist.
func assetURL(name string) string {
	a, ok := assets[name]
	if !ok {
		panic("no asset " + name)
	}
	return a.url
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	_, name, _ := strings.Cut(r.PathValue("name"), "-")
	a, ok := assets[name]
	if !ok || a.url != r.URL.Path {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Content-Type", a.media)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(a.content))
}

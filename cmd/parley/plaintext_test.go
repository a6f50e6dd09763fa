package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
)

// What files say of themselves cannot move the cursor of who loads them, nor hide
// a line: neither labels, nor names, nor what stands where something is wrong.
func TestControlCharactersOfFilesAreShown(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.json":  `{"format": "parley/1", "id": "a", "text": "Anna", "mentions": [{"id": "m1", "type": "Per\u001bson\r", "quote": "Anna"}]}`,
		"b.jsonl": `{"text": "Eva met Anna.", "spans": [{"start": 0, "end": 3, "label": "EVIL\u001b[2J\nloaded 7 new articles"}]}` + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range []string{"check", "load"} {
		var out, errs bytes.Buffer
		run(t.Context(), []string{command, "--store", "memory:", dir}, terminal{strings.NewReader(""), &out, &errs, time.Now})
		if !strings.Contains(out.String()+errs.String(), "EVIL") || !strings.Contains(errs.String(), "a.json:1:") {
			t.Errorf("%s says nothing of them: %s%s", command, &out, &errs)
		}
		for _, line := range strings.Split(out.String()+errs.String(), "\n") {
			if strings.ContainsFunc(line, unicode.IsControl) || strings.HasPrefix(line, "loaded 7") {
				t.Errorf("%s prints %q", command, line)
			}
		}
	}
}

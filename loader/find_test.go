package loader

import (
	"fmt"
	"slices"
	"testing"
)

// A text without annotation is told as such beside files of another format, and
// is a problem where it may be half of an article. No text hides an article.
func TestTextsThatNobodyAnnotated(t *testing.T) {
	cat := string(readFile(t, samples+"/cat/bergen.xml"))
	web, webText := string(readFile(t, samples+"/webannotation/bergen.json")), string(readFile(t, samples+"/webannotation/bergen.txt"))
	ann := annotation(t, "Anna met.", "T1 Person Anna")
	const lies = "skipped nobody annotated it: %s lies beside files of another format"
	const half = "a.ann: there is no such file or directory: an annotated article is a .txt file and an .ann file of one name"
	for name, tt := range map[string]struct {
		files files
		want  []string
	}{
		"beside": {files{"a.xml": cat, "README.txt": "Read me."}, []string{fmt.Sprintf(lies, "README.txt"), "loaded a.xml"}},
		"above": {
			files{"README.txt": "Read me.", "1/a.xml": cat, "1/NOTES.txt": "Of 1."},
			[]string{fmt.Sprintf(lies, "1/NOTES.txt"), "loaded 1/a.xml", fmt.Sprintf(lies, "README.txt")},
		},
		"alone":               {files{"a.txt": "Anna met."}, []string{half}},
		"with metadata":       {files{"a.txt": "Anna met.", "a.meta.json": "{}", "b.xml": cat}, []string{half, "loaded b.xml"}},
		"beside brat":         {files{"a.txt": "Anna met.", "b.txt": "Anna met.", "b.ann": ann, "c.xml": cat}, []string{half, "loaded b.ann", "loaded c.xml"}},
		"beside judgements":   {files{"a.txt": "Anna met.", "judgements.jsonl": ""}, []string{half, "judgements.jsonl: the file is empty: fill it, or remove it"}},
		"of Web Annotation":   {files{"bergen.json": web, "bergen.txt": webText}, []string{"loaded bergen.json"}},
		"brat below the same": {files{"bergen.json": web, "bergen.txt": webText, "1/b.txt": "Anna met.", "1/b.ann": ann}, []string{"loaded 1/b.ann", "loaded bergen.json"}},
	} {
		var got []string
		for item := range Read(t.Context(), []string{"."}, Options{FS: tt.files.mapFS()}) {
			switch {
			case item.Article != nil:
				got = append(got, "loaded "+item.Path)
			case item.Skipped != "":
				got = append(got, "skipped "+item.Skipped)
			}
			for _, p := range item.Problems {
				got = append(got, p.Error())
			}
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if d := diff(tt.want, got); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
	}
}

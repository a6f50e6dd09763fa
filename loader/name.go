package loader

import (
	"path"
	"slices"
	"strings"

	"github.com/parley-kg/parley/loader/unpack"
)

// nameOf is the article's name: the id of its metadata, else that of its files,
// which are given without endings.
func (l *load) nameOf(m metadata, src *source, base string) word {
	if m.id.s != "" {
		return m.id
	}
	return word{pos{src, 0}, l.nameOfFile(base)}
}

// stemOf is what the name of an article begins with that a file of another tool holds.
func (l *load) stemOf(file string) string { return l.nameOfFile(withoutEndings(file)) }

func withoutEndings(file string) string {
	file = unpack.Stripped(file)
	for _, ending := range slices.Concat(jsonEndings, lineEndings, xmlEndings, tableEndings) {
		file = strings.TrimSuffix(file, ending)
	}
	return file
}

// tableName is the name of a table's article: that of its file without endings.
func (l *load) tableName(file string) string {
	base := unpack.Stripped(file)
	return l.nameOfFile(strings.TrimSuffix(base, path.Ext(base)))
}

// nameOfFile is the name that a file gives to an article: its own, or its path
// below the folder that was named, with ~ between folders; with _ for each letter
// that an id cannot have.
func (l *load) nameOfFile(file string) string {
	name := path.Base(file)
	if l.byPath {
		name = strings.TrimPrefix(file, l.root+"/") // of what lies in ".", nothing
	}
	return strings.Trim(nameLetters(strings.ReplaceAll(strings.Trim(name, "<>"), "/", "~")), "~")
}

// nameLetters leaves of a string what the name of an article may have.
func nameLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if isNameLetter(r) {
			return r
		}
		return '_'
	}, s)
}

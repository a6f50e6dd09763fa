package loader

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

// endConf is the file in which brat is told the types of a corpus: it lies in
// the folder of the articles or in one above.
const endConf = "annotation.conf"

// bratConf are the words that an annotation.conf declares; nil where there is none.
type bratConf map[string]bool

// confOf finds the annotation.conf of a folder.
func (l *load) confOf(dir string) bratConf {
	for {
		if conf, known := l.confs.get(dir); known {
			return conf
		}
		conf, problem := readBratConf(l.fsys, path.Join(dir, endConf))
		parent := path.Dir(dir)
		if !errors.Is(problem, fs.ErrNotExist) || parent == dir {
			l.confs.put(dir, conf)
			return conf
		}
		dir = parent
	}
}

// readBratConf collects the names of types, roles and attributes. Names that
// are hidden or structural, "!Life", are no types.
func readBratConf(fsys fs.FS, name string) (bratConf, error) {
	src, problem := readSource(fsys, name)
	if problem != nil {
		return nil, problem
	}
	conf := bratConf{}
	for line := range strings.Lines(src.withoutMark().text) {
		fields := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\r\n,", r) })
		if len(fields) == 0 || strings.ContainsAny(fields[0][:1], "#[<!-") {
			continue
		}
		conf[fields[0]] = true
		for _, argument := range fields[1:] {
			role, _, _ := strings.Cut(argument, ":")
			conf[strings.TrimRight(strings.SplitN(role, "{", 2)[0], "?*+")] = true
		}
	}
	return conf, nil
}

// isForeign tells whether the article is annotated with types of another
// project: with a word that is not ours and that its annotation.conf, or the
// user's mapping, declares, or with no type of ours nor any slip for one.
func (b *bratArticle) isForeign(conf bratConf, user *mapping) bool {
	ours, unknown := b.labels()
	for _, label := range unknown {
		if conf[label] || user != nil && user.knows(label) {
			return true
		}
	}
	if ours || len(unknown) == 0 {
		return false
	}
	known := append(mentionWords(), eventLabels()...)
	for _, label := range unknown {
		if nearest(label, known) != "" {
			return false
		}
	}
	return true
}

// labels tells whether any type of a T line is ours, and which words of the file
// are not.
func (b *bratArticle) labels() (ours bool, unknown []string) {
	words := ourWords()
	for kind, lines := range b.lines {
		for _, l := range lines {
			first, rest, _ := l.body.cut(" ")
			label, _, _ := first.cut(":")
			isOurs := words.knows(label.s)
			ours = ours || isOurs && kind == 'T'
			if !isOurs && strings.IndexByte("TERA*", kind) >= 0 {
				unknown = append(unknown, label.s)
			}
			for _, argument := range rest.split() {
				role, _, isArgument := argument.cut(":")
				role.s = strings.TrimRight(role.s, "0123456789")
				if kind == 'E' && isArgument && !words.knows(role.s) {
					unknown = append(unknown, role.s)
				}
			}
		}
	}
	return ours, unknown
}

// knows tells whether this mapping has the label in any of its sections, as it is written.
func (m *mapping) knows(label string) bool {
	_, mention := m.mentions.exact[label]
	_, event := m.events.exact[label]
	_, role := m.roles.exact[label]
	_, relation := m.relations.exact[label]
	_, attribute := m.attributes.exact[label]
	return mention || event || role || relation || attribute
}

package loader

import (
	"errors"
	"io/fs"
	"path"
	"slices"
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
// project: with a word that is not ours and that its annotation.conf, or a
// mapping, declares, or with as many types that are nothing like ours as are ours.
func (b *bratArticle) isForeign(conf bratConf, user, builtIn *mapping) bool {
	own, types, others := b.labels()
	for _, label := range slices.Concat(types, others) {
		if conf[label] || user != nil && user.knows(label) {
			return true
		}
	}
	known, far := append(mentionWords(), eventLabels()...), 0
	for _, label := range types {
		if builtIn.knowsType(label) {
			return true
		}
		// where no type is ours, one that differs in several letters is no slip either
		if best := nearest(label, known); best == "" || own == 0 && slips(label, best) > 1 {
			far++
		}
	}
	return far >= max(1, own) || own == 0 && len(types) == 0 && len(others) > 0
}

// labels counts the types of T lines that are ours, and tells which types and
// which other words of the file are not. Each type is told once.
func (b *bratArticle) labels() (own int, types, others []string) {
	words, seen := ours(), map[string]bool{}
	for kind, lines := range b.lines {
		for _, l := range lines {
			first, rest, _ := l.body.cut(" ")
			label, _, _ := first.cut(":")
			isOurs := words.knows(label.s)
			switch {
			case kind == 'T' && seen[label.s]:
			case kind == 'T' && isOurs:
				seen[label.s] = true
				own++
			case kind == 'T':
				seen[label.s] = true
				types = append(types, label.s)
			case isOurs:
			case strings.IndexByte("ERA*", kind) >= 0:
				others = append(others, label.s)
			}
			for _, argument := range rest.split() {
				role, _, isArgument := argument.cut(":")
				role.s = strings.TrimRight(role.s, "0123456789")
				if kind == 'E' && isArgument && !words.knows(role.s) {
					others = append(others, role.s)
				}
			}
		}
	}
	return own, types, others
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

// knowsType tells whether this mapping, or one behind it but for our own words,
// has the label for a span or an event.
func (m *mapping) knowsType(label string) bool {
	for ; m != nil && m.next != nil; m = m.next {
		if _, ok := m.mentions.get(label); ok {
			return true
		}
		if _, ok := m.events.get(label); ok {
			return true
		}
	}
	return false
}

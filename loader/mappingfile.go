package loader

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/parley-kg/parley/graph"
)

//go:embed mappings/*.yaml
var builtinMappings embed.FS

// commonMapping is the built-in file that holds for every format.
const commonMapping = "common"

// families are the built-in files that several formats have in common, by format.
var families = map[string][]string{formatICEWS: {"cameo"}, formatDyads: {"cameo"}, formatCSV: {"cameo"}}

// mappingFor returns the mapping of a format: the user's, the one built in for
// the format, the one for all, our own words.
func (l *load) mappingFor(format string) *mapping {
	if l.user == nil {
		return builtinMapping(format)
	}
	first := *l.user
	first.next = builtinMapping(format)
	return &first
}

// builtin holds the built-in mappings that were read.
var builtin shared[string, *mapping]

// ours are our own words, which every mapping ends in.
var ours = sync.OnceValue(ourWords)

// builtinMapping reads what is built in for a format. That nothing is wrong with
// these files, a test makes sure.
func builtinMapping(format string) *mapping {
	if known, ok := builtin.get(format); ok {
		return known
	}
	m := ours()
	for _, name := range append([]string{commonMapping}, append(families[format], format)...) {
		if file, err := builtinMappings.ReadFile("mappings/" + name + ".yaml"); err == nil {
			m = readMapping(name, file, m, &problems{})
		}
	}
	builtin.put(format, m)
	return m
}

// openMapping reads the user's file once and says what is wrong with it.
func (l *load) openMapping(name string) *problems {
	p := &problems{}
	if name == "" {
		return p
	}
	src, problem := readSource(l.fsys, name)
	if problem != nil {
		if errors.Is(problem, fs.ErrNotExist) {
			problem.Msg = "there is no such mapping file"
		}
		p.take(problem)
		return p
	}
	l.user = readMapping(name, []byte(src.withoutMark().text), nil, p)
	return p
}

// mappingReader reads one mapping file strictly: an unknown key is an error.
type mappingReader struct {
	name string
	p    *problems
}

// readMapping returns the mapping of a file, before the next one.
func readMapping(name string, file []byte, next *mapping, p *problems) *mapping {
	r := &mappingReader{name, p}
	m := &mapping{next: next}
	var doc yaml.Node
	if err := yaml.Unmarshal(file, &doc); err != nil {
		p.also(yamlProblem(name, err))
		return m
	}
	if len(doc.Content) == 0 {
		return m // a file of comments
	}
	sections := map[string]func(key, value *yaml.Node){
		"mentions":   func(k, v *yaml.Node) { m.mentions.set(k.Value, r.mention(v)) },
		"events":     func(k, v *yaml.Node) { m.events.set(k.Value, r.event(v)) },
		"roles":      func(k, v *yaml.Node) { m.roles.set(k.Value, r.word(v, roleWords())) },
		"relations":  func(k, v *yaml.Node) { m.relations.set(k.Value, r.relation(v)) },
		"attributes": func(k, v *yaml.Node) { m.attributes.set(k.Value, r.attribute(v)) },
		"columns":    func(k, v *yaml.Node) { r.column(m, k, v) },
		"references": func(k, v *yaml.Node) { m.references.set(k.Value, r.template(v)) },
	}
	r.each(doc.Content[0], "a mapping file has the sections "+oneOf(sortedKeys(sections)), func(k, v *yaml.Node) {
		section := sections[k.Value]
		if section == nil {
			r.add(k, "unknown section %s: %s", shown(k.Value), suggestion(k.Value, sortedKeys(sections)))
			return
		}
		if v.Tag != "!!null" {
			r.each(v, "a section is a list of LABEL: MEANING", section)
		}
	})
	return m
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// yamlProblem gives the library's error its place.
func yamlProblem(name string, err error) *ParseError {
	problem := wholeFile(name, invalid(err), "not YAML: %v", err)
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		problem.Line, _ = strconv.Atoi(m[1])
		problem.Msg = "not YAML: " + m[2]
	}
	return problem
}

func (r *mappingReader) add(at *yaml.Node, format string, args ...any) {
	r.p.also(&ParseError{r.name, at.Line, at.Column, fmt.Sprintf(format, args...), graph.ErrInvalid})
}

// each hands over the entries of a map; a key twice is an error.
func (r *mappingReader) each(n *yaml.Node, wanted string, entry func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.add(n, "%s", wanted)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			r.add(key, "a label is wanted here")
		case seen[key.Value]:
			r.add(key, "%s comes twice", shown(key.Value))
		default:
			entry(key, value)
		}
		seen[key.Value] = true
	}
}

// scalar reads a plain value.
func (r *mappingReader) scalar(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.add(n, "a word is wanted here")
		return "", false
	}
	return n.Value, true
}

// word reads one of the words, keep or ignore.
func (r *mappingReader) word(n *yaml.Node, known []string) string {
	s, ok := r.scalar(n)
	if ok && s != meansKeep && s != meansIgnore && !slices.Contains(known, s) {
		r.add(n, "unknown meaning %s: %s", shown(s), suggestion(s, append(known, meansKeep, meansIgnore)))
	}
	return s
}

// mention reads "Person", "Place/City" or a list of such.
func (r *mappingReader) mention(n *yaml.Node) []mentionMeaning {
	parts := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		parts = n.Content
	}
	var list []mentionMeaning
	for _, part := range parts {
		plain := *part
		label, kind, _ := strings.Cut(part.Value, "/")
		plain.Value = label
		list = append(list, mentionMeaning{r.word(&plain, mentionWords()), kind})
		r.kind(part, label, kind)
	}
	if len(list) == 0 {
		r.add(n, "the list of meanings is empty")
	}
	if len(list) > 1 && len(typesOf(list)) != len(list) {
		r.add(n, "only types of mentions can be alternatives")
	}
	return list
}

func (r *mappingReader) kind(at *yaml.Node, label, kind string) {
	kinds := map[string][]row[string]{"Organization": organizationKinds, "Place": placeKinds}[label]
	if _, ok := find(kinds, kind); kind != "" && !ok {
		r.add(at, "unknown kind of %s %s: %s", label, shown(kind), suggestion(kind, labels(kinds)))
	}
}

// event reads "Meeting", or a map of type, roles and attributes.
func (r *mappingReader) event(n *yaml.Node) eventMeaning {
	if n.Kind != yaml.MappingNode {
		return eventMeaning{label: r.word(n, eventLabels())}
	}
	var e eventMeaning
	r.each(n, "", func(k, v *yaml.Node) {
		name := strings.ToUpper(k.Value[:min(1, len(k.Value))]) + k.Value[min(1, len(k.Value)):]
		switch values := valuesOf(name); {
		case k.Value == "type":
			e.label = r.word(v, eventLabels())
		case k.Value == "roles":
			e.roles = map[string]string{}
			r.each(v, "roles are a list of LABEL: ROLE", func(k, v *yaml.Node) { e.roles[k.Value] = r.word(v, roleWords()) })
		case len(values) > 0:
			e.settings = append(e.settings, setting{name, r.word(v, values)})
		default:
			r.add(k, "unknown key %s: use type, roles, status, polarity, modality or presence", shown(k.Value))
		}
	})
	if e.label == "" {
		r.add(n, "the type is missing")
	}
	return e
}

// relation reads "Within" or "Within reversed".
func (r *mappingReader) relation(n *yaml.Node) relationMeaning {
	plain := *n
	label, reversed := strings.CutSuffix(n.Value, " reversed")
	plain.Value = label
	return relationMeaning{r.word(&plain, append(relationWords(), eventLabels()...)), reversed}
}

// attribute reads "Polarity=Negative", or a map of value to such.
func (r *mappingReader) attribute(n *yaml.Node) attributeMeaning {
	if n.Kind != yaml.MappingNode {
		return attributeMeaning{"*": r.setting(n)}
	}
	meaning := attributeMeaning{}
	r.each(n, "", func(k, v *yaml.Node) { meaning[k.Value] = r.setting(v) })
	return meaning
}

func (r *mappingReader) setting(n *yaml.Node) setting {
	s, _ := r.scalar(n)
	name, value, valued := strings.Cut(s, "=")
	alone := []string{meansKeep, meansIgnore, attrReference, attrTime, "Kind", "Lang", attrAnonymous}
	values := valuesOf(name)
	switch {
	case !valued && slices.Contains(alone, name):
	case !valued || len(values) == 0 && name != "Kind":
		r.add(n, "%s is no meaning of an attribute: write NAME=VALUE, such as Polarity=Negative, or one of %s",
			shown(s), oneOf(alone))
	case len(values) > 0 && !slices.Contains(values, value):
		r.add(n, "unknown %s %s: %s", name, shown(value), suggestion(value, values))
	}
	return setting{name, value}
}

// column reads the header of a column.
func (r *mappingReader) column(m *mapping, k, v *yaml.Node) {
	if !slices.Contains(columnNames[:], k.Value) {
		r.add(k, "unknown column %s: %s", shown(k.Value), suggestion(k.Value, columnNames[:]))
		return
	}
	if header, ok := r.scalar(v); ok {
		m.columns.set(k.Value, header)
	}
}

// template reads an IRI with {id} in it.
func (r *mappingReader) template(n *yaml.Node) string {
	s, ok := r.scalar(n)
	if ok && (!strings.Contains(s, "{id}") || !isWebAddress(strings.ReplaceAll(s, "{id}", "1"))) {
		r.add(n, "%s is not an IRI with {id} in it, such as https://example.org/{id}", shown(s))
	}
	return s
}

// MappingNames returns the names of the built-in mappings, sorted: formats, and
// the one of all formats.
func MappingNames() []string {
	entries, err := builtinMappings.ReadDir("mappings")
	names := map[string]bool{}
	for _, e := range entries {
		names[strings.TrimSuffix(e.Name(), ".yaml")] = err == nil
	}
	return slices.Sorted(maps.Keys(names))
}

// Mapping returns a built-in mapping, to be the beginning of one's own. The
// error wraps [graph.ErrNotFound].
func Mapping(name string) ([]byte, error) {
	file, err := builtinMappings.ReadFile("mappings/" + name + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("there is no built-in mapping %q, only %s: %w", name, strings.Join(MappingNames(), ", "), graph.ErrNotFound)
	}
	return file, nil
}

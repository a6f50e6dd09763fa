package export

import (
	"archive/tar"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// writeBrat writes a tar archive with the three files of each article, and the
// judgements of people. What brat cannot hold is left out: events that no words
// tell of, mentions that have only a name, sentences that were given by hand,
// articles without a text. That is told.
func writeBrat(ctx context.Context, w io.Writer, source Source) error {
	corpus, err := source.Quads.Corpus(ctx)
	if err != nil {
		return err
	}
	lacks := &lacking{}
	out := tar.NewWriter(w)
	for i := range corpus.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		if corpus.Articles[i].Article.Text == "" {
			lacks.articles++
			continue
		}
		if err := newAnnotation(&corpus.Articles[i]).brat(out, lacks); err != nil {
			return err
		}
	}
	var judgements bytes.Buffer
	lines := json.NewEncoder(&judgements)
	lines.SetEscapeHTML(false)
	for _, j := range judgementsOf(corpus) {
		if err := lines.Encode(j); err != nil {
			return err
		}
	}
	if judgements.Len() > 0 {
		if err := addFile(out, "judgements.jsonl", judgements.Bytes()); err != nil {
			return err
		}
	}
	source.tell(lacks.String())
	return out.Close()
}

// addFile adds a file without a date, so that the same graph gives the same bytes.
func addFile(out *tar.Writer, name string, data []byte) error {
	if err := out.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(data)), Format: tar.FormatPAX}); err != nil {
		return err
	}
	_, err := out.Write(data)
	return err
}

// brat writes the files of one article.
func (x *annotation) brat(out *tar.Writer, lacks *lacking) error {
	name := x.Article.ID.Local()
	m := x.meta()
	m.ID = name
	m.PublisherNames = x.otherNames()
	var header bytes.Buffer
	encoder := json.NewEncoder(&header)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(m); err != nil {
		return err
	}
	for _, file := range []struct {
		ending string
		data   []byte
	}{{".ann", x.standoff(lacks)}, {".meta.json", header.Bytes()}, {".txt", []byte(x.Article.Text)}} {
		if err := addFile(out, name+file.ending, file.data); err != nil {
			return err
		}
	}
	return nil
}

// otherNames are the further spellings of the outlet's name.
func (x *annotation) otherNames() []string {
	var names []string
	for _, group := range x.Coreference {
		if !slices.Contains(group, x.Article.Publisher) {
			continue
		}
		for _, id := range group {
			if m := x.mention(id); m != nil && len(m.Fragments) == 0 && id != x.Article.Publisher {
				names = append(names, m.Text)
			}
		}
	}
	return names
}

// isPublisher tells whether the mention is one of the outlet's names, which the
// metadata hold.
func (x *annotation) isPublisher(id graph.ID) bool {
	return id == x.Article.Publisher || slices.ContainsFunc(x.Coreference, func(group []graph.ID) bool {
		return slices.Contains(group, x.Article.Publisher) && slices.Contains(group, id)
	})
}

// bratWriter writes the lines of an .ann file. Lines of one kind are numbered.
type bratWriter struct {
	*annotation
	out bytes.Buffer
	// next are the numbers of the next line of each kind
	next map[byte]int
	// spans are the ids of T lines; a mention may have several, one for each presence, or chain of
	// sources, that it has in an event.
	spans map[graph.ID]string
	// events are the ids of E lines.
	events map[graph.ID]string
	lacks  *lacking
}

// lacking counts what brat cannot hold.
type lacking struct{ events, mentions, articles int }

// String says what the archive lacks; nothing where it lacks nothing.
func (l *lacking) String() string {
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{l.events, "events that no words tell of"}, {l.mentions, "mentions that have only a name"}, {l.articles, "articles without a text"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d", part.what, part.n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "brat cannot hold, and the archive lacks, " + strings.Join(parts, "; ") + "; jsonl holds all"
}

func (x *annotation) standoff(lacks *lacking) []byte {
	w := &bratWriter{annotation: x, next: map[byte]int{}, spans: map[graph.ID]string{}, events: map[graph.ID]string{}, lacks: lacks}
	for i := range x.Mentions {
		w.mention(&x.Mentions[i])
	}
	for _, z := range x.Article.Zones {
		w.text(label(string(z.Type)), []graph.Span{z.Span})
	}
	for i := range x.Claims {
		if c := &x.Claims[i]; c.IsEvent() && len(c.Trigger) > 0 {
			w.event(c)
		}
	}
	for i := range x.Claims {
		switch c := &x.Claims[i]; {
		case !c.IsEvent():
			w.relation(c)
		case len(c.Trigger) == 0 && !w.otherRelation(c):
			w.lacks.events++
		}
	}
	w.office()
	w.actsFor()
	for _, group := range x.Coreference {
		w.group(group)
	}
	if w.out.Len() == 0 {
		w.out.WriteString("\n") // an empty file is taken for a mistake
	}
	return w.out.Bytes()
}

// line writes a line with the next number of its kind, and returns its id.
func (w *bratWriter) line(kind byte, format string, args ...any) string {
	w.next[kind]++
	id := fmt.Sprintf("%c%d", kind, w.next[kind])
	fmt.Fprintf(&w.out, "%s\t%s\n", id, fmt.Sprintf(format, args...))
	return id
}

// inOneLine writes line ends of the text as spaces, as brat does.
var inOneLine = strings.NewReplacer("\r", " ", "\n", " ")

func (w *bratWriter) text(label string, fragments []graph.Span) string {
	var where []string
	for _, f := range fragments {
		where = append(where, fmt.Sprintf("%d %d", f.Start, f.End))
	}
	return w.line('T', "%s %s\t%s", label, strings.Join(where, ";"), inOneLine.Replace(w.words(fragments)))
}

func (w *bratWriter) mention(m *graph.Mention) {
	if len(m.Fragments) == 0 {
		if !w.isPublisher(m.ID) {
			w.lacks.mentions++
		}
		return
	}
	id := w.text(label(string(m.Type)), m.Fragments)
	w.spans[m.ID] = id
	if m.Kind != "" {
		w.line('A', "Kind %s %s", id, label(m.Kind))
	}
	if m.Anonymous {
		w.line('A', "Anonymous %s", id)
	}
	if m.Lang != "" {
		w.line('A', "Lang %s %s", id, m.Lang)
	}
	for _, iri := range m.SameAs {
		w.line('N', "Reference %s %s\t%s", id, iri, inOneLine.Replace(m.Text))
	}
	if when := w.times[m.ID]; !when.IsZero() {
		w.line('N', "Time %s EDTF:%s\t%s", id, when, inOneLine.Replace(m.Text))
	}
	w.source(id, m.SourceType, m.Kept)
}

var escapes = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`, "=", `\e`)

// source writes what another tool has said in words of its own.
func (w *bratWriter) source(id, sourceType string, kept []graph.Kept) {
	if sourceType != "" {
		w.line('#', "SourceType %s\t%s", id, escapes.Replace(sourceType))
	}
	for _, k := range kept {
		w.line('#', "Kept %s\t%s=%s", id, escapes.Replace(k.Name), escapes.Replace(k.Value))
	}
}

// copied writes another T line of a mention, for what holds of it in one event only.
func (w *bratWriter) copied(mention graph.ID) string {
	m := w.annotation.mention(mention)
	return w.text(label(string(m.Type)), m.Fragments)
}

func (w *bratWriter) event(c *graph.Claim) {
	used := map[graph.ID]string{}
	var arguments []string
	numbers := map[string]int{}
	add := func(role, id string) {
		if id == "" {
			return // it has only a name, which brat cannot hold
		}
		numbers[role]++
		if n := numbers[role]; n > 1 {
			role += fmt.Sprint(n)
		}
		arguments = append(arguments, role+":"+id)
	}
	for _, p := range c.Participations {
		id := w.spans[p.Mention]
		if id != "" && p.Presence != c.Status.Presence() {
			if used[p.Mention] == "" {
				used[p.Mention] = w.copied(p.Mention)
				w.line('A', "Presence %s %s", used[p.Mention], label(string(p.Presence)))
			}
			id = used[p.Mention]
		}
		add(p.Role.Info().Label, id)
	}
	for _, id := range c.Places {
		add("Place", w.spans[id])
	}
	for _, t := range c.Times {
		add("Time", w.spans[t.Mention])
	}
	for _, id := range c.Topics {
		add("Topic", w.spans[id])
	}
	for _, s := range c.Attribution {
		add("Source", w.cited(s))
	}
	trigger := w.text(eventLabel(c), c.Trigger)
	id := w.line('E', "%s", strings.Join(append([]string{eventLabel(c) + ":" + trigger}, arguments...), " "))
	w.events[c.ID] = id
	w.line('A', "Status %s %s", id, label(string(c.Status)))
	w.claimed(id, c)
}

// claimed writes how firmly a claim is made, and what its source calls it.
func (w *bratWriter) claimed(id string, c *graph.Claim) {
	if c.Polarity != graph.PolarityPositive {
		w.line('A', "Polarity %s %s", id, label(string(c.Polarity)))
	}
	if c.Modality != graph.ModalityAsserted {
		w.line('A', "Modality %s %s", id, label(string(c.Modality)))
	}
	w.source(id, c.SourceType, c.Kept)
}

// cited is the T line of a source, with its reporting words in this event.
func (w *bratWriter) cited(s graph.Source) string {
	id := w.spans[s.Mention]
	if id == "" || s.Verb == "" {
		return id
	}
	fragments, ok := w.find(s.Verb)
	if !ok {
		return id
	}
	id = w.copied(s.Mention)
	w.line('R', "Cue Arg1:%s Arg2:%s", id, w.text("Cue", fragments))
	return id
}

// relation writes a claim that is not about an event.
func (w *bratWriter) relation(c *graph.Claim) {
	name, _, _ := w.ends(c)
	from, to := "", ""
	switch {
	case c.Position != nil:
		from, to = w.spans[c.Position.Holder], w.spans[c.Position.Title]
	case c.Within != nil:
		from, to = w.spans[c.Within.Inner], w.spans[c.Within.Outer]
	case c.Link != nil:
		from, to = w.events[c.Link.From], w.events[c.Link.To]
	}
	if from != "" && to != "" {
		w.claimed(w.line('R', "%s Arg1:%s Arg2:%s", name, from, to), c)
	}
}

// otherRelation writes what was a relation between two mentions in the words of
// another tool; ok is false where the event says more than such a line can.
func (w *bratWriter) otherRelation(c *graph.Claim) (ok bool) {
	ends := map[string]graph.ID{}
	var rest []graph.Kept
	for _, k := range c.Kept {
		if (k.Name == "from" || k.Name == "to") && ends[k.Name] == "" {
			ends[k.Name] = graph.ID(k.Value)
		} else {
			rest = append(rest, k)
		}
	}
	from, to := w.spans[ends["from"]], w.spans[ends["to"]]
	if from == "" || to == "" || !w.isOtherRelation(c, ends["from"], ends["to"]) {
		return false
	}
	c.Kept, rest = rest, c.Kept
	w.events[c.ID] = w.line('R', "Other Arg1:%s Arg2:%s", from, to)
	w.claimed(w.events[c.ID], c)
	c.Kept = rest
	return true
}

// isOtherRelation tells whether the event is all that reading the line would make.
func (w *bratWriter) isOtherRelation(c *graph.Claim, from, to graph.ID) bool {
	var actors []graph.ID
	for _, id := range []graph.ID{from, to} {
		if m := w.annotation.mention(id); m != nil && m.Type.IsActor() && !slices.Contains(actors, id) {
			actors = append(actors, id)
		}
	}
	isThere := func(p graph.ClaimedParticipation) bool {
		return p.Role == graph.RoleOther && p.Presence == c.Status.Presence() && slices.Contains(actors, p.Mention)
	}
	return c.Type == "other" && c.Status == graph.StatusHeld && len(c.Places)+len(c.Times)+len(c.Topics)+len(c.Attribution) == 0 &&
		len(c.Participations) == len(actors) && !slices.ContainsFunc(c.Participations, func(p graph.ClaimedParticipation) bool { return !isThere(p) })
}

func (w *bratWriter) office() {
	var seen [][2]graph.ID
	for i := range w.Claims {
		p := w.Claims[i].Position
		if p == nil || w.spans[p.Title] == "" || w.spans[p.Organization] == "" || slices.Contains(seen, [2]graph.ID{p.Title, p.Organization}) {
			continue
		}
		seen = append(seen, [2]graph.ID{p.Title, p.Organization})
		w.line('R', "Of Arg1:%s Arg2:%s", w.spans[p.Title], w.spans[p.Organization])
	}
}

func (w *bratWriter) actsFor() {
	for i := range w.Mentions {
		m := &w.Mentions[i]
		if who, whom := w.spans[m.ID], w.spans[m.ActsFor]; who != "" && whom != "" {
			w.line('R', "ActsFor Arg1:%s Arg2:%s", who, whom)
		}
	}
}

// group writes those of what is one that brat can hold.
func (w *bratWriter) group(members []graph.ID) {
	var ids []string
	for _, id := range members {
		if local := w.spans[id] + w.events[id]; local != "" {
			ids = append(ids, local)
		}
	}
	if len(ids) > 1 {
		fmt.Fprintf(&w.out, "*\tCoreference %s\n", strings.Join(ids, " "))
	}
}

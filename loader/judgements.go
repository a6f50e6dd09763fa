package loader

import (
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
)

// judgementDraft is a judgement as it is written.
type judgementDraft struct {
	at                                     pos
	left, right, verdict, reason, by, when word
}

// defaultJudge is who judges where a judgement does not say.
const defaultJudge = "editor"

var verdicts = []row[graph.Verdict]{
	{string(graph.VerdictSame), graph.VerdictSame},
	{string(graph.VerdictDifferent), graph.VerdictDifferent},
	{string(graph.VerdictUnsure), graph.VerdictUnsure},
}

// readJudgement reads one object.
func readJudgement(r *jsonReader) judgementDraft {
	var j judgementDraft
	j.at, _ = r.object(fields{
		{"left", func() { j.left = r.word() }},
		{"right", func() { j.right = r.word() }},
		{"verdict", func() { j.verdict = r.word() }},
		{"reason", func() { j.reason = r.word() }},
		{"by", func() { j.by = r.word() }},
		{"at", func() { j.when = r.word() }},
	})
	return j
}

// resolver finds what an article's local annotation became, such as T12 of article/000.
type resolver func(article graph.ID, local string) (id graph.ID, known bool)

// judge makes a judgement; ok is false where something is wrong with it.
func judge(d judgementDraft, resolve resolver, now time.Time, p *problems) (j graph.Judgement, ok bool) {
	before := p.count()
	left, leftKind := judged(d.left, d.at, resolve, p)
	right, rightKind := judged(d.right, d.at, resolve, p)
	if leftKind != "" && rightKind != "" && leftKind != rightKind {
		p.add(d.right.pos, "one side is of kind %s, the other of kind %s: they cannot be one", leftKind, rightKind)
	}
	if left == right && left != "" {
		p.add(d.right.pos, "both sides are %s", left)
	}
	if d.verdict.s == "" {
		p.add(given(d.verdict, d.at), "the verdict is missing: SAME, DIFFERENT or UNSURE")
	}
	if strings.TrimSpace(d.reason.s) == "" {
		p.add(given(d.reason, d.at), "the reason is missing: say why")
	}
	j = graph.Judgement{
		Left: min(left, right), Right: max(left, right),
		Verdict: valueOf(p, verdicts, "verdict", d.verdict),
		By:      judgedBy(d.by, p), Reason: d.reason.s, At: judgedAt(d.when, now, p),
	}
	j.ID = graph.NewJudgementID(j.Left, j.Right, j.Verdict, j.By, j.Reason)
	return j, p.count() == before
}

// judgedBy is who judges. Rules and annotators speak elsewhere.
func judgedBy(w word, p *problems) string {
	by := strings.TrimSpace(w.s)
	if !graph.IsPerson(by) {
		p.add(w.pos, "%s is no person: a judgement of this file is a person's", shown(by))
	}
	if by == "" {
		return defaultJudge
	}
	return by
}

// clockSkew is by how much the clock of who judged may be ahead of this one.
const clockSkew = 5 * time.Minute

// judgedAt is when it was judged, in UTC; the zero time where not given. An
// instant to come is refused: no judgement made before it could supersede.
func judgedAt(w word, now time.Time, p *problems) time.Time {
	if w.s == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, w.s)
	if err != nil {
		p.wrap(w.pos, invalid(err), "%s is not an RFC 3339 instant, such as 2025-09-01T00:00:00Z", shown(w.s))
	} else if at.After(now.Add(clockSkew)) {
		p.add(w.pos, "%s is in the future: give the instant of the judgement, or none for that of loading", shown(w.s))
	}
	return at.UTC()
}

// judged finds what one side means, and its kind.
func judged(w word, at pos, resolve resolver, p *problems) (id graph.ID, kind string) {
	if w.s == "" {
		p.add(given(w, at), "a side is missing: a judgement has left and right")
		return "", ""
	}
	id = graph.ID(w.s)
	article, local, isPart := strings.Cut(w.s, "#")
	if id.Prefix() == graph.PrefixArticle && isPart && !strings.Contains(local, ";") {
		var known bool
		if id, known = resolve(graph.ID(article), local); !known {
			p.add(w.pos, "%s names no mention and no event of a good article in this folder", shown(w.s))
			return "", ""
		}
	}
	kind, ok := graph.KindOfJudged(id)
	if !ok {
		p.add(w.pos, "%s cannot be judged: name an actor, a place or an event, or a mention or a claim of one", shown(w.s))
		return "", ""
	}
	return id, kind
}

package identity

import (
	"cmp"
	"iter"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// profile is what is known of a set that goes by names of its own: what speaks
// for and against its being one with another set.
type profile struct {
	kind graph.MentionType
	// roots are the sets that it was made of.
	roots []int32
	// forms are its distinct names, each with the smallest mention that has it.
	forms []namedForm
	// articles, states and offices are sorted, each once: where it is named, on behalf of which states it acts
	// or in which it lies, and what offices it holds.
	articles []int32
	states   []string
	offices  []office
	// claims are those in which it takes part beside others, sorted; see claimsOf.
	claims     []int32
	claimsRead bool
	// company is what the function of that name returns; nil until asked for.
	company []int32
}

type namedForm struct {
	*form
	node int32
	// unclear tells that its article does not tell which of several things of the name it means.
	unclear bool
}

// profiles holds what is known of sets.
type profiles struct {
	*resolver
	sets byRoot[*profile]
	// articles are their mentions, by ordinals.
	articles [][]int32
	// roots are those of the mentions as they were at first; named tells of these whether they are names of their sets.
	roots []int32
	named []bool
	// members are the mentions of each root, as these were at first; see claimsOf.
	members byRoot[[]int32]
}

// of returns what is known of a set that has a name; nil of any other.
func (p *profiles) of(root int32) *profile { return p.sets.of(root) }

// readProfiles gathers what is known of each set that has a name.
func (r *resolver) readProfiles() *profiles {
	p := &profiles{resolver: r, articles: r.byArticle(), sets: make(byRoot[*profile], len(r.sets.parent))}
	p.roots, p.named = make([]int32, len(r.mentions)), make([]bool, len(r.mentions))
	for at, group := range p.articles {
		table := r.inTable(group[0])
		for _, node := range group {
			p.roots[node] = r.sets.find(node)
			p.named[node] = !table && p.read(node, int32(at))
		}
	}
	countries := r.countries()
	for _, a := range r.actors() {
		if known := p.of(p.roots[a.who]); known != nil {
			known.addState(countries.ofActor(r.sets.find(a.whom)))
		}
	}
	for root := range countries.within {
		if known := p.of(root); known != nil && known.kind == graph.MentionPlace {
			known.addState(countries.around(root))
		}
	}
	for root := range countries.own {
		if known := p.of(root); known != nil && known.kind == graph.MentionPlace {
			known.addState(countries.around(root))
		}
	}
	for root, held := range r.offices() {
		if known := p.of(root); known != nil {
			known.offices = held
		}
	}
	return p
}

// read takes the name of a mention into account. It tells whether it is one.
func (p *profiles) read(node, article int32) bool {
	f := p.nameFor(node)
	if !f.proper {
		return false
	}
	root := p.roots[node]
	known := p.of(root)
	if known == nil {
		known = &profile{kind: p.names[node].kind, roots: []int32{root}}
		p.sets.note(root, known)
	}
	if p.names[node].kind != known.kind {
		return false
	}
	if !slices.ContainsFunc(known.forms, func(o namedForm) bool { return o.form == f || o.normal == f.normal }) {
		known.forms = append(known.forms, namedForm{f, node, p.isUnclear(node)})
	}
	if n := len(known.articles); n == 0 || known.articles[n-1] != article {
		known.articles = append(known.articles, article)
	}
	return true
}

// namedIn returns the sets that are named in an article, as they were at first, each as
// often as it is.
func (p *profiles) namedIn(article int32) iter.Seq[int32] {
	return func(yield func(root int32) bool) {
		for _, node := range p.articles[article] {
			if p.named[node] && !yield(p.roots[node]) {
				return
			}
		}
	}
}

// articleAt returns the ordinal of the article of a mention.
func (p *profiles) articleAt(node int32) int32 {
	after, _ := slices.BinarySearchFunc(p.articles, node+1, func(group []int32, node int32) int { return cmp.Compare(group[0], node) })
	return int32(after) - 1 //nolint:gosec // as many as fit into memory
}

// homeOf returns what is known of an article.
func (p *profiles) homeOf(article int32) *home { return p.homes[p.articles[article][0]] }

// claimsOf returns in which claims a set takes part beside others.
func (p *profiles) claimsOf(known *profile) []int32 {
	if known.claimsRead {
		return known.claims
	}
	if p.members == nil {
		p.members = make(byRoot[[]int32], len(p.resolver.sets.parent))
		for node, root := range p.roots {
			p.members[root] = append(p.members[root], int32(node)) //nolint:gosec // as many as fit into memory
		}
	}
	for _, root := range known.roots {
		for _, node := range p.members.of(root) {
			known.claims = append(known.claims, p.resolver.claimsOf(node)...)
		}
	}
	known.claims, known.claimsRead = sortedOnce(known.claims), true
	return known.claims
}

// publishedOf returns when the article of a mention was published.
func (r *resolver) publishedOf(node int32) edtf.Bounds {
	a := r.articleOf(node)
	if a == nil {
		return edtf.Time{}.Bounds()
	}
	return a.Published.Bounds()
}

func (k *profile) addState(code string) {
	if code != "" && !slices.Contains(k.states, code) {
		k.states = append(k.states, code)
		slices.Sort(k.states)
	}
}

// merge makes what is known of one root known of another.
func (p *profiles) merge(kept, taken int32) {
	o := p.of(taken)
	if o == nil || kept == taken {
		return
	}
	p.sets.note(taken, nil)
	k := p.of(kept)
	if k == nil {
		p.sets.note(kept, o)
		return
	}
	for _, f := range o.forms {
		if !slices.ContainsFunc(k.forms, func(g namedForm) bool { return g.normal == f.normal }) {
			k.forms = append(k.forms, f)
		}
	}
	slices.SortFunc(k.forms, func(a, b namedForm) int { return int(a.node) - int(b.node) })
	k.roots = append(k.roots, o.roots...)
	k.articles = union(k.articles, o.articles)
	k.claims, k.claimsRead, k.company = nil, false, nil
	for _, state := range o.states {
		k.addState(state)
	}
	k.offices = unionOffices(k.offices, o.offices)
}

func union(a, b []int32) []int32 {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// byArticle returns the nodes of the mentions of each article, in order. Ids of
// mentions begin with that of their article, and are sorted.
func (r *resolver) byArticle() [][]int32 {
	if r.groups != nil {
		return r.groups
	}
	nodes := make([]int32, len(r.mentions))
	r.groups = make([][]int32, 0, len(r.articles))
	for from, to := 0, 0; from < len(nodes); from = to {
		article := r.mentions[from].Article
		for to = from; to < len(nodes) && r.mentions[to].Article == article; to++ {
			nodes[to] = int32(to)
		}
		r.groups = append(r.groups, nodes[from:to:to])
	}
	return r.groups
}

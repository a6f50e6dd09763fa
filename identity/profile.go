package identity

import (
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/edtf"
)

// profile is what is known of a set that goes by names of its own: what speaks
// for and against its being one with another set.
type profile struct {
	kind graph.MentionType
	// forms are its distinct names, each with the smallest mention that has it.
	forms []namedForm
	// articles, states and offices are sorted, each once: where it is named, on behalf of which states it acts
	// or in which it lies, and what offices it holds.
	articles []int32
	// claims are those in which it takes part beside others, sorted.
	claims  []int32
	states  []string
	offices []office
}

type namedForm struct {
	*form
	node int32
	// unclear tells that its article does not tell which of several things of the name it means.
	unclear bool
}

// profiles holds what is known of sets, by their roots.
type profiles struct {
	of map[int32]*profile
	// named lists, by the ordinals of articles, the roots of the sets that are named there, as they were at first.
	named [][]int32
	// published are the days of these articles; ordinals find them by their ids.
	published []edtf.Bounds
	ordinals  map[graph.ID]int32
	// stories are those that these articles tell; "" where nothing else tells it.
	stories []graph.ID
	// annotated tells of these articles whether coreference is annotated in them.
	annotated []bool
}

// readProfiles gathers what is known of each set that has a name.
func (r *resolver) readProfiles() *profiles {
	p := &profiles{of: map[int32]*profile{}, ordinals: map[graph.ID]int32{}}
	offices := r.offices()
	countries := r.countries()
	claims := r.claimsOf()
	for at, group := range r.byArticle() {
		var named []int32
		for _, node := range group {
			root := r.sets.find(node)
			if p.read(r, node, root, int32(at)) {
				named = append(named, root)
			}
		}
		slices.Sort(named)
		p.named = append(p.named, slices.Compact(named))
		p.published = append(p.published, r.publishedOf(group[0]))
		p.annotated = append(p.annotated, r.homes[group[0]].annotated)
		p.stories = append(p.stories, r.stories.Of(r.mentions[group[0]].Article))
		p.ordinals[r.mentions[group[0]].Article] = int32(at)
	}
	for node := range r.mentions {
		root := r.sets.find(int32(node))
		known := p.of[root]
		if known == nil {
			continue
		}
		known.claims = append(known.claims, claims[int32(node)]...)
	}
	for _, a := range r.actors() {
		if known := p.of[r.sets.find(a.who)]; known != nil {
			known.addState(countries.ofActor(r.sets.find(a.whom)))
		}
	}
	for root, known := range p.of {
		known.claims = union(known.claims, nil)
		if known.kind == graph.MentionPlace {
			known.addState(countries.around(root))
		}
	}
	for root, held := range offices {
		if known := p.of[root]; known != nil {
			known.offices = held
		}
	}
	return p
}

// read takes the name of a mention into account. It tells whether it is one.
func (p *profiles) read(r *resolver, node, root, article int32) bool {
	m := r.mentions[node]
	if r.inTable(node) || m.Type == graph.MentionGroup || !r.nameFor(node).proper {
		return false
	}
	known := p.of[root]
	if known == nil {
		known = &profile{kind: m.Type}
		p.of[root] = known
	}
	if m.Type != known.kind {
		return false
	}
	f := r.nameFor(node)
	if !slices.ContainsFunc(known.forms, func(o namedForm) bool { return o.normal == f.normal }) {
		known.forms = append(known.forms, namedForm{f, node, r.isUnclear(node)})
	}
	if n := len(known.articles); n == 0 || known.articles[n-1] != article {
		known.articles = append(known.articles, article)
	}
	return true
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
	o := p.of[taken]
	if o == nil || kept == taken {
		return
	}
	delete(p.of, taken)
	k := p.of[kept]
	if k == nil {
		p.of[kept] = o
		return
	}
	for _, f := range o.forms {
		if !slices.ContainsFunc(k.forms, func(g namedForm) bool { return g.normal == f.normal }) {
			k.forms = append(k.forms, f)
		}
	}
	slices.SortFunc(k.forms, func(a, b namedForm) int { return int(a.node) - int(b.node) })
	k.articles = union(k.articles, o.articles)
	k.claims = union(k.claims, o.claims)
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
	for from, to := 0, 0; from < len(nodes); from = to {
		article := r.mentions[from].Article
		for to = from; to < len(nodes) && r.mentions[to].Article == article; to++ {
			nodes[to] = int32(to)
		}
		r.groups = append(r.groups, nodes[from:to:to])
	}
	return r.groups
}

package identity

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/gazetteer"
	"github.com/parley-kg/parley/graph/names"
)

// placing is what an article says of where a place lies that its name alone does
// not tell: Paris in an article about Paris, Texas.
type placing struct {
	// name is that by which it is compared with places of other articles; nil where that is its own.
	name *form
	lies container
	// after is the mention with the full name that the bare one follows; -1 for none.
	after int32
	// unclear tells that the bare name may mean several things, and the article does not tell which.
	unclear bool
	why     string
}

// nameFor returns the name by which a mention is compared with those of other
// articles: its own, or what that means in its article.
func (r *resolver) nameFor(node int32) *form {
	if p := r.placings.of(node); p != nil && p.name != nil {
		return p.name
	}
	return r.names[node]
}

// mintedAt returns the id that a mention gives to what it names: that of its words, or
// of the place that these mean in its article.
func (r *resolver) mintedAt(node int32) graph.ID {
	if r.names[node].institution {
		return r.names[node].minted
	}
	return r.nameFor(node).minted
}

// isUnclear tells whether the bare name of a mention may mean several things.
func (r *resolver) isUnclear(node int32) bool {
	p := r.placings.of(node)
	return p != nil && p.unclear
}

// readPlacings reads what each article says of where its places lie.
func (r *resolver) readPlacings() {
	r.placings = make(byRoot[*placing], len(r.mentions))
	outer := r.stateOuter()
	for _, group := range r.byArticle() {
		if r.inTable(group[0]) {
			continue
		}
		r.readLying(group, outer)
		r.readShared(group)
		r.readFollowing(group, outer)
		r.readCityNames(group)
		r.readWhose(group)
	}
	r.readInitials()
}

// readWhose gives what every country has one of the name of the state for which it
// acts: Armed Forces, of Mali, are the Malian Armed Forces.
func (r *resolver) readWhose(group []int32) {
	for _, node := range group {
		m, name := r.mentions[node], r.names[node]
		if !name.institution || !name.identifies || r.placings[node] != nil {
			continue
		}
		if code := r.stateNamed(r.homes[node], m.ActsFor); code != "" {
			r.placings[node] = &placing{name: r.formOf(m.Type, m.Text+" of "+gazetteer.Name(code)), after: -1}
		}
	}
}

// stateOuter returns in what each place lies as its article says, by the nodes of
// mentions.
func (r *resolver) stateOuter() map[int32]int32 {
	outer := map[int32]int32{}
	for inner, around := range r.within() {
		if r.placeForm(inner) == nil || r.placeForm(around) == nil {
			continue
		}
		if first, twice := outer[inner]; !twice || around < first { // in whatever order they are told
			outer[inner] = around
		}
	}
	return outer
}

// placeForm returns the name of a place; nil for any other node.
func (r *resolver) placeForm(node int32) *placeForm {
	if r.mention(node) == nil {
		return nil
	}
	return r.names[node].place
}

// readLying reads the claims about places: a bare name of which they say that it
// lies where the cities of the name do not, or in what part of a country, is
// compared as if the name said so.
func (r *resolver) readLying(group []int32, outer map[int32]int32) {
	for _, node := range group {
		place := r.placeForm(node)
		if place == nil || place.within != "" {
			continue
		}
		text := r.mentions[node].Text
		if code, ok := r.regionOf(node); ok {
			r.placings[node] = &placing{name: r.placeNamed(text + " state"), lies: container{gazetteer.CountryOfRegion(code), code}, after: -1}
			continue
		}
		at, said := outer[node]
		for step := 0; said && step < deepest; step++ {
			in := readContainer(r.mentions[at].Text, place.cities)
			if in.country != "" && !in.isCity() {
				p := &placing{lies: in, after: -1}
				if in.region != "" || len(place.cities) > 0 && len(in.cities(place.cities)) == 0 {
					p.name = r.placeNamed(text + ", " + r.mentions[at].Text)
				}
				r.placings[node] = p
				break
			}
			at, said = outer[at]
		}
	}
}

// regionOf returns the code of the part of a country that a mention is stated to be,
// where a city has the name as well: Washington, New York.
func (r *resolver) regionOf(node int32) (string, bool) {
	if kind := r.mentions[node].Kind; kind != "PROVINCE" && kind != "REGION" {
		return "", false
	}
	codes := gazetteer.Regions(r.mentions[node].Text)
	return strings.Join(codes, ""), len(codes) == 1 && len(r.names[node].place.cities) > 0
}

// placeNamed returns the name of a place that an article has in several parts.
func (r *resolver) placeNamed(text string) *form { return r.formOf(graph.MentionPlace, text) }

func (r *resolver) formOf(kind graph.MentionType, text string) *form {
	key := formName{kind, text}
	if r.made[key] == nil {
		if r.made == nil {
			r.made = forms{}
		}
		r.made[key] = readForm(kind, text)
	}
	return r.made[key]
}

// readFollowing lets bare names follow the full one that their article has, if it
// has one only, and does not speak of the country of the city that has the name.
func (r *resolver) readFollowing(group []int32, outer map[int32]int32) {
	var full map[string][]int32 // by the bare name, a mention for each place
	for _, node := range group {
		place := r.placeForm(node)
		if place == nil {
			continue
		}
		in := r.lyingOf(node)
		if in.country == "" || place.within == "" && r.placings[node].name == nil {
			continue
		}
		if full == nil {
			full = map[string][]int32{}
		}
		bare := beforeComma(r.mentions[node].Text)
		if !slices.ContainsFunc(full[bare], func(o int32) bool { return !r.lyingOf(o).apart(in) }) {
			full[bare] = append(full[bare], node)
		}
	}
	if len(full) == 0 {
		return
	}
	told := r.countriesTold(group, full)
	for _, node := range group {
		place := r.placeForm(node)
		if _, elsewhere := outer[node]; place == nil || place.within != "" || r.placings[node] != nil || elsewhere {
			continue // what it lies in may be in no table
		}
		found := full[place.normal]
		if len(found) == 0 {
			continue
		}
		r.placings[node] = r.follow(place, found, told)
	}
}

// lyingOf returns in what a mention is said to lie, by its name or a claim.
func (r *resolver) lyingOf(node int32) container {
	if p := r.placings.of(node); p != nil {
		return p.lies
	}
	return r.names[node].place.container
}

// beforeComma returns the name of a place without what it lies in.
func beforeComma(text string) string {
	bare, _, _ := strings.Cut(text, ",")
	return names.Normalise(bare)
}

// follow tells what a bare name means in an article that has full ones.
func (r *resolver) follow(place *placeForm, full []int32, told map[string]bool) *placing {
	p := &placing{after: full[0]}
	in := r.lyingOf(full[0])
	elsewhere := slices.IndexFunc(place.cities, func(city int32) bool {
		code := gazetteer.CityOf(city).Country
		return code != in.country && told[code]
	})
	switch {
	case len(full) > 1:
		p.unclear, p.why = true, "the article has several places of the name"
	case elsewhere >= 0:
		country := gazetteer.Name(gazetteer.CityOf(place.cities[elsewhere]).Country)
		p.unclear, p.why = true, "the article speaks of "+country+" as well, where a city has the name"
	default:
		p.name, p.lies = r.nameFor(full[0]), in
		p.why = "the article says where it is: “" + p.name.text + "”"
	}
	return p
}

// countriesTold returns the codes of the countries of which an article speaks by
// names that are not themselves in question.
func (r *resolver) countriesTold(group []int32, asked map[string][]int32) map[string]bool {
	told := map[string]bool{}
	for _, node := range group {
		if sharedNames[r.names[node].plain] == nil && asked[r.names[node].plain] == nil {
			for _, in := range r.speaksOf(node) {
				told[in.country] = true
			}
		}
	}
	return told
}

// speaksOf returns the country of which a mention of a place or an organization
// speaks, with the part of it where that is known.
func (r *resolver) speaksOf(node int32) []container {
	m := r.mentions[node]
	if m.Type != graph.MentionPlace && m.Type != graph.MentionOrganization {
		return nil
	}
	var all []container
	for _, code := range []string{countryOf(m.Text), gazetteer.CountryOfSeat(m.Text)} {
		if code != "" {
			all = append(all, container{country: code})
		}
	}
	place := r.names[node].place
	if place == nil {
		return all
	}
	if in := r.lyingOf(node); in.country != "" {
		return append(all, in)
	}
	if codes := gazetteer.Regions(m.Text); len(codes) == 1 {
		all = append(all, container{gazetteer.CountryOfRegion(codes[0]), codes[0]})
	}
	if code := countryOfCities(place.cities); code != "" {
		region := gazetteer.CityOf(place.cities[0]).Region
		if slices.ContainsFunc(place.cities, func(city int32) bool { return gazetteer.CityOf(city).Region != region }) {
			region = ""
		}
		all = append(all, container{code, region})
	}
	return all
}

// joinPlacesInside joins bare names of places with the full ones of their article.
func (r *resolver) joinPlacesInside(group []int32) {
	for _, node := range group {
		p := r.placings.of(node)
		if p == nil || p.after < 0 {
			continue
		}
		c := Comparison{}
		c.add("name", 1, 0.5, "both are called “%s”", r.mentions[node].Text)
		value := 1.0
		if p.unclear {
			value = 0.3
		}
		c.add("within", value, 0.45, "%s", p.why)
		r.decide(node, p.after, byPlaceName, c.conclude())
	}
}

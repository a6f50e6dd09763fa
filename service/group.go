package service

import (
	"cmp"

	"github.com/parley-kg/parley/loader"
)

// A group is stored in one step, since a step costs as much as many articles:
// it is synced to the disk, or acknowledged over a network. The limits keep the
// memory of a load bounded whatever it reads; an item beyond them is a group by
// itself.
const (
	mostItems = 1000     // unless the request says another number
	mostParts = 20_000   // claims, mentions and judgements: some 60,000 quads
	mostText  = 16 << 20 // bytes of articles' texts
)

// group is the items that are stored together, and how large they are.
type group struct {
	most        int // items; mostItems where 0
	items       []loader.Item
	parts, text int
}

// hasRoomFor tells whether the item fits; into an empty group any does.
func (g *group) hasRoomFor(item *loader.Item) bool {
	parts, text := sizeOf(item)
	return len(g.items) == 0 ||
		len(g.items) < cmp.Or(g.most, mostItems) && g.parts+parts <= mostParts && g.text+text <= mostText
}

func (g *group) add(item loader.Item) {
	parts, text := sizeOf(&item)
	g.items = append(g.items, item)
	g.parts += parts
	g.text += text
}

func sizeOf(item *loader.Item) (parts, text int) {
	parts = len(item.Judgements) + len(item.Problems)
	if a := item.Article; a != nil {
		parts += len(a.Claims) + len(a.Mentions)
		text = len(a.Article.Text)
	}
	return parts, text
}

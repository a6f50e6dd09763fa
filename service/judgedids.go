package service

import (
	"errors"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/identity"
	"github.com/parley-kg/parley/index"
)

// thingMeant returns the actor, place or event that an id leads to.
func thingMeant(s *index.Snapshot, id graph.ID) (graph.ID, error) {
	switch kind := id.Prefix(); {
	case id.IsMention():
		m, err := s.Mention(id)
		if err != nil {
			return "", err
		}
		return s.RefersTo(m.ID), nil
	case kind == graph.PrefixActor:
		a, err := s.Actor(id)
		if err != nil {
			return "", err
		}
		return a.ID, nil
	case kind == graph.PrefixPlace:
		p, err := s.Place(id)
		if err != nil {
			return "", err
		}
		return p.ID, nil
	case kind == graph.PrefixClaim:
		claim, err := s.Claim(id)
		if err != nil {
			return "", err
		}
		if !claim.IsEvent() {
			return "", fmt.Errorf("%s tells of no event: %w", id, graph.ErrInvalid)
		}
		return s.EventOf(id), nil
	default:
		e, err := s.Event(id)
		if err != nil {
			return "", err
		}
		return e.ID, nil
	}
}

// known returns the thing that an id leads to, and says of an unknown one that it is.
func (s *Service) known(id graph.ID) (graph.ID, error) {
	thing, err := thingMeant(s.state.snapshot, id)
	if errors.Is(err, graph.ErrNotFound) {
		return "", fmt.Errorf("nothing is known under %s: %w", id, graph.ErrNotFound)
	}
	return thing, err
}

// idOf returns the id by which a side is stored, given the thing that it leads
// to: the id that this has now, whichever old one, description or family name was
// asked by. Only a name that people have merged with others stays what it is, so
// that it is not in the way when they are split again. Mentions, claims and events
// mean themselves.
func (s *Service) idOf(asked, thing graph.ID) graph.ID {
	cluster, _ := s.state.snapshot.IdentityOf(thing)
	if isPart(asked) || asked.Prefix() == graph.PrefixEvent || s.isNameOf(asked, cluster.Members) && s.mergedByName(cluster.Judgements) {
		return asked
	}
	return thing
}

// isNameOf tells whether an id is that of a name that some mention bears.
func (s *Service) isNameOf(id graph.ID, mentions []graph.ID) bool {
	return slices.ContainsFunc(mentions, func(mention graph.ID) bool {
		m, err := s.state.snapshot.Mention(mention)
		return err == nil && (identity.IsNamedBy(id, m) || graph.IsNamesake(id, m.ID))
	})
}

// mergedByName tells whether people have joined names by one of the judgements.
func (s *Service) mergedByName(judgements []graph.ID) bool {
	return slices.ContainsFunc(judgements, func(id graph.ID) bool {
		j, err := s.state.snapshot.Judgement(id)
		return err == nil && j.Verdict == graph.VerdictSame && j.SupersededBy == "" && graph.IsPerson(j.By) && isNamed(j)
	})
}

func isPart(id graph.ID) bool { return id.IsMention() || id.Prefix() == graph.PrefixClaim }

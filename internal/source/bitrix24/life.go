package bitrix24

import (
	"cmp"
	"encoding/json"
	"slices"

	"svodka/internal/source"
)

// life is the way of a deal or lead through stages.
type life struct {
	steps    []step
	place    place // where it stands
	means    source.Stage
	created  int64
	ended    int64 // since when it stands where it has ended; 0: it is open
	judged   int64 // when it was first found to be a fit
	began    int64 // when it came to its present part: a request that became a deal within one pipeline of deals
	request  int64 // when it was a request first; 0: never
	lastAsk  place // the last place in which it was a request
	proposed int64 // when it first came to a stage that means a proposal
}

// historyOf reads the stage history of a thing, oldest first: equal consecutive stages are one, and nothing is older than
// the thing.
func (w *mapper) historyOf(of int64, link source.Link, created int64) (list []step, err error) {
	err = w.shelf.Linked(w.ctx, kindHistory, link, func(o source.Object) error {
		var s step
		if err := json.Unmarshal(o.Body, &s); err != nil || o.Deleted || int64(s.Of) != of {
			return err
		}
		s.At = max(s.At, stamp(created))
		list = append(list, s)
		return nil
	})
	slices.SortStableFunc(list, func(a, b step) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(list, func(a, b step) bool { return a.code() == b.code() && a.Category == b.Category }), err
}

// live puts a life together. moved is when the thing came to its stage by its own word, for where there is no history.
func (l *lexicon) live(steps []step, now place, semantic text, created, moved int64, of func(step) place) *life {
	f := &life{steps: steps, place: now, means: l.stage(now, semantic), created: created}
	part := l.part(now.pipeline)
	for _, s := range steps {
		at := of(s)
		means, plays := l.stage(at, ""), l.part(at.pipeline)
		if plays == partLead {
			f.request, f.lastAsk = cmp.Or(f.request, int64(s.At)), at
		}
		if plays == part {
			f.began = cmp.Or(f.began, int64(s.At))
		}
		if means.Qualified {
			f.judged = cmp.Or(f.judged, int64(s.At))
		}
		if means.Proposal {
			f.proposed = cmp.Or(f.proposed, int64(s.At))
		}
		switch {
		case means.Outcome == "open":
			f.ended = 0
		case f.ended == 0 || means.Outcome != f.last(l, of, s):
			f.ended = int64(s.At)
		}
	}
	if len(steps) == 0 || of(steps[len(steps)-1]) != now { // history does not reach the present
		f.ended = 0
		if f.means.Outcome != "open" {
			f.ended = max(moved, created)
		}
		if part == partLead {
			f.request, f.lastAsk = cmp.Or(f.request, created), now
		}
		if f.means.Qualified {
			f.judged = cmp.Or(f.judged, max(moved, created))
		}
		if f.means.Proposal {
			f.proposed = cmp.Or(f.proposed, max(moved, created))
		}
	}
	if f.began == 0 || f.request == 0 {
		f.began = created
	}
	return f
}

// last is the outcome of the step before one.
func (f *life) last(l *lexicon, of func(step) place, s step) string {
	for i, x := range f.steps {
		if x.ID == s.ID && i > 0 {
			return l.stage(of(f.steps[i-1]), "").Outcome
		}
	}
	return ""
}

func leadPlace(s step) place { return place{leadPipeline, s.code()} }

func dealPlace(s step) place { return place{s.Category.String(), s.code()} }

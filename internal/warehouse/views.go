package warehouse

import (
	"cmp"
	"slices"
)

// view is what a deal's row said when a load read it.
type view struct {
	seen            int64
	stage, pipeline string
	own             string // the pipeline it names itself, when the stage names another or none
	state           string // see [Env.views]
	outcome         string
	owner           string
	amount          maybe
	closed          maybe
}

// reading is how long a source may take to be read: what its history says to have happened in that time after the
// moment it was read at may be in the rows already.
const reading = 24 * 3600

// readViews reads versions of a deal, oldest first.
func readViews(rows []Row) []view {
	if len(rows) == 0 {
		return nil
	}
	list := make([]view, len(rows), len(rows)+1)
	for i, r := range rows {
		c := cursor{row: r}
		list[i] = view{
			seen: c.maybe().v, stage: c.text(), outcome: c.text(), pipeline: c.text(), owner: c.text(),
			amount: c.maybe(), closed: c.maybe(),
		}
	}
	return list
}

// views lists what loads have seen of a deal, oldest first and the present row last, at ascending moments: of versions
// read at one moment, or brought later but read before, the last one counts. What a version leaves empty is as before.
func (e *Env) views(d *deal) []view {
	now := view{
		seen: d.seen.or(some(e.Now)).v, stage: d.stage, outcome: d.outcome, pipeline: d.pipeline, owner: d.owner,
		amount: d.amount, closed: d.closed,
	}
	list := make([]view, 0, len(d.past)+1)
	for _, v := range append(d.past, now) {
		if n := len(list); n > 0 && v.seen <= list[n-1].seen {
			v.seen = list[n-1].seen
			list = list[:n-1]
		}
		list = append(list, v)
	}
	for i := range list {
		v := &list[i]
		was := view{state: stateOpen}
		if i > 0 {
			was = list[i-1]
		}
		switch {
		case v.stage != "":
			v.state = e.outcome(e.stage(v.stage), v.outcome)
		case v.outcome != "":
			v.state = e.outcome(Stage{}, v.outcome)
		default:
			v.state = was.state
		}
		v.stage, v.owner = cmp.Or(v.stage, was.stage), cmp.Or(v.owner, was.owner)
		v.own = v.pipeline
		v.pipeline = cmp.Or(e.stage(v.stage).Pipeline, v.pipeline, was.pipeline)
		v.amount = v.amount.or(was.amount)
	}
	return list
}

// retype takes corrections of closed deals back to the version that first showed the deal closed: another amount, unless
// history tells of it, and another moment of closing, unless the deal was seen open after it.
func retype(views []view, told []change) {
	first := 0 // of the versions that show the same state
	for i := 1; i < len(views); i++ {
		v, was := views[i], views[i-1]
		if v.state != was.state {
			first = i
		}
		if first == i || v.state == stateOpen {
			continue
		}
		if v.amount != was.amount && !toldAmount(told, was, v) {
			for k := first; k < i; k++ {
				views[k].amount = v.amount
			}
		}
		if v.closed.known && (first == 0 || within(v.closed, views[first-1], views[first])) {
			views[first].closed = v.closed
		}
	}
}

// within tells whether a moment lies after one version was seen and not after the other.
func within(at maybe, from, to view) bool { return at.known && at.v > from.seen && at.v <= to.seen }

// differences are the changes that nobody told but that each version shows against the one before.
func (e *Env) differences(views []view, told []change) []change {
	var list []change
	for i := 1; i < len(views); i++ {
		was, is := views[i-1], &views[i]
		c := change{at: is.seen}
		if is.state != stateOpen && is.state != was.state && within(is.closed, was, *is) {
			c.at = is.closed.v
		}
		if (is.stage != was.stage || is.state != was.state || is.pipeline != was.pipeline) && !e.toldStage(told, was, *is) {
			c.shown = is
		}
		if is.owner != was.owner && !toldOwner(told, was, *is) {
			c.owner = is.owner
		}
		if is.amount != was.amount && !toldAmount(told, was, *is) {
			c.amount = is.amount
		}
		if c.shown != nil || c.owner != "" || c.amount.known {
			list = append(list, c)
		}
	}
	return list
}

func (e *Env) toldStage(told []change, was, is view) bool {
	return e.outcome(e.stage(is.stage), "") == is.state && tells(told, was, is, func(c change) (bool, bool) {
		return c.stage != "", c.stage == is.stage
	})
}

func toldOwner(told []change, was, is view) bool {
	return tells(told, was, is, func(c change) (bool, bool) { return c.owner != "", c.owner == is.owner })
}

func toldAmount(told []change, was, is view) bool {
	return tells(told, was, is, func(c change) (bool, bool) { return c.amount.known, c.amount == is.amount })
}

// tells reports whether history explains a difference between two versions: a change of that field to the same value came
// between them, or comes next and while the newer one may still have been read. The function tells whether a change is one
// of the field, and whether to that value.
func tells(told []change, was, is view, of func(change) (field, same bool)) bool {
	for _, c := range told {
		field, same := of(c)
		switch {
		case !field || c.at <= was.seen:
		case c.at > is.seen:
			return same && c.at <= is.seen+reading
		case same:
			return true
		}
	}
	return false
}

// known counts the changes, ordered by moment, that a version must have seen: those of before it was read, and those that
// happened while it was.
func (v *view) known(told []change) int {
	n := 0
	for n < len(told) && (told[n].at <= v.seen || told[n].at <= v.seen+reading && v.has(told[n])) {
		n++
	}
	return n
}

// has tells whether a version shows what a change made of the deal.
func (v *view) has(c change) bool {
	return (c.stage == "" || c.stage == v.stage) && (c.owner == "" || c.owner == v.owner) &&
		(!c.amount.known || c.amount == v.amount)
}

// as gives the deal as a version shows it.
func (d *deal) as(v view) *deal {
	old := *d
	old.stage, old.outcome, old.pipeline, old.owner = v.stage, v.outcome, v.own, v.owner
	old.amount, old.closed, old.seen = v.amount, v.closed, some(v.seen)
	return &old
}

// shownSince is when the values that the last version shows were first seen together.
func shownSince(views []view) int64 {
	i := len(views) - 1
	for i > 0 && alike(views[i-1], views[i]) {
		i--
	}
	return views[i].seen
}

func alike(a, b view) bool {
	return a.stage == b.stage && a.pipeline == b.pipeline && a.state == b.state && a.owner == b.owner && a.amount == b.amount
}

// inTime merges changes, each list by moment; at one moment what was told comes first.
func inTime(told, shown []change) []change {
	list := slices.Concat(told, shown)
	slices.SortStableFunc(list, func(a, b change) int { return cmp.Compare(a.at, b.at) })
	return list
}

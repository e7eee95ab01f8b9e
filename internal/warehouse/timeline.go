package warehouse

// turn is a stretch of a deal's life in which its stage, owner, amount and state held. It ends where the next begins.
type turn struct {
	at       int64
	stage    Stage // its ID is "" when unknown
	pipeline string
	state    string
	owner    string
	amount   maybe // in the deal's currency
	exact    bool  // the stage is known from history
	undated  bool  // closed, but nobody knows when
}

// timeline is a deal's life; it has one turn at least.
type timeline struct {
	turns []turn
	gone  maybe // when it was deleted
}

// end returns the first moment after a turn; missing when it still holds.
func (l timeline) end(i int) maybe {
	if i+1 < len(l.turns) {
		return some(l.turns[i+1].at)
	}
	return l.gone
}

// last returns the turn that holds now, or held when the deal was deleted.
func (l timeline) last() turn { return l.turns[len(l.turns)-1] }

// at returns the turn of a moment, the first one for earlier moments, the last one for an unknown moment.
func (l timeline) at(moment maybe) turn {
	i := len(l.turns) - 1
	for moment.known && i > 0 && l.turns[i].at > moment.v {
		i--
	}
	return l.turns[i]
}

// since returns the index of the turn with which the stretch of turns alike to the last one began.
func (l timeline) since(alike func(a, b turn) bool) int {
	i := len(l.turns) - 1
	for i > 0 && alike(l.turns[i-1], l.turns[i]) {
		i--
	}
	return i
}

func sameState(a, b turn) bool { return a.state == b.state }
func sameStage(a, b turn) bool { return a.stage.ID == b.stage.ID && a.state == b.state }

// timeline puts a deal's life together from its changes, ordered by moment, its present row, and the versions of that row
// that were seen before.
//
//	versions                            changes   →   life
//	a, seen on 8, b, seen on 15         -             a until 15, then b
//	a, seen on 8, b, seen on 15         b on 12       a until 12, then b
//	b, seen on 8, won on 10, seen on 15 -             b until 10, then won
//	b, seen on 8, won on 5, seen on 15  -             b until 15, then won: it was seen open after 5
//	won for 100, then won for 150       -             won for 150: a correction
//	a, created nobody knows when        -             a from the moment it was first seen
//
// What the oldest version does not show is worked out as if it were the only one; each version after it makes changes of
// what it shows otherwise than the one before, unless history tells of them. See docs/decisions/0007.
//
// What held before the first change of a field is not told by anybody. It is taken to be: the first stage of the
// pipeline; the present owner and amount where they never changed, else unknown. A deal without any history of stages is
// in its present stage from the beginning when open; when closed, it was open in an unknown stage until closed_at.
// The present row is right about the present: where history ends otherwise, a last turn corrects it.
func (e *Env) timeline(d *deal, changes []change) timeline {
	l := timeline{gone: d.gone}
	if len(d.past) == 0 {
		l.turns = e.seenOnce(d, changes)
	} else {
		l.turns = e.seenAgain(d, changes)
	}
	if d.gone.known {
		for len(l.turns) > 1 && l.turns[len(l.turns)-1].at >= d.gone.v {
			l.turns = l.turns[:len(l.turns)-1]
		}
	}
	return l
}

// seenAgain is the life of a deal of which loads have seen several versions: as it was known when the oldest was all there
// was, then what was told or shown since.
func (e *Env) seenAgain(d *deal, changes []change) []turn {
	views := e.views(d)
	if len(views) == 1 {
		once := *d
		once.seen = some(views[0].seen)
		return e.seenOnce(&once, changes)
	}
	retype(views, changes)
	oldest := &views[0]
	early := oldest.known(changes)
	turns := e.seenOnce(d.as(*oldest), changes[:early])
	last := turns[len(turns)-1]
	turns = e.replay(d, turns[:len(turns)-1], last, inTime(changes[early:], e.differences(views, changes)))
	return e.correct(d, turns, shownSince(views))
}

// seenOnce is the life of a deal of which loads have seen one version.
func (e *Env) seenOnce(d *deal, changes []change) []turn {
	var turns []turn
	if first, told := firstStage(changes); told {
		turns = e.told(d, changes, first)
	} else {
		turns = e.untold(d, changes)
	}
	return e.correct(d, turns, e.sight(d))
}

// sight is when the present row was read.
func (e *Env) sight(d *deal) int64 { return d.seen.or(some(e.Now)).v }

func firstStage(changes []change) (change, bool) {
	for _, c := range changes {
		if c.stage != "" {
			return c, true
		}
	}
	return change{}, false
}

// told is the life of a deal with a history of stages.
func (e *Env) told(d *deal, changes []change, first change) []turn {
	begin := e.begin(d, changes)
	start := e.turn(d, e.stage(first.stage))
	if first.at > begin {
		start.stage, start.state = e.Dict.Pipelines[start.pipeline].first(), stateOpen
	}
	start.at, start.exact = begin, true
	start.owner, start.amount = startOwner(d, changes, begin), startAmount(d, changes, begin)
	return e.replay(d, make([]turn, 0, len(changes)+2), start, changes)
}

// untold is the life of a deal whose history of stages nobody has.
func (e *Env) untold(d *deal, changes []change) []turn {
	begin := e.begin(d, changes)
	now := e.turn(d, e.stage(d.stage))
	now.state = e.outcome(now.stage, d.outcome)
	start := now
	switch {
	case now.state == stateOpen:
		start.exact = d.created.known && now.stage.ID != "" && now.stage.ID == e.Dict.Pipelines[now.pipeline].first().ID
	case !d.closed.known:
		start.undated = true
	case d.closed.v <= begin:
		begin = d.closed.v
	default:
		start.stage, start.state = Stage{}, stateOpen
	}
	start.at, start.owner, start.amount = begin, startOwner(d, changes, begin), startAmount(d, changes, begin)

	turns := make([]turn, 0, len(changes)+3)
	if start.state == now.state {
		return e.replay(d, turns, start, changes)
	}
	until := 0
	for until < len(changes) && changes[until].at <= d.closed.v {
		until++
	}
	turns = e.replay(d, turns, start, changes[:until])
	closed := turns[len(turns)-1]
	closed.at, closed.stage, closed.pipeline, closed.state = d.closed.v, now.stage, now.pipeline, now.state
	return e.replay(d, turns, closed, changes[until:])
}

// begin is the first moment anything is known of a deal. Deals brought in from an older system begin when they were
// brought in, unless their history came with them.
func (e *Env) begin(d *deal, changes []change) int64 {
	var first maybe
	if len(changes) > 0 {
		first = some(changes[0].at)
	}
	if !d.created.known {
		if e.outcome(e.stage(d.stage), d.outcome) != stateOpen {
			first = earlier(first, d.closed)
		}
		return earlier(first, some(e.sight(d))).v
	}
	if d.imported.known && d.imported.v > d.created.v && (!first.known || first.v >= d.imported.v) {
		return d.imported.v
	}
	return d.created.v
}

// startOwner is who owned a deal when it began.
func startOwner(d *deal, changes []change, begin int64) string {
	for _, c := range changes {
		if c.owner != "" {
			if c.at <= begin {
				return c.owner
			}
			return ""
		}
	}
	return d.owner
}

// startAmount is the amount a deal began with.
func startAmount(d *deal, changes []change, begin int64) maybe {
	for _, c := range changes {
		if c.amount.known {
			if c.at <= begin {
				return c.amount
			}
			return maybe{}
		}
	}
	return d.amount
}

// replay appends a turn and those that changes make of it. Changes of before the turn count at its beginning.
func (e *Env) replay(d *deal, turns []turn, start turn, changes []change) []turn {
	turns = follow(turns, start)
	for _, c := range changes {
		next := turns[len(turns)-1]
		next.at = max(next.at, c.at)
		if c.stage != "" && c.stage != next.stage.ID {
			moved := e.turn(d, e.stage(c.stage))
			next.stage, next.pipeline, next.state, next.exact = moved.stage, moved.pipeline, moved.state, true
			next.undated = false
		}
		if c.shown != nil {
			next = e.show(next, c.shown)
		}
		if c.owner != "" {
			next.owner = c.owner
		}
		if c.amount.known {
			next.amount = c.amount
		}
		turns = follow(turns, next)
	}
	return turns
}

// show moves a deal to the stage and state of a version.
func (e *Env) show(t turn, v *view) turn {
	next := t
	if v.stage != "" {
		next.stage = e.stage(v.stage)
	}
	next.pipeline, next.state = v.pipeline, v.state
	next.exact = t.exact && sameIDs(next, t)
	next.undated = t.undated && next.state == t.state
	return next
}

// follow appends a turn unless nothing changed. What changes besides the stage within one second is one turn.
func follow(turns []turn, next turn) []turn {
	if len(turns) == 0 {
		return append(turns, next)
	}
	last := &turns[len(turns)-1]
	switch {
	case last.stage.ID != next.stage.ID || last.state != next.state || last.pipeline != next.pipeline:
		return append(turns, next)
	case last.at == next.at:
		*last = next
	case last.owner != next.owner || last.amount != next.amount:
		return append(turns, next)
	}
	return turns
}

// correct adds a last turn where history ends otherwise than the present row says. Nobody knows when that came about: a
// deal that history already saw closed was closed like this; one that closed since closed at closed_at; anything else is
// known from the moment that the values of the present row were first seen at.
func (e *Env) correct(d *deal, turns []turn, seen int64) []turn {
	last := turns[len(turns)-1]
	next := last
	switch {
	case d.stage != "":
		now := e.turn(d, e.stage(d.stage))
		next.stage, next.pipeline, next.state = now.stage, now.pipeline, e.outcome(now.stage, d.outcome)
	case d.outcome != "":
		next.state = e.outcome(Stage{}, d.outcome)
	}
	if d.owner != "" {
		next.owner = d.owner
	}
	next.amount = d.amount.or(last.amount)

	switch {
	case next.state != stateOpen && (next.state == last.state || !d.closed.known && sameIDs(next, last)):
		next.at = last.at
	case next.state != stateOpen && d.closed.known:
		next.at = max(d.closed.v, last.at)
	default:
		next.at = max(seen, last.at)
	}
	if !sameIDs(next, last) {
		next.exact = false
	}
	next.undated = last.undated && next.state == last.state
	return follow(turns, next)
}

func sameIDs(a, b turn) bool { return a.stage.ID == b.stage.ID && a.pipeline == b.pipeline }

// stage looks a stage up; one that the dictionary lacks has an ID only.
func (e *Env) stage(id string) Stage {
	s, ok := e.Dict.Stages[id]
	if !ok {
		return Stage{ID: id}
	}
	return s
}

// turn is the beginning of a turn in a stage, whose pipeline is the deal's when the stage does not tell.
func (e *Env) turn(d *deal, s Stage) turn {
	pipeline := s.Pipeline
	if pipeline == "" {
		pipeline = d.pipeline
	}
	return turn{stage: s, pipeline: pipeline, state: e.outcome(s, "")}
}

// outcome is the state that a stage stands for, else the one a deal names itself, else open.
func (e *Env) outcome(s Stage, own string) string {
	for _, o := range [...]string{s.Outcome, own} {
		if o == stateOpen || o == stateWon || o == stateLost {
			return o
		}
	}
	return stateOpen
}

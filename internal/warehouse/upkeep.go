package warehouse

import (
	"cmp"
	"slices"
)

// The kinds of neglect.
const (
	kindIdle   = "idle"
	kindNoTask = "no_task"
)

// The inputs of the step "upkeep".
const (
	upkeepSpans = iota
	upkeepCalls
	upkeepMessages
	upkeepMeetings
	upkeepTasks
	upkeepEvents
	upkeepChanges
	upkeepProposals
)

// upkeepStep finds when open deals were neglected. A deal is a group; a deal without spans has no row.
func upkeepStep() *Step {
	var spans []string
	for _, c := range carried() {
		spans = append(spans, c.Name)
	}
	spans = append(spans, "since_day", "until_day", "since_at", "until_at", "stage", "amount_base", "state")
	return &Step{
		Name: "upkeep",
		Ages: true,
		Inputs: []Input{
			{From: "deal_span", By: "deal", Columns: spans, Order: []string{"since_at"}},
			{From: "call", By: "deal", Columns: []string{"started_at"}},
			{From: "message", By: "deal", Columns: []string{"at", "robot"}},
			{From: "meeting", By: "deal", Columns: []string{"created_at", "held_at"}},
			{From: "task", By: "deal", Columns: []string{"created_at", "done_at", "gone_at"}},
			{From: "event", By: "deal", Columns: []string{"at", "robot"}},
			{From: "change", By: "deal", Columns: []string{"at", "robot"}},
			{From: "proposal", By: "deal", Columns: []string{"sent_at"}},
		},
		Out: []*Table{upkeep},
		Run: runUpkeep,
	}
}

func runUpkeep(env *Env, g Group, emit func(int, Row)) {
	spans := openSpans(g.Rows[upkeepSpans])
	if len(spans) == 0 {
		return
	}
	done, tasks := actions(g), taskTimes(g.Rows[upkeepTasks])
	for len(spans) > 0 {
		stretch := 1 // spans without a gap: the deal was open all the time
		for stretch < len(spans) && spans[stretch].since == spans[stretch-1].until {
			stretch++
		}
		open := interval{spans[0].since, spans[stretch-1].until}
		for _, days := range env.idle(open, done) {
			neglect(env, kindIdle, days, spans[:stretch], emit)
		}
		for _, days := range env.untasked(open, tasks) {
			neglect(env, kindNoTask, days, spans[:stretch], emit)
		}
		spans = spans[stretch:]
	}
}

// interval is a half-open stretch of instants or of days; it may end Never, or far beyond for instants.
type interval struct{ since, until int64 }

// forever ends intervals of instants that have no end.
const forever = Forever

// openSpan is a row of deal_span in which the deal was open.
type openSpan struct {
	interval // instants

	days          interval
	carried       Row
	stage, amount any
}

func openSpans(rows []Row) []openSpan {
	var list []openSpan
	for _, r := range rows {
		width := len(r) - 7
		c := cursor{row: r, at: width}
		s := openSpan{carried: r[:width:width]}
		s.days = interval{c.maybe().v, c.maybe().v}
		s.interval = interval{c.maybe().v, c.maybe().or(some(forever)).v}
		s.stage, s.amount = c.any(), c.any()
		if c.text() == stateOpen {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(x, y openSpan) int { return cmp.Compare(x.since, y.since) })
	return list
}

// actions lists the moments of everything people did about the deal, ascending. What robots did is no action.
func actions(g Group) []int64 {
	var list []int64
	add := func(at maybe) {
		if at.known {
			list = append(list, at.v)
		}
	}
	for input, rows := range g.Rows {
		for _, r := range rows {
			c := cursor{row: r}
			switch input {
			case upkeepSpans: // no actions
			case upkeepMeetings, upkeepTasks: // setting it and keeping it are two actions
				add(c.maybe())
				add(c.maybe())
			case upkeepMessages, upkeepEvents, upkeepChanges:
				if at := c.maybe(); !c.yes() {
					add(at)
				}
			case upkeepCalls, upkeepProposals:
				add(c.maybe())
			}
		}
	}
	slices.Sort(list)
	return list
}

// taskTimes lists when tasks stood open, ascending by their beginning. Deleted tasks end with their deletion.
func taskTimes(rows []Row) []interval {
	var list []interval
	for _, r := range rows {
		c := cursor{row: r}
		created, done, gone := c.maybe(), c.maybe(), c.maybe()
		if end := earlier(done, gone).or(some(forever)).v; created.known && end > created.v {
			list = append(list, interval{created.v, end})
		}
	}
	slices.SortFunc(list, func(x, y interval) int { return cmp.Compare(x.since, y.since) })
	return list
}

// idle returns the days of an open stretch on which StaleDays or more had passed since the last action. That the deal was
// opened is an action.
//
//	StaleDays 14; opened 1 May, called 3 May, called 30 May → 17 May to 30 May, 13 June to Never
func (e *Env) idle(open interval, actions []int64) []interval {
	stale := int64(e.Settings.StaleDays)
	var list []interval
	last := e.day(open.since)
	quiet := func(until int64) {
		days := interval{last + stale, until}
		switch {
		case days.since >= until:
		case days.since <= e.today():
			list = append(list, days)
		default:
			e.changesOn(days.since)
		}
	}
	for _, at := range actions {
		if at <= open.since || at >= open.until {
			continue
		}
		day := e.day(at)
		quiet(day)
		last = day
	}
	quiet(e.endDay(open.until))
	return list
}

// untasked returns the days at whose end no task of the deal stood open.
func (e *Env) untasked(open interval, tasks []interval) []interval {
	var list []interval
	free := open.since
	gap := func(until int64) {
		if days := (interval{e.day(free), e.endDay(until)}); free < until && days.since < days.until {
			list = append(list, days)
		}
	}
	for _, t := range tasks {
		if t.until <= open.since || t.since >= open.until {
			continue
		}
		gap(t.since)
		free = max(free, t.until)
	}
	if free < open.until {
		gap(open.until)
	}
	return list
}

// endDay is the civil day of an end, Never for one that has not come.
func (e *Env) endDay(at int64) int64 {
	if at == forever {
		return Never
	}
	return e.day(at)
}

// neglect emits a row for each part of the days that lies in one span, so that owner and stage are those of the time.
func neglect(env *Env, kind string, days interval, spans []openSpan, emit func(int, Row)) {
	for _, s := range spans {
		since, until := max(days.since, s.days.since), min(days.until, s.days.until)
		if since < until {
			row := append(slices.Clone(s.carried), kind, env.dayCell(since), env.dayCell(until), s.stage, s.amount)
			emit(0, row)
		}
	}
}

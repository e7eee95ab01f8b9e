package warehouse

// The tables of the step "deal" in the order of its Out.
const (
	outDeal = iota
	outSpan
	outStage
	outClosing
	outPayment
	outProposal
	outLine
)

// originStep tells deals of the leads they came from, since the step "deal" sees no leads.
func originStep() *Step {
	return &Step{
		Name: "origin",
		Inputs: []Input{
			{From: "lead", By: "id", Columns: []string{"created_day"}},
			{From: "deal", By: "lead", Columns: []string{"id"}},
		},
		Out: []*Table{dealOrigin},
		Run: func(_ *Env, g Group, emit func(int, Row)) {
			var day any
			for _, lead := range g.Rows[0] {
				day = lead[0]
			}
			for _, deal := range g.Rows[1] {
				emit(0, Row{deal[0], day})
			}
		},
	}
}

// dealStep derives everything that the history of one deal says.
func dealStep() *Step {
	return &Step{
		Name:   "deal",
		Looks:  true,
		Inputs: dealInputs(),
		Out:    []*Table{dealWide, dealSpan, dealStage, dealClosing, paymentWide, proposalWide, lineWide},
		Run:    runDeal,
	}
}

func runDeal(env *Env, g Group, emit func(int, Row)) {
	if len(g.Rows[inDeal]) == 0 {
		env.takings(nil, timeline{}, g, emit)
		return
	}
	d := readDeal(g.Rows[inDeal][0], g.Rows[inOrigin], g.Rows[inVersion])
	life := env.timeline(&d, readChanges(g.Rows[inChange]))
	lines := make([]line, len(g.Rows[inLine]))
	for i, r := range g.Rows[inLine] {
		lines[i] = readLine(r)
	}
	own := goods{env: env, deal: &d, lines: lines}
	paths := env.paths(&d, life)
	c := closer{env: env, deal: &d, life: life, goods: own}

	emit(outDeal, env.wide(&d, life, paths, firstPayment(env, g.Rows[inPayment])))
	env.spans(&d, life, emit)
	for _, p := range paths {
		p.rows(emit)
	}
	for _, row := range c.rows(env.verdicts(life.turns)) {
		emit(outClosing, row)
	}
	env.takings(&d, life, g, emit)
	for _, l := range lines {
		emit(outLine, own.row(l, life))
	}
}

// carried begins a row with the attributes of a deal as they were in a turn, on a day; room is left for more cells.
func (d *deal) carried(env *Env, t turn, day int64, room int) Row {
	row := make(Row, 0, 15+room)
	row = append(row,
		d.id, d.client, d.lead, env.word(t.pipeline), env.word(t.owner), env.department(t.owner, day),
		d.product, env.atCell(d.created), d.n, d.excluded)
	origin := d.origin()
	return append(row, origin[:]...)
}

// spans emits a row of deal_span for each turn that lasted.
func (e *Env) spans(d *deal, life timeline, emit func(int, Row)) {
	for i, t := range life.turns {
		until := life.end(i)
		if until.known && until.v <= t.at {
			continue
		}
		since := e.day(t.at)
		untilDay := any(int64(Never))
		if until.known {
			untilDay = e.dayCell(e.day(until.v))
		}
		emit(outSpan, append(d.carried(e, t, since, 9),
			t.at, until.cell(), e.dayCell(since), untilDay, e.word(t.stage.ID), t.state,
			e.base(t.amount, d.currency, since).cell(), d.expected, t.exact))
	}
}

// wide returns the row of deal_x.
func (e *Env) wide(d *deal, life timeline, paths []path, paidDay any) Row {
	first, last := life.turns[0], life.last()
	begun := life.turns[life.since(sameState)]
	var won, lost, end maybe
	closed := turn{}
	switch {
	case last.state == stateOpen:
		end = life.gone
	case begun.undated:
		closed = begun
	case last.state == stateWon:
		closed, won, end = begun, some(begun.at), some(begun.at)
	default:
		closed, lost, end = begun, some(begun.at), some(begun.at)
	}
	state := last.state
	if state == stateOpen && life.gone.known {
		state = stateDeleted
	}
	valued := some(first.at)
	if d.created.known {
		valued = d.created
	}
	top := topStage(paths, last.pipeline)
	return Row{
		d.id, state, won.cell(), e.atCell(won), lost.cell(), e.atCell(lost), e.atCell(end),
		e.word(first.owner), e.department(first.owner, e.day(first.at)),
		e.word(closed.owner), e.department(closed.owner, e.day(closed.at)),
		e.word(top.ID), rankCell(top),
		life.turns[life.since(sameStage)].at,
		e.base(last.amount, d.currency, e.day(won.or(lost).or(valued).v)).cell(),
		paidDay, historyKnown(life), d.n,
	}
}

func rankCell(s Stage) any {
	if s.ID == "" {
		return nil
	}
	return s.Rank
}

// historyKnown tells whether every turn is known from history.
func historyKnown(life timeline) bool {
	for _, t := range life.turns {
		if !t.exact {
			return false
		}
	}
	return true
}

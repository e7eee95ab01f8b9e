package warehouse

import "slices"

// firstPayment returns the day of the first money a deal brought.
func firstPayment(env *Env, rows []Row) any {
	for _, r := range rows {
		if p := readPayment(r); p.counts() {
			return env.atCell(p.at)
		}
	}
	return nil
}

// counts tells whether money came in: refunds and rows left out of figures do not say that a deal was paid.
func (p payment) counts() bool { return p.at.known && p.amount.v > 0 && !p.excluded }

// takings emits what payments and proposals take from their deal, which may be nil.
func (e *Env) takings(d *deal, life timeline, g Group, emit func(int, Row)) {
	var client, pipeline, product, created any
	var origin [5]any
	if d != nil {
		client, pipeline, product, created, origin = d.client, e.word(life.last().pipeline), d.product, e.atCell(d.created), d.origin()
	}
	var paid []int64
	for _, r := range g.Rows[inPayment] {
		p := readPayment(r)
		if p.counts() {
			paid = append(paid, e.day(p.at.v))
		}
		owner := p.owner
		if owner == "" && d != nil {
			owner = life.at(p.at).owner
		}
		row := Row{
			p.id, e.word(owner), e.department(owner, e.day(p.at.or(p.seen).v)), firstOf(p.client, client),
			pipeline, product, created,
		}
		emit(outPayment, append(row, origin[:]...))
	}
	slices.Sort(paid)

	proposals := make([]proposal, len(g.Rows[inProposal]))
	for i, r := range g.Rows[inProposal] {
		proposals[i] = readProposal(r)
	}
	last := e.lastVersions(proposals)
	for i, p := range proposals {
		var paidDay any
		if p.at.known {
			sent := e.day(p.at.v)
			if k, _ := slices.BinarySearch(paid, sent); k < len(paid) {
				paidDay = e.dayCell(paid[k])
			}
		}
		row := Row{p.id, last[i], firstOf(p.client, client), pipeline, product, paidDay}
		emit(outProposal, append(row, origin[:]...))
	}
}

// lastVersions tells for each proposal of one deal, ordered by moment, whether no later version of it went out on the same
// day. A draft is no version; a proposal without a number has no other versions; rows left out of figures have their own
// last version.
func (e *Env) lastVersions(proposals []proposal) []bool {
	type version struct {
		number   string
		day      int64
		excluded any
	}
	last := make([]bool, len(proposals))
	seen := map[version]bool{}
	for i, p := range slices.Backward(proposals) {
		if !p.at.known {
			continue
		}
		v := version{p.number, e.day(p.at.v), p.excluded}
		last[i] = p.number == "" || !seen[v]
		seen[v] = true
	}
	return last
}

// firstOf returns a, or b when a is empty.
func firstOf(a, b any) any {
	if a != nil {
		return a
	}
	return b
}

// row returns the row of line_x: revenue and margin are those of the win that stands.
func (g goods) row(l line, life timeline) Row {
	var owner string
	var wonDay, department, revenue, margin any
	if won := life.turns[life.since(sameState)]; won.state == stateWon && !won.undated {
		day := g.env.day(won.at)
		owner, wonDay, department = won.owner, g.env.dayCell(day), g.env.department(won.owner, day)
		amount := g.env.base(l.amount, g.currency(l), day)
		revenue = amount.cell()
		if cost := g.lineCost(l, day); cost.known && amount.known {
			margin = amount.v - cost.v
		}
	}
	row := Row{l.id, wonDay, g.deal.client, g.env.word(life.last().pipeline), g.env.word(owner), department, revenue, margin}
	origin := g.deal.origin()
	return append(row, origin[:]...)
}

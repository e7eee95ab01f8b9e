package warehouse

// closer writes the rows of deal_closing.
type closer struct {
	env   *Env
	deal  *deal
	life  timeline
	goods goods
}

// rows returns a row of deal_closing for each verdict. A reverted win takes back exactly what the win gave.
func (c *closer) rows(verdicts []verdict) []Row {
	rows := make([]Row, 0, len(verdicts))
	for _, v := range verdicts {
		t := c.life.turns[v.turn]
		credited := c.env.day(t.at) // the day whose rate and department count
		row := append(c.deal.carried(c.env, t, credited, 19), v.kind)
		row = c.when(row, v.at)
		row = c.figures(row, v, t, credited)
		row = append(row, c.env.word(c.lastOpen(v.turn)), c.reason(v))
		row = c.attribution(row, credited)
		rows = append(rows, c.cycle(row, v))
	}
	return rows
}

// when appends at, closed_day, hour, weekday.
func (c *closer) when(row Row, at int64) Row {
	day, second := c.env.Clock.Local(at)
	return append(row, at, c.env.dayCell(int64(day)), int64(second/3600), weekdayOf(int64(day)))
}

// figures appends wins, losses, paid_wins, amount_base, revenue_base, cost_base, margin_base, list_base.
func (c *closer) figures(row Row, v verdict, t turn, day int64) Row {
	n := c.deal.n
	amount := c.env.base(t.amount, c.deal.currency, day)
	if v.kind == stateLost {
		return append(row, int64(0), n, int64(0), amount.cell(), int64(0), nil, nil, nil)
	}
	sign := int64(1)
	if v.kind == kindReverted {
		sign = -1
	}
	signed := func(m maybe) any { return maybe{sign * m.v, m.known}.cell() }
	cost, list := c.goods.cost(day), c.goods.list(day)
	margin := maybe{amount.v - cost.v, cost.known && amount.known}
	return append(row,
		sign*n, int64(0), sign*flag(amount.v > 0, n), signed(amount), sign*amount.v,
		signed(cost), signed(margin), signed(list))
}

// reason returns why the deal was lost.
func (c *closer) reason(v verdict) any {
	if v.kind == stateLost {
		return c.deal.reason
	}
	return nil
}

// lastOpen returns the stage in which the deal was open before a turn.
func (c *closer) lastOpen(before int) string {
	for i := before - 1; i >= 0; i-- {
		if t := c.life.turns[i]; t.state == stateOpen {
			return t.stage.ID
		}
	}
	return ""
}

// attribution appends lead_day and in_window.
func (c *closer) attribution(row Row, day int64) Row {
	lead := c.deal.leadDay.or(c.env.dayOf(c.deal.created))
	if !lead.known {
		return append(row, nil, int64(0))
	}
	return append(row, c.env.dayCell(lead.v), flag(day-lead.v <= int64(c.env.Settings.AttributionDays), 1))
}

// cycle appends cycle_seconds and cycle_work: empty for corrections, imported deals and those entered after their close.
func (c *closer) cycle(row Row, v verdict) Row {
	created := c.deal.created
	if v.kind == kindReverted || c.deal.imported.known || !created.known || created.v > v.at {
		return append(row, nil, nil)
	}
	return append(row, c.env.civil(created.v, v.at), c.env.Clock.BetweenUnix(created.v, v.at))
}

// civil returns the seconds between two instants as calendars and wall clocks show them: an hour that the clock was put
// forward or back does not count.
func (e *Env) civil(from, to int64) int64 {
	dayFrom, secondFrom := e.Clock.Local(from)
	dayTo, secondTo := e.Clock.Local(to)
	return int64(dayTo-dayFrom)*86400 + int64(secondTo-secondFrom)
}

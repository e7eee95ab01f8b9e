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
		row := c.deal.carried(c.env, t, credited, 19)
		row = append(row, v.kind)
		row = append(row, c.when(v.at)...)
		row = append(row, c.figures(v, t, credited)...)
		row = append(row, cell(c.lastOpen(v.turn)))
		if v.kind == stateLost {
			row = append(row, c.deal.reason)
		} else {
			row = append(row, nil)
		}
		row = append(row, c.attribution(credited)...)
		rows = append(rows, append(row, c.cycle(v)...))
	}
	return rows
}

// when returns at, closed_day, hour, weekday.
func (c *closer) when(at int64) []any {
	day, second := c.env.Clock.Local(at)
	return []any{at, c.env.dayCell(int64(day)), int64(second / 3600), weekdayOf(int64(day))}
}

// figures returns wins, losses, paid_wins, amount_base, revenue_base, cost_base, margin_base, list_base.
func (c *closer) figures(v verdict, t turn, day int64) []any {
	n := c.deal.n
	amount := c.env.base(t.amount, c.deal.currency, day)
	if v.kind == stateLost {
		return []any{int64(0), n, int64(0), amount.cell(), int64(0), nil, nil, nil}
	}
	sign := int64(1)
	if v.kind == kindReverted {
		sign = -1
	}
	signed := func(m maybe) maybe { return maybe{sign * m.v, m.known} }
	cost, list := c.goods.cost(day), c.goods.list(day)
	var margin maybe
	if cost.known && amount.known {
		margin = some(amount.v - cost.v)
	}
	return []any{
		sign * n, int64(0), sign * flag(amount.v > 0, n), signed(amount).cell(), sign * amount.v,
		signed(cost).cell(), signed(margin).cell(), signed(list).cell(),
	}
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

// attribution returns lead_day and in_window.
func (c *closer) attribution(day int64) []any {
	lead := c.deal.leadDay.or(c.env.dayOf(c.deal.created))
	if !lead.known {
		return []any{nil, int64(0)}
	}
	return []any{c.env.dayCell(lead.v), flag(day-lead.v <= int64(c.env.Settings.AttributionDays), 1)}
}

// cycle returns cycle_seconds and cycle_work: empty for corrections, imported deals and those entered after their close.
func (c *closer) cycle(v verdict) []any {
	created := c.deal.created
	if v.kind == kindReverted || c.deal.imported.known || !created.known || created.v > v.at {
		return []any{nil, nil}
	}
	return []any{c.env.civil(created.v, v.at), c.env.Clock.BetweenUnix(created.v, v.at)}
}

// civil returns the seconds between two instants as calendars and wall clocks show them: an hour that the clock was put
// forward or back does not count.
func (e *Env) civil(from, to int64) int64 {
	dayFrom, secondFrom := e.Clock.Local(from)
	dayTo, secondTo := e.Clock.Local(to)
	return int64(dayTo-dayFrom)*86400 + int64(secondTo-secondFrom)
}

package demo

import (
	"cmp"
	"math"
	"slices"

	"svodka/internal/cal"
)

// rate is what a unit of a foreign currency costs from a day on.
type rate struct {
	currency string
	day      cal.Day
	rate     float64
}

// proposal is a version of a commercial proposal.
type proposal struct {
	number string
	at     int64 // when it was sent or, for a draft, written
	draft  bool
	amount int64
	deal   *deal
	owner  *person
}

// payment is money in, or out when negative.
type payment struct {
	at      int64
	amount  int64
	deal    *deal
	owner   *person
	told    bool // the source says whose it is; otherwise that is the deal's owner
	invoice string
}

// makeRates lets the rates wander from working day to working day. They have two decimals.
func makeRates(r dice, h *hours, from, to cal.Day) []rate {
	var list []rate
	usd := 88.0
	for d := from; d <= to; d++ {
		if d > from && !h.working(d) {
			continue
		}
		usd = min(max(usd*(1+r.NormFloat64()*0.005), 76), 104)
		eur := min(max(usd*1.09*(1+r.NormFloat64()*0.004), 80), 116)
		list = append(list, rate{"USD", d, math.Round(usd*100) / 100}, rate{"EUR", d, math.Round(eur*100) / 100})
	}
	return list
}

// rateAt is the rate that holds on a day: the last one set on it or before. Roubles cost 1.
func (c *Company) rateAt(currency string, d cal.Day) float64 {
	if currency == "" {
		return 1
	}
	i, _ := slices.BinarySearchFunc(c.rates, d+1, func(r rate, d cal.Day) int { return cmp.Compare(r.day, d) })
	for i--; i > 0 && c.rates[i].currency != currency; i-- {
	}
	return c.rates[max(i, 0)].rate
}

// roubles converts a sum of the deal at the rate of a day.
func (c *Company) roubles(d *deal, amount int64, day cal.Day) int64 {
	return int64(math.Round(float64(amount) * c.rateAt(d.basket.currency, day)))
}

// makeMoney writes the proposals and takes the payments that follow from the lives of the deals.
func (c *Company) makeMoney(r dice) {
	for _, d := range c.deals {
		if d.excluded == "" {
			c.propose(r, d)
			c.takeMoney(r, d)
		}
	}
	slices.SortStableFunc(c.proposals, func(a, b proposal) int { return cmp.Compare(a.at, b.at) })
	slices.SortStableFunc(c.payments, func(a, b payment) int { return cmp.Compare(a.at, b.at) })
}

// propose sends a proposal when the deal comes to that stage; one in four is sent again with another sum.
func (c *Company) propose(r dice, d *deal) {
	stage := d.line.open[clotStage]
	at := d.entered(stage, c.last)
	if at == 0 || d.basket.blank {
		if d.entered(d.line.open[1], c.last) > 0 && r.chance(0.03) {
			at = d.lastOpen(c.last)
			c.proposals = append(c.proposals, proposal{number: "КП-" + padded(d.n, 5), at: at, draft: true, amount: d.basket.quoted, deal: d, owner: d.holder(at)})
		}
		return
	}
	first := proposal{number: "КП-" + padded(d.n, 5), at: at, amount: d.basket.quoted, deal: d, owner: d.holder(at)}
	c.proposals = append(c.proposals, first)
	after := c.hours.add(at, r.work(1.5, 0.6))
	if r.chance(0.12) {
		after = at + 1200 // a slip of the pen, sent again at once
	}
	if s := d.standsAt(after); r.chance(0.26) && after <= c.last && s.stage == stage {
		next := first
		next.at, next.amount, next.owner = after, d.basket.amount, s.owner
		c.proposals = append(c.proposals, next)
	}
}

// lastOpen is when the deal last came to an open stage.
func (d *deal) lastOpen(until int64) int64 {
	var at int64
	for _, s := range d.steps {
		if s.stage != nil && s.stage.outcome == "open" && s.at <= until {
			at = s.at
		}
	}
	return at
}

// takeMoney takes what the deal brings: at once before the win, or an advance and the rest after it. A win that was
// taken back for good is paid back.
func (c *Company) takeMoney(r dice, d *deal) {
	advance := d.entered(d.line.open[len(d.line.open)-1], c.last)
	won := d.entered(d.line.won, c.last)
	if advance == 0 || won == 0 || d.basket.blank {
		return
	}
	parts := [][]float64{{1}, {0.5, 0.5}, {0.3, 0.4, 0.3}}[r.weighed([]float64{50, 34, 16})]
	if d.line.n == corporate {
		parts = [][]float64{{1}, {0.3, 0.7}, {0.5, 0.3, 0.2}}[r.weighed([]float64{15, 55, 30})]
	}
	lost := d.standsAt(c.last)
	unit := int64(10000)
	if d.basket.currency != "" {
		unit = 100
	}
	at, left, paid := won-min(1200, won-advance), d.basket.amount, int64(0)
	for i, part := range parts {
		sum := left
		if i < len(parts)-1 {
			sum = min(left, whole(float64(d.basket.amount)*part, unit))
		}
		if i > 0 {
			at = c.hours.add(at, r.work(13, 0.5))
		}
		if sum == 0 || at > c.last || lost.stage.outcome == "lost" && at > lost.closed {
			break
		}
		c.pay(r, d, at, sum, i+1)
		left, paid = left-sum, paid+sum
	}
	switch {
	case lost.stage.outcome == "lost" && paid > 0:
		c.pay(r, d, c.hours.add(lost.closed, r.work(2, 0.4)), -paid, 9)
	case r.chance(0.018):
		c.pay(r, d, c.hours.add(at, r.work(9, 0.5)), -whole(float64(paid)*r.span(0.05, 0.4), unit), 9)
	}
}

func (c *Company) pay(r dice, d *deal, at, sum int64, part int) {
	if at > c.last {
		return
	}
	y, _, _ := c.hours.day(at).YMD()
	c.payments = append(c.payments, payment{at: at, amount: sum, deal: d, owner: d.holder(at), told: r.chance(0.6),
		invoice: "СЧ-" + number(y) + "-" + padded(d.n, 5) + "/" + number(part)})
}

package target

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/target"
)

// state is what the grid shows, as its address says.
type state struct {
	Metric model.Name
	By     model.Name // owner, department, pipeline …
	Of     string     // the department whose people are shown, "" all
	Grain  cal.Grain
	First  int // ordinal of the first period
	N      int // periods
	All    bool
	Unit   string // "", "1", "k", "m"
}

const mostColumnsShown = 24

// usual is how many periods are shown, and how many of them lie before the one that runs.
func usual(g cal.Grain) (n, before int) {
	switch g { //nolint:exhaustive // the others are not shown
	case cal.ByWeek:
		return 8, 3
	case cal.ByQuarter:
		return 6, 2
	case cal.ByYear:
		return 3, 1
	}
	return 6, 2
}

// stateOf reads an address; what it does not say is usual.
func stateOf(q url.Values, h ask.House, view *target.View, today cal.Day) state {
	st := state{Metric: q.Get("metric"), By: q.Get("by"), Of: q.Get("of"), All: q.Get("all") == "1", Unit: q.Get("unit")}
	if st.Metric == "" {
		st.Metric = view.Main()
	}
	if d, ok := h.Model.Dimension(st.By); !ok || !slices.Contains(view.By(), st.By) || !listed(d) {
		st.By = "owner"
	}
	if st.By != "owner" || !slices.ContainsFunc(h.Departments, func(d ask.Department) bool { return d.ID == st.Of }) {
		st.Of = ""
	}
	st.Grain = cal.ByMonth
	if g, err := cal.ParseGrain(q.Get("grain")); err == nil && (g == cal.ByWeek || g == cal.ByQuarter || g == cal.ByYear) {
		st.Grain = g
	}
	n, before := usual(st.Grain)
	st.N = n
	if k, err := strconv.Atoi(q.Get("n")); err == nil && k > 0 && k <= mostColumnsShown {
		st.N = k
	}
	st.First = h.Calendar.Ordinal(today, st.Grain) - before
	if d, err := cal.ParseDay(q.Get("from")); err == nil && d > cal.Date(1990, 1, 1) && d < cal.Date(2099, 1, 1) {
		st.First = h.Calendar.Ordinal(d, st.Grain)
	}
	return st
}

// with is the address of the grid with some of it changed; pairs of key and value, "" takes a key away.
func (st state) with(c cal.Calendar, pairs ...string) string {
	q := url.Values{
		"metric": {st.Metric}, "by": {st.By}, "grain": {st.Grain.String()}, "from": {c.Whole(st.Grain, st.First).From.String()}, "n": {strconv.Itoa(st.N)},
	}
	if st.Of != "" {
		q.Set("of", st.Of)
	}
	if st.All {
		q.Set("all", "1")
	}
	if st.Unit != "" {
		q.Set("unit", st.Unit)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Del(pairs[i])
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	return "/plans?" + q.Encode()
}

// periods are the columns.
func (st state) periods(c cal.Calendar) []cal.Period {
	list := make([]cal.Period, st.N)
	for i := range list {
		list[i] = cal.Period{Grain: st.Grain, N: st.First + i, Range: c.Whole(st.Grain, st.First+i)}
	}
	return list
}

// whole is the scope of the row of totals.
func (st state) whole() plan.Scope {
	if st.Of != "" {
		return target.Scope(target.Of("department", st.Of))
	}
	return nil
}

// scale is what one of a figure in the grid stands for: money is shown in thousands.
type scale struct {
	unit   unit.Unit
	factor float64
}

const (
	thousand = 1e3
	million  = 1e6
)

// scaleOf takes the unit that was asked for, else the one that figures of this size are read best in.
func scaleOf(u unit.Unit, asked string, most float64) scale {
	if u.Kind() != unit.Money || u.Rate() {
		return scale{u, 1}
	}
	switch asked {
	case "1":
		return scale{u, 1}
	case "k":
		return scale{u, thousand}
	case "m":
		return scale{u, million}
	}
	const large = 100_000
	if most >= large {
		return scale{u, thousand}
	}
	return scale{u, 1}
}

// shown turns a kept figure into the one in the grid, kept the other way round.
func (s scale) shown(x float64) float64 { return tidy(target.Typed(s.unit, x) / s.factor) }
func (s scale) kept(x float64) float64  { return tidy(target.FromTyped(s.unit, x*s.factor)) }

// step rounds what is split or drawn along: whole figures of the grid.
func (s scale) step() float64 {
	switch {
	case s.unit.Kind() == unit.Percent, s.unit.Kind() == unit.Ratio:
		return 0
	case s.unit.Kind() == unit.Duration:
		return target.FromTyped(s.unit, 1)
	case s.factor == million:
		return thousand
	}
	return s.factor
}

// key is the scale as the address says it.
func (s scale) key() string {
	return cmp.Or(map[float64]string{thousand: "k", million: "m"}[s.factor], "1")
}

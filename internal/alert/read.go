package alert

import (
	"math"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Whole is the key of what is no member's: the figure of the whole.
const Whole = ""

// place is where in time a rule looks on a day.
type place struct {
	slot int64
	days cal.Range
	asOf cal.Day
	// past are the days a range is expected from; empty where none is.
	past cal.Range
	ok   bool // the day is one on which the rule can be judged
	// spine says that members with records in the windows before are expected in this one.
	spine bool
}

// placeOf tells where a rule looks on a day.
//
//	day 2026-11-19, a daily rule of 7 days   → 2026-11-12..2026-11-18 as of 2026-11-18
//	day 2026-11-19, a weekly rule of 4       → the four weeks until 2026-11-15
func placeOf(r Rule, c cal.Calendar, day cal.Day) place {
	w := r.Window
	n := max(1, w.Days)
	p := place{slot: int64(day), asOf: day - 1, ok: true}
	switch {
	case w.Today:
		p.asOf, p.days = day, cal.Range{From: day + 1 - cal.Day(n), To: day + 1}
	case w.Month:
		p.days = c.Whole(cal.ByMonth, c.Ordinal(day-1, cal.ByMonth))
		over := float64(c.WorkingDays(cal.Range{From: p.days.From, To: day}))
		p.ok = over >= w.After*float64(c.WorkingDays(p.days))
		p.days.To = min(p.days.To, day) // what is planned for the days gone by
	case w.Grain == Weekly:
		last := c.Ordinal(day, cal.ByWeek) - 1
		p.slot = int64(last)
		p.asOf = c.Whole(cal.ByWeek, last).To - 1
		last -= w.Lag
		p.days = cal.Range{From: c.Whole(cal.ByWeek, last+1-n).From, To: c.Whole(cal.ByWeek, last).To}
	default:
		to := day - cal.Day(w.Lag)
		p.days = cal.Range{From: to - cal.Day(n), To: to}
	}
	p.spine = c.WorkingDays(p.days) > 0 // on days off nobody is missed
	switch {
	case r.Kind == NoData:
		p.ok = p.ok && p.spine
	case r.ofMonth():
		p.ok = p.ok && c.Ordinal(day, cal.ByMonth) == c.Ordinal(day-1, cal.ByMonth) // nobody catches up with a month that is over
	case r.Kind == Anomaly && !r.wide():
		p.past = pastOf(r, c, p.days)
	}
	return p
}

// years of weeks are read where a season may be in them.
const seasonWeeks = 2*52 + 26

// pastOf is the days before from which a range is expected.
func pastOf(r Rule, c cal.Calendar, days cal.Range) cal.Range {
	n := r.Expect.past()
	if r.Window.Grain == Weekly {
		if r.By == "" { // of a person two years tell more of the person than of the season
			n = max(n, seasonWeeks)
		}
		return cal.Range{From: c.Whole(cal.ByWeek, c.Ordinal(days.Last(), cal.ByWeek)-n).From, To: days.To}
	}
	return cal.Range{From: days.From - cal.Day(max(n, 4*7)), To: days.To}
}

func (e Expect) past() int {
	if e.Past > 0 {
		return e.Past
	}
	return 12
}

func (e Expect) width() float64 {
	if e.Width > 0 {
		return e.Width
	}
	return 3
}

// question is what a rule asks in a place.
func (r Rule) question(m *model.Model, p place) (query.Query, error) {
	q, err := query.ParseText(r.Where)
	if err != nil {
		return q, err
	}
	q.Metrics = []model.Name{r.Metric}
	if v := r.Volume.Metric; v != "" && v != r.Metric {
		q.Metrics = append(q.Metrics, v)
	}
	if r.By != "" {
		q.By = []model.Name{r.By}
	}
	q.Range, q.AsOf = p.days.String(), p.asOf.String()
	switch {
	case r.Kind == Pace:
		q.Plan = true
	case r.Kind == Anomaly && !r.wide():
		q.Range, q.Grain = p.past.String(), cal.ByDay
		if r.Window.Grain == Weekly {
			q.Grain = cal.ByWeek
		}
	}
	q.Compare, err = r.compared(m, p)
	return q, err
}

// figures are what one check saw, by member.
type figures map[string]Seen

// read takes the figures of a rule out of an answer.
func (r Rule) read(a *ask.Answer, p place) (figures, error) {
	if a.Err != nil {
		return nil, a.Err
	}
	switch {
	case r.wide():
		return r.readWindows(a, p)
	case r.Kind == Anomaly:
		return r.readPast(a, p)
	}
	value, volume, err := r.columns(a.Frame)
	if err != nil {
		return nil, err
	}
	out := figures{}
	for _, row := range r.rows(a.Frame) {
		s := r.bounded(Seen{Slot: p.slot})
		s.Value, s.Known = r.valueOf(row.Cells[value])
		if _, ok := present(row.Cells[value]); ok && r.bare() && (s.Value != 0 || !r.sums(a.Model())) {
			s.Low = Bound{} // returns alone are data too, and so is a share of nought
		}
		s.Known = s.Known && p.ok
		if volume >= 0 {
			s.Volume, _ = present(row.Cells[volume])
		}
		if before := earlier(a.Frame, r.Volume.Metric); r.Kind == Change && before >= 0 {
			then, _ := present(row.Cells[before]) // a change of next to nothing is no change
			s.Volume = min(s.Volume, then)
		}
		out[keyOf(row)] = r.beyondChance(s, a.Frame.Columns[value].Unit.Kind())
	}
	return out, nil
}

// rows are the lines that are members, or the whole.
func (r Rule) rows(f *frame.Frame) []frame.Row {
	if r.By == "" {
		return []frame.Row{f.Total}
	}
	return slices.DeleteFunc(slices.Clone(f.Rows), func(row frame.Row) bool { return row.Others || len(row.Keys) == 0 || row.Keys[0].Null })
}

func keyOf(row frame.Row) string {
	if len(row.Keys) == 0 {
		return Whole
	}
	return row.Keys[0].ID
}

func present(v formula.Value) (float64, bool) {
	if v.State != formula.Present || math.IsNaN(v.V) {
		return 0, false
	}
	return v.V, true
}

// valueOf is a figure to judge; nought where nothing is nought.
func (r Rule) valueOf(v formula.Value) (float64, bool) {
	x, ok := present(v)
	if !ok && (r.Zero || r.Kind == NoData) && v.State == formula.Empty {
		return 0, true
	}
	return x, ok
}

// bounded adds the rule's own bounds.
func (r Rule) bounded(s Seen) Seen {
	if r.Below != nil {
		s.Low = To(*r.Below)
	}
	if r.Above != nil {
		s.High = To(*r.Above)
	}
	if r.Kind == NoData && r.Below == nil {
		const some = 0.5
		s.Low = To(some)
	}
	s.Slack = r.Clear
	return s
}

// earlier is the column of a metric's figure in the comparison, -1 when there is none.
func earlier(f *frame.Frame, metric model.Name) int {
	return slices.IndexFunc(f.Columns, func(c frame.Column) bool { return c.Metric.Name == metric && c.Kind == frame.Figure && c.View > 0 })
}

// beyondChance moves the bounds out by what chance makes of so many cases.
//
//	a share of 0.1 of 100 cases, Sure 2   0.1 + 2·√(0.1·0.9/100) = 0.16
//	a ratio of 1.15 of 500 and 500        1.15 + 2·1.15·√(2/500) = 1.295
func (r Rule) beyondChance(s Seen, kind unit.Kind) Seen {
	if r.Sure <= 0 || s.Volume <= 0 {
		return s
	}
	chance := func(at float64) float64 {
		switch {
		case kind == unit.Percent && at > 0 && at < 1:
			return r.Sure * math.Sqrt(at*(1-at)/s.Volume)
		case kind == unit.Ratio:
			return r.Sure * math.Abs(at) * math.Sqrt(2/s.Volume)
		}
		return 0
	}
	s.Low.At -= chance(s.Low.At)
	s.High.At += chance(s.High.At)
	return s
}

// columns finds the figure and the volume in an answer.
func (r Rule) columns(f *frame.Frame) (value, volume int, err error) {
	value, volume = -1, -1
	for i, c := range f.Columns {
		own := c.Metric.Name == r.Metric
		switch {
		case own && r.Kind == Pace && c.Kind == frame.Pace, own && r.Kind == Change && c.Kind == frame.Change,
			own && r.Kind != Pace && r.Kind != Change && c.Kind == frame.Figure && c.View == 0:
			value = i
		}
		if c.Metric.Name == r.Volume.Metric && c.Kind == frame.Figure && c.View == 0 {
			volume = i
		}
	}
	if value < 0 {
		return 0, 0, fault.Invalidf("%s: the answer has no such figure.", "%s: в ответе нет такой величины.", strings.Join([]string{r.Metric, string(r.Kind)}, ":"))
	}
	return value, volume, nil
}

// readPast judges the last period of each member's series by those before.
func (r Rule) readPast(a *ask.Answer, p place) (figures, error) {
	f := a.Frame
	value, volume, err := r.columns(f)
	if err != nil {
		return nil, err
	}
	at := make(map[int]int, len(f.Periods))
	for i, period := range f.Periods {
		at[period.N] = i
	}
	series, volumes := map[string][]float64{}, map[string]float64{}
	for _, row := range f.Rows {
		if row.N == plan.AllPeriods || row.Others || len(row.Keys) > 0 && row.Keys[0].Null {
			continue
		}
		key := keyOf(row)
		if series[key] == nil {
			series[key] = slices.Repeat([]float64{math.NaN()}, len(f.Periods))
		}
		i, ok := at[row.N]
		if !ok {
			continue
		}
		if v, ok := r.valueOf(row.Cells[value]); ok {
			series[key][i] = v
		}
		if volume >= 0 && i == len(f.Periods)-1 {
			volumes[key], _ = present(row.Cells[volume])
		}
	}
	out := figures{}
	for key, y := range series {
		if len(y) == 0 {
			continue
		}
		weight, adds := r.weights(a, y)
		s := r.expected(y, weight, adds, p)
		s.Volume = volumes[key]
		out[key] = s
	}
	return r.besideTeam(out), nil
}

// expected sets the range that the figures before let expect of the last.
func (r Rule) expected(y, weight []float64, adds bool, p place) Seen {
	s := Seen{Slot: p.slot}
	n := len(y) - 1
	if n < 0 || math.IsNaN(y[n]) || !p.ok {
		return s
	}
	from := max(0, n-r.Expect.past())
	e, ok := Forecast(y[from:n], weight[from:], r.Expect.width(), adds)
	if !ok {
		return s
	}
	least := r.Expect.Least * math.Abs(e.Mid)
	s.Value, s.Known, s.Weight = y[n], true, weight[n]
	s.Slack = r.Clear * (e.High - e.Low) / 2
	if r.Expect.Side != "above" {
		s.Low = To(min(e.Low, e.Mid-least))
	}
	if r.Expect.Side != "below" {
		s.High = To(max(e.High, e.Mid+least))
	}
	return s
}

// weights are how much of a usual period each is: by working days where the figure adds up over them, by its season where there
// is enough of the past.
func (r Rule) weights(a *ask.Answer, y []float64) (weight []float64, adds bool) {
	m := a.Model()
	adds = m != nil && m.Rollup(r.Metric, model.OverPeriod) == model.RollSum
	weight = slices.Repeat([]float64{1}, len(y))
	if adds && r.Window.Grain == Weekly {
		for i, period := range a.Frame.Periods {
			weight[i] = float64(a.Calendar.WorkingDays(period.Range))
		}
	}
	even := make([]float64, len(y)-1)
	for i := range even {
		if even[i] = math.NaN(); weight[i] > 0 {
			even[i] = y[i] / weight[i]
		}
	}
	cycle := 7
	if r.Window.Grain == Weekly {
		cycle = 52
	}
	if season := Season(even, cycle); season != nil {
		for i := range weight {
			weight[i] *= season[i]
		}
	}
	return weight, adds
}

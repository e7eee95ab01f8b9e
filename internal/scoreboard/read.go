package scoreboard

import (
	"context"
	"slices"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Figure is one figure with how it stands to its plan. What has no plan has no such parts.
type Figure struct {
	V     float64       `json:"v,omitempty"`
	State formula.State `json:"s,omitempty"`
	// Plan is the target of the figure's days, ToDate the part of it that falls on those gone by.
	Plan   *float64 `json:"p,omitempty"`
	ToDate *float64 `json:"t,omitempty"`
	// Done is the completion of the plan, Pace that of the plan to date.
	Done *float64   `json:"d,omitempty"`
	Pace *float64   `json:"r,omitempty"`
	Band frame.Band `json:"b,omitempty"`
}

// Known reports whether there is a figure.
func (f Figure) Known() bool { return f.State == formula.Present }

// Line is one metric of one scope: a figure for each column, and that of the month.
type Line struct {
	Cells []Figure `json:"c"`
	Month Figure   `json:"m"`
	// Adds says that its plan is spread over days, so that a share of the month's plan has a meaning.
	Adds bool `json:"a,omitempty"`
	// Why says why there is no line.
	Why model.Text `json:"-"`
}

// Column is one period of the table.
type Column struct {
	N    int
	From cal.Day
	To   cal.Day
	// Open says that the period is not over; Days are its working days, Usual those of such a period without holidays, Gone
	// those that have begun.
	Open  bool
	Days  int
	Usual int
	Gone  int
}

// Range are the column's days.
func (c Column) Range() cal.Range { return cal.Range{From: c.From, To: c.To} }

// Short says that holidays, or the edge of the range, leave the period fewer working days than usual.
func (c Column) Short() bool { return c.Days < c.Usual }

// Span is what a table shows: the periods, and the month beside them.
type Span struct {
	Grain   cal.Grain
	Columns []Column
	Month   cal.Range
	// MonthDays are the working days of the month, MonthGone those that have begun.
	MonthDays, MonthGone int
}

// NewSpan lays out the periods of a range; the month is that of its last day that has come.
func NewSpan(c cal.Calendar, r cal.Range, g cal.Grain, today cal.Day) Span {
	s := Span{Grain: g}
	for _, p := range c.Periods(r, g) {
		whole := c.Whole(g, p.N)
		col := Column{
			N: p.N, From: p.Range.From, To: p.Range.To, Open: today < whole.To, Days: c.WorkingDays(p.Range),
			Gone: c.WorkingDays(p.Range.Clip(cal.Range{From: p.Range.From, To: max(p.Range.From, today+1)})),
		}
		if col.Usual = col.Days; g == cal.ByWeek {
			col.Usual = 0
			for d := whole.From; d < whole.To; d++ {
				if h := c.Week[d.Weekday()]; h.Open < h.Close {
					col.Usual++
				}
			}
		}
		s.Columns = append(s.Columns, col)
	}
	last := max(r.From, min(today, r.Last()))
	s.Month = c.Whole(cal.ByMonth, c.Ordinal(last, cal.ByMonth))
	s.MonthDays = c.WorkingDays(s.Month)
	s.MonthGone = c.WorkingDays(s.Month.Clip(cal.Range{From: s.Month.From, To: max(s.Month.From, today+1)}))
	return s
}

// Weeks is the usual range: so many whole weeks, or other periods, the last of which is the one of a day.
func Weeks(c cal.Calendar, g cal.Grain, n int, day cal.Day) cal.Range {
	at := c.Ordinal(day, g)
	return cal.Range{From: c.Whole(g, at-n+1).From, To: c.Whole(g, at).To}
}

// Range are all days of the columns.
func (s Span) Range() cal.Range {
	if len(s.Columns) == 0 {
		return cal.Range{}
	}
	return cal.Range{From: s.Columns[0].From, To: s.Columns[len(s.Columns)-1].To}
}

// Table is the table of one scope.
type Table struct {
	Span

	Lines   map[model.Name]Line
	Version int64
	// Plans says that something is planned; Note why nothing of this can be.
	Plans bool
	Note  *plan.Note
	// Corrected says which figures of closed periods in it were corrected afterwards.
	Corrected []plan.Note
}

// Read asks for the table of a viewer under some filters, all of it in one reading of the data. A metric that cannot be asked
// so has its reason in its line.
func Read(ctx context.Context, desk Desk, v access.Viewer, m *model.Model, metrics []model.Name, span Span, where []model.Cond) (*Table, error) {
	t := &Table{Span: span, Lines: make(map[model.Name]Line, len(metrics))}
	set := newSet(span)
	for _, name := range metrics {
		if why := unasked(m, v.Grant, name, where); why != (model.Text{}) {
			t.Lines[name] = Line{Why: why, Cells: blank(span)}
			continue
		}
		set.add(name, where, nil)
	}
	answers, err := desk.AskAll(ctx, v, set.questions)
	if err != nil {
		return nil, err
	}
	for i, p := range set.parts {
		weeks, month := answers[2*i], answers[2*i+1]
		line := Line{Cells: blank(span)}
		if weeks.Err != nil {
			line.Why = model.Text{EN: fault.MessageIn(weeks.Err, "en"), RU: fault.MessageIn(weeks.Err, "ru")}
			t.Lines[p.metric] = line
			continue
		}
		t.Version = weeks.Version.N
		if set.fill(weeks, month, func(frame.Row) (Scope, bool) { return "", true }, func(_ Scope, l Line) { line = l }); line.Why == (model.Text{}) {
			for _, note := range weeks.Notes {
				if note.Kind == plan.NotePlan && t.Note == nil {
					t.Note = &note
				}
			}
		}
		t.correct(weeks)
		t.correct(month)
		t.Plans = t.Plans || line.Month.Plan != nil
		t.Lines[p.metric] = line
	}
	return t, nil
}

// correct keeps what an answer says of figures that were corrected after closing, each once: the month lies among the columns.
func (t *Table) correct(a *ask.Answer) {
	for _, note := range a.Notes {
		if note.Kind == plan.NoteCorrected && !slices.Contains(t.Corrected, note) {
			t.Corrected = append(t.Corrected, note)
		}
	}
}

// unasked says why a metric is not even asked for: there is none, it waits for data, or the filters do not reach it.
func unasked(m *model.Model, g access.Grant, name model.Name, where []model.Cond) model.Text {
	x, ok := m.Metric(name)
	switch {
	case !ok:
		return model.Text{EN: "There is no such metric any more.", RU: "Такого показателя больше нет."}
	case x.Waits != "":
		return model.Text{EN: "There is no data for this metric yet.", RU: "Для этого показателя пока нет данных."}
	case !g.Shows(m, x):
		return model.Text{EN: "Not open to your role.", RU: "Недоступно вашей роли."}
	}
	for _, c := range where {
		if d, ok := m.Dimension(c.Name); ok && !m.CanSplit(name, c.Name) {
			return model.Text{EN: "Not told by “" + d.Title.EN + "”.", RU: "Не делится по отбору «" + d.Title.RU + "»."}
		}
	}
	return model.Text{}
}

func blank(s Span) []Figure {
	list := make([]Figure, len(s.Columns))
	for i := range list {
		list[i].State = formula.Empty
	}
	return list
}

// part is one metric of one question.
type part struct {
	metric model.Name
	by     []model.Name
	where  []model.Cond
}

// set is questions in pairs: the periods, then the month.
type set struct {
	span      Span
	questions []query.Query
	parts     []part
	at        map[int]int // ordinal of a period → column
}

func newSet(s Span) *set {
	x := &set{span: s, at: make(map[int]int, len(s.Columns))}
	for i, c := range s.Columns {
		x.at[c.N] = i
	}
	return x
}

func (s *set) add(name model.Name, where []model.Cond, by []model.Name) {
	q := query.Query{Metrics: []model.Name{name}, By: by, Where: where, Range: s.span.Range().String(), Grain: s.span.Grain, Plan: true}
	month := q
	month.Range, month.Grain = s.span.Month.String(), cal.None
	s.questions = append(s.questions, q, month)
	s.parts = append(s.parts, part{name, by, where})
}

// fill makes lines of a pair of answers, one for each scope.
func (s *set) fill(weeks, month *ask.Answer, scope func(frame.Row) (Scope, bool), give func(Scope, Line)) {
	lines := map[Scope]*Line{}
	var order []Scope
	of := func(r frame.Row) *Line {
		at, ok := scope(r)
		if !ok {
			return nil
		}
		if lines[at] == nil {
			lines[at] = &Line{Cells: blank(s.span), Month: Figure{State: formula.Empty}}
			order = append(order, at)
		}
		return lines[at]
	}
	for _, r := range weeks.Frame.Rows {
		at, ok := s.at[r.N]
		if !ok {
			continue
		}
		if l := of(r); l != nil {
			l.Cells[at], _ = figure(weeks, r)
		}
	}
	if month.Err == nil {
		rows := month.Frame.Rows
		if len(month.Frame.By) == 0 {
			rows = []frame.Row{month.Frame.Total}
		}
		for _, r := range rows {
			if l := of(r); l != nil {
				l.Month, l.Adds = figure(month, r)
			}
		}
	}
	for _, at := range order {
		give(at, *lines[at])
	}
}

// figure reads the only metric of a row.
func figure(a *ask.Answer, r frame.Row) (f Figure, adds bool) {
	i := slices.IndexFunc(a.Frame.Columns, func(c frame.Column) bool { return c.Kind == frame.Figure && c.View == 0 })
	if i < 0 || i >= len(r.Cells) {
		return Figure{State: formula.Empty}, false
	}
	m, v := a.Frame.Columns[i].Metric, r.Cells[i]
	f.V, f.State = v.V, v.State
	if v.State != formula.Present {
		f.V = 0
	}
	aim := a.Frame.Aim(r, m)
	if !aim.Known || v.State == formula.Hidden {
		return f, false
	}
	f.Plan, f.ToDate = &aim.Value, &aim.ToDate
	done, pace, _ := frame.Attained(m, v, aim)
	f.Done, f.Pace = number(done), number(pace)
	if v.State == formula.Present && (aim.Value != 0 || !aim.Adds || v.V != 0) { // nothing done on a day off is neither good nor bad
		f.Band = frame.Judged(m.Better, v.V, aim)
	}
	return f, aim.Adds
}

func number(v formula.Value) *float64 {
	if v.State != formula.Present {
		return nil
	}
	return &v.V
}

package kpi

import (
	"math"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/kpi"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/render/chart"
	"svodka/internal/scoreboard"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// screen is everything the table's page shows.
type screen struct {
	Lang    lang.Lang
	Say     []piece
	Who     []ui.Link
	Shows   []ui.Link // values or completions
	Grains  []ui.Link
	Last    *switching
	Percent bool
	Heads   []head
	Over    string // over the columns
	Month   string // over the right part
	PlanOf  string // head of the first column
	Blocks  []block
	Width   int // columns in all
	NoPlan  string
	Limits  string
	Notice  string
	// Corrected are the figures of closed periods that are others now.
	Corrected []string
	Edits     bool
	Defines   bool // own metrics
	Files     tile.Export
	Here      string // the live table fetches itself anew
	Now       bool   // the live table
	rows      map[model.Name]*row
	table     *scoreboard.Table
}

// piece is a part of the conclusion.
type piece struct {
	Text   string
	Strong bool
}

// switching leads from what is known now to what was seen and back.
type switching struct {
	Now, Then ui.Link
	Changed   int
}

type head struct {
	Title, Under string
	Spoken       string
	Open         bool
}

type block struct {
	Title string
	Rows  []*row
}

// row is one metric.
type row struct {
	Name, Title, Unit, Href, Help string
	Plan                          string
	Cells                         []cell
	Fact                          cell
	Done, Pace, Mark, Word        string
	Planned                       bool
	Spark                         string
	Why                           string

	numbers numbers
	metric  *model.Metric
	line    scoreboard.Line
}

// cell is one figure.
type cell struct {
	Text, Class, Word, Tip string
	Key                    string // names the cell in the address
	Href, Explain          string
	Open                   bool
	// Other is what the figure is now, or was in the snapshot, where that differs.
	Other string
}

// screen lays the table out.
func (p *Pages) screen(v *page.Visit, x *state, t *scoreboard.Table, blocks []scoreboard.Block) *screen {
	l := v.Lang
	b := &screen{Lang: l, Percent: x.percent, rows: map[model.Name]*row{}, table: t, Edits: edits(v), Defines: kpi.MayDefine(v.Person.Role)}
	b.Over, b.Month, b.PlanOf = over(v, t.Span), month(v, t.Span), l.Pick("Plan of ", "План на ")+monthName(v, t.Span)
	for _, c := range t.Columns {
		b.Heads = append(b.Heads, headOf(v, t.Grain, c))
	}
	const others = 6 // the metric, its plan, and the right part
	b.Width = len(t.Columns) + others
	for _, one := range blocks {
		out := block{Title: one.Title.In(string(l))}
		for _, name := range one.Metrics {
			m, ok := v.About.Model.Metric(name)
			line, read := t.Lines[name]
			if !ok || !read || !v.Viewer.Grant.Shows(v.About.Model, m) {
				continue
			}
			if b.rows[name] == nil {
				b.rows[name] = rowOf(v, x, t, m, line)
			}
			out.Rows = append(out.Rows, b.rows[name])
		}
		if len(out.Rows) > 0 {
			b.Blocks = append(b.Blocks, out)
		}
	}
	b.Corrected = corrected(l, t)
	if t.Note != nil && !t.Plans {
		b.NoPlan = t.Note.In(string(l))
	}
	if !v.Viewer.Grant.All {
		b.Limits = l.Pick("You see the rows that your role opens to you; others may see more under the same address.",
			"Вы видите записи, открытые вашей роли; по тому же адресу другие могут видеть больше.")
	}
	b.Say = conclusion(v, b)
	return b
}

// corrected are the sentences about figures that were corrected after their period was closed; few of many are told.
func corrected(l lang.Lang, t *scoreboard.Table) []string {
	const most = 8
	var list []string
	for _, note := range t.Corrected[:min(most, len(t.Corrected))] {
		list = append(list, note.In(string(l)))
	}
	if more := len(t.Corrected) - most; more > 0 {
		list = append(list, l.Pick("More figures corrected after closing: ", "Ещё значений, исправленных после закрытия: ")+l.Int(int64(more))+".")
	}
	return list
}

// rowOf writes one metric.
func rowOf(v *page.Visit, x *state, t *scoreboard.Table, m *model.Metric, line scoreboard.Line) *row {
	l := v.Lang
	r := &row{
		Name: m.Name, Title: m.Title.In(string(l)), Href: "/metrics/" + url.PathEscape(m.Name), Help: m.Help.In(string(l)), Why: line.Why.In(string(l)),
		numbers: numbersOf(m, line, v.About.Settings.Currency, l), metric: m, line: line,
	}
	r.Unit = r.numbers.Unit
	r.Plan = r.numbers.goal(line.Month.Plan)
	values := make([]float64, 0, len(line.Cells))
	for i, f := range line.Cells {
		if i >= len(t.Columns) {
			break
		}
		c := t.Columns[i]
		r.Cells = append(r.Cells, r.cell(v, x, f, c.Range(), c.Open, x.percent))
		values = append(values, math.NaN())
		if f.Known() {
			values[i] = f.V
		}
	}
	open := len(t.Columns) > 0 && t.Columns[len(t.Columns)-1].Open
	r.Spark = chart.Spark(values, open)
	r.Fact = r.cell(v, x, line.Month, t.Month, true, false)
	r.Fact.Class, r.Fact.Open = "", false
	f := line.Month
	r.Done, r.Pace, r.Planned = lang.Missing, lang.Missing, f.Plan != nil
	if f.Done != nil && line.Adds {
		r.Done = l.Percent(*f.Done, 1)
	}
	if f.Pace != nil {
		r.Pace = l.Percent(*f.Pace, 1)
	}
	r.Mark, r.Word = mark(f.Band), render.BandWord(f.Band, l)
	return r
}

// mark is the letter of a band in the sheets.
func mark(b frame.Band) string {
	switch b {
	case frame.Good:
		return "g"
	case frame.Near:
		return "w"
	case frame.Bad:
		return "x"
	case frame.NoBand:
	}
	return ""
}

// cell writes one figure of a row.
func (r *row) cell(v *page.Visit, x *state, f scoreboard.Figure, days cal.Range, open, percent bool) cell {
	l := v.Lang
	c := cell{Text: r.numbers.text(f), Open: open, Key: r.Name + ":" + days.From.String()}
	share := f.Done
	if open {
		share = f.Pace
	}
	if percent {
		if c.Text = lang.Missing; share != nil {
			c.Text = l.Percent(*share, 0)
		}
	}
	if letter := mark(f.Band); letter != "" {
		c.Class, c.Word = "c"+letter, render.BandWord(f.Band, l)
	}
	if f.Plan != nil {
		goal := f.Plan
		word := l.Pick("plan ", "план ")
		if open && r.line.Adds {
			goal, word = f.ToDate, l.Pick("plan to date ", "план на эти дни ")
		}
		c.Tip = word + r.numbers.goal(goal)
		if share != nil && !percent {
			c.Tip += ", " + l.Percent(*share, 0)
		} else if percent && f.Known() {
			c.Tip += l.Pick(", fact ", ", факт ") + r.numbers.text(f)
		}
	}
	if f.State == formula.Hidden {
		return c
	}
	q := query.Query{Metrics: []model.Name{r.Name}, Range: days.String(), Where: x.Query.Where, Plan: true}
	c.Explain = "/explain?" + q.Values().Encode()
	at := x.kept()
	at.Set("metric", r.Name)
	at.Set("column", days.String())
	c.Href = filter.Join(Path+"/cell", at)
	return c
}

// kept is the address of what is shown, with the page's own words.
func (x *state) kept() url.Values {
	out := url.Values{}
	for key, texts := range x.Address {
		out[key] = slices.Clone(texts)
	}
	if x.percent {
		out.Set("view", "percent")
	}
	return out
}

func headOf(v *page.Visit, g cal.Grain, c scoreboard.Column) head {
	l := v.Lang
	h := head{Open: c.Open, Spoken: l.Range(c.Range())}
	switch g {
	case cal.ByDay:
		h.Title, h.Under = l.DayAxis(c.From), l.Weekday(c.From.Weekday())
		if c.Days == 0 {
			h.Under += l.Pick(", off", ", вых.")
		}
		return h
	case cal.ByWeek:
		h.Title = l.DayAxis(c.From)
	default:
		h.Title = l.PeriodAxis(v.About.Calendar, cal.Period{Grain: g, N: c.N, Range: c.Range()})
	}
	switch {
	case c.Open:
		h.Under = l.Pick("open, ", "идёт, ") + l.Int(int64(c.Gone)) + l.Pick(" d", " д.")
	case c.Short():
		h.Under = l.Count(int64(c.Days), days(l)...)
	}
	return h
}

func days(l lang.Lang) []string {
	if l == lang.RU {
		return []string{"день", "дня", "дней"}
	}
	return []string{"day", "days"}
}

func over(v *page.Visit, s scoreboard.Span) string {
	l := v.Lang
	switch s.Grain { //nolint:exhaustive // the others have no name of their own
	case cal.ByDay:
		return l.Pick("Days", "Дни")
	case cal.ByWeek:
		from := [...]string{"воскресенья", "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы"}[v.About.Calendar.WeekStart]
		return l.Pick("Week of", "Неделя с "+from)
	case cal.ByMonth:
		return l.Pick("Months", "Месяцы")
	}
	return l.Pick("Periods", "Периоды")
}

// monthName is the month without its year: «ноябрь».
func monthName(v *page.Visit, s scoreboard.Span) string {
	y, m, _ := s.Month.From.YMD()
	name, _, _ := strings.Cut(v.Lang.Month(y, m), "\u00a0")
	return name
}

func month(v *page.Visit, s scoreboard.Span) string {
	l, name := v.Lang, monthName(v, s)
	first, size := utf8.DecodeRuneInString(name)
	name = string(unicode.ToUpper(first)) + name[size:]
	if s.MonthGone >= s.MonthDays {
		return name + ", " + l.Int(int64(s.MonthDays)) + l.Pick(" working days", " раб. дней")
	}
	return name + ", " + l.Int(int64(s.MonthGone)) + l.Pick(" of ", " из ") + l.Int(int64(s.MonthDays)) + l.Pick(" working days", " раб. дней")
}

package target

import (
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/target"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// gridView is the page.
type gridView struct {
	V              *page.Visit
	St             state
	Metrics        []ui.Link // tabs
	Others         []ui.Link // the other metrics
	Bys            []ui.Link
	Departments    []ui.Link
	Grains         []ui.Link
	Spans          []ui.Link
	Units          []ui.Link
	Back, Forth    string
	Period         string
	Who            string
	Shape          string
	Shapes         []shapeChoice
	MayShape       bool
	Say            []bit
	Head           string // over the names
	Cols           []colView
	Rows           []rowView
	Total          *rowView
	Suggests       bool
	Unit           string
	Sum            string // over the sums, "" where figures do not add up
	Split          string
	Import, Export string
	AllHref        string
	Rules          bool
	Edits          bool
	Said           string
	Data           gridData
}

type shapeChoice struct {
	Value, Title, Hint string
	On                 bool
}

// bit is a piece of the sentence over the grid.
type bit struct {
	Text, Class string
	B           bool
}

type colView struct {
	Title, Sub  string
	Locked, Cur bool
	Past        bool
}

type rowView struct {
	Title, Note, Initials string
	Total                 bool
	Cells                 []cellView
	Sum                   string
}

type cellView struct {
	ID, Text, Sub, Mark, Class string
	Tip                        string
	R, C                       int
	Edit                       bool
	Href                       string
}

// gridData is what the script knows of the grid; figures are as they are shown.
type gridData struct {
	Metric string    `json:"metric"`
	Seen   int64     `json:"seen"`
	Factor float64   `json:"factor"`
	Step   float64   `json:"step"`
	Unit   string    `json:"unit"`
	Adds   bool      `json:"adds"`
	People bool      `json:"people"`
	Cols   []colData `json:"cols"`
	Rows   []rowData `json:"rows"`
	Total  int       `json:"total"` // the row of totals, -1 none
}

type colData struct {
	Title  string `json:"title"`
	From   string `json:"from"`
	Grain  string `json:"grain"`
	Locked bool   `json:"locked"`
	Past   bool   `json:"past"`
}

type rowData struct {
	Scope string     `json:"scope"`
	Title string     `json:"title"`
	Sum   *float64   `json:"sum"`
	Cells []cellData `json:"cells"`
}

type cellData struct {
	V    *float64 `json:"v"`
	Own  bool     `json:"own"`
	Edit bool     `json:"edit"`
}

func (b *builder) head() string {
	switch b.st.By {
	case "owner":
		return b.v.T("Person", "Сотрудник")
	case "department":
		return b.v.T("Department", "Отдел")
	}
	if d, ok := b.h.Model.Dimension(b.st.By); ok {
		return d.Title.In(string(b.v.Lang))
	}
	return b.st.By
}

// unitText is the unit of the figures: тыс. ₽, %, шт.
func (b *builder) unitText() string {
	scales := map[float64]lang.Scale{1: lang.Units, thousand: lang.Thousands, million: lang.Millions}
	return target.UnitText(b.v.Lang, b.m.Unit, b.h.Settings.Currency, scales[b.scale.factor])
}

func (b *builder) columnTitle(p cal.Period) string {
	l := b.v.Lang
	switch p.Grain { //nolint:exhaustive // the others are titled as they are
	case cal.ByMonth:
		y, m, _ := p.Range.From.YMD()
		text := raised(strings.Fields(l.Month(y, m))[0])
		if now, _, _ := b.today.YMD(); y != now {
			text += " " + strconv.Itoa(y)
		}
		return text
	case cal.ByWeek:
		return l.RangeAxis(p.Range)
	}
	return l.Period(b.h.Calendar, p)
}

func (b *builder) column(c target.Column) colView {
	l := b.v.Lang
	x := colView{Title: b.columnTitle(c.Period), Locked: c.Locked, Cur: c.Range.Contains(b.today), Past: c.Range.To <= b.today}
	x.Sub = l.Count(int64(c.Days), l.Pick("work day", "раб. день"), l.Pick("work days", "раб. дня"), l.Pick("work days", "раб. дней"))
	if x.Cur {
		x.Sub += l.Pick(" · now", " · идёт")
	}
	return x
}

func (b *builder) sumTitle() string {
	l, n := b.v.Lang, int64(b.st.N)
	switch b.st.Grain { //nolint:exhaustive // the others are not shown
	case cal.ByWeek:
		return l.Pick("Total ", "Итого ") + l.Count(n, l.Pick("week", "нед."), l.Pick("weeks", "нед."), l.Pick("weeks", "нед."))
	case cal.ByQuarter:
		return l.Pick("Total ", "Итого ") + l.Count(n, l.Pick("quarter", "кв."), l.Pick("quarters", "кв."), l.Pick("quarters", "кв."))
	case cal.ByYear:
		return l.Pick("Total ", "Итого ") + l.Count(n, l.Pick("year", "год"), l.Pick("years", "года"), l.Pick("years", "лет"))
	}
	return l.Pick("Total ", "Итого ") + l.Count(n, l.Pick("month", "мес."), l.Pick("months", "мес."), l.Pick("months", "мес."))
}

package enginetest

import (
	"strings"
	"time"

	"svodka/internal/cal"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// ask is a scan written short. A column is its name, or "owner>user.department" for one that a key leads to.
type ask struct {
	fact   string
	day    string // civil-day column; "" for no time
	months string // first and last month, "2026-01 2026-03"; rows of other days do not count
	span   string // "since until" for stocks
	points []plan.Point
	by     []string
	aggs   []plan.AggOf // count when there are none
	where  []plan.Cond
	levels []plan.Level // the finest of all when there are none
}

func (a ask) scan() plan.Scan {
	fact := Fact(warehouse.NewSchema(nil), a.fact)
	if since, until, ok := strings.Cut(a.span, " "); ok {
		fact.Span = &model.Span{Since: since, Until: until}
	}
	s := plan.Scan{Fact: fact, Day: a.day, Points: a.points, Aggs: a.aggs, Where: a.where, Levels: a.levels}
	if a.months != "" {
		s.Grain, s.Periods = cal.ByMonth, months(a.months)
	}
	finest := plan.Level{Period: len(s.Periods) > 0}
	for i, name := range a.by {
		s.Keys = append(s.Keys, plan.Key{Name: name, Col: column(name)})
		finest.Keys = append(finest.Keys, i)
	}
	if s.Levels == nil {
		s.Levels = []plan.Level{finest}
	}
	if s.Aggs == nil {
		s.Aggs = []plan.AggOf{{Func: model.Count}}
	}
	return s
}

// months lists the months from the first to the last, both written as 2026-03.
func months(s string) []cal.Period {
	first, last, _ := strings.Cut(s, " ")
	c := cal.Default(time.UTC)
	end := texttable.Day(last + "-01")
	r := cal.Range{From: texttable.Day(first + "-01"), To: c.Whole(cal.ByMonth, c.Ordinal(end, cal.ByMonth)).To}
	return c.Periods(r, cal.ByMonth)
}

func column(name string) model.Column {
	via, there, ok := strings.Cut(name, ">")
	if !ok {
		return model.Column{Name: name}
	}
	table, col, _ := strings.Cut(there, ".")
	return model.Column{Name: col, Via: via, Table: table}
}

func agg(f model.Agg, of string, where ...plan.Cond) plan.AggOf {
	return plan.AggOf{Func: f, Col: column(of), Where: where}
}

// words is a condition on text. Values of key columns are written with their source.
func words(col string, op model.Op, values ...string) plan.Cond {
	return plan.Cond{Col: column(col), Type: plan.IsText, Op: op, Text: values}
}

func numbers(col string, op model.Op, values ...float64) plan.Cond {
	return plan.Cond{Col: column(col), Type: plan.IsNumber, Op: op, Nums: values}
}

// between is a range; nil ends are open.
func between(col string, typ plan.Type, from, to *float64) plan.Cond {
	return plan.Cond{Col: column(col), Type: typ, Op: model.Range, From: from, To: to}
}

func dayEnd(s string) *float64 { return new(float64(texttable.Day(s))) }

func withNull(c plan.Cond) plan.Cond {
	c.Null = true
	return c
}

func point(n int, day string) plan.Point { return plan.Point{N: n, Day: texttable.Day(day)} }

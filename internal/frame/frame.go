// Package frame composes the results of scans into the table of an answer: it merges facts on their keys, fills gaps,
// computes formulas and comparisons, works out shares and ranks, sorts and limits. All of it is plain computation over
// a small table; nothing here reads data.
package frame

import (
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// Frame is the table of an answer.
type Frame struct {
	Grain   cal.Grain
	Periods []cal.Period
	By      []*model.Dimension
	Columns []Column
	// Rows are the finest level, sorted and limited.
	Rows []Row
	// Totals are the coarser levels, each as its own figures, never as sums of cells that do not add up. Only with totals.
	Totals []Row
	// Total is the whole: all periods, all members.
	Total Row
	// Cut is how many rows the limit left out.
	Cut int
	// rows is how many rows there would be without the limit, when they have been counted before.
	rows int
	// aim finds the target of a metric in a row.
	aim func(Row, *model.Metric) plan.Aim
}

// Column is one figure of every row.
type Column struct {
	// Name is the metric, with "@previous" for a comparison, "@plan" for its target, and ":delta", ":change", ":share", ":running" or ":rank" for
	// what is worked out from it.
	Name   string
	Metric *model.Metric
	// View is the position in Plan.Views the figure belongs to.
	View int
	Kind Kind
	Unit unit.Unit
	// open reports whether the window of a cohort of the period is not over, so that it cannot be compared; nil never.
	open func(n int) bool
	// cases and casesThen are the places, from 1, in Row.cases of what the figure and the earlier one are parts of; 0 none.
	cases, casesThen int
	// derive works the column out of whole rows, nil for columns of Build.
	derive func([]Row) []formula.Value
}

// Kind says how a column came about.
type Kind string

// Kinds of columns. Delta is the difference to the comparison in the metric's unit (points for percent), Change the same
// as a part of the earlier figure.
const (
	Figure  Kind = ""
	Delta   Kind = "delta"
	Change  Kind = "change"
	Share   Kind = "share"
	Running Kind = "running"
	Rank    Kind = "rank"
	Step    Kind = "step" // change against the period before in the answer
)

// Row is one line: a period (or all), one member for each dimension of By (or all), and a cell for each column.
type Row struct {
	// Level is the position in Plan.Levels.
	Level int
	// N is the ordinal of the period, plan.AllPeriods for the whole range.
	N int
	// Keys stand at their dimension's place in By; those the level does not split by are the zero Member.
	Keys []plan.Member
	// Others marks the row that stands for all members the limit cut.
	Others bool
	Cells  []formula.Value
	cases  []cases
}

// Names knows how members are called and ordered.
type Names interface {
	// Title is what people call the member, in the viewer's language.
	Title(d *model.Dimension, m plan.Member) string
	// Order places members: by rank, number or not at all (0), then by title.
	Order(d *model.Dimension, m plan.Member) float64
}

// Column finds a column by its name, -1 when there is none.
func (f *Frame) Column(name string) int {
	for i, c := range f.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Period finds the period of a row; ok is false for rows of the whole range.
func (f *Frame) Period(r Row) (cal.Period, bool) {
	for _, p := range f.Periods {
		if p.N == r.N && r.N != plan.AllPeriods && f.Grain != cal.None {
			return p, true
		}
	}
	return cal.Period{}, false
}

// Package query is the question: which metrics, split by what, over which days, compared with what. A Query has one
// URL form; the state of every page is that form.
package query

import (
	"svodka/internal/cal"
	"svodka/internal/model"
)

// Query is one question.
//
//	metrics=revenue,deals_won&by=owner&range=2026-05&grain=week&compare=previous,year,plan&spine=owner&totals=1
//	&derive=revenue:share,revenue:running&sort=-revenue&limit=10&others=1&owner=Анна Соколова,…&stage!=…
type Query struct {
	Metrics []model.Name
	By      []model.Name
	// Spine lists dimensions of By whose every known member gets a row, also with nothing to count.
	Spine []model.Name
	Where []model.Cond
	// Range is the expression as it was asked ("last-month"), resolved by the desk with its clock. Empty: this-month.
	Range string
	// AsOf is the day that ranges in words are told from where it is not today: the last one of data that ended long ago,
	// "2017-12-31". Nothing later is looked at.
	AsOf    string
	Grain   cal.Grain
	Compare []cal.Shift
	// Plan holds every metric against its target: compare=plan, alone or beside shifts.
	Plan   bool
	Totals bool
	Derive []Derive
	Sort   []Sort
	// Limit keeps the first rows of each period-less list (or of the row totals when there is a grain); 0 keeps all.
	Limit int
	// Others folds what Limit cut into one row, asked again for figures that do not add up.
	Others bool
}

// DeriveKind is a column worked out from another one over the rows of an answer.
type DeriveKind string

// The derived columns. Expected and Contrib are held against a target, see [Query.Plan].
const (
	Share    DeriveKind = "share"    // part of the total of its period
	Running  DeriveKind = "running"  // sum so far along the periods
	Rank     DeriveKind = "rank"     // 1 is best by the metric's direction
	Delta    DeriveKind = "delta"    // change against the period before in the answer
	Expected DeriveKind = "expected" // the fact and the expected rest as a share of the plan, with its 10-90 % range
	Contrib  DeriveKind = "contrib"  // the row's fact as a share of the plan of all rows
)

// OfPlan reports whether a derived column is held against a target.
func (k DeriveKind) OfPlan() bool { return k == Expected || k == Contrib }

// Derive asks for one derived column.
type Derive struct {
	Metric model.Name
	Kind   DeriveKind
}

// Sort orders rows by a metric, a dimension or "period".
type Sort struct {
	Name model.Name
	Desc bool
}

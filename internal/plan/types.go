// Package plan turns a question into scans and steps: which rows of which fact are added up, and what is done with the
// sums. It knows no SQL and does no I/O.
package plan

import (
	"svodka/internal/cal"
	"svodka/internal/model"
)

// Scan reads one fact, groups it and adds up; never two facts.
type Scan struct {
	Fact *model.Fact
	// Day is the civil-day column of flows ("" for stocks and for scans without time).
	Day string
	// Periods tile the days asked about. With Grain None there is one, and rows are not grouped by period.
	Grain   cal.Grain
	Periods []cal.Period
	// Points are the days at whose close a stock is read, one for each period; only for facts with a Span.
	Points []Point
	Keys   []Key
	Aggs   []AggOf
	// Where holds the question's conditions, the viewer's and the fact's exclusion rule: one list, all must hold.
	Where []Cond
	// Levels are the groupings asked for. The first is the finest.
	Levels []Level
}

// Point is the close of one day, standing for the period with ordinal N (AllPeriods for the whole range).
type Point struct {
	N   int
	Day cal.Day
}

// AllPeriods is the ordinal of a group that is not split by period.
const AllPeriods = -1 << 31

// Level is one grouping: by period or not, and by which Keys (positions, ascending).
type Level struct {
	Period bool
	Keys   []int
}

// Key is one column rows are grouped by.
type Key struct {
	Name model.Name
	Col  model.Column
	Kind model.Kind
	// Bands, when set, groups a number by its place between these inner borders: below Bands[0] is 0.
	Bands []float64
}

// AggOf is one figure of a group.
type AggOf struct {
	Func model.Agg
	// Col is what the aggregate is of; unused by count.
	Col model.Column
	// AgeOf, when set, aggregates the days from this day column to the Point instead of Col.
	AgeOf string
	// Where are conditions of this figure alone, besides the scan's.
	Where []Cond
}

// Type is how a condition's column is compared.
type Type uint8

// Types of condition columns.
const (
	IsText Type = iota // ids and plain text
	IsNumber
	IsDay
	IsBool
)

// Cond is one resolved condition.
type Cond struct {
	Col  model.Column
	Type Type
	Op   model.Op
	// Text holds the values of In and NotIn on text, and the one substring of Contains (compared without case).
	Text []string
	// Nums holds the values of In and NotIn on numbers, days (as cal.Day) and booleans (0, 1).
	Nums []float64
	// From and To are the ends of a Range; nil is open. To is exclusive for days, inclusive for numbers.
	From, To *float64
	// Null: In also matches rows without a value; NotIn leaves them out. (Empty and Filled need nothing else.)
	Null bool
	// Within is set instead of all else for "Goal reached within N days of Enter": Col is the goal's day column and the
	// condition holds when the goal is not null and, with Days > 0, 0 <= goal - enter <= Days.
	Within *Within
	// Any, when not nil, is set instead of all else: at least one alternative must hold whole. An empty Any holds for no row.
	Any [][]Cond
}

// Within compares two day columns of one row: 0 <= Goal - Enter <= Days (Days 0: Goal is set).
type Within struct {
	Enter, Goal string
	Days        int
}

// Member is the value of one key: an id, a number in decimal, or nothing. Comparable.
type Member struct {
	ID   string
	Null bool
}

// Group is one row of a scan's result.
type Group struct {
	Level int // position in Scan.Levels
	N     int // ordinal of the period, AllPeriods when the level has none
	Keys  []Member
	// Vals has one value for each AggOf; NaN where there was no row to take it from (sum and count give 0 then).
	Vals []float64
}

// Records asks for rows of a fact instead of sums: the rows behind a cell.
type Records struct {
	Fact  *model.Fact
	Where []Cond
	// Columns to return besides the id, in order.
	Columns []model.Column
	// Sort is a position in Columns (-1: by id).
	Sort  int
	Desc  bool
	Limit int
	Skip  int
}

// Rows is one page of records: Cells[i][0] is the id. Values are nil, string, int64, float64 or bool.
type Rows struct {
	Total int64
	Cells [][]any
}

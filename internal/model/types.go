// Package model says what a number means: metrics, the facts they count and the dimensions they can be split by.
// Definitions are YAML files (see package model/crm); this package loads, checks and merges them.
package model

import (
	"svodka/internal/cal"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// Name is the identifier of a metric, fact, dimension, date role or number: lower-case latin letters, digits, "_".
type Name = string

// Text is a sentence or title in both languages.
type Text struct {
	EN string `yaml:"en"`
	RU string `yaml:"ru"`
}

// In gives the text in the language ("ru" or "en"), the other one when that is empty.
func (t Text) In(lang string) string {
	if (lang == "ru" && t.RU != "") || t.EN == "" {
		return t.RU
	}
	return t.EN
}

// Column says where a value stands: in the fact's own table, or one many-to-one step away.
type Column struct {
	// Name is the column. With Via it is a column of the table Table.
	Name string
	// Via is the fact's own key column that leads to Table ("" for the fact's own columns). Table.id is unique, so a
	// step never multiplies rows.
	Via, Table string
}

// Kind is how the values of a column are compared and shown.
type Kind uint8

// The kinds of a dimension's members.
const (
	Plain  Kind = iota // text; the value is its own title
	Member             // id of a row of a dictionary table, which has the title
	Number             // integer: hour, weekday, age; bands of an amount
	Flag               // yes or no
	Date               // civil day or the ordinal of a period
)

// Dimension is something figures are split by or filtered on.
type Dimension struct {
	Name  Name
	Title Text
	Help  Text
	Kind  Kind
	// Table holds the members of a Member dimension: columns id, Label and, when Parent is set, a tree.
	Table, Label, Parent string
	// Members gives fixed titles to values: outcome "won" → «выиграна», weekday 1 → «понедельник». In this order.
	Members []Value
	// Bands are the inner borders of a Number dimension that groups by range: [100, 500] makes 3 bands.
	Bands []float64
	// BandUnit is the unit the borders are in.
	BandUnit unit.Unit
	// Order, when set, names the column of Table that members are sorted by (stage.rank).
	Order string
	// Hidden dimensions serve conditions and distinct counts (invoice numbers, technical marks): not in lists, but they
	// can be asked.
	Hidden bool
	// Entity is set for a custom field: the entity whose field it is.
	Entity string
}

// Value is one fixed member of a dimension.
type Value struct {
	ID    string
	Title Text
}

// Ref is how a fact reaches a dimension: many-to-one only, so no question can multiply rows.
type Ref struct {
	To  Name
	Col Column // as it is now
	// At gives the column to read for a date role when it differs: who owned the deal when it was won.
	At map[Name]Column
	// Only, when not empty, lists the date roles the column speaks of: the weekday of the call is not that of the deal's
	// win. Stocks and other roles do not reach the dimension.
	Only []Name
}

// Fact is one table of things that happen, each row counted at most once.
type Fact struct {
	Name  Name
	Title Text
	// Of names the rows where a sentence counts them: «число закрытий», the number of closings.
	Of    Text
	Table string
	// Days are the date roles: role → civil-day column. The first of DayOrder is the default.
	Days     map[Name]string
	DayOrder []Name
	// DayOf names what happens on the day of a role where a sentence says it: «по дню закрытия», by the day of closing.
	DayOf map[Name]Text
	// DayBy says of a role how rows are placed by it where "by the day of" does not read: «по рабочему дню накануне».
	DayBy map[Name]Text
	Refs  map[Name]Ref
	Nums  map[Name]Num
	// Excluded is the Text column that names why a row is left out ("" when the fact has none).
	Excluded string
	// Span is set for facts that hold over time (deal_span): the row holds at the end of day d when Since <= d < Until.
	Span *Span
	// Records lists the columns shown when somebody asks for the rows behind a number, in order.
	Records []RecordColumn
	// Source names the entities whose freshness matters to this fact.
	Source []string
}

// Span names the two civil-day columns of a fact that holds over time. An empty Until means for ever.
type Span struct{ Since, Until string }

// Num is a column that can be added up, averaged or compared with a range.
type Num struct {
	Title Text
	Col   Column
	Unit  unit.Unit
	// AgeOf, when set, makes the number the count of days from this day column to the moment asked about (stocks only).
	AgeOf string
}

// RecordColumn is one column of the list of records behind a number.
type RecordColumn struct {
	Name  Name
	Title Text
	Col   Column
	// To names the dimension whose titles replace the ids; "" shows the value.
	To Name
	// Type is how the value is shown: text, money, number, day, time, duration, yesno.
	Type string
}

// Agg is how rows become one figure.
type Agg string

// The aggregates. Percentiles interpolate linearly (type 7), as DuckDB's quantile_cont and numpy do.
const (
	Count    Agg = "count"
	Sum      Agg = "sum"
	Min      Agg = "min"
	Max      Agg = "max"
	Mean     Agg = "mean"
	Median   Agg = "median"
	P90      Agg = "p90"
	Distinct Agg = "distinct"
)

// Op is how a condition compares.
type Op string

// The operators of conditions. Range is From <= x < To for days and From <= x <= To for numbers; either end may be open.
const (
	In       Op = "in"
	NotIn    Op = "not_in"
	Range    Op = "range"
	Contains Op = "contains"
	Empty    Op = "empty"
	Filled   Op = "filled"
)

// Cond is one typed condition on a dimension, date role or number of a fact, by name. Values are member ids (or, in a
// query, titles until the desk has resolved them); a Range has two values, "" for an open end. The value "$grain" in a
// metric's own condition stands for the grain of the question (month when it has none and its range is no whole period).
type Cond struct {
	Name   Name
	Op     Op
	Values []string
}

// Better says which direction is good.
type Better string

// Directions.
const (
	More   Better = "more"
	Less   Better = "less"
	Target Better = "band"
)

// Flow is a figure of things that happen on a day.
type Flow struct {
	Fact  Name
	Day   Name // date role
	Agg   Agg
	Of    Name // number or dimension the aggregate is of; "" for count
	Where []Cond
}

// Stock is a figure that holds at a moment: at the close of the period's last day.
type Stock struct {
	Fact  Name
	Agg   Agg
	Of    Name
	Where []Cond
	// Opening reads it at the close of the day before the period instead.
	Opening bool
}

// Cohort is the share of those that entered in the period and reached the goal within Days of entering.
type Cohort struct {
	Fact  Name
	Enter Name // date role: the day of entering
	Goal  Name // date role: the day the goal was reached
	Days  int  // 0: so far
	// Met, when not empty, is met by those that are counted instead of reaching the goal on a day: the share of calls that
	// were answered.
	Met []Cond
	// Of names the number that weighs a row (leads of summary rows); "" counts rows.
	Of    Name
	Where []Cond
}

// PlanFigure holds the main metric that the company plans against its target.
type PlanFigure struct {
	// Figure is what of it: done, pace, expected, contrib, or rest, the part of the plan that is not reached yet.
	Figure string
	// Of is the metric that is taken for the main one where the company has not chosen another.
	Of Name
}

// The figures that are held against a target.
const (
	PlanDone     = "done"
	PlanPace     = "pace"
	PlanExpected = "expected"
	PlanContrib  = "contrib"
	PlanRest     = "rest"
)

// PlanFigures lists what can be told of a metric and its target.
func PlanFigures() []string { return []string{PlanDone, PlanPace, PlanExpected, PlanContrib, PlanRest} }

// Metric is one figure with a meaning. Exactly one of Flow, Stock, Cohort, Formula and Plan is set.
type Metric struct {
	Name        Name
	Was         []Name
	Area        string // leads, sales, plan, work, clients, marketing, service
	Title, Help Text
	Unit        unit.Unit
	Better      Better
	Flow        *Flow
	Stock       *Stock
	Cohort      *Cohort
	Formula     formula.Expr
	// Plan is set for a figure that holds another metric against its target.
	Plan *PlanFigure
	// Across lists dimensions the metric does not have and is repeated over: the size of a cohort is the same at every age.
	Across []Name
	// Lens names the same figure seen the other way: by period or by cohort.
	Lens Name
	// Waits says what the metric waits for ("predictions", "norms"); such a metric has a place but no figure yet.
	Waits string
	// Hidden metrics are steps of formulas: not in lists, but they can be asked.
	Hidden  bool
	Catalog bool // one of the catalogue's ids
	// Members are the titles, when the definition was kept, of the members its conditions name by id: "#crm:7" → «Розница».
	Members map[string]string
	// dated says that the last condition only keeps a meaning to its days, which its title tells.
	dated bool
	// Own says that the company has defined the metric for itself.
	Own bool
	// Bands are where a figure begins to be acceptable, good and excellent, "" for no such border; in the unit people use.
	Bands Bands
	// Since lists the meanings the metric has had, the earliest first: the last one is its own, the others are hidden
	// metrics. Empty for a metric that has always meant what it means.
	Since []Meaning
	// Parts says that the formula adds up the same flow in its meanings, each on the days it held: parts add up to the whole.
	Parts    bool
	Examples []Example
}

// Meaning is what a metric meant from a day on.
type Meaning struct {
	From cal.Day // Ever for the first one
	Name Name    // of the metric that is defined so
}

// Ever is the day from which a first meaning holds.
const Ever cal.Day = -1 << 30

// Bands are borders between a poor, an acceptable, a good and an excellent figure.
type Bands struct {
	Least string `yaml:"least"`
	Good  string `yaml:"good"`
	Great string `yaml:"great"`
}

// Rollup is how a metric's figures of parts become the figure of the whole.
type Rollup string

// Rollups. Ask means: the parts do not tell; ask again at the coarser level.
const (
	RollSum Rollup = "sum"
	RollMin Rollup = "min"
	RollMax Rollup = "max"
	RollAsk Rollup = "ask"
)

package plan

import (
	"svodka/internal/cal"
	"svodka/internal/model"
)

// Targets is what is planned: one unchanging view of all targets in force. Package target makes it.
type Targets interface {
	// Main is the metric that plan_done and its sisters are about, such as revenue.
	Main() model.Name
	// By lists the dimensions that targets can be set by: owner, department, pipeline and so on.
	By() []model.Name
	// Aim is the target of a metric over a range for a scope; upto is the day after the last one that counts as elapsed.
	Aim(m *model.Metric, scope Scope, r cal.Range, upto cal.Day) Aim
	// Revision differs whenever any target does.
	Revision() int64
}

// Scope is whose target it is: members by dimension, each dimension once, in the order of their names. The empty scope is the
// whole company. Several members of one dimension stand for all of them together.
type Scope []Part

// Part is one dimension of a scope.
type Part struct {
	Dim     model.Name
	Members []string // ids, in ascending order, at least one
}

// Aim is a target as a figure can be held against it. The zero Aim says that there is none.
type Aim struct {
	Known bool
	// Value is the target over the whole range, in the unit that figures of the metric are in (money in whole currency).
	Value float64
	// ToDate is the part of Value that falls on the days before upto: by working days, leave, season. For metrics that do
	// not add up over time it is Value.
	ToDate float64
	// Adds says that the target is spread over days, so that a rest and a need per day have a meaning.
	Adds bool
	// Done and Left are working days of the scope before upto and from it on; of several people, of one of them on average.
	Done, Left float64
	// Least is below what a figure is bad, Excellent from what it is better than planned; both in the unit of Value, for a
	// metric of which less is better above and down to. Low and High bound a metric of which neither direction is good.
	Least, Excellent float64
	Low, High        float64
	// Wider lists the scopes above the asked one whose norm it was taken from; empty where it is the scope's own.
	Wider []Scope
	// From says how the target came about: set as it is, a share of a longer one, the sum of parts, worked out by the formula.
	From model.Text
}

// Package score turns figures into pay and into fair play: scorecards with weights, floors, caps and accelerators, months that
// are sealed once they are paid, and a competition of people with their own past.
//
// All money is in minor units of the company's currency and every step is whole numbers, so that a sheet can be worked out
// again on paper: attainment in hundredths of a percent, points in hundredths of a point, money in kopecks. The lines of a
// sheet add up to its total because the total is their sum and nothing else.
package score

import (
	"context"
	"time"

	"svodka/internal/account"
	"svodka/internal/model"
)

// Hundred is 100 % in hundredths of a percent: the unit of attainments, points, weights and rates.
const Hundred int64 = 100_00

// How is the way from a fact to its attainment.
type How string

// The ways. Where less is better each turns round.
const (
	// Ratio is fact ÷ plan; where less is better plan ÷ fact.
	Ratio How = "ratio"
	// Span is the way from Line.Zero, which gives 0 %, to the plan, which gives 100 %.
	Span How = "span"
	// Met is 100 % when the plan is met and 0 % otherwise.
	Met How = "met"
)

// Hows lists the ways.
func Hows() []How { return []How{Ratio, Span, Met} }

// Step is an accelerator: each hundredth of a percent above Above counts Times hundredths.
type Step struct {
	Above int64 // at least Hundred
	Times int64 // in hundredths: 150 is ×1.5
}

// Line is one metric of a scorecard.
type Line struct {
	Metric model.Name
	// Weight is the line's part of the whole; the weights of a card are Hundred together.
	Weight int64
	How    How
	// Norm is the plan where no target is set for the person, in the unit of figures (money in minor units, shares as 0.9);
	// nil: without a target the line gives nothing and says so.
	Norm *float64 `json:",omitempty"`
	// Zero is what gives 0 %, for Span.
	Zero *float64 `json:",omitempty"`
	// Floor is the attainment below which the line gives nothing; 0 none.
	Floor int64
	// Cap is the most that the line gives, accelerators included; 0 none.
	Cap   int64
	Steps []Step `json:",omitempty"`
}

// Share is pay by a part of an amount: 3 % of payments.
type Share struct {
	Metric model.Name // money
	Rate   int64      // hundredths of a percent
}

// Who says whose card it is.
type Who struct {
	// Role takes the accounts of a role. For managers it also takes employees of the CRM who have no account.
	Role        account.Role `json:",omitempty"`
	Departments []string     `json:",omitempty"` // ids; those below them count in
	People      []string     `json:",omitempty"` // ids of owners
}

// Card is one version of a scorecard.
type Card struct {
	ID    string
	Title model.Text
	Who   Who
	// Base is the pay for 100 points.
	Base  int64
	Share *Share `json:",omitempty"`
	Lines []Line
	// Off keeps the card as a proposal: nobody is paid by it.
	Off bool

	Version int
	From    Month // the first month it is in force
	By      string
	At      time.Time
	Why     string
}

// State is what is to be said of a line.
type State string

// The states of a line.
const (
	Fine        State = ""
	NoFact      State = "no_fact" // nothing happened that the metric could be told of
	NoPlan      State = "no_plan"
	BelowFloor  State = "floor"
	Capped      State = "cap"
	Accelerated State = "above"
)

// Result is one line of somebody's sheet.
type Result struct {
	Line Line
	// Fact and Plan are in the unit of the metric; nil where there is none.
	Fact, Plan *float64
	Attained   int64
	// Given is the attainment after floor, accelerators and cap.
	Given  int64
	Points int64 // Given × Weight
	Money  int64
	State  State
}

// Paid is the line of a share.
type Paid struct {
	Share Share
	Fact  *float64
	Money int64
}

// Correction is what a sealed month would give by now more or less than it gave: it is paid in a later month.
type Correction struct {
	Of    Month
	Money int64
	// Lines say where it comes from.
	Lines []Change
}

// Change is how one line of a sealed month changed.
type Change struct {
	Metric         model.Name
	Before, After  *float64
	Money          int64
	OfShare        bool  `json:",omitempty"`
	Points, Earned int64 // points before and now
}

// Sheet is somebody's pay of a month. Total is the sum of the money of Lines, Share and Corrections.
type Sheet struct {
	Month       Month
	Person      Person
	Card        Card
	Lines       []Result
	Share       *Paid        `json:",omitempty"`
	Corrections []Correction `json:",omitempty"`
	Points      int64
	Total       int64
}

// Person is somebody whose figures there are.
type Person struct {
	ID, Name   string // id of the owner
	Department string
	// Login and Role are of their account, "" without one.
	Login string
	Role  account.Role
	// Since is when they began, "2006-01-02"; "" not known.
	Since string
	Left  bool
}

// Own is the money of a sheet without its corrections.
func (s Sheet) Own() int64 {
	sum := int64(0)
	for _, l := range s.Lines {
		sum += l.Money
	}
	if s.Share != nil {
		sum += s.Share.Money
	}
	return sum
}

// Store keeps cards, sealed months, disputes and what belongs to the competition. store/sqlite is one.
type Store interface {
	Cards
	Seals
	Disputes
	Games
}

// Cards keeps versions of scorecards; they are only added to.
type Cards interface {
	// AddScorecard keeps a new version of a card; fault.Conflict when there is one of this number.
	AddScorecard(ctx context.Context, c Card) error
	// Scorecards lists all versions, by card, the newest first.
	Scorecards(ctx context.Context) ([]Card, error)
}

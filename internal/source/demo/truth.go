package demo

import (
	"slices"

	"svodka/internal/cal"
)

// Figure names one of the known answers.
type Figure int

// The figures, each with the day it is put on and whose it is. Pipelines of what follows from a deal are those the deal
// is in at the end, unless something else is said. Excluded deals and their company are in none.
const (
	Leads          Figure = iota // arrived that day, without spam and duplicates; holder at the end
	Spam                         // arrived that day and marked junk within three working days
	Duplicates                   // arrived that day, within 30 days after the same phone
	LeadsQualified               // of Leads, found to be a fit; day of that
	LeadsConverted               // of Leads, became a deal; day of that
	LeadsRejected                // of Leads, refused as real requests; day of that
	Deals                        // opened; owner then
	Wins                         // net of reverted ones, by the rule of signed closings; owner and pipeline at the win
	Reverted                     // wins of an earlier month taken back; they are −1 in Wins
	Losses                       // the last one of each deal in each month
	Revenue                      // kopecks, of Wins, at the rate of the day
	PaidWins                     // Wins with a sum
	CostOfWins                   // kopecks, where it is known
	Margin                       // kopecks, where the cost is known
	Payments                     // number of sums received
	Paid                         // kopecks, refunds taken off, at the rate of the day; owner of the deal then
	Refunds                      // kopecks of Paid, below zero
	Proposals                    // sent; versions of one number on one day are one
	ProposalSum                  // kopecks of their last versions
	CallsIn                      // incoming, missed ones too
	CallsMissed                  // of CallsIn
	CallsOut                     // outgoing, callbacks not
	Talks                        // calls of any direction of 30 seconds and more
	TalkSeconds                  // of all calls
	Meetings                     // held; day they were held
	TasksDone                    // day they were done
	Actions                      // in the CRM's log, without robots, a burst as one
	AdCost                       // kopecks; source
	SalesCost                    // kopecks
	Visits                       // of the site; source
	NPSAsked                     // day of the question; owner of the deal
	NPSAnswers                   // day of the answer
	Promoters                    // of NPSAnswers
	Detractors                   // of NPSAnswers
	CSATAnswers                  // day of the answer; owner of the ticket
	Satisfied                    // of CSATAnswers, the two highest marks
	TicketsNew                   // day they came
	TicketsSolved                // day they were solved
	Complaints                   // of TicketsNew
	figures                      // how many there are
)

// Figures holds one number for each Figure; it adds up over cells.
type Figures [figures]int64

// Cell is what figures are kept by. Ids are empty where the fact has none.
type Cell struct {
	Day                     cal.Day
	Owner, Pipeline, Source string
}

// Answer is the first human answer to a lead that counts.
type Answer struct {
	Lead, Owner, Pipeline string  // Owner: who answered
	Arrived               cal.Day // day the lead came
	Work                  int64   // working seconds until the answer
}

// Reach is a stage and the month in which the deals that reached it were opened.
type Reach struct {
	Month Month
	Stage string
}

// Desk is whose open deals they are, by pipeline.
type Desk struct{ Owner, Pipeline string }

// Open is deals that are open at the end. Sum is kopecks of those in roubles, Foreign minor units by currency of others.
type Open struct {
	Deals, Sum int64
	Foreign    map[string]int64
}

// Truth is what the company knows about itself, added up from the facts it was made of and not from rows of a warehouse.
type Truth struct {
	Cells   map[Cell]Figures
	Answers []Answer
	// Reached counts deals that entered the stage or a later one of the same pipeline; the won stage
	// counts wins that stand.
	Reached map[Reach]int64
	Open    map[Desk]Open
	Planted []Planted
	// Edits are made by the batches of Later; the other answers are those before.
	Edits []Edit
}

// Sum adds up the figures of the cells that keep holds; nil holds all.
func (t Truth) Sum(keep func(Cell) bool) Figures {
	var sum Figures
	for cell, figures := range t.Cells {
		if keep == nil || keep(cell) {
			for i, n := range figures {
				sum[i] += n
			}
		}
	}
	return sum
}

// Median is the median of working seconds to the first answer of leads that arrived in the range, and their number;
// owner "" is everybody.
func (t Truth) Median(owner string, r cal.Range) (seconds float64, n int) {
	var works []int64
	for _, a := range t.Answers {
		if (owner == "" || a.Owner == owner) && r.From <= a.Arrived && a.Arrived < r.To {
			works = append(works, a.Work)
		}
	}
	if n = len(works); n == 0 {
		return 0, 0
	}
	slices.Sort(works)
	return float64(works[(n-1)/2]+works[n/2]) / 2, n
}

// Balance is leads ÷ (refusals + wins) of a pipeline over days, with what it is made of. Refusals are those of leads and
// of deals together: whoever asked ends as one of them or as a win.
func (t Truth) Balance(pipeline string, r cal.Range) (ratio float64, leads, refusals, wins int64) {
	f := t.Sum(func(c Cell) bool { return c.Pipeline == pipeline && r.From <= c.Day && c.Day < r.To })
	leads, refusals, wins = f[Leads], f[LeadsRejected]+f[Losses], f[Wins]
	if refusals+wins > 0 {
		ratio = float64(leads) / float64(refusals+wins)
	}
	return ratio, leads, refusals, wins
}

// Truth adds up the known answers at the end of the data.
func (c *Company) Truth() Truth {
	t := &tally{Company: c, Truth: Truth{
		Cells: map[Cell]Figures{}, Reached: map[Reach]int64{}, Open: map[Desk]Open{}, Planted: c.planted(), Edits: slices.Clone(c.edits),
	}}
	t.leadsUp()
	for _, d := range c.deals {
		if d.excluded == "" {
			t.dealUp(d)
		}
	}
	t.moneyUp()
	t.workUp()
	t.serviceUp()
	t.marketUp()
	return t.Truth
}

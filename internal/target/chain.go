package target

import (
	"math"
	"slices"

	"svodka/internal/model"
)

// The steps from work to money, the last one first: what a plan in money asks of each of them is worked out along this list.
const (
	stepWins      model.Name = "deals_won"
	stepProposals model.Name = "proposals_cnt"
	stepMeetings  model.Name = "meetings_held"
	stepTalks     model.Name = "calls_talked"
	stepLeads     model.Name = "leads_new"
)

// ChainSteps lists the metrics of a chain from wins back to leads.
func ChainSteps() []model.Name {
	return []model.Name{stepWins, stepProposals, stepMeetings, stepTalks, stepLeads}
}

// Doing is what somebody did over some days: how much came in, and how often each step was made.
type Doing struct {
	Revenue, Checks float64 // money in whole currency, and the wins that brought it
	Median          float64 // of the amounts, 0 where it is not known
	Count           map[model.Name]float64
}

// Link is one step of a chain.
type Link struct {
	Metric model.Name
	// Need is how many it takes until the end of the plan's period; Low and High bound it in 8 of 10 cases.
	Need, Low, High float64
	// Day, DayLow and DayHigh are the same for each remaining working day; 0 where none is left.
	Day, DayLow, DayHigh float64
	// Now is what is done on a working day now, Known whether that can be told.
	Now   float64
	Known bool
	// Per is how many of the step before (in the order of the chain: towards money) come of one of this step; 1 for wins.
	Per, PerLow, PerHigh float64
	// Cases are how many of one's own the conversion is learned from.
	Cases float64
	// Short says that what is done now is less than what is needed, Surely that it is less than the least that may be needed.
	Short, Surely bool
}

// Chain is a plan in money told as work: money, wins, proposals, meetings, talks, leads.
type Chain struct {
	// Rest is the money missing to the plan; 0 says that it is met.
	Rest float64
	// Days are the working days left, Check the average check that the wins are worked out by, with its range.
	Days                       float64
	Check, CheckLow, CheckHigh float64
	// Links stand from wins back to leads. A step that nobody ever makes is left out.
	Links []Link
	// Cases are those of the step with the fewest: under twenty the range is wide, and a page says so.
	Cases float64
	// Team says that the figures of the team lent weight to those of the person.
	Team bool
}

const (
	// lent is the weight of the team's conversion beside one's own cases, and lentChecks that of its average check.
	lent, lentChecks = 20.0, 10.0
	// fewCases is under how many cases a range is told with a warning.
	fewCases = 20
	// tenth is how many standard errors lie between the middle and the ends of 8 of 10 cases.
	tenth = 1.2815515655446004
	// usualSpread is the spread of amounts about their mean where the median says nothing of it, mostSpread the widest believed.
	usualSpread, mostSpread = 0.6, 3.0
	// enough is how near to what is needed counts as enough.
	enough = 0.98
)

// Back works out what a rest of a plan asks of every step.
//
//	rest ÷ average check = wins;   wins ÷ (wins per proposal) = proposals;   and so on back to leads
//
// Conversions are of the same days: events of one step by events of the step before it. One's own cases count in full, those of
// the team as twenty more (ten for the check), so that somebody with few cases is not judged by chance. Ranges of conversions are
// Wilson's with nine chances in ten on each side; along the chain they add up as independent errors do. team may be the zero Doing.
func Back(rest, days float64, own, team Doing, now map[model.Name]float64) Chain {
	c := Chain{Rest: max(0, rest), Days: max(0, days)}
	c.Check, c.CheckLow, c.CheckHigh = checkOf(own, team)
	if c.Check <= 0 {
		return c
	}
	c.Cases, c.Team = own.Checks, team.Checks > 0
	need := c.Rest / c.Check
	low, high := square(math.Log(c.CheckHigh/c.Check)), square(math.Log(c.Check/c.CheckLow))
	last := stepWins
	for _, step := range ChainSteps() {
		link := Link{Metric: step, Per: 1, PerLow: 1, PerHigh: 1, Cases: own.Checks}
		if step != stepWins {
			if own.Count[step]+team.Count[step] == 0 {
				continue
			}
			link.Cases = own.Count[step]
			link.Per, link.PerLow, link.PerHigh = perOf(own.Count[last], own.Count[step], team.Count[last], team.Count[step])
			need /= link.Per
			low += square(math.Log(link.PerHigh / link.Per))
			high += square(math.Log(link.Per / link.PerLow))
			c.Cases = min(c.Cases, link.Cases)
			last = step
		}
		link.Need, link.Low, link.High = need, need*math.Exp(-math.Sqrt(low)), need*math.Exp(math.Sqrt(high))
		if c.Days > 0 {
			link.Day, link.DayLow, link.DayHigh = link.Need/c.Days, link.Low/c.Days, link.High/c.Days
		}
		if link.Now, link.Known = now[step]; link.Known && c.Days > 0 {
			link.Short, link.Surely = link.Now < link.Day*enough, link.Now < link.DayLow
		}
		c.Links = append(c.Links, link)
	}
	return c
}

// Gap is the first step, in the order the work is done, of which less is done than needed: leads may be enough and talks too, while
// meetings are not. ok is false when everything is enough.
func (c Chain) Gap() (link Link, ok bool) {
	for _, x := range slices.Backward(c.Links) {
		if x.Short {
			return x, true
		}
	}
	return Link{}, false
}

// Few says that some conversion is learned from so few cases that the range is wide.
func (c Chain) Few() bool { return c.Cases < fewCases }

// checkOf is the average check with the range it lies in. A mean far above the median tells that amounts are spread widely.
func checkOf(own, team Doing) (mean, low, high float64) {
	sum, n := own.Revenue, own.Checks
	if team.Checks > 0 && team.Revenue > 0 {
		sum += lentChecks * team.Revenue / team.Checks
		n += lentChecks
	}
	if n <= 0 || sum <= 0 {
		return 0, 0, 0
	}
	mean = sum / n
	spread := usualSpread
	for _, d := range []Doing{own, team} {
		if d.Median > 0 && d.Checks >= fewCases && d.Revenue/d.Checks > d.Median {
			spread = min(mostSpread, max(usualSpread, math.Sqrt(square(d.Revenue/d.Checks/d.Median)-1)))
			break
		}
	}
	off := math.Exp(tenth * spread / math.Sqrt(n))
	return mean, mean / off, mean * off
}

// perOf is how many of the later step come of one of the earlier, with its range: k of n of one's own, K of N of the team. A
// share is bounded by Wilson's interval; where one brings more than one, as a lead brings several talks, counts are bounded as
// such.
func perOf(k, n, teamK, teamN float64) (per, low, high float64) {
	share := k <= n && teamK <= teamN
	switch {
	case teamK > 0 && teamN > 0:
		k, n = k+lent*teamK/teamN, n+lent
	case share:
		k, n = k+1, n+2 // Laplace
	default:
		k, n = k+1, n+1
	}
	per = k / n
	if share {
		low, high = wilson(k, n)
		return per, low, max(high, per)
	}
	off := math.Exp(tenth * math.Sqrt(1/k+1/n))
	return per, per / off, per * off
}

// wilson bounds a share of k in n in 8 of 10 cases.
func wilson(k, n float64) (low, high float64) {
	p, zz := k/n, square(tenth)
	mid, off := p+zz/(2*n), tenth*math.Sqrt(p*(1-p)/n+zz/(4*n*n))
	return (mid - off) / (1 + zz/n), (mid + off) / (1 + zz/n)
}

func square(x float64) float64 { return x * x }

package demo

import (
	"math"
	"time"

	"svodka/internal/cal"
)

// Sales is the id of the department that all sellers work in or below.
const Sales = deptSales

// Plan is one target of the company, in the unit that figures of its metric have: money in roubles, shares as parts of one,
// durations in seconds.
type Plan struct {
	Metric string
	// Owner is whose target it is; "" is the company's.
	Owner string
	Range cal.Range // a month, or a year for norms
	Value float64
	// Least and Excellent bound what is bearable and what is more than was hoped for; 0: not set.
	Least, Excellent float64
}

// planned is a figure that sellers have targets of.
type plannedFigure struct {
	metric string
	of     Figure
	scale  float64 // what one of the figure is in the metric's unit
	step   float64 // targets are whole multiples of it
	raise  float64 // how much more is asked than is usual
}

// norm is a target of a share or a time, the same for everybody.
type norm struct {
	metric                  string
	value, least, excellent float64
}

// Plans are the targets of the year of the last day and of the year before it: by month for each seller who is with the company that
// month, and norms of the year for the company. What is asked is a little more than the person does on the whole, by working days
// and the season; a newcomer is asked for a part of it at first.
func (c *Company) Plans() []Plan {
	const kopecks, minute = 0.01, 60
	figures := []plannedFigure{
		{"revenue", Revenue, kopecks, 10_000, 1.03}, {"deals_won", Wins, 1, 1, 1.02}, {"payments_sum", Paid, kopecks, 10_000, 1.02},
		{"proposals_cnt", Proposals, 1, 1, 1.0}, {"meetings_held", Meetings, 1, 1, 1.05}, {"calls_out", CallsOut, 1, 10, 0.98},
		{"call_minutes", TalkSeconds, 1, 10 * minute, 1.0},
	}
	norms := []norm{
		{"win_rate", 0.38, 0.34, 0.45}, {"refusal_rate", 0.62, 0.66, 0.55}, {"calls_missed_share", 0.08, 0.10, 0.05},
		{"frt_median", 10 * minute, 15 * minute, 8 * minute}, {"frt_sla", 0.60, 0.55, 0.70}, {"lead_quality_rate", 0.55, 0.50, 0.62},
		{"no_task_share", 0.15, 0.20, 0.10}, {"avg_check", 200_000, 185_000, 230_000},
	}
	year, _, _ := c.opts.Today.YMD()
	var list []Plan
	truth := c.Truth()
	for y := year - 1; y <= year; y++ {
		whole := cal.Range{From: cal.Date(y, time.January, 1), To: cal.Date(y+1, time.January, 1)}
		for _, p := range c.staff.people {
			if p.sells {
				list = append(list, c.plansOf(p, truth, whole, figures)...)
			}
		}
		for _, n := range norms {
			list = append(list, Plan{Metric: n.metric, Range: whole, Value: n.value, Least: n.least, Excellent: n.excellent})
		}
	}
	return list
}

// ramp is the part of the usual that is asked of a newcomer in the first months.
var ramp = [...]float64{0.4, 0.6, 0.8}

// plansOf are the targets of one seller in one year. Nothing is asked for months in which the person is not there, or in which the
// company has no figures at all to judge by.
func (c *Company) plansOf(p *person, truth Truth, year cal.Range, figures []plannedFigure) []Plan {
	known := year.Clip(cal.Range{From: max(c.first, p.joined), To: c.opts.Today + 1})
	if p.left > 0 {
		known = known.Clip(cal.Range{From: known.From, To: p.left})
	}
	effort := c.effortOf(p, known)
	if effort == 0 {
		return nil
	}
	sum := truth.Sum(func(cell Cell) bool { return cell.Owner == p.id && known.Contains(cell.Day) })
	var list []Plan
	y, _, _ := year.From.YMD()
	for m := time.January; m <= time.December; m++ {
		month := cal.Range{From: cal.Date(y, m, 1), To: cal.Date(y, m+1, 1)}
		if month.To <= p.joined || month.To <= c.first || p.left > 0 && month.From >= p.left {
			continue
		}
		there := month.Clip(cal.Range{From: p.joined, To: month.To})
		if p.left > 0 {
			there = there.Clip(cal.Range{From: there.From, To: p.left})
		}
		for _, f := range figures {
			value := float64(sum[f.of]) * f.scale * f.raise * c.effortOf(p, there) / effort
			if value > 0 {
				value = max(1, math.Round(value/f.step)) * f.step
				list = append(list, Plan{Metric: f.metric, Owner: p.id, Range: month, Value: value})
			}
		}
	}
	return list
}

// effortOf is how much is expected of a person on those days: working days, by the season, less at first.
func (c *Company) effortOf(p *person, days cal.Range) float64 {
	sum := 0.0
	for d := days.From; d < days.To; d++ {
		if !c.hours.working(d) {
			continue
		}
		_, month, _ := d.YMD()
		share := season[month]
		if begun := int(d-p.joined) / 30; begun < len(ramp) {
			share *= ramp[begun]
		}
		sum += share
	}
	return sum
}

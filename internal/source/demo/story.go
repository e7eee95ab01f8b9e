package demo

import "svodka/internal/cal"

// plot is what is going on in the company behind the ordinary noise. It follows Today, so the story is always news.
type plot struct {
	slack      *person // does half of what was done before
	slackSince cal.Day
	slow       *person // answers leads after hours, not minutes
	loser      *origin // the channel that costs more than it brings
	famine     cal.Day // since then the corporate pipeline gets too few leads
	clot       cal.Day // since then deals pile up at clotStage in the other pipeline
	clotOwner  *person
}

// clotStage is the place of the stage, from 0, at which deals pile up: «КП отправлено».
const clotStage = 2

func newPlot(today cal.Day, s *staff, c *catalog) plot {
	return plot{
		slack: s.find("lapin"), slackSince: today - 34,
		slow:   s.find("garipov"),
		loser:  c.origin("vk"),
		famine: today - 48,
		clot:   today - 34, clotOwner: s.find("gromov"),
	}
}

// calm holds the weeks in which those of the story are at work, so that nothing else explains what they do.
func (p plot) calm() func(*person, cal.Range) bool {
	return func(who *person, r cal.Range) bool {
		return (who == p.slack || who == p.slow || who == p.clotOwner) && r.To > p.slackSince-70
	}
}

// flow multiplies how many leads of a pipeline arrive on a day.
func (p plot) flow(line int, d cal.Day) float64 {
	switch {
	case line == corporate && d >= p.famine:
		return 0.3
	case line == corporate && d >= p.famine-60:
		return 1.25 // what is closed while nothing new comes
	case line == retail && d >= p.clot+18:
		return 1.38
	case line == retail && d >= p.clot:
		return 1.15
	default:
		return 1
	}
}

// effort multiplies what a person does on a day.
func (p plot) effort(who *person, d cal.Day) float64 {
	if who == p.slack && d >= p.slackSince {
		return 0.28
	}
	return 1
}

// stuck says how much longer the rest of a stay at a stage takes once the clot has formed: above all, nobody closes
// what has no future.
func (p plot) stuck(line, stage int, who *person, goes bool) float64 {
	switch {
	case line != retail:
		return 1
	case stage == clotStage && who == p.clotOwner && goes:
		return 6
	case stage == clotStage && who == p.clotOwner:
		return 20
	case who == p.slack && goes:
		return 1.8
	case stage == clotStage && goes:
		return 1.25
	case stage == clotStage:
		return 5
	case goes:
		return 1
	default:
		return 7
	}
}

// Kinds of a Planted phenomenon.
const (
	ActivityDrop = "activity_drop" // Owner does half of what was usual
	SlowAnswers  = "slow_answers"  // Owner answers leads after hours, the others after minutes
	LosingSource = "losing_source" // Source costs more than the margin it brings
	LeadShortage = "lead_shortage" // Pipeline closes more than it gets
	Clot         = "clot"          // Pipeline gets more than it closes, and Stage fills up, most of all with Owner
	Newcomer     = "newcomer"      // Owner started
	Leaver       = "leaver"        // Owner left
	Moved        = "moved"         // Owner changed the department
)

// Planted is something that was put into the data on purpose and that reports should find.
type Planted struct {
	Kind  string
	Since cal.Day // zero: all the time
	// Ids; empty where the phenomenon has none.
	Owner, Pipeline, Stage, Source string
}

func (c *Company) planted() []Planted {
	p, shubin, kravets, fomin := c.plot, c.staff.find("shubin"), c.staff.find("kravets"), c.staff.find("fomin")
	lines := c.catalog.pipelines
	return []Planted{
		{Kind: ActivityDrop, Since: p.slackSince, Owner: p.slack.id},
		{Kind: SlowAnswers, Owner: p.slow.id},
		{Kind: LosingSource, Source: p.loser.id},
		{Kind: LeadShortage, Since: p.famine, Pipeline: lines[corporate].id},
		{Kind: Clot, Since: p.clot, Pipeline: lines[retail].id, Stage: lines[retail].open[clotStage].id, Owner: p.clotOwner.id},
		{Kind: Newcomer, Since: kravets.joined, Owner: kravets.id},
		{Kind: Leaver, Since: fomin.left, Owner: fomin.id},
		{Kind: Moved, Since: shubin.moves[1].since, Owner: shubin.id},
	}
}

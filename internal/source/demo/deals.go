package demo

import (
	"slices"

	"svodka/internal/cal"
)

// step is a change of a deal: what is not set did not change.
type step struct {
	at     int64
	stage  *stage
	owner  *person
	amount int64 // minor units; 0: did not change
	actor  *person
	robot  bool
}

// deal is a possible sale with all its life.
type deal struct {
	n          int
	title      string
	at         int64
	line       *pipeline // where it is in the end
	lead       *lead
	client     *client
	origin     *origin
	campaign   *campaign
	steps      []step
	basket     basket
	reason     string
	expected   int64
	excluded   string
	importedAt int64
	object     string
	area       int64
}

func (d *deal) id() string { return "demo:deal-" + number(d.n) }

// standing is a deal at a moment.
type standing struct {
	stage  *stage
	owner  *person
	amount int64
	closed int64 // when it was won or lost; 0 while open
}

// standsAt tells how the deal stands at a moment, that moment included.
func (d *deal) standsAt(at int64) standing {
	var s standing
	for _, step := range d.steps {
		if step.at > at {
			break
		}
		if step.stage != nil {
			s.stage, s.closed = step.stage, 0
			if step.stage.outcome != "open" {
				s.closed = step.at
			}
		}
		if step.owner != nil {
			s.owner = step.owner
		}
		if step.amount != 0 {
			s.amount = step.amount
		}
	}
	return s
}

func (d *deal) holder(at int64) *person { return d.standsAt(at).owner }

// lastStep is when the deal moved last.
func (d *deal) lastStep() int64 { return d.steps[len(d.steps)-1].at }

// won returns the moment of the win that ends the deal, 0 when it does not end so.
func (d *deal) won(until int64) int64 {
	if s := d.standsAt(until); s.stage != nil && s.stage.outcome == "won" {
		return s.closed
	}
	return 0
}

// entered is when the deal first came to a stage; 0 when it never did before until.
func (d *deal) entered(s *stage, until int64) int64 {
	for _, step := range d.steps {
		if step.stage == s && step.at <= until {
			return step.at
		}
	}
	return 0
}

// open makes the deal of a lead and plans its life.
func (t *trade) open(l *lead) *deal {
	owner := l.holder(l.convertedAt)
	d := &deal{at: l.convertedAt, line: t.catalog.pipelines[l.line], lead: l, client: l.who, origin: l.origin, campaign: l.campaign}
	t.known(l.who, d.at, owner, l.origin)
	t.furnish(d, owner)
	t.course(d, owner)
	t.twist(d)
	t.reassign(d)
	t.deals = append(t.deals, d)
	if won := d.won(t.last); won > 0 {
		t.comesBack(d, won)
	}
	return d
}

// furnish fills what a deal is about.
func (t *trade) furnish(d *deal, owner *person) {
	d.client.deals++
	d.basket = t.fill(d)
	d.title = d.basket.title + ", " + d.client.town
	objects := []string{"Коттедж", "Дом", "Квартира", "Дача"}
	if d.line.n == corporate {
		objects = []string{"Жилой комплекс", "Производство", "Торговый центр", "Склад"}
	}
	d.object = objects[t.weighed([]float64{30, 40, 18, 12})]
	if t.chance(0.7) {
		d.area = int64(t.around(140, 0.4))
		if d.line.n == corporate {
			d.area *= 15
		}
	}
	days := 30.0
	if d.line.n == corporate {
		days = 62
	}
	if owner != nil && t.chance(0.93) {
		d.expected = t.hours.at(t.hours.nextWorking(t.hours.day(d.at)+cal.Day(t.around(days, 0.35))), 18*3600)
	}
}

// course takes the deal from stage to stage until it is won, lost, or the data ends.
func (t *trade) course(d *deal, owner *person) {
	at := d.at
	first := step{at: at, stage: d.line.open[0], owner: owner, actor: owner}
	if t.chance(0.55) {
		first.amount = d.basket.roughly(t.dice)
	}
	d.steps = append(d.steps, first)
	for i := 0; at <= t.last; {
		goes := t.chance(t.passes(d, i, owner))
		at = t.leaves(d.line, i, owner, at, goes)
		switch {
		case !goes:
			d.steps = append(d.steps, step{at: at, stage: d.line.lost, actor: owner, robot: i == 0 && t.chance(0.1)})
			d.reason = lossReasons[t.weighed(lossShare)]
			return
		case i == 0 && d.line.n == retail && t.chance(0.005):
			i, owner = 0, t.seller(corporate, t.hours.day(at), nil)
			d.line = t.catalog.pipelines[corporate]
			d.steps = append(d.steps, step{at: at, stage: d.line.open[0], owner: owner, actor: t.staff.head})
			continue
		case i == len(d.line.open)-1:
			d.steps = append(d.steps, step{at: at, stage: d.line.won, actor: owner})
			return
		case i == 0 && t.chance(0.05):
			i = 2 // no survey needed
		case i == clotStage && t.chance(0.025):
			i = 1 // measure again
		default:
			i++
		}
		d.steps = append(d.steps, step{at: at, stage: d.line.open[i], amount: d.basket.shownAt(i), actor: owner})
	}
}

// passes is the chance to go on from a stage.
func (t *trade) passes(d *deal, i int, owner *person) float64 {
	p := d.line.open[i].passes
	if i != clotStage {
		return p
	}
	p *= owner.skill
	if d.origin != nil {
		p *= d.origin.skill
	}
	if d.lead != nil {
		p *= 0.5 + d.lead.eager()/2
	}
	return min(p, 0.94)
}

// leaves is when the deal leaves a stage. After the clot has formed, what is left of the stay is stretched.
func (t *trade) leaves(line *pipeline, i int, owner *person, at int64, goes bool) int64 {
	stay := t.work(line.open[i].days, 0.6) + 300
	if !goes {
		stay += stay / 3
	}
	left := t.hours.add(at, stay)
	since := t.plot.clot
	if owner == t.plot.clotOwner {
		since -= 14 // where it began
	}
	if clot := max(at, t.hours.midnight(since)); left > clot {
		rest := float64(t.hours.between(clot, left))
		left = t.hours.add(clot, int64(rest*t.plot.stuck(line.n, i, owner, goes)))
	}
	return t.present(owner, left)
}

// reassign gives some deals to a colleague on their way, and all that somebody who leaves still holds.
func (t *trade) reassign(d *deal) {
	owner, end := d.steps[0].owner, d.lastStep()
	if left := owner.left; left > 0 && end >= t.hours.midnight(left) {
		if at := t.hours.at(t.lastDay(left), 17*3600+t.Int64N(1800)); d.holder(at) == owner {
			t.handOver(d, at, owner)
		}
		return
	}
	if len(d.steps) > 2 && t.chance(0.04) {
		i := t.IntN(len(d.steps) - 1)
		if i > 0 && d.steps[i].owner != nil {
			return
		}
		from, to := d.steps[i].at, d.steps[i+1].at
		t.handOver(d, t.hours.add(from, t.hours.between(from, to)/2), d.holder(from))
	}
}

// handOver puts a change of owner into the history; who takes over does what is left to do.
func (t *trade) handOver(d *deal, at int64, from *person) {
	i := slices.IndexFunc(d.steps, func(s step) bool { return s.at > at })
	if i <= 0 || d.steps[i-1].at == at {
		return
	}
	line := d.standsAt(at).stage.line.n
	to := t.colleague(line, t.hours.day(at), from)
	for k := i; k < len(d.steps); k++ {
		if d.steps[k].actor == from {
			d.steps[k].actor = to
		}
	}
	d.steps = slices.Insert(d.steps, i, step{at: at, owner: to, actor: t.staff.head})
}

package demo

import (
	"cmp"
	"slices"

	"svodka/internal/cal"
)

// trade lets the company live day by day: leads arrive, are answered, become deals; buyers come back.
type trade struct {
	*Company
	dice
	met     int           // people who ever asked
	returns [][]returning // by day since first
}

// returning is a client who will ask again.
type returning struct {
	who   *client
	line  int
	owner *person
}

func newTrade(c *Company) *trade {
	return &trade{Company: c, dice: c.dice(3), returns: make([][]returning, int(c.opts.Today-c.first)+1)}
}

// Leads a month of each sales pipeline, before season and growth.
var monthly = [2]float64{625, 74}

// season is the heating year: quiet after the holidays and in spring, everybody at once in autumn. By month, 1 on average.
var season = [13]float64{0, 0.74, 0.87, 0.88, 0.82, 0.86, 0.94, 1.0, 1.1, 1.25, 1.27, 1.17, 1.1}

// weekdays is how many leads a day of the week gets, Sunday first.
var weekdays = [7]float64{0.48, 1.22, 1.2, 1.16, 1.14, 1.06, 0.62}

func (t *trade) run() {
	t.importOld()
	for d := t.first; d <= t.opts.Today; d++ {
		for line := range monthly {
			for range t.count(t.rate(line, d)) {
				t.arrive(d, line, nil)
			}
		}
		for _, back := range t.returns[d-t.first] {
			t.arrive(d, back.line, &back)
		}
		if t.chance(0.033 * t.opts.Scale) {
			t.tryOut(d)
		}
	}
	t.arrange()
}

// rate is how many new people ask on a day.
func (t *trade) rate(line int, d cal.Day) float64 {
	_, month, _ := d.YMD()
	years := float64(d-t.opts.Today) / 365
	rate := monthly[line] / 30.4 * (1.04 + 0.07*years) * season[month] * weekdays[d.Weekday()]
	if !t.hours.working(d) && d.Weekday() != 0 && d.Weekday() != 6 {
		rate *= 0.4
	}
	return rate * t.plot.flow(line, d) * t.opts.Scale
}

// arrange puts everything in the order of time and numbers it.
func (t *trade) arrange() {
	slices.SortStableFunc(t.leads, func(a, b *lead) int { return cmp.Compare(a.at, b.at) })
	for i, l := range t.leads {
		l.n = i + 1
	}
	slices.SortStableFunc(t.deals, func(a, b *deal) int { return cmp.Compare(a.at, b.at) })
	for i, d := range t.deals {
		d.n = i + 1
	}
	slices.SortStableFunc(t.clients, func(a, b *client) int { return cmp.Compare(a.at, b.at) })
	for i, c := range t.clients {
		c.n = i + 1
		c.key = c.id()
	}
}

// seller picks who takes a lead of the pipeline: somebody who is here that day, first if it is possible.
func (t *trade) seller(line int, d cal.Day, first *person) *person {
	people, weights := t.staff.selling(line, d)
	if slices.Contains(people, first) {
		return first
	}
	if len(people) == 0 {
		return t.staff.head
	}
	return people[t.weighed(weights)]
}

// colleague is somebody else of the pipeline.
func (t *trade) colleague(line int, d cal.Day, not *person) *person {
	for range 8 {
		if p := t.seller(line, d, nil); p != not {
			return p
		}
	}
	return t.staff.head
}

// known makes whoever asked a client from that moment on.
func (t *trade) known(who *client, at int64, owner *person, from *origin) {
	if who.at == 0 {
		who.at, who.owner, who.source = at, owner, from
		t.clients = append(t.clients, who)
	}
}

// comesBack plans the next request of somebody who bought. Nobody asks again within 45 days, so that a new wish is not
// taken for a duplicate.
func (t *trade) comesBack(d *deal, won int64) {
	chance, median := 0.26, 230.0
	if d.line.n == corporate {
		chance, median = 0.58, 110
	}
	if !t.chance(chance) {
		return
	}
	day := max(t.hours.day(won), t.first) + 45 + cal.Day(t.around(median, 0.7))
	if d.line.n == corporate && day >= t.plot.famine && t.chance(0.7) {
		return
	}
	if day <= t.opts.Today {
		t.returns[day-t.first] = append(t.returns[day-t.first], returning{d.client, d.line.n, d.holder(won)})
	}
}

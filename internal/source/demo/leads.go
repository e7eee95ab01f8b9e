package demo

import "svodka/internal/cal"

// lead is a request that may become a deal. Instants are 0 for what has not happened; some lie after the end of the data
// and are then plans that nobody gets to see.
type lead struct {
	n        int
	at       int64
	line     int
	origin   *origin // nil: nobody wrote it down
	campaign *campaign
	who      *client
	owner    *person
	handed   int64 // when it went to owner2
	owner2   *person

	phoned     bool // began with an incoming call
	missed     bool // which nobody took
	answerAt   int64
	answerBy   *person
	answerWork int64 // working seconds
	byCall     bool

	qualifiedAt, convertedAt, rejectedAt int64
	reason                               string
	junk                                 bool
	deal                                 *deal
	dropped                              string // spam, duplicate: not to be counted
}

func (l *lead) id() string { return "demo:lead-" + number(l.n) }

// holder is who holds the lead at a moment.
func (l *lead) holder(at int64) *person {
	if l.handed > 0 && at >= l.handed {
		return l.owner2
	}
	return l.owner
}

// end is when it was converted or refused; 0 while it is open.
func (l *lead) end() int64 { return max(l.convertedAt, l.rejectedAt) }

// arrive lets somebody ask: a stranger, or a client who comes back.
func (t *trade) arrive(d cal.Day, line int, back *returning) {
	l := &lead{line: line}
	switch {
	case back != nil:
		l.who, l.origin = back.who, t.catalog.origin("repeat")
	default:
		t.met++
		l.who = newClient(t.dice, line, t.met)
		t.findOrigin(l)
	}
	t.moment(l, d)
	if l.at > t.last {
		return
	}
	var first *person
	if back != nil {
		first = back.owner
	}
	t.assign(l, first)
	t.leads = append(t.leads, l)
	if back == nil && t.chance(0.065) {
		t.spam(l)
		return
	}
	t.answer(l)
	t.decide(l)
	if back == nil && !l.junk && t.chance(0.045) {
		t.again(l)
	}
	t.handLead(l)
	if l.convertedAt > 0 && l.convertedAt <= t.last {
		l.deal = t.open(l)
	}
}

func (t *trade) findOrigin(l *lead) {
	weights := make([]float64, len(t.catalog.origins))
	for i, o := range t.catalog.origins {
		weights[i] = o.share[l.line]
	}
	l.origin = t.catalog.origins[t.weighed(weights)]
	if n := len(l.origin.campaigns); n > 0 {
		shares := make([]float64, n)
		for i := range shares {
			shares[i] = l.origin.campaigns[i].share
		}
		l.campaign = &l.origin.campaigns[t.weighed(shares)]
	}
	if t.chance(0.02) {
		l.origin, l.campaign = nil, nil
	}
}

// byHour is when forms and chats come in.
var byHour = []float64{1, 0.5, 0.2, 0.1, 0.1, 0.3, 1, 2, 5, 9, 11, 11, 10, 9, 9, 9, 8, 7, 6, 5, 5, 4, 3, 2}

// moment sets when and how the request arrives: calls while somebody is there, forms round the clock.
func (t *trade) moment(l *lead, d cal.Day) {
	phones := 0.2
	if l.origin != nil {
		phones = l.origin.phones
	}
	if l.phoned = t.hours.working(d) && t.chance(phones); l.phoned {
		l.at = t.hours.at(d, opening+120+t.Int64N(t.hours.length(d)-600))
		return
	}
	l.at = t.hours.at(d, int64(t.weighed(byHour))*3600+t.Int64N(3600))
}

// assign gives the lead to somebody who is here when it can be answered. The slow one is seldom given those who call.
func (t *trade) assign(l *lead, first *person) {
	day := t.hours.day(t.hours.add(l.at, 0))
	l.owner = t.seller(l.line, day, first)
	for range 4 {
		if !l.phoned || l.owner != t.plot.slow {
			return
		}
		l.owner = t.seller(l.line, day, nil)
	}
}

// spam is refused the same day, mostly without an answer.
func (t *trade) spam(l *lead) {
	l.junk, l.dropped = true, "spam"
	l.reason = one(t.dice, []string{"Спам", "Спам", "Ошиблись номером", "Реклама услуг"})
	l.phoned = false
	after := l.at
	if t.chance(0.4) {
		if t.answer(l); l.answerAt > 0 && l.answerWork < workday {
			after = l.answerAt
		} else {
			l.answerAt, l.answerBy, l.answerWork = 0, nil, 0
		}
	}
	l.rejectedAt = t.hours.add(after, int64(t.span(600, 5*3600)))
}

// answer plans the first human answer.
func (t *trade) answer(l *lead) {
	p := l.owner
	if l.phoned && !t.chance(p.misses) {
		l.answerAt, l.answerBy, l.byCall = l.at, p, true
		return
	}
	l.missed = l.phoned
	if !l.phoned && t.chance(0.025) {
		return // forgotten
	}
	minutes := t.around(p.answer, 0.85)
	l.byCall = l.missed || t.chance(0.66)
	for _, work := range []float64{minutes * 60, 600, 60, 0} {
		l.answerAt = t.hours.add(l.at, int64(work)+5)
		if p.here(t.hours.day(l.answerAt)) {
			break
		}
	}
	l.answerBy, l.answerWork = p, t.hours.between(l.at, l.answerAt)
}

// eager is how much a fast answer adds to the chance of a deal.
func (l *lead) eager() float64 {
	switch {
	case l.answerAt == 0:
		return 0
	case l.answerWork <= 15*60:
		return 1.1
	case l.answerWork <= 60*60:
		return 1
	case l.answerWork <= 4*3600:
		return 0.86
	default:
		return 0.74
	}
}

// decide plans whether the lead becomes a deal, and when.
func (t *trade) decide(l *lead) {
	fit := 0.5
	if l.origin != nil {
		fit = l.origin.fit
	}
	begun := l.answerAt
	if begun == 0 {
		l.reason = "Потеряли контакт"
		if t.chance(0.85) {
			l.rejectedAt = t.hours.add(l.at, t.work(8, 0.5))
		}
		return
	}
	if t.chance(fit * l.eager()) {
		need := 600 + t.work(0.7, 0.9)
		l.qualifiedAt = t.hours.add(begun, need*6/10)
		l.convertedAt = t.present(l.owner, t.hours.add(begun, need))
		return
	}
	l.reason = one(t.dice, leadReasons)
	need := 900 + t.work(1.1, 1.0)
	if t.chance(0.1) {
		l.qualifiedAt = t.hours.add(begun, need/2)
	}
	if l.qualifiedAt == 0 && t.chance(0.008) {
		l.junk, l.reason = true, "Спам" // marked so late that it hides a loss: it still counts
		need = int64(workday*6 + t.IntN(workday))
	}
	if t.chance(0.992) {
		l.rejectedAt = t.present(l.owner, t.hours.add(begun, need))
	}
}

// present moves a moment to the person's first day back from leave.
func (t *trade) present(p *person, at int64) int64 {
	for range 40 {
		d := t.hours.day(at)
		if p.left > 0 && d >= p.left || p.here(d) {
			return at
		}
		at = t.hours.add(t.hours.midnight(d+1), t.Int64N(7*3600))
	}
	return at
}

// again lets the same person ask once more through another door a few days later. It is refused as a duplicate.
func (t *trade) again(l *lead) {
	twin := &lead{line: l.line, who: l.who, origin: l.origin, campaign: l.campaign, dropped: "duplicate", reason: "Дубль"}
	if t.chance(0.6) {
		t.findOrigin(twin)
	}
	twin.at = l.at + int64(t.span(3600, 11*86400))
	if twin.at > t.last {
		return
	}
	twin.owner = t.seller(l.line, t.hours.day(t.hours.add(twin.at, 0)), l.owner)
	if t.chance(0.5) {
		t.answer(twin)
	}
	twin.rejectedAt = t.hours.add(max(twin.at, twin.answerAt), int64(t.span(300, 4*3600)))
	t.leads = append(t.leads, twin)
	t.handLead(twin)
}

// handLead gives some leads to a colleague on their way, and all that somebody who leaves still holds.
func (t *trade) handLead(l *lead) {
	end := l.end()
	if end == 0 {
		end = t.last
	}
	if left := l.owner.left; left > 0 && end >= t.hours.midnight(left) {
		t.handTo(l, t.hours.at(t.lastDay(left), 17*3600+t.Int64N(1800)))
		return
	}
	if l.answerAt > 0 && end > l.answerAt+7200 && t.chance(0.03) {
		t.handTo(l, t.hours.add(l.answerAt, t.hours.between(l.answerAt, end)/2))
	}
}

// lastDay is the last working day before somebody's first day away for good.
func (c *Company) lastDay(left cal.Day) cal.Day {
	for d := left - 1; ; d-- {
		if c.hours.working(d) {
			return d
		}
	}
}

func (t *trade) handTo(l *lead, at int64) {
	if at <= l.at || l.end() > 0 && at >= l.end() {
		return
	}
	l.owner2, l.handed = t.colleague(l.line, t.hours.day(at), l.owner), at
	if l.answerAt >= at {
		l.answerBy = l.owner2
	}
}

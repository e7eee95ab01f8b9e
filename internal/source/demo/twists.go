package demo

import "svodka/internal/cal"

// importedDays is how long before the first day the deals of the older system were opened.
const importedDays = 240

// twist lets a few closed deals come back to life. Losses are reopened in a later month only, and wins that are taken
// back are told in full, so that what each month counts is beyond doubt.
func (t *trade) twist(d *deal) {
	end := d.lastStep()
	s := d.standsAt(end)
	switch {
	case s.closed == 0 || end > t.last:
	case s.stage.outcome == "lost" && t.chance(0.014):
		t.reopen(d, end)
	case s.stage.outcome == "won" && d.basket.currency == "" && t.chance(0.014):
		t.revert(d, end)
	}
}

// reopen brings a lost deal back in the next month: it goes on at the proposal.
func (t *trade) reopen(d *deal, lost int64) {
	at := t.nextMonth(lost, t.whole(2, 20))
	owner := d.holder(at)
	d.steps = append(d.steps, step{at: at, stage: d.line.open[clotStage], amount: d.basket.shownAt(clotStage), actor: owner})
	at = t.hours.add(at, t.work(5, 0.4))
	if t.chance(0.5) {
		d.steps = append(d.steps,
			step{at: at, stage: d.line.open[clotStage+1], amount: d.basket.shownAt(clotStage + 1), actor: owner},
			step{at: t.hours.add(at, t.work(3, 0.3)), stage: d.line.won, actor: owner})
		d.reason = ""
		return
	}
	d.steps = append(d.steps, step{at: at, stage: d.line.lost, actor: owner})
}

// revert takes a win back: in the same month and won again, in the same month and lost, or in the next month.
func (t *trade) revert(d *deal, won int64) {
	owner := d.holder(won)
	back := t.hours.add(won, t.work(1, 0.3)+3600)
	again := t.hours.add(back, t.work(1.5, 0.3))
	how := t.weighed([]float64{4, 3, 4})
	if how < 2 && t.hours.month(again) != t.hours.month(won) {
		how = 2
	}
	if how == 2 {
		back = t.nextMonth(won, t.whole(2, 9))
		again = t.hours.add(back, t.work(5, 0.3))
	}
	d.steps = append(d.steps, step{at: back, stage: d.line.open[len(d.line.open)-1], actor: owner})
	if how == 0 || how == 2 && t.chance(0.4) {
		d.steps = append(d.steps, step{at: again, stage: d.line.won, actor: owner})
		return
	}
	d.reason = "Вернули в работу"
	d.steps = append(d.steps, step{at: again, stage: d.line.lost, actor: owner})
}

// nextMonth is a working moment some days into the month after an instant.
func (t *trade) nextMonth(after int64, days int) int64 {
	y, m, _ := t.hours.day(after).YMD()
	first := t.hours.midnight(t.hours.nextWorking(cal.Date(y, m+1, days)))
	return t.hours.add(first, t.Int64N(7*3600))
}

// importOld brings in what an older system held: deals that were closed before the first day, seen only since a
// morning of the first month. They have no history and are left out of figures, but their buyers may come back.
func (t *trade) importOld() {
	moment := t.hours.at(t.hours.nextWorking(t.first+9), opening+3*3600)
	for range t.count(190 * t.opts.Scale) {
		line := retail
		if t.chance(0.12) {
			line = corporate
		}
		t.met++
		from := t.hours.add(t.hours.at(t.first-cal.Day(t.whole(70, importedDays-10)), 10*3600), t.Int64N(7*3600))
		to := t.hours.add(from, t.work(24, 0.4))
		to = min(to, t.hours.at(t.first-3, 16*3600))
		owner := t.seller(line, t.hours.day(to), nil)
		d := &deal{at: from, line: t.catalog.pipelines[line], client: newClient(t.dice, line, t.met), excluded: "imported", importedAt: moment}
		t.known(d.client, from, owner, nil)
		t.furnish(d, owner)
		d.basket.blank = false
		d.expected = 0
		closing := step{at: to, stage: d.line.lost, amount: d.basket.amount, actor: owner}
		if t.chance(0.6) {
			closing.stage = d.line.won
			t.comesBack(d, to)
		} else {
			d.reason = lossReasons[t.weighed(lossShare)]
		}
		d.steps = []step{{at: from, stage: d.line.open[0], owner: owner, actor: owner}, closing}
		t.deals = append(t.deals, d)
	}
}

// tryOut makes a deal that is none: somebody tries the CRM, or enters a deal twice.
func (t *trade) tryOut(d cal.Day) {
	if !t.hours.working(d) {
		return
	}
	at := t.hours.add(t.hours.at(d, opening), t.Int64N(4*3600))
	if at > t.last {
		return
	}
	owner := t.seller(retail, d, nil)
	deal := &deal{at: at, line: t.catalog.pipelines[retail], excluded: "test", title: "Тест " + number(len(t.deals)%90+10), object: "Дом"}
	deal.basket = basket{title: deal.title, amount: 100000, quoted: 100000, list: 100000}
	end := step{at: at + 1500, stage: deal.line.won, amount: 100000, actor: owner}
	if t.chance(0.4) && len(t.deals) > 0 {
		deal.excluded, deal.reason = "duplicate", "Дубль"
		if of := t.deals[len(t.deals)-1]; of.client != nil {
			deal.title, deal.client = of.title, of.client
		}
		end = step{at: at + 5400, stage: deal.line.lost, actor: owner}
	}
	deal.steps = []step{{at: at, stage: deal.line.open[0], owner: owner, actor: owner}, end}
	t.deals = append(t.deals, deal)
}

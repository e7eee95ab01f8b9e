package demo

import (
	"cmp"
	"slices"
	"testing"

	"svodka/internal/cal"
)

func within(from, to cal.Day) cal.Range { return cal.Range{From: from, To: to} }

// TestTruthAddsUp cuts the same figures in several ways.
func TestTruthAddsUp(t *testing.T) {
	truth := termodom().Truth()
	whole := truth.Sum(nil)
	for name, key := range map[string]func(Cell) any{
		"day": func(c Cell) any { return c.Day }, "month": func(c Cell) any { return monthOf(c.Day) }, "owner": func(c Cell) any { return c.Owner },
		"pipeline": func(c Cell) any { return c.Pipeline }, "source": func(c Cell) any { return c.Source },
	} {
		parts := map[any]Figures{}
		for cell, f := range truth.Cells {
			sum := parts[key(cell)]
			for i, n := range f {
				sum[i] += n
			}
			parts[key(cell)] = sum
		}
		var again Figures
		for _, f := range parts {
			for i, n := range f {
				again[i] += n
			}
		}
		if again != whole {
			t.Errorf("by %s: %v, want %v", name, again, whole)
		}
	}
	for f := range figures {
		if whole[f] == 0 {
			t.Errorf("figure %d is nought", f)
		}
	}
}

// TestTruthAndRows counts what can be counted in the rows without any history.
func TestTruthAndRows(t *testing.T) {
	c := termodom()
	all, truth := read(t, c.Batch(c.End())), c.Truth()
	whole := truth.Sum(nil)
	want := map[Figure]int64{}
	deals := all["deal"]
	openDeals, rows := int64(0), map[string]int64{}
	for _, row := range deals.rows {
		if deals.text(row, "excluded") != "" {
			rows[deals.text(row, "excluded")]++
			continue
		}
		want[Deals]++
		switch deals.text(row, "outcome") {
		case "won":
			want[Wins]++
		case "open":
			openDeals++
		}
	}
	for _, why := range []string{"test", "duplicate", "imported"} {
		if rows[why] < 5 {
			t.Errorf("%d deals are left out as %s", rows[why], why)
		}
	}
	var open int64
	for _, o := range truth.Open {
		open += o.Deals
	}
	if open != openDeals {
		t.Errorf("%d open deals, want %d", open, openDeals)
	}
	calls := all["call"]
	for _, row := range calls.rows {
		switch calls.text(row, "direction") {
		case "in":
			want[CallsIn]++
			if calls.text(row, "result") == "missed" {
				want[CallsMissed]++
			}
		case "out":
			want[CallsOut]++
		}
		want[TalkSeconds] += calls.num(row, "seconds")
	}
	for _, row := range all["meeting"].rows {
		if all["meeting"].text(row, "result") == "held" {
			want[Meetings]++
		}
	}
	for _, row := range all["cost"].rows {
		if all["cost"].text(row, "kind") == "ad" {
			want[AdCost] += all["cost"].num(row, "amount")
		}
	}
	for _, row := range all["payment"].rows {
		if all["payment"].num(row, "amount") > 0 {
			want[Payments]++
		}
	}
	want[TicketsNew] = int64(len(all["ticket"].rows))
	for f, n := range want {
		if whole[f] != n {
			t.Errorf("figure %d: %d, the rows have %d", f, whole[f], n)
		}
	}
	if n := whole[Leads] + whole[Spam] + whole[Duplicates]; n != int64(len(all["lead"].rows)) {
		t.Errorf("%d leads of any kind, %d rows", n, len(all["lead"].rows))
	}
}

// TestDroppedLeads finds spam and duplicates by the rule of the warehouse: junk marked within three working days, the
// same phone or address within 30 days.
func TestDroppedLeads(t *testing.T) {
	c := termodom()
	byContact, n := map[string]int64{}, map[string]int{}
	for _, l := range c.leads {
		got := ""
		if l.junk && l.rejectedAt <= c.last && c.hours.between(l.at, l.rejectedAt) <= 3*workday {
			got = "spam"
		}
		for _, contact := range []string{l.who.phone, l.who.email} {
			if before, ok := byContact[contact]; ok && contact != "" && l.at-before <= 30*86400 {
				got = "duplicate"
			}
			byContact[contact] = l.at
		}
		want := l.dropped
		if want == "spam" && l.rejectedAt > c.last {
			continue // nobody has marked it yet
		}
		if got != want {
			t.Fatalf("%s is %q by the rule, %q by the truth", l.id(), got, want)
		}
		n[want]++
	}
	if n["spam"] < 500 || n["duplicate"] < 500 {
		t.Errorf("dropped: %v", n)
	}
}

// TestAnswers finds the first human answer to each lead in the rows and measures it with the company's clock.
func TestAnswers(t *testing.T) {
	c := termodom()
	all := read(t, c.Batch(c.End()))
	type answer struct {
		at    int64
		owner string
	}
	first := map[string]answer{}
	note := func(lead, owner string, at int64) {
		if was, ok := first[lead]; lead != "" && (!ok || at < was.at) {
			first[lead] = answer{at, owner}
		}
	}
	calls, messages := all["call"], all["message"]
	for _, row := range calls.rows {
		if d := calls.text(row, "direction"); d == "out" || d == "in" && calls.text(row, "result") == "answered" {
			note(calls.text(row, "lead"), calls.text(row, "owner"), calls.num(row, "started_at"))
		}
	}
	for _, row := range messages.rows {
		if messages.text(row, "direction") == "out" && messages.get(row, "robot") != true {
			note(messages.text(row, "lead"), messages.text(row, "owner"), messages.num(row, "at"))
		}
	}
	clock, created := c.hours.calendar.Clock(), map[string]int64{}
	for _, row := range all["lead"].rows {
		created[row[0].(string)] = all["lead"].num(row, "created_at")
	}
	answers := c.Truth().Answers
	for _, a := range answers {
		found, ok := first[a.Lead]
		if !ok || found.owner != a.Owner || clock.BetweenUnix(created[a.Lead], found.at) != a.Work {
			t.Fatalf("%+v, the rows say %+v", a, found)
		}
	}
	if len(answers) < 18000 {
		t.Errorf("only %d answers", len(answers))
	}
}

// TestLines checks that the goods of a deal are worth what the deal is, and that conversions come out even.
func TestLines(t *testing.T) {
	c := termodom()
	foreign := 0
	for _, d := range c.deals {
		if d.excluded == "test" || d.excluded == "duplicate" || d.basket.blank {
			continue
		}
		var sum, cost int64
		for _, l := range d.basket.lines {
			sum, cost = sum+l.amount, cost+l.cost
		}
		if s := d.standsAt(c.last); sum != d.basket.amount || cost != d.basket.cost || s.stage.outcome == "won" && s.amount != sum {
			t.Fatalf("%s: lines of %d, sum %d", d.id(), sum, s.amount)
		}
		if d.basket.currency != "" {
			foreign++
			if rate := c.rateAt(d.basket.currency, c.hours.day(d.at)); rate < 70 || sum%100 != 0 {
				t.Fatalf("%s: %d at %f", d.id(), sum, rate)
			}
		}
		if !slices.IsSortedFunc(d.steps, func(a, b step) int { return cmp.Compare(a.at, b.at) }) {
			t.Fatalf("%s goes back in time", d.id())
		}
	}
	if foreign < 100 {
		t.Errorf("%d deals in foreign money", foreign)
	}
}

func TestFunnelNarrows(t *testing.T) {
	c := termodom()
	truth := c.Truth()
	for _, line := range c.catalog.pipelines[:2] {
		before := int64(1 << 40)
		for _, s := range line.open {
			var n int64
			for reach, deals := range truth.Reached {
				if reach.Stage == s.id {
					n += deals
				}
			}
			if n == 0 || n > before {
				t.Errorf("%s, %s: %d deals after %d", line.name, s.name, n, before)
			}
			before = n
		}
	}
}

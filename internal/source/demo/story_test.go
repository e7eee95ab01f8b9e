package demo

import (
	"testing"
	"time"

	"svodka/internal/cal"
)

// TestStory measures in the known answers what was planted, for several seeds and days.
func TestStory(t *testing.T) {
	check(t, termodom())
	for seed, today := range []cal.Day{cal.Date(2026, 7, 5), cal.Date(2026, 3, 2), cal.Date(2025, 9, 30)} {
		check(t, New(Options{Seed: uint64(seed), Today: today}))
	}
}

func check(t *testing.T, c *Company) {
	t.Helper()
	today, truth := c.opts.Today, c.Truth()
	kinds := map[string]Planted{}
	for _, p := range truth.Planted {
		kinds[p.Kind] = p
	}
	actions := func(owner string, r cal.Range) float64 {
		days := 0.0
		for d := r.From; d < r.To; d++ {
			if c.hours.working(d) {
				days++
			}
		}
		f := truth.Sum(func(x Cell) bool { return x.Owner == owner && r.From <= x.Day && x.Day < r.To })
		return float64(f[Actions]) / days
	}
	drop := kinds[ActivityDrop]
	if share := actions(drop.Owner, within(drop.Since, today)) / actions(drop.Owner, within(drop.Since-56, drop.Since)); share > 0.65 || share < 0.3 {
		t.Errorf("%s: the one who slackens does %.2f of what was usual", today, share)
	}

	quarter := within(today-90, today)
	slow := kinds[SlowAnswers]
	for _, p := range c.staff.people {
		seconds, n := truth.Median(p.id, quarter)
		switch {
		case p.id == slow.Owner && (n < 50 || seconds < 2*3600):
			t.Errorf("%s: the slow one answers %d leads in %.0f s", today, n, seconds)
		case p.id != slow.Owner && p.sells && seconds > 40*60:
			t.Errorf("%s: %s answers in %.0f s", today, p.name, seconds)
		}
	}

	for _, o := range c.catalog.origins {
		f := truth.Sum(func(x Cell) bool { return x.Source == o.id && x.Day > today-180 })
		if f[AdCost] == 0 || o.utm == "" {
			continue
		}
		if loses := f[Margin] < f[AdCost]; loses != (o.id == kinds[LosingSource].Source) {
			t.Errorf("%s: %s brings %d for %d", today, o.name, f[Margin], f[AdCost])
		}
	}

	month := within(today-27, today+1)
	if ratio, leads, refusals, wins := truth.Balance(kinds[LeadShortage].Pipeline, month); ratio >= 0.9 {
		t.Errorf("%s: no shortage: %d leads, %d refusals, %d wins: %.2f", today, leads, refusals, wins, ratio)
	}
	clot := kinds[Clot]
	for week := range cal.Day(3) {
		r := within(today-6-7*week, today+1-7*week)
		if ratio, _, _, _ := truth.Balance(clot.Pipeline, r); ratio < 1.05 {
			t.Errorf("%s: no clot in the week of %s: %.2f", today, r.From, ratio)
		}
	}
	if ratio, leads, refusals, wins := truth.Balance(clot.Pipeline, within(today-20, today+1)); ratio <= 1.2 {
		t.Errorf("%s: no clot: %d leads, %d refusals, %d wins: %.2f", today, leads, refusals, wins, ratio)
	}
	calm := within(today-200, today-60)
	for _, line := range c.catalog.pipelines[:2] {
		if ratio, _, _, _ := truth.Balance(line.id, calm); ratio < 0.9 || ratio > 1.15 {
			t.Errorf("%s: %s was out of balance before: %.2f", today, line.name, ratio)
		}
	}
	held := map[string]int{}
	for _, d := range c.deals {
		if s := d.standsAt(c.last); d.excluded == "" && s.stage.id == clot.Stage {
			held[s.owner.id]++
		}
	}
	for owner, n := range held {
		if owner != clot.Owner && n*10 > held[clot.Owner]*8 {
			t.Errorf("%s: %s holds %d deals at the clotted stage, %s %d", today, owner, n, clot.Owner, held[clot.Owner])
		}
	}
}

// TestLater checks that the back-dated edits touch deals of the month before, and nothing but them.
func TestLater(t *testing.T) {
	c := termodom()
	before, truth := read(t, c.Batch(c.End())), c.Truth()
	deals := map[any][]any{}
	for _, row := range before["deal"].rows {
		deals[row[0]] = row
	}
	kinds, ids := map[string]int{}, map[string]Edit{}
	for _, e := range truth.Edits {
		kinds[e.Kind]++
		ids[e.Deal] = e
		if e.Month != monthOf(cal.Date(2026, 10, 1)) || e.At.Before(c.End()) {
			t.Errorf("%+v", e)
		}
	}
	for _, kind := range []string{AmountCut, CloseMoved, LossDeleted, WinReverted} {
		if kinds[kind] < 2 {
			t.Errorf("%d edits of kind %s", kinds[kind], kind)
		}
	}
	at, seen := before["deal"].at, c.End()
	changed := 0
	for _, b := range c.Later() {
		if !b.Seen.After(seen) {
			t.Errorf("seen at %s, not after %s", b.Seen, seen)
		}
		seen = b.Seen
		all := read(t, b)
		for _, row := range all["deal"].rows {
			changed++
			e, was := ids[row[0].(string)], deals[row[0]]
			ok := false
			switch e.Kind {
			case AmountCut:
				ok = was[at["amount"]] == e.Before && row[at["amount"]] == e.After && e.After < e.Before
			case CloseMoved:
				ok = was[at["closed_at"]] == e.Before && row[at["closed_at"]] == e.After && c.hours.month(e.After) < c.hours.month(e.Before)
			case WinReverted:
				ok = was[at["outcome"]] == "won" && row[at["outcome"]] == "open" && row[at["closed_at"]] == nil
			}
			if !ok {
				t.Errorf("%+v: %v, was %v", e, row, was)
			}
		}
		for _, row := range all["change"].rows {
			if moment := all["change"].num(row, "at"); moment <= c.last || time.Unix(moment, 0).After(b.Seen) {
				t.Errorf("%v", row)
			}
		}
	}
	if changed+kinds[LossDeleted] != len(truth.Edits) {
		t.Errorf("%d deals changed of %d edits", changed, len(truth.Edits))
	}
}

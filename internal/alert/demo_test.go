package alert_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/plan"
	"svodka/internal/source/demo"
	"svodka/internal/target"
)

// house is the made-up company with its plans, asked through a desk.
type house struct {
	company *demo.Company
	model   *model.Model
	desk    *ask.Desk
	rules   []alert.Rule
	now     time.Time
	plans   []demo.Plan
}

func furnish(t *testing.T, scale float64) *house {
	t.Helper()
	h := &house{company: demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: scale})}
	var err error
	if h.model, err = crm.Load(); err != nil {
		t.Fatal(err)
	}
	if h.rules, err = alert.Shipped(h.model); err != nil {
		t.Fatal(err)
	}
	e, err := memory.Open(h.company.Settings())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := e.Load(t.Context(), h.company.Batch(h.company.End())); err != nil {
		t.Fatal(err)
	}
	h.now, h.plans = h.company.End(), h.company.Plans()
	h.desk = ask.New(ask.Options{
		Model: h.model, Engine: e, Now: func() time.Time { return h.now },
		Targets: func(_ context.Context, x ask.House) (plan.Targets, error) {
			return target.NewView(x, target.Rules{}, h.targets(x), 1), nil
		},
	})
	return h
}

// targets are the company's targets as a store would give them.
func (h *house) targets(x ask.House) (list []target.Version) {
	for _, p := range h.plans {
		var whose plan.Scope
		grain := cal.ByYear
		if p.Owner != "" {
			whose, grain = target.Scope(target.Of("owner", p.Owner)), cal.ByMonth
		}
		list = append(list, target.Version{Cell: target.CellOf(p.Metric, whose, x.Calendar, grain, x.Calendar.Ordinal(p.Range.From, grain)), Value: p.Value})
	}
	return list
}

// TestYear replays the made-up company's last year and tells what would have been told: how much, and how much of it was true by
// what was put into it, or by what the company knows of itself.
func TestYear(t *testing.T) {
	if testing.Short() {
		t.Skip("a year of a company")
	}
	h := furnish(t, 1)
	today := cal.Date(2026, time.November, 19)
	truth := h.company.Truth()
	list, err := alert.Replay(t.Context(), h.desk, access.Admin("ru"), h.rules, cal.Range{From: today - 364, To: today + 1})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	told, right := map[string]int{}, map[string]int{}
	for _, x := range list {
		if !x.Alert {
			continue
		}
		why := h.why(t, truth, x, found)
		if told[x.Rule]++; why != "" {
			right[x.Rule]++
		}
		if x.Rule != "detractor" {
			until := "now"
			if x.To > 0 {
				until = x.To.String()
			}
			t.Logf("%-16s %-26s %s..%s  %.3g, usual %s  %s", x.Rule, x.Key, x.From, until, x.At.Value, usual(x.At), why)
		}
	}
	all, good := 0, 0
	for _, r := range h.rules {
		t.Logf("%-16s told %d, true %d %s", r.ID, told[r.ID], right[r.ID], r.Waits.EN)
		if r.ID == "detractor" {
			year := cal.Range{From: today - 364, To: today + 1}
			known := truth.Sum(func(c demo.Cell) bool { return year.Contains(c.Day) })[demo.Detractors]
			if off := int64(told[r.ID]) - known; told[r.ID] != right[r.ID] || off < -3 || off > 3 { // at the ends of the year, or twice in three days
				t.Errorf("%d unhappy clients were told of, %d on their days, %d are known", told[r.ID], right[r.ID], known)
			}
			t.Logf("%d unhappy clients are known to the company", known)
			continue
		}
		all, good = all+told[r.ID], good+right[r.ID]
	}
	t.Logf("in a year %d alerts, %d of them true, and %d unhappy clients", all, good, told["detractor"])
	if all > 16 || good*10 < all*9 {
		t.Errorf("%d alerts in a year, %d true: too many, or too seldom true", all, good)
	}
	for _, kind := range []string{demo.ActivityDrop, demo.SlowAnswers, demo.LosingSource, demo.LeadShortage, demo.Clot} {
		if !found[kind] {
			t.Errorf("%s was put into the data and nobody was told", kind)
		}
	}
}

func usual(s alert.Seen) string {
	text := ""
	if s.Low.Is {
		text = fmt.Sprintf("%.3g", s.Low.At)
	}
	text += ".."
	if s.High.Is {
		text += fmt.Sprintf("%.3g", s.High.At)
	}
	return text
}

// why tells what makes an alert true, "" when nothing does.
func (h *house) why(t *testing.T, truth demo.Truth, x alert.Past, found map[string]bool) string {
	t.Helper()
	kinds := map[string][]string{
		"activity_drop": {demo.ActivityDrop}, "unanswered_leads": {demo.SlowAnswers}, "channel_loss": {demo.LosingSource},
		"lead_balance": {demo.LeadShortage, demo.Clot}, "stale_money": {demo.Clot},
	}[x.Rule]
	for _, p := range truth.Planted {
		if slices.Contains(kinds, p.Kind) && slices.Contains([]string{p.Owner, p.Pipeline, p.Source}, x.Key) && x.From >= p.Since {
			found[p.Kind] = true
			return "put in: " + p.Kind
		}
	}
	switch x.Rule {
	case "detractor":
		days := cal.Range{From: x.From - 2, To: x.From + 1}
		if truth.Sum(func(c demo.Cell) bool { return days.Contains(c.Day) })[demo.Detractors] > 0 {
			return "an answer of these days"
		}
	case "plan_pace":
		if pace := h.pace(t, truth, x.Key, x.From); pace < 0.9 { // by where people work now, not then
			return fmt.Sprintf("the company's own count: %.2f of the plan to date", pace)
		}
	}
	return ""
}

// pace is a department's revenue of a month by the plan for the working days before a day, counted without a desk.
func (h *house) pace(t *testing.T, truth demo.Truth, department string, day cal.Day) float64 {
	t.Helper()
	house, err := h.desk.House(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]bool{}
	for _, p := range house.People {
		of[p.ID] = p.Department == department
	}
	c := house.Calendar
	month := c.Whole(cal.ByMonth, c.Ordinal(day-1, cal.ByMonth))
	gone := cal.Range{From: month.From, To: day}
	fact := truth.Sum(func(x demo.Cell) bool { return of[x.Owner] && gone.Contains(x.Day) })[demo.Revenue]
	planned := 0.0
	for _, p := range h.plans {
		if p.Metric == "revenue" && of[p.Owner] && p.Range.From == month.From {
			planned += p.Value * ask.MinorUnits
		}
	}
	return float64(fact) / (planned * float64(c.WorkingDays(gone)) / float64(c.WorkingDays(month)))
}

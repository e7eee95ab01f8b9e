package alert_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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
	h.now = h.company.End()
	h.desk = ask.New(ask.Options{
		Model: h.model, Engine: e, Now: func() time.Time { return h.now },
		Targets: func(_ context.Context, x ask.House) (plan.Targets, error) {
			return target.NewView(x, target.Rules{}, h.plans(x), 1), nil
		},
	})
	return h
}

// plans are the company's targets as a store would give them.
func (h *house) plans(x ask.House) (list []target.Version) {
	for _, p := range h.company.Plans() {
		var whose plan.Scope
		grain := cal.ByYear
		if p.Owner != "" {
			whose, grain = target.Scope(target.Of("owner", p.Owner)), cal.ByMonth
		}
		list = append(list, target.Version{Cell: target.CellOf(p.Metric, whose, x.Calendar, grain, x.Calendar.Ordinal(p.Range.From, grain)), Value: p.Value})
	}
	return list
}

// TestYear replays the made-up company's last year and tells what would have been told: how much, and how much of it was true.
func TestYear(t *testing.T) {
	if testing.Short() {
		t.Skip("a year of a company")
	}
	h := furnish(t, 1)
	today := cal.Date(2026, time.November, 19)
	var told []string
	for _, r := range h.rules {
		begun := time.Now() //nolint:forbidigo // how long it takes
		list, err := alert.Replay(t.Context(), h.desk, []alert.Rule{r}, cal.Range{From: today - 364, To: today + 1})
		if err != nil {
			t.Errorf("%s: %v", r.ID, err)
			continue
		}
		for _, x := range list {
			told = append(told, fmt.Sprintf("%-18s %-24s %s..%s at %.3f [%.3f %.3f] volume %.0f told %v end %v", x.Rule, x.Key, x.From, x.To, x.At.Value, x.At.Low.At, x.At.High.At, x.At.Volume, x.Alert, x.Recovery))
		}
		t.Logf("%s: %d in %v", r.ID, len(list), time.Since(begun)) //nolint:forbidigo // how long it takes
	}
	for _, p := range h.company.Truth().Planted {
		t.Logf("planted: %+v", p)
	}
	slices.Sort(told)
	t.Logf("\n%s", strings.Join(told, "\n"))
}

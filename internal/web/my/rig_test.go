package my

import (
	"context"
	"net/http"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/plan"
	"svodka/internal/score"
	"svodka/internal/target"
	"svodka/internal/warehouse"
	"svodka/internal/web/dashboard"
	scores "svodka/internal/web/score"
	"svodka/internal/web/webtest"
)

// rig is the page on a real store, a real engine and a real desk; who asks stands in a header.
type rig struct {
	*webtest.Rig

	pages *Pages
	goals *target.Service
}

// over is the page over a company at a moment, for these people.
func over(t *testing.T, settings warehouse.Settings, batch warehouse.Batch, at time.Time, people ...account.Person) *rig {
	t.Helper()
	g, now := &rig{}, func() time.Time { return at }
	g.Rig = webtest.Open(t, webtest.Options{
		Batch: &batch, Settings: &settings, People: people, Now: now,
		Targets: func(ctx context.Context, h ask.House) (plan.Targets, error) { return g.goals.View(ctx, h) },
	})
	g.goals = target.New(target.Options{Store: g.Store, Now: now, House: g.Desk.House})
	g.Site.HasBonus = true
	bonus := scores.New(g.Site, score.New(score.Options{
		Store: g.Store, Desk: g.Desk, People: score.Roster{Engine: g.Engine, Accounts: g.Accounts}, Now: now,
	}))
	boardPages := dashboard.New(g.Site)
	g.pages = New(g.Site, boardPages, bonus)
	mux := http.NewServeMux()
	g.pages.Routes(mux)
	boardPages.Routes(mux)
	g.Serve(mux)
	return g
}

// set sets targets of a month of 2026.
func (g *rig) set(list ...target.Change) {
	g.Helper()
	_, err := g.goals.Set(g.Context(), target.Editor{Login: "olga", Role: account.Owner}, target.Edit{Changes: list, Why: "the plan"})
	g.Check(err)
}

// goal is a target of one person in a month.
func (g *rig) goal(metric, owner string, month cal.Range, value float64) target.Change {
	g.Helper()
	h, err := g.Desk.House(g.Context())
	g.Check(err)
	scope := target.Scope(target.Of("owner", owner))
	return target.Change{Cell: target.CellOf(metric, scope, h.Calendar, cal.ByMonth, h.Calendar.Ordinal(month.From, cal.ByMonth)), Value: value}
}

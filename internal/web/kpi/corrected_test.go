package kpi_test

import (
	"strings"
	"testing"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// sealed is a closed week and a closed month; the revenue of the company was corrected in both afterwards.
type sealed struct{}

func (sealed) By() []model.Name { return []model.Name{"department", "owner"} }

func (sealed) Corrected(metric model.Name, scope plan.Scope, r cal.Range) (list []ask.Correction) {
	if metric != "revenue" || len(scope) > 0 {
		return nil
	}
	for _, x := range []ask.Correction{
		{Period: "2026-03", Grain: cal.ByMonth, Range: cal.Range{From: cal.Date(2026, 3, 1), To: cal.Date(2026, 4, 1)}, Sealed: formula.Of(400000), Now: formula.Of(452200)},
		{Period: "2026-W11", Grain: cal.ByWeek, Range: cal.Range{From: cal.Date(2026, 3, 9), To: cal.Date(2026, 3, 16)}, Sealed: formula.Of(500000), Now: formula.Of(452200)},
	} {
		if r.Clip(x.Range) == x.Range {
			list = append(list, x)
		}
	}
	return list
}

// TestCorrected: the live table says beneath itself which figures of closed periods were corrected afterwards, each once, and to
// nobody of whom it does not tell.
func TestCorrected(t *testing.T) {
	g := open(t)
	to := g.Post("adam", "/kpi/snapshots").To
	g.Lacks(g.Get("adam", "/kpi"), "Исправлено после закрытия")
	g.closed = sealed{}
	for _, path := range []string{"/kpi", "/kpi?grain=month", "/kpi?view=percent"} {
		a := g.Get("adam", path)
		for _, want := range []string{"Исправлено после закрытия: +522 ₽ («Выручка», мар 2026).", "Исправлено после закрытия: −478 ₽ («Выручка»,"} {
			if strings.Count(a.Text(), want) != 1 {
				t.Errorf("%s: %q is not there once: %s", path, want, a.Text())
			}
		}
	}
	g.Has(g.Get("adam", "/kpi?lang=en"), "Corrected after closing: +₽522 (“Revenue”, Mar 2026).")
	g.Lacks(g.Get("adam", to), "Исправлено после закрытия") // as it was seen
	g.Lacks(g.Get("adam", "/kpi?owner=%23t:ann"), "Исправлено после закрытия")
	g.Lacks(g.Get("ann", "/kpi"), "Исправлено после закрытия")
}

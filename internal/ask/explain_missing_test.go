package ask_test

import (
	"testing"

	"svodka/internal/access"
	"svodka/internal/ask"
)

// TestExplainCohort: a share of those that entered is explained by both: how many entered, and how many of them came to the
// goal in time; the records of each can be listed.
func TestExplainCohort(t *testing.T) {
	d, _ := opened(t, `
deals:
  id owner created    closed     outcome amount
  1  ann   2026-01-02 2026-01-10 won     100
  2  ann   2026-01-03 2026-01-11 lost    100
  3  bob   2026-01-04 2026-02-11 won     100
  4  bob   2026-01-05 2026-06-11 won     100
`)
	e := explained(t, d, access.Admin("ru"), "metrics=conv_deal_won&range=2026-01")
	if e.Rows != 4 || e.Reached != 2 || e.Goal.RU != "Из них дошли до выигрыша не позже чем через 90 дней" {
		t.Errorf("the cohort: %d of %d, %q", e.Reached, e.Rows, e.Goal.RU)
	}
	for part, want := range map[string]int64{"": 4, "conv_deal_won": 4, "conv_deal_won" + ask.Reached: 2} {
		list, err := d.Records(t.Context(), access.Admin("ru"), parsed(t, "metrics=conv_deal_won&range=2026-01"), ask.Page{Part: part})
		if err != nil || list.Total != want || list.Reached != (want == 2) {
			t.Errorf("%q: %+v, %v", part, list, err)
		}
	}
	if _, err := d.Records(t.Context(), access.Admin("ru"), parsed(t, "metrics=deals_won&range=2026-01"), ask.Page{Part: "deals_won" + ask.Reached}); err == nil {
		t.Error("a count has no goal, and lists rows of one")
	}
	if e := explained(t, d, access.Admin("ru"), "metrics=deals_won&range=2026-01"); e.Goal.EN != "" || e.Reached != 0 {
		t.Errorf("a count comes to a goal: %+v", e)
	}
}

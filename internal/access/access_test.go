package access_test

import (
	"testing"

	"svodka/internal/access"
	"svodka/internal/model"
	"svodka/internal/model/crm"
)

// TestShows tells who sees which of a sum, a formula of it, and a figure that has nothing to do with it.
func TestShows(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		who                     string
		grant                   access.Grant
		profit, margin, revenue bool
	}{
		{"the administrator", access.Admin("ru").Grant, true, true, true},
		{"nobody: rows are another matter", access.Grant{}, true, true, true},
		{"one figure hidden", access.Grant{Hidden: []model.Name{"gross_profit"}}, false, false, true},
		{"one formula hidden", access.Grant{Hidden: []model.Name{"margin_pct"}}, true, false, true},
		{"revealed", access.Grant{Hidden: []model.Name{"gross_profit"}, Reveal: []model.Name{"margin_pct"}}, false, true, true},
		{"a list", access.Grant{Metrics: []model.Name{"margin_pct"}}, false, true, false},
		{"an empty list", access.Grant{Metrics: []model.Name{}}, false, false, false},
		{"a list and something hidden", access.Grant{Metrics: []model.Name{"margin_pct", "revenue"}, Hidden: []model.Name{"gross_profit"}}, false, false, true},
	} {
		for name, want := range map[model.Name]bool{"gross_profit": c.profit, "margin_pct": c.margin, "revenue": c.revenue} {
			x, ok := m.Metric(name)
			if !ok {
				t.Fatal(name)
			}
			if got := c.grant.Shows(m, x); got != want {
				t.Errorf("%s: %s is shown: %t, want %t", c.who, name, got, want)
			}
		}
	}
}

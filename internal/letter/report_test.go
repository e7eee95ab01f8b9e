package letter_test

import (
	"net/url"
	"slices"
	"testing"

	"svodka/internal/alert"
	"svodka/internal/board"
	"svodka/internal/model/crm"
	"svodka/internal/query"
)

// TestReportOfAnAlert: the report that an alert of the program's own leads to shows the figure it tells of.
func TestReportOfAnAlert(t *testing.T) {
	m, err := crm.Load()
	check(t, err)
	rules, err := alert.Shipped(m)
	check(t, err)
	boards, err := board.Shipped(m)
	check(t, err)
	for _, r := range rules {
		if r.Metric == "" {
			continue
		}
		i := slices.IndexFunc(boards, func(b board.Board) bool { return b.ID == r.Report })
		if i < 0 {
			t.Errorf("%s leads to %q, which is not there", r.ID, r.Report)
			continue
		}
		shown := slices.ContainsFunc(boards[i].Tiles, func(x board.Tile) bool {
			if x.Ask == "" {
				return false
			}
			address, err := url.ParseQuery(x.Ask)
			check(t, err)
			q, err := query.Parse(address)
			check(t, err)
			return slices.Contains(q.Metrics, r.Metric)
		})
		if !shown {
			t.Errorf("%s tells of %s, and its report %s does not show it", r.ID, r.Metric, r.Report)
		}
	}
}

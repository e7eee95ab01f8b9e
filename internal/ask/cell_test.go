package ask_test

import (
	"context"
	"math"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/frame"
	"svodka/internal/model/crm"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// TestCell: the question of a cell has the cell's figure for its whole.
func TestCell(t *testing.T) {
	settings := warehouse.DefaultSettings()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	e, err := memory.Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	b, err := texttable.Batch("t", `
departments:
  id     parent
  all    -
  north  all
  south  all
users:
  id   name  department
  ann  Анна  all
  bob  "Боб, #1"  north
  cyd  Cyd   south
deals:
  id owner created    closed     outcome amount  reason
  1  ann   2026-02-02 2026-02-10 won     49999.99 -
  2  ann   2026-03-03 2026-03-12 won     50000   -
  3  ann   2026-03-03 2026-03-13 lost    10      "дорого, очень"
  4  bob   2026-03-05 2026-03-14 won     500000  -
  5  bob   2026-03-05 2026-03-15 won     5       -
  6  -     2026-03-05 2026-03-15 lost    7       -
  7  cyd   2026-03-05 2026-03-30 won     70      -
  8  cyd   2026-03-05 -          -       70      -
`, settings)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if _, err := e.Load(ctx, b); err != nil {
		t.Fatal(err)
	}
	d := ask.New(ask.Options{Model: m, Engine: e, Now: func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }})
	for _, text := range []string{
		"metrics=revenue,win_rate,avg_check&by=owner&grain=month&range=2026-02..2026-03&totals=1&compare=previous,year",
		"metrics=deals_won,pipeline_open&by=department&range=2026-03&totals=1&compare=previous",
		"metrics=deals_won&by=department&department=all&range=2026-03",
		"metrics=deals_won&by=amount_band&range=2026-03&totals=1",
		"metrics=deals_lost&by=loss_reason,weekday&range=2026-03&totals=1",
		"metrics=deals_won&by=owner&range=2026-03&limit=1&others=1",
		"metrics=deals_won&by=owner&owner=Анна,Cyd&range=2026-03",
		"metrics=deals_won&by=owner&owner!=Анна&grain=week&range=2026-03-04..2026-03-20",
		"metrics=deals_won&by=outcome&range=2026-03&derive=deals_won:share",
	} {
		q, err := query.ParseText(text)
		if err != nil {
			t.Fatal(err)
		}
		a, err := d.Ask(ctx, access.Admin("ru"), q)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		asked := 0
		for _, r := range append(append(append([]frame.Row(nil), a.Frame.Rows...), a.Frame.Totals...), a.Frame.Total) {
			for i, c := range a.Frame.Columns {
				if c.Kind != frame.Figure {
					continue
				}
				cell, ok := a.Cell(r, c)
				if !ok {
					t.Errorf("%s: no question for %v %s", text, r.Keys, c.Name)
					continue
				}
				again, err := query.Parse(cell.Values())
				if err != nil {
					t.Errorf("%s: %v", cell, err)
					continue
				}
				got, err := d.Ask(ctx, access.Admin("ru"), again)
				if err != nil {
					t.Errorf("%s: %v", cell, err)
					continue
				}
				asked++
				if v, want := got.Frame.Total.Cells[0], r.Cells[i]; v.State != want.State || math.Abs(v.V-want.V) > 1e-9 {
					t.Errorf("%s\n\t%v %s is %v\n\t%s is %v", text, r.Keys, c.Name, want, cell, v)
				}
			}
		}
		if asked == 0 {
			t.Errorf("%s: nothing was asked", text)
		}
	}
}

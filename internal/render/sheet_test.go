package render_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/query"
	"svodka/internal/render"
)

// TestSheetUnits writes shares and times for a spreadsheet as numbers in the unit that the head of their column names.
func TestSheetUnits(t *testing.T) {
	d := desk(t, company+`calls:
  id started          owner direction result   seconds wait
  1  2026-03-03T10:00 ann   out       answered 90      0
  2  2026-03-03T11:00 ann   in        answered 5400    30
  3  2026-03-03T12:00 ann   in        missed   0       45
`)
	for _, c := range []struct {
		question string
		l        lang.Lang
		want     []string
	}{
		{"metrics=win_rate&range=2026-03&by=owner&totals=1", lang.RU, []string{"Доля выигранных, %", "Итого;60"}},
		{"metrics=calls_missed_share&range=2026-03&totals=1", lang.RU, []string{", %\r\n", "50\r\n"}},
		{"metrics=deals_won,win_rate&range=2026-03&compare=previous", lang.EN, []string{"pp"}},
		{"metrics=cycle_mean&range=2026-02", lang.RU, []string{", дн.\r\n8\r\n"}},
		{"metrics=cycle_mean&range=2026-02", lang.EN, []string{", d\"\r\n8\r\n"}},
	} {
		got := written(t, func(b *bytes.Buffer) error {
			return render.CSV(b, answer(t, d, access.Admin(string(c.l)), c.question), c.l)
		})
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in %q", c.question, want, got)
			}
		}
		if strings.Contains(got, "0.6") || strings.Contains(got, "86400") {
			t.Errorf("%s: raw figures in %q", c.question, got)
		}
	}
	q, err := query.ParseText("metrics=calls_in&range=2026-03")
	if err != nil {
		t.Fatal(err)
	}
	list, err := d.Records(context.Background(), access.Admin("ru"), q, ask.Page{})
	if err != nil {
		t.Fatal(err)
	}
	ru := written(t, func(b *bytes.Buffer) error { return render.RecordsCSV(b, list, lang.RU) })
	if !strings.Contains(ru, "Разговор, ч;") || !strings.Contains(ru, ";1,5;0,0083;") {
		t.Errorf("records: %q", ru)
	}
	if raw := written(t, func(b *bytes.Buffer) error { return render.RecordsJSON(b, list) }); !strings.Contains(raw, "5400") {
		t.Errorf("JSON stays in seconds: %s", raw)
	}
}

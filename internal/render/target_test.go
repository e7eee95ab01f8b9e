package render_test

import (
	"bytes"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/render"
)

// office sold in March; of April two of 22 working days have gone by.
const office = `
seen: 2026-04-02T18:00
users:
  id  name
  ann Анна
  bob Борис
deals:
  id owner created    closed     outcome amount
  1  ann   2026-03-02 2026-04-01 won     1200
  2  bob   2026-03-02 2026-04-02 won     700.5
  3  bob   2026-03-02 2026-04-02 won     100
`

const officePlan = `
metric    owner range   plan
revenue   ann   2026-04 11000
deals_won ann   2026-04 5
`

// Files and tables have the columns of the plan; who has none has an empty cell, never 0.
func TestPlanWritten(t *testing.T) {
	a := answer(t, planned(t, office, officePlan), access.Admin("ru"), "metrics=revenue&by=owner&range=2026-04&compare=plan&totals=1")
	got := written(t, func(b *bytes.Buffer) error { return render.CSV(b, a, lang.RU) })
	want := "\ufeffМенеджер;Выручка, RUB;Выручка, план, RUB;Выручка, % плана;Выручка, темп, %;Выручка, нужно в день, RUB\r\n" +
		"Анна;1200,00;11000,00;10,9090909090909;120;490,00\r\n" +
		"Борис;800,50;;;;\r\n" +
		"Итого;2000,50;11000,00;18,1863636363636;200,05;449,98\r\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	text := written(t, func(b *bytes.Buffer) error { return render.JSON(b, a) })
	for _, part := range []string{
		`{"owner":"Анна","revenue":1200,"revenue@plan":11000,"revenue@plan:done":0.1090909090909`, `"revenue@plan:need":490}`,
		`{"owner":"Борис","revenue":800.5,"revenue@plan":null,"revenue@plan:done":null,"revenue@plan:pace":null,"revenue@plan:need":null}`,
	} {
		if !strings.Contains(text, part) {
			t.Errorf("JSON has no %s:\n%s", part, text)
		}
	}
}

// The plan of a figure has no part in how the figure is written: 2 stays 2 beside 2.4 needed a day.
func TestPlanDecimals(t *testing.T) {
	a := answer(t, planned(t, office, officePlan), access.Admin("ru"), "metrics=deals_won&by=owner&grain=week&range=2026-04&compare=plan")
	columns := render.Columns(a, lang.RU)
	r := a.Frame.Total
	for i, want := range []string{"3", "5,0", "60", ">200", "0,1"} {
		if got := columns[i].Text(r.Cells[columns[i].At]); got != want {
			t.Errorf("%s is written %q, want %q", columns[i].Name, got, want)
		}
	}
	none := a.Frame.Rows[0]
	for _, c := range columns[1:] {
		if why := render.Why(a, c.Column, none.Cells[c.At], lang.RU); none.Cells[c.At].V == 0 && why == "" {
			t.Errorf("%s has no figure and no reason", c.Name)
		}
	}
}

// An explanation tells where the plan comes from, its days and what is needed.
func TestPlanExplained(t *testing.T) {
	d := planned(t, office, officePlan)
	q := answer(t, d, access.Admin("ru"), "metrics=revenue&range=2026-04&compare=plan").Query
	x, err := d.Explain(t.Context(), access.Admin("ru"), q)
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, func(b *bytes.Buffer) error { return render.ExplainText(b, x, lang.RU) })
	text = strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(text)
	for _, part := range []string{"План: 11 000", "Откуда план: план", "Рабочие дни: прошло 2, осталось 20", "План на сегодня: 1 000", "Темп: 200,1 %", "Нужно в рабочий день: 449,98"} {
		if !strings.Contains(text, part) {
			t.Errorf("nothing says %q:\n%s", part, text)
		}
	}
}

func TestBands(t *testing.T) {
	a := answer(t, planned(t, office, "metric range plan\nrevenue 2026-04 22000\ndeals_won 2026-04 33\nwin_rate 2026-04 2\n"), access.Admin("ru"),
		"metrics=revenue,deals_won,win_rate&range=2026-04&compare=plan")
	want := map[string]frame.Band{"revenue": frame.Good, "deals_won": frame.Good, "win_rate": frame.Bad} // by the pace: 2000.5 of 2000, 3 of 3
	for _, c := range a.Frame.Columns {
		if c.Kind == frame.Done {
			if got := render.BandOf(a, a.Frame.Total, c); got != want[c.Metric.Name] || render.BandWord(got, lang.RU) == "" {
				t.Errorf("%s is %q, want %q", c.Metric.Name, got, want[c.Metric.Name])
			}
		}
	}
}

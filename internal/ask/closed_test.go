package ask_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// sealed is a closed March of which the whole and one owner were corrected.
type sealed struct{}

func (sealed) By() []model.Name { return []model.Name{"owner"} }

func (sealed) Corrected(metric model.Name, s plan.Scope, r cal.Range) []ask.Correction {
	march := cal.Range{From: cal.Date(2026, 3, 1), To: cal.Date(2026, 4, 1)}
	ann := len(s) == 1 && s[0].Dim == "owner" && len(s[0].Members) == 1 && s[0].Members[0] == "t:ann"
	if metric != "deals_won" || r.Clip(march) != march && r.Clip(march) != r || len(s) > 0 && !ann {
		return nil
	}
	return []ask.Correction{{Period: "2026-03", Grain: cal.ByMonth, Range: march, Sealed: formula.Of(5), Now: formula.Of(2)}}
}

func TestCorrected(t *testing.T) {
	must := func(t *testing.T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	m, err := crm.Load()
	must(t, err)
	e, err := memory.Open(warehouse.DefaultSettings())
	must(t, err)
	b, err := texttable.Batch("t", `
seen: 2026-05-01T10:00
deals:
  id  owner  created     closed            outcome  amount
  1   ann    2026-03-02  2026-03-10T10:00  won      100
  2   ann    2026-03-02  2026-03-11T10:00  won      100
  3   bob    2026-03-02  2026-04-11T10:00  won      100
`, warehouse.DefaultSettings())
	must(t, err)
	_, err = e.Load(t.Context(), b)
	must(t, err)
	desk := ask.New(ask.Options{
		Model: m, Engine: e, Now: func() time.Time { return b.Seen }, Closed: func(context.Context) (ask.Closed, error) { return sealed{}, nil },
	})
	manager := access.Viewer{Lang: "ru", Grant: access.Grant{Rows: [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"#t:bob"}}}}}}
	for _, c := range []struct {
		name, text string
		viewer     access.Viewer
		note       bool
		rows       string // which rows are marked
	}{
		{"the month", "metrics=deals_won,revenue&range=2026-03", access.Admin("ru"), true, "y"},
		{"months", "metrics=deals_won&grain=month&range=2026-03..2026-04", access.Admin("ru"), true, "yn"},
		{"days of the month", "metrics=deals_won&grain=week&range=2026-03", access.Admin("ru"), true, "nnnnnn"},
		{"by owner", "metrics=deals_won&by=owner&range=2026-03&sort=owner&spine=owner", access.Admin("ru"), true, "yn"},
		{"another month", "metrics=deals_won&range=2026-04", access.Admin("ru"), false, "n"},
		{"half of it and more", "metrics=deals_won&range=2026-03-15..2026-04-15", access.Admin("ru"), false, "n"},
		{"a source's", "metrics=deals_won&range=2026-03&deal=x", access.Admin("ru"), false, ""},
		{"another's rows", "metrics=deals_won&range=2026-03", manager, false, "n"},
	} {
		q, err := query.ParseText(c.text)
		must(t, err)
		a, err := desk.Ask(t.Context(), c.viewer, q)
		if err != nil {
			if c.rows == "" {
				continue
			}
			t.Fatalf("%s: %v", c.name, err)
		}
		var said, marks strings.Builder
		for _, n := range a.Notes {
			if n.Kind == plan.NoteCorrected {
				said.WriteString(n.RU)
			}
		}
		if (said.Len() > 0) != c.note || c.note && strings.ReplaceAll(said.String(), "\u00a0", " ") != "Исправлено после закрытия: −3 сделки («Продажи», мар 2026)." {
			t.Errorf("%s: the note is %q", c.name, said.String())
		}
		for _, r := range a.Frame.Rows {
			text, period := a.CorrectedText(r, a.Frame.Columns[0], lang.EN, func(v formula.Value) string { return v.String() })
			marks.WriteString(map[bool]string{true: "y", false: "n"}[text != ""])
			if want := "corrected after closing: −3 deals (Mar 2026, closed with 5)"; text != "" && (strings.ReplaceAll(text, "\u00a0", " ") != want || period != "2026-03") {
				t.Errorf("%s: %q", c.name, text)
			}
		}
		if c.rows != "" && marks.String() != c.rows {
			t.Errorf("%s: marked %s, want %s", c.name, marks.String(), c.rows)
		}
	}
}

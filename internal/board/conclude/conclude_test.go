package conclude_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/ask/asktest"
	"svodka/internal/board"
	"svodka/internal/board/conclude"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// sales is a month of closed deals: so many won and lost of each manager, each of 100 roubles.
func sales(leads int, people ...[3]any) string {
	var b strings.Builder
	b.WriteString("users:\n  id name\n")
	for _, p := range people {
		fmt.Fprintf(&b, "  %v %v\n", p[0], strings.ToUpper(fmt.Sprint(p[0])))
	}
	b.WriteString("deals:\n  id owner created closed outcome amount\n")
	n := 0
	for _, p := range people {
		for k, outcome := range []string{"won", "lost"} {
			for range p[k+1].(int) {
				n++
				fmt.Fprintf(&b, "  %d %v 2026-03-02 2026-03-10 %s 100\n", n, p[0], outcome)
			}
		}
	}
	if leads > 0 {
		b.WriteString("leads:\n  id created\n")
		for i := range leads {
			fmt.Fprintf(&b, "  l%d 2026-03-03\n", i)
		}
	}
	return b.String()
}

// shipped is the shipped model, read once.
var shipped = sync.OnceValues(crm.Load)

// refusals are so many deals lost for a reason.
func refusals(n int, reason string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  %s%d ann 2026-03-02 2026-03-10 lost 100 %s\n", map[string]string{"price": "a", "far": "b", "-": "c"}[reason], i, reason)
	}
	return b.String()
}

// said is the conclusion of a report's one tile, with ordinary spaces.
func said(t *testing.T, data, text string, rule string, v access.Viewer) (string, []conclude.Part) {
	t.Helper()
	settings := warehouse.DefaultSettings()
	m, err := shipped()
	must(t, err)
	e, err := memory.Open(settings)
	must(t, err)
	rows, _, _ := strings.Cut(data, "targets:")
	b, err := texttable.Batch("t", rows, settings)
	must(t, err)
	_, err = e.Load(t.Context(), b)
	must(t, err)
	o := ask.Options{Model: m, Engine: e, Now: func() time.Time { return time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC) }}
	if _, goals, ok := strings.Cut(data, "targets:"); ok {
		o.Targets = asktest.Targets(goals)
	}
	d := ask.New(o)
	q, err := query.ParseText(text)
	must(t, err)
	a, err := d.Ask(t.Context(), v, q)
	must(t, err)
	tile := board.Tile{ID: "main", Kind: board.Rows, Ask: text}
	parts := conclude.Conclude(board.Board{Sort: board.Report, Say: rule}, []board.Tile{tile}, []*ask.Answer{a}, lang.Lang(v.Lang))
	var s strings.Builder
	for _, p := range parts {
		s.WriteString(p.Text)
	}
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s.String()), parts
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestConclude says what small months say; the figures are counted by hand.
func TestConclude(t *testing.T) {
	team := sales(0, [3]any{"ann", 30, 10}, [3]any{"bob", 20, 20}, [3]any{"cyd", 2, 0})
	for _, c := range []struct {
		name, data, ask, rule string
		has, hasNot           []string
	}{
		{
			"the largest and its part: 30 of 52", team, "metrics=deals_won&by=owner&range=2026-03", "total",
			[]string{"52", "ANN", "30", "58 %"}, []string{"CYD", "хуже", "плохо"},
		},
		{
			"a rate ranks those with enough cases: cyd won 2 of 2", team, "metrics=win_rate,deals_won&by=owner&range=2026-03", "spread",
			[]string{"ANN", "75,0 %", "BOB", "50,0 %"}, []string{"CYD", "100"},
		},
		{
			"too few for a rate", sales(0, [3]any{"ann", 3, 1}, [3]any{"bob", 1, 3}), "metrics=win_rate,deals_won&by=owner&range=2026-03", "spread",
			[]string{"Мало данных"}, []string{"ANN", "BOB"},
		},
		{
			"equal rates have no best and no worst", sales(0, [3]any{"ann", 20, 20}, [3]any{"bob", 20, 20}),
			"metrics=win_rate,deals_won&by=owner&range=2026-03", "spread",
			[]string{"50,0 %"}, []string{"Выше всего", "ниже всего"},
		},
		{
			"one member leads nobody", sales(0, [3]any{"ann", 30, 10}), "metrics=deals_won&by=owner&range=2026-03", "total",
			[]string{"30"}, []string{"ANN", "Больше всего"},
		},
		{
			"nothing in those days", team, "metrics=win_rate,deals_won&by=owner&range=2025-03", "spread",
			[]string{"Нет данных", "Доля выигранных", "марта 2025"}, []string{"ANN", "0 %"},
		},
		{
			"fewer leads than closed", sales(30, [3]any{"ann", 30, 10}), "metrics=leads_new,deals_lost,deals_won&grain=week&range=2026-03", "balance",
			[]string{"Лидов не хватает", "30", "40"}, []string{"норме"},
		},
		{
			"as many as closed", sales(40, [3]any{"ann", 30, 10}), "metrics=leads_new,deals_lost,deals_won,lead_balance&grain=week&range=2026-03", "balance",
			[]string{"Баланс в норме", "закрыто продажами и отказами: 40"}, []string{"не хватает"},
		},
		{
			"the balance itself decides where it is told: 60 leads to 40 closed", sales(60, [3]any{"ann", 30, 10}),
			"metrics=leads_new,deals_lost,deals_won,lead_balance&grain=week&range=2026-03", "balance",
			[]string{"Лиды копятся", "60"}, []string{"в норме", "не хватает"},
		},
		{
			"without refused leads nobody knows that it is in balance", sales(40, [3]any{"ann", 30, 10}),
			"metrics=leads_new,deals_lost,deals_won&grain=week&range=2026-03", "balance",
			[]string{"40", "не учтены"}, []string{"в норме", "не хватает"},
		},
		{
			"two lead equally", sales(0, [3]any{"ann", 30, 10}, [3]any{"bob", 30, 20}, [3]any{"cyd", 1, 0}), "metrics=deals_won&by=owner&range=2026-03", "total",
			[]string{"ANN и BOB, поровну: 30"}, []string{"CYD", "%"},
		},
		{
			"all are equal", sales(0, [3]any{"ann", 30, 10}, [3]any{"bob", 30, 20}), "metrics=deals_won&by=owner&range=2026-03", "total",
			[]string{"60"}, []string{"ANN", "BOB", "Больше всего"},
		},
		{
			"a mean ranks nobody where nothing counts its cases", team, "metrics=avg_check&by=owner&range=2026-03", "leader",
			[]string{"100"}, []string{"ANN", "BOB", "CYD"},
		},
		{
			"a leader by week is one of the whole period", team, "metrics=deals_won&by=owner&grain=week&range=2026-03&totals=1", "leader",
			[]string{"52", "ANN", "30", "58 %"}, []string{"CYD"},
		},
		{
			"a rule of rates passes over what comes first", team, "metrics=deals_won,win_rate&by=owner&range=2026-03", "spread",
			[]string{"Доля выигранных", "63,4 %", "ANN", "BOB"}, []string{"CYD"},
		},
		{
			"refusals without a reason", "deals:\n id owner created closed outcome amount reason\n" + refusals(6, "price") + refusals(3, "far") + refusals(1, "-"),
			"metrics=deals_lost&by=loss_reason&range=2026-03", "empty_share",
			[]string{"10", "price: 6", "60 %", "Не указано: 1 (10,0 %)"}, nil,
		},
		{
			"too few for a verdict", sales(4, [3]any{"ann", 3, 9}), "metrics=leads_new,deals_lost,deals_won&grain=week&range=2026-03", "balance",
			[]string{"мало данных"}, []string{"норме", "не хватает"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := said(t, c.data, c.ask, c.rule, access.Admin("ru"))
			for _, want := range c.has {
				if !strings.Contains(got, want) {
					t.Errorf("%q lacks %q", got, want)
				}
			}
			for _, bad := range c.hasNot {
				if strings.Contains(got, bad) {
					t.Errorf("%q says %q", got, bad)
				}
			}
			en, _ := said(t, c.data, c.ask, c.rule, access.Admin("en"))
			if en == "" || strings.ContainsAny(en, "абвгдеёжзийклмнопрстуфхцчшщъыьэюя") {
				t.Errorf("in English: %q", en)
			}
		})
	}
}

// TestHidden: a figure the reader may not see is neither printed nor ranked by.
func TestHidden(t *testing.T) {
	v := access.Viewer{ID: "x", Lang: "ru", Grant: access.Grant{All: true, Hidden: []model.Name{"revenue"}}}
	got, _ := said(t, sales(0, [3]any{"ann", 30, 10}, [3]any{"bob", 20, 20}), "metrics=revenue&by=owner&range=2026-03", "total", v)
	if !strings.Contains(got, "не показаны") || strings.ContainsAny(got, "0123456789") || strings.Contains(got, "ANN") {
		t.Errorf("%q", got)
	}
}

// TestFiguresOpen: a figure bears the question behind it.
func TestFiguresOpen(t *testing.T) {
	_, parts := said(t, sales(0, [3]any{"ann", 30, 10}, [3]any{"bob", 20, 20}), "metrics=deals_won&by=owner&range=2026-03", "total", access.Admin("ru"))
	var links []string
	for _, p := range parts {
		if p.Link != nil {
			links = append(links, p.Text+" "+p.Link.String())
		}
	}
	if len(links) != 2 || !strings.HasPrefix(links[0], "50 ") || !strings.HasPrefix(links[1], "30 ") || !strings.Contains(links[1], "ann") {
		t.Errorf("%q", links)
	}
}

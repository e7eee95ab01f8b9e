package ask_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/source/demo"
	"svodka/internal/warehouse"
)

const shop = `
seen: 2026-04-01T09:00
users:
  id   name
  ann  Ann
  bob  Bob
clients:
  id  name      owner
  c1  "Ёлка 5%" ann
  c2  "Zeta_1"  bob
deals:
  id  owner  created     amount  client  title      excluded  outcome
  1   ann    2026-02-02  100     c1      Boiler     -         open
  2   ann    2026-03-03  50      c2      "Pump 5%"  -         open
  3   bob    2026-03-05  500     c2      Boiler     -         open
  4   bob    2026-03-06  7       -       Boiler     test      open
calls:
  id  owner  started     phone  deal
  1   ann    2026-03-04  7900   2
  2   bob    2026-03-04  7901   2
`

// everyEngine opens a desk over the text on each engine.
func everyEngine(t *testing.T, text string, check func(t *testing.T, d *ask.Desk)) {
	t.Helper()
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			settings := warehouse.DefaultSettings()
			e, err := open(t)(settings)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { closeEngine(t, e) })
			b, err := texttable.Batch("t", text, settings)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := e.Load(t.Context(), b); err != nil {
				t.Fatal(err)
			}
			now := func() time.Time { return time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC) }
			check(t, ask.New(ask.Options{Model: shipped(t), Engine: e, Now: now}))
		})
	}
}

// rowsOf tells a list in a line: the ids, how many there are, and the sum.
func rowsOf(t *testing.T, d *ask.Desk, v access.Viewer, l ask.Listing) string {
	t.Helper()
	list, err := d.List(t.Context(), v, l)
	if err != nil {
		return strings.SplitN(fault.MessageIn(err, "en"), ".", 2)[0]
	}
	var ids []string
	for _, r := range list.Rows {
		ids = append(ids, strings.TrimPrefix(r[0].(string), "t:"))
	}
	text := fmt.Sprintf("%s of %d", strings.Join(ids, " "), list.Total)
	if list.Summed() {
		text += fmt.Sprintf(", %v", list.Sum/100)
	}
	return text
}

func TestList(t *testing.T) {
	everyEngine(t, shop, func(t *testing.T, d *ask.Desk) {
		t.Helper()
		admin, ann, bob := access.Admin("en"), limited("ann"), limited("bob")
		thrifty := ann
		thrifty.Grant.Hidden = []model.Name{"pipeline_open", "revenue", "avg_check"}
		for _, c := range []struct {
			v    access.Viewer
			l    ask.Listing
			want string
		}{
			{admin, ask.Listing{Sum: "amount"}, "1 2 3 of 3, 650"},
			{ann, ask.Listing{Sum: "amount"}, "1 2 of 2, 150"},
			{bob, ask.Listing{Sum: "amount"}, "3 of 1, 500"},
			{admin, ask.Listing{Find: "boil"}, "1 3 of 2"},
			{admin, ask.Listing{Find: "ёЛКА"}, "1 of 1"}, // a client's name
			{admin, ask.Listing{Find: "5%"}, "1 2 of 2"},
			{admin, ask.Listing{Find: "a_1"}, "2 3 of 2"},
			{admin, ask.Listing{Find: "a%1"}, " of 0"},
			{admin, ask.Listing{Find: "t:3"}, "3 of 1"}, // a number
			{ann, ask.Listing{Find: "zeta"}, "2 of 1"},
			{ann, ask.Listing{Find: "t:3"}, " of 0"},
			{admin, ask.Listing{Range: "2026-03"}, "2 3 of 2"},
			{admin, ask.Listing{Range: "all", Page: ask.Page{Sort: "amount", Desc: true}}, "3 1 2 of 3"},
			{admin, ask.Listing{Page: ask.Page{Skip: 1, Limit: 1}, Sum: "amount"}, "2 of 3, 650"},
			{admin, ask.Listing{Where: []model.Cond{{Name: "owner", Op: model.In, Values: []string{"Bob"}}}}, "3 of 1"},
			{ann, ask.Listing{Where: []model.Cond{{Name: "owner", Op: model.In, Values: []string{"Bob"}}}}, " of 0"},
			{ann, ask.Listing{Where: []model.Cond{{Name: "owner", Op: model.In, Values: []string{"Nobody"}}}}, " of 0"},
			{admin, ask.Listing{Where: []model.Cond{{Name: "excluded", Op: model.In, Values: []string{"test"}}}}, "4 of 1"},
			{access.Viewer{Lang: "en"}, ask.Listing{Sum: "amount"}, " of 0, 0"},
			{access.Viewer{Lang: "en", Grant: access.Grant{All: true, Metrics: []model.Name{"calls_in"}}}, ask.Listing{}, "These records are not shown to you"},
			{admin, ask.Listing{Page: ask.Page{Sort: "nothing"}}, "sort=nothing: the list has no such column"},
		} {
			c.l.Fact = "deal"
			if got := rowsOf(t, d, c.v, c.l); got != c.want {
				t.Errorf("%s, %+v: got %q, want %q", c.v.ID, c.l, got, c.want)
			}
		}
		list, err := d.List(t.Context(), thrifty, ask.Listing{Fact: "deal", Sum: "amount"})
		if err != nil || list.At("amount") >= 0 || list.Summed() {
			t.Errorf("amounts are hidden and shown: %v, %v", list, err)
		}
		got, err := d.Choices(t.Context(), ann, ask.Listing{Fact: "deal"}, "owner")
		if err != nil || len(got) != 1 || got[0] != (ask.Choice{ID: "t:ann", Title: "Ann", Rows: 2}) {
			t.Errorf("choices of Ann: %v, %v", got, err)
		}
	})
}

func TestCard(t *testing.T) {
	everyEngine(t, shop, func(t *testing.T, d *ask.Desk) {
		t.Helper()
		part := func(c *ask.Card, fact model.Name) int64 {
			for _, p := range c.Parts {
				if p.Fact == fact {
					return p.Total
				}
			}
			return -1
		}
		card, err := d.Card(t.Context(), access.Admin("en"), "deal", "t:2")
		if err != nil || part(card, "call") != 2 || part(card, "deal_span") < 1 {
			t.Errorf("got %v, %v", card, err)
		}
		card, err = d.Card(t.Context(), limited("ann"), "deal", "t:2")
		if err != nil || part(card, "call") != 1 {
			t.Errorf("Ann's: %v, %v", card, err)
		}
		thrifty := access.Admin("en")
		for _, m := range shipped(t).Metrics() {
			thrifty.Grant.Hidden = append(thrifty.Grant.Hidden, m.Name)
		}
		card, err = d.Card(t.Context(), thrifty, "deal", "t:2")
		if err != nil || card.Head.At("amount") >= 0 || card.Head.At("title") < 0 {
			t.Errorf("without amounts: %v, %v", card, err)
		}
		for _, p := range card.Parts {
			if p.At("amount") >= 0 || p.At("margin") >= 0 {
				t.Errorf("%s shows amounts", p.Fact)
			}
		}
		_, theirs := d.Card(t.Context(), limited("ann"), "deal", "t:3")
		_, none := d.Card(t.Context(), limited("ann"), "deal", "t:99")
		if !fault.Is(theirs, fault.NotFound) || fault.MessageIn(theirs, "ru") != fault.MessageIn(none, "ru") {
			t.Errorf("%v, %v", theirs, none)
		}
		if card, err = d.Card(t.Context(), access.Admin("en"), "deal", "t:4"); err != nil || card.Head.Value(0, "excluded") != "test" {
			t.Errorf("a test deal: %v, %v", card, err)
		}
	})
}

// TestHistoryHasNoGap: each turn of a deal ends where the next one begins, on every deal of the made-up company; and what
// managers see of deals are parts that add up to all.
func TestHistoryHasNoGap(t *testing.T) {
	company := demo.New(demo.Options{Seed: 7, Today: cal.Date(2026, time.November, 19), Scale: 0.03, Years: 1})
	e, err := engines["memory"](t)(company.Settings())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeEngine(t, e) })
	if _, err := e.Load(t.Context(), company.Batch(company.End())); err != nil {
		t.Fatal(err)
	}
	d := ask.New(ask.Options{Model: shipped(t), Engine: e, Now: company.End})
	admin := access.Admin("ru")
	var ids []string
	err = d.EachList(t.Context(), admin, ask.Listing{Fact: "deal"}, func(l *ask.Listed) error {
		for _, r := range l.Rows {
			ids = append(ids, r[0].(string))
		}
		return nil
	})
	if err != nil || len(ids) < 50 {
		t.Fatalf("%d deals, %v", len(ids), err)
	}
	if whole := total(t, d, "metrics=deals_all&range=today"); whole != float64(len(ids)) {
		t.Errorf("the list has %d deals, the figure is %v", len(ids), whole)
	}
	for _, id := range ids {
		card, err := d.Card(t.Context(), admin, "deal", id)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(card.Parts, func(p ask.CardPart) bool { return p.Fact == "deal_span" })
		turns := card.Parts[at]
		for i := range turns.Rows {
			if i > 0 && turns.Value(i, "begun") != turns.Value(i-1, "ended") {
				t.Errorf("%s: a gap before turn %d", id, i)
			}
		}
		if n := len(turns.Rows); n == 0 || turns.Value(n-1, "ended") != nil {
			t.Errorf("%s: the last of %d turns has ended", id, n)
		}
	}
	owners, err := d.Choices(t.Context(), admin, ask.Listing{Fact: "deal"}, "owner")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, o := range owners {
		rows := [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"#" + o.ID}}}}
		own := access.Viewer{ID: o.ID, Lang: "ru", Grant: access.Grant{Rows: rows}}
		list, err := d.List(t.Context(), own, ask.Listing{Fact: "deal"})
		if err != nil || list.Total != o.Rows {
			t.Fatalf("%s sees %v of %d, %v", o.Title, list, o.Rows, err)
		}
		seen += int(list.Total)
	}
	none, err := d.List(t.Context(), admin, ask.Listing{Fact: "deal", Where: []model.Cond{{Name: "owner", Op: model.Empty}}})
	if err != nil || seen+int(none.Total) != len(ids) {
		t.Errorf("managers see %d deals, nobody has %d, there are %d: %v", seen, none.Total, len(ids), err)
	}
}

package tile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/model"
)

// team is some people of one department, each with one win more expensive than the one before: 100, 200 and so on.
func team(names ...string) string {
	var b strings.Builder
	b.WriteString("departments:\n id\n north\nusers:\n id department\n")
	for _, id := range names {
		b.WriteString(" " + id + " north\n")
	}
	b.WriteString("deals:\n id owner created closed outcome amount\n")
	for i, id := range names {
		fmt.Fprintf(&b, " %d %s 2026-03-02 2026-03-10 won %d\n", i+1, id, 100*(i+1))
	}
	return b.String()
}

// TestTeamMedian: ann and bob see their own figure and what is usual in their team, without a name; an administrator, a
// small team and a page narrowed to one person show none.
func TestTeamMedian(t *testing.T) {
	seven := []string{"ann", "bob", "cat", "dan", "eve", "fay", "gus"}
	own := func(id string, l lang.Lang) access.Viewer {
		rows := [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"#t:" + id}}}}
		return access.Viewer{ID: id, Lang: string(l), Grant: access.Grant{Rows: rows}}
	}
	revenue := one("revenue", board.KPI, "metrics=revenue&range=this-month&compare=previous")
	for _, c := range []struct {
		who    string
		names  []string
		v      access.Viewer
		params string
		number string
		want   string
	}{
		{"ann", seven, own("ann", lang.RU), "", "100", "медиана команды: 400\u00a0₽"},
		{"bob", seven, own("bob", lang.EN), "", "₽200", "team median: ₽400"},
		{"the administrator", seven, access.Admin("en"), "", "₽2,800", ""},
		{"ann of four", seven[:4], own("ann", lang.EN), "", "₽100", ""},
		{"ann alone", seven, own("ann", lang.EN), "owner=%23t:ann", "₽100", ""},
	} {
		h := open(t, team(c.names...))
		x := h.build(c.v, c.params, revenue)[0]
		if x.KPI == nil || x.KPI.Number != c.number {
			t.Errorf("%s: %+v", c.who, x.KPI)
			continue
		}
		said := slices.DeleteFunc(slices.Clone(x.KPI.Foot), func(s string) bool { return !strings.Contains(s, "median") && !strings.Contains(s, "медиана") })
		if strings.Join(said, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.who, said, c.want)
		}
		card := h.card(x, lang.Lang(c.v.Lang))
		if !strings.Contains(card, c.want) || strings.Contains(card, "cat") || strings.Contains(card, "₽700") {
			t.Errorf("%s: the card says %s", c.who, card)
		}
	}
}

package frame

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/plan"
)

// TestBest: the rows that are found while groups pass by in any order are those that Limit keeps of all, many of them with
// equal figures, without a member, without a figure, or known from a comparison alone.
func TestBest(t *testing.T) {
	texts := []string{
		"metrics=deals_won,win_rate&by=client&range=2026-03&sort=-win_rate",
		"metrics=deals_won,win_rate&by=client&range=2026-03&sort=win_rate",
		"metrics=deals_won&by=client&range=2026-03",
		"metrics=deals_won,deals_lost&by=client&range=2026-03&sort=-deals_won,deals_lost",
		"metrics=deals_won&by=client&range=2026-03&compare=previous",
		"metrics=deals_won&by=client&range=2026-03&compare=previous&sort=deals_won",
	}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(rt, "limit")
		p := planned(t, fmt.Sprintf("%s&limit=%d", rapid.SampledFrom(texts).Draw(rt, "question"), n))
		h, ok := p.Heads()
		if !ok || !Streams(h) {
			rt.Fatal("not looked for")
		}
		results := make([][]plan.Group, len(p.Scans))
		for i, s := range p.Scans {
			ids := rapid.Permutation([]string{"a", "B", "c", "D", "e", "F", "g", "H", "i", "J", "k", "L", "m", "-"}).Draw(rt, "order")
			for _, id := range ids[:rapid.IntRange(0, len(ids)).Draw(rt, "members")] {
				g := group(plan.AllPeriods, id)
				for range s.Aggs {
					g.Vals = append(g.Vals, float64(rapid.IntRange(-1, 2).Draw(rt, "figure")))
				}
				results[i] = append(results[i], g)
			}
		}
		f, err := Build(p, results, nil)
		if err != nil {
			rt.Fatal(err)
		}
		rows := len(f.Rows)
		want := f.Limit(n, p.Query.Sort, own{})

		best := NewBest(h, own{})
		for scan, list := range passed(p, h, results) {
			if !slices.Contains(best.Scans(), scan) {
				continue
			}
			for _, g := range list {
				var key []byte
				if !g.Keys[0].Null {
					key = []byte(g.Keys[0].ID)
				}
				best.Take(scan, g.N, key, g.Vals)
			}
		}
		members, counted := best.First()
		kept := make([]plan.Member, len(want))
		for i, k := range want {
			kept[i] = k[0]
		}
		if !slices.Equal(members, kept) || counted != rows {
			rt.Fatalf("%v of %d rows, Limit keeps %v of %d", members, counted, kept, rows)
		}
	})
}

// passed are the groups of a plan's scans as those of its plan of heads, whose figures stand elsewhere.
func passed(p, h *plan.Plan, results [][]plan.Group) [][]plan.Group {
	out := make([][]plan.Group, len(h.Scans))
	for name, leaf := range h.Leaves {
		for view, to := range leaf.At {
			from := p.Leaves[name].At[view]
			for i, g := range results[from.Scan] {
				if len(out[to.Scan]) == i {
					out[to.Scan] = append(out[to.Scan], plan.Group{N: g.N, Keys: g.Keys, Vals: make([]float64, len(h.Scans[to.Scan].Aggs))})
				}
				out[to.Scan][i].Vals[to.Agg] = g.Vals[from.Agg]
			}
		}
	}
	return out
}

// TestStreams: rows that are sorted by their names, by what is worked out from others or by several facts are made whole.
func TestStreams(t *testing.T) {
	for text, want := range map[string]bool{
		"metrics=revenue&by=client&limit=3":                                      true,
		"metrics=revenue,visits&by=client&limit=3&sort=visits":                   true,
		"metrics=revenue&by=client&limit=3&sort=client":                          false,
		"metrics=revenue&by=client&limit=3&sort=-revenue,client":                 false,
		"metrics=revenue&by=client&limit=3&compare=year&sort=revenue@year":       false,
		"metrics=revenue&by=client&limit=3&compare=year&sort=revenue@year:delta": false,
		"metrics=interactions&by=client&limit=3":                                 false,
		"metrics=revenue&by=client&limit=3&range=2027":                           false,
	} {
		h, ok := planned(t, text).Heads()
		if !ok || Streams(h) != want {
			t.Errorf("%s: planned %t, streams %t", text, ok, !want)
		}
	}
	for _, text := range []string{
		"metrics=revenue&by=client", "metrics=revenue&by=client,owner&limit=3", "metrics=clients_active&by=client&grain=month&limit=3", "metrics=revenue&by=client&grain=month&limit=3&range=all",
		"metrics=revenue&by=client&limit=3&derive=revenue:rank", "metrics=revenue&by=owner&spine=owner&limit=3",
	} {
		if _, ok := planned(t, text).Heads(); ok {
			t.Errorf("%s: a row depends on others", text)
		}
	}
}

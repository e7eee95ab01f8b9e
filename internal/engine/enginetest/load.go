package enginetest

import (
	"context"
	"strings"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// deals prints the deals with what tells whether they are gone.
func deals(t *testing.T, e engine.Engine) string {
	t.Helper()
	return list(t, e, plan.Records{Fact: plainFact("deal"), Columns: columns("owner", "n", "gone_day", "excluded"), Sort: -1})
}

func counted(t *testing.T, r warehouse.Report, entity string, want warehouse.Count) {
	t.Helper()
	if got := r.Entities[entity]; got != want {
		t.Errorf("%s: got %+v, want %+v", entity, got, want)
	}
}

var loads = []check{
	{"a row without a rate counts, and its sum comes with the rate", func(t *testing.T, e engine.Engine) {
		const deal = "seen: 2026-03-02\n deals:\n id n amount currency created\n 1 1 70 USD 2026-03-01"
		b := Batch(t, deal)
		if _, err := e.Load(t.Context(), b); !fault.Is(err, fault.Invalid) {
			t.Fatalf("a row without a rate was taken: %v", err)
		}
		b.Unrated = true
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		base := func() any {
			var row []any
			read(t, e, func(ctx context.Context, s engine.Snapshot) {
				rows, err := s.Lookup(ctx, "deal", []string{Source + ":1"}, []string{"amount_base"})
				if err != nil {
					t.Fatal(err)
				}
				row = rows[Source+":1"]
			})
			if len(row) != 1 {
				t.Fatalf("the deal is %v", row)
			}
			return row[0]
		}
		if got := base(); got != nil {
			t.Errorf("without a rate it is %v in roubles", got)
		}
		Load(t, e, "seen: 2026-03-03\n users:\n id name\n ann Ann") // a dictionary that changes refuses nobody
		Load(t, e, "seen: 2026-03-04\n rates:\n id currency day rate\n 1 USD 2026-02-01 90")
		if got := base(); got != int64(630_000) {
			t.Errorf("with a rate it is %v in roubles", got)
		}
	}},
	{"new, updated, unchanged", func(t *testing.T, e engine.Engine) {
		counted(t, Load(t, e, `
			deals:
			  id  owner  n
			  1   ann    1
			  2   ann    2`), "deal", warehouse.Count{Rows: 2, New: 2})
		r := Load(t, e, `
			deals:
			  id  owner  n
			  2   ann    2
			  1   bob    1
			  3   -      3`)
		counted(t, r, "deal", warehouse.Count{Rows: 3, New: 1, Updated: 1, Unchanged: 1})
		counted(t, r, "user", warehouse.Count{Rows: 1, New: 1})
		ordered(t, deals(t, e), `
			total 3
			1 bob 1 - -
			2 ann 2 - -
			3 -   3 - -`)
	}},
	{"an emptied value is an update", func(t *testing.T, e engine.Engine) {
		Load(t, e, "deals:\n id title n\n 1 x 1")
		counted(t, Load(t, e, "deals:\n id title n\n 1 - 1"), "deal", warehouse.Count{Rows: 1, Updated: 1})
		counted(t, Load(t, e, "deals:\n id title n\n 1 \"\" 1"), "deal", warehouse.Count{Rows: 1, Unchanged: 1})
	}},
	{"of repeated rows the last one wins", func(t *testing.T, e engine.Engine) {
		counted(t, Load(t, e, `
			deals:
			  id  n
			  1   1
			  2   2
			  1   3
			deals:
			  id  n
			  1   4`), "deal", warehouse.Count{Rows: 4, New: 2, Repeated: 2})
		ordered(t, deals(t, e), `
			total 2
			1 - 4 - -
			2 - 2 - -`)
	}},
	{"gone rows stay as tombstones", func(t *testing.T, e engine.Engine) {
		Load(t, e, `
			deals:
			  id  n
			  1   1
			calls:
			  id  started
			  1   2026-03-01`)
		r := Load(t, e, `
			seen: 2026-03-05
			gone deals:
			  1 unheard
			gone calls:
			  1`)
		counted(t, r, "deal", warehouse.Count{Gone: 1})
		counted(t, r, "call", warehouse.Count{Gone: 1})
		ordered(t, deals(t, e), `
			total 1
			1 - 1 20517 -`)
		ordered(t, list(t, e, plan.Records{Fact: plainFact("call"), Columns: columns("started_day", "gone_day", "excluded"), Sort: -1}), `
			total 1
			1 20513 20517 deleted`)
		counted(t, Load(t, e, "gone deals:\n 1"), "deal", warehouse.Count{})
	}},
	{"what was gone comes back", func(t *testing.T, e engine.Engine) {
		Load(t, e, "deals:\n id n\n 1 1")
		Load(t, e, "gone deals:\n 1")
		counted(t, Load(t, e, "deals:\n id n\n 1 1"), "deal", warehouse.Count{Rows: 1, Updated: 1})
		ordered(t, deals(t, e), "total 1\n 1 - 1 - -")
	}},
	{"the last word of a batch counts", func(t *testing.T, e engine.Engine) {
		Load(t, e, "deals:\n id n\n 1 1\n 2 2")
		r := Load(t, e, `
			gone deals:
			  1
			deals:
			  id  n
			  1   5
			  2   6
			gone deals:
			  2`)
		counted(t, r, "deal", warehouse.Count{Rows: 2, Updated: 1, Gone: 1, Repeated: 1})
		got := list(t, e, plan.Records{Fact: plainFact("deal"), Columns: columns("n"), Sort: -1, Where: []plan.Cond{
			{Col: column("gone_day"), Type: plan.IsDay, Op: model.Empty},
		}})
		ordered(t, got, "total 1\n 1 5")
	}},
	{"a whole entity: what is not delivered is gone, of this source", func(t *testing.T, e engine.Engine) {
		Load(t, e, `
			deals:
			  id      n
			  1       1
			  2       2
			  tt:3    3
			  other:4 4`)
		counted(t, Load(t, e, `
			seen: 2026-03-05
			all deals:
			  id  n
			  2   2
			  5   5`), "deal", warehouse.Count{Rows: 2, New: 1, Unchanged: 1, Gone: 1})
		ordered(t, deals(t, e), `
			total 5
			other:4 - 4 - -
			1 - 1 20517 -
			2 - 2 - -
			5 - 5 - -
			tt:3 - 3 - -`)
		counted(t, Load(t, e, "all deals:"), "deal", warehouse.Count{Gone: 2})
		counted(t, Load(t, e, "all deals:"), "deal", warehouse.Count{})
	}},
	{"a whole entity without what should never have been", func(t *testing.T, e engine.Engine) {
		Load(t, e, `
			users:
			  id   name department
			  ann  Ann  north
			  bob  Bob  south
			deals:
			  id      n  owner
			  1       1  ann
			  2       2  bob
			  3       3  ann
			  5       5  ann
			  other:4 4  -
			calls:
			  id started    deal
			  1  2026-03-01 2`)
		Load(t, e, "deals:\n id n owner\n 1 11 ann\n 2 20 bob")
		Load(t, e, "seen: 2026-03-05\n gone deals:\n 1\n 3")
		b := Batch(t, "users:\n id name department\n bob Bob south\n deals:\n id n owner\n 2 20 bob\n gone deals:\n 3")
		b.Full, b.Forget = []string{"user", "deal", "call"}, true
		r, err := e.Load(t.Context(), b)
		if err != nil {
			t.Fatal(err)
		}
		counted(t, r, "user", warehouse.Count{Rows: 1, Unchanged: 1, Gone: 1})
		counted(t, r, "deal", warehouse.Count{Rows: 1, Unchanged: 1, Gone: 2})
		counted(t, r, "call", warehouse.Count{Gone: 1})
		ordered(t, deals(t, e), `
			total 3
			other:4 - 4 - -
			2 bob 20 - -
			3 ann 3 20517 -`)
		counted(t, Load(t, e, "deals:\n id n owner\n 1 1 bob"), "deal", warehouse.Count{Rows: 1, New: 1})
	}},
	{"all of a source is forgotten", func(t *testing.T, e engine.Engine) {
		load := func(of string) {
			t.Helper()
			b := Batch(t, sales)
			b.Source = of
			inner := b.Stream
			b.Stream = func(ctx context.Context, emit func(warehouse.Chunk) error) error {
				return inner(ctx, func(c warehouse.Chunk) error {
					for _, row := range c.Rows {
						for i, v := range row {
							if key, ok := v.(string); ok && strings.HasPrefix(key, Source+":") {
								row[i] = of + strings.TrimPrefix(key, Source)
							}
						}
					}
					return emit(c)
				})
			}
			if _, err := e.Load(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
		load("other")
		before, fresher := dump(t, e), fresh(t, e)
		load(Source)
		if dump(t, e) == before {
			t.Fatal("the second source changed nothing")
		}
		b := warehouse.Batch{Source: Source, Forget: true}
		for _, e := range warehouse.Entities() {
			b.Full = append(b.Full, e.Name)
		}
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		if after := dump(t, e); after != before {
			t.Errorf("what is left differs:\n%s", differ(before, after))
		}
		same(t, fresh(t, e), fresher)
	}},
	{"the same batch twice changes nothing", func(t *testing.T, e engine.Engine) {
		b := Batch(t, sales)
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		before := dump(t, e)
		r, err := e.Load(t.Context(), b)
		if err != nil {
			t.Fatal(err)
		}
		for entity, c := range r.Entities {
			if c.New+c.Updated+c.Gone > 0 || c.Unchanged != c.Rows {
				t.Errorf("%s: %+v", entity, c)
			}
		}
		if after := dump(t, e); after != before {
			t.Errorf("the data changed:\n%s", differ(before, after))
		}
	}},
	{"rows may be reused by the stream", func(t *testing.T, e engine.Engine) {
		b := Batch(t, "deals:\n id n\n 1 1\n 2 2")
		inner := b.Stream
		b.Stream = func(ctx context.Context, emit func(warehouse.Chunk) error) error {
			return inner(ctx, func(c warehouse.Chunk) error {
				for _, row := range c.Rows {
					if err := emit(warehouse.Chunk{Entity: c.Entity, Rows: []warehouse.Row{row}}); err != nil {
						return err
					}
					clear(row)
				}
				return nil
			})
		}
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		ordered(t, deals(t, e), "total 2\n 1 - 1 - -\n 2 - 2 - -")
	}},
	{"a batch of nothing", func(t *testing.T, e engine.Engine) {
		Load(t, e, "")
		ordered(t, deals(t, e), "total 0")
	}},
	{"departments are those of the day", func(t *testing.T, e engine.Engine) {
		Load(t, e, `
			users:
			  id   department
			  ann  north
			memberships:
			  user  department  since
			  ann   south       2025-01-01
			  ann   north       2026-03-01
			calls:
			  id  owner  started
			  1   ann    2026-02-28
			  2   ann    2026-03-01`)
		by := ask{fact: "call", by: []string{"id", "department"}, aggs: []plan.AggOf{}}.scan()
		same(t, groups(t, e, by), "1 south\n 2 north")
		Load(t, e, "memberships:\n id user department since\n 2 ann west 2026-02-01")
		same(t, groups(t, e, by), "1 west\n 2 west")
	}},
}

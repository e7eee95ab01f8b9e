package enginetest

import (
	"context"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/warehouse"
)

// growth is a company loaded piece by piece, and the same company loaded whole: derived tables must be the same. Deliveries
// that say nothing else are seen at one moment.
type growth struct {
	name         string
	parts, whole []string
}

// deriveGrowths checks that what touched groups give is what all groups give.
func deriveGrowths(t *testing.T, open func(t *testing.T) engine.Engine) {
	for _, g := range growths {
		t.Run(g.name, func(t *testing.T) {
			parts, whole := open(t), open(t)
			for _, text := range g.parts {
				Load(t, parts, "seen: 2026-06-01\n"+text)
			}
			for _, text := range g.whole {
				Load(t, whole, "seen: 2026-06-01\n"+text)
			}
			if a, b := dump(t, parts), dump(t, whole); a != b {
				t.Errorf("loaded whole (-) and in parts (+):\n%s", differ(b, a))
			}
		})
	}
}

// deriveAtRandom is deriveGrowths for companies made up at random. Their batches are seen at one moment: of what was seen at
// several ones, versions are kept, which a company loaded whole does not have.
func deriveAtRandom(t *testing.T, open func(t *testing.T) engine.Engine) {
	for seed := range seeds(t) {
		parts, whole := open(t), open(t)
		batches := atOnce(Warehouse().Example(seed))
		for _, b := range batches {
			loadBoth(t, b, parts)
		}
		for _, b := range Final(batches) {
			loadBoth(t, b, whole)
		}
		if a, b := dump(t, parts), dump(t, whole); a != b {
			t.Fatalf("seed %d, loaded whole (-) and in parts (+):\n%s", seed, differ(b, a))
		}
	}
}

// seeds is how many random companies are tried.
func seeds(t *testing.T) int {
	t.Helper()
	if testing.Short() {
		return 3
	}
	return 25
}

// Final gives what the batches leave behind as two batches: one that delivers every row as it came last, one that takes
// away those that are gone. The batches must be of one source, seen at one moment, with the same custom fields.
func Final(batches []warehouse.Batch) []warehouse.Batch {
	type place struct {
		entity string
		at     int
	}
	rows := map[string][]warehouse.Row{}
	gone := map[string]map[string]bool{}
	places := map[string]place{}
	for _, b := range batches {
		_ = b.Stream(context.Background(), func(c warehouse.Chunk) error {
			if gone[c.Entity] == nil {
				gone[c.Entity] = map[string]bool{}
			}
			for _, row := range c.Rows {
				id := row[0].(string)
				p, known := places[c.Entity+" "+id]
				if !known {
					p = place{entity: c.Entity, at: len(rows[c.Entity])}
					places[c.Entity+" "+id] = p
					rows[c.Entity] = append(rows[c.Entity], nil)
				}
				rows[c.Entity][p.at] = row
				delete(gone[c.Entity], id)
			}
			for _, id := range c.Gone {
				if _, known := places[c.Entity+" "+id]; known {
					gone[c.Entity][id] = true
				}
			}
			return nil
		})
	}
	whole, less := batches[0], batches[0]
	whole.Stream = inOrder(func(entity string) warehouse.Chunk {
		return warehouse.Chunk{Entity: entity, Rows: rows[entity]}
	})
	less.Stream = inOrder(func(entity string) warehouse.Chunk {
		c := warehouse.Chunk{Entity: entity}
		for id := range gone[entity] {
			c.Gone = append(c.Gone, id)
		}
		return c
	})
	return []warehouse.Batch{whole, less}
}

// inOrder streams one chunk an entity, dimensions first.
func inOrder(chunk func(entity string) warehouse.Chunk) func(context.Context, func(warehouse.Chunk) error) error {
	return func(_ context.Context, emit func(warehouse.Chunk) error) error {
		for _, e := range warehouse.Entities() {
			if c := chunk(e.Name); len(c.Rows)+len(c.Gone) > 0 {
				if err := emit(c); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

// loadBoth loads a batch into every engine and gives the reports.
func loadBoth(t *testing.T, b warehouse.Batch, engines ...engine.Engine) []warehouse.Report {
	t.Helper()
	var reports []warehouse.Report
	for _, e := range engines {
		r, err := e.Load(t.Context(), b)
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, r)
	}
	return reports
}

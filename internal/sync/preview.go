package sync

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// namesMost is how many rows of a dictionary a preview gives, for the names of what its rows speak of.
const namesMost = 20_000

// Preview maps a part of the shelf by a mapping that is being tried. It gives up to n rows of each fact, and the
// dictionaries they speak of: first rows that are otherwise than under the mapping in force, one of each stage or kind,
// then the newest.
func (s *Service) Preview(ctx context.Context, id string, m source.Mapping, n int) (map[string][]warehouse.Row, error) {
	var is map[string][]warehouse.Row
	err := s.within(ctx, id, func(x Source, r source.Remote, shelf Shelf) (err error) {
		if is, err = glimpse(ctx, r, shelf, m); err != nil {
			return err
		}
		was := is
		if hashOf(x.Mapping) != hashOf(m) {
			if was, err = glimpse(ctx, r, shelf, x.Mapping); err != nil {
				was = is // a mapping of tables that does not hold any more: there is nothing to compare with
			}
		}
		schema := warehouse.NewSchema(nil)
		for _, e := range schema.Entities {
			if rows := is[e.Name]; !e.Dimension && len(rows) > 0 {
				is[e.Name] = telling(rows, was[e.Name], columnsOf(schema, e.Name), n)
			}
		}
		return ctx.Err()
	})
	return is, err
}

// glimpse maps a part of the shelf.
func glimpse(ctx context.Context, r source.Remote, shelf Shelf, m source.Mapping) (map[string][]warehouse.Row, error) {
	rows, most := map[string][]warehouse.Row{}, map[string]int{}
	for _, e := range warehouse.Entities() {
		if most[e.Name] = glanceMost; e.Dimension {
			most[e.Name] = namesMost
		}
	}
	err := r.Rows(ctx, glance{shelf}, m, 0, func(c warehouse.Chunk) error {
		if room := most[c.Entity] - len(rows[c.Entity]); room > 0 {
			for _, row := range c.Rows[:min(room, len(c.Rows))] {
				rows[c.Entity] = append(rows[c.Entity], slices.Clone(row))
			}
		}
		return nil
	})
	return rows, err
}

// columnsOf gives the places of an entity's columns in its rows.
func columnsOf(schema *warehouse.Schema, entity string) map[string]int {
	at := map[string]int{}
	for i, c := range schema.Source(entity) {
		at[c.Name] = i + 1
	}
	return at
}

// telling picks n rows: of those that another mapping makes otherwise one of each stage and pipeline, then the newest.
func telling(is, was []warehouse.Row, columns map[string]int, n int) []warehouse.Row {
	cell := func(row warehouse.Row, column string) any {
		if at, ok := columns[column]; ok && at < len(row) {
			return row[at]
		}
		return nil
	}
	created := func(row warehouse.Row) int64 {
		at, _ := cell(row, "created_at").(int64)
		return at
	}
	list := slices.Clone(is)
	slices.SortStableFunc(list, func(a, b warehouse.Row) int { return cmp.Compare(created(b), created(a)) })
	before := map[any]warehouse.Row{}
	for _, row := range was {
		before[row[0]] = row
	}
	picked, taken, meanings := []warehouse.Row{}, map[any]bool{}, map[[2]any]bool{}
	take := func(want func(warehouse.Row) bool) {
		for _, row := range list {
			if len(picked) < n && !taken[row[0]] && want(row) {
				picked, taken[row[0]] = append(picked, row), true
			}
		}
	}
	changed := func(row warehouse.Row) bool { return !slices.Equal(row, before[row[0]]) }
	take(func(row warehouse.Row) bool {
		meaning := [2]any{cell(row, "pipeline"), cell(row, "stage")}
		if meanings[meaning] || !changed(row) {
			return false
		}
		meanings[meaning] = true
		return true
	})
	take(changed)
	take(func(warehouse.Row) bool { return true })
	return picked
}

// glanceMost is how many things of a kind a preview looks at: a large company would keep its reader waiting.
const glanceMost = 1000

// glance is a shelf of which only some things of each kind are seen: where the shelf can tell, the newest and some of all
// ages, else the first.
type glance struct{ Shelf }

// sampler is a shelf that can tell things of all ages without reading them all.
type sampler interface {
	Sample(ctx context.Context, kind string, n int, fn func(source.Object) error) error
}

// errSeen ends a look at a kind.
var errSeen = errors.New("seen enough things")

// Each hands over some things of a kind.
func (g glance) Each(ctx context.Context, kind string, after int64, fn func(source.Object) error) error {
	if s, ok := g.Shelf.(sampler); ok && after == 0 {
		return s.Sample(ctx, kind, glanceMost, fn)
	}
	seen := 0
	return over(g.Shelf.Each(ctx, kind, after, func(o source.Object) error {
		if seen++; seen > glanceMost {
			return errSeen
		}
		return fn(o)
	}))
}

// IDs hands over the first ids of a kind.
func (g glance) IDs(ctx context.Context, kind string, fn func(id string) error) error {
	seen := 0
	return over(g.Shelf.IDs(ctx, kind, func(id string) error {
		if seen++; seen > glanceMost {
			return errSeen
		}
		return fn(id)
	}))
}

// over says that the end of a look is no error.
func over(err error) error {
	if errors.Is(err, errSeen) {
		return nil
	}
	return err
}

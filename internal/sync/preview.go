package sync

import (
	"context"
	"errors"

	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// errEnough ends a preview.
var errEnough = errors.New("enough rows")

// namesMost is how many rows of a dictionary a preview gives, for the names of what its rows speak of.
const namesMost = 20_000

// Preview maps the shelf by a mapping that is being tried. It gives up to n rows of each fact, and the dictionaries they
// speak of.
func (s *Service) Preview(ctx context.Context, id string, m source.Mapping, n int) (map[string][]warehouse.Row, error) {
	rows, dimensions := map[string][]warehouse.Row{}, map[string]bool{}
	for _, e := range warehouse.Entities() {
		dimensions[e.Name] = e.Dimension
	}
	err := s.within(ctx, id, func(_ Source, r source.Remote, shelf Shelf) error {
		seen := 0
		err := r.Rows(ctx, glance{shelf}, m, 0, func(c warehouse.Chunk) error {
			seen += len(c.Rows)
			most := n
			if dimensions[c.Entity] {
				most = namesMost
			}
			if room := most - len(rows[c.Entity]); room > 0 {
				rows[c.Entity] = append(rows[c.Entity], c.Rows[:min(room, len(c.Rows))]...)
			}
			if seen > 5000 && len(rows["deal"]) >= n {
				return errEnough
			}
			return nil
		})
		if errors.Is(err, errEnough) {
			return nil
		}
		return err
	})
	return rows, err
}

// glanceMost is how many things of a kind a preview looks at: a large company would keep its reader waiting.
const glanceMost = 1000

// glance is a shelf of which only the first things of each kind are seen.
type glance struct{ Shelf }

// errSeen ends a look at a kind.
var errSeen = errors.New("seen enough things")

// Each hands over the first things of a kind.
func (g glance) Each(ctx context.Context, kind string, after int64, fn func(source.Object) error) error {
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

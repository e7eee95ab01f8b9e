package memory

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// snapshot answers questions about one state.
type snapshot struct{ state *state }

func (s *snapshot) Version() warehouse.Version { return s.state.version }

func (s *snapshot) Settings() warehouse.Settings { return s.state.settings }

func (s *snapshot) Custom() []warehouse.CustomField { return slices.Clone(s.state.schema.Custom) }

// Freshness lists entities by source and name.
func (s *snapshot) Freshness(context.Context) ([]warehouse.Freshness, error) {
	var list []warehouse.Freshness
	for what, seen := range s.state.fresh {
		list = append(list, warehouse.Freshness{Source: what.source, Entity: what.entity, Seen: seen})
	}
	slices.SortFunc(list, func(a, b warehouse.Freshness) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Entity, b.Entity))
	})
	return list, nil
}

func (s *snapshot) Visit(ctx context.Context, scan plan.Scan, fn func(n int, key []byte, figures []float64)) error {
	groups, err := s.Scan(ctx, scan)
	for _, g := range groups {
		var key []byte
		if !g.Keys[0].Null {
			key = []byte(g.Keys[0].ID)
		}
		fn(g.N, key, g.Vals)
	}
	return err
}

func (s *snapshot) Lookup(_ context.Context, name string, ids, columns []string) (map[string][]any, error) {
	t, err := s.state.table(name)
	if err != nil {
		return nil, fmt.Errorf("memory: lookup: %w", err)
	}
	if t.byID == nil {
		return nil, fmt.Errorf("memory: lookup: the rows of %q have no id", name)
	}
	values := make([]getter, len(columns))
	for i, c := range columns {
		if values[i], err = t.column(c); err != nil {
			return nil, fmt.Errorf("memory: lookup in %s: %w", name, err)
		}
	}
	found := map[string][]any{}
	take := func(id string, r warehouse.Row) {
		cells := make([]any, len(values))
		for i, value := range values {
			cells[i] = value(r)
		}
		found[id] = cells
	}
	if ids == nil {
		for id, at := range t.byID {
			take(id, t.rows[at])
		}
		return found, nil
	}
	for _, id := range ids {
		if at, ok := t.byID[id]; ok {
			take(id, t.rows[at])
		}
	}
	return found, nil
}

func (s *snapshot) Count(_ context.Context, name, column string) (map[string]int64, error) {
	t, err := s.state.table(name)
	if err != nil {
		return nil, fmt.Errorf("memory: count: %w", err)
	}
	value, err := t.column(column)
	if err != nil {
		return nil, fmt.Errorf("memory: count of %s: %w", name, err)
	}
	counts := map[string]int64{}
	for _, r := range t.rows {
		if v, ok := text(value(r)); ok {
			counts[v]++
		}
	}
	return counts, nil
}

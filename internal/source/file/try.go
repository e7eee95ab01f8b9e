package file

import (
	"context"
	"slices"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// Try maps objects that are not on the shelf yet as if they were, and tells which of them would be refused. Each of them
// has another kind or id.
func (m *Mapping) Try(ctx context.Context, s Shelf, fresh []source.Object) (refused []ShelfRefusal, err error) {
	defer fault.Wrap(&err, "file.Try(%s)", m.Source)
	o := &overlay{Shelf: s.Shelf, fresh: map[string][]source.Object{}}
	for _, f := range m.files {
		for _, r := range f.records {
			// Who is on the shelf matters only where rows may not name whom it does not list.
			o.whole = o.whole || isNamed(r.entity) && m.unknown[r.entity.Name]
		}
	}
	if o.base, err = s.Seq(ctx); err != nil {
		return nil, err
	}
	o.base = max(o.base, 1)
	for i, x := range fresh {
		x.Seq = o.base + int64(i) + 1
		o.fresh[x.Kind] = append(o.fresh[x.Kind], x)
	}
	s.Shelf, s.After = o, o.base
	s.Refused = func(r ShelfRefusal) error {
		refused = append(refused, r)
		return nil
	}
	return refused, m.Rows(ctx, s, func(warehouse.Chunk) error { return nil })
}

// overlay is a shelf with more objects on it.
type overlay struct {
	source.Shelf
	fresh map[string][]source.Object
	base  int64
	whole bool
}

// Each hands over the objects of the shelf, then the others.
func (o *overlay) Each(ctx context.Context, kind string, after int64, fn func(source.Object) error) error {
	fresh := o.fresh[kind]
	if o.whole {
		err := o.Shelf.Each(ctx, kind, after, func(x source.Object) error {
			if slices.ContainsFunc(fresh, func(f source.Object) bool { return f.ID == x.ID }) {
				return nil
			}
			return fn(x)
		})
		if err != nil {
			return err
		}
	}
	for _, x := range fresh {
		if err := fn(x); err != nil {
			return err
		}
	}
	return nil
}

package memory

import (
	"context"
	"reflect"

	"svodka/internal/warehouse"
)

// work brings everything behind the source rows up to date: enriched rows, dictionaries, derived tables, and what
// questions read.
func (d *draft) work(ctx context.Context) error {
	if err := d.enrich(ctx, true); err != nil {
		return err
	}
	dict, err := d.dictionaries()
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(dict, d.env.Dict) {
		d.everything = true // departments, rates and ranks are all over the rows
	}
	d.env = copyEnv(d.env)
	d.env.Dict, d.env.Unrated = dict, d.unrated
	if err := d.enrich(ctx, false); err != nil {
		return err
	}
	if err := d.derive(ctx); err != nil {
		return err
	}
	d.publish(func(name string) bool { return d.everything || len(d.changes[name]) > 0 })
	return nil
}

// enrich works out the rows of dimensions, or those of facts, that were touched.
func (d *draft) enrich(ctx context.Context, dimensions bool) error {
	for _, kind := range d.schema.Entities {
		if kind.Dimension != dimensions || !d.everything && len(d.touched[kind.Name]) == 0 {
			continue
		}
		e := d.entity(kind.Name)
		enricher, again := warehouse.NewEnricher(d.env, d.schema, kind.Name), warehouse.NewEnricher(d.env.Again(), d.schema, kind.Name)
		width := 1 + len(d.schema.FactColumns(kind.Name))
		places, came := d.touched[kind.Name], map[int]bool{}
		for _, at := range places {
			came[at] = true
		}
		if d.everything {
			places = every(e.rows)
		}
		for i, at := range places {
			if i%breath == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			h := &e.rows[at]
			take := enricher
			if !came[at] && !d.strict {
				take = again
			}
			row, err := take.Row(h.source, h.seen)
			if err != nil {
				return err
			}
			if !h.gone.IsZero() {
				row = enricher.Gone(row, h.gone.Unix())
			}
			was := h.row
			h.row = widen(row, width)
			if was != nil && !d.everything { // what steps have added stays until they run again
				copy(h.row[len(row):], was[len(row):])
			}
			d.changes[kind.Name] = append(d.changes[kind.Name], h.row)
		}
	}
	return nil
}

// every lists all places.
func every[T any](rows []T) []int {
	places := make([]int, len(rows))
	for i := range places {
		places[i] = i
	}
	return places
}

func (d *draft) dictionaries() (*warehouse.Dict, error) {
	return warehouse.BuildDict(func(entity string, visit func(warehouse.Row)) error {
		for _, h := range d.entities[entity].rows {
			visit(h.row)
		}
		return nil
	}, d.schema)
}

func copyEnv(e *warehouse.Env) *warehouse.Env {
	c := *e
	return &c
}

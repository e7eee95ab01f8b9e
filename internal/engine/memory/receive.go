package memory

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// delivered is what one batch brings of one entity, each id once: the last mention wins.
type delivered struct {
	ids      []string                 // in the order they first came
	rows     map[string]warehouse.Row // nil for ids that are gone
	count    int64                    // rows, also repeated ones
	repeated int64
}

// receiver takes in the chunks of a batch.
type receiver struct {
	schema *warehouse.Schema // of the warehouse, with the batch's custom fields
	custom []warehouse.CustomField
	facts  bool // a chunk of a fact has come: no dimension may follow
	err    error
	got    map[string]*delivered
}

// receive reads the whole stream. The schema must know the batch's custom fields.
func receive(ctx context.Context, schema *warehouse.Schema, b warehouse.Batch) (map[string]*delivered, error) {
	r := receiver{schema: schema, custom: b.Custom, got: map[string]*delivered{}}
	for _, name := range b.Full {
		if schema.Entity(name) == nil {
			return nil, unknownEntity(name)
		}
		r.entity(name)
	}
	if b.Stream == nil {
		return r.got, ctx.Err()
	}
	err := b.Stream(ctx, func(c warehouse.Chunk) error {
		if r.err == nil {
			r.err = ctx.Err()
		}
		if r.err == nil {
			r.err = r.take(c)
		}
		return r.err
	})
	switch {
	case r.err != nil: // even when the stream made light of it
		return nil, r.err
	case err != nil:
		return nil, err
	default:
		return r.got, ctx.Err()
	}
}

func (r *receiver) entity(name string) *delivered {
	d := r.got[name]
	if d == nil {
		d = &delivered{rows: map[string]warehouse.Row{}}
		r.got[name] = d
	}
	return d
}

func (r *receiver) take(c warehouse.Chunk) error {
	e := r.schema.Entity(c.Entity)
	if e == nil {
		return unknownEntity(c.Entity)
	}
	if e.Dimension && r.facts {
		return fault.Invalidf(
			"%s came after the first fact; dictionaries come first.",
			"«%s» пришёл после первых фактов, а справочники идут первыми.", c.Entity)
	}
	r.facts = r.facts || !e.Dimension
	d := r.entity(c.Entity)
	arrange := r.arrangement(e)
	for _, row := range c.Rows {
		if len(row) != len(arrange) {
			return fault.Invalidf(
				"A row of %s has %d values instead of %d.", "В строке «%s» %d значений вместо %d.",
				c.Entity, len(row), len(arrange))
		}
		id, ok := row[0].(string)
		if !ok || id == "" {
			return fault.Invalidf("A row of %s has no id.", "Строка «%s» без id.", c.Entity)
		}
		kept := make(warehouse.Row, 1+len(r.schema.Source(c.Entity)))
		for i, v := range row {
			if v != "" {
				kept[arrange[i]] = v
			}
		}
		d.count++
		d.mention(id, kept)
	}
	for _, id := range c.Gone {
		d.mention(id, nil)
	}
	return nil
}

// mention keeps the newest word about an id.
func (d *delivered) mention(id string, row warehouse.Row) {
	switch was, twice := d.rows[id]; {
	case !twice:
		d.ids = append(d.ids, id)
	case was != nil:
		d.repeated++
	}
	d.rows[id] = row
}

// arrangement gives, for each position of a row as the batch brings it, the position as the warehouse keeps it: custom
// fields stand in the batch's order there, in the warehouse's here.
func (r *receiver) arrangement(e *warehouse.Entity) []int {
	columns := r.schema.Source(e.Name)
	places := []int{0}
	for i, c := range columns {
		if !custom(c) {
			places = append(places, 1+i)
		}
	}
	for _, f := range r.custom {
		if f.Entity == e.Name {
			at := slices.IndexFunc(columns, func(c warehouse.Column) bool { return c.Name == "c_"+f.Name })
			places = append(places, 1+at)
		}
	}
	return places
}

func custom(c warehouse.Column) bool { return strings.HasPrefix(c.Name, "c_") }

// agree adds the custom fields of a batch to those the warehouse has; more says whether there was anything to add.
func agree(have []warehouse.CustomField, b warehouse.Batch) (all []warehouse.CustomField, more bool, err error) {
	plain := warehouse.NewSchema(nil)
	all = slices.Clone(have)
	for _, f := range b.Custom {
		switch {
		case plain.Entity(f.Entity) == nil:
			return nil, false, unknownEntity(f.Entity)
		case f.Name == "", f.Type == warehouse.Key, f.Type == warehouse.Time, f.Type > warehouse.Bool:
			return nil, false, fault.Invalidf(
				"The custom field %q of %s cannot be kept.", "Поле «%s» (%s) сохранить нельзя.", f.Name, f.Entity)
		}
		at := slices.IndexFunc(all, func(k warehouse.CustomField) bool { return k.Name == f.Name })
		switch {
		case at < 0:
			all, more = append(all, f), true
		case all[at].Entity != f.Entity || all[at].Type != f.Type:
			return nil, false, fault.Invalidf(
				"The custom field %q is of another kind already.", "Поле «%s» уже есть, но другого вида.", f.Name)
		case all[at] != f:
			all[at], more = f, true
		}
	}
	return all, more, nil
}

func unknownEntity(name string) error {
	return fault.Invalidf("There is no entity %q.", "Сущности «%s» нет.", name)
}

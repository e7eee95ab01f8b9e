package sourcetest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"svodka/internal/cal"
	"svodka/internal/fake/company"
	"svodka/internal/source"
	"svodka/internal/source/demo"
	"svodka/internal/warehouse"
)

// Company is the demonstration company in small: a year of it at a part of its size.
func Company(t testing.TB, scale float64) (*company.World, *demo.Company, []warehouse.CustomField) {
	t.Helper()
	d := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, 11, 20), Years: 1, Scale: scale})
	w, b := company.New(), d.Batch(d.End())
	if err := w.Seed(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	return w, d, b.Custom
}

// Rows are what a connector delivered, as they stand: by entity, by key, by column.
type Rows map[string]map[string]map[string]any

// Deliver maps what changed on the shelf after a Seq over what was delivered before. It refuses what no warehouse would
// take: an unknown entity, a row of the wrong length, a value of the wrong type, a dimension after a fact.
func (r Rows) Deliver(t testing.TB, remote source.Remote, shelf source.Shelf, m source.Mapping, after int64) {
	t.Helper()
	ctx := context.Background()
	custom, err := remote.Custom(ctx, shelf, m)
	if err != nil {
		t.Fatal(err)
	}
	schema, facts := warehouse.NewSchema(custom), false
	err = remote.Rows(ctx, shelf, m, after, func(c warehouse.Chunk) error {
		e := schema.Entity(c.Entity)
		if e == nil {
			return fmt.Errorf("there is no entity %q", c.Entity)
		}
		if e.Dimension && facts {
			return fmt.Errorf("rows of the dimension %s come after facts", c.Entity)
		}
		facts = facts || !e.Dimension
		if r[c.Entity] == nil {
			r[c.Entity] = map[string]map[string]any{}
		}
		columns := schema.Source(c.Entity)
		for _, row := range c.Rows {
			if len(row) != len(columns)+1 {
				return fmt.Errorf("a row of %s has %d values, want %d", c.Entity, len(row), len(columns)+1)
			}
			values := map[string]any{}
			for i, column := range columns {
				if row[i+1] == nil {
					continue
				}
				if err := fits(column, row[i+1]); err != nil {
					return fmt.Errorf("%s %v: %w", c.Entity, row[0], err)
				}
				values[column.Name] = row[i+1]
			}
			r[c.Entity][row[0].(string)] = values
		}
		for _, id := range c.Gone {
			delete(r[c.Entity], id)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func fits(c warehouse.Column, v any) error {
	var ok bool
	switch c.Type {
	case warehouse.Text, warehouse.Key:
		_, ok = v.(string)
	case warehouse.Real:
		_, ok = v.(float64)
	case warehouse.Bool:
		_, ok = v.(bool)
	default:
		_, ok = v.(int64)
	}
	if !ok {
		return fmt.Errorf("%s holds a %T", c.Name, v)
	}
	return nil
}

// Claim says how the things of a kind must come: which of them, under which key, with which columns.
type Claim struct {
	Kind string
	// Columns are compared one by one; references through Key.
	Columns []string
	// Carried chooses the things the system can hold; nil is all that are not deleted.
	Carried func(*company.Thing) bool
	// Key is the key of the row of a thing, and of the things that columns refer to.
	Key func(*company.Thing) string
	// Want changes what is wanted of a column where the system holds it otherwise; nil wants what the World has.
	Want func(t *company.Thing, column string, v any) any
	// Alone reports that rows that stand for no thing are at fault too.
	Alone bool
}

// mostFaults is how many differences are told.
const mostFaults = 12

// Check holds the rows against the World.
func (r Rows) Check(t testing.TB, w *company.World, claims ...Claim) {
	t.Helper()
	for _, c := range claims {
		want, faults := map[string]bool{}, []string{}
		for _, thing := range w.All(c.Kind, false) {
			if c.Carried != nil && !c.Carried(thing) {
				continue
			}
			key := c.Key(thing)
			want[key] = true
			row := r[c.Kind][key]
			if row == nil {
				faults = append(faults, fmt.Sprintf("%s %s is missing (%s)", c.Kind, key, thing.ID))
				continue
			}
			faults = append(faults, c.compare(w, thing, row)...)
		}
		if len(want) == 0 {
			t.Errorf("%s: nothing to compare", c.Kind)
		}
		if c.Alone {
			for _, key := range slices.Sorted(maps.Keys(r[c.Kind])) {
				if !want[key] {
					faults = append(faults, fmt.Sprintf("%s %s stands for nothing: %v", c.Kind, key, r[c.Kind][key]))
				}
			}
		}
		if len(faults) > 0 {
			t.Errorf("%s: %d differences among %d\n\t%s", c.Kind, len(faults), len(want), strings.Join(faults[:min(len(faults), mostFaults)], "\n\t"))
		}
	}
}

func (c *Claim) compare(w *company.World, thing *company.Thing, row map[string]any) (faults []string) {
	for _, column := range c.Columns {
		want := thing.Values[column]
		if id, ok := want.(string); ok {
			if to := w.Find(id); to != nil {
				want = c.Key(to)
			}
		}
		if c.Want != nil {
			want = c.Want(thing, column, want)
		}
		if got := row[column]; got != want {
			faults = append(faults, fmt.Sprintf("%s %s: %s is %v, want %v", c.Kind, thing.ID, column, got, want))
		}
	}
	return faults
}

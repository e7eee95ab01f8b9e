package duckdb

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"time"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// format is the number of the layout of the file. Files of a higher number are refused.
const format = 1

// By which groups steps have worked out what the file holds. A file of other groups is worked out again.
const (
	groupsName = "groups"
	groupsNow  = 2
)

// state is what an engine knows of its warehouse without asking: it never changes, a load publishes a new one.
type state struct {
	version  warehouse.Version
	settings warehouse.Settings
	custom   []warehouse.CustomField
	fresh    map[delivery]time.Time
	layout   *layout
	dict     *warehouse.Dict // nil until a load has read it
	aged     bool            // the table "due" tells of every group when it ages; files of older programs have none
}

// delivery is one entity as one source brings it.
type delivery struct{ source, entity string }

// now is the moment ages end at: when the newest load was read.
func (s *state) now() int64 {
	if s.version.Seen.IsZero() {
		return 0
	}
	return s.version.Seen.Unix()
}

// fork copies the state as far as a load may change it.
func (s *state) fork() *state {
	next := *s
	next.fresh = maps.Clone(s.fresh)
	next.custom = slices.Clone(s.custom)
	return &next
}

// freshness lists entities by source and name.
func (s *state) freshness() []warehouse.Freshness {
	list := make([]warehouse.Freshness, 0, len(s.fresh))
	for what, seen := range s.fresh {
		list = append(list, warehouse.Freshness{Source: what.source, Entity: what.entity, Seen: seen})
	}
	slices.SortFunc(list, func(a, b warehouse.Freshness) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Entity, b.Entity))
	})
	return list
}

// readState reads what writeState wrote.
func readState(ctx context.Context, c *conn, path string) (*state, error) {
	s := &state{fresh: map[delivery]time.Time{}}
	var fail error
	set := func(name, value string) {
		switch name {
		case "format":
			if n, err := strconv.Atoi(value); err != nil || n > format {
				fail = fault.Sentence(fault.Invalid,
					"The warehouse %s was written by a newer version of the program. Update the program.",
					"Хранилище %s записано более новой версией программы. Обновите программу.", path)
			}
		case "settings":
			fail = cmp.Or(fail, json.Unmarshal([]byte(value), &s.settings))
		case "custom":
			fail = cmp.Or(fail, json.Unmarshal([]byte(value), &s.custom)) //nolint:musttag // read by this program alone, under its own names
		case "due":
			s.aged = value == "true"
		case "version":
			fail = cmp.Or(fail, json.Unmarshal([]byte(value), &s.version)) //nolint:musttag // the same
		}
	}
	err := c.each(ctx, func(r *result, i int) { set(r.columns[0].text(i), r.columns[1].text(i)) }, `SELECT name, value FROM meta`)
	if err := cmp.Or(err, fail); err != nil {
		return nil, err
	}
	err = c.each(ctx, func(r *result, i int) {
		what := delivery{r.columns[0].text(i), r.columns[1].text(i)}
		s.fresh[what] = time.Unix(r.columns[2].int(i), r.columns[3].int(i)).UTC()
	}, `SELECT source, entity, seen, nano FROM fresh`)
	s.layout = newLayout(warehouse.NewSchema(s.custom))
	return s, err
}

// writeState replaces the state in the file, inside the caller's transaction.
func writeState(ctx context.Context, c *conn, s *state) error {
	if _, err := c.exec(ctx, `DELETE FROM meta`); err != nil {
		return err
	}
	for _, m := range []struct {
		name  string
		value any
	}{{"format", format}, {"settings", s.settings}, {"custom", s.custom}, {"version", s.version}, {"due", s.aged}, {groupsName, groupsNow}} {
		text, err := json.Marshal(m.value)
		if err != nil {
			return err
		}
		if _, err := c.exec(ctx, `INSERT INTO meta VALUES ($1, $2)`, m.name, string(text)); err != nil {
			return err
		}
	}
	if _, err := c.exec(ctx, `DELETE FROM fresh`); err != nil {
		return err
	}
	for what, seen := range s.fresh {
		_, err := c.exec(ctx, `INSERT INTO fresh VALUES ($1, $2, $3, $4)`, what.source, what.entity, seen.Unix(), seen.Nanosecond())
		if err != nil {
			return err
		}
	}
	return nil
}

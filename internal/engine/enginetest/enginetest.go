// Package enginetest is the suite that every engine passes: an engine's own test calls [Run], and [Agree] to be compared
// with the memory engine.
//
// Data stands in tiny tables of text (see texttable), delivered by the source "t"; expected groups are lines of text, one
// a group: its level when there are several, the first day of its period when it has one, its keys, its figures. Ids
// are shown without their source, "-" is nothing.
package enginetest

import (
	"context"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/engine/texttable"
	"svodka/internal/warehouse"
)

// Source is the source that text is delivered by.
const Source = "t"

// Run checks that the engines which open returns behave as package engine says. Each call has to give an empty engine
// with [Settings] that is closed when the test ends.
func Run(t *testing.T, open func(t *testing.T) engine.Engine) {
	for _, group := range []struct {
		name  string
		cases []check
	}{
		{"load", loads},
		{"version", versions},
		{"refuse", refusals},
		{"together", together},
		{"scan", scans},
		{"condition", conditions},
		{"stock", stocks},
		{"records", records},
		{"custom", customs},
		{"configure", configures},
		{"history", histories},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, c := range group.cases {
				t.Run(c.name, func(t *testing.T) { c.run(t, open(t)) })
			}
		})
	}
	t.Run("derive", func(t *testing.T) {
		deriveGrowths(t, open)
		t.Run("at random", func(t *testing.T) { deriveAtRandom(t, open) })
		t.Run("again at random", func(t *testing.T) { deriveAgainAtRandom(t, open) })
	})
}

// check is one thing to be seen about an empty engine.
type check struct {
	name string
	run  func(t *testing.T, e engine.Engine)
}

// Settings are those of the engines under test: Europe/Moscow and roubles.
func Settings() warehouse.Settings { return warehouse.DefaultSettings() }

// Load delivers tables of text by the source "t". Dictionary rows that are not listed are made unless the engine has
// them.
func Load(t *testing.T, e engine.Engine, text string) warehouse.Report {
	t.Helper()
	var settings warehouse.Settings
	read(t, e, func(_ context.Context, s engine.Snapshot) { settings = s.Settings() })
	tables := map[string]map[string][]any{}
	known := func(entity, id string) bool {
		if tables[entity] == nil {
			tables[entity] = lookup(t, e, entity, nil)
		}
		_, ok := tables[entity][id]
		return ok
	}
	b, err := texttable.Onto(known, Source, text, settings)
	if err != nil {
		t.Fatal(err)
	}
	report, err := e.Load(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// Batch reads tables of text as a delivery of the source "t" to an empty engine.
func Batch(t *testing.T, text string) warehouse.Batch {
	t.Helper()
	b, err := texttable.Batch(Source, text, Settings())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// lookup reads columns of rows by id, of every row when ids is nil.
func lookup(t *testing.T, e engine.Engine, table string, ids []string, columns ...string) map[string][]any {
	t.Helper()
	var found map[string][]any
	read(t, e, func(ctx context.Context, s engine.Snapshot) {
		var err error
		if found, err = s.Lookup(ctx, table, ids, columns); err != nil {
			t.Fatal(err)
		}
	})
	return found
}

// read runs fn on a snapshot.
func read(t *testing.T, e engine.Engine, fn func(ctx context.Context, s engine.Snapshot)) {
	t.Helper()
	err := e.Read(t.Context(), func(s engine.Snapshot) error {
		fn(t.Context(), s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

package duckdb_test

import (
	"maps"
	"path/filepath"
	"runtime/debug"
	"testing"

	"svodka/internal/engine/duckdb"
	"svodka/internal/engine/enginetest"
)

// TestLargeLoad: a load that is taken in by small pieces, within little memory, gives what one gives that is not, and leaves
// nothing tightened behind.
func TestLargeLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("it loads more than a hundred thousand rows twice")
	}
	load := func(o duckdb.Options, tight bool) map[string]string {
		o.Path, o.Settings, o.Threads = filepath.Join(t.TempDir(), "warehouse.duckdb"), enginetest.Settings(), 2
		e, err := duckdb.Open(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer shut(t, e)
		if tight {
			e.Tighten()
		}
		limit, err := e.Limit(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		percent := debug.SetGCPercent(100)
		defer debug.SetGCPercent(percent)
		if _, err := e.Load(t.Context(), (&firm{deals: 8_000}).batch()); err != nil {
			t.Fatal(err)
		}
		if now := debug.SetGCPercent(100); now != 100 {
			t.Errorf("garbage is collected at %d %%", now)
		}
		if now, err := e.Limit(t.Context()); err != nil || now != limit {
			t.Errorf("limit %s, was %s (%v)", now, limit, err)
		}
		problems(t, e)
		sums, err := e.Sums(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return sums
	}
	want := load(duckdb.Options{MemoryLimit: "2GB", LoadLimit: "2GB"}, false)
	got := load(duckdb.Options{MemoryLimit: "300MB"}, true)
	if len(want) < 10 {
		t.Errorf("tables: %v", want)
	}
	for table := range maps.Keys(want) {
		if got[table] != want[table] {
			t.Errorf("%s: got %s, want %s", table, got[table], want[table])
		}
	}
}

// TestOldGroups opens a warehouse whose steps went by other groups: they are worked out anew, so that no row is there twice.
func TestOldGroups(t *testing.T) {
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	e := openAt(t, path)
	const acts = "events:\n id owner at kind\n 1 ann 2026-03-11T10:00 note\n 2 ann 2026-03-11T12:00 note\n 3 ann 2026-03-12T12:00 note"
	enginetest.Load(t, e, sample)
	enginetest.Load(t, e, acts)
	was := dump(t, e)
	shut(t, e)
	duckdb.Alter(t, path, `DELETE FROM meta WHERE name = 'groups'`,
		`UPDATE event_x SET _grp = split_part(_grp, '@', 1)`, `UPDATE presence SET grp = split_part(grp, '@', 1)`)
	e = openAt(t, path)
	defer shut(t, e)
	enginetest.Load(t, e, acts)
	if is := dump(t, e); is != was {
		t.Errorf("was\n%s\nis\n%s", was, is)
	}
	problems(t, e)
}

package enginetest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"svodka/internal/engine"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

func version(t *testing.T, e engine.Engine) warehouse.Version {
	t.Helper()
	var v warehouse.Version
	read(t, e, func(_ context.Context, s engine.Snapshot) { v = s.Version() })
	return v
}

// fresh prints when each entity was delivered, in UTC.
func fresh(t *testing.T, e engine.Engine) string {
	t.Helper()
	var out []string
	read(t, e, func(ctx context.Context, s engine.Snapshot) {
		list, err := s.Freshness(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			out = append(out, fmt.Sprintf("%s %s %s", f.Source, f.Entity, f.Seen.UTC().Format(time.DateTime)))
		}
	})
	return strings.Join(out, "\n")
}

var versions = []check{
	{"an empty warehouse", func(t *testing.T, e engine.Engine) {
		if v := version(t, e); v.N != 0 || !v.Seen.IsZero() {
			t.Errorf("got %+v", v)
		}
		same(t, fresh(t, e), "")
		read(t, e, func(_ context.Context, s engine.Snapshot) {
			if len(s.Custom()) > 0 || s.Settings().Zone != Settings().Zone {
				t.Errorf("got %v, %v", s.Custom(), s.Settings())
			}
		})
	}},
	{"grows by one with each load that changes something", func(t *testing.T, e engine.Engine) {
		for i, text := range []string{
			"seen: 2026-03-01\n deals:\n id n\n 1 1",
			"seen: 2026-03-02\n deals:\n id n\n 1 2",
			"seen: 2026-03-03\n gone deals:\n 1",
		} {
			r := Load(t, e, text)
			if v := version(t, e); v.N != int64(i+1) || v != r.Version || !v.Seen.Equal(Batch(t, text).Seen) {
				t.Errorf("load %d: got %+v, the report says %+v", i+1, v, r.Version)
			}
		}
	}},
	{"a load that changes nothing keeps the version and is news all the same", func(t *testing.T, e engine.Engine) {
		Load(t, e, "seen: 2026-03-01T12:00\n deals:\n id n\n 1 1")
		r := Load(t, e, "seen: 2026-03-02T12:00\n deals:\n id n\n 1 1")
		if v := version(t, e); v.N != 1 || v != r.Version || v.Seen.Format(time.DateOnly) != "2026-03-02" {
			t.Errorf("got %+v, the report says %+v", v, r.Version)
		}
		same(t, fresh(t, e), "t deal 2026-03-02 09:00:00")
	}},
	{"time alone makes a version when figures grow old with it", func(t *testing.T, e engine.Engine) {
		Load(t, e, "seen: 2026-03-02T12:00\n leads:\n id owner created\n 1 ann 2026-03-02T11:59")
		due := plan.Records{Fact: plainFact("lead"), Columns: columns("sla_due"), Sort: -1}
		ordered(t, list(t, e, due), "total 1\n 1 0")
		Load(t, e, "seen: 2026-03-02T12:01\n leads:")
		if v := version(t, e); v.N != 1 {
			t.Errorf("a minute later: got %+v", v)
		}
		r := Load(t, e, "seen: 2026-03-02T13:00\n leads:")
		if v := version(t, e); v.N != 2 || v != r.Version {
			t.Errorf("an hour later: got %+v, the report says %+v", v, r.Version)
		}
		ordered(t, list(t, e, due), "total 1\n 1 1")
	}},
	{"an older delivery makes nothing older", func(t *testing.T, e engine.Engine) {
		Load(t, e, "seen: 2026-03-02T12:00\n deals:\n id n\n 1 1")
		Load(t, e, "seen: 2026-03-01T12:00\n deals:\n id n\n 2 1")
		if v := version(t, e); v.N != 2 || v.Seen.Format(time.DateOnly) != "2026-03-02" {
			t.Errorf("got %+v", v)
		}
		same(t, fresh(t, e), "t deal 2026-03-02 09:00:00")
	}},
	{"freshness by source and entity; asked and empty counts", func(t *testing.T, e engine.Engine) {
		Load(t, e, "seen: 2026-03-01T12:00\n deals:\n id n\n 1 1\n calls:\n gone tasks:\n 7\n all leads:")
		b := Batch(t, "seen: 2026-03-02T12:00\n deals:\n id n\n other:1 1")
		b.Source = "other"
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		same(t, fresh(t, e), `
			other deal 2026-03-02 09:00:00
			t call 2026-03-01 09:00:00
			t deal 2026-03-01 09:00:00
			t lead 2026-03-01 09:00:00
			t task 2026-03-01 09:00:00`)
	}},
}

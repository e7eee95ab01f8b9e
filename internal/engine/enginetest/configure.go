package enginetest

import (
	"context"
	"reflect"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

func configure(t *testing.T, e engine.Engine, change func(*warehouse.Settings)) error {
	t.Helper()
	s := Settings()
	change(&s)
	return e.Configure(t.Context(), s)
}

func inVladivostok(s *warehouse.Settings) { s.Zone = "Asia/Vladivostok" }

var configures = []check{
	{"another zone moves days", func(t *testing.T, e engine.Engine) {
		Load(t, e, "seen: 2026-03-05\n calls:\n id started\n 1 2026-03-02T23:30\n 2 2026-03-02T10:00")
		when := plan.Records{Fact: plainFact("call"), Columns: columns("started_day", "hour", "weekday"), Sort: -1}
		ordered(t, list(t, e, when), "total 2\n 1 20514 23 1\n 2 20514 10 1")
		if err := configure(t, e, inVladivostok); err != nil {
			t.Fatal(err)
		}
		ordered(t, list(t, e, when), "total 2\n 1 20515 6 2\n 2 20514 17 1")
		v := version(t, e)
		if v.N != 2 || !v.Seen.Equal(Batch(t, "seen: 2026-03-05").Seen) {
			t.Errorf("got %+v", v)
		}
		read(t, e, func(_ context.Context, s engine.Snapshot) {
			if s.Settings().Zone != "Asia/Vladivostok" {
				t.Errorf("got %v", s.Settings())
			}
		})
		Load(t, e, "calls:\n id started\n 3 2026-03-03T06:30")
		ordered(t, list(t, e, when), "total 3\n 1 20515 6 2\n 2 20514 17 1\n 3 20515 6 2")
	}},
	{"it is as if it had always been so", func(t *testing.T, e engine.Engine) {
		if err := configure(t, e, inVladivostok); err != nil {
			t.Fatal(err)
		}
		Load(t, e, company)
		always := dump(t, e)
		if err := configure(t, e, func(*warehouse.Settings) {}); err != nil {
			t.Fatal(err)
		}
		if dump(t, e) == always {
			t.Error("the zone makes no difference")
		}
		if err := configure(t, e, inVladivostok); err != nil {
			t.Fatal(err)
		}
		if now := dump(t, e); now != always {
			t.Errorf("got\n%s", differ(always, now))
		}
	}},
	{"the same settings change nothing", func(t *testing.T, e engine.Engine) {
		Load(t, e, company)
		if err := configure(t, e, func(*warehouse.Settings) {}); err != nil {
			t.Fatal(err)
		}
		if v := version(t, e); v.N != 1 {
			t.Errorf("got %+v", v)
		}
	}},
	{"settings that do not work are refused", func(t *testing.T, e engine.Engine) {
		Load(t, e, company)
		data := dump(t, e)
		for _, bad := range []func(*warehouse.Settings){
			func(s *warehouse.Settings) { s.Zone = "Mars/Olympus" },
			func(s *warehouse.Settings) { s.Currency = "EUR" }, // there is no rate of the dollar to it
		} {
			if err := configure(t, e, bad); !fault.Is(err, fault.Invalid) {
				t.Errorf("got %v", err)
			}
		}
		if now := dump(t, e); now != data || version(t, e).N != 1 {
			t.Errorf("version %d, the data changed:\n%s", version(t, e).N, differ(data, now))
		}
		read(t, e, func(_ context.Context, s engine.Snapshot) {
			if !reflect.DeepEqual(s.Settings(), Settings()) {
				t.Errorf("got %v", s.Settings())
			}
		})
	}},
}

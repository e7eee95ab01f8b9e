package sqlite

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/kpi"
)

// TestMetricVersions: versions come back as they were saved, one after another, and nothing changes or takes them away.
func TestMetricVersions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	first := kpi.Version{ID: "own_a", No: 1, Name: "own_a", YAML: "metric: own_a\n", Area: "sales", Ever: true, At: time.Unix(1_790_000_000, 0).UTC(), By: "ann"}
	second := first
	second.No, second.Name, second.Ever, second.From, second.Why, second.Restate = 2, "own_b", false, cal.Date(2026, 11, 1), "иначе", true
	for _, v := range []kpi.Version{first, second} {
		if err := s.SaveMetric(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SaveMetric(t.Context(), second); !fault.Is(err, fault.Conflict) {
		t.Errorf("the same version twice: %v", err)
	}
	list, err := s.MetricVersions(t.Context())
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	first.Seq, second.Seq = list[0].Seq, list[1].Seq
	if list[0] != first || list[1] != second {
		t.Errorf("they come back as\n%+v\n%+v", list[0], list[1])
	}
	if n, err := s.MetricRevision(t.Context()); err != nil || n != second.Seq {
		t.Errorf("the revision is %d, %v", n, err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	for _, q := range []string{
		`UPDATE metric SET why = 'x'`, `DELETE FROM metric`, `INSERT OR REPLACE INTO metric SELECT * FROM metric WHERE version = 1`,
	} {
		if _, err := db.ExecContext(t.Context(), q); err == nil {
			t.Errorf("%s went through", q)
		}
	}
}

package sqlite_test

import (
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/plan"
	"svodka/internal/target"
)

func cell(scope plan.Scope, month time.Month, value float64) target.Version {
	c := target.CellOf("revenue", scope, cal.Default(time.UTC), cal.ByMonth, 2026*12+int(month)-1)
	return target.Version{Cell: c, Value: value, By: "ann", At: noon(), Why: "на год"}
}

func put(t *testing.T, s target.Store, list ...target.Version) int64 {
	t.Helper()
	n, err := s.ChangeTargets(t.Context(), func([]target.Version, int64) ([]target.Version, error) { return list, nil })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTargets(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	if list, n, err := s.Targets(ctx); err != nil || n != 0 || len(list) != 0 {
		t.Fatalf("%v, %d, %v", list, n, err)
	}
	least := 80.5
	ann := target.Scope(target.Of("pipeline", "a:1"), target.Of("owner", "a:=&,%17"))
	first, second := cell(ann, time.March, 100), cell(nil, time.March, 900)
	first.Least, first.Origin = &least, target.Imported
	if n := put(t, s, first, second); n != 1 {
		t.Errorf("revision %d", n)
	}
	s = open(t, path)
	first.Revision, second.Revision = 1, 1
	list, n, err := s.Targets(ctx)
	if err != nil || n != 1 || !reflect.DeepEqual(list, []target.Version{second, first}) {
		t.Errorf("%+v, %d, %v", list, n, err)
	}
	gone := cell(ann, time.March, 0)
	gone.Gone, gone.Why = true, "ушла"
	put(t, s, gone)
	if list, n, err := s.Targets(ctx); err != nil || n != 2 || len(list) != 1 {
		t.Errorf("%+v, %d, %v", list, n, err)
	}
	past, err := s.TargetVersions(ctx, first.Cell)
	if err != nil || len(past) != 2 || !past[0].Gone || past[1].Value != 100 || *past[1].Least != 80.5 || past[0].Why != "ушла" {
		t.Errorf("%+v, %v", past, err)
	}
	if _, err := s.ChangeTargets(ctx, func(now []target.Version, n int64) ([]target.Version, error) {
		if len(now) != 2 || now[1].Gone == now[0].Gone || n != 2 {
			t.Errorf("%+v, %d", now, n)
		}
		return nil, fault.Invalidf("No.", "Нет.")
	}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a change that was refused: %v", err)
	}
	if n, err := s.TargetRevision(ctx); err != nil || n != 2 {
		t.Errorf("a refused change made revision %d, %v", n, err)
	}
}

func TestTargetsOfWritersAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.db")
	one, other := open(t, path), open(t, path)
	var wait sync.WaitGroup
	for i, s := range []target.Store{one, other, one, other} {
		wait.Go(func() {
			_, err := s.ChangeTargets(t.Context(), func(now []target.Version, _ int64) ([]target.Version, error) {
				sum := float64(i + 1)
				for _, x := range now {
					sum += x.Value
				}
				return []target.Version{cell(nil, time.May, sum)}, nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	list, n, err := one.Targets(t.Context())
	if err != nil || n != 4 || len(list) != 1 || list[0].Value != 10 {
		t.Errorf("%+v, %d, %v", list, n, err)
	}
}

func TestTargetRules(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	r, err := s.TargetRules(ctx)
	if err != nil || r.Revision != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	r.Ramp, r.By, r.At = []float64{.4, .6}, "ann", noon()
	r.Shapes = map[string]target.Shape{"revenue": {Season: target.OwnCurve, Factors: [12]float64{1, 2, 3}}}
	kept, err := s.SaveTargetRules(ctx, r)
	if err != nil || kept.Revision != 1 {
		t.Fatalf("%+v, %v", kept, err)
	}
	if again, err := s.TargetRules(ctx); err != nil || !reflect.DeepEqual(again, kept) {
		t.Errorf("%+v, %v", again, err)
	}
	if _, err := s.SaveTargetRules(ctx, r); !fault.Is(err, fault.Conflict) {
		t.Errorf("an old revision: %v", err)
	}
}

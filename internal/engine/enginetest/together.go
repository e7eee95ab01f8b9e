package enginetest

import (
	"context"
	"math"
	"sync"
	"testing"
	"time"

	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// total reads one figure of a snapshot: the sum of n over all deals; NaN when it cannot be read.
func total(ctx context.Context, t *testing.T, s engine.Snapshot) float64 {
	t.Helper()
	list, err := s.Scan(ctx, ask{fact: "deal", aggs: []plan.AggOf{agg(model.Sum, "n")}}.scan())
	if err != nil || len(list) != 1 {
		t.Errorf("got %v, %v", list, err)
		return math.NaN()
	}
	return list[0].Vals[0]
}

// reads checks that a reader sees that total now.
func reads(t *testing.T, e engine.Engine, when string, want float64) {
	t.Helper()
	read(t, e, func(ctx context.Context, s engine.Snapshot) {
		if got := total(ctx, t, s); got != want {
			t.Errorf("%s: got %v, want %v", when, got, want)
		}
	})
}

var together = []check{
	{"a reader during a load sees the state before", func(t *testing.T, e engine.Engine) {
		Load(t, e, before)
		b := Batch(t, after)
		inner := b.Stream
		b.Stream = func(ctx context.Context, emit func(warehouse.Chunk) error) error {
			reads(t, e, "before the stream", 3)
			err := inner(ctx, emit)
			reads(t, e, "after the stream", 3)
			return err
		}
		b.Check = func(warehouse.Report) error {
			reads(t, e, "in the check", 3)
			return nil
		}
		if _, err := e.Load(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		// Deal 2 is a tombstone: it still counts.
		reads(t, e, "after the load", 10)
	}},
	{"a snapshot does not change while loads run", func(t *testing.T, e engine.Engine) {
		Load(t, e, before)
		loaded := make(chan error, 1)
		read(t, e, func(ctx context.Context, s engine.Snapshot) {
			v, was := s.Version(), total(ctx, t, s)
			b := Batch(t, after)
			go func() {
				_, err := e.Load(t.Context(), b)
				loaded <- err
			}()
			select { // an engine may let the load wait for the reader
			case err := <-loaded:
				loaded <- err
			case <-time.After(200 * time.Millisecond):
			}
			if now := total(ctx, t, s); now != was || s.Version() != v {
				t.Errorf("the snapshot went from %v, %v to %v, %v", v, was, s.Version(), now)
			}
		})
		if err := <-loaded; err != nil {
			t.Fatal(err)
		}
		reads(t, e, "after the load", 10)
	}},
	{"loads wait for each other, readers for nobody", func(t *testing.T, e engine.Engine) {
		var all sync.WaitGroup
		for i := range 4 {
			b := Batch(t, "deals:\n id n\n "+string(rune('a'+i))+" 1")
			all.Go(func() {
				if _, err := e.Load(t.Context(), b); err != nil {
					t.Error(err)
				}
			})
			all.Go(func() {
				err := e.Read(t.Context(), func(s engine.Snapshot) error {
					if sum := total(t.Context(), t, s); sum != float64(s.Version().N) {
						t.Errorf("version %d has %v deals", s.Version().N, sum)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		reads(t, e, "after all loads", 4)
		if v := version(t, e); v.N != 4 {
			t.Errorf("got %+v", v)
		}
	}},
	{"a reader's error comes back", func(t *testing.T, e engine.Engine) {
		if err := e.Read(t.Context(), func(engine.Snapshot) error { return errSpoilt }); err == nil {
			t.Error("got none")
		}
	}},
	{"a reader that has gone away", func(t *testing.T, e engine.Engine) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := e.Read(ctx, func(engine.Snapshot) error { return nil }); err == nil {
			t.Error("read with a cancelled context")
		}
	}},
}

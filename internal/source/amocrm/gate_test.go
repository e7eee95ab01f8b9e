package amocrm

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// lag is how long one request takes there, to be answered, and back.
type lag func(n int, now time.Time) (there, think, back time.Duration)

// drive sends requests through a gate from many goroutines, in the time of a bubble, and tells when each arrived.
func drive(t *testing.T, requests int, of lag) (arrived []time.Time, took time.Duration) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		g, start := newGate(), time.Now()
		wait := func(_ context.Context, d time.Duration) error { time.Sleep(d); return nil }
		var mu sync.Mutex
		var all sync.WaitGroup
		n := 0
		for range 20 {
			all.Go(func() {
				for {
					mu.Lock()
					n++
					mine := n
					mu.Unlock()
					if mine > requests {
						return
					}
					x, err := g.pass(context.Background(), "/api/v4/leads", time.Now, wait)
					if err != nil {
						t.Error(err)
						return
					}
					there, think, back := of(mine, time.Now())
					time.Sleep(there)
					mu.Lock()
					arrived = append(arrived, time.Now())
					mu.Unlock()
					time.Sleep(think + back)
					x.answered = time.Now()
					g.leave(x, time.Now)
				}
			})
		}
		all.Wait()
		took = time.Since(start)
	})
	return arrived, took
}

// most is the greatest number within a second.
func most(at []time.Time) int {
	slices.SortFunc(at, time.Time.Compare)
	n, from := 0, 0
	for to := range at {
		for at[to].Sub(at[from]) >= time.Second {
			from++
		}
		n = max(n, to-from+1)
	}
	return n
}

func upTo(r *rand.Rand, from, to time.Duration) time.Duration {
	return from + time.Duration(r.Int64N(int64(to-from)+1))
}

// TestGateRate: whether answers are quick or slow, the limit is used to nine tenths and more, and no second has more
// requests than are allowed.
func TestGateRate(t *testing.T) {
	const ms = time.Millisecond
	for name, of := range map[string]lag{
		"at once": func(int, time.Time) (time.Duration, time.Duration, time.Duration) { return 0, 0, 0 },
		"50 ms":   func(int, time.Time) (time.Duration, time.Duration, time.Duration) { return 10 * ms, 30 * ms, 10 * ms },
		"400 ms":  func(int, time.Time) (time.Duration, time.Duration, time.Duration) { return 20 * ms, 360 * ms, 20 * ms },
		"a far account, 400 ms": func(int, time.Time) (time.Duration, time.Duration, time.Duration) {
			return 150 * ms, 100 * ms, 150 * ms
		},
		"150 to 400 ms": func(n int, _ time.Time) (time.Duration, time.Duration, time.Duration) {
			r := rand.New(rand.NewPCG(1, uint64(n)))
			return upTo(r, 10*ms, 40*ms), upTo(r, 130*ms, 320*ms), upTo(r, 10*ms, 40*ms)
		},
	} {
		t.Run(name, func(t *testing.T) {
			const requests = 1200
			arrived, took := drive(t, requests, of)
			rate := requests / took.Seconds()
			t.Logf("%.2f requests a second, at most %d in one", rate, most(arrived))
			if rate < 0.9*perSecond || rate > 1.01*perSecond {
				t.Errorf("%.2f requests a second, want 0.9 to 1 of %d", rate, perSecond)
			}
			if n := most(arrived); n > places || name == "at once" && n > perSecond {
				t.Errorf("%d requests arrived within a second", n)
			}
		})
	}
}

// TestGateBadLine: requests are held up on the line, some by seconds, or for a while all of them, and then arrive together:
// still no second has more than are allowed.
func TestGateBadLine(t *testing.T) {
	const ms = time.Millisecond
	for seed := range uint64(20) {
		arrived, _ := drive(t, 600, func(n int, now time.Time) (there, think, back time.Duration) {
			r := rand.New(rand.NewPCG(seed, uint64(n)))
			way := upTo(r, 5*ms, 60*ms)
			there, think, back = way, upTo(r, 20*ms, 350*ms), way
			switch {
			case seed%2 == 0 && n%17 == 0:
				there += upTo(r, 100*ms, 3*time.Second)
			case seed%2 == 1 && now.Unix()%20 < 3: // nothing gets through for up to three seconds
				there += now.Truncate(20 * time.Second).Add(3 * time.Second).Sub(now)
			}
			return there, think, back
		})
		if n := most(arrived); n > places {
			t.Errorf("seed %d: %d requests arrived within a second", seed, n)
		}
	}
}

// TestGateClockSetBack: a clock that was set back holds nobody up.
func TestGateClockSetBack(t *testing.T) {
	g, at := newGate(), time.Unix(1_800_000_000, 0)
	now := func() time.Time { return at }
	wait := func(_ context.Context, d time.Duration) error { at = at.Add(d); return nil }
	for range 20 {
		x, err := g.pass(context.Background(), "/api/v4/leads", now, wait)
		if err != nil {
			t.Fatal(err)
		}
		g.leave(x, now)
	}
	at = at.Add(-time.Hour)
	before := at
	for range 20 {
		x, err := g.pass(context.Background(), "/api/v4/leads", now, wait)
		if err != nil {
			t.Fatal(err)
		}
		g.leave(x, now)
	}
	if d := at.Sub(before); d > 5*time.Second {
		t.Errorf("20 requests waited for %v", d)
	}
}

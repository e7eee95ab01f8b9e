package amocrm_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	fake "svodka/internal/fake/amocrm"
	"svodka/internal/source"
	"svodka/internal/source/amocrm"
	"svodka/internal/source/sourcetest"
)

// far is an account whose every answer takes its time, in the time of a bubble.
type far struct {
	account     http.Handler
	least, most time.Duration
	n           atomic.Uint64
}

func (f *far) RoundTrip(q *http.Request) (*http.Response, error) {
	trace := httptrace.ContextClientTrace(q.Context())
	trace.GetConn(q.URL.Host)
	takes := f.least
	if d := int64(f.most - f.least); d > 0 {
		takes += time.Duration(rand.New(rand.NewPCG(1, f.n.Add(1))).Int64N(d))
	}
	const way = 15 * time.Millisecond
	time.Sleep(way)
	q = q.Clone(q.Context())
	q.RemoteAddr = "192.0.2.1:1"
	answer := httptest.NewRecorder()
	f.account.ServeHTTP(answer, q)
	time.Sleep(takes - way)
	trace.GotFirstResponseByte()
	return answer.Result(), nil
}

// TestSlowAnswers: however long the account takes to answer, a first load uses nine tenths of the requests that we allow
// ourselves, never more than the account allows, and all of it comes.
func TestSlowAnswers(t *testing.T) {
	for name, takes := range map[string][2]time.Duration{
		"50 ms": {50 * time.Millisecond, 50 * time.Millisecond}, "400 ms": {400 * time.Millisecond, 400 * time.Millisecond},
		"150 to 400 ms": {150 * time.Millisecond, 400 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, 0.2, nil)
			synctest.Test(t, func(t *testing.T) {
				shift := time.Until(r.clock.Now())
				now := func() time.Time { return time.Now().Add(shift) }
				account := fake.New(fake.Options{World: r.world, Now: now, People: true})
				remote, err := amocrm.Opener().Open(source.Opening{
					ID: "amo", Fields: map[string]string{"address": "http://127.0.0.1:1"}, Now: now,
					Vault: sourcetest.NewVault(map[string]string{"token": account.Grant().LongLived}),
					HTTP:  &http.Client{Transport: &far{account: account, least: takes[0], most: takes[1]}},
					Wait:  func(_ context.Context, d time.Duration) error { time.Sleep(d); return nil },
				})
				must(t, err)
				shelf := sourcetest.NewShelf()
				must(t, remote.Pull(context.Background(), shelf, func(source.Progress) {}))
				list := account.Journal()
				// The first pages tell what there is to read at once, and the last ones wait for each other.
				const first, last = 10, 10
				took := list[len(list)-last-1].At.Sub(list[first].At)
				rate := float64(len(list)-first-last-1) / took.Seconds()
				whole := float64(len(list)-1) / list[len(list)-1].At.Sub(list[0].At).Seconds()
				t.Logf("%d requests, %.2f a second, %.2f with the first and the last ones, at most %d in one", len(list), rate, whole, account.Peak())
				if rate < 0.9*6 {
					t.Errorf("%.2f requests a second, want 0.9 of 6 and more", rate)
				}
				if whole < 0.88*6 { // such a small load hardly begins before it ends
					t.Errorf("%.2f requests a second of the whole load, want 0.88 of 6 and more", whole)
				}
				if peak := account.Peak(); peak > 7 {
					t.Errorf("%d requests within a second", peak)
				}
				totals, err := remote.Totals(context.Background(), shelf)
				must(t, err)
				for _, x := range totals {
					if x.Theirs != x.Ours {
						t.Errorf("%s: there %d, here %d", x.Kind, x.Theirs, x.Ours)
					}
				}
			})
		})
	}
}

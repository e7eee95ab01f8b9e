package amocrm_test

import (
	"context"
	"net/http"
	"sync"
	"time"

	"svodka/internal/source/sourcetest"
)

// line is the line to the account. While a request is on it the clock stands still, as if nothing took time: a clock that who
// waits moves on would else make it seem that all the time of a request is its way there.
type line struct {
	clock *sourcetest.Clock
	busy  sync.RWMutex
	under http.Transport
}

func (l *line) RoundTrip(q *http.Request) (*http.Response, error) {
	l.busy.RLock()
	defer l.busy.RUnlock()
	return l.under.RoundTrip(q)
}

// wait lets the time pass as soon as nothing is on the line; what hangs there is not waited for long, nor what is sent again.
func (l *line) wait(ctx context.Context, d time.Duration) error {
	for range 100 {
		if l.busy.TryLock() {
			defer l.busy.Unlock()
			break
		}
		time.Sleep(100 * time.Microsecond)
	}
	return l.clock.Wait(ctx, d)
}

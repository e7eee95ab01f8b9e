package amocrm

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"
)

// The API's limit, and how we stay below it.
const (
	// places are the requests that amoCRM allows in any one second.
	places = 7
	// perSecond is how many we send in the usual second: one is left for others.
	perSecond = 6
	spacing   = time.Second/perSecond + time.Microsecond
	// quickest is of how many answers of a list the quickest is known; before that nothing is said about it.
	quickest = 16
	// farthest is more than a turn can lie ahead: a clock that was set back is not waited for.
	farthest = 3 * time.Second
)

// gate lets few requests through to one account, whoever makes them.
//
// Requests are spaced, so that the usual second has perSecond of them. What the spacing cannot know is how long each is on
// its way: those held up on the line could arrive together with those sent later. So there are no more places than amoCRM
// allows requests, and a place that a request has taken is free again one second after the last moment when the request can
// have arrived. That is not the moment when its answer came: the answer has had its own way back, and the account its time to
// think. Both together take no less than half of the least time that any answer of this list has taken lately, for the way
// there is no longer than the way back. An answer that came later than the quickest may have been held up on its way there.
// One that never came tells nothing.
type gate struct {
	ready chan struct{} // one for each place that is nobody's
	mu    sync.Mutex
	free  []time.Time // when these places may be taken
	next  time.Time   // when the next request may be sent
	took  map[string]*answers
	token sync.Mutex // one exchange of tokens at a time
}

// answers are the times that the newest answers of a list took.
type answers struct {
	list [quickest]time.Duration
	n    int
}

// ticket is a place that was taken for one request.
type ticket struct {
	path     string
	sent     time.Time
	answered time.Time // when the answer began to come; zero: it did not
}

func newGate() *gate {
	g := &gate{ready: make(chan struct{}, places), free: make([]time.Time, places), took: map[string]*answers{}}
	for range places {
		g.ready <- struct{}{}
	}
	return g
}

// pass waits for a place and a turn. The caller gives the place back by leave.
func (g *gate) pass(ctx context.Context, path string, now func() time.Time, wait func(context.Context, time.Duration) error) (*ticket, error) {
	select {
	case <-g.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	place, d := g.turn(now())
	if d > 0 {
		if err := wait(ctx, d); err != nil {
			g.put(place)
			return nil, err
		}
	}
	return &ticket{path: path, sent: now()}, nil
}

// turn takes the place that is free first and tells how long to wait for it.
func (g *gate) turn(now time.Time) (place time.Time, wait time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for k, at := range g.free {
		if at.Sub(now) > farthest {
			g.free[k] = now
		}
	}
	if g.next.Sub(now) > farthest {
		g.next = now
	}
	place = slices.MinFunc(g.free, time.Time.Compare)
	i := slices.Index(g.free, place)
	g.free = slices.Delete(g.free, i, i+1)
	at := slices.MaxFunc([]time.Time{now, g.next, place}, time.Time.Compare)
	g.next = at.Add(spacing)
	return place, at.Sub(now)
}

func (g *gate) put(free time.Time) {
	g.mu.Lock()
	g.free = append(g.free, free)
	g.mu.Unlock()
	g.ready <- struct{}{}
}

// leave gives a place back.
func (g *gate) leave(t *ticket, now func() time.Time) {
	arrived := now()
	if !t.answered.IsZero() {
		arrived = t.answered.Add(-g.quick(t.path, t.answered.Sub(t.sent)) / 2)
	}
	g.put(arrived.Add(time.Second))
}

// quick notes how long an answer took and tells the least that one of its list has taken lately.
func (g *gate) quick(path string, took time.Duration) time.Duration {
	// Things of one kind that are read by their ids are one list.
	path = strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return -1
		}
		return c
	}, path)
	g.mu.Lock()
	defer g.mu.Unlock()
	a := g.took[path]
	if a == nil {
		a = &answers{}
		g.took[path] = a
	}
	a.list[a.n%quickest] = max(0, took)
	a.n++
	if a.n < quickest {
		return 0
	}
	return slices.Min(a.list[:])
}

// gates are the gates of all accounts, by address. A process has one of it.
type gates struct {
	mu sync.Mutex
	of map[string]*gate
}

func (g *gates) to(address string) *gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.of[address] == nil {
		g.of[address] = newGate()
	}
	return g.of[address]
}

package bitrix24

import (
	"context"
	"sync"
	"time"
)

// The portal's limits, and how far below them we stay.
const (
	leak      = 2.0 // requests that run out of the bucket every second
	burst     = 40.0
	brim      = 50.0 // the portal's own burst
	atOnce    = 4    // streams that read at once; they hide the time an answer takes
	batchMost = 50
	pageMost  = 50
	// budgetOf is how long one method may work in ten minutes, and spare how far below it we stop.
	budgetOf = 480 * time.Second
	spare    = 5 * time.Second
	// patience is how long the word on a call that went ahead is waited for.
	patience = 10 * time.Second
)

type clock struct {
	now  func() time.Time
	wait func(context.Context, time.Duration) error
}

// gate lets few requests through to one portal, whoever makes them: the portal counts them by its own measure, a bucket
// that leaks. It also keeps account of how long each method has worked.
type gate struct {
	mu    sync.Mutex
	level float64
	at    time.Time
	token sync.Mutex // one exchange of tokens at a time

	methods map[string]*work
	budget  time.Duration
}

// work is what is known of one method.
type work struct {
	used time.Duration // by the portal's last word, and what is under way
	each time.Duration // what one call took lately
	free time.Time     // when the oldest minute drops out, by our clock
	old  bool          // a minute has dropped out since the portal's last word: used is a guess, until the next
}

// newGate begins with a bucket that is full by our measure: nobody knows what the process before this one has asked.
func newGate() *gate {
	return &gate{level: burst, methods: map[string]*work{}, budget: budgetOf - spare}
}

// gates are the gates of all portals, by address. A process has one of it.
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

// pass counts a request and waits until the bucket takes it.
func (g *gate) pass(ctx context.Context, c clock) error {
	g.mu.Lock()
	g.drain(c.now())
	g.level++
	d := time.Duration((g.level - burst) / leak * float64(time.Second))
	g.mu.Unlock()
	if d <= 0 {
		return ctx.Err()
	}
	if err := c.wait(ctx, d); err != nil {
		g.mu.Lock()
		g.level = max(0, g.level-1)
		g.mu.Unlock()
		return err
	}
	return nil
}

// drain lets the bucket leak. A clock that was set back lets nothing through.
func (g *gate) drain(now time.Time) {
	if passed := now.Sub(g.at).Seconds(); !g.at.IsZero() && passed > 0 {
		g.level = max(0, g.level-passed*leak)
	}
	g.at = now
}

// full says that the portal's bucket is full: others at our address use it too.
func (g *gate) full(now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.drain(now)
	g.level = max(g.level, brim)
}

// room is how many calls of a method may be made now, at most so many. It waits until at least one may, and takes them.
func (g *gate) room(ctx context.Context, c clock, method string, wanted int) (int, error) {
	for {
		g.mu.Lock()
		w := g.method(method)
		now := c.now()
		if !w.free.IsZero() && !now.Before(w.free) {
			// How much has dropped out nobody knows: one call goes ahead, and the word on it tells.
			w.used, w.free, w.old = max(0, g.budget-max(w.each, time.Second)), now.Add(max(w.each, patience)), true
		}
		left := g.budget - w.used
		n := wanted
		if w.each > 0 {
			n = min(wanted, int(left/w.each))
		}
		if left > 0 && n < 1 {
			n = 1 // the call that crosses the limit still succeeds, but ours stays below it
			if w.used+w.each > g.budget+spare {
				n = 0
			}
		}
		if left > 0 && n > 0 || w.free.IsZero() {
			n = max(1, n)
			w.used += time.Duration(n) * w.each
			g.mu.Unlock()
			return n, nil
		}
		d := w.free.Sub(now)
		g.mu.Unlock()
		if err := c.wait(ctx, max(d, time.Second)); err != nil {
			return 0, err
		}
	}
}

func (g *gate) method(name string) *work {
	if g.methods[name] == nil {
		g.methods[name] = &work{}
	}
	return g.methods[name]
}

// heard takes the portal's word of how long a method has worked.
func (g *gate) heard(now time.Time, method string, t timing) {
	used := t.operating()
	if used < 0 {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	w := g.method(method)
	if took := time.Duration(float64(t.Duration) * float64(time.Second)); took > 0 {
		w.each = max(took, (w.each+took)/2)
	}
	if !w.old && now.Before(w.free) {
		used = max(used, w.used) // calls that are under way are in ours, and not yet in the portal's
	}
	w.used, w.old = used, false
	w.free = now.Add(t.until() + time.Second)
}

// blocked says that the portal refused a method: its budget is smaller than we thought, or others use it.
func (g *gate) blocked(now time.Time, method string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	w := g.method(method)
	if w.used > time.Minute {
		g.budget = min(g.budget, w.used-spare)
	}
	w.used = g.budget
	if w.free.Before(now) {
		w.free = now.Add(time.Minute)
	}
}

package amocrm

import (
	"context"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// atOnce is how many windows of a list are read at once: as many as keep the limit of requests busy when answers are slow.
const atOnce = 6

// window is a span of a list's time that has not been read to its end.
type window struct {
	From int64 `json:"from,omitempty"`
	To   int64 `json:"to,omitempty"`   // 0: it has no end
	Page int   `json:"page,omitempty"` // where it goes on
}

// part is a page of a window, and what it leaves of it.
type part struct {
	objects []source.Object
	n       int
	more    bool
	rest    window
	// other is a half of the rest that may be read by itself; rest then becomes half.
	half, other window
	halves      bool
	// top is the newest time seen in a window without end.
	top int64
}

// reading reads a list by windows, several at once: while there is a lane, what is left of a window is cut in two. All
// windows are in the list's cursor, which moves with each page.
type reading struct {
	name  string
	title fault.Text
	shelf source.Shelf
	tell  func(source.Progress)
	page  func(ctx context.Context, w window) (part, error)
	lanes int // how many windows are read at once

	mu    sync.Mutex
	m     mark
	group *errgroup.Group
	pages int64
	done  int64
	cut   bool // some window was cut in two
}

// read reads all windows that the cursor names, or everything since the cursor. It reports whether it went on with a reading
// that was cut off, and whether windows were read at different times.
func (x *reading) read(ctx context.Context) (resumed, cut bool, err error) {
	if x.m, err = readMark(ctx, x.shelf, x.name); err != nil {
		return false, false, err
	}
	resumed = len(x.m.Open) > 0
	if !resumed {
		x.m = mark{From: x.m.From, Open: []*window{{From: max(0, x.m.From-overlap)}}}
	}
	group, within := errgroup.WithContext(ctx)
	x.group = group
	within = context.WithValue(within, slowed{}, x.slow)
	for _, w := range slices.Clone(x.m.Open) {
		group.Go(func() error { return x.follow(within, w) })
	}
	err = group.Wait()
	return resumed, x.cut, err
}

// slow tells that the account's limits make us wait.
func (x *reading) slow(d time.Duration) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.tell(source.Progress{Stream: x.name, Title: x.title, Pages: x.pages, Objects: max(x.done, x.m.N), Waits: d})
}

func (x *reading) follow(ctx context.Context, w *window) error {
	for {
		p, err := x.page(ctx, *w)
		if err != nil {
			return err
		}
		if err := x.keep(ctx, w, p); err != nil || !p.more {
			return err
		}
	}
}

// keep puts a page and the cursor behind it on the shelf.
func (x *reading) keep(ctx context.Context, w *window, p part) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.m.Top, x.m.N = max(x.m.Top, p.top), x.m.N+int64(p.n)
	var other *window
	switch {
	case !p.more:
		x.m.Open = slices.DeleteFunc(x.m.Open, func(o *window) bool { return o == w })
	case p.halves && len(x.m.Open) < x.lanes:
		*w, other, x.cut = p.half, &p.other, true
		x.m.Open = append(x.m.Open, other)
	default:
		*w = p.rest
	}
	m, over := x.m, len(x.m.Open) == 0
	if over {
		m = mark{From: max(x.m.From, x.m.Top)}
	}
	if err := putMark(ctx, x.shelf, x.name, m, p.objects); err != nil {
		return err
	}
	if other != nil {
		x.group.Go(func() error { return x.follow(ctx, other) })
	}
	x.pages++
	x.done += int64(p.n)
	x.tell(source.Progress{Stream: x.name, Title: x.title, Pages: x.pages, Objects: max(x.done, x.m.N), Done: over})
	return nil
}

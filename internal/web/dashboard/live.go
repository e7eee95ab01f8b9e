package dashboard

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/web/page"
)

const (
	mostStreams = 1000             // open pages that listen at once
	heartbeat   = 20 * time.Second // proxies cut a silent connection after 30 or 60 s
	longestEar  = 30 * time.Minute // then the browser connects again, and is asked again who it is
)

// hub tells the open pages that the data changed. It looks only while somebody listens.
type hub struct {
	desk  *ask.Desk
	every time.Duration

	mu      sync.Mutex
	running bool
	last    int64
	ears    map[chan int64]struct{}
}

func newHub(desk *ask.Desk, every time.Duration) *hub {
	return &hub{desk: desk, every: every, ears: map[chan int64]struct{}{}}
}

// run looks at the version of the data until ctx ends.
func (h *hub) run(ctx context.Context, log *slog.Logger) {
	h.mu.Lock()
	h.running = true
	h.mu.Unlock()
	defer h.close()
	tick := time.NewTicker(h.every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if !h.heard() {
			continue
		}
		about, err := h.desk.About(ctx)
		if err != nil {
			if ctx.Err() == nil {
				log.ErrorContext(ctx, "looking for new data", "error", err)
			}
			continue
		}
		h.tell(about.Version.N)
	}
}

// heard reports whether anybody listens.
func (h *hub) heard() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.ears) > 0
}

// tell passes a version on when it is a new one. An ear that has not taken the last one yet takes the newer one instead.
func (h *hub) tell(v int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if v == h.last {
		return
	}
	h.last = v
	for ear := range h.ears {
		select {
		case <-ear:
		default:
		}
		ear <- v
	}
}

// close ends all streams.
func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.running = false
	for ear := range h.ears {
		close(ear)
	}
	h.ears = map[chan int64]struct{}{}
}

// listen adds an ear that knows of version at; ok is false where there is nobody to listen to or no room.
func (h *hub) listen(at int64) (ear chan int64, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.running || len(h.ears) >= mostStreams {
		return nil, false
	}
	if len(h.ears) == 0 {
		h.last = at // nobody listened, so nobody looked
	}
	ear = make(chan int64, 1)
	h.ears[ear] = struct{}{}
	return ear, true
}

func (h *hub) leave(ear chan int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.ears, ear)
}

// live is a stream of events for those who are signed in.
func (p *Pages) live(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.stream(w, r, v)
}

// Stream tells a page that was opened by a link when the data changed, until the context of its request ends.
func (p *Pages) Stream(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.stream(w, r, v)
}

// stream sends "version" at once and whenever the data changed. It carries nothing of the data.
func (p *Pages) stream(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ear, ok := p.hub.listen(v.About.Version.N)
	if !ok {
		return fault.Sentence(fault.Busy, "There is no live connection now.", "Сейчас нет живой связи.")
	}
	defer p.hub.leave(ear)
	line := http.NewResponseController(w)
	_ = line.SetWriteDeadline(time.Time{}) // a stream outlives the deadline of pages; where there is none, all the better
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // proxies pass lines on as they come
	w.WriteHeader(http.StatusOK)
	say := func(format string, args ...any) bool {
		if _, err := fmt.Fprintf(w, format, args...); err != nil { //nolint:gosec // numbers and fixed words, and no markup
			return false
		}
		return line.Flush() == nil
	}
	const version = "event: version\ndata: {\"version\":%d}\n\n"
	if !say("retry: 3000\n"+version, v.About.Version.N) {
		return nil
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	over := time.NewTimer(longestEar)
	defer over.Stop()
	for {
		var said bool
		select {
		case <-r.Context().Done():
			return nil
		case <-over.C:
			return nil
		case <-beat.C:
			said = say(": here\n\n")
		case n, ok := <-ear:
			said = ok && say(version, n)
		}
		if !said {
			return nil
		}
	}
}

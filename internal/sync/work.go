package sync

import (
	"maps"
	"slices"
	gosync "sync"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// errBusy is what a second run of a source gets.
var errBusy = fault.Sentence(fault.Busy,
	"The source is being read at this moment. Wait until the run ends.",
	"Источник читается прямо сейчас. Дождитесь конца загрузки.")

// Webhooks come in storms: a run begins hookPause after the first of them and takes all that have come until then.
const (
	hookPause = 2 * time.Second
	hookMost  = 20_000 // hints kept at once; beyond it the next run by the timetable finds what changed
)

// work is what goes on with one source in this process.
type work struct {
	mu      gosync.Mutex
	running bool
	leaving bool // the source is being removed: no run begins
	cancel  func()
	until   time.Time // it waits for the system; zero when it does not
	order   []string
	streams map[string]stream
	asked   string // the reason of a run that somebody asked for and that has not begun
	sent    bool   // it is about to begin
	hints   map[source.Link]bool
	since   time.Time // when the first of the hints came

	receiving gosync.Mutex // one batch at a time
}

// stream is the newest word on a stream beside the first, from which its speed follows.
type stream struct {
	source.Progress

	first int64 // objects at the first word
	since time.Time
	at    time.Time
}

// step tells how fast the stream comes, by what came after its first word.
func (x stream) step() Step {
	out := Step{Progress: x.Progress}
	if took := x.at.Sub(x.since).Seconds(); took > 0 && x.Objects > x.first {
		out.Rate = float64(x.Objects-x.first) / took
	}
	if left := x.Total - x.Objects; left > 0 && out.Rate > 0 && !x.Done {
		out.Left = time.Duration(float64(left) / out.Rate * float64(time.Second))
	}
	return out
}

func (s *Service) work(id string) *work {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.works[id]
	if w == nil {
		w = &work{hints: map[source.Link]bool{}}
		s.works[id] = w
	}
	return w
}

// begin reports false when a run is at work already, or the source is being removed.
func (w *work) begin(cancel func()) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running || w.leaving {
		return false
	}
	w.running, w.cancel, w.order, w.streams = true, cancel, nil, map[string]stream{}
	return true
}

func (w *work) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running, w.cancel = false, nil
}

// stop ends the run at work, if there is one.
func (w *work) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancel != nil {
		w.cancel()
	}
}

// leave ends the run at work and lets none begin, or lets them begin again.
func (w *work) leave(yes bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.leaving = yes
	if yes && w.cancel != nil {
		w.cancel()
	}
}

// rest notes until when the run at work waits.
func (w *work) rest(until time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.until = until
}

// resting is until when the run at work waits; zero when it does not.
func (w *work) resting() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.running {
		return time.Time{}
	}
	return w.until
}

func (w *work) busy() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.running
}

// want keeps the reason of a run to begin; it reports false when the run at work is in the way.
func (w *work) want(why string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if (w.running || w.sent || w.asked != "") && why != WhyMapping {
		return false
	}
	if w.asked == "" {
		w.asked = why
	}
	return true
}

func (w *work) wanted() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.asked != "" || w.sent
}

// take gives the reason of the run to begin now, "" for none.
func (w *work) take() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running || w.sent {
		return ""
	}
	why := w.asked
	w.asked, w.sent = "", why != ""
	return why
}

// arrived says that the run that was about to begin has ended or could not begin.
func (w *work) arrived() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sent = false
}

// tell keeps the newest word on a stream.
func (w *work) tell(p source.Progress, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	x, ok := w.streams[p.Stream]
	if !ok {
		w.order = append(w.order, p.Stream)
		x.first, x.since = p.Objects, now
	}
	x.Progress, x.at = p, now
	w.streams[p.Stream] = x
}

// progress lists the streams of the run at work; nothing when there is none.
func (w *work) progress() []Step {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.running {
		return nil
	}
	list := make([]Step, 0, len(w.order))
	for _, name := range w.order {
		list = append(list, w.streams[name].step())
	}
	return list
}

// objects is how many things the run's streams have brought.
func (w *work) objects() (n int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, p := range w.streams {
		n += p.Objects
	}
	return n
}

// hint keeps what a webhook spoke of.
func (w *work) hint(links []source.Link, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.hints) == 0 {
		w.since = now
	}
	for _, l := range links {
		if len(w.hints) < hookMost {
			w.hints[l] = true
		}
	}
}

// hinted takes the hints once the first has waited long enough and no run is at work.
func (w *work) hinted(now time.Time) []source.Link {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running || len(w.hints) == 0 || now.Sub(w.since) < hookPause {
		return nil
	}
	list := slices.Collect(maps.Keys(w.hints))
	clear(w.hints)
	return list
}

// nap is how long until the hints are due.
func (w *work) nap(now time.Time) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.hints) == 0 || w.running {
		return longestNap
	}
	return max(0, hookPause-now.Sub(w.since))
}

package amocrm

import (
	"sync"
	"time"
)

// The documented limit, and how often it may be broken before the address is shut out.
const (
	perSecond  = 7
	tolerated  = 10
	banFor     = 5 * time.Minute
	remembered = time.Minute
)

// rate counts requests by client in the last second of the fake's clock.
type rate struct {
	mu   sync.Mutex
	seen map[string]*window1
}

type window1 struct {
	at     []time.Time
	broken []time.Time
	banned time.Time
}

// judge admits a request (0), or says 429 or 403.
func (r *rate) judge(who string, now time.Time) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.seen == nil {
		r.seen = map[string]*window1{}
	}
	w := r.seen[who]
	if w == nil {
		w = &window1{}
		r.seen[who] = w
	}
	if now.Before(w.banned) {
		return 403
	}
	w.at = recent(w.at, now, time.Second)
	w.broken = recent(w.broken, now, remembered)
	if len(w.at) < perSecond {
		w.at = append(w.at, now)
		return 0
	}
	w.broken = append(w.broken, now)
	if len(w.broken) > tolerated {
		w.banned = now.Add(banFor)
		return 403
	}
	return 429
}

// recent keeps the moments of the last span.
func recent(list []time.Time, now time.Time, span time.Duration) []time.Time {
	i := 0
	for i < len(list) && now.Sub(list[i]) >= span {
		i++
	}
	return list[i:]
}

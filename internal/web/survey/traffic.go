package survey

import (
	"net/netip"
	"sync"
	"time"
)

// How many requests one address may make in a window. An office's clients may share one, so it is wide; what tries tokens
// is stopped much sooner, though it would not find one in the age of the world.
const (
	window      = 10 * time.Minute
	mostAsked   = 600
	mostWrong   = 30
	mostSources = 100_000 // beyond so many addresses nobody new is let in until the window is over
)

// traffic counts requests by where they come from.
type traffic struct {
	now func() time.Time

	mu    sync.Mutex
	since time.Time
	asked map[string]int
	wrong map[string]int
}

// admits counts a request and reports whether it is answered.
func (t *traffic) admits(from string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if now := t.now(); t.asked == nil || now.Sub(t.since) >= window {
		t.asked, t.wrong, t.since = map[string]int{}, map[string]int{}, now
	}
	if _, known := t.asked[from]; !known && len(t.asked) >= mostSources {
		return false
	}
	t.asked[from]++
	return t.asked[from] <= mostAsked && t.wrong[from] < mostWrong
}

// missed counts a token that does not exist.
func (t *traffic) missed(from string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.wrong != nil {
		t.wrong[from]++
	}
}

// network is whom an address is counted as: with IPv6 a subscriber has a whole /64 to choose addresses from.
func network(from string) string {
	addr, err := netip.ParseAddr(from)
	if err != nil || addr.Unmap().Is4() {
		return from
	}
	const subscriber = 64
	p, err := addr.WithZone("").Prefix(subscriber)
	if err != nil {
		return from
	}
	return p.String()
}

package survey

import (
	"testing"
	"time"
)

func TestNetwork(t *testing.T) {
	for in, want := range map[string]string{
		"198.51.100.7": "198.51.100.7", "::ffff:198.51.100.7": "::ffff:198.51.100.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64",
		"fe80::1%eth0": "fe80::/64", "": "", "what": "what",
	} {
		if got := network(in); got != want {
			t.Errorf("network(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestTraffic counts by address, and forgets after the window.
func TestTraffic(t *testing.T) {
	now := time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)
	c := traffic{now: func() time.Time { return now }}
	c.missed("a") // before anything: nothing to count in
	for i := range mostAsked {
		if !c.admits("a") {
			t.Fatalf("request %d is refused", i)
		}
	}
	if c.admits("a") || !c.admits("b") {
		t.Error("one address too many, or the other shut out with it")
	}
	for range mostWrong {
		c.missed("b")
	}
	if c.admits("b") || !c.admits("c") {
		t.Error("who tries tokens is let in, or others are not")
	}
	now = now.Add(window)
	if !c.admits("a") || !c.admits("b") {
		t.Error("the window is over")
	}
}

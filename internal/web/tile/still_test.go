package tile

import "testing"

// TestUnlinked leaves of a picture everything but its links.
func TestUnlinked(t *testing.T) {
	const svg = `<svg><animate/><a href="/records?x=1&amp;y=&gt;" data-panel=""><g><path d="M0 0"/></g></a><text>a &lt; b</text><A/></svg>`
	const want = `<svg><animate/><g><path d="M0 0"/></g><text>a &lt; b</text><A/></svg>`
	if got := unlinked(svg); got != want {
		t.Errorf("%s", got)
	}
	if got := unlinked(""); got != "" {
		t.Errorf("%q", got)
	}
}

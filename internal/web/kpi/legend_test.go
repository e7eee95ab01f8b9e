package kpi

import (
	"strings"
	"testing"
)

// TestBarWords: the colours of the bars are told in words where one of them is red.
func TestBarWords(t *testing.T) {
	for mark, want := range map[string]bool{"x": true, "w": false, "": false} {
		var b strings.Builder
		x := &popped{Lang: "ru", Split: []share{{Name: "Анна", W: "100"}, {Name: "Боб", W: "40", Mark: mark}}}
		if err := cellView(x).Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "красные полосы — ниже плана"); got != want {
			t.Errorf("mark %q: %t", mark, got)
		}
	}
}

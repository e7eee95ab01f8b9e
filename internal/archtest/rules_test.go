package archtest

import "testing"

// TestRefuse shows that the rules bite: a guard that lets everything through
// passes all other tests of this package.
func TestRefuse(t *testing.T) {
	place := map[string]spot{
		"svodka/internal/cal":    {floor: 0, at: 1},
		"svodka/internal/lang":   {floor: 0, at: 2},
		"svodka/internal/engine": {floor: 3, at: 1},
	}
	for _, c := range []struct {
		from, to string
		refused  bool
	}{
		{"svodka/internal/engine", "svodka/internal/cal", false},
		{"svodka/internal/lang", "svodka/internal/cal", false},
		{"svodka/internal/cal", "svodka/internal/lang", true},
		{"svodka/internal/cal", "svodka/internal/engine", true},
		{"svodka/internal/cal", "svodka/internal/nowhere", true},
		{"svodka/internal/cal", "strings", false},
	} {
		if why := refuse(place, place[c.from], c.to); (why != "") != c.refused {
			t.Errorf("%s imports %s: refused = %q, want refused %v", c.from, c.to, why, c.refused)
		}
	}
}

// TestOpensIn shows what a door with a folder stands for.
func TestOpensIn(t *testing.T) {
	doors := []string{"ask", "engine/", "cmd/svodka"}
	for pkg, want := range map[string]bool{
		"svodka/internal/ask":           true,
		"svodka/cmd/svodka":             true,
		"svodka/internal/engine/duckdb": true,
		"svodka/internal/engine":        false,
		"svodka/internal/asking":        false,
	} {
		if got := opensIn(doors, pkg); got != want {
			t.Errorf("opensIn(%v, %s) = %v, want %v", doors, pkg, got, want)
		}
	}
}

package ask

import "testing"

// TestRoot: the company is the department that all others stand below; nothing else is.
func TestRoot(t *testing.T) {
	for name, c := range map[string]struct {
		list []Department
		want string
	}{
		"a tree":         {[]Department{{ID: "all"}, {ID: "shop", Parent: "all"}, {ID: "till", Parent: "shop"}}, "all"},
		"two at the top": {[]Department{{ID: "all"}, {ID: "shop"}, {ID: "till", Parent: "shop"}}, ""},
		"one alone":      {[]Department{{ID: "all"}}, ""},
		"none":           {nil, ""},
		"a ring":         {[]Department{{ID: "all"}, {ID: "a", Parent: "b"}, {ID: "b", Parent: "a"}}, ""},
	} {
		if got := (House{Departments: c.list}).Root(); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

package asktest

import (
	"maps"
	"slices"
	"strings"

	"svodka/internal/model"
)

// Example turns a metric's example into a case; the metric is asked when the example names no other.
func Example(m *model.Metric, e model.Example) Case {
	c := Case{Data: []string{e.Data}, Settings: e.Settings, Today: e.Today, Targets: e.Targets, Want: e.Want}
	parts := []string{}
	if e.Ask["metrics"] == "" {
		parts = append(parts, "metrics="+m.Name)
	}
	for _, k := range slices.Sorted(maps.Keys(e.Ask)) {
		parts = append(parts, k+"="+e.Ask[k])
	}
	c.Ask = strings.Join(parts, "&")
	return c
}

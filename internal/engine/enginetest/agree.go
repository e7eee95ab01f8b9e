package enginetest

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/engine"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// Agree checks that two engines which hold the same data have the same tables and give the same answers to scans and
// records made up at random. Figures may differ by a billionth.
func Agree(t *testing.T, a, b engine.Engine) {
	t.Helper()
	if x, y := dump(t, a), dump(t, b); x != y {
		t.Fatalf("the tables differ:\n%s", differ(x, y))
	}
	var custom []warehouse.CustomField
	err := a.Read(t.Context(), func(x engine.Snapshot) error {
		custom = x.Custom()
		return b.Read(t.Context(), func(y engine.Snapshot) error {
			schema := warehouse.NewSchema(custom)
			rapid.Check(t, func(rt *rapid.T) { agreeOnScan(t, rt, x, y, Scan(schema).Draw(rt, "scan")) })
			rapid.Check(t, func(rt *rapid.T) {
				scan := Scan(schema).Draw(rt, "scan")
				agreeOnVisit(t, rt, x, scan)
				agreeOnVisit(t, rt, y, scan)
			})
			rapid.Check(t, func(rt *rapid.T) { agreeOnRecords(t, rt, x, y, Records(schema).Draw(rt, "records")) })
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// AgreeAtRandom loads companies made up at random into pairs of empty engines and checks that they agree: on what each
// load did, and as [Agree] does at the end.
func AgreeAtRandom(t *testing.T, openA, openB func(t *testing.T) engine.Engine) {
	for seed := range seeds(t) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			a, b := openA(t), openB(t)
			for i, batch := range Warehouse().Example(seed) {
				r := loadBoth(t, batch, a, b)
				if !r[0].Version.Seen.Equal(r[1].Version.Seen) || r[0].Version.N != r[1].Version.N ||
					!reflect.DeepEqual(r[0].Entities, r[1].Entities) {
					t.Errorf("load %d: %+v\nand %+v", i, r[0], r[1])
				}
			}
			Agree(t, a, b)
		})
	}
}

func agreeOnScan(t *testing.T, rt *rapid.T, a, b engine.Snapshot, scan plan.Scan) {
	x, errA := a.Scan(t.Context(), scan)
	y, errB := b.Scan(t.Context(), scan)
	if errA != nil || errB != nil {
		rt.Fatalf("%v\nand %v", errA, errB)
	}
	left, right := byName(rt, x), byName(rt, y)
	for name, g := range left {
		h, ok := right[name]
		if !ok {
			rt.Fatalf("only the first has %s %v", name, g.Vals)
		}
		for i := range g.Vals {
			if !near(g.Vals[i], h.Vals[i]) {
				rt.Fatalf("%s: figure %d is %v and %v", name, i, g.Vals[i], h.Vals[i])
			}
		}
	}
	for name, g := range right {
		if _, ok := left[name]; !ok {
			rt.Fatalf("only the second has %s %v", name, g.Vals)
		}
	}
}

// agreeOnVisit checks that the groups by one key which an engine hands over are those it lists.
func agreeOnVisit(t *testing.T, rt *rapid.T, s engine.Snapshot, scan plan.Scan) {
	if len(scan.Keys) == 0 {
		return
	}
	by := len(scan.Points) == 0 && scan.Levels[0].Period
	scan.Keys, scan.Levels = scan.Keys[:1], []plan.Level{{Period: by, Keys: []int{0}}}
	list, err := s.Scan(t.Context(), scan)
	if err != nil {
		rt.Fatal(err)
	}
	left := byName(rt, list)
	var visited []plan.Group
	err = s.Visit(t.Context(), scan, func(n int, key []byte, figures []float64) {
		m := plan.Member{Null: key == nil, ID: string(key)}
		visited = append(visited, plan.Group{N: n, Keys: []plan.Member{m}, Vals: slices.Clone(figures)})
	})
	if err != nil {
		rt.Fatal(err)
	}
	right := byName(rt, visited)
	if len(left) != len(right) {
		rt.Fatalf("%d groups are handed over, %d listed", len(right), len(left))
	}
	for name, g := range left {
		if h, ok := right[name]; !ok || !slices.EqualFunc(g.Vals, h.Vals, near) {
			rt.Fatalf("%s: %v is listed, %v handed over", name, g.Vals, h.Vals)
		}
	}
}

// byName gives groups a name, which no two may share.
func byName(rt *rapid.T, list []plan.Group) map[string]plan.Group {
	named := map[string]plan.Group{}
	for _, g := range list {
		name := fmt.Sprintf("level %d, period %d, %#v", g.Level, g.N, g.Keys)
		if _, twice := named[name]; twice {
			rt.Fatalf("two groups are called %s", name)
		}
		named[name] = g
	}
	return named
}

// near compares two figures; none is like none.
func near(a, b float64) bool {
	if math.IsNaN(a) || math.IsNaN(b) {
		return math.IsNaN(a) && math.IsNaN(b)
	}
	return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b))
}

func agreeOnRecords(t *testing.T, rt *rapid.T, a, b engine.Snapshot, ask plan.Records) {
	x, errA := a.Records(t.Context(), ask)
	y, errB := b.Records(t.Context(), ask)
	if errA != nil || errB != nil {
		rt.Fatalf("%v\nand %v", errA, errB)
	}
	if x.Total != y.Total || !slices.EqualFunc(x.Cells, y.Cells, slices.Equal[[]any]) {
		rt.Fatalf("%d of\n%v\nand %d of\n%v", x.Total, x.Cells, y.Total, y.Cells)
	}
}

package frame

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// shipped is loaded once: it takes a while.
var shipped = sync.OnceValues(crm.Load)

// planned plans a question of an administrator on 15 April 2026.
func planned(tb testing.TB, text string) *plan.Plan {
	tb.Helper()
	m, err := shipped()
	if err != nil {
		tb.Fatal(err)
	}
	q, err := query.ParseText(text)
	if err != nil {
		tb.Fatal(err)
	}
	today := cal.Date(2026, time.April, 15)
	env := plan.Env{Model: m, Calendar: cal.Default(time.UTC), Today: today, AsOf: today, MinorUnits: 100}
	p, err := plan.Build(env, access.Admin("en"), q)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// own names members by their ids, without places.
type own struct{}

func (own) Title(_ *model.Dimension, m plan.Member) string { return m.ID }

func (own) Order(*model.Dimension, plan.Member) float64 { return 0 }

func id(s string) plan.Member {
	if s == "-" {
		return plan.Member{Null: true}
	}
	return plan.Member{ID: s}
}

// month is the ordinal of a month of 2026.
func month(n int) int { return 2026*12 + n - 1 }

// group is one group of a scan's finest level, with figures in the order of the scan.
func group(n int, key string, vals ...float64) plan.Group {
	return plan.Group{N: n, Keys: []plan.Member{id(key)}, Vals: vals}
}

// table writes rows as lines: period, members, cells.
func table(f *Frame, rows []Row) string {
	var b strings.Builder
	for _, r := range rows {
		line := []string{"*"}
		for _, p := range f.Periods {
			if p.N == r.N && f.Grain != cal.None {
				line[0] = p.Range.From.String()[:7]
			}
		}
		for _, m := range r.Keys {
			switch {
			case r.Others:
				line = append(line, "others")
			case m.Null:
				line = append(line, "-")
			case isAll(m):
				line = append(line, "*")
			default:
				line = append(line, m.ID)
			}
		}
		for _, c := range r.Cells {
			line = append(line, c.String())
		}
		fmt.Fprintln(&b, strings.Join(line, " "))
	}
	return strings.TrimSpace(b.String())
}

func expect(t *testing.T, what, got, want string) {
	t.Helper()
	var lines []string
	for line := range strings.SplitSeq(want, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	if want = strings.Join(lines, "\n"); got != want {
		t.Errorf("%s:\n%s\nwant\n%s", what, got, want)
	}
}

// TestBuild: groups of a fact become rows; a member with nothing has no row, one without a value has one; a period
// without rows is zero, one that has not come is empty.
func TestBuild(t *testing.T) {
	p := planned(t, "metrics=deals_won,win_rate&by=owner&grain=month&range=2026-03..2026-05")
	results := [][]plan.Group{{ // wins, losses
		group(month(3), "ann", 3, 1),
		group(month(3), "-", 1, 0),
		group(month(3), "cid", 0, 0),
		group(month(4), "ann", 0, 2),
	}}
	f, err := Build(p, results, nil)
	if err != nil {
		t.Fatal(err)
	}
	f.Sort(nil, own{})
	expect(t, "rows", table(f, f.Rows), `
		2026-03  ann  3      0.75
		2026-03  -    1      1
		2026-04  ann  0      0
		2026-04  -    0      undefined
		2026-05  ann  empty  empty
		2026-05  -    empty  empty`)
	expect(t, "total, folded from the rows", table(f, []Row{f.Total}), "* * 4 0.5714285714285714")
}

// TestSpine: every member of a spine stands with every combination of the others; without rows the spines stand alone.
func TestSpine(t *testing.T) {
	p := planned(t, "metrics=deals_won&by=owner,source&range=2026-03")
	groups := []plan.Group{{N: plan.AllPeriods, Keys: []plan.Member{id("ann"), id("ads")}, Vals: []float64{1}}}
	spine := map[model.Name][]plan.Member{"owner": {id("ann"), id("bob")}}
	both := map[model.Name][]plan.Member{"owner": {id("ann"), id("bob")}, "source": {id("ads"), id("web")}}
	for _, c := range []struct {
		what   string
		groups []plan.Group
		spine  map[model.Name][]plan.Member
		want   string
	}{
		{"one spine", groups, spine, "* ann ads 1\n* bob ads 0"},
		{"two", groups, both, "* ann ads 1\n* ann web 0\n* bob ads 0\n* bob web 0"},
		{"one of two dimensions, no rows", nil, spine, ""},
		{"two, no rows", nil, both, "* ann ads 0\n* ann web 0\n* bob ads 0\n* bob web 0"},
		{"a spine without members", groups, map[model.Name][]plan.Member{"owner": {}}, "* ann ads 1"},
	} {
		f, err := Build(p, [][]plan.Group{c.groups}, c.spine)
		if err != nil {
			t.Fatal(err)
		}
		f.Sort([]query.Sort{{Name: "owner"}}, own{})
		expect(t, c.what, table(f, f.Rows), c.want)
	}
}

// derived is a frame of one metric whose rows are written down; a figure of -1 is empty.
func derived(t *testing.T, grain cal.Grain, by int, rows ...Row) *Frame {
	t.Helper()
	m, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	x, _ := m.Metric("revenue")
	owner, _ := m.Dimension("owner")
	f := &Frame{Grain: grain, By: []*model.Dimension{owner, owner}[:by], Columns: []Column{{Name: "revenue", Metric: x}}, Rows: rows}
	for n := 1; n <= 4 && grain != cal.None; n++ {
		f.Periods = append(f.Periods, cal.Period{Grain: grain, N: month(n), Range: cal.Range{From: cal.Date(2026, time.Month(n), 1)}})
	}
	f.Total = Row{Level: 9, N: plan.AllPeriods, Keys: make([]plan.Member, by), Cells: []formula.Value{formula.Of(1000)}}
	return f
}

func row(n int, v float64, keys ...string) Row {
	r := Row{N: n, Cells: []formula.Value{formula.Of(v)}}
	if v == -1 {
		r.Cells[0] = formula.Value{State: formula.Empty}
	}
	for _, k := range keys {
		r.Keys = append(r.Keys, id(k))
	}
	return r
}

func better(b model.Better) func(model.Name) model.Better {
	return func(model.Name) model.Better { return b }
}

func TestRank(t *testing.T) {
	rows := func() []Row {
		return []Row{
			row(month(1), 100, "dan"), row(month(1), 200, "bob"), row(month(1), 300, "ann"), row(month(1), 200, "cid"), row(month(1), -1, "eve"),
			row(month(2), 5, "ann"),
		}
	}
	f := derived(t, cal.ByMonth, 1, rows()...)
	f.Derive([]query.Derive{{Metric: "revenue", Kind: query.Rank}}, better(model.More))
	expect(t, "more is better", table(f, f.Rows), `
		2026-01 dan 100   4
		2026-01 bob 200   2
		2026-01 ann 300   1
		2026-01 cid 200   2
		2026-01 eve empty empty
		2026-02 ann 5     1`)
	expect(t, "the total has no place", table(f, []Row{f.Total}), "* * 1000 empty")

	f = derived(t, cal.ByMonth, 1, rows()...)
	f.Derive([]query.Derive{{Metric: "revenue", Kind: query.Rank}}, better(model.Less))
	expect(t, "less is better", table(f, f.Rows), `
		2026-01 dan 100   1
		2026-01 bob 200   2
		2026-01 ann 300   4
		2026-01 cid 200   2
		2026-01 eve empty empty
		2026-02 ann 5     1`)

	f = derived(t, cal.ByMonth, 0, row(month(1), 7), row(month(2), 9), row(month(3), 7))
	f.Derive([]query.Derive{{Metric: "revenue", Kind: query.Rank}}, better(model.More))
	expect(t, "without dimensions the periods are ranked", table(f, f.Rows), "2026-01 7 2\n2026-02 9 1\n2026-03 7 2")
}

func TestRunningAndStep(t *testing.T) {
	f := derived(t, cal.ByMonth, 1,
		row(month(2), 5, "ann"), row(month(1), 100, "ann"), row(month(1), 7, "bob"), row(month(2), -1, "bob"), row(month(3), 1, "bob"), row(month(3), -1, "ann"))
	f.Derive([]query.Derive{{Metric: "revenue", Kind: query.Running}, {Metric: "revenue", Kind: query.Delta}}, better(model.More))
	f.Sort([]query.Sort{{Name: "owner"}, {Name: "period"}}, own{})
	expect(t, "running, step", table(f, f.Rows), `
		2026-01 ann 100   100   empty
		2026-02 ann 5     105   -95
		2026-03 ann empty empty empty
		2026-01 bob 7     7     empty
		2026-02 bob empty empty empty
		2026-03 bob 1     8     empty`)
}

// TestLimit: the whole range decides who stays; others come after, with derived columns of their own.
func TestLimit(t *testing.T) {
	f := derived(t, cal.ByMonth, 1,
		row(month(1), 600, "ann"), row(month(1), 10, "bob"), row(month(1), 1, "-"), row(month(2), 0, "ann"), row(month(2), 389, "bob"), row(month(2), 0, "-"))
	f.Totals = []Row{row(plan.AllPeriods, 600, "ann"), row(plan.AllPeriods, 399, "bob"), row(plan.AllPeriods, 1, "-")}
	f.Derive([]query.Derive{{Metric: "revenue", Kind: query.Running}, {Metric: "revenue", Kind: query.Rank}}, better(model.More))
	kept := f.Limit(1, nil, own{})
	if f.Cut != 2 || !slices.Equal(kept[0], []plan.Member{id("ann")}) {
		t.Errorf("kept %v, cut %d", kept, f.Cut)
	}
	f.AddOthers([]Row{row(month(1), 11, "-"), row(month(2), 389, "-")})
	f.Sort(nil, own{})
	expect(t, "rows", table(f, f.Rows), `
		2026-01 ann    600 600 1
		2026-01 others 11  11  empty
		2026-02 ann    0   600 2
		2026-02 others 389 400 empty`)
}

// TestSort: what has no figure stands last either way; equal figures stand by title; no value stands last.
func TestSort(t *testing.T) {
	for by, want := range map[string]string{
		"-revenue": "ann 5, eve 5, bob 1, - empty, cid empty",
		"revenue":  "bob 1, ann 5, eve 5, - empty, cid empty",
		"owner":    "ann 5, bob 1, cid empty, eve 5, - empty",
		"-owner":   "- empty, eve 5, cid empty, bob 1, ann 5",
	} {
		f := derived(t, cal.None, 1)
		for _, k := range []string{"cid", "-", "eve", "bob", "ann"} {
			f.Rows = append(f.Rows, row(plan.AllPeriods, map[string]float64{"cid": -1, "-": -1, "eve": 5, "bob": 1, "ann": 5}[k], k))
		}
		q, err := query.ParseText("sort=" + by)
		if err != nil {
			t.Fatal(err)
		}
		f.Sort(q.Sort, own{})
		got := strings.ReplaceAll(strings.ReplaceAll(table(f, f.Rows), "* ", ""), "\n", ", ")
		if strings.Contains(by, "revenue") { // no value stands after all titles
			want = strings.Replace(want, "- empty, cid empty", "cid empty, - empty", 1)
		}
		if got != want {
			t.Errorf("sort=%s: %s, want %s", by, got, want)
		}
	}
}

func TestArithmetic(t *testing.T) {
	of := formula.Of
	empty, undefined, hidden := formula.Value{State: formula.Empty}, formula.Value{State: formula.Undefined}, formula.Value{State: formula.Hidden}
	for _, c := range []struct{ now, then, minus, change formula.Value }{
		{of(5), of(4), of(1), of(0.25)},
		{of(5), of(-4), of(9), of(2.25)},
		{of(5), of(0), of(5), undefined},
		{of(5), empty, empty, empty},
		{empty, undefined, undefined, undefined},
		{hidden, undefined, hidden, hidden},
	} {
		if got := minus(c.now, c.then); got != c.minus {
			t.Errorf("%v - %v = %v, want %v", c.now, c.then, got, c.minus)
		}
		if got := change(c.now, c.then); got != c.change {
			t.Errorf("change from %v to %v = %v, want %v", c.then, c.now, got, c.change)
		}
	}
}

// TestTooLarge: an answer of too many cells is refused before its rows are made, a spine before it is crossed; a limit
// may choose from more.
func TestTooLarge(t *testing.T) {
	groups := make([]plan.Group, plan.MaxCells+1)
	for i := range groups {
		groups[i] = group(plan.AllPeriods, fmt.Sprint(i), float64(i+1))
	}
	_, err := Build(planned(t, "metrics=deals_won&by=owner&range=2026-03"), [][]plan.Group{groups}, nil)
	if !fault.Is(err, fault.Invalid) {
		t.Errorf("%d rows: %v", len(groups), err)
	}
	f, err := Build(planned(t, "metrics=deals_won&by=owner&range=2026-03&limit=2"), [][]plan.Group{groups}, nil)
	if err != nil {
		t.Fatal(err)
	}
	f.Limit(2, nil, own{})
	f.Sort(nil, own{})
	expect(t, "the largest two", table(f, f.Rows), fmt.Sprintf("* %d %d\n* %d %d", len(groups)-1, len(groups), len(groups)-2, len(groups)-1))

	days := planned(t, "metrics=deals_won,deals_lost&compare=month,week,year,previous,month-2,week-2&grain=day&range=1990..2026")
	if _, err = Build(days, make([][]plan.Group, 20), nil); !fault.Is(err, fault.Invalid) {
		t.Errorf("half a million days: %v", err)
	}
	many := make([]plan.Member, 1000)
	for i := range many {
		many[i] = id(fmt.Sprint(i))
	}
	spine := map[model.Name][]plan.Member{"owner": many, "source": many}
	if _, err = Build(planned(t, "metrics=deals_won&by=owner,source&range=2026-03"), [][]plan.Group{nil}, spine); !fault.Is(err, fault.Invalid) {
		t.Errorf("a million empty rows: %v", err)
	}
}

// TestKeys: names of different rows differ, however their ids are written.
func TestKeys(t *testing.T) {
	seen := map[string]string{}
	for _, n := range []int{0, 1, -1, plan.AllPeriods, month(3)} {
		for _, k := range [][]string{{}, {"-"}, {""}, {"a"}, {"a", "b"}, {"ab"}, {"", "ab"}, {"a\x00b"}, {"-", "a"}, {"a", "-"}, {strings.Repeat("x", 300)}} {
			var members []plan.Member
			for _, s := range k {
				members = append(members, id(s))
			}
			text := fmt.Sprint(n, k)
			key := string(appendKey(nil, n, members))
			if other, ok := seen[key]; ok {
				t.Errorf("%q and %q have one name", text, other)
			}
			seen[key] = text
		}
	}
}

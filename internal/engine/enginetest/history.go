package enginetest

import (
	"strings"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// funnel is the dictionary that the weekly exports below share.
const funnel = `
	stages:
	  id    pipeline  rank  outcome
	  new   sales     1     open
	  talk  sales     2     open
	  won   sales     3     won
	  lost  sales     4     lost
`

// weekly are exports of deals in their present stage, seen one week after another; nobody tells of changes.
var weekly = []string{
	"seen: 2026-03-09T10:00\n" + funnel + `
	all deals:
	  id  owner  created     stage  amount  closed
	  1   ann    2026-03-02  new    100     -
	  2   ann    -           talk   50      -`, `
	seen: 2026-03-16T10:00
	all deals:
	  id  owner  created     stage  amount  closed
	  1   bob    2026-03-02  talk   120     -
	  2   ann    -           talk   50      -`, `
	seen: 2026-03-23T10:00
	all deals:
	  id  owner  created     stage  amount  closed
	  1   bob    2026-03-02  won    120     2026-03-20
	  2   ann    -           lost   50      2026-03-18`,
}

// pipeline prints what was open on days by stage.
func pipeline(t *testing.T, e engine.Engine, days ...string) string {
	t.Helper()
	a := ask{
		fact: "deal_span", span: "since_day until_day", by: []string{"stage"},
		aggs:  []plan.AggOf{agg(model.Sum, "amount_base")},
		where: []plan.Cond{words("state", model.In, "open")}, levels: []plan.Level{period0(0)},
	}
	for i, day := range days {
		a.points = append(a.points, point(i, day))
	}
	return groups(t, e, a.scan())
}

// spans prints the spans, stages and closings of deals.
func spans(t *testing.T, e engine.Engine) string {
	t.Helper()
	var out []string
	for line := range strings.Lines(dump(t, e)) {
		if strings.HasPrefix(line, "deal_span ") || strings.HasPrefix(line, "deal_stage ") || strings.HasPrefix(line, "deal_closing ") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

// again derives everything anew and checks that it comes out the same.
func again(t *testing.T, e engine.Engine) {
	t.Helper()
	was := dump(t, e)
	for _, change := range []func(*warehouse.Settings){inVladivostok, func(*warehouse.Settings) {}} {
		if err := configure(t, e, change); err != nil {
			t.Fatal(err)
		}
	}
	if now := dump(t, e); now != was {
		t.Errorf("derived again (+):\n%s", differ(was, now))
	}
}

var histories = []check{
	{"what was seen of past days stays", func(t *testing.T, e engine.Engine) {
		days := []string{"2026-03-05", "2026-03-10", "2026-03-17", "2026-03-19", "2026-03-24"}
		past := []string{
			"2026-03-05 new 10000", "2026-03-10 new 10000\n2026-03-10 talk 5000",
			"2026-03-17 talk 17000", "2026-03-19 talk 12000", "",
		}
		for i, text := range weekly {
			Load(t, e, text)
			same(t, pipeline(t, e, days[:i+2]...), strings.Join(past[:i+2], "\n"))
		}
		same(t, pipeline(t, e, days...), strings.Join(past, "\n"))
		again(t, e)
	}},
	{"a closing between two versions is that of closed_at, from the stage before", func(t *testing.T, e engine.Engine) {
		for _, text := range weekly {
			Load(t, e, text)
		}
		closings := plan.Records{Fact: plainFact("deal_closing"), Columns: columns("deal", "kind", "closed_day", "stage", "owner"), Sort: -1}
		ordered(t, list(t, e, closings), "total 2\n 1 1 won 20532 talk bob\n 2 2 lost 20530 talk ann")
		ordered(t, list(t, e, plan.Records{Fact: plainFact("deal"), Columns: columns("exact"), Sort: -1}), "total 2\n 1 false\n 2 false")
	}},
	{"first sight stays, whatever comes later", func(t *testing.T, e engine.Engine) {
		Load(t, e, weekly[0])
		first := spans(t, e)
		Load(t, e, "seen: 2026-04-01\nusers:\n id department\n bob south")
		if now := spans(t, e); now != first {
			t.Errorf("after a dictionary changed:\n%s", differ(first, now))
		}
		Load(t, e, "seen: 2026-04-02\ncalls:\n id deal started\n 1 2 2026-04-01")
		if now := spans(t, e); now != first {
			t.Errorf("after a call:\n%s", differ(first, now))
		}
		again(t, e)
		Load(t, e, "seen: 2026-04-03T10:00\ndeals:\n id owner created stage amount\n 2 bob - talk 50")
		same(t, pipeline(t, e, "2026-03-08", "2026-03-10", "2026-04-04"),
			"2026-03-08 new 10000\n2026-03-10 new 10000\n2026-03-10 talk 5000\n2026-04-04 new 10000\n2026-04-04 talk 5000")
	}},
	{"what is told later is history", func(t *testing.T, e engine.Engine) {
		Load(t, e, weekly[0])
		Load(t, e, weekly[1]+`
			changes:
			  id  deal  at          stage  owner  amount
			  1   1     2026-03-02  new    ann    100
			  2   1     2026-03-12  talk   -      -
			  3   1     2026-03-13  -      bob    120
			  4   2     2026-03-04  new    -      -
			  5   2     2026-03-05  talk   -      -`)
		same(t, pipeline(t, e, "2026-03-04", "2026-03-05", "2026-03-11", "2026-03-12", "2026-03-13"), `
			2026-03-04 new 15000
			2026-03-05 new 10000
			2026-03-05 talk 5000
			2026-03-11 new 10000
			2026-03-11 talk 5000
			2026-03-12 talk 15000
			2026-03-13 talk 17000`)
		ordered(t, list(t, e, plan.Records{Fact: plainFact("deal"), Columns: columns("exact"), Sort: -1}), "total 2\n 1 true\n 2 true")
		again(t, e)
	}},
	{"a deal that was gone has not changed", func(t *testing.T, e engine.Engine) {
		Load(t, e, weekly[0])
		Load(t, e, "seen: 2026-03-10T10:00\ngone deals:\n 1")
		Load(t, e, weekly[1])
		same(t, pipeline(t, e, "2026-03-12", "2026-03-17"), "2026-03-12 new 10000\n2026-03-12 talk 5000\n2026-03-17 talk 17000")
		again(t, e)
	}},
	{"a new field derives versions too", func(t *testing.T, e engine.Engine) {
		Load(t, e, weekly[0])
		Load(t, e, weekly[1])
		was := spans(t, e)
		Load(t, e, "seen: 2026-03-17T10:00\ndeals:\n id owner created stage amount c_size:integer\n 1 bob 2026-03-02 talk 120 7")
		if now := spans(t, e); now != was {
			t.Errorf("after a field was added:\n%s", differ(was, now))
		}
		Load(t, e, weekly[2])
		same(t, pipeline(t, e, "2026-03-10", "2026-03-17", "2026-03-24"), "2026-03-10 new 10000\n2026-03-10 talk 5000\n2026-03-17 talk 17000")
		again(t, e)
	}},
}

// deriveAgainAtRandom checks that what loads have derived group by group, seen one day after another, is what all groups
// give.
func deriveAgainAtRandom(t *testing.T, open func(t *testing.T) engine.Engine) {
	for seed := range seeds(t) {
		e := open(t)
		for _, b := range Warehouse().Example(seed) {
			loadBoth(t, b, e)
		}
		if again(t, e); t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// atOnce makes batches seen at one moment.
func atOnce(batches []warehouse.Batch) []warehouse.Batch {
	for i := range batches {
		batches[i].Seen = batches[len(batches)-1].Seen
	}
	return batches
}

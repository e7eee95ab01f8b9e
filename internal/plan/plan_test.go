package plan_test

import (
	"reflect"
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
	"svodka/internal/plan"
	"svodka/internal/query"
)

// people knows ann and bob, and nobody else.
type people struct{}

func (people) Resolve(_ *model.Dimension, values []string) ([]string, error) {
	var ids []string
	for _, v := range values {
		switch v {
		case "ann", "bob":
			ids = append(ids, "t:"+v)
		default:
			return nil, fault.Invalidf("there is no %q", "нет «%s»", v)
		}
	}
	return ids, nil
}

func day(t *testing.T, text string) cal.Day {
	t.Helper()
	d, err := cal.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shipped is loaded once: it takes a while.
var shipped = sync.OnceValues(crm.Load)

func env(t *testing.T) plan.Env {
	t.Helper()
	m, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	today := day(t, "2026-04-15")
	return plan.Env{Model: m, Calendar: cal.Default(time.UTC), Members: people{}, Today: today, AsOf: today, MinorUnits: 100}
}

func ask(t *testing.T, v access.Viewer, text string) (*plan.Plan, error) {
	t.Helper()
	q, err := query.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	return plan.Build(env(t), v, q)
}

func build(t *testing.T, v access.Viewer, text string) *plan.Plan {
	t.Helper()
	p, err := ask(t, v, text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return p
}

func admin() access.Viewer { return access.Admin("en") }

// seller sees the rows of ann.
func seller() access.Viewer {
	return access.Viewer{ID: "ann", Lang: "en", Grant: access.Grant{Rows: [][]model.Cond{{{Name: "owner", Op: model.In, Values: []string{"ann"}}}}}}
}

func holds(list []plan.Cond, part string) bool {
	return slices.ContainsFunc(list, func(c plan.Cond) bool { return strings.Contains(c.String(), part) })
}

// TestScansShared: figures of one fact, split and filtered alike, are one scan; a comparison is another.
func TestScansShared(t *testing.T) {
	for _, c := range []struct {
		ask   string
		scans int
		aggs  int // of all scans
	}{
		{"metrics=revenue&range=2026-03", 1, 1},
		{"metrics=revenue,deals_won,deals_lost,win_rate&range=2026-03", 1, 3},
		{"metrics=revenue,deals_new&range=2026-03", 2, 2},
		{"metrics=revenue&range=2026-03&compare=previous,year", 3, 3},
		{"metrics=conv_deal_won&range=2026-03", 1, 2},
		{"metrics=revenue&range=2027", 0, 0},
		{"metrics=pipeline_open&range=2027", 0, 0},
	} {
		p := build(t, admin(), c.ask)
		aggs := 0
		scans := plan.Fuse([]*plan.Plan{p})
		for _, s := range scans {
			aggs += len(s.Aggs)
		}
		if len(scans) != c.scans || aggs != c.aggs {
			t.Errorf("%s: %d scans with %d figures, want %d and %d", c.ask, len(scans), aggs, c.scans, c.aggs)
		}
	}
}

// TestFuse: two questions about the same rows become one scan, always the same one, and both find their figures in it.
func TestFuse(t *testing.T) {
	texts := []string{"metrics=revenue,avg_check&by=owner&range=2026-03", "metrics=deals_won,revenue&by=owner&range=2026-03", "metrics=deals_new&by=owner&range=2026-03"}
	first := ""
	for range 20 {
		var plans []*plan.Plan
		for _, text := range texts {
			plans = append(plans, build(t, admin(), text))
		}
		scans := plan.Fuse(plans)
		if len(scans) != 2 || len(scans[0].Aggs) != 3 {
			t.Fatalf("%d scans, the first with %v", len(scans), scans[0].Aggs)
		}
		a, b := plans[0].Leaves["revenue"].At[0], plans[1].Leaves["revenue"].At[0]
		if !reflect.DeepEqual(a, b) {
			t.Errorf("revenue is at %v and %v", a, b)
		}
		text := scans[0].String() + scans[1].String()
		if first == "" {
			first = text
		}
		if text != first {
			t.Fatalf("equal questions, two scans:\n%s\n%s", first, text)
		}
	}
}

// TestHoist: what every figure of a scan asks for is asked once of the rows.
func TestHoist(t *testing.T) {
	scans := plan.Fuse([]*plan.Plan{build(t, admin(), "metrics=cycle_days,median_check&range=2026-03")})
	if len(scans) != 1 {
		t.Fatal(scans)
	}
	if !holds(scans[0].Where, `"won"`) {
		t.Errorf("the rows are not limited to wins: %v", scans[0].Where)
	}
	for _, a := range scans[0].Aggs {
		if holds(a.Where, `"won"`) {
			t.Errorf("asked twice: %v", a)
		}
	}
}

// TestRightsInEveryScan: whatever is asked, in every view, the viewer's rows are among the conditions of the scan, of the
// count of what is left out, and of the records.
func TestRightsInEveryScan(t *testing.T) {
	for _, text := range []string{
		"metrics=revenue&range=2026-03&compare=previous,year&grain=week",
		"metrics=revenue,deals_new,pipeline_open,conv_deal_won,calls_out&range=2026-03&totals=1",
		"metrics=win_rate&by=source&limit=3&others=1&owner=bob&range=2026-03",
	} {
		p := build(t, seller(), text)
		if len(p.Hidden) > 0 {
			t.Errorf("%s: %v is hidden", text, p.Hidden)
		}
		for _, s := range append(slices.Clone(p.Scans), p.Rules...) {
			if !holds(s.Where, `"t:ann"`) {
				t.Errorf("%s: %s is read without rights: %v", text, s.Fact.Name, s.Where)
			}
		}
		for name := range p.Leaves {
			r, _, err := p.Behind(name)
			if err != nil || !holds(r.Where, `"t:ann"`) {
				t.Errorf("%s: the records of %s are read without rights: %v, %v", text, name, r.Where, err)
			}
		}
	}
	if p := build(t, seller(), "metrics=mkt_cost&range=2026-03"); len(p.Scans) > 0 || p.Hidden["mkt_cost"].Kind != plan.NoteHidden {
		t.Errorf("costs have no owner: %v, %v", p.Scans, p.Hidden)
	}
	if p := build(t, access.Viewer{}, "metrics=revenue&range=2026-03"); len(p.Scans) > 0 {
		t.Errorf("the zero viewer reads %v", p.Scans)
	}
}

// TestLevels: what is read besides the rows is what somebody asked for.
func TestLevels(t *testing.T) {
	type levels = []plan.Level
	for _, c := range []struct {
		ask  string
		want levels
	}{
		{"metrics=revenue&range=2026-03", levels{{}}},
		{"metrics=revenue&by=owner&range=2026-03", levels{{Keys: []int{0}}, {}}},
		{"metrics=revenue&by=owner&grain=week&range=2026-03", levels{{Period: true, Keys: []int{0}}, {}}},
		{"metrics=revenue&by=owner&grain=week&range=2026-03&limit=3", levels{{Period: true, Keys: []int{0}}, {Keys: []int{0}}, {}}},
		{"metrics=revenue&by=owner&grain=week&range=2026-03&derive=revenue:share", levels{{Period: true, Keys: []int{0}}, {Period: true}, {}}},
		{"metrics=revenue&by=owner,source&grain=week&range=2026-03&totals=1", levels{
			{Period: true, Keys: []int{0, 1}}, {Keys: []int{0, 1}}, {Period: true, Keys: []int{0}}, {Keys: []int{0}}, {Period: true}, {},
		}},
	} {
		p := build(t, admin(), c.ask)
		same := slices.EqualFunc(p.Levels, c.want, func(a, b plan.Level) bool { return a.Period == b.Period && slices.Equal(a.Keys, b.Keys) })
		if !same {
			t.Errorf("%s: levels %v, want %v", c.ask, p.Levels, c.want)
		}
	}
}

// TestPoints: a stock is read at the close of each period that has begun, the last one at the newest data.
func TestPoints(t *testing.T) {
	p := build(t, admin(), "metrics=pipeline_open&grain=month&range=2026-03..2026-05&totals=1")
	var days []string
	for _, pt := range p.Scans[0].Points {
		days = append(days, pt.Day.String())
	}
	if want := []string{"2026-03-31", "2026-04-15", "2026-04-15"}; !slices.Equal(days, want) {
		t.Errorf("read on %v, want %v (March, April so far, the whole)", days, want)
	}
}

// TestQuestionStaysTheCallers: planning changes nothing of the question it was given, and tells former names apart from
// unknown ones.
func TestQuestionStaysTheCallers(t *testing.T) {
	q, err := query.ParseText("metrics=revenue,revenue,deals_won&by=owner&sort=-revenue&derive=revenue:share&range=2026-03")
	if err != nil {
		t.Fatal(err)
	}
	q.Metrics = append(q.Metrics, "revenue")
	before := q.String()
	p, err := plan.Build(env(t), admin(), q)
	if err != nil {
		t.Fatal(err)
	}
	if q.String() != before {
		t.Errorf("the question became %s", q)
	}
	if len(p.Metrics) != 2 {
		t.Errorf("%d metrics, want each once", len(p.Metrics))
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ ask, says string }{
		{"range=2026-03", "no metric"},
		{"metrics=revenu&range=2026-03", "Did you mean revenue"},
		{"metrics=qqqq&range=2026-03", "lists all names"},
		{"metrics=revenue&by=ownr&range=2026-03", "Did you mean owner"},
		{"metrics=revenue&by=period&range=2026-03", "grain=month"},
		{"metrics=revenue&by=owner,source,stage,pipeline,product,client&range=2026-03", "at most 5"},
		{"metrics=mkt_cost&by=owner&range=2026-03", "It can be split by: "},
		{"metrics=roi&by=owner&range=2026-03", "cannot be split by owner"},
		{"metrics=revenue&range=2026-03&derive=deals_won:share", "not among the asked"},
		{"metrics=revenue&by=owner&grain=day&range=1950..2026", "too long a list"},
		{"metrics=revenue&range=sometimes", "sometimes"},
		{"metrics=revenue&owner=zoe&range=2026-03", `no "zoe"`},
		{"metrics=revenue&owner>=b&range=2026-03", `no "b.."`},
		{"metrics=calls_resolved&resolved=perhaps&range=2026-03", "yes or no"},
		{"metrics=revenue&closed~=2026&range=2026-03", "is a day"},
		{"metrics=revenue&amount~=5&range=2026-03", "is a number"},
	} {
		_, err := ask(t, admin(), c.ask)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(fault.Message(err), c.says) {
			t.Errorf("%s: %v, want something with %q", c.ask, err, c.says)
		}
	}
}

func TestNear(t *testing.T) {
	have := []string{"revenue", "revenue_first", "deals_won", "deals_lost", "Анна Соколова"}
	for name, want := range map[string]string{
		"revenu":        "revenue revenue_first",
		"deal_won":      "deals_won",
		"won":           "deals_won",
		"анна соколва":  "Анна Соколова",
		"zzzzzzzzzzzzz": "",
	} {
		if got := strings.Join(plan.Near(name, have), " "); got != want {
			t.Errorf("%s is near %q, want %q", name, got, want)
		}
	}
}

// TestBorders: a band as a filter holds what the band holds.
func TestBorders(t *testing.T) {
	d, ok := env(t).Model.Dimension("amount_band")
	if !ok {
		t.Fatal("no amount_band")
	}
	for id, want := range map[string]string{"0": "..49999.99", "1": "50000..99999.99", "4": "1000000..", "5": "", "x": ""} {
		from, to, ok := plan.Borders(d, id, 100)
		if got := from + ".." + to; ok && got != want || !ok && want != "" {
			t.Errorf("band %s is %s (%t), want %s", id, got, ok, want)
		}
	}
}

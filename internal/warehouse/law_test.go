package warehouse

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// randomDeals writes a shop with a few deals whose history is as odd as it comes.
func randomDeals(t *rapid.T) string {
	var deals, changes, rest strings.Builder
	deals.WriteString("\ndeal  client  created_at  closed_at  stage  outcome  owner  amount  imported_at  gone_at\n")
	changes.WriteString("\nchange  deal  at  stage  owner  amount  seq\n")
	rest.WriteString("\ncall  deal  phone  started_at  direction  result\n")
	at := rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("2026-%02d-%02dT%02d:00", rapid.IntRange(1, 6).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"),
			rapid.SampledFrom([]int{0, 9, 23}).Draw(t, "hour"))
	})
	sometimes := rapid.OneOf(at, rapid.Just("-"))
	stage := rapid.SampledFrom([]string{"new", "talk", "offer", "won", "lost", "qnew", "qwon", "unknown", "-"})
	owner := rapid.SampledFrom([]string{"ann", "bob", "-"})
	amount := rapid.SampledFrom([]string{"0", "100", "250", "-"})
	for d := range rapid.IntRange(1, 4).Draw(t, "deals") {
		gone := rapid.SampledFrom([]string{"-", "-", "-", "2026-05-15"}).Draw(t, "gone")
		fmt.Fprintln(&deals, fmt.Sprintf("d%d", d), rapid.SampledFrom([]string{"acme", "-"}).Draw(t, "client"),
			sometimes.Draw(t, "created"), sometimes.Draw(t, "closed"), stage.Draw(t, "stage"),
			rapid.SampledFrom([]string{"-", "-", "won", "lost", "open"}).Draw(t, "outcome"), owner.Draw(t, "owner"),
			amount.Draw(t, "amount"), rapid.SampledFrom([]string{"-", "-", "2026-03-01"}).Draw(t, "imported"), gone)
		for c := range rapid.IntRange(0, 8).Draw(t, "changes") {
			fmt.Fprintln(&changes, fmt.Sprintf("c%d%d", d, c), fmt.Sprintf("d%d", d), at.Draw(t, "at"), stage.Draw(t, "stage"),
				owner.Draw(t, "owner"), amount.Draw(t, "amount"), c)
		}
		for c := range rapid.IntRange(0, 3).Draw(t, "calls") {
			fmt.Fprintln(&rest, fmt.Sprintf("k%d%d", d, c), fmt.Sprintf("d%d", d), "7", at.Draw(t, "at"),
				rapid.SampledFrom([]string{"in", "out"}).Draw(t, "direction"), rapid.SampledFrom([]string{"missed", "answered"}).Draw(t, "result"))
		}
	}
	return shop + deals.String() + changes.String() + rest.String()
}

// TestLaws holds for every history.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := randomDeals(t)
		w := newWorld(t, "2026-08-01", text)
		checkSpans(t, w)
		checkClosings(t, w)
		checkStages(t, w)
		checkUpkeep(t, w)

		wide, own := w.wide, w.own
		w.derive(t)
		if !reflect.DeepEqual(wide, w.wide) || !reflect.DeepEqual(own, w.own) {
			t.Fatalf("a second run gives other rows")
		}
	})
}

// checkSpans: spans of a deal follow each other without gap or overlap and end with the deal.
func checkSpans(t *rapid.T, w *world) {
	spans := map[string][]map[string]any{}
	for _, s := range w.rows("deal_span") {
		id := s["deal"].(string)
		spans[id] = append(spans[id], s)
	}
	for _, d := range w.rows("deal") {
		list := spans[d["id"].(string)]
		for i, s := range list {
			last := i == len(list)-1
			switch {
			case !last && (s["until_at"] != list[i+1]["since_at"] || s["until_day"] != list[i+1]["since_day"]):
				t.Fatalf("gap or overlap: %v, %v", s, list[i+1])
			case last && s["until_at"] != d["gone_at"]:
				t.Fatalf("the last span %v does not end with the deal %v", s, d)
			case s["until_at"] != nil && s["until_at"].(int64) <= s["since_at"].(int64):
				t.Fatalf("%v is empty", s)
			}
			if last && d["gone_at"] == nil && s["state"] != d["state"] {
				t.Fatalf("%v does not end as the deal %v", s, d)
			}
		}
		if d["gone_at"] == nil && len(list) == 0 {
			t.Fatalf("deal %v has no span", d["id"])
		}
	}
}

// checkClosings: the wins of a deal add up to 1 when it is won now, else to 0; within one month to −1, 0 or 1; money
// follows; and what the client's step copies is the same.
func checkClosings(t *rapid.T, w *world) {
	wins, revenue, months := map[any]int64{}, map[any]int64{}, map[string][]string{}
	var all, copied int64
	for _, c := range w.rows("deal_closing") {
		id := c["deal"]
		wins[id] += c["wins"].(int64)
		revenue[id] += c["revenue_base"].(int64)
		all += c["wins"].(int64)
		key := fmt.Sprint(id, monthOf(c["closed_day"].(int64)))
		months[key] = append(months[key], c["kind"].(string))
	}
	for _, c := range w.rows("closing") {
		copied += c["wins"].(int64)
	}
	if all != copied {
		t.Fatalf("%d wins became %d", all, copied)
	}
	for key, kinds := range months {
		if !slices.Contains([]string{"won", "lost", "reverted", "reverted won", "reverted lost"}, strings.Join(kinds, " ")) {
			t.Fatalf("%s: %v", key, kinds)
		}
	}
	for _, d := range w.rows("deal") {
		id := d["id"]
		want := flag(d["won_at"] != nil, 1)
		if wins[id] != want {
			t.Fatalf("%v: wins add up to %d, want %d", id, wins[id], want)
		}
		if want == 0 && revenue[id] != 0 {
			t.Fatalf("%v: revenue %d without a win", id, revenue[id])
		}
	}
}

// checkStages: whoever reached a stage reached all before it, and a deal is in one place.
func checkStages(t *rapid.T, w *world) {
	here := map[any]int64{}
	next := map[string]any{}
	for _, s := range w.rows("deal_stage") {
		here[s["deal"]] += s["open_here"].(int64) + s["lost_here"].(int64)
		if s["next"] == int64(0) && s["won"] == int64(1) && s["stage"] != "won" && s["stage"] != "qwon" {
			t.Fatalf("won without the next stage: %v", s)
		}
		key := fmt.Sprint(s["deal"], s["pipeline"])
		if was, ok := next[key]; ok && was != int64(1) {
			t.Fatalf("a stage after one whose next was not reached: %v", s)
		}
		next[key] = s["next"]
	}
	for _, d := range w.rows("deal") {
		if n := here[d["id"]]; n > 1 || n > 0 && d["state"] == "won" {
			t.Fatalf("deal %v stands in %d places", d["id"], n)
		}
	}
}

// checkUpkeep: neglect of one kind lies inside the open spans and does not overlap.
func checkUpkeep(t *rapid.T, w *world) {
	type day struct {
		deal, kind any
		day        int64
	}
	const horizon = 21000
	open, seen := map[day]bool{}, map[day]bool{}
	for _, s := range w.rows("deal_span") {
		for d := s["since_day"].(int64); s["state"] == stateOpen && d < min(s["until_day"].(int64), horizon); d++ {
			open[day{s["deal"], nil, d}] = true
		}
	}
	for _, u := range w.rows("upkeep") {
		for d := u["since_day"].(int64); d < min(u["until_day"].(int64), horizon); d++ {
			if !open[day{u["deal"], nil, d}] {
				t.Fatalf("%v on %d, when the deal was not open", u, d)
			}
			if seen[day{u["deal"], u["kind"], d}] {
				t.Fatalf("%v twice on %d", u, d)
			}
			seen[day{u["deal"], u["kind"], d}] = true
		}
	}
}

// TestVerdictsBySight compares verdicts with what docs/decisions/0006 says when months are looked at one by one: a win
// when the deal is won at the month's end and became so in it; a reverted one when it was won at its beginning and did
// not stay so; a loss when it is lost at the end and became so in it.
func TestVerdictsBySight(t *testing.T) {
	env, err := NewEnv(DefaultSettings(), &Dict{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var turns []turn
		at := int64(1_760_000_000)
		for range rapid.IntRange(1, 12).Draw(t, "turns") {
			turns = append(turns, turn{at: at, state: rapid.SampledFrom([]string{stateOpen, stateWon, stateLost}).Draw(t, "state")})
			at += rapid.Int64Range(1, 40).Draw(t, "days") * 86400
		}
		var want []string
		before := "" // the state in which the month begins
		for i := 0; i < len(turns); {
			month := env.month(turns[i].at)
			was, left, entered := before, false, map[string]int64{}
			for ; i < len(turns) && env.month(turns[i].at) == month; i++ {
				left = left || was == stateWon && turns[i].state != stateWon
				if turns[i].state != was {
					entered[turns[i].state] = turns[i].at
				}
				was = turns[i].state
			}
			if before == stateWon && left {
				want = append(want, kindReverted)
			}
			if at, ok := entered[was]; ok && was != stateOpen {
				want = append(want, fmt.Sprint(was, at))
			}
			before = was
		}
		var got []string
		for _, v := range env.verdicts(turns) {
			if v.kind == kindReverted {
				got = append(got, v.kind)
			} else {
				got = append(got, fmt.Sprint(v.kind, v.at))
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// TestSteps: every column a step reads is there when it runs, and every derived table is written by one step.
func TestSteps(t *testing.T) {
	s := NewSchema(nil)
	writer := map[string]string{}
	for _, step := range Steps() {
		for _, in := range step.Inputs {
			names := []string{"id"}
			var columns []Column
			if e := s.Entity(in.From); e != nil {
				columns = append([]Column{instant(SeenAt, "")}, e.Columns...)
				if in.Versions {
					columns = append([]Column{instant(SeenAt, "")}, s.Source(in.From)...)
				}
			} else if table := s.Table(in.From); table != nil {
				columns = table.Columns
			}
			for _, c := range columns {
				names = append(names, c.Name)
			}
			for _, c := range slices.Concat(in.Columns, in.Order, []string{in.By}) {
				if !slices.Contains(names, c) {
					t.Errorf("step %s: %s has no column %q", step.Name, in.From, c)
				}
			}
			if table := s.Table(in.From); table != nil && writer[in.From] == "" {
				t.Errorf("step %s reads %s, which no step before it writes", step.Name, in.From)
			}
		}
		for _, out := range step.Out {
			if by := writer[out.Name]; by != "" || s.Table(out.Name) != out {
				t.Errorf("table %s: written by %q and %q", out.Name, by, step.Name)
			}
			writer[out.Name] = step.Name
		}
	}
	for _, table := range s.Tables {
		if writer[table.Name] == "" {
			t.Errorf("no step writes %s", table.Name)
		}
	}
}

package warehouse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestDifferences holds the table of the comment on timeline: deals that were seen several times.
func TestDifferences(t *testing.T) {
	w := newWorld(t, "2026-12-01", shop+`
deal    seen_at     created_at  closed_at   stage  owner  amount
weekly  2026-05-08  2026-05-01  -           new    ann    100
weekly  2026-05-15  2026-05-01  -           talk   bob    120
weekly  2026-05-22  2026-05-01  2026-05-20  won    bob    120
told    2026-05-08  2026-05-01  -           new    ann    100
told    2026-05-15  2026-05-01  -           talk   ann    100
sight   2026-05-08  -           -           talk   ann    100
sight   2026-05-15  -           -           talk   bob    100
lost    2026-05-08  -           -           talk   ann    100
lost    2026-05-15  -           2026-05-03  lost   ann    100
typo    2026-05-08  2026-05-01  -           talk   ann    100
typo    2026-05-15  2026-05-01  2026-05-10  won    ann    100
typo    2026-05-22  2026-05-01  2026-05-11  won    ann    150
back    2026-05-08  2026-05-01  2026-05-05  lost   ann    100
back    2026-05-15  2026-05-01  -           talk   ann    100
odd     2026-05-08  2026-05-01  -           offer  ann    100
odd     2026-05-15  2026-05-01  -           offer  bob    100
same    2026-05-08  2026-05-01  -           new    ann    100
same    2026-05-08  2026-05-01  -           talk   ann    100

change  deal  at          stage
t1      told  2026-05-12  talk
o1      odd   2026-05-02  talk
`)
	w.wants(t, "deal_span", `
deal   since_day  until_day  stage state owner amount_base exact
back   2026-05-01 2026-05-05 -     open  ann   100         no
back   2026-05-05 2026-05-15 lost  lost  ann   100         no
back   2026-05-15 never      talk  open  ann   100         no
lost   2026-05-08 2026-05-15 talk  open  ann   100         no
lost   2026-05-15 never      lost  lost  ann   100         no
odd    2026-05-01 2026-05-02 new   open  ann   100         yes
odd    2026-05-02 2026-05-08 talk  open  ann   100         yes
odd    2026-05-08 2026-05-15 offer open  ann   100         no
odd    2026-05-15 never      offer open  bob   100         no
same   2026-05-01 never      talk  open  ann   100         no
sight  2026-05-08 2026-05-15 talk  open  ann   100         no
sight  2026-05-15 never      talk  open  bob   100         no
told   2026-05-01 2026-05-12 new   open  ann   100         yes
told   2026-05-12 never      talk  open  ann   100         yes
typo   2026-05-01 2026-05-11 talk  open  ann   100         no
typo   2026-05-11 never      won   won   ann   150         no
weekly 2026-05-01 2026-05-15 new   open  ann   100         yes
weekly 2026-05-15 2026-05-20 talk  open  bob   120         no
weekly 2026-05-20 never      won   won   bob   120         no
`)
	w.wants(t, "deal_closing", `
deal   kind closed_day owner amount_base stage
lost   lost 2026-05-15 ann   100         talk
typo   won  2026-05-11 ann   150         talk
weekly won  2026-05-20 bob   120         talk
`)
}

// TestSeenStays: a later version changes nothing of what was open before it was seen, nor when.
func TestSeenStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stages := rapid.SampledFrom([]string{"new", "talk", "offer", "won", "lost", "qnew", "unknown", "-"})
		owners := rapid.SampledFrom([]string{"ann", "bob", "-"})
		text := shop + "\nchange deal at stage owner\n"
		for i := range rapid.IntRange(0, 2).Draw(t, "changes") {
			text += fmt.Sprintln(fmt.Sprint("c", i), "d", fmt.Sprintf("2026-01-%02d", i+2), stages.Draw(t, "told"), owners.Draw(t, "told owner"))
		}
		text += "\ndeal seen_at created_at closed_at stage owner outcome\n"
		created := rapid.SampledFrom([]string{"-", "2026-01-01"}).Draw(t, "created")
		n := rapid.IntRange(2, 5).Draw(t, "versions")
		var before *world
		for i := range n {
			if i == n-1 {
				before = newWorld(t, "2026-12-01", text)
			}
			closed := rapid.SampledFrom([]string{"-", fmt.Sprintf("2026-01-%02dT20:00", 9+i)}).Draw(t, "closed")
			stage, outcome := stages.Draw(t, "stage"), rapid.SampledFrom([]string{"-", "-", "won", "lost"}).Draw(t, "outcome")
			if i == 0 { // a deal first seen closed may learn later when that was
				stage, outcome = "talk", "-"
			}
			text += fmt.Sprintln("d", fmt.Sprintf("2026-01-%02d", 10+i), created, closed, stage, owners.Draw(t, "owner"), outcome)
		}
		after := newWorld(t, "2026-12-01", text)
		seen := after.instant(t, fmt.Sprintf("2026-01-%02d", 8+n)) // when the version before the last was read
		if a, b := open(before, seen), open(after, seen); a != b {
			t.Fatalf("%s\nwas\n%s\nis\n%s", text[len(shop):], a, b)
		}
		checkSpans(t, after)
		checkClosings(t, after)
		checkStages(t, after)
	})
}

// open prints the open stretches of deals up to a moment.
func open(w *world, until int64) string {
	var out []string
	for _, s := range w.rows("deal_span") {
		if s["state"] == stateOpen && s["since_at"].(int64) < until {
			end := until
			if at, ok := s["until_at"].(int64); ok {
				end = min(end, at)
			}
			out = append(out, fmt.Sprintln(s["since_at"], end, s["stage"], s["owner"]))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

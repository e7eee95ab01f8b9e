package warehouse

import (
	"fmt"
	"strings"
	"testing"
)

func TestChanged(t *testing.T) {
	was := &Dict{
		Users: map[string]User{
			"u1": {ID: "u1", Since: []Membership{{10, "a"}, {20, "b"}}},
			"u2": {ID: "u2", Department: "a"},
			"u3": {ID: "u3", Department: "a"},
		},
		Products:  map[string]Product{"p1": {Price: 1}, "p2": {Price: 1}},
		Rates:     map[string][]Rate{"USD": {{10, 90}, {20, 95}}, "EUR": {{10, 100}}},
		Pipelines: map[string]Pipeline{"x": {ID: "x", Stages: []Stage{{ID: "s1", Pipeline: "x", Rank: 1}}}, "y": {ID: "y"}},
		Stages:    map[string]Stage{"s1": {ID: "s1", Pipeline: "x", Rank: 1}, "s9": {ID: "s9", Pipeline: "y"}},
	}
	is := &Dict{
		Users: map[string]User{
			"u1": {ID: "u1", Since: []Membership{{10, "a"}, {20, "b"}, {30, "c"}}, Leave: [][2]int64{{1, 2}}},
			"u2": {ID: "u2", Department: "b"},
			"u3": {ID: "u3", Department: "a", Leave: [][2]int64{{1, 2}}},
			"u4": {ID: "u4", Department: "a"},
		},
		Products: map[string]Product{"p1": {Price: 1, Cost: 1}, "p2": {Price: 1}},
		Rates:    map[string][]Rate{"USD": {{10, 90}, {15, 91}, {20, 95}, {30, 99}}, "EUR": {{10, 100}, {15, 100}}},
		Pipelines: map[string]Pipeline{
			"x": {ID: "x", Stages: []Stage{{ID: "s1", Pipeline: "x", Rank: 1}, {ID: "s2", Pipeline: "x", Rank: 2}}}, "y": {ID: "y", Kind: "sales"},
		},
		Stages: map[string]Stage{
			"s1": {ID: "s1", Pipeline: "x", Rank: 1}, "s2": {ID: "s2", Pipeline: "x", Rank: 2}, "s9": {ID: "s9", Pipeline: "y"},
		},
	}
	var lines []string
	for _, c := range Changed(was, is) {
		days := "always"
		switch {
		case c.Always():
		case c.To == lastEver:
			days = fmt.Sprint("from ", c.From)
		default:
			days = fmt.Sprintf("%d to %d", c.From, c.To)
		}
		lines = append(lines, c.Entity+" "+c.ID+" "+days)
	}
	want := `user u1 from 30
user u2 always
user u4 always
product p1 always
currency USD 15 to 20
currency USD from 30
pipeline x always
stage s1 always
stage s2 always`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if list := Changed(is, is); len(list) > 0 {
		t.Errorf("nothing has changed: got %v", list)
	}
}

// TestDue derives every group of a company day by day: as long as its time has not come, it comes out the same.
func TestDue(t *testing.T) {
	w := newWorld(t, "2026-03-02T12:00", dueTables)
	for _, step := range Steps() {
		if !step.Ages {
			continue
		}
		aged := 0
		for _, g := range w.groups(t, step) {
			rows := func(now int64) (list string, due int64) {
				env := w.env.With(w.env.Dict, now).Watch()
				step.Run(env, g, func(table int, r Row) { list += fmt.Sprintln(table, r) })
				return list, env.Due()
			}
			was, due := rows(w.now)
			for hour := range int64(24 * 400) {
				now := w.now + hour*3600
				is, next := rows(now)
				if is != was && now < due {
					t.Fatalf("step %s, group %s: out of date at %d, but due at %d\n%s%s", step.Name, g.Key, now, due, was, is)
				}
				if is != was {
					aged++
				}
				was, due = is, next
			}
		}
		if aged == 0 {
			t.Errorf("nothing of step %s has aged", step.Name)
		}
	}
}

const dueTables = `
user department
ann  sales

membership user department since
m1         ann  sales      2026-01-01
m2         ann  retail     2026-04-01

pipeline kind
p        sales

stage pipeline rank outcome
new   p        1    open
won   p        2    won

client created_at
c1     2026-01-01
c2     2026-01-01

lead created_at       owner
l1   2026-03-02T11:58 ann
l2   2026-02-02T11:58 ann

deal created_at closed_at  owner pipeline stage client amount
d1   2026-02-25 -          ann   p        new   c1     100
d2   2026-01-10 2026-01-20 ann   p        won   c1     100
d3   2026-01-10 2026-03-01 ann   p        won   c2     200

call started_at       owner phone direction result
k1   2026-03-02T11:30 ann   7900  in        missed
`

package ask_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/model"
	"svodka/internal/query"
)

// team is a department of seven people, each with one win in March, of 10, 20 … 70, and some losses; besides them there are
// a department of two and somebody of no department.
//
//	         ann  bob  cat  dan  eve  fay  gus
//	lost     0    1    3    0    1    2    3
//	rate     1    1/2  1/4  1    1/2  1/3  1/4
func team() string {
	var b strings.Builder
	b.WriteString("seen: 2026-04-01T09:00\ndepartments:\n id\n north\n south\nusers:\n id department\n")
	for _, id := range []string{"ann", "bob", "cat", "dan", "eve", "fay", "gus"} {
		b.WriteString(" " + id + " north\n")
	}
	b.WriteString(" zed south\n yan south\n hal -\ndeals:\n id owner created closed outcome amount source\n")
	n := 0
	deal := func(owner, outcome string, amount int, source string) {
		n++
		fmt.Fprintf(&b, " %d %s 2026-03-02 2026-03-10 %s %d %s\n", n, owner, outcome, amount, source)
	}
	for i, x := range []struct {
		id   string
		lost int
	}{{"ann", 0}, {"bob", 1}, {"cat", 3}, {"dan", 0}, {"eve", 1}, {"fay", 2}, {"gus", 3}} {
		source := "fair" // of five, ann among them
		if i >= 5 {
			source = "web"
		}
		deal(x.id, "won", 10*(i+1), source)
		for range x.lost {
			deal(x.id, "lost", 1000, source)
		}
	}
	deal("zed", "won", 100_000, "fair")
	deal("yan", "won", 100_000, "fair")
	deal("hal", "won", 100_000, "fair")
	return b.String()
}

func peer(t *testing.T, d *ask.Desk, v access.Viewer, text string) ask.Peer {
	t.Helper()
	list, err := d.Peers(t.Context(), v, []query.Query{parsed(t, text)})
	if err != nil || len(list) != 1 {
		t.Fatalf("%s: %v, %v", text, list, err)
	}
	return list[0]
}

// TestPeers: ann and bob see their own figures and the middle of their department, which is one for both; a rate is the middle
// of rates; who has no department is told of all.
func TestPeers(t *testing.T) {
	d, _ := opened(t, team())
	for _, c := range []struct {
		who, text string
		want      ask.Peer
	}{
		{"ann", "metrics=revenue&range=2026-03", ask.Peer{Median: 4000, Of: 7}},
		{"bob", "metrics=revenue&range=2026-03", ask.Peer{Median: 4000, Of: 7}},
		{"ann", "metrics=revenue,win_rate&by=source&grain=week&compare=previous&range=2026-03", ask.Peer{Median: 4000, Of: 7}},
		{"ann", "metrics=win_rate&range=2026-03", ask.Peer{Median: 0.5, Of: 7}},
		{"ann", "metrics=deals_lost&range=2026-03", ask.Peer{Median: 2, Of: 5}}, // ann lost nothing: the five others
		{"bob", "metrics=deals_lost&range=2026-03", ask.Peer{}},                 // four others
		{"ann", "metrics=revenue&range=2026-02", ask.Peer{}},
		{"hal", "metrics=revenue&range=2026-03", ask.Peer{Median: 5500, Of: 10}},
		{"zed", "metrics=revenue&range=2026-03", ask.Peer{}},
		{"nobody", "metrics=revenue&range=2026-03", ask.Peer{Median: 5500, Of: 10}},
	} {
		if got := peer(t, d, limited(c.who), c.text); math.Abs(got.Median-c.want.Median) > 1e-9 || got.Of != c.want.Of {
			t.Errorf("%s, %s: %+v, want %+v", c.who, c.text, got, c.want)
		}
	}
	if own := figure(t, d, limited("ann"), "metrics=revenue&range=2026-03"); own.V != 1000 {
		t.Errorf("ann's own figure is %v", own)
	}
}

// TestPeersNarrowed: no filter brings the middle down to few people, and none by people is heard at all.
func TestPeersNarrowed(t *testing.T) {
	d, _ := opened(t, team())
	for _, filter := range []string{
		"owner=#t:bob", "owner=#t:ann", "owner!=#t:bob", "owner=~b", "owner!=(empty)", "department=north", "department!=south", "branch=north",
		"source=fair", "source!=fair", "amount>=40", "amount=20", "closed=2026-04-01", "nothing=1",
	} {
		for _, who := range []string{"ann", "bob"} {
			if got := peer(t, d, limited(who), "metrics=revenue&range=2026-03&"+filter); got != (ask.Peer{}) {
				t.Errorf("%s, %s: %+v", who, filter, got)
			}
		}
	}
	if got := peer(t, d, limited("ann"), "metrics=revenue&range=2026-03&amount>=20"); got != (ask.Peer{Median: 4500, Of: 6}) {
		t.Errorf("a filter that leaves six: %+v", got)
	}
}

// TestPeersFew: a team of five tells nothing, one of six does.
func TestPeersFew(t *testing.T) {
	for _, c := range []struct {
		gone []string
		want ask.Peer
	}{
		{[]string{"gus"}, ask.Peer{Median: 3500, Of: 6}},
		{[]string{"gus", "fay"}, ask.Peer{}},
		{[]string{"gus", "fay", "eve"}, ask.Peer{}},
	} {
		lines := slices.DeleteFunc(strings.Split(team(), "\n"), func(line string) bool {
			return slices.ContainsFunc(c.gone, func(id string) bool { return slices.Contains(strings.Fields(line), id) })
		})
		d, _ := opened(t, strings.Join(lines, "\n"))
		if got := peer(t, d, limited("ann"), "metrics=revenue&range=2026-03"); got != c.want {
			t.Errorf("without %v: %+v, want %+v", c.gone, got, c.want)
		}
	}
}

// TestPeersRights: only who sees the rows of one owner is told of the others; what is hidden from them stays hidden, and what
// narrows their rows narrows the team's.
func TestPeersRights(t *testing.T) {
	d, _ := opened(t, team())
	text := "metrics=revenue&range=2026-03"
	own := func(change func(g *access.Grant)) access.Viewer {
		v := limited("ann")
		change(&v.Grant)
		return v
	}
	rows := func(name model.Name, op model.Op, values ...string) model.Cond {
		return model.Cond{Name: name, Op: op, Values: values}
	}
	for name, v := range map[string]access.Viewer{
		"the administrator": access.Admin("en"),
		"nobody":            {ID: "x", Lang: "en"},
		"a head":            own(func(g *access.Grant) { g.Rows = [][]model.Cond{{rows("department", model.In, "north")}} }),
		"two alternatives": own(func(g *access.Grant) {
			g.Rows = append(g.Rows, []model.Cond{rows("department", model.In, "south")})
		}),
		"two owners":           own(func(g *access.Grant) { g.Rows[0][0].Values = []string{"#t:ann", "#t:bob"} }),
		"all but one":          own(func(g *access.Grant) { g.Rows[0][0].Op = model.NotIn }),
		"a hidden metric":      own(func(g *access.Grant) { g.Hidden = []model.Name{"revenue"} }),
		"no metrics":           own(func(g *access.Grant) { g.Metrics = []model.Name{} }),
		"other metrics":        own(func(g *access.Grant) { g.Metrics = []model.Name{"deals_won"} }),
		"narrowed to a source": own(func(g *access.Grant) { g.Rows[0] = append(g.Rows[0], rows("source", model.In, "web")) }),
	} {
		if got := peer(t, d, v, text); got != (ask.Peer{}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	hidden := own(func(g *access.Grant) { g.Hidden = []model.Name{"deals_lost"} })
	if got := peer(t, d, hidden, "metrics=win_rate&range=2026-03"); got != (ask.Peer{}) {
		t.Errorf("made of a hidden metric: %+v", got)
	}
	if got := peer(t, d, hidden, text); got.Of != 7 {
		t.Errorf("another metric: %+v", got)
	}
}

// TestPeerSaysNoMore: a middle and a count, and no other field that names or bounds could be put into.
func TestPeerSaysNoMore(t *testing.T) {
	if n := reflect.TypeFor[ask.Peer]().NumField(); n != 2 {
		t.Errorf("%d fields", n)
	}
}

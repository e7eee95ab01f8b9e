package warehouse

import (
	"fmt"
	"strings"
	"testing"
)

// TestClient has a client who bought twice on one day, was silent for long and came back, with a win taken back.
func TestClient(t *testing.T) {
	w := newWorld(t, "2026-12-31", shop+`
deal  client  source  created_at  closed_at         stage  owner  amount  cost  excluded
a     acme    web     2026-01-01  2026-01-10        won    ann    100     60    -
b     acme    tip     2026-01-01  2026-03-01T10:00  won    ann    200     -     -
c     acme    tip     2026-01-01  2026-03-01T15:00  won    bob    50      20    -
d     acme    web     2026-01-01  2026-12-20        won    bob    10      -     -
e     acme    web     2026-01-01  2026-01-05        won    bob    1000    -     test
f     -       web     2026-01-01  2026-02-01        won    bob    70      -     -
g     acme    web     2026-01-01  -                 new    ann    5       -     -

change  deal  at          stage
g1      g     2026-01-03  won
g2      g     2026-02-03  new
`)
	w.wants(t, "closing", `
deal kind     closed_day sale_kind
f    won      2026-02-01 -
g    won      2026-01-03 first
e    won      2026-01-05 first
a    won      2026-01-10 first
g    reverted 2026-02-03 first
b    won      2026-03-01 repeat
c    won      2026-03-01 repeat
d    won      2026-12-20 repeat
`)
	w.wants(t, "client", `
id   first_day  second_day last_day   purchases revenue_base margin_base bought
acme 2026-01-10 2026-03-01 2026-12-20 3         360          280         1
`)
	w.wants(t, "purchase", `
client day        seq again revenue_base margin_base cohort age gap_days owner source
acme   2026-01-10 1   1     100          40          202601 0   -        ann   web
acme   2026-03-01 2   1     250          230         202601 2   50       bob   tip
acme   2026-12-20 3   0     10           10          202601 11  294      bob   web
`)
	w.wants(t, "client_life", `
client seq since_day  until_day  ended owner source
acme   1   2026-01-10 2026-08-28 1     bob   web
acme   2   2026-12-20 never      0     bob   web
`)
	w.wants(t, "client_active", `
client grain   day        was kept owner
acme   month   2026-01-01 0   0    ann
acme   month   2026-02-01 1   0    ann
acme   month   2026-03-01 0   0    bob
acme   month   2026-04-01 1   0    bob
acme   month   2026-12-01 0   0    bob
acme   quarter 2026-01-01 0   0    bob
acme   quarter 2026-04-01 1   0    bob
acme   quarter 2026-10-01 0   0    bob
acme   year    2026-01-01 0   0    bob
`)
}

// TestRFM scores a few clients by fixed thresholds.
func TestRFM(t *testing.T) {
	w := newWorld(t, "2026-12-31", shop+`
client  name
bolt    Bolt
cave    Cave

deal  client  created_at  closed_at   stage  amount
a     acme    2026-01-01  2026-12-20  won    900
b     bolt    2024-01-01  2024-12-30  won    900
c     bolt    2026-01-01  2026-02-01  won    100
d     cave    2026-01-01  2026-12-01  won    50
`)
	w.wants(t, "client", `
id   r f m rfm scored_day
acme 5 1 5 loyal 2026-12-31
bolt 2 1 2 sleeping 2026-12-31
cave 5 1 1 new 2026-12-31
`)
}

// TestRFMQuintiles: of 100 clients each buys on its own day; equal sums have equal scores.
func TestRFMQuintiles(t *testing.T) {
	var clients, deals strings.Builder
	for i := range 100 {
		fmt.Fprintf(&clients, "c%02d  x\n", i)
		fmt.Fprintf(&deals, "d%02d  c%02d  2026-01-01  2026-%02d-%02d  won  %d\n", i, i, 1+i/20, 1+i%20, 100+i/50)
	}
	w := newWorld(t, "2026-12-31", shop+"\nclient  name\n"+clients.String()+
		"\ndeal  client  created_at  closed_at  stage  amount\n"+deals.String())
	count := map[string]int{}
	for _, r := range w.rows("client") {
		count[fmt.Sprintf("r%v f%v m%v", r["r"], r["f"], r["m"])]++
	}
	want := map[string]int{"r1 f1 m1": 20, "r2 f1 m1": 20, "r3 f1 m1": 10, "r3 f1 m3": 10, "r4 f1 m3": 20, "r5 f1 m3": 20, "r<nil> f<nil> m<nil>": 1}
	if fmt.Sprint(count) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", count, want)
	}
}

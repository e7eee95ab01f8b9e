package warehouse

import (
	"fmt"
	"strings"
	"testing"
)

// TestUpkeep: StaleDays is 14.
func TestUpkeep(t *testing.T) {
	w := newWorld(t, "2026-07-15", shop+`
deal  created_at  closed_at  stage  owner  amount
a     2026-05-01  -          talk   bob    100
b     2026-05-01  2026-06-20 won    ann    100
c     2026-05-01  -          new    bob    100

change  deal  at          stage  owner  robot
a0      a     2026-05-01  new    ann    no
a1      a     2026-05-25  -      bob    yes
a2      a     2026-06-20  won    -      no
a3      a     2026-06-25  talk   -      no
c0      c     2026-05-01  new    ann    no
c1      c     2026-05-20  -      bob    yes

call  deal  started_at
c1    a     2026-05-03
c2    a     2026-05-30

message  deal  at          robot
m1       a     2026-05-10  yes

task  deal  created_at        done_at           gone_at
t1    a     2026-05-02        2026-05-10        -
t2    a     2026-05-05        2026-05-20        -
t3    a     2026-05-25        -                 2026-06-30
t4    b     2026-05-01        2026-06-30        -
`)
	w.wants(t, "upkeep", `
deal kind    since_day  until_day  owner stage
a    idle    2026-06-13 2026-06-20 bob   new
a    no_task 2026-05-01 2026-05-02 ann   new
a    no_task 2026-05-20 2026-05-25 ann   new
a    idle    2026-07-09 never      bob   talk
a    no_task 2026-06-30 never      bob   talk
b    idle    2026-05-15 2026-06-20 ann   -
c    idle    2026-05-15 2026-05-20 ann   new
c    idle    2026-05-20 never      bob   new
c    no_task 2026-05-01 2026-05-20 ann   new
c    no_task 2026-05-20 never      bob   new
`)
}

// TestCaller: 60 working minutes to call back; 8 May 2026 is a short Friday till 17:00, the 11th a day off.
func TestCaller(t *testing.T) {
	w := newWorld(t, "2026-05-13T12:00", shop+`
call  phone  started_at        direction  result    seconds  owner  client
a1    1      2026-05-07T10:00  in         missed    0        ann    -
a2    1      2026-05-07T10:20  in         missed    0        bob    -
a3    1      2026-05-07T10:40  out        answered  60       bob    acme
b1    2      2026-05-07T10:00  in         missed    0        ann    -
b2    2      2026-05-07T10:30  out        answered  5        ann    -
b3    2      2026-05-07T12:00  out        answered  90       ann    -
c1    3      2026-05-08T16:50  in         missed    0        ann    -
c2    3      2026-05-12T09:40  in         answered  90       bob    -
d1    4      2026-05-13T11:30  in         missed    0        ann    -
e1    5      2026-05-07T10:00  out        answered  90       ann    -
f1    6      2026-05-07T09:15  in         answered  90       bob    acme
f2    6      2026-05-07T17:30  callback   missed    0        ann    -
`)
	w.wants(t, "caller", `
phone day        hour weekday lost due owner department client
1     2026-05-07 10   4       0    1   ann   north      acme
2     2026-05-07 10   4       1    1   ann   north      -
3     2026-05-08 16   5       0    1   ann   north      -
3     2026-05-12 9    2       0    1   bob   south      -
4     2026-05-13 11   3       0    0   ann   north      -
6     2026-05-07 9    4       0    1   bob   south      acme
`)
}

// TestBursts: 20 moves of a stage within a minute are one action, 19 are 19.
func TestBursts(t *testing.T) {
	var events strings.Builder
	for i := range 20 {
		fmt.Fprintf(&events, "a%02d  ann  2026-05-07T10:00:%02d  stage  no\n", i, i*3)
		if i > 0 {
			fmt.Fprintf(&events, "b%02d  ann  2026-05-07T10:00:%02d  note   no\n", i, i*3)
		}
	}
	w := newWorld(t, "2026-05-13", shop+"\nevent  owner  at  kind  robot\n"+events.String()+`z1  ann  2026-05-07T10:01:30  stage  no
z2  ann  2026-05-07T20:00     stage  no
r1  ann  2026-05-07T21:00     stage  yes
n1  -    2026-05-07T21:00     stage  no
`)
	count := map[string]int64{}
	for _, r := range w.rows("event") {
		count[r["id"].(string)[:1]] += r["counted"].(int64)
	}
	want := map[string]int64{"a": 1, "b": 19, "z": 2, "r": 0, "n": 1}
	if fmt.Sprint(count) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", count, want)
	}
	w.wants(t, "presence", `
owner department day        seconds
ann   north      2026-05-07 28800
`)
}

// TestSurveys: the last answer of a client within 90 days counts.
func TestSurveys(t *testing.T) {
	w := newWorld(t, "2026-12-01", shop+`
survey  client  at          kind  score  scale
a       acme    2026-01-01  nps   3      -
b       acme    2026-03-01  nps   9      -
c       acme    2026-04-15  nps   7      -
d       acme    2026-03-02  csat  4      -
e       acme    2026-04-16  nps   -      -
f       -       2026-03-02  csat  3      -
g       -       2026-03-02  csat  8      10
`)
	w.wants(t, "survey", `
id counted promoter detractor satisfied answered
a  0       0        1         0         1
b  1       1        0         0         1
c  1       0        0         0         1
d  1       0        0         1         1
e  0       0        0         0         0
f  1       0        0         0         1
g  1       0        0         1         1
`)
}

func TestTickets(t *testing.T) {
	w := newWorld(t, "2026-12-01", shop+`
ticket  created_at        answered_at       solved_at         owner
a       -                 -                 -                 ann
b       2026-05-07T17:50  2026-05-08T09:10  2026-05-12T09:30  ann
c       2026-05-07T17:50  -                 -                 ann

ticket_event  ticket  at                activity  seq
e1            a       2026-05-07T10:00  assign    1
e3            a       2026-05-07T10:00  take      2
e2            a       2026-05-07T11:00  wait      3
e0            a       2026-05-07T12:30  take      4
x0            x       2026-05-07T12:30  take      4
`)
	w.wants(t, "ticket", `
id begun_at         end_at            solve_seconds solve_work answer_work events first_activity last_activity until_day
a  2026-05-07T10:00 2026-05-07T12:30  9000          9000       -           4      assign         take          2026-05-07
b  2026-05-07T17:50 2026-05-12T09:30  402000        31200      1200        0      -              -             2026-05-12
c  2026-05-07T17:50 -                 -             -          -           0      -              -             never
`)
	w.wants(t, "ticket_event", `
id ticket next_activity dwell_seconds first rank begun_day
e1 a      take          0             1     1    2026-05-07
e3 a      wait          3600          1     2    2026-05-07
e2 a      take          5400          1     3    2026-05-07
e0 a      -             -             0     4    2026-05-07
x0 x      -             -             1     1    2026-05-07
`)
}

// TestFirstCalls: a missed call is the first one, a talk comes after; a deal won before anybody spoke took no time from the
// talk to the win.
func TestFirstCalls(t *testing.T) {
	w := newWorld(t, "2026-12-31", shop+`
deal  client  created_at  closed_at   stage  amount
a     acme    2026-01-01  2026-01-20  won    900
b     acme    2026-01-01  2026-01-05  won    900
c     acme    2026-01-01  -           new    900

call  started_at           deal  direction  result    seconds  owner
1     2026-01-03T10:00:00  a     out        missed    0        ann
2     2026-01-06T10:00:00  a     out        answered  90       ann
3     2026-01-07T10:00:00  a     out        answered  90       ann
4     2026-01-08T10:00:00  b     out        answered  90       ann
`)
	w.wants(t, "deal", `
id  call_day    talk_day    talk_won_seconds
a   2026-01-03  2026-01-06  1209600
b   2026-01-08  2026-01-08  -
c   -           -           -
`)
}

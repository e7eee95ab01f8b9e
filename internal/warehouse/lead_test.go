package warehouse

import "testing"

// TestFirstResponse: Friday 30 October 2020 was an ordinary day; Saturday 20 February 2021 was worked till 17:00.
func TestFirstResponse(t *testing.T) {
	w := newWorld(t, "2021-03-01T12:00", shop+`
lead    created_at        owner
night   2021-02-19T23:50  ann
robot   2021-02-24T10:00  ann
inborn  2021-02-24T10:00  ann
fresh   2021-03-01T11:50  ann
silent  2021-02-24T10:00  bob
before  2021-02-24T10:00  ann
met     2021-02-24T10:00  ann
closed  2021-02-24T10:00  ann

message  lead    at                direction  robot  owner
m1       night   2021-02-20T09:10  out        no     bob
m2       robot   2021-02-24T10:00  out        yes    -
m3       robot   2021-02-24T10:30  out        no     ann
m4       silent  2021-02-24T11:00  in         no     -
m5       before  2021-02-20T10:00  out        no     ann

call  lead    started_at        direction  result    owner
c1    inborn  2021-02-24T09:55  in         answered  bob
c2    silent  2021-02-24T12:00  in         missed    bob
c3    before  2021-02-24T11:00  out        busy      ann

meeting  lead  starts_at         held_at           owner
t1       met   2021-02-24T10:05  2021-02-24T10:05  bob
`)
	for _, r := range w.facts["lead"] { // refused in five minutes, without an answer
		if r[0] == "closed" {
			at := w.instant(t, "2021-02-24T10:05")
			_, i, _ := w.schema.Entity("lead").Column("rejected_at")
			r[i+1] = at
		}
	}
	w.derive(t)
	w.wants(t, "lead", `
id     response_at       response_owner response_department response_work response_seconds sla_due sla_met touched_day state    end_work
night  2021-02-20T09:10  bob            south               600           33600            1       1       2021-02-20  open     -
robot  2021-02-24T10:30  ann            north               1800          1800             1       0       2021-02-24  open     -
inborn 2021-02-24T10:00  bob            south               0             0                1       1       2021-02-24  open     -
fresh  -                 ann            north               -             -                0       0       never       open     -
silent -                 bob            south               -             -                1       0       never       open     -
before 2021-02-24T11:00  ann            north               3600          3600             1       0       2021-02-24  open     -
met    2021-02-24T10:05  bob            south               300           300              1       1       2021-02-24  open     -
closed -                 ann            north               -             -                0       0       2021-02-24  rejected 300
`)
}

// TestLeadFate has conversions, refusals, junk and duplicates.
func TestLeadFate(t *testing.T) {
	w := newWorld(t, "2026-12-01", `
stage  pipeline  rank  outcome  qualified
l1     lp        1     open     no
l2     lp        2     open     yes
lw     lp        3     won      no
ll     lp        4     lost     no
won    p         2     won      no

lead  created_at  stage  phone  email  converted_at  rejected_at  junk  n  gone_at
a     2026-05-01  lw     1      -      -             -            -     -  -
b     2026-05-20  l1     1      -      -             -            -     -  -
c     2026-06-15  l1     1      -      -             -            -     -  -
d     2026-08-01  l1     1      x@y    -             -            -     -  -
e     2026-08-11  l1     2      x@y    -             -            -     -  -
f     2026-05-08  ll     3      -      -             2026-05-13   yes   -  -
g     2026-05-08  ll     3      -      -             2026-05-15   yes   -  -
h     2026-05-09  l1     3      -      -             -            -     5  -
i     2026-05-08  ll     4      -      2026-05-20    2026-05-10   -     -  -
j     2026-05-08  l1     5      -      -             -            -     -  2026-05-10
k     2026-05-08  ll     6      -      -             -            -     -  -

change  lead  at          stage
a1      a     2026-05-02  l2
a2      a     2026-05-04  lw

deal  lead  created_at  closed_at   stage  excluded
d1    a     2026-05-05  2026-06-01  won    -
d2    b     2026-05-21  2026-05-22  won    -
d3    c     2026-05-21  2026-05-22  won    test
`)
	w.wants(t, "lead", `
id state     goal_day   won_day    end_day    dropped   duplicate_of count_n
a  converted 2026-05-02 2026-06-01 2026-05-04 -         -            1
b  converted 2026-05-21 2026-05-22 2026-05-21 duplicate a            1
c  open      -          -          -          duplicate a            1
d  open      -          -          -          -         -            1
e  open      -          -          -          duplicate d            1
f  rejected  -          -          2026-05-13 spam      -            1
g  rejected  -          -          2026-05-15 -         -            1
h  open      -          -          -          -         -            5
i  converted 2026-05-20 -          2026-05-20 -         -            1
j  deleted   -          -          2026-05-10 -         -            1
k  rejected  -          -          -          -         -            1
`)
}

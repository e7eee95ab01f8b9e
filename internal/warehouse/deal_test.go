package warehouse

import "testing"

// shop is a company with two pipelines.
const shop = `
department  name
north       North
south       South

user  department
ann   north
bob   south

pipeline  kind
p         sales
q         sales

stage  pipeline  rank  outcome
new    p         1     open
talk   p         2     open
offer  p         3     open
won    p         4     won
lost   p         5     lost
qnew   q         1     open
qwon   q         2     won

client  name
acme    Acme
`

// TestClosings holds the table of docs/decisions/0006.
func TestClosings(t *testing.T) {
	w := newWorld(t, "2026-12-01", shop+`
deal  client  created_at  stage  owner  amount
a     acme    2026-05-01  won    ann    100
b     acme    2026-05-01  talk   ann    100
c     acme    2026-05-01  won    ann    100
d     acme    2026-05-01  talk   ann    100
e     acme    2026-05-01  won    ann    100
f     acme    2026-05-01  lost   ann    100
g     acme    2026-05-01  won    ann    100
h     acme    2026-05-01  lost   ann    100

change  deal  at          stage
a1      a     2026-05-10  won
b1      b     2026-05-10  won
b2      b     2026-05-20  talk
c1      c     2026-05-10  won
c2      c     2026-05-20  talk
c3      c     2026-05-28  won
d1      d     2026-05-10  won
d2      d     2026-06-05  talk
e1      e     2026-05-10  won
e2      e     2026-06-05  talk
e3      e     2026-06-20  won
f1      f     2026-05-03  lost
f2      f     2026-05-10  talk
f3      f     2026-05-25  lost
g1      g     2026-05-03  lost
g2      g     2026-06-04  talk
g3      g     2026-06-09  won
h1      h     2026-05-10  won
h2      h     2026-06-05  lost
`)
	w.wants(t, "deal_closing", `
deal kind     closed_day wins losses paid_wins amount_base revenue_base stage
a    won      2026-05-10 1    0      1         100         100          new
c    won      2026-05-28 1    0      1         100         100          talk
d    won      2026-05-10 1    0      1         100         100          new
d    reverted 2026-06-05 -1   0      -1        -100        -100         new
e    won      2026-05-10 1    0      1         100         100          new
e    reverted 2026-06-05 -1   0      -1        -100        -100         new
e    won      2026-06-20 1    0      1         100         100          talk
f    lost     2026-05-25 0    1      0         100         0            talk
g    lost     2026-05-03 0    1      0         100         0            new
g    won      2026-06-09 1    0      1         100         100          talk
h    won      2026-05-10 1    0      1         100         100          new
h    reverted 2026-06-05 -1   0      -1        -100        -100         new
h    lost     2026-06-05 0    1      0         100         0            new
`)
	w.wants(t, "deal", `
id state won_day    lost_day   end_day    top_stage count_n exact
a  won   2026-05-10 -          2026-05-10 won       1       yes
b  open  -          -          -          offer     1       yes
c  won   2026-05-28 -          2026-05-28 won       1       yes
d  open  -          -          -          offer     1       yes
e  won   2026-06-20 -          2026-06-20 won       1       yes
f  lost  -          2026-05-25 2026-05-25 talk      1       yes
g  won   2026-06-09 -          2026-06-09 won       1       yes
h  lost  -          2026-06-05 2026-06-05 offer     1       yes
`)
	w.wants(t, "closing", `
deal kind     closed_day sale_kind
g    lost     2026-05-03 first
a    won      2026-05-10 first
d    won      2026-05-10 repeat
e    won      2026-05-10 repeat
h    won      2026-05-10 repeat
f    lost     2026-05-25 repeat
c    won      2026-05-28 repeat
d    reverted 2026-06-05 repeat
e    reverted 2026-06-05 repeat
h    reverted 2026-06-05 repeat
h    lost     2026-06-05 repeat
g    won      2026-06-09 repeat
e    won      2026-06-20 repeat
`)
}

// TestStages follows deals through the stages of two pipelines.
func TestStages(t *testing.T) {
	w := newWorld(t, "2026-12-01", shop+`
deal  created_at  closed_at   stage  owner  amount
back  2026-05-01  -           talk   ann    100
skip  2026-05-01  -           won    ann    100
loss  2026-05-01  -           lost   ann    100
move  2026-05-01  -           qnew   ann    100
none  2026-05-01  2026-05-09  lost   ann    100

change  deal  at          stage
b1      back  2026-05-03  offer
b2      back  2026-05-05  talk
s1      skip  2026-05-02  talk
s2      skip  2026-05-04  won
l1      loss  2026-05-02  offer
l2      loss  2026-05-03  talk
l3      loss  2026-05-06  lost
m1      move  2026-05-02  talk
m2      move  2026-05-08  qnew
`)
	w.wants(t, "deal_stage", `
deal  pipeline  stage  rank  entered  entered_day  next  lost_here  open_here  moved_here  won  stay_seconds
back  p         new    1     yes      2026-05-01   1     0          0          0           0    172800
back  p         talk   2     yes      2026-05-05   1     0          1          0           0    -
back  p         offer  3     yes      2026-05-03   0     0          0          0           0    172800
loss  p         new    1     yes      2026-05-01   1     0          0          0           0    86400
loss  p         talk   2     yes      2026-05-03   1     1          0          0           0    259200
loss  p         offer  3     yes      2026-05-02   0     0          0          0           0    86400
move  p         new    1     yes      2026-05-01   1     0          0          0           0    86400
move  p         talk   2     yes      2026-05-02   0     0          0          1           0    518400
move  q         qnew   1     yes      2026-05-08   0     0          1          0           0    -
none  p         new    1     no       2026-05-01   0     1          0          0           0    -
skip  p         new    1     yes      2026-05-01   1     0          0          0           1    86400
skip  p         talk   2     yes      2026-05-02   1     0          0          0           1    172800
skip  p         offer  3     no       2026-05-04   1     0          0          0           1    -
skip  p         won    4     yes      2026-05-04   0     0          0          0           1    -
`)
	w.wants(t, "deal", `
id    state  top_stage  top_rank  stage_at    exact
back  open   offer      3         2026-05-05  yes
skip  won    won        4         2026-05-04  yes
loss  lost   offer      3         2026-05-06  yes
move  open   qnew       1         2026-05-08  yes
none  lost   new        1         2026-05-09  no
`)
}

// TestSpans has a deal with a whole history, those of which only a part is known, and deleted ones.
func TestSpans(t *testing.T) {
	w := newWorld(t, "2026-12-01T10:00", shop+`
deal   created_at  closed_at   stage  owner  amount  gone_at
full   2026-05-01  -           won    bob    300     -
plain  2026-05-01  -           talk   ann    100     -
done   2026-05-01  2026-05-20  won    ann    100     -
late   2026-05-30  2026-05-20  won    ann    100     -
adrift 2026-05-01  -           offer  bob    200     -
first  -           -           new    ann    100     -
gone   2026-05-01  -           talk   ann    100     2026-06-01
fallen 2026-05-01  2026-05-10  lost   ann    100     2026-06-01
vague  2026-05-01  -           won    ann    100     -

change  deal    at                   stage  owner  amount  seq
f1      full    2026-04-30           new    ann    100     -
f2      full    2026-05-02           -      bob    -       2
f3      full    2026-05-02           talk   -      -       1
f4      full    2026-05-03           talk   -      -       -
f5      full    2026-05-04           won    -      300     -
a1      adrift  2026-05-02           talk   -      -       -
a2      adrift  2026-05-03           -      ann    -       -
g1      gone    2026-05-05           talk   -      -       -
g2      gone    2026-06-02           won    -      -       -
`)
	w.wants(t, "deal_span", `
deal   since_day   until_day  stage  state owner department amount_base exact
adrift 2026-05-01  2026-05-02 new    open  -     -          200         yes
adrift 2026-05-02  2026-05-03 talk   open  -     -          200         yes
adrift 2026-05-03  2026-12-01 talk   open  ann   north      200         yes
adrift 2026-12-01  never      offer  open  bob   south      200         no
done   2026-05-01  2026-05-20 -      open  ann   north      100         no
done   2026-05-20  never      won    won   ann   north      100         no
fallen 2026-05-01  2026-05-10 -      open  ann   north      100         no
fallen 2026-05-10  2026-06-01 lost   lost  ann   north      100         no
first  2026-12-01  never      new    open  ann   north      100         no
full   2026-05-01  2026-05-02 new    open  ann   north      100         yes
full   2026-05-02  2026-05-04 talk   open  bob   south      100         yes
full   2026-05-04  never      won    won   bob   south      300         yes
gone   2026-05-01  2026-05-05 new    open  ann   north      100         yes
gone   2026-05-05  2026-06-01 talk   open  ann   north      100         yes
late   2026-05-20  never      won    won   ann   north      100         no
plain  2026-05-01  never      talk   open  ann   north      100         no
vague  2026-05-01  never      won    won   ann   north      100         no
`)
	w.wants(t, "deal_closing", `
deal   kind closed_day owner cycle_seconds in_window stage
done   won  2026-05-20 ann   1641600       1         -
fallen lost 2026-05-10 ann   777600        1         -
full   won  2026-05-04 bob   259200        1         talk
late   won  2026-05-20 ann   -             1         -
`)
	w.wants(t, "deal", `
id     state   won_at     lost_at    end_day    owner_created owner_closed department_closed stage_at          exact
full   won     2026-05-04 -          2026-05-04 ann           bob          south             2026-05-04        yes
plain  open    -          -          -          ann           -            -                 2026-05-01        no
done   won     2026-05-20 -          2026-05-20 ann           ann          north             2026-05-20        no
late   won     2026-05-20 -          2026-05-20 ann           ann          north             2026-05-20        no
adrift open    -          -          -          -             -            -                 2026-12-01T10:00  no
first  open    -          -          -          ann           -            -                 2026-12-01T10:00  no
gone   deleted -          -          2026-06-01 ann           -            -                 2026-05-05        yes
fallen lost    -          2026-05-10 2026-05-10 ann           ann          north             2026-05-10        no
vague  won     -          -          -          ann           ann          north             2026-05-01        no
`)
}

// TestCycleOverClockChange: the clock is put forward on 29 March in Berlin; noon to noon is whole days all the same.
func TestCycleOverClockChange(t *testing.T) {
	w := newWorld(t, "2026-12-01", `
stage  pipeline  rank  outcome
new    p         1     open
won    p         2     won

deal  created_at  closed_at   stage  imported_at
a     2026-03-27  2026-03-30  won    -
b     2026-03-27  2026-03-30  won    2026-03-28

lead  created_at
l     2026-01-01
`, func(s *Settings) { s.Zone = "Europe/Berlin"; s.Holidays = "none" })
	w.wants(t, "deal_closing", `
deal cycle_seconds cycle_work
a    259200        32400
b    -             -
`)
}

// TestDealMoney has currencies, lines, payments, proposals and the lead's day.
func TestDealMoney(t *testing.T) {
	w := newWorld(t, "2026-12-01", shop+`
rate  currency  day         rate
r1    USD       2026-01-01  80
r2    USD       2026-05-15  90.005

product  price  cost
saw      1000   600
axe      500    -

lead  created_at
l1    2026-01-20

deal  lead  created_at  closed_at   stage  owner  amount  currency  cost  list_amount  product
a     l1    2026-05-01  2026-05-20  won    ann    100     USD       -     120          -
b     -     2026-05-01  2026-05-20  won    ann    900     -         -     -            saw
c     -     2026-05-01  2026-05-20  won    ann    0       -         500   -            -
d     -     2026-05-01  -           new    ann    -       -         -     -            -

line  deal  product  quantity  amount  cost
a1    a     saw      1         60      20
a2    a     axe      2         40      10
d1    d     saw      3         70      -

payment  deal  paid_at     amount  owner  client
p1       a     2026-05-02  -5      -      -
p2       a     2026-05-16  50      -      -
p3       -     2026-05-16  50      bob    acme
p4       x     2026-05-16  50      bob    -

proposal  deal  number  sent_at           amount
o1        a     7       2026-05-12T10:00  10
o2        a     7       2026-05-12T15:00  20
o3        a     7       2026-05-17        30
o4        a     -       -                 40
`)
	w.wants(t, "deal_closing", `
deal wins paid_wins amount_base revenue_base cost_base margin_base list_base lead_day   in_window
a    1    1         9001        9001         2700      6301        10801     2026-01-20 0
b    1    1         900         900          600       300         1000      2026-05-01 1
c    1    0         0           0            500       -500        -         2026-05-01 1
`)
	w.wants(t, "deal", `
id amount_base value_base paid_day
a  8000        9001       2026-05-16
b  900         900        -
c  0           0          -
d  -           -          -
`)
	w.wants(t, "payment", `
id owner_eff department_eff client_eff pipeline created_day
p1 ann       north          -          p        2026-05-01
p2 ann       north          -          p        2026-05-01
p3 bob       south          acme       -        -
p4 bob       south          -          -        -
`)
	w.wants(t, "proposal", `
id last paid_day
o1 no   2026-05-16
o2 yes  2026-05-16
o3 yes  -
o4 no   -
`)
	w.wants(t, "line", `
id won_day    revenue_base margin_base
a1 2026-05-20 5400         3600
a2 2026-05-20 3600         2700
d1 -          -            -
`)
}

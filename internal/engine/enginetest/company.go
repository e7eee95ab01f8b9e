package enginetest

// company is a little of everything, with a history.
const company = people + `
	deals:
	  id  owner  stage  client  lead  created           closed            amount  currency  source  product  n
	  1   ann    won    acme    1     2026-03-02T10:00  2026-03-20T23:30  100     -         ads     crane    -
	  2   bob    lost   acme    -     2026-03-03        2026-03-31        50      USD       web     crane    1
	  3   ann    talk   zeta    -     2026-03-05        -                 70      RUB       ads     -        1
	  4   bob    won    zeta    -     2026-02-05        2026-02-27        30      -         web     hoist    2
` + events

const people = `
	users:
	  id   department
	  ann  north
	  bob  south
	rates:
	  currency  day         rate
	  USD       2026-01-01  80
	stages:
	  id    pipeline  rank  outcome
	  new   sales     1     open
	  talk  sales     2     open
	  won   sales     3     won
	  lost  sales     4     lost
	clients:
	  id    created     owner
	  acme  2026-01-10  ann
	  zeta  2026-01-20  bob
	leads:
	  id  owner  created           phone  converted  source
	  1   ann    2026-03-01T09:30  7900   2026-03-02 ads
	  2   bob    2026-03-02T20:00  7900   -          web
	  3   bob    2026-03-04        7901   -          web
`

const events = changes + `
	payments:
	  id  deal  client  paid        amount
	  1   1     -       2026-03-25  60
	  2   1     -       2026-04-02  40
	  3   -     zeta    2026-04-03  5
	lines:
	  id  deal  product  quantity  amount  cost
	  1   1     crane    2         100     60
	calls:
	  id  owner  client  lead  started           direction  result    seconds  phone
	  1   ann    acme    1     2026-03-01T10:00  out        answered  60       7900
	  2   bob    -       -     2026-03-03T11:00  in         missed    0        7902
	  3   bob    -       -     2026-03-03T11:30  out        answered  90       7902
	messages:
	  id  owner  lead  deal  at                direction
	  1   bob    3     -     2026-03-04T15:00  out
	tasks:
	  id  owner  deal  created     due         done
	  1   ann    3     2026-03-05  2026-03-10  -
	surveys:
	  id  client  at          kind  score
	  1   acme    2026-04-01  nps   9
	  2   acme    2026-04-20  nps   3
	tickets:
	  id  client  created     solved
	  1   acme    2026-04-05  2026-04-07
	ticket_events:
	  id  ticket  at          activity
	  1   1       2026-04-05  open
	  2   1       2026-04-07  close
	events:
	  id  owner  at                kind
	  1   ann    2026-03-05T10:00  note
	  2   ann    2026-03-05T12:00  call
`

const changes = `
	changes:
	  id  deal  at                stage  owner  amount
	  1   1     2026-03-02T10:00  new    bob    80
	  2   1     2026-03-10        talk   ann    -
	  3   1     2026-03-20T23:30  won    -      100
	  4   2     2026-03-03        new    -      -
	  5   2     2026-03-31        lost   -      -
	  6   3     2026-03-05        talk   -      -
`

var growths = []growth{
	{"people, deals, then what happened", []string{people, "deals:\n id owner stage client\n 1 ann new acme", company}, []string{company}},
	{"one change after another", []string{
		company,
		"changes:\n id deal at stage\n 7 3 2026-03-15 won\ndeals:\n id owner stage client created closed amount currency source\n 3 ann won zeta 2026-03-05 2026-03-15 70 RUB ads",
		"changes:\n id deal at stage\n 8 3 2026-04-10 talk\ndeals:\n id owner stage client created closed amount currency source\n 3 ann talk zeta 2026-03-05 - 70 RUB ads",
	}, []string{
		company +
			"changes:\n id deal at stage\n 7 3 2026-03-15 won\n 8 3 2026-04-10 talk\n" +
			"deals:\n id owner stage client created closed amount currency source\n 3 ann talk zeta 2026-03-05 - 70 RUB ads",
	}},
	{"a deal goes to another client and lead", []string{
		company, "deals:\n id owner stage client lead created closed amount n\n 4 bob won acme 3 2026-02-05 2026-02-27 30 2",
	}, []string{
		company + "deals:\n id owner stage client lead created closed amount n\n 4 bob won acme 3 2026-02-05 2026-02-27 30 2",
	}},
	{"a payment goes to another deal", []string{
		company, "payments:\n id deal paid amount\n 2 4 2026-04-02 40",
	}, []string{
		company + "payments:\n id deal paid amount\n 2 4 2026-04-02 40",
	}},
	{"what is gone is gone from groups", []string{
		company, "gone deals:\n 1\ngone payments:\n 2\ngone changes:\n 5\ngone calls:\n 3\ngone leads:\n 1\ngone clients:\n zeta",
	}, []string{
		company, "gone payments:\n 2\ngone deals:\n 1", "gone changes:\n 5\ngone calls:\n 3\ngone leads:\n 1\ngone clients:\n zeta",
	}},
	{"a stage gets another outcome and rank", []string{
		company, "stages:\n id pipeline rank outcome\n talk sales 3 won\n won sales 5 won",
	}, []string{
		"stages:\n id pipeline rank outcome\n talk sales 3 won\n won sales 5 won",
		company + "stages:\n id pipeline rank outcome\n talk sales 3 won\n won sales 5 won",
	}},
	{"a rate comes late", []string{
		company, "rates:\n id currency day rate\n 2 USD 2026-03-01 90",
	}, []string{
		company + "rates:\n id currency day rate\n 2 USD 2026-03-01 90",
	}},
	{"a person's past comes late", []string{
		company, "memberships:\n user department since\n ann west 2026-01-01\nleaves:\n user since until\n bob 2026-03-02 2026-03-09",
	}, []string{
		company + "memberships:\n user department since\n ann west 2026-01-01\nleaves:\n user since until\n bob 2026-03-02 2026-03-09",
	}},
	{"time passes", []string{
		"seen: 2026-03-06\n" + company, "seen: 2026-04-20\nleads:", "seen: 2026-12-01\ndeals:",
	}, []string{"seen: 2026-12-01\n" + company}},
	{"time passes and things happen", []string{
		"seen: 2026-03-06\n" + company,
		"seen: 2026-04-20\ncalls:\n id owner lead started direction result\n 9 bob 2 2026-04-19 out answered",
		"seen: 2026-12-01\ndeals:\n id owner stage client lead created closed amount n\n 4 bob won acme 3 2026-02-05 2026-02-27 30 2",
	}, []string{
		"seen: 2026-12-01\n" + company + "calls:\n id owner lead started direction result\n 9 bob 2 2026-04-19 out answered\n" +
			"deals:\n id owner stage client lead created closed amount n\n 4 bob won acme 3 2026-02-05 2026-02-27 30 2",
	}},
	{"the newest lead comes first", []string{
		"users:\n id department\n bob south\nleads:\n id owner created phone source\n 3 bob 2026-03-04 7901 web\n 2 bob 2026-03-02T20:00 7900 web",
		company,
	}, []string{company}},
}

package model

import (
	"strings"
	"testing"
	"testing/fstest"

	"svodka/internal/fault"
)

// small is a model that loads; tests spoil one file of it.
func small() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"dims/all.yaml": file(`
- {dim: owner, title: {en: Owner, ru: Менеджер}, kind: member, table: user}
- {dim: grade, title: {en: Grade, ru: Разряд}}
- {dim: kind, title: {en: Kind, ru: Вид}, members: {won: {en: won, ru: выиграна}}}
- {dim: weekday, title: {en: Weekday, ru: День недели}, kind: number}
- {dim: age, title: {en: Age, ru: Возраст}, kind: number}
- {dim: paid, title: {en: Is paid, ru: Оплачена}, kind: flag, hidden: true}
`),
		"facts/closing.yaml": file(`
fact: closing
title: {en: Closings, ru: Закрытия}
of: {en: closings, ru: закрытий}
table: closing
source: [deal]
days:
  closed: {col: closed_day, of: {en: closing, ru: закрытия}}
  lead: {col: lead_day, of: {en: request, ru: обращения}}
refs:
  owner: {col: owner, at: {lead: owner_then}}
  grade: user.grade via owner
  kind: kind
  weekday: {col: weekday, only: [closed]}
  paid: paid
nums:
  revenue: {col: revenue_base, unit: money, title: {en: revenue, ru: выручка}}
  n: {col: n, unit: count, title: {en: deals, ru: сделки}}
`),
		"facts/span.yaml": file(`
fact: span
title: {en: Deals, ru: Сделки}
of: {en: deals, ru: сделок}
table: deal_span
source: [deal]
span: {since: since_day, until: until_day}
refs: {owner: owner}
nums:
  n: {col: n, unit: count, title: {en: deals, ru: сделки}}
  days: {age_of: since_day, unit: number, title: {en: age, ru: возраст}}
`),
		"metrics/sales/won.yaml": file(`
metric: won
was: [wins]
title: {en: Won, ru: Продажи}
help: {en: Won deals., ru: Выигранные сделки.}
unit: count
better: more
flow: {fact: closing, day: closed, agg: sum, of: n, where: {kind: won}}
example: {data: "", ask: {by: [owner, kind]}, want: ""}
`),
		"metrics/sales/money.yaml": file(`
metric: money
title: {en: Money, ru: Деньги}
help: {en: Money., ru: Деньги.}
unit: money
better: more
flow: {fact: closing, day: lead, agg: sum, of: revenue, where: {revenue: {from: 1}}}
`),
		"metrics/sales/check.yaml": file(`
metric: check
title: {en: Check, ru: Чек}
help: {en: Check., ru: Чек.}
unit: money
better: more
formula: money / won
`),
		"metrics/sales/open.yaml": file(`
metric: open
title: {en: Open, ru: Открыто}
help: {en: Open., ru: Открыто.}
unit: count
better: band
stock: {fact: span, agg: sum, of: n}
across: [age]
`),
		"metrics/sales/share.yaml": file(`
metric: share
title: {en: Share, ru: Доля}
help: {en: Share., ru: Доля.}
unit: percent
better: more
cohort: {fact: closing, enter: lead, goal: closed, days: 30}
`),
	}
}

func load(t *testing.T) *Model {
	t.Helper()
	m, err := Load(small())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestLoadRefuses(t *testing.T) {
	for _, c := range []struct{ file, from, to, want string }{
		{"metrics/sales/won.yaml", "unit: count", "units: count", `metrics/sales/won.yaml: line 6, column 1: unknown field "units"`},
		{"metrics/sales/won.yaml", "day: closed", "days: closed", "line 8"},
		{"metrics/sales/won.yaml", "unit: count", "unit: roubles", `"roubles" is not a unit`},
		{"metrics/sales/won.yaml", "unit: count", "unit: money", "the figure is in count, the unit says money"},
		{"metrics/sales/won.yaml", "fact: closing", "fact: closings", `there is no fact "closings"; there are: closing, span`},
		{"metrics/sales/won.yaml", "day: closed", "day: paid", `fact closing has no date role "paid"; there are: closed, lead`},
		{"metrics/sales/won.yaml", "of: n", "of: m", `fact closing has no number "m"`},
		{"metrics/sales/won.yaml", "agg: sum", "agg: total", `agg: "total"`},
		{"metrics/sales/won.yaml", "agg: sum", "agg: count", "count counts rows"},
		{"metrics/sales/won.yaml", "kind: won", "state: won", "where: fact closing has no dimension, number or date role state"},
		{"metrics/sales/money.yaml", "revenue: {from: 1}", "weekday: 1", "has no dimension, number or date role weekday"},
		{"metrics/sales/won.yaml", "kind: won", "kind: {is: won}", `"is" is no operator`},
		{"metrics/sales/won.yaml", "kind: won", "kind: {from: 1, not: 2}", "one operator at a time"},
		{"metrics/sales/won.yaml", "ru: Продажи", "ru: ''", "title must be there in both languages"},
		{"metrics/sales/won.yaml", "was: [wins]", "was: [check]", "was: check is the name of a metric"},
		{"metrics/sales/won.yaml", "better: more", "better: up", "better is more, less or band"},
		{"metrics/sales/won.yaml", "better: more", "better: more\nlens: none", "lens: there is no other metric none"},
		{"metrics/sales/won.yaml", "better: more", "better: more\nformula: money / money", "exactly one of"},
		{"metrics/sales/won.yaml", "metric: won", "metric: lost", "the file is called won but describes lost"},
		{"metrics/sales/won.yaml", "ask: {by", "asks: {by", `unknown field "asks"`},
		{"metrics/sales/check.yaml", "money / won", "money / lost", "formula: there is no metric lost"},
		{"metrics/sales/check.yaml", "money / won", "money +", "formula: column 8"},
		{"metrics/sales/check.yaml", "money / won", "money + share", "money and percent cannot be added"},
		{"metrics/sales/check.yaml", "money / won", "money / money", "formula: it gives ratio, the unit says money"},
		{"metrics/sales/check.yaml", "money / won", "money / won + check", "it comes back to itself"},
		{"metrics/sales/check.yaml", "better: more", "better: more\nacross: [age]", "only a counted figure is repeated"},
		{"metrics/sales/open.yaml", "across: [age]", "across: [owner]", "across: owner must be a dimension that fact span does not have"},
		{"metrics/sales/open.yaml", "fact: span", "fact: closing", "fact closing has no span"},
		{"metrics/sales/share.yaml", "goal: closed", "goal: won", `no date role "won" for the goal`},
		{"metrics/sales/share.yaml", "unit: percent", "unit: count", "the unit says count"},
		{"facts/closing.yaml", "kind: kind", "sort: kind", "refs: there is no dimension sort"},
		{"facts/closing.yaml", "at: {lead", "at: {later", "refs: owner: there is no date role later"},
		{"facts/closing.yaml", "  n: {", "  kind: {", "refs: kind is also a date role or a number"},
		{"facts/closing.yaml", "of: {en: request, ru: обращения}", "of: {en: request}", "days: lead: of must be there in both languages"},
		{"facts/closing.yaml", "unit: money", "unit: roubles", `nums: revenue: "roubles" is not a unit`},
		{"facts/span.yaml", "age_of: since_day", "col: x, age_of: since_day", "nums: days: either col or age_of"},
		{"dims/all.yaml", "dim: grade", "dim: period", `"period" cannot name a dimension`},
		{"dims/all.yaml", "dim: grade", "dim: owner", "dimension owner is described twice"},
		{"dims/all.yaml", "kind: number", "kind: figure", `"figure" is no kind`},
	} {
		fsys := small()
		text := string(fsys[c.file].Data)
		spoilt := strings.Replace(text, c.from, c.to, 1)
		if spoilt == text {
			t.Fatalf("%s has no %q", c.file, c.from)
		}
		fsys[c.file] = &fstest.MapFile{Data: []byte(spoilt)}
		_, err := Load(fsys)
		switch {
		case err == nil:
			t.Errorf("%s with %q loads", c.file, c.to)
		case !fault.Is(err, fault.Invalid) || !strings.Contains(fault.Message(err), c.want):
			t.Errorf("%s with %q: %v\nwant: %s", c.file, c.to, err, c.want)
		}
	}
}

func TestLoadRefusesDepth(t *testing.T) {
	fsys := small()
	add := func(name, formula string) {
		fsys["metrics/sales/"+name+".yaml"] = &fstest.MapFile{Data: []byte("metric: " + name +
			"\ntitle: {en: X, ru: Х}\nhelp: {en: X, ru: Х}\nunit: money\nbetter: more\nformula: " + formula)}
	}
	add("two", "check * 2")
	if _, err := Load(fsys); err != nil {
		t.Errorf("two levels are refused: %v", err)
	}
	add("three", "two * 2")
	if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), "3 levels deep") {
		t.Errorf("three levels: %v", err)
	}
}

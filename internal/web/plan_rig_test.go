package web_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/cal"
	"svodka/internal/engine/texttable"
	"svodka/internal/kpi"
	"svodka/internal/lock"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/score"
	"svodka/internal/target"
	"svodka/internal/warehouse"
)

// goal is one target of the tests, of a month of 2026.
type goal struct {
	metric, dim, member string
	month               time.Month
	value               float64
}

// goals are targets whose figures stand nowhere else, so that whoever sees one where it is not theirs has been told too much.
// Money has eight digits.
func goals() []goal {
	return []goal{
		{"revenue", "", "", time.March, 91873546}, {"revenue", "", "", time.April, 81946527},
		{"revenue", "department", "t:north", time.March, 62793418}, {"revenue", "department", "t:north", time.April, 63847951},
		{"revenue", "department", "t:south", time.March, 14967383}, {"revenue", "department", "t:south", time.April, 15683792},
		{"revenue", "owner", "t:bob", time.March, 52739618}, {"revenue", "owner", "t:bob", time.April, 53861947},
		{"revenue", "owner", "t:ann", time.March, 16379248}, {"revenue", "owner", "t:ann", time.April, 17493856},
		{"revenue", "owner", "t:egor", time.March, 24861937}, {"revenue", "owner", "t:egor", time.April, 25937468},
		{"revenue", "pipeline", "t:main", time.March, 46187329}, {"revenue", "pipeline", "t:second", time.March, 37961485},
		{"gross_profit", "", "", time.March, 73619284}, {"gross_profit", "owner", "t:bob", time.March, 74193862},
		{"gross_profit", "owner", "t:egor", time.March, 76153948},
		{"deals_won", "", "", time.March, 92741}, {"deals_won", "owner", "t:bob", time.March, 56813}, {"deals_won", "owner", "t:ann", time.March, 18563},
		{"deals_won", "owner", "t:egor", time.March, 26839},
		{"win_rate", "", "", time.March, 0.3917}, {"win_rate", "department", "t:north", time.March, 0.7183},
		{"win_rate", "department", "t:south", time.March, 0.2837}, {"win_rate", "owner", "t:bob", time.March, 0.5963},
		{"calls_in", "", "", time.March, 84379}, {"calls_in", "owner", "t:bob", time.March, 85247},
	}
}

// plansOf are plans in the ways they are written. The digits of money are looked for without their gaps, so that thousands
// count as well. The norm of a company, and of one's own department, is everybody's who works there.
func plansOf(list ...string) []string {
	all := map[string][]string{
		"company": {"91873", "81946", "73619", "84379", "92741", "147238", "278223", "91,87", "81,95", "91,9 млн"},
		"north":   {"62793", "63847", "62,79", "62,8 млн", "71,83", "71,8 %", "71,8\u00a0%", "0.7183"},
		"south":   {"14967", "15683", "14,97"},
		"bob":     {"52739", "53861", "74193", "85247", "56813", "148387", "52,74", "52,7 млн", "59,63", "59,6 %", "59,6\u00a0%", "0.5963"},
		"ann":     {"16379", "17493", "16,38"},
		"egor":    {"24861", "25937", "76153", "24,86"},
		"profit":  {"73619", "74193", "76153", "147238", "148387", "152307"},
		"second":  {"37961", "37,96"},
		"main":    {"46187", "46,19"},
	}
	var out []string
	for _, name := range list {
		out = append(out, all[name]...)
	}
	return out
}

// secrets are the plans that an account must not be told, whatever it asks.
func secrets() map[string][]string {
	return map[string][]string{
		"hugo": plansOf("company", "north", "bob", "second"),
		"ann":  plansOf("company", "north", "south", "bob", "egor", "second", "main"),
		"egor": plansOf("company", "north", "south", "bob", "ann", "second", "main", "profit", "egor"),
		"bob":  plansOf("company", "north", "south", "ann", "egor", "second", "main"),
		"mark": plansOf("company", "north", "south", "bob", "ann", "egor", "second", "main"),
		"serv": plansOf("company", "north", "south", "bob", "ann", "egor", "second", "main"),
		"pip":  plansOf("company", "north", "south", "bob", "ann", "egor", "main"),
		"hpip": plansOf("company", "north", "south", "bob", "ann", "egor", "main"),
		"marg": plansOf("profit"), "amar": plansOf("profit"), "hmar": plansOf("profit", "company", "north", "bob", "second"),
		"": plansOf("company", "north", "south", "bob", "ann", "egor", "second", "main"),
	}
}

// plan sets the targets, defines metrics of the company's own, a scorecard, and keeps the KPI table as it is. Besides there are
// a reader and a head who see one pipeline, and a manager who may not see margins.
func (g *rig) plan() {
	g.t.Helper()
	ctx := g.t.Context()
	for _, p := range []account.Person{
		{Login: "pip", Name: "Воронкин", Role: account.Analyst},
		{Login: "hpip", Name: "Отделов", Role: account.Head, Departments: []string{"t:south"}},
		{Login: "marg", Name: "Безмаржев", Role: account.Manager, CRMUser: "t:bob"},
		{Login: "amar", Name: "Аналитик без маржи", Role: account.Analyst},
		{Login: "hmar", Name: "Отделов без маржи", Role: account.Head, Departments: []string{"t:south"}},
	} {
		p.Password = password
		_, err := g.accounts.Add(ctx, p)
		check(g.t, err)
	}
	for login, e := range map[string]account.Edit{
		"pip":  {Name: "Воронкин", Role: account.Analyst, Pipelines: []string{"t:second"}},
		"hpip": {Name: "Отделов", Role: account.Head, Departments: []string{"t:south"}, Pipelines: []string{"t:second"}},
		"amar": {Name: "Аналитик без маржи", Role: account.Analyst, Hide: []string{account.Margin}},
		"hmar": {Name: "Отделов без маржи", Role: account.Head, Departments: []string{"t:south"}, Hide: []string{account.Margin}},
		"marg": {Name: "Безмаржев", Role: account.Manager, CRMUser: "t:bob", Hide: []string{account.Margin}},
	} {
		_, _, err := g.accounts.Update(ctx, login, e)
		check(g.t, err)
	}
	settings := warehouse.DefaultSettings()
	c, err := settings.Calendar()
	check(g.t, err)
	_, err = g.store.ChangeTargets(ctx, func(_ []target.Version, revision int64) ([]target.Version, error) {
		var list []target.Version
		for _, x := range goals() {
			var scope plan.Scope
			if x.dim != "" {
				scope = target.Scope(target.Of(x.dim, x.member))
			}
			n := c.Ordinal(cal.Date(2026, x.month, 1), cal.ByMonth)
			list = append(list, target.Version{
				Cell: target.CellOf(x.metric, scope, c, cal.ByMonth, n), Value: x.value, By: "olga", At: now(), Why: "Тайнаяпричина", Revision: revision + 1,
			})
		}
		return list, nil
	})
	check(g.t, err)
	g.define("Прибыль своя", "own_profit", "gross_profit * 2", "money")
	g.define("Сделки своя", "own_won", "deals_won * 3", "count")
	_, err = g.scores.SaveCard(ctx, score.Seer{Login: "olga", Role: account.Owner}, score.Card{
		Title: model.Text{RU: "Продавец", EN: "Seller"}, Who: score.Who{Role: account.Manager}, Base: 414141, From: score.MonthOf(cal.Date(2026, 2, 1)),
		Lines: []score.Line{{Metric: "revenue", Weight: 5000, How: score.Ratio}, {Metric: "gross_profit", Weight: 5000, How: score.Ratio}},
	})
	check(g.t, err)
	_, err = g.table.Take(ctx, "olga")
	check(g.t, err)
}

// define makes a formula a metric of the company's own.
func (g *rig) define(title, name, formula, unit string) {
	g.t.Helper()
	m, err := model.ReadMetric("metric: " + name + "\ntitle: {en: \"" + title + "\", ru: \"" + title + "\"}\nhelp: {en: \"x.\", ru: \"x.\"}\nunit: " + unit +
		"\nbetter: more\nformula: " + formula + "\n")
	check(g.t, err)
	_, err = g.own.Save(g.t.Context(), "olga", account.Owner, kpi.Change{Metric: m, Area: "sales", Restate: true})
	check(g.t, err)
}

// correct closes March and loads another amount of a deal of Bob's afterwards.
func (g *rig) correct() {
	g.t.Helper()
	ctx := g.t.Context()
	_, err := g.periods.Close(ctx, lock.Who{Login: "olga"}, "2026-03")
	check(g.t, err)
	batch, err := texttable.Batch("t", corrected, warehouse.DefaultSettings())
	check(g.t, err)
	_, err = g.engine.Load(ctx, batch)
	check(g.t, err)
	_, err = g.periods.Check(ctx)
	check(g.t, err)
}

const corrected = `
seen: 2026-04-01T10:00
deals:
  id  owner  created           closed            outcome  amount   cost  client  title                   stage  pipeline  reason         source  lead
  4   bob    2026-03-05T10:00  2026-03-14T10:00  won      7656789  99    c2      "Сделкабоба Тайная"     won    main      -              ads     -
  8   vera   2026-03-06T10:00  2026-03-17T10:00  won      89       -     -       "Верасделка"            rwon   second    -              ads     -
`

// planState says what is planned, paid by, defined and kept.
func (g *rig) planState(t *testing.T) string {
	t.Helper()
	ctx := t.Context()
	list, revision, err := g.store.Targets(ctx)
	check(t, err)
	rules, err := g.store.TargetRules(ctx)
	check(t, err)
	cards, err := g.scores.Latest(ctx)
	check(t, err)
	own, at, err := g.own.Own(ctx)
	check(t, err)
	layout, err := g.table.Layout(ctx)
	check(t, err)
	taken, err := g.table.Snapshots(ctx, 10)
	check(t, err)
	book, err := g.periods.Book(ctx)
	check(t, err)
	return fmt.Sprintln(len(list), revision, rules.Revision, len(cards), len(own), at, layout.Version, len(taken), len(book.Periods()))
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

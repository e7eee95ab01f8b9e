package tile_test

import (
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/model"
)

// goals are what is planned for the company: of March 14 of 21 working days have gone by on the 20th.
const goals = `
metric       owner range   plan
revenue      ann   2026-03 4200
revenue      bob   2026-03 2100
refusal_rate -     2026-03 0.4
`

// A tile of a figure shows how much of its plan is done, where it should be by now, and what is needed per day: by the bar, by
// a mark and in words.
func TestPlanBar(t *testing.T) {
	h := planned(t, company, goals)
	list := h.build(access.Admin("ru"), "range=2026-03",
		one("sum", board.KPI, "metrics=revenue&compare=plan"), one("rate", board.KPI, "metrics=refusal_rate&compare=plan"),
		one("none", board.KPI, "metrics=deals_won&compare=plan"), one("done", board.KPI, "metrics=plan_done"), one("plain", board.KPI, "metrics=revenue"))
	p := list[0].KPI.Plan
	if p == nil || p.Fill != "52.4" || p.Tick != "66.7" || p.Class != "x" || p.State != "st x" || p.Word != "ниже плана" || p.Pace != "79\u00a0%" {
		t.Errorf("revenue: %+v", p)
	}
	if got := spaces(p.Done + "; " + p.Need + "; " + p.Spoken); got != "52 % от 6 300 ₽; нужно в день: 429 ₽; 52 % от 6 300 ₽, по графику 67 %" {
		t.Error(got)
	}
	rate := list[1].KPI.Plan
	if rate == nil || rate.Tick != "" || rate.Class != "x" || spaces(rate.Done) != "цель 40,0 %" || rate.Need != "" || rate.Pace != "" {
		t.Errorf("refusals: %+v", rate)
	}
	if none := list[2].KPI.Plan; none == nil || none.None != "План на эти дни не задан." || none.Set != "/plans" {
		t.Errorf("no plan: %+v", none)
	}
	if done := list[3].KPI.Plan; done == nil || done.Fill != "52.4" || done.Tick != "66.7" || done.Class != "x" || done.Done != "" {
		t.Errorf("plan_done: %+v", done)
	}
	if narrow := h.build(access.Admin("ru"), "range=2026-03&source=web", one("n", board.KPI, "metrics=revenue&compare=plan"))[0].KPI.Plan; narrow == nil ||
		narrow.Set != "" || !strings.Contains(narrow.None, "«Источник»") {
		t.Errorf("filtered by what plans are not set by: %+v", narrow)
	}
	if list[4].KPI.Plan != nil {
		t.Error("who did not ask for the plan has one")
	}
	html := h.card(list[0], lang.RU)
	for _, part := range []string{`class="pb x"`, `data-w="52.4"`, `data-x="66.7"`, "темп", "нужно в день", `class="st x"`, "ниже плана"} {
		if !strings.Contains(html, part) {
			t.Errorf("the card has no %s:\n%s", part, html)
		}
	}
	if html := h.card(list[2], lang.RU); !strings.Contains(html, "Поставить план") || !strings.Contains(html, `href="/plans"`) || strings.Contains(html, "pb") {
		t.Error(html)
	}
	if html := h.card(list[0], lang.EN); strings.Contains(html, "style=") {
		t.Error("a card has a style of its own")
	}
}

// A table has the columns of the plan, coloured by how the figure stands to it, and says so in words too.
func TestPlanTable(t *testing.T) {
	h := planned(t, company, goals)
	list := h.build(access.Admin("en"), "range=2026-03",
		one("t", board.Table, "metrics=revenue&by=owner&compare=plan&owner=Борис"),
		one("p", board.Pivot, "metrics=revenue,deals_won&grain=month&range=2026-02..2026-03&compare=plan"))
	heads := make([]string, 0, len(list[0].Table.Heads))
	for _, x := range list[0].Table.Heads {
		heads = append(heads, x.Title)
	}
	if got := strings.Join(heads, "|"); got != "Owner|actual|plan|% of plan|pace|needed per day" {
		t.Error(got)
	}
	if got := spaces(lines(list[0].Table)); got != "Борис | 300 | 2,100 | 14 | 21 | 257.14\nTotal | 300 | 2,100 | 14 | 21 | 257.14\n" {
		t.Error(got)
	}
	row := list[0].Table.Rows[0].Cells
	if row[3].Class != "cx" || row[4].Class != "cx" || row[3].Band != "behind the plan" || row[1].Class != "" {
		t.Errorf("%+v", row)
	}
	if !strings.Contains(row[2].Href, "/explain?") || !strings.Contains(row[2].Href, "compare=plan") {
		t.Errorf("a plan opens %q", row[2].Href)
	}
	across := list[1].Table.Rows[0].Cells
	if across[1].Class != "" || across[2].Class != "cx" || !strings.Contains(across[2].Tip, "plan ₽6,300") {
		t.Errorf("%+v", across)
	}
	html := h.card(list[0], lang.EN)
	if !strings.Contains(html, "behind the plan") {
		t.Error("colour alone says how a figure stands")
	}
}

// Who may not see a metric sees nothing of its plan either.
func TestPlanHidden(t *testing.T) {
	h := planned(t, company, goals)
	v := access.Viewer{ID: "v", Lang: "ru", Grant: access.Grant{All: true, Hidden: []model.Name{"revenue"}}}
	list := h.build(v, "range=2026-03", one("k", board.KPI, "metrics=revenue&compare=plan"), one("d", board.KPI, "metrics=plan_done"),
		one("t", board.Table, "metrics=revenue,deals_won&by=owner&compare=plan"))
	for _, x := range list {
		html := h.card(x, lang.RU)
		for _, part := range []string{"6 300", "4 200", "2 100", "52", "pb x"} {
			if strings.Contains(spaces(html), part) {
				t.Errorf("%s tells %s:\n%s", x.Tile.ID, part, html)
			}
		}
	}
}

func spaces(s string) string { return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s) }

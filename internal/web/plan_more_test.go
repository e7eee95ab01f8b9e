package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// TestHiddenMetricInTheForm: an analyst who may not see margins gets them by no definition of a metric that they try.
func TestHiddenMetricInTheForm(t *testing.T) {
	t.Parallel()
	g := open(t)
	g.plan()
	p := g.As("amar")
	never := append(plansOf("profit"), "7654222", "3141537", "10796159", "3141937", "21592318")
	for _, f := range []string{
		"way=formula&formula=gross_profit * 2", "way=formula&formula=own_profit", "way=formula&formula=own_profit / deals_won", "way=formula&formula=revenue - gross_profit",
		"way=formula&over=gross_profit&by=deals_won", "way=records&fact=closing&day=closed&how=sum&of=margin", "way=records&fact=closing&day=closed&how=sum&of=cost",
		"way=records&fact=closing&day=closed&how=mean&of=margin", "way=records&fact=closing&day=closed&how=count&f=margin&fo.margin=range&ffrom.margin=7654000",
		"way=records&fact=closing&day=closed&how=count&f=cost&fo.cost=range&fto.cost=60", "way=records&fact=closing&day=closed&how=share&g=margin&go.margin=range&gfrom.margin=7654000",
	} {
		values, err := url.ParseQuery(strings.ReplaceAll(f, " ", "+"))
		check(t, err)
		values.Set("title", "Проба")
		for _, target := range []string{"/metrics/form", "/metrics/hints"} {
			w := p.post(target, values, "HX-Request", "true", "HX-Target", "preview")
			sound(t, "amar", target+" "+f, w)
			kept(t, "amar", target+" "+f, w, never)
		}
	}
	for _, end := range []string{"gross", "вал", "own_pr", "прибыль", "марж"} {
		w := p.post("/metrics/hints", url.Values{"way": {"formula"}, "formula": {"deals_won / " + end}})
		kept(t, "amar", "/metrics/hints "+end, w, []string{"gross_profit", "own_profit", "Валовая прибыль", "Прибыль своя"})
	}
	for _, target := range []string{"/metrics", "/metrics/new", "/r/choose?what=metrics", "/kpi", "/plans", "/ask?q=прибыль"} {
		kept(t, "amar", target, p.get(target), []string{`/metrics/own_profit"`, `metric=own_profit`, `metric=gross_profit`})
	}
	for _, target := range []string{"/metrics/own_profit", "/metrics/own_profit/history", "/metrics/own_profit/edit", "/metrics/gross_profit", "/plans?metric=own_profit", "/plans?metric=gross_profit",
		"/kpi/cell?metric=own_profit&column=2026-03", "/kpi/cell?metric=gross_profit&column=2026-03", "/records?metrics=own_profit&range=2026-03",
	} {
		if w := p.get(target); w.Code == http.StatusOK {
			t.Errorf("%s opens: %.300s", target, plain(w.Body.String()))
		}
	}
}

// TestTeamGoalOfHiddenMetric: how far a team has come would tell a figure to a head who has set the goal; goals of such figures are
// not theirs to set, and those of others show them no share.
func TestTeamGoalOfHiddenMetric(t *testing.T) {
	t.Parallel()
	g := open(t)
	g.plan()
	goal := url.Values{"title": {"Цельмаржи"}, "department": {"t:south"}, "metric": {"gross_profit"}, "goal": {"1000"}, "from": {"2026-03-01"}, "till": {"2026-04-30"}}
	if w := g.As("hmar").post("/team/goals", goal); w.Code < http.StatusBadRequest {
		t.Errorf("a hidden metric is made a goal: %d %.200s", w.Code, plain(w.Body.String()))
	}
	kept(t, "hmar", "/team", g.As("hmar").get("/team"), []string{"Цельмаржи", `value="gross_profit"`, `value="own_profit"`})
	if w := g.As("olga").post("/team/goals", goal); w.Code != http.StatusSeeOther {
		t.Fatalf("the owner sets no goal: %d %.300s", w.Code, plain(w.Body.String()))
	}
	if text := spaces.Replace(plain(g.As("hugo").get("/team").Body.String())); !strings.Contains(text, "Цельмаржи") || !strings.Contains(text, "3141937") {
		t.Errorf("hugo is not told of the goal: %s", text)
	}
	w := g.As("hmar").get("/team")
	kept(t, "hmar", "/team", w, []string{"314194", "3141937", "1000,00"})
	if !strings.Contains(w.Body.String(), "Цельмаржи") {
		t.Error("the goal itself is hidden")
	}
}

// TestSnapshotsOfOthers asks, by number and by name, for the kept table of somebody else.
func TestSnapshotsOfOthers(t *testing.T) {
	t.Parallel()
	g := open(t)
	g.plan()
	list, err := g.table.Snapshots(t.Context(), 1)
	check(t, err)
	seen := "seen=" + itoa(list[0].Moment.Unix())
	never, names := secrets(), limits()
	for _, who := range []string{"ann", "hugo", "egor", "hpip", "pip", "mark", "marg"} {
		for _, where := range []string{"", "&owner=%23t:bob", "&owner=%23t:egor", "&department=%23t:north", "&department=%23t:all", "&owner=%23t:bob&department=%23t:south", "&owner=%23t:bob&department=%23t:north",
			"&owner=~обр", "&department=%3D%23t:north", "&pipeline=%23t:main", "&view=percent"} {
			for _, target := range []string{"/kpi?" + seen + where, "/kpi?range=2026-03&grain=month" + where, "/kpi/cell?metric=revenue&column=2026-03&" + seen + where, "/kpi/cell?metric=gross_profit&column=2026-03&" + seen + where,
				"/kpi/cell?metric=win_rate&column=2026-03&" + seen + where} {
				w := g.As(who).get(target)
				sound(t, who, target, w)
				kept(t, who, target, w, never[who])
				if who != "pip" && who != "marg" && who != "hpip" {
					kept(t, who, target, w, names[who])
				}
			}
		}
	}
}

// TestNumbersOfOthers asks for the page of somebody else.
func TestNumbersOfOthers(t *testing.T) {
	t.Parallel()
	g := open(t)
	g.plan()
	never, names := secrets(), limits()
	for _, who := range []string{"olga", "ann", "bob", "egor", "hugo", "hpip", "hmar", "mark", "serv", "marg", "rita", ""} {
		for id, theirs := range map[string][]string{"t:bob": {"olga", "bob", "marg"}, "t:egor": {"olga", "egor", "hugo", "hmar"}, "t:nobody": nil} {
			target := "/my?owner=" + id
			w := g.As(who).get(target)
			sound(t, who, target, w)
			kept(t, who, target, w, never[who])
			if who != "olga" && who != "marg" && who != "hpip" && who != "hmar" {
				kept(t, who, target, w, names[who])
			}
			if got := w.Code == http.StatusOK; got != slices.Contains(theirs, who) && who != "mark" && who != "serv" && who != "rita" {
				t.Errorf("%s opens %s: %t", who, target, got)
			}
		}
	}
}

// TestCorrectionsAreOfOnesOwn: who sees what was changed in a closed month.
func TestCorrectionsAreOfOnesOwn(t *testing.T) {
	t.Parallel()
	g := open(t)
	g.correct()
	for who, sees := range map[string]bool{"olga": true, "bob": true, "alla": true, "hugo": false, "ann": false, "egor": false, "mark": false, "serv": false} {
		text := spaces.Replace(plain(g.As(who).get("/ask?metrics=revenue&range=2026-03&compare=plan").Body.String()))
		if got := strings.Contains(text, "Исправленопослезакрытия"); got != sees {
			t.Errorf("%s is told of the correction: %t: %s", who, got, text)
		}
		for _, target := range []string{"/periods", "/periods/2026-03"} {
			if got, want := g.As(who).get(target).Code == http.StatusOK, who == "olga" || who == "alla"; got != want {
				t.Errorf("%s opens %s: %t", who, target, got)
			}
		}
		if !sees {
			for _, target := range []string{"/r/corrections?range=2026-03", "/d/my?range=2026-03", "/d/head?range=2026-03", "/ask.json?metrics=revenue,deals_won&by=owner&range=2026-03&totals=1", "/explain?metrics=revenue&range=2026-03"} {
				kept(t, who, target, g.As(who).get(target), []string{"2468", "2469", "7656789"})
			}
		}
	}
}

package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// planned are questions that ask for targets in every way there is.
func planned() (list []string) {
	for _, metrics := range []string{
		"revenue", "gross_profit", "own_profit", "win_rate", "deals_won,calls_in", "plan_done", "plan_rest", "plan_contrib",
	} {
		for _, by := range []string{"", "&by=owner", "&by=department", "&by=pipeline", "&by=owner,pipeline", "&by=department,owner", "&by=client", "&by=source"} {
			list = append(list, "metrics="+metrics+by+"&range=2026-03&compare=plan&totals=1")
		}
		for _, where := range []string{
			"owner=%23t:bob", "owner=%23t:egor", "owner=%23t:ann,%23t:bob", "department=%23t:north", "department=%23t:south", "department=%23t:all", "pipeline=%23t:main",
			"pipeline=%23t:second", "owner!=%23t:ann", "owner=%23t:ann&department=%23t:north", "department=%23t:north&pipeline=%23t:main", "owner=",
		} {
			list = append(list, "metrics="+metrics+"&"+where+"&range=2026-03&compare=plan,previous&totals=1&by=owner", "metrics="+metrics+"&"+where+"&range=2026-03&compare=plan")
		}
		first, _, _ := strings.Cut(metrics, ",")
		list = append(list, "metrics="+metrics+"&range=2026-03&grain=month&compare=plan&spine=owner&by=owner&derive="+first+":contrib,"+first+":expected",
			"metrics="+metrics+"&range=2026-03&compare=plan&limit=1&others=1&by=owner&derive="+first+":contrib", "metrics="+metrics+"&range=2026-03..2026-04&grain=month&compare=plan&totals=1",
			"metrics="+metrics+"&range=2026-03&compare=plan&by=owner&spine=owner", "metrics="+metrics+"&range=2026-03&compare=plan&by=department&spine=department")
	}
	return list
}

// limited are the accounts that see a part, after who sees all: what was worked out for them must not reach the others.
func limited() []string {
	return []string{"olga", "hugo", "bob", "ann", "egor", "mark", "serv", "pip", "hpip", "marg", "amar", "hmar", ""}
}

// TestPlansInAnswers asks for plans by every split and under every filter, as everybody, in every form an answer has.
func TestPlansInAnswers(t *testing.T) {
	t.Parallel()
	g := open(t)
	g.plan()
	never := secrets()
	for _, who := range limited() {
		p, said := g.As(who), 0
		for i, q := range planned() {
			for n, target := range []string{"/ask.json?", "/ask.csv?", "/explain?", "/ask?"} {
				if n > 0 && i%5 != n { // the other forms tell the same answers
					continue
				}
				w := p.get(target + q)
				sound(t, who, target+q, w)
				kept(t, who, target+q, w, never[who])
				if strings.Contains(w.Body.String(), "@plan\":") {
					said++
				}
			}
		}
		t.Logf("%q: %d answers with plans", who, said)
	}
	for who, want := range map[string]string{
		"olga": `"revenue@plan":91873546`, "hugo": `"revenue@plan":14967383`, "ann": `"revenue@plan":16379248`, "bob": `"revenue@plan":52739618`, "pip": `"revenue@plan":37961485`,
		"egor": `"revenue":null`,
	} {
		if w := g.As(who).get("/ask.json?metrics=revenue&range=2026-03&compare=plan"); !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s, want %s", who, w.Code, w.Body, want)
		}
	}
}

// planDoors are the pages on which plans, KPIs, pay and closed periods stand.
func planDoors() []string {
	return []string{
		"/kpi", "/kpi?range=2026-03", "/kpi?owner=%23t:bob", "/kpi?owner=t:bob", "/kpi?department=%23t:north", "/kpi/snapshots", "/kpi/blocks", "/kpi/cell?metric=revenue&owner=t:bob",
		"/plans", "/plans?by=owner", "/plans?by=department", "/plans?by=pipeline", "/plans?metric=gross_profit", "/plans?metric=win_rate&by=department", "/plans?metric=own_profit",
		"/plans?metric=revenue&of=t:north", "/plans?by=owner&of=t:north&all=1", "/plans/rules", "/plans/import", "/plans/export.csv", "/plans/export.xlsx", "/plans/export.csv?metric=revenue",
		"/plans/export.csv?metric=gross_profit", "/plans/split?metric=revenue&scope=&from=2026-04-01", "/plans/split?metric=revenue&scope=department%3Dt:north&from=2026-04-01",
		"/plans/cell?metric=revenue&scope=&grain=month&from=2026-03-01", "/plans/cell?metric=revenue&scope=owner%3Dt:bob&grain=month&from=2026-03-01",
		"/plans/cell?metric=revenue&scope=owner%3Dt:ann&grain=month&from=2026-03-01", "/plans/cell?metric=gross_profit&scope=owner%3Dt:bob&grain=month&from=2026-03-01",
		"/plans/cell?metric=revenue&scope=department%3Dt:north&grain=month&from=2026-03-01", "/plans/cell?metric=win_rate&scope=owner%3Dt:ann&grain=month&from=2026-03-01",
		"/plans/cell?metric=win_rate&scope=department%3Dt:south&grain=month&from=2026-03-01", "/plans/cell?metric=revenue&scope=pipeline%3Dt:second&grain=month&from=2026-03-01",
		"/plans/cell?metric=revenue&scope=owner%3Dt:ann%26pipeline%3Dt:main&grain=month&from=2026-03-01",
		"/plans/cell?metric=revenue&scope=department%3Dt:north%26owner%3Dt:ann&grain=month&from=2026-03-01",
		"/my", "/bonus", "/bonus/mine", "/bonus.csv", "/bonus?month=2026-03", "/bonus.csv?month=2026-03", "/bonus.xlsx?month=2026-03", "/bonus.xlsx?month=2026-03&owner=t:bob", "/bonus/sheet/t:bob", "/bonus/sheet?owner=t:bob", "/team", "/team?owner=t:bob",
		"/periods", "/periods/2026-03", "/periods/2026-03/file.xlsx", "/r/corrections", "/r/plan_fact", "/r/plan_fact?range=2026-03", "/r/year", "/d/owner?range=2026-03", "/d/head?range=2026-03", "/d/my?range=2026-03",
		"/metrics", "/metrics/own_profit", "/metrics/own_profit/history", "/metrics/gross_profit", "/metrics/plan_done", "/metrics/new?formula=gross_profit", "/audit", "/audit.csv",
		"/ask?metrics=revenue&by=owner&range=2026-03&compare=plan", "/records?metrics=revenue&range=2026-03&compare=plan&owner=%23t:bob",
		"/r/preview?metrics=revenue&by=owner&range=2026-03&compare=plan", "/r/build?metrics=revenue&by=owner&range=2026-03&compare=plan", "/search?q=план", "/profile",
	}
}

// TestPlanPages crawls from the pages of plans, KPIs, pay and periods as everybody, and sends everybody where the owner has been.
func TestPlanPages(t *testing.T) {
	t.Parallel()
	g := open(t)
	g.plan()
	g.correct()
	never, all := secrets(), []string(nil)
	hidden := limits()
	const most, perShape = 220, 4
	for _, who := range limited() {
		seen := map[int]int{}
		look := func(target string, w *httptest.ResponseRecorder) {
			seen[w.Code]++
			sound(t, who, target, w)
			kept(t, who, target, w, never[who])
			if slices.Contains([]string{"ann", "hugo", "egor", ""}, who) {
				kept(t, who, target, w, append(hidden[who], "7656789", "2468"))
			}
		}
		p := g.As(who)
		own := p.crawl(planDoors(), most, perShape, look)
		if all == nil {
			all = own
		} else {
			for _, target := range all {
				look(target, p.get(target))
			}
		}
		t.Logf("%q: %v", who, seen)
	}
	if text := g.broken.String(); text != "" {
		t.Errorf("the pages logged errors: %.2000s", text)
	}
}

// TestPlanOrders sends the orders of these pages as those who may not give them: nothing changes, nothing is told.
func TestPlanOrders(t *testing.T) {
	t.Parallel()
	g := open(t)
	g.plan()
	before := g.planState(t)
	never := secrets()
	form := url.Values{
		"metric": {"revenue"}, "scope": {"owner=t:bob"}, "grain": {"month"}, "from": {"2026-05-01"}, "value": {"777"}, "v": {"777"}, "month": {"2026-03"}, "owner": {"t:bob"}, "title": {"x"},
		"title_ru": {"x"}, "role": {"manager"}, "base": {"1"}, "metric-0": {"revenue"}, "weight-0": {"100"}, "how-0": {"ratio"}, "period": {"2026-03"}, "label": {"2026-03"}, "reason": {"x"}, "why": {"x"},
		"text": {"Сотрудник;Показатель\nБоб;1"}, "on": {"1"}, "name": {"x"},
	}
	for _, who := range []string{"ann", "bob", "egor", "hugo", "mark", "serv", "pip", "hpip", "marg", "alla", "rita", ""} {
		for _, pattern := range routes(t, http.MethodPost) {
			if !slices.ContainsFunc([]string{"/plans", "/kpi", "/bonus", "/periods", "/metrics/{name}", "/metrics/new", "/metrics/own"}, func(x string) bool { return strings.HasPrefix(pattern, x) }) {
				continue
			}
			if who == "alla" && strings.HasPrefix(pattern, "/metrics") || who == "pip" && strings.HasPrefix(pattern, "/metrics") {
				continue // theirs to define
			}
			target := g.filled(pattern, "t:bob")
			w := g.As(who).post(target, form)
			sound(t, who, target, w)
			kept(t, who, target, w, never[who])
		}
		for _, body := range []string{
			`{"metric":"revenue","seen":99,"factor":1,"changes":[{"scope":"owner=t:bob","grain":"month","from":"2026-03-01","v":777}]}`,
			`{"metric":"revenue","seen":99,"factor":1,"changes":[{"scope":"","grain":"month","from":"2026-04-01","v":777}]}`,
			`{"metric":"revenue","seen":0,"factor":1,"changes":[{"scope":"owner=t:ann","grain":"month","from":"2026-05-01","v":777}]}`,
			`{"metric":"gross_profit","seen":0,"factor":1,"changes":[{"scope":"owner=t:egor","grain":"month","from":"2026-03-01","v":777}]}`,
			`{"metric":"revenue","scope":"owner=t:bob","grain":"month","from":"2026-03-01","text":"1\n2","seen":0}`,
			`{"metric":"revenue","scopes":["owner=t:bob",""],"periods":["2026-04-01"],"cells":[{"scope":"owner=t:bob","grain":"month","from":"2026-04-01"}]}`,
		} {
			if who == "hugo" && (strings.Contains(body, `"owner=t:ann"`) || strings.Contains(body, `"owner=t:egor"`)) {
				continue
			}
			for _, target := range []string{"/plans/save.json", "/plans/suggest.json", "/plans/read.json"} {
				w := g.As(who).raw(target, body)
				sound(t, who, target+body, w)
				kept(t, who, target+body, w, never[who])
			}
		}
	}
	if after := g.planState(t); after != before {
		t.Errorf("something has changed:\n%s\n%s", before, after)
	}
}

// raw posts JSON.
func (p person) raw(target, body string) *httptest.ResponseRecorder {
	p.rig.t.Helper()
	r := httptest.NewRequestWithContext(p.rig.t.Context(), http.MethodPost, target, strings.NewReader(body))
	r.Host = "127.0.0.1:8787"
	r.Header.Set("Content-Type", "application/json")
	p.rig.mu.Lock()
	for _, c := range p.rig.jars[p.login] {
		r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	p.rig.mu.Unlock()
	w := httptest.NewRecorder()
	p.rig.site.ServeHTTP(w, r)
	return w
}

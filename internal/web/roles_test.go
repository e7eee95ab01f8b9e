package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// role is what one account finds.
type role struct {
	login string
	// home is where "/" leads; boards are the shipped dashboards that open, all others do not.
	home   string
	boards []string
	// files are figures as programs read them: the answer to a question has the text.
	revenue, won, leads, calls string
	// titles are deals in the file of deals; nil: there is no such list.
	titles []string
	// refused: the rows behind deals won and revenue are not given.
	refused bool
	// cards tells which deals have a card.
	cards map[string]bool
	// found is what the search for «бо» and «ка» has, unseen what it has not.
	found, unseen []string
}

const none = "null}"

// roles says who finds what.
func roles() []role {
	six := []string{"owner", "head", "my", "marketing", "support", "tv"}
	everyDeal := []string{"Котёл Анны", "Монтаж Анны", "Сделкабоба Тайная", "Бочка Егора", "Верасделка"}
	all := func(login string) role {
		return role{
			login: login, home: "/d/owner", boards: six, revenue: `"revenue":10797001}`, won: `"deals_won":4}`, leads: `"leads_new":3}`, calls: `"calls_in":2}`,
			titles: everyDeal, cards: map[string]bool{"1": true, "4": true, "7": true, "8": true}, found: []string{"Сделкабоба", "Клиентбоба"},
		}
	}
	return []role{
		all("olga"), all("adam"), all("alla"),
		{
			login: "hugo", home: "/d/head", boards: []string{"head", "tv"}, revenue: `"revenue":3142592}`, won: `"deals_won":2}`, leads: `"leads_new":2}`, calls: `"calls_in":1}`,
			titles: []string{"Котёл Анны", "Монтаж Анны", "Бочка Егора"}, cards: map[string]bool{"1": true, "7": true}, found: []string{"Бочка Егора"}, unseen: bobs(),
		},
		{
			login: "ann", home: "/my", boards: []string{"my", "tv"}, revenue: `"revenue":1000}`, won: `"deals_won":1}`, leads: `"leads_new":1}`, calls: `"calls_in":1}`,
			titles: []string{"Котёл Анны", "Монтаж Анны"}, cards: map[string]bool{"1": true}, found: []string{"Копытанога"}, unseen: append(bobs(), "Бочка Егора"),
		},
		{
			login: "bob", home: "/my", boards: []string{"my", "tv"}, revenue: `"revenue":7654321}`, won: `"deals_won":1}`, leads: `"leads_new":1}`, calls: `"calls_in":1}`,
			titles: []string{"Сделкабоба Тайная"}, cards: map[string]bool{"4": true}, found: []string{"Сделкабоба", "Клиентбоба"}, unseen: []string{"Бочка Егора", "Копытанога"},
		},
		{
			login: "egor", home: "/my", boards: []string{"my", "tv"}, revenue: none, won: `"deals_won":1}`, leads: `"leads_new":1}`, calls: `"calls_in":0}`,
			titles: []string{"Бочка Егора"}, cards: map[string]bool{"7": true}, found: []string{"Бочка Егора"}, unseen: bobs(),
		},
		{
			login: "mark", home: "/d/marketing", boards: []string{"marketing", "tv"}, revenue: none, won: none, leads: `"leads_new":3}`, calls: none, refused: true,
			titles: everyDeal, cards: map[string]bool{"1": true, "4": true, "7": true, "8": true},
		},
		{
			login: "serv", home: "/d/support", boards: []string{"support", "tv"}, revenue: none, won: none, leads: none, calls: none, refused: true,
			unseen: []string{"Сделкабоба", "Бочка Егора"},
		},
		{
			login: "rita", home: "/d/my-", revenue: none, won: none, leads: none, calls: `"calls_in":2}`, refused: true,
			unseen: []string{"Сделкабоба", "Бочка Егора", "Клиентбоба", "Копытанога"},
		},
		{login: "", home: "/login"},
	}
}

// TestRoles tells who finds which pages, figures, rows, cards and names.
func TestRoles(t *testing.T) {
	g := open(t)
	for _, r := range roles() {
		t.Run(r.login, func(t *testing.T) {
			p := g.As(r.login)
			if to := p.get("/").Header().Get("Location"); !strings.HasPrefix(to, r.home) {
				t.Errorf("comes in at %q", to)
			}
			if r.login == "" {
				return
			}
			r.pages(t, p)
			r.figures(t, p)
			r.rows(t, p)
		})
	}
}

// pages opens dashboards, the shared one, and the lists of both.
func (r role) pages(t *testing.T, p person) {
	t.Helper()
	list := p.get("/d/all").Body.String()
	for _, id := range []string{"owner", "head", "my", "marketing", "support", "tv"} {
		want := slices.Contains(r.boards, id)
		if got := p.get("/d/" + id).Code; (got == http.StatusOK) != want || !want && got != http.StatusNotFound {
			t.Errorf("/d/%s: %d", id, got)
		}
		if got := strings.Contains(list, `href="/d/`+id+`"`); got != want {
			t.Errorf("the list of dashboards has %s: %t", id, got)
		}
	}
	for what, logins := range map[string][]string{
		"shared":    {"olga", "adam", "hugo", "rita"},
		"dashboard": {"olga", "adam", "bob"},
	} {
		want := slices.Contains(logins, r.login)
		if got := p.get("/d/" + p.rig.ids[what]).Code; (got == http.StatusOK) != want {
			t.Errorf("the %s dashboard: %d", what, got)
		}
	}
	if got, want := p.get("/r/funnel").Code, r.login != "rita"; (got == http.StatusOK) != want {
		t.Errorf("the report of the funnel: %d", got)
	}
}

// figures asks for figures, first of all right after others were told theirs.
func (r role) figures(t *testing.T, p person) {
	t.Helper()
	for metric, want := range map[string]string{"revenue": r.revenue, "deals_won": r.won, "leads_new": r.leads, "calls_in": r.calls} {
		ask := "?metrics=" + metric + "&range=2026-03"
		p.rig.As("olga").get("/ask.json" + ask)
		w := p.get("/ask.json" + ask)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s, want %s", metric, w.Code, w.Body, want)
		}
		sees := want != none
		if got := strings.Contains(w.Body.String(), "нет права"); got == sees {
			t.Errorf("%s is said to be kept from them: %t", metric, got)
		}
		if got := p.get("/metrics/" + metric).Code; (got == http.StatusOK) != sees {
			t.Errorf("the page of %s: %d", metric, got)
		}
		if got := strings.Contains(p.get("/metrics").Body.String(), `href="/metrics/`+metric+`"`); got != sees {
			t.Errorf("the dictionary has %s: %t", metric, got)
		}
	}
}

// rows looks at rows, cards and the search.
func (r role) rows(t *testing.T, p person) {
	t.Helper()
	w := p.get("/list/deals/records.csv")
	if (w.Code == http.StatusOK) != (r.titles != nil) {
		t.Errorf("the file of deals: %d", w.Code)
	}
	for _, title := range []string{"Котёл Анны", "Монтаж Анны", "Сделкабоба Тайная", "Бочка Егора", "Верасделка"} {
		if got := strings.Contains(w.Body.String(), title); got != slices.Contains(r.titles, title) {
			t.Errorf("the file of deals has %s: %t", title, got)
		}
	}
	for _, ext := range []string{"", ".csv", ".json"} {
		got := p.get("/records" + ext + "?metrics=deals_won&range=2026-03").Code
		if (got == http.StatusForbidden) != r.refused {
			t.Errorf("the rows of sales as %q: %d", ext, got)
		}
		got = p.get("/records" + ext + "?metrics=revenue&range=2026-03").Code
		if (got == http.StatusForbidden) != (r.refused || r.revenue == none) {
			t.Errorf("the rows of revenue as %q: %d", ext, got)
		}
	}
	for _, id := range []string{"1", "4", "7", "8"} {
		if got := p.get("/card/deal/t:" + id).Code; (got == http.StatusOK) != r.cards[id] || !r.cards[id] && got != http.StatusNotFound {
			t.Errorf("the card of deal %s: %d", id, got)
		}
	}
	var all strings.Builder
	for _, q := range []string{"бо", "нога", "сделка", "7999"} {
		all.WriteString(plain(p.get("/search?q=" + q).Body.String()))
	}
	found := all.String()
	for _, x := range r.found {
		if !strings.Contains(found, x) {
			t.Errorf("the search finds no %q", x)
		}
	}
	for _, x := range r.unseen {
		if strings.Contains(found, x) {
			t.Errorf("the search finds %q", x)
		}
	}
}

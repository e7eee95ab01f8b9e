package web_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/board"
)

// routes reads the patterns of one method out of the packages of the pages, so that a new page is tried as well.
func routes(t *testing.T, method string) (list []string) {
	t.Helper()
	files, err := filepath.Glob("*/*.go")
	check(t, err)
	whole := regexp.MustCompile(`"` + method + ` (/[^"]*)"`)
	short := regexp.MustCompile(`\b` + strings.ToLower(method) + `\("(/[^"]*)"`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(filepath.Clean(name))
		check(t, err)
		for _, m := range slices.Concat(whole.FindAllStringSubmatch(string(text), -1), short.FindAllStringSubmatch(string(text), -1)) {
			list = append(list, m[1])
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// filled puts something that there is into the places of a pattern.
func (g *rig) filled(pattern, id string) string {
	return strings.NewReplacer("{$}", "", "{id}", id, "{login}", "bob", "{tile}", "one", "{hash}", "abcdef0123456789", "{kind}", "deals",
		"{token}", "NOSUCHTOKENATALL000000000", "{name}", "revenue", "{page}", "dashboards", "{part}", "title", "{secret}", "0", "{entity}", "deal").Replace(pattern)
}

// TestOrdersFromElsewhere sends every order there is from another site, and as nobody.
func TestOrdersFromElsewhere(t *testing.T) {
	t.Parallel()
	g := open(t)
	list := routes(t, http.MethodPost)
	if len(list) < 45 {
		t.Fatalf("%d orders found only: %q", len(list), list)
	}
	public := []string{
		"/login", "/setup", "/reset", "/reset/{token}", "/invite/{token}", "/logout", "/hook/{id}/{secret}", "/push/{id}/{entity}", "/s/{token}", "/unsubscribe/{token}",
	}
	before := g.state(t)
	for _, pattern := range list {
		target := g.filled(pattern, g.ids["dashboard"])
		for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"}} {
			w := g.As("olga").post(target, url.Values{"title": {"x"}}, header...)
			if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "другой сайт") {
				t.Errorf("POST %s with %q: %d %.200s", target, header, w.Code, plain(w.Body.String()))
			}
		}
		if w := g.As("").post(target, url.Values{"title": {"x"}}); !slices.Contains(public, pattern) &&
			w.Code != http.StatusForbidden && w.Code != http.StatusUnauthorized && !strings.HasPrefix(w.Header().Get("Location"), "/login") {
			t.Errorf("POST %s as nobody: %d %s %.200s", target, w.Code, w.Header().Get("Location"), plain(w.Body.String()))
		}
	}
	if after := g.state(t); after != before {
		t.Errorf("something has changed:\n%s\n%s", before, after)
	}
}

// state says what accounts and boards there are.
func (g *rig) state(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	users, err := g.accounts.List(t.Context())
	check(t, err)
	for _, u := range users {
		out.WriteString(strings.Join([]string{u.Login, u.Name, string(u.Role), u.CRMUser, strings.Join(u.Hide, ","), u.Hash}, " ") + "\n")
	}
	for _, sort := range []board.Sort{board.Dashboard, board.Report} {
		list, err := g.boards.List(t.Context(), board.Person{Login: "bob", Role: "owner"}, sort)
		check(t, err)
		for _, b := range list {
			out.WriteString(b.ID + " " + b.Title.RU + " " + strings.Join(b.Share.People, ",") + "\n")
		}
	}
	return out.String()
}

// TestForeignBoards sends others, by id, to what Bob keeps for himself: to look at it, to change it, to have it.
func TestForeignBoards(t *testing.T) {
	t.Parallel()
	g := open(t)
	before := g.state(t)
	for _, who := range []string{"alla", "hugo", "ann", "mark", "serv", "rita"} {
		p := g.As(who)
		for _, id := range []string{g.ids["dashboard"], g.ids["report"], g.ids["draft"]} {
			for _, method := range []string{http.MethodGet, http.MethodPost} {
				for _, pattern := range routes(t, method) {
					if !strings.Contains(pattern, "{id}") || strings.HasPrefix(pattern, "/card") {
						continue
					}
					target := g.filled(pattern, id)
					w := p.do(method, target, url.Values{"title": {"Чужое"}, "version": {"1"}, "days": {"3"}, "who": {"everyone"}, "kind": {"kpi"}, "metric": {"revenue"}})
					sound(t, who, target, w)
					kept(t, who, target, w, bobs())
					if w.Code < http.StatusBadRequest && method == http.MethodGet {
						t.Errorf("%s opens %s: %d %s", who, target, w.Code, w.Header().Get("Location"))
					}
					if none := p.do(method, g.filled(pattern, "my-nosuchid"), url.Values{"title": {"Чужое"}, "version": {"1"}, "days": {"3"}, "who": {"everyone"}, "kind": {"kpi"}, "metric": {"revenue"}}); none.Code != w.Code ||
						plain(strings.ReplaceAll(none.Body.String(), "my-nosuchid", id)) != plain(w.Body.String()) {
						t.Errorf("%s %s tells %s that there is such a page: %d, else %d", method, target, who, w.Code, none.Code)
					}
				}
			}
		}
		for _, target := range []string{"/r/build?from=" + g.ids["report"], "/r/build?id=" + g.ids["draft"], "/r/new?from=" + g.ids["draft"], "/r/preview?id=" + g.ids["draft"]} {
			kept(t, who, target, p.get(target), bobs())
		}
	}
	if after := g.state(t); after != before {
		t.Errorf("something has changed:\n%s\n%s", before, after)
	}
}

// TestAdministration tries every page and order of administrators as all others.
func TestAdministration(t *testing.T) {
	t.Parallel()
	g := open(t)
	before := g.state(t)
	for _, who := range []string{"alla", "hugo", "ann", "bob", "mark", "serv", "rita"} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			for _, pattern := range routes(t, method) {
				if !strings.HasPrefix(pattern, "/settings") && !strings.HasPrefix(pattern, "/audit") && !strings.HasPrefix(pattern, "/setup/") {
					continue
				}
				w := g.As(who).do(method, g.filled(pattern, ""), url.Values{"role": {"owner"}, "login": {"eve"}, "name": {"Eve"}})
				if w.Code != http.StatusNotFound {
					t.Errorf("%s %s as %s: %d", method, pattern, who, w.Code)
				}
			}
		}
		menu := plain(g.As(who).get("/profile").Body.String())
		if strings.Contains(menu, "Журнал действий") || strings.Contains(g.As(who).get("/profile").Body.String(), `href="/settings/people`) {
			t.Errorf("%s is offered administration", who)
		}
	}
	if after := g.state(t); after != before {
		t.Errorf("something has changed:\n%s\n%s", before, after)
	}
	for _, target := range []string{"/settings/people", "/settings/company", "/audit"} {
		for _, who := range []string{"olga", "adam"} {
			if w := g.As(who).get(target); w.Code != http.StatusOK {
				t.Errorf("%s as %s: %d", target, who, w.Code)
			}
		}
	}
}

// TestAccessEnds signs out, shuts an account out, and takes rights away: the next request already feels it.
func TestAccessEnds(t *testing.T) {
	t.Parallel()
	g := open(t)
	inside := func(p person) bool { return p.get("/list/deals").Code == http.StatusOK }
	ann, bob, hugo := g.As("ann"), g.As("bob"), g.As("hugo")
	if !inside(ann) || !inside(bob) || !inside(hugo) {
		t.Fatal("nobody gets in at all")
	}
	token, _, err := g.boards.NewLink(t.Context(), board.Person{Login: "hugo", Role: "head"}, g.ids["shared"], "", now().Add(24*time.Hour))
	check(t, err)
	if w := g.As("").get("/tv/" + token); w.Code != http.StatusOK {
		t.Fatalf("the screen does not open: %d", w.Code)
	}
	far, _, err := g.boards.NewLink(t.Context(), board.Person{Login: "hugo", Role: "head"}, "head", "range=2026-03", now().Add(24*time.Hour))
	check(t, err)
	for _, target := range []string{"/tv/" + far, "/tv/" + far + "?lang=en", "/tv/" + far + "?owner=%23t:bob&range=2026-03", "/tv/" + far + "?department=%23t:north"} {
		w := g.As("").get(target)
		sound(t, "the screen", target, w)
		kept(t, "the screen", target, w, limits()["hugo"])
	}
	if w := ann.post("/logout", url.Values{}); w.Code != http.StatusSeeOther {
		t.Errorf("signing out: %d", w.Code)
	}
	if inside(ann) {
		t.Error("the session goes on after signing out")
	}
	check(t, g.accounts.SetDisabled(t.Context(), "bob", true))
	check(t, g.accounts.SetDisabled(t.Context(), "hugo", true))
	for _, p := range []person{bob, hugo} {
		for _, target := range doors() {
			w := p.get(target)
			kept(t, p.login, target, w, append(bobs(), "Котёл Анны"))
			if w.Code == http.StatusOK && !strings.HasPrefix(target, "/login") && !strings.HasPrefix(target, "/reset") {
				t.Errorf("%s still opens %s", p.login, target)
			}
		}
	}
	if w := g.As("").get("/tv/" + token); w.Code == http.StatusOK {
		t.Error("the screen of somebody shut out goes on")
	}
	if w := g.As("").post("/login", url.Values{"login": {"bob"}, "password": {password}}); w.Code == http.StatusSeeOther {
		t.Error("a disabled account signs in")
	}
}

// TestHeaders looks at what every answer carries, and at the cookie.
func TestHeaders(t *testing.T) {
	t.Parallel()
	g := open(t)
	for _, target := range append(doors(), "/nosuchpage", "/static/nosuch.js", "/healthz", "/d/owner?range=garbage") {
		h := g.As("olga").get(target).Header()
		policy := h.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "script-src 'self'") || !strings.Contains(policy, "frame-ancestors 'none'") ||
			strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
			t.Errorf("%s: policy %q", target, policy)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") == "" || h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %v", target, h)
		}
		if cache := h.Get("Cache-Control"); !strings.Contains(cache, "no-store") && !strings.HasPrefix(target, "/static/") {
			t.Errorf("%s may be kept by others: %q", target, cache)
		}
	}
	w := g.As("").post("/login", url.Values{"login": {"ann"}, "password": {password}, "stay": {"1"}})
	if len(w.Result().Cookies()) == 0 {
		t.Fatal("no cookie")
	}
	for _, c := range w.Result().Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode && c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("cookie %s", c)
		}
	}
	for _, next := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "javascript:alert(1)"} {
		w := person{g, ""}.post("/login", url.Values{"login": {"ann"}, "password": {password}, "next": {next}})
		if to := w.Header().Get("Location"); to != "/" {
			t.Errorf("signing in leads to %q", to)
		}
	}
}

// fields reads the names of all fields of forms out of the packages of the pages.
func fields(t *testing.T) (list []string) {
	t.Helper()
	files, err := filepath.Glob("*/*.go")
	check(t, err)
	name := regexp.MustCompile(`(?:(?:PostForm|Form|form|f)\.Get\(|(?:PostForm|Form|form)\[|FormValue\()"([^"]+)"`)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(filepath.Clean(file))
		check(t, err)
		for _, m := range name.FindAllStringSubmatch(string(text), -1) {
			list = append(list, m[1])
		}
	}
	slices.Sort(list)
	if list = slices.Compact(list); len(list) < 30 {
		t.Fatalf("fields found: %q", list)
	}
	return list
}

// TestNoSuchAddress: who signed in stays among their pages at an address there never was; a stranger learns nothing.
func TestNoSuchAddress(t *testing.T) {
	t.Parallel()
	g := open(t)
	for who, want := range map[string][2]string{"ann": {"К обзору", "Войти"}, "": {"Войти", "К обзору"}} {
		w := g.As(who).do(http.MethodGet, "/nowhere/at/all", nil)
		if text := plain(w.Body.String()); w.Code != http.StatusNotFound || !strings.Contains(text, want[0]) || strings.Contains(text, want[1]) {
			t.Errorf("%q: %d %s", who, w.Code, text)
		}
	}
	w := g.As("").do(http.MethodGet, "/records?metrics=revenue", nil, "Hx-Request", "true", "Hx-Target", "panel", "Referer", "http://127.0.0.1:8787/d/my?range=2026-02")
	if to := w.Header().Get("Hx-Redirect"); to != "/login?next=%2Fd%2Fmy%3Frange%3D2026-02" {
		t.Errorf("a part of a page after signing out leads to %q", to)
	}
}

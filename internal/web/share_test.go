package web_test

import (
	"bufio"
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/model"
	"svodka/internal/share"
)

// board keeps a dashboard of somebody with the given questions.
func (g *rig) board(login string, role account.Role, sort board.Sort, asks ...string) string {
	g.t.Helper()
	b := board.Board{Sort: sort, Title: model.Text{RU: "Наружу", EN: "Outside"}, Params: "range=2026-03", Topic: "sales"}
	if sort == board.Dashboard {
		b.Topic = ""
	}
	for i, ask := range asks {
		t := board.Tile{ID: "t" + string(rune('a'+i)), Title: model.Text{RU: "Карточка", EN: "Card"}, Kind: board.KPI, Ask: ask, Box: board.Box{X: 0, Y: 3 * i, W: 12, H: 3}}
		switch {
		case strings.Contains(ask, "rows=1"):
			t.Kind, t.Ask = board.Records, strings.Replace(ask, "&rows=1", "", 1)
		case strings.Contains(ask, "grain="):
			t.Kind = board.Line
		case strings.Contains(ask, "by=stage"):
			t.Kind = board.Funnel
		case strings.Contains(ask, "by="):
			t.Kind = board.Table
		}
		b.Tiles = append(b.Tiles, t)
	}
	saved, err := g.boards.Save(g.t.Context(), board.Person{Login: login, Role: role}, b)
	check(g.t, err)
	return saved.ID
}

var linkAddress = regexp.MustCompile(`/(?:share|embed)/[A-Za-z0-9_-]{43}`)

// link makes a link on the page, as its maker does, and gives its address.
func (g *rig) link(login, id string, fields ...string) string {
	g.t.Helper()
	form := url.Values{"board": {id}, "form": {"page"}, "days": {"30"}, "params": {""}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	w := g.As(login).post("/links", form)
	at := linkAddress.FindString(w.Body.String())
	if w.Code != http.StatusOK || at == "" {
		g.t.Fatalf("no link for %s: %d %s", login, w.Code, plain(w.Body.String()))
	}
	return at
}

// out opens an address as a stranger and gives the status and the words.
func (g *rig) out(target string, header ...string) (int, string) {
	g.t.Helper()
	w := g.As("").get(target, header...)
	return w.Code, plain(w.Body.String())
}

// everything a stranger may reach by a link that shows the tiles of all.
func below(at string) []string {
	return []string{at, at + "/tile/ta", at + "/tile/tb", at + "/tile/tc", at + "?view=table", at + "?lang=en"}
}

// asksOfAll are questions whose answers name people, deals and sums.
func asksOfAll() []string {
	return []string{"metrics=revenue&by=owner", "metrics=revenue,gross_profit,deals_won&by=department", "metrics=revenue&rows=1", "metrics=revenue", "metrics=mkt_cost"}
}

// TestLinkSeesWhatItsMakerSees opens links of everybody to boards with the same questions. Nothing of another's stands on them.
func TestLinkSeesWhatItsMakerSees(t *testing.T) {
	t.Parallel()
	g := open(t)
	secrets := []string{"Бобров", "Секретов", "Сделкабоба", "7 654 321", "7,65", "7654321", "Вера Дальняя", "Отделсевер"}
	for _, c := range []struct {
		login  string
		role   account.Role
		sees   []string
		hidden []string
	}{
		{"ann", account.Manager, []string{"Анна Ким", "Котёл Анны"}, append(secrets, "Егор Ли", "Бочка Егора", "3 141 592")},
		{"hugo", account.Head, []string{"Анна Ким", "Егор Ли"}, secrets},
		{"egor", account.Manager, []string{"Карточка"}, append(secrets, "Анна Ким", "3 141 592", "3,14")},
		{"mark", account.Marketing, []string{"Карточка"}, []string{"7 654 321", "Сделкабоба", "3 141 592"}},
		{"olga", account.Owner, []string{"Анна Ким", "Бобров", "Сделкабоба"}, nil},
	} {
		for _, sort := range []board.Sort{board.Dashboard, board.Report} {
			at := g.link(c.login, g.board(c.login, c.role, sort, asksOfAll()...))
			var told strings.Builder
			for _, target := range below(at) {
				status, text := g.out(target)
				if status != http.StatusOK && status != http.StatusNoContent {
					t.Errorf("%s: %s: %d %s", c.login, target, status, text)
				}
				told.WriteString(text)
			}
			whole := told.String()
			for _, want := range c.sees {
				if !strings.Contains(whole, want) {
					t.Errorf("%s, %s: no %q: %s", c.login, sort, want, whole)
				}
			}
			for _, secret := range c.hidden {
				if strings.Contains(whole, secret) {
					t.Errorf("%s, %s: %q is told: %s", c.login, sort, secret, whole)
				}
			}
		}
	}
}

// TestLinkAsSomebody shows what an account sees, and never more than its maker does; who is no administrator names nobody.
func TestLinkAsSomebody(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("olga", account.Owner, board.Dashboard, asksOfAll()...)
	if _, text := g.out(g.link("olga", id, "as", "ann")); !strings.Contains(text, "Анна Ким") || strings.Contains(text, "Бобров") || strings.Contains(text, "Егор Ли") {
		t.Errorf("as ann: %s", text)
	}
	mine := g.board("ann", account.Manager, board.Dashboard, asksOfAll()...)
	w := g.As("ann").post("/links", url.Values{"board": {mine}, "form": {"page"}, "days": {"30"}, "as": {"olga"}})
	if linkAddress.MatchString(w.Body.String()) {
		t.Error("a manager makes a link that sees as the owner")
	}
	// Even if such a link were there, it would show what both see.
	token, _, err := g.shares.Make(t.Context(), share.Draft{Form: share.Page, Board: mine, Owner: "ann", As: "olga", Params: "range=2026-03", Days: 1})
	check(t, err)
	if _, text := g.out("/share/" + token); !strings.Contains(text, "Анна Ким") || strings.Contains(text, "Бобров") {
		t.Errorf("ann as olga: %s", text)
	}
	token, _, err = g.shares.Make(t.Context(), share.Draft{Form: share.Page, Board: mine, Owner: "ann", As: "bob", Params: "range=2026-03", Days: 1})
	check(t, err)
	if _, text := g.out("/share/" + token); strings.Contains(text, "Анна Ким") || strings.Contains(text, "Бобров") || strings.Contains(text, "Котёл") {
		t.Errorf("ann as bob, who see nothing in common: %s", text)
	}
}

// TestLinkShrinks takes rights from the maker of a link, and the link has them no more, at the next request.
func TestLinkShrinks(t *testing.T) {
	t.Parallel()
	g := open(t)
	ctx := t.Context()
	at := g.link("alla", g.board("alla", account.Analyst, board.Dashboard, asksOfAll()...))
	if _, text := g.out(at); !strings.Contains(text, "Бобров") {
		t.Fatalf("the analyst: %s", text)
	}
	_, _, err := g.accounts.Update(ctx, "alla", account.Edit{Name: "Алла", Role: account.Analyst, Hide: []string{account.Amounts}})
	check(t, err)
	if _, text := g.out(at); strings.Contains(text, "7 654 321") || strings.Contains(text, "7,65") {
		t.Errorf("sums are hidden from her: %s", text)
	}
	_, _, err = g.accounts.Update(ctx, "alla", account.Edit{Name: "Алла", Role: account.Manager, CRMUser: "t:ann"})
	check(t, err)
	if status, text := g.out(at); status != http.StatusOK || strings.Contains(text, "Бобров") || !strings.Contains(text, "Анна Ким") {
		t.Errorf("a manager now: %d %s", status, text)
	}
	check(t, g.accounts.SetDisabled(ctx, "alla", true))
	if status, text := g.out(at); status != http.StatusNotFound || strings.Contains(text, "Анна") || strings.Contains(text, "Пример") {
		t.Errorf("she has left: %d %s", status, text)
	}
	as := g.link("olga", g.board("olga", account.Owner, board.Dashboard, asksOfAll()...), "as", "bob")
	check(t, g.accounts.SetDisabled(ctx, "bob", true))
	if status, _ := g.out(as); status != http.StatusNotFound {
		t.Errorf("who it is seen as has left: %d", status)
	}
	shared := g.board("hugo", account.Head, board.Dashboard, "metrics=revenue")
	check(t, g.boards.SetShare(ctx, board.Person{Login: "hugo", Role: account.Head}, shared, board.Share{Everyone: true}))
	foreign := g.link("adam", shared)
	_, _, err = g.accounts.SetRole(ctx, "adam", account.Manager, "t:bob", nil)
	check(t, err)
	if status, _ := g.out(foreign); status != http.StatusNotFound {
		t.Errorf("who may no longer show it to outsiders: %d", status)
	}
}

// TestFixedFiltersHold sends every word that an address knows. What a link is limited to stays.
func TestFixedFiltersHold(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("olga", account.Owner, board.Dashboard, append(asksOfAll(), "metrics=revenue&range=all&by=owner")...)
	at := g.link("olga", id, "params", "owner="+url.QueryEscape("#t:ann")+"&range=2026-03")
	_, honest := g.out(at)
	if !strings.Contains(honest, "Анна Ким") || !strings.Contains(honest, "Котёл Анны") {
		t.Fatalf("ann alone: %s", honest)
	}
	if !strings.Contains(honest, "нельзя ограничить") {
		t.Errorf("costs know no owner and are withheld: %s", honest)
	}
	secrets := []string{"Бобров", "Сделкабоба", "7 654 321", "7,65", "Егор Ли", "Бочка", "Вера", "300"}
	hostile := []string{
		"owner=", "owner=(all)", "owner=%23t:bob", "owner=" + url.QueryEscape("Бобров Секретов"), "owner!=%23t:ann", "owner~=" + url.QueryEscape("Боб"), "department=t:north",
		"owner=%23t:ann&owner=%23t:bob", "Owner=%23t:bob", "range=all", "range=2025-01-01..2026-12-31", "range=2026-04", "compare=previous", "metrics=gross_profit&by=owner",
		"by=owner", "where=1", "lens=money", "view=table", "params=", "board=" + g.ids["dashboard"], "tile=tb", "as=olga", "token=x", "asof=2020-01-01", "grain=day",
		"drill=" + url.QueryEscape("metrics=revenue"), "explain=" + url.QueryEscape("metrics=revenue"), "edit=1", "limit=1000", "sort=-revenue", "plan=1",
		"pass=1.x", "have=x", "q=metrics%3Drevenue", "export=1", "records=1", "skipped=1", "done=shared", strings.Repeat("owner=%23t:bob&", 40),
	}
	for _, q := range hostile {
		for _, target := range []string{at, at + "/tile/ta", at + "/tile/tb", at + "/tile/tf"} {
			status, text := g.out(target + "?" + q)
			if status >= http.StatusInternalServerError {
				t.Errorf("%s: %d %s", q, status, text)
			}
			for _, secret := range secrets {
				if strings.Contains(text, secret) {
					t.Errorf("?%s tells %q: %s", q, secret, text)
				}
			}
			if target == at && text != honest {
				t.Errorf("?%s changes the page:\n%s\n%s", q, text, honest)
			}
		}
	}
	// Filters hold for the rights too: other methods, headers and addresses below reach nothing else.
	for _, target := range []string{"/file/xlsx", "/records?q=metrics%3Drevenue", "/tile/zz", "/../../d/" + id, "/tile/one", "/share", "/edit"} {
		if status, text := g.out(at + target); status != http.StatusNotFound && status != http.StatusSeeOther && status != http.StatusTemporaryRedirect {
			t.Errorf("%s: %d %s", target, status, text)
		}
	}
}

// TestLinkOfATile shows one tile of a board and none of the others.
func TestLinkOfATile(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("olga", account.Owner, board.Dashboard, "metrics=deals_won", "metrics=revenue&by=owner")
	at := g.link("olga", id, "tile", "ta")
	if status, text := g.out(at); status != http.StatusOK || strings.Contains(text, "Бобров") {
		t.Errorf("%d %s", status, text)
	}
	if status, text := g.out(at + "/tile/tb"); status != http.StatusNotFound {
		t.Errorf("another tile: %d %s", status, text)
	}
	w := g.As("olga").post("/links", url.Values{"board": {id}, "form": {"page"}, "days": {"30"}, "tile": {"nosuch"}})
	if linkAddress.MatchString(w.Body.String()) {
		t.Error("a link to no tile")
	}
}

// TestNothingLeadsElsewhere reads every address on a shared page: all of them stay under the link, or are files of the pages.
func TestNothingLeadsElsewhere(t *testing.T) {
	t.Parallel()
	g := open(t)
	for _, fields := range [][]string{nil, {"export", "yes"}, {"drill", "yes"}, {"export", "yes", "drill", "yes"}} {
		for _, sort := range []board.Sort{board.Dashboard, board.Report} {
			at := g.link("olga", g.board("olga", account.Owner, sort, append(asksOfAll(), "metrics=deals_won,win_rate&by=source", "metrics=stage_reached&by=stage", "metrics=revenue&grain=week")...), fields...)
			body := g.As("").get(at).Body.String()
			for _, to := range append(links(at, body), links(at, g.As("").get(at+"/tile/ta").Body.String())...) {
				if u, _ := url.Parse(to); u.Path != at && !strings.HasPrefix(u.Path, at+"/") && !strings.HasPrefix(u.Path, "/static/") {
					t.Errorf("%v %s leads to %s", fields, sort, to)
				}
			}
			drills := strings.Contains(body, "/records?")
			if files, want := strings.Contains(body, "/file/xlsx"), len(fields) > 0 && fields[0] == "export"; files != want {
				t.Errorf("%v: files are offered: %t", fields, files)
			}
			if want := len(fields) > 0 && fields[len(fields)-2] == "drill"; drills != want {
				t.Errorf("%v %s: records are offered: %t", fields, sort, drills)
			}
			for _, word := range []string{"/explain", "data-drill", `"drill":`, "/ask", "/card/", "sv-nav", "/login"} {
				if strings.Contains(body, word) {
					t.Errorf("%v: %s on the page", fields, word)
				}
			}
		}
	}
}

// TestRecordsBehindAFigure opens what the page itself offers, and no question that it did not ask.
func TestRecordsBehindAFigure(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("olga", account.Owner, board.Dashboard, "metrics=revenue", "metrics=deals_lost")
	at := g.link("olga", id, "drill", "yes", "params", "department="+url.QueryEscape("#t:south"))
	body := g.As("").get(at).Body.String()
	for who, text := range map[string]string{"a visitor": plain(body), "the maker": plain(g.As("olga").get("/links").Body.String())} {
		if !strings.Contains(text, "Отдел: Юг") || strings.Contains(text, "#t:south") {
			t.Errorf("%s does not read which department it is: %s", who, text)
		}
	}
	found := regexp.MustCompile(`href="(/share/[^"]*/records\?[^"]*)"`).FindAllStringSubmatch(body, -1)
	if len(found) == 0 {
		t.Fatalf("no records: %s", body)
	}
	for _, m := range found {
		target := html.UnescapeString(m[1])
		status, text := g.out(target)
		if status != http.StatusOK || strings.Contains(text, "Сделкабоба") || strings.Contains(text, "Верасделка") ||
			strings.Contains(text, "Маржа") || strings.Contains(text, "Клиент") || strings.Contains(text, "Ответственный") {
			t.Errorf("%s: %d %s", target, status, text)
		}
		u, err := url.Parse(target)
		check(t, err)
		for _, other := range []string{"metrics=gross_profit", "metrics=revenue", "metrics=revenue&range=all", u.Query().Get("q") + "&owner=%23t:bob", "", "%zz"} {
			q := u.Query()
			q.Set("q", other)
			if status, text := g.out(u.Path + "?" + q.Encode()); status != http.StatusNotFound {
				t.Errorf("%q with a seal of another: %d %s", other, status, text)
			}
		}
	}
	if !strings.Contains(g.text(found), "Котёл Анны") {
		t.Error("no records of the south")
	}
}

func (g *rig) text(found [][]string) string {
	var all strings.Builder
	for _, m := range found {
		_, text := g.out(html.UnescapeString(m[1]))
		all.WriteString(text)
	}
	return all.String()
}

// TestFilesOfALink gives files where the maker allowed them: the link's rights, no address of the company's pages.
func TestFilesOfALink(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("olga", account.Owner, board.Dashboard, "metrics=revenue&by=owner", "metrics=mkt_cost")
	at := g.link("olga", id, "export", "yes", "params", "owner="+url.QueryEscape("#t:ann"))
	w := g.As("").get(at + "/file/csv?owner=%23t:bob")
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Анна Ким") || strings.Contains(w.Body.String(), "Бобров") || strings.Contains(w.Body.String(), "/records") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := g.As("").get(at + "/file/xlsx"); w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), "PK") {
		t.Errorf("%d", w.Code)
	}
	for _, form := range []string{"json", "html", "exe", "..", "XLSX"} {
		if w := g.As("").get(at + "/file/" + form); w.Code == http.StatusOK {
			t.Errorf("%s: %d", form, w.Code)
		}
	}
	closed := g.link("olga", id)
	if w := g.As("").get(closed + "/file/csv"); w.Code != http.StatusNotFound {
		t.Errorf("not allowed: %d", w.Code)
	}
}

// TestEndsOfALink says the same of a link that ended, whatever ended it, on every address of it.
func TestEndsOfALink(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("ann", account.Manager, board.Dashboard, "metrics=revenue")
	said := map[string]bool{}
	dead := func(why, at string) {
		t.Helper()
		for _, target := range []string{at, at + "/tile/ta", at + "/live", at + "/file/xlsx", at + "/records"} {
			status, text := g.out(target)
			if status != http.StatusNotFound || strings.Contains(text, "Наружу") || strings.Contains(text, "Пример") {
				t.Errorf("%s: %s: %d %s", why, target, status, text)
			}
			said[text] = true
		}
		w := g.As("").get(at+"/tile/ta", "HX-Request", "true", "HX-Target", "tile-ta")
		if w.Header().Get("HX-Refresh") != "true" {
			t.Errorf("%s: an open page is not told: %v", why, w.Header())
		}
	}
	dead("never was one", "/share/"+strings.Repeat("A", 43))
	dead("no token at all", "/share/x")
	at := g.link("ann", id)
	hash := func() string {
		list, err := g.shares.List(t.Context(), "ann", false)
		check(t, err)
		return list[0].Hash
	}
	if w := g.As("bob").post("/links/"+hash()+"/revoke", url.Values{}); w.Code != http.StatusNotFound {
		t.Errorf("bob revokes it: %d", w.Code)
	}
	if w := g.As("ann").post("/links/"+hash()+"/revoke", url.Values{}); w.Code != http.StatusSeeOther {
		t.Errorf("ann revokes it: %d", w.Code)
	}
	dead("revoked", at)
	if _, text := g.out("/links"); strings.Contains(text, "Наружу") {
		t.Error("strangers see the list")
	}
	g.late.Store(1)
	at = g.link("ann", id, "days", "1")
	g.late.Store(1 + 24*60*60 - 1)
	if status, _ := g.out(at); status != http.StatusOK {
		t.Errorf("the last second: %d", status)
	}
	g.late.Store(1 + 24*60*60)
	dead("expired", at)
	g.late.Store(0)
	at = g.link("ann", id)
	if w := g.As("ann").post("/links/allow", url.Values{"on": {"no"}}); w.Code != http.StatusNotFound {
		t.Errorf("ann switches all off: %d", w.Code)
	}
	tv, _, err := g.boards.NewLink(t.Context(), board.Person{Login: "ann", Role: account.Manager}, id, "", now().Add(time.Hour))
	check(t, err)
	g.As("adam").post("/links/allow", url.Values{"on": {"no"}})
	dead("all are off", at)
	if status, _ := g.out("/tv/" + tv); status != http.StatusNotFound {
		t.Errorf("a screen on the wall: %d", status)
	}
	if w := g.As("ann").post("/links", url.Values{"board": {id}, "form": {"page"}, "days": {"30"}}); linkAddress.MatchString(w.Body.String()) {
		t.Error("a new one")
	}
	g.As("adam").post("/links/allow", url.Values{"on": {"yes"}})
	if status, _ := g.out(at); status != http.StatusOK {
		t.Errorf("on again: %d", status)
	}
	check(t, g.boards.Delete(t.Context(), board.Person{Login: "ann", Role: account.Manager}, id))
	dead("the board is deleted", at)
	if len(said) > 1 {
		t.Errorf("%d different words: %v", len(said), said)
	}
}

// TestPasswordOfALink asks for it before anything is told, slows guessing, and lets in by a cookie of that link alone.
func TestPasswordOfALink(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("ann", account.Manager, board.Dashboard, "metrics=revenue&by=owner")
	at, other := g.link("ann", id, "password", "шесть666"), g.link("ann", id, "password", "шесть666")
	status, text := g.out(at)
	if status != http.StatusOK || !strings.Contains(text, "Нужен пароль") || strings.Contains(text, "Наружу") || strings.Contains(text, "Пример") || strings.Contains(text, "Анна") {
		t.Errorf("%d %s", status, text)
	}
	for _, below := range []string{"/tile/ta", "/live", "/file/xlsx", "/records"} {
		if status, text := g.out(at + below); status != http.StatusNotFound || strings.Contains(text, "Анна") {
			t.Errorf("%s before the password: %d %s", below, status, text)
		}
	}
	try := func(word, from string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, at, strings.NewReader(url.Values{"password": {word}}.Encode()))
		r.Host, r.RemoteAddr = "127.0.0.1:8787", from+":1"
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		g.site.ServeHTTP(w, r)
		return w
	}
	if w := try("шесть667", "10.0.0.1"); w.Code != http.StatusForbidden || !strings.Contains(plain(w.Body.String()), "Неверный пароль") {
		t.Errorf("wrong: %d", w.Code)
	}
	w := try("шесть666", "10.0.0.2")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != at || len(w.Result().Cookies()) != 1 {
		t.Fatalf("right: %d %v", w.Code, w.Header())
	}
	c := w.Result().Cookies()[0]
	if !c.HttpOnly || c.Path != at || c.SameSite != http.SameSiteLaxMode {
		t.Errorf("%+v", c)
	}
	if _, text := g.out(at, "Cookie", c.Name+"="+c.Value); !strings.Contains(text, "Анна Ким") {
		t.Errorf("with the cookie: %s", text)
	}
	if _, text := g.out(other, "Cookie", c.Name+"="+c.Value); !strings.Contains(text, "Нужен пароль") {
		t.Errorf("another link with the cookie: %s", text)
	}
	for range 12 {
		w = try("мимо-мимо", "10.0.0.1")
	}
	if text := plain(w.Body.String()); !strings.Contains(text, "Слишком много") {
		t.Errorf("guessing: %s", text)
	}
	if w := try("шесть666", "10.0.0.1"); w.Code == http.StatusSeeOther {
		t.Error("the right one after too many wrong ones")
	}
	if w := try("шесть666", "10.0.0.3"); w.Code != http.StatusSeeOther {
		t.Errorf("from elsewhere: %d", w.Code)
	}
}

// TestHeadersOfLinks looks at who may frame what, and at what leaves with a page.
func TestHeadersOfLinks(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("ann", account.Manager, board.Dashboard, "metrics=revenue")
	own := g.link("ann", id)
	frame := g.link("ann", id, "form", "embed", "origins", "https://portal.example.ru\nhttp://localhost:9000")
	if !strings.HasPrefix(frame, "/embed/") {
		t.Fatal(frame)
	}
	for _, c := range []struct{ at, ancestors, options string }{
		{own, "frame-ancestors 'none'", "DENY"}, {"/login", "frame-ancestors 'none'", "DENY"}, {"/embed/" + strings.Repeat("A", 43), "frame-ancestors 'none'", "DENY"},
		{frame + "?lang=en&theme=dark", "frame-ancestors https://portal.example.ru http://localhost:9000", ""},
		{frame + "/tile/ta", "frame-ancestors https://portal.example.ru http://localhost:9000", ""},
	} {
		h := g.As("").get(c.at).Header()
		if csp := h.Get("Content-Security-Policy"); !strings.HasSuffix(csp, c.ancestors) || !strings.Contains(csp, "default-src 'none'; script-src 'self'") || h.Get("X-Frame-Options") != c.options {
			t.Errorf("%s: %s; %s", c.at, csp, h.Get("X-Frame-Options"))
		}
		if !strings.HasPrefix(c.at, "/login") && (!strings.Contains(h.Get("X-Robots-Tag"), "noindex") || h.Get("Referrer-Policy") != "no-referrer" || h.Get("Cache-Control") != "private, no-store") {
			t.Errorf("%s: %v", c.at, h)
		}
		if strings.HasPrefix(c.at, "/embed/") && h.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie: %v", c.at, h)
		}
	}
	for _, wrong := range []string{strings.Replace(frame, "/embed/", "/share/", 1), strings.Replace(own, "/share/", "/embed/", 1)} {
		if status, _ := g.out(wrong); status != http.StatusNotFound {
			t.Errorf("%s: %d", wrong, status)
		}
	}
	if status, text := g.out(frame, "Sec-Fetch-Dest", "document"); status != http.StatusForbidden || !strings.Contains(text, "вставки") {
		t.Errorf("a frame's link opened by itself: %d %s", status, text)
	}
	if _, text := g.out(frame, "Sec-Fetch-Dest", "iframe"); !strings.Contains(text, "Карточка") {
		t.Errorf("in a frame: %s", text)
	}
	locked := g.link("ann", id, "form", "embed", "origins", "https://portal.example.ru", "password", "шесть666")
	w := g.As("").post(locked, url.Values{"password": {"шесть666"}})
	to := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || w.Header().Get("Set-Cookie") != "" || !strings.Contains(to, "pass=") {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	if _, text := g.out(to); !strings.Contains(text, "Карточка") {
		t.Errorf("with a pass: %s", text)
	}
	for _, next := range links(to, g.As("").get(to).Body.String()) {
		if status, _ := g.out(next); strings.Contains(next, "/tile/") && status != http.StatusNoContent {
			t.Errorf("%s: %d", next, status)
		}
	}
}

// TestRevokedWhileOpen listens as an open page does: revoking ends the stream at once, with a word that closes the page.
func TestRevokedWhileOpen(t *testing.T) {
	t.Parallel()
	g := open(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go g.site.Run(ctx)
	server := httptest.NewServer(g.site)
	defer server.Close()
	id := g.board("ann", account.Manager, board.Dashboard, "metrics=revenue")
	at := g.link("ann", id)
	listen := func() (*bufio.Scanner, func()) {
		for {
			r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+at+"/live", nil)
			check(t, err)
			w, err := server.Client().Do(r)
			check(t, err)
			if w.StatusCode == http.StatusOK {
				return bufio.NewScanner(w.Body), func() { _ = w.Body.Close() }
			}
			_ = w.Body.Close()
			time.Sleep(10 * time.Millisecond) // the pages begin to run
		}
	}
	lines, done := listen()
	defer done()
	for lines.Scan() && !strings.HasPrefix(lines.Text(), "event: version") {
	}
	list, err := g.shares.List(ctx, "ann", false)
	check(t, err)
	began := time.Now()
	g.As("ann").post("/links/"+list[0].Hash+"/revoke", url.Values{})
	gone := false
	for lines.Scan() {
		gone = gone || lines.Text() == "event: gone"
	}
	if took := time.Since(began); !gone || took > 4*time.Second { // after five the page would have been asked anyway
		t.Errorf("gone: %t after %s", gone, took)
	}
}

// TestWhoMakesLinks lets make links who may show a page to outsiders, and lists to each their own.
func TestWhoMakesLinks(t *testing.T) {
	t.Parallel()
	g := open(t)
	for login, may := range map[string]bool{"olga": true, "adam": true, "alla": true, "hugo": true, "ann": false, "mark": false, "serv": false, "rita": false} {
		w := g.As(login).post("/links", url.Values{"board": {"owner"}, "form": {"page"}, "days": {"30"}})
		made := linkAddress.MatchString(w.Body.String())
		_, err := g.boards.Get(t.Context(), board.Person{Login: login, Role: roleOf(login)}, "owner")
		if made != (may && err == nil) {
			t.Errorf("%s makes a link to a shipped dashboard: %t (%v)", login, made, err)
		}
		if status := g.As(login).get("/links/new?board=owner").Code; (status == http.StatusOK) != made {
			t.Errorf("%s: the form: %d", login, status)
		}
	}
	if w := g.As("ann").post("/links", url.Values{"board": {g.ids["dashboard"]}, "form": {"page"}, "days": {"30"}}); w.Code != http.StatusNotFound {
		t.Errorf("ann shares bob's: %d", w.Code)
	}
	mine := g.link("ann", g.board("ann", account.Manager, board.Dashboard, "metrics=revenue"), "title", "Пометкаанны")
	for login, sees := range map[string]bool{"ann": true, "olga": true, "adam": true, "bob": false, "alla": false, "rita": false} {
		body := g.As(login).get("/links").Body.String()
		if strings.Contains(body, "Пометкаанны") != sees || strings.Contains(body, mine) {
			t.Errorf("%s: %s", login, plain(body))
		}
	}
	// What was made, opened and revoked stands in the log, openings once a day.
	for range 3 {
		g.out(mine)
	}
	list, err := g.shares.List(t.Context(), "ann", false)
	check(t, err)
	if list[0].Opened != 3 {
		t.Errorf("openings: %d", list[0].Opened)
	}
	g.As("ann").post("/links/"+list[0].Hash+"/revoke", url.Values{})
	count := map[audit.Act]int{}
	for _, e := range g.events() {
		if strings.Contains(e.What+e.More+e.Who, list[0].Hash[:8]) {
			count[e.Act]++
		}
		if strings.Contains(e.More+e.What, strings.TrimPrefix(mine, "/share/")) {
			t.Errorf("the token is in the log: %+v", e)
		}
	}
	if count[audit.Rights] != 2 || count[audit.View] != 1 {
		t.Errorf("the log: %v", count)
	}
}

func roleOf(login string) account.Role {
	return map[string]account.Role{"olga": account.Owner, "adam": account.Admin, "alla": account.Analyst, "hugo": account.Head, "ann": account.Manager,
		"mark": account.Marketing, "serv": account.Support, "rita": account.Reader}[login]
}

func (g *rig) events() []audit.Event {
	g.t.Helper()
	list, err := (&audit.Log{Store: g.store, Now: now}).Events(g.t.Context(), audit.Filter{Limit: 1000})
	check(g.t, err)
	return list
}

// TestLinkInTwoLanguages shows a link in the visitor's language.
func TestLinkInTwoLanguages(t *testing.T) {
	t.Parallel()
	g := open(t)
	id := g.board("ann", account.Manager, board.Dashboard, "metrics=revenue")
	at := g.link("ann", id, "export", "yes")
	for lang, want := range map[string][]string{"ru": {"Наружу", "Карточка", "Скачать", "31 марта 2026"}, "en": {"Outside", "Card", "Download", "31 Mar 2026"}} {
		_, text := g.out(at + "?lang=" + lang)
		for _, word := range want {
			if !strings.Contains(strings.ToLower(text), strings.ToLower(word)) {
				t.Errorf("%s: no %q in %s", lang, word, text)
			}
		}
	}
	if _, text := g.out("/share/" + strings.Repeat("B", 43) + "?lang=en"); !strings.Contains(text, "This link does not work") {
		t.Error(text)
	}
}

// TestSharingScreenSaysWhatWasDone makes a link where a page is shared, and says after saving whom it is open to.
func TestSharingScreenSaysWhatWasDone(t *testing.T) {
	t.Parallel()
	g := open(t)
	for _, sort := range []board.Sort{board.Dashboard, board.Report} {
		id := g.board("ann", account.Manager, sort, "metrics=revenue")
		at := "/d/" + id
		if sort == board.Report {
			at = "/r/" + id
		}
		screen := g.As("ann").get(at + "/share?range=2026-02")
		if body := html.UnescapeString(screen.Body.String()); !strings.Contains(body, "/links/new?board="+id+"&range=2026-02") {
			t.Errorf("%s: no way to make a link: %s", sort, plain(body))
		}
		g.link("ann", id, "title", "Пометка")
		if text := plain(g.As("ann").get(at + "/share").Body.String()); !strings.Contains(text, "Пометка") || !strings.Contains(text, "Отозвать") {
			t.Errorf("%s: the link is not listed: %s", sort, text)
		}
		w := g.As("ann").post(at+"/share", url.Values{"who": {"some"}, "person": {"bob"}})
		text := plain(g.As("ann").get(w.Header().Get("Location")).Body.String())
		if !strings.Contains(text, "Сохранено") || !strings.Contains(text, "Боб") {
			t.Errorf("%s: after saving: %s", sort, text)
		}
	}
}

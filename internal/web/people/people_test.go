package people_test

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/model"
	"svodka/internal/web/page"
	"svodka/internal/web/people"
)

// company is a filled-in form of the company's settings.
func company() []string {
	return []string{"company", "ООО «Ромашка»", "zone", "Asia/Omsk", "currency", "RUB", "fiscal_start", "4", "week_start", "1",
		"open", "10:00", "close", "19:00", "holidays", "none", "work", "1", "work", "2"}
}

// TestStory walks from the first run to a colleague whose rights are taken away.
func TestStory(t *testing.T) {
	g := open(t, nil)
	ann := g.browser()
	if got := ann.get("/login"); got.path != "/setup" || !strings.Contains(got.text(), "Первая настройка") {
		t.Fatalf("first of all: %s %s", got.path, got.text())
	}
	early, err := g.boards.Save(t.Context(), board.Person{Login: page.Local, Role: account.Owner}, board.Board{
		Sort: board.Dashboard, Title: model.Text{EN: "Early", RU: "Раннее"},
		Tiles: []board.Tile{{Title: model.Text{EN: "Revenue", RU: "Выручка"}, Kind: board.KPI, Ask: "metrics=revenue"}},
	})
	check(t, err)
	got := ann.post("/setup", "login", "ann@example.ru", "name", "Анна", "lang", "ru", "password", good, "again", good)
	if got.path != "/setup/company" || !strings.Contains(got.text(), "Компания и календарь") {
		t.Fatalf("after the first account: %s %s", got.path, got.text())
	}
	if got := ann.post("/setup/company", company()...); got.body != "first page of ann@example.ru" {
		t.Fatalf("after the set-up: %s %s", got.path, got.text())
	}
	if b, err := g.boards.Get(t.Context(), board.Person{Login: "ann@example.ru", Role: account.Owner}, early.ID); err != nil || b.Owner != "ann@example.ru" {
		t.Errorf("what was made before the first account: %q, %v", b.Owner, err)
	}
	s, err := g.Settings(t.Context())
	if err != nil || s.Company != "ООО «Ромашка»" || s.Zone != "Asia/Omsk" || s.FiscalStart != 4 || !slices.Equal(s.Work, []int{1, 2}) {
		t.Errorf("%+v, %v", s, err)
	}
	if got := ann.get("/setup"); got.path != "/" {
		t.Errorf("the set-up opens again: %s", got.path)
	}

	// An invitation, taken up.
	got = ann.post("/settings/people/new", "login", "bob", "name", "Боб", "role", "manager", "crm_user", "t:bob", "lang", "ru")
	if got.status != http.StatusOK || !strings.Contains(got.text(), "Передайте эту ссылку") {
		t.Fatalf("the invitation: %d %s", got.status, got.text())
	}
	invitation := link(t, got.body)
	bob := g.browser()
	if got := bob.post(invitation, "password", good, "again", good); got.body != "first page of bob" {
		t.Fatalf("bob comes in: %d %s", got.status, got.text())
	}
	if got := g.browser().post(invitation, "password", "other horses", "again", "other horses"); got.status != http.StatusNotFound || !strings.Contains(got.text(), "больше не действует") {
		t.Errorf("the invitation twice: %d %s", got.status, got.text())
	}

	// Other rights end the session they were given to, limits reach the viewer.
	got = ann.post("/settings/people/bob", "name", "Боб", "role", "analyst", "lang", "ru", "pipelines", "t:1", "hide", "margin")
	if !strings.Contains(got.text(), "Новые права") || !strings.Contains(got.body, `value="t:1" checked`) {
		t.Fatalf("the change: %d %s", got.status, got.text())
	}
	if got := bob.get("/"); got.path != "/login" {
		t.Errorf("the old session goes on: %s", got.text())
	}
	u, err := g.accounts.Find(t.Context(), "bob")
	if v := g.accounts.Viewer(u); err != nil || v.Grant.All || len(v.Grant.Rows) != 1 || !slices.Contains(v.Grant.Hidden, "gross_profit") {
		t.Errorf("%+v, %v", v.Grant, err)
	}
	bob = g.as("bob")
	ann.post("/settings/people/bob/disable")
	if got := bob.get("/profile"); got.path != "/login" {
		t.Errorf("disabled, and in: %s", got.text())
	}
	for _, want := range []string{
		"ann@example.ru rights user ann@example.ru first administrator", "ann@example.ru rights user bob invited: manager, crm user t:bob",
		"bob rights user bob password set by invite link", "bob sign_in user bob invite",
		"ann@example.ru rights user bob manager, crm user t:bob → analyst, pipelines t:1, hidden margin",
		"ann@example.ru rights user bob disabled",
	} {
		if !slices.Contains(g.log(), want) {
			t.Errorf("the log lacks %q:\n%s", want, strings.Join(g.log(), "\n"))
		}
	}
}

// TestSetupIsGuarded tries to make the first account from elsewhere.
func TestSetupIsGuarded(t *testing.T) {
	g := open(t, nil)
	far := g.browser()
	far.host = "svodka.example.ru"
	far.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	form := []string{"login", "eve", "name", "Eve", "lang", "en", "password", good, "again", good}
	for _, code := range []string{"", "k0d", "K0D1"} {
		if got := far.post("/setup", append(form, "code", code)...); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), "Код не подходит") {
			t.Errorf("code %q: %d %s", code, got.status, got.text())
		}
	}
	through := g.browser() // a proxy on this machine, with everybody behind it
	through.header.Set("X-Forwarded-For", "203.0.113.5")
	if got := through.post("/setup", form...); !strings.Contains(got.text(), "Код не подходит") {
		t.Errorf("through a proxy: %d %s", got.status, got.text())
	}
	if some, _ := g.accounts.Any(t.Context()); some {
		t.Fatal("somebody made an account without the code")
	}
	var all sync.WaitGroup
	for range 4 { // at once: one of them is first
		all.Go(func() { far.post("/setup", append(form, "code", "K0D")...) })
	}
	all.Wait()
	list, _ := g.accounts.List(t.Context())
	if len(list) != 1 || list[0].Role != account.Owner {
		t.Errorf("%+v", list)
	}
	if got := far.post("/setup", append(form[2:], "login", "mallory", "code", "K0D")...); got.status != http.StatusSeeOther {
		t.Errorf("a second first account: %d", got.status)
	}
}

// TestStrangers guess the addresses of administration.
func TestStrangers(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	g.add("bob", account.Manager)
	nobody, bob := g.browser(), g.as("bob")
	for _, path := range []string{"/settings", "/settings/people", "/settings/people/new", "/settings/people/ann", "/settings/company", "/audit", "/audit.csv", "/setup/company"} {
		if got := bob.get(path); got.status != http.StatusNotFound || strings.Contains(got.body, "user ann") {
			t.Errorf("a manager opens %s: %d %s", path, got.status, got.text())
		}
		if got := nobody.get(path); got.path != "/login" && got.status != http.StatusUnauthorized {
			t.Errorf("a stranger opens %s: %d %s", path, got.status, got.path)
		}
	}
	for _, path := range []string{"/settings/people/new", "/settings/people/bob", "/settings/people/ann/disable", "/settings/people/ann/reset", "/settings/company", "/setup/company"} {
		if got := bob.post(path, "role", "owner", "login", "eve", "company", "x"); got.status != http.StatusNotFound {
			t.Errorf("a manager sends %s: %d", path, got.status)
		}
		nobody.post(path, "role", "owner", "login", "eve")
	}
	list, _ := g.accounts.List(t.Context())
	if len(list) != 2 || list[0].Disabled || list[1].Role != account.Manager {
		t.Errorf("%+v", list)
	}
	if got := nobody.get("/reset/" + strings.Repeat("A", 52)); got.status != http.StatusNotFound || !strings.Contains(got.text(), "больше не действует") {
		t.Errorf("a made-up link: %d %s", got.status, got.text())
	}
}

// TestOtherSites send forms in somebody's name.
func TestOtherSites(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	ann := g.as("ann")
	for _, h := range []http.Header{{"Sec-Fetch-Site": {"cross-site"}}, {"Origin": {"https://evil.example"}}} {
		ann.header = h
		if got := ann.post("/settings/people/new", "login", "eve", "role", "owner"); got.status != http.StatusForbidden {
			t.Errorf("%v: %d", h, got.status)
		}
	}
	if list, _ := g.accounts.List(t.Context()); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

func TestSignIn(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	b := g.browser()
	wrong := b.post("/login", "login", "ann", "password", "wrong horse")
	unknown := b.post("/login", "login", "eve", "password", "wrong horse")
	if wrong.status != http.StatusUnprocessableEntity || !strings.Contains(wrong.text(), "Неверный логин или пароль") ||
		strings.ReplaceAll(wrong.body, `value="ann"`, "") != strings.ReplaceAll(unknown.body, `value="eve"`, "") {
		t.Errorf("a wrong password: %d %s\nan unknown login: %s", wrong.status, wrong.text(), unknown.text())
	}
	if !strings.Contains(wrong.body, "autofocus") || !strings.Contains(wrong.body, `aria-invalid="true"`) || strings.Contains(wrong.body, "wrong horse") {
		t.Errorf("the field: %s", wrong.body)
	}
	if log := g.log(); log[0] != "sign_in_failed unknown login" || log[1] != "ann sign_in_failed user ann" {
		t.Errorf("%q", log)
	}
	for _, next := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "/login", "javascript:alert(1)"} {
		b := g.browser()
		if got := b.post("/login", "login", "ann", "password", good, "next", next); got.body != "first page of ann" {
			t.Errorf("next %q leads to %s", next, got.path)
		}
	}
	if got := g.browser().post("/login", "login", "ann", "password", good, "next", "/profile?x=1"); got.path != "/profile" {
		t.Errorf("next: %s", got.path)
	}
	busy := 0
	for range 22 {
		if got := b.post("/login", "login", "ann", "password", "guess guess"); got.status == http.StatusTooManyRequests {
			busy++
		}
	}
	if busy == 0 {
		t.Error("guessing goes on for ever")
	}
}

// TestSessions: what a session's cookie is, when it ends, and that it cannot be planted.
func TestSessions(t *testing.T) {
	g := open(t, func(o *people.Options) { o.BehindProxy = true })
	g.add("ann", account.Owner)
	b := g.browser()
	b.post("/logout") // leaves a session of nobody
	before := b.cookie()
	b.header.Set("X-Forwarded-Proto", "https")
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	set := b.post("/login", "login", "ann", "password", good, "stay", "1").header.Get("Set-Cookie")
	for _, want := range []string{"HttpOnly", "SameSite=Lax", "Secure", "Max-Age"} {
		if !strings.Contains(set, want) {
			t.Errorf("the cookie is not %s: %s", want, set)
		}
	}
	ann := g.browser()
	ann.client.CheckRedirect = b.client.CheckRedirect
	if set := ann.post("/login", "login", "ann", "password", good).header.Get("Set-Cookie"); strings.Contains(set, "Secure") || strings.Contains(set, "Max-Age") {
		t.Errorf("without TLS and staying: %s", set)
	}
	if before == "" || strings.Contains(set, before) {
		t.Errorf("the token is the one from before signing in")
	}
	token, _, _ := strings.Cut(strings.TrimPrefix(set, "svodka_session="), ";")
	found, _ := filepath.Glob(g.path + "*")
	for _, f := range found {
		if text, err := os.ReadFile(f); err != nil || bytes.Contains(text, []byte(token)) || bytes.Contains(text, []byte(ann.cookie())) {
			t.Errorf("%s holds a token: %v", f, err)
		}
	}

	ann = g.as("ann")
	for range 3 { // somebody who works stays
		g.wait(11 * time.Hour)
		if got := ann.get("/"); got.path != "/" {
			t.Fatal("thrown out while working")
		}
	}
	g.wait(12 * time.Hour)
	if got := ann.get("/"); got.path != "/login" {
		t.Error("idle for twelve hours, and in")
	}
	stays := g.browser()
	stays.post("/login", "login", "ann", "password", good, "stay", "1")
	g.wait(29 * 24 * time.Hour)
	if got := stays.get("/"); got.path != "/" {
		t.Error("thrown out on a device to stay on")
	}
	old := stays.cookie()
	if got := stays.post("/logout"); !strings.Contains(got.text(), "Вы вышли") {
		t.Errorf("%s", got.text())
	}
	thief := g.browser()
	thief.header.Set("Cookie", "svodka_session="+old)
	if got := thief.get("/"); got.path != "/login" {
		t.Error("the cookie of a session that was ended lets in")
	}
}

// post box of the tests.
type postBox struct {
	mu      sync.Mutex
	letters []people.Letter
}

func (b *postBox) Send(_ context.Context, l people.Letter) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.letters = append(b.letters, l)
	return nil
}

func TestReset(t *testing.T) {
	box := &postBox{}
	g := open(t, func(o *people.Options) { o.Mailer, o.Base = box, "https://svodka.example.ru/" })
	g.add("ann@example.ru", account.Owner)
	g.add("bob", account.Manager)
	b := g.browser()
	b.host = "evil.example" // a name that must not get into the letter
	known := b.post("/reset", "login", "Ann@example.ru ")
	for _, who := range []string{"nobody@example.ru", "bob", "", strings.Repeat("x", 5000)} {
		if got := b.post("/reset", "login", who); got.body != known.body {
			t.Errorf("%.20q is told something else: %s", who, got.text())
		}
	}
	g.people.Wait()
	if len(box.letters) != 1 || box.letters[0].To != "ann@example.ru" || !strings.Contains(box.letters[0].Text, "https://svodka.example.ru/reset/") {
		t.Fatalf("%+v", box.letters)
	}
	signed := g.as("ann@example.ru") // the password goes on working
	path := link(t, box.letters[0].Text)
	b.host = ""
	if got := b.post(path, "password", "another horse", "again", "another hors"); !strings.Contains(got.text(), "Пароли не совпадают") {
		t.Errorf("%s", got.text())
	}
	if got := b.post(path, "password", "password123", "again", "password123"); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), "в первую очередь") {
		t.Errorf("%d %s", got.status, got.text())
	}
	if got := b.post(path, "password", "another horse", "again", "another horse"); got.body != "first page of ann@example.ru" {
		t.Errorf("%d %s", got.status, got.text())
	}
	if got := signed.get("/"); got.path != "/login" {
		t.Error("a session from before the new password goes on")
	}
	if got := g.browser().get(path); got.status != http.StatusNotFound {
		t.Errorf("the link twice: %d", got.status)
	}
	for range 9 {
		b.post("/reset", "login", "ann@example.ru")
	}
	g.people.Wait()
	if len(box.letters) > 4 {
		t.Errorf("%d letters to one person", len(box.letters))
	}
	path = link(t, box.letters[len(box.letters)-1].Text)
	g.wait(account.ResetFor)
	if got := g.browser().get(path); got.status != http.StatusNotFound {
		t.Errorf("the link a day later: %d", got.status)
	}
}

func TestResetWithoutMail(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	g.add("bob", account.Manager)
	if got := g.browser().get("/reset"); !strings.Contains(got.text(), "Попросите администратора") {
		t.Errorf("%s", got.text())
	}
	got := g.as("ann").post("/settings/people/bob/reset")
	if b := g.browser().post(link(t, got.body), "password", "another horse", "again", "another horse"); b.body != "first page of bob" {
		t.Errorf("%d %s", b.status, b.text())
	}
	g.as("ann").post("/settings/people/bob/disable")
	if got := g.as("ann").post("/settings/people/bob/reset"); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), "отключена") {
		t.Errorf("%d %s", got.status, got.text())
	}
}

func TestProfile(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	ann, elsewhere := g.as("ann"), g.as("ann")
	if got := ann.post("/profile", "name", `Анна "><b>x`, "lang", "en"); !strings.Contains(got.text(), "Saved.") || strings.Contains(got.body, "<b>x") {
		t.Errorf("%s", got.body)
	}
	ann.get("/profile?lang=ru")
	for _, c := range [][4]string{
		{"wrong horse", "another horse", "another horse", "Нынешний пароль неверен"},
		{good, "another horse", "another", "Пароли не совпадают"}, {good, "short", "short", "слишком короткий"},
	} {
		if got := ann.post("/profile/password", "was", c[0], "password", c[1], "again", c[2]); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), c[3]) {
			t.Errorf("%q: %d %s", c, got.status, got.text())
		}
	}
	if got := ann.post("/profile/password", "was", good, "password", "another horse", "again", "another horse"); got.status != http.StatusOK || !strings.Contains(got.text(), "Пароль изменён") {
		t.Errorf("%d %s", got.status, got.text())
	}
	if got := elsewhere.get("/"); got.path != "/login" {
		t.Error("another device is still signed in")
	}
	ann.post("/profile/keys", "off", "1")
	if v, err := g.store.Pref(t.Context(), "ann", "shortcuts"); v != "off" || err != nil {
		t.Errorf("%q, %v", v, err)
	}
	if got := ann.get("/profile"); !strings.Contains(got.body, `data-shortcuts="off"`) {
		t.Error("the page does not know")
	}
}

func TestStaff(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	g.add("bob", account.Manager)
	ann := g.as("ann")
	if got := ann.get("/settings/people"); !strings.Contains(got.text(), "bob Менеджер записи: Борис действует") {
		t.Errorf("%s", got.text())
	}
	for _, c := range []struct {
		path string
		form []string
		want string
	}{
		{"/settings/people/ann", []string{"role", "analyst"}, "последний администратор"},
		{"/settings/people/ann/disable", nil, "последний администратор"},
		{"/settings/people/bob", []string{"role", "manager"}, "какой он сотрудник"},
		{"/settings/people/new", []string{"role", "viewer", "login", "Боб"}, "латинских букв"},
		{"/settings/people/new", []string{"role", "viewer", "login", "bob"}, "уже занят"},
		{"/settings/people/new", []string{"role", "boss", "login", "eve"}, "Роли «boss» нет"},
	} {
		if got := ann.post(c.path, c.form...); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), c.want) {
			t.Errorf("%s %q: %d %s", c.path, c.form, got.status, got.text())
		}
	}
	if got := ann.get("/settings/people/nobody"); got.status != http.StatusNotFound {
		t.Errorf("nobody: %d", got.status)
	}
	if got := ann.get("/settings/people/bob"); strings.Contains(got.body, "<script>alert") || !strings.Contains(got.body, `<option value="t:bob" selected>`) {
		t.Errorf("%s", got.body)
	}
}

func TestCompany(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	ann := g.as("ann")
	for _, c := range [][3]string{
		{"company", "  ", "от 1 до 120"}, {"zone", "Mars/Base", "пояс из списка"}, {"currency", "XXX", "валюту из списка"},
		{"fiscal_start", "13", "месяц"}, {"close", "09:00", "позже начала"}, {"open", "25:99", ""},
	} {
		form := url.Values{}
		for pair := range slices.Chunk(company(), 2) {
			form.Add(pair[0], pair[1])
		}
		form.Set(c[0], c[1])
		if got := ann.do(http.MethodPost, "/settings/company", form); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), c[2]) {
			t.Errorf("%q: %d %s", c, got.status, got.text())
		}
	}
	if s, _ := g.Settings(t.Context()); s.Company != "" {
		t.Errorf("%+v", s)
	}
	if got := ann.post("/settings/company", company()...); !strings.Contains(got.text(), "Сохранено") {
		t.Errorf("%s", got.text())
	}
	if log := g.log(); !strings.Contains(log[0], "zone: Europe/Moscow → Asia/Omsk") {
		t.Errorf("%q", log[0])
	}
}

func TestLog(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	g.as("ann")
	g.browser().post("/login", "login", "=cmd", "password", "x")
	g.wait(24 * time.Hour)
	ann := g.as("ann")
	for _, c := range []struct{ query, want, lacks string }{
		{"", "неудачный вход", "\x00"}, {"act=sign_in", "вход", "неизвестный логин"}, {"who=bob", "записей нет", "запись ann"},
		{"since=2026-04-06", "запись ann", "неизвестный логин"}, {"til=2026-04-05", "неизвестный логин", "2026-04-06"},
		{"text=UNKNOWN", "неизвестный логин", "запись ann"}, {"since=yesterday&before=x&act=%00", "записей нет", ""},
	} {
		got := ann.get("/audit?" + c.query)
		_, rows, _ := strings.Cut(got.body, "</form>")
		if got.status != http.StatusOK || !strings.Contains(got.text(), c.want) || c.lacks != "" && strings.Contains(rows, c.lacks) {
			t.Errorf("%q: %d %s", c.query, got.status, got.text())
		}
	}
	got := ann.get("/audit.csv")
	if !strings.HasPrefix(got.body, "\ufeffКогда;Кто;") || strings.Count(got.body, "\r\n") != 4 {
		t.Errorf("%q", got.body)
	}
}

// TestLogWords shows a change of rights in the reader's words.
func TestLogWords(t *testing.T) {
	g := open(t, nil)
	g.add("ann", account.Owner)
	g.add("bob", account.Manager)
	ann := g.as("ann")
	ann.post("/settings/people/bob", "role", "analyst", "hide", "margin")
	if got := ann.get("/audit").text(); !strings.Contains(got, "учётная запись bob менеджер, сотрудник CRM t:bob, отдел t:sales → аналитик, скрыто margin") {
		t.Errorf("%s", got)
	}
	if got := ann.get("/audit?lang=en").text(); !strings.Contains(got, "user bob manager, crm user t:bob, department t:sales → analyst, hidden margin") {
		t.Errorf("%s", got)
	}
}

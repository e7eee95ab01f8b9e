// Package webtest tries pages over real parts: a store in a file, an engine in memory, accounts, a desk that answers. Who
// asks stands in a header, so tests tell whose page they read:
//
//	g := webtest.Open(t, webtest.Options{Company: company, People: people, Now: now})
//	mux := http.NewServeMux()
//	kpi.New(g.Site, service).Routes(mux)
//	g.Serve(mux)
//	g.Has(g.Get("ann", "/kpi"), "1 000 ₽")
package webtest

import (
	"context"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/plan"
	"svodka/internal/store/sqlite"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
)

// Rig is what pages stand on, and a way to ask for them.
type Rig struct {
	*testing.T

	Model    *model.Model
	Engine   *memory.Engine
	Store    *sqlite.Store
	Accounts *account.Service
	Desk     *ask.Desk
	Boards   *board.Service
	Audit    *audit.Log
	Site     *page.Site

	log     strings.Builder
	handler http.Handler
}

// Options say what the pages are about.
type Options struct {
	// Company is a text of [texttable], its source named "t". With Batch set, that is loaded instead.
	Company string
	Batch   *warehouse.Batch
	// Settings are [warehouse.DefaultSettings] where they are nothing.
	Settings *warehouse.Settings
	// People get one password, [Password].
	People []account.Person
	Now    func() time.Time
	// Targets, Closed and Assets may be left out.
	Targets func(context.Context, ask.House) (plan.Targets, error)
	Closed  ask.ClosedBook
	Assets  page.Assets
}

// Password is that of everybody.
const Password = "correct horse battery"

// Header names who asks.
const Header = "X-Login"

// Open makes the parts. [Rig.Serve] is next.
func Open(t *testing.T, o Options) *Rig {
	t.Helper()
	g := &Rig{T: t}
	var err error
	g.Model, err = crm.Load()
	g.Check(err)
	settings := warehouse.DefaultSettings()
	if o.Settings != nil {
		settings = *o.Settings
	}
	g.Engine, err = memory.Open(settings)
	g.Check(err)
	if o.Batch != nil {
		_, err = g.Engine.Load(t.Context(), *o.Batch)
		g.Check(err)
	} else {
		g.Load(o.Company)
	}
	g.Store, err = sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "app.db"))
	g.Check(err)
	t.Cleanup(func() { g.Check(g.Store.Close()) })
	g.Accounts = account.New(account.Options{Store: g.Store, Model: g.Model, Now: o.Now})
	for _, p := range o.People {
		p.Password = Password
		_, err := g.Accounts.Add(t.Context(), p)
		g.Check(err)
	}
	g.Desk = ask.New(ask.Options{Model: g.Model, Engine: g.Engine, Now: o.Now, Targets: o.Targets, Closed: o.Closed})
	g.Boards, err = board.New(board.Options{Store: g.Store, Model: g.Model, Now: o.Now})
	g.Check(err)
	g.Audit = &audit.Log{Store: g.Store, Now: o.Now}
	if o.Assets == nil {
		o.Assets = noFiles{}
	}
	g.Site = &page.Site{
		Desk: g.Desk, Model: g.Model, Accounts: g.Accounts, Boards: g.Boards, Audit: g.Audit, Assets: o.Assets, Now: o.Now,
		Log: slog.New(slog.NewTextHandler(&g.log, nil)), Door: g,
	}
	return g
}

// noFiles are a site's files where no browser looks at them.
type noFiles struct{}

func (noFiles) ServeHTTP(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotFound) }
func (noFiles) URL(name string) string                           { return "/static/" + name }

// Enter says who asks.
func (g *Rig) Enter(r *http.Request) (account.User, bool, error) {
	u, err := g.Accounts.Find(r.Context(), r.Header.Get(Header))
	return u, err == nil, nil
}

// Serve puts pages behind the site's guard.
func (g *Rig) Serve(pages http.Handler) { g.handler = g.Site.Guard(pages) }

// ServeHTTP answers as the site does, for browsers.
func (g *Rig) ServeHTTP(w http.ResponseWriter, r *http.Request) { g.handler.ServeHTTP(w, r) }

// Check ends the test at an error.
func (g *Rig) Check(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

// Load loads more of the company.
func (g *Rig) Load(text string) {
	g.Helper()
	batch, err := texttable.Batch("t", text, warehouse.DefaultSettings())
	g.Check(err)
	_, err = g.Engine.Load(g.Context(), batch)
	g.Check(err)
}

// Logged is what the site has written to its log.
func (g *Rig) Logged() string { return g.log.String() }

// Got is an answer.
type Got struct {
	Status int
	Body   string
	To     string // where it leads
	Header http.Header
}

var (
	marks  = regexp.MustCompile(`(?s)<head>.*?</head>|<script.*?</script>|<[^>]*>`)
	spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")
)

// Text is a page as it is read.
func (a Got) Text() string { return Spaced(html.UnescapeString(marks.ReplaceAllString(a.Body, " "))) }

// Spaced is a text with plain single spaces.
func Spaced(text string) string { return strings.Join(strings.Fields(spaces.Replace(text)), " ") }

// Do asks for something; headers are pairs of name and value. A failure of the site ends the test, and an answer that does not say
// what it is fails it.
func (g *Rig) Do(login, method, target, body string, headers ...string) Got {
	g.Helper()
	r := httptest.NewRequestWithContext(g.Context(), method, target, strings.NewReader(body))
	r.Host = "127.0.0.1:8787"
	r.Header.Set(Header, login)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	g.handler.ServeHTTP(w, r)
	if w.Code >= http.StatusInternalServerError {
		g.Fatalf("%s %s: %d %s\n%s", method, target, w.Code, w.Body, g.Logged())
	}
	sent := w.Result()
	if w.Body.Len() > 0 && sent.Header.Get("Content-Type") == "" {
		g.Errorf("%s %s: %d without a content type: a status was written before the headers", method, target, w.Code)
	}
	return Got{w.Code, w.Body.String(), sent.Header.Get("Location"), sent.Header}
}

// Get asks for a page.
func (g *Rig) Get(login, target string, headers ...string) Got {
	g.Helper()
	return g.Do(login, http.MethodGet, target, "", headers...)
}

// Post sends a form: pairs of name and value.
func (g *Rig) Post(login, target string, pairs ...string) Got {
	g.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return g.Send(login, target, form)
}

// Send sends a form.
func (g *Rig) Send(login, target string, form url.Values, headers ...string) Got {
	g.Helper()
	return g.Do(login, http.MethodPost, target, form.Encode(), append([]string{"Content-Type", "application/x-www-form-urlencoded"}, headers...)...)
}

// Has looks for texts on a page.
func (g *Rig) Has(a Got, want ...string) {
	g.Helper()
	text := a.Text()
	for _, x := range want {
		if !strings.Contains(text, x) {
			g.Errorf("%q is not in: %d %s", x, a.Status, text)
		}
	}
}

// Lacks looks for texts that must not be on a page, however hidden and however spaced.
func (g *Rig) Lacks(a Got, never ...string) {
	g.Helper()
	text := a.Text()
	tight := strings.ReplaceAll(text, " ", "")
	for _, x := range never {
		if strings.Contains(a.Body, x) || strings.Contains(tight, strings.ReplaceAll(x, " ", "")) {
			g.Errorf("%q is in: %s", x, text)
		}
	}
}

// Package web is the pages: a question whose state is the address, its answer as a table, the explanation of every
// figure, the records behind it, and the catalogue of metrics. Pages are written on the server and work without scripts.
package web

import (
	"context"
	"embed"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/model"
)

//go:embed templates/*.html
var templates embed.FS

//go:embed static
var static embed.FS

// Accounts knows the people who may sign in. [account.Service] is one.
type Accounts interface {
	// Any reports whether there is an account at all; without one the pages are open to whoever sits at this machine.
	Any(ctx context.Context) (bool, error)
	// Authenticate finds the account of a login and password. from limits how often one place may guess.
	Authenticate(ctx context.Context, login, password, from string) (account.User, error)
	// Viewer is what an account may see.
	Viewer(u account.User) access.Viewer
}

// Options are what the pages are made of.
type Options struct {
	Desk *ask.Desk
	// Model is the shipped model; pages show the company's own fields too, which the desk knows.
	Model    *model.Model
	Accounts Accounts // nil: there are no accounts
	Now      func() time.Time
	Version  string // of the program
	Log      *slog.Logger
}

// site is the pages with what they need.
type site struct {
	Options

	pages  map[string]*template.Template
	assets map[string]asset
}

// New makes the handler of all pages. The caller's server sets the timeouts.
func New(o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &site{Options: o, assets: readAssets()}
	s.pages = s.parse()
	mux := http.NewServeMux()
	s.routes(mux)
	return s.guarded(mux)
}

// routes lists every page.
func (s *site) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.page(s.home))
	mux.HandleFunc("GET /ask", s.page(s.form))
	mux.HandleFunc("GET /ask.csv", s.page(s.askCSV))
	mux.HandleFunc("GET /ask.json", s.page(s.askJSON))
	mux.HandleFunc("GET /explain", s.page(s.explain))
	mux.HandleFunc("GET /records", s.page(s.records))
	mux.HandleFunc("GET /records.csv", s.page(s.recordsCSV))
	mux.HandleFunc("GET /records.json", s.page(s.recordsJSON))
	mux.HandleFunc("GET /metrics", s.page(s.metrics))
	mux.HandleFunc("GET /metrics/{name}", s.page(s.metric))
	mux.HandleFunc("GET /healthz", s.healthz)
	mux.HandleFunc("GET /static/{name}", s.asset)
	mux.HandleFunc("/", s.page(s.missing))
}

func mustSub(files embed.FS, dir string) fs.FS {
	sub, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
}

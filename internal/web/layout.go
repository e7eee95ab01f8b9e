package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"time"

	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
)

// layout is what every page shows around its body.
type layout struct {
	visit

	Title   string
	Nav     string // the current section: "ask", "metrics" or ""
	Company string
	Demo    bool
	Fresh   []fresh
	Program string
	Style   string
	Icon    string
	// address is the page's own, for the switches of language and theme.
	address *url.URL
	Body    any
}

// fresh is one source in the foot of the rail.
type fresh struct {
	Source, Text string
	Late         bool
}

// both hands a part of a page the page as well.
type both struct {
	Page layout
	Body any
}

// T picks a text by the reader's language; templates call it.
func (p layout) T(en, ru string) string { return p.lang.Pick(en, ru) }

// Lang is the code of the page's language.
func (p layout) Lang() string { return string(p.lang) }

// Theme is the reader's choice, "" for the system's.
func (p layout) Theme() string { return p.theme }

// User is who signed in.
func (p layout) User() string { return p.user }

// With is the page's own address with one parameter more: the switches of language and theme.
func (p layout) With(key, value string) string {
	v := p.address.Query()
	v.Del("lang")
	v.Del("theme")
	v.Set(key, value)
	return p.address.Path + "?" + v.Encode()
}

func (s *site) parse() map[string]*template.Template {
	pages := map[string]*template.Template{}
	funcs := template.FuncMap{"both": func(page layout, body any) both { return both{page, body} }}
	base := template.Must(template.New("").Funcs(funcs).ParseFS(templates, "templates/layout.html", "templates/part_*.html"))
	for _, name := range []string{"home", "explain", "records", "metrics", "metric", "error"} {
		pages[name] = template.Must(template.Must(base.Clone()).ParseFS(templates, "templates/"+name+".html"))
	}
	return pages
}

// show writes a page whole, or not at all.
func (s *site) show(w http.ResponseWriter, r *http.Request, v visit, status int, name string, p layout) error {
	about, err := s.Desk.About(r.Context())
	if err == nil {
		p.Company, p.Demo = about.Settings.Company, about.Settings.Demo
		p.Fresh = s.freshness(about, v.lang)
	} else if name != "error" {
		return err
	}
	p.visit, p.address, p.Program = v, r.URL, s.Version
	p.Style, p.Icon = s.assets["style.css"].path, s.assets["icon.svg"].path
	var b bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&b, "layout", p); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", string(v.lang))
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the reader has gone: nobody to tell
	return nil
}

// freshness says of each source when it was last read. A source a day behind the clock is late.
func (s *site) freshness(about ask.About, l lang.Lang) []fresh {
	const late = 24 * time.Hour
	var list []fresh
	for _, f := range render.Fresh(about.Fresh) {
		list = append(list, fresh{Source: f.Source, Text: render.Moment(f.Seen, about.Calendar.Zone, l), Late: s.Now().Sub(f.Seen) > late})
	}
	return list
}

// refuse answers who may not come in: in a sentence alone, for they are told nothing of the company.
func (s *site) refuse(w http.ResponseWriter, r *http.Request, v visit, err error) {
	status := s.status(w, r, err)
	if errors.Is(err, errSignIn) {
		status = http.StatusUnauthorized
		w.Header().Set("WWW-Authenticate", `Basic realm="Svodka", charset="UTF-8"`)
	}
	s.bare(w, v, status, v.lang.Message(err))
}

// fail shows what went wrong in a sentence, with the status that belongs to it: as a page, or as the kind of file that
// was asked for.
func (s *site) fail(w http.ResponseWriter, r *http.Request, v visit, err error) {
	status, text := s.status(w, r, err), v.lang.Message(err)
	switch path.Ext(r.URL.Path) {
	case ".json":
		body, _ := json.Marshal(map[string]string{"error": text}) //nolint:errchkjson // a text always has a JSON form
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = w.Write(append(body, '\n'))
	case ".csv":
		s.bare(w, v, status, text)
	default:
		p := layout{Title: v.lang.Pick("Nothing to show", "Показать нечего"), Body: wrong{Status: status, Text: text}}
		if broken := s.show(w, r, v, status, "error", p); broken != nil {
			s.bare(w, v, status, text)
		}
	}
}

func (s *site) status(w http.ResponseWriter, r *http.Request, err error) int {
	status := fault.Status(err)
	switch status {
	case http.StatusInternalServerError:
		s.Log.ErrorContext(r.Context(), "page failed", "path", r.URL.Path, "error", err)
	case http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", "60")
	}
	return status
}

// wrong is the body of the page of an error.
type wrong struct {
	Status int
	Text   string
}

func (s *site) bare(w http.ResponseWriter, v visit, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Language", string(v.lang))
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) //nolint:gosec // plain text, and said to be: a browser runs none of it
}

func (s *site) missing(http.ResponseWriter, *http.Request, visit) error {
	return fault.Sentence(fault.NotFound, "There is no such page.", "Такой страницы нет.")
}

// healthz tells a watchdog whether the data can be read; it says nothing else to whom it does not know.
func (s *site) healthz(w http.ResponseWriter, r *http.Request) {
	status, text := http.StatusOK, "ok\n"
	if _, err := s.Desk.About(r.Context()); err != nil {
		s.Log.ErrorContext(r.Context(), "health check failed", "error", err)
		status, text = http.StatusServiceUnavailable, "the data cannot be read\n"
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text))
}

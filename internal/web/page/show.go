package page

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/a-h/templ"

	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/web/ui"
)

// Show writes a page whole, or the part of it that a script asked for, or nothing and an error.
func (s *Site) Show(w http.ResponseWriter, r *http.Request, v *Visit, p ui.Page) error {
	return s.show(w, r, v, http.StatusOK, p)
}

func (s *Site) show(w http.ResponseWriter, r *http.Request, v *Visit, status int, p ui.Page) error {
	f := s.frame(r, v, p)
	body := ui.Document(f)
	if v.Target == "page" {
		body = ui.Content(f)
	}
	return s.write(w, r, v, status, body, v.Target == "page", p.Title)
}

// Fragment writes a component alone: what fills the panel, a list of finds, a tile.
func (s *Site) Fragment(w http.ResponseWriter, r *http.Request, v *Visit, c templ.Component) error {
	return s.write(w, r, v, http.StatusOK, c, false, "")
}

func (s *Site) write(w http.ResponseWriter, r *http.Request, v *Visit, status int, c templ.Component, titled bool, title string) error {
	var b bytes.Buffer
	if titled { // htmx takes the document's title from here
		b.WriteString("<title>" + templ.EscapeString(title) + " · " + v.T("Svodka", "Сводка") + "</title>")
	}
	if err := c.Render(r.Context(), &b); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", string(v.Lang))
	h.Add("Vary", "HX-Request, HX-Target")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the reader has gone: nobody to tell
	return nil
}

func (s *Site) frame(r *http.Request, v *Visit, p ui.Page) ui.Frame {
	f := ui.Frame{
		Page: p, Lang: v.Lang, Theme: v.Theme, Org: v.About.Settings.Company, Demo: v.About.Settings.Demo,
		User: v.User.Name, Version: s.Version, Shortcuts: s.shortcuts(r, v), Live: !p.Bare, Address: r.URL, Asset: s.Assets.URL,
	}
	if v.Person.Login != "" {
		f.Nav = s.nav(v)
	}
	if v.User.Login != "" {
		f.Role = v.User.Role.Title(v.Lang)
	}
	const late = 24 * time.Hour
	titles := s.titles(r)
	for _, x := range render.Fresh(v.About.Fresh) {
		f.Fresh = append(f.Fresh, ui.Fresh{
			Source: called(v, x.Source, titles), Text: render.Moment(x.Seen, v.About.Calendar.Zone, v.Lang), Late: s.Now().Sub(x.Seen) > late,
		})
	}
	if len(f.Fresh) == 0 && f.Nav != nil && p.Section != "data" && p.Section != "settings" {
		f.NoData = v.T("There is no data yet: figures appear after the first load.", "Данных пока нет: цифры появятся после первой загрузки.")
		if s.HasSources && v.Administers() {
			f.Connect = ui.Link{Title: v.T("Connect a source", "Подключить источник"), Href: "/data"}
		}
	}
	f.Printed = f.Org + " · " + p.Title + " · " + render.Moment(s.Now(), v.About.Calendar.Zone, v.Lang)
	if f.User != "" {
		f.Printed += " · " + f.User
	}
	return f
}

// nav are the sections; what somebody may not open is not there.
func (s *Site) nav(v *Visit) []ui.Item {
	item := func(key, icon, href, en, ru string) ui.Item {
		return ui.Item{Key: key, Icon: icon, Link: ui.Link{Title: v.T(en, ru), Href: href}}
	}
	list := []ui.Item{
		item("d", "layout-dashboard", "/d", "Overview", "Обзор"),
		item("r", "report", "/r", "Reports", "Отчёты"),
	}
	if v.Viewer.Grant.Metrics == nil || len(v.Viewer.Grant.Metrics) > 0 {
		to := "/metrics"
		if s.HasTable {
			to = "/kpi"
		}
		list = append(list, item("metrics", "target", to, "KPIs and plans", "KPI и планы"))
	}
	if !reader(v) {
		list = append(list,
			item("list", "users", "/list/deals", "Clients and deals", "Клиенты и сделки"),
			item("ask", "search", "/ask", "Ask", "Вопрос"))
	}
	if tell := s.TellTabs(v, ""); len(tell) > 0 {
		list = append(list, item(TellSection, "bell", tell[0].Href, "Schedules and alerts", "Рассылки и оповещения"))
	}
	if v.Administers() {
		if s.HasSources {
			list = append(list, item("data", "database", "/data", "Data", "Данные"))
		}
		list = append(list, item("settings", "settings", "/settings", "Settings", "Настройки"))
	}
	return list
}

func reader(v *Visit) bool { return v.Person.Role == "viewer" }

// shortcuts reports whether single-letter keys are on: everybody may switch them off for themselves.
func (s *Site) shortcuts(r *http.Request, v *Visit) bool {
	if s.Boards == nil || v.Person.Login == "" {
		return true
	}
	off, err := s.Boards.Pref(r.Context(), v.Person, "shortcuts")
	return err != nil || off != "off"
}

// Fail shows what went wrong in a sentence with a way out: as a page, in the panel, or as the kind of file asked for.
func (s *Site) Fail(w http.ResponseWriter, r *http.Request, v *Visit, err error) {
	if errors.Is(err, errSignIn) {
		s.toSignIn(w, r, v)
		return
	}
	status, text := s.status(r, err), v.Lang.Message(err)
	switch path.Ext(r.URL.Path) {
	case ".json":
		body, _ := json.Marshal(map[string]string{"error": text}) //nolint:errchkjson // a text always has a JSON form
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = w.Write(append(body, '\n'))
		return
	case ".csv":
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(text + "\n")) //nolint:gosec // plain text, and no browser may guess otherwise
		return
	}
	title := v.T("This did not work", "Не получилось")
	switch status {
	case http.StatusNotFound:
		title = v.T("Not found", "Не найдено")
	case http.StatusForbidden:
		title = v.T("No access", "Нет доступа")
	}
	if v.Target != "" && v.Target != "page" {
		// htmx leaves an answer with an error's status aside, so a part comes with 200 and says what is wrong.
		_ = s.Fragment(w, r, v, ui.PanelMessage(title, text, v.T("Close", "Закрыть")))
		return
	}
	out := []ui.Link{{Title: v.T("To the overview", "К обзору"), Href: "/d"}, {Title: v.T("All reports", "Все отчёты"), Href: "/r"}}
	if r.URL.RawQuery != "" && r.Method == http.MethodGet {
		out = append([]ui.Link{{Title: v.T("The same page without filters", "Эта же страница без фильтров"), Href: r.URL.Path}}, out...)
	}
	if back := cameFrom(r); r.Method == http.MethodPost && back != "" {
		out = append([]ui.Link{{Title: v.T("Back to the page", "Вернуться к странице"), Href: back}}, out...)
	}
	if v.Target == "page" {
		status = http.StatusOK
	}
	p := ui.Page{Title: title, Body: ui.Message(title, text, out), Bare: v.Person.Login == ""}
	if p.Bare {
		p.Body = ui.Message(title, text, []ui.Link{{Title: v.T("Sign in", "Войти"), Href: "/login"}})
		v.About.Settings.Company = "" // strangers are told nothing of the company
	}
	if werr := s.show(w, r, v, status, p); werr != nil {
		s.Log.ErrorContext(r.Context(), "the page of an error", "error", werr)
		http.Error(w, text, status)
	}
}

// cameFrom is the page of ours that a request was made on; "" where the browser does not tell.
func cameFrom(r *http.Request) string {
	u, err := url.Parse(r.Referer())
	if err != nil || u.Host != r.Host || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || u.Path == "/login" || u.Path == "/logout" {
		return ""
	}
	return u.RequestURI()
}

// toSignIn leads to the page where one signs in and back from there.
func (s *Site) toSignIn(w http.ResponseWriter, r *http.Request, v *Visit) {
	to := "/login"
	next := cameFrom(r)
	if r.Method == http.MethodGet && v.Target == "" {
		next = r.URL.RequestURI()
	}
	if next != "" && next != "/" {
		to += "?" + url.Values{"next": {next}}.Encode()
	}
	switch {
	case path.Ext(r.URL.Path) == ".json" || path.Ext(r.URL.Path) == ".csv":
		http.Error(w, v.Lang.Message(errSignIn), http.StatusUnauthorized)
	case v.Target != "":
		w.Header().Set("HX-Redirect", to)
		w.WriteHeader(http.StatusNoContent)
	default:
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}

// status is the HTTP status of an error; what nobody is meant to see is written to the log instead.
func (s *Site) status(r *http.Request, err error) int {
	status := fault.Status(err)
	if status >= http.StatusInternalServerError && !fault.Is(err, fault.Busy) && r.Context().Err() == nil {
		s.Log.ErrorContext(r.Context(), "page", "path", r.URL.Path, "error", err)
	}
	return status
}

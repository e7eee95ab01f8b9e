// Package source is the pages of data sources: what is connected, how each run went, what the system's words mean; and the
// address that the systems' webhooks call.
package source

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	gosync "sync"
	"time"

	"svodka/internal/fault"
	"svodka/internal/sync"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Pages are the pages of data sources.
type Pages struct {
	site    *page.Site
	sources *sync.Service
	base    string

	mu    gosync.Mutex
	known map[string]known
}

// New makes the pages; sources nil leaves them out. Base is the address that systems reach us at, "" the one that the
// reader of a page used.
func New(site *page.Site, sources *sync.Service, base string) *Pages {
	return &Pages{site: site, sources: sources, base: strings.TrimRight(base, "/"), known: map[string]known{}}
}

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.sources == nil {
		return
	}
	for pattern, show := range map[string]page.Handler{
		"GET /data":                       p.list,
		"GET /data/new":                   p.choose,
		"GET /data/new/{kind}":            p.form,
		"POST /data/new/{kind}":           p.connect,
		"GET /data/timetable":             p.next,
		"GET /data/{id}":                  p.one,
		"GET /data/{id}/{part}":           p.part,
		"POST /data/{id}/{part}":          p.act,
		"POST /data/{id}/mapping/preview": p.preview,
	} {
		mux.Handle(pattern, p.site.HandleAdmin(show))
	}
	mux.Handle("POST /hook/{id}/{secret}", p.site.HandlePublic(p.hook))
	mux.Handle("POST /push/{id}/{entity}", p.site.HandlePublic(p.push))
}

// part shows one of the pages below a source's own.
func (p *Pages) part(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	switch r.PathValue("part") {
	case "now":
		return p.nowAlone(w, r, v)
	case "mapping":
		return p.mapping(w, r, v)
	case "remove":
		return p.askRemove(w, r, v)
	default:
		return page.ErrNoPage
	}
}

// act does one of the things that can be done to a source.
func (p *Pages) act(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	acts := map[string]page.Handler{
		"run": p.run, "pause": p.pause, "resume": p.resume, "schedule": p.schedule, "title": p.title, "keys": p.keys,
		"remove": p.remove, "mapping": p.saveMapping,
	}
	act, ok := acts[r.PathValue("part")]
	if !ok {
		return page.ErrNoPage
	}
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	return act(w, r, v)
}

// hookMost is how large the body of a webhook may be.
const hookMost = 1 << 20

// hook takes in what a system tells. It answers at once; what was told is read again by the next run.
func (p *Pages) hook(w http.ResponseWriter, r *http.Request, _ *page.Visit) error {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, hookMost))
	if err != nil {
		return fault.Invalidf("The message is too large or broke off.", "Сообщение слишком велико или оборвалось.")
	}
	if err := p.sources.Hook(r.Context(), r.PathValue("id"), r.PathValue("secret"), r.Header, body); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// inData puts a page into its section.
func inData(v *page.Visit, title string) ui.Page {
	return ui.Page{Title: title, Section: "data", Crumbs: []ui.Link{{Title: v.T("Data", "Данные"), Href: "/data"}}}
}

func href(id string, more ...string) string {
	return "/data/" + url.PathEscape(id) + strings.Join(more, "")
}

func see(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// said is the sentence that a page begins with after something was done.
func said(v *page.Visit, r *http.Request) string {
	switch r.URL.Query().Get("said") {
	case "added":
		return v.T("Connected. The first load runs by itself; the page may be closed.",
			"Подключено. Первая загрузка идёт сама, страницу можно закрыть.")
	case "idle":
		return v.T("Connected. The first load begins by the schedule.", "Подключено. Первая загрузка начнётся по расписанию.")
	case "run":
		return v.T("Reading has begun.", "Чтение началось.")
	case "paused":
		return v.T("Paused. What has been loaded stays.", "Поставлено на паузу. Загруженные данные на месте.")
	case "resumed":
		return v.T("The schedule holds again.", "Расписание снова действует.")
	case "saved":
		return v.T("Saved.", "Сохранено.")
	case "keys":
		return v.T("The new keys work and are saved.", "Новые ключи подошли и сохранены.")
	case "moved":
		return v.T("The account is the same one: it is read at its new address from now on. "+
			"Enter the address of the webhook in the system anew if it was lost in the move.",
			"Аккаунт узнан: теперь он читается по новому адресу. Если при переезде пропал вебхук, добавьте его в системе заново.")
	case "emptied":
		return v.T("The source is removed, and its rows are deleted.", "Источник удалён вместе с загруженными записями.")
	case "removed":
		return v.T("The source is removed. The rows it brought stay in the reports.", "Источник удалён. Загруженные записи остались в отчётах.")
	case "mapped":
		return v.T("Saved. The figures are being worked out again from what has been loaded.",
			"Сохранено. Показатели пересчитываются по уже загруженным данным.")
	default:
		return ""
	}
}

// wrong answers with a status of its own: the page shows a form that was refused.
type wrong struct {
	http.ResponseWriter

	status int
}

// WriteHeader gives the status of the refusal instead.
func (w *wrong) WriteHeader(int) { w.ResponseWriter.WriteHeader(w.status) }

// Unwrap lets a handler set deadlines of the connection.
func (w *wrong) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// again shows a form once more, with what is wrong about it.
func (p *Pages) again(w http.ResponseWriter, r *http.Request, v *page.Visit, pg ui.Page) error {
	return p.site.Show(&wrong{w, http.StatusUnprocessableEntity}, r, v, pg)
}

// trying is how long a connection may be tried before somebody is told that it does not answer.
const trying = 75 * time.Second

// Package schedule is the pages of what the program sends by itself: who gets which report and when, what became of each
// letter, what may leave the company, one's own subscriptions, and how letters leave at all.
package schedule

import (
	"net/http"
	"net/url"
	"strings"
	gosync "sync"

	"github.com/a-h/templ"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/schedule"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Options are what the pages are made of besides the site.
type Options struct {
	// Service keeps the schedules; nil leaves all these pages out.
	Service *schedule.Service
	// Delivery is how letters leave the company; nil leaves the page of its settings out.
	Delivery *deliver.Office
	// Alerts are what people are told besides; nil where there are none.
	Alerts *alert.Service
}

// Pages are the pages of schedules.
type Pages struct {
	site     *page.Site
	service  *schedule.Service
	delivery *deliver.Office
	alerts   *alert.Service

	mu   gosync.Mutex
	bots map[string]string // names of bots by their tokens
}

// New makes the pages.
func New(site *page.Site, o Options) *Pages {
	site.HasSchedules, site.HasDelivery = o.Service != nil, o.Service != nil && o.Delivery != nil
	return &Pages{site: site, service: o.Service, delivery: o.Delivery, alerts: o.Alerts, bots: map[string]string{}}
}

// Routes adds the pages.
func (p *Pages) Routes(mux *http.ServeMux) {
	if p.service == nil {
		return
	}
	for pattern, show := range map[string]page.Handler{
		"GET /schedules":                  p.list,
		"GET /schedules/new":              p.fresh,
		"POST /schedules/new":             p.add,
		"GET /schedules/when":             p.upcoming,
		"GET /schedules/log":              p.log,
		"GET /schedules/log/{job}":        p.job,
		"POST /schedules/log/{job}/retry": p.retry,
		"GET /schedules/{id}":             p.edit,
		"POST /schedules/{id}":            p.save,
		"POST /schedules/{id}/{act}":      p.act,
		"GET /subscriptions":              p.mine,
		"POST /subscriptions/{act}":       p.choose,
	} {
		mux.Handle(pattern, p.site.Handle(formed(show)))
	}
	mux.Handle("GET /schedules/outside", p.site.HandleAdmin(p.outside))
	mux.Handle("POST /schedules/outside", p.site.HandleAdmin(formed(p.allow)))
	mux.Handle("GET /unsubscribe/{token}", p.site.HandlePublic(p.leaving))
	mux.Handle("POST /unsubscribe/{token}", p.site.HandlePublic(formed(p.leave)))
	if p.delivery != nil {
		mux.Handle("GET /settings/delivery", p.site.HandleAdmin(p.settings))
		mux.Handle("POST /settings/delivery", p.site.HandleAdmin(formed(p.saveSettings)))
		mux.Handle("POST /settings/delivery/mail", p.site.HandleAdmin(formed(p.setMail)))
	}
}

// formed reads the form before a handler sees the request.
func formed(show page.Handler) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		if err := r.ParseForm(); err != nil {
			return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
		}
		return show(w, r, v)
	}
}

// inSection puts a page among those of its section.
func (p *Pages) inSection(v *page.Visit, on, title string, body templ.Component) ui.Page {
	return ui.Page{Title: title, Section: page.TellSection, Tabs: p.site.TellTabs(v, on), Body: body}
}

func see(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func href(id string, more ...string) string {
	return "/schedules/" + url.PathEscape(id) + strings.Join(more, "")
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

// refusable reports whether a form can be shown again with what was wrong about it.
func refusable(err error) bool {
	switch fault.KindOf(err) {
	case fault.Invalid, fault.Forbidden, fault.Conflict:
		return true
	default:
		return false
	}
}

// small reports whether somebody may write to nobody but themselves.
func small(v *page.Visit) bool {
	return v.Person.Role == account.Reader || v.Person.Role == account.Manager
}

// said is the sentence that a page begins with after something was done.
func said(v *page.Visit, r *http.Request) string {
	for _, x := range [][3]string{
		{"added", "The schedule is kept. The first letters go at the time below.", "Рассылка сохранена. Первые письма уйдут в указанное время."},
		{"saved", "Saved.", "Сохранено."},
		{
			"added-waits", "The schedule is kept. Nothing goes to outside addresses before an administrator approves them.",
			"Рассылка сохранена. На внешние адреса ничего не уйдёт, пока их не разрешит администратор.",
		},
		{
			"saved-waits", "Saved. Nothing goes to outside addresses before an administrator approves them.",
			"Сохранено. На внешние адреса ничего не уйдёт, пока их не разрешит администратор.",
		},
		{
			"sent-waits", "On the way to all but outside addresses that an administrator has not approved yet. The log shows what becomes of it.",
			"Отправляется всем, кроме внешних адресов, которые ещё не разрешил администратор. Что дошло — видно в журнале.",
		},
		{
			"once", "This press was taken already, nothing is sent a second time. To send once more, press again.",
			"Это нажатие уже принято, второй раз ничего не отправлено. Чтобы отправить ещё раз, нажмите снова.",
		},
		{"paused", "Paused. Nothing is sent until it goes on.", "Поставлено на паузу. Ничего не уходит, пока её не снять."},
		{"resumed", "It goes on. What was missed is not sent.", "Рассылка снова идёт. Пропущенное не отправляется."},
		{"sent", "On the way to all recipients. The log shows what becomes of it.", "Отправляется всем получателям. Что дошло — видно в журнале."},
		{"tested", "A trial letter is on the way to you alone.", "Проверочное письмо отправляется только вам."},
		{"removed", "The schedule is removed. What was sent stays in the log.", "Рассылка удалена. Отправленное осталось в журнале."},
		{"retried", "It is tried once more.", "Отправляется ещё раз."},
		{"stopped", "These letters come no more.", "Эти письма больше не приходят."},
		{"again", "These letters come again.", "Эти письма снова приходят."},
		{"on", "The channel is on again.", "Канал снова включён."},
		{"off", "The channel is off.", "Канал выключен."},
		{"approved", "Approved.", "Разрешено."},
		{"revoked", "Taken back. What waited in the queue is not sent either.", "Разрешение отозвано. То, что ждало в очереди, тоже не уйдёт."},
		{"domain", "The list is changed.", "Список изменён."},
		{"letter", "A letter has left for you. Look into your mailbox, and among the spam too.", "Письмо вам отправлено. Проверьте почту, и папку «Спам» тоже."},
	} {
		if r.URL.Query().Get("said") == x[0] {
			return v.T(x[1], x[2])
		}
	}
	return ""
}

// Package record is the pages of single things: lists of deals, leads, clients, calls and tasks to look through, the card of
// each, and the search over everything a person may see.
package record

import (
	"context"
	"net/http"
	"slices"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/model"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Records are the pages of lists, cards and the search.
type Records struct {
	site    *page.Site
	sources Sources
}

// Sources know where a record's own page is in the system it came from.
type Sources interface {
	// Card is its address, "" when there is none.
	Card(ctx context.Context, key, entity string) string
}

// New makes the pages; sources nil leads to no system.
func New(site *page.Site, sources Sources) *Records { return &Records{site, sources} }

// Routes adds the pages.
func (x *Records) Routes(mux *http.ServeMux) {
	mux.Handle("GET /list", x.site.Handle(x.first))
	mux.Handle("GET /list/{kind}", x.site.Handle(x.list))
	for _, ext := range page.RecordForms() {
		mux.Handle("GET /list/{kind}/records"+ext, x.site.Handle(x.file))
	}
	mux.Handle("POST /list/{kind}/views", x.site.Handle(x.saveView))
	mux.Handle("POST /list/{kind}/views/delete", x.site.Handle(x.deleteView))
	mux.Handle("POST /list/{kind}/columns", x.site.Handle(x.saveColumns))
	mux.Handle("GET /card/{kind}/{id}", x.site.Handle(x.card))
	mux.Handle("GET /search", x.site.Handle(x.search))
}

// kind is one list with its card.
type kind struct {
	// Path is its word in addresses, Fact what its rows are, which is also its word in the addresses of cards.
	Path   string
	Fact   model.Name
	en, ru string
	forms  [2][3]string // how rows are counted: English one and many, Russian one, few and many
	// Day is the date role of the period.
	Day model.Name
	// Filters are the dimensions of the bar.
	Filters []model.Name
	// Columns are shown unless a person chose others; the first leads to the card.
	Columns []model.Name
	Sort    model.Name
	Sum     model.Name
	// Quick are filters that many ask for, besides the whole list.
	Quick []quick
}

// quick is a filter by name, as addresses have it.
type quick struct{ params, en, ru string }

// kinds lists the lists in the order of their tabs.
func kinds() []kind {
	return []kind{
		{
			"deals", "deal", "Deals", "Сделки", [2][3]string{{"deal", "deals"}, {"сделка", "сделки", "сделок"}}, "created",
			[]model.Name{"pipeline", "owner", "stage", "source", "outcome"},
			[]model.Name{"title", "amount", "stage", "outcome", "owner", "client", "created", "source"}, "created", "amount",
			[]quick{{"outcome=open", "Open", "В работе"}, {"outcome=won", "Won", "Выигранные"}, {"outcome=lost", "Lost", "Проигранные"}},
		},
		{
			"leads", "lead", "Leads", "Лиды", [2][3]string{{"lead", "leads"}, {"лид", "лида", "лидов"}}, "created",
			[]model.Name{"owner", "source", "state", "stage", "reject_reason"},
			[]model.Name{"title", "state", "owner", "source", "client", "created", "response", "reason"}, "created", "",
			[]quick{{"state=open", "Open", "В работе"}, {"state=converted", "Became deals", "Стали сделками"}, {"state=rejected", "Refused", "Отказы"}},
		},
		{
			"clients", "client", "Clients", "Клиенты", [2][3]string{{"client", "clients"}, {"клиент", "клиента", "клиентов"}}, "last",
			[]model.Name{"owner", "segment", "region", "source", "rfm"},
			[]model.Name{"name", "revenue", "purchases", "last", "owner", "segment", "region"}, "last", "revenue",
			[]quick{{"last!=(empty)", "Buyers", "Покупатели"}, {"last=(empty)", "Without purchases", "Без покупок"}},
		},
		{
			"calls", "call", "Calls", "Звонки", [2][3]string{{"call", "calls"}, {"звонок", "звонка", "звонков"}}, "started",
			[]model.Name{"owner", "call_direction", "call_result", "call_topic"},
			[]model.Name{"started", "direction", "result", "seconds", "owner", "client", "phone", "topic"}, "started", "seconds",
			[]quick{
				{"call_direction=in&call_result=missed", "Missed", "Пропущенные"}, {"call_direction=in", "Incoming", "Входящие"},
				{"call_direction=out", "Outgoing", "Исходящие"},
			},
		},
		{
			"tasks", "task", "Tasks", "Задачи", [2][3]string{{"task", "tasks"}, {"задача", "задачи", "задач"}}, "due",
			[]model.Name{"owner", "task_kind"},
			[]model.Name{"kind", "due", "done", "owner", "client", "deal", "minutes"}, "due", "",
			[]quick{
				{"done=(empty)", "Open", "Открытые"}, {"done=(empty)&due<=yesterday", "Overdue", "Просроченные"},
				{"done!=(empty)", "Done", "Выполненные"},
			},
		},
	}
}

func (k kind) title(v *page.Visit) string { return v.T(k.en, k.ru) }

func (k kind) count(n int64, v *page.Visit) string {
	f := k.forms[0][:2]
	if v.Lang == "ru" {
		f = k.forms[1][:]
	}
	return v.Lang.Count(n, f...)
}

// offered lists the kinds that a person may look through. A reader sees boards alone.
func offered(v *page.Visit) []kind {
	var list []kind
	if v.Person.Role == account.Reader {
		return nil
	}
	for _, k := range kinds() {
		if ask.Lists(v.About.Model, v.Viewer.Grant, k.Fact) {
			list = append(list, k)
		}
	}
	return list
}

// asked finds the list of an address; to whom it is not offered there is no such page.
func asked(r *http.Request, v *page.Visit) (kind, error) {
	for _, k := range offered(v) {
		if k.Path == r.PathValue("kind") {
			return k, nil
		}
	}
	return kind{}, page.ErrNoPage
}

// known reports whether there is a list of a word, whoever may see it.
func known(path string) bool {
	return slices.ContainsFunc(kinds(), func(k kind) bool { return k.Path == path })
}

// ofFact finds the list that a card belongs to.
func ofFact(fact model.Name, v *page.Visit) (kind, bool) {
	for _, k := range offered(v) {
		if k.Fact == fact {
			return k, true
		}
	}
	return kind{}, false
}

// first leads to the first list a person may see.
func (x *Records) first(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	list := offered(v)
	if len(list) == 0 {
		return page.ErrNoPage
	}
	http.Redirect(w, r, "/list/"+list[0].Path, http.StatusSeeOther)
	return nil
}

func tabs(v *page.Visit, now string) []ui.Link {
	var list []ui.Link
	for _, k := range offered(v) {
		list = append(list, ui.Link{Title: k.title(v), Href: "/list/" + k.Path, On: k.Path == now})
	}
	return list
}

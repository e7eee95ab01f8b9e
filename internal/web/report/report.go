// Package report is the catalogue of reports and the page of each: its conclusion, its filters, its chart and table, and what
// lies behind them. Every figure opens; what may not be opened by somebody is not there for them.
package report

import (
	"context"
	"net/http"
	"net/url"
	"path"
	"strings"

	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// Reports is the pages of reports.
type Reports struct {
	// Closed lists what was changed in closed periods; nil where none is ever closed.
	Closed ClosedTable

	site *page.Site
}

// New makes the pages of reports.
func New(site *page.Site) *Reports { return &Reports{site: site} }

// Routes registers them.
func (x *Reports) Routes(mux *http.ServeMux) {
	s := x.site
	mux.Handle("GET /r", s.Handle(x.catalogue))
	mux.Handle("GET /r/{$}", http.RedirectHandler("/r", http.StatusSeeOther))
	mux.Handle("GET /r/{id}", s.Handle(x.open))
	mux.Handle("GET /r/{id}/versions", s.Handle(x.versions))
	mux.Handle("GET /r/{id}/share", s.Handle(x.rights))
	mux.Handle("POST /r/{id}/share", s.Handle(x.setRights))
	mux.Handle("POST /r/{id}/star", s.Handle(x.star))
	mux.Handle("POST /r/{id}/save", s.Handle(x.save))
	mux.Handle("POST /r/{id}/copy", s.Handle(x.copied))
	mux.Handle("POST /r/{id}/delete", s.Handle(x.remove))
	mux.Handle("POST /r/{id}/undelete", s.Handle(x.bring))
	mux.Handle("POST /r/{id}/revert", s.Handle(x.revert))
}

// open shows a report, or gives it as a file where the address ends so.
func (x *Reports) open(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	ext := path.Ext(id)
	if f, ok := tile.FormOf(x.site, ext); ok {
		return x.document(w, r, v, strings.TrimSuffix(id, ext), f)
	}
	b, err := x.find(r.Context(), v, id)
	if err != nil {
		return err
	}
	return x.show(w, r, v, b)
}

// find is a report that the visitor may open.
func (x *Reports) find(ctx context.Context, v *page.Visit, id string) (board.Board, error) {
	if len(id) > 64 {
		return board.Board{}, noReport()
	}
	b, err := x.site.Boards.Get(ctx, v.Person, id)
	switch {
	case fault.Is(err, fault.NotFound), err == nil && b.Sort != board.Report:
		return board.Board{}, noReport()
	case err != nil:
		return board.Board{}, err
	}
	return b, nil
}

// noReport says the same of a report that is not there and of one that is not theirs.
func noReport() error {
	return fault.Sentence(fault.NotFound, "There is no such report, or it is not shared with you. The list of reports has all that are.",
		"Такого отчёта нет, или вам его не открывали. Все доступные — в списке отчётов.")
}

// to is the address of a report.
func to(b board.Board) string { return "/r/" + url.PathEscape(b.ID) }

// topic is a field of work in the catalogue.
type topic struct{ Key, EN, RU string }

func topics() []topic {
	return []topic{
		{"sales", "Sales", "Продажи"},
		{"plan", "Plans and forecast", "Планы и прогноз"},
		{"marketing", "Marketing", "Маркетинг"},
		{"work", "Work of the team", "Работа команды"},
		{"clients", "Clients", "Клиенты"},
		{"service", "Service", "Сервис"},
		{"trust", "Trust in the data", "Доверие к данным"},
	}
}

func topicOf(b board.Board) topic {
	for _, t := range topics() {
		if t.Key == b.Topic {
			return t
		}
	}
	return topic{"", "Own", "Свои"}
}

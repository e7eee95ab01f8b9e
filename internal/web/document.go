package web

import (
	"context"
	"net/url"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// Order is a report or a dashboard that somebody is to get without a browser.
type Order struct {
	// User is whose rights count; the zero User only as long as there is no account.
	User account.User
	// Board is the id of a report or a dashboard; ids that begin with "@" are pages of their own.
	Board string
	// Query is the page's address after "?": filters, view, "tile" for one card, "paper" and "lay" for how paper is.
	Query string
	Lang  lang.Lang
	// Zone is where the reader reads moments; nil is the organisation's.
	Zone *time.Location
	// Due is the moment the order was for. Figures are always those of now.
	Due time.Time
}

// Document makes what a page shows to somebody who is signed in: the same rights, filters and figures. empty tells that there is
// no figure in it. A query that cannot be understood is fault.Invalid; of a board that they may not open there is
// fault.NotFound or fault.Forbidden. Nothing is written into the audit log: whoever sends the document does that.
func (s *Site) Document(ctx context.Context, o Order) (d *render.Document, empty bool, err error) {
	defer fault.Wrap(&err, "web.Document(%s)", o.Board)
	if len(o.Query) > maxQuery {
		return nil, false, fault.Invalidf("The filters are too long.", "Фильтры слишком длинные.")
	}
	address, err := url.ParseQuery(strings.TrimPrefix(o.Query, "?"))
	if err != nil {
		return nil, false, fault.Invalidf("The filters cannot be read; write them as in a page's address: range=2026-03&owner=…",
			"Фильтры не читаются; пишутся как в адресе страницы: range=2026-03&owner=…")
	}
	v, err := s.site.For(ctx, o.User, o.Lang)
	if err != nil {
		return nil, false, err
	}
	if d, empty, err = s.pageOf(ctx, v, o.Board, address); err != nil {
		return nil, false, err
	}
	if o.Zone != nil {
		d.Made = d.Made.In(o.Zone)
	}
	return d, empty, nil
}

// maxQuery bounds the filters of an order as pages bound their addresses.
const maxQuery = 16 << 10

// pageOf makes the page that an id names.
func (s *Site) pageOf(ctx context.Context, v *page.Visit, id string, address url.Values) (*render.Document, bool, error) {
	if strings.HasPrefix(id, "@") {
		return nil, false, page.ErrNoPage
	}
	b, err := s.site.Boards.Get(ctx, v.Person, id)
	switch {
	case err != nil:
		return nil, false, err
	case b.Sort == board.Report:
		return s.reports.Document(ctx, v, id, address)
	}
	return s.dashboards.Document(ctx, v, id, address)
}

// Forms are the forms that documents are written in, so many at once that memory lasts; fault.Busy tells that there are too many
// for now, or that one took too long.
func (s *Site) Forms() []render.Format { return s.site.Forms }

// Drawer draws charts for letters.
func (s *Site) Drawer() (render.Drawer, error) { return s.press.drawer() }

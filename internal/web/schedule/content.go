package schedule

import (
	"context"
	"net/url"

	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/schedule"
	"svodka/internal/web/filter"
)

// boards lists what can be sent, the one that is sent now among it, and gives that.
func (p *Pages) boards(ctx context.Context, w words, now string, d *draft) (board.Board, error) {
	all, err := p.site.Boards.List(ctx, w.Person, "")
	if err != nil {
		return board.Board{}, err
	}
	groups := []group{{Title: w.T("Dashboards", "Дашборды")}, {Title: w.T("Reports", "Отчёты")}}
	found := board.Board{}
	for _, b := range all {
		i := 1
		if b.Sort == board.Dashboard {
			i = 0
		}
		if b.ID == now {
			found = b
		}
		groups[i].List = append(groups[i].List, choice{Value: b.ID, Title: b.Title.In(string(w.Lang)), On: b.ID == now})
	}
	own := group{Title: w.T("Short", "Коротко")}
	for _, x := range special() {
		if !w.Administers() && w.User.CRMUser == "" && small(w.Visit) {
			continue // there is nothing to say to a reader of some reports
		}
		own.List = append(own.List, choice{Value: x[0], Title: w.T(x[1], x[2]), On: x[0] == now})
	}
	if now != "" && found.ID == "" && !isSpecial(now) {
		if b, err := p.site.Boards.Get(ctx, w.Person, now); err == nil {
			found = b
			groups[1].List = append(groups[1].List, choice{Value: b.ID, Title: b.Title.In(string(w.Lang)), On: true})
		}
	}
	for _, g := range append(groups, own) {
		if len(g.List) > 0 {
			d.Boards = append(d.Boards, g)
		}
	}
	return found, nil
}

// narrow says the filters in words.
func (p *Pages) narrow(ctx context.Context, w words, x schedule.Schedule, b board.Board, d *draft) {
	now := ""
	if values, err := url.ParseQuery(x.Content.Query); err == nil {
		now = values.Get("range")
	}
	usual := ""
	if values, err := url.ParseQuery(b.Params); err == nil && b.ID != "" {
		usual, _ = periodWords(values.Get("range"), w.Lang)
	}
	first := choice{Value: asOnPage, Title: w.T("the report's own", "как в отчёте"), On: now == ""}
	if usual != "" {
		first.Title += ": " + usual
	}
	d.Ranges = append(d.Ranges, first)
	known := now == ""
	for _, o := range ranges(w.Lang) {
		o.On = o.Value == now
		known = known || o.On
		d.Ranges = append(d.Ranges, o)
	}
	if b.ID == "" {
		return
	}
	d.ChangeHref = boardHref(b, x.Content.Query)
	t, err := w.tell(ctx, b, x.Content.Query, true)
	if err != nil {
		if d.Trouble.Text == "" && refusable(err) {
			d.Trouble = trouble{"query", w.Lang.Message(err)}
		}
		return
	}
	if !known {
		d.Ranges = append(d.Ranges, choice{Value: now, Title: t.Period, On: true})
	}
	if t.Fixed {
		d.Fixed = t.Period
	}
	d.Narrowed = t.Rest
}

// ranges are the periods that move with the days.
func ranges(l lang.Lang) (list []choice) {
	for _, x := range filter.Presets() {
		list = append(list, choice{Value: x.Token, Title: l.Pick(x.EN, x.RU)})
	}
	return list
}

package report

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/board/conclude"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// shown is the body of a report's page.
type shown struct {
	Lang   lang.Lang
	Board  board.Board
	Path   string
	Open   string // that the period is not over
	Say    []part
	Views  []ui.Link
	View   string
	Main   []tile.Shown
	Why    []tile.Shown
	Cards  map[string]address
	Empty  *empty
	Notice string
	Limits string // whose rows the reader sees
}

// address is how a tile fetches itself anew, and where it is as files.
type address struct{ Refresh, PNG, XLSX string }

func addressOf(b board.Board, st filter.State, id string) address {
	at := func(ext string) string { return st.Link(to(b)+ext, "tile", id) }
	return address{at(""), at(".png"), at(".xlsx")}
}

// part is a piece of the conclusion.
type part struct {
	Text              string
	Strong, Bad, Good bool
	Href              string
}

// empty says why a report shows nothing, and the ways out.
type empty struct {
	Text string
	Outs []ui.Link
}

// head is the report's header.
type head struct {
	Lang                                lang.Lang
	Path                                string
	Files                               tile.Export
	Share                               string // where it is shared, with its filters
	Star, Edits, Keeps, Shares, Forgets bool
	Shipped                             bool
	Query                               string // the present filters, in the URL form
	Title                               string
}

// show writes the page of a report, or one card of it that a script asks for.
func (x *Reports) show(w http.ResponseWriter, r *http.Request, v *page.Visit, b board.Board) error {
	b, st, err := x.state(r.Context(), v, b, r.URL.Query())
	if err != nil {
		return err
	}
	tiles, err := lensed(b, st.Lens)
	if err != nil {
		return err
	}
	if id := r.URL.Query().Get("tile"); id != "" && strings.HasPrefix(v.Target, "tile-") {
		return x.card(w, r, v, b, st, tiles, id)
	}
	view, err := viewOf(b, st.View)
	if err != nil {
		return err
	}
	cards, err := tile.Build(r.Context(), x.site, v, tiles, st.Params)
	if err != nil {
		return err
	}
	if err := x.corrected(r.Context(), v, cards); err != nil {
		return err
	}
	quiet := st
	quiet.Open = "" // stands over the answer
	bar, err := filter.Bar(x.site, r, v, b, quiet, filter.Options{Path: to(b)})
	if err != nil {
		return err
	}
	if v.Target == "" { // a change of a filter is no further visit
		x.site.Note(r, v, audit.View, "report "+b.ID, r.URL.RawQuery)
		x.opened(r, v, b)
	}
	body := x.body(v, b, st, tiles, cards, view)
	switch r.URL.Query().Get("done") {
	case "saved":
		body.Notice = v.T("The view is saved as your own report.", "Вид сохранён как ваш отчёт.")
	case "shared":
		body.Notice = x.site.SaidOpen(r, v, b)
	}
	sub, err := x.siblings(r, v, b)
	if err != nil {
		return err
	}
	h, err := x.head(r, v, b, st)
	if err != nil {
		return err
	}
	t := topicOf(b)
	return x.site.Show(w, r, v, ui.Page{
		Title: titleOf(b, v.Lang), Section: "r", Sub: sub,
		Crumbs:  []ui.Link{{Title: v.T("Reports", "Отчёты"), Href: "/r"}, {Title: v.T(t.EN, t.RU), Href: "/r?topic=" + url.QueryEscape(t.Key)}},
		Filters: bar, Actions: actions(h), Body: bodyView(body), Wide: wide(cards),
	})
}

// wide reports whether some table of a report needs paper that lies.
func wide(cards []tile.Shown) bool {
	const upright = 7
	return slices.ContainsFunc(cards, func(c tile.Shown) bool { return c.Table != nil && len(c.Table.Heads) > upright })
}

func titleOf(b board.Board, l lang.Lang) string {
	if t := strings.TrimSpace(b.Title.In(string(l))); t != "" {
		return t
	}
	return l.Pick("Untitled", "Без названия")
}

// body puts the page's parts together: the first card answers, the others say what lies behind it.
func (x *Reports) body(v *page.Visit, b board.Board, st filter.State, tiles []board.Tile, cards []tile.Shown, view string) shown {
	body := shown{Lang: v.Lang, Open: st.Open, Board: b, Path: to(b), View: view, Cards: map[string]address{}}
	answers := make([]*ask.Answer, len(cards))
	for i, c := range cards {
		answers[i] = c.Answer
		body.Cards[c.Tile.ID] = addressOf(b, st, c.Tile.ID)
	}
	if len(cards) > 0 {
		body.Main, body.Why = cards[:1], cards[1:]
		if view != "table" {
			cards[0].Draw(v.Lang)
		}
		for i := range body.Why {
			place(&body.Why[i], v.Lang)
		}
		body.Why = paired(body.Why)
		if cards[0].Chart != nil || cards[0].Draws() {
			body.Views = views(st, b, view, v.Lang)
		}
		body.Empty = nothing(v, b, st, cards[0])
	}
	for _, p := range conclude.Conclude(b, tiles, answers, v.Lang) {
		out := part{Text: p.Text, Strong: p.Strong, Bad: p.Bad, Good: p.Good}
		if p.Link != nil {
			out.Href = "/records?" + p.Link.Values().Encode()
		}
		body.Say = append(body.Say, out)
	}
	if !v.Viewer.Grant.All {
		body.Limits = v.T("You see the rows that your role opens to you; others may see more under the same address.",
			"Вы видите записи, открытые вашей роли; по тому же адресу другие могут видеть больше.")
	}
	return body
}

// place fits a card that stands beside another: a table that needs more room gets a row of its own.
func place(c *tile.Shown, l lang.Lang) {
	if c.Table == nil {
		return
	}
	if c.Chart == nil {
		c.Wide = tile.Room(c.Table.Width()) > tile.Half
		return
	}
	c.Fit(tile.Half, l)
}

// paired puts cards so that none stands beside a hole: one that needs a row of its own waits until the one before it has a
// neighbour, and the last without one takes the row.
func paired(cards []tile.Shown) []tile.Shown {
	list := make([]tile.Shown, 0, len(cards))
	var waiting []tile.Shown
	alone := -1 // the card that has no neighbour yet
	for _, c := range cards {
		switch {
		case c.Wide && alone >= 0:
			waiting = append(waiting, c)
			continue
		case c.Wide:
		case alone >= 0:
			alone = -1
		default:
			alone = len(list)
		}
		list = append(list, c)
		if alone < 0 {
			list = append(list, waiting...)
			waiting = nil
		}
	}
	if alone >= 0 && (list[alone].Chart != nil || list[alone].Table != nil || list[alone].Records != nil) {
		list[alone].Wide = true
	}
	return append(list, waiting...)
}

// lensed are the tiles of a report seen through a lens.
func lensed(b board.Board, id string) ([]board.Tile, error) {
	tiles := slices.Clone(b.Tiles)
	if id == "" {
		return tiles, nil
	}
	i := slices.IndexFunc(b.Lenses, func(l board.Lens) bool { return l.ID == id })
	if i < 0 {
		return nil, fault.Invalidf("This report has no lens %q.", "У этого отчёта нет линзы «%s».", id)
	}
	for k := range tiles {
		if text, ok := b.Lenses[i].Asks[tiles[k].ID]; ok {
			tiles[k].Ask = text
		}
	}
	return tiles, nil
}

func viewOf(b board.Board, asked string) (string, error) {
	switch asked {
	case "both", "chart", "table":
		return asked, nil
	case "":
		if b.View != "" {
			return b.View, nil
		}
		return "both", nil
	}
	return "", fault.Invalidf("view=%s: write both, chart or table.", "view=%s: пишется both, chart или table.", asked)
}

func views(st filter.State, b board.Board, now string, l lang.Lang) []ui.Link {
	usual, _ := viewOf(b, "")
	var list []ui.Link
	for _, x := range []struct{ key, en, ru string }{{"both", "Both", "Вместе"}, {"chart", "Chart", "График"}, {"table", "Table", "Таблица"}} {
		value := x.key
		if value == usual {
			value = ""
		}
		list = append(list, ui.Link{Title: l.Pick(x.en, x.ru), Href: st.Link(to(b), "view", value), On: x.key == now})
	}
	return list
}

// nothing says why a report's answer is empty and how to get out; nil when it is not, and when the answer is merely waited for.
func nothing(v *page.Visit, b board.Board, st filter.State, main tile.Shown) *empty {
	if main.Needs != "" || main.Empty == "" && (main.Problem == "" || main.Answer != nil) {
		return nil
	}
	e := &empty{}
	if st.Changed {
		e.Outs = append(e.Outs, ui.Link{Title: v.T("Without my filters", "Без моих фильтров"), Href: to(b)})
	}
	if main.Problem != "" {
		e.Outs = append(e.Outs, ui.Link{Title: v.T("All reports", "Все отчёты"), Href: "/r"})
		return e
	}
	if main.MissingHref == "" && st.Query.Range != "all" {
		e.Text = v.T("Period: ", "Период: ") + v.Lang.Range(st.Range) + "."
		e.Outs = append(e.Outs,
			ui.Link{Title: v.T("Last 12 months", "Последние 12 месяцев"), Href: st.Link(to(b), "range", "last-12-months")},
			ui.Link{Title: v.T("All time", "За всё время"), Href: st.Link(to(b), "range", "all")})
	}
	return e
}

// card writes one card of a report.
func (x *Reports) card(w http.ResponseWriter, r *http.Request, v *page.Visit, b board.Board, st filter.State, tiles []board.Tile, id string) error {
	i := slices.IndexFunc(tiles, func(t board.Tile) bool { return t.ID == id })
	if i < 0 {
		return noReport()
	}
	cards, err := tile.Build(r.Context(), x.site, v, tiles[i:i+1], st.Params)
	if err != nil {
		return err
	}
	if err := x.corrected(r.Context(), v, cards); err != nil {
		return err
	}
	view, err := viewOf(b, st.View)
	if err != nil {
		return err
	}
	if i > 0 {
		view = ""
		place(&cards[0], v.Lang)
	} else if view != "table" {
		cards[0].Draw(v.Lang)
	}
	return x.site.Fragment(w, r, v, tile.Card(cards[0], options(v.Lang, view, addressOf(b, st, id), i, cards[0].Wide)))
}

func options(l lang.Lang, view string, to address, at int, wide bool) tile.Options {
	o := tile.Options{Lang: l, View: view, Refresh: to.Refresh, PNG: to.PNG, XLSX: to.XLSX}
	switch {
	case at > 0 && wide:
		o.Level, o.Class = 3, "s-12"
	case at > 0:
		o.Level, o.Class = 3, "s-6"
	}
	return o
}

// siblings are the reports of the same topic.
func (x *Reports) siblings(r *http.Request, v *page.Visit, b board.Board) ([]ui.Link, error) {
	list, err := x.site.Boards.List(r.Context(), v.Person, board.Report)
	if err != nil {
		return nil, err
	}
	const most = 9
	sub := []ui.Link{{Title: v.T("All reports", "Все отчёты"), Href: "/r"}}
	in := false
	for _, other := range list {
		if other.Topic == b.Topic && !other.Draft && (len(sub) < most || other.ID == b.ID) {
			in = in || other.ID == b.ID
			sub = append(sub, ui.Link{Title: titleOf(other, v.Lang), Href: to(other), On: other.ID == b.ID})
		}
	}
	if !in {
		sub = append(sub, ui.Link{Title: titleOf(b, v.Lang), Href: to(b), On: true})
	}
	return sub, nil
}

// head says what a visitor may do with a report.
func (x *Reports) head(r *http.Request, v *page.Visit, b board.Board, st filter.State) (head, error) {
	stars, err := x.site.Boards.Stars(r.Context(), v.Person)
	if err != nil {
		return head{}, err
	}
	keeps := v.Person.Role != account.Reader
	mine := x.site.Boards.MayEdit(v.Person, b)
	kept := url.Values{}
	maps.Copy(kept, st.Params)
	if st.Lens != "" {
		kept.Set("lens", st.Lens)
	}
	if st.View != "" {
		kept.Set("view", st.View)
	}
	return head{
		Lang: v.Lang, Path: to(b), Title: titleOf(b, v.Lang), Files: x.export(v, b, st), Star: slices.Contains(stars, b.ID),
		Edits: mine, Keeps: keeps, Shares: mine || x.site.Shares != nil && x.site.Boards.MayLink(v.Person, b), Share: st.Here(to(b) + "/share"),
		Forgets: mine && !b.Shipped, Shipped: b.Shipped, Query: kept.Encode(),
	}, nil
}

// export is what the report can be downloaded as.
func (x *Reports) export(v *page.Visit, b board.Board, st filter.State) tile.Export {
	e := tile.NewExport(x.site, v, to(b), st.Kept())
	if x.site.HasSchedules && v.Person.Role != account.Reader {
		e.Schedule = tile.ScheduleHref(b.ID, e.Kept)
	}
	return e
}

// opened remembers the visit for the lists of the catalogue.
func (x *Reports) opened(r *http.Request, v *page.Visit, b board.Board) {
	err := x.site.Boards.Opened(r.Context(), v.Person, b.ID)
	if err == nil {
		err = x.remember(r, v, b.ID)
	}
	if err != nil && r.Context().Err() == nil {
		x.site.Log.ErrorContext(r.Context(), "opened report", "error", err)
	}
}

package share

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/board/conclude"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/share"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// have is the parameter by which a page says which content of a card it has.
const have = "have"

// sheet is what a link shows.
type sheet struct {
	Lang          lang.Lang
	Company       string
	Title, Period string
	Fresh         string
	Demo          bool
	Embed         bool
	Grid          bool // of a dashboard
	Say           []conclude.Part
	Cards         []card
	Files         []ui.Link
	Looks         []ui.Link
}

// card is a tile with how it is drawn.
type card struct {
	tile.Shown

	Options tile.Options
}

// wait takes one of the turns of strangers.
func (p *Pages) wait(ctx context.Context) (done func(), err error) {
	select {
	case p.turns <- struct{}{}:
		return func() { <-p.turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// build asks the questions of some tiles with the rights of a link. What its filters do not narrow is withheld.
func (p *Pages) build(ctx context.Context, o opened, tiles []board.Tile) ([]tile.Shown, error) {
	done, err := p.wait(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	shown, err := tile.Build(ctx, p.site, o.visit, tiles, o.state.Params)
	if err != nil {
		return nil, err
	}
	list := shown[:0]
	for _, x := range shown {
		switch {
		case x.Needs != "" && x.KPI == nil && x.Table == nil && x.Records == nil: // what is not there yet is no news for outsiders
		case len(x.Skipped) > 0:
			list = append(list, tile.Withheld(x, o.visit.Lang))
		default:
			list = append(list, x)
		}
	}
	return list, nil
}

// show is the page of a link.
func (p *Pages) show(w http.ResponseWriter, r *http.Request, o opened) error {
	shown, err := p.build(r.Context(), o, o.tiles)
	if err != nil {
		return err
	}
	v := o.visit
	period, err := filter.Line(r.Context(), p.site, v, o.board, o.state)
	if err != nil {
		return err
	}
	x := sheet{
		Lang: v.Lang, Title: titleOf(o), Period: period, Company: v.About.Settings.Company, Demo: v.About.Settings.Demo,
		Embed: o.link.Form == share.Embed, Grid: o.board.Sort == board.Dashboard && o.link.Tile == "", Files: p.files(o),
	}
	if at := render.Newest(v.About.Fresh); !at.IsZero() {
		x.Fresh = v.T("data as of ", "данные на ") + render.Moment(at, v.About.Calendar.Zone, v.Lang)
	}
	if o.link.Tile == "" {
		x.Say = said(o, shown)
	}
	for _, t := range shown {
		at := slices.IndexFunc(o.tiles, func(x board.Tile) bool { return x.ID == t.Tile.ID })
		c, err := p.card(r.Context(), o, at, t)
		if err != nil {
			return err
		}
		x.Cards = append(x.Cards, c)
	}
	if !x.Embed {
		x.Looks = looks(r, v)
	}
	if v.Target == "" {
		p.count(r, o)
	}
	data := map[string]string{"data-shortcuts": "off", "data-live": p.under(o, "/live", nil), "class": "shared"}
	if x.Embed {
		data["data-embed"] = ""
	}
	return p.site.Show(w, r, v, ui.Page{Title: x.Title, Bare: true, Body: sheetView(x), BodyData: data})
}

// count counts an opening. The log has one line a day and link.
func (p *Pages) count(r *http.Request, o opened) {
	before, first, err := p.Links.Opened(r.Context(), o.link)
	if err != nil {
		p.site.Log.ErrorContext(r.Context(), "counting the openings of a link", "error", err)
		return
	}
	if first {
		p.note(r, o, audit.View, "opened; times before: "+strconv.Itoa(before))
	}
}

// note writes into the log what somebody did by a link.
func (p *Pages) note(r *http.Request, o opened, act audit.Act, more string) {
	who := &page.Visit{Person: board.Person{Login: "link:" + o.link.Short()}}
	p.site.Note(r, who, act, string(o.board.Sort)+" "+o.board.ID, more)
}

// under is an address below the link's own, with what a frame must carry.
func (p *Pages) under(o opened, below string, values url.Values) string {
	if values == nil {
		values = url.Values{}
	}
	if o.link.Form == share.Embed {
		values.Set("lang", string(o.visit.Lang))
		if o.pass != "" {
			values.Set(passWord, o.pass)
		}
	}
	to := address(o.link.Form, o.token) + below
	if len(values) > 0 {
		to += "?" + values.Encode()
	}
	return to
}

// card places a tile, and tells it where it refreshes itself.
func (p *Pages) card(ctx context.Context, o opened, at int, x tile.Shown) (card, error) {
	c := card{Options: tile.Options{Lang: o.visit.Lang}}
	first := at == 0 && (o.board.Sort == board.Report || o.link.Tile != "")
	switch {
	case o.board.Sort == board.Dashboard && o.link.Tile == "":
		c.Options.Class, c.Options.Height = grid(x)
	case first:
		c.Options.Class = "s-12"
		if o.board.Sort == board.Report && o.state.View != "table" && o.link.Tile == "" {
			x.Draw(o.visit.Lang)
		}
		if o.board.Sort == board.Report && o.link.Tile == "" {
			c.Options.View = viewOf(o)
		}
		x.Fit(tile.Whole, o.visit.Lang)
	default:
		c.Options.Class, c.Options.Level = "s-6", 3
		if x.Table != nil && x.Chart == nil && tile.Room(x.Table.Width()) > tile.Half {
			c.Options.Class = "s-12"
		} else {
			x.Fit(tile.Half, o.visit.Lang)
		}
	}
	var open func(string) string
	if o.link.Drill {
		open = func(href string) string { return p.recordsHref(o, href) }
	}
	c.Shown = tile.Still(x, open)
	var text bytes.Buffer
	if err := tile.Card(c.Shown, c.Options).Render(ctx, &text); err != nil {
		return c, err
	}
	sum := sha256.Sum256(text.Bytes())
	const few = 8
	c.Options.Refresh = p.under(o, "/tile/"+url.PathEscape(x.Tile.ID), url.Values{have: {hex.EncodeToString(sum[:few])}})
	return c, nil
}

// viewOf is how the first card of a report is shown.
func viewOf(o opened) string {
	switch view := o.state.View; {
	case view == "chart", view == "table", view == "both":
		return view
	case o.board.View != "":
		return o.board.View
	}
	return "both"
}

// grid is a card's place on a dashboard and the height of its chart.
func grid(x tile.Shown) (class string, height int) {
	const unit, gap, around, least = 84, 16, 104, 120
	b := x.Tile.Box
	if b.W == 0 {
		return "s-12", 0
	}
	class = "x-" + strconv.Itoa(b.X+1) + " s-" + strconv.Itoa(b.W) + " r-" + strconv.Itoa(min(b.H, board.Columns))
	if x.Chart != nil && b.H > 0 {
		height = max(least, b.H*(unit+gap)-gap-around)
	}
	return class, height
}

// tile is one card, for a page that is open already. The answer has no content when the page has the card as it is.
func (p *Pages) tile(w http.ResponseWriter, r *http.Request, o opened) error {
	i := slices.IndexFunc(o.tiles, func(t board.Tile) bool { return t.ID == r.PathValue("tile") })
	if i < 0 {
		return share.ErrGone
	}
	shown, err := p.build(r.Context(), o, o.tiles[i:i+1])
	if err != nil {
		return err
	}
	if len(shown) == 0 {
		return share.ErrGone
	}
	c, err := p.card(r.Context(), o, i, shown[0])
	if err != nil {
		return err
	}
	if u, err := url.Parse(c.Options.Refresh); err == nil && u.Query().Get(have) == r.URL.Query().Get(have) {
		w.Header().Set("HX-Reswap", "none")
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return p.site.Fragment(w, r, o.visit, tile.Card(c.Shown, c.Options))
}

// titleOf is the title of what a link shows.
func titleOf(o opened) string {
	l := o.visit.Lang
	title := o.board.Title.In(string(l))
	if o.link.Tile != "" {
		title = o.tiles[0].Title.In(string(l))
	}
	if strings.TrimSpace(title) == "" {
		return l.Pick("Untitled", "Без названия")
	}
	return title
}

// said says what the figures come to.
func said(o opened, shown []tile.Shown) []conclude.Part {
	tiles, answers := make([]board.Tile, 0, len(shown)), make([]*ask.Answer, 0, len(shown))
	for _, x := range shown {
		if x.Answer != nil && x.MissingHref == "" {
			tiles, answers = append(tiles, x.Tile), append(answers, x.Answer)
		}
	}
	return conclude.Conclude(o.board, tiles, answers, o.visit.Lang)
}

// looks are the languages and the themes of a page.
func looks(r *http.Request, v *page.Visit) []ui.Link {
	dark := v.Theme == "dark"
	theme, title := "dark", v.T("Dark", "Тёмная")
	if dark {
		theme, title = "light", v.T("Light", "Светлая")
	}
	return []ui.Link{
		{Title: "RU", Href: r.URL.Path + "?lang=ru", On: v.Lang == lang.RU},
		{Title: "EN", Href: r.URL.Path + "?lang=en", On: v.Lang != lang.RU},
		{Title: title, Href: r.URL.Path + "?theme=" + theme},
	}
}

// recordsHref is the address of the records behind a figure that the page itself shows: the question is sealed, so that nobody can
// ask another one.
func (p *Pages) recordsHref(o opened, href string) string {
	query, ok := strings.CutPrefix(href, "/records?")
	if !ok {
		return ""
	}
	return p.under(o, "/records", url.Values{"q": {query}, "seal": {share.Seal(o.link, "records "+query)}})
}

// invalid is the answer to what nobody but a mischief-maker sends.
func invalid() error {
	return fault.Sentence(fault.NotFound, "There is no such page.", "Такой страницы нет.")
}

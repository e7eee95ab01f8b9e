package dashboard

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
	"time"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/board/conclude"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// home leads to the dashboard that somebody's visits begin with.
func (p *Pages) home(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id, err := p.site.Boards.Home(r.Context(), v.Person)
	if err != nil {
		return err
	}
	to := "/d/all"
	if id != "" {
		to = address(id, "", nil)
		if id == managers && v.User.CRMUser != "" && v.Viewer.Grant.Metrics == nil {
			to = "/my"
		}
		if b, err := p.site.Boards.Get(r.Context(), v.Person, id); err == nil && b.Sort == board.Report {
			to = "/r/" + url.PathEscape(id)
		}
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// show is a dashboard.
func (p *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if f, ok := p.asFile(r); ok {
		return p.document(w, r, v, f)
	}
	b, err := p.site.Boards.Get(r.Context(), v.Person, r.PathValue("id"))
	if err != nil {
		return err
	}
	if b.Sort == board.Report {
		http.Redirect(w, r, "/r/"+url.PathEscape(b.ID), http.StatusSeeOther)
		return nil
	}
	state, err := filter.Read(p.site, r, v, b)
	if err != nil {
		return err
	}
	shown, err := p.build(r.Context(), v, b, state)
	if err != nil {
		return err
	}
	quiet := state
	quiet.Open = "" // the header says it
	bar, err := filter.Bar(p.site, r, v, b, quiet, filter.Options{})
	if err != nil {
		return err
	}
	tabs, err := p.Tabs(r.Context(), v, b.ID)
	if err != nil {
		return err
	}
	cards := make([]card, len(shown))
	for i, x := range shown {
		if cards[i], err = p.card(r, v, b, state, x); err != nil {
			return err
		}
	}
	other := p.elsewhere(r.Context(), v, b, state, shown)
	p.seen(r, v, b)
	l := v.Lang
	return p.site.Show(w, r, v, ui.Page{
		Title: titleOf(b, l), Section: "d", Tabs: tabs, Status: status(state.Open, v, p.site.Now()),
		Actions: actions(l, p.may(v, b), b, state.Here(address(b.ID, "/share", nil)), p.export(v, b, state)), Filters: bar, Wide: true,
		Body: view(l, sentence(b, shown, l), p.notice(r, v, b), silent(v), other, cards, p.may(v, b), b),
	})
}

// export is what the dashboard can be downloaded as.
func (p *Pages) export(v *page.Visit, b board.Board, st filter.State) tile.Export {
	x := tile.NewExport(p.site, v, address(b.ID, "", nil), st.Kept())
	if p.site.HasSchedules && v.Person.Role != account.Reader {
		x.Schedule = tile.ScheduleHref(b.ID, x.Kept)
	}
	return x
}

// notice says what was done just now; "" nothing.
func (p *Pages) notice(r *http.Request, v *page.Visit, b board.Board) string {
	if r.URL.Query().Get("done") != "shared" {
		return ""
	}
	return p.site.SaidOpen(r, v, b)
}

// seen notes that somebody opened a dashboard.
func (p *Pages) seen(r *http.Request, v *page.Visit, b board.Board) {
	if err := p.site.Boards.Opened(r.Context(), v.Person, b.ID); err != nil {
		p.site.Log.ErrorContext(r.Context(), "noting a visit", "error", err)
	}
	p.note(r, v, audit.View, b.ID, r.URL.RawQuery)
}

// build asks all questions of a dashboard at once.
func (p *Pages) build(ctx context.Context, v *page.Visit, b board.Board, st filter.State) ([]tile.Shown, error) {
	return tile.Build(ctx, p.site, v, inOrder(through(b, st.Lens)), st.Params)
}

// through gives the tiles of a board as a lens shows them.
func through(b board.Board, lens string) []board.Tile {
	tiles := slices.Clone(b.Tiles)
	i := slices.IndexFunc(b.Lenses, func(x board.Lens) bool { return x.ID == lens })
	if i < 0 {
		return tiles
	}
	for k := range tiles {
		if text, ok := b.Lenses[i].Asks[tiles[k].ID]; ok {
			tiles[k].Ask = text
		}
	}
	return tiles
}

// inOrder puts tiles as they are read: from the top, then from the left.
func inOrder(tiles []board.Tile) []board.Tile {
	slices.SortStableFunc(tiles, func(a, b board.Tile) int {
		if a.Box.Y != b.Box.Y {
			return a.Box.Y - b.Box.Y
		}
		return a.Box.X - b.Box.X
	})
	return tiles
}

// have is the parameter by which a page says which content of a tile it has.
const have = "have"

// card is a tile with how it is drawn on a dashboard.
type card struct {
	tile.Shown

	Options tile.Options
	// hash changes when what stands in the card does.
	hash string
}

// card places a tile, and tells it where it refreshes itself and which content it has now.
func (p *Pages) card(r *http.Request, v *page.Visit, b board.Board, st filter.State, x tile.Shown) (card, error) {
	path := address(b.ID, "/tile/"+url.PathEscape(x.Tile.ID), nil)
	o := tile.Options{
		Lang: v.Lang, Class: place(x.Tile.Box), Refresh: st.Here(path), Height: chartHeight(x), Tools: narrowing(x, b.ID, st, v.Lang),
		Back: back(v, b, st, x),
	}
	if _, ok := tile.FormOf(p.site, ".png"); ok {
		o.PNG, o.XLSX = st.Link(address(b.ID+".png", "", nil), "tile", x.Tile.ID), st.Link(address(b.ID+".xlsx", "", nil), "tile", x.Tile.ID)
	}
	hash, err := fingerprint(r.Context(), x, o)
	if err != nil {
		return card{}, err
	}
	o.Refresh = st.Link(path, have, hash)
	return card{x, o, hash}, nil
}

// fingerprint changes when what stands in a card does.
func fingerprint(ctx context.Context, x tile.Shown, o tile.Options) (string, error) {
	var text bytes.Buffer
	if err := tile.Card(x, o).Render(ctx, &text); err != nil {
		return "", err
	}
	sum := sha256.Sum256(text.Bytes())
	return hex.EncodeToString(sum[:8]), nil
}

// place is a box as classes of the grid.
func place(b board.Box) string {
	if b.W == 0 {
		return "s-12"
	}
	return "x-" + strconv.Itoa(b.X+1) + " s-" + strconv.Itoa(b.W) + " r-" + strconv.Itoa(min(b.H, board.Columns))
}

// The grid's measures in px, and what a card needs around a chart.
const (
	unitHigh = 84
	gap      = 16
	around   = 104
)

// chartHeight makes a chart fill its card.
func chartHeight(x tile.Shown) int {
	if x.Chart == nil || x.Tile.Box.H == 0 {
		return 0
	}
	const least = 120
	return max(least, x.Tile.Box.H*(unitHigh+gap)-gap-around)
}

// tile is one card, for a page that is open already. The answer has no content when the page has the card as it is.
func (p *Pages) tile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	asked := r.URL.Query()
	asked.Del(have)
	state, err := filter.Of(asked, v, b)
	if err != nil {
		return err
	}
	b.Tiles = through(b, state.Lens)
	i := slices.IndexFunc(b.Tiles, func(t board.Tile) bool { return t.ID == r.PathValue("tile") })
	if i < 0 {
		return noTile()
	}
	shown, err := tile.Build(r.Context(), p.site, v, b.Tiles[i:i+1], state.Params)
	if err != nil {
		return err
	}
	c, err := p.card(r, v, b, state, shown[0])
	if err != nil {
		return err
	}
	if r.URL.Query().Get(have) == c.hash {
		w.Header().Set("HX-Reswap", "none")
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return p.site.Fragment(w, r, v, tile.Card(c.Shown, c.Options))
}

func noTile() error {
	return fault.Sentence(fault.NotFound, "There is no such tile on this dashboard any more.", "Такой плитки на этом дашборде больше нет.")
}

// titleOf is the title of a board, which may have been given in the other language alone.
func titleOf(b board.Board, l lang.Lang) string {
	if t := b.Title.In(string(l)); t != "" {
		return t
	}
	return l.Pick("Untitled", "Без названия")
}

// managers is the shipped dashboard that the page of a manager stands beside: its tab leads there.
const managers = "my"

// Tabs are the shipped dashboards, those of one's own and those that somebody shared, and the page of all of them.
func (p *Pages) Tabs(ctx context.Context, v *page.Visit, at string) ([]ui.Link, error) {
	const most = 12
	list, err := p.site.Boards.List(ctx, v.Person, board.Dashboard)
	if err != nil {
		return nil, err
	}
	tabs := make([]ui.Link, 0, most+1)
	for _, b := range list {
		// Administrators may open everybody's dashboards; among their tabs stand those that are meant for them.
		if b.ID == at || b.Shipped || b.Owner == v.Person.Login || !private(b.Share) {
			if len(tabs) < most || b.ID == at {
				tab := ui.Link{Title: short(titleOf(b, v.Lang)), Href: address(b.ID, "", nil), On: b.ID == at}
				if b.ID == managers && at != managers && v.Viewer.Grant.Metrics == nil {
					tab.Href, tab.On = "/my", at == "/my"
				}
				tabs = append(tabs, tab)
			}
		}
	}
	return append(tabs, ui.Link{Title: v.T("All", "Все"), Href: "/d/all", On: at == "all"}), nil
}

func private(s board.Share) bool { return !s.Everyone && len(s.Roles) == 0 && len(s.People) == 0 }

// short cuts a title for a tab.
func short(title string) string {
	const most = 40
	if list := []rune(title); len(list) > most {
		return string(list[:most-1]) + "…"
	}
	return title
}

// sentence says what the figures of a dashboard come to.
func sentence(b board.Board, shown []tile.Shown, l lang.Lang) []conclude.Part {
	var tiles []board.Tile
	var answers []*ask.Answer
	for _, x := range shown {
		if x.Answer != nil && x.MissingHref == "" {
			tiles, answers = append(tiles, x.Tile), append(answers, x.Answer)
		}
	}
	return conclude.Conclude(b, tiles, answers, l)
}

// status is the line of the header: what is open, and how fresh the data is.
func status(open string, v *page.Visit, now time.Time) string {
	parts := make([]string, 0, 2)
	if open != "" {
		parts = append(parts, open)
	}
	if at := render.Newest(v.About.Fresh); !at.IsZero() {
		parts = append(parts, v.T("data as of ", "данные на ")+when(at, now, v))
	}
	return strings.Join(parts, " · ")
}

// when is a moment as briefly as it can be told: the clock of today, the day of earlier.
func when(at, now time.Time, v *page.Visit) string {
	zone := v.About.Calendar.Zone
	if at.In(zone).Format(time.DateOnly) == now.In(zone).Format(time.DateOnly) {
		return v.Lang.Clock(at, zone)
	}
	return render.Moment(at, zone, v.Lang)
}

// silent names the sources that fell behind the others by more than a day: one note a page, not one a tile.
func silent(v *page.Visit) string {
	const late = 24 * time.Hour
	last := render.Newest(v.About.Fresh)
	var names []string
	for _, x := range render.Fresh(v.About.Fresh) {
		if last.Sub(x.Seen) > late {
			names = append(names, v.T(x.Source+" (since ", x.Source+" (с ")+render.Moment(x.Seen, v.About.Calendar.Zone, v.Lang)+")")
		}
	}
	if len(names) == 0 {
		return ""
	}
	return v.T("No fresh data from ", "Нет свежих данных: ") + v.Lang.List(names) +
		v.T(". Figures that need it lag behind.", ". Цифры, которым они нужны, отстают.")
}

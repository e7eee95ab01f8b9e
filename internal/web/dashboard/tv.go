package dashboard

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// The measures of a screen on the wall.
const (
	figuresASlide = 8
	rotate        = "30" // seconds a slide stands
)

// wall is what a screen on the wall shows.
type wall struct {
	visit         *page.Visit
	title, zone   string
	clock         string
	passed        string // «Рабочих дней прошло: 13 из 20»
	share         int    // of working days passed, in percent; -1 where the period is over
	slides        []slide
	feed          *tile.Shown
	fresh, period string
	band          string // the data is old
	news          string // where the screen asks what is new
}

// slide is one of the pages that take turns: up to eight figures, or one drawing or two.
type slide struct {
	figures, drawings []tile.Shown
}

// dead is what a link says that does not open anything, whatever the reason: who tries tokens learns nothing.
func dead() error {
	return fault.Sentence(fault.NotFound,
		"This link does not work: it has expired, was revoked, or never was one. Ask whoever gave it to you for a new one.",
		"Эта ссылка не работает: её срок истёк, её отозвали или такой ссылки не было. Попросите новую у того, кто её дал.")
}

// enter finds the link of a token, and makes a visit with the rights that its maker has at this moment.
func (p *Pages) enter(w http.ResponseWriter, r *http.Request, stranger *page.Visit) (*page.Visit, board.Board, board.Link, error) {
	ctx := r.Context()
	link, err := p.site.Boards.ByToken(ctx, r.PathValue("token"))
	if err != nil {
		return nil, board.Board{}, link, deadIf(err)
	}
	if p.site.Shares != nil {
		allowed, err := p.site.Shares.Allowed(ctx)
		if err != nil {
			return nil, board.Board{}, link, err
		}
		if !allowed {
			return nil, board.Board{}, link, dead()
		}
	}
	v := *stranger
	v.Theme = "dark"
	open, err := p.site.Open(ctx)
	switch {
	case err != nil:
		return nil, board.Board{}, link, err
	case open && link.Owner == page.Local:
		v.Viewer = access.Admin(string(v.Lang))
		v.Person = board.Person{Login: page.Local, Role: account.Owner}
	case open || p.site.Accounts == nil:
		return nil, board.Board{}, link, dead()
	default:
		u, err := p.site.Accounts.Find(ctx, link.Owner)
		if err != nil {
			return nil, board.Board{}, link, deadIf(err)
		}
		if u.Disabled {
			return nil, board.Board{}, link, dead()
		}
		if err := p.site.As(w, r, &v, u); err != nil {
			return nil, board.Board{}, link, err
		}
		v.Lang = stranger.Lang // the screen's own, not its maker's
		v.Viewer.Lang = string(v.Lang)
	}
	b, err := p.site.Boards.Get(ctx, v.Person, link.Board)
	if err != nil {
		return nil, b, link, deadIf(err)
	}
	return &v, b, link, nil
}

// deadIf turns what is meant for the person into the one sentence of dead links.
func deadIf(err error) error {
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Forbidden) || fault.Is(err, fault.Invalid) {
		return dead()
	}
	return err
}

// tv is a dashboard on a wall, for whoever has its link.
func (p *Pages) tv(w http.ResponseWriter, r *http.Request, stranger *page.Visit) error {
	v, b, link, err := p.enter(w, r, stranger)
	if err != nil {
		return p.off(w, r, stranger, err)
	}
	asked, err := url.ParseQuery(link.Params)
	if err != nil {
		return p.off(w, r, stranger, dead())
	}
	state, err := filter.Of(asked, v, b)
	if err != nil {
		return p.off(w, r, stranger, err)
	}
	shown, err := p.build(r.Context(), v, b, state)
	if err != nil {
		return err
	}
	if state.Said, err = filter.Line(r.Context(), p.site, v, b, state); err != nil {
		return err
	}
	x := p.wall(v, b, state, shown)
	hash, err := hashOf(r, screenBody(x))
	if err != nil {
		return err
	}
	path := "/tv/" + url.PathEscape(r.PathValue("token"))
	x.news = path + "?" + url.Values{have: {hash}, "slides": {strconv.Itoa(len(x.slides))}, "lang": {string(v.Lang)}}.Encode()
	if stranger.Target == "tv-news" {
		return p.tvNews(w, r, v, x, hash)
	}
	const shownHash = 8
	p.site.Note(r, &page.Visit{Person: board.Person{Login: "link:" + link.Hash[:shownHash]}}, audit.View, "dashboard "+b.ID, "screen")
	bare := *stranger // the frame shows nobody's name and leads nowhere
	bare.Theme = "dark"
	return p.site.Show(w, r, &bare, ui.Page{
		Title: x.title, Bare: true, Body: screenBody(x),
		BodyData: map[string]string{"data-tv": "", "data-rotate": rotate, "class": "tvpage", "data-live": path + "/live"},
	})
}

// off ends a screen: a page that is open loads itself anew and then says why.
func (p *Pages) off(w http.ResponseWriter, _ *http.Request, stranger *page.Visit, err error) error {
	if stranger.Target == "tv-news" {
		w.Header().Set("HX-Refresh", "true")
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return err
}

// tvNews answers a screen that is open already: nothing, the parts that changed, or that it load itself anew.
func (p *Pages) tvNews(w http.ResponseWriter, r *http.Request, v *page.Visit, x wall, hash string) error {
	asked := r.URL.Query()
	switch {
	case asked.Get(have) == hash:
		w.Header().Set("HX-Reswap", "none")
		w.WriteHeader(http.StatusNoContent)
		return nil
	case asked.Get("slides") != strconv.Itoa(len(x.slides)):
		w.Header().Set("HX-Refresh", "true")
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return p.site.Fragment(w, r, v, screenNews(x))
}

// tvLive tells a screen that the data changed.
func (p *Pages) tvLive(w http.ResponseWriter, r *http.Request, stranger *page.Visit) error {
	v, _, _, err := p.enter(w, r, stranger)
	if err != nil {
		return err
	}
	return p.stream(w, r, v)
}

func hashOf(r *http.Request, c templ.Component) (string, error) {
	var text bytes.Buffer
	if err := c.Render(r.Context(), &text); err != nil {
		return "", err
	}
	sum := sha256.Sum256(text.Bytes())
	return hex.EncodeToString(sum[:8]), nil
}

// wall arranges the tiles of a dashboard for a screen: figures by eights, then what is drawn. What would rank people is left
// out: a wall is read by everybody who passes.
func (p *Pages) wall(v *page.Visit, b board.Board, st filter.State, shown []tile.Shown) wall {
	zone := v.About.Calendar.Zone
	x := wall{visit: v, title: titleOf(b, v.Lang), zone: zone.String(), clock: v.Lang.Clock(p.site.Now(), zone), share: -1}
	x.period = st.Said
	var figures, drawings []tile.Shown
	for _, t := range shown {
		switch {
		case t.Needs != "" && (t.KPI == nil || t.KPI.Why != ""): // what is not there yet waits on the dashboard, not on the wall
		case t.Tile.Kind == board.KPI && t.KPI != nil:
			figures = append(figures, t)
		case t.Records != nil:
			if x.feed == nil && len(t.Records.Rows) > 0 {
				x.feed = &t
			}
		case t.Problem != "" || t.Empty != "" || t.Answer == nil || ranks(t):
		default:
			drawings = append(drawings, t)
		}
	}
	for part := range slices.Chunk(figures, figuresASlide) {
		x.slides = append(x.slides, slide{figures: part})
	}
	const two = 2
	for part := range slices.Chunk(drawings, two) {
		x.slides = append(x.slides, slide{drawings: part})
	}
	today := v.About.Today
	if st.Range.Contains(today) && st.Range.Last() > today {
		c := v.About.Calendar
		done, all := c.WorkingDays(cal.Range{From: st.Range.From, To: today + 1}), c.WorkingDays(st.Range)
		if all > 0 {
			x.share = 100 * done / all
			x.passed = v.T("Working days passed: ", "Рабочих дней прошло: ") + v.Lang.Int(int64(done)) + v.T(" of ", " из ") + v.Lang.Int(int64(all))
		}
	}
	at := render.Newest(v.About.Fresh)
	if !at.IsZero() {
		x.fresh = v.T("data as of ", "данные на ") + when(at, p.site.Now(), v)
	}
	if every := interval(b); !at.IsZero() && p.site.Now().Sub(at) > 2*every {
		x.band = v.T("The data is old: as of ", "Данные устарели: на ") + render.Moment(at, zone, v.Lang) +
			v.T(". New data has missed its time twice.", ". Новые данные не пришли уже два раза подряд.")
	}
	return x
}

// interval is how often a dashboard expects new data.
func interval(b board.Board) time.Duration {
	switch b.Refresh {
	case "live":
		return 15 * time.Minute
	case "hour":
		return time.Hour
	}
	return 24 * time.Hour
}

// ranks reports whether a tile puts people in an order.
func ranks(t tile.Shown) bool {
	if t.Answer == nil || t.Answer.Frame == nil {
		return false
	}
	return slices.ContainsFunc(t.Answer.Frame.By, func(d *model.Dimension) bool { return d.Table == "user" })
}

// mark is the class of a figure's tile: its first change for the better or the worse.
func mark(k *tile.KPI) string {
	for _, d := range k.Deltas {
		for class := range strings.FieldsSeq(d.Class) {
			if class == "g" || class == "x" {
				return class
			}
		}
	}
	return ""
}

// entry is one line of the feed.
type entry struct{ When, What, Sum string }

// entries are the newest records of the feed in three words each: the first day or moment, the title, the amount.
func (x wall) entries() []entry {
	const most = 5
	if x.feed == nil {
		return nil
	}
	list := x.feed.Records
	var out []entry
	for _, row := range list.Rows {
		if len(out) == most {
			break
		}
		var e entry
		if k := render.Contribution(list); k >= 0 && less(row[k+1]) {
			continue // what was taken back is no news of a win
		}
		for i, c := range list.Columns {
			text := render.RecordText(row[i+1], c, list.Answer, x.visit.Lang)
			switch {
			case text == "—" || text == "":
			case render.Right(c) && e.Sum == "":
				e.Sum = text
			case !render.Right(c) && e.When == "" && isDay(c):
				e.When = text
			case !render.Right(c) && e.What == "" && !isDay(c):
				e.What = text
			}
		}
		out = append(out, e)
	}
	return out
}

func isDay(c model.RecordColumn) bool { return c.Type == "day" || c.Type == "time" }

// less reports whether a record takes something away from the figure.
func less(v any) bool {
	switch n := v.(type) {
	case int64:
		return n < 0
	case float64:
		return n < 0
	}
	return false
}

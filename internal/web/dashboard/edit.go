package dashboard

import (
	"bytes"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// session is an arrangement under way, carried from page to page: «Отменить» goes back to where it began.
type session struct {
	// from is the version it began with; of is the dashboard that a copy was made of on the way, "" none.
	from int
	of   string
}

func sessionOf(values url.Values) session {
	from, err := strconv.Atoi(values.Get("from"))
	if err != nil || from < 0 {
		from = 0
	}
	return session{from, values.Get("of")}
}

// address is a page of the arrangement.
func (s session) address(id, below string, more ...string) string {
	params := url.Values{}
	if s.from > 0 {
		params.Set("from", strconv.Itoa(s.from))
	}
	if s.of != "" {
		params.Set("of", s.of)
	}
	for i := 0; i+1 < len(more); i += 2 {
		params.Set(more[i], more[i+1])
	}
	return address(id, below, params)
}

// edit is a dashboard whose tiles can be moved.
func (p *Pages) edit(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	may := p.may(v, b)
	if !may.make {
		return onlyLooks()
	}
	state, err := filter.Of(url.Values{}, v, b)
	if err != nil {
		return err
	}
	shown, err := p.build(r.Context(), v, b, state)
	if err != nil {
		return err
	}
	asked := r.URL.Query()
	at := sessionOf(asked)
	if at.from == 0 && at.of == "" {
		at.from = b.Version
	}
	cards := make([]card, len(shown))
	for i, x := range shown {
		cards[i] = card{Shown: x, Options: tile.Options{Lang: v.Lang, Height: chartHeight(x)}}
	}
	e := editing{
		lang: v.Lang, board: b, may: may, at: at, cards: cards, metrics: len(listed(v)),
		said: said(asked.Get("said"), v), undo: undoable(asked.Get("undo"), b),
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: titleOf(b, v.Lang), Section: "d", Wide: true, Body: arrange(e),
		Crumbs: []ui.Link{{Title: v.T("Overview", "Обзор"), Href: "/d"}, {Title: titleOf(b, v.Lang), Href: address(b.ID, "", nil)}},
	})
}

func onlyLooks() error {
	return fault.Sentence(fault.Forbidden, "Your role opens dashboards that are shared with you and does not arrange them.",
		"Ваша роль открывает дашборды, которыми с вами поделились, но не настраивает их.")
}

// undoable is the version that «Вернуть» goes back to, 0 none.
func undoable(text string, b board.Board) int {
	n, err := strconv.Atoi(text)
	if err != nil || n <= 0 || n >= b.Version {
		return 0
	}
	return n
}

// said is the sentence after a change that the arrangement goes on from.
func said(what string, v *page.Visit) string {
	switch what {
	case "removed":
		return v.T("The tile was removed.", "Плитка убрана.")
	case "added":
		return v.T("The tile stands at the end of the dashboard.", "Плитка добавлена в конец дашборда.")
	case "copied":
		return v.T("The tile was copied to the end of the dashboard.", "Копия плитки добавлена в конец дашборда.")
	case "saved":
		return v.T("Saved.", "Сохранено.")
	case "own":
		return v.T("This is your own copy now. The dashboard it was made of has not changed.", "Это уже ваша копия. Исходный дашборд не изменился.")
	}
	return ""
}

// change changes a dashboard and keeps it. One that is not the visitor's to change is kept as a copy of their own. did says
// what was done, for the log.
func (p *Pages) change(r *http.Request, v *page.Visit, did string, do func(*board.Board) error) (saved board.Board, at session, err error) {
	if err := form(r); err != nil {
		return board.Board{}, at, err
	}
	at = sessionOf(r.PostForm)
	was, err := p.open(r, v)
	if err != nil {
		return board.Board{}, at, err
	}
	if !p.may(v, was).make {
		return board.Board{}, at, onlyLooks()
	}
	b := was
	b.Tiles = slices.Clone(was.Tiles)
	if text := r.PostForm.Get("version"); text != "" {
		if b.Version, err = strconv.Atoi(text); err != nil {
			return board.Board{}, at, fault.Invalidf("The form does not say which version of the dashboard it was filled from. Open it again.",
				"Форма не говорит, с какой версии дашборда она заполнена. Откройте её заново.")
		}
	}
	if err := arranged(&b, r.PostForm); err != nil {
		return board.Board{}, at, err
	}
	if do != nil {
		if err := do(&b); err != nil {
			return board.Board{}, at, err
		}
	}
	if b.Title == was.Title && reflect.DeepEqual(b.Tiles, was.Tiles) {
		return was, at, nil
	}
	b.Draft = len(b.Tiles) == 0 // an empty dashboard is there for who makes it alone
	return p.keep(r, v, was, b, at, did)
}

// keep saves a changed dashboard, as a copy where the visitor may not change it.
func (p *Pages) keep(r *http.Request, v *page.Visit, was, b board.Board, at session, did string) (board.Board, session, error) {
	if !p.site.Boards.MayEdit(v.Person, was) && b.Title == was.Title {
		b.Title = mine(b.Title)
	}
	saved, err := p.site.Boards.Save(r.Context(), v.Person, b)
	if err != nil {
		return board.Board{}, at, err
	}
	if saved.ID != was.ID {
		at = session{of: was.ID}
		did = "copied from " + was.ID + ", " + did
	}
	p.note(r, v, audit.Define, saved.ID, did)
	return saved, at, nil
}

// mine is the title of somebody's own copy.
func mine(t model.Text) model.Text {
	if t.EN != "" {
		t.EN += " (mine)"
	}
	if t.RU != "" {
		t.RU += " (моя копия)"
	}
	return t
}

// layout keeps where the tiles stand.
func (p *Pages) layout(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, at, err := p.change(r, v, "layout", nil)
	if err != nil {
		return err
	}
	switch then := r.PostForm.Get("then"); {
	case then == "add":
		return leave(w, r, at.address(b.ID, "/add"))
	case hasTile(b, then):
		return leave(w, r, at.address(b.ID, "/tiles/"+url.PathEscape(then)))
	case then == "stay":
		return leave(w, r, at.address(b.ID, "/edit", "said", "saved"))
	}
	return leave(w, r, address(b.ID, "", nil))
}

func hasTile(b board.Board, id string) bool {
	return slices.ContainsFunc(b.Tiles, func(t board.Tile) bool { return t.ID == id })
}

// rename gives a dashboard another title.
func (p *Pages) rename(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, at, err := p.change(r, v, "title", func(b *board.Board) error {
		title, err := words(r.PostForm.Get("title"))
		if err != nil {
			return err
		}
		if b.Title.In(string(v.Lang)) != title {
			b.Title = model.Text{EN: title, RU: title}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return leave(w, r, at.address(b.ID, "/edit", "said", "saved"))
}

// removeTile takes a tile away; the version before stays, so it can be brought back.
func (p *Pages) removeTile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.changeTile(w, r, v, "removed", func(b *board.Board, i int) error {
		b.Tiles = slices.Delete(b.Tiles, i, i+1)
		return nil
	})
}

// copyTile puts a second tile like it below the others.
func (p *Pages) copyTile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.changeTile(w, r, v, "copied", func(b *board.Board, i int) error {
		t := b.Tiles[i]
		t.ID, t.Box.X, t.Box.Y = "", 0, bottom(b.Tiles)
		b.Tiles = append(b.Tiles, t)
		return nil
	})
}

// moveTile changes places with the tile before it or after it: the way of phones, and of those without a script.
func (p *Pages) moveTile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.changeTile(w, r, v, "moved", func(b *board.Board, _ int) error {
		b.Tiles = inOrder(b.Tiles)
		i := slices.IndexFunc(b.Tiles, func(t board.Tile) bool { return t.ID == r.PathValue("tile") })
		k := i + 1
		if r.PostForm.Get("dir") == "up" || r.URL.Query().Get("dir") == "up" {
			k = i - 1
		}
		if k < 0 || k >= len(b.Tiles) {
			return nil
		}
		b.Tiles[i], b.Tiles[k] = b.Tiles[k], b.Tiles[i]
		restack(b.Tiles)
		return nil
	})
}

// changeTile changes one tile and goes on arranging.
func (p *Pages) changeTile(w http.ResponseWriter, r *http.Request, v *page.Visit, did string, do func(*board.Board, int) error) error {
	id := r.PathValue("tile")
	before := 0
	b, at, err := p.change(r, v, "tile "+id+" "+did, func(b *board.Board) error {
		before = b.Version
		i := slices.IndexFunc(b.Tiles, func(t board.Tile) bool { return t.ID == id })
		if i < 0 {
			return noTile()
		}
		return do(b, i)
	})
	if err != nil {
		return err
	}
	more := []string{"said", did}
	if before > 0 && b.Version > before {
		more = append(more, "undo", strconv.Itoa(before))
	}
	return leave(w, r, at.address(b.ID, "/edit", more...)+"#tile-"+url.PathEscape(id))
}

// cancel takes back what this arrangement has changed, as long as nobody else changed the dashboard meanwhile.
func (p *Pages) cancel(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	at := sessionOf(r.PostForm)
	if at.of != "" && b.Owner == v.Person.Login && p.site.Boards.MayEdit(v.Person, b) {
		if err := p.site.Boards.Delete(r.Context(), v.Person, b.ID); err != nil {
			return err
		}
		p.note(r, v, audit.Define, b.ID, "arranging cancelled, copy deleted")
		return leave(w, r, address(at.of, "", nil))
	}
	if at.from > 0 && at.from < b.Version && p.site.Boards.MayEdit(v.Person, b) {
		list, err := p.site.Boards.Versions(r.Context(), v.Person, b.ID)
		if err != nil {
			return err
		}
		others := slices.ContainsFunc(list, func(x board.Board) bool { return x.Version > at.from && x.By != v.Person.Login })
		if !others {
			if _, err := p.site.Boards.Revert(r.Context(), v.Person, b.ID, at.from); err != nil {
				return err
			}
			p.note(r, v, audit.Define, b.ID, "arranging cancelled, back to version "+strconv.Itoa(at.from))
		}
	}
	return leave(w, r, address(b.ID, "", nil))
}

// words are a text that somebody typed for others to read: without what cannot be seen but turns the line around.
func words(text string) (string, error) {
	var out bytes.Buffer
	for _, c := range text {
		switch {
		case c == '\n' || c == '\t':
			out.WriteByte(' ')
		case c < ' ' || c == 0x7f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == '\ufffd':
		default:
			out.WriteRune(c)
		}
	}
	text = string(bytes.TrimSpace(out.Bytes()))
	if text == "" {
		return "", fault.Invalidf("Give it a title.", "Дайте название.")
	}
	return text, nil
}

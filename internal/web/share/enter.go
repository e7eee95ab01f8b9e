package share

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/share"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// opened is a link with what it opens, as it is at this moment.
type opened struct {
	link  share.Link
	token string
	// visit has the rights of the link and nobody's name.
	visit *page.Visit
	// board has the link's own parameters, so that nothing in an address lays over them.
	board board.Board
	state filter.State
	tiles []board.Tile
	// pass is what a visitor showed who gave the password, to be carried in addresses where there are no cookies.
	pass string
}

// enter finds what a token opens and with which rights: those that its maker has now.
func (p *Pages) enter(ctx context.Context, form share.Form, token string, stranger *page.Visit) (opened, error) {
	l, err := p.Links.Find(ctx, token)
	if err != nil {
		return opened{}, err
	}
	if l.Form != form {
		return opened{}, share.ErrGone
	}
	o := opened{link: l, token: token}
	maker, grant, err := p.rights(ctx, l, stranger)
	if err != nil {
		return opened{}, goneIf(err)
	}
	b, err := p.site.Boards.Get(ctx, maker.Person, l.Board)
	if err != nil {
		return opened{}, goneIf(err)
	}
	if !p.site.Boards.MayLink(maker.Person, b) {
		return opened{}, share.ErrGone
	}
	b.Params = l.Params
	v := *stranger
	v.User, v.Person = account.User{}, board.Person{}
	v.Viewer = access.Viewer{ID: "link:" + l.Short(), Name: "link", Lang: string(v.Lang), Grant: grant}
	if o.state, err = filter.Of(url.Values{}, &v, b); err != nil {
		return opened{}, goneIf(err)
	}
	v.Viewer.Grant = v.Viewer.Grant.And(fixed(o.state.Query.Where, v.About.Model))
	if o.tiles, err = tilesOf(b, l.Tile, o.state.Lens); err != nil {
		return opened{}, err
	}
	o.visit, o.board = &v, b
	return o, nil
}

// rights are those of a link's maker, and of whom it is seen as, as far as both go.
func (p *Pages) rights(ctx context.Context, l share.Link, stranger *page.Visit) (*page.Visit, access.Grant, error) {
	maker, err := p.visitOf(ctx, l.Owner, stranger)
	if err != nil {
		return nil, access.Grant{}, err
	}
	grant := maker.Viewer.Grant
	if l.As != "" {
		as, err := p.visitOf(ctx, l.As, stranger)
		if err != nil {
			return nil, access.Grant{}, err
		}
		grant = grant.And(as.Viewer.Grant)
	}
	return maker, grant, nil
}

// visitOf is the visit of an account as it is now; fault.NotFound where it is shut out.
func (p *Pages) visitOf(ctx context.Context, login string, stranger *page.Visit) (*page.Visit, error) {
	open, err := p.site.Open(ctx)
	if err != nil {
		return nil, err
	}
	if open != (login == page.Local) {
		return nil, share.ErrGone
	}
	var u account.User
	if !open {
		if u, err = p.site.Accounts.Find(ctx, login); err != nil {
			return nil, err
		}
		if u.Disabled {
			return nil, share.ErrGone
		}
	}
	return p.site.For(ctx, u, stranger.Lang)
}

// goneIf turns what is meant for the maker into the one sentence of links that do not work.
func goneIf(err error) error {
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Forbidden) || fault.Is(err, fault.Invalid) {
		return share.ErrGone
	}
	return err
}

// fixed is the grant that filters make: what cannot be told by them is not shown at all. Filters by days and amounts, which rights
// do not know, are left to the questions; a card that they do not narrow is withheld.
func fixed(where []model.Cond, m *model.Model) access.Grant {
	conds := slices.DeleteFunc(slices.Clone(where), func(c model.Cond) bool {
		_, ok := m.Dimension(c.Name)
		return !ok
	})
	if len(conds) == 0 {
		return access.Grant{All: true}
	}
	return access.Grant{Rows: [][]model.Cond{conds}}
}

// tilesOf are the tiles that a link shows, as they are read.
func tilesOf(b board.Board, one, lens string) ([]board.Tile, error) {
	tiles := slices.Clone(b.Tiles)
	if i := slices.IndexFunc(b.Lenses, func(x board.Lens) bool { return x.ID == lens }); i >= 0 {
		for k := range tiles {
			if text, ok := b.Lenses[i].Asks[tiles[k].ID]; ok {
				tiles[k].Ask = text
			}
		}
	}
	if one != "" {
		i := slices.IndexFunc(tiles, func(t board.Tile) bool { return t.ID == one })
		if i < 0 {
			return nil, share.ErrGone
		}
		return tiles[i : i+1 : i+1], nil
	}
	if b.Sort == board.Dashboard {
		slices.SortStableFunc(tiles, func(a, b board.Tile) int {
			if a.Box.Y != b.Box.Y {
				return a.Box.Y - b.Box.Y
			}
			return a.Box.X - b.Box.X
		})
	}
	return tiles, nil
}

// handler answers a request by a link that works.
type handler func(w http.ResponseWriter, r *http.Request, o opened) error

// outside opens a link for a handler. It is the one door of strangers: the form of the link, its frame and its password are looked
// at here for every address.
func (p *Pages) outside(form share.Form, next handler) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, stranger *page.Visit) error {
		page.Strict(w)
		if form == share.Embed {
			w.Header().Del("Set-Cookie") // a frame remembers nobody
		}
		o, err := p.enter(r.Context(), form, r.PathValue("token"), stranger)
		if err != nil {
			return p.refuse(w, r, stranger, err)
		}
		if form == share.Embed {
			page.Framed(w, o.link.Origins)
			if r.Header.Get("Sec-Fetch-Dest") == "document" && r.PathValue("form") == "" {
				return p.refuse(w, r, stranger, fault.Sentence(fault.Forbidden,
					"This link is made for a frame inside another page and does not open by itself.",
					"Эта ссылка сделана для вставки в другую страницу и сама не открывается."))
			}
		}
		if !p.passed(r, &o) && r.Method != http.MethodPost {
			if r.URL.Path != address(form, o.token) || stranger.Target != "" {
				return p.refuse(w, r, stranger, share.ErrGone)
			}
			return p.ask(w, r, o, "")
		}
		err = next(w, r, o)
		if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Forbidden) || fault.Is(err, fault.Busy) {
			return p.refuse(w, r, stranger, err)
		}
		return err
	}
}

package tile

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/board/conclude"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// FormOf is the form that a file's ending asks for; ok is false for one the site does not write.
func FormOf(s *page.Site, ext string) (f render.Format, ok bool) {
	i := slices.IndexFunc(s.Forms, func(f render.Format) bool { return f.Ext == ext })
	if i < 0 {
		return f, false
	}
	return s.Forms[i], true
}

// Paged is a page about to become a document.
type Paged struct {
	Title, Compared, Filters string
	Say                      []conclude.Part
	// AsOf says how fresh the page is where it has one moment for all its tiles; "" leaves it to the first answer.
	AsOf string
	// Period are the days of the page, for where every tile has its own; "" leaves them to the first answer.
	Period string
	// Wide lays paper on its long side; Board says that the page is a dashboard.
	Wide, Board bool
	// Link leads to the page on this site: "/r/leads?range=…".
	Link string
	// Address are the parameters of the page: of them "paper" and "lay" say how paper is.
	Address url.Values
}

// Paper makes the document of a page of its cards.
func Paper(s *page.Site, v *page.Visit, p Paged, shown []Shown) (*render.Document, error) {
	d := &render.Document{
		Lang: v.Lang, Title: p.Title, Organisation: v.About.Settings.Company, Reader: v.User.Name, Compared: p.Compared, Filters: p.Filters,
		AsOf: p.AsOf, Made: s.Now(), Wide: p.Wide, Board: p.Board, Demo: v.About.Settings.Demo,
	}
	if err := lay(d, p.Address); err != nil {
		return nil, err
	}
	if zone := v.About.Calendar.Zone; zone != nil {
		d.Made = d.Made.In(zone)
	}
	if s.Address != "" && p.Link != "" {
		d.Link = strings.TrimSuffix(s.Address, "/") + p.Link
	}
	var say strings.Builder
	for _, part := range p.Say {
		say.WriteString(part.Text)
	}
	d.Conclusion = strings.TrimSpace(say.String())
	if !follows(shown) {
		d.Period = p.Period
	}
	Document(d, shown, s.Address)
	if !v.Viewer.Grant.All {
		d.Notes = append(d.Notes, v.T("These are the rows that the reader's role opens; others may see more.",
			"Здесь записи, открытые роли читателя; другие могут видеть больше."))
	}
	return d, nil
}

// lay reads how paper is to be from the parameters of a page.
func lay(d *render.Document, address url.Values) error {
	switch text := strings.ToLower(address.Get("paper")); text {
	case "", "a4", "a3":
		d.Layout.Size = strings.ToUpper(text)
	default:
		return fault.Invalidf("paper=%s: write a4 or a3.", "paper=%s: пишется a4 или a3.", shortened(text))
	}
	switch text := strings.ToLower(address.Get("lay")); text {
	case "", "portrait", "landscape":
		d.Layout.Lay = text
	default:
		return fault.Invalidf("lay=%s: write portrait or landscape.", "lay=%s: пишется portrait или landscape.", shortened(text))
	}
	return nil
}

// shortened is the beginning of what somebody wrote.
func shortened(text string) string {
	const long = 40
	if r := []rune(text); len(r) > long {
		return string(r[:long]) + "…"
	}
	return text
}

// One keeps the tile that a file is asked for alone, "" all of them.
func One(tiles []board.Tile, id string) ([]board.Tile, error) {
	if id == "" {
		return tiles, nil
	}
	i := slices.IndexFunc(tiles, func(t board.Tile) bool { return t.ID == id })
	if i < 0 {
		return nil, fault.Sentence(fault.NotFound, "There is no tile %q here.", "Плитки «%s» здесь нет.", shortened(id))
	}
	return tiles[i : i+1 : i+1], nil
}

// TitleOfOne names the document of one card of a page.
func TitleOfOne(page string, shown []Shown) string {
	if len(shown) != 1 || shown[0].Title == "" || shown[0].Title == page {
		return page
	}
	return page + " — " + shown[0].Title
}

// Empty reports whether no card has a figure or a record: there was nothing to tell. What went wrong is something to tell.
func Empty(shown []Shown) bool {
	asked := false
	for i := range shown {
		switch x := &shown[i]; {
		case x.Tile.Ask == "":
		case x.Problem != "":
			return false
		case x.Empty != "", x.Needs != "" && x.Answer == nil, x.Records != nil && len(x.Records.Rows) == 0:
			asked = true
		default:
			return false
		}
	}
	return asked
}

// Send gives a document as a file. id names it where letters of other alphabets are of no use.
func Send(w http.ResponseWriter, r *http.Request, f render.Format, id string, d *render.Document) error {
	ascii := "svodka-" + url.PathEscape(id) + f.Ext
	if r.Method == http.MethodHead {
		page.Attach(w, f.Type, ascii, FileName(d)+f.Ext)
		return nil
	}
	return page.SendNamed(w, f.Type, ascii, FileName(d)+f.Ext, func(out io.Writer) error { return f.Write(r.Context(), out, d) })
}

// FileName is what a document's file is called: its title and its days.
func FileName(d *render.Document) string {
	name := d.Title
	if d.Period != "" {
		name += ", " + d.Period
	}
	return page.FileName(name, d.Lang)
}

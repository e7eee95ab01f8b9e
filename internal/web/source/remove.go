package source

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/sync"
	"svodka/internal/web/page"
)

// leaver is a source that somebody wants to be rid of.
type leaver struct {
	L         lang.Lang
	ID, Title string
	System    string
	Gone      bool // it was removed before; its rows stay
	Rows      bool // its rows are to go too
	Typed     string
	Trouble   string
}

// The fields of the form of removal.
const (
	nameRows  = "rows"
	rowsGo    = "delete"
	nameTyped = "typed"
)

// leaving finds a source, also one that was removed before.
func (p *Pages) leaving(ctx context.Context, v *page.Visit, id string) (leaver, error) {
	st, err := p.sources.Get(ctx, id)
	x := leaver{L: v.Lang, ID: id}
	of := st.Source
	if fault.Is(err, fault.NotFound) {
		list, failed := p.sources.Removed(ctx)
		if failed != nil {
			return x, failed
		}
		for _, s := range list {
			if s.ID == id {
				of, err, x.Gone, x.Rows = s, nil, true, true
			}
		}
	}
	if err != nil {
		return x, err
	}
	x.Title, x.System = cmp.Or(of.Title, of.ID), p.system(v, of)
	return x, nil
}

// system is what people call the system of a source.
func (p *Pages) system(v *page.Visit, x sync.Source) string {
	if k, err := p.kind(x.Kind); err == nil {
		return p.words(v).text(k.Title)
	}
	return x.Kind
}

// askRemove asks before a source is removed.
func (p *Pages) askRemove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := p.leaving(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	pg := inData(v, x.heading())
	pg.Body = removeView(x)
	return p.site.Show(w, r, v, pg)
}

func (x *leaver) heading() string {
	if x.Gone {
		return x.L.Pick("Delete the rows?", "Удалить записи?")
	}
	return x.L.Pick("Remove the source?", "Удалить источник?")
}

// remove forgets a source; with its rows where its name was typed.
func (p *Pages) remove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := p.leaving(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	x.Rows, x.Typed = x.Gone || r.PostForm.Get(nameRows) == rowsGo, r.PostForm.Get(nameTyped)
	told := "removed"
	switch {
	case x.Rows && !strings.EqualFold(strings.Join(strings.Fields(x.Typed), " "), strings.Join(strings.Fields(x.Title), " ")):
		err = fault.Invalidf("To delete the rows, type the name of the source: %s. Nothing was deleted.",
			"Чтобы удалить записи, впишите название источника: %s. Ничего не удалено.", x.Title)
	case x.Rows:
		told = "emptied"
		var n int64
		// It goes on when the browser has gone: half of it is of no use to anybody.
		if n, err = p.sources.RemoveAll(context.WithoutCancel(r.Context()), x.ID); err == nil {
			p.site.Note(r, v, audit.Data, "source "+x.ID, "removed with its rows: "+x.Title+", "+v.Lang.Int(n))
		}
	default:
		if err = p.sources.Remove(r.Context(), x.ID); err == nil {
			p.site.Note(r, v, audit.Data, "source "+x.ID, "removed: "+x.Title)
		}
	}
	if err != nil {
		if !refusable(err) {
			return err
		}
		x.Trouble = p.complaint(r, v, err)
		pg := inData(v, x.heading())
		pg.Body = removeView(x)
		return p.again(w, r, v, pg)
	}
	return see(w, r, "/data?said="+told)
}

// former are the removed sources whose rows stay.
func (p *Pages) former(ctx context.Context, v *page.Visit) (list []leaver, err error) {
	all, err := p.sources.Removed(ctx)
	for _, x := range all {
		list = append(list, leaver{L: v.Lang, ID: x.ID, Title: cmp.Or(x.Title, x.ID), System: p.system(v, x)})
	}
	return list, err
}

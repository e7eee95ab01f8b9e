package source

import (
	"context"
	"net/http"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/sync"
	"svodka/internal/web/page"
)

// refusable reports whether a form can be shown again with what was wrong about it.
func refusable(err error) bool {
	switch fault.KindOf(err) {
	case fault.Invalid, fault.Forbidden, fault.Conflict, fault.Busy:
		return true
	default:
		return false
	}
}

// refuse shows a source's page with what was wrong.
func (p *Pages) refuse(w http.ResponseWriter, r *http.Request, v *page.Visit, err error, edit func(*whole)) error {
	pg, failed := p.onePage(r, v, func(x *whole) {
		x.Trouble = p.complaint(r, v, err)
		edit(x)
	})
	if failed != nil {
		return failed
	}
	return p.again(w, r, v, pg)
}

// run begins to read a source now.
func (p *Pages) run(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	st, err := p.sources.Get(r.Context(), id)
	if err != nil {
		return err
	}
	why := sync.WhyHand
	if st.Last == nil {
		why = sync.WhyFirst
	}
	if err := p.sources.Begin(r.Context(), id, why); err != nil {
		if !refusable(err) {
			return err
		}
		return p.refuse(w, r, v, err, func(*whole) {})
	}
	p.site.Note(r, v, audit.Data, "source "+id, "read now")
	return see(w, r, href(id, "?said=run"))
}

func (p *Pages) pause(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.setPaused(w, r, v, true)
}

func (p *Pages) resume(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.setPaused(w, r, v, false)
}

func (p *Pages) setPaused(w http.ResponseWriter, r *http.Request, v *page.Visit, paused bool) error {
	id := r.PathValue("id")
	if _, err := p.sources.Change(r.Context(), id, func(x *sync.Source) { x.Paused = paused }); err != nil {
		return err
	}
	word := "resumed"
	if paused {
		word = "paused"
	}
	p.site.Note(r, v, audit.Data, "source "+id, word)
	return see(w, r, href(id, "?said=", word))
}

// schedule keeps another timetable and other quiet hours.
func (p *Pages) schedule(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id, text, quiet := r.PathValue("id"), chosen(r.PostForm), strings.TrimSpace(r.PostForm.Get("quiet"))
	var was, x sync.Source
	err := wordless(r.PostForm)
	if err == nil {
		x, err = p.sources.Change(r.Context(), id, func(x *sync.Source) { was, x.Timetable, x.Quiet = *x, text, quiet })
	}
	if err != nil {
		if !refusable(err) {
			return err
		}
		return p.refuse(w, r, v, err, func(x *whole) { x.When = p.whenOf(p.words(v), text, quiet) })
	}
	p.site.Note(r, v, audit.Data, "source "+id, "schedule: "+was.Timetable+" → "+x.Timetable+"; quiet: "+was.Quiet+" → "+x.Quiet)
	return see(w, r, href(id, "?said=saved"))
}

// title keeps another title.
func (p *Pages) title(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id, given := r.PathValue("id"), r.PostForm.Get("title")
	title, err := tidyTitle(given)
	if err != nil {
		return p.refuse(w, r, v, err, func(x *whole) { x.Title = given })
	}
	if _, err := p.sources.Change(r.Context(), id, func(x *sync.Source) { x.Title = title }); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Data, "source "+id, "title: "+title)
	return see(w, r, href(id, "?said=saved"))
}

// keys tries other keys and keeps them where they work.
func (p *Pages) keys(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	st, err := p.sources.Get(r.Context(), id)
	if err != nil {
		return err
	}
	k, err := p.kind(st.Kind)
	if err != nil {
		return err
	}
	fields := entered(k, r.PostForm, true)
	if len(fields) == 0 {
		err = fault.Invalidf("Enter the new keys.", "Введите новые ключи.")
	} else {
		ctx, cancel := context.WithTimeout(r.Context(), trying)
		defer cancel()
		err = p.sources.SetSecrets(ctx, id, fields)
	}
	if err != nil {
		return p.refuse(w, r, v, err, func(x *whole) { x.KeysWrong = true })
	}
	p.site.Note(r, v, audit.Data, "source "+id, "keys replaced")
	return see(w, r, href(id, "?said=keys"))
}

// askRemove asks before a source is removed.
func (p *Pages) askRemove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	st, err := p.sources.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	c, err := p.card(r.Context(), v, st)
	if err != nil {
		return err
	}
	pg := inData(v, v.T("Remove the source?", "Удалить источник?"))
	pg.Body = removeView(c)
	return p.site.Show(w, r, v, pg)
}

// remove forgets a source.
func (p *Pages) remove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	st, err := p.sources.Get(r.Context(), id)
	if err != nil {
		return err
	}
	if err := p.sources.Remove(r.Context(), id); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Data, "source "+id, "removed: "+st.Title)
	return see(w, r, "/data?said=removed")
}

package source

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/source"
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

// keys tries other keys, or another address, and keeps them where they work.
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
	fields, next := renewed(k, st.Fields, r.PostForm), st.Source
	if len(fields) == 0 {
		err = fault.Invalidf("Enter the new keys or the new address.", "Введите новые ключи или новый адрес.")
	} else {
		ctx, cancel := context.WithTimeout(r.Context(), trying)
		defer cancel()
		next, err = p.sources.SetSecrets(ctx, id, fields)
	}
	if err != nil {
		return p.refuse(w, r, v, err, func(x *whole) {
			x.KeysWrong = true
			for i, f := range x.Fields {
				if !f.Secret && r.PostForm.Has(f.Name) {
					x.Fields[i].Value = r.PostForm.Get(f.Name)
				}
			}
		})
	}
	more, told := "keys replaced", "keys"
	if next.Account.Address != st.Account.Address {
		more, told = "address: "+st.Account.Address+" → "+next.Account.Address, "moved"
	}
	p.site.Note(r, v, audit.Data, "source "+id, more)
	return see(w, r, href(id, "?said=", told))
}

// renewed are the fields that a form changes: secrets that were entered, and what is no secret and is otherwise now. What the
// mapping page has is left to it.
func renewed(k source.Kind, now map[string]string, f url.Values) map[string]string {
	out := map[string]string{}
	for _, x := range k.Fields {
		text := strings.TrimSpace(f.Get(fieldPrefix + x.Name))
		switch {
		case !f.Has(fieldPrefix+x.Name) || x.Name == fieldMapping:
		case x.Secret && text != "", !x.Secret && text != now[x.Name]:
			out[x.Name] = text
		}
	}
	return out
}

package builder

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// Where it is kept which draft belongs to which report, and what a board itself has no place for.
const (
	prefDraft = "draft:"   // + saved report: its draft
	prefForm  = "draftof:" // + draft: the rest of its form
	cleared   = ""         // a pref that is not there
	field     = "what"     // the error of the shelves
	titleOf   = "title"    // the error of the title
	rangeOf   = "range"    // the error of the period
	rightsOf  = "rights"   // the error of the rights
	readerOf  = "reader"   // the error of the reader
	goalOf    = "goal"     // the error of the goal
)

// wrong tells what is wrong, by field. It leaves alone what is merely not filled in yet.
func (s state) wrong(v *page.Visit) map[string]string {
	out := map[string]string{}
	long := func(key, text string, most int) {
		if n := utf8.RuneCountInString(text); n > most {
			out[key] = fmt.Sprintf(v.T("It is %d characters long; at most %d fit. Make it shorter.", "Здесь %d знаков, помещается не больше %d. Сократите."), n, most)
		}
	}
	long(titleOf, s.Title, mostText)
	long(goalOf, s.Goal, mostGoal)
	long(readerOf, s.Reader, mostText)
	if s.Range != "" {
		if _, err := v.About.Calendar.Resolve(s.Range, v.About.Today); err != nil {
			out[rangeOf] = v.Lang.Message(err)
		}
	}
	for part := range strings.SplitSeq(s.Compare, ",") {
		if part == "" || part == query.WithPlan {
			continue
		}
		if _, err := cal.ParseShift(part); err != nil {
			out[rangeOf] = v.Lang.Message(err)
		}
	}
	if err := s.problem(v); err != nil && out[rangeOf] == "" {
		out[field] = v.Lang.Message(err)
	}
	return out
}

// unfinished tells what a report that is to be saved lacks.
func (b *Builder) unfinished(ctx context.Context, v *page.Visit, s state) (map[string]string, error) {
	out := s.wrong(v)
	if len(s.Metrics) == 0 {
		out[field] = v.T("Choose at least one metric.", "Выберите хотя бы один показатель.")
	}
	switch s.Access {
	case accessRoles:
		if len(s.Roles) == 0 {
			out[rightsOf] = v.T("Tick at least one role, or leave the report to yourself.", "Отметьте хотя бы одну роль или оставьте отчёт себе.")
		}
	case accessPeople:
		people, err := b.people(ctx, v)
		if err != nil {
			return nil, err
		}
		var unknown []string
		for _, login := range logins(s.People) {
			if !slices.ContainsFunc(people, func(p person) bool { return p.Login == login }) && login != v.Person.Login {
				unknown = append(unknown, clip(login, 40))
			}
		}
		switch {
		case len(logins(s.People)) == 0:
			out[rightsOf] = v.T("Name at least one person, or leave the report to yourself.", "Назовите хотя бы одного человека или оставьте отчёт себе.")
		case len(unknown) > 0:
			out[rightsOf] = v.T("There is nobody with the login: ", "Нет людей с логином: ") + strings.Join(unknown, ", ")
		}
	}
	return out, nil
}

// stepOf is the step of the first thing that is wrong.
func stepOf(wrong map[string]string, now string) string {
	for _, x := range []struct{ key, step string }{
		{field, stepWhat}, {rangeOf, stepWhat}, {titleOf, stepGoal}, {goalOf, stepGoal}, {readerOf, stepGoal}, {rightsOf, stepRights},
	} {
		if wrong[x.key] != "" {
			return x.step
		}
	}
	return now
}

// saveNow serves the form that is sent to be saved.
func (b *Builder) saveNow(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	return b.save(w, r, v, readState(values).dated(v).noted(), readAct(values).name == actCopy)
}

// save keeps the report for good: a new one, the next version of the one it was opened from, or a copy beside it.
func (b *Builder) save(w http.ResponseWriter, r *http.Request, v *page.Visit, s state, aside bool) error {
	ctx := r.Context()
	if named := strings.TrimSpace(r.Form.Get("named")); named != "" && s.nameless() {
		s.Title = clip(named, mostText)
	}
	wrong, err := b.unfinished(ctx, v, s)
	if err != nil {
		return err
	}
	if len(wrong) > 0 {
		s.Step = stepOf(wrong, s.Step)
		return b.show(w, r, v, s, told{
			Errors: wrong, Problem: v.T("The report is not saved: see the marked field.", "Отчёт не сохранён: посмотрите на отмеченное поле."),
		})
	}
	f := b.opened.hold(v.Person.Login, s.Form)
	defer f.Unlock()
	s = b.ownDraft(ctx, v, s, f)
	base, err := b.baseOf(ctx, v, s)
	if err != nil {
		return err
	}
	report := s.board(base, v.About.Model, v.Lang)
	if strings.TrimSpace(s.Title) == "" {
		report.Title = s.tileTitle(v.About.Model)
	}
	draft := s.ID
	switch {
	case aside:
	case s.Of != "":
		report.ID, report.Version = s.Of, s.OfVersion
	case s.ID != "":
		report.ID, report.Version = s.ID, base.Version
		draft = ""
	}
	saved, err := b.site.Boards.Save(ctx, v.Person, report)
	switch {
	case fault.Is(err, fault.Conflict):
		return b.show(w, r, v, s, b.meanwhile(ctx, v, s))
	case fault.Is(err, fault.Invalid), fault.Is(err, fault.NotFound) && s.Of != "":
		return b.show(w, r, v, s, told{Problem: v.Lang.Message(err)})
	case err != nil:
		return err
	}
	b.site.Note(r, v, audit.Define, "report "+saved.ID, fmt.Sprintf("version %d", saved.Version))
	if err := b.settle(r, v, s, saved, draft); err != nil {
		return err
	}
	f.draft, f.sent = "", b.site.Now()
	return goTo(w, r, v, reportOf(saved))
}

// settle does what follows a save: rights, and the end of the draft.
func (b *Builder) settle(r *http.Request, v *page.Visit, s state, saved board.Board, draft string) error {
	ctx := r.Context()
	if share := s.share(); !sameShare(share, saved.Share) {
		if err := b.site.Boards.SetShare(ctx, v.Person, saved.ID, share); err != nil {
			return err
		}
		b.site.Note(r, v, audit.Rights, "report "+saved.ID, "open to: "+shareText(share))
	}
	if draft != "" {
		if err := b.site.Boards.Delete(ctx, v.Person, draft); err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
	}
	for _, key := range []string{prefDraft + s.Of, prefForm + s.ID} {
		if err := b.site.Boards.SetPref(ctx, v.Person, key, cleared); err != nil {
			return err
		}
	}
	return nil
}

func sameShare(a, b board.Share) bool {
	return a.Everyone == b.Everyone && slices.Equal(a.Roles, b.Roles) && slices.Equal(a.People, b.People)
}

func shareText(s board.Share) string {
	switch {
	case s.Everyone:
		return "everyone"
	case len(s.Roles) > 0:
		return fmt.Sprint(s.Roles)
	case len(s.People) > 0:
		return strings.Join(s.People, ", ")
	}
	return "nobody else"
}

// meanwhile says who saved the report since it was opened.
func (b *Builder) meanwhile(ctx context.Context, v *page.Visit, s state) told {
	t := told{Problem: v.T("Somebody saved this report meanwhile.", "Пока вы меняли отчёт, его сохранил кто-то другой.")}
	now, err := b.site.Boards.Get(ctx, v.Person, s.Of)
	if err == nil {
		t.Newer, t.When = &now, render.Moment(now.Changed, v.About.Calendar.Zone, v.Lang)
	}
	return t
}

// goTo leads on after a form was sent.
func goTo(w http.ResponseWriter, r *http.Request, v *page.Visit, to string) error {
	if v.Target != "" {
		w.Header().Set("HX-Redirect", to)
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// draft keeps the form as a draft by itself.
func (b *Builder) draft(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	s := readState(values).dated(v)
	f := b.opened.hold(v.Person.Login, s.Form)
	defer f.Unlock()
	if f.over(b.site.Now()) { // it was under way when the form was sent off
		return b.site.Fragment(w, r, v, draftSaid("", ""))
	}
	s, said, err := b.keepDraft(r.Context(), v, s, f)
	if err != nil {
		if k := fault.KindOf(err); k == fault.Internal || k == fault.Busy {
			return err
		}
		said = v.T("The draft is not saved: ", "Черновик не сохранён: ") + v.Lang.Message(err)
	}
	return b.site.Fragment(w, r, v, draftSaid(s.ID, said))
}

// ownDraft finds what the form is kept as: the draft it names or one that it has not heard of yet. It drops the id of a draft that is
// not there or not the visitor's.
func (b *Builder) ownDraft(ctx context.Context, v *page.Visit, s state, f *form) state {
	if s.ID == "" {
		s.ID = f.draft
	}
	if s.ID == "" {
		return s
	}
	x, err := b.site.Boards.Get(ctx, v.Person, s.ID)
	if err != nil || !x.Draft || x.Owner != v.Person.Login {
		s.ID = ""
	}
	return s
}

// keepDraft keeps the form as the visitor's own draft: the next version of it, so that nothing is lost.
func (b *Builder) keepDraft(ctx context.Context, v *page.Visit, s state, f *form) (state, string, error) {
	s = b.ownDraft(ctx, v, s, f)
	base, err := b.baseOf(ctx, v, s)
	if err != nil {
		return s, "", err
	}
	x := s.board(base, v.About.Model, v.Lang)
	x.Draft = true
	said := v.T("Draft saved at ", "Черновик сохранён в ") + v.Lang.Clock(b.site.Now(), v.About.Calendar.Zone)
	if s.ID != "" {
		x.ID, x.Version = s.ID, base.Version
		if sameBoard(x, base) {
			return s, said, b.keepForm(ctx, v, s)
		}
	}
	saved, err := b.site.Boards.Save(ctx, v.Person, x)
	if err != nil {
		return s, "", err
	}
	s.ID, f.draft = saved.ID, saved.ID
	return s, said, b.keepForm(ctx, v, s)
}

func sameBoard(a, b board.Board) bool {
	return a.Title == b.Title && a.Params == b.Params && a.View == b.View && a.Topic == b.Topic && a.Goal == b.Goal && a.Reader == b.Reader &&
		a.Refresh == b.Refresh && a.Notify == b.Notify && a.Draft == b.Draft && slices.Equal(a.Tiles, b.Tiles)
}

// keepForm keeps what a draft has no place for.
func (b *Builder) keepForm(ctx context.Context, v *page.Visit, s state) error {
	rest := s.identity()
	rest.Del("id")
	rest.Del("opened")
	rest.Set("access", s.Access)
	rest["role"] = s.Roles
	rest.Set("people", clip(s.People, mostGoal))
	if err := b.site.Boards.SetPref(ctx, v.Person, prefForm+s.ID, rest.Encode()); err != nil {
		return err
	}
	if s.Of == "" {
		return nil
	}
	return b.site.Boards.SetPref(ctx, v.Person, prefDraft+s.Of, s.ID)
}

// draftOf is the draft that changes a saved report.
func (b *Builder) draftOf(ctx context.Context, v *page.Visit, id string) (board.Board, bool) {
	draft, err := b.site.Boards.Pref(ctx, v.Person, prefDraft+id)
	if err != nil || draft == "" {
		return board.Board{}, false
	}
	x, err := b.site.Boards.Get(ctx, v.Person, draft)
	return x, err == nil && x.Draft && x.Owner == v.Person.Login
}

// resumed is the form of a draft, with its earlier versions on the way back.
func (b *Builder) resumed(ctx context.Context, v *page.Visit, s state, x board.Board) state {
	s.ID = x.ID
	if text, err := b.site.Boards.Pref(ctx, v.Person, prefForm+x.ID); err == nil && text != "" {
		if rest, err := url.ParseQuery(text); err == nil {
			kept := readState(rest)
			s.Of, s.OfVersion, s.From, s.Step = kept.Of, kept.OfVersion, kept.From, kept.Step
			s.Access, s.Roles, s.People = kept.Access, kept.Roles, kept.People
		}
	}
	before, err := b.site.Boards.Versions(ctx, v.Person, x.ID)
	if err != nil {
		return s
	}
	now := s.text()
	for _, old := range slices.Backward(before) {
		o := stateOf(old, v.Lang)
		o.Access, o.Roles, o.People = s.Access, s.Roles, s.People
		if text := o.text(); text != now && (len(s.Undo) == 0 || s.Undo[len(s.Undo)-1] != text) {
			s.Undo = latest(append(s.Undo, text))
		}
	}
	return s
}

// forget takes the draft away and leads back to where it came from.
func (b *Builder) forget(w http.ResponseWriter, r *http.Request, v *page.Visit, s state) error {
	f := b.opened.hold(v.Person.Login, s.Form)
	defer f.Unlock()
	s = b.ownDraft(r.Context(), v, s, f)
	f.draft, f.sent = "", b.site.Now()
	if s.ID != "" {
		if err := b.site.Boards.Delete(r.Context(), v.Person, s.ID); err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if err := b.site.Boards.SetPref(r.Context(), v.Person, prefDraft+s.Of, cleared); err != nil {
			return err
		}
	}
	to := "/r"
	if s.Of != "" {
		to = "/r/" + url.PathEscape(s.Of)
	}
	return goTo(w, r, v, to)
}

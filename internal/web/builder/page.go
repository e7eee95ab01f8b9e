package builder

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// fields are what was sent, in the address or in the body.
func fields(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		return nil, fault.Invalidf("The form could not be read: it is too long or damaged. Open the report again.",
			"Форму не удалось прочитать: она слишком длинная или повреждена. Откройте отчёт заново.")
	}
	return r.Form, nil
}

// start begins a report: with a template, or, when the address says what it is to show, with that.
func (b *Builder) start(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values := r.URL.Query()
	if key := values.Get("template"); key != "" {
		t, ok := templateOf(key)
		if !ok {
			return fault.Sentence(fault.NotFound, "There is no such template. Choose one from the list.", "Такого шаблона нет. Выберите из списка.")
		}
		values = t.values(v.Lang)
	}
	if len(values[shelfMetrics]) == 0 && values.Get("blank") == "" && values.Get("template") == "" {
		list, err := b.site.Boards.List(r.Context(), v.Person, board.Report)
		if err != nil {
			return err
		}
		drafts := slices.DeleteFunc(slices.Clone(list), func(x board.Board) bool { return !x.Draft || x.Owner != v.Person.Login })
		shipped := slices.DeleteFunc(list, func(x board.Board) bool { return !x.Shipped || mainTile(x) < 0 })
		return b.site.Show(w, r, v, ui.Page{
			Title: v.T("New report", "Новый отчёт"), Section: "r", Crumbs: crumbs(v, ""),
			Body: templatesPage(templatesFor(v), shipped, drafts, v.Lang),
		})
	}
	s := readState(values)
	s.ID, s.Form, s.Of, s.OfVersion, s.From = "", rand.Text(), "", 0, ""
	if values.Get("template") == "" && s.Step == "" {
		s.Step = stepWhat
	}
	return b.show(w, r, v, s.noted(), told{})
}

func crumbs(v *page.Visit, title string) []ui.Link {
	list := []ui.Link{{Title: v.T("Reports", "Отчёты"), Href: "/r"}}
	if title != "" {
		list = append(list, ui.Link{Title: title})
	}
	return list
}

// edit opens a report of the visitor's own, or a copy of any other.
func (b *Builder) edit(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := b.site.Boards.Get(r.Context(), v.Person, r.PathValue("id"))
	if err != nil {
		return err
	}
	if x.Sort != board.Report {
		return page.ErrNoPage
	}
	t := told{}
	own := x.Owner != "" && x.Owner == v.Person.Login
	if own && !x.Draft && r.URL.Query().Get("fresh") == "" {
		if d, ok := b.draftOf(r.Context(), v, x.ID); ok {
			x, t.Resumed = d, x.ID
		}
	}
	s := stateOf(x, v.Lang)
	s.Form = rand.Text()
	switch {
	case own && x.Draft:
		s = b.resumed(r.Context(), v, s, x)
	case own:
		s.Of, s.OfVersion = x.ID, x.Version
	default:
		s.From = x.ID
		s.Title = clip(s.Title, mostText-20) + v.T(" (copy)", " (копия)")
		s.Access, s.Roles, s.People = accessPrivate, nil, ""
	}
	if step := r.URL.Query().Get("step"); slices.Contains(steps(), step) {
		s.Step = step
	}
	return b.show(w, r, v, s.noted(), t)
}

// build changes the form as a button asks and shows it again.
func (b *Builder) build(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	s, a := readState(values).dated(v), readAct(values)
	t := told{}
	switch a.name {
	case actSave, actCopy:
		return b.save(w, r, v, s.noted(), a.name == actCopy)
	case actForget:
		return b.forget(w, r, v, s)
	case actDraft:
		s = s.noted()
		f := b.opened.hold(v.Person.Login, s.Form)
		s, t.Draft, err = b.keepDraft(r.Context(), v, s, f)
		f.Unlock()
		if err != nil {
			t.Problem = v.Lang.Message(err)
		}
	case actDialog:
		s = s.noted()
		if t.Dialog, err = b.dialogOf(r.Context(), v, s, a, values); err != nil {
			return err
		}
	default:
		s, t.Focus = s.do(a, values, v.About.Model), a.focus()
	}
	return b.show(w, r, v, s, t)
}

// formParts is the element inside the form that a script fills anew.
const formParts = "b-in"

// told is what a page says besides the form itself.
type told struct {
	// Resumed is the saved report whose draft is gone on with.
	Resumed string
	// Draft says when the draft was kept.
	Draft string
	// Problem is why something was not done; Errors are those of single fields.
	Problem string
	Errors  map[string]string
	// Newer is the version that somebody saved meanwhile.
	Newer  *board.Board
	When   string
	Dialog *dialog
	// Focus is the id of what the reader goes on from, "" what they were at.
	Focus string
}

// screen is everything the page draws.
type screen struct {
	told

	V       *page.Visit
	S       state
	Steps   []stepShown
	Metrics []pill
	Rows    []pill
	Cols    []pill
	Filters []filterRow
	Kinds   []kindChoice
	Pre     preview
	Rest    []board.Tile // further tiles that stay
	Offered int          // how many metrics there are
	People  []person
	Auto    string // the title the report gets when nobody gives one
}

// stepShown is one step of the rail.
type stepShown struct {
	ID, Title, Sum string
	No             int
	Done, On, Bad  bool
}

// person is an account that a report can be shared with.
type person struct {
	Login, Name, Role string
}

// pill is one item of a shelf.
type pill struct {
	Value, Title, Note, Bad string
	// Lens is the same figure seen the other way.
	Lens string
}

func (b *Builder) show(w http.ResponseWriter, r *http.Request, v *page.Visit, s state, t told) error {
	base, err := b.baseOf(r.Context(), v, s)
	if err != nil {
		return err
	}
	x := screen{told: t, V: v, S: s, Auto: s.heading(v.About.Model, v.Lang)}
	if x.Pre, err = b.previewOf(r.Context(), v, s, base); err != nil {
		return err
	}
	if x.Errors == nil {
		x.Errors = s.wrong(v)
	}
	m := v.About.Model
	x.Metrics, x.Rows, x.Cols = metricPills(v, s), b.dimPills(v, s, s.Rows, x.Pre), b.dimPills(v, s, s.Cols, x.Pre)
	x.Filters = b.filterRows(r.Context(), v, s)
	x.Kinds = s.kinds(m, v.Lang)
	for i, old := range base.Tiles {
		if i != mainTile(base) && slices.Contains(s.Keep, old.ID) {
			x.Rest = append(x.Rest, old)
		}
	}
	for _, metric := range m.Metrics() {
		if !metric.Hidden && v.Viewer.Grant.Shows(m, metric) {
			x.Offered++
		}
	}
	if x.People, err = b.people(r.Context(), v); err != nil {
		return err
	}
	x.Steps = x.rail()
	title := s.Title
	if strings.TrimSpace(title) == "" {
		title = x.Auto
	}
	if title == "" {
		title = v.T("New report", "Новый отчёт")
	}
	crumb := v.T("New report", "Новый отчёт")
	if s.Of != "" {
		crumb = v.T("Change", "Изменение")
	}
	title = clip(title, 160)
	if v.Target == formParts {
		return b.site.Fragment(w, r, v, parts(x, title))
	}
	p := ui.Page{Title: title, Section: "r", Crumbs: crumbs(v, crumb), Actions: buttons(x, false), Body: builderPage(x)}
	return b.site.Show(w, r, v, p)
}

// baseOf is what a report was made from: its draft, its saved version, or what was copied. What the visitor may not open is
// as good as not there.
func (b *Builder) baseOf(ctx context.Context, v *page.Visit, s state) (board.Board, error) {
	for _, id := range []string{s.ID, s.Of, s.From} {
		if id == "" {
			continue
		}
		x, err := b.site.Boards.Get(ctx, v.Person, id)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		return x, err
	}
	return board.Board{}, nil
}

// people are those a report can be shared with, by name.
func (b *Builder) people(ctx context.Context, v *page.Visit) ([]person, error) {
	if b.site.Accounts == nil {
		return nil, nil
	}
	users, err := b.site.Accounts.List(ctx)
	if err != nil {
		return nil, err
	}
	var list []person
	for _, u := range users {
		if !u.Disabled && u.Login != v.Person.Login {
			list = append(list, person{Login: u.Login, Name: u.Name, Role: u.Role.Title(v.Lang)})
		}
	}
	return list, nil
}

func metricPills(v *page.Visit, s state) []pill {
	var list []pill
	for _, name := range s.Metrics {
		p := pill{Value: name, Title: clip(name, 60)}
		if x, ok := v.About.Model.Metric(name); ok {
			p.Title, p.Note = x.Title.In(string(v.Lang)), unitWord(x, v)
			if y, ok := v.About.Model.Metric(x.Lens); ok && !y.Hidden && !slices.Contains(s.Metrics, y.Name) && v.Viewer.Grant.Shows(v.About.Model, y) {
				p.Lens = y.Title.In(string(v.Lang))
			}
		}
		if err := metricProblem(v, name); err != nil {
			p.Bad, p.Note, p.Lens = v.Lang.Message(err), "", ""
			if fault.Is(err, fault.Forbidden) {
				p.Title = clip(name, 60)
			}
		}
		list = append(list, p)
	}
	return list
}

func (b *Builder) dimPills(v *page.Visit, s state, items []string, pre preview) []pill {
	var list []pill
	for _, item := range items {
		p := pill{Value: item, Title: clip(item, 60)}
		if _, ok := cutPeriod(item); ok {
			one := state{Rows: []string{item}}
			p.Title = grainTitle(one.grain(), v.Lang)
			if a := pre.Shown.Answer; a != nil && len(a.Frame.Periods) > 0 {
				p.Note = v.Lang.Count(int64(len(a.Frame.Periods)), periodWords(v)...)
			}
			list = append(list, p)
			continue
		}
		if d, ok := v.About.Model.Dimension(item); ok {
			p.Title = d.Title.In(string(v.Lang))
		}
		if err := dimProblem(v.About.Model, s.Metrics, item); err != nil {
			p.Bad = v.Lang.Message(err)
		} else if n := members(pre, item); n > 0 {
			p.Note = v.Lang.Count(int64(n), valueWords(v)...)
		}
		list = append(list, p)
	}
	return list
}

func periodWords(v *page.Visit) []string {
	if v.Lang == "ru" {
		return []string{"период", "периода", "периодов"}
	}
	return []string{"period", "periods"}
}

func valueWords(v *page.Visit) []string {
	if v.Lang == "ru" {
		return []string{"значение", "значения", "значений"}
	}
	return []string{"value", "values"}
}

// members counts the members of a dimension in an answer.
func members(pre preview, name string) int {
	a := pre.Shown.Answer
	if a == nil {
		return 0
	}
	k := -1
	for i, d := range a.Frame.By {
		if d.Name == name {
			k = i
		}
	}
	if k < 0 {
		return 0
	}
	seen := map[any]bool{}
	for _, r := range a.Frame.Rows {
		if !r.Others && k < len(r.Keys) {
			seen[r.Keys[k]] = true
		}
	}
	return len(seen) + a.Frame.Cut*boolInt(a.Query.Others)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

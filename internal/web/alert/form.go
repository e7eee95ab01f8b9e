package alert

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// The elements that a script fills anew: the fields, and what the rule would have told.
const (
	formPart = "a-in"
	tryPart  = "a-try"
)

// screen is everything the form draws.
type screen struct {
	V       *page.Visit
	S       *state
	Rule    alert.Rule
	Try     *trial // nil: it is asked for by the page
	Problem string
	Said    string
	Changed bool // a shipped rule that is another one now
	People  []account.User
	Log     []version

	metrics []group
	bys     []option
	parts   []option
	where   []narrow
	reports []option
}

// T picks a text by the reader's language.
func (x *screen) T(en, ru string) string { return x.V.T(en, ru) }

// option is one thing of a list; group is those of one title.
type option struct {
	Value, Title string
	On           bool
}

type group struct {
	Title string
	List  []option
}

// narrow is a dimension that a rule can be of one member of.
type narrow struct {
	Name, Title string
	List        []option
}

// version is one state of a rule in words.
type version struct {
	No        int
	Who, When string
	Changes   []string
}

// start begins a rule: blank, or with what the address says.
func (p *Pages) start(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	rule := blank()
	q := r.URL.Query()
	if m, ok := v.About.Model.Metric(q.Get("metric")); ok && v.Viewer.Grant.Shows(v.About.Model, m) {
		rule.Metric = m.Name
	}
	return p.show(w, r, v, &screen{S: stateOf(rule, v.About.Model, v.About.Settings.Currency, v.Lang)})
}

// one opens a rule: as a form for those who keep rules, in words for others.
func (p *Pages) one(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	rule, err := p.rule(r.Context(), v, r.PathValue("id"))
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.View, "alert "+rule.ID, "")
	if !alert.Keeps(v.Person.Role) {
		t, err := p.tryRule(r.Context(), v, rule)
		if err != nil {
			return err
		}
		return p.site.Show(w, r, v, p.page(v, rule.Title.In(string(v.Lang)), readView(v, rule, t)))
	}
	return p.show(w, r, v, &screen{
		S: stateOf(rule, v.About.Model, v.About.Settings.Currency, v.Lang), Said: saidText(v, r.URL.Query().Get("said")),
	})
}

func (p *Pages) page(v *page.Visit, title string, body templ.Component) ui.Page {
	return ui.Page{
		Title: title, Section: page.TellSection, Crumbs: []ui.Link{{Title: v.T("Alerts", "Оповещения"), Href: "/alerts"}}, Body: body,
	}
}

// posted reads the form over the rule that it changes.
func (p *Pages) posted(r *http.Request, v *page.Visit) (*state, url.Values, error) {
	f, err := fields(r)
	if err != nil {
		return nil, nil, err
	}
	base := blank()
	if id := f.Get("id"); id != "" {
		if base, err = p.rule(r.Context(), v, id); err != nil {
			return nil, nil, err
		}
	}
	s := readState(f, base)
	for _, name := range []string{s.Metric, s.VolumeOf} { // what is hidden from them is not there for them
		if m, ok := v.About.Model.Metric(name); ok && !v.Viewer.Grant.Shows(v.About.Model, m) {
			return nil, nil, fault.Sentence(fault.NotFound, "There is no such metric, or it is not open to you.", "Такого показателя нет, или он вам не открыт.")
		}
	}
	s.settle(v.About.Model)
	return s, f, nil
}

// build shows the form again with what was chosen, or saves it.
func (p *Pages) build(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	s, f, err := p.posted(r, v)
	if err != nil {
		return err
	}
	x := &screen{S: s}
	switch f.Get("do") {
	case "save":
		id, err := p.keep(r, v, s)
		if err == nil {
			return goTo(w, r, v, href(id)+"?said=saved")
		}
		if !ofForm(err) {
			return err
		}
		x.Problem = v.Lang.Message(err)
		if v.Target == "" {
			w = page.Refused(w)
		}
	case "try":
		if x.Try, err = p.tryState(r.Context(), v, s); err != nil {
			return err
		}
	}
	return p.show(w, r, v, x)
}

// try tells what the form's rule would have told, while it is typed.
func (p *Pages) try(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	s, _, err := p.posted(r, v)
	if err != nil {
		return err
	}
	t, err := p.tryState(r.Context(), v, s)
	if err != nil {
		return err
	}
	return p.site.Fragment(w, r, v, tryView(v, t))
}

// ofForm reports whether an error is about what the form says.
func ofForm(err error) bool {
	return slices.Contains([]fault.Kind{fault.Invalid, fault.Conflict, fault.NotFound}, fault.KindOf(err))
}

// keep saves what the form says as the rule's next version.
func (p *Pages) keep(r *http.Request, v *page.Visit, s *state) (id string, err error) {
	rule, err := s.rule(v.About.Model, v.About.Settings.Currency, v.Lang)
	if err != nil {
		return "", err
	}
	if s.ID == "" {
		rule.ID = newID()
	} else if s.base.Version != s.Seen {
		return "", fault.Sentence(fault.Conflict, "Somebody has changed this alert meanwhile. Open it again: what you typed is still here to be copied.",
			"Пока вы правили, оповещение изменил кто-то ещё. Откройте его заново; введённое осталось на странице, его можно скопировать.")
	}
	if rule, err = p.Service.Save(r.Context(), v.Person, bare(rule)); err != nil {
		return "", err
	}
	p.site.Note(r, v, audit.Define, "alert "+rule.ID, "version "+strconv.Itoa(rule.Version)+": "+sentence(v, rule))
	return rule.ID, nil
}

func goTo(w http.ResponseWriter, r *http.Request, v *page.Visit, to string) error {
	if v.Target != "" {
		w.Header().Set("HX-Redirect", to)
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return see(w, r, to)
}

func (p *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit, x *screen) error {
	ctx := r.Context()
	x.V = v
	if x.S.wrong == nil {
		x.S.settle(v.About.Model)
	}
	x.Rule = x.S.base
	x.People = p.people(ctx, v)
	x.metrics, x.bys, x.parts = metricsOf(v, x.S), bysOf(v, x.S), partsOf(v, x.S)
	var err error
	if x.where, err = p.whereOf(ctx, v, x.S); err != nil {
		return err
	}
	x.reports = p.reportsOf(ctx, v, x.S)
	if v.Target == formPart {
		return p.site.Fragment(w, r, v, fieldsView(x))
	}
	title := v.T("New alert", "Новое оповещение")
	if x.S.ID != "" {
		title = x.S.base.Title.In(string(v.Lang))
		if x.Log, err = p.versions(ctx, v, x); err != nil {
			return err
		}
	}
	pg := p.page(v, title, formView(x))
	if x.S.ID != "" {
		pg.Actions = actions(x)
	}
	return p.site.Show(w, r, v, pg)
}

// metricsOf lists what a rule can be of, by area.
func metricsOf(v *page.Visit, s *state) []group {
	var list []group
	for _, area := range model.Areas() {
		g := group{Title: areaTitle(area, v.Lang)}
		for _, m := range v.About.Model.Metrics() {
			if m.Area == area && m.Waits == "" && v.Viewer.Grant.Shows(v.About.Model, m) && (!m.Hidden || m.Name == s.Metric) {
				g.List = append(g.List, option{m.Name, m.Title.In(string(v.Lang)), m.Name == s.Metric})
			}
		}
		if len(g.List) > 0 {
			list = append(list, g)
		}
	}
	return list
}

func areaTitle(area string, l lang.Lang) string {
	titles := map[string][2]string{
		"leads": {"Leads", "Лиды"}, "marketing": {"Marketing", "Маркетинг"}, "sales": {"Sales", "Продажи"}, "plan": {"Plans", "Планы"},
		"work": {"Work of the team", "Работа команды"}, "clients": {"Clients", "Клиенты"}, "service": {"Service", "Сервис"},
	}
	t, ok := titles[area]
	if !ok {
		return area
	}
	return l.Pick(t[0], t[1])
}

// bysOf lists whose figures the rule's metric can be.
func bysOf(v *page.Visit, s *state) []option {
	list := []option{{"", byTitle(v.About.Model, "", v.Lang), s.By == ""}}
	first := []model.Name{"owner", "department", "pipeline", "source", "client"}
	for _, d := range first {
		if s.Metric != "" && v.About.Model.CanSplit(s.Metric, d) {
			list = append(list, option{d, byTitle(v.About.Model, d, v.Lang), s.By == d})
		}
	}
	for _, d := range v.About.Model.Dims() {
		if s.Metric != "" && !d.Hidden && !slices.Contains(first, d.Name) && v.About.Model.CanSplit(s.Metric, d.Name) {
			list = append(list, option{d.Name, byTitle(v.About.Model, d.Name, v.Lang), s.By == d.Name})
		}
	}
	return list
}

// partsOf lists what contributors can be named by.
func partsOf(v *page.Visit, s *state) []option {
	list := []option{{"", v.T("do not name any", "не называть"), s.Parts == ""}}
	of := s.Metric
	if x := s.partsOf(v.About.Model); x != "" {
		of = x
	}
	for _, d := range v.About.Model.Dims() {
		if of != "" && !d.Hidden && d.Name != s.By && v.About.Model.CanSplit(of, d.Name) {
			list = append(list, option{d.Name, d.Title.In(string(v.Lang)), s.Parts == d.Name})
		}
	}
	return list
}

// whereOf lists the members that the rule can be narrowed to.
func (p *Pages) whereOf(ctx context.Context, v *page.Visit, s *state) ([]narrow, error) {
	var list []narrow
	if p.Members == nil || s.Metric == "" || s.told() {
		return nil, nil
	}
	for _, name := range narrowed() {
		d, ok := v.About.Model.Dimension(name)
		if !ok || s.By == name || !v.About.Model.CanSplit(s.Metric, name) {
			continue
		}
		members, err := p.Members(ctx, name)
		if err != nil {
			return nil, err
		}
		n := narrow{Name: name, Title: d.Title.In(string(v.Lang)), List: []option{{"", v.T("any", "любая"), s.Where[name] == ""}}}
		if name != "pipeline" {
			n.List[0].Title = v.T("any", "любой")
		}
		for id, title := range members {
			n.List = append(n.List, option{"#" + id, title, s.Where[name] == "#"+id})
		}
		slices.SortFunc(n.List[1:], func(a, b option) int { return strings.Compare(a.Title, b.Title) })
		list = append(list, n)
	}
	return list, nil
}

// reportsOf lists where a notice can lead.
func (p *Pages) reportsOf(ctx context.Context, v *page.Visit, s *state) []option {
	list := []option{{"", v.T("to the records of the figure", "на записи показателя"), s.Report == ""}}
	if p.site.Boards == nil {
		return list
	}
	all, err := p.site.Boards.List(ctx, v.Person, board.Report)
	if err != nil {
		p.site.Log.WarnContext(ctx, "reports of alerts", "error", err)
	}
	for _, b := range all {
		list = append(list, option{b.ID, b.Title.In(string(v.Lang)), s.Report == b.ID})
	}
	return list
}

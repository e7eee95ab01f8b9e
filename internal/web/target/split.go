package target

import (
	"cmp"
	"context"
	"errors"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// splitPage is how a whole is cut into parts, before anything is kept.
type splitPage struct {
	V                        *page.Visit
	Metric, Scope, Period    string
	Metrics, Scopes, Periods []option
	Value, Unit              string
	Hows, Ways               []option
	How, Way                 string
	People                   []option // whom the target is split to, with what each gets
	Parts                    []partView
	Sum, Why, Err            string
	Clash                    bool
	Seen                     string
	Save                     url.Values
	N                        int
	Grid                     string
}

type option struct {
	Value, Title, Text string
	On                 bool
}

type partView struct{ Title, Value, Note string }

// splitting is a whole with the parts that were worked out.
type splitting struct {
	opened

	value    float64
	known    bool
	how, way string
	people   []string // chosen
	could    []string // who could be chosen
	shares   []target.Share
}

// split shows the parts.
func (p *Pages) split(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	s, err := p.splitting(r.Context(), v, r.URL.Query())
	return p.showSplit(w, r, v, s, r.URL.Query(), err)
}

func (p *Pages) showSplit(w http.ResponseWriter, r *http.Request, v *page.Visit, s splitting, q url.Values, why error) error {
	k := fault.KindOf(why)
	if why != nil && k != fault.Invalid && k != fault.Conflict {
		return why
	}
	if s.m == nil {
		return why
	}
	x := p.splitView(v, s, q)
	if why != nil {
		var clash *target.ClashError
		x.Err, x.Clash = v.Lang.Message(why), errors.As(why, &clash)
		if r.Method == http.MethodPost {
			w = page.Refused(w)
		}
	}
	pg := p.in(v, v.T("Split a plan into parts", "Разделить план на части"), plansCrumb(v))
	pg.Body = splitPageView(x)
	return p.site.Show(w, r, v, pg)
}

// splitting reads what is to be split, and splits it.
func (p *Pages) splitting(ctx context.Context, v *page.Visit, q url.Values) (s splitting, err error) {
	if s.h, s.view, err = p.house(ctx); err != nil {
		return s, err
	}
	name := cmp.Or(q.Get("metric"), s.view.Main())
	m, err := metricOf(v, s.h, name)
	if err != nil {
		return s, err
	}
	scope, err := target.ParseScope(q.Get("scope"))
	if err != nil {
		return s, err
	}
	if !target.MayEdit(s.h, editor(v), scope) {
		return s, fault.Sentence(fault.Forbidden, "This target is not yours to change.", "Менять этот план вам нельзя.")
	}
	period, ok := target.ReadPeriod(s.h.Calendar, q.Get("period"))
	if !ok {
		n := s.h.Calendar.Ordinal(v.About.Today, cal.ByYear) + 1
		period = cal.Period{Grain: cal.ByYear, N: n}
	}
	s.m, s.cell = m, target.CellOf(m.Name, scope, s.h.Calendar, period.Grain, period.N)
	s.how, s.way = cmp.Or(q.Get("how"), "month"), cmp.Or(q.Get("way"), string(target.ByCapacity))
	a := s.view.Aim(m, scope, s.cell.Range, v.About.Today)
	s.value, s.known = a.Value, a.Known
	size := math.Abs(s.value)
	if !s.known {
		if size, err = p.largest(ctx, v, s.opened); err != nil {
			return s, err
		}
	}
	s.sc = scaleOf(m.Unit, "", size)
	if q.Get("unit") != "" {
		s.sc = scaleOf(m.Unit, q.Get("unit"), 0)
	}
	if typed := strings.TrimSpace(q.Get("value")); typed != "" {
		block, wrong := target.ParseGridIn(typed, m.Unit, s.sc.factor)
		if len(wrong) > 0 || len(block.Cells) != 1 || len(block.Cells[0]) != 1 {
			return s, fault.Invalidf("%q is not a figure.", "«%s» — не число.", typed)
		}
		s.value, s.known = block.Cells[0][0].Value, true
	}
	return s, p.parts(ctx, v, &s, q["person"])
}

// parts works the shares out.
func (p *Pages) parts(ctx context.Context, v *page.Visit, s *splitting, chosen []string) (err error) {
	if s.how != "people" {
		into, err := cal.ParseGrain(s.how)
		if err != nil {
			return err
		}
		if s.known {
			s.shares, err = s.view.SplitTime(s.cell, s.value, into, s.sc.step())
		}
		return err
	}
	last, err := p.lastYear(ctx, v, s)
	if err != nil {
		return err
	}
	s.could = s.view.People(s.cell)
	if s.people = slices.DeleteFunc(slices.Clone(chosen), func(id string) bool { return !slices.Contains(s.could, id) }); len(s.people) == 0 {
		for _, id := range s.could { // those who have ever had to do with the metric
			scope := target.Scope(target.Of("owner", id))
			before := cal.Range{From: v.About.Today - 366, To: v.About.Today}
			if last[id] > 0 || s.view.Aim(s.m, scope, s.cell.Range, s.cell.Range.To).Known || s.view.Aim(s.m, scope, before, before.To).Known {
				s.people = append(s.people, id)
			}
		}
	}
	if len(s.people) == 0 {
		s.people = s.could
	}
	if s.known {
		s.shares, err = s.view.SplitPeople(s.cell, s.value, s.people, target.Way(s.way), last, s.sc.step())
	}
	return err
}

// lastYear is what each person did in the same days of the year before, or, where those have no end yet, in the last twelve months.
func (p *Pages) lastYear(ctx context.Context, v *page.Visit, s *splitting) (map[string]float64, error) {
	r := s.cell.Range
	const year = 365
	if r.To-year > v.About.Today {
		r = cal.Range{From: v.About.Today - year, To: v.About.Today}
	} else {
		r = cal.Range{From: r.From - year, To: r.To - year}
	}
	q := query.Query{Metrics: []model.Name{s.m.Name}, By: []model.Name{"owner"}, Range: r.From.String() + ".." + r.Last().String()}
	a, err := p.site.Desk.Ask(ctx, v.Viewer, q)
	if err != nil {
		return nil, err
	}
	f := facts{}
	f.take(a, "owner", nil, false)
	out := map[string]float64{}
	for key, list := range f {
		scope, err := target.ParseScope(key)
		if err != nil || len(scope) != 1 {
			continue
		}
		for _, x := range list {
			out[scope[0].Members[0]] += x
		}
	}
	return out, nil
}

func (p *Pages) splitView(v *page.Visit, s splitting, q url.Values) splitPage {
	l, c := v.Lang, s.h.Calendar
	b := builder{v: v, h: s.h, view: s.view, m: s.m, scale: s.sc, today: v.About.Today}
	period := cal.Period{Grain: s.cell.Grain, N: c.Ordinal(s.cell.Range.From, s.cell.Grain), Range: s.cell.Range}
	x := splitPage{
		V: v, Metric: s.m.Name, Scope: target.ScopeKey(s.cell.Scope), Period: c.Label(period), Unit: b.unitText(), How: s.how, Way: s.way, Why: q.Get("why"),
		Seen: strconv.FormatInt(s.view.Revision(), 10), N: len(s.shares),
		Grid: "/plans?" + url.Values{"metric": {s.m.Name}, "from": {s.cell.Range.From.String()}, "n": {"12"}}.Encode(),
	}
	if s.known {
		x.Value = l.Short(s.sc.shown(s.value), 4)
	}
	x.Metrics = splitMetrics(v, s)
	x.Scopes = splitScopes(v, s)
	x.Periods = splitPeriods(v, s, period)
	for _, h := range []struct{ value, en, ru string }{
		{"quarter", "to quarters", "на кварталы"}, {"month", "to months", "на месяцы"}, {"week", "to weeks", "на недели"},
		{"people", "to people", "на сотрудников"},
	} {
		if g, err := cal.ParseGrain(h.value); err == nil && g >= s.cell.Grain || h.value == "people" && len(s.cell.Scope) > 0 && s.cell.Scope[0].Dim == "owner" {
			continue
		}
		x.Hows = append(x.Hows, option{Value: h.value, Title: l.Pick(h.en, h.ru), On: h.value == s.how})
	}
	for _, w := range []struct{ value, en, ru string }{
		{string(target.ByCapacity), "by capacity: working days, leave, newcomers", "по силам: рабочие дни, отпуска, новички"},
		{string(target.ByLastYear), "by last year's shares", "по долям прошлого года"}, {string(target.Equally), "equally", "поровну"},
	} {
		x.Ways = append(x.Ways, option{Value: w.value, Title: l.Pick(w.en, w.ru), On: w.value == s.way})
	}
	var sum float64
	byPerson := map[string]float64{}
	for _, part := range s.shares {
		sum += part.Value
		one := partView{Value: b.text(part.Value)}
		if s.how == "people" {
			byPerson[part.Scope[0].Members[0]] = part.Value
			continue
		}
		one.Title = b.columnTitle(cal.Period{Grain: part.Grain, Range: part.Range, N: c.Ordinal(part.Range.From, part.Grain)})
		one.Note = workDays(v, c.WorkingDays(part.Range))
		x.Parts = append(x.Parts, one)
	}
	if len(s.shares) > 0 {
		x.Sum = b.text(sum)
	}
	for _, id := range s.could {
		one := option{Value: id, Title: scopeTitle(v, s.h, target.Scope(target.Of("owner", id))), On: slices.Contains(s.people, id)}
		if value, ok := byPerson[id]; ok {
			one.Text = b.text(value)
		}
		x.People = append(x.People, one)
	}
	slices.SortFunc(x.People, func(a, b option) int { return cmp.Compare(a.Title, b.Title) })
	x.Save = url.Values{
		"metric": {x.Metric}, "scope": {x.Scope}, "period": {x.Period}, "value": {x.Value}, "how": {s.how}, "way": {s.way},
		"seen": {x.Seen}, "unit": {s.sc.key()}, "person": s.people,
	}
	return x
}

func splitMetrics(v *page.Visit, s splitting) (list []option) {
	for _, m := range s.h.Model.Metrics() {
		if plannable(m) && m.Area != "plan" && s.view.Adds(m) && shows(v.Viewer.Grant, s.h.Model, m) {
			list = append(list, option{Value: m.Name, Title: m.Title.In(string(v.Lang)), On: m.Name == s.m.Name})
		}
	}
	slices.SortFunc(list, func(a, b option) int { return cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) })
	return list
}

func splitScopes(v *page.Visit, s splitting) (list []option) {
	now := target.ScopeKey(s.cell.Scope)
	add := func(key, title string) { list = append(list, option{Value: key, Title: title, On: key == now}) }
	chosen := s.h.Root() // who may not plan for the company may head the department that is all of it
	if target.MayEdit(s.h, editor(v), nil) {
		add("", v.T("the whole company", "вся компания"))
		chosen = ""
		if len(s.cell.Scope) == 1 && s.cell.Scope[0].Dim == "department" {
			chosen = s.cell.Scope[0].Members[0]
		}
	}
	for _, d := range departmentsOf(s.h, chosen) {
		if scope := target.Scope(target.Of("department", d.ID)); target.MayEdit(s.h, editor(v), scope) {
			add(target.ScopeKey(scope), d.Name)
		}
	}
	people := slices.Clone(s.h.People)
	slices.SortFunc(people, func(a, b ask.Person) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	for _, one := range people {
		if scope := target.Scope(target.Of("owner", one.ID)); one.Active && target.MayEdit(s.h, editor(v), scope) {
			add(target.ScopeKey(scope), one.Name)
		}
	}
	return list
}

func splitPeriods(v *page.Visit, s splitting, now cal.Period) (list []option) {
	c := s.h.Calendar
	for _, x := range []struct {
		g    cal.Grain
		from int
		n    int
	}{{cal.ByYear, 0, 2}, {cal.ByQuarter, 0, 6}, {cal.ByMonth, 0, 14}} {
		first := c.Ordinal(v.About.Today, x.g) + x.from
		for n := first; n < first+x.n; n++ {
			one := cal.Period{Grain: x.g, N: n, Range: c.Whole(x.g, n)}
			list = append(list, option{Value: c.Label(one), Title: periodTitle(v.Lang, c, one), On: x.g == now.Grain && n == now.N})
		}
	}
	if !slices.ContainsFunc(list, func(o option) bool { return o.On }) {
		list = append([]option{{Value: c.Label(now), Title: periodTitle(v.Lang, c, now), On: true}}, list...)
	}
	return list
}

func periodTitle(l lang.Lang, c cal.Calendar, p cal.Period) string {
	text := l.Period(c, p)
	if p.Grain == cal.ByYear {
		text += l.Pick(" year", " год")
	}
	return text
}

// setSplit keeps the whole and its parts.
func (p *Pages) setSplit(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := form(r); err != nil {
		return err
	}
	s, err := p.splitting(r.Context(), v, r.PostForm)
	if err == nil && len(s.shares) == 0 {
		err = fault.Invalidf("Give the target that is to be split.", "Укажите план, который нужно разделить.")
	}
	if err != nil {
		return p.showSplit(w, r, v, s, r.PostForm, err)
	}
	e := target.Edit{
		Why: r.PostForm.Get("why"), Seen: seenOf(r.PostForm.Get("seen"), s.view), Fix: target.Fix(r.PostForm.Get("fix")),
		Step: s.sc.step(), KeepBands: true,
	}
	for _, one := range s.shares {
		e.Changes = append(e.Changes, target.Change{Cell: one.Cell, Value: one.Value, Origin: target.Shared})
	}
	if r.PostForm.Get("whole") != "" {
		e.Changes = append(e.Changes, target.Change{Cell: s.cell, Value: s.value})
	}
	saved, err := p.Service.Set(r.Context(), editor(v), e)
	if err != nil {
		return p.showSplit(w, r, v, s, r.PostForm, err)
	}
	grain := s.cell.Grain
	if s.how != "people" {
		grain = s.shares[0].Grain
	}
	return see(w, r, "/plans?"+url.Values{
		"metric": {s.m.Name}, "grain": {grain.String()}, "from": {s.cell.Range.From.String()}, "n": {strconv.Itoa(max(6, min(len(s.shares), mostColumnsShown)))},
		"saved": {strconv.Itoa(len(saved.Changed))},
	}.Encode())
}

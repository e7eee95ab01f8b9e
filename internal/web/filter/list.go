package filter

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/web/page"
)

// mostMembers bounds a list of the bar; what is beyond is found by typing.
const mostMembers = 300

// member is one value that can be chosen.
type member struct {
	Title string
	// Value is what the address carries: the title where it says who is meant, else the id.
	Value string
	// id is the filter's value by id.
	id string
	// under is the position of the department the person stands in, -1 for none.
	under int
}

// lists are the members of the dimensions that a bar offers, as far as the viewer's rights go: they come from the answer to
// a question of the viewer's own, so that nobody is listed whose rows the viewer does not see.
type lists map[model.Name][]member

// large dimensions have so many members that they are found by typing, never listed.
func large(d *model.Dimension) bool {
	return d.Kind == model.Member && slices.Contains([]string{"client", "deal", "lead", "ticket"}, d.Table)
}

// metrics are the figures of a board that its viewer may see.
func metrics(v *page.Visit, b board.Board) []model.Name {
	m := v.About.Model
	var list []model.Name
	add := func(name model.Name) {
		x, ok := m.Metric(name)
		if ok && x.Waits == "" && v.Viewer.Grant.Shows(m, x) && !slices.Contains(list, x.Name) {
			list = append(list, x.Name)
		}
	}
	for _, t := range b.Tiles {
		q, err := query.ParseText(t.Ask)
		if err != nil || t.Need != "" {
			continue
		}
		for _, name := range q.Metrics {
			add(name)
		}
	}
	return list
}

// dims are the dimensions that some metric of a board can be split by, in the model's order.
func dims(v *page.Visit, names []model.Name) []*model.Dimension {
	m := v.About.Model
	var list []*model.Dimension
	for _, d := range m.Dims() {
		if !d.Hidden && slices.ContainsFunc(names, func(n model.Name) bool { return m.CanSplit(n, d.Name) }) {
			list = append(list, d)
		}
	}
	return list
}

// counters are the figures that list the members of dimensions: things that happen rather than what stands, so that nobody is
// missing who did something once, and of two facts at most, each of which is read once for all its figures.
func counters(v *page.Visit, names []model.Name, by ...model.Name) []model.Name {
	const most, mostFacts = 6, 2
	m := v.About.Model
	var list, facts []model.Name
	take := func(x *model.Metric) {
		fact, _ := x.Base()
		known := slices.Contains(facts, fact)
		if len(list) >= most || fact == "" || !known && len(facts) >= mostFacts || slices.Contains(list, x.Name) || !v.Viewer.Grant.Shows(m, x) {
			return
		}
		for _, d := range by {
			if !m.CanSplit(x.Name, d) || slices.Contains(x.Across, d) {
				return
			}
		}
		if list = append(list, x.Name); !known {
			facts = append(facts, fact)
		}
	}
	var leaves []*model.Metric
	for _, name := range names {
		leaves = append(leaves, m.Leaves(name)...)
	}
	for _, x := range leaves {
		if x.Flow != nil && (x.Flow.Agg == model.Count || x.Flow.Agg == model.Sum) {
			take(x)
		}
	}
	if len(list) == 0 {
		for _, x := range leaves {
			take(x)
		}
	}
	if len(list) > 0 {
		return list
	}
	for _, name := range names { // a viewer of formulas alone
		if !slices.ContainsFunc(by, func(d model.Name) bool { return !m.CanSplit(name, d) }) {
			return []model.Name{name}
		}
	}
	return nil
}

// throughDeals lists members that work has by its deals from the deals themselves: there are far fewer of them than calls and
// actions, and each would have to be joined to its deal only to be counted.
func throughDeals(v *page.Visit, names, by []model.Name) []model.Name {
	const deals = "deals_new"
	m := v.About.Model
	name, _ := m.Metric(names[0])
	if name == nil {
		return names
	}
	base, role := name.Base()
	fact, ok := m.Fact(base)
	if !ok {
		return names
	}
	instead, ok := m.Metric(deals)
	if col, reached := fact.Column(by[0], role); !ok || !reached || col.Table != "deal" || !m.CanSplit(deals, by[0]) || !v.Viewer.Grant.Shows(m, instead) {
		return names
	}
	return []model.Name{deals}
}

// read asks for the members of dimensions, all in one reading.
func read(ctx context.Context, s *page.Site, v *page.Visit, names []model.Name, wanted []*model.Dimension) (lists, error) {
	out := lists{}
	var questions []query.Query
	var of [][]model.Name
	for _, d := range wanted {
		by := []model.Name{d.Name}
		if d.Name == "owner" && len(counters(v, names, "department", "owner")) > 0 {
			by = []model.Name{"department", "owner"}
		}
		count := counters(v, names, by...)
		if len(count) == 0 || large(d) || d.Kind == model.Date {
			continue
		}
		count = throughDeals(v, count, by)
		questions = append(questions, query.Query{Metrics: count, By: by, Range: plan.Everything, Limit: mostMembers})
		of = append(of, by)
	}
	if len(questions) == 0 {
		return out, nil
	}
	answers, err := s.Desk.AskAll(ctx, v.Viewer, questions)
	if err != nil {
		return nil, err
	}
	for i, a := range answers {
		if a.Err != nil || a.Frame == nil {
			continue // its chip can be typed into all the same
		}
		if len(of[i]) == 2 {
			out.people(a)
			continue
		}
		out[of[i][0]] = single(a)
	}
	for name := range out {
		out[name] = readable(out[name])
	}
	return out, nil
}

// single lists the members of an answer by one dimension.
func single(a *ask.Answer) []member {
	var list []member
	for _, r := range a.Frame.Rows {
		if m, ok := memberOf(a, r, 0); ok && !slices.ContainsFunc(list, func(x member) bool { return x.id == m.id }) {
			list = append(list, m)
		}
	}
	return list
}

// people lists departments and who stands in them. Somebody who moved stands in the department met last.
func (l lists) people(a *ask.Answer) {
	var deps, who []member
	for _, r := range a.Frame.Rows {
		d, ok := memberOf(a, r, 0)
		at := -1
		if ok {
			if at = slices.IndexFunc(deps, func(x member) bool { return x.id == d.id }); at < 0 {
				deps, at = append(deps, d), len(deps)
			}
		}
		o, ok := memberOf(a, r, 1)
		if !ok {
			continue
		}
		o.under = at
		if i := slices.IndexFunc(who, func(x member) bool { return x.id == o.id }); i < 0 {
			who = append(who, o)
		}
	}
	l["department"], l["owner"] = deps, who
}

// memberOf is the member of a row at a place of its keys, as a filter.
func memberOf(a *ask.Answer, r frame.Row, at int) (member, bool) {
	d, key := a.Frame.By[at], r.Keys[at]
	if key == (plan.Member{}) || r.Others {
		return member{}, false
	}
	if key.Null {
		return member{Title: a.Lang().Pick("not given", "не указано"), Value: query.EmptyWord, id: "", under: -1}, true
	}
	id := key.ID
	switch {
	case len(d.Bands) > 0:
		from, to, ok := plan.Borders(d, key.ID, ask.MinorUnits)
		if !ok {
			return member{}, false
		}
		return member{Title: a.Names.Title(d, key), Value: from + ".." + to, id: from + ".." + to, under: -1}, true
	case d.Kind == model.Member:
		id = "#" + key.ID
	case d.Kind == model.Date:
		return member{}, false
	}
	return member{Title: a.Names.Title(d, key), Value: written(d, id), id: id, under: -1}, true
}

// written is a filter's value as an address carries it.
func written(d *model.Dimension, value string) string {
	q := query.Query{Where: []model.Cond{{Name: d.Name, Op: model.In, Values: []string{value}}}}
	return q.Values().Get(d.Name)
}

// readable puts titles into the place of ids where a title says who is meant.
func readable(list []member) []member {
	seen := map[string]int{}
	for _, m := range list {
		seen[strings.ToLower(m.Title)]++
	}
	for i, m := range list {
		if !strings.HasPrefix(m.id, "#") || seen[strings.ToLower(m.Title)] > 1 || m.Title == "" ||
			strings.ContainsAny(m.Title[:1], "#=~(") || strings.TrimSpace(m.Title) != m.Title {
			continue
		}
		q := query.Query{Where: []model.Cond{{Name: "owner", Op: model.In, Values: []string{m.Title}}}}
		list[i].Value = q.Values().Get("owner")
	}
	return list
}

// chosen reports whether a filter takes a member.
func chosen(where []model.Cond, name model.Name, m member) bool {
	for _, c := range where {
		if c.Name != name {
			continue
		}
		if c.Op == model.Range && len(c.Values) == 2 && c.Values[0]+".."+c.Values[1] == m.id {
			return true
		}
		if c.Op == model.In && slices.ContainsFunc(c.Values, m.is) {
			return true
		}
	}
	return false
}

// is reports whether a filter's value means the member.
func (m member) is(value string) bool {
	if value == "" {
		return m.Value == query.EmptyWord
	}
	value = strings.TrimPrefix(value, "=")
	return m.Value != query.EmptyWord && (value == m.id || "#"+value == m.id || strings.EqualFold(value, m.Title))
}

// titles tells what people call the values of a filter, from what is listed.
func (l lists) titles(name model.Name) func(string) string {
	return func(value string) string {
		for _, m := range l[name] {
			if m.is(value) {
				return m.Title
			}
		}
		return ""
	}
}

// compared are the days a range is compared with, as far as the calendar tells.
func compared(v *page.Visit, st State, name string) string {
	shift, err := cal.ParseShift(name)
	if err != nil {
		return ""
	}
	today, _ := v.About.Anchored(st.Query.Range)
	s, err := v.About.Calendar.ShiftUnit(st.Range, shift, cal.None, cal.UnitOf(st.Query.Range), today)
	if err != nil || s.Range.Empty() {
		return ""
	}
	return v.Lang.Range(s.Range)
}

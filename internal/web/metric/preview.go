package metric

import (
	"context"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// What the preview looks at: the eight whole weeks before this one.
const (
	lately     = "last-8-weeks"
	yearly     = "last-52-weeks"
	samples    = 10
	mostPeople = 10
)

// draftName is what a metric without a title goes by until it is saved.
const draftName = "own_draft"

// preview is the metric as it is now, on real data.
type preview struct {
	// Words say what the metric means; Problem why there is nothing to show; Start that nothing has been chosen yet.
	Words, Problem string
	Start          bool
	Total, Range   string
	Weeks          []bar
	People         []bar
	PeopleTitle    string
	Rows, Of       string // records that the filters leave: "1 040 of 1 200"
	Sample         sample
	Findings       []finding
	Void           bool // no week has a value: each is divided by nothing
}

// bar is one row of a small table: its figure, and how far its bar reaches, from 0 to 100.
type bar struct {
	Title, Text string
	At          float64
	Some        bool
}

// sample is the first of the records behind the figure.
type sample struct {
	Head  []string
	Right []bool
	Rows  [][]string
	Total string
}

// trial is a definition that is being tried.
type trial struct {
	site *page.Site
	v    *page.Visit
	s    *state
	x    *model.Metric
	desk *ask.Desk
	m    *model.Model
	out  *preview
}

// previewOf asks for the metric on real data, with the visitor's rights.
func (p *Pages) previewOf(ctx context.Context, v *page.Visit, s *state) (preview, error) {
	out := preview{Start: s.Way == wayRecords && s.Fact == "" || s.Way == wayFormula && s.Formula == ""}
	if out.Start {
		return out, nil
	}
	own, x, err := p.draft(ctx, v, s)
	if err != nil {
		if !ofForm(err) {
			return out, err
		}
		out.Problem = said(v, err)
		return out, nil
	}
	helpers := s.helpers(v.About.Model)
	drafts := append([]model.Own{own}, helpers...)
	m, wrong, err := p.site.Desk.ModelWith(ctx, drafts...)
	if err != nil {
		return out, err
	}
	if why := wrong[own.ID]; why != nil {
		out.Problem = said(v, why)
		return out, nil
	}
	t := &trial{site: p.site, v: v, s: s, x: x, desk: p.site.Desk.With(drafts...), m: m, out: &out}
	if found, ok := m.Metric(x.Name); ok {
		t.x = found
	}
	out.Words = m.Words(x.Name, string(v.Lang))
	return out, t.look(ctx)
}

// ofForm reports whether an error is about what the form says.
func ofForm(err error) bool {
	k := fault.KindOf(err)
	return k == fault.Invalid || k == fault.Forbidden || k == fault.NotFound || k == fault.Conflict
}

// draft is the definition as the desk can try it.
func (p *Pages) draft(ctx context.Context, v *page.Visit, s *state) (own model.Own, x *model.Metric, err error) {
	if x, err = s.metric(v.About.Model); err != nil {
		return own, nil, err
	}
	if x.Title == (model.Text{}) {
		x.Title = model.Text{EN: "New metric", RU: "Новый показатель"}
	}
	if x.Name == "" {
		x.Name = draftName
	}
	own, err = p.own.Draft(ctx, kpi.Change{ID: s.ID, Metric: x, Area: areaOf(v.About.Model, x), Restate: true})
	return own, x, err
}

// helper is a plain count beside the metric that is tried: of the same records, or of those that something is wrong with.
func helper(name string, x model.Metric) (model.Own, bool) {
	x.Name, x.Title, x.Unit, x.Better = name, model.Text{EN: name, RU: name}, unit.Of(unit.Count), model.More
	text, err := model.WriteMetric(&x)
	return model.Own{ID: "#" + name, Area: "sales", Meanings: []model.Definition{{From: model.Ever, YAML: text}}}, err == nil
}

// The names of the counts beside a metric that is tried.
const (
	allRows   = "own_draft_all"
	keptRows  = "own_draft_kept"
	different = "own_draft_different"
	valueless = "own_draft_valueless"
	dateless  = "own_draft_dateless"
	allDates  = "own_draft_dates"
	valuesOf  = "own_draft_values_" // + the list, and the filter
)

// helpers are the counts that the checks and the lists of values look at.
func (s *state) helpers(m *model.Model) []model.Own {
	f, ok := m.Fact(s.Fact)
	if !ok || s.Way == wayFormula {
		return nil
	}
	var list []model.Own
	add := func(name string, x model.Metric) {
		if own, ok := helper(name, x); ok {
			list = append(list, own)
		}
	}
	where, err := conds(m, f, s.Where)
	if err != nil {
		where = nil
	}
	add(allRows, s.rows(nil))
	add(keptRows, s.rows(where))
	if _, ok := f.Refs["deal"]; ok && f.Table != "deal" {
		x := s.rows(append(slices.Clone(where), model.Cond{Name: "deal", Op: model.Filled}))
		if x.Flow != nil {
			x.Flow.Agg, x.Flow.Of = model.Distinct, "deal"
		} else {
			x.Stock.Agg, x.Stock.Of = model.Distinct, "deal"
		}
		add(different, x)
	}
	if n, ok := f.Nums[s.Of]; ok && n.AgeOf == "" {
		add(valueless, s.rows(append(slices.Clone(where), model.Cond{Name: s.Of, Op: model.Empty})))
	}
	if !stock(s.How) && s.Day != f.DayOrder[0] {
		first := *s
		first.Day = f.DayOrder[0]
		add(allDates, first.rows(where))
		add(dateless, first.rows(append(slices.Clone(where), model.Cond{Name: s.Day, Op: model.Empty})))
	}
	for _, group := range []struct {
		key  string
		list []narrow
	}{{whereKey, s.Where}, {metKey, s.Met}} {
		for _, n := range group.list {
			others, err := conds(m, f, slices.DeleteFunc(slices.Concat(s.Where, s.met(group.key)), func(o narrow) bool { return o.Name == n.Name }))
			if err == nil {
				add(valuesOf+group.key+"_"+n.Name, s.rows(others))
			}
		}
	}
	return list
}

// met are the conditions of a share, where its list is looked at.
func (s *state) met(key string) []narrow {
	if key == metKey {
		return s.Met
	}
	return nil
}

// rows counts the records of the form under conditions.
func (s *state) rows(where []model.Cond) model.Metric {
	if stock(s.How) {
		return model.Metric{Stock: &model.Stock{Fact: s.Fact, Agg: model.Count, Where: where}}
	}
	return model.Metric{Flow: &model.Flow{Fact: s.Fact, Day: s.Day, Agg: model.Count, Where: where}}
}

// look asks everything the preview shows from one state of the data.
func (t *trial) look(ctx context.Context) error {
	name := t.x.Name
	questions := []query.Query{{Metrics: []model.Name{name}, Grain: cal.ByWeek, Range: lately, Totals: true}}
	split := -1
	if t.m.CanSplit(name, "owner") {
		split = len(questions)
		questions = append(questions, query.Query{
			Metrics: []model.Name{name}, By: []model.Name{"owner"}, Range: lately, Limit: mostPeople, Sort: []query.Sort{{Name: name, Desc: true}},
		})
	}
	counts := len(questions)
	var names []model.Name
	for _, x := range []model.Name{allRows, keptRows, different, valueless, dateless, allDates} {
		if _, ok := t.m.Metric(x); ok {
			span := lately
			if x == dateless || x == allDates {
				span = yearly
			}
			names = append(names, x)
			questions = append(questions, query.Query{Metrics: []model.Name{x}, Range: span})
		}
	}
	answers, err := t.desk.AskAll(ctx, t.v.Viewer, questions)
	if err != nil {
		return err
	}
	if why := answers[0].Err; why != nil {
		t.out.Problem = said(t.v, why)
		return nil
	}
	t.weeks(answers[0])
	if split > 0 && answers[split].Err == nil {
		t.people(answers[split])
	}
	number := map[model.Name]float64{}
	for i, x := range names {
		if a := answers[counts+i]; a.Err == nil && len(a.Frame.Total.Cells) > 0 && a.Frame.Total.Cells[0].State == formula.Present {
			number[x] = a.Frame.Total.Cells[0].V
		}
	}
	if _, ok := t.m.Metric(keptRows); ok {
		t.out.Rows, t.out.Of = t.v.Lang.Int(int64(number[keptRows])), t.v.Lang.Int(int64(number[allRows]))
	}
	t.records(ctx)
	t.check(answers[0], number)
	return nil
}

func (t *trial) weeks(a *ask.Answer) {
	t.out.Range = t.v.Lang.Range(a.Range)
	t.out.Total = t.text(a, a.Frame.Total.Cells[0])
	t.out.Weeks = t.bars(a, len(a.Frame.Rows), func(i int) string {
		p, ok := a.Frame.Period(a.Frame.Rows[i])
		if !ok {
			return ""
		}
		return t.v.Lang.Range(p.Range)
	})
}

func (t *trial) people(a *ask.Answer) {
	d, _ := t.m.Dimension("owner")
	t.out.PeopleTitle = d.Title.In(string(t.v.Lang))
	t.out.People = t.bars(a, len(a.Frame.Rows), func(i int) string {
		r := a.Frame.Rows[i]
		if len(r.Keys) == 0 || r.Keys[0].Null {
			return t.v.T("nobody is named", "не указан")
		}
		return a.Names.Title(d, r.Keys[0])
	})
}

// bars lists rows with bars that reach to the largest figure.
func (t *trial) bars(a *ask.Answer, n int, title func(i int) string) []bar {
	most := 0.0
	for i := range n {
		if c := a.Frame.Rows[i].Cells[0]; c.State == formula.Present {
			most = max(most, c.V, -c.V)
		}
	}
	list := make([]bar, n)
	for i := range n {
		c := a.Frame.Rows[i].Cells[0]
		list[i] = bar{Title: title(i), Text: t.text(a, c), Some: c.State == formula.Present}
		if most > 0 && list[i].Some {
			list[i].At = 100 * max(c.V, -c.V) / most
		}
	}
	return list
}

func (t *trial) text(a *ask.Answer, v formula.Value) string {
	return render.Figure(v, t.x, a.Settings.Currency, t.v.Lang)
}

// records reads the first of the records behind the figure; what is wrong with them is told elsewhere.
func (t *trial) records(ctx context.Context) {
	list, err := t.desk.Records(ctx, t.v.Viewer, query.Query{Metrics: []model.Name{t.x.Name}, Range: lately}, ask.Page{Limit: samples, Days: t.ends()})
	if err != nil {
		return
	}
	const columns = 5
	at := make([]int, 0, columns+1)
	for _, role := range t.ends() { // the two days that a cohort is told by stand before the rest
		if i := slices.IndexFunc(list.Columns, func(c model.RecordColumn) bool { return c.Col.Name == list.Fact.Days[role] }); i > 0 {
			at = append(at, i)
		}
	}
	if len(at) > 0 {
		at = append([]int{0}, at...)
	}
	for i, c := range list.Columns {
		if slices.Contains(at, i) {
			continue
		}
		if len(at) < columns || c.Name == "amount" && i == len(list.Columns)-1 {
			at = append(at, i)
		}
	}
	for _, i := range at {
		t.out.Sample.Head = append(t.out.Sample.Head, list.Columns[i].Title.In(string(t.v.Lang)))
		t.out.Sample.Right = append(t.out.Sample.Right, render.Right(list.Columns[i]))
	}
	for _, r := range list.Rows {
		row := make([]string, 0, columns)
		for _, i := range at {
			row = append(row, render.RecordText(r[i+1], list.Columns[i], list.Answer, t.v.Lang))
		}
		t.out.Sample.Rows = append(t.out.Sample.Rows, row)
	}
	t.out.Sample.Total = t.v.Lang.Int(list.Total)
}

// ends are the days from which a cohort goes to its goal; none for other figures.
func (t *trial) ends() []model.Name {
	if t.x.Cohort == nil {
		return nil
	}
	return []model.Name{t.x.Cohort.Enter, t.x.Cohort.Goal}
}

// noted are the kinds of notes that whoever defines a metric has to know.
func noted() []plan.NoteKind {
	return []plan.NoteKind{plan.NoteHidden, plan.NoteWaits, plan.NoteCohort, plan.NoteLacks, plan.NoteMoney, plan.NoteHistory, plan.NoteExcluded}
}

package alert

import (
	"cmp"
	"context"
	"math"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/query"
)

// Letter is all that somebody is told at one moment.
type Letter struct {
	To    account.User
	Items []Item
}

// Item is one notice for one reader, with what they may see.
type Item struct {
	// ID is that of the notice; the same item may be given twice after a crash.
	ID    string
	Say   Say
	Rule  Rule
	Key   string
	Name  string // of the member, "" of the whole
	Since time.Time
	// Value is the figure; Known is false where there is none any more, or it is not told.
	Value     float64
	Known     bool
	Low, High Bound
	Unit      unit.Unit
	Currency  string
	Parts     []Part
	// PartsOf is the metric that the parts are of where it is another one than the rule's.
	PartsOf model.Text
	// Quotes are what the records behind it say.
	Quotes []Quote
	// Report and Params are where to look: the report and its parameters, "" none.
	Report, Params string
	// Records leads to the records behind the figure, Path to where a thing that no report shows is looked after; "" none.
	Records, Path string
}

// Href is where an item leads, from the beginning of the site's own address; "" nowhere.
func (x Item) Href() string {
	switch {
	case x.Report == "":
		return cmp.Or(x.Path, x.Records)
	case x.Params == "":
		return "/r/" + url.PathEscape(x.Report)
	}
	return "/r/" + url.PathEscape(x.Report) + "?" + x.Params
}

// Part is a contributor to a figure.
type Part struct {
	Name  string
	Value float64
	Unit  unit.Unit
}

// most is how many contributors an item names.
const mostParts = 3

// placeOfSlot is the place of a check that was made.
func placeOfSlot(r Rule, c cal.Calendar, slot int64) place {
	day := cal.Day(slot)
	if r.Window.Grain == Weekly && !r.Window.Today && !r.Window.Month {
		day = c.Whole(cal.ByWeek, int(slot)).To
	}
	p := placeOf(r, c, day)
	p.ok = true
	return p
}

// wanted is a notice that somebody may be told of.
type wanted struct {
	rule Rule
	n    Notification
	// bare leaves out what the figure is made of.
	bare bool
}

// item makes a notice one for a reader; see items.
func (s *Service) item(ctx context.Context, to account.User, r Rule, n Notification) (out Item, ok bool, err error) {
	list, fit, err := s.items(ctx, to, []wanted{{rule: r, n: n}})
	if err == nil && fit[0] {
		err = s.quote(ctx, to, n, &list[0])
	}
	if err != nil {
		return out, false, err
	}
	return list[0], fit[0], nil
}

// items makes notices those of a reader. Each figure is asked with their rights and without: fit is false where the two differ or
// they see none, so that nobody is told what is not theirs.
func (s *Service) items(ctx context.Context, to account.User, list []wanted) (out []Item, fit []bool, err error) {
	out, fit = make([]Item, len(list)), make([]bool, len(list))
	if len(list) == 0 {
		return out, fit, nil
	}
	about, err := s.Asker.About(ctx)
	if err != nil {
		return nil, nil, err
	}
	v := s.Viewer(to)
	v.Lang = to.Lang
	var all, theirs []query.Query
	var asked []question
	for i, w := range list {
		r, n := w.rule, w.n
		out[i] = Item{
			ID: n.ID, Say: n.Say, Rule: r, Key: n.Key, Since: n.Since, Value: n.Seen.Value, Known: n.Seen.Known, Low: n.Seen.Low, High: n.Seen.High,
			Report: r.Report, Currency: about.Settings.Currency,
		}
		if r.Metric == "" {
			if fit[i], err = s.toldItem(ctx, to, &out[i]); err != nil {
				return nil, nil, err
			}
			continue
		}
		if !shows(v, about.Model, r) {
			continue
		}
		p := placeOfSlot(r, about.Calendar, n.Seen.Slot)
		main, err := r.question(about.Model, p)
		if err != nil {
			return nil, nil, err
		}
		var ok bool
		if main.Where, ok = only(about.Model, main.Where, r.By, n.Key); !ok {
			continue
		}
		x := question{item: i, place: p, main: main, at: len(theirs)}
		all, theirs = append(all, main), append(theirs, main)
		if r.Parts.By != "" && !w.bare {
			x.parts, theirs = true, append(theirs, r.partsQuestion(main, p))
		}
		asked = append(asked, x)
	}
	if len(asked) == 0 {
		return out, fit, nil
	}
	whole, err := s.Asker.AskAll(ctx, access.Admin(to.Lang), all)
	if err != nil {
		return nil, nil, err
	}
	own, err := s.Asker.AskAll(ctx, v, theirs)
	if err != nil {
		return nil, nil, err
	}
	for i, x := range asked {
		var parts *ask.Answer
		if x.parts {
			parts = own[x.at+1]
		}
		if fit[x.item], err = x.fill(&out[x.item], whole[i], own[x.at], parts); err != nil {
			return nil, nil, err
		}
	}
	return out, fit, nil
}

// question is what was asked for an item.
type question struct {
	item  int
	place place
	main  query.Query
	at    int // its place among the questions with the reader's rights
	parts bool
}

// fill takes an item out of what was answered. ok is false where the reader does not see the figure as it is.
func (x question) fill(out *Item, all, theirs, parts *ask.Answer) (ok bool, err error) {
	r, p := out.Rule, x.place
	whole, err := r.read(all, p)
	if err != nil {
		return false, ofRights(err)
	}
	own, err := r.read(theirs, p)
	if err != nil {
		return false, ofRights(err)
	}
	a, b := whole[out.Key], own[out.Key]
	if same := a.Known && b.Known && math.Abs(a.Value-b.Value) <= 1e-9*max(1, math.Abs(a.Value)) && a.Volume == b.Volume; !same {
		return false, nil
	}
	if !r.sameBefore(all, theirs, out.Key) {
		return false, nil
	}
	value, _, err := r.columns(theirs.Frame)
	if err != nil {
		return false, err
	}
	out.Unit = theirs.Frame.Columns[value].Unit
	for _, row := range r.rows(theirs.Frame) {
		if keyOf(row) == out.Key && out.Key != Whole {
			out.Name = theirs.Names.Title(theirs.Frame.By[0], row.Keys[0])
		}
	}
	if parts != nil && parts.Err == nil {
		f := parts.Frame
		if m := f.Columns[0].Metric; m.Name != r.Metric {
			out.PartsOf = m.Title
		}
		for _, row := range f.Rows {
			if v, ok := present(row.Cells[0]); ok && v != 0 && len(out.Parts) < mostParts {
				out.Parts = append(out.Parts, Part{Name: parts.Names.Title(f.By[0], row.Keys[0]), Value: v, Unit: f.Columns[0].Unit})
			}
		}
	}
	look := query.Query{Range: p.days.String(), Where: x.main.Where}
	out.Params = look.Values().Encode()
	look.Metrics = []model.Name{r.Metric}
	out.Records = "/records?" + look.Values().Encode()
	return true, nil
}

// shows reports whether somebody may see the figures that a rule judges by.
func shows(v access.Viewer, m *model.Model, r Rule) bool {
	for _, name := range []model.Name{r.Metric, r.Volume.Metric} {
		if name == "" {
			continue
		}
		if x, ok := m.Metric(name); !ok || !v.Grant.Shows(m, x) {
			return false
		}
	}
	return true
}

// ofRights takes a refusal for what it is: the figure is not theirs.
func ofRights(err error) error {
	if fault.Is(err, fault.Forbidden) || fault.Is(err, fault.NotFound) || fault.Is(err, fault.Invalid) {
		return nil
	}
	return err
}

// partsQuestion asks what a figure is made of.
func (r Rule) partsQuestion(main query.Query, p place) query.Query {
	metric := r.Parts.Metric
	if metric == "" {
		metric = r.Metric
	}
	return query.Query{
		Metrics: []model.Name{metric}, By: []model.Name{r.Parts.By}, Where: main.Where, Range: p.days.String(), AsOf: p.asOf.String(),
		Sort: []query.Sort{{Name: metric, Desc: true}}, Limit: mostParts,
	}
}

// only narrows filters to one member.
func only(m *model.Model, where []model.Cond, by model.Name, key string) ([]model.Cond, bool) {
	if by == "" {
		return where, true
	}
	d, ok := m.Dimension(by)
	if !ok {
		return nil, false
	}
	value := key
	switch {
	case d.Kind == model.Member && d.Parent != "":
		value = "=#" + key
	case d.Kind == model.Member:
		value = "#" + key
	}
	where = slices.DeleteFunc(slices.Clone(where), func(c model.Cond) bool { return c.Name == by && c.Op == model.In })
	return append(where, model.Cond{Name: by, Op: model.In, Values: []string{value}}), true
}

// Text tells an item in words: a line that says it all, and lines of what is behind it.
//
//	Баланс лидов вышел за норму: Розница, 1,43 × (обычно 0,81–1,32 ×)
//	Больше всего: Сайт — 310, Звонки — 122
func (x Item) Text(l lang.Lang) (head string, body []string) {
	head = x.Rule.Title.In(string(l))
	if x.Say == Recovery {
		head = l.Pick("Over: ", "Закончилось: ") + head
	}
	if x.Name != "" {
		head += ": " + x.Name
	}
	if x.Known && !(x.Rule.Event && x.Rule.Metric != "" && x.Name != "" && x.Value == 1) { // that it happened once, the title says
		sep := ": "
		if x.Name != "" {
			sep = ", "
		}
		head += sep + x.Figure(l)
		if usual := x.Usual(l); usual != "" {
			head += " (" + usual + ")"
		}
	}
	for _, q := range x.Quotes {
		body = append(body, q.Title.In(string(l))+": "+q.Text)
	}
	if says := x.Rule.Says.In(string(l)); says != "" && x.Say == Alert {
		body = append(body, says)
	}
	if parts := x.Contributors(l); parts != "" {
		body = append(body, parts)
	}
	return head, body
}

// Contributors says what the figure is made of most, "" where it is of nothing that is told.
func (x Item) Contributors(l lang.Lang) string {
	if len(x.Parts) == 0 {
		return ""
	}
	names := make([]string, len(x.Parts))
	for i, p := range x.Parts {
		names[i] = p.Name + " — " + x.figure(l, p.Unit, p.Value)
	}
	if x.PartsOf != (model.Text{}) {
		return l.Pick("Most of “"+x.PartsOf.In("en")+"”: ", "Больше всего по показателю «"+x.PartsOf.In("ru")+"»: ") + strings.Join(names, ", ")
	}
	return l.Pick("Most of it: ", "Больше всего: ") + strings.Join(names, ", ")
}

// UnitOf is what a rule's figure of a metric is measured in.
func UnitOf(r Rule, m *model.Metric) unit.Unit {
	if r.Kind == Pace || r.Kind == Change {
		return unit.Of(unit.Percent)
	}
	return m.Unit
}

// Number is what was seen, as a figure alone.
func (x Item) Number(l lang.Lang) string {
	text := x.figure(l, x.Unit, x.Value)
	if x.Rule.Kind == Change {
		return lang.Plus(text)
	}
	return text
}

// Of says what the figure counts where its metric does not, "" where it does.
func (x Item) Of(l lang.Lang) string {
	switch {
	case x.Rule.Kind == Late:
		return l.Pick("updates missed", "пропущено обновлений")
	case x.Rule.Feed == "rights":
		return l.Pick("records missing", "не хватает записей")
	case x.Rule.Feed == "corrections":
		return l.Pick("changes", "изменений")
	case x.Rule.Kind == Pace:
		return l.Pick("of the plan to date", "плана на эту дату")
	}
	return ""
}

// Figure is what was seen with what it counts.
func (x Item) Figure(l lang.Lang) string {
	switch of := x.Of(l); {
	case of == "":
		return x.Number(l)
	case x.Rule.Kind == Pace:
		return x.Number(l) + " " + of
	default:
		return of + ": " + x.Number(l)
	}
}

// Usual is the expected range in words, "" where nothing is expected.
func (x Item) Usual(l lang.Lang) string {
	at := func(b Bound) string { return x.figure(l, x.Unit, b.At) }
	switch {
	case x.Rule.Event || x.Rule.Kind == Feed:
		return ""
	case x.Rule.bare():
		return l.Pick("data was expected", "ожидались данные")
	case x.Low.Is && x.High.Is:
		return l.Pick("expected from ", "ожидалось от ") + at(x.Low) + l.Pick(" to ", " до ") + at(x.High)
	case x.Low.Is:
		return l.Pick("expected from ", "ожидалось от ") + at(x.Low)
	case x.High.Is:
		return l.Pick("expected up to ", "ожидалось до ") + at(x.High)
	}
	return ""
}

// figure writes a figure in its unit.
func (x Item) figure(l lang.Lang, u unit.Unit, v float64) string {
	const decimals = 1
	switch {
	case u.Rate():
		return l.Number(u.Shown(v), decimals)
	case u.Kind() == unit.Money:
		return l.MoneyCompact(int64(math.Round(v)), x.Currency)
	case u.Kind() == unit.Percent && math.Abs(v*100-math.Round(v*100)) < 0.05: // 85 %, not 85,0 %
		return l.Percent(math.Round(v*100)/100, 0)
	case u.Kind() == unit.Percent:
		return l.Percent(v, decimals)
	case u.Kind() == unit.Duration:
		return l.Duration(int64(math.Round(v)))
	case u.Kind() == unit.Ratio:
		return l.Ratio(v)
	case v == math.Trunc(v):
		return l.Int(int64(v))
	}
	return l.Number(v, decimals)
}

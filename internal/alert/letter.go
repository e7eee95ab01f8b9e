package alert

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"svodka/internal/access"
	"svodka/internal/account"
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
	// Report and Params are where to look: the report and its parameters, "" none.
	Report, Params string
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
	return placeOf(r, c, day)
}

// item makes a notice one for a reader. The figure is asked with their rights and without: ok is false where the two differ or
// they see none, so that nobody is told what is not theirs.
func (s *Service) item(ctx context.Context, to account.User, r Rule, n Notification) (out Item, ok bool, err error) {
	out = Item{
		ID: n.ID, Say: n.Say, Rule: r, Key: n.Key, Since: n.Since, Value: n.Seen.Value, Known: n.Seen.Known, Low: n.Seen.Low, High: n.Seen.High,
		Report: r.Report,
	}
	if r.Metric == "" {
		out.Name, out.Unit = n.Key, unit.Of(unit.Number)
		return out, slices.Contains(r.To, Whom(to.Role)) || to.Role.Administers(), nil
	}
	about, err := s.Asker.About(ctx)
	if err != nil {
		return out, false, err
	}
	out.Currency = about.Settings.Currency
	p := placeOfSlot(r, about.Calendar, n.Seen.Slot)
	main, err := r.question(p)
	if err != nil {
		return out, false, err
	}
	if main.Where, ok = only(about.Model, main.Where, r.By, n.Key); !ok {
		return out, false, nil
	}
	list := []query.Query{main}
	if r.Parts.By != "" {
		list = append(list, r.partsQuestion(main, p))
	}
	all, err := s.Asker.AskAll(ctx, access.Admin(to.Lang), list[:1])
	if err != nil {
		return out, false, err
	}
	theirs, err := s.Asker.AskAll(ctx, s.Viewer(to), list)
	if err != nil {
		return out, false, err
	}
	whole, err := r.read(all[0], p)
	if err != nil {
		return out, false, err
	}
	own, err := r.read(theirs[0], p)
	if err != nil {
		return out, false, ofRights(err)
	}
	x, y := whole[n.Key], own[n.Key]
	if same := x.Known && y.Known && math.Abs(x.Value-y.Value) <= 1e-9*max(1, math.Abs(x.Value)) && x.Volume == y.Volume; !same {
		return out, false, nil
	}
	value, _, err := r.columns(theirs[0].Frame)
	if err != nil {
		return out, false, err
	}
	out.Unit = theirs[0].Frame.Columns[value].Unit
	for _, row := range r.rows(theirs[0].Frame) {
		if keyOf(row) == n.Key && n.Key != Whole {
			out.Name = theirs[0].Names.Title(theirs[0].Frame.By[0], row.Keys[0])
		}
	}
	if len(theirs) > 1 && theirs[1].Err == nil {
		f := theirs[1].Frame
		for _, row := range f.Rows {
			if v, ok := present(row.Cells[0]); ok && v != 0 && len(out.Parts) < mostParts {
				out.Parts = append(out.Parts, Part{Name: theirs[1].Names.Title(f.By[0], row.Keys[0]), Value: v, Unit: f.Columns[0].Unit})
			}
		}
	}
	look := query.Query{Range: p.days.String(), Where: main.Where}
	out.Params = look.Values().Encode()
	return out, true, nil
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
	if x.Known {
		sep := ": "
		if x.Name != "" {
			sep = ", "
		}
		head += sep + x.figure(l, x.Unit, x.Value)
		if usual := x.usual(l); usual != "" {
			head += " (" + usual + ")"
		}
	}
	if says := x.Rule.Says.In(string(l)); says != "" && x.Say == Alert {
		body = append(body, says)
	}
	if len(x.Parts) > 0 {
		names := make([]string, len(x.Parts))
		for i, p := range x.Parts {
			names[i] = p.Name + " — " + x.figure(l, p.Unit, p.Value)
		}
		body = append(body, l.Pick("Most of it: ", "Больше всего: ")+strings.Join(names, ", "))
	}
	return head, body
}

// usual is the expected range in words.
func (x Item) usual(l lang.Lang) string {
	at := func(b Bound) string { return x.figure(l, x.Unit, b.At) }
	switch {
	case x.Rule.Event:
		return ""
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

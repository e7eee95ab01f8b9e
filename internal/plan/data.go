package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/model"
)

// Data tells what the warehouse has of a fact at all, before any question narrows it.
type Data interface {
	Extent(f *model.Fact) (Extent, error)
}

// Extent is what there is of a fact.
type Extent struct {
	// Loaded says that some source has brought it, if only to say that there are no rows.
	Loaded bool
	// Rows says that there is a row.
	Rows bool
	// First is the first day of each date role that some row has; "" is the first day a row of a span held.
	First map[model.Name]cal.Day
	// Nums are the numbers that some row has a value of.
	Nums map[model.Name]bool
}

// Lack is what a counted figure would be made of and nobody has ever loaded: all of a fact, or one of its numbers.
type Lack struct {
	Fact *model.Fact
	// Num is the number that no row has; "" says that the whole fact is missing.
	Num model.Name
}

// survey notes what is missing for a leaf, and since when there is data for it.
func (p *Plan) survey(leaf *Leaf) error {
	if p.env.Data == nil || p.AsOf == Never { // of an empty warehouse everything is missing, and another note says so
		return nil
	}
	has, err := p.env.Data.Extent(leaf.fact)
	if err != nil {
		return err
	}
	if !has.Loaded {
		leaf.Lack = &Lack{Fact: leaf.fact}
		return nil
	}
	of := ofNumber(leaf.Metric)
	if n, ok := leaf.fact.Nums[of]; ok && n.AgeOf == "" && has.Rows && !has.Nums[of] {
		leaf.Lack = &Lack{Fact: leaf.fact, Num: of}
		return nil
	}
	leaf.first, leaf.begun = has.First[role(leaf.Metric)]
	return nil
}

// ofNumber names what a metric's aggregate is of; "" for counts of rows.
func ofNumber(m *model.Metric) model.Name {
	switch {
	case m.Flow != nil:
		return m.Flow.Of
	case m.Stock != nil:
		return m.Stock.Of
	case m.Cohort != nil:
		return m.Cohort.Of
	}
	return ""
}

// Before reports whether the period n of a view lies before the first day that a leaf has data of: nought would be a figure
// there, and nobody knows it.
func (p *Plan) Before(leaf *Leaf, view, n int) bool {
	if !leaf.begun {
		return false
	}
	v := p.Views[view]
	if n == AllPeriods || p.Query.Grain == cal.None {
		return v.Range.To <= leaf.first
	}
	from, ok := v.begins[n]
	return ok && from < leaf.first && v.ends[n] <= leaf.first
}

// lacksOf lists what is missing for a metric, whole facts before single numbers.
func (p *Plan) lacksOf(m *model.Metric) []Lack {
	var list []Lack
	for _, leaf := range p.leavesOf(m) {
		if leaf.Lack != nil && !slices.Contains(list, *leaf.Lack) {
			list = append(list, *leaf.Lack)
		}
	}
	slices.SortStableFunc(list, func(a, b Lack) int { return cmp.Compare(min(len(a.Num), 1), min(len(b.Num), 1)) })
	return list
}

// LackOf says what is missing for a metric that the viewer may see; ok is false where nothing is.
func (p *Plan) LackOf(m *model.Metric) (n Note, ok bool) {
	if _, hidden := p.Hidden[m.Name]; hidden {
		return n, false
	}
	list := p.lacksOf(m)
	if len(list) == 0 {
		return n, false
	}
	return list[0].note([]*model.Metric{m}), true
}

// Unborn reports whether a comparison has no figure of a metric because its data begins later.
func (p *Plan) Unborn(m *model.Metric, view int) bool {
	return slices.ContainsFunc(p.leavesOf(m), func(leaf *Leaf) bool { return p.Before(leaf, view, AllPeriods) })
}

// leavesOf lists the planned leaves behind a metric, in whatever meaning it has in the views.
func (p *Plan) leavesOf(m *model.Metric) []*Leaf {
	var list []*Leaf
	for _, name := range append([]model.Name{m.Name}, p.withMeanings(m, p.env.Model.Inputs(m.Name))...) {
		if leaf := p.Leaves[name]; leaf != nil {
			list = append(list, leaf)
		}
	}
	return list
}

// noteData says what is missing for the asked metrics, and which comparisons reach back before the data begins.
func (p *Plan) noteData() {
	var lacks []Lack
	of := map[Lack][]*model.Metric{}
	for _, m := range p.Metrics {
		if _, hidden := p.Hidden[m.Name]; hidden {
			continue
		}
		for _, lack := range p.lacksOf(m) {
			if len(of[lack]) == 0 {
				lacks = append(lacks, lack)
			}
			of[lack] = append(of[lack], m)
		}
	}
	for _, lack := range lacks {
		p.Notes = append(p.Notes, lack.note(of[lack]))
	}
	for view := range p.Views {
		p.noteBegins(view)
	}
}

// note says what is missing, which figures wait for it, and how it comes in.
func (l Lack) note(metrics []*model.Metric) Note {
	n := Note{Kind: NoteLacks, Metric: metrics[0].Name}
	en, ru := titles(metrics)
	switch {
	case l.Num == "" && l.Fact.Name == costs:
		n.Kind = NoteMoney
		n.EN = fmt.Sprintf("No source has brought “%s” yet: there are no costs to work out %s with. Add the costs with a file or connect "+
			"the advertising account.", l.Fact.Title.EN, en)
		n.RU = fmt.Sprintf("Расходы ещё не загружены, без них не считается: %s. Добавьте расходы файлом или подключите рекламный кабинет.", ru)
	case l.Num == "":
		n.EN = fmt.Sprintf("No source has brought “%s” yet, so there is no %s. Add them with a file or connect a source.", l.Fact.Title.EN, en)
		n.RU = fmt.Sprintf("Нет данных «%s»: их ещё не дал ни один источник. Не считается: %s. Добавьте их файлом или подключите источник.", l.Fact.Title.RU, ru)
	case l.Num == "margin" || l.Num == "cost":
		n.Kind = NoteMoney
		n.EN = fmt.Sprintf("The cost of goods is not known of a single row of “%s”, so there is no %s. Add the cost of deals or of their "+
			"products to the data.", l.Fact.Title.EN, en)
		n.RU = fmt.Sprintf("Себестоимость в данных не указана, без неё не считается: %s. Добавьте в данные себестоимость сделок или товаров.", ru)
	default:
		num := l.Fact.Nums[l.Num].Title
		n.EN = fmt.Sprintf("No row of “%s” has the %s, so there is no %s. Add it to the data.", l.Fact.Title.EN, num.EN, en)
		n.RU = fmt.Sprintf("В данных «%s» нигде нет значения «%s», без него не считается: %s. Добавьте его в данные.", l.Fact.Title.RU, num.RU, ru)
	}
	return n
}

// costs is the fact of money spent.
const costs = "cost"

func titles(metrics []*model.Metric) (en, ru string) {
	var ens, rus []string
	for _, m := range metrics {
		ens = append(ens, "“"+m.Title.EN+"”")
		rus = append(rus, "«"+m.Title.RU+"»")
	}
	return strings.Join(ens, ", "), strings.Join(rus, ", ")
}

// noteAnchor says that the asked range is told from an earlier day than today.
func (p *Plan) noteAnchor(today cal.Day) {
	if p.Query.AsOf == "" {
		return
	}
	if now, err := p.env.Calendar.Resolve(p.rangeText(), today); err != nil || now == p.Range {
		return
	}
	p.Notes = append(p.Notes, Note{
		Kind: NoteAnchor,
		EN:   fmt.Sprintf("The data ends on %s: the period up to that day is shown.", p.env.Today),
		RU:   fmt.Sprintf("Данные заканчиваются %s: показан период до этого дня.", p.env.Today),
	})
}

// noteBegins says of one view that the data of some figures begins after it, or within it. The asked range is told of where
// it shows: "all" begins with the data, and a whole that begins a little earlier is whole.
func (p *Plan) noteBegins(view int) {
	v := p.Views[view]
	if view == 0 && p.Query.Range == Everything {
		return
	}
	type beginning struct {
		first  cal.Day
		before bool
		fact   *model.Fact
	}
	var list []beginning
	of := map[beginning][]*model.Metric{}
	for _, m := range p.Metrics {
		if _, hidden := p.Hidden[m.Name]; hidden || len(p.lacksOf(m)) > 0 {
			continue // without data there is no beginning to tell
		}
		for _, leaf := range p.leavesOf(m) {
			if !leaf.begun || leaf.first <= v.Range.From || v.Range.Empty() {
				continue
			}
			b := beginning{leaf.first, v.Range.To <= leaf.first, leaf.fact}
			if (view == 0 || leaf.Metric.Stock != nil) && !b.before && p.Query.Grain == cal.None {
				continue // what holds at the close of the range is known
			}
			if len(of[b]) == 0 {
				list = append(list, b)
			}
			if !slices.Contains(of[b], m) {
				of[b] = append(of[b], m)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b beginning) int { return cmp.Compare(a.first, b.first) })
	for _, b := range list {
		en, ru := titles(of[b])
		n := Note{Kind: NoteBegins, Metric: of[b][0].Name}
		if int(b.first-v.Range.From)*4 > v.Range.Days() {
			n.Short = view
		}
		switch {
		case view == 0:
			n.EN = fmt.Sprintf("The data begins on %s (%s); before that there are no figures.", b.first, en)
			n.RU = fmt.Sprintf("Данные начинаются %s (%s), раньше показать нечего.", b.first, ru)
		case b.before:
			n.EN = fmt.Sprintf("Compared (%s) with %s: there was no data yet, it begins on %s (%s).", v.Name, v.Range, b.first, en)
			n.RU = fmt.Sprintf("Сравнение (%s) с %s: данных ещё не было, они начинаются %s (%s).", v.Name, v.Range, b.first, ru)
		default:
			n.EN = fmt.Sprintf("Compared (%s) with %s, of which there is only a part: the data begins on %s (%s).", v.Name, v.Range, b.first, en)
			n.RU = fmt.Sprintf("Сравнение (%s) с %s неполное: данные начинаются %s (%s).", v.Name, v.Range, b.first, ru)
		}
		p.Notes = append(p.Notes, n)
	}
}

package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// Own is a metric that a company has defined for itself: the same YAML as a shipped one, in as many meanings as it has had.
type Own struct {
	// ID is what the metric is known by for ever, whatever it is called.
	ID string
	// Area is the area of catalogues it stands in.
	Area string
	// Was are the names it bore before.
	Was []Name
	// Meanings are in the order of their days; the first holds ever since.
	Meanings []Definition
}

// Definition is a metric's file with the first day it holds on.
type Definition struct {
	From cal.Day
	YAML string
}

// ReadMetric reads one metric from YAML without checking what it refers to. The error is fault.Invalid.
func ReadMetric(text string) (*Metric, error) {
	var y metricYAML
	if err := decode([]byte(text), &y); err != nil {
		return nil, notRead(err)
	}
	m, err := y.metric()
	if err != nil {
		return nil, notRead(err)
	}
	return m, nil
}

func notRead(err error) error {
	if fault.Is(err, fault.Invalid) {
		return err
	}
	return fault.Invalidf("The definition cannot be read: %v.", "Определение не читается: %v.", err)
}

// WithOwn returns the model with the company's own metrics; the receiver stays as it was. A metric that cannot be used any
// more, because what it refers to has gone, is left out, and wrong says why, by its ID.
func (m *Model) WithOwn(list []Own) (n *Model, wrong map[string]error) {
	if len(list) == 0 {
		return m, nil
	}
	c := *m
	n = &c
	n.metrics, n.order = maps.Clone(m.metrics), slices.Clone(m.order)
	wrong = map[string]error{}
	added := map[string][]*Metric{}
	for _, own := range list {
		made, err := n.meanings(own)
		if err != nil {
			wrong[own.ID] = err
			continue
		}
		added[own.ID] = made
		n.take(made)
	}
	for again := true; again; { // one that goes may take with it those that draw on it
		again = false
		gone := map[string][]*Metric{}
		for id, made := range added {
			if err := n.usable(made); err != nil {
				wrong[id], gone[id], again = err, made, true
			}
		}
		for id, made := range gone { // only now: each of a circle is told of the circle
			delete(added, id)
			n.drop(made)
		}
	}
	for _, own := range list {
		for _, x := range added[own.ID] {
			n.refresh(x)
		}
	}
	n.arrange()
	return n, wrong
}

// meanings makes the metric itself, first in the list, and a hidden one for each meaning it has had besides.
func (m *Model) meanings(own Own) ([]*Metric, error) {
	if len(own.Meanings) == 0 {
		return nil, fault.Invalidf("There is no definition.", "Определения нет.")
	}
	read := make([]*Metric, len(own.Meanings))
	for i, d := range own.Meanings {
		x, err := ReadMetric(d.YAML)
		if err != nil {
			return nil, err
		}
		x.Own, x.Area, x.Hidden, x.Catalog = true, own.Area, false, true
		x.Title = inBoth(x.Title)
		read[i] = x
	}
	main := read[len(read)-1]
	main.Was = slices.DeleteFunc(slices.Clone(own.Was), func(w Name) bool { return w == main.Name })
	if !validName(main.Name) || len(main.Name) > 56 || strings.Contains(main.Name, "__") {
		return nil, fault.Invalidf("%q is no name: latin small letters, digits and _, a letter first.",
			"«%s» — не имя: нужны строчные латинские буквы, цифры и _, первой — буква.", main.Name)
	}
	if taken, ok := m.metrics[main.Name]; ok && taken.Name == main.Name {
		return nil, fault.Invalidf("The name %s is taken by “%s”.", "Имя %s занято показателем «%s».", main.Name, taken.Title.RU)
	}
	if len(read) == 1 {
		return read, nil
	}
	for i, x := range read[:len(read)-1] {
		if x.Unit != main.Unit {
			return nil, fault.Invalidf("The unit cannot change from %[1]s to %[2]s while earlier periods keep the earlier meaning. "+
				"Restate all periods, or define another metric.",
				"Единица не может смениться (было: %[3]s, стало: %[4]s), пока прежние периоды считаются по-прежнему. "+
					"Пересчитайте все периоды или создайте другой показатель.", x.Unit, main.Unit, x.Unit.RU(), main.Unit.RU())
		}
		x.Name, x.Was = fmt.Sprintf("%s__%d", main.Name, i+1), nil
	}
	if sums := m.inParts(own, read); sums != nil {
		return sums, nil
	}
	for i, x := range read {
		main.Since = append(main.Since, Meaning{From: own.Meanings[i].From, Name: x.Name})
		if x != main {
			x.past(own.Meanings, i)
		}
	}
	return slices.Concat([]*Metric{main}, read[:len(read)-1]), nil
}

// inParts makes a flow that adds up the sum of its meanings, each of which counts the days on which it held: so days add up to
// months whatever a day a meaning began on. nil where not every meaning is such a flow.
func (m *Model) inParts(own Own, read []*Metric) []*Metric {
	last := read[len(read)-1]
	for _, x := range read {
		if x.Flow == nil || rollup(x.Flow.Agg) != RollSum || byGrain(x.Flow.Where) {
			return nil
		}
	}
	main := *last
	main.Flow, main.Parts = nil, true
	last.Name, last.Was = fmt.Sprintf("%s__%d", main.Name, len(read)), nil
	terms := make([]string, len(read))
	for i, x := range read {
		x.past(own.Meanings, i)
		days := Cond{Name: x.Flow.Day, Op: Range, Values: []string{"", ""}}
		if days.Name == "" {
			if f, ok := m.facts[x.Flow.Fact]; ok && len(f.DayOrder) > 0 {
				days.Name = f.DayOrder[0]
			}
		}
		if i > 0 {
			days.Values[0] = own.Meanings[i].From.String()
		}
		if i+1 < len(read) {
			days.Values[1] = (own.Meanings[i+1].From - 1).String()
		}
		f := *x.Flow
		f.Where = append(slices.Clone(f.Where), days)
		x.Flow, x.dated = &f, true
		terms[i] = x.Name
		main.Since = append(main.Since, Meaning{From: own.Meanings[i].From, Name: x.Name})
	}
	sum, err := formula.Parse(strings.Join(terms, " + "))
	if err != nil {
		return nil
	}
	main.Formula = sum
	return append([]*Metric{&main}, read...)
}

// past hides a meaning and says in its title which days it is of.
func (m *Metric) past(all []Definition, i int) {
	m.Hidden, m.Catalog, m.Lens = true, false, ""
	en, ru := "", ""
	if i > 0 {
		en, ru = " from "+all[i].From.String(), " с "+lang.RU.DayLong(all[i].From)
	}
	if i+1 < len(all) {
		day := all[i+1].From - 1
		en, ru = en+" to "+day.String(), ru+" по "+lang.RU.DayLong(day)
	}
	m.Title = Text{EN: m.Title.EN + " (" + strings.TrimSpace(en) + ")", RU: m.Title.RU + " (" + strings.TrimSpace(ru) + ")"}
}

func inBoth(t Text) Text { return Text{EN: t.In("en"), RU: t.In("ru")} }

func (m *Model) take(list []*Metric) {
	for _, x := range list {
		m.metrics[x.Name] = x
		m.order = append(m.order, x)
		for _, was := range x.Was {
			if _, ok := m.metrics[was]; !ok {
				m.metrics[was] = x
			}
		}
	}
}

func (m *Model) drop(list []*Metric) {
	maps.DeleteFunc(m.metrics, func(_ Name, x *Metric) bool { return slices.Contains(list, x) })
	m.order = slices.DeleteFunc(m.order, func(x *Metric) bool { return slices.Contains(list, x) })
}

// usable checks a metric with its meanings, for the company's readers.
func (m *Model) usable(list []*Metric) error {
	for _, x := range list {
		if x.Help == (Text{}) {
			x.Help = Text{EN: m.sentence(x, "en"), RU: m.sentence(x, "ru")}
		}
		if err := m.CheckOwn(x); err != nil {
			return err
		}
	}
	return nil
}

// sentence is how a metric is counted, or its title where that cannot be said.
func (m *Model) sentence(x *Metric, code string) string {
	if text := m.Words(x.Name, code); text != "" {
		return text + "."
	}
	return x.Title.In(code) + "."
}

// refresh writes the present names of what a formula draws on.
func (m *Model) refresh(x *Metric) {
	if !x.Formula.IsZero() {
		x.Formula = x.Formula.Rename(func(name string) string {
			if in, ok := m.metrics[name]; ok {
				return in.Name
			}
			return name
		})
	}
}

// CheckOwn says what is wrong with a metric that somebody defines, in a sentence for them; nil when it can be used. The metric
// must stand in the model.
func (m *Model) CheckOwn(x *Metric) error {
	if !x.Formula.IsZero() {
		if err := m.checkOwnFormula(x); err != nil {
			return err
		}
	}
	if _, ok := m.facts[baseOf(x)]; x.Formula.IsZero() && !ok {
		return fault.Invalidf("There is nothing to count: no records are called %q.", "Считать нечего: записей «%s» нет.", baseOf(x))
	}
	if errs := m.checkMetric(x); len(errs) > 0 {
		return fault.Invalidf("The definition cannot be used: %v.", "Определение не годится: %v.", errs[0])
	}
	return nil
}

func baseOf(x *Metric) Name { f, _ := x.Base(); return f }

func (m *Model) checkOwnFormula(x *Metric) error {
	for _, name := range x.Formula.Inputs() {
		in, ok := m.metrics[name]
		switch {
		case !ok:
			return m.unknownMetric(name)
		case in.Waits != "" || in.Plan != nil:
			return fault.Invalidf("“%s” depends on plans or has no figure yet: a formula cannot use it.",
				"«%s» зависит от планов или пока без значения: в формуле его использовать нельзя.", in.Title.RU)
		}
	}
	switch depth := m.depth(x, nil); {
	case len(x.Formula.Inputs()) == 0:
		return fault.Invalidf("The formula names no metric.", "В формуле нет ни одного показателя.")
	case depth < 0:
		return fault.Invalidf("The formula comes back to itself: %s.", "Формула замыкается сама на себя: %s.", m.circle(x))
	case depth > deepest(x):
		return fault.Invalidf("The formula is %d formulas deep, at most %d are possible. Draw on counted metrics instead.",
			"В формуле вложено формул: %d, можно не больше %d. Возьмите показатели, которые считаются по записям.", depth, deepest(x))
	}
	computed, err := x.Formula.Unit(func(name string) (unit.Unit, error) { return m.metrics[name].Unit, nil })
	if err != nil {
		return err
	}
	if !unit.Assignable(x.Unit, computed) {
		return fault.Invalidf("The formula gives %[1]s, but the unit is %[2]s.", "Единица результата формулы: %[3]s, а единица указана другая: %[4]s.",
			computed, x.Unit, computed.RU(), x.Unit.RU())
	}
	return nil
}

// circle tells the way by which a formula comes back to itself.
func (m *Model) circle(x *Metric) string {
	var walk func(at *Metric, way []string) []string
	walk = func(at *Metric, way []string) []string {
		way = append(slices.Clone(way), at.Title.RU)
		if len(way) > 1 && at == x || len(way) > 20 {
			return way
		}
		for _, name := range at.Formula.Inputs() {
			if in, ok := m.metrics[name]; ok && !in.Formula.IsZero() {
				if found := walk(in, way); found != nil {
					return found
				}
			}
		}
		return nil
	}
	return strings.Join(walk(x, nil), " → ")
}

// unknownMetric says that a name is nobody's, and whose it may be meant to be.
func (m *Model) unknownMetric(name Name) error {
	var like []string
	for _, x := range m.order {
		if !x.Hidden && near(name, x.Name) && len(like) < 3 {
			like = append(like, x.Name)
		}
	}
	if len(like) == 0 {
		return fault.Invalidf("There is no metric %q.", "Показателя «%s» нет.", name)
	}
	return fault.Invalidf("There is no metric %[1]q. Did you mean: %[2]s?", "Показателя «%[1]s» нет. Может быть: %[2]s?", name, strings.Join(like, ", "))
}

// near reports whether two names are a slip apart, or one holds the other.
func near(a, b string) bool {
	if len(a) > 3 && (strings.Contains(b, a) || strings.Contains(a, b)) {
		return true
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			before, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, before+cost)
		}
	}
	return row[len(b)] <= max(1, len(a)/5)
}

// WriteMetric writes a metric as the YAML that ReadMetric reads.
func WriteMetric(m *Metric) (string, error) {
	out := yaml.MapSlice{
		{Key: "metric", Value: m.Name}, {Key: "title", Value: textMap(m.Title)},
	}
	put := func(key string, v any) { out = append(out, yaml.MapItem{Key: key, Value: v}) }
	if m.Help != (Text{}) {
		put("help", textMap(m.Help))
	}
	put("unit", m.Unit.String())
	put("better", string(m.Better))
	if m.Bands != (Bands{}) {
		put("bands", m.Bands)
	}
	if len(m.Members) > 0 {
		put("members", m.Members)
	}
	switch {
	case m.Flow != nil:
		put("flow", pairs("fact", m.Flow.Fact, "day", m.Flow.Day, "agg", string(m.Flow.Agg), "of", m.Flow.Of, "where", whereMap(m.Flow.Where)))
	case m.Stock != nil:
		put("stock", pairs("fact", m.Stock.Fact, "agg", string(m.Stock.Agg), "of", m.Stock.Of, "where", whereMap(m.Stock.Where)))
	case m.Cohort != nil:
		c := pairs("fact", m.Cohort.Fact, "enter", m.Cohort.Enter, "goal", m.Cohort.Goal, "of", m.Cohort.Of,
			"where", whereMap(m.Cohort.Where), "met", whereMap(m.Cohort.Met))
		if m.Cohort.Days > 0 {
			c = append(c, yaml.MapItem{Key: "days", Value: m.Cohort.Days})
		}
		put("cohort", c)
	default:
		put("formula", m.Formula.String())
	}
	text, err := yaml.Marshal(out)
	return string(text), err
}

func textMap(t Text) yaml.MapSlice { return pairs("en", t.EN, "ru", t.RU) }

// pairs are the keys of a map that have a value.
func pairs(list ...any) yaml.MapSlice {
	var out yaml.MapSlice
	for pair := range slices.Chunk(list, 2) {
		key, v := pair[0], pair[len(pair)-1]
		if m, ok := v.(yaml.MapSlice); v == "" || ok && len(m) == 0 {
			continue
		}
		out = append(out, yaml.MapItem{Key: key, Value: v})
	}
	return out
}

func whereMap(list []Cond) yaml.MapSlice {
	var out yaml.MapSlice
	for _, c := range list {
		var v any
		switch c.Op {
		case In:
			v = c.Values
		case NotIn:
			v = map[string]any{"not": c.Values}
		case Contains:
			v = map[string]any{"contains": c.Values}
		case Empty, Filled:
			v = map[string]any{"empty": c.Op == Empty}
		case Range:
			v = pairs("from", c.Values[0], "to", c.Values[1])
		}
		out = append(out, yaml.MapItem{Key: c.Name, Value: v})
	}
	return out
}

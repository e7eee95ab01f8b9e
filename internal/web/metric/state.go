package metric

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// The two ways to define a metric.
const (
	wayRecords = "records"
	wayFormula = "formula"
)

// How records become a figure. The aggregates go by their own names.
const (
	howShare      = "share"       // of the records that meet conditions
	howCohort     = "cohort"      // of the records that reached a day in time
	howStockCount = "stock_count" // how many there are at the close of a period
	howStockSum   = "stock_sum"
)

// state is the form: what it says, field by field.
type state struct {
	ID   string // of the metric that is changed
	Seen int    // its version when it was opened
	Way  string

	Fact, How, Of, Day, Goal string
	Days                     string
	Where, Met               []narrow

	Formula  string
	Over, By string // a ratio chosen from lists

	TitleRU, TitleEN, Name, Help, Unit, Better string
	Bands                                      model.Bands

	// Members are ids with their titles, each as "#id=title".
	Members []string

	Why, From            string
	Restate, Sure, Doubt bool // Doubt: no week has a value, is it to be saved? Sure: it is
}

// narrow is one filter of the form.
type narrow struct {
	Name   model.Name
	Op     string // in, not_in, range, empty, filled
	Values []string
	From   string
	To     string
}

// The prefixes of the fields of filters: on the records, and on those that a share counts.
const (
	whereKey = "f"
	metKey   = "g"
)

const mostValues = 60

func readState(v url.Values) state {
	text := func(key string) string {
		s := strings.TrimSpace(v.Get(key))
		if r := []rune(s); len(r) > 1000 {
			s = string(r[:1000])
		}
		return s
	}
	s := state{
		ID: text("id"), Way: text("way"), Fact: text("fact"), How: text("how"), Of: text("of"), Day: text("day"), Goal: text("goal"),
		Days: text("days"), Formula: text("formula"), Over: text("over"), By: text("by"),
		TitleRU: text("title"), TitleEN: text("title_en"), Name: text("name"), Help: text("help"), Unit: text("unit"), Better: text("better"),
		Bands: model.Bands{Least: text("least"), Good: text("good"), Great: text("great")},
		Why:   text("why"), From: text("from"), Restate: v.Get("holds") == "always",
		Where: readNarrows(v, whereKey), Met: readNarrows(v, metKey),
	}
	s.Seen, _ = strconv.Atoi(v.Get("seen"))
	if s.Way != wayFormula {
		s.Way = wayRecords
	}
	return s
}

func readNarrows(v url.Values, key string) []narrow {
	var list []narrow
	for _, name := range v[key] {
		if slices.ContainsFunc(list, func(n narrow) bool { return n.Name == name }) || name == "" || len(list) == 12 {
			continue
		}
		values := v[key+"v."+name]
		list = append(list, narrow{
			Name: name, Op: v.Get(key + "o." + name), Values: values[:min(len(values), mostValues)],
			From: strings.TrimSpace(v.Get(key + "from." + name)), To: strings.TrimSpace(v.Get(key + "to." + name)),
		})
	}
	return list
}

// add puts a filter that is still open onto a list.
func (s *state) add(key, name string) {
	list := &s.Where
	if key == metKey {
		list = &s.Met
	}
	if name != "" && !slices.ContainsFunc(*list, func(n narrow) bool { return n.Name == name }) {
		*list = append(*list, narrow{Name: name})
	}
}

func (s *state) drop(key, name string) {
	list := &s.Where
	if key == metKey {
		list = &s.Met
	}
	*list = slices.DeleteFunc(*list, func(n narrow) bool { return n.Name == name })
}

// settle brings what depends on each other into line: a number that the chosen records have, a day they have, a unit that fits.
func (s *state) settle(m *model.Model) {
	if s.Way == wayFormula {
		if s.Over != "" && s.By != "" {
			s.Formula = s.Over + " / " + s.By
		}
		s.fit(m)
		return
	}
	f, ok := m.Fact(s.Fact)
	if !ok {
		s.Fact = ""
		return
	}
	if !slices.Contains(hows(f), s.How) {
		s.How = hows(f)[0]
	}
	if !stock(s.How) && !slices.Contains(f.DayOrder, s.Day) {
		s.Day = f.DayOrder[0]
	}
	switch needs(s.How) {
	case "number":
		if _, ok := f.Nums[s.Of]; !ok {
			s.Of = firstNumber(f, s.How)
		}
	case "dimension":
		if _, ok := f.Refs[s.Of]; !ok {
			s.Of = ""
		}
	default:
		s.Of = ""
	}
	if s.How == howCohort {
		if s.Goal == s.Day || !slices.Contains(f.DayOrder, s.Goal) {
			s.Goal = ""
		}
		if s.Days == "" {
			s.Days = "30"
		}
	}
	keep := func(n narrow) bool {
		_, num := f.Nums[n.Name]
		_, day := f.Days[n.Name]
		return !num && !day && !f.Reaches(n.Name, s.role())
	}
	s.Where, s.Met = slices.DeleteFunc(s.Where, keep), slices.DeleteFunc(s.Met, keep)
	s.fit(m)
}

// role is the date role that places the records; "" for what holds at a moment.
func (s *state) role() model.Name {
	if stock(s.How) {
		return ""
	}
	return s.Day
}

func stock(how string) bool { return how == howStockCount || how == howStockSum }

// fit takes the unit that the figure comes in, unless one that fits was chosen.
func (s *state) fit(m *model.Model) {
	computed, ok := s.computed(m)
	if !ok {
		return
	}
	chosen, err := unit.Parse(s.Unit)
	if s.Unit == "" || err != nil || !unit.Assignable(chosen, computed) {
		s.Unit = computed.String()
		if s.Way == wayFormula && computed.Kind() == unit.Ratio {
			s.Unit = unit.Of(unit.Percent).String()
		}
	}
	if s.Better == "" {
		s.Better = string(model.More)
	}
}

// computed is the unit that the figure comes in.
func (s *state) computed(m *model.Model) (u unit.Unit, ok bool) {
	if s.Way == wayFormula {
		e, err := formula.Parse(s.Formula)
		if err != nil {
			return u, false
		}
		u, err = e.Unit(func(name string) (unit.Unit, error) {
			x, ok := m.Metric(name)
			if !ok {
				return unit.Unit{}, fault.Invalidf("no", "нет")
			}
			return x.Unit, nil
		})
		return u, err == nil
	}
	f, ok := m.Fact(s.Fact)
	if !ok {
		return u, false
	}
	switch s.How {
	case howShare, howCohort:
		return unit.Of(unit.Percent), true
	case string(model.Count), string(model.Distinct), howStockCount:
		return unit.Of(unit.Count), true
	}
	n, ok := f.Nums[s.Of]
	return n.Unit, ok
}

// units lists the units the figure may be shown in.
func (s *state) units(m *model.Model) []string {
	computed, ok := s.computed(m)
	if !ok {
		return []string{s.Unit}
	}
	list := []string{computed.String()}
	for _, name := range []string{"percent", "ratio", "points", "number", "minutes", "hours", "days"} {
		u, err := unit.Parse(name)
		if err == nil && unit.Assignable(u, computed) && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// metric is the definition that the form says. The error is fault.Invalid and says what is missing.
func (s *state) metric(m *model.Model) (*model.Metric, error) {
	x := &model.Metric{
		Name: s.Name, Title: model.Text{RU: s.TitleRU, EN: s.TitleEN}, Better: model.Better(s.Better), Bands: s.Bands,
	}
	if s.Help != "" {
		x.Help = model.Text{RU: s.Help, EN: s.Help}
	}
	if s.Way == wayFormula {
		if s.Formula == "" {
			return nil, fault.Invalidf("Choose two metrics or write a formula.", "Выберите два показателя или напишите формулу.")
		}
		var err error
		if x.Formula, err = formula.Parse(s.Formula); err != nil {
			return nil, err
		}
	} else if err := s.counted(m, x); err != nil {
		return nil, err
	}
	x.Members = s.titles()
	u, err := unit.Parse(s.Unit)
	if err != nil {
		if computed, ok := s.computed(m); ok {
			u = computed
		}
	}
	x.Unit = u
	return x, nil
}

// titles are those of the members that filters name by id.
func (s *state) titles() map[string]string {
	out := map[string]string{}
	for _, pair := range s.Members {
		id, title, ok := strings.Cut(pair, "=")
		chosen := func(n narrow) bool { return slices.Contains(n.Values, id) }
		if ok && len(title) < 200 && (slices.ContainsFunc(s.Where, chosen) || slices.ContainsFunc(s.Met, chosen)) {
			out[id] = title
		}
	}
	return out
}

func (s *state) counted(m *model.Model, x *model.Metric) error {
	f, ok := m.Fact(s.Fact)
	if !ok {
		return fault.Invalidf("Choose what to count.", "Выберите, что считать.")
	}
	where, err := conds(m, f, s.Where)
	if err != nil {
		return err
	}
	if need := needs(s.How); need != "" && s.Of == "" {
		return fault.Invalidf("Choose what the figure is of.", "Выберите, по какому полю считать.")
	}
	switch s.How {
	case howCohort:
		days, err := strconv.Atoi(s.Days)
		if s.Goal == "" || err != nil || days < 1 || days > 3660 {
			return fault.Invalidf("Choose the event to reach and in how many days: from 1 to 3660.",
				"Выберите событие, до которого нужно дойти, и срок в днях: от 1 до 3660.")
		}
		x.Cohort = &model.Cohort{Fact: f.Name, Enter: s.Day, Goal: s.Goal, Days: days, Where: where}
	case howShare:
		met, err := conds(m, f, s.Met)
		if err != nil {
			return err
		}
		if len(met) == 0 {
			return fault.Invalidf("Say which records make up the share: add a condition.", "Укажите, какие записи составляют долю: добавьте условие.")
		}
		x.Cohort = &model.Cohort{Fact: f.Name, Enter: s.Day, Met: met, Where: where}
	case howStockCount:
		x.Stock = &model.Stock{Fact: f.Name, Agg: model.Count, Where: where}
	case howStockSum:
		x.Stock = &model.Stock{Fact: f.Name, Agg: model.Sum, Of: s.Of, Where: where}
	default:
		x.Flow = &model.Flow{Fact: f.Name, Day: s.Day, Agg: model.Agg(s.How), Of: s.Of, Where: where}
	}
	return nil
}

// conds are the conditions of filters; one without a value yet filters nothing.
func conds(m *model.Model, f *model.Fact, list []narrow) ([]model.Cond, error) {
	var out []model.Cond
	for _, n := range list {
		c := model.Cond{Name: n.Name, Op: model.Op(n.Op), Values: n.Values}
		switch {
		case n.Op == string(model.Empty), n.Op == string(model.Filled):
			c.Values = nil
		case ranged(m, f, n.Name):
			if n.From == "" && n.To == "" {
				continue
			}
			if _, day := f.Days[n.Name]; !day {
				for _, end := range []string{n.From, n.To} {
					if _, err := number(end); err != nil {
						return nil, fault.Invalidf("%q is not a number.", "«%s» — не число.", end)
					}
				}
			}
			c.Op, c.Values = model.Range, []string{plain(n.From), plain(n.To)}
		default:
			if c.Op != model.NotIn {
				c.Op = model.In
			}
			c.Values = slices.DeleteFunc(slices.Clone(n.Values), func(v string) bool { return v == "" })
			for i, v := range c.Values {
				if v == noValue {
					c.Values[i] = ""
				}
			}
			if len(c.Values) == 0 {
				continue
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// noValue stands in a form for records that have no value.
const noValue = "(empty)"

func plain(text string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".").Replace(text)
}

func number(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	return strconv.ParseFloat(plain(text), 64)
}

// ranged reports whether a field is told by two ends.
func ranged(m *model.Model, f *model.Fact, name model.Name) bool {
	if _, ok := f.Nums[name]; ok {
		return true
	}
	if _, ok := f.Days[name]; ok {
		return true
	}
	d, ok := m.Dimension(name)
	return ok && (d.Kind == model.Number && len(d.Members) == 0 && len(d.Bands) == 0 || d.Kind == model.Date)
}

// stateOf is the form of a definition.
func stateOf(x *model.Metric) state {
	s := state{
		Way: wayRecords, Name: x.Name, TitleRU: x.Title.RU, TitleEN: x.Title.EN, Unit: x.Unit.String(), Better: string(x.Better), Bands: x.Bands,
		Help: x.Help.RU,
	}
	for id, title := range x.Members {
		s.Members = append(s.Members, id+"="+title)
	}
	switch {
	case x.Flow != nil:
		s.Fact, s.How, s.Of, s.Day, s.Where = x.Flow.Fact, string(x.Flow.Agg), x.Flow.Of, x.Flow.Day, narrowsOf(x.Flow.Where)
	case x.Stock != nil:
		s.Fact, s.How, s.Of, s.Where = x.Stock.Fact, howStockCount, x.Stock.Of, narrowsOf(x.Stock.Where)
		if x.Stock.Agg == model.Sum {
			s.How = howStockSum
		}
	case x.Cohort != nil && len(x.Cohort.Met) > 0:
		s.Fact, s.How, s.Day = x.Cohort.Fact, howShare, x.Cohort.Enter
		s.Where, s.Met = narrowsOf(x.Cohort.Where), narrowsOf(x.Cohort.Met)
	case x.Cohort != nil:
		s.Fact, s.How, s.Day, s.Goal, s.Days = x.Cohort.Fact, howCohort, x.Cohort.Enter, x.Cohort.Goal, strconv.Itoa(x.Cohort.Days)
		s.Where = narrowsOf(x.Cohort.Where)
	default:
		s.Way, s.Formula = wayFormula, x.Formula.String()
	}
	return s
}

func narrowsOf(list []model.Cond) []narrow {
	var out []narrow
	for _, c := range list {
		n := narrow{Name: c.Name, Op: string(c.Op), Values: slices.Clone(c.Values)}
		if c.Op == model.Range {
			n.From, n.To, n.Values = c.Values[0], c.Values[1], nil
		}
		for i, v := range n.Values {
			if v == "" {
				n.Values[i] = noValue
			}
		}
		out = append(out, n)
	}
	return out
}

// first is the first day of the new meaning: that of this month, unless another was chosen.
func (s *state) first(today cal.Day) (cal.Day, error) {
	if s.From == "" {
		y, month, _ := today.YMD()
		return cal.Date(y, month, 1), nil
	}
	return cal.ParseDay(s.From)
}

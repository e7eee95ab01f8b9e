package metric

import (
	"cmp"
	"maps"
	"slices"

	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/web/page"
)

// option is one thing of a list.
type option struct {
	Value, Title string
	On           bool
}

// firstFacts are the records people ask for most, in the order lists show them; the others follow by title.
func firstFacts() []model.Name {
	return []model.Name{"deal", "closing", "lead", "call", "meeting", "payment", "proposal", "task", "message", "client", "ticket", "survey", "deal_span"}
}

// facts lists what can be counted.
func (s *screen) facts() []option {
	var list []option
	for _, f := range s.V.About.Model.FactList() {
		if len(f.DayOrder) == 0 && f.Span == nil {
			continue
		}
		list = append(list, option{f.Name, f.Title.In(string(s.V.Lang)), f.Name == s.S.Fact})
	}
	place := func(o option) int {
		if i := slices.Index(firstFacts(), o.Value); i >= 0 {
			return i
		}
		return len(firstFacts())
	}
	slices.SortStableFunc(list, func(a, b option) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Title, b.Title)) })
	return list
}

// hows lists how records of a fact can become a figure.
func hows(f *model.Fact) []string {
	var list []string
	if len(f.DayOrder) > 0 {
		list = append(list, string(model.Count))
		if len(f.Nums) > 0 {
			list = append(list, string(model.Sum), string(model.Mean), string(model.Median), string(model.P90), string(model.Min), string(model.Max))
		}
		if len(f.Refs) > 0 {
			list = append(list, string(model.Distinct))
		}
		list = append(list, howShare)
		if len(f.DayOrder) > 1 {
			list = append(list, howCohort)
		}
	}
	if f.Span != nil {
		list = append(list, howStockCount)
		if len(f.Nums) > 0 {
			list = append(list, howStockSum)
		}
	}
	return list
}

// needs tells what a figure is of besides the records: a number, a dimension or nothing.
func needs(how string) string {
	switch how {
	case string(model.Sum), string(model.Mean), string(model.Median), string(model.P90), string(model.Min), string(model.Max), howStockSum:
		return "number"
	case string(model.Distinct):
		return "dimension"
	}
	return ""
}

func firstNumber(f *model.Fact, how string) string {
	for _, name := range []string{"amount", "revenue", "seconds"} {
		if _, ok := f.Nums[name]; ok {
			return name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.Nums)) {
		if f.Nums[name].AgeOf == "" || how == howStockSum {
			return name
		}
	}
	return ""
}

func howTitle(how string, l lang.Lang) string {
	return map[string][2]string{
		"count": {"how many there are", "сколько их"}, "sum": {"sum of a number", "сумма"}, "mean": {"mean", "среднее"}, "median": {"median", "медиана"},
		"p90": {"what 9 of 10 do not exceed", "значение, которого не превышают 9 из 10"}, "min": {"least", "наименьшее"}, "max": {"greatest", "наибольшее"},
		"distinct": {"how many different", "сколько разных"}, howShare: {"share of those that meet a condition", "доля подходящих под условие"},
		howCohort:     {"share of those that reached an event in time", "доля дошедших до события за срок"},
		howStockCount: {"how many there are at the end of the period", "сколько их на конец периода"},
		howStockSum:   {"sum at the end of the period", "сумма на конец периода"},
	}[how][lang2(l)]
}

func lang2(l lang.Lang) int {
	if l == lang.RU {
		return 1
	}
	return 0
}

func (s *screen) hows() []option {
	var list []option
	if f := s.fact(); f != nil {
		for _, how := range hows(f) {
			list = append(list, option{how, howTitle(how, s.V.Lang), how == s.S.How})
		}
	}
	return list
}

func (s *screen) fact() *model.Fact {
	f, _ := s.V.About.Model.Fact(s.S.Fact)
	return f
}

// ofs lists what the figure can be of.
func (s *screen) ofs() []option {
	f := s.fact()
	if f == nil {
		return nil
	}
	l := string(s.V.Lang)
	var list []option
	if needs(s.S.How) == "dimension" {
		list = append(list, option{"", s.T("choose…", "выберите…"), s.S.Of == ""})
		for _, d := range s.V.About.Model.Dims() {
			if f.Reaches(d.Name, s.S.role()) && d.Kind != model.Flag {
				list = append(list, option{d.Name, d.Title.In(l), d.Name == s.S.Of})
			}
		}
		return list
	}
	for _, name := range slices.Sorted(maps.Keys(f.Nums)) {
		if n := f.Nums[name]; n.AgeOf == "" || stock(s.S.How) {
			list = append(list, option{name, upper(n.Title.In(l)), name == s.S.Of})
		}
	}
	return list
}

func (s *screen) days() []option { return s.roles(s.S.Day, "") }

func (s *screen) goals() []option {
	list := slices.DeleteFunc(s.roles(s.S.Goal, s.S.Day), func(o option) bool { return !o.On && !follows(s.S.Fact, s.S.Day, o.Value) })
	return append([]option{{"", s.T("choose…", "выберите…"), s.S.Goal == ""}}, list...)
}

// follows reports whether one day of a record can come after another; where that is not known, it can. Nothing comes before a record
// is made, and a deal ends once.
func follows(fact model.Name, day, goal string) bool {
	ends := []string{"won", "lost", "end"}
	switch {
	case goal == "created":
		return false
	case fact == "deal" && slices.Contains(ends, day):
		return !slices.Contains(ends, goal)
	case fact == "closing":
		return goal != "lead" // the request comes before the deal that grew out of it
	}
	return true
}

func (s *screen) roles(on, but string) []option {
	var list []option
	if f := s.fact(); f != nil {
		for _, role := range f.DayOrder {
			if role != but {
				list = append(list, option{role, upper(s.T("day of ", "день ") + f.DayOf[role].In(string(s.V.Lang))), role == on})
			}
		}
	}
	return list
}

// owners says whose figure it is, in words.
func (s *screen) owners() string {
	f := s.fact()
	if f == nil {
		return ""
	}
	ref, ok := f.Refs["owner"]
	col, _ := f.Column("owner", s.S.role())
	switch {
	case !ok:
		return s.T("these records have no employee: the figure is of the company alone", "у этих записей нет сотрудника: показатель только по компании")
	case col != ref.Col:
		return s.T("of whoever was responsible on that day", "того, кто отвечал за запись в этот день")
	}
	return s.T("of the employee who is in the record", "сотрудника, указанного в записи")
}

func betterOptions(now string, l lang.Lang) []option {
	return []option{
		{string(model.More), l.Pick("more is better", "больше — лучше"), now == string(model.More)},
		{string(model.Less), l.Pick("less is better", "меньше — лучше"), now == string(model.Less)},
		{string(model.Target), l.Pick("within a band", "в пределах нормы"), now == string(model.Target)},
	}
}

func unitTitle(name string, l lang.Lang) string {
	t, ok := map[string][2]string{
		"money": {"money", "деньги"}, "percent": {"percent", "проценты"}, "count": {"pieces", "штуки"}, "ratio": {"times", "разы"}, "points": {"points", "баллы"},
		"number": {"number", "число"}, "duration": {"time", "время"}, "seconds": {"seconds", "секунды"}, "minutes": {"minutes", "минуты"},
		"hours": {"hours", "часы"}, "days": {"days", "дни"},
	}[name]
	if !ok {
		return name
	}
	return t[lang2(l)]
}

func (s *screen) units() []option {
	var list []option
	for _, name := range s.S.units(s.V.About.Model) {
		if name == "" {
			return []option{{"", s.T("by its sense", "по смыслу"), true}}
		}
		list = append(list, option{name, unitTitle(name, s.V.Lang), name == s.S.Unit})
	}
	return list
}

// metrics lists what a formula may be made of, by title.
func (s *screen) metrics(on string) []option {
	list := []option{{"", s.T("choose…", "выберите…"), on == ""}}
	for _, x := range usable(s.V, s.S.ID) {
		list = append(list, option{x.Name, x.Title.In(string(s.V.Lang)), x.Name == on})
	}
	slices.SortStableFunc(list[1:], func(a, b option) int { return cmp.Compare(a.Title, b.Title) })
	return list
}

// usable lists the metrics that a visitor may build on.
func usable(v *page.Visit, but string) []*model.Metric {
	var list []*model.Metric
	for _, x := range v.About.Model.Metrics() {
		if !x.Hidden && x.Waits == "" && x.Plan == nil && x.Name != but && v.Viewer.Grant.Shows(v.About.Model, x) {
			list = append(list, x)
		}
	}
	return list
}

// areaOf is the area of catalogues that records belong to.
func areaOf(m *model.Model, x *model.Metric) string {
	fact, _ := x.Base()
	if fact == "" {
		for _, name := range x.Formula.Inputs() {
			if in, ok := m.Metric(name); ok {
				return in.Area
			}
		}
		return "sales"
	}
	for area, list := range map[string][]model.Name{
		"leads":     {"lead", "lead_answer", "lead_wait"},
		"marketing": {"cost", "visit"},
		"work":      {"call", "caller", "meeting", "message", "task", "task_open", "task_overdue", "event", "presence"},
		"clients":   {"client", "client_active", "client_base", "client_life", "purchase", "purchase_base", "purchase_first"},
		"service":   {"survey", "ticket", "ticket_event"},
	} {
		if slices.Contains(list, fact) {
			return area
		}
	}
	return "sales"
}

func upper(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(append([]rune(toUpper(string(r[:1]))), r[1:]...))
}

package target

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Titles are the members that a file may name, by dimension: id → title. People and departments come with the company.
type Titles map[model.Name]map[string]string

// ParseRows reads targets out of a table of rows: metric; scope; period; value. A first row of those words, in any order and in
// either language, says which column is which; without it they stand in this order. A metric goes by its name or title, a scope by
// the title or id of a person, department, pipeline and so on, two of them parted by "/" or "+", empty or «компания» for the company.
//
// Every cell that cannot be read is told; with any of them the list is nil.
func ParseRows(h ask.House, titles Titles, rows [][]string) ([]Change, []CellError) {
	names := newNames(h, titles)
	at, top := columns(rows)
	var list []Change
	var wrong []CellError
	seen := map[string]bool{}
	for i := top; i < len(rows); i++ {
		row := rows[i]
		cell := func(k int) string {
			if k < 0 || k >= len(row) {
				return ""
			}
			return strings.TrimSpace(row[k])
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		if len(list) >= MostChanges {
			wrong = append(wrong, CellError{Row: i + 1, Column: 1, Reason: model.Text{EN: "Too many rows", RU: "Слишком много строк"}})
			break
		}
		before := len(wrong)
		refuse := func(k int, why model.Text) {
			wrong = append(wrong, CellError{Row: i + 1, Column: k + 1, Text: cell(k), Reason: why})
		}
		c, m := names.cell(h, at, cell, refuse)
		if m != nil {
			n, why := readNumber(cell(at.value), m.Unit)
			switch {
			case why != (reason{}):
				refuse(at.value, why)
			case n.empty:
				refuse(at.value, model.Text{EN: "No value", RU: "Нет значения"})
			}
			c.Value, c.Gone = n.value, n.gone
		}
		if len(wrong) > before {
			continue
		}
		if err := checkCell(h, &c.Cell); err != nil {
			refuse(at.scope, saying(err))
			continue
		}
		if seen[c.Key()] {
			refuse(at.value, model.Text{EN: "This target is in the file twice", RU: "Этот план в файле встречается дважды"})
			continue
		}
		seen[c.Key()] = true
		list = append(list, c)
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return list, nil
}

// ParseTable parts a text into rows for [ParseRows].
func ParseTable(text string) ([][]string, error) { return table(text) }

// places are the columns of a file.
type places struct{ metric, scope, period, value int }

func columns(rows [][]string) (at places, top int) {
	at = places{0, 1, 2, 3}
	if len(rows) == 0 {
		return at, 0
	}
	found := map[string]int{}
	for i, text := range rows[0] {
		switch fold(text) {
		case "metric", "показатель", "метрика", "kpi":
			found["metric"] = i
		case "scope", "who", "whose", "кто", "чей", "сотрудник", "менеджер", "отдел":
			found["scope"] = i
		case "period", "период", "месяц", "month":
			found["period"] = i
		case "value", "plan", "target", "план", "значение", "цель":
			found["value"] = i
		}
	}
	if len(found) != 4 {
		return at, 0
	}
	return places{found["metric"], found["scope"], found["period"], found["value"]}, 1
}

// names finds metrics and members by what people call them.
type names struct {
	metrics map[string][]model.Name
	members map[string][]plan.Part
}

func newNames(h ask.House, titles Titles) *names {
	n := &names{metrics: map[string][]model.Name{}, members: map[string][]plan.Part{}}
	for _, m := range h.Model.Metrics() {
		for _, text := range []string{m.Name, m.Title.EN, m.Title.RU} {
			if key := fold(text); key != "" && !slices.Contains(n.metrics[key], m.Name) && (!m.Hidden || text == m.Name) {
				n.metrics[key] = append(n.metrics[key], m.Name)
			}
		}
	}
	put := func(dim model.Name, id, title string) {
		for _, text := range []string{id, title} {
			key := fold(text)
			if key == "" || slices.ContainsFunc(n.members[key], func(p plan.Part) bool { return p.Dim == dim && p.Members[0] == id }) {
				continue
			}
			n.members[key] = append(n.members[key], Of(dim, id))
		}
	}
	for _, p := range h.People {
		put(owner, p.ID, p.Name)
	}
	for _, d := range h.Departments {
		put(department, d.ID, d.Name)
	}
	for _, dim := range Dimensions(h.Model) {
		for id, title := range titles[dim] {
			if dim == branch && slices.ContainsFunc(h.Departments, func(d ask.Department) bool { return d.ID == id }) {
				continue // whoever names a department means the department
			}
			put(dim, id, title)
		}
	}
	return n
}

// fold makes texts comparable: lower case, one space, е for ё.
func fold(s string) string {
	return strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")), "ё", "е")
}

// cell reads what a row is about; m is nil when the metric is not known.
func (n *names) cell(h ask.House, at places, text func(int) string, refuse func(int, model.Text)) (c Change, m *model.Metric) {
	c.Origin = Imported
	switch found := n.metrics[fold(text(at.metric))]; len(found) {
	case 0:
		refuse(at.metric, model.Text{EN: "There is no such metric", RU: "Такого показателя нет"})
	case 1:
		m, _ = h.Model.Metric(found[0])
		c.Metric = m.Name
	default:
		list := strings.Join(found, ", ")
		refuse(at.metric, model.Text{EN: "Several metrics are called so: " + list, RU: "Так называются несколько показателей: " + list})
	}
	var parts []plan.Part
	for _, text := range scopeTexts(n, text(at.scope)) {
		switch found := n.members[fold(text)]; len(found) {
		case 0:
			refuse(at.scope, model.Text{EN: "Nobody and nothing is called “" + text + "”", RU: "Никого и ничего с именем «" + text + "» нет"})
		case 1:
			parts = append(parts, found[0])
		default:
			list := idsOf(found)
			refuse(at.scope, model.Text{
				EN: "Several are called “" + text + "”; write the id: " + list, RU: "С именем «" + text + "» есть несколько, укажите идентификатор: " + list,
			})
		}
	}
	c.Scope = Scope(parts...)
	p, ok := readPeriod(h.Calendar, text(at.period))
	if !ok {
		refuse(at.period, model.Text{EN: "Not a period: write 2026-05, Q2 2026 or 2026", RU: "Не период: пишется май 2026, 2 кв. 2026 или 2026"})
		return c, m
	}
	c.Grain, c.Range = p.Grain, h.Calendar.Whole(p.Grain, p.N)
	return c, m
}

// idsOf lists the ids of members that share a name, as a file may name them; of very many the first.
func idsOf(found []plan.Part) string {
	const most = 6
	var list []string
	for _, p := range found {
		list = append(list, p.Members...)
	}
	slices.Sort(list)
	if list = slices.Compact(list); len(list) > most {
		list = append(list[:most], "…")
	}
	return strings.Join(list, ", ")
}

// wholeCompany reports whether a text names nobody in particular.
func wholeCompany(text string) bool {
	switch fold(text) {
	case "", "company", "the company", "компания", "вся компания", "всего", "все":
		return true
	}
	return false
}

// scopeTexts parts a scope into the names in it.
func scopeTexts(n *names, text string) []string {
	if wholeCompany(text) {
		return nil
	}
	if len(n.members[fold(text)]) > 0 {
		return []string{text}
	}
	var list []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '+' }) {
		list = append(list, strings.TrimSpace(part))
	}
	return list
}

// readPeriod reads a period as people write it: 2026, 2026/27, 2026-05, 05.2026, май 2026, Q2 2026, 2 кв. 2026, 2-е полугодие 2026,
// 2026-W07, 19.05.2026, 2026-05-19. Years, halves and quarters are the company's.
func readPeriod(c cal.Calendar, text string) (cal.Period, bool) {
	s := strings.Trim(fold(text), ".")
	of := func(g cal.Grain, n int) (cal.Period, bool) {
		return cal.Period{Grain: g, N: n, Range: c.Whole(g, n)}, true
	}
	if d, err := cal.ParseDay(s); err == nil {
		return of(cal.ByDay, int(d))
	}
	if d, err := time.Parse("02.01.2006", s); err == nil {
		return of(cal.ByDay, int(cal.Date(d.Year(), d.Month(), d.Day())))
	}
	for _, form := range []string{"2006-01", "01.2006", "1.2006", "01/2006"} {
		if d, err := time.Parse(form, s); err == nil && plausible(d.Year()) {
			return of(cal.ByMonth, d.Year()*12+int(d.Month())-1)
		}
	}
	if strings.Contains(s, "-w") {
		if r, err := c.Resolve(s, 0); err == nil && r.Days() == 7 {
			return of(cal.ByWeek, c.Ordinal(r.From, cal.ByWeek))
		}
		return cal.Period{}, false
	}
	return readWords(s, of)
}

func plausible(y int) bool { return y >= 1990 && y < 2100 }

// readWords reads a period of a word and a year.
func readWords(s string, of func(cal.Grain, int) (cal.Period, bool)) (cal.Period, bool) {
	s = strings.NewReplacer("fy", "", ".", "", "-q", " q", "-h", " h").Replace(s)
	words := slices.DeleteFunc(strings.Fields(s), func(w string) bool { return w == "год" || w == "года" || w == "г" })
	year, at := 0, -1
	for i, w := range words {
		head, tail, two := strings.Cut(w, "/")
		if y, err := strconv.Atoi(head); err == nil && len(head) == 4 && plausible(y) && (!two || len(tail) == 2) {
			year, at = y, i
		}
	}
	if at < 0 {
		return cal.Period{}, false
	}
	rest := strings.Join(slices.Delete(slices.Clone(words), at, at+1), " ")
	switch rest {
	case "":
		return of(cal.ByYear, year)
	case "q1", "1 кв", "1 квартал", "i квартал":
		return of(cal.ByQuarter, year*4)
	case "q2", "2 кв", "2 квартал", "ii квартал":
		return of(cal.ByQuarter, year*4+1)
	case "q3", "3 кв", "3 квартал", "iii квартал":
		return of(cal.ByQuarter, year*4+2)
	case "q4", "4 кв", "4 квартал", "iv квартал":
		return of(cal.ByQuarter, year*4+3)
	case "h1", "1-е полугодие", "1 полугодие":
		return of(cal.ByHalf, year*2)
	case "h2", "2-е полугодие", "2 полугодие":
		return of(cal.ByHalf, year*2+1)
	}
	if m := monthNamed(rest); m > 0 {
		return of(cal.ByMonth, year*12+m-1)
	}
	return cal.Period{}, false
}

// monthNamed reads the name of a month, whole or cut to three letters; 0 for none.
func monthNamed(s string) int {
	stems := [...]string{"янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"}
	whole := [...]string{
		"январь января", "февраль февраля", "март марта", "апрель апреля", "май мая", "июнь июня",
		"июль июля", "август августа", "сентябрь сентября сент", "октябрь октября", "ноябрь ноября нояб", "декабрь декабря",
	}
	for i := range whole {
		english := strings.ToLower(time.Month(i + 1).String())
		if s == stems[i] && s != "ма" || s == english || s == english[:3] || slices.Contains(strings.Fields(whole[i]), s) {
			return i + 1
		}
	}
	return 0
}

// ReadPeriod reads a period as people write it: 2026, 2026-05, май 2026, Q2 2026, 2 кв. 2026.
func ReadPeriod(c cal.Calendar, text string) (cal.Period, bool) { return readPeriod(c, text) }

package question

import (
	"net/url"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// box is the form a question is put together in.
type box struct {
	Text    string // the question as text
	Was     string // the metrics so far, with commas
	Chosen  []choice
	Titles  []choice // of every metric, to pick from while typing
	Areas   []area
	Bys     [][]choice // one list for each place
	Range   string
	Ranges  []choice
	Presets []choice
	Grains  []choice
	Compare []choice
	Totals  bool
	Limit   int
	Others  bool
	Filters []chip
	Dims    []choice
	Keep    []pair // what the form does not show but does not lose either
	Summary []pair // the question in words
	Advance bool   // whether the second part stands open
}

// choice is one thing to pick.
type choice struct {
	Value, Title, Link string
	On                 bool
}

// area is the metrics of one field of work.
type area struct {
	Title   string
	Metrics []choice
	On      int
}

type pair struct{ Key, Text string }

func newBox(about ask.About, a *ask.Answer, q query.Query, v *page.Visit) box {
	l, m := v.Lang, about.Model
	b := box{
		Text: q.String(), Was: strings.Join(q.Metrics, ","), Range: rangeName(q.Range, l), Totals: q.Totals, Limit: q.Limit, Others: q.Others,
		Filters: chips(about, a, q, path, v, false),
	}
	if q.Range == "" {
		b.Range = rangeName("this-month", l)
	}
	for _, name := range q.Metrics {
		title := name
		if x, ok := m.Metric(name); ok {
			title = x.Title.In(string(l))
		}
		b.Chosen = append(b.Chosen, choice{Value: name, Title: title, Link: link(path, without(q, name))})
	}
	b.Areas = areas(m, v.Viewer, q.Metrics, l)
	for _, x := range m.Metrics() {
		if !x.Hidden && offered(v.Viewer, m, x.Name) {
			b.Titles = append(b.Titles, choice{Title: x.Title.In(string(l))})
		}
	}
	dims := shared(m, q, l)
	for i := range min(len(q.By)+1, 3) {
		at := ""
		if i < len(q.By) {
			at = q.By[i]
		}
		b.Bys = append(b.Bys, pick(dims, at))
	}
	b.Dims = dims
	for _, w := range rangeWords() {
		b.Ranges = append(b.Ranges, choice{Value: l.Pick(w.en, w.ru)})
		if slices.Contains([]string{"this-month", "last-month", "this-quarter", "this-year", "last-12-months"}, w.token) {
			other := q
			other.Range = w.token
			on := q.Range == w.token || q.Range == "" && w.token == "this-month"
			b.Presets = append(b.Presets, choice{Title: l.Pick(w.en, w.ru), Link: link(path, other), On: on})
		}
	}
	for _, g := range append([]cal.Grain{cal.None}, cal.Grains()...) {
		b.Grains = append(b.Grains, choice{Value: g.String(), Title: grainName(g, l), On: g == q.Grain})
	}
	b.Compare = comparisons(q, l)
	b.Keep = kept(q)
	said := b.Range
	if a != nil && said == q.Range { // days, not the name of a stretch
		said = l.Range(a.Range)
	}
	b.Summary = summary(b, said, l)
	b.Advance = len(q.Where) > 0 || q.Limit > 0 || q.Others
	return b
}

// without is a question with one metric less, and without what was asked of it.
func without(q query.Query, name model.Name) query.Query {
	q.Metrics = slices.DeleteFunc(slices.Clone(q.Metrics), func(n model.Name) bool { return n == name })
	q.Derive = slices.DeleteFunc(slices.Clone(q.Derive), func(d query.Derive) bool { return d.Metric == name })
	q.Sort = slices.DeleteFunc(slices.Clone(q.Sort), func(s query.Sort) bool {
		base, _, _ := strings.Cut(strings.ReplaceAll(s.Name, ":", "@"), "@")
		return base == name
	})
	return q
}

// summary says the question in a few words, for the line that opens the form. days is its period in words.
func summary(b box, days string, l lang.Lang) []pair {
	on := func(list []choice) (title string) {
		for _, c := range list {
			if c.On && c.Value != "" {
				title = c.Title
			}
		}
		return title
	}
	list := []pair{{l.Pick("Period", "Период"), days}}
	if text := on(b.Grains); text != "" {
		list = append(list, pair{l.Pick("Step", "Шаг"), text})
	}
	if text := on(b.Compare); text != "" {
		list = append(list, pair{l.Pick("Compared with", "Сравнение с"), text})
	}
	for _, by := range b.Bys {
		if text := on(by); text != "" {
			list = append(list, pair{l.Pick("By", "По"), text})
		}
	}
	return list
}

// kept lists the parts of a question that the form has no field for.
func kept(q query.Query) []pair {
	shown := []string{"metrics", "by", "range", "grain", "compare", "totals", "limit", "others"}
	var list []pair
	values := q.Values()
	keys := make([]string, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		for _, text := range values[k] {
			if !slices.Contains(shown, k) {
				list = append(list, pair{k, text})
			}
		}
	}
	return list
}

// areas groups the main metrics that a viewer may ask for, and those already chosen.
func areas(m *model.Model, v access.Viewer, chosen []model.Name, l lang.Lang) []area {
	var list []area
	last := ""
	for _, x := range m.Metrics() {
		if !x.Catalog && !slices.Contains(chosen, x.Name) || x.Waits != "" || !offered(v, m, x.Name) {
			continue
		}
		if x.Area != last || len(list) == 0 {
			list = append(list, area{Title: areaTitle(x.Area, l)})
			last = x.Area
		}
		on := slices.Contains(chosen, x.Name)
		group := &list[len(list)-1]
		group.Metrics = append(group.Metrics, choice{Value: x.Name, Title: x.Title.In(string(l)), Link: "/metrics/" + url.PathEscape(x.Name), On: on})
		if on {
			group.On++
		}
	}
	return list
}

// offered reports whether a metric is in a viewer's lists. Whether there are rows to count it from is for the desk to say.
func offered(v access.Viewer, in *model.Model, name model.Name) bool {
	m, ok := in.Metric(name)
	return ok && v.Grant.Shows(in, m)
}

func areaTitle(name string, l lang.Lang) string {
	titles := map[string][2]string{
		"leads": {"Leads", "Лиды"}, "marketing": {"Marketing", "Маркетинг"}, "sales": {"Sales", "Продажи"}, "plan": {"Plans", "Планы"},
		"work": {"Work of the team", "Работа команды"}, "clients": {"Clients", "Клиенты"}, "service": {"Service", "Сервис"},
	}
	if t, ok := titles[name]; ok {
		return l.Pick(t[0], t[1])
	}
	return name
}

// shared lists the dimensions that every metric of a question can be split by; before one is chosen, all of them.
func shared(m *model.Model, q query.Query, l lang.Lang) []choice {
	var list []choice
	for _, d := range m.Dims() {
		usable := !d.Hidden
		for _, name := range q.Metrics {
			if _, ok := m.Metric(name); ok {
				usable = usable && m.CanSplit(name, d.Name)
			}
		}
		if usable || slices.Contains(q.By, d.Name) {
			list = append(list, choice{Value: d.Name, Title: d.Title.In(string(l))})
		}
	}
	return list
}

func pick(from []choice, value string) []choice {
	list := slices.Clone(from)
	for i := range list {
		list[i].On = list[i].Value == value
	}
	return list
}

// comparisons offers the usual ones, and the question's own where it is another.
func comparisons(q query.Query, l lang.Lang) []choice {
	var parts []string
	for _, c := range q.Compare {
		parts = append(parts, c.String())
	}
	now := strings.Join(parts, ",")
	list := []choice{
		{Value: "", Title: l.Pick("nothing", "ни с чем")},
		{Value: "previous", Title: l.Pick("the previous period", "прошлым периодом")},
		{Value: "year", Title: l.Pick("a year ago", "тем же периодом год назад")},
		{Value: "previous,year", Title: l.Pick("both", "и тем, и другим")},
	}
	list = pick(list, now)
	if !slices.ContainsFunc(list, func(c choice) bool { return c.On }) {
		var said []string
		for _, part := range parts {
			said = append(said, render.Shift(part, l))
		}
		list = append(list, choice{Value: now, Title: strings.Join(said, ", "), On: true})
	}
	return list
}

// examples are questions to begin with: those whose metrics the model has and the viewer is offered.
func examples(m *model.Model, v *page.Visit) []choice {
	all := []struct{ text, en, ru string }{
		{"metrics=revenue,deals_won,avg_check&range=this-month&compare=previous", "How is this month going?", "Как идёт месяц?"},
		{
			"metrics=revenue,deals_won,win_rate&by=owner&range=this-quarter&totals=1&sort=-revenue",
			"Who sells how much this quarter?", "Кто сколько продал в этом квартале?",
		},
		{"metrics=revenue&range=last-12-months&grain=month&compare=year", "Revenue by month against last year", "Выручка по месяцам против прошлого года"},
		{
			"metrics=leads_new,conv_lead_won&by=source&range=last-12-months&totals=1&sort=-leads_new",
			"Which sources bring leads, and which bring sales?", "Какие источники дают лиды, а какие — продажи?",
		},
		{
			"metrics=deals_lost&by=loss_reason&range=this-quarter&totals=1&derive=deals_lost:share&sort=-deals_lost",
			"Why do we lose deals?", "Почему мы теряем сделки?",
		},
		{"metrics=pipeline_open&by=pipeline,stage&range=today&totals=1", "What stands in the pipeline today?", "Что сейчас в воронке?"},
		{"metrics=calls_in&by=weekday&range=last-4-weeks&totals=1", "On which days do clients call?", "По каким дням звонят клиенты?"},
	}
	var list []choice
	for _, e := range all {
		q, err := query.ParseText(e.text)
		if err != nil {
			continue
		}
		fits := true
		for _, name := range q.Metrics {
			_, ok := m.Metric(name)
			fits = fits && ok && offered(v.Viewer, m, name)
		}
		for _, d := range q.By {
			for _, name := range q.Metrics {
				fits = fits && m.CanSplit(name, d)
			}
		}
		if fits {
			list = append(list, choice{Title: v.Lang.Pick(e.en, e.ru), Value: q.String(), Link: link(path, q)})
		}
	}
	return list
}

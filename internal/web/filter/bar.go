package filter

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Options say what a bar has besides.
type Options struct {
	// Path is the page's own address, "" the request's.
	Path string
	// Base are the board's beginnings, in the URL form; "" takes the board's own. Values equal to them leave the address.
	Base     string
	PlanOnly bool // figures are held against plans and nothing else: there is no comparison to choose
}

// bar is what the form shows.
type bar struct {
	Lang       lang.Lang
	Path, Base string
	Hidden     []pair
	Period     period
	Compare    compare
	Chips      []chip
	Lenses     []ui.Link
	Adds       []ui.Link
	Reset      string
	Open, Said string
}

type pair struct{ Key, Text string }

type period struct {
	Title         string
	Set           bool
	Token         string
	Presets       []ui.Link
	From, To, Was string
}

type compare struct {
	Key     string // what stands before the title
	Title   string
	Set     bool
	Options []option
}

type option struct {
	Name, Value, Title, Hint string
	On, Off                  bool // chosen; cannot be chosen yet
	Under                    bool
}

// Bar makes the bar of a page.
func Bar(s *page.Site, r *http.Request, v *page.Visit, b board.Board, st State, o Options) (templ.Component, error) {
	if o.Path == "" {
		o.Path = r.URL.Path
	}
	if o.Base == "" {
		o.Base = b.Params
	}
	names := metrics(v, b)
	can := dims(v, names)
	add := r.URL.Query().Get("add")
	main, extra := sorted(can, st.Query.Where, add)
	have, err := read(r.Context(), s, v, names, append(slices.Clone(main), extra...))
	if err != nil {
		return nil, err
	}
	x := bar{
		Lang: v.Lang, Path: o.Path, Base: o.Base, Open: st.Open, Said: st.Said,
		Period: periodOf(v, st, o.Path), Compare: compareOf(v, st),
	}
	if o.PlanOnly {
		x.Compare = compare{}
	}
	if st.Changed {
		x.Reset = o.Path
	}
	x.Chips = chipsOf(v, st, have, main, extra, add, o.Path)
	x.Hidden = hidden(st, x.Chips)
	for _, d := range can {
		if !slices.ContainsFunc(x.Chips, func(c chip) bool { return c.ID == d.Name }) && !who(d.Name) && d.Kind != model.Date {
			x.Adds = append(x.Adds, ui.Link{Title: d.Title.In(string(v.Lang)), Href: st.Link(o.Path, "add", d.Name)})
		}
	}
	if len(b.Lenses) > 0 {
		x.Lenses = lenses(v, st, b, o.Path)
	}
	x.Said = told(v, st, have)
	return barView(x), nil
}

// told is the line of filters for paper, with the titles of those that are listed.
func told(v *page.Visit, st State, have lists) string {
	parts := []string{st.Days(v.Lang)}
	if text := against(st, v.Lang); text != "" {
		parts = append(parts, v.T("against ", "против: ")+text)
	}
	return strings.Join(append(parts, narrowed(v, st, have)...), " · ")
}

// narrowed are the filters, each in words.
func narrowed(v *page.Visit, st State, have lists) []string {
	parts := make([]string, 0, len(st.Query.Where))
	for _, c := range st.Query.Where {
		parts = append(parts, DimTitle(v.About.Model, c.Name, v.Lang)+": "+CondText(v, c, have.titles(c.Name)))
	}
	return parts
}

func who(name model.Name) bool { return name == "department" || name == "owner" }

// sorted parts the dimensions of a bar into those it always has, in their order, and those that somebody added.
func sorted(can []*model.Dimension, where []model.Cond, add string) (main, extra []*model.Dimension) {
	find := func(name string) *model.Dimension {
		if i := slices.IndexFunc(can, func(d *model.Dimension) bool { return d.Name == name }); i >= 0 {
			return can[i]
		}
		return nil
	}
	order := []string{"pipeline", "owner", "source"}
	for _, name := range order {
		d := find(name)
		if d == nil && name == "owner" {
			d = find("department")
		}
		if d != nil {
			main = append(main, d)
		}
	}
	for _, d := range can {
		if slices.Contains(order, d.Name) || who(d.Name) {
			continue
		}
		set := slices.ContainsFunc(where, func(c model.Cond) bool {
			return c.Name == d.Name && (c.Op == model.In || c.Op == model.Range && len(d.Bands) > 0)
		})
		if set || d.Name == add {
			extra = append(extra, d)
		}
	}
	return main, extra
}

func periodOf(v *page.Visit, st State, path string) period {
	l := v.Lang
	token := st.Query.Range
	if token == "" {
		token = usual
	}
	p := period{Title: st.Days(l), Token: token}
	_, p.Set = st.Address["range"]
	for _, x := range Presets() {
		p.Presets = append(p.Presets, ui.Link{Title: l.Pick(x.EN, x.RU), Href: st.Link(path, "range", x.Token), On: x.Token == token})
	}
	if token != plan.Everything {
		p.From, p.To = st.Range.From.String(), st.Range.Last().String()
	}
	p.Was = p.From + ".." + p.To
	return p
}

func compareOf(v *page.Visit, st State) compare {
	l := v.Lang
	var parts []string
	for _, c := range st.Query.Compare {
		parts = append(parts, c.String())
	}
	if st.Query.Plan {
		parts = append(parts, query.WithPlan)
	}
	now := strings.Join(parts, ",")
	c := compare{Key: l.Pick("vs", "против"), Title: compareName(st.Query, l)}
	if c.Title == "" {
		c.Key, c.Title = l.Pick("compare:", "сравнение:"), l.Pick("none", "нет")
	}
	_, c.Set = st.Address["compare"]
	at := now
	if at == "" {
		at = NoneWord
	}
	list := []option{
		{Value: "previous", Title: l.Pick("the same working days of the previous period", "те же рабочие дни прошлого периода"), Hint: compared(v, st, "previous")},
		{Value: "year", Title: l.Pick("the same days of last year", "те же дни прошлого года"), Hint: compared(v, st, "year")},
		{Value: "previous,year", Title: l.Pick("both", "и то, и другое")},
		{Value: query.WithPlan, Title: l.Pick("the plan", "план")},
		{Value: "previous," + query.WithPlan, Title: l.Pick("the previous period and the plan", "прошлый период и план")},
		{Value: NoneWord, Title: l.Pick("no comparison", "не сравнивать")},
	}
	found := false
	for i := range list {
		list[i].Name = "compare"
		list[i].On = !list[i].Off && list[i].Value == at
		found = found || list[i].On
	}
	if !found {
		list = append([]option{{Name: "compare", Value: now, Title: c.Title, On: true}}, list...)
	}
	c.Options = list
	return c
}

func lenses(v *page.Visit, st State, b board.Board, path string) []ui.Link {
	through := func(id string) string {
		other := st
		other.Lens = id
		return other.Here(path)
	}
	usual := v.T("Main", "Основной")
	if slices.ContainsFunc(b.Lenses, func(x board.Lens) bool { return x.ID == "period" }) {
		usual = v.T("Cohort", "Когорта")
	}
	list := []ui.Link{{Title: usual, Href: through(""), On: st.Lens == ""}}
	for _, x := range b.Lenses {
		list = append(list, ui.Link{Title: x.Title.In(string(v.Lang)), Href: through(x.ID), On: st.Lens == x.ID})
	}
	return list
}

// hidden are the parameters that no control of the bar shows but that the form must not lose.
func hidden(st State, chips []chip) []pair {
	var list []pair
	shown := func(key string) bool {
		if key == "range" || key == "compare" {
			return true
		}
		return slices.ContainsFunc(chips, func(c chip) bool {
			return !c.Locked && (c.Typed == key || slices.ContainsFunc(c.Options, func(o option) bool { return o.Name == key }))
		})
	}
	keys := make([]string, 0, len(st.Address))
	for key := range st.Address {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		if shown(key) {
			continue
		}
		for _, text := range st.Address[key] {
			list = append(list, pair{key, text})
		}
	}
	kept := st.kept()
	for _, key := range []string{"lens", "view"} {
		if text := kept.Get(key); text != "" {
			list = append(list, pair{key, text})
		}
	}
	return list
}

// keyOf is the parameter a condition is written as.
func keyOf(c model.Cond) string {
	switch c.Op {
	case model.NotIn, model.Filled:
		return c.Name + "!"
	case model.Contains:
		return c.Name + "~"
	case model.Range:
		if len(c.Values) == 2 && c.Values[1] == "" {
			return c.Name + ">"
		}
		if len(c.Values) == 2 && c.Values[0] == "" {
			return c.Name + "<"
		}
	case model.In, model.Empty:
	}
	return c.Name
}

// rangeOf is what the two days of the form say; "" when they say what they said before.
func rangeOf(from, til, was string) string {
	if from+".."+til == was || from == "" && til == "" {
		return ""
	}
	a, errA := cal.ParseDay(from)
	z, errZ := cal.ParseDay(til)
	switch {
	case errA != nil && errZ != nil:
		return ""
	case errA != nil:
		return til
	case errZ != nil:
		return from + ".."
	case a > z:
		return til + ".." + from
	}
	return from + ".." + til
}

package builder

import (
	"context"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// scale is a day or a number of the records behind the chosen metrics: a filter by it has two ends instead of values.
type scale struct {
	Name, Title string
	Day         bool
	Unit        unit.Unit
}

// hour is how many seconds people write as one: the data has durations in seconds.
const hour = 3600

// scales lists the days and numbers that every chosen metric can be filtered by and that the viewer may know.
func scales(v *page.Visit, metrics []model.Name) []scale {
	m := v.About.Model
	var facts []*model.Fact
	for _, name := range metrics {
		for _, leaf := range m.Leaves(name) {
			of, _ := leaf.Base()
			if f, ok := m.Fact(of); ok && !slices.Contains(facts, f) {
				facts = append(facts, f)
			}
		}
	}
	if len(facts) == 0 {
		return nil
	}
	secrets := plan.SecretsOf(m, v.Viewer.Grant)
	var list []scale
	for name, column := range facts[0].Days {
		shared := column != "" && all(facts, func(f *model.Fact) bool { return f.Days[name] != "" })
		if _, taken := m.Dimension(name); shared && !taken {
			list = append(list, scale{Name: name, Title: filter.DimTitle(m, name, v.Lang), Day: true})
		}
	}
	for name, n := range facts[0].Nums {
		shared := n.Unit.Kind() != unit.Count && all(facts, func(f *model.Fact) bool {
			x, ok := f.Nums[name]
			return ok && x.AgeOf == "" && x.Unit.Kind() == n.Unit.Kind() && !secrets.Has(f, x.Col)
		})
		if _, taken := m.Dimension(name); shared && !taken {
			list = append(list, scale{Name: name, Title: n.Title.In(string(v.Lang)), Unit: n.Unit})
		}
	}
	slices.SortFunc(list, func(a, b scale) int {
		if a.Day != b.Day {
			return boolInt(b.Day) - boolInt(a.Day)
		}
		return strings.Compare(a.Title, b.Title)
	})
	return list
}

func all[T any](list []T, such func(T) bool) bool {
	return !slices.ContainsFunc(list, func(x T) bool { return !such(x) })
}

// scaleOf finds a day or a number by name.
func scaleOf(v *page.Visit, metrics []model.Name, name model.Name) (scale, bool) {
	list := scales(v, metrics)
	i := slices.IndexFunc(list, func(x scale) bool { return x.Name == name })
	if i < 0 {
		return scale{}, false
	}
	return list[i], true
}

// unit is what the ends are written in: ₽, hours; "" for plain numbers and days.
func (x scale) unit(v *page.Visit) string {
	switch {
	case x.Day:
		return ""
	case x.Unit.Kind() == unit.Money:
		return v.Lang.MoneyUnit(v.About.Settings.Currency, 0)
	case x.Unit.Kind() == unit.Duration:
		return v.T("hours", "часы")
	}
	return ""
}

// shown writes an end as the form has it.
func (x scale) shown(text string) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || x.Day || x.Unit.Kind() != unit.Duration {
		return text
	}
	return strconv.FormatFloat(n/hour, 'f', -1, 64)
}

// scaleEntries lists them for the dialog of filters.
func scaleEntries(v *page.Visit, metrics []model.Name) []entry {
	var list []entry
	for _, x := range scales(v, metrics) {
		help := v.T("from and to", "от и до")
		if x.Day {
			help = v.T("from day to day", "с какого и по какой день")
		}
		list = append(list, entry{Value: x.Name, Title: upperFirst(x.Title), Help: help, Unit: x.unit(v)})
	}
	return list
}

// between reads the two ends of the dialog. Ends the wrong way round are turned; what is no day or number is left out.
func between(v url.Values) (model.Cond, bool) {
	c := model.Cond{Name: v.Get("fdim"), Op: model.Range, Values: []string{"", ""}}
	day := v.Get("fscale") == "day"
	for i, key := range []string{"ffrom", "fto"} {
		text := strings.TrimSpace(v.Get(key))
		if day {
			if _, _, ok := days(text + ".."); ok {
				c.Values[i] = text
			}
			continue
		}
		n, err := strconv.ParseFloat(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", ".").Replace(text), 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			continue
		}
		if v.Get("fscale") == "duration" {
			n *= hour
		}
		c.Values[i] = strconv.FormatFloat(n, 'f', -1, 64)
	}
	if a, b := c.Values[0], c.Values[1]; a != "" && b != "" && after(a, b, day) {
		c.Values[0], c.Values[1] = b, a
	}
	return c, c.Values[0] != "" || c.Values[1] != ""
}

func after(a, b string, day bool) bool {
	if day {
		return a > b
	}
	x, err := strconv.ParseFloat(a, 64)
	y, worse := strconv.ParseFloat(b, 64)
	return err == nil && worse == nil && x > y
}

// pickEnds is the choice of a filter's two ends, with how many records lie between them.
func (b *Builder) pickEnds(ctx context.Context, v *page.Visit, s state, x scale, was string, typed url.Values) *filterPick {
	out := &filterPick{Dim: x.Name, Was: was, Title: x.Title, Unit: x.unit(v), Scale: "number"}
	switch {
	case x.Day:
		out.Scale = "day"
	case x.Unit.Kind() == unit.Duration:
		out.Scale = "duration"
	}
	c, err := condOf(was)
	chosen := err == nil && c.Name == x.Name && c.Op == model.Range
	if typed.Has("ffrom") || typed.Has("fto") {
		typed.Set("fdim", x.Name)
		typed.Set("fscale", out.Scale)
		c, chosen = between(typed)
	}
	if chosen {
		out.From, out.To = x.shown(c.Values[0]), x.shown(c.Values[1])
	}
	out.Text = b.between(ctx, v, s, x.Name, c, chosen)
	return out
}

// between says how many records lie between the ends, of how many.
func (b *Builder) between(ctx context.Context, v *page.Visit, s state, name model.Name, c model.Cond, chosen bool) string {
	m := v.About.Model
	first, ok := m.Metric(s.Metrics[0])
	if !ok || first.Waits != "" {
		return ""
	}
	q := query.Query{Metrics: s.Metrics[:1], Range: s.Range}
	if base, ok := baseOf(v, first, nil); ok {
		q.Metrics = []model.Name{base}
	}
	skipped := s.skipped(m)
	for _, text := range slices.Concat(s.Where, s.Own) {
		if x, err := condOf(text); err == nil && x.Name != name && !slices.Contains(skipped, x.Name) {
			q.Where = append(q.Where, x)
		}
	}
	whole, err := b.site.Desk.Records(ctx, v.Viewer, q, ask.Page{Limit: 1})
	if err != nil {
		return v.Lang.Message(err)
	}
	title := lowerFirst(whole.Fact.Title.In(string(v.Lang)))
	if !chosen {
		return v.T("In the period: ", "За период: ") + v.Lang.Int(whole.Total) + " · " + title
	}
	q.Where = append(q.Where, c)
	part, err := b.site.Desk.Records(ctx, v.Viewer, q, ask.Page{Limit: 1})
	if err != nil {
		return v.Lang.Message(err)
	}
	return v.T("Left: ", "Подходит: ") + v.Lang.Int(part.Total) + v.T(" of ", " из ") + v.Lang.Int(whole.Total) + " · " + title
}

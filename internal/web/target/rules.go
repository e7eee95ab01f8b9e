package target

import (
	"context"
	"maps"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// rulesPage is the form of the rules of planning.
type rulesPage struct {
	V                            *page.Visit
	Metrics                      []option
	Near, Ramp, Percent, Met, Of string
	Seasons                      []seasonView
	Err, By                      string
	Revision                     string
	Said                         bool
}

// seasonView is the shape of one metric's targets; "" is that of all others.
type seasonView struct {
	Metric, Title string
	Shape         string
	Months        []monthView
}

type monthView struct{ Name, Title, Value string }

// rules shows the form.
func (p *Pages) rules(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if !v.Administers() {
		return page.ErrNoPage
	}
	rules, err := p.Service.Rules(r.Context())
	if err != nil {
		return err
	}
	return p.showRules(w, r, v, rules, nil, nil)
}

// showRules shows rules, or what was typed and is wrong.
func (p *Pages) showRules(w http.ResponseWriter, r *http.Request, v *page.Visit, rules target.Rules, typed url.Values, why error) error {
	h, view, err := p.house(r.Context())
	if err != nil {
		return err
	}
	l := v.Lang
	percent := func(x float64) string { return l.Short(x*100, 1) }
	ramp := make([]string, len(rules.Ramp))
	for i, x := range rules.Ramp {
		ramp[i] = percent(x)
	}
	raise := rules.RaiseRule()
	x := rulesPage{
		V: v, Near: percent(rules.NearShare()), Ramp: strings.Join(ramp, " "), Percent: l.Short(raise.Percent, 1),
		Met: strconv.Itoa(raise.Met), Of: strconv.Itoa(raise.Of),
		Revision: strconv.FormatInt(rules.Revision, 10), Said: r.URL.Query().Get("saved") != "",
	}
	if rules.By != "" {
		x.By = called(v, rules.By) + ", " + v.Lang.Day(cal.DayOf(rules.At, h.Calendar.Zone))
	}
	if why != nil {
		x.Err = v.Lang.Message(why)
		x.Near, x.Ramp, x.Percent, x.Met, x.Of = typed.Get("near"), typed.Get("ramp"), typed.Get("percent"), typed.Get("met"), typed.Get("of")
		w = page.Refused(w)
	}
	for _, m := range h.Model.Metrics() {
		if plannable(m) && m.Area != "plan" {
			x.Metrics = append(x.Metrics, option{Value: m.Name, Title: m.Title.In(string(l)), On: m.Name == rules.MainMetric()})
		}
	}
	slices.SortFunc(x.Metrics, func(a, b option) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) })
	x.Seasons = seasonsView(v, h, view, rules)
	pg := p.in(v, v.T("Rules of planning", "Правила планирования"), plansCrumb(v))
	pg.Body = rulesView(x)
	return p.site.Show(w, r, v, pg)
}

func seasonsView(v *page.Visit, h ask.House, view *target.View, rules target.Rules) (list []seasonView) {
	names := []model.Name{""}
	for _, name := range view.Planned() {
		if m, ok := h.Model.Metric(name); ok && view.Adds(m) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		s, own := rules.Shapes[name]
		if !own && name != "" {
			continue // as the others
		}
		one := seasonView{Metric: name, Title: v.T("All other metrics", "Все остальные показатели"), Shape: string(s.Season)}
		if m, ok := h.Model.Metric(name); ok && name != "" {
			one.Title = m.Title.In(string(v.Lang))
		}
		for i, f := range s.Factors {
			if s.Season == target.Flat {
				f = 1
			}
			one.Months = append(one.Months, monthView{
				Name: "m-" + name + "-" + strconv.Itoa(i+1), Title: strings.Fields(v.Lang.MonthAxis(2026, time.Month(i+1)))[0], Value: v.Lang.Short(f, 2),
			})
		}
		list = append(list, one)
	}
	return list
}

// number reads a figure of the form; what is none is told by its name.
func number(q url.Values, key, en, ru string) (float64, error) {
	text := strings.NewReplacer(" ", "", "\u00a0", "", "%", "", ",", ".").Replace(q.Get(key))
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, fault.Invalidf("%[1]s is not a number.", "%[2]s — не число.", en, ru)
	}
	return x, nil
}

// setRules keeps the rules.
func (p *Pages) setRules(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if !v.Administers() {
		return page.ErrNoPage
	}
	if err := form(r); err != nil {
		return err
	}
	q := r.PostForm
	rules, err := p.Service.Rules(r.Context())
	if err != nil {
		return err
	}
	typed, err := readRules(rules, q)
	if err == nil {
		if _, err = p.Service.SetRules(r.Context(), editor(v), typed); err == nil {
			return see(w, r, "/plans/rules?saved=1")
		}
	}
	if k := fault.KindOf(err); k != fault.Invalid && k != fault.Conflict {
		return err
	}
	return p.showRules(w, r, v, rules, q, err)
}

// readRules lays a form over the rules it was made from.
func readRules(rules target.Rules, q url.Values) (target.Rules, error) {
	if n, err := strconv.ParseInt(q.Get("revision"), 10, 64); err == nil {
		rules.Revision = n
	}
	rules.Main = q.Get("main")
	near, err := number(q, "near", "“Near the plan”", "«Близко к плану»")
	if err != nil {
		return rules, err
	}
	rules.Near = near / 100
	rules.Ramp = nil
	for _, word := range strings.FieldsFunc(q.Get("ramp"), func(c rune) bool { return c == ' ' || c == ';' || c == '%' || c == '\u00a0' }) {
		x, err := strconv.ParseFloat(strings.ReplaceAll(word, ",", "."), 64)
		if err != nil {
			return rules, fault.Invalidf("“%s” in the ramp is not a number.", "«%s» во вводе новичка — не число.", word)
		}
		rules.Ramp = append(rules.Ramp, x/100)
	}
	percent, err := number(q, "percent", "The raise", "Повышение")
	if err != nil {
		return rules, err
	}
	met, err1 := strconv.Atoi(strings.TrimSpace(q.Get("met")))
	of, err2 := strconv.Atoi(strings.TrimSpace(q.Get("of")))
	if err1 != nil || err2 != nil || met < 1 || of < met || of > 12 || percent <= 0 || percent > 100 {
		return rules, fault.Invalidf("The rule of raise: so many per cent when so many of up to 12 periods were met.",
			"Правило повышения: столько-то процентов, когда выполнено столько-то из не больше чем 12 периодов.")
	}
	rules.Raise = target.Raise{Percent: percent, Met: met, Of: of}
	shapes := map[model.Name]target.Shape{}
	for name, s := range rules.Shapes {
		if q.Has("m-"+name+"-1") && s.Season != target.Flat {
			for i := range s.Factors {
				was := s.Factors[i]
				if s.Factors[i], err = number(q, "m-"+name+"-"+strconv.Itoa(i+1), "A factor of the season", "Коэффициент сезона"); err != nil {
					return rules, err
				}
				if math.Abs(was-s.Factors[i]) < 0.005 { // shown rounded, and left as it was
					s.Factors[i] = was
				} else if s.Season == target.LastYear {
					s.Season = target.OwnCurve
				}
			}
		}
		shapes[name] = s
	}
	rules.Shapes = shapes
	return rules, nil
}

// setShape keeps how the targets of a metric lie in time.
func (p *Pages) setShape(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if !v.Administers() {
		return page.ErrNoPage
	}
	if err := form(r); err != nil {
		return err
	}
	h, _, err := p.house(r.Context())
	if err != nil {
		return err
	}
	m, err := metricOf(v, h, r.PostForm.Get("metric"))
	if err != nil {
		return err
	}
	rules, err := p.Service.Rules(r.Context())
	if err != nil {
		return err
	}
	shape := target.Shape{Season: target.Season(r.PostForm.Get("season"))}
	switch shape.Season {
	case target.Flat:
	case target.OwnCurve, target.LastYear:
		years := 1
		if shape.Season == target.OwnCurve {
			years = 3
		}
		if shape.Factors, err = p.season(r.Context(), v, h, m, years); err != nil {
			return err
		}
	default:
		return fault.Invalidf("There is no such shape.", "Такой формы нет.")
	}
	rules.Shapes = maps.Clone(rules.Shapes)
	if rules.Shapes == nil {
		rules.Shapes = map[model.Name]target.Shape{}
	}
	rules.Shapes[m.Name] = shape
	if _, err := p.Service.SetRules(r.Context(), editor(v), rules); err != nil {
		return err
	}
	return see(w, r, "/plans?"+url.Values{"metric": {m.Name}}.Encode())
}

// season works the curve out of the last whole years: the mean of their months by working days.
func (p *Pages) season(ctx context.Context, v *page.Visit, h ask.House, m *model.Metric, years int) (factors [12]float64, err error) {
	c := h.Calendar
	this, _, _ := v.About.Today.YMD()
	var periods []cal.Period
	for y := this - years; y < this; y++ {
		for month := range 12 {
			n := y*12 + month
			periods = append(periods, cal.Period{Grain: cal.ByMonth, N: n, Range: c.Whole(cal.ByMonth, n)})
		}
	}
	list, err := target.DeskPast{Desk: p.site.Desk, Viewer: v.Viewer}.History(ctx, m.Name, nil, periods)
	if err != nil {
		return factors, err
	}
	var sum [12]float64
	some := 0
	for y := range years {
		var figures, days [12]float64
		for i := range 12 {
			f := list[y*12+i]
			figures[i], days[i] = f.Value, float64(c.WorkingDays(f.Range))
		}
		if one, ok := target.SeasonOf(figures, days); ok {
			some++
			for i := range sum {
				sum[i] += one[i]
			}
		}
	}
	if some == 0 {
		return factors, fault.Invalidf("There is no whole year of figures to take the season from.", "Нет целого года с цифрами, чтобы взять из него сезон.")
	}
	for i := range sum {
		factors[i] = math.Round(sum[i]/float64(some)*1e4) / 1e4
	}
	return factors, nil
}

package alert

import (
	"cmp"
	"crypto/rand"
	"maps"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/account"
	"svodka/internal/alert"
	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/query"
)

// state is what the form says, as it was typed. What the form has no field for stays as the rule had it.
type state struct {
	base alert.Rule

	ID   string
	Seen int // the version that was opened
	// Texts.
	TitleRU, TitleEN, SaysRU, SaysEN string
	// What is looked at.
	Metric, By, Window string
	Where              map[model.Name]string // one member of each of the dimensions that the form narrows by
	Rest               string                // further filters, in the URL form
	// When it fires.
	Kind, Below, Above, Side, Width, Least string
	VolumeOf, Volume                       string
	Sure                                   bool
	Checks, Calm, Clear                    string
	// Who is told, and when.
	To                         []string
	QuietFrom, QuietTo, Digest string
	Parts, Report              string

	wrong map[string]string // by field
}

// narrowed are the dimensions that the form narrows a rule by.
func narrowed() []model.Name { return []model.Name{"pipeline", "department", "source"} }

// scale is what a typed number is multiplied by to be a stored one, with the unit's sign.
func scale(m *model.Metric, kind string, currency string, l lang.Lang) (factor float64, sign string) {
	switch {
	case kind == string(alert.Pace) || kind == string(alert.Change):
		return 0.01, "%"
	case m == nil:
		return 1, ""
	}
	factor = 1
	u := m.Unit
	switch u.Kind() {
	case unit.Money:
		factor, sign = ask.MinorUnits, currencySign(l, currency)
	case unit.Percent:
		factor, sign = 0.01, "%"
	case unit.Duration:
		switch u.Show() {
		case unit.Hour:
			return 3600, l.Pick("h", "ч")
		case unit.Day:
			return 24 * 3600, l.Pick("days", "дн.")
		case unit.Second:
			return 1, l.Pick("s", "с")
		default:
			return 60, l.Pick("min", "мин")
		}
	case unit.Ratio:
		sign = "×"
	case unit.Number, unit.Count, unit.Points:
	}
	if u.Rate() {
		factor /= u.Show().Seconds()
	}
	return factor, sign
}

func currencySign(l lang.Lang, currency string) string {
	return strings.TrimSpace(strings.Trim(l.MoneyWhole(0, currency), "0"))
}

// typed writes a stored number as the form has it.
func typed(v, factor float64, l lang.Lang) string {
	const precise = 1e6
	text := strconv.FormatFloat(math.Round(v/factor*precise)/precise, 'f', -1, 64)
	if l == lang.RU {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// read reads a typed number; "" is none.
func read(text string, factor float64) (*float64, bool) {
	text = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "%", "", "−", "-", ",", ".").Replace(strings.TrimSpace(text))
	if text == "" {
		return nil, true
	}
	const widest = 1e15
	v, err := strconv.ParseFloat(text, 64)
	if v *= factor; err != nil || !(math.Abs(v) <= widest) {
		return nil, false
	}
	return &v, true
}

// stateOf is a rule as the form shows it.
func stateOf(r alert.Rule, m *model.Model, currency string, l lang.Lang) *state {
	s := &state{
		base: r, ID: r.ID, Seen: r.Version, TitleRU: r.Title.RU, TitleEN: r.Title.EN, SaysRU: r.Says.RU, SaysEN: r.Says.EN,
		Metric: r.Metric, By: r.By, Window: windowKey(r.Window), Kind: string(r.Kind), Side: r.Expect.Side, VolumeOf: r.Volume.Metric, Sure: r.Sure > 0,
		QuietFrom: r.Quiet.From, QuietTo: r.Quiet.To, Digest: r.Digest, Parts: r.Parts.By, Report: r.Report, Where: map[model.Name]string{},
	}
	if r.Kind == alert.Threshold && r.Below != nil && r.Above != nil {
		s.Kind = kindBand
	}
	metric, _ := m.Metric(r.Metric)
	factor, _ := scale(metric, s.Kind, currency, l)
	show := func(b *float64, by float64) string {
		if b == nil {
			return ""
		}
		return typed(*b, by, l)
	}
	some := func(v, by float64) string {
		if v == 0 {
			return ""
		}
		return typed(v, by, l)
	}
	s.Below, s.Above, s.Clear = show(r.Below, factor), show(r.Above, factor), some(r.Clear, factor)
	if r.Kind == alert.Anomaly {
		s.Clear = some(r.Clear, 0.01)
	}
	s.Width, s.Least = some(r.Expect.Width, 1), some(r.Expect.Least, 0.01)
	volume, _ := m.Metric(r.Volume.Metric)
	per, _ := scale(volume, string(alert.Threshold), currency, l)
	s.Volume, s.Checks, s.Calm = some(r.Volume.Least, per), strconv.Itoa(max(1, r.Checks)), strconv.Itoa(max(1, r.Calm))
	for _, w := range r.To {
		s.To = append(s.To, string(w))
	}
	s.narrow(r.Where)
	return s
}

// narrow takes the members that the form has fields for out of a rule's filters.
func (s *state) narrow(where string) {
	q, err := query.ParseText(where)
	if err != nil {
		s.Rest = where
		return
	}
	rest := query.Query{}
	for _, c := range q.Where {
		if slices.Contains(narrowed(), c.Name) && c.Op == model.In && len(c.Values) == 1 && strings.HasPrefix(c.Values[0], "#") {
			s.Where[c.Name] = c.Values[0]
			continue
		}
		rest.Where = append(rest.Where, c)
	}
	s.Rest = rest.Values().Encode()
}

// readState reads the form over the rule it changes.
func readState(f url.Values, base alert.Rule) *state {
	get := func(key string) string { return strings.TrimSpace(f.Get(key)) }
	s := &state{
		base: base, ID: get("id"), TitleRU: get("title_ru"), TitleEN: get("title_en"), SaysRU: get("says_ru"), SaysEN: get("says_en"),
		Metric: get("metric"), By: get("by"), Window: get("window"), Where: map[model.Name]string{}, Rest: get("rest"), Kind: get("kind"),
		Below: get("below"), Above: get("above"), Side: get("side"), Width: get("width"), Least: get("least"), VolumeOf: get("volume_of"),
		Volume: get("volume"), Sure: f.Get("sure") != "", Checks: get("checks"), Calm: get("calm"), Clear: get("clear"), To: f["to"],
		QuietFrom: get("quiet_from"), QuietTo: get("quiet_to"), Digest: get("digest"), Parts: get("parts"), Report: get("report"),
	}
	s.Seen, _ = strconv.Atoi(f.Get("seen"))
	for _, x := range []struct {
		is  *string
		was string
	}{{&s.QuietFrom, base.Quiet.From}, {&s.QuietTo, base.Quiet.To}, {&s.Digest, base.Digest}} {
		if *x.is == clock(x.was) { // the browser's field writes 08:00 for 8:00
			*x.is = x.was
		}
	}
	slices.SortStableFunc(s.To, func(a, b string) int { return cmp.Compare(place(base.To, a), place(base.To, b)) })
	for _, d := range narrowed() {
		if x := get("where_" + d); x != "" {
			s.Where[d] = x
		}
	}
	return s
}

// personal reports whether somebody in particular answers for a member: the person themself, or whose client it is.
func personal(by model.Name) bool { return by == "owner" || by == "client" }

// place is where the rule had somebody it tells; those it did not tell stand last.
func place(to []alert.Whom, w string) int {
	if i := slices.Index(to, alert.Whom(w)); i >= 0 {
		return i
	}
	return len(to)
}

// told reports whether the rule is told its figures and asks for none.
func (s *state) told() bool { return s.base.Kind == alert.Late || s.base.Kind == alert.Feed }

// settle drops what does not go with what was chosen.
func (s *state) settle(m *model.Model) {
	s.wrong = map[string]string{}
	if s.told() {
		s.Kind = string(s.base.Kind)
		return
	}
	s.Kind = cmp.Or(s.Kind, string(alert.Threshold))
	s.Window = windowKey(parseWindow(cmp.Or(s.Window, "day-7-0")))
	if s.By != "" && !m.CanSplit(s.Metric, s.By) {
		s.By = ""
	}
	for _, d := range narrowed() {
		if s.Where[d] != "" && (s.Metric == "" || !m.CanSplit(s.Metric, d)) {
			delete(s.Where, d)
		}
	}
	if s.Parts != "" && !m.CanSplit(cmp.Or(s.partsOf(m), s.Metric), s.Parts) {
		s.Parts = ""
	}
	if !personal(s.By) {
		s.To = slices.DeleteFunc(slices.Clone(s.To), func(w string) bool { return w == string(alert.Person) })
	}
}

// partsOf is the metric that contributors are told in, where the rule names another one than its own.
func (s *state) partsOf(m *model.Model) model.Name {
	if s.Metric == s.base.Metric && s.Parts != "" && s.base.Parts.Metric != "" && m.CanSplit(s.base.Parts.Metric, s.Parts) {
		return s.base.Parts.Metric
	}
	return ""
}

// rule is what the form says. What is wrong with single fields is noted under them, and the error says so.
func (s *state) rule(m *model.Model, currency string, l lang.Lang) (r alert.Rule, err error) {
	r = s.base
	r.ID = s.ID
	r.Title, r.Says = model.Text{EN: s.TitleEN, RU: cmp.Or(s.TitleRU, s.TitleEN)}, model.Text{EN: s.SaysEN, RU: s.SaysRU}
	r.To, r.Quiet, r.Digest, r.Report = nil, alert.Hours{From: s.QuietFrom, To: s.QuietTo}, s.Digest, s.Report
	for _, w := range s.To {
		r.To = append(r.To, alert.Whom(w))
	}
	metric, _ := m.Metric(s.Metric)
	factor, _ := scale(metric, s.Kind, currency, l)
	bad := func(field string) {
		s.wrong[field] = l.Pick("Write a number, such as 12 or 0.85.", "Введите число, например 12 или 0,85.")
	}
	// What was not typed anew stays as it was to the last digit: another condition would begin its incidents anew.
	number := func(field, text string, by float64, was ...*float64) *float64 {
		v, ok := read(text, by)
		if !ok {
			bad(field)
		}
		for _, w := range was {
			if v != nil && w != nil && typed(*w, by, l) == typed(*v, by, l) {
				return w
			}
		}
		return v
	}
	count := func(field, text string, was int) int {
		v := number(field, text, 1)
		if v == nil || was == 0 && *v == 1 { // none is one
			return 0
		}
		if *v != math.Trunc(*v) || *v < 0 {
			bad(field)
		}
		return int(*v)
	}
	value := func(p *float64) float64 {
		if p == nil {
			return 0
		}
		return *p
	}
	if r.Kind != alert.Feed || s.Above != "" {
		r.Below, r.Above = number("below", s.Below, factor, s.base.Below), number("above", s.Above, factor, s.base.Above)
	}
	r.Checks, r.Calm = count("checks", s.Checks, s.base.Checks), count("calm", s.Calm, s.base.Calm)
	if s.told() {
		return r, s.problem(l)
	}
	r.Metric, r.By, r.Window, r.Kind = s.Metric, s.By, parseWindow(s.Window), alert.Kind(s.Kind)
	if s.Kind == kindBand {
		r.Kind = alert.Threshold
	}
	r.Where = s.filters()
	r.Clear = value(number("clear", s.Clear, map[bool]float64{true: 0.01, false: factor}[r.Kind == alert.Anomaly], &s.base.Clear))
	r.Expect.Side, r.Expect.Width, r.Expect.Least = s.Side, value(number("width", s.Width, 1)), value(number("least", s.Least, 0.01, &s.base.Expect.Least))
	if r.Kind != alert.Anomaly {
		r.Expect = alert.Expect{}
	} else {
		r.Below, r.Above = nil, nil
	}
	volume, _ := m.Metric(s.VolumeOf)
	per, _ := scale(volume, string(alert.Threshold), currency, l)
	r.Volume = alert.Volume{Metric: s.VolumeOf, Least: value(number("volume", s.Volume, per, &s.base.Volume.Least))}
	if r.Sure = 0; s.Sure && s.VolumeOf != "" {
		r.Sure = cmp.Or(s.base.Sure, 2)
	}
	r.Parts = alert.Parts{By: s.Parts, Metric: s.partsOf(m)}
	if s.Kind == kindBand && (r.Below == nil || r.Above == nil) {
		for field, b := range map[string]*float64{"below": r.Below, "above": r.Above} {
			if b == nil && s.wrong[field] == "" {
				s.wrong[field] = l.Pick("A band has both ends.", "У полосы две границы.")
			}
		}
	}
	return r, s.problem(l)
}

// filters are the rule's filters in the URL form.
func (s *state) filters() string {
	q, err := query.ParseText(s.Rest)
	if err != nil {
		return s.Rest // it is refused where the rule is checked
	}
	where := query.Query{Where: q.Where}
	for _, d := range slices.Sorted(maps.Keys(s.Where)) {
		where.Where = append(where.Where, model.Cond{Name: d, Op: model.In, Values: []string{s.Where[d]}})
	}
	return where.Values().Encode()
}

func (s *state) problem(l lang.Lang) error {
	if s.TitleRU == "" && s.TitleEN == "" {
		s.wrong["title_ru"] = l.Pick("Name the alert.", "Назовите оповещение.")
	}
	if len(s.To) == 0 {
		s.wrong["to"] = l.Pick("Choose who is told.", "Выберите, кому сообщать.")
	}
	if s.Metric == "" && !s.told() {
		s.wrong["metric"] = l.Pick("Choose a metric.", "Выберите показатель.")
	}
	if len(s.wrong) > 0 {
		return fault.Invalidf("Look at the marked fields.", "Проверьте отмеченные поля.")
	}
	return nil
}

// newID names a company's own rule.
func newID() string {
	const long = 8
	return "own-" + strings.ToLower(rand.Text()[:long])
}

// blank is a rule that is begun.
func blank() alert.Rule {
	return alert.Rule{
		Kind: alert.Threshold, Window: alert.Window{Grain: alert.Daily, Days: 7}, Checks: 1, Calm: 1, To: []alert.Whom{alert.Head, alert.Whom(account.Owner)},
		Quiet: alert.Hours{From: "21:00", To: "8:00"}, Digest: "9:00",
	}
}

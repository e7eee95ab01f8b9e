package score

import (
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/score"
	"svodka/internal/web/page"
)

// spare are the empty lines that a form offers besides those it has.
const spare = 2

// cardRow is a card in the list.
type cardRow struct {
	Title, Href, Who, Lines, From, By string
	State, Mark                       string
}

// cards lists the scorecards.
func (p *Pages) cards(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	list, err := p.Service.Latest(r.Context())
	if err != nil {
		return err
	}
	team, err := p.Service.People.Team(r.Context())
	if err != nil {
		return err
	}
	rows := make([]cardRow, len(list))
	for i, c := range list {
		rows[i] = cardRow{
			Title: c.Title.In(string(v.Lang)), Href: "/bonus/cards/" + url.PathEscape(c.ID), Who: whoText(v, c.Who, team),
			From: monthName(v, c.From), By: c.By, State: v.T("in force", "действует"), Mark: "g",
		}
		var parts []string
		for _, l := range c.Lines {
			parts = append(parts, p.title(v, l.Metric)+" "+part(v, l.Weight))
		}
		rows[i].Lines = strings.Join(parts, " · ")
		switch {
		case c.Version == 0:
			rows[i].State, rows[i].Mark = v.T("a proposal, switched off", "предложение, выключено"), "o"
		case c.Off:
			rows[i].State, rows[i].Mark = v.T("switched off", "выключена"), "o"
		}
	}
	pg := under(p.in(v, "bonus", v.T("Scorecards", "Карты премий")), cardsCrumbs(v)[:1]...)
	pg.Body, pg.Actions = cardsView(v, rows), newCard(v.Lang)
	return p.site.Show(w, r, v, pg)
}

func whoText(v *page.Visit, w score.Who, t score.Team) string {
	var parts []string
	if w.Role != "" {
		parts = append(parts, w.Role.Title(v.Lang))
	}
	for _, d := range w.Departments {
		parts = append(parts, first(t.Title[d], d))
	}
	for _, id := range w.People {
		if one, ok := t.Find(id); ok {
			parts = append(parts, one.Name)
		}
	}
	return strings.Join(parts, ", ")
}

// choice is one thing to choose from.
type choice struct {
	Value, Title, Hint string
	On                 bool
}

// lineForm is one line of the form, as it was typed.
type lineForm struct {
	N                                              int
	Metric, Weight, How, Norm, Zero, Floor, Cap    string
	Above1, Times1, Above2, Times2, Above3, Times3 string
	// Open shows the finer settings.
	Open bool
}

// form is a scorecard as it is typed.
type form struct {
	V                                      *page.Visit
	ID, TitleRU, TitleEN, Role, Base, Rate string
	ShareOf, From, Why                     string
	Off                                    bool
	Lines                                  []lineForm
	Metrics, Money                         []choice
	Roles, Departments, People             []choice
	Months                                 []choice
	Try                                    []choice // whom the example is of
	ErrAt, Err                             string
	Versions                               []versionRow
	Fresh                                  bool
}

type versionRow struct{ N, From, By, At, Why string }

// of says what is wrong with a field, "" nothing.
func (f form) of(name string) string {
	if f.ErrAt == name {
		return f.Err
	}
	return ""
}

// at says what is wrong with a field of a line.
func (f form) at(name string, n int) string { return f.of(name + "-" + strconv.Itoa(n)) }

// card shows the form of a scorecard.
func (p *Pages) card(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	now := score.MonthOf(v.About.Today)
	c, versions := score.Card{From: now}, []score.Card(nil)
	if id := r.PathValue("id"); id != "" {
		list, err := p.Service.Versions(r.Context(), id)
		if err != nil {
			return err
		}
		c, versions = list[0], list
		c.From, c.Why = max(now, c.From), ""
	}
	f, err := p.form(r, v, c)
	if err != nil {
		return err
	}
	for _, x := range versions {
		if x.Version > 0 {
			f.Versions = append(f.Versions, versionRow{strconv.Itoa(x.Version), monthName(v, x.From), x.By, dayOf(v, x.At), x.Why})
		}
	}
	return p.showForm(w, r, v, f)
}

func (p *Pages) showForm(w http.ResponseWriter, r *http.Request, v *page.Visit, f form) error {
	title := first(v.Lang.Pick(f.TitleEN, f.TitleRU), f.TitleRU, f.TitleEN)
	if f.ID == "" || title == "" {
		title = v.T("New scorecard", "Новая карта")
	}
	pg := under(p.in(v, "bonus", title), cardsCrumbs(v)...)
	pg.Body = formView(f)
	return p.site.Show(w, r, v, pg)
}

// form fills a form in from a card.
func (p *Pages) form(r *http.Request, v *page.Visit, c score.Card) (form, error) {
	f := form{
		V: v, ID: c.ID, TitleRU: c.Title.RU, TitleEN: c.Title.EN, Role: string(c.Who.Role), Base: amount(v, c.Base), Off: c.Off, Why: c.Why, Fresh: c.Version == 0,
	}
	if c.Share != nil {
		f.ShareOf, f.Rate = c.Share.Metric, hundredths(v, c.Share.Rate)
	}
	for i, l := range c.Lines {
		f.Lines = append(f.Lines, p.lineForm(v, i, l))
	}
	return f, p.fill(r, v, &f, c)
}

// fill gives a form what there is to choose from.
func (p *Pages) fill(r *http.Request, v *page.Visit, f *form, c score.Card) error {
	for n := len(f.Lines); n < max(4, len(c.Lines)+spare); n++ {
		f.Lines = append(f.Lines, lineForm{N: n, How: string(score.Ratio)})
	}
	for i := range f.Lines {
		f.Lines[i].N = i
	}
	for _, m := range v.About.Model.Metrics() {
		if m.Waits != "" || m.Hidden || m.Better == model.Target || m.Area == "plan" {
			continue
		}
		one := choice{Value: m.Name, Title: m.Title.In(string(v.Lang))}
		f.Metrics = append(f.Metrics, one)
		if m.Unit.Kind() == unit.Money && !m.Unit.Rate() && m.Flow != nil {
			f.Money = append(f.Money, one)
		}
	}
	byTitle := func(a, b choice) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) }
	slices.SortFunc(f.Metrics, byTitle)
	slices.SortFunc(f.Money, byTitle)
	team, err := p.Service.People.Team(r.Context())
	if err != nil {
		return err
	}
	for _, role := range []account.Role{account.Manager, account.Head, account.Support, account.Marketing} {
		f.Roles = append(f.Roles, choice{Value: string(role), Title: role.Title(v.Lang), On: c.Who.Role == role})
	}
	root := ask.RootOf(team.Parent)
	for id, title := range team.Title {
		if root != "" && id == root && !slices.Contains(c.Who.Departments, id) {
			continue // the whole company: no department chosen says the same
		}
		f.Departments = append(f.Departments, choice{Value: id, Title: first(title, id), On: slices.Contains(c.Who.Departments, id)})
	}
	slices.SortFunc(f.Departments, byTitle)
	tried := r.FormValue("try")
	for _, one := range team.People {
		if one.Left && !slices.Contains(c.Who.People, one.ID) {
			continue
		}
		f.People = append(f.People, choice{Value: one.ID, Title: one.Name, On: slices.Contains(c.Who.People, one.ID)})
		f.Try = append(f.Try, choice{Value: one.ID, Title: one.Name, On: one.ID == tried})
	}
	now := score.MonthOf(v.About.Today)
	for n := -1; n <= 3; n++ {
		m := now.Add(n)
		f.Months = append(f.Months, choice{Value: string(m), Title: monthName(v, m), On: m == c.From || c.From < now.Add(-1) && n == 0})
	}
	return nil
}

func (p *Pages) lineForm(v *page.Visit, n int, l score.Line) lineForm {
	x := lineForm{N: n, Metric: l.Metric, Weight: hundredths(v, l.Weight), How: string(l.How), Floor: maybe(v, l.Floor), Cap: maybe(v, l.Cap)}
	m, ok := metric(v, l.Metric)
	if ok && l.Norm != nil {
		x.Norm = typed(v, *l.Norm*scale(m))
	}
	if ok && l.Zero != nil {
		x.Zero = typed(v, *l.Zero*scale(m))
	}
	for i, at := range []struct{ above, times *string }{{&x.Above1, &x.Times1}, {&x.Above2, &x.Times2}, {&x.Above3, &x.Times3}} {
		if i < len(l.Steps) {
			*at.above, *at.times = hundredths(v, l.Steps[i].Above), hundredths(v, l.Steps[i].Times)
		}
	}
	x.Open = x.How != string(score.Ratio) || x.Zero != ""
	return x
}

// scale turns a figure as it is kept into one as it is typed: roubles, percent, minutes.
func scale(m *model.Metric) float64 {
	switch m.Unit.Kind() {
	case unit.Money:
		return 0.01
	case unit.Percent:
		return 100
	case unit.Duration:
		return 1.0 / 60
	case unit.Number, unit.Ratio, unit.Count, unit.Points:
	}
	return 1
}

func typed(v *page.Visit, x float64) string {
	text := strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64)
	if v.Lang == lang.RU {
		return strings.ReplaceAll(text, ".", ",")
	}
	return text
}

func hundredths(v *page.Visit, x int64) string { return typed(v, float64(x)/100) }

func maybe(v *page.Visit, x int64) string {
	if x == 0 {
		return ""
	}
	return hundredths(v, x)
}

func amount(v *page.Visit, minor int64) string {
	if minor == 0 {
		return ""
	}
	return hundredths(v, minor)
}

// number reads what somebody typed: "1 200,5", "95 %".
func number(text string) (x float64, ok bool) {
	text = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "%", "", "₽", "", "×", "", ",", ".").Replace(text)
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && !math.IsNaN(x) && math.Abs(x) < 1e13
}

// typing reads a form and remembers the first number that is none.
type typing struct {
	q     url.Values
	field string
}

func (t *typing) number(field string) float64 {
	text := strings.TrimSpace(t.q.Get(field))
	if text == "" {
		return 0
	}
	x, ok := number(text)
	if !ok && t.field == "" {
		t.field = field
	}
	return x
}

func (t *typing) hundredths(field string) int64 { return int64(math.Round(t.number(field) * 100)) }

// read makes a card of a form; the lines without a metric are left out.
func (p *Pages) read(v *page.Visit, q url.Values) (score.Card, form, error) {
	t := typing{q: q}
	c := score.Card{
		ID: q.Get("id"), Title: model.Text{RU: q.Get("title_ru"), EN: q.Get("title_en")}, Base: t.hundredths("base"), From: score.Month(q.Get("from")),
		Off: q.Get("off") != "", Why: q.Get("why"),
		Who: score.Who{Role: account.Role(q.Get("role")), Departments: q["department"], People: q["person"]},
	}
	if of := q.Get("share"); of != "" {
		c.Share = &score.Share{Metric: of, Rate: t.hundredths("rate")}
	}
	f := form{
		V: v, ID: c.ID, TitleRU: c.Title.RU, TitleEN: c.Title.EN, Role: string(c.Who.Role), Base: q.Get("base"), Rate: q.Get("rate"), ShareOf: q.Get("share"),
		Off: c.Off, Why: c.Why,
	}
	const most = 20
	for n := range most {
		at := func(name string) string { return name + "-" + strconv.Itoa(n) }
		if !q.Has(at("metric")) || q.Get(at("metric")) == "" {
			continue
		}
		l := score.Line{
			Metric: q.Get(at("metric")), Weight: t.hundredths(at("weight")), How: score.How(q.Get(at("how"))),
			Floor: t.hundredths(at("floor")), Cap: t.hundredths(at("cap")),
		}
		if m, ok := metric(v, l.Metric); ok {
			for _, x := range []struct {
				name string
				to   **float64
			}{{"norm", &l.Norm}, {"zero", &l.Zero}} {
				if strings.TrimSpace(q.Get(at(x.name))) != "" {
					value := t.number(at(x.name)) / scale(m)
					*x.to = &value
				}
			}
		}
		for _, k := range []string{"1", "2", "3"} {
			if above, times := t.hundredths(at("above"+k)), t.hundredths(at("times"+k)); above != 0 || times != 0 {
				l.Steps = append(l.Steps, score.Step{Above: above, Times: times})
			}
		}
		c.Lines = append(c.Lines, l)
		f.Lines = append(f.Lines, lineForm{
			N: len(f.Lines), Metric: l.Metric, Weight: q.Get(at("weight")), How: string(l.How),
			Norm: q.Get(at("norm")), Zero: q.Get(at("zero")), Floor: q.Get(at("floor")),
			Cap: q.Get(at("cap")), Above1: q.Get(at("above1")), Times1: q.Get(at("times1")), Above2: q.Get(at("above2")), Times2: q.Get(at("times2")),
			Above3: q.Get(at("above3")), Times3: q.Get(at("times3")), Open: true,
		})
	}
	if t.field != "" {
		f.ErrAt, f.Err = t.field, v.T("This is not a number.", "Это не число.")
		return c, f, fault.Invalidf("%q is not a number.", "«%s» — не число.", q.Get(t.field))
	}
	return c, f, nil
}

// save keeps a card.
func (p *Pages) save(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	c, f, bad := p.read(v, r.PostForm)
	if bad == nil {
		saved, err := p.Service.SaveCard(r.Context(), seer(v), c)
		if err == nil {
			p.site.Note(r, v, audit.Define, "scorecard "+saved.ID, changed(saved))
			return see(w, r, "/bonus/cards")
		}
		if f.ErrAt = score.Field(err); f.ErrAt == "" {
			return err
		}
		f.Err = v.Lang.Message(err)
	}
	if err := p.fill(r, v, &f, c); err != nil {
		return err
	}
	return p.showForm(&wrong{w, http.StatusUnprocessableEntity}, r, v, f)
}

// changed is what the log says of a new version.
func changed(c score.Card) string {
	parts := []string{"version " + strconv.Itoa(c.Version), "from " + string(c.From), "base " + strconv.FormatInt(c.Base, 10)}
	for _, l := range c.Lines {
		parts = append(parts, l.Metric+" "+strconv.FormatInt(l.Weight, 10))
	}
	if c.Share != nil {
		parts = append(parts, "share "+strconv.FormatInt(c.Share.Rate, 10)+" of "+c.Share.Metric)
	}
	if c.Off {
		parts = append(parts, "off")
	}
	if c.Why != "" {
		parts = append(parts, "why: "+c.Why)
	}
	return strings.Join(parts, ", ")
}

// tried is the example beside the form.
type tried struct {
	V     *page.Visit
	Sheet *sheetView
	Bad   string
}

// example works the card out for somebody as it is typed.
func (p *Pages) example(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	c, _, err := p.read(v, r.PostForm)
	x := tried{V: v}
	if err == nil {
		var s score.Sheet
		if s, err = p.Service.Try(r.Context(), seer(v), c, r.PostForm.Get("try"), score.MonthOf(v.About.Today)); err == nil {
			one := p.sheet(v, s)
			x.Sheet = &one
		}
	}
	if err != nil {
		x.Bad = v.Lang.Message(err)
	}
	return p.site.Fragment(w, r, v, exampleView(x))
}

package lock

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/lock"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// choice is a period that may be closed.
type choice struct{ Label, Title string }

// listing is the page of all periods.
type listing struct {
	Lang       lang.Lang
	Admin      bool
	Rows       []row
	Choices    []choice
	Asked, Err string
	Auto       string
	Grain      cal.Grain
	Saved      bool
	Proof      *proof
}

// row is one period of the list.
type row struct {
	Title, Href, State, Mark, By, Found, Effect string
}

// proof is the chain's inspection in words.
type proof struct {
	Good       bool
	Text, Head string
}

func proofOf(v *page.Visit, p lock.Proof) *proof {
	if b := p.Broken; b != nil {
		return &proof{Text: v.T("The chain is broken at record ", "Цепочка нарушена на записи ") + strconv.FormatInt(b.Seq, 10) + ". " + b.Why.In(string(v.Lang))}
	}
	return &proof{
		Good: true, Head: p.Head,
		Text: v.T("The chain is whole: nothing that was sealed has been changed. Records: ", "Цепочка цела: ничего из запечатанного не изменено. Записей: ") +
			v.Lang.Int(int64(p.Links)) + ".",
	}
}

func (p *Pages) titled(v *page.Visit, one *lock.Period) string {
	c := v.About.Calendar
	return titleOf(v, cal.Period{Grain: one.Grain, N: c.Ordinal(one.Range.From, one.Grain), Range: one.Range})
}

// titleOf is a period as a title: «Март 2026», «Неделя с 23 мар 2026».
func titleOf(v *page.Visit, one cal.Period) string {
	switch one.Grain { //nolint:exhaustive // the others are titles as they are
	case cal.ByMonth:
		y, m, _ := one.Range.From.YMD()
		text := v.Lang.Month(y, m)
		first, size := utf8.DecodeRuneInString(text)
		return string(unicode.ToUpper(first)) + text[size:]
	case cal.ByWeek:
		return v.T("Week of ", "Неделя с ") + v.Lang.Day(one.Range.From)
	}
	return v.Lang.Period(v.About.Calendar, one)
}

func (p *Pages) row(v *page.Visit, one *lock.Period) row {
	x := row{Title: p.titled(v, one), Href: href(one.Label), State: v.T("closed", "закрыт"), Mark: "g"}
	x.By = by(v, one.Link.Who) + ", " + moment(v, one.Link.At)
	if !one.Closed {
		x.State, x.Mark = v.T("open again", "снова открыт"), "w"
		x.By = by(v, one.Open.Who) + ", " + moment(v, one.Open.At)
	}
	n, figures := 0, 0
	for _, f := range one.Found {
		n += max(len(f.Moved), sign(len(f.Figures)))
		figures += len(f.Figures)
	}
	x.Found = v.Lang.Int(int64(n))
	for _, name := range []model.Name{"deals_won", "revenue", "payments_sum"} {
		if text := effect(v, one, name, ""); text != "" {
			x.Effect += sep(x.Effect) + text
		}
	}
	switch {
	case x.Effect != "" || n == 0:
	case figures > 0:
		x.Effect = v.T("other figures changed", "изменились другие значения")
	default:
		x.Effect = v.T("figures stayed", "значения не изменились")
	}
	return x
}

func sign(n int) int { return min(n, 1) }

func sep(before string) string {
	if before == "" {
		return ""
	}
	return ", "
}

// by is who did something: a login, or the program.
func by(v *page.Visit, login string) string {
	if login == lock.Itself {
		return v.T("by itself", "автоматически")
	}
	return v.By(login)
}

func moment(v *page.Visit, at time.Time) string {
	zone := v.About.Calendar.Zone
	return v.Lang.Day(cal.DayOf(at, zone)) + ", " + v.Lang.Clock(at, zone)
}

func value(text string) formula.Value {
	if x, ok := lock.Value(text); ok {
		return formula.Of(x)
	}
	return formula.Value{State: formula.Empty}
}

// effect is the difference of a figure since closing, "" where there is none.
func effect(v *page.Visit, one *lock.Period, name model.Name, scope lock.Scope) string {
	m, ok := v.About.Model.Metric(name)
	sealed, now, kept := one.Sealed(name, scope)
	if !ok || !kept || sealed == now {
		return ""
	}
	x := ask.Correction{Sealed: value(sealed), Now: value(now)}
	if d := x.Now.V - x.Sealed.V; d < 1e-9 && d > -1e-9 && x.Now.State == x.Sealed.State {
		return ""
	}
	return ask.Effect(x, m, v.About.Model, v.About.Settings.Currency, v.Lang)
}

// card is the page of one period.
type card struct {
	Lang             lang.Lang
	Title, Label     string
	Range            string
	Closed, Admin    bool
	State, Mark      string
	By, Hash         string
	Reason, OpenedBy string
	Figures          []figure
	Found            []found
	Err              string
	Count            string
	Files            []ui.Link
}

// figure is one sealed figure beside the present one.
type figure struct {
	Title, Href, Sealed, Now, Effect string
}

// found is one finding.
type found struct {
	At, Seen string
	Figures  []corrected
	More     int
	Records  []record
}

// corrected is one corrected figure.
type corrected struct{ Metric, Whose, Before, After, Effect, Why, Href string }

// record is one changed record behind it.
type record struct {
	Title, Href, What string
	Changes           []string
	By, Source        string
}

// one shows a period.
func (p *Pages) one(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.show(w, r, v, nil)
}

// mostFigures bounds the corrected figures that one finding shows.
const mostFigures = 40

func (p *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit, refused error) error {
	book, err := p.periods.Book(r.Context())
	if err != nil {
		return err
	}
	one, ok := book.Period(r.PathValue("label"))
	if !ok {
		return page.ErrNoPage
	}
	names, err := p.periods.Names(r.Context())
	if err != nil {
		return err
	}
	x := card{
		Lang: v.Lang, Title: p.titled(v, one), Label: one.Label, Range: v.Lang.Range(one.Range), Closed: one.Closed, Admin: v.Administers(),
		By: by(v, one.Link.Who) + ", " + moment(v, one.Link.At), Hash: one.Link.Hash, State: v.T("closed", "закрыт"), Mark: "g",
		Count: v.Lang.Int(int64(len(one.Closing.Figures))),
	}
	if one.Open != nil {
		x.State, x.Mark = v.T("open again", "снова открыт"), "w"
		x.Reason, x.OpenedBy = one.Open.Reason, by(v, one.Open.Who)+", "+moment(v, one.Open.At)
	}
	for _, ext := range []string{".xlsx", ".pdf"} {
		if form, ok := tile.FormOf(p.site, ext); ok {
			x.Files = append(x.Files, ui.Link{Title: form.Title, Href: href(one.Label, "file"+ext)})
		}
	}
	if refused != nil {
		x.Err = v.Lang.Message(refused)
		w = page.Refused(w)
	}
	for _, name := range one.Metrics() {
		if m, ok := v.About.Model.Metric(name); ok {
			x.Figures = append(x.Figures, p.figure(v, one, m))
		}
	}
	for _, f := range slices.Backward(one.Found) {
		x.Found = append(x.Found, p.found(v, one, f, names))
	}
	p.site.Note(r, v, audit.View, "period "+one.Label, "")
	return p.site.Show(w, r, v, ui.Page{
		Title: x.Title, Section: "metrics",
		Crumbs: []ui.Link{{Title: v.T("Closed periods", "Закрытые периоды"), Href: "/periods"}}, Body: cardView(x),
	})
}

func (p *Pages) figure(v *page.Visit, one *lock.Period, m *model.Metric) figure {
	sealed, now, _ := one.Sealed(m.Name, "")
	write := func(text string) string {
		if text == "" {
			return lang.Missing
		}
		return render.Figure(value(text), m, v.About.Settings.Currency, v.Lang)
	}
	q := query.Query{Metrics: []model.Name{m.Name}, Range: one.Range.String()}
	return figure{
		Title: m.Title.In(string(v.Lang)), Sealed: write(sealed), Now: write(now), Effect: cmp.Or(effect(v, one, m.Name, ""), lang.Missing),
		Href: "/records?" + q.Values().Encode(),
	}
}

func (p *Pages) found(v *page.Visit, one *lock.Period, f lock.Found, names map[model.Name]map[string]string) found {
	out := found{At: moment(v, f.At), Seen: moment(v, time.Unix(f.Seen, 0))}
	list := slices.Clone(f.Figures)
	slices.SortStableFunc(list, func(a, b lock.Correction) int { return cmp.Compare(len(a.Scope), len(b.Scope)) })
	for _, c := range list {
		m, ok := v.About.Model.Metric(c.Metric)
		if !ok {
			continue
		}
		if len(out.Figures) == mostFigures {
			out.More++
			continue
		}
		out.Figures = append(out.Figures, figureOf(v, one, m, c, names))
	}
	for _, m := range f.Moved {
		out.Records = append(out.Records, recordOf(v, m, names))
	}
	return out
}

func figureOf(v *page.Visit, one *lock.Period, m *model.Metric, c lock.Correction, names map[model.Name]map[string]string) corrected {
	write := func(text string) string {
		if text == "" {
			return lang.Missing
		}
		return render.Figure(value(text), m, v.About.Settings.Currency, v.Lang)
	}
	q := query.Query{Metrics: []model.Name{m.Name}, Range: one.Range.String()}
	x := corrected{
		Metric: m.Title.In(string(v.Lang)), Before: write(c.Before), After: write(c.After),
		Effect: ask.Effect(ask.Correction{Sealed: value(c.Before), Now: value(c.After)}, m, v.About.Model, v.About.Settings.Currency, v.Lang),
		Why:    v.T("the data changed", "изменились данные"),
	}
	if c.Why == lock.ByDefinition {
		x.Why = v.T("the metric is counted otherwise", "показатель считается иначе")
	}
	if c.Back {
		x.Why += v.T("; as it was when closed", "; снова как при закрытии")
	}
	members := c.Scope.Members()
	for _, dim := range []model.Name{"department", "pipeline", "owner"} {
		id, ok := members[dim]
		if !ok {
			continue
		}
		q.Where = append(q.Where, model.Cond{Name: dim, Op: model.In, Values: []string{filter(id, dim)}})
	}
	x.Whose = whose(v, c.Scope, names)
	x.Href = "/records?" + q.Values().Encode()
	return x
}

// filter names a member in a question and nobody below it.
func filter(id string, dim model.Name) string {
	switch {
	case id == "":
		return ""
	case dim == "department":
		return "=#" + id
	}
	return "#" + id
}

func recordOf(v *page.Visit, m lock.Moved, names map[model.Name]map[string]string) record {
	fact, _ := v.About.Model.Fact(m.Fact)
	x := record{Title: m.Title, Source: cmp.Or(m.Source, lang.Missing)}
	if x.Title == "" && fact != nil {
		x.Title = fact.Title.In(string(v.Lang)) + ": " + render.Bare(m.ID)
	}
	switch m.Entity {
	case "deal", "lead", "client":
		if m.What != lock.Deleted {
			x.Href = "/card/" + m.Entity + "/" + m.ID
		}
	}
	switch m.What {
	case lock.Came:
		x.What = v.T("came into the period", "появилось в периоде")
		if m.Late {
			x.What = v.T("entered after closing", "внесено после закрытия")
		}
	case lock.Left:
		x.What = v.T("no longer in the period", "больше не в периоде")
	case lock.Deleted:
		x.What = v.T("deleted in the source", "удалено в источнике")
	default:
		x.What = v.T("changed", "изменено")
	}
	for _, c := range m.Changes {
		if c.Column == "gone_at" || c.Column == "excluded" && c.After == "deleted" {
			continue
		}
		x.Changes = append(x.Changes, column(v, fact, c.Column)+": "+said(v, fact, c.Column, c.Before, names)+" → "+said(v, fact, c.Column, c.After, names))
	}
	x.By = v.T("not told", "не сообщается")
	if m.By != "" {
		x.By = cmp.Or(m.ByName, m.By)
	}
	if m.At != 0 {
		x.By += ", " + moment(v, time.Unix(m.At, 0))
	}
	return x
}

func column(v *page.Visit, f *model.Fact, name model.Name) string {
	switch name {
	case "closed_at":
		return v.T("closing date", "дата закрытия")
	case "excluded":
		return v.T("left out", "не учитывается")
	}
	if f != nil {
		for _, c := range f.Records {
			if c.Name == name {
				return c.Title.In(string(v.Lang))
			}
		}
	}
	return name
}

// said writes a stored value of a record's column.
func said(v *page.Visit, f *model.Fact, name model.Name, text string, names map[model.Name]map[string]string) string {
	if text == "" {
		return lang.Missing
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if name == "closed_at" && err == nil {
		return moment(v, time.Unix(n, 0))
	}
	if f == nil {
		return text
	}
	i := slices.IndexFunc(f.Records, func(c model.RecordColumn) bool { return c.Name == name })
	if i < 0 {
		return text
	}
	c := f.Records[i]
	switch {
	case names[c.To][text] != "":
		return names[c.To][text]
	case c.Type == "money" && err == nil:
		return v.Lang.Money(n, v.About.Settings.Currency)
	case c.Type == "day" && err == nil:
		return v.Lang.Day(cal.Day(n))
	case c.Type == "time" && err == nil:
		return moment(v, time.Unix(n, 0))
	}
	if d, ok := v.About.Model.Dimension(c.To); ok {
		for _, m := range d.Members {
			if m.ID == text {
				return m.Title.In(string(v.Lang))
			}
		}
	}
	return text
}

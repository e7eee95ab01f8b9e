package score

import (
	"encoding/csv"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/score"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// overview is the page of all sheets of a month.
type overview struct {
	V          *page.Visit
	Months     months
	When       string
	Groups     []group
	Total      string
	People     string
	Closed     string // how it was closed, "" while it is open
	Broken     bool   // the seal does not hold
	Closable   bool
	Keeper     bool
	Over       bool // the month has passed
	Files      []ui.Link
	Disputes   []disputeView
	Month      string
	NoCards    bool
	Unplanned  bool
	FirstMonth bool
}

// files lists the forms: the site's own and CSV.
func (p *Pages) files(of url.Values) (list []ui.Link) {
	for _, ext := range []string{".xlsx", ".pdf"} {
		if form, ok := tile.FormOf(p.site, ext); ok {
			list = append(list, ui.Link{Title: form.Title, Href: "/bonus" + ext + "?" + of.Encode()})
		}
	}
	return append(list, ui.Link{Title: "CSV", Href: "/bonus.csv?" + of.Encode()})
}

// months is the switch of months.
type months struct{ Title, Earlier, Later string }

// group is the people of one card.
type group struct {
	Card, Base string
	Heads      []head
	Rows       []personRow
	Foot       []string
	Total      string
	HasShare   bool
	ShareTitle string
	ShareSum   string
	HasFix     bool
	FixSum     string
}

type head struct{ Title, Weight string }

type personRow struct {
	Name, Href string
	Cells      []cell
	Share, Fix string
	Points     string
	Total      string
}

type cell struct{ Done, Money, Mark, Why string }

func monthsOf(v *page.Visit, path string, m score.Month) months {
	x := months{Title: capital(monthName(v, m)), Earlier: monthHref(v, path, m.Add(-1))}
	if m < score.MonthOf(v.About.Today) {
		x.Later = monthHref(v, path, m.Add(1))
	}
	return x
}

// sheets shows all sheets of a month; who leads nobody is led to their own.
func (p *Pages) sheets(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	who := seer(v)
	if !who.Keeps() {
		if who.Owner == "" {
			return page.ErrNoPage
		}
		return see(w, r, "/bonus/mine")
	}
	m, err := monthOf(r, v)
	if err != nil {
		return err
	}
	list, closed, err := p.Service.Sheets(r.Context(), who, m)
	if err != nil {
		return err
	}
	disputes, err := p.Service.Disputes(r.Context(), who, m)
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, s := range list {
		names[s.Person.ID] = s.Person.Name
	}
	x := overview{
		V: v, Months: monthsOf(v, "/bonus", m), When: monthName(v, m), Month: string(m), Keeper: v.Administers(),
		Files: p.files(url.Values{"month": {string(m)}}),
		Over:  m < score.MonthOf(v.About.Today), Groups: p.groups(v, list), NoCards: len(list) == 0, People: v.Lang.Int(int64(len(list))),
	}
	sum := int64(0)
	for _, s := range list {
		sum += s.Total
		for _, l := range s.Lines {
			x.Unplanned = x.Unplanned || l.State == score.NoPlan
		}
	}
	x.Total = money(v, sum)
	if closed != nil {
		x.Closed, x.Broken = closedText(v, *closed), !closed.Intact
	}
	x.Closable = x.Keeper && closed == nil && x.Over && len(list) > 0
	for _, d := range disputes {
		x.Disputes = append(x.Disputes, p.disputeOf(v, who, d, names[d.Person]))
	}
	pg := p.in(v, "bonus", v.T("Bonuses", "Премии"))
	pg.Body, pg.Wide = sheetsView(x), true
	if v.Administers() {
		pg.Actions = cardsButton(v.Lang)
	}
	return p.site.Show(w, r, v, pg)
}

func closedText(v *page.Visit, c score.Closing) string {
	const shown = 8
	hash := c.Hash
	if len(hash) > shown {
		hash = hash[:shown]
	}
	return v.T("Closed by ", "Закрыл: ") + c.By + ", " + dayOf(v, c.At) + v.T(" · seal ", " · печать ") + hash
}

// groups puts sheets under their cards.
func (p *Pages) groups(v *page.Visit, list []score.Sheet) (out []group) {
	var order []string
	byCard := map[string][]score.Sheet{}
	for _, s := range list {
		key := s.Card.ID + " " + strconv.Itoa(s.Card.Version)
		if byCard[key] == nil {
			order = append(order, key)
		}
		byCard[key] = append(byCard[key], s)
	}
	for _, key := range order {
		out = append(out, p.group(v, byCard[key]))
	}
	return out
}

func (p *Pages) group(v *page.Visit, list []score.Sheet) group {
	c := list[0].Card
	g := group{Card: first(c.Title.In(string(v.Lang)), v.T("Corrections only", "Только исправления")), Base: money(v, c.Base), HasShare: c.Share != nil}
	sums := make([]int64, len(c.Lines))
	for _, l := range c.Lines {
		g.Heads = append(g.Heads, head{p.title(v, l.Metric), part(v, l.Weight)})
	}
	if c.Share != nil {
		g.ShareTitle = part(v, c.Share.Rate) + " · " + p.title(v, c.Share.Metric)
	}
	var share, fix, total int64
	for _, s := range list {
		row := personRow{
			Name: s.Person.Name, Href: monthHref(v, "/bonus/of/"+url.PathEscape(s.Person.ID), s.Month), Points: points(v, s.Points), Total: money(v, s.Total),
		}
		for i, l := range s.Lines {
			sums[i] += l.Money
			one := cell{Done: "—", Money: money(v, l.Money), Mark: mark(l), Why: why(v, l)}
			if l.State != score.NoFact && l.State != score.NoPlan {
				one.Done = v.Lang.Percent(float64(l.Attained)/float64(score.Hundred), 1)
			}
			row.Cells = append(row.Cells, one)
		}
		if s.Share != nil {
			share += s.Share.Money
			row.Share = money(v, s.Share.Money)
		}
		fixed := s.Total - s.Own()
		fix += fixed
		total += s.Total
		if len(s.Corrections) > 0 {
			g.HasFix, row.Fix = true, more(v, fixed)
		}
		g.Rows = append(g.Rows, row)
	}
	for _, sum := range sums {
		g.Foot = append(g.Foot, money(v, sum))
	}
	g.Total, g.ShareSum, g.FixSum = money(v, total), money(v, share), more(v, fix)
	return g
}

// close seals a month.
func (p *Pages) close(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	m, err := monthOf(r, v)
	if err != nil {
		return err
	}
	if err := p.Service.Close(r.Context(), seer(v), m); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "bonus "+string(m), "month closed")
	return see(w, r, monthHref(v, "/bonus", m))
}

// file is the same as the page for a spreadsheet: a line for each line of each sheet.
func (p *Pages) table(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	list, _, m, err := p.listed(r, v)
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Export, "bonus "+string(m), "csv")
	return page.Send(w, "text/csv; charset=utf-8", "bonus-"+string(m)+".csv", func(to io.Writer) error { return p.csv(to, v, list) })
}

func (p *Pages) csv(to io.Writer, v *page.Visit, list []score.Sheet) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(to)
	if v.Lang == lang.RU {
		out.Comma = ';'
	}
	number := func(x int64) string { return decimal(v, float64(x)/100) }
	lines := [][]string{{
		v.T("Month", "Месяц"), v.T("Person", "Сотрудник"), v.T("Scorecard", "Карта"), v.T("Line", "Строка"), v.T("Fact", "Факт"), v.T("Plan", "План"),
		v.T("Attained, %", "Выполнение, %"), v.T("Counted, %", "Засчитано, %"), v.T("Weight, %", "Вес, %"), v.T("Points", "Баллы"),
		v.T("Amount", "Сумма") + ", " + v.About.Settings.Currency,
	}}
	for _, s := range list {
		begin := []string{string(s.Month), plain(s.Person.Name), plain(s.Card.Title.In(string(v.Lang)))}
		add := func(rest ...string) { lines = append(lines, slices.Concat(begin, rest)) }
		for _, l := range s.Lines {
			add(plain(p.title(v, l.Line.Metric)), p.exact(v, l.Line.Metric, l.Fact), p.exact(v, l.Line.Metric, l.Plan), number(l.Attained), number(l.Given),
				number(l.Line.Weight), number(l.Points), number(l.Money))
		}
		if s.Share != nil {
			name := s.Share.Share.Metric
			add(plain(part(v, s.Share.Share.Rate)+" · "+p.title(v, name)), p.exact(v, name, s.Share.Fact), "", "", "", "", "", number(s.Share.Money))
		}
		for _, c := range s.Corrections {
			add(v.T("Correction for ", "Исправление за: ")+string(c.Of), "", "", "", "", "", "", number(c.Money))
		}
		add(v.T("Total", "Итого"), "", "", "", "", "", number(s.Points), number(s.Total))
	}
	if err := out.WriteAll(lines); err != nil {
		return err
	}
	return out.Error()
}

// plain keeps a spreadsheet from taking a name for a formula.
func plain(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

func decimal(v *page.Visit, x float64) string {
	text := strconv.FormatFloat(x, 'f', 2, 64)
	if v.Lang == lang.RU {
		return strings.ReplaceAll(text, ".", ",")
	}
	return text
}

// exact is a figure as a number: money in whole currency, shares in percent, durations in minutes.
func (p *Pages) exact(v *page.Visit, name model.Name, x *float64) string {
	m, ok := metric(v, name)
	if !ok || x == nil {
		return ""
	}
	if !v.Viewer.Grant.Shows(v.About.Model, m) {
		return v.T("n/a", "н/д")
	}
	return decimal(v, *x*scale(m))
}

func cardsCrumbs(v *page.Visit) []ui.Link {
	return []ui.Link{{Title: v.T("Bonuses", "Премии"), Href: "/bonus"}, {Title: v.T("Scorecards", "Карты премий"), Href: "/bonus/cards"}}
}

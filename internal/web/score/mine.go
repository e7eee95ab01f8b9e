package score

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/score"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// Bonus is what a page tells of somebody's pay: the sum of now, and the open deal that would bring the most.
type Bonus struct {
	V     *page.Visit
	Total string
	// Deal and With are the deal and what the pay would be with it won, "" where there is none.
	Deal, DealHref, With string
	Href                 string
}

// BonusOf gives the bonus of whoever looks, for a page of theirs; ok is false where they have no scorecard.
func (p *Pages) BonusOf(r *http.Request, v *page.Visit) (b Bonus, ok bool, err error) {
	who := seer(v)
	if p.Service == nil || who.Owner == "" {
		return b, false, nil
	}
	x, closed, ok, err := p.Service.Of(r.Context(), who, who.Owner, score.MonthOf(v.About.Today))
	if err != nil || !ok {
		return b, false, err
	}
	b = Bonus{V: v, Total: money(v, x.Total), Href: "/bonus/mine"}
	if closed != nil {
		return b, true, nil
	}
	gains, err := p.Service.Gains(r.Context(), v.Viewer, x)
	if len(gains) > 0 && gains[0].More > 0 {
		g := gains[0]
		b.Deal, b.DealHref, b.With = g.Deal.Title, dealHref(g.Deal.ID), money(v, g.Total)
	}
	return b, true, err
}

func dealHref(id string) string { return "/card/deal/" + url.PathEscape(id) }

// own is the page of one person's sheet.
type own struct {
	V        *page.Visit
	Months   months
	Month    string
	Owner    string
	Has      bool
	Self     bool
	Sheet    sheetView
	Closed   string
	Broken   bool
	Over     bool
	Files    []ui.Link
	Gains    []gainView
	Rest     string // how many deals more
	Idle     string // why no open deal brings anything, "" where one does
	Untouch  bool   // deals do not move the card
	Disputes []disputeView
	Bad      string // why a dispute was refused
	BadLine  string
	Text     string
}

// gainView is what one open deal would bring.
type gainView struct {
	Title, Href, Sub, Amount, More string
	Up, Down                       bool
}

// mine shows somebody their own sheet.
func (p *Pages) mine(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if v.User.CRMUser == "" {
		if seer(v).Keeps() {
			return see(w, r, "/bonus")
		}
		return page.ErrNoPage
	}
	return p.show(w, r, v, v.User.CRMUser, nil)
}

// one shows the sheet of somebody whom the visitor leads.
func (p *Pages) one(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if id := r.PathValue("id"); id != "" && id == v.User.CRMUser {
		return see(w, r, "/bonus/mine")
	}
	return p.show(w, r, v, r.PathValue("id"), nil)
}

// show shows a sheet; refused is why a dispute was not taken.
func (p *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit, owner string, refused error) error {
	who := seer(v)
	m, err := monthOf(r, v)
	if err != nil {
		return err
	}
	s, closed, ok, err := p.Service.Of(r.Context(), who, owner, m)
	if err != nil {
		return err
	}
	self := owner == who.Owner
	path := "/bonus/mine"
	if !self {
		path = "/bonus/of/" + url.PathEscape(owner)
	}
	x := own{
		V: v, Months: monthsOf(v, path, m), Month: string(m), Owner: owner, Has: ok, Self: self, Over: m < score.MonthOf(v.About.Today),
		Files: p.files(url.Values{"month": {string(m)}, "owner": {owner}}),
	}
	if ok {
		x.Sheet = p.sheet(v, s)
		if err := p.talk(r, v, who, &x); err != nil {
			return err
		}
	}
	switch {
	case closed != nil:
		x.Closed, x.Broken = closedText(v, *closed), !closed.Intact
	case ok && !x.Over:
		if err := p.gains(r, v, s, &x); err != nil {
			return err
		}
	}
	pg := p.in(v, "bonus", v.T("My bonus", "Моя премия"))
	if !self {
		pg = under(p.in(v, "bonus", s.Person.Name), ui.Link{Title: v.T("Bonuses", "Премии"), Href: monthHref(v, "/bonus", m)})
	}
	if refused != nil {
		x.Bad, x.BadLine, x.Text = v.Lang.Message(refused), r.PostForm.Get("line"), r.PostForm.Get("text")
		w = &wrong{w, http.StatusUnprocessableEntity}
	}
	pg.Body = ownView(x)
	return p.site.Show(w, r, v, pg)
}

// talk puts the disputes to their lines.
func (p *Pages) talk(r *http.Request, v *page.Visit, who score.Seer, x *own) error {
	list, err := p.Service.Disputes(r.Context(), who, score.Month(x.Month))
	if err != nil {
		return err
	}
	for _, d := range list {
		if d.Person == x.Owner {
			x.Disputes = append(x.Disputes, p.disputeOf(v, who, d, ""))
		}
	}
	if x.Self {
		for i := range x.Sheet.Lines {
			x.Sheet.Lines[i].Disputable = true
		}
	}
	return nil
}

func (p *Pages) disputeOf(v *page.Visit, who score.Seer, d score.Dispute, name string) disputeView {
	x := disputeView{
		ID: strconv.FormatInt(d.ID, 10), Who: name, Line: p.title(v, d.Line), At: dayOf(v, d.At), Text: d.Text, Answer: d.Answer, By: d.AnsweredBy,
		State: v.T("waits for an answer", "ждёт ответа"), Mark: "w", Answerable: d.Answer == "" && who.Keeps() && who.Owner != d.Person,
	}
	if d.Line == "" {
		x.Line = v.T("the sheet as a whole", "расчёт целиком")
	}
	if d.Answer != "" {
		x.State, x.Mark = v.T("explained", "объяснено"), "o"
		if d.Agreed {
			x.State, x.Mark = v.T("agreed", "принято"), "g"
		}
	}
	return x
}

func dayOf(v *page.Visit, at time.Time) string {
	return v.Lang.Day(cal.DayOf(at, v.About.Calendar.Zone))
}

// gains fills in what open deals would bring.
func (p *Pages) gains(r *http.Request, v *page.Visit, s score.Sheet, x *own) error {
	const shown = 8
	if !s.Card.Moves() {
		x.Untouch = len(s.Lines) > 0
		return nil
	}
	list, err := p.Service.Gains(r.Context(), v.Viewer, s)
	if err != nil {
		return err
	}
	if len(list) > 0 && !slices.ContainsFunc(list, func(g score.Gain) bool { return g.More != 0 }) {
		x.Idle = p.idle(v, s)
	}
	for i, g := range list {
		if i == shown {
			x.Rest = v.Lang.Int(int64(len(list) - shown))
			break
		}
		one := gainView{
			Title: first(g.Deal.Title, g.Deal.ID), Href: dealHref(g.Deal.ID), Sub: g.Deal.Stage, Amount: money(v, g.Deal.Amount),
			More: more(v, g.More), Up: g.More > 0, Down: g.More < 0,
		}
		if g.Deal.Amount == 0 {
			one.Amount = v.T("no amount", "без суммы")
		}
		if g.Roughly {
			one.More = "≈ " + one.More
		}
		x.Gains = append(x.Gains, one)
	}
	return nil
}

// idle says why no open deal changes the pay: of every line that a deal could move, what holds it.
func (p *Pages) idle(v *page.Visit, s score.Sheet) string {
	var parts []string
	for _, l := range s.Lines {
		if m, ok := metric(v, l.Line.Metric); !ok || !score.Moved(m.Name) || !v.Viewer.Grant.Shows(v.About.Model, m) {
			continue
		}
		name := v.T("“", "«") + p.title(v, l.Line.Metric) + v.T("”", "»")
		switch l.State {
		case score.Capped:
			name += v.T(" is at its cap already", " уже на потолке")
		case score.BelowFloor:
			name += v.T(" stays below its floor with one deal more", " и с ещё одной сделкой ниже порога")
		case score.NoPlan:
			name += v.T(" has no plan", " без плана")
		case score.Fine, score.NoFact, score.Accelerated:
			name += v.T(" does not change by one deal", " от одной сделки не меняется")
		}
		parts = append(parts, name)
	}
	text := v.T("No open deal changes the bonus now", "Сейчас ни одна открытая сделка не меняет премию")
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, "; ")
	}
	return text + "."
}

// dispute marks a line.
func (p *Pages) dispute(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	m, err := monthOf(r, v)
	if err != nil {
		return err
	}
	d, err := p.Service.Dispute(r.Context(), seer(v), m, r.PostForm.Get("line"), r.PostForm.Get("text"))
	if err != nil {
		if score.Field(err) != "" {
			return p.show(w, r, v, v.User.CRMUser, err)
		}
		return err
	}
	p.site.Note(r, v, audit.Define, "bonus "+string(m), "disputed: "+d.Line)
	return see(w, r, monthHref(v, "/bonus/mine", m)+"#disputes")
}

// answer answers a dispute.
func (p *Pages) answer(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return page.ErrNoPage
	}
	d, err := p.Service.Answer(r.Context(), seer(v), id, r.PostForm.Get("agreed") == "1", r.PostForm.Get("text"))
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "bonus "+string(d.Month)+" "+d.Person, "answered: "+d.Line)
	if r.PostForm.Get("back") == "one" {
		return see(w, r, monthHref(v, "/bonus/of/"+url.PathEscape(d.Person), d.Month)+"#disputes")
	}
	return see(w, r, monthHref(v, "/bonus", d.Month)+"#disputes")
}

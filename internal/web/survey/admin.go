package survey

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"svodka/internal/audit"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/survey"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// What a new form begins with.
const (
	usualDays = 30
	latest    = 20 // invites shown on a survey's page
)

// wrong answers with a status of its own: the page shows a form that was refused.
type wrong struct {
	http.ResponseWriter

	status int
}

// WriteHeader gives the status of the refusal instead.
func (w *wrong) WriteHeader(int) { w.ResponseWriter.WriteHeader(w.status) }

// Unwrap lets a handler set deadlines of the connection.
func (w *wrong) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// in puts a page below the list of surveys.
func (p *Pages) in(v *page.Visit, title string, body templ.Component) ui.Page {
	crumbs := []ui.Link{{Title: v.T("Surveys", "Опросы"), Href: "/data/surveys"}}
	if p.site.HasSources {
		crumbs = append([]ui.Link{{Title: v.T("Data", "Данные"), Href: "/data"}}, crumbs...)
	}
	return ui.Page{Title: title, Section: "data", Crumbs: crumbs, Body: body}
}

func href(id string, more ...string) string {
	parts := []string{"/data/surveys", url.PathEscape(id)}
	for _, x := range more {
		parts = append(parts, url.PathEscape(x))
	}
	return strings.Join(parts, "/")
}

func see(w http.ResponseWriter, r *http.Request, to string) error {
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// row is one survey in the list.
type row struct {
	Title, Kind, Href       string
	Sent, Answered, Waiting string
	State, Mark             string
}

// list shows all surveys.
func (p *Pages) list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	forms, counts, err := p.Surveys.List(r.Context())
	if err != nil {
		return err
	}
	rows := make([]row, len(forms))
	for i, f := range forms {
		c := counts[f.ID]
		rows[i] = row{
			Title: f.Title.In(string(v.Lang)), Kind: f.Kind.Title(v.Lang), Href: href(f.ID),
			Sent: v.Lang.Int(c.Sent), Answered: v.Lang.Int(c.Answered), Waiting: v.Lang.Int(c.Waiting),
		}
		rows[i].State, rows[i].Mark = state(v.Lang, f)
	}
	pg := ui.Page{Title: v.T("Surveys", "Опросы"), Section: "data", Tabs: p.site.DataTabs(v, "surveys"), Body: listView(v.Lang, rows)}
	if len(rows) > 0 {
		pg.Actions = newButton(v.Lang)
	}
	return p.site.Show(w, r, v, pg)
}

func state(l lang.Lang, f survey.Form) (text, mark string) {
	if f.Closed {
		return l.Pick("closed", "закрыт"), "o"
	}
	return l.Pick("takes answers", "принимает ответы"), "g"
}

// results leads to what the answers say.
func results(l lang.Lang, k survey.Kind) ui.Link {
	switch k {
	case survey.CES:
		return ui.Link{Title: l.Pick("Results: CES", "Результаты: CES"), Href: "/metrics/ces"}
	case survey.Review:
		return ui.Link{Title: l.Pick("Results: bad reviews", "Результаты: плохие отзывы"), Href: "/metrics/reviews_bad"}
	default:
		return ui.Link{Title: l.Pick("Results: NPS, CSAT and response", "Результаты: NPS, CSAT и отклик"), Href: "/r/service"}
	}
}

// draft is the form of a new survey.
type draft struct {
	survey.Form

	Lang       lang.Lang // of the page
	ErrAt, Err string
	// Settled says that links were sent: what is measured stays.
	Settled bool
	// Answers were given to the words as they are.
	Answers int64
}

// at is where the form is sent, back where it was left.
func (d draft) at() string {
	if d.ID == "" {
		return "/data/surveys/new"
	}
	return href(d.ID, "edit")
}

func (d draft) back() string {
	if d.ID == "" {
		return "/data/surveys"
	}
	return href(d.ID)
}

// of says what is wrong with a field, "" nothing.
func (d draft) of(name string) string {
	if d.ErrAt == name {
		return d.Err
	}
	return ""
}

// fresh shows the form of a new survey.
func (p *Pages) fresh(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	f := survey.Form{Kind: survey.NPS, Lang: v.Lang, Days: usualDays}
	return p.site.Show(w, r, v, p.in(v, v.T("New survey", "Новый опрос"), draftView(draft{Form: f, Lang: v.Lang})))
}

// add makes a survey.
func (p *Pages) add(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	given := formFrom(r.PostForm)
	f, err := p.Surveys.Add(r.Context(), v.Person, filled(given))
	if err != nil {
		field := survey.Field(err)
		if field == "" {
			return err
		}
		pg := p.in(v, v.T("New survey", "Новый опрос"), draftView(draft{Form: given, Lang: v.Lang, ErrAt: field, Err: v.Lang.Message(err)}))
		return p.site.Show(&wrong{w, http.StatusUnprocessableEntity}, r, v, pg)
	}
	p.site.Note(r, v, audit.Define, "survey "+f.ID, "made: "+string(f.Kind))
	return see(w, r, href(f.ID))
}

// edit shows the form of a survey that is there.
func (p *Pages) edit(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	d, err := p.drafted(r, v)
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, p.in(v, v.T("Change the survey", "Изменить опрос"), draftView(d)))
}

// drafted is a survey as it stands.
func (p *Pages) drafted(r *http.Request, v *page.Visit) (d draft, err error) {
	d.Lang = v.Lang
	if d.Form, err = p.Surveys.Get(r.Context(), r.PathValue("id")); err != nil {
		return d, err
	}
	if d.Settled, err = p.Surveys.Settled(r.Context(), d.ID); err != nil {
		return d, err
	}
	_, counts, err := p.Surveys.List(r.Context())
	d.Answers = counts[d.ID].Answered
	return d, err
}

// change keeps a survey that was changed.
func (p *Pages) change(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	d, err := p.drafted(r, v)
	if err != nil {
		return err
	}
	given := formFrom(r.PostForm)
	given.ID = d.ID
	if d.Settled {
		given.Kind, given.Scale, given.Anonymous = d.Kind, d.Scale, d.Anonymous
	}
	f, err := p.Surveys.Change(r.Context(), v.Person, filled(given))
	if err != nil {
		if d.ErrAt = survey.Field(err); d.ErrAt == "" {
			return err
		}
		d.Form, d.Err = given, v.Lang.Message(err)
		return p.site.Show(&wrong{w, http.StatusUnprocessableEntity}, r, v, p.in(v, v.T("Change the survey", "Изменить опрос"), draftView(d)))
	}
	p.site.Note(r, v, audit.Define, "survey "+f.ID, "changed")
	return see(w, r, href(f.ID))
}

func formFrom(q url.Values) survey.Form {
	number := func(name string) int {
		n, err := strconv.Atoi(q.Get(name))
		if err != nil {
			return 0
		}
		return n
	}
	text := func(name string) model.Text { return model.Text{EN: q.Get(name + "_en"), RU: q.Get(name + "_ru")} }
	return survey.Form{
		Kind: survey.Kind(q.Get("kind")), Scale: number("scale"), Lang: lang.Lang(q.Get("lang")), Days: number("days"),
		Title: text("title"), Question: text("question"), Thanks: text("thanks"), Anonymous: q.Get("anonymous") != "",
	}
}

// filled gives a form what its kind usually has: the scale, and the question in the languages its title is there in.
func filled(f survey.Form) survey.Form {
	if scales := f.Kind.Scales(); f.Scale == 0 || f.Kind == survey.NPS {
		f.Scale = scales[0]
	}
	if f.Question == (model.Text{}) {
		usual := f.Kind.Question()
		if f.Title.EN != "" {
			f.Question.EN = usual.EN
		}
		if f.Title.RU != "" {
			f.Question.RU = usual.RU
		}
	}
	return f
}

func read(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	return nil
}

// asking is the form by which clients are invited, as it was sent.
type asking struct {
	How, List, Days, Channel string
	ErrAt, Err               string
}

// of says what is wrong with a field of one of the two forms, "" nothing.
func (a asking) of(how, name string) string {
	if a.How == how && a.ErrAt == name {
		return a.Err
	}
	return ""
}

// is gives what was typed into one of the two forms.
func (a asking) is(how, text string) string {
	if a.How == how {
		return text
	}
	return ""
}

// card is the page of one survey.
type card struct {
	survey.Form
	survey.Count

	View        lang.Lang
	State, Mark string
	Question    string
	Said        []string
	Made        *made // links that were just made
	Asking      asking
	Invites     []invited
	Results     ui.Link
	Renewable   bool
}

// made is a list of links that waits to be taken.
type made struct {
	Count int
	Href  string
	// Only is the link where there is just one.
	Only  string
	Until string
}

// invited is one invite in the list.
type invited struct{ Who, Contact, Sent, State, Mark string }

// one shows a survey.
func (p *Pages) one(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.show(w, r, v, asking{}, nil)
}

// show shows a survey; refused is why its form was refused, nil nothing.
func (p *Pages) show(w http.ResponseWriter, r *http.Request, v *page.Visit, a asking, refused error) error {
	ctx := r.Context()
	f, err := p.Surveys.Get(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	_, counts, err := p.Surveys.List(ctx)
	if err != nil {
		return err
	}
	c := card{
		Form: f, Count: counts[f.ID], View: v.Lang, Question: f.Question.In(string(v.Lang)), Asking: a,
		Made: p.made(r, v, f.ID), Said: saidOf(r, v),
	}
	c.Results = results(v.Lang, f.Kind)
	c.Asking.Days = cmp.Or(c.Asking.Days, "30")
	c.State, c.Mark = state(v.Lang, f)
	c.Renewable = !f.Anonymous && !f.Closed && c.Waiting > 0
	if !f.Anonymous {
		if c.Invites, err = p.latest(r, v, f.ID); err != nil {
			return err
		}
	}
	pg := p.in(v, f.Title.In(string(v.Lang)), cardView(c))
	if refused == nil {
		return p.site.Show(w, r, v, pg)
	}
	return p.site.Show(&wrong{w, http.StatusUnprocessableEntity}, r, v, pg)
}

// saidOf is what a page begins with after something was done.
func saidOf(r *http.Request, v *page.Visit) (list []string) {
	q := r.URL.Query()
	number := func(name string) int64 {
		n, err := strconv.ParseInt(q.Get(name), 10, 64)
		if err != nil {
			return 0
		}
		return n
	}
	switch q.Get("said") {
	case "none":
		list = append(list, v.T("No link was made: everybody in the list was asked within the last 90 days.",
			"Ссылок не выдано: всех из списка уже спрашивали за последние 90 дней."))
	case "nobody":
		list = append(list, v.T("No deal of a client was won in these days, so there is nobody to ask.",
			"За эти дни нет выигранных сделок с клиентом, спрашивать некого."))
	case "empty":
		list = append(list, v.T("There is nobody left to remind.", "Напоминать некому."))
	}
	if n := number("skipped"); n > 0 && q.Get("said") != "none" {
		list = append(list, v.Lang.Pick(
			v.Lang.Count(n, "client was", "clients were")+" left out: asked within the last 90 days, or twice in the list.",
			"Пропущено: "+v.Lang.Int(n)+". Этих клиентов спрашивали за последние 90 дней, или они в списке дважды."))
	}
	return list
}

// latest lists the newest invites with the names of their clients.
func (p *Pages) latest(r *http.Request, v *page.Visit, id string) ([]invited, error) {
	invites, err := p.Surveys.Invites(r.Context(), id, latest)
	if err != nil {
		return nil, err
	}
	named := make([]survey.Addressee, len(invites))
	for i, x := range invites {
		named[i] = x.Addressee
	}
	if named, err = p.Book.Named(r.Context(), named); err != nil {
		return nil, err
	}
	out := make([]invited, len(invites))
	for i, x := range invites {
		out[i] = invited{
			Who: cmp.Or(named[i].Name, x.Deal, x.Ticket, x.Client), Contact: named[i].Contact,
			Sent: v.Lang.Day(cal.DayOf(x.Sent, v.About.Calendar.Zone)),
		}
		switch {
		case !x.Answered.IsZero():
			out[i].State, out[i].Mark = fmt.Sprintf(v.T("answered: %d", "ответ: %d"), x.Score), "g"
		case p.site.Now().Before(x.Expires):
			out[i].State, out[i].Mark = v.T("waiting", "ждём ответа"), "w"
		default:
			out[i].State, out[i].Mark = v.T("no answer", "без ответа"), "o"
		}
	}
	return out, nil
}

// closing ends a survey or opens it again.
func (p *Pages) closing(closed bool) page.Handler {
	return func(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
		f, err := p.Surveys.SetClosed(r.Context(), v.Person, r.PathValue("id"), closed)
		if err != nil {
			return err
		}
		more := "opened"
		if closed {
			more = "closed"
		}
		p.site.Note(r, v, audit.Define, "survey "+f.ID, more)
		return see(w, r, href(f.ID))
	}
}

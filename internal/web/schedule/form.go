package schedule

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// trouble is what is wrong with a form: a sentence, and the field it stands beside; "" stands above all.
type trouble struct{ Field, Text string }

// at is the sentence beside a field.
func (t trouble) at(field string) string {
	if t.Field != field {
		return ""
	}
	return t.Text
}

// above is the sentence that no field shows.
func (t trouble) above() string {
	if slices.Contains([]string{"title", "board", "query", "forms", "days", "lang", "when", "zone", "recipients"}, t.Field) {
		return ""
	}
	return t.Text
}

// troubleOf says what an error means for a form; errors that no correction helps are given back.
func troubleOf(l lang.Lang, err error) (trouble, error) {
	if !refusable(err) {
		return trouble{}, err
	}
	return trouble{schedule.Field(err), l.Message(err)}, nil
}

// choice is one entry of a list.
type choice struct {
	Value, Title, Hint string
	On                 bool
}

// group is a part of a list under a heading.
type group struct {
	Title string
	List  []choice
}

// line is one outside address in the form.
type line struct {
	Channel  schedule.Channel
	Address  string
	Channels []choice
	// State says what an administrator has to do, or did; Mark is its class.
	State, Mark string
}

// person is an account in the form, with the channels it can be reached by.
type person struct {
	Login, Name, Role string
	Ways              []way
	Closed            bool // the report is not open to them
}

// way is one channel of a person.
type way struct {
	Value, Title, Hint string
	On                 bool
}

// draft is the form of a schedule.
type draft struct {
	L            lang.Lang
	ID, Action   string
	Title        string
	Boards       []group
	Query        string
	Narrowed     []string // what narrows it besides the period, in words
	Fixed        string   // the period does not move on
	ChangeHref   string   // the page where filters are set
	Ranges       []choice
	Forms        []choice
	SkipEmpty    bool
	When         when
	Zones, Langs []choice
	Days         []choice
	People       []person
	Others       string // recipients whose accounts are gone
	Lines        []line
	Outside      string // the rule of outside addresses
	Small        bool
	Open         bool // there are no accounts
	Trouble      trouble
	Next         string
	Paused       bool
	Administers  bool
}

// fresh is the form of a new schedule, of the page it came from.
func (p *Pages) fresh(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q := r.URL.Query()
	x := schedule.Schedule{
		Content: schedule.Content{Board: q.Get("board"), Query: tidyQuery(q.Get("query")), Forms: []schedule.Form{schedule.PDF}},
		When:    v.T("on working days at 9:00", "по рабочим дням в 9:00"),
	}
	words, err := p.wordsOf(r, v)
	if err != nil {
		return err
	}
	if x.Content.Board != "" {
		if title, _, ok := words.title(r.Context(), x.Content.Board); ok {
			x.Title = title
		} else {
			x.Content.Board, x.Content.Query = "", ""
		}
	}
	if c, err := p.service.Contact(r.Context(), v.Person.Login, schedule.Mail); err == nil && c.Off == "" {
		x.Recipients = []schedule.Recipient{{Login: v.Person.Login, Channel: schedule.Mail}}
	}
	pg, err := p.formPage(r, words, x, trouble{}, 1)
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, pg)
}

// tidyQuery leaves of a page's query what belongs to its content.
func tidyQuery(text string) string {
	values, err := url.ParseQuery(text)
	if err != nil {
		return text
	}
	for _, key := range []string{"tile", "drill", "explain", "cell", "add", "lang", "theme", "asof", "q", "done", "token", "said"} {
		values.Del(key)
	}
	return values.Encode()
}

// edit is the form of a schedule that is there.
func (p *Pages) edit(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := p.service.Get(r.Context(), v.Person, r.PathValue("id"))
	if err != nil {
		return err
	}
	words, err := p.wordsOf(r, v)
	if err != nil {
		return err
	}
	pg, err := p.formPage(r, words, x, trouble{}, 0)
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, pg)
}

// add makes a schedule of the form.
func (p *Pages) add(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.keep(w, r, v, schedule.Schedule{})
}

// save changes a schedule.
func (p *Pages) save(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	x, err := p.service.Get(r.Context(), v.Person, r.PathValue("id"))
	if err != nil {
		return err
	}
	return p.keep(w, r, v, x)
}

// keep lays the form over a schedule and keeps it; what is wrong comes back in the form.
func (p *Pages) keep(w http.ResponseWriter, r *http.Request, v *page.Visit, was schedule.Schedule) error {
	ctx := r.Context()
	words, err := p.wordsOf(r, v)
	if err != nil {
		return err
	}
	x := fill(was, r.PostForm)
	more := 0
	if r.PostForm.Has("more") { // one more line for an address, or another report: nothing is kept yet
		if r.PostForm.Get("more") == "line" {
			more = 1
		}
		pg, err := p.formPage(r, words, x, trouble{}, more)
		if err != nil {
			return err
		}
		return p.site.Show(w, r, v, pg)
	}
	told := "saved"
	t, err := p.check(ctx, words, was, x, r.PostForm)
	if err != nil {
		return err
	}
	if t.Text == "" {
		var kept schedule.Schedule // a form that is refused stays as it was typed
		if was.ID == "" {
			told = "added"
			kept, err = p.service.Add(ctx, v.Person, x)
		} else {
			kept, err = p.service.Update(ctx, v.Person, x)
		}
		if err == nil {
			return p.toList(w, r, kept, told)
		}
		if t, err = troubleOf(v.Lang, err); err != nil {
			return err
		}
	}
	pg, err := p.formPage(r, words, x, t, more)
	if err != nil {
		return err
	}
	return p.again(w, r, v, pg)
}

// toList leads to the list once a schedule is kept, and says where an outside address gets nothing yet.
func (p *Pages) toList(w http.ResponseWriter, r *http.Request, x schedule.Schedule, told string) error {
	waits, err := p.waits(r.Context(), x)
	if err != nil {
		return err
	}
	if waits {
		told += "-waits"
	}
	return see(w, r, "/schedules?said="+told)
}

// fill reads the form.
func fill(x schedule.Schedule, f url.Values) schedule.Schedule {
	x.Title = f.Get("title")
	x.Content = schedule.Content{Board: f.Get("board"), Query: ranged(f.Get("query"), f.Get("range")), SkipEmpty: f.Has("skip")}
	for _, form := range f["forms"] {
		x.Content.Forms = append(x.Content.Forms, schedule.Form(form))
	}
	if f.Has("bare") {
		x.Content.Query = ranged("", f.Get("range"))
	}
	x.When, x.Zone, x.Days, x.Lang = chosen(f), f.Get("zone"), schedule.DayRule(f.Get("days")), lang.Lang(f.Get("lang"))
	x.Recipients = nil
	for _, to := range f["to"] {
		channel, login, _ := strings.Cut(to, " ")
		x.Recipients = append(x.Recipients, schedule.Recipient{Login: login, Channel: schedule.Channel(channel)})
	}
	addresses := f["address"]
	for i, channel := range f["channel"] {
		if i < len(addresses) && strings.TrimSpace(addresses[i]) != "" {
			x.Recipients = append(x.Recipients, schedule.Recipient{Channel: schedule.Channel(channel), Address: strings.TrimSpace(addresses[i])})
		}
	}
	return x
}

// asOnPage is the choice of the period that a query or a report has by itself.
const asOnPage = "-"

// ranged puts another period into a query.
func ranged(text, period string) string {
	values, err := url.ParseQuery(text)
	if err != nil {
		return text
	}
	switch period {
	case "":
	case asOnPage:
		values.Del("range")
	default:
		values.Set("range", period)
	}
	return values.Encode()
}

// check says what is wrong with a form that the service does not look at: the report and its filters.
func (p *Pages) check(ctx context.Context, w words, was, x schedule.Schedule, f url.Values) (trouble, error) {
	if f.Get("when") == ownWords && strings.TrimSpace(f.Get("words")) == "" {
		return trouble{"when", w.T("Write when it is sent, or choose one of the times.", "Напишите, когда отправлять, или выберите готовое время.")}, nil
	}
	if x.Content.Board == "" || isSpecial(x.Content.Board) {
		return trouble{}, nil
	}
	b, err := p.site.Boards.Get(ctx, w.Person, x.Content.Board)
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Forbidden) || err == nil && b.Deleted {
		if was.ID != "" && was.Content.Board == x.Content.Board {
			return trouble{"board", w.T("This report is gone, or it is no longer open to you. Choose another one.",
				"Этого отчёта больше нет или он вам больше не открыт. Выберите другой.")}, nil
		}
		return trouble{"board", w.T("There is no such report.", "Такого отчёта нет.")}, nil
	}
	if err != nil {
		return trouble{}, err
	}
	if _, err := w.tell(ctx, b, x.Content.Query, false); err != nil {
		if !refusable(err) {
			return trouble{}, err
		}
		return trouble{"query", w.Lang.Message(err)}, nil
	}
	return trouble{}, nil
}

func isSpecial(id string) bool {
	return slices.ContainsFunc(special(), func(x [3]string) bool { return x[0] == id })
}

// formPage puts the form into its page.
func (p *Pages) formPage(r *http.Request, w words, x schedule.Schedule, t trouble, more int) (ui.Page, error) {
	d, err := p.draft(r.Context(), w, x, t, more)
	if err != nil {
		return ui.Page{}, err
	}
	title := w.T("New schedule", "Новая рассылка")
	if x.ID != "" {
		title = x.Title
		if title == "" {
			title = w.T("Schedule", "Рассылка")
		}
	}
	pg := p.inSection(w.Visit, "schedules", title, draftView(d))
	pg.Crumbs = []ui.Link{{Title: w.T("Schedules", "Рассылки"), Href: "/schedules"}}
	if x.ID != "" {
		pg.Actions = draftActions(d)
	}
	return pg, nil
}

// draft fills the form.
func (p *Pages) draft(ctx context.Context, w words, x schedule.Schedule, t trouble, more int) (draft, error) {
	d := draft{
		L: w.Lang, ID: x.ID, Action: "/schedules/new", Title: x.Title, Query: x.Content.Query, SkipEmpty: x.Content.SkipEmpty,
		When: p.whenOf(w, x), Trouble: t, Small: small(w.Visit), Paused: x.Paused, Administers: w.Administers(),
	}
	if x.ID != "" {
		d.Action, d.Next = href(x.ID), w.moment(x.Next)
	}
	b, err := p.boards(ctx, w, x.Content.Board, &d)
	if err != nil {
		return d, err
	}
	p.narrow(ctx, w, x, b, &d)
	for _, f := range schedule.Forms() {
		d.Forms = append(d.Forms, choice{Value: string(f), Title: formTitle(f, w.Lang), Hint: formHint(f, w.Lang), On: slices.Contains(x.Content.Forms, f)})
	}
	d.Zones = zones(w, x.Zone)
	d.Langs = picked([]choice{
		{Title: w.T("each reader's own", "свой у каждого")}, {Value: "ru", Title: "русский"}, {Value: "en", Title: "English"},
	}, string(x.Lang))
	d.Days = picked([]choice{
		{Title: w.T("send all the same", "отправлять всё равно")},
		{Value: string(schedule.SkipDay), Title: w.T("leave it out", "не отправлять")},
		{Value: string(schedule.MoveDay), Title: w.T("move it to the next working day", "перенести на следующий рабочий день")},
	}, string(x.Days))
	if err := p.people(ctx, w, x, &d); err != nil {
		return d, err
	}
	return d, p.lines(ctx, w, x, more, &d)
}

func picked(list []choice, value string) []choice {
	for i := range list {
		list[i].On = list[i].Value == value
	}
	return list
}

func zones(w words, now string) []choice {
	list := []choice{{Title: w.T("the company's: ", "как в компании: ") + zoneTitle(w.zone().String(), w.Lang)}}
	known := now == ""
	for _, z := range page.Zones(w.Lang) {
		list, known = append(list, choice{Value: z[0], Title: z[1]}), known || z[0] == now
	}
	if !known {
		list = append(list, choice{Value: now, Title: now})
	}
	return picked(list, now)
}

func formHint(f schedule.Form, l lang.Lang) string {
	switch f {
	case schedule.PDF:
		return l.Pick("as on paper, with charts", "как на бумаге, с графиками")
	case schedule.XLSX:
		return l.Pick("a sheet for each table", "лист на каждую таблицу")
	case schedule.CSV:
		return l.Pick("for other programs", "для других программ")
	case schedule.HTML:
		return l.Pick("read without opening files", "читается без открытия файлов")
	case schedule.PNG:
		return l.Pick("good for Telegram", "удобно в Telegram")
	case schedule.Text:
		return l.Pick("at most 12 lines", "не больше 12 строк")
	}
	return ""
}

package source

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/source"
	"svodka/internal/sync"
	"svodka/internal/timetable"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// choose offers the kinds of system.
func (p *Pages) choose(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	pg := inData(v, v.T("Connect a source", "Подключить источник"))
	pg.Body = waysView(v.Lang, p.kinds(v))
	return p.site.Show(w, r, v, pg)
}

// field is one control of a form.
type field struct {
	Name, Label, Value, Hint string
	Secret, Required, Focus  bool
	Long                     bool // a text of many lines
}

// draft is the form in which a system is connected.
type draft struct {
	L             lang.Lang
	Kind          source.Kind
	Title, System string
	Fields        []field
	Steps         []string
	When          when
	Trouble       string
	Again         bool // secrets have to be entered once more
}

// when is the choice of a timetable.
type when struct {
	L       lang.Lang
	Choices []choice
	Own     string // in words of one's own
	OwnOn   bool
	Quiet   string
	Next    string // when it is next, or what is wrong with it
	Bad     bool
}

// choice is one entry of a list.
type choice struct {
	Value, Title string
	On           bool
}

const (
	fieldPrefix  = "f." // the system's own fields in a form
	fieldMapping = "mapping"
	ownWords     = "own"
	hourlyWords  = "every 10 minutes"
)

// formOf fills the form of a kind from what was entered. Secrets are never given back.
func (p *Pages) formOf(v *page.Visit, k source.Kind, given url.Values) draft {
	w := p.words(v)
	d := draft{L: v.Lang, Kind: k, System: w.text(k.Title), Title: given.Get("title"), Steps: manual(v.Lang, k.Name)}
	for i, f := range k.Fields {
		one := field{
			Name: fieldPrefix + f.Name, Label: w.text(f.Title), Hint: w.text(f.Help), Secret: f.Secret, Required: f.Required, Focus: i == 0,
			Long: f.Name == fieldMapping,
		}
		if !f.Secret {
			one.Value = given.Get(one.Name)
		}
		d.Fields = append(d.Fields, one)
	}
	text := w.T(hourlyWords, "каждые 10 минут")
	if given.Has("when") {
		text = chosen(given)
	}
	d.When = p.whenOf(w, text, given.Get("quiet"))
	return d
}

// chosen is the timetable that a form asks for.
func chosen(f url.Values) string {
	if f.Get("when") == ownWords {
		return strings.TrimSpace(f.Get("words"))
	}
	return f.Get("when")
}

// wordless refuses words of one's own that were not written: read as they are, they would mean "by hand".
func wordless(f url.Values) error {
	if f.Get("when") == ownWords && strings.TrimSpace(f.Get("words")) == "" {
		return fault.Invalidf("Write when it is read, or choose one of the schedules.", "Напишите, когда читать, или выберите готовое расписание.")
	}
	return nil
}

// whenOf fills in the choice of a timetable.
func (p *Pages) whenOf(w words, text, quiet string) when {
	x := when{L: w.Lang, Quiet: quiet, OwnOn: true}
	now := w.timetable(text)
	for _, known := range presets() {
		title := w.T(known.en, known.ru)
		on := title == now
		x.Choices = append(x.Choices, choice{title, title, on})
		x.OwnOn = x.OwnOn && !on
	}
	if x.OwnOn {
		x.Own = text
	}
	x.Next, x.Bad = w.upcoming(text, quiet)
	return x
}

// upcoming tells the next times of a timetable, or what is wrong with it.
func (w words) upcoming(text, quiet string) (said string, bad bool) {
	t, err := timetable.Parse(text)
	if err != nil {
		return w.Lang.Message(err), true
	}
	q, err := timetable.ParseQuiet(quiet)
	if err != nil {
		return w.Lang.Message(err), true
	}
	if t.ByHand() {
		return w.T("It is read only when somebody asks.", "Читается только по кнопке."), false
	}
	const shown, tries = 3, 2000
	var list []string
	at := w.now
	for i := 0; len(list) < shown && i < tries; i++ {
		next, ok := t.Next(at, w.About.Calendar)
		if !ok {
			break
		}
		if at = next; !q.At(next, w.About.Calendar.Zone) {
			list = append(list, w.moment(next))
		}
	}
	if len(list) == 0 {
		return w.T("The quiet hours leave no time for it.", "Тихие часы не оставляют для этого времени."), true
	}
	return w.T("Next: ", "Ближайшие: ") + strings.Join(list, "; "), false
}

// next is the line under the choice of a timetable.
func (p *Pages) next(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q := r.URL.Query()
	text, bad := p.words(v).upcoming(chosen(q), q.Get("quiet"))
	return p.site.Fragment(w, r, v, nextView(text, bad))
}

func (p *Pages) formPage(v *page.Visit, d draft) ui.Page {
	pg := inData(v, v.T("Connection: ", "Подключение: ")+d.System)
	pg.Crumbs = append(pg.Crumbs, ui.Link{Title: v.T("Connect a source", "Подключить источник"), Href: "/data/new"})
	pg.Body = draftView(d)
	return pg
}

// form asks for what a system needs.
func (p *Pages) form(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	k, err := p.kind(r.PathValue("kind"))
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, p.formPage(v, p.formOf(v, k, url.Values{})))
}

// connect tries what was entered, keeps the source and begins its first load.
func (p *Pages) connect(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	k, err := p.kind(r.PathValue("kind"))
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	title, err := tidyTitle(r.PostForm.Get("title"))
	var x sync.Source
	if err == nil {
		err = wordless(r.PostForm)
	}
	if err == nil {
		ctx, cancel := context.WithTimeout(r.Context(), trying)
		defer cancel()
		x, err = p.sources.Add(ctx, sync.Draft{
			Kind: k.Name, Title: title, Timetable: chosen(r.PostForm), Fields: entered(k, r.PostForm),
		})
	}
	if err != nil {
		d := p.formOf(v, k, r.PostForm)
		d.Trouble, d.Again = p.complaint(r, v, err), true
		return p.again(w, r, v, p.formPage(v, d))
	}
	p.site.Note(r, v, audit.Data, "source "+x.ID, "connected: "+x.Account.Address+", "+x.Timetable)
	told := "added"
	if err := p.sources.Begin(r.Context(), x.ID, sync.WhyFirst); err != nil {
		told = "idle"
	}
	return see(w, r, href(x.ID, "?said=", told))
}

// titleMost is how many characters a title may have.
const titleMost = 120

func tidyTitle(text string) (string, error) {
	text = strings.Join(strings.Fields(text), " ")
	if len([]rune(text)) > titleMost {
		return "", fault.Invalidf("A title has at most 120 characters.", "Название — не длиннее 120 знаков.")
	}
	return text, nil
}

// entered are the fields of a kind that a form brings.
func entered(k source.Kind, f url.Values) map[string]string {
	out := map[string]string{}
	for _, x := range k.Fields {
		if text := strings.TrimSpace(f.Get(fieldPrefix + x.Name)); text != "" {
			out[x.Name] = text
		}
	}
	return out
}

// complaint is what an error means to who entered something; what only the log should know is written there.
func (p *Pages) complaint(r *http.Request, v *page.Visit, err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return v.T("The system does not answer. Check the address and try again.", "Система не отвечает. Проверьте адрес и попробуйте ещё раз.")
	}
	if fault.KindOf(err) == fault.Internal {
		p.site.Log.ErrorContext(r.Context(), "a source", "error", err)
	}
	return v.Lang.Message(err)
}

package survey

import (
	"crypto/rand"
	"encoding/csv"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/survey"
	"svodka/internal/web/page"
)

const (
	// waits is how long a list of links can be taken after it was made.
	waits = time.Hour
	// mostFiles bounds the lists that wait.
	mostFiles = 20
)

// invite makes links for clients of a list, or for those whose deals were won.
func (p *Pages) invite(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := read(r); err != nil {
		return err
	}
	q := r.PostForm
	a := asking{How: q.Get("how"), List: q.Get("list"), Days: q.Get("days"), Channel: q.Get("channel")}
	refuse := func(err error) error {
		if a.ErrAt = survey.Field(err); a.ErrAt == "" {
			return err
		}
		a.Err = v.Lang.Message(err)
		return p.show(w, r, v, a, err)
	}
	list, err := p.whom(r, v, a)
	if err != nil {
		return refuse(err)
	}
	id := r.PathValue("id")
	if a.How == "won" && len(list) == 0 {
		return see(w, r, href(id)+"?said=nobody")
	}
	out, err := p.Surveys.Invite(r.Context(), v.Person, id, a.Channel, list)
	if err != nil {
		return refuse(err)
	}
	if len(out.Links) == 0 {
		return see(w, r, href(id)+"?said=none")
	}
	p.site.Note(r, v, audit.Data, "survey "+id, "links made: "+strconv.Itoa(len(out.Links)))
	return p.handOver(w, r, v, id, out)
}

func (p *Pages) whom(r *http.Request, v *page.Visit, a asking) ([]survey.Addressee, error) {
	if a.How != "won" {
		return p.Book.Read(r.Context(), a.List)
	}
	days, err := strconv.Atoi(strings.TrimSpace(a.Days))
	if err != nil {
		days = 0 // refused with the border it has
	}
	return p.Book.Won(r.Context(), v.Viewer, days)
}

// renew gives those who have not answered new links.
func (p *Pages) renew(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	out, err := p.Surveys.Renew(r.Context(), v.Person, id)
	if err != nil {
		return err
	}
	if len(out.Links) == 0 {
		return see(w, r, href(id)+"?said=empty")
	}
	to := make([]survey.Addressee, len(out.Links))
	for i, x := range out.Links {
		to[i] = x.To
	}
	if to, err = p.Book.Named(r.Context(), to); err != nil {
		return err
	}
	for i := range out.Links {
		out.Links[i].To = to[i]
	}
	p.site.Note(r, v, audit.Data, "survey "+id, "links renewed: "+strconv.Itoa(len(out.Links)))
	return p.handOver(w, r, v, id, out)
}

// handOver keeps the links for a while and leads to the page that offers them.
func (p *Pages) handOver(w http.ResponseWriter, r *http.Request, v *page.Visit, id string, out survey.Invited) error {
	key, now := rand.Text(), p.site.Now()
	p.mu.Lock()
	oldest := ""
	for k, f := range p.files {
		if !now.Before(f.until) {
			delete(p.files, k)
		} else if oldest == "" || f.until.Before(p.files[oldest].until) {
			oldest = k
		}
	}
	if len(p.files) >= mostFiles {
		delete(p.files, oldest)
	}
	p.files[key] = file{form: id, login: v.Person.Login, until: now.Add(waits), links: out.Links}
	p.mu.Unlock()
	q := url.Values{"links": {key}}
	if out.Skipped > 0 {
		q.Set("skipped", strconv.Itoa(out.Skipped))
	}
	return see(w, r, href(id)+"?"+q.Encode())
}

// waiting finds a list of links that waits for who made it.
func (p *Pages) waiting(key, id string, v *page.Visit) (file, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f, ok := p.files[key]
	return f, ok && f.form == id && f.login == v.Person.Login && p.site.Now().Before(f.until)
}

// made offers the links that were just made.
func (p *Pages) made(r *http.Request, v *page.Visit, id string) *made {
	key := r.URL.Query().Get("links")
	if key == "" {
		return nil
	}
	f, ok := p.waiting(key, id, v)
	if !ok {
		return nil
	}
	m := &made{Count: len(f.links), Href: href(id, "links", key+".csv"), Until: render.Moment(f.until, v.About.Calendar.Zone, v.Lang)}
	if len(f.links) == 1 {
		m.Only = p.link(r, f.links[0])
	}
	return m
}

func (p *Pages) link(r *http.Request, x survey.Link) string {
	return p.Outside.Address(r) + "/s/" + x.Token
}

// links gives the list of links as a file.
func (p *Pages) links(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	id := r.PathValue("id")
	key, ok := strings.CutSuffix(r.PathValue("file"), ".csv")
	f, waits := p.waiting(key, id, v)
	if !ok || !waits {
		return fault.Sentence(fault.NotFound,
			"This list of links is no longer here: it waits for an hour. On the survey's page those who have not answered can be given new ones.",
			"Этого списка ссылок больше нет: он хранится час. На странице опроса можно выдать новые ссылки тем, кто не ответил.")
	}
	p.site.Note(r, v, audit.Export, "survey "+id, "links: "+strconv.Itoa(len(f.links)))
	return page.Send(w, "text/csv; charset=utf-8", "links-"+id+".csv", func(to io.Writer) error {
		return p.write(to, r, v.Lang, v.About.Calendar.Zone, f.links)
	})
}

// write writes links for a spreadsheet or a mailer: semicolons in Russian, commas in English.
func (p *Pages) write(to io.Writer, r *http.Request, l lang.Lang, zone *time.Location, links []survey.Link) error {
	const bom = "\ufeff" // makes spreadsheets read the file as UTF-8
	if _, err := io.WriteString(to, bom); err != nil {
		return err
	}
	out := csv.NewWriter(to)
	if l == lang.RU {
		out.Comma = ';'
	}
	out.UseCRLF = true
	lines := [][]string{{
		l.Pick("Client", "Клиент"), l.Pick("Contact", "Контакт"), l.Pick("Client id", "Ключ клиента"), l.Pick("Deal id", "Ключ сделки"),
		l.Pick("Link", "Ссылка"), l.Pick("Works until", "Действует до"),
	}}
	for _, x := range links {
		lines = append(lines, []string{
			safe(x.To.Name), safe(x.To.Contact), safe(x.To.Client), safe(x.To.Deal), p.link(r, x), x.Until.In(zone).Format(time.DateOnly),
		})
	}
	return out.WriteAll(lines)
}

// safe keeps a spreadsheet from running a text as a formula.
func safe(text string) string {
	if first, size := utf8.DecodeRuneInString(text); size > 0 && strings.ContainsRune("=+-@\t\r\n|＝＋－＠", first) {
		return "'" + text
	}
	return text
}

// Package letter makes what is sent: reports and dashboards in their forms for mail, chats, webhooks and folders, the morning's
// few lines, and the words of alerts. Figures come from the pages and from the desk, asked with the rights of whoever gets the
// letter; nothing here widens them.
package letter

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/schedule"
)

// Morning is the name of the board that is a person's morning in a few lines.
const Morning = "@morning"

// Order is a board as its page shows it to one person.
type Order struct {
	User         account.User
	Board, Query string
	Lang         lang.Lang
	Zone         *time.Location
	Due          time.Time
}

// Renderer makes letters out of pages.
type Renderer struct {
	// Document gives the page; empty tells that there is no figure in it.
	Document func(ctx context.Context, o Order) (d *render.Document, empty bool, err error)
	// Forms are the forms that documents are written in, Drawer draws charts for bodies of letters.
	Forms  []render.Format
	Drawer func() (render.Drawer, error)
	// Day tells a person's morning; nil leaves it out.
	Day *Day
}

var _ schedule.Renderer = Renderer{}

// How much a letter holds. Mailboxes take some 20 MiB, of which a third is lost to their alphabet; Telegram takes 50 MiB a file.
const (
	mostMail, mostHook, mostChat = 14 << 20, 10 << 20, 48 << 20
	mostPictures                 = 5
)

// Render makes a letter.
func (r Renderer) Render(ctx context.Context, o schedule.Order) (p schedule.Parcel, err error) {
	defer fault.Wrap(&err, "letter.Render(%s)", o.Content.Board)
	if o.Content.Board == Morning {
		return r.morning(ctx, o)
	}
	d, empty, err := r.Document(ctx, Order{
		User: o.Who, Board: o.Content.Board, Query: o.Content.Query, Lang: o.Lang, Zone: o.Zone, Due: o.Due,
	})
	if err != nil {
		return p, err
	}
	p = schedule.Parcel{Subject: subject(o, d), Empty: empty}
	var left []string // files that did not fit
	for _, form := range o.Content.Forms {
		if form == schedule.Text || form == schedule.HTML && o.Channel == schedule.Mail {
			continue
		}
		if form == schedule.HTML && o.Channel == schedule.Telegram {
			form = schedule.PNG // a chat shows no pages
		}
		f, err := r.file(ctx, d, form)
		if err != nil {
			return p, err
		}
		if slices.ContainsFunc(p.Files, func(x schedule.File) bool { return x.Name == f.Name }) {
			continue
		}
		if !fits(o.Channel, p.Files, f) {
			left = append(left, f.Name)
			continue
		}
		p.Files = append(p.Files, f)
	}
	p.Text = plain(o, d, left)
	if (o.Channel == schedule.Mail || o.Channel == schedule.Webhook) && slices.Contains(o.Content.Forms, schedule.HTML) {
		err = r.body(ctx, &p, d, left)
	}
	return p, err
}

// subject is what a letter is called: the schedule's own title and the days.
func subject(o schedule.Order, d *render.Document) string {
	title := strings.TrimSpace(o.Title)
	if title == "" {
		title = d.Title
	}
	if d.Period != "" && !strings.Contains(title, d.Period) {
		title += ", " + d.Period
	}
	return title
}

// file writes a document in a form.
func (r Renderer) file(ctx context.Context, d *render.Document, form schedule.Form) (f schedule.File, err error) {
	i := slices.IndexFunc(r.Forms, func(x render.Format) bool { return x.Name == string(form) })
	if i < 0 {
		return f, fault.Invalidf("There is no form %q.", "Формата «%s» нет.", string(form))
	}
	var b bytes.Buffer
	if err := r.Forms[i].Write(ctx, &b, d); err != nil {
		return f, err
	}
	return schedule.File{Name: fileName(d) + r.Forms[i].Ext, Type: r.Forms[i].Type, Body: b.Bytes()}, nil
}

// fileName is what files of a document are called: its title and its days, short enough for every system.
func fileName(d *render.Document) string {
	const longest = 80
	name := d.Title
	if d.Period != "" {
		name += ", " + d.Period
	}
	name = strings.NewReplacer("/", "-", "\\", "-", ":", ".", "\u00a0", " ", "\u202f", " ").Replace(name)
	if runes := []rune(name); len(runes) > longest {
		name = strings.TrimRight(string(runes[:longest]), " ,.") + "…"
	}
	return name
}

// fits reports whether one more file fits into a letter.
func fits(ch schedule.Channel, files []schedule.File, f schedule.File) bool {
	size := len(f.Body)
	switch ch {
	case schedule.Telegram:
		return size <= mostChat
	case schedule.Folder:
		return true
	case schedule.Mail, schedule.Webhook:
	}
	for _, x := range files {
		size += len(x.Body)
	}
	if ch == schedule.Webhook {
		return size <= mostHook
	}
	return size <= mostMail
}

// plain is what a letter says without its files: all of it where nothing is attached to a mail, otherwise what matters.
func plain(o schedule.Order, d *render.Document, left []string) string {
	text := brief(d)
	if o.Channel == schedule.Mail && (slices.Contains(o.Content.Forms, schedule.HTML) || slices.Contains(o.Content.Forms, schedule.Text)) {
		text = render.MailText(d)
	}
	if len(left) > 0 {
		text = strings.TrimRight(text, "\n") + "\n" + tooLarge(d, left)
	}
	return text
}

// tooLarge says what did not fit.
func tooLarge(d *render.Document, left []string) string {
	text := d.Lang.Pick("Too large to be attached: ", "Не поместилось в письмо: ") + strings.Join(left, "; ") + "."
	if d.Link != "" {
		text += " " + d.Lang.Pick("Open the page: ", "Откройте страницу: ") + d.Link
	}
	return text
}

// brief is a document in a few lines, as a caption: title and days, what it concludes, the single figures, and where it is.
func brief(d *render.Document) string {
	const mostFigures = 6
	l := d.Lang
	lines := []string{d.Title}
	if d.Period != "" {
		lines[0] += ", " + d.Period
	}
	for _, one := range []string{d.Filters, d.Conclusion} {
		if one != "" {
			lines = append(lines, one)
		}
	}
	figures := 0
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Figure == "" || p.Title == "" {
			continue
		}
		if figures++; figures > mostFigures {
			break
		}
		line := p.Title + ": " + p.Figure
		if len(p.Under) > 0 {
			line += " (" + p.Under[0] + ")"
		}
		lines = append(lines, line)
	}
	if d.AsOf != "" {
		lines = append(lines, d.AsOf)
	}
	if d.Link != "" {
		lines = append(lines, l.Pick("Page: ", "Страница: ")+d.Link)
	}
	return strings.Join(lines, "\n")
}

// body makes the page of a letter with its pictures.
func (r Renderer) body(ctx context.Context, p *schedule.Parcel, d *render.Document, left []string) error {
	var draw render.Drawer
	if r.Drawer != nil {
		var err error
		if draw, err = r.Drawer(); err != nil {
			return err
		}
	}
	if len(left) > 0 {
		with := *d
		with.Notes = append(slices.Clone(d.Notes), tooLarge(d, left))
		d = &with
	}
	page, pictures, err := render.Mail(ctx, d, draw)
	if err != nil {
		return err
	}
	p.HTML = page
	for _, x := range pictures {
		p.Files = append(p.Files, schedule.File{Name: x.Name, Type: "image/png", Body: x.PNG, Inline: x.ID})
	}
	return nil
}

// morning makes the letter of a person's morning.
func (r Renderer) morning(ctx context.Context, o schedule.Order) (p schedule.Parcel, err error) {
	if r.Day == nil {
		return p, fault.Sentence(fault.NotFound, "There is no morning letter here.", "Утренней сводки здесь нет.")
	}
	lines, err := r.Day.Tell(ctx, Who{User: o.Who, Viewer: o.Viewer, Lang: o.Lang})
	if err != nil {
		return p, err
	}
	p = schedule.Parcel{Subject: o.Title, Empty: len(lines) == 0}
	if p.Empty {
		p.Text = o.Lang.Pick("There is nothing to tell this morning.", "Сегодня утром рассказать нечего.")
		return p, nil
	}
	p.Subject = strings.TrimSpace(o.Title + ": " + lines[0])
	p.Text = strings.Join(lines, "\n") + "\n"
	if o.Channel == schedule.Mail {
		p.HTML = simple(lines, o.Lang)
	}
	return p, nil
}

// simple is a page of a few lines. Looks stand in attributes, for mail programs know no sheets.
func simple(lines []string, l lang.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"></head><body style="margin:0;padding:16px;background:#ffffff;`+
		`color:#141925;font:15px/1.5 Arial,Helvetica,sans-serif">`, l)
	for i, line := range lines {
		style := "margin:0 0 4px"
		if i == 0 {
			style = "margin:0 0 10px;font-size:18px;font-weight:bold"
		}
		fmt.Fprintf(&b, `<p style="%s">%s</p>`, style, linked(line))
	}
	b.WriteString(`</body></html>`)
	return b.String()
}

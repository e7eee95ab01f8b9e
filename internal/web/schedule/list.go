package schedule

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// row is one schedule in the list.
type row struct {
	ID, Title, Href string
	// What is sent and how it is narrowed; Gone says that there is no such report for the reader.
	What, WhatHref, Filters string
	Gone                    bool
	Faces                   []face
	Who, Owner              string
	When, Next              string
	Channels                []face
	Last, LastMark, LastTip string
	Waits                   string
	Paused                  bool
	Count                   string // of recipients
	After                   string // the newest run the page knows of: a press of "send" is one run
}

// listed is the page of the list.
type listed struct {
	L           lang.Lang
	Told, Say   string
	Trouble     string
	Rows        []row
	Mail        string // what is wrong with the way letters go; "" nothing
	MailHref    string
	Administers bool
}

// list shows the schedules that somebody looks after.
func (p *Pages) list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	pg, err := p.listPage(r, v, "")
	if err != nil {
		return err
	}
	return p.site.Show(w, r, v, pg)
}

func (p *Pages) listPage(r *http.Request, v *page.Visit, trouble string) (ui.Page, error) {
	ctx := r.Context()
	words, err := p.wordsOf(r, v)
	if err != nil {
		return ui.Page{}, err
	}
	all, err := p.service.List(ctx, v.Person)
	if err != nil {
		return ui.Page{}, err
	}
	x := listed{L: v.Lang, Told: said(v, r), Trouble: trouble, Administers: v.Administers()}
	waiting := 0
	for _, one := range all {
		row, err := p.row(ctx, words, one)
		if err != nil {
			return ui.Page{}, err
		}
		if row.Waits != "" {
			waiting++
		}
		x.Rows = append(x.Rows, row)
	}
	x.Say = words.summary(all, x.Rows)
	x.Mail, x.MailHref = p.noWay(ctx, v, all)
	pg := p.inSection(v, "schedules", v.T("Schedules", "Рассылки"), listView(x))
	pg.Actions = listActions(v.Lang, v.Administers(), waiting)
	return pg, nil
}

// row says what there is to know of a schedule.
func (p *Pages) row(ctx context.Context, w words, x schedule.Schedule) (out row, err error) {
	out = row{
		ID: x.ID, Title: x.Title, Href: href(x.ID), When: w.when(x), Paused: x.Paused,
		Count: w.Lang.Count(int64(len(x.Recipients)), w.T("recipient", "получатель"), w.T("recipients", "получателя"), "получателей"),
	}
	title, board, ok := w.title(ctx, x.Content.Board)
	out.What, out.WhatHref, out.Gone = title, board, !ok
	if board != "" {
		if x.Content.Query != "" {
			out.WhatHref += "?" + x.Content.Query
		}
		b, err := p.site.Boards.Get(ctx, w.Person, x.Content.Board)
		if err != nil {
			return out, err
		}
		if t, err := w.tell(ctx, b, x.Content.Query, false); err == nil {
			out.Filters = t.line()
		} else {
			out.Filters = w.Lang.Message(err)
		}
	}
	out.Filters = strings.Trim(w.forms(x.Content.Forms)+" · "+out.Filters, " ·")
	if x.Owner != w.Person.Login {
		out.Owner = w.name(x.Owner)
	}
	out.Faces, out.Who = w.faces(x.Recipients)
	for _, c := range channels(x.Recipients) {
		out.Channels = append(out.Channels, face{Name: c.Title(w.Lang), Icon: channelIcon(c)})
	}
	out.Next = w.moment(x.Next)
	if x.Paused {
		out.Next = w.T("paused", "на паузе")
	}
	if out.Waits, err = p.waiting(ctx, w, x); err != nil {
		return out, err
	}
	after, err := p.service.Newest(ctx, w.Person, x.ID)
	if err != nil {
		return out, err
	}
	out.After = strconv.FormatInt(after, 10)
	out.Last, out.LastMark, out.LastTip, err = p.last(ctx, w, x)
	return out, err
}

// mostFaces is how many recipients a row names.
const mostFaces = 3

// faces names the first recipients, each person once.
func (w words) faces(list []schedule.Recipient) (out []face, said string) {
	var names []string
	for _, r := range list {
		if name := w.who(r); !slices.Contains(names, name) {
			names = append(names, name)
			if len(out) < mostFaces && !r.Outside() {
				out = append(out, face{Name: name, Initials: ui.Initials(name)})
			}
		}
	}
	const shown = 2
	if more := len(names) - shown; more > 0 {
		return out, strings.Join(names[:shown], ", ") + w.T(" and ", " и ещё ") + w.Lang.Int(int64(more)) + w.T(" more", "")
	}
	return out, strings.Join(names, ", ")
}

// waiting says that a place outside gets nothing yet; "" when there is none such.
func (p *Pages) waiting(ctx context.Context, w words, x schedule.Schedule) (string, error) {
	if !slices.ContainsFunc(x.Recipients, schedule.Recipient.Outside) {
		return "", nil
	}
	approved, err := p.service.Approved(ctx, x)
	if err != nil {
		return "", err
	}
	for _, r := range x.Recipients {
		if _, ok := approved[r.Key()]; ok || !r.Outside() {
			continue
		}
		what := w.T("an outside address", "внешний адрес")
		if r.Channel != schedule.Mail {
			what = r.Channel.Title(w.Lang)
		}
		return what + w.T(" waits for an administrator", " ждёт разрешения администратора"), nil
	}
	return "", nil
}

// last tells what became of the last run, trials aside.
func (p *Pages) last(ctx context.Context, w words, x schedule.Schedule) (text, mark, tip string, err error) {
	const runs, letters = 20, 500
	list, err := p.service.History(ctx, w.Person, x.ID, runs)
	if err != nil {
		return "", "", "", err
	}
	i := slices.IndexFunc(list, func(r schedule.Run) bool { return r.By == "" })
	if i < 0 {
		return w.T("not sent yet", "не отправляли"), "o", "", nil
	}
	jobs, err := p.service.Queue(ctx, w.Person, schedule.JobFilter{Schedule: x.ID, Run: list[i].ID, Limit: letters})
	if err != nil {
		return "", "", "", err
	}
	text, mark = w.outcome(jobs)
	return text, mark, w.moment(list[i].Made), nil
}

// outcome says in a word or two what became of a run's letters.
func (w words) outcome(jobs []schedule.Job) (text, mark string) {
	count := map[schedule.State]int{}
	for _, j := range jobs {
		count[j.State]++
	}
	n := func(i int) string { return w.Lang.Int(int64(i)) }
	sent, failed, skipped, all := count[schedule.Sent], count[schedule.Failed], count[schedule.Skipped], len(jobs)
	switch open := all - sent - failed - skipped; {
	case all == 0:
		return w.T("nobody to send to", "некому отправлять"), "o"
	case open > 0:
		return w.T("on the way: ", "отправляется: ") + n(open), "o"
	case failed > 0 && sent == 0 && all > 1:
		return w.T("did not arrive: ", "не дошло: ") + n(failed), "x"
	case failed == all:
		return w.T("did not arrive", "не дошло"), "x"
	case sent == all && all == 1:
		return w.T("sent", "отправлено"), "g"
	case sent == all:
		return w.T("sent: ", "отправлено: ") + n(sent), "g"
	case skipped == all:
		return w.T("left out", "пропущено"), "o"
	case failed > 0:
		return n(sent) + w.T(" of ", " из ") + n(all), "x"
	}
	return n(sent) + w.T(" of ", " из ") + n(all), "w"
}

// summary is the sentence over the list.
func (w words) summary(all []schedule.Schedule, rows []row) string {
	if len(all) == 0 {
		return ""
	}
	var next schedule.Schedule
	paused, bad := 0, 0
	for i, x := range all {
		if x.Paused {
			paused++
		} else if !x.Next.IsZero() && (next.Next.IsZero() || x.Next.Before(next.Next)) {
			next = x
		}
		if rows[i].LastMark == "x" {
			bad++
		}
	}
	text := w.Lang.Count(int64(len(all)), w.T("schedule", "рассылка"), w.T("schedules", "рассылки"), "рассылок")
	if paused > 0 {
		text += w.T(", paused: ", ", на паузе: ") + w.Lang.Int(int64(paused))
	}
	if !next.Next.IsZero() {
		text += w.T(". Next: “", ". Ближайшая — «") + next.Title + w.T("”, ", "», ") + w.moment(next.Next)
	}
	text += "."
	if bad > 0 {
		text += " " + w.T("Not everything arrived the last time: ", "В последний раз дошло не всё: ") +
			w.Lang.Count(int64(bad), w.T("schedule", "рассылка"), w.T("schedules", "рассылки"), "рассылок") + "."
	}
	return text
}

// effective is how letters leave the company now. Keys that do not open leave what is set for the machine.
func (p *Pages) effective(ctx context.Context) (deliver.Settings, error) {
	if p.delivery == nil {
		return deliver.Settings{}, nil
	}
	s, err := p.delivery.InForce(ctx)
	if fault.Is(err, fault.Invalid) {
		err = nil
	}
	return s, err
}

// noWay says that letters cannot leave, where some are meant to.
func (p *Pages) noWay(ctx context.Context, v *page.Visit, all []schedule.Schedule) (text, mend string) {
	if p.delivery == nil {
		return "", ""
	}
	s, err := p.effective(ctx)
	if err != nil || s.Mails() {
		return "", ""
	}
	mailed := slices.ContainsFunc(all, func(x schedule.Schedule) bool {
		return slices.ContainsFunc(x.Recipients, func(r schedule.Recipient) bool { return r.Channel == schedule.Mail })
	})
	switch {
	case v.Administers():
		return v.T("Mail is not set up yet, so no letter leaves.", "Почта ещё не настроена, письма не уходят."), "/settings/delivery"
	case mailed:
		return v.T("Mail is not set up yet, so no letter leaves. An administrator can do it.",
			"Почта ещё не настроена, письма не уходят. Её настраивает администратор."), ""
	}
	return "", ""
}

// act does one of the things that can be done to a schedule.
func (p *Pages) act(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx, id := r.Context(), r.PathValue("id")
	var (
		err  error
		told string
	)
	switch r.PathValue("act") {
	case "pause":
		_, err = p.service.SetPaused(ctx, v.Person, id, true)
		told = "paused"
	case "resume":
		_, err = p.service.SetPaused(ctx, v.Person, id, false)
		told = "resumed"
	case "send":
		var made, waits bool
		made, waits, err = p.send(r, v, id)
		switch {
		case !made:
			told = "once"
		case waits:
			told = "sent-waits"
		default:
			told = "sent"
		}
	case "test":
		err = p.test(ctx, v, id, schedule.Channel(r.PostForm.Get("channel")))
		told = "tested"
	case "remove":
		err = p.service.Drop(ctx, v.Person, id)
		told = "removed"
	default:
		return page.ErrNoPage
	}
	if err != nil {
		if !refusable(err) {
			return err
		}
		pg, failed := p.listPage(r, v, v.Lang.Message(err))
		if failed != nil {
			return failed
		}
		return p.again(w, r, v, pg)
	}
	return see(w, r, "/schedules?said="+told)
}

// send sends to all recipients at once, unless the press was taken already; waits says that an outside address gets nothing.
func (p *Pages) send(r *http.Request, v *page.Visit, id string) (made, waits bool, err error) {
	ctx := r.Context()
	after, err := strconv.ParseInt(r.PostForm.Get("after"), 10, 64)
	if err != nil { // no page's form: it is sent after whatever there is
		if after, err = p.service.Newest(ctx, v.Person, id); err != nil {
			return false, false, err
		}
	}
	if made, err = p.service.SendOnce(ctx, v.Person, id, after); err != nil || !made {
		return false, false, err
	}
	x, err := p.service.Get(ctx, v.Person, id)
	if err != nil {
		return made, false, err
	}
	waits, err = p.waits(ctx, x)
	return made, waits, err
}

// waits reports whether an outside address gets nothing yet.
func (p *Pages) waits(ctx context.Context, x schedule.Schedule) (bool, error) {
	approved, err := p.service.Approved(ctx, x)
	return slices.ContainsFunc(x.Recipients, func(r schedule.Recipient) bool {
		_, ok := approved[r.Key()]
		return r.Outside() && !ok
	}), err
}

// test sends a trial to who asks for it, if there is somewhere to send it to.
func (p *Pages) test(ctx context.Context, v *page.Visit, id string, ch schedule.Channel) error {
	if _, err := p.service.Get(ctx, v.Person, id); err != nil {
		return err
	}
	c, err := p.service.Contact(ctx, v.Person.Login, ch)
	switch {
	case fault.Is(err, fault.NotFound) && ch == schedule.Telegram:
		return fault.Invalidf("Telegram is not linked to your account yet: do that among your subscriptions.",
			"Telegram ещё не привязан к вашей учётной записи. Привяжите его в разделе «Мои подписки».")
	case fault.Is(err, fault.NotFound):
		return fault.Invalidf("Your account has no mail address; an administrator can set it.",
			"У вашей учётной записи нет почтового адреса, его задаёт администратор.")
	case err != nil:
		return err
	case c.Off != "":
		return fault.Invalidf("This channel of yours is off; turn it on among your subscriptions.",
			"Этот канал у вас выключен. Включите его в разделе «Мои подписки».")
	}
	_, err = p.service.Test(ctx, v.Person, id, ch)
	return err
}

// week is how far the summary of the log looks back.
const week = 7 * 24 * time.Hour

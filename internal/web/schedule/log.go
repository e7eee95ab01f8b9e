package schedule

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/schedule"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// letter is one job in the log.
type letter struct {
	ID                        int64
	When, Schedule, Href      string
	Who, Channel, Icon        string
	State, Mark, Note         string
	Attempts                  string
	Test, MayRetry, MayUnfold bool
}

// logged is the page of the log.
type logged struct {
	L          lang.Lang
	Told, Say  string
	Schedules  []choice
	States     []choice
	Schedule   string
	Letters    []letter
	Alerts     []toldOf // what became of the last alerts, on the first page of the whole log
	Older      string
	Reset      bool
	BadAddress string // where only what failed is shown
	Back       string
}

const (
	pageOfLog = 60
	mostLog   = 2000 // how many letters the summary looks at
)

// mayRead lists the schedules that the visitor looks after by their ids.
func (p *Pages) kept(ctx context.Context, v *page.Visit) (map[string]schedule.Schedule, error) {
	list, err := p.service.List(ctx, v.Person)
	out := make(map[string]schedule.Schedule, len(list))
	for _, x := range list {
		out[x.ID] = x
	}
	return out, err
}

// letters lists the jobs that the visitor may see: all for administrators, otherwise those of their schedules and to
// themselves.
func (p *Pages) letters(ctx context.Context, v *page.Visit, own map[string]schedule.Schedule, f schedule.JobFilter) ([]schedule.Job, error) {
	if v.Administers() {
		return p.service.Queue(ctx, v.Person, f)
	}
	var all []schedule.Job
	for id := range own {
		if f.Schedule != "" && f.Schedule != id {
			continue
		}
		one := f
		one.Schedule = id
		list, err := p.service.Queue(ctx, v.Person, one)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	mine := f
	mine.Schedule = ""
	list, err := p.service.Queue(ctx, v.Person, mine)
	if err != nil {
		return nil, err
	}
	for _, j := range list {
		if f.Schedule == "" || f.Schedule == j.Schedule {
			all = append(all, j)
		}
	}
	slices.SortFunc(all, func(a, b schedule.Job) int { return cmp.Compare(b.ID, a.ID) })
	all = slices.CompactFunc(all, func(a, b schedule.Job) bool { return a.ID == b.ID })
	return all[:min(len(all), f.Limit)], nil
}

// log shows what was sent, what waits, and what became of it.
func (p *Pages) log(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx, q := r.Context(), r.URL.Query()
	words, err := p.wordsOf(r, v)
	if err != nil {
		return err
	}
	own, err := p.kept(ctx, v)
	if err != nil {
		return err
	}
	titles, err := p.titles(ctx, v, own)
	if err != nil {
		return err
	}
	x := logged{L: v.Lang, Told: said(v, r), Schedule: q.Get("schedule")}
	state := schedule.State(q.Get("state"))
	if !slices.Contains(states(), state) {
		state = ""
	}
	before, _ := strconv.ParseInt(q.Get("before"), 10, 64)
	list, err := p.letters(ctx, v, own, schedule.JobFilter{Schedule: x.Schedule, State: state, Before: before, Limit: pageOfLog + 1})
	if err != nil {
		return err
	}
	if len(list) > pageOfLog {
		list = list[:pageOfLog]
		next := url.Values{"before": {strconv.FormatInt(list[pageOfLog-1].ID, 10)}}
		for _, key := range []string{"schedule", "state"} {
			if text := q.Get(key); text != "" {
				next.Set(key, text)
			}
		}
		x.Older = "/schedules/log?" + next.Encode()
	}
	for _, j := range list {
		_, mine := own[j.Schedule]
		x.Letters = append(x.Letters, words.letter(j, titles, mine || v.Administers()))
	}
	x.Reset = x.Schedule != "" || state != "" || before > 0
	x.Schedules = scheduleChoices(v.Lang, titles, x.Schedule)
	x.States = append(x.States, choice{Title: v.T("any outcome", "любой исход"), On: state == ""})
	for _, s := range states() {
		title, _ := words.stateTitle(s)
		x.States = append(x.States, choice{Value: string(s), Title: title, On: s == state})
	}
	if !x.Reset {
		if x.Alerts, err = p.toldAlerts(ctx, words); err != nil {
			return err
		}
	}
	if x.Say, err = p.weekSaid(ctx, words, own); err != nil {
		return err
	}
	return p.site.Show(w, r, v, p.inSection(v, "log", v.T("Delivery log", "Журнал отправки"), logView(x)))
}

// titles are what the schedules are called whose letters the visitor may see; what was removed is called so.
func (p *Pages) titles(ctx context.Context, v *page.Visit, own map[string]schedule.Schedule) (map[string]string, error) {
	out := make(map[string]string, len(own))
	for id, x := range own {
		out[id] = x.Title
	}
	mine, err := p.service.Mine(ctx, v.Person.Login)
	for _, x := range mine {
		out[x.ID] = x.Title
	}
	return out, err
}

func scheduleChoices(l lang.Lang, titles map[string]string, now string) []choice {
	list := make([]choice, 0, len(titles)+1)
	for id, title := range titles {
		list = append(list, choice{Value: id, Title: title, On: id == now})
	}
	slices.SortFunc(list, func(a, b choice) int { return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Value, b.Value)) })
	return append([]choice{{Title: l.Pick("all schedules", "все рассылки"), On: now == ""}}, list...)
}

func states() []schedule.State {
	return []schedule.State{schedule.Waiting, schedule.Held, schedule.Sending, schedule.Sent, schedule.Failed, schedule.Skipped}
}

// stateTitle says a state in a word, with the class of its mark.
func (w words) stateTitle(s schedule.State) (title, mark string) {
	switch s {
	case schedule.Waiting:
		return w.T("in the queue", "в очереди"), "o"
	case schedule.Held:
		return w.T("being made", "готовится"), "o"
	case schedule.Sending:
		return w.T("being sent", "отправляется"), "o"
	case schedule.Sent:
		return w.T("sent", "отправлено"), "g"
	case schedule.Failed:
		return w.T("did not arrive", "не дошло"), "x"
	case schedule.Skipped:
		return w.T("left out", "пропущено"), "o"
	}
	return string(s), "o"
}

// letter says a job in words. Only who looks after its schedule may repeat it and read how it went.
func (w words) letter(j schedule.Job, titles map[string]string, keeps bool) letter {
	out := letter{
		ID: j.ID, When: w.moment(j.Made), Who: w.who(j.Recipient), Channel: j.Recipient.Channel.Title(w.Lang), Icon: channelIcon(j.Recipient.Channel),
		Test: j.Test, MayRetry: keeps && j.State == schedule.Failed, MayUnfold: keeps, Attempts: w.Lang.Int(int64(j.Attempts)),
	}
	title, ok := titles[j.Schedule]
	if out.Schedule = title; !ok {
		out.Schedule = w.T("a schedule that was removed", "удалённая рассылка")
	} else if keeps {
		out.Href = href(j.Schedule)
	}
	out.State, out.Mark = w.stateTitle(j.State)
	switch {
	case j.State == schedule.Waiting && j.Attempts > 0:
		out.State, out.Mark = w.T("again ", "повторим ")+w.moment(j.Next), "w"
		out.Note = schedule.Note(j.Note, w.Lang)
	case j.State == schedule.Sent:
		out.When = w.moment(cmp.Or(j.Done, j.Made))
	default:
		out.Note = schedule.Note(j.Note, w.Lang)
	}
	if !keeps && j.State == schedule.Failed {
		out.Note = "" // what servers answer is told to who can do something about it
	}
	return out
}

// weekSaid counts the letters of a week.
func (p *Pages) weekSaid(ctx context.Context, w words, own map[string]schedule.Schedule) (string, error) {
	list, err := p.letters(ctx, w.Visit, own, schedule.JobFilter{Limit: mostLog})
	if err != nil {
		return "", err
	}
	sent, failed, open := 0, 0, 0
	since := w.now.Add(-week)
	for _, j := range list {
		switch {
		case j.Made.Before(since) || j.Test:
		case j.State == schedule.Sent:
			sent++
		case j.State == schedule.Failed:
			failed++
		case !j.State.Final():
			open++
		}
	}
	n := func(i int) string { return w.Lang.Int(int64(i)) }
	if sent+failed+open == 0 {
		return w.T("Nothing was sent this week.", "За неделю ничего не отправляли."), nil
	}
	parts := []string{w.T("Sent within a week: ", "За неделю отправлено: ") + n(sent)}
	if failed > 0 {
		parts = append(parts, w.T("did not arrive: ", "не дошло: ")+n(failed))
	}
	if open > 0 {
		parts = append(parts, w.T("in the queue: ", "в очереди: ")+n(open))
	}
	return strings.Join(parts, ", ") + ".", nil
}

// step is one line of what happened to a letter.
type step struct{ At, State, Mark, Text string }

// find gives a job to who looks after its schedule.
func (p *Pages) find(ctx context.Context, v *page.Visit, text string) (schedule.Job, error) {
	none := fault.Sentence(fault.NotFound, "There is no such letter.", "Такого письма нет.")
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil || id < 1 {
		return schedule.Job{}, none
	}
	if v.Administers() {
		list, err := p.service.Queue(ctx, v.Person, schedule.JobFilter{Before: id + 1, Limit: 1})
		if err != nil || len(list) == 0 || list[0].ID != id {
			return schedule.Job{}, cmp.Or(err, none)
		}
		return list[0], nil
	}
	own, err := p.kept(ctx, v)
	if err != nil {
		return schedule.Job{}, err
	}
	for one := range own {
		list, err := p.service.Queue(ctx, v.Person, schedule.JobFilter{Schedule: one, Before: id + 1, Limit: 1})
		if err != nil {
			return schedule.Job{}, err
		}
		if len(list) > 0 && list[0].ID == id {
			return list[0], nil
		}
	}
	return schedule.Job{}, none
}

// job shows how a letter went.
func (p *Pages) job(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	j, err := p.find(r.Context(), v, r.PathValue("job"))
	if err != nil {
		return err
	}
	words, err := p.wordsOf(r, v)
	if err != nil {
		return err
	}
	lines, err := p.service.Store.JobLog(r.Context(), j.ID)
	if err != nil {
		return err
	}
	own, err := p.kept(r.Context(), v)
	if err != nil {
		return err
	}
	titles := map[string]string{}
	for id, x := range own {
		titles[id] = x.Title
	}
	steps := []step{{At: words.moment(j.Made), State: v.T("put into the queue", "поставлено в очередь"), Mark: "o"}}
	for _, line := range lines {
		s := step{At: words.moment(line.At), Text: words.line(line)}
		s.State, s.Mark = words.stateTitle(line.State)
		if line.State == schedule.Waiting {
			s.Mark = "w"
		}
		steps = append(steps, s)
	}
	body := stepsView(v.Lang, words.letter(j, titles, true), steps)
	if v.Target == "panel" {
		return p.site.Fragment(w, r, v, body)
	}
	pg := p.inSection(v, "log", v.T("One letter", "Одно письмо"), alone(body))
	pg.Crumbs = []ui.Link{{Title: v.T("Delivery log", "Журнал отправки"), Href: "/schedules/log"}}
	return p.site.Show(w, r, v, pg)
}

// line says what was noted of a step. Where it is tried again the note ends with the moment, which the page's clock says better.
func (w words) line(x schedule.Line) string {
	if x.State == schedule.Sent {
		return ""
	}
	text, at, ok := strings.Cut(x.Text, "; again at ")
	text = schedule.Note(text, w.Lang)
	if !ok {
		return text
	}
	next, err := parseMoment(at)
	if err != nil {
		return text
	}
	return text + w.T("; again ", "; повторим ") + w.moment(next)
}

// retry makes a failed letter wait once more.
func (p *Pages) retry(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	j, err := p.find(r.Context(), v, r.PathValue("job"))
	if err != nil {
		return err
	}
	if err := p.service.Retry(r.Context(), v.Person, j.Schedule, j.ID); err != nil {
		return err
	}
	return see(w, r, "/schedules/log?said=retried&schedule="+url.QueryEscape(j.Schedule))
}

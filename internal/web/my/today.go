package my

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/target"
)

// todayCard is what is to be done today, what is burning first.
type todayCard struct {
	Day     string
	Burning int
	Lines   []line
	More    int
	Done    string // «Сделано 9 из 15»; "" where nothing is due today
	All     string
	First   string // where the first burning line leads
	Old     string // how much was left lying for more than a week: no longer burning, but to be sorted out
}

// line is one thing to do.
type line struct {
	Title, Sub, Href string
	When             string
	Bad              bool
	at               int64 // seconds, for the order
}

// fresh is for how many days what is late burns; then it lies.
const fresh = 7

// shownLines is how many lines the card has room for.
const shownLines = 8

// burning fills in today: leads nobody has answered, tasks that are late, then what is due today by the clock. What has been lying
// for more than a week is counted apart, so that it does not hide what is hot.
func (d *reading) burning(x *view) error {
	l := d.v.Lang
	c := todayCard{Day: l.Weekday(d.today.Weekday()) + ", " + l.DayAxis(d.today), All: d.tasksHref()}
	leads, err := d.leads()
	if err != nil {
		return err
	}
	late, err := d.late()
	if err != nil {
		return err
	}
	due, done, all, err := d.due()
	if err != nil {
		return err
	}
	c.Lines = slices.Concat(leads, late)
	begin := (d.today - fresh).Start(d.v.About.Calendar.Zone).Unix()
	c.Lines = slices.DeleteFunc(c.Lines, func(x line) bool { return x.at < begin })
	c.Burning = len(c.Lines)
	if old := len(leads) + len(late) - c.Burning; old > 0 {
		c.Old = l.Pick("older than a week: ", "старше недели: ") + l.Int(int64(old))
	}
	c.Lines = append(c.Lines, due...)
	if c.Burning > 0 {
		c.First = c.Lines[0].Href
	}
	if len(c.Lines) > shownLines {
		c.More, c.Lines = len(c.Lines)-shownLines, c.Lines[:shownLines]
	}
	if all > 0 {
		c.Done = l.Pick("Done ", "Сделано ") + l.Int(int64(done)) + l.Pick(" of ", " из ") + l.Int(int64(all))
	}
	x.Today = c
	return nil
}

func (d *reading) tasksHref() string {
	return "/list/tasks?" + url.Values{"owner": {"#" + d.who.ID}}.Encode()
}

// behind gives the rows behind a stock of today; none where the figure is kept from the visitor.
func (d *reading) behind(metric model.Name, sort model.Name) (*ask.RecordList, error) {
	const most = 200
	list, err := d.site.Desk.Records(d.ctx, d.v.Viewer, query.Query{Metrics: []model.Name{metric}, Range: d.today.String()},
		ask.Page{Sort: sort, Limit: most})
	if fault.Is(err, fault.Forbidden) {
		return nil, nil //nolint:nilnil // nothing to show, and no error either
	}
	return list, err
}

// leads are those that nobody has answered, who waits longest first.
func (d *reading) leads() (out []line, err error) {
	list, err := d.behind("lead_backlog", "created")
	if err != nil || list == nil {
		return nil, err
	}
	l := d.v.Lang
	for i := range list.Rows {
		at, _ := value(list, i, "created").(int64)
		title := l.Pick("Answer: new lead", "Ответить: новый лид")
		if from := text(value(list, i, "source")); from != "" {
			title = l.Pick("Answer: lead from ", "Ответить: заявка, ") + from
		}
		sub := text(value(list, i, "title"))
		if client := text(value(list, i, "client")); client != "" && client != sub {
			sub = joined(client, sub)
		}
		out = append(out, line{
			Title: title, Sub: sub, Href: "/card/lead/" + url.PathEscape(text(list.Rows[i][0])), When: d.waits(at), Bad: true, at: at,
		})
	}
	slices.SortStableFunc(out, func(a, b line) int { return cmp.Compare(a.at, b.at) })
	return out, nil
}

// waits says how long a lead has been waiting, by the working clock; of more than a day, since when.
func (d *reading) waits(at int64) string {
	l, c := d.v.Lang, d.v.About.Calendar
	worked := c.WorkingTime(time.Unix(at, 0), d.now(), nil)
	if worked >= workday || cal.DayOf(time.Unix(at, 0), c.Zone) < d.today-1 {
		return l.Pick("since ", "с ") + l.DayAxis(cal.DayOf(time.Unix(at, 0), c.Zone))
	}
	return l.Pick("waits ", "ждёт ") + l.Duration(int64(max(worked, time.Minute)/time.Second))
}

const workday = 8 * time.Hour

// late are tasks whose time has passed, the oldest first.
func (d *reading) late() (out []line, err error) {
	list, err := d.behind("tasks_overdue", "due")
	if err != nil || list == nil {
		return nil, err
	}
	for i := range list.Rows {
		if at, _ := value(list, i, "due").(int64); at < d.now().Unix() {
			one := d.task(list, i, at)
			one.Bad = true
			one.When = d.v.Lang.Pick("since ", "с ") + d.moment(time.Unix(at, 0))
			out = append(out, one)
		}
	}
	return out, nil
}

// due are the tasks and meetings of today that are still ahead, by the clock, and how many of the day's tasks are done.
func (d *reading) due() (out []line, done, all int, err error) {
	own := []model.Cond{{Name: "owner", Op: model.In, Values: []string{"#" + d.who.ID}}}
	tasks, err := d.site.Desk.List(d.ctx, d.v.Viewer, ask.Listing{
		Fact: "task", Day: "due", Range: d.today.String(), Where: own, Page: ask.Page{Sort: "due", Limit: ask.DefaultPage},
	})
	if err != nil {
		return nil, 0, 0, err
	}
	all = int(tasks.Total)
	for i := range tasks.Rows {
		if tasks.Value(i, "done") != nil {
			done++
			continue
		}
		if at, _ := tasks.Value(i, "due").(int64); at >= d.now().Unix() {
			out = append(out, d.task(&tasks.RecordList, i, at))
		}
	}
	meetings, err := d.site.Desk.List(d.ctx, d.v.Viewer, ask.Listing{
		Fact: "meeting", Day: "starts", Range: d.today.String(), Where: own, Page: ask.Page{Sort: "starts", Limit: ask.DefaultPage},
	})
	if err != nil {
		return nil, 0, 0, err
	}
	for i := range meetings.Rows {
		at, _ := meetings.Value(i, "starts").(int64)
		if at < d.now().Unix() || meetings.Value(i, "result") == "cancelled" {
			continue
		}
		one := d.task(&meetings.RecordList, i, at)
		one.Title = d.v.Lang.Pick("Meeting", "Встреча")
		if id := text(meetings.Value(i, "deal")); id != "" {
			one.Href = "/card/deal/" + url.PathEscape(id)
		} else {
			one.Href = ""
		}
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(a, b line) int { return cmp.Compare(a.at, b.at) })
	return out, done, all, nil
}

// task is a line of a task or a meeting.
func (d *reading) task(list *ask.RecordList, i int, at int64) line {
	title := capital(text(value(list, i, "kind")))
	if title == "" {
		title = d.v.Lang.Pick("Task", "Задача")
	}
	client, deal := text(value(list, i, "client")), text(value(list, i, "deal"))
	return line{
		Title: title, Sub: joined(client, deal), Href: "/card/task/" + url.PathEscape(text(list.Rows[i][0])),
		When: d.v.Lang.Clock(time.Unix(at, 0), d.v.About.Calendar.Zone), at: at,
	}
}

// value is what stands in a row under a column's name: titles stand for ids.
func value(list *ask.RecordList, row int, name model.Name) any {
	i := slices.IndexFunc(list.Columns, func(c model.RecordColumn) bool { return c.Name == name })
	if i < 0 {
		return nil
	}
	return list.Rows[row][i+1]
}

func text(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// tomorrowCard is what stands for the next working day.
type tomorrowCard struct {
	Title, Day, Snap string
	Figures          []big
	Norms            []norm
	NormsOf          string
}

// norm is how many of a step the day asks for.
type norm struct {
	Title, Need, Range, Now string
	Short, Mark             string
}

// big is one large figure.
type big struct {
	Text, Label, Href string
	Bad               bool
}

// tomorrow fills in what was set for the next working day by six in the evening of the day before.
func (d *reading) tomorrow(x *view) error {
	l, c := d.v.Lang, d.v.About.Calendar
	next := c.NextWorking(d.eve)
	card := tomorrowCard{Title: l.Pick("Next working day", "Следующий рабочий день"), Day: l.Weekday(next.Weekday()) + ", " + l.DayAxis(next)}
	if next == d.today+1 {
		card.Title = l.Pick("Tomorrow", "Завтра")
	}
	const snapshot = 18
	at := d.eve.Start(c.Zone).Add(snapshot * time.Hour)
	switch {
	case d.now().Before(at):
		card.Snap = l.Pick("as it is set now; the snapshot is taken at 18:00", "как назначено сейчас, снимок в 18:00")
	case d.eve == d.today:
		card.Snap = l.Pick("snapshot of 18:00", "снимок в 18:00")
	default:
		card.Snap = l.Pick("snapshot of ", "снимок ") + l.DayAxis(d.eve) + ", 18:00"
	}
	for _, f := range []struct {
		answer   int
		metric   model.Name
		days     string
		en1, en2 string
		ru       [3]string
		bad      bool
	}{
		{qEve, "meetings_tomorrow", d.eve.String(), "meeting", "meetings", [3]string{"встреча", "встречи", "встреч"}, false},
		{qEve, "tasks_tomorrow", d.eve.String(), "task", "tasks", [3]string{"задача", "задачи", "задач"}, false},
		{
			qNow, "deals_no_task", d.today.String(), "deal with no task", "deals with no task",
			[3]string{"сделка без задачи", "сделки без задачи", "сделок без задачи"}, true,
		},
	} {
		v, _ := cell(d.list[f.answer], f.metric)
		n := int64(v.V)
		if v.State != formula.Present {
			n = 0
		}
		b := big{Text: l.Int(n), Label: l.Plural(n, l.Pick(f.en1, f.ru[0]), l.Pick(f.en2, f.ru[1]), l.Pick(f.en2, f.ru[2])), Bad: f.bad && n > 0}
		if v.State == formula.Hidden {
			b.Text = l.Pick("n/a", "н/д")
		} else if n > 0 {
			b.Href = records(f.metric, d.who.ID, f.days)
		}
		card.Figures = append(card.Figures, b)
	}
	d.norm(&card)
	x.Tomorrow = card
	return nil
}

// norm fills in what the plan asks of the next working day, step by step.
func (d *reading) norm(card *tomorrowCard) {
	l, act := d.v.Lang, d.norms
	if act.Rest <= 0 || act.Days <= 0 {
		return
	}
	card.NormsOf = l.Pick("What the plan asks of the day, by own conversions; beside it what a working day brings now",
		"Что план требует от дня по своим конверсиям; рядом — что день приносит сейчас")
	for _, x := range act.Links {
		n := norm{
			Title: capital(target.StepTitle(x.Metric, l)), Need: target.Many(x.Day, l), Now: lang.Missing,
			Range: target.Many(x.DayLow, l) + "–" + target.Many(x.DayHigh, l),
		}
		if x.Known {
			n.Now = target.Many(x.Now, l)
		}
		switch {
		case x.Surely && x.Short:
			n.Short, n.Mark = l.Pick("not enough", "не хватает"), "x"
		case x.Short:
			n.Short, n.Mark = l.Pick("a little short", "немного не хватает"), "w"
		}
		card.Norms = append(card.Norms, n)
	}
}

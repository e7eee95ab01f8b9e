package letter

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

// fresh is for how many days what is late burns; then it lies. A person's own page holds it the same way.
const fresh = 7

// pageOf is how many records are read at once.
const pageOf = 500

// today tells what stands for the day: tasks and meetings that are not done.
func (t *telling) today(ctx context.Context) ([]string, error) {
	if t.who.Viewer.Grant.Metrics != nil {
		return nil, nil
	}
	tasks, first := 0, int64(0)
	if t.owner != "" {
		var err error
		if tasks, first, err = t.due(ctx, "task", "due", "done"); err != nil {
			return nil, ofRights(err)
		}
	}
	meetings, meet, err := t.due(ctx, "meeting", "starts", "result")
	if err != nil {
		return nil, ofRights(err)
	}
	if tasks+meetings == 0 {
		return nil, nil
	}
	l := t.l
	var parts []string
	if tasks > 0 {
		parts = append(parts, l.Count(int64(tasks), l.Pick("task", "задача"), l.Pick("tasks", "задачи"), l.Pick("tasks", "задач")))
	}
	if meetings > 0 {
		parts = append(parts, l.Count(int64(meetings), l.Pick("meeting", "встреча"), l.Pick("meetings", "встречи"), l.Pick("meetings", "встреч")))
	}
	line := l.Pick("Today: ", "Сегодня: ") + strings.Join(parts, ", ")
	if meet != 0 && (first == 0 || meet < first) {
		first = meet
	}
	if t.owner != "" && first != 0 {
		line += l.Pick(", the first at ", ", начало в ") + l.Clock(time.Unix(first, 0), t.about.Calendar.Zone)
	}
	return []string{line}, nil
}

// due counts the rows of a day that are still open, and when the first is.
func (t *telling) due(ctx context.Context, fact, role, over model.Name) (n int, first int64, err error) {
	for skip := 0; ; {
		list, err := t.Desk.List(ctx, t.who.Viewer, ask.Listing{
			Fact: fact, Day: role, Range: t.about.Today.String(), Where: t.where(), Page: ask.Page{Sort: role, Skip: skip, Limit: pageOf},
		})
		if err != nil {
			return 0, 0, err
		}
		for i := range list.Rows {
			if list.Value(i, over) != nil {
				continue
			}
			n++
			if at, ok := list.Value(i, role).(int64); ok && (first == 0 || at < first) {
				first = at
			}
		}
		skip += len(list.Rows)
		if len(list.Rows) == 0 || int64(skip) >= list.Total {
			return n, first, nil
		}
	}
}

// hot is a thing that burns.
type hot struct {
	at   int64
	text string
}

// burning tells what burns: leads without an answer, late tasks, deals without a task; one's own by name.
func (t *telling) burning(ctx context.Context) ([]string, error) {
	l := t.l
	if t.owner == "" {
		return t.burningAll(ctx)
	}
	leads, oldLeads, err := t.behindOf(ctx, "lead_backlog", "created", t.lead)
	if err != nil {
		return nil, err
	}
	tasks, oldTasks, err := t.behindOf(ctx, "tasks_overdue", "due", t.task)
	if err != nil {
		return nil, err
	}
	stock, err := t.totals(ctx, cal.Range{From: t.about.Today, To: t.about.Today + 1}, "deals_no_task")
	if err != nil {
		return nil, err
	}
	var parts []string
	say := func(n int, en, ru string) {
		if n > 0 {
			parts = append(parts, l.Pick(en, ru)+" "+l.Int(int64(n)))
		}
	}
	say(len(leads), "leads without an answer", "лидов без ответа")
	say(len(tasks), "late tasks", "просрочено задач")
	say(int(stock["deals_no_task"].V), "deals without a task", "сделок без задачи")
	say(oldLeads+oldTasks, "older than a week", "старше недели")
	if len(parts) == 0 {
		return nil, nil
	}
	lines := []string{l.Pick("Burning: ", "Горит: ") + strings.Join(parts, ", ")}
	const named = 3
	all := slices.Concat(leads, tasks) // leads first, as on the person's own page; each list begins with the oldest
	for _, x := range all[:min(named, len(all))] {
		lines = append(lines, "• "+x.text)
	}
	return lines, nil
}

// burningAll tells what burns in all that the viewer sees, by number.
func (t *telling) burningAll(ctx context.Context) ([]string, error) {
	stock := []figure{
		{"lead_backlog", "leads without an answer", "лидов без ответа"},
		{"tasks_overdue", "late tasks", "просрочено задач"},
		{"deals_no_task", "deals without a task", "сделок без задачи"},
		{"tickets_open", "open tickets", "открытых обращений"},
	}
	if t.who.Viewer.Grant.Metrics == nil {
		stock = stock[:3]
	}
	names := make([]model.Name, len(stock))
	for i, f := range stock {
		names[i] = f.metric
	}
	got, err := t.totals(ctx, cal.Range{From: t.about.Today, To: t.about.Today + 1}, names...)
	if err != nil {
		return nil, err
	}
	for name, v := range got {
		if v.V == 0 {
			delete(got, name)
		}
	}
	if line := t.figures(got, stock); line != "" {
		return []string{t.l.Pick("Burning: ", "Горит: ") + line}, nil
	}
	return nil, nil
}

// behindOf gives the rows behind a stock of today, the oldest first, and how many are older than a week.
func (t *telling) behindOf(
	ctx context.Context, metric, day model.Name, tell func(list *ask.RecordList, i int, at int64) string,
) (out []hot, old int, err error) {
	if len(t.shown(metric)) == 0 {
		return nil, 0, nil
	}
	begin, now := (t.about.Today - fresh).Start(t.about.Calendar.Zone).Unix(), t.Now().Unix()
	for skip := 0; ; {
		list, err := t.Desk.Records(ctx, t.who.Viewer, query.Query{Metrics: []model.Name{metric}, Range: t.about.Today.String(), Where: t.where()},
			ask.Page{Sort: day, Skip: skip, Limit: pageOf})
		switch {
		case fault.Is(err, fault.Forbidden):
			return nil, 0, nil
		case err != nil:
			return nil, 0, err
		}
		for i := range list.Rows {
			at, _ := value(list, i, day).(int64)
			switch {
			case at >= now: // its time has not come yet
			case at < begin:
				old++
			default:
				out = append(out, hot{at, tell(list, i, at)})
			}
		}
		skip += len(list.Rows)
		if len(list.Rows) == 0 || int64(skip) >= list.Total {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b hot) int { return int(min(max(a.at-b.at, -1), 1)) })
	return out, old, nil
}

func (t *telling) lead(list *ask.RecordList, i int, at int64) string {
	text := t.l.Pick("Answer: ", "Ответить: ") + named(text(value(list, i, "client")), text(value(list, i, "title")))
	return text + ", " + t.since(at)
}

func (t *telling) task(list *ask.RecordList, i int, at int64) string {
	kind := capital(text(value(list, i, "kind")))
	if kind == "" {
		kind = t.l.Pick("Task", "Задача")
	}
	return kind + ": " + named(text(value(list, i, "client")), text(value(list, i, "deal"))) + ", " + t.since(at)
}

func (t *telling) since(at int64) string {
	c := t.about.Calendar
	if day := cal.DayOf(time.Unix(at, 0), c.Zone); day != t.about.Today {
		return t.l.Pick("since ", "с ") + t.l.DayAxis(day)
	}
	return t.l.Pick("since ", "с ") + t.l.Clock(time.Unix(at, 0), c.Zone)
}

// named is whom or what a thing is about, short enough for a line.
func named(a, b string) string {
	const longest = 60
	text := a
	if text == "" {
		text = b
	}
	if text == "" {
		return "—"
	}
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return text
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

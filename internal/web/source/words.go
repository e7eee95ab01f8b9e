package source

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/render"
	"svodka/internal/sync"
	"svodka/internal/warehouse"
	"svodka/internal/web/page"
)

// words writes what is known of sources and runs for one visit.
type words struct {
	*page.Visit

	now time.Time
}

func (p *Pages) words(v *page.Visit) words { return words{v, p.site.Now()} }

func (w words) text(t fault.Text) string { return t.In(string(w.Lang)) }

// moment is an instant; today's is told by its hour alone.
func (w words) moment(t time.Time) string {
	zone := w.About.Calendar.Zone
	switch day := cal.DayOf(t, zone); cal.DayOf(w.now, zone) - day {
	case 0:
		return w.T("today at ", "сегодня в ") + w.Lang.Clock(t, zone)
	case -1:
		return w.T("tomorrow at ", "завтра в ") + w.Lang.Clock(t, zone)
	default:
		return render.Moment(t, zone, w.Lang)
	}
}

func (w words) long(d time.Duration) string {
	seconds := int64(math.Round(d.Seconds()))
	if seconds < 1 {
		return w.T("less than a second", "меньше секунды")
	}
	return w.Lang.Duration(seconds)
}

func (w words) why(why string) string {
	switch why {
	case sync.WhyFirst:
		return w.T("first load", "первая загрузка")
	case sync.WhyTime:
		return w.T("by the schedule", "по расписанию")
	case sync.WhyHand:
		return w.T("by hand", "вручную")
	case sync.WhyHook:
		return w.T("told by the system", "по событию в системе")
	case sync.WhyMapping:
		return w.T("other settings", "другое сопоставление")
	default:
		return why
	}
}

// preset is a timetable that is offered by name.
type preset struct{ en, ru string }

func presets() []preset {
	return []preset{
		{"every 10 minutes", "каждые 10 минут"}, {"hourly", "каждый час"}, {"daily at 9:00", "ежедневно в 9:00"},
		{"Mondays at 9:00", "по понедельникам в 9:00"}, {"by hand", "вручную"},
	}
}

// timetable is a timetable in the visitor's language where it is one of those offered, else as it was written.
func (w words) timetable(text string) string {
	text = cmp.Or(strings.TrimSpace(text), "by hand")
	for _, x := range presets() {
		if strings.EqualFold(text, x.en) || strings.EqualFold(text, x.ru) {
			return w.T(x.en, x.ru)
		}
	}
	return text
}

// entity is what rows of a kind are called.
func (w words) entity(name string) string {
	titles := map[string][2]string{
		"deal": {"deals", "сделки"}, "lead": {"leads", "лиды"}, "client": {"clients", "клиенты"}, "call": {"calls", "звонки"},
		"task": {"tasks", "задачи"}, "meeting": {"meetings", "встречи"}, "message": {"messages", "сообщения"},
		"payment": {"payments", "оплаты"}, "proposal": {"proposals", "предложения"}, "line": {"deal lines", "товары в сделках"},
		"change": {"history of deals", "история сделок"}, "event": {"events", "события"}, "cost": {"costs", "расходы"},
		"survey": {"answers of surveys", "ответы опросов"}, "ticket": {"tickets", "обращения"},
		"ticket_event": {"work on tickets", "работа по обращениям"}, "purchase": {"purchases", "покупки"}, "visit": {"visits", "визиты"},
		"presence": {"presence", "присутствие"}, "user": {"people", "сотрудники"}, "department": {"departments", "отделы"},
		"pipeline": {"pipelines", "воронки"}, "stage": {"stages", "этапы"}, "source": {"sources", "источники"},
		"product": {"products", "товары"}, "rate": {"rates", "курсы"}, "membership": {"staff of departments", "состав отделов"},
		"leave": {"leave", "отпуска"},
	}
	if t, ok := titles[name]; ok {
		return w.T(t[0], t[1])
	}
	return name
}

// rows is how many rows a run changed in the warehouse.
func rows(r *sync.Run) (n int64) {
	for _, c := range r.Rows {
		n += c.New + c.Updated + c.Gone
	}
	return n
}

// fresh tells since when each kind of rows of a source is as it was there: those of one minute together, the newest first.
func (w words) fresh(id string, list []warehouse.Freshness) (out []fresh) {
	at := map[int64][]string{}
	for _, f := range list {
		if f.Source == id {
			minute := f.Seen.Unix() / 60
			at[minute] = append(at[minute], w.entity(f.Entity))
		}
	}
	minutes := make([]int64, 0, len(at))
	for m := range at {
		minutes = append(minutes, m)
	}
	slices.SortFunc(minutes, func(a, b int64) int { return cmp.Compare(b, a) })
	for _, m := range minutes {
		slices.Sort(at[m])
		out = append(out, fresh{w.moment(time.Unix(m*60, 0)), strings.Join(slices.Compact(at[m]), ", ")})
	}
	return out
}

// fresh is since when some kinds of rows are as they were in the system.
type fresh struct{ At, What string }

// total is a count of the system beside ours.
type total struct {
	Title, Theirs, Ours, Diff, Why, Mark string
}

func (w words) totals(r *sync.Run) (list []total) {
	for _, x := range r.Totals {
		t := total{
			Title: cmp.Or(w.text(x.Title), x.Kind), Theirs: w.Lang.Int(x.Theirs), Ours: w.Lang.Int(x.Ours), Diff: "0", Mark: "g", Why: w.text(x.Why),
		}
		if d := x.Ours - x.Theirs; d != 0 {
			t.Diff = w.Lang.Signed(float64(d), 0)
			if x.Why.EN == "" {
				t.Mark = "w"
			}
		}
		list = append(list, t)
	}
	return list
}

// differs names what does not agree: "Сделки −12, Контакты +1".
func (w words) differs(r *sync.Run) string {
	var list []string
	for i, t := range w.totals(r) {
		if t.Mark == "w" && r.Totals[i].Why.EN == "" {
			list = append(list, t.Title+" "+t.Diff)
		}
	}
	return strings.Join(list, ", ")
}

// result says in a word how a run ended, with the class of its mark, and in a sentence what is wrong.
func (w words) result(r *sync.Run) (mark, word, sentence string) {
	switch r.State {
	case sync.Running:
		return "o", w.T("at work", "идёт"), ""
	case sync.Stopped:
		return "w", w.T("interrupted", "прервана"), w.T("The next run goes on from there.", "Следующая загрузка продолжит с этого места.")
	case sync.Failed:
		return "x", w.T("failed", "не удалась"), w.text(r.Problem)
	}
	switch {
	case !r.Agrees():
		return "w", w.T("differs", "расходится"), w.differs(r)
	case len(r.Totals) > 0:
		return "g", w.T("agrees", "совпадает"), ""
	default:
		return "g", w.T("done", "готово"), ""
	}
}

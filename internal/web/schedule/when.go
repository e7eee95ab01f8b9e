package schedule

import (
	"net/http"
	"net/url"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/schedule"
	"svodka/internal/timetable"
	"svodka/internal/web/page"
)

const (
	ownWords = "own" // the choice of words of one's own
	moments  = 5     // how many times ahead are shown
)

// when is the choice of a time.
type when struct {
	L       lang.Lang
	Choices []choice
	Own     string // in words of one's own
	OwnOn   bool
	Next    upcoming
}

// upcoming is when it is sent next, or what is wrong with the time.
type upcoming struct {
	L     lang.Lang
	Words string // how the time was understood
	List  []string
	Wrong string
	None  string // it is sent by hand
}

// offered are the times that are offered by name.
func offered(l lang.Lang) []string {
	return []string{
		l.Pick("on working days at 9:00", "по рабочим дням в 9:00"),
		l.Pick("on Mondays at 9:00", "по понедельникам в 9:00"),
		l.Pick("on the 1st working day of the month at 9:00", "1-й рабочий день месяца в 9:00"),
		l.Pick("by hand", "вручную"),
	}
}

// chosen is the time that a form asks for.
func chosen(f url.Values) string {
	if f.Get("when") == ownWords {
		return strings.TrimSpace(f.Get("words"))
	}
	return f.Get("when")
}

// whenOf fills in the choice.
func (p *Pages) whenOf(w words, x schedule.Schedule) when {
	out := when{L: w.Lang, OwnOn: true, Next: w.upcoming(x)}
	now := x.When
	if t, err := timetable.Parse(x.When); err == nil && x.When != "" {
		now = t.Words(w.Lang)
	}
	for _, text := range offered(w.Lang) {
		on := text == now
		title := text
		if text == w.T("by hand", "вручную") {
			title = w.T("by hand only", "только вручную")
		}
		out.Choices = append(out.Choices, choice{Value: text, Title: title, On: on})
		out.OwnOn = out.OwnOn && !on
	}
	if out.OwnOn {
		out.Own = x.When
	} else {
		out.Next.Words = "" // they stand above
	}
	return out
}

// upcoming works out the next times of a schedule.
func (w words) upcoming(x schedule.Schedule) upcoming {
	out := upcoming{L: w.Lang}
	t, err := timetable.Parse(x.When)
	if err != nil {
		out.Wrong = w.Lang.Message(err)
		return out
	}
	if t.ByHand() {
		out.None = w.T("Nothing is sent by itself; “Send now” sends it.", "Само ничего не уходит: отправляет кнопка «Отправить сейчас».")
		return out
	}
	if words := t.Words(w.Lang); !strings.EqualFold(words, strings.TrimSpace(x.When)) && words != t.String() {
		out.Words = words
	}
	c, at := w.About.Calendar, w.now
	zone := w.zone()
	if z := x.Zone; z != "" {
		if own, err := loadZone(z); err == nil {
			zone = own
		}
	}
	for range moments {
		next, ok := x.After(at, c)
		if !ok {
			break
		}
		at = next
		day := cal.DayOf(next, zone)
		out.List = append(out.List, w.Lang.Weekday(day.Weekday())+", "+w.Lang.Day(day)+", "+w.Lang.Clock(next, zone))
	}
	if len(out.List) == 0 {
		out.Wrong = w.T("This time never comes.", "Такое время не наступит никогда.")
	}
	return out
}

// upcoming answers while a time is typed.
func (p *Pages) upcoming(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	q := r.URL.Query()
	x := schedule.Schedule{When: chosen(q), Zone: q.Get("zone"), Days: schedule.DayRule(q.Get("days"))}
	words := words{v, p, p.site.Now(), nil}
	out := words.upcoming(x)
	if q.Get("when") == ownWords && x.When == "" {
		out = upcoming{L: v.Lang, None: v.T("Write when: on weekdays at 9:00, on Fridays at 17:00, monthly on the 15th at 10:00, or five fields of cron.",
			"Напишите когда: по будням в 9:00, по пятницам в 17:00, 15-го числа в 10:00 — или пять полей cron.")}
	}
	return p.site.Fragment(w, r, v, nextView(out))
}

package timetable

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/lang"
)

// Words says a timetable in a language, whatever it was written in; read again it is the same one. Cron that has no plain
// words stays as it is.
func (t Timetable) Words(l lang.Lang) string {
	if t.cron != nil {
		plain, ok := ofCron(t.text)
		if !ok {
			return t.text
		}
		t = plain
	}
	switch {
	case t.ByHand():
		return l.Pick("by hand", "вручную")
	case t.every > 0:
		return everyWords(t.every, l)
	}
	text := t.dayWords(l) + l.Pick(" at ", " в ") + t.clockWords(l)
	const inEveryMonth = 28
	if n := len(t.dates); n > 0 && t.dates[n-1] > inEveryMonth {
		notes := shorter()
		text += l.Pick(notes[0], notes[1])
	}
	return text
}

// shorter says, in both languages, what becomes of a date that not every month has.
func shorter() [2]string {
	return [2]string{", in shorter months on their last day", ", в коротких месяцах — в последний день"}
}

func everyWords(every time.Duration, l lang.Lang) string {
	if every == time.Hour {
		return l.Pick("every hour", "каждый час")
	}
	if every == time.Minute {
		return l.Pick("every minute", "каждую минуту")
	}
	if n := int64(every / time.Hour); every%time.Hour == 0 {
		return fmt.Sprintf(l.Pick("every %d hours", "каждые %d "+l.Plural(n, "час", "часа", "часов")), n)
	}
	n := int64(every / time.Minute)
	return fmt.Sprintf(l.Pick("every %d minutes", "каждые %d "+l.Plural(n, "минуту", "минуты", "минут")), n)
}

func (t Timetable) clockWords(l lang.Lang) string {
	list := make([]string, len(t.minutes))
	for i, m := range t.minutes {
		list[i] = fmt.Sprintf("%d:%02d", m/60, m%60)
	}
	return l.List(list)
}

// dayWords says on which days.
func (t Timetable) dayWords(l lang.Lang) string {
	switch {
	case t.nth == lastOf:
		return l.Pick("on the last working day of the month", "последний рабочий день месяца")
	case t.nth > 0:
		return l.Pick("on the "+ordinal(t.nth)+" working day of the month", strconv.Itoa(t.nth)+"-й рабочий день месяца")
	case len(t.dates) > 0:
		list := make([]string, len(t.dates))
		for i, n := range t.dates {
			list[i] = l.Pick(ordinal(n), strconv.Itoa(n)+"-го")
		}
		return l.Pick("monthly on the "+l.List(list), l.List(list)+" числа")
	case t.working:
		return l.Pick("on working days", "по рабочим дням")
	case t.week != 0:
		return t.weekWords(l)
	}
	switch t.days {
	case [7]bool{true, true, true, true, true, true, true}:
		return l.Pick("daily", "ежедневно")
	case [7]bool{1: true, 2: true, 3: true, 4: true, 5: true}:
		return l.Pick("on weekdays", "по будням")
	}
	ru := [7]string{"воскресеньям", "понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам"}
	var list []string
	for i := range t.days {
		day := time.Weekday((i + 1) % len(t.days)) // Monday first
		if t.days[day] {
			list = append(list, l.Pick(day.String()+"s", ru[day]))
		}
	}
	return l.Pick("on ", "по ") + l.List(list)
}

// weekWords says which of a month's days of the week it is.
func (t Timetable) weekWords(l lang.Lang) string {
	day := time.Weekday(slices.Index(t.days[:], true))
	ru := [7][3]string{
		{"воскресенье", "е", "последнее"}, {"понедельник", "й", "последний"}, {"вторник", "й", "последний"}, {"среда", "я", "последняя"},
		{"четверг", "й", "последний"}, {"пятница", "я", "последняя"}, {"суббота", "я", "последняя"},
	}[day]
	if t.week == lastOf {
		return l.Pick("on the last "+day.String()+" of the month", ru[2]+" "+ru[0]+" месяца")
	}
	return l.Pick("on the "+ordinal(t.week)+" "+day.String()+" of the month", strconv.Itoa(t.week)+"-"+ru[1]+" "+ru[0]+" месяца")
}

func ordinal(n int) string {
	end := "th"
	if n/10 != 1 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}

// ofCron reads the shapes of cron that have plain words.
func ofCron(text string) (t Timetable, ok bool) {
	f := strings.Fields(text)
	const fields, lastSafeDate, daysOfWeek = 5, 28, 7
	if len(f) != fields || f[3] != "*" {
		return t, false
	}
	if t.every = steps(f); t.every > 0 {
		return t, true
	}
	minutes, good := numbers(f[0], 60)
	hours, fine := numbers(f[1], 24)
	if !good || !fine {
		return t, false
	}
	for _, h := range hours {
		for _, m := range minutes {
			t.minutes = append(t.minutes, h*60+m)
		}
	}
	slices.Sort(t.minutes)
	switch {
	case f[2] == "*" && f[4] == "*":
		t.days = [7]bool{true, true, true, true, true, true, true}
		return t, true
	case f[2] == "*":
		days, good := numbers(f[4], daysOfWeek)
		for _, d := range days {
			t.days[d] = true
		}
		return t, good
	case f[4] == "*":
		// Later dates are not in every month: cron leaves them out, words take the last day instead.
		list, good := numbers(f[2], lastSafeDate+1)
		if !good || len(list) != 1 || list[0] == 0 {
			return t, false
		}
		t.dates = list
		return t, true
	}
	return t, false
}

// steps reads "*/10 * * * *", "0 * * * *" and "0 */2 * * *"; 0 is none of them.
func steps(f []string) time.Duration {
	if f[2] != "*" || f[4] != "*" {
		return 0
	}
	step := func(text string, of int) int {
		if text == "*" {
			return 1
		}
		n, err := strconv.Atoi(strings.TrimPrefix(text, "*/"))
		if err != nil || !strings.HasPrefix(text, "*/") || n < 1 || of%n != 0 {
			return 0
		}
		return n
	}
	if f[1] == "*" && strings.HasPrefix(f[0], "*") {
		return time.Duration(step(f[0], 60)) * time.Minute
	}
	if f[0] == "0" && strings.HasPrefix(f[1], "*") {
		return time.Duration(step(f[1], 24)) * time.Hour
	}
	return 0
}

// numbers reads "9", "9,15" and "1-5", each below a bound.
func numbers(text string, below int) (list []int, ok bool) {
	for part := range strings.SplitSeq(text, ",") {
		from, to, span := strings.Cut(part, "-")
		if !span {
			to = from
		}
		a, err := strconv.Atoi(from)
		b, bad := strconv.Atoi(to)
		if err != nil || bad != nil || a < 0 || b >= below || a > b {
			return nil, false
		}
		for n := a; n <= b; n++ {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return slices.Compact(list), true
}

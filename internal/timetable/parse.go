package timetable

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"svodka/internal/fault"
)

// weekdays are the beginnings of the days' names in both languages. A word is a day when it begins with one of them and
// the rest is an ending.
func weekdays() map[string]time.Weekday {
	return map[string]time.Weekday{
		"пн": 1, "понедельник": 1, "вт": 2, "вторник": 2, "ср": 3, "сред": 3, "чт": 4, "четверг": 4, "пт": 5, "пятниц": 5,
		"сб": 6, "суббот": 6, "вс": 0, "воскресень": 0,
		"mon": 1, "monday": 1, "tue": 2, "tuesday": 2, "wed": 3, "wednesday": 3, "thu": 4, "thursday": 4, "fri": 5, "friday": 5,
		"sat": 6, "saturday": 6, "sun": 0, "sunday": 0,
	}
}

func unreadable(text string) error {
	return fault.Invalidf(
		"The schedule %q is not understood. Write such as: every 10 minutes, hourly, daily at 9:00, "+
			"on weekdays at 9:00, Mondays at 9:00, first working day of the month at 9:00, by hand, or five fields of cron.",
		"Расписание «%s» не понято. Напишите, например: каждые 10 минут, каждый час, ежедневно в 9:00, "+
			"по будням в 9:00, по понедельникам в 9:00, 1-й рабочий день месяца в 9:00, вручную — или пять полей cron.", text)
}

var (
	everyRU   = regexp.MustCompile(`^кажд\p{L}+ (?:(\d+) )?(минут\p{L}*|час\p{L}*)$`)
	everyEN   = regexp.MustCompile(`^every (?:(\d+) )?(minutes?|hours?)$`)
	cronShape = regexp.MustCompile(`^\S+ \S+ \S+ \S+ \S+$`)
)

// Parse reads a timetable in Russian, English or cron.
func Parse(text string) (Timetable, error) {
	tidy := strings.Join(strings.Fields(strings.ToLower(text)), " ")
	t := Timetable{text: tidy}
	switch tidy {
	case "", "вручную", "by hand", "manual", "никогда", "never":
		return t, nil
	case "каждый час", "ежечасно", "раз в час", "hourly", "every hour", "once an hour":
		t.every = time.Hour
		return t, nil
	case "каждые полчаса", "раз в полчаса", "every half hour", "every half an hour":
		t.every = time.Hour / 2
		return t, nil
	}
	if ok, err := t.interval(tidy, text); ok || err != nil {
		return t, err
	}
	if t.words(tidy) {
		return t, nil
	}
	if cronShape.MatchString(tidy) && strings.ContainsAny(tidy, "*0123456789") {
		s, err := cron.ParseStandard(tidy)
		if err != nil {
			return Timetable{}, unreadable(text)
		}
		// Any leap year will do: the library looks five years ahead.
		if s.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
			return Timetable{}, fault.Invalidf("The schedule %q never comes: there is no such date.",
				"По расписанию «%s» время не наступит никогда: такой даты нет.", text)
		}
		return Timetable{cron: s, text: tidy}, nil
	}
	return Timetable{}, unreadable(text)
}

// interval reads "every 10 minutes". It must divide a day, so that each day has the same times.
func (t *Timetable) interval(tidy, text string) (bool, error) {
	m := everyRU.FindStringSubmatch(tidy)
	if m == nil {
		m = everyEN.FindStringSubmatch(tidy)
	}
	if m == nil {
		return false, nil
	}
	n, unit := 1, time.Hour
	if m[1] != "" {
		n, _ = strconv.Atoi(m[1])
	}
	if strings.HasPrefix(m[2], "мин") || strings.HasPrefix(m[2], "min") {
		unit = time.Minute
	}
	const day = 24 * time.Hour
	if n < 1 || n > 1440 || time.Duration(n)*unit > day || day%(time.Duration(n)*unit) != 0 {
		return true, fault.Invalidf(
			"%q does not divide a day evenly; use 1, 2, 3, 5, 10, 15, 20 or 30 minutes, or 1, 2, 3, 4, 6, 8 or 12 hours.",
			"«%s»: сутки на такие промежутки ровно не делятся; подойдут 1, 2, 3, 5, 10, 15, 20, 30 минут или 1, 2, 3, 4, 6, 8, 12 часов.", text)
	}
	t.every = time.Duration(n) * unit
	return true, nil
}

func dayOf(known map[string]time.Weekday, word string) (time.Weekday, bool) {
	if d, ok := known[word]; ok {
		return d, true
	}
	for stem, d := range known {
		rest, ok := strings.CutPrefix(word, stem)
		long := len([]rune(stem)) > 3
		if ok && long && slices.Contains([]string{"s", "ам", "ям", "у", "а", "ник", "е", "ье", "ьям"}, rest) {
			return d, true
		}
	}
	return 0, false
}

// ParseQuiet reads "22:00-07:00"; "" is no quiet hours.
func ParseQuiet(text string) (Quiet, error) {
	tidy := strings.NewReplacer(" ", "", "–", "-", "—", "-").Replace(text)
	if tidy == "" {
		return Quiet{}, nil
	}
	from, to, ok := strings.Cut(tidy, "-")
	a, b := Timetable{}, Timetable{}
	if !ok || oneTime.FindString(from) != from || oneTime.FindString(to) != to || !a.clock(from) || !b.clock(to) {
		return Quiet{}, fault.Invalidf("Quiet hours %q are not such as 22:00-07:00.", "Тихие часы «%s» не похожи на 22:00–07:00.", text)
	}
	return Quiet{From: a.minutes[0], To: b.minutes[0]}, nil
}

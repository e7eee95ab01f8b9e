package timetable

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	// usual is the time of day of words that name none.
	usual = 9 * 60
	// lastOf counts from the end of a month.
	lastOf = -1
	// mostNth is how many working days a month may have, mostWeeks how often each day of the week is in all of them.
	mostNth, mostWeeks = 23, 4
)

const (
	number  = `\d{1,2}(?:-?(?:[йяе]|ый|ий|ой|ая|ое|ье|ью|ую|ю|st|nd|rd|th))?|\p{L}+`
	ofMonth = ` (?:кажд\p{L}+ )?месяца`
	eachEN  = ` of (?:the|each|every) month`
	dateOf  = `\d{1,2}(?:-?го|st|nd|rd|th)?`
	andNext = `(?:,? (?:и|and) |, ?)(?:the )?`
	dates   = dateOf + `(?:` + andNext + dateOf + `)*`
)

var (
	datesRU = regexp.MustCompile(`^(?:ежемесячно |каждый месяц )?(?:каждого )?(` + dates + `) (?:числа|чисел)(?:` + ofMonth + `)?$`)
	monthly = regexp.MustCompile(`^(?:ежемесячно|каждый месяц) (` + dates + `)$`)
	datesEN = regexp.MustCompile(`^(?:monthly |every month )?on the (` + dates + `)(?:` + eachEN + `)?$`)
	nthRU   = regexp.MustCompile(`^(?:в )?(` + number + `) рабочий день` + ofMonth + `$`)
	nthEN   = regexp.MustCompile(`^(?:on )?(?:the )?(` + number + `) working day` + eachEN + `$`)
	weekRU  = regexp.MustCompile(`^(?:во? )?(` + number + `) (\p{L}+)` + ofMonth + `$`)
	weekEN  = regexp.MustCompile(`^(?:on )?(?:the )?(` + number + `) (\p{L}+)` + eachEN + `$`)
	digits  = regexp.MustCompile(`\d+`)
)

// words reads days and times of day, such as "по будням в 9:00"; days alone are at the usual time. Where it is false,
// nothing was read.
func (t *Timetable) words(tidy string) bool {
	tidy = strings.TrimRight(tidy, ".")
	for _, note := range shorter() {
		tidy = strings.TrimSuffix(tidy, note)
	}
	read := *t
	if read.when(tidy) {
		read.minutes = []int{usual}
		*t = read
		return true
	}
	for _, shape := range []*regexp.Regexp{atTimes, endTimes} {
		read = *t
		if m := shape.FindStringSubmatch(tidy); m != nil && read.clock(m[2]) && read.when(m[1]) {
			*t = read
			return true
		}
	}
	return false
}

// when reads the part before the times of day.
func (t *Timetable) when(text string) bool {
	text = strings.NewReplacer("–", "-", "—", "-", " - ", "-", " – ", "-", " — ", "-").Replace(text)
	switch text {
	case "ежедневно", "каждый день", "daily", "every day", "each day":
		t.days = [7]bool{true, true, true, true, true, true, true}
		return true
	case "по будням", "в будни", "будни", "каждый будний день", "по будним дням", "on weekdays", "weekdays", "every weekday":
		t.days = [7]bool{1: true, 2: true, 3: true, 4: true, 5: true}
		return true
	case "по рабочим дням", "каждый рабочий день", "on working days", "working days", "every working day":
		t.working = true
		return true
	case "еженедельно", "каждую неделю", "weekly", "every week":
		t.days[time.Monday] = true
		return true
	}
	return t.datesOf(text) || t.nthOf(text) || t.weekOf(text) || t.weekdays(text)
}

// datesOf reads "5-го и 20-го числа" and "on the 5th and 20th".
func (t *Timetable) datesOf(text string) bool {
	for _, shape := range []*regexp.Regexp{datesRU, monthly, datesEN} {
		m := shape.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		var list []int
		for _, one := range digits.FindAllString(m[1], -1) {
			n, _ := strconv.Atoi(one)
			if n < 1 || n > 31 {
				return false
			}
			list = append(list, n)
		}
		slices.Sort(list)
		t.dates = slices.Compact(list)
		return true
	}
	return false
}

// nthOf reads "1-й рабочий день месяца" and "last working day of the month".
func (t *Timetable) nthOf(text string) bool {
	for _, shape := range []*regexp.Regexp{nthRU, nthEN} {
		if m := shape.FindStringSubmatch(text); m != nil {
			n := counted(m[1])
			if n == 0 || n > mostNth {
				return false
			}
			t.nth = n
			return true
		}
	}
	return false
}

// weekOf reads "3-й понедельник месяца" and "last Friday of the month". A fifth one is not in every month, so it is refused.
func (t *Timetable) weekOf(text string) bool {
	for _, shape := range []*regexp.Regexp{weekRU, weekEN} {
		m := shape.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		n := counted(m[1])
		day, ok := dayOf(weekdays(), m[2])
		if !ok || n == 0 || n > mostWeeks {
			return false
		}
		t.week, t.days[day] = n, true
		return true
	}
	return false
}

// counted reads "3-й", "3rd", "третий" and "third"; 0 is none.
func counted(text string) int {
	if text[0] >= '0' && text[0] <= '9' {
		n, _ := strconv.Atoi(digits.FindString(text))
		return n
	}
	for stem, n := range map[string]int{
		"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "последн": lastOf,
	} {
		if rest, ok := strings.CutPrefix(text, stem); ok &&
			slices.Contains([]string{"ый", "ой", "ий", "ая", "ья", "яя", "ое", "ье", "ее", "ую", "ью", "юю"}, rest) {
			return n
		}
	}
	return map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": lastOf}[text]
}

// weekdays reads "по понедельникам и средам", "mon, wed" and "пн-пт".
func (t *Timetable) weekdays(text string) bool {
	known, found := weekdays(), false
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' }) {
		switch word {
		case "по", "и", "on", "and", "каждый", "каждую", "каждое", "every", "в", "во", "еженедельно", "weekly":
			continue
		}
		first, last, span := strings.Cut(word, "-")
		if !span {
			last = first
		}
		day, ok := dayOf(known, first)
		end, good := dayOf(known, last)
		if !ok || !good {
			return false
		}
		t.days[day], found = true, true
		for day != end {
			day = (day + 1) % 7
			t.days[day] = true
		}
	}
	return found
}

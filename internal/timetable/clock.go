package timetable

import (
	"regexp"
	"slices"
	"strconv"
)

const (
	half   = `(?: ?(утра|дня|вечера|ночи|[ap]\.?m\.?))`
	moment = `(\d{1,2})(?:[:.](\d{2}))?(?: (?:час|часа|часов|ч\.?))?` + half + `?`
	// sure is a time of day that needs no word before it.
	sure = `(?:\d{1,2}[:.]\d{2}` + half + `?|\d{1,2}` + half + `)`
	also = `(?:, ?|,? (?:и|and) )(?:(?:в|at) )?`
)

var (
	oneTime   = regexp.MustCompile(`\d{1,2}:\d{2}`)
	oneMoment = regexp.MustCompile(moment)
	atTimes   = regexp.MustCompile(`^(.*?),? (?:в|at) (` + moment + `(?:` + also + moment + `)*)$`)
	endTimes  = regexp.MustCompile(`^(.*?),? (` + sure + `(?:` + also + sure + `)*)$`)
)

// clock reads times of day: "9:00 и 15:00", "9.30", "9", "6 вечера", "9am".
func (t *Timetable) clock(text string) bool {
	for _, m := range oneMoment.FindAllStringSubmatch(text, -1) {
		h, _ := strconv.Atoi(m[1])
		minute, _ := strconv.Atoi(m[2]) // none is the whole hour
		h, ok := halved(h, m[3])
		if !ok || h > 23 || minute > 59 {
			return false
		}
		t.minutes = append(t.minutes, h*60+minute)
	}
	slices.Sort(t.minutes)
	t.minutes = slices.Compact(t.minutes)
	return len(t.minutes) > 0
}

// halved puts an hour of twelve into the half of the day that was named; false where there is no such hour.
func halved(h int, part string) (int, bool) {
	const noon = 12
	if part == "" {
		return h, true
	}
	if h < 1 || h > noon {
		return 0, false
	}
	switch part {
	case "утра":
		return h, h < noon
	case "дня":
		return h%noon + noon, h == noon || h < 6
	case "вечера":
		return h + noon, h > 3 && h < noon
	case "ночи":
		if h > 9 && h < noon {
			return h + noon, true
		}
		return h % noon, h == noon || h < 6
	}
	if part[0] == 'p' {
		return h%noon + noon, true
	}
	return h % noon, true
}

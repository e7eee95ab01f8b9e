package lang

import "math"

const (
	minute = 60
	hour   = 60 * minute
	day    = 24 * hour
)

// Duration returns a duration in seconds as people say it: 45 с; 42 мин; 1 ч 12 мин; 5,2 дня. From a day on it is days with one
// decimal, the day being 24 hours. For working time see [Lang.WorkDuration].
func (l Lang) Duration(seconds int64) string { return l.WorkDuration(seconds, day) }

// WorkDuration is [Lang.Duration] for working time: workday is how many working seconds make a day, so that 18 hours of a
// nine-hour office are 2 дня. A workday that is not positive is 24 hours.
func (l Lang) WorkDuration(seconds, workday int64) string {
	if workday <= 0 {
		workday = day
	}
	if seconds < 0 {
		return minus + l.WorkDuration(-max(seconds, -math.MaxInt64), workday)
	}
	minutes := (seconds + minute/2) / minute // rounded once, so that 59 min 59 s is an hour and not 60 min
	switch {
	case seconds < minute:
		return l.Int(seconds) + nbsp + l.Pick("s", "с")
	case minutes*minute >= workday:
		return l.days(float64(seconds) / float64(workday))
	case minutes < hour/minute:
		return l.Int(minutes) + nbsp + l.Pick("min", "мин")
	}
	text := l.Int(minutes/60) + nbsp + l.Pick("h", "ч")
	if rest := minutes % 60; rest > 0 {
		text += nbsp + l.Int(rest) + nbsp + l.Pick("min", "мин")
	}
	return text
}

// Minutes returns a duration in seconds as whole minutes: 72 мин, 1 204 мин. A column of them compares at a glance.
func (l Lang) Minutes(seconds float64) string {
	return l.unit(l.Number(seconds/minute, 0), nbsp+"min", nbsp+"мин")
}

// Days returns a number of days with at most one decimal: 5 дней, 5,2 дня; 5 d, 5.2 d. A fraction takes the singular genitive.
func (l Lang) Days(n float64) string {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return Missing
	}
	return l.days(n)
}

func (l Lang) days(n float64) string {
	figure := l.Short(n, 1)
	word := "дня"
	if whole := math.Round(n*10) / 10; whole == math.Trunc(whole) {
		word = RU.Plural(int64(whole), "день", "дня", "дней")
	}
	return figure + nbsp + l.Pick("d", word)
}

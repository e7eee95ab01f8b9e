package warehouse

import (
	"math"
	"math/bits"
	"sort"
	"strconv"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
)

// NewEnv prepares what a load needs. It fails when the settings name a zone, hours or holidays that do not exist.
func NewEnv(settings Settings, dict *Dict, now int64) (*Env, error) {
	calendar, err := settings.Calendar()
	if err != nil {
		return nil, err
	}
	return &Env{
		Calendar: calendar, Clock: calendar.Clock(), Settings: settings, Dict: dict, Now: now,
		days: boxedDays(), words: boxedWords(dict),
	}, nil
}

// Again returns the same Env for rows that have been taken in before: they are not refused for a currency without a rate.
func (e *Env) Again() *Env {
	next := *e
	next.Unrated = true
	return &next
}

// With returns the same Env for another dictionary and moment; the calendar, which is dear to build, is shared.
func (e *Env) With(dict *Dict, now int64) *Env {
	next := *e
	next.Dict, next.Now, next.words = dict, now, boxedWords(dict)
	return &next
}

// Calendar is the calendar the settings describe.
func (s *Settings) Calendar() (cal.Calendar, error) {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return cal.Calendar{}, fault.Invalidf("There is no time zone %q.", "Часового пояса «%s» нет.", s.Zone)
	}
	if s.WeekStart < 0 || s.WeekStart > 6 {
		return cal.Calendar{}, fault.Invalidf("Week start %d is not a weekday from 0 to 6.", "Начало недели %d: нужен день от 0 до 6.", s.WeekStart)
	}
	if s.FiscalStart < 1 || s.FiscalStart > 12 {
		return cal.Calendar{}, fault.Invalidf("Fiscal start %d is not a month from 1 to 12.", "Начало года %d: нужен месяц от 1 до 12.", s.FiscalStart)
	}
	c := cal.Calendar{Zone: zone, WeekStart: time.Weekday(s.WeekStart), FiscalStart: time.Month(s.FiscalStart)}
	switch s.Holidays {
	case "ru":
		c.Holidays = cal.Russia()
	case "none", "":
	default:
		return cal.Calendar{}, fault.Invalidf("Holidays %q are not known; use ru or none.", "Праздники «%s» неизвестны; возможны ru и none.", s.Holidays)
	}
	open, okOpen := minuteOf(s.Open)
	closing, okClose := minuteOf(s.Close)
	if !okOpen || !okClose || open >= closing {
		return cal.Calendar{}, fault.Invalidf(
			"Working hours %q to %q are not hours such as 09:00 to 18:00.",
			"Рабочие часы «%s»–«%s» не похожи на 09:00–18:00.", s.Open, s.Close)
	}
	for _, w := range s.Work {
		if w < 0 || w > 6 {
			return cal.Calendar{}, fault.Invalidf("Working day %d is not a weekday from 0 to 6.", "Рабочий день %d: нужен день от 0 до 6.", w)
		}
		c.Week[w] = cal.Hours{Open: open, Close: closing}
	}
	return c, nil
}

// minuteOf reads "09:30" as minutes since midnight; "24:00" is the end of the day.
func minuteOf(s string) (int, bool) {
	if len(s) != 5 || s[2] != ':' {
		return 0, false
	}
	h, errHour := strconv.ParseUint(s[:2], 10, 8)
	m, errMinute := strconv.ParseUint(s[3:], 10, 8)
	if errHour != nil || errMinute != nil || h > 24 || m > 59 || h == 24 && m > 0 {
		return 0, false
	}
	return int(h*60 + m), true
}

// rateScale is the precision of rates: nine decimal places, so that conversion is exact decimal arithmetic.
const rateScale = 1_000_000_000

// Convert turns money of a currency (empty: the company's) into the company's currency at the last rate on or before a
// day, rounded half away from zero. It fails when there is no such rate.
func (e *Env) Convert(amount int64, currency string, day int64) (int64, error) {
	if currency == "" || currency == e.Settings.Currency {
		return amount, nil
	}
	rates := e.Dict.Rates[currency]
	if len(rates) == 0 {
		return 0, fault.Invalidf(
			"Currency %s is not known: there is no rate to %s.",
			"Валюта %s неизвестна: нет курса к %s.", currency, e.Settings.Currency)
	}
	i := sort.Search(len(rates), func(i int) bool { return rates[i].Day > day }) - 1
	if i < 0 {
		return 0, fault.Invalidf(
			"There is no rate of %s to %s on %s; the first one is of %s.",
			"Нет курса %s к %s на %s; первый — на %s.",
			currency, e.Settings.Currency, cal.Day(day), cal.Day(rates[0].Day))
	}
	converted, ok := scale(amount, rates[i].Rate)
	if !ok {
		return 0, fault.Invalidf(
			"%d %s at the rate %v is too large.", "Сумма %d %s по курсу %v слишком велика.", amount, currency, rates[i].Rate)
	}
	return converted, nil
}

// base is Convert for steps, where a sum that cannot be converted is missing.
func (e *Env) base(amount maybe, currency string, day int64) maybe {
	if !amount.known {
		return maybe{}
	}
	v, err := e.Convert(amount.v, currency, day)
	return maybe{v, err == nil}
}

// scale multiplies by a rate of nine decimal places in 128 bits and rounds half away from zero.
func scale(amount int64, rate float64) (int64, bool) {
	if !(rate >= 0 && rate < math.MaxInt64/rateScale) {
		return 0, false
	}
	size := uint64(amount)
	if amount < 0 {
		size = -size
	}
	hi, lo := bits.Mul64(size, uint64(math.Round(rate*rateScale)))
	lo, carry := bits.Add64(lo, rateScale/2, 0)
	hi += carry
	if hi >= rateScale/2 {
		return 0, false // the quotient would not fit
	}
	quotient, _ := bits.Div64(hi, lo, rateScale)
	if quotient > math.MaxInt64 {
		return 0, false
	}
	if amount < 0 {
		return -int64(quotient), true
	}
	return int64(quotient), true
}

// today is the civil day of Now.
func (e *Env) today() int64 { return e.day(e.Now) }

// day is the civil day of an instant.
func (e *Env) day(at int64) int64 { return int64(e.Clock.DayOf(at)) }

// Day is the civil day of an instant.
func (e *Env) Day(at int64) int64 { return e.day(at) }

// Begin is the first instant of a civil day. Days that never come begin Forever, those before all others at its negative.
func (e *Env) Begin(day int64) int64 {
	switch {
	case day >= Never:
		return Forever
	case day <= -Never:
		return -Forever
	}
	return e.Clock.Start(cal.Day(day))
}

// dayOf is the civil day of an instant that may be missing.
func (e *Env) dayOf(at maybe) maybe {
	if !at.known {
		return maybe{}
	}
	return some(e.day(at.v))
}

// works tells whether the company works on a day.
func (e *Env) works(day int64) bool {
	d := cal.Day(day)
	return e.Clock.BetweenUnix(e.Clock.Start(d), e.Clock.Start(d+1)) > 0
}

// The days whose boxes an Env keeps ready: 1990 to 2059.
const (
	firstBoxed = 7305
	lastBoxed  = 32871
)

// boxedDays holds each day as an interface value, so that filling day columns does not allocate.
func boxedDays() []any {
	boxes := make([]any, lastBoxed-firstBoxed+1)
	for i := range boxes {
		boxes[i] = int64(firstBoxed + i)
	}
	return boxes
}

// boxedWords holds the ids of the dictionaries as interface values: each stands in many rows.
func boxedWords(d *Dict) map[string]any {
	boxes := map[string]any{}
	for id := range d.Stages {
		boxes[id] = id
	}
	for id := range d.Pipelines {
		boxes[id] = id
	}
	for id, u := range d.Users {
		boxes[id], boxes[u.Department] = id, u.Department
		for _, m := range u.Since {
			boxes[m.Department] = m.Department
		}
	}
	return boxes
}

// word returns the id of a stage, a pipeline, a user or a department as a Row holds it: nil when empty.
func (e *Env) word(id string) any {
	if id == "" {
		return nil
	}
	if box, ok := e.words[id]; ok {
		return box
	}
	return id
}

// department returns the department of a person on a day as a Row holds it.
func (e *Env) department(user string, day int64) any { return e.word(e.Dict.Department(user, day)) }

// dayCell returns a day as a Row holds it.
func (e *Env) dayCell(day int64) any {
	if i := day - firstBoxed; i >= 0 && i < int64(len(e.days)) {
		return e.days[i]
	}
	return day
}

// atCell returns the civil day of an instant as a Row holds it.
func (e *Env) atCell(at maybe) any {
	if !at.known {
		return nil
	}
	return e.dayCell(e.day(at.v))
}

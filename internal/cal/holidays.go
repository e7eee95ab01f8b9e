package cal

import (
	_ "embed"
	"fmt"
	"strings"
	"time"
)

// russiaCSV holds the Russian production calendar as published for each year: a line for every day that departs from the ordinary
// five-day week. Days off by decree (spring 2020, May and autumn 2021) are in it as well.
//
//go:embed russia.csv
var russiaCSV string

// DayKind says how a day departs from the ordinary week.
type DayKind uint8

// The kinds of day. Ordinary, the zero value, follows the company's hours for its weekday.
const (
	Ordinary DayKind = iota
	Off              // a holiday, or a day off moved here
	Short            // the eve of a holiday, an hour shorter; on a Saturday or a Sunday a moved working day as well
	Moved            // a Saturday or a Sunday that is worked in exchange for another day
)

// Holidays are the days on which a country departs from its ordinary week. It never changes. A nil *Holidays has no holidays.
type Holidays struct {
	days        map[Day]holiday
	first, last int        // the years whose calendar is published, both included
	fixed       []monthDay // the holidays of every other year
}

type holiday struct {
	kind DayKind
	name string
}

type monthDay struct {
	month time.Month
	day   int
	name  string
}

// Russia returns the Russian production calendar: published facts for 2015 to 2026, with moved days and short eves; for any other
// year only the holidays fixed by law, so [Holidays.Known] is false for it.
func Russia() *Holidays {
	h, err := parseHolidays(russiaCSV)
	if err != nil {
		panic("cal: embedded russia.csv: " + err.Error()) // cannot happen: a test reads the same bytes
	}
	for day := 1; day <= 8; day++ {
		h.fixed = append(h.fixed, monthDay{time.January, day, "Новогодние каникулы"})
	}
	h.fixed[6].name = "Рождество Христово"
	h.fixed = append(h.fixed,
		monthDay{time.February, 23, "День защитника Отечества"},
		monthDay{time.March, 8, "Международный женский день"},
		monthDay{time.May, 1, "Праздник Весны и Труда"},
		monthDay{time.May, 9, "День Победы"},
		monthDay{time.June, 12, "День России"},
		monthDay{time.November, 4, "День народного единства"},
	)
	return h
}

// NoHolidays returns a calendar without holidays. Every year of it is known.
func NoHolidays() *Holidays { return &Holidays{} }

// Known reports whether the calendar of that year is published. For a year that is not, figures by working days are an estimate
// and the answer has to say so.
func (h *Holidays) Known(year int) bool {
	return h == nil || len(h.days) == 0 || h.first <= year && year <= h.last
}

// Kind returns how d departs from the ordinary week.
func (h *Holidays) Kind(d Day) DayKind { return h.at(d).kind }

// Name returns the name of the holiday on d in the country's language, "" where there is none, as on a day off moved from elsewhere.
func (h *Holidays) Name(d Day) string { return h.at(d).name }

func (h *Holidays) at(d Day) holiday {
	if h == nil {
		return holiday{}
	}
	if found, ok := h.days[d]; ok {
		return found
	}
	if len(h.fixed) == 0 {
		return holiday{}
	}
	year, month, day := d.YMD()
	if h.Known(year) {
		return holiday{}
	}
	for _, f := range h.fixed {
		if f.month == month && f.day == day {
			return holiday{Off, f.name}
		}
	}
	return holiday{}
}

// parseHolidays reads lines of date,kind,holiday,moved_from under a header. The last column is for people: the day the day off was
// taken from.
func parseHolidays(csv string) (*Holidays, error) {
	h := &Holidays{days: make(map[Day]holiday)}
	lines := strings.Split(strings.TrimSpace(csv), "\n")
	for i, line := range lines[1:] {
		cells := strings.Split(strings.TrimSpace(line), ",")
		if len(cells) != 4 {
			return nil, fmt.Errorf("line %d: %d cells, want 4", i+2, len(cells))
		}
		day, err := ParseDay(cells[0])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+2, err)
		}
		kind, ok := map[string]DayKind{"off": Off, "short": Short, "working": Moved}[cells[1]]
		if !ok {
			return nil, fmt.Errorf("line %d: unknown kind %q", i+2, cells[1])
		}
		h.days[day] = holiday{kind, cells[2]}
		year, _, _ := day.YMD()
		if h.first == 0 {
			h.first = year
		}
		h.first, h.last = min(h.first, year), max(h.last, year)
	}
	return h, nil
}

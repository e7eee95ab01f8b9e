package cal

// Holidays are the days on which a country departs from its ordinary week.
type Holidays struct {
	name string
}

// Russia returns the Russian calendar.
func Russia() *Holidays { return &Holidays{name: "ru"} }

// NoHolidays returns a calendar without holidays; every year of it is known.
func NoHolidays() *Holidays { return &Holidays{} }

// Known reports whether the facts of that year are published.
func (h *Holidays) Known(year int) bool { return true }

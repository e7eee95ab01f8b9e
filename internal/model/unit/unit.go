// Package unit says what a figure is measured in, so that a formula adding
// roubles to percents is refused before anybody reads its result.
//
// A unit also fixes how a figure is stored, which never depends on how it is
// shown:
//
//	unit       stored as                       0.5, 5400 and so on are shown as
//	number     the number itself               0.5
//	count      the number itself               12
//	ratio      the number itself               0.5×
//	percent    a fraction                      50 %
//	points     the number itself               42 pt
//	money      minor units of the currency     1 200.00
//	duration   seconds                         1 h 30 min
//	minutes    seconds                         90 min
//	money/day  minor units per second          per day
//
// Keeping every duration in seconds and every rate per second means a formula
// needs no conversion factors: money divided by a sales cycle is right whatever
// the two metrics are shown in.
package unit

import (
	"fmt"
	"strings"
)

// Kind is the family a unit belongs to: what a renderer switches on.
type Kind uint8

// The kinds. Their order matters to the algebra: fractions come first, then
// counts, then what cannot be multiplied by its like.
const (
	Number   Kind = iota // a plain number, the unit of a literal
	Ratio                // how many times one thing is another, 1.5×
	Percent              // a share, stored as a fraction
	Count                // how many
	Points               // a score such as NPS
	Money                // minor units of the company's currency
	Duration             // seconds
)

var kindNames = [...]string{"number", "ratio", "percent", "count", "points", "money", "duration"}

// String returns the name a unit of this kind is written with.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// Clock is the piece of time a duration is shown in, or a rate is shown per.
// It never changes what is stored.
type Clock uint8

// The clocks, from the finest to the coarsest.
const (
	Natural Clock = iota // whatever reads best, "1 h 30 min"; never of a rate
	Second
	Minute
	Hour
	Day
)

var clockNames = [...]string{"natural", "second", "minute", "hour", "day"}

// String returns the clock's name in the singular, as in "money/day".
func (c Clock) String() string {
	if int(c) < len(clockNames) {
		return clockNames[c]
	}
	return fmt.Sprintf("Clock(%d)", uint8(c))
}

// Seconds returns the length of the clock; 1 for Natural. A day is 24 hours:
// the length of a working day is the calendar's business.
func (c Clock) Seconds() float64 {
	switch c {
	case Minute:
		return 60
	case Hour:
		return 60 * 60
	case Day:
		return 24 * 60 * 60
	default:
		return 1
	}
}

// Unit is what a figure is measured in. Units are comparable with ==; the zero
// value is a plain number.
type Unit struct {
	// kind is never Duration: a duration is a Number with time = 1. With time
	// kept apart, "money ÷ duration × duration" needs no rule of its own.
	kind Kind
	// time is the power of time: 1 for durations, -1 for rates.
	time int8
	// clock is Natural when time is 0, and never Natural when time is -1.
	clock Clock
}

// Of returns the plain unit of a kind; Of(Duration) is shown naturally.
func Of(k Kind) Unit {
	if k == Duration {
		return In(Natural)
	}
	return Unit{kind: k}
}

// In returns the duration shown in the given clock.
func In(c Clock) Unit { return Unit{time: 1, clock: c} }

// Parse reads a unit by name: a kind ("money"), a clock in the plural ("hours":
// a duration shown so), or a kind per clock ("count/hour").
func Parse(s string) (Unit, error) {
	name, per, rate := strings.Cut(s, "/")
	u, ok := plain(name)
	if !ok || rate && u.time != 0 {
		return Unit{}, unknown(s)
	}
	if !rate {
		return u, nil
	}
	for c := Second; c <= Day; c++ {
		if c.String() == per {
			return Unit{kind: u.kind, time: -1, clock: c}, nil
		}
	}
	return Unit{}, unknown(s)
}

func plain(name string) (Unit, bool) {
	for k := Number; k <= Duration; k++ {
		if k.String() == name {
			return Of(k), true
		}
	}
	for c := Second; c <= Day; c++ {
		if c.String()+"s" == name {
			return In(c), true
		}
	}
	return Unit{}, false
}

func unknown(s string) error {
	return fmt.Errorf("%q is not a unit: expected one of %s, seconds, minutes, hours, days, or a rate such as money/day or count/hour",
		s, strings.Join(kindNames[:], ", "))
}

// String returns the name that Parse reads back to the same unit.
func (u Unit) String() string {
	switch {
	case u.time < 0:
		return u.kind.String() + "/" + u.clock.String()
	case u.time > 0 && u.clock != Natural:
		return u.clock.String() + "s"
	default:
		return u.Kind().String()
	}
}

// Kind returns the family of the unit; for a rate, that of what is counted:
// the kind of money/day is Money.
func (u Unit) Kind() Kind {
	if u.time > 0 {
		return Duration
	}
	return u.kind
}

// Rate reports whether the unit is so much per piece of time.
func (u Unit) Rate() bool { return u.time < 0 }

// Show returns the clock a duration is shown in, or a rate is shown per; for
// any other unit it is Natural and means nothing.
func (u Unit) Show() Clock { return u.clock }

// Shown turns a stored figure into the number a reader sees:
//
//	percent     0.5   →  50
//	hours       5400  →  1.5
//	count/hour  0.01  →  36
//
// Money stays in minor units, for only the currency knows how many make one;
// a duration shown naturally stays in seconds.
func (u Unit) Shown(v float64) float64 {
	if u.kind == Percent {
		v *= 100
	}
	switch {
	case u.time > 0:
		return v / u.clock.Seconds()
	case u.time < 0:
		return v * u.clock.Seconds()
	default:
		return v
	}
}

// MarshalText returns the unit's name.
func (u Unit) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// UnmarshalText reads a unit's name, as Parse does.
func (u *Unit) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*u = parsed
	return nil
}

package texttable

import (
	"math"
	"strconv"
	"strings"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

func number(n int) string { return strconv.Itoa(n) }

// prefixed gives an id its source, unless it names one.
func (r *reader) prefixed(id string) string {
	if strings.Contains(id, ":") {
		return id
	}
	return r.source + ":" + id
}

// value reads a word as the column's type says.
func (r *reader) value(c warehouse.Column, text string) (any, error) {
	switch c.Type {
	case warehouse.Key:
		return r.prefixed(text), nil
	case warehouse.Int:
		return read(strconv.ParseInt(text, 10, 64))(text, "an integer")
	case warehouse.Real:
		return read(strconv.ParseFloat(text, 64))(text, "a number")
	case warehouse.Money:
		return minor(text)
	case warehouse.Time:
		return instant(text, r.zone)
	case warehouse.Day:
		d, err := cal.ParseDay(text)
		return int64(d), err
	case warehouse.Bool:
		if text != "yes" && text != "no" {
			return nil, fault.New(fault.Invalid, "%q is neither yes nor no", text)
		}
		return text == "yes", nil
	default:
		return text, nil
	}
}

// read puts the error of a parser into words.
func read[T any](v T, err error) func(text, what string) (any, error) {
	return func(text, what string) (any, error) {
		if err != nil {
			return nil, fault.New(fault.Invalid, "%q is not %s", text, what)
		}
		return v, nil
	}
}

// minor reads money in whole units as minor units: 70.5 is 7050.
func minor(text string) (any, error) {
	units, err := strconv.ParseFloat(text, 64)
	_, cents, _ := strings.Cut(text, ".")
	if err != nil || len(cents) > 2 || math.Abs(units) > 1e13 {
		return nil, fault.New(fault.Invalid, "%q is not a sum of money", text)
	}
	return int64(math.Round(units * 100)), nil
}

// instant reads a moment of the zone's clock; a day alone is its noon.
func instant(text string, zone *time.Location) (int64, error) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t.Unix(), nil
		}
	}
	d, err := cal.ParseDay(text)
	if err != nil {
		return 0, fault.New(fault.Invalid, "%q is not a moment; write 2026-03-02 or 2026-03-02T10:15", text)
	}
	y, m, day := d.YMD()
	return time.Date(y, m, day, 12, 0, 0, 0, zone).Unix(), nil
}

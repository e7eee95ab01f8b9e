package sqlgen

import (
	"strconv"
	"strings"
)

// Dialect is what one database says differently from another.
type Dialect interface {
	// Ident quotes the name of a table or column.
	Ident(name string) string
	// Arg is the placeholder of argument number n, from 1.
	Arg(n int) string
	// Where limits an aggregate to the rows that hold.
	Where(aggregate, condition string) string
	// Distinct counts different values.
	Distinct(value string) string
	// Percentile interpolates linearly (type 7) at p of 0 to 1.
	Percentile(value string, p float64) string
	// Div is the whole part of a number that is not negative, divided.
	Div(value string, by int) string
	// Contains tells whether a text holds a part; the part is in lower case already.
	Contains(value, part string) string
}

// DuckDB is the dialect of DuckDB.
type DuckDB struct{}

var _ Dialect = DuckDB{}

// Ident quotes with double quotes.
func (DuckDB) Ident(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// Arg numbers arguments, so that one can be used twice.
func (DuckDB) Arg(n int) string { return "$" + strconv.Itoa(n) }

// Where is FILTER.
func (DuckDB) Where(aggregate, condition string) string {
	return aggregate + " FILTER (WHERE " + condition + ")"
}

// Distinct is exact.
func (DuckDB) Distinct(value string) string { return "count(DISTINCT " + value + ")" }

// Percentile is quantile_cont.
func (DuckDB) Percentile(value string, p float64) string {
	return "quantile_cont(" + value + ", " + strconv.FormatFloat(p, 'f', -1, 64) + ")"
}

// Div is //, which keeps whole numbers whole.
func (DuckDB) Div(value string, by int) string { return value + " // " + strconv.Itoa(by) }

// Contains compares letter by letter of Unicode.
func (DuckDB) Contains(value, part string) string {
	return "contains(lower(" + value + "), " + part + ")"
}

package sqlgen

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/model"
)

// fact is the alias of the fact's table.
const fact = "s"

// printer collects the parts of one statement.
type printer struct {
	dialect Dialect
	table   string
	args    []any
	joins   []join
}

// join is one dictionary that a key of the fact leads to.
type join struct{ via, table, alias string }

// column names a value of the fact's row, or of the row that its key leads to.
func (p *printer) column(c model.Column) string {
	if c.Via == "" {
		return p.own(c.Name)
	}
	for _, j := range p.joins {
		if j.via == c.Via && j.table == c.Table {
			return j.alias + "." + p.dialect.Ident(c.Name)
		}
	}
	alias := "d" + strconv.Itoa(len(p.joins))
	p.joins = append(p.joins, join{via: c.Via, table: c.Table, alias: alias})
	return alias + "." + p.dialect.Ident(c.Name)
}

// own names a column of the fact's own table.
func (p *printer) own(name string) string { return fact + "." + p.dialect.Ident(name) }

// arg makes a value an argument of the statement. A value that comes again is the same argument, so that a database sees
// that two conditions are one.
func (p *printer) arg(v any) string {
	at := slices.Index(p.args, v)
	if at < 0 {
		at = len(p.args)
		p.args = append(p.args, v)
	}
	return p.dialect.Arg(at + 1)
}

// number writes a number: whole ones out, others as an argument.
func (p *printer) number(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
		return strconv.FormatInt(int64(v), 10)
	}
	return p.arg(v)
}

// from lists the fact and the dictionaries asked for so far.
func (p *printer) from() string {
	var b strings.Builder
	b.WriteString(" FROM " + p.dialect.Ident(p.table) + " AS " + fact)
	for _, j := range p.joins {
		b.WriteString(" LEFT JOIN " + p.dialect.Ident(j.table) + " AS " + j.alias)
		b.WriteString(" ON " + j.alias + "." + p.dialect.Ident("id") + " = " + p.own(j.via))
	}
	return b.String()
}

// and joins conditions; no condition is no WHERE.
func and(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conditions, " AND ")
}

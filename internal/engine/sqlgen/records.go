package sqlgen

import (
	"strconv"
	"strings"

	"svodka/internal/plan"
)

// Rows is a statement for records: the page, and the number of all.
type Rows struct {
	SQL, Total string
	// Args are those of SQL, TotalArgs those of Total.
	Args, TotalArgs []any
}

// Records prints a list of rows: the id, then the columns asked for. Rows are sorted by the asked column, nothing last
// in both directions; then by id and by the other columns. id names the column that stands for the id.
func Records(d Dialect, ask *plan.Records, id string) (Rows, error) {
	count := printer{dialect: d, table: ask.Fact.Table}
	conds, err := count.conds(ask.Where)
	if err != nil {
		return Rows{}, err
	}
	total := "SELECT count(*)" + count.from() + and(conds)

	p := printer{dialect: d, table: ask.Fact.Table}
	out := []string{p.own(id) + " AS i"}
	order := []string{"i NULLS LAST"}
	for n, c := range ask.Columns {
		alias := "c" + strconv.Itoa(n)
		out = append(out, p.column(c)+" AS "+alias)
		order = append(order, alias+" NULLS LAST")
	}
	desc := ""
	if ask.Desc {
		desc = " DESC"
	}
	first := "i"
	if ask.Sort >= 0 {
		first = "c" + strconv.Itoa(ask.Sort)
	}
	order = append([]string{first + desc + " NULLS LAST"}, order...)
	if conds, err = p.conds(ask.Where); err != nil {
		return Rows{}, err
	}
	sql := "SELECT " + strings.Join(out, ", ") + p.from() + and(conds) + " ORDER BY " + strings.Join(order, ", ")
	if ask.Limit > 0 {
		sql += " LIMIT " + strconv.Itoa(ask.Limit)
	}
	if ask.Skip > 0 {
		sql += " OFFSET " + strconv.Itoa(ask.Skip)
	}
	return Rows{SQL: sql, Args: p.args, Total: total, TotalArgs: count.args}, nil
}

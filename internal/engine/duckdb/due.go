package duckdb

import (
	"context"
	"fmt"
	"strings"

	"svodka/internal/warehouse"
)

// dueTable holds for each step and group the moment at which the rows it gave will be out of date by mere time. Groups that
// do not age are not in it.
const dueTable = `CREATE TABLE IF NOT EXISTS due (step VARCHAR, grp VARCHAR, moment BIGINT)`

// due is what a step has found out about the ageing of its groups.
type due struct {
	step, rows string
	keys       string // the table of the groups it was asked about; "" for all
}

// aging notes when the groups of a step age. Of a step that does not age it notes nothing.
type aging struct {
	env  *warehouse.Env
	made *appender
	row  []any
}

func (l *load) aging(ctx context.Context, step *warehouse.Step, keys string) (*aging, error) {
	if !step.Ages {
		return &aging{env: l.env}, nil
	}
	d := due{step: step.Name, rows: "stage." + quote("d_"+step.Name), keys: keys}
	if err := l.make(ctx, d.rows, "CREATE TABLE "+d.rows+" (grp VARCHAR, moment BIGINT)"); err != nil {
		return nil, err
	}
	made, err := l.write("stage", "d_"+step.Name)
	if err != nil {
		return nil, err
	}
	l.dues = append(l.dues, d)
	return &aging{env: l.env.Watch(), made: made, row: make([]any, 2)}, nil
}

// end notes when the group that was worked out last ages.
func (a *aging) end(key string) error {
	if a.made == nil {
		return nil
	}
	at := a.env.Due()
	if at == warehouse.Forever {
		return nil
	}
	a.row[0], a.row[1] = key, at
	return a.made.append(a.row)
}

func (a *aging) close(failed bool) error {
	switch {
	case a.made == nil:
		return nil
	case failed:
		a.made.abandon()
		return nil
	}
	return a.made.close()
}

// place prints the statements that replace what was known before.
func (d due) place() []string {
	of := "x.step = " + literal(d.step)
	if d.keys != "" {
		of += " AND " + exists(d.keys, "key", "coalesce(x.grp, '')")
	}
	return []string{
		"DELETE FROM due AS x WHERE " + of,
		fmt.Sprintf("INSERT INTO due SELECT %s, grp, moment FROM %s", literal(d.step), d.rows),
	}
}

// due prints a query of the groups of a step whose time has come.
func (l *load) due(step *warehouse.Step) []string {
	if !step.Ages || !l.was.aged {
		return nil
	}
	return []string{selectFrom("due", "coalesce(x.grp, '') AS key", "x.step = "+literal(step.Name), fmt.Sprint("x.moment <= ", l.next.now()))}
}

// literal prints a text as SQL does.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

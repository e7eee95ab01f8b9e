package sqlgen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Select is one statement of a scan and the shape of its result. Its columns are, in order: level (a bit mask, see
// [Answer.Row]) when Level, p when Period, b and e when Spans, one for each key, one for each figure.
type Select struct {
	SQL    string
	Args   []any
	Level  bool
	Period bool
	Spans  bool
	Keys   int
	Values int

	levels []int           // of the scan, that this statement answers
	masks  map[int64][]int // with Level: which levels a mask stands for
	fixed  int             // without Period and Spans: the ordinal of the one period
	points []plan.Point    // with Spans, ascending by day
	fold   bool            // the statement asks the finest level; coarser ones and points are folded
	scan   *plan.Scan
	cells  []cell
}

// cell is one column of figures.
type cell struct {
	op  byte // how two parts become one: + < >
	agg int  // the figure it belongs to
}

// Scan prints the statements that answer a scan: one as a rule, two for stocks that do not fold.
func Scan(d Dialect, scan *plan.Scan) ([]*Select, error) {
	if len(scan.Levels) == 0 {
		return nil, nil
	}
	if len(scan.Points) == 0 {
		s, err := flow(d, scan)
		return []*Select{s}, err
	}
	if scan.Fact.Span == nil {
		return nil, fmt.Errorf("%s holds over no time", scan.Fact.Name)
	}
	return stock(d, scan)
}

// flow counts rows on their day.
func flow(d Dialect, scan *plan.Scan) (*Select, error) {
	b := newBuilder(d, scan, every(len(scan.Levels)))
	b.sel.fixed = plan.AllPeriods
	if scan.Day != "" {
		day := b.own(scan.Day)
		b.where = append(b.where, during(day, scan.Periods))
		switch {
		case len(scan.Periods) == 1:
			b.sel.fixed = scan.Periods[0].N
		case len(scan.Periods) > 1 && b.byPeriod():
			b.sel.Period = true
			b.columns = append(b.columns, column{"p", ordinal(day, scan.Periods)})
		}
	}
	return b.finish()
}

// stock counts the rows that hold at the close of days.
func stock(d Dialect, scan *plan.Scan) ([]*Select, error) {
	var used []plan.Point
	for _, p := range scan.Points {
		if slices.ContainsFunc(scan.Levels, func(l plan.Level) bool { return l.Period == (p.N != plan.AllPeriods) }) {
			used = append(used, p)
		}
	}
	slices.SortStableFunc(used, func(a, b plan.Point) int { return int(a.Day) - int(b.Day) })
	if len(used) > 1 && folds(scan) && finest(scan, every(len(scan.Levels))) {
		s, err := spans(d, scan, used)
		return []*Select{s}, err
	}
	var list []*Select
	for _, period := range []bool{true, false} {
		var points []plan.Point
		for _, p := range used {
			if period == (p.N != plan.AllPeriods) {
				points = append(points, p)
			}
		}
		s, err := holding(d, scan, points, levelsOf(scan, period))
		if err != nil {
			return nil, err
		}
		if s != nil {
			list = append(list, s)
		}
	}
	return list, nil
}

func levelsOf(scan *plan.Scan, period bool) []int {
	var list []int
	for i, l := range scan.Levels {
		if l.Period == period {
			list = append(list, i)
		}
	}
	return list
}

// spans groups rows by the first point they hold at and the first one they do not: each row is read once, however many
// points there are. Answer adds a row to all points from b to e.
func spans(d Dialect, scan *plan.Scan, points []plan.Point) (*Select, error) {
	b := newBuilder(d, scan, every(len(scan.Levels)))
	b.sel.Spans, b.sel.points = true, points
	since, until := b.span()
	first, last := points[0].Day, points[len(points)-1].Day
	b.where = append(b.where, fmt.Sprintf("%s <= %d", since, last))
	places := make([]step, len(points))
	for i, p := range points {
		places[i] = step{below: int(p.Day) + 1, value: i}
	}
	b.columns = append(b.columns, column{"b", tree(since, places)})
	if until == "" {
		b.columns = append(b.columns, column{"e", strconv.Itoa(len(points))})
	} else {
		b.where = append(b.where, fmt.Sprintf("(%[1]s IS NULL OR %[1]s > %[2]d)", until, first))
		places = append(places, step{value: len(points)})
		b.columns = append(b.columns, column{"e", "CASE WHEN " + until + " IS NULL THEN " + strconv.Itoa(len(points)) +
			" ELSE " + tree(until, places) + " END"})
	}
	return b.finish()
}

// holding reads one point by a condition, several by joining them: a row counts once at each point it holds at.
func holding(d Dialect, scan *plan.Scan, points []plan.Point, levels []int) (*Select, error) {
	if len(levels) == 0 {
		return nil, nil //nolint:nilnil // no level of this kind is asked for: there is no statement
	}
	b := newBuilder(d, scan, levels)
	since, until := b.span()
	at := ""
	switch len(points) {
	case 0:
		b.where = append(b.where, never)
		b.sel.fixed = plan.AllPeriods
		b.day = "0"
	case 1:
		at = strconv.Itoa(int(points[0].Day))
		b.sel.fixed = points[0].N
	default:
		at = "t.d"
		rows := make([]string, len(points))
		for i, p := range points {
			rows[i] = fmt.Sprintf("(%d, %d)", p.N, p.Day)
		}
		b.cross = " CROSS JOIN (VALUES " + strings.Join(rows, ", ") + ") AS t(n, d)"
		b.sel.Period = true
		b.columns = append(b.columns, column{"p", "t.n"})
	}
	if at != "" {
		b.day = at
		b.where = append(b.where, since+" <= "+at)
		if until != "" {
			b.where = append(b.where, "("+until+" IS NULL OR "+until+" > "+at+")")
		}
	}
	return b.finish()
}

// builder puts one statement together.
type builder struct {
	printer
	scan    *plan.Scan
	sel     *Select
	columns columns // the grouping ones before the keys
	where   []string
	cross   string
	day     string // of the point, for ages
}

// column is one column rows are grouped by.
type column struct{ alias, value string }

type columns []column

func (c columns) values() []string {
	list := make([]string, len(c))
	for i := range c {
		list[i] = c[i].value
	}
	return list
}

func newBuilder(d Dialect, scan *plan.Scan, levels []int) *builder {
	return &builder{
		printer: printer{dialect: d, table: scan.Fact.Table},
		scan:    scan,
		sel:     &Select{scan: scan, levels: levels, Keys: len(scan.Keys)},
	}
}

// byPeriod tells whether some level is split by period.
func (b *builder) byPeriod() bool {
	return slices.ContainsFunc(b.sel.levels, func(l int) bool { return b.scan.Levels[l].Period })
}

func (b *builder) span() (since, until string) {
	since = b.own(b.scan.Fact.Span.Since)
	if b.scan.Fact.Span.Until != "" {
		until = b.own(b.scan.Fact.Span.Until)
	}
	return since, until
}

// finish prints the statement.
func (b *builder) finish() (*Select, error) {
	s := b.sel
	s.fold = finest(b.scan, s.levels) && folds(b.scan)
	for i, k := range b.scan.Keys {
		b.columns = append(b.columns, column{"k" + strconv.Itoa(i), b.key(k)})
	}
	values, err := b.values()
	if err != nil {
		return nil, err
	}
	conds, err := b.conds(b.scan.Where)
	if err != nil {
		return nil, err
	}
	var out []string
	grouping, whole := "", len(b.columns) == 0
	if len(s.levels) > 1 && !s.fold {
		lists := b.sets()
		whole = slices.ContainsFunc(lists, func(list []string) bool { return len(list) == 0 })
		if !whole || len(lists) > 1 {
			s.Level = true
			out = append(out, b.dialect.Grouping(b.columns.values())+" AS l")
			grouping = " GROUP BY " + b.dialect.Sets(lists)
		}
	}
	for _, c := range b.columns {
		out = append(out, c.value+" AS "+c.alias)
	}
	if grouping == "" && len(b.columns) > 0 {
		grouping = " GROUP BY " + strings.Join(b.columns.values(), ", ")
	}
	if whole {
		grouping += " HAVING count(*) > 0" // without rows there is no group
	}
	if out = append(out, values...); len(out) == 0 {
		out = []string{"count(*)"} // nothing is asked but that there is a group
	}
	s.SQL = "SELECT " + strings.Join(out, ", ") + b.from() + b.cross + and(slices.Concat(b.where, conds)) + grouping
	s.Args = b.args
	return s, nil
}

// sets lists the columns of each level, and the masks that tell them apart in the result.
func (b *builder) sets() [][]string {
	b.sel.masks = map[int64][]int{}
	before := len(b.columns) - len(b.scan.Keys)
	var lists [][]string
	for _, l := range b.sel.levels {
		level := b.scan.Levels[l]
		var list []string
		var mask int64
		for i, c := range b.columns {
			if i < before && level.Period || i >= before && slices.Contains(level.Keys, i-before) {
				list = append(list, c.value)
			} else {
				mask |= 1 << (len(b.columns) - 1 - i)
			}
		}
		if b.sel.masks[mask] == nil {
			lists = append(lists, list)
		}
		b.sel.masks[mask] = append(b.sel.masks[mask], l)
	}
	return lists
}

// key prints what rows are grouped by: a value, or the band it lies in.
func (b *builder) key(k plan.Key) string {
	value := b.column(k.Col)
	if k.Bands == nil {
		return value
	}
	var s strings.Builder
	s.WriteString("CASE WHEN " + value + " IS NULL THEN NULL")
	for i, border := range k.Bands {
		fmt.Fprintf(&s, " WHEN %s < %s THEN %d", value, b.number(border), i)
	}
	fmt.Fprintf(&s, " ELSE %d END", len(k.Bands))
	return s.String()
}

// values prints the figures; a mean that folds is a sum and a number of values.
func (b *builder) values() ([]string, error) {
	var out []string
	for i, a := range b.scan.Aggs {
		where, err := b.conds(a.Where)
		if err != nil {
			return nil, err
		}
		value := ""
		switch {
		case a.Func == model.Count:
		case a.AgeOf != "":
			value = b.day + " - " + b.own(a.AgeOf)
		default:
			value = b.column(a.Col)
		}
		add := func(op byte, aggregate string) {
			if len(where) > 0 {
				aggregate = b.dialect.Where(aggregate, strings.Join(where, " AND "))
			}
			out = append(out, aggregate+" AS a"+strconv.Itoa(len(out)))
			b.sel.cells = append(b.sel.cells, cell{op: op, agg: i})
		}
		switch a.Func {
		case model.Count:
			add('+', "count(*)")
		case model.Sum:
			add('+', "sum("+value+")")
		case model.Min:
			add('<', "min("+value+")")
		case model.Max:
			add('>', "max("+value+")")
		case model.Mean:
			add('+', "sum("+value+")")
			add('+', "count("+value+")")
		case model.Median:
			add(0, b.dialect.Percentile(value, 0.5))
		case model.P90:
			add(0, b.dialect.Percentile(value, 0.9))
		case model.Distinct:
			add(0, b.dialect.Distinct(value))
		default:
			return nil, fmt.Errorf("no aggregate %q", a.Func)
		}
	}
	b.sel.Values = len(out)
	return out, nil
}

// folds tells whether every figure of a group can be worked out from those of its parts.
func folds(scan *plan.Scan) bool {
	for _, a := range scan.Aggs {
		switch a.Func {
		case model.Median, model.P90, model.Distinct:
			return false
		}
		if a.AgeOf != "" && len(scan.Points) > 1 {
			return false
		}
	}
	return true
}

// finest tells whether the first of the levels is split by all that the others are.
func finest(scan *plan.Scan, levels []int) bool {
	first := scan.Levels[levels[0]]
	if len(first.Keys) != len(scan.Keys) {
		return false
	}
	for _, l := range levels {
		if scan.Levels[l].Period && !first.Period {
			return false
		}
	}
	return true
}

func every(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// during holds for the days of the periods: one range, or several where they leave a gap.
func during(day string, periods []cal.Period) string {
	var runs []cal.Range
	for _, p := range periods {
		if n := len(runs); n > 0 && runs[n-1].To == p.Range.From {
			runs[n-1].To = p.Range.To
		} else {
			runs = append(runs, p.Range)
		}
	}
	switch len(runs) {
	case 0:
		return never
	case 1:
		return inside(day, runs[0])
	}
	parts := make([]string, len(runs))
	for i, r := range runs {
		parts[i] = "(" + inside(day, r) + ")"
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

func inside(day string, r cal.Range) string {
	return fmt.Sprintf("%[1]s >= %[2]d AND %[1]s < %[3]d", day, r.From, r.To)
}

// ordinal gives the number of the period that holds a day. Days are their own numbers.
func ordinal(day string, periods []cal.Period) string {
	if periods[0].Grain == cal.ByDay {
		return day
	}
	steps := make([]step, len(periods))
	for i, p := range periods {
		steps[i] = step{below: int(p.Range.To), value: p.N}
	}
	return tree(day, steps)
}

// step is one stretch of a tree: values below the border, and not below the border before.
type step struct{ below, value int }

// tree finds the stretch a number lies in by halves; the last stretch has no border. A flat CASE would ask each row as
// many questions as there are stretches.
func tree(value string, steps []step) string {
	if len(steps) == 1 {
		return strconv.Itoa(steps[0].value)
	}
	half := len(steps) / 2
	return fmt.Sprintf("CASE WHEN %s < %d THEN %s ELSE %s END",
		value, steps[half-1].below, tree(value, steps[:half]), tree(value, steps[half:]))
}

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

// Select is one statement of a scan and the shape of its result. Its columns are, in order: p when Period, b and e when
// Spans, one for each of Keys, then the figures.
type Select struct {
	SQL    string
	Args   []any
	Period bool
	Spans  bool
	Keys   []int // positions in the scan's Keys
	Values int   // columns of figures

	scan   *plan.Scan
	levels []int        // of the scan: the one asked for, then those that are like it or folded from it
	days   bool         // with Period: p is the day
	fixed  int          // without Period and Spans: the ordinal of the one period
	points []plan.Point // with Spans, ascending by day
	cells  []cell
}

// Number gives the ordinal of the period of a row's group, from its column p when Period.
func (s *Select) Number(p int) int {
	switch {
	case s.Period:
		return p
	case s.scan.Levels[s.levels[0]].Period:
		return s.fixed
	}
	return plan.AllPeriods
}

// cell is one column of figures.
type cell struct {
	op  byte // how two parts become one: + < >
	agg int  // the figure it belongs to
}

// Scan prints the statements that answer a scan: one when all its figures fold, else one for each level.
func Scan(d Dialect, scan *plan.Scan) ([]*Select, error) {
	if len(scan.Points) > 0 && scan.Fact.Span == nil {
		return nil, fmt.Errorf("%s holds over no time", scan.Fact.Name)
	}
	used := points(scan)
	foldable := folds(scan)
	var list []*Select
	for _, levels := range grouped(scan, foldable) {
		b := newBuilder(d, scan, levels)
		switch at := b.at(used); {
		case len(scan.Points) == 0:
			b.flow(foldable)
		case len(levels) > 1 && foldable && len(used) > 1:
			b.spans(used)
		case len(at) > 1 && foldable:
			b.spans(at)
		default:
			b.holding(at)
		}
		s, err := b.finish()
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// grouped puts the levels together that one statement answers: all of them, finest first, when figures fold and the
// first level is split by all that the others are; else those that are alike.
func grouped(scan *plan.Scan, foldable bool) [][]int {
	if foldable && finest(scan) {
		all := make([]int, len(scan.Levels))
		for i := range all {
			all[i] = i
		}
		return [][]int{all}
	}
	var list [][]int
	for i, l := range scan.Levels {
		at := slices.IndexFunc(list, func(have []int) bool {
			first := scan.Levels[have[0]]
			return first.Period == l.Period && slices.Equal(first.Keys, l.Keys)
		})
		if at < 0 {
			list = append(list, []int{i})
		} else {
			list[at] = append(list[at], i)
		}
	}
	return list
}

// points lists the points that some level asks for, ascending by day.
func points(scan *plan.Scan) []plan.Point {
	var used []plan.Point
	for _, p := range scan.Points {
		if slices.ContainsFunc(scan.Levels, func(l plan.Level) bool { return l.Period == (p.N != plan.AllPeriods) }) {
			used = append(used, p)
		}
	}
	slices.SortStableFunc(used, func(a, b plan.Point) int { return int(a.Day) - int(b.Day) })
	return used
}

// at keeps the points of the builder's first level.
func (b *builder) at(used []plan.Point) []plan.Point {
	var list []plan.Point
	for _, p := range used {
		if b.level.Period == (p.N != plan.AllPeriods) {
			list = append(list, p)
		}
	}
	return list
}

// flow counts rows on their day. Without keys a row a day is little, and grouping by a plain column is what databases
// do best: Answer finds the period of the day.
func (b *builder) flow(foldable bool) {
	b.sel.fixed = plan.AllPeriods
	if b.scan.Day == "" {
		return
	}
	day, periods := b.own(b.scan.Day), b.scan.Periods
	b.where = append(b.where, during(day, periods))
	switch {
	case len(periods) == 1:
		b.sel.fixed = periods[0].N
	case len(periods) > 1 && b.level.Period:
		b.sel.Period = true
		if len(b.level.Keys) == 0 && foldable {
			b.sel.days = true
			b.group("p", day)
		} else {
			b.group("p", b.ordinal(day, periods))
		}
	}
}

// spans groups rows by the first point they hold at and the first one they do not: each row is read once, however many
// points there are. Answer adds a row to all points from b to e.
func (b *builder) spans(points []plan.Point) {
	b.sel.Spans, b.sel.points = true, points
	since, until := b.span()
	first, last, end := points[0].Day, points[len(points)-1].Day, strconv.Itoa(len(points))
	b.where = append(b.where, fmt.Sprintf("%s <= %d", since, last))
	var places []step
	for i, p := range points {
		places = append(places, step{below: int(p.Day) + 1, value: i})
	}
	b.group("b", tree(since, places))
	if until == "" { // for ever; a number among the groups would be read as the place of a column
		b.out = append(b.out, end+" AS e")
		return
	}
	b.where = append(b.where, fmt.Sprintf("(%[1]s IS NULL OR %[1]s > %[2]d)", until, first))
	places = append(places, step{value: len(points)})
	b.group("e", "CASE WHEN "+until+" IS NULL THEN "+end+" ELSE "+tree(until, places)+" END")
}

// holding reads one point by a condition, several by joining them: a row counts once at each point it holds at.
func (b *builder) holding(points []plan.Point) {
	since, until := b.span()
	b.sel.fixed, b.day = plan.AllPeriods, "0"
	switch len(points) {
	case 0:
		b.where = append(b.where, never)
		return
	case 1:
		b.sel.fixed, b.day = points[0].N, strconv.Itoa(int(points[0].Day))
	default:
		rows := make([]string, len(points))
		for i, p := range points {
			rows[i] = fmt.Sprintf("(%d, %d)", p.N, p.Day)
		}
		b.cross = " CROSS JOIN (VALUES " + strings.Join(rows, ", ") + ") AS t(n, d)"
		b.day = "t.d"
		b.sel.Period = true
		b.group("p", "t.n")
	}
	b.where = append(b.where, since+" <= "+b.day)
	if until != "" {
		b.where = append(b.where, "("+until+" IS NULL OR "+until+" > "+b.day+")")
	}
}

// builder puts one statement together.
type builder struct {
	printer
	scan   *plan.Scan
	level  plan.Level // the one asked for
	sel    *Select
	out    []string
	groups []string
	where  []string
	cross  string
	day    string // of the point, for ages
}

func newBuilder(d Dialect, scan *plan.Scan, levels []int) *builder {
	level := scan.Levels[levels[0]]
	return &builder{
		printer: printer{dialect: d, table: scan.Fact.Table}, scan: scan, level: level,
		sel: &Select{scan: scan, levels: levels, Keys: level.Keys},
	}
}

func (b *builder) span() (since, until string) {
	since = b.own(b.scan.Fact.Span.Since)
	if b.scan.Fact.Span.Until != "" {
		until = b.own(b.scan.Fact.Span.Until)
	}
	return since, until
}

// group groups rows by a value.
func (b *builder) group(alias, value string) {
	b.out = append(b.out, value+" AS "+alias)
	b.groups = append(b.groups, alias)
}

// finish prints the statement.
func (b *builder) finish() (*Select, error) {
	for _, k := range b.level.Keys {
		b.group("k"+strconv.Itoa(k), b.key(b.scan.Keys[k]))
	}
	if err := b.values(); err != nil {
		return nil, err
	}
	conds, err := b.conds(b.scan.Where)
	if err != nil {
		return nil, err
	}
	if len(b.out) == 0 {
		b.out = []string{"count(*)"} // nothing is asked but that there is a group
	}
	b.sel.SQL = "SELECT " + strings.Join(b.out, ", ") + b.from() + b.cross + and(slices.Concat(b.where, conds))
	if len(b.groups) > 0 {
		b.sel.SQL += " GROUP BY " + strings.Join(b.groups, ", ")
	} else if b.level.Period {
		b.sel.SQL += " HAVING count(*) > 0" // without rows there is no group
	}
	b.sel.Args = b.args
	return b.sel, nil
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
func (b *builder) values() error {
	for i, a := range b.scan.Aggs {
		where, err := b.conds(a.Where)
		if err != nil {
			return err
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
			b.out = append(b.out, aggregate+" AS a"+strconv.Itoa(len(b.sel.cells)))
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
			return fmt.Errorf("no aggregate %q", a.Func)
		}
	}
	b.sel.Values = len(b.sel.cells)
	return nil
}

// folds tells whether every figure of a group can be worked out from those of its parts.
func folds(scan *plan.Scan) bool {
	for _, a := range scan.Aggs {
		switch a.Func {
		case model.Median, model.P90, model.Distinct:
			return false
		default:
		}
		if a.AgeOf != "" && len(scan.Points) > 1 {
			return false
		}
	}
	return true
}

// finest tells whether the first of the levels is split by all that the others are.
func finest(scan *plan.Scan) bool {
	if len(scan.Levels) == 0 {
		return false
	}
	first := scan.Levels[0]
	return len(first.Keys) == len(scan.Keys) &&
		(first.Period || !slices.ContainsFunc(scan.Levels, func(l plan.Level) bool { return l.Period }))
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

// ordinal gives the number of the period that holds a day. Days are their own numbers, and weeks, whose numbers begin
// before any day that is asked about, are counted.
func (b *builder) ordinal(day string, periods []cal.Period) string {
	switch periods[0].Grain {
	case cal.ByDay:
		return day
	case cal.ByWeek:
		if before := periods[1].N*7 - int(periods[1].Range.From); periods[0].Range.From >= 0 && before >= 0 {
			return b.dialect.Div(fmt.Sprintf("(%s + %d)", day, before), 7)
		}
	default: // months and what is made of them have no such formula
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

package memory

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// breath is how many rows are read between two looks at the context.
const breath = 4096

// Scan groups and adds up the rows of one fact, see the package comment for what it counts.
func (s *snapshot) Scan(ctx context.Context, scan plan.Scan) ([]plan.Group, error) {
	sc, err := s.state.compile(scan)
	if err != nil {
		return nil, fmt.Errorf("memory: scan of %s: %w", scan.Fact.Name, err)
	}
	for _, p := range sc.passes {
		for i, row := range sc.table.rows {
			if i%breath == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if n, ok := p.when(row); ok && sc.where(row) {
				sc.add(p, n, row)
			}
		}
	}
	return sc.result(), nil
}

// scan is a plan.Scan made ready to run, and what it has added up so far.
type scan struct {
	table   *table
	where   test
	passes  []pass
	keys    []func(warehouse.Row) plan.Member
	figures []part
	levels  []plan.Level
	groups  []map[string]*group // by level, by name
	members []plan.Member       // of the row at hand, reused
	name    []byte              // of the group at hand, reused
}

// pass is one reading of all rows: one for a flow, one for each point of a stock.
type pass struct {
	levels []int
	day    cal.Day // the point's
	when   func(warehouse.Row) (n int, ok bool)
}

// part is one aggregate made ready.
type part struct {
	agg   model.Agg
	value func(cal.Day, warehouse.Row) any
	where test
}

// group is one group of one level.
type group struct {
	n       int
	keys    []plan.Member
	figures []figure
}

func (s *state) compile(p plan.Scan) (*scan, error) {
	t, err := s.table(p.Fact.Table)
	if err != nil {
		return nil, err
	}
	sc := &scan{table: t, levels: p.Levels, members: make([]plan.Member, len(p.Keys))}
	if sc.where, err = s.all(t, p.Where); err != nil {
		return nil, err
	}
	if sc.passes, err = passes(t, p); err != nil {
		return nil, err
	}
	for _, k := range p.Keys {
		key, err := s.key(t, k)
		if err != nil {
			return nil, err
		}
		sc.keys = append(sc.keys, key)
	}
	for _, a := range p.Aggs {
		made, err := s.part(t, a)
		if err != nil {
			return nil, err
		}
		sc.figures = append(sc.figures, made)
	}
	for range p.Levels {
		sc.groups = append(sc.groups, map[string]*group{})
	}
	return sc, nil
}

// passes says which rows count, and in which period.
func passes(t *table, p plan.Scan) ([]pass, error) {
	if len(p.Points) > 0 {
		return stocks(t, p)
	}
	every := make([]int, len(p.Levels))
	for i := range every {
		every[i] = i
	}
	if p.Day == "" {
		always := func(warehouse.Row) (int, bool) { return plan.AllPeriods, true }
		return []pass{{levels: every, when: always}}, nil
	}
	day, err := t.column(p.Day)
	if err != nil {
		return nil, err
	}
	when := func(r warehouse.Row) (int, bool) {
		d, ok := day(r).(int64)
		if !ok {
			return 0, false
		}
		i, in := slices.BinarySearchFunc(p.Periods, cal.Day(d), func(p cal.Period, d cal.Day) int {
			switch {
			case p.Range.To <= d:
				return -1
			case p.Range.From > d:
				return 1
			default:
				return 0
			}
		})
		if !in {
			return 0, false
		}
		return p.Periods[i].N, true
	}
	return []pass{{levels: every, when: when}}, nil
}

// stocks reads at each point the rows that hold at the close of its day, for the levels it serves.
func stocks(t *table, p plan.Scan) ([]pass, error) {
	if p.Fact.Span == nil {
		return nil, fmt.Errorf("%s holds over no time", p.Fact.Name)
	}
	since, err := t.column(p.Fact.Span.Since)
	if err != nil {
		return nil, err
	}
	until := func(warehouse.Row) any { return nil }
	if p.Fact.Span.Until != "" {
		if until, err = t.column(p.Fact.Span.Until); err != nil {
			return nil, err
		}
	}
	list := make([]pass, len(p.Points))
	for i, point := range p.Points {
		list[i] = pass{day: point.Day, when: func(r warehouse.Row) (int, bool) {
			from, begun := since(r).(int64)
			to, ended := until(r).(int64)
			holds := begun && from <= int64(point.Day) && (!ended || int64(point.Day) < to)
			return point.N, holds
		}}
		for l, level := range p.Levels {
			if level.Period == (point.N != plan.AllPeriods) {
				list[i].levels = append(list[i].levels, l)
			}
		}
	}
	return list, nil
}

// key reads the member of a key: the value itself, or the band it lies in.
func (s *state) key(t *table, k plan.Key) (func(warehouse.Row) plan.Member, error) {
	value, err := s.getter(t, k.Col)
	if err != nil {
		return nil, err
	}
	return func(r warehouse.Row) plan.Member {
		v := value(r)
		if x, ok := number(v); ok && k.Bands != nil {
			v = int64(band(k.Bands, x))
		}
		id, ok := text(v)
		return plan.Member{ID: id, Null: !ok}
	}, nil
}

// band is the number of borders that x has reached.
func band(borders []float64, x float64) int {
	n := 0
	for n < len(borders) && borders[n] <= x {
		n++
	}
	return n
}

func (s *state) part(t *table, a plan.AggOf) (part, error) {
	where, err := s.all(t, a.Where)
	if err != nil {
		return part{}, err
	}
	made := part{agg: a.Func, where: where}
	switch {
	case a.Func == model.Count:
		made.value = func(cal.Day, warehouse.Row) any { return nil }
	case a.AgeOf != "":
		born, err := t.column(a.AgeOf)
		if err != nil {
			return part{}, err
		}
		made.value = func(day cal.Day, r warehouse.Row) any {
			if d, ok := born(r).(int64); ok {
				return int64(day) - d
			}
			return nil
		}
	default:
		value, err := s.getter(t, a.Col)
		if err != nil {
			return part{}, err
		}
		made.value = func(_ cal.Day, r warehouse.Row) any { return value(r) }
	}
	return made, nil
}

// add takes a row into its group of every level of the pass.
func (sc *scan) add(p pass, n int, r warehouse.Row) {
	for i, key := range sc.keys {
		sc.members[i] = key(r)
	}
	for _, l := range p.levels {
		g := sc.group(l, n)
		for i, f := range sc.figures {
			if f.where(r) {
				g.figures[i].add(f.agg, f.value(p.day, r))
			}
		}
	}
}

// group finds or makes the group of the row at hand.
func (sc *scan) group(l, n int) *group {
	level := sc.levels[l]
	if !level.Period {
		n = plan.AllPeriods
	}
	name := binary.AppendVarint(sc.name[:0], int64(n))
	for _, k := range level.Keys {
		m := sc.members[k]
		if m.Null {
			name = binary.AppendVarint(name, -1)
			continue
		}
		name = append(binary.AppendVarint(name, int64(len(m.ID))), m.ID...)
	}
	sc.name = name
	if g, ok := sc.groups[l][string(name)]; ok {
		return g
	}
	g := &group{n: n, figures: make([]figure, len(sc.figures))}
	for _, k := range level.Keys {
		g.keys = append(g.keys, sc.members[k])
	}
	sc.groups[l][string(name)] = g
	return g
}

// result lists the groups by level, period and keys, nothing last. A level without keys and period has its one group
// even when no row counts.
func (sc *scan) result() []plan.Group {
	var list []plan.Group
	for l, groups := range sc.groups {
		if level := sc.levels[l]; len(groups) == 0 && !level.Period && len(level.Keys) == 0 {
			groups[""] = &group{n: plan.AllPeriods, figures: make([]figure, len(sc.figures))}
		}
		for _, g := range groups {
			out := plan.Group{Level: l, N: g.n, Keys: g.keys, Vals: make([]float64, len(sc.figures))}
			for i, f := range sc.figures {
				out.Vals[i] = g.figures[i].value(f.agg)
			}
			list = append(list, out)
		}
	}
	slices.SortFunc(list, func(a, b plan.Group) int {
		if a.Level != b.Level {
			return a.Level - b.Level
		}
		if a.N != b.N {
			return a.N - b.N
		}
		return slices.CompareFunc(a.Keys, b.Keys, func(a, b plan.Member) int {
			switch {
			case a.Null == b.Null:
				return strings.Compare(a.ID, b.ID)
			case a.Null:
				return 1
			default:
				return -1
			}
		})
	})
	return list
}

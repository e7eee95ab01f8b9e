package duckdb

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/warehouse"
)

// fewRows is how many rows are refreshed one by one, however small the warehouse is.
const fewRows = 100_000

// refresh enriches the present rows again that name a member of a dictionary that has changed. When that are too many, or
// when the load brings more than there is, everything is made anew, which is quicker then.
func (l *load) refresh(ctx context.Context) error {
	if l.everything || len(l.members) == 0 {
		return nil
	}
	var err error
	if l.window, err = l.bounds(ctx); err != nil {
		return err
	}
	type part struct {
		entity *warehouse.Entity
		where  string
	}
	var parts []part
	var all, some int64
	for _, e := range l.next.layout.schema.Entities {
		table := quote(l.was.layout.current(e.Name))
		there, err := number(ctx, l.c, "SELECT count(*) FROM "+table)
		if err != nil {
			return err
		}
		all += there
		if in := l.intakes[e.Name]; in != nil {
			some += in.count.New
		}
		where := l.stale(e, l.window)
		if there == 0 || where == "" {
			continue
		}
		n, err := number(ctx, l.c, selectFrom(table, "count(*)", where))
		if err != nil {
			return err
		}
		if some += n; n > 0 {
			parts = append(parts, part{e, where})
		}
	}
	if some > max(fewRows, all/3) {
		l.everything = true
		return nil
	}
	for _, p := range parts {
		if err := l.refreshRows(ctx, p.entity, p.where); err != nil {
			return fmt.Errorf("%s: %w", p.entity.Name, err)
		}
	}
	return nil
}

// bounds are the days and moments between which changed members differ, those left out that differ always, and the numbers
// of the loads that were read in that time.
type bounds struct {
	day, at [2]int64
	loads   string
}

func (l *load) bounds(ctx context.Context) (*bounds, error) {
	b := &bounds{day: [2]int64{warehouse.Never, -warehouse.Never}}
	for _, m := range l.members {
		if !m.Always() {
			b.day[0], b.day[1] = min(b.day[0], m.From), max(b.day[1], m.To)
		}
	}
	b.at = [2]int64{l.env.Begin(b.day[0]), l.env.Begin(b.day[1])}
	seen, err := l.moments(ctx)
	if err != nil {
		return nil, err
	}
	loads := []string{"-1"}
	for n, at := range seen {
		// What was read nobody knows when is taken to be of today, whatever day that was.
		if at, _ := at.(int64); at == 0 || at >= b.at[0] && at < b.at[1] {
			loads = append(loads, fmt.Sprint(n))
		}
	}
	b.loads = strings.Join(loads, ", ")
	return b, nil
}

// stale is the condition that a present row is enriched with something that has changed; "" when no row is.
func (l *load) stale(e *warehouse.Entity, b *bounds) string {
	when := "x." + quote(loadColumn) + " IN (" + b.loads + ")"
	if e.At != "" {
		day := "x." + quote(warehouse.DayOf(e.At))
		when = fmt.Sprintf("(%[1]s >= %[2]d AND %[1]s < %[3]d OR %[1]s IS NULL)", day, b.day[0], b.day[1])
	}
	var cases []string
	for _, name := range []struct{ entity, column string }{{"user", e.Owner}, {"currency", e.Currency}} {
		if name.column == "" {
			continue
		}
		if ids := l.changed(name.entity, true); len(ids) > 0 {
			cases = append(cases, among(name.column, ids))
		}
		if ids := l.changed(name.entity, false); len(ids) > 0 {
			cases = append(cases, among(name.column, ids)+" AND "+when)
		}
	}
	if len(cases) == 0 {
		return ""
	}
	where := "(" + strings.Join(cases, " OR ") + ")"
	if d := l.drafts[e.Name]; d != nil {
		where += " AND " + d.kept()
	}
	return where
}

// changed lists the members of a dictionary that differ always, or only on some days.
func (l *load) changed(entity string, always bool) []string {
	var ids []string
	for _, m := range l.members {
		if m.Entity == entity && m.Always() == always {
			ids = append(ids, literal(m.ID))
		}
	}
	return slices.Compact(ids)
}

// among is the condition that a row names one of the members. Rows that name no pipeline are in the pipeline without an id,
// with the stages that name none.
func among(column string, ids []string) string {
	in := "x." + quote(column) + " IN (" + strings.Join(ids, ", ") + ")"
	if slices.Contains(ids, literal("")) {
		return "(" + in + " OR x." + quote(column) + " IS NULL)"
	}
	return in
}

// refreshRows enriches rows of an entity again and keeps those that come out otherwise. They stay the versions they are.
func (l *load) refreshRows(ctx context.Context, e *warehouse.Entity, where string) error {
	d, fresh := l.drafts[e.Name], false
	if in := l.intakes[e.Name]; d == nil && in != nil {
		d, fresh = in.draft, true // nothing of what came was news
		l.drafts[e.Name] = d
	}
	if d == nil {
		var err error
		if d, err = l.draft(ctx, e.Name, false); err != nil {
			return err
		}
		fresh = true
	}
	a, err := l.appender(d)
	if err != nil {
		return err
	}
	columns := append([]string{"id"}, columnNames(e)...)
	sql := selectFrom(quote(l.was.layout.current(e.Name)), list("x.", columns)+", x._h, x._n", where)
	n, err := l.compareRows(ctx, e, sql, a)
	if err != nil {
		a.abandon()
		return err
	}
	if n == 0 && fresh {
		l.forget(e.Name)
	}
	return a.close()
}

func columnNames(e *warehouse.Entity) []string {
	names := make([]string, len(e.Columns))
	for i, c := range e.Columns {
		names[i] = c.Name
	}
	return names
}

// compareRows reads full rows with their bookkeeping, enriches them again and appends those that differ.
func (l *load) compareRows(ctx context.Context, e *warehouse.Entity, sql string, a *appender) (n int, err error) {
	seen, err := l.moments(ctx)
	if err != nil {
		return 0, err
	}
	gone := 1 + slices.Index(columnNames(e), "gone_at")
	enricher := warehouse.NewEnricher(l.env.Again(), l.next.layout.schema, e.Name)
	var fail error
	err = l.c.each(ctx, func(r *result, i int) {
		if fail != nil {
			return
		}
		was := make(warehouse.Row, 1+len(e.Columns))
		source := make(warehouse.Row, 0, len(was))
		for j := range was {
			was[j] = r.columns[j].value(i)
			if j == 0 || !e.Columns[j-1].Local {
				source = append(source, was[j])
			}
		}
		book := r.columns[len(was):]
		load := book[1].int(i)
		at, _ := seen[load].(int64)
		var is warehouse.Row
		if is, fail = enricher.Row(source, at); fail != nil {
			return
		}
		if when, ok := was[gone].(int64); ok {
			is = enricher.Gone(is, when)
		}
		if !equalRow(was, is) {
			fail = a.append(is, []any{uint64(book[0].int(i)), load})
			n++
		}
	}, sql)
	return n, cmp.Or(err, fail)
}

// naming prints queries of the groups of a step whose rows name a member that has changed, by what the step looks up.
//
// A member that differs on some days only concerns a group that has a moment in that time: whatever a step looks up, it
// looks up for the day of a moment of its rows, or, when it ages, for today.
func (l *load) naming(step *warehouse.Step) []string {
	if !step.Looks || len(l.members) == 0 || l.window == nil {
		return nil
	}
	var always, timed, moments []string
	today := l.env.Day(l.next.now())
	now := step.Ages && today >= l.window.day[0] && today < l.window.day[1]
	for _, in := range step.Inputs {
		e := l.next.layout.schema.Entity(in.From)
		if e == nil {
			continue
		}
		key := l.key(step, in) + " AS key"
		query := func(where string) string {
			if in.Versions {
				return l.versionsOf(in.From, key, where)
			}
			return l.rowsOf(in.From, key, where)
		}
		for _, name := range in.Columns {
			c, _, known := e.Column(name)
			of := c.To
			if name == "currency" {
				of = "currency"
			}
			if ids := l.changed(of, true); len(ids) > 0 {
				always = append(always, query(among(name, ids)))
			}
			if ids := l.changed(of, false); len(ids) > 0 && now {
				always = append(always, query(among(name, ids)))
			} else if len(ids) > 0 {
				timed = append(timed, query(among(name, ids)))
			}
			switch {
			case name == warehouse.SeenAt:
				moments = append(moments, query("x."+quote(loadColumn)+" IN ("+l.window.loads+")"))
			case known && c.Type == warehouse.Time:
				moments = append(moments, query(fmt.Sprintf("x.%[1]s >= %[2]d AND x.%[1]s < %[3]d", quote(name), l.window.at[0], l.window.at[1])))
			}
		}
	}
	if len(timed) > 0 {
		always = append(always, "SELECT key FROM ("+strings.Join(timed, " UNION ALL ")+") SEMI JOIN ("+
			strings.Join(moments, " UNION ALL ")+") AS m USING (key)")
	}
	return always
}

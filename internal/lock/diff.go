package lock

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// text is a stored value as text, the same before it was kept and after.
func text(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return x
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return digits(x)
	case json.Number:
		if n, err := x.Int64(); err == nil {
			return strconv.FormatInt(n, 10)
		}
		if f, err := x.Float64(); err == nil {
			return digits(f)
		}
		return x.String()
	}
	return fmt.Sprint(v)
}

// aside are columns whose change moves no figure of a closed period's scopes by itself.
func aside(name model.Name) bool {
	return slices.Contains([]model.Name{"client", "source", "product", "created", "cycle", "reason", "title", "from_lead"}, name)
}

// moved compares the records of one fact as they stood with how they stand now.
func moved(f *model.Fact, part string, was, is Rows) []Moved {
	type pair struct{ was, is [][]any }
	pairs := map[[2]string]*pair{}
	at := func(columns []model.Name, row []any) *pair {
		entity, id := identity(f, columns, row)
		p := pairs[[2]string{entity, id}]
		if p == nil {
			p = &pair{}
			pairs[[2]string{entity, id}] = p
		}
		return p
	}
	for _, row := range was.Cells {
		p := at(was.Columns, row)
		p.was = append(p.was, row)
	}
	for _, row := range is.Cells {
		p := at(is.Columns, row)
		p.is = append(p.is, row)
	}
	var list []Moved
	for id, p := range pairs {
		for i := range max(len(p.was), len(p.is)) {
			m := Moved{Part: part, Fact: f.Name, Entity: id[0], ID: id[1], Source: namespace(id[1])}
			switch {
			case i >= len(p.was):
				m.What, m.Changes = Came, told(Rows{Columns: is.Columns}, nil, is, p.is[i])
			case i >= len(p.is):
				m.What, m.Changes = Left, told(was, p.was[i], Rows{Columns: was.Columns}, nil)
			default:
				m.What, m.Changes = Altered, told(was, p.was[i], is, p.is[i])
			}
			if len(m.Changes) == 0 {
				continue
			}
			m.Owners = owners(was, p.was, i, is, p.is)
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b Moved) int {
		return cmp.Or(cmp.Compare(a.Fact, b.Fact), cmp.Compare(a.ID, b.ID), cmp.Compare(a.What, b.What))
	})
	return list
}

// told lists the columns that differ. Of a record that came or left it says what the record was.
func told(was Rows, before []any, is Rows, after []any) []Change {
	value := func(columns []model.Name, row []any, name model.Name) string {
		if i := slices.Index(columns, name); i >= 0 && i+1 < len(row) {
			return text(row[i+1])
		}
		return ""
	}
	var list []Change
	for _, name := range is.Columns {
		if aside(name) || before != nil && after != nil && !slices.Contains(was.Columns, name) {
			continue
		}
		c := Change{name, value(was.Columns, before, name), value(is.Columns, after, name)}
		if c.Before != c.After {
			list = append(list, c)
		}
	}
	return list
}

func owners(was Rows, before [][]any, i int, is Rows, after [][]any) []string {
	var list []string
	add := func(r Rows, rows [][]any) {
		at := slices.Index(r.Columns, "owner")
		if at < 0 || i >= len(rows) {
			return
		}
		if id := text(rows[i][at+1]); id != "" && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	add(was, before)
	add(is, after)
	return list
}

// elsewhere finds where the records are that left the period, and tells them by what they are now.
func elsewhere(ctx context.Context, snap engine.Snapshot, f *model.Fact, list []Moved, was Rows) error {
	var ids []string
	for _, m := range list {
		if m.What == Left && m.Entity != "" {
			ids = append(ids, m.ID)
		}
	}
	column := keyOf(f)
	if len(ids) == 0 || column == "" {
		return nil
	}
	is, ok, err := some(ctx, snap, f, plan.Cond{Col: model.Column{Name: column}, Type: plan.IsText, Op: model.In, Text: ids})
	if err != nil || !ok {
		return err
	}
	row := func(r Rows, id string) []any {
		for _, row := range r.Cells {
			if _, has := identity(f, r.Columns, row); has == id {
				return row
			}
		}
		return nil
	}
	for i := range list {
		if now := row(is, list[i].ID); list[i].What == Left && now != nil {
			list[i].Changes = told(was, row(was, list[i].ID), is, now)
			list[i].Owners = owners(was, [][]any{row(was, list[i].ID)}, 0, is, [][]any{now})
		}
	}
	return nil
}

// merged makes one record of those that several facts tell of.
func merged(list []Moved) []Moved {
	rank := []string{Deleted, Left, Came, Altered}
	var out []Moved
	for _, m := range list {
		i := slices.IndexFunc(out, func(o Moved) bool { return o.Entity == m.Entity && o.ID == m.ID && m.Entity != "" })
		if i < 0 {
			out = append(out, m)
			continue
		}
		o := &out[i]
		if slices.Index(rank, m.What) < slices.Index(rank, o.What) {
			o.What = m.What
		}
		for _, c := range m.Changes {
			if !slices.ContainsFunc(o.Changes, func(x Change) bool { return x.Column == c.Column }) {
				o.Changes = append(o.Changes, c)
			}
		}
		for _, id := range m.Owners {
			if !slices.Contains(o.Owners, id) {
				o.Owners = append(o.Owners, id)
			}
		}
		o.Late = o.Late || m.Late
	}
	return out
}

func namespace(id string) string {
	name, _, ok := strings.Cut(id, ":")
	if !ok {
		return ""
	}
	return name
}

// name fills in what the data knows of moved records now: their titles, whether they are there at all, and who touched them
// last after a moment.
func name(ctx context.Context, snap engine.Snapshot, list []Moved, since int64) error {
	byEntity := map[string][]string{}
	for _, m := range list {
		if m.Entity != "" && !slices.Contains(byEntity[m.Entity], m.ID) {
			byEntity[m.Entity] = append(byEntity[m.Entity], m.ID)
		}
	}
	for entity, ids := range byEntity {
		columns := having(entity, "title", "name", "number", "gone_at", "created_at")
		rows, err := snap.Lookup(ctx, entity, ids, columns)
		if err != nil {
			return err
		}
		for i := range list {
			if list[i].Entity == entity {
				list[i].as(columns, rows[list[i].ID], since)
			}
		}
	}
	return touched(ctx, snap, list, since)
}

// as takes over what the entity's row says.
func (m *Moved) as(columns []string, row []any, since int64) {
	if row == nil {
		if m.What == Left {
			m.What = Deleted
		}
		return
	}
	for i, c := range columns {
		switch c {
		case "gone_at":
			if row[i] != nil && m.What != Came {
				m.What = Deleted
				m.At, _ = row[i].(int64)
			}
		case "created_at":
			at, ok := row[i].(int64)
			m.Late = m.What == Came && ok && at > since
		default:
			m.Title = cmp.Or(m.Title, text(row[i]))
		}
	}
}

// having lists those of some columns that an entity has.
func having(entity string, names ...string) []string {
	e := warehouse.NewSchema(nil).Entity(entity)
	return slices.DeleteFunc(names, func(n string) bool {
		return e == nil || !slices.ContainsFunc(e.Columns, func(c warehouse.Column) bool { return c.Name == n })
	})
}

// touched finds who changed deals after a moment, by the history that was read. What no history tells stays empty.
func touched(ctx context.Context, snap engine.Snapshot, list []Moved, since int64) error {
	var ids []string
	for _, m := range list {
		if m.Entity == "deal" && !slices.Contains(ids, m.ID) {
			ids = append(ids, m.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	col := func(name string) model.Column { return model.Column{Name: name} }
	found, err := snap.Records(ctx, plan.Records{
		Fact: &model.Fact{Name: "change", Table: "change"}, Sort: 1,
		Columns: []model.Column{col("deal"), col("at"), col("actor")},
		Where:   []plan.Cond{{Col: col("deal"), Type: plan.IsText, Op: model.In, Text: ids}},
	})
	if err != nil {
		return err
	}
	var people []string
	for _, row := range found.Cells { // the last one counts
		at, _ := row[2].(int64)
		actor := text(row[3])
		if at <= since || actor == "" {
			continue
		}
		if !slices.Contains(people, actor) {
			people = append(people, actor)
		}
		for i := range list {
			if list[i].Entity == "deal" && list[i].ID == text(row[1]) && list[i].What != Deleted {
				list[i].By, list[i].At = actor, at
			}
		}
	}
	if len(people) == 0 {
		return nil
	}
	names, err := snap.Lookup(ctx, "user", people, []string{"name"})
	for i := range list {
		if row := names[list[i].By]; row != nil {
			list[i].ByName = text(row[0])
		}
	}
	return err
}

package warehouse

import (
	"math"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/fault"
)

// Enricher fills the local columns of one entity's rows. It is safe for concurrent use.
//
//	Schema.Source order:  id, started_at, owner
//	full row:             id, started_at, owner, gone_at, started_day, gone_day, hour, weekday, department
type Enricher struct {
	env    *Env
	entity *Entity
	width  int    // of a full row
	source []slot // by position in the source row, less the id
	days   []pair // from an instant to its day
	bases  []pair // from money to money in the company's currency

	// Positions in a full row; 0 for none.
	at, hour, weekday, owner, department, currency int
	goneAt, goneDay, excluded, eve                 int

	promise promise
}

// slot is where a value of a source row goes.
type slot struct {
	to   int
	kind Type
}

// pair is two positions in a full row.
type pair struct{ from, to int }

// NewEnricher prepares enriching rows of an entity that the schema must hold.
func NewEnricher(env *Env, s *Schema, entity string) *Enricher {
	e := s.Entity(entity)
	position := map[string]int{}
	for i, c := range e.Columns {
		position[c.Name] = i + 1
	}
	r := &Enricher{
		env: env, entity: e, width: len(e.Columns) + 1,
		at: position[e.At], owner: position[e.Owner], department: position["department"], currency: position[e.Currency],
		goneAt: position["gone_at"], goneDay: position["gone_day"], excluded: position["excluded"], eve: position["eve_day"],
	}
	if e.Owner == "" {
		r.department = 0 // a source's own column, as of a user
	}
	if e.At != "" {
		r.hour, r.weekday = position["hour"], position["weekday"]
	}
	for i, c := range e.Columns {
		if !c.Local {
			r.source = append(r.source, slot{to: i + 1, kind: c.Type})
		}
		if to := position[DayOf(c.Name)]; c.Type == Time && to > 0 && e.Columns[to-1].Local {
			r.days = append(r.days, pair{i + 1, to})
		}
		if to := position[c.Name+"_base"]; c.Type == Money && to > 0 && e.Columns[to-1].Local {
			r.bases = append(r.bases, pair{i + 1, to})
		}
	}
	r.promise = promiseOf(entity, position)
	return r
}

// Row turns a source row into a full row: the id and all columns in order, the local ones filled. Empty texts become
// nil, so that nothing has one form. A row without a moment of its own is taken to be of the moment it was read at, seen in
// unix seconds, 0 when nobody knows. It fails when a value is not of its column's type or money cannot be converted.
func (r *Enricher) Row(src Row, seen int64) (Row, error) {
	if err := r.check(src); err != nil {
		return nil, err
	}
	full := make(Row, r.width)
	full[0] = src[0]
	for i, s := range r.source {
		v := src[i+1]
		if v == nil || v == "" {
			continue
		}
		if !fits(v, s.kind) {
			return nil, r.misfit(src, i)
		}
		full[s.to] = v
	}
	for _, d := range r.days {
		if at, ok := full[d.from].(int64); ok {
			full[d.to] = r.env.dayCell(r.env.day(at))
		}
	}
	day := r.place(full, seen)
	if r.department > 0 {
		if owner, ok := full[r.owner].(string); ok {
			full[r.department] = r.env.department(owner, day)
		}
	}
	if err := r.convert(full, day); err != nil {
		return nil, err
	}
	if r.eve > 0 {
		if eve, ok := r.env.eve(r.promise.read(full)); ok {
			full[r.eve] = r.env.dayCell(eve)
		}
	}
	return full, nil
}

// place fills hour and weekday, and returns the civil day of the row: the day it was read when it has no moment.
func (r *Enricher) place(full Row, seen int64) int64 {
	at, ok := int64(0), false
	if r.at > 0 {
		at, ok = full[r.at].(int64)
	}
	switch {
	case ok:
	case seen != 0:
		return r.env.day(seen)
	default:
		return r.env.today()
	}
	day, second := r.env.Clock.Local(at)
	full[r.hour], full[r.weekday] = int64(second/3600), weekdayOf(int64(day))
	return int64(day)
}

// weekdayOf numbers the days of the week from 1, Monday, to 7, Sunday.
func weekdayOf(day int64) int64 { return (int64(cal.Day(day).Weekday())+6)%7 + 1 }

func (r *Enricher) convert(full Row, day int64) error {
	for _, b := range r.bases {
		amount, ok := full[b.from].(int64)
		if !ok {
			continue
		}
		currency, _ := full[r.currency].(string)
		if currency == "" || currency == r.env.Settings.Currency {
			full[b.to] = full[b.from]
			continue
		}
		base, err := r.env.Convert(amount, currency, day)
		if err != nil && r.env.Unrated {
			continue
		}
		if err != nil {
			en, ru := fault.MessageIn(err, "en"), fault.MessageIn(err, "ru")
			return fault.Invalidf("%[1]s %[2]v: %[3]s", "%[1]s %[2]v: %[4]s", r.entity.Name, full[0], en, ru)
		}
		full[b.to] = base
	}
	return nil
}

// Gone returns the row as it stands after the source has deleted it: gone_at is set, and a row that is no tombstone is
// left out of figures. The given row is not changed.
func (r *Enricher) Gone(full Row, seen int64) Row {
	gone := slices.Clone(full)
	gone[r.goneAt], gone[r.goneDay] = seen, r.env.dayCell(r.env.day(seen))
	if r.excluded > 0 && !r.entity.Tombstone && gone[r.excluded] == nil {
		gone[r.excluded] = "deleted"
	}
	return gone
}

// check looks at the row's id and length.
func (r *Enricher) check(src Row) error {
	if len(src) != len(r.source)+1 {
		return fault.Invalidf(
			"A row of %s has %d values instead of %d.", "В строке «%s» %d значений вместо %d.",
			r.entity.Name, len(src), len(r.source)+1)
	}
	if id, ok := src[0].(string); !ok || id == "" {
		return fault.Invalidf("A row of %s has no id.", "Строка «%s» без id.", r.entity.Name)
	}
	return nil
}

// fits tells whether a value is of the Go type that a column's type names. Numbers that are not finite fit nowhere.
func fits(v any, kind Type) bool {
	switch v := v.(type) {
	case string:
		return kind == Text || kind == Key
	case int64:
		return kind == Int || kind == Money || kind == Time || kind == Day
	case float64:
		return kind == Real && !math.IsNaN(v) && !math.IsInf(v, 0)
	case bool:
		return kind == Bool
	}
	return false
}

// misfit is the error for the source value number i.
func (r *Enricher) misfit(src Row, i int) error {
	s := r.source[i]
	v := src[i+1]
	return fault.Invalidf(
		"%[1]s %[2]v: %[3]s should hold %[4]s, not %[5]v (%[5]T).",
		"%[1]s %[2]v: в %[3]s должно быть значение вида %[4]s, а не %[5]v (%[5]T).",
		r.entity.Name, src[0], r.entity.Columns[s.to-1].Name, s.kind, v)
}

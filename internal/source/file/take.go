package file

import (
	"slices"
	"strconv"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// look is the first pass over a row: what it tells about its columns, and whom it names.
func (r *run) look(b *bound, l *line) error {
	b.rows++
	still := l.old || l.gone // sends no row, so it names nobody; who it stands for needs no row made of a bare name
	for _, rec := range b.records {
		still := still
		if !rec.applies(r.mapper, l, true) {
			if !r.shelved {
				continue
			}
			still = true // left out on purpose: who names it does not bring it back
		}
		if !still {
			for _, p := range rec.programs {
				p.look(l)
			}
		}
		if !isNamed(rec.spec.entity) {
			continue
		}
		if id := rec.id.text(l, nil); len(id) > 0 {
			m := rec.id.member(id, l)
			m.state, m.sent = listed, m.sent || still
		}
	}
	return nil
}

// applies reports whether the row gives the record. While looking, numbers cannot be read yet: every row may.
func (x *boundRecord) applies(m *mapper, l *line, looking bool) bool {
	for _, c := range x.when {
		if c.spec.above != nil {
			if looking {
				c.look(l)
				continue
			}
			v, why := c.value(m, l, 0)
			if f, ok := v.(float64); why == nil && (!ok || f <= c.spec.above.float()) {
				return false
			}
		}
		b := c.text(l, nil)
		is := func(w string) bool { return string(b) == w }
		if c.spec.filled != nil && *c.spec.filled != (len(b) > 0) ||
			len(c.spec.is) > 0 && !slices.ContainsFunc(c.spec.is, is) ||
			len(c.spec.not) > 0 && slices.ContainsFunc(c.spec.not, is) {
			return false
		}
	}
	return true
}

// settle decides what the first pass could only gather: marks, orders of dates, who is new.
func (r *run) settle() error {
	for _, b := range r.tables {
		b.counted = true
		var mark byte
		var order dateOrder
		for _, p := range b.programs {
			if s := p.shapes.numbers; s != nil && (s.point.line > 0) != (s.comma.line > 0) {
				mark, _ = s.mark(0)
			}
			if s := p.shapes.dates; s != nil && (s.dayFirst.line > 0) != (s.monthFirst.line > 0) {
				order, _ = s.order(0)
			}
		}
		for _, p := range b.programs {
			if why := p.settle(mark, order); why != nil {
				return fault.Invalidf("%[1]s, column %[2]s %[3]s.", "%[1]s, столбец %[2]s: %[4]s.", b.in.name, p.label, why.EN, why.RU)
			}
		}
	}
	for _, d := range r.dicts {
		if err := d.settle(r.ctx, r.opt.Known); err != nil {
			return err
		}
	}
	var rows, ids int64
	for _, b := range r.tables {
		rows += b.rows
		ids += b.rows * int64(len(b.records))
	}
	r.limit, r.seen = r.opt.Allow.of(rows), newSeen(ids)
	return nil
}

// candidate is a row of the warehouse that waits for the other records of its row of the file.
type candidate struct {
	rec *boundRecord
	row warehouse.Row
	id  uint64
	sum uint32
}

// take maps a row of the file: all records of it are taken, or the row is refused.
func (r *run) take(b *bound, l *line, dimensions bool) error {
	if l.old || l.gone {
		return nil
	}
	r.pending = r.pending[:0]
	for _, rec := range b.records {
		if rec.spec.entity.Dimension != dimensions || !rec.applies(r.mapper, l, false) {
			continue
		}
		row, p, why := rec.row(r, l)
		if why != nil {
			return r.refuse(b, l, p.label, string(p.text(l, nil)), why)
		}
		c := candidate{rec: rec, row: row}
		id, _ := row[0].(string)
		c.id, c.sum = r.seen.hash(rec.number, id), r.seen.sum(row)
		again, why := r.again(b, c)
		if why != nil {
			return r.refuse(b, l, rec.id.label, string(rec.id.text(l, nil)), why)
		}
		if again {
			r.giveBack(rec, row)
			continue
		}
		r.pending = append(r.pending, c)
	}
	for _, c := range r.pending {
		r.seen.add(c.id, sighting{c.sum, l.at, b.index})
		if dimensions {
			c.rec.id.member(c.rec.id.text(l, nil), l).sent = true
		}
		if err := r.put(c.rec.spec.entity.Name, c.row); err != nil {
			return err
		}
	}
	return nil
}

// again reports whether the id has come before, and why the row is refused for it.
func (r *run) again(b *bound, c candidate) (bool, *fault.Text) {
	before, ok := r.seen.find(c.id)
	for _, other := range r.pending {
		if other.id == c.id {
			before, ok = sighting{sum: other.sum, file: b.index}, true
		}
	}
	switch {
	case !ok:
		return false, nil
	case c.rec.spec.repeat == repeatFirst:
		return true, nil
	case before.sum == c.sum:
		if id, _ := c.row[0].(string); c.rec.spec.repeat == repeatRefuse {
			r.notes.repeated(c.rec.spec.entity.Name, id)
		}
		return true, nil
	}
	entity := c.rec.spec.entity.Name
	if before.line == 0 {
		return true, say("gives %[1]s twice with this id and different values", "даёт %[1]s дважды с этим id и разными значениями", entity)
	}
	where := "line " + strconv.FormatInt(before.line, 10)
	place := "строке " + strconv.FormatInt(before.line, 10)
	if before.file != b.index && before.file < len(r.tables) {
		where += " of " + r.tables[before.file].in.name
		place += " файла " + r.tables[before.file].in.name
	}
	return true, say("is the id of another %[1]s in %[2]s, with other values. Correct the file, or write repeat: first to keep the first one",
		"это id другой записи %[1]s в %[3]s, с другими значениями. Исправьте файл или напишите repeat: first, чтобы брать первую", entity, where, place)
}

// row maps one record. On refusal it returns the program that could not read its value.
func (x *boundRecord) row(r *run, l *line) (warehouse.Row, *program, *fault.Text) {
	row := r.fresh(x)
	id, why := x.id.value(r.mapper, l, 0)
	if why == nil && id == nil {
		why = say("is empty, but it is the id of %[1]s", "пусто, а это id для %[1]s", x.spec.entity.Name)
	}
	if why != nil {
		r.giveBack(x, row)
		return nil, x.id, why
	}
	row[0] = id
	if x.currency > 0 {
		row[x.currency] = x.constant
	}
	digits := -1
	for i := range x.fields {
		f := &x.fields[i]
		if f.column.Type == warehouse.Money && digits < 0 {
			var own any
			if x.currency > 0 {
				own = row[x.currency]
			}
			digits = minorDigits(own, r.mapper.money)
		}
		v, why := f.value(r.mapper, l, digits)
		if why != nil {
			r.giveBack(x, row)
			return nil, f.program, why
		}
		if v == nil && f.at == x.currency {
			continue // the mapping's currency stays
		}
		row[f.at] = v
	}
	return row, nil, nil
}

// fresh returns an empty row of the record's entity, cut from a larger piece.
func (r *run) fresh(x *boundRecord) warehouse.Row {
	c := r.chunk(x.spec.entity.Name)
	if len(c.slab)-c.cut < x.width {
		c.slab, c.cut = make([]any, slabRows*x.width), 0
	}
	c.cut += x.width
	return c.slab[c.cut-x.width : c.cut : c.cut]
}

// giveBack takes back a row that is not needed, if it was the last one cut.
func (r *run) giveBack(x *boundRecord, row warehouse.Row) {
	if c := r.chunk(x.spec.entity.Name); c.cut >= len(row) && &c.slab[c.cut-len(row)] == &row[0] {
		clear(row)
		c.cut -= len(row)
	}
}

func (r *run) chunk(entity string) *chunk {
	c := r.chunks[entity]
	if c == nil {
		c = &chunk{}
		r.chunks[entity] = c
	}
	return c
}

// put takes a row for sending.
func (r *run) put(entity string, row warehouse.Row) error {
	c := r.chunk(entity)
	c.rows = append(c.rows, row)
	r.summary.Records[entity]++
	if len(c.rows) >= chunkRows {
		return r.flush(entity)
	}
	return nil
}

// flush sends the rows gathered of an entity, unless the run is refused already.
func (r *run) flush(entity string) error {
	c := r.chunks[entity]
	if c == nil || len(c.rows) == 0 {
		return nil
	}
	rows := c.rows
	c.rows = make([]warehouse.Row, 0, min(chunkRows, len(rows)))
	if r.summary.Refused > r.limit {
		return nil
	}
	return r.emit(warehouse.Chunk{Entity: entity, Rows: rows})
}

// create sends a row for everyone who was named and has none.
func (r *run) create() error {
	for _, e := range r.schema.Entities {
		d := r.dicts[e.Name]
		if d == nil {
			continue
		}
		rows := d.rows(r.schema.Source(e.Name), slices.Contains(r.mapping.full, e.Name))
		for _, row := range rows {
			if err := r.put(e.Name, row); err != nil {
				return err
			}
		}
		for _, m := range d.members {
			if m.state == created {
				r.summary.Created[e.Name]++
			}
		}
		if err := r.flush(e.Name); err != nil {
			return err
		}
	}
	return nil
}

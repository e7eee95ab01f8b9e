package file

import (
	"errors"
	"io"
	"slices"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// bound is a file whose rows can be mapped: its entry's records stand as programs over its columns.
type bound struct {
	*table
	index    int
	records  []*boundRecord
	programs []*program         // all of them, for the first pass
	bad      map[int64]struct{} // lines that were refused
	counted  bool               // the first pass is over
}

// boundRecord makes rows of one entity.
type boundRecord struct {
	spec     *record
	number   int // of the entity in the schema
	width    int
	id       *program
	fields   []boundField
	currency int // place of the row's currency, 0 for none
	constant any // the currency of rows that do not name theirs
	when     []boundCond
	programs []*program // of id and fields
}

type boundField struct {
	at int // place in the row
	*program
}

type boundCond struct {
	spec cond
	*program
}

// bind binds the mapping to the columns of every file, for one run.
func (im *Import) bind() ([]*bound, error) {
	im.dicts = dicts(im.mapping, im.schema)
	if im.lookups == nil {
		im.lookups = map[lookupKey]map[string]string{}
	}
	list := make([]*bound, 0, len(im.specs))
	for i, s := range im.specs {
		if s.table == nil {
			t, err := openTable(s.in, s.spec, im.mapping, im.mapping.wanted(s.spec), im.opt.MaxUnpacked)
			if err != nil {
				return nil, err
			}
			s.table = t
		}
		t := *s.table // its counts are of one run
		b := &bound{table: &t, index: i, bad: map[int64]struct{}{}}
		for _, r := range s.spec.records {
			br, err := im.bindRecord(b, r)
			if err != nil {
				return nil, err
			}
			b.records = append(b.records, br)
		}
		list = append(list, b)
	}
	return list, nil
}

func (im *Import) bindRecord(b *bound, r *record) (*boundRecord, error) {
	x := &binder{file: b.table, dicts: im.dicts, lookups: im.lookup, schema: im.schema}
	columns := im.schema.Source(r.entity.Name)
	same := func(e *warehouse.Entity) bool { return e.Name == r.entity.Name }
	br := &boundRecord{spec: r, width: len(columns) + 1, number: slices.IndexFunc(im.schema.Entities, same)}
	place := func(name string) int {
		return slices.IndexFunc(columns, func(c warehouse.Column) bool { return c.Name == name }) + 1
	}
	add := func(v *value, c warehouse.Column, entity string) (*program, error) {
		x.entity = entity
		p, err := x.bind(v, c)
		if err == nil {
			b.programs = append(b.programs, p)
		}
		return p, err
	}
	var err error
	if br.id, err = add(r.id, warehouse.Column{Name: "id", Type: warehouse.Key, To: r.entity.Name}, ""); err != nil {
		return nil, err
	}
	br.programs = append(br.programs, br.id)
	for _, f := range r.fields {
		p, err := add(f.value, f.column, r.entity.Name)
		if err != nil {
			return nil, err
		}
		br.fields, br.programs = append(br.fields, boundField{place(f.column.Name), p}), append(br.programs, p)
	}
	for _, c := range r.when {
		typ := warehouse.Text
		if c.above != nil {
			typ = warehouse.Real
		}
		p, err := add(c.value, warehouse.Column{Name: "when", Type: typ}, "")
		if err != nil {
			return nil, err
		}
		br.when = append(br.when, boundCond{c, p})
	}
	if r.entity.Currency != "" {
		br.currency = place(r.entity.Currency)
		if im.mapping.Currency != "" {
			br.constant = im.mapping.Currency
		}
		// The currency is read before the amounts, which need to know how many digits its minor unit has.
		slices.SortStableFunc(br.fields, func(a, b boundField) int { return rank(a, br) - rank(b, br) })
	}
	return br, nil
}

func rank(f boundField, br *boundRecord) int {
	if f.at == br.currency {
		return 0
	}
	return 1
}

// values calls fn for every value of a record that takes something from the row itself.
func (r *record) values(fn func(*value)) {
	r.id.walk(fn)
	for _, f := range r.fields {
		f.value.walk(fn)
	}
	for _, c := range r.when {
		c.value.walk(fn)
	}
}

func (v *value) walk(fn func(*value)) {
	if v == nil {
		return
	}
	fn(v)
	for _, part := range v.join {
		part.walk(fn)
	}
	if v.lookup != nil {
		v.lookup.key.walk(fn)
	}
	v.pipeline.walk(fn)
}

// looksUp reports whether the file is there to be looked up in.
func (im *Import) looksUp(in *input) bool {
	found := false
	im.mapping.eachLookup(func(l *lookup) { found = found || (&fileSpec{match: l.match}).matches(in.own) })
	return found
}

// lookupKey names one column of one file by another of its columns.
type lookupKey struct{ match, on, column string }

// maxLookup is how many rows a file may have that others are looked up in: it is held in memory.
const maxLookup = 5_000_000

// lookup reads the file that a value is looked up in: its key column and the one that is taken.
func (im *Import) lookup(v *value) (found map[string]string, err error) {
	l := v.lookup
	defer fault.Wrap(&err, "file.lookup(%s)", l.match)
	k := lookupKey{l.match, l.on, l.column}
	if found, ok := im.lookups[k]; ok {
		return found, nil
	}
	pattern := &fileSpec{place: v.place, match: l.match, header: headerAuto}
	i := slices.IndexFunc(im.inputs, func(in *input) bool { return pattern.matches(in.own) })
	if i < 0 {
		return nil, fault.Invalidf("No file is called %q, which %s:%d looks values up in. Add it to the command.",
			"Нет файла «%s», в котором ищет %s:%d. Добавьте его в команду.", l.match, im.mapping.Name, v.line)
	}
	in := im.inputs[i]
	for _, s := range im.specs {
		if s.in == in {
			pattern = s.spec
			break
		}
	}
	t, err := openTable(in, pattern, im.mapping, [][]string{{l.on}, {l.column}}, im.opt.MaxUnpacked)
	if err != nil {
		return nil, err
	}
	if found, err = im.readLookup(t, v); err == nil {
		im.lookups[k] = found
	}
	return found, err
}

func (im *Import) readLookup(t *table, v *value) (map[string]string, error) {
	key, _, err := t.find(&value{place: v.place, columns: []string{v.lookup.on}})
	if err != nil {
		return nil, err
	}
	column, name, err := t.find(&value{place: v.place, columns: []string{v.lookup.column}})
	if err != nil {
		return nil, err
	}
	r, err := t.open(nil)
	if err != nil {
		return nil, err
	}
	defer r.close()
	found := map[string]string{}
	for {
		cells, at, err := r.next()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, t.readError(at, err)
		}
		if at <= t.heads || len(cells) <= max(key, column) {
			continue
		}
		k, taken := string(trim(cells[key])), string(trim(cells[column]))
		if k == "" {
			continue
		}
		if before, ok := found[k]; ok && before != taken {
			return nil, fault.Invalidf("%s, line %d: %q has a second value in the column %q: %q here, %q before. A lookup needs one.",
				"%s, строка %d: у «%s» в столбце «%s» два значения: здесь «%s», раньше «%s». Для lookup нужно одно.", t.in.name, at, k, name, taken, before)
		}
		if len(found) >= maxLookup {
			return nil, fault.Invalidf("%s has more than %d rows, too many to look values up in.",
				"%s: больше %d строк, для lookup это слишком много.", t.in.name, maxLookup)
		}
		found[k] = taken
	}
}

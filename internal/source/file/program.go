package file

import (
	"bytes"
	"slices"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/warehouse"
)

// program is a value of the mapping bound to the columns of one file: it takes the value from a row.
type program struct {
	spec   *value
	column warehouse.Column
	label  string // the column of the file, for messages
	from   from
	cell   int
	parts  []*program
	key    *program          // of a lookup
	found  map[string]string // the other file
	empty  [][]byte
	words  map[string]string
	accept []string // words of a column of closed choice
	dict   *dict    // of a key into a dictionary
	pipe   *program // of a stage
	shapes shapes
	mark   byte
	book   bool // of a workbook, see number
	order  dateOrder
	memo   memo
	fixed  any // the value of a constant
	ready  bool
	buf    []byte
}

// from says where a value comes from.
type from uint8

const (
	fromCell from = iota
	fromConstant
	fromLine
	fromFile
	fromJoin
	fromLookup
	fromNowhere // an optional column that the file does not have
)

// shapes is what the first pass learns of a column.
type shapes struct {
	numbers *numberShape
	dates   *dateShape
}

// line is one row of a file.
type line struct {
	cells [][]byte
	at    int64
	file  string
	old   bool // of a shelf: the row did not change, it is only there to be named
	gone  bool // of a shelf: the thing is no longer there
}

// text returns the value as text, after map, letters and default; nil when it is empty. It holds until the next call.
func (p *program) text(l *line, notes *notes) []byte {
	b := p.raw(l, notes)
	for _, e := range p.empty {
		if bytes.Equal(b, e) {
			b = nil
			break
		}
	}
	if len(b) > 0 && p.words != nil {
		b = p.replace(b)
	}
	switch p.spec.letters {
	case lowerCase:
		b = p.keep(bytes.ToLower(b))
	case upperCase:
		b = p.keep(bytes.ToUpper(b))
	case digitsOnly:
		b = p.digits(b, l, notes)
	case asWritten:
	}
	if len(b) == 0 && p.spec.fallback != "" {
		b = p.keep([]byte(p.spec.fallback))
	}
	return b
}

func (p *program) keep(b []byte) []byte {
	p.buf = append(p.buf[:0], b...)
	return p.buf
}

// raw returns the text as the file has it, without blanks around it.
func (p *program) raw(l *line, notes *notes) []byte {
	switch p.from {
	case fromCell:
		if p.cell >= len(l.cells) {
			return nil
		}
		return trim(l.cells[p.cell])
	case fromConstant:
		return p.keep([]byte(*p.spec.constant))
	case fromLine:
		p.buf = appendInt(p.buf[:0], l.at)
		return p.buf
	case fromFile:
		return p.keep([]byte(l.file))
	case fromJoin:
		p.buf = p.buf[:0]
		for _, part := range p.parts {
			t := part.text(l, notes)
			if len(t) == 0 {
				continue
			}
			if len(p.buf) > 0 {
				p.buf = append(p.buf, p.spec.sep...)
			}
			p.buf = append(p.buf, t...)
		}
		return p.buf
	case fromLookup:
		k := p.key.text(l, notes)
		if len(k) == 0 {
			return nil
		}
		s, ok := p.found[string(k)]
		if !ok {
			notes.notFound(p.spec.lookup.match, string(k))
		}
		return p.keep([]byte(s))
	default:
		return nil
	}
}

// replace applies the map of the mapping: words that are not in it stay, or become "*".
func (p *program) replace(b []byte) []byte {
	if to, ok := p.words[string(b)]; ok {
		return p.keep([]byte(to))
	}
	if p.spec.anyCase {
		if to, ok := p.words[fold(string(b))]; ok {
			return p.keep([]byte(to))
		}
	}
	if p.spec.other != nil {
		return p.keep([]byte(*p.spec.other))
	}
	return b
}

func (p *program) digits(b []byte, l *line, notes *notes) []byte {
	if all, whole, is := shortened(b); is {
		if !whole {
			notes.shortened(p.label, string(b), l)
			return nil
		}
		return p.keep(all)
	}
	return p.keep(keepDigits(b))
}

// look lets the first pass learn from a row: marks and orders of the column, and who is named.
func (p *program) look(l *line) {
	if p.shapes.numbers == nil && p.shapes.dates == nil && p.dict == nil {
		return
	}
	if p.dict != nil && p.repeats() && p.cell < len(l.cells) {
		if _, ok := p.memo.get(l.cells[p.cell]); ok {
			return
		}
		p.memo.put(l.cells[p.cell], nil)
	}
	b := p.text(l, nil)
	if len(b) == 0 || p.column.Type != warehouse.Key && isNone(b) {
		return
	}
	switch {
	case p.shapes.numbers != nil:
		p.shapes.numbers.see(b, l.at)
	case p.shapes.dates != nil:
		p.shapes.dates.see(b, l.at)
	case p.dict != nil:
		p.member(b, l)
	}
}

// member returns who is named by b in the program's dictionary.
func (p *program) member(b []byte, l *line) *member {
	if p.pipe == nil {
		return p.dict.meet(b)
	}
	whole := append([]byte(nil), p.pipe.text(l, nil)...)
	whole = append(append(whole, stageSep...), b...)
	return p.dict.meet(whole)
}

func isNone(b []byte) bool {
	return slices.Contains(noneWords, string(b))
}

// mapper holds what all programs of a run share.
type mapper struct {
	prefix string
	wall   *wall
	money  string // the currency of money whose row has none
	box    boxes
	arena  arena
	notes  *notes
}

// value returns the value for the warehouse, nil when there is none, or why it cannot be read. digits is how many digits
// the minor unit of the row's money has.
func (p *program) value(m *mapper, l *line, digits int) (any, *fault.Text) {
	if p.ready {
		return p.fixed, nil
	}
	simple := p.repeats()
	var cell []byte
	if simple && p.cell < len(l.cells) {
		cell = l.cells[p.cell]
		if v, ok := p.memo.get(cell); ok {
			return v, nil
		}
	}
	b := p.text(l, m.notes)
	if len(b) == 0 {
		return nil, nil
	}
	v, why := p.typed(m, l, b, digits)
	switch {
	case why != nil:
	case simple:
		p.memo.put(cell, v)
	case p.from == fromConstant && p.pipe == nil && p.column.Type != warehouse.Money:
		p.fixed, p.ready = v, true
	}
	return v, why
}

// repeats reports whether the value follows from one cell whose texts are likely to come again.
func (p *program) repeats() bool {
	return p.from == fromCell && (p.pipe == nil || p.pipe.from == fromConstant) && p.spec.letters != digitsOnly &&
		(p.column.Type == warehouse.Text || p.column.Type == warehouse.Bool || p.dict != nil)
}

// settle ends the first pass: what was learnt holds for the rest.
func (p *program) settle(hintMark byte, hintOrder dateOrder) *fault.Text {
	p.memo = memo{}
	var why *fault.Text
	switch {
	case p.shapes.numbers != nil && p.book:
		p.mark, why = p.shapes.numbers.markInBook()
	case p.shapes.numbers != nil:
		p.mark, why = p.shapes.numbers.mark(hintMark)
	case p.shapes.dates != nil:
		p.order, why = p.shapes.dates.order(hintOrder)
	}
	return why
}

func (p *program) typed(m *mapper, l *line, b []byte, digits int) (any, *fault.Text) {
	switch p.column.Type {
	case warehouse.Text:
		return p.word(m, b)
	case warehouse.Key:
		return p.ref(m, l, b)
	default:
	}
	if isNone(b) {
		return nil, nil
	}
	switch p.column.Type {
	case warehouse.Bool:
		yes, why := parseYes(b, p.spec.yes, p.spec.no)
		return yes, why
	case warehouse.Time, warehouse.Day:
		return p.date(m, b)
	default:
		return p.number(m, b, digits)
	}
}

func (p *program) word(m *mapper, b []byte) (any, *fault.Text) {
	if p.accept == nil {
		return m.arena.string("", b), nil
	}
	for _, w := range p.accept {
		if strings.EqualFold(w, string(b)) {
			return w, nil
		}
	}
	return nil, say("is none of: %s. Add it to map: in the mapping", "нужно одно из: %s. Добавьте это слово в map: схемы", strings.Join(p.accept, ", "))
}

func (p *program) ref(m *mapper, l *line, b []byte) (any, *fault.Text) {
	if _, whole, is := shortened(b); is && !whole {
		return nil, say("is a long number that a spreadsheet has shortened: its last digits are lost. Export the column as text",
			"длинное число, укороченное табличным редактором: последние цифры потеряны. Выгрузите столбец как текст")
	}
	if p.dict == nil {
		return m.arena.string(m.prefix, b), nil
	}
	who := p.member(b, l)
	if who.state == stranger {
		return nil, p.dict.missing(who)
	}
	return who.id, nil
}

func (p *program) date(m *mapper, b []byte) (any, *fault.Text) {
	if isNoDate(b) {
		return nil, nil
	}
	at, why := parseDate(b, p.order)
	if why != nil {
		return nil, why
	}
	if p.column.Type == warehouse.Day {
		return m.box.int(m.wall.civilDay(at)), nil
	}
	return m.box.int(m.wall.instant(at)), nil
}

func (p *program) number(m *mapper, b []byte, digits int) (any, *fault.Text) {
	if p.spec.duration {
		n, why := parseDuration(b, p.spec.format, p.spec.unit, p.mark)
		if p.column.Type == warehouse.Real {
			return float64(n), why
		}
		return m.box.int(n), why
	}
	mark := p.mark
	if p.book && mark == ',' && bytes.IndexByte(b, ',') < 0 {
		mark = '.' // a number of the workbook among numbers entered as text
	}
	d, why := parseDecimal(b, mark)
	if why != nil {
		return nil, why
	}
	d, ok := d.times(p.spec.multiply)
	if !ok {
		return nil, say("is too great", "слишком большое число")
	}
	if p.column.Type == warehouse.Real {
		return d.float(), nil
	}
	if p.column.Type == warehouse.Int {
		digits = 0
	}
	n, exact, ok := d.units(digits)
	switch {
	case !ok:
		return nil, say("is too great", "слишком большое число")
	case !exact && p.column.Type == warehouse.Int:
		return nil, say("is not a whole number", "не целое число")
	case !exact:
		m.notes.rounded(p.label, string(b))
	}
	return m.box.int(n), nil
}

// minorDigits returns how many digits the minor unit of a currency has; the row's own comes first.
func minorDigits(own any, fallback string) int {
	if s, ok := own.(string); ok && s != "" {
		return lang.MinorDigits(s)
	}
	return lang.MinorDigits(fallback)
}

package file

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// run is one reading of all files of an import.
type run struct {
	*Import
	ctx     context.Context //nolint:containedctx // a run lives no longer than the call it serves
	emit    func(warehouse.Chunk) error
	tables  []*bound
	mapper  *mapper
	notes   *notes
	seen    *seen
	chunks  map[string]*chunk
	pending []candidate
	limit   int64 // of refused rows
	done    int64
	told    int64
	total   int64
}

// chunk gathers rows of one entity.
type chunk struct {
	rows []warehouse.Row
	slab []any // rows are cut from it, to save allocations
	cut  int   // how much of it is taken
}

const (
	chunkRows   = 8192
	slabRows    = 1024
	stopRefused = 1000 // refused rows after which reading ends, when none is allowed and nobody collects them
	checkEvery  = 1024 // rows between two looks at the context
)

// errEnough ends a run that is refused anyway.
var errEnough = errors.New("enough rows were refused")

func (im *Import) stream(ctx context.Context, emit func(warehouse.Chunk) error) (err error) {
	defer fault.Wrap(&err, "file.stream(%s)", im.mapping.Source)
	im.summary = im.blank()
	tables, err := im.bind()
	if err != nil {
		return err
	}
	r := &run{Import: im, ctx: ctx, emit: emit, tables: tables, notes: &notes{}, chunks: map[string]*chunk{}}
	currency := im.mapping.Currency
	if currency == "" {
		currency = im.opt.Settings.Currency
	}
	r.mapper = &mapper{prefix: im.mapping.Source + ":", wall: im.wall, money: currency, notes: r.notes}
	for _, t := range tables {
		r.total += t.in.size * int64(1+t.passes())
	}
	if err = r.passes(); errors.Is(err, errEnough) {
		err = nil
	}
	r.finish()
	if err != nil {
		return err
	}
	return r.verdict()
}

// passes counts how often a file is read after the first look.
func (b *bound) passes() int {
	n := 0
	for _, dimensions := range []bool{true, false} {
		if b.gives(dimensions) {
			n++
		}
	}
	return n
}

// gives reports whether the file has records of dictionaries, or of facts.
func (b *bound) gives(dimensions bool) bool {
	for _, r := range b.records {
		if r.spec.entity.Dimension == dimensions {
			return true
		}
	}
	return false
}

func (r *run) passes() error {
	for _, b := range r.tables {
		if err := r.pass(b, func(l *line) error { return r.look(b, l) }); err != nil {
			return err
		}
	}
	if err := r.settle(); err != nil {
		return err
	}
	gone, err := r.leavers()
	if err != nil {
		return err
	}
	if err := r.sendGone(gone, true); err != nil {
		return err
	}
	if err := r.send(true); err != nil {
		return err
	}
	if err := r.create(); err != nil {
		return err
	}
	if err := r.sendGone(gone, false); err != nil {
		return err
	}
	return r.send(false)
}

// send reads the files that give dictionaries, or facts, and sends their rows.
func (r *run) send(dimensions bool) error {
	for _, b := range r.tables {
		if !b.gives(dimensions) {
			continue
		}
		if err := r.pass(b, func(l *line) error { return r.take(b, l, dimensions) }); err != nil {
			return err
		}
	}
	for _, e := range r.schema.Entities {
		if e.Dimension == dimensions {
			if err := r.flush(e.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

// pass reads a file once.
func (r *run) pass(b *bound, fn func(*line) error) error {
	before := r.done
	if err := r.eachRow(b, fn); err != nil {
		return err
	}
	r.tell(before + b.in.size - r.done) // a workbook is unpacked, an archive counted by its members
	return nil
}

func (r *run) tell(n int64) {
	const step = 1 << 20
	r.done += n
	if r.opt.Progress != nil && (r.done-r.told >= step || r.done >= r.total) {
		r.told = r.done
		r.opt.Progress(min(r.done, r.total), r.total)
	}
}

// eachRow calls fn for every row of data that is whole.
func (r *run) eachRow(b *bound, fn func(*line) error) (err error) {
	rd, err := b.open(r.tell)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rd.close()) }()
	text, _ := rd.(*textReader)
	shelf, _ := rd.(*shelfReader)
	l := &line{file: b.in.name}
	skip := b.spec.skip
	for n := 0; ; n++ {
		if n%checkEvery == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
		}
		cells, at, err := rd.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return b.readError(at, err)
		}
		if at <= b.heads || blank(cells) {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		l.cells, l.at = cells, at
		if shelf != nil {
			l.old, l.gone = shelf.old, shelf.gone
			if err := fn(l); err != nil {
				return err
			}
			continue
		}
		if text != nil && text.unended && len(cells) < len(b.header) && !b.spec.fill {
			return fault.Invalidf("%s is cut off: its last row, line %d, has %d of %d values and no line end. Export it again.",
				"%s обрезан: в последней строке %d только %d значений из %d и нет конца строки. Выгрузите файл заново.", b.in.name, at, len(cells), len(b.header))
		}
		if err := r.eachWhole(b, l, fn); err != nil {
			return err
		}
	}
}

// eachWhole calls fn unless the row is a total, was refused before, or is of another width than the header.
func (r *run) eachWhole(b *bound, l *line, fn func(*line) error) error {
	if len(b.bad) > 0 {
		if _, refused := b.bad[l.at]; refused {
			return nil
		}
	}
	if b.spec.totals != nil && isTotal(l.cells, b.spec.totals) {
		if !b.counted {
			b.skipped++
		}
		return nil
	}
	if why := b.wrongShape(l); why != nil {
		b.rows++
		return r.refuse(b, l, "", "", why)
	}
	return fn(l)
}

func blank(cells [][]byte) bool {
	for _, c := range cells {
		if len(c) > 0 && len(trim(c)) > 0 {
			return false
		}
	}
	return true
}

// wrongShape says why a row is not one of data.
func (b *bound) wrongShape(l *line) *fault.Text {
	if b.spec.totals == nil && looksTotal(l.cells) {
		return say("looks like a total of the rows above. Write totals: %q beside the file in the mapping to leave it out",
			"похоже на строку итогов. Чтобы не читать её, напишите в схеме у файла totals: «%s»", clip(trim(first(l.cells))))
	}
	width := len(b.header)
	if len(l.cells) < width && !b.in.xlsx && !b.spec.fill {
		return say("has %d values, the header %d. Correct the row, or write ragged: fill beside the file to take the missing ones as empty",
			"здесь %d значений, а в заголовке %d. Исправьте строку или напишите у файла ragged: fill, чтобы считать недостающие пустыми", len(l.cells), width)
	}
	for i := width; i < len(l.cells); i++ {
		if len(trim(l.cells[i])) > 0 {
			return say("has %d values, the header %d: %q has no column. A delimiter inside a value needs quotes around it",
				"здесь %d значений, а в заголовке %d: у «%s» нет столбца. Значение с разделителем внутри берут в кавычки", len(l.cells), width, clip(l.cells[i]))
		}
	}
	return nil
}

func first(cells [][]byte) []byte {
	for _, c := range cells {
		if len(trim(c)) > 0 {
			return c
		}
	}
	return nil
}

// isTotal reports whether the first value of a row begins with one of the words.
func isTotal(cells [][]byte, words []string) bool {
	c := trim(first(cells))
	for _, w := range words {
		if len(c) >= len(w) && bytes.EqualFold(c[:len(w)], []byte(w)) {
			return true
		}
	}
	return false
}

// looksTotal reports whether the first value of a row is a word for totals and nothing else.
func looksTotal(cells [][]byte) bool {
	c := first(cells)
	if len(c) == 0 {
		return false
	}
	switch c[0] {
	case 't', 'T', 'g', 'G', 's', 'S', 0xD0, ' ':
	default:
		return false
	}
	c = bytes.TrimSuffix(trim(c), []byte(":"))
	for _, w := range [...]string{"total", "totals", "grand total", "subtotal", "sum", "итого", "всего", "общий итог"} {
		if bytes.EqualFold(c, []byte(w)) {
			return true
		}
	}
	return false
}

// refuse notes a row that is not taken.
func (r *run) refuse(b *bound, l *line, column, value string, why *fault.Text) error {
	b.bad[l.at] = struct{}{}
	s := &r.summary
	s.Refused++
	s.Files[b.index].Refused++
	refusal := Refusal{File: b.in.name, Line: l.at, Column: column, Value: clip(value), Reason: *why}
	if len(s.Refusals) < maxKept {
		s.Refusals = append(s.Refusals, refusal)
	}
	if r.opt.Refused != nil {
		return r.opt.Refused(refusal)
	}
	if s.Refused >= stopRefused && r.opt.Allow == (Allowance{}) {
		return errEnough
	}
	return nil
}

// finish writes the summary.
func (r *run) finish() {
	s := &r.summary
	for i, b := range r.tables {
		s.Files[i].Encoding, s.Files[i].Rows, s.Files[i].Totals = b.encoding, b.rows, b.skipped
		s.Rows += b.rows
	}
	for _, e := range r.schema.Entities {
		d := r.dicts[e.Name]
		if d == nil {
			continue
		}
		if names := d.strangers(); len(names) > 0 {
			en, ru := d.called()
			s.Warnings = append(s.Warnings, warehouse.Warning{
				EN:       fmt.Sprintf("Named in rows but missing from the list of %s, created with their name alone: %d.", en, len(names)),
				RU:       fmt.Sprintf("Встречаются в строках, но не в списке (%s), созданы по одному имени: %d.", ru, len(names)),
				Examples: names[:min(len(names), mostExamples)],
			})
		}
	}
	s.Warnings = append(s.Warnings, r.notes.warnings()...)
}

// verdict refuses the run when more rows were refused than are allowed.
func (r *run) verdict() error {
	s := r.summary
	if s.Rows == 0 && !r.shelved {
		return fault.Invalidf("The files have a header but no rows. Nothing was changed.", "В файлах есть заголовок, но нет строк. Ничего не изменено.")
	}
	if s.Refused <= r.limit {
		return nil
	}
	f := s.Refusals[0]
	return fault.Invalidf("Refused rows: %[1]d of %[2]d, allowed: %[3]d. Nothing was changed. The first: %[4]s.",
		"Отклонено строк: %[1]d из %[2]d, допустимо: %[3]d. Ничего не изменено. Первая: %[5]s.", s.Refused, s.Rows, r.limit, f.In("en"), f.In("ru"))
}

package file

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
)

// table is a file together with the entry of the mapping that reads it: its dialect is known and its header was found.
type table struct {
	in       *input
	spec     *fileSpec
	encoding string
	delim    byte
	eol      byte
	header   []string
	heads    int64 // line of the header, 0 without one
	empty    []string
	max      int64 // bytes an archive may unpack to

	rows    int64 // of data, counted on the first pass
	skipped int64 // totals that the mapping leaves out
}

// reader gives the rows of a file, cell by cell.
type reader interface {
	next() ([][]byte, int64, error)
	close() error
}

// textReader reads CSV and TSV.
type textReader struct {
	*splitter
	file io.Closer
}

func (r *textReader) close() error { return r.file.Close() }

// counting tells how many bytes were read.
type counting struct {
	r    io.Reader
	tell func(int64)
}

// Read reads on.
func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.tell(int64(n))
	return n, err
}

// open starts reading from the first row of the file, whatever it is.
func (t *table) open(tell func(int64)) (reader, error) {
	if t.in.shelf != nil {
		return t.in.shelf.open(), nil
	}
	if t.in.xlsx {
		return openSheet(t.in, t.spec.sheet, t.max)
	}
	f, err := t.in.open()
	if err != nil {
		return nil, fault.Because(err, fault.Invalid, fault.Text{EN: "%s cannot be read.", RU: "Не удалось прочитать %s."}, t.in.name)
	}
	var r io.Reader = f
	if tell != nil {
		r = &counting{f, tell}
	}
	return &textReader{newSplitter(decoded(r, t.encoding), t.delim, t.eol), f}, nil
}

// openTable finds out the dialect and the header of a file. wanted lists the columns it should have, each with its
// alternatives.
func openTable(in *input, spec *fileSpec, m *Mapping, wanted [][]string, maxUnpacked int64) (t *table, err error) {
	defer fault.Wrap(&err, "file.openTable(%s)", in.name)
	t = &table{in: in, spec: spec, encoding: spec.encoding, delim: spec.delimiter, eol: '\n', empty: m.empty, max: maxUnpacked}
	if spec.empty != nil {
		t.empty = spec.empty
	}
	if in.shelf != nil {
		t.header = in.shelf.header
		return t, nil
	}
	if !in.xlsx {
		if err := t.sniff(wanted); err != nil {
			return nil, err
		}
	}
	return t, t.findHeader(wanted)
}

// sniff finds out encoding, line ends and delimiter.
func (t *table) sniff(wanted [][]string) error {
	f, err := t.in.open()
	if err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "%s cannot be read.", RU: "Не удалось прочитать %s."}, t.in.name)
	}
	defer f.Close()
	c, err := countText(f)
	if err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{
			EN: "%s cannot be read to its end: it is damaged.", RU: "%s не читается до конца: файл повреждён.",
		}, t.in.name)
	}
	guess, why := c.encoding()
	if t.encoding == "" {
		if why != nil {
			return broken(t.in.name, why)
		}
		t.encoding = guess
	}
	t.eol = c.eol()
	text, err := io.ReadAll(decoded(bytes.NewReader(c.head), t.encoding))
	if err != nil {
		return broken(t.in.name, say("cannot be read as %s", "не читается как %s", t.encoding))
	}
	if t.encoding != "utf-8" && t.encoding != "" && bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		t.eol = '\r'
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return fault.Invalidf("%s is empty.", "%s: файл пуст.", t.in.name)
	}
	if t.delim == 0 {
		t.delim = guessDelimiter(text, t.eol, len(c.head) == headBytes, wanted)
	}
	return nil
}

// guessDelimiter takes the delimiter under which most of the wanted columns are there and most rows are of one width.
func guessDelimiter(text []byte, eol byte, cut bool, wanted [][]string) byte {
	if rest, ok := bytes.CutPrefix(text, []byte("sep=")); ok && len(rest) > 0 {
		return rest[0] // a hint that Excel writes and obeys
	}
	if cut {
		if i := bytes.LastIndexByte(text, eol); i > 0 {
			text = text[:i+1]
		}
	}
	best, most := byte(','), -1
	for _, d := range []byte{',', ';', '\t', '|'} {
		const sample = 200
		s := newSplitter(bytes.NewReader(text), d, eol)
		widths, found, wide := map[int]int{}, 0, 0
		for range sample {
			cells, _, err := s.next()
			if err != nil {
				break
			}
			widths[len(cells)]++
			found = max(found, present(names(cells), wanted))
			wide = max(wide, len(cells))
		}
		score := found * 1_000_000
		for w, n := range widths {
			if w > 1 {
				score = max(score, found*1_000_000+n*1000+min(w, 999))
			}
		}
		if score > most {
			best, most = d, score
		}
	}
	return best
}

// names makes the names of columns of the cells of a header: without blanks around and in a row.
func names(cells [][]byte) []string {
	out := make([]string, 0, len(cells))
	for _, c := range cells {
		out = append(out, strings.Join(strings.FieldsFunc(string(c), isBlank), " "))
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// present counts how many of the wanted columns a header has.
func present(header []string, wanted [][]string) int {
	n := 0
	for _, alternatives := range wanted {
		if slices.ContainsFunc(alternatives, func(name string) bool { i, _ := position(header, name); return i >= 0 }) {
			n++
		}
	}
	return n
}

// position finds a column by its name: as it is written, else whatever its case, blanks and dashes. Name#2 is the second
// of several. twice names the place of another one of that name.
func position(header []string, name string) (at, twice int) {
	if i := slices.Index(header, name); i >= 0 {
		if j := slices.Index(header[i+1:], name); j >= 0 {
			return i, i + 1 + j
		}
		return i, -1
	}
	if base, n, ok := strings.Cut(name, "#"); ok {
		if k, err := strconv.Atoi(n); err == nil && k >= 1 {
			for i, h := range header {
				if h == base {
					if k--; k == 0 {
						return i, -1
					}
				}
			}
		}
	}
	folded := plain(name)
	if folded == "" {
		return -1, -1
	}
	at, twice = -1, -1
	for i, h := range header {
		if plain(h) != folded {
			continue
		}
		if at >= 0 {
			return at, i
		}
		at = i
	}
	return at, twice
}

// findHeader reads the header: the row the mapping names, else the first row of the file that has all wanted columns.
func (t *table) findHeader(wanted [][]string) error {
	if t.spec.header == headerNone {
		t.header = t.spec.columns
		return nil
	}
	r, err := t.open(nil)
	if err != nil {
		return err
	}
	defer r.close()
	const search = 50
	most := -1
	for n := 0; n < search; n++ {
		cells, at, err := r.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return t.readError(at, err)
		}
		if n == 0 && len(cells) == 1 && bytes.HasPrefix(cells[0], []byte("sep=")) {
			continue
		}
		head := names(cells)
		if t.spec.header > 0 {
			if at < int64(t.spec.header) {
				n--
				continue
			}
			t.header, t.heads = head, at
			break
		}
		if found := present(head, wanted); found > most {
			most, t.header, t.heads = found, head, at
			if found == len(wanted) {
				break
			}
		}
	}
	if len(t.header) == 0 {
		return fault.Invalidf("%s has no header: a first row with the names of the columns.", "%s: нет заголовка — первой строки с именами столбцов.", t.in.name)
	}
	return nil
}

// find returns the place of a value's column and its name in the header, -1 for an optional one that is not there.
func (t *table) find(v *value) (int, string, error) {
	for _, name := range v.columns {
		at, twice := position(t.header, name)
		if twice >= 0 {
			return 0, "", fault.Invalidf("%s: the column %q is there twice, as number %d and %d. Write %[2]q with the number behind it in the mapping: %[5]q.",
				"%s: столбец «%s» встречается дважды, под номерами %d и %d. Допишите в схеме номер: «%[5]s».", t.in.name, name, at+1, twice+1, t.header[at]+"#2")
		}
		if at >= 0 {
			return at, t.header[at], nil
		}
	}
	if v.optional {
		return -1, v.columns[0], nil
	}
	return 0, "", t.noColumn(v)
}

func (t *table) noColumn(v *value) error {
	const shown = 40
	head := list(t.header, shown)
	if t.in.shelf != nil {
		return fault.Invalidf("%s has no column %q (mapping, line %d). It has: %s.",
			"%s: нет столбца «%s» (схема, строка %d). Есть: %s.", t.in.name, v.columns[0], v.line, head)
	}
	where := fmt.Sprintf("%d:%d", v.line, v.column)
	if guess := nearest(v.columns[0], t.header); guess != "" {
		return fault.Invalidf("%s has no column %q (mapping, line %s); did you mean %q? The header in line %d has: %s.",
			"%s: нет столбца «%s» (схема, строка %s); может быть, «%s»? В заголовке, строка %d: %s.", t.in.name, v.columns[0], where, guess, t.heads, head)
	}
	return fault.Invalidf("%s has no column %q (mapping, line %s). The header in line %d has: %s.",
		"%s: нет столбца «%s» (схема, строка %s). В заголовке, строка %d: %s.", t.in.name, v.columns[0], where, t.heads, head)
}

// readError makes a sentence of what stopped the reading of a file.
func (t *table) readError(at int64, err error) error {
	var b *brokenError
	if errors.As(err, &b) {
		return fault.Say(fault.Invalid, fault.Text{EN: "%[1]s, line %[2]d: %[3]s.", RU: "%[1]s, строка %[2]d: %[4]s."}, t.in.name, b.line, b.reason.EN, b.reason.RU)
	}
	return fault.Because(err, fault.Invalid, fault.Text{
		EN: "%s cannot be read beyond line %d: it is damaged.", RU: "%s не читается дальше строки %d: файл повреждён.",
	}, t.in.name, at)
}

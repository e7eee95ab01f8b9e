package texttable

import (
	"strings"

	"svodka/internal/fault"
)

// document is the text cut into words, nothing understood yet.
type document struct {
	seen   line // the words after "seen:"
	tables []table
}

type table struct {
	at     int // number of the line with its name
	name   string
	all    bool // it delivers the entity whole
	gone   bool // it lists ids only
	head   []string
	bodies []line
}

type line struct {
	at    int
	words []word
}

type word struct {
	text   string
	quoted bool
}

// empty reports whether the word stands for nothing.
func (w word) empty() bool { return w.text == "" || w.text == "-" && !w.quoted }

func parse(text string) (document, error) {
	var doc document
	for i, raw := range strings.Split(text, "\n") {
		words, err := split(raw)
		if err != nil {
			return doc, wrong(i+1, "%v", err)
		}
		l := line{at: i + 1, words: words}
		if len(words) == 0 || doc.begin(l) {
			continue
		}
		if len(doc.tables) == 0 {
			return doc, wrong(l.at, "a table begins with its name and a colon, such as \"deals:\"")
		}
		doc.tables[len(doc.tables)-1].add(l)
	}
	return doc, nil
}

// begin takes in a line that opens a table or says when the source was read.
func (d *document) begin(l line) bool {
	last := l.words[len(l.words)-1]
	switch first := l.words[0]; {
	case first.text == "seen:":
		d.seen = line{at: l.at, words: l.words[1:]}
	case last.quoted || !strings.HasSuffix(last.text, ":"):
		return false
	case len(l.words) == 1:
		d.tables = append(d.tables, table{at: l.at, name: strings.TrimSuffix(last.text, ":")})
	case len(l.words) == 2 && (first.text == "gone" || first.text == "all"):
		d.tables = append(d.tables, table{
			at: l.at, name: strings.TrimSuffix(last.text, ":"), gone: first.text == "gone", all: first.text == "all",
		})
	default:
		return false
	}
	return true
}

func (t *table) add(l line) {
	if t.gone || t.head != nil {
		t.bodies = append(t.bodies, l)
		return
	}
	for _, w := range l.words {
		t.head = append(t.head, w.text)
	}
}

// split cuts a line into words.
//
//	1  "first talk"  -  # why    →    1 · first talk · -
func split(s string) ([]word, error) {
	var words []word
	for {
		s = strings.TrimLeft(s, " \t\r")
		switch {
		case s == "" || s[0] == '#':
			return words, nil
		case s[0] == '"':
			text, rest, closed := strings.Cut(s[1:], `"`)
			if !closed {
				return nil, fault.New(fault.Invalid, "a quotation mark is not closed")
			}
			words, s = append(words, word{text: text, quoted: true}), rest
		default:
			end := strings.IndexAny(s, " \t\r")
			if end < 0 {
				end = len(s)
			}
			words, s = append(words, word{text: s[:end]}), s[end:]
		}
	}
}

// wrong is the error for a line that cannot be read.
func wrong(line int, format string, args ...any) error {
	return fault.New(fault.Invalid, "line %d: "+format, append([]any{line}, args...)...)
}

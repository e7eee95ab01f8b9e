package file

import (
	"bytes"
	"errors"
	"io"

	"svodka/internal/fault"
)

// splitter cuts a stream of UTF-8 into the cells of CSV. It follows RFC 4180 as encoding/csv does, with two differences:
// a quote in the middle of an unquoted cell is a letter like any other (ООО "Ромашка"), as spreadsheets have it; and
// lines may end in a carriage return alone.
//
// The cells it returns lie in its own buffer and hold until the next call.
type splitter struct {
	r     io.Reader
	delim byte
	eol   byte // '\n', or '\r' in files of old Macs
	buf   []byte
	pos   int // first byte not yet given out
	end   int // end of what was read
	eof   bool
	line  int64 // of the next record, from 1
	read  int64 // bytes taken from r
	// unended is set with the last record when no line end followed it.
	unended bool
	cells   [][]byte
}

const (
	splitBuffer = 256 << 10
	maxRecord   = 16 << 20
)

func newSplitter(r io.Reader, delim, eol byte) *splitter {
	return &splitter{r: r, delim: delim, eol: eol, line: 1, buf: make([]byte, splitBuffer)}
}

// brokenError says at which line the text stops to be CSV.
type brokenError struct {
	line   int64
	reason *fault.Text
	cut    bool // the file ends inside the record
}

// Error returns the English reason.
func (e *brokenError) Error() string { return e.reason.EN }

// next returns the cells of the next record that is not an empty line, and the line it begins on; io.EOF after the last.
func (s *splitter) next() ([][]byte, int64, error) {
	for {
		text, err := s.scan()
		if err != nil {
			return nil, s.line, err
		}
		started := s.line
		s.line++
		if bytes.IndexByte(text, '"') < 0 {
			s.pos += min(len(text)+1, s.end-s.pos)
			if text = s.chomp(text); len(text) == 0 {
				continue
			}
			s.plain(text)
			return s.cells, started, nil
		}
		if text, err = s.measure(); err != nil {
			return nil, started, err
		}
		s.pos += min(len(text)+1, s.end-s.pos)
		return s.cells, started, s.quoted(s.chomp(text), started)
	}
}

// chomp takes the carriage return off a line that ended in \r\n.
func (s *splitter) chomp(line []byte) []byte {
	if n := len(line); s.eol == '\n' && n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

// scan returns the line at pos without its end, and leaves pos where it is.
func (s *splitter) scan() ([]byte, error) {
	for seen := 0; ; {
		if i := bytes.IndexByte(s.buf[s.pos+seen:s.end], s.eol); i >= 0 {
			return s.buf[s.pos : s.pos+seen+i], nil
		}
		if s.eof {
			if s.pos == s.end {
				return nil, io.EOF
			}
			s.unended = true
			return s.buf[s.pos:s.end], nil
		}
		seen = s.end - s.pos
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

// Where in a record a byte stands.
type state uint8

const (
	cellStart state = iota
	inBare
	inQuotes
	afterQuote // a quote inside quotes: the end of the cell, or the first of two
)

// measure returns the record at pos, which has quotes, with the line ends inside them, and leaves pos where it is.
func (s *splitter) measure() ([]byte, error) {
	opened, at := s.line-1, cellStart
	for i := 0; ; {
		for ; s.pos+i < s.end; i++ {
			switch c := s.buf[s.pos+i]; {
			case c == '"' && at != inBare:
				at = [...]state{cellStart: inQuotes, inQuotes: afterQuote, afterQuote: inQuotes}[at]
			case c == s.eol && at == inQuotes:
				s.line++
			case c == s.eol:
				return s.buf[s.pos : s.pos+i], nil
			case at == inQuotes:
			case c == s.delim:
				at = cellStart
			default:
				at = inBare
			}
		}
		if s.eof {
			s.unended = true
			if at == inQuotes {
				return nil, &brokenError{line: opened, cut: true, reason: say(
					"opens a quote that is never closed: the file was cut off, or a quote is too many",
					"открыта кавычка, которая не закрывается до конца файла: файл обрезан или кавычка лишняя")}
			}
			return s.buf[s.pos:s.end], nil
		}
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

// fill moves what is left to the front of the buffer and reads more behind it.
func (s *splitter) fill() error {
	s.end = copy(s.buf, s.buf[s.pos:s.end])
	s.pos = 0
	if s.end == len(s.buf) {
		if len(s.buf) >= maxRecord {
			return &brokenError{line: s.line, reason: say(
				"is longer than %d megabytes: a quote may be missing, or the delimiter is another one",
				"длиннее %d мегабайт: не закрыта кавычка или указан не тот разделитель", maxRecord>>20)}
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n, err := s.r.Read(s.buf[s.end:])
	s.end += n
	s.read += int64(n)
	if errors.Is(err, io.EOF) {
		s.eof = true
		return nil
	}
	return err
}

// plain cuts a line without quotes.
func (s *splitter) plain(line []byte) {
	s.cells = s.cells[:0]
	start := 0
	for i, c := range line {
		if c == s.delim {
			s.cells = append(s.cells, line[start:i:i])
			start = i + 1
		}
	}
	s.cells = append(s.cells, line[start:])
}

// quoted cuts a record that has quotes somewhere and was measured, so that every one of them closes.
func (s *splitter) quoted(text []byte, started int64) error {
	s.cells = s.cells[:0]
	for {
		if len(text) == 0 || text[0] != '"' {
			i := bytes.IndexByte(text, s.delim)
			if i < 0 {
				s.cells = append(s.cells, text)
				return nil
			}
			s.cells, text = append(s.cells, text[:i:i]), text[i+1:]
			continue
		}
		size := quotedSize(text)
		if rest := text[size:]; len(rest) > 0 && rest[0] != s.delim {
			return &brokenError{line: started, reason: say(
				"has text after a closing quote: %q. Double a quote inside a quoted value, or remove it",
				"после закрывающей кавычки стоит текст: «%s». Удвойте кавычку внутри значения или уберите её", clip(rest))}
		}
		s.cells = append(s.cells, unquote(text[1:size-1]))
		if size == len(text) {
			return nil
		}
		text = text[size+1:]
	}
}

// quotedSize returns the length of the quoted cell that b begins with, quotes included.
func quotedSize(b []byte) int {
	for i := 1; i < len(b); i++ {
		j := bytes.IndexByte(b[i:], '"')
		if j < 0 {
			break
		}
		if i += j; i+1 == len(b) || b[i+1] != '"' {
			return i + 1
		}
		i++
	}
	return len(b)
}

// unquote halves doubled quotes and turns \r\n into \n, in place.
func unquote(b []byte) []byte {
	if bytes.IndexByte(b, '"') < 0 && bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	out := b[:0]
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '"' && i+1 < len(b):
			i++
		case b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n':
			continue
		}
		out = append(out, b[i])
	}
	return out
}

// clip shortens a value for a message.
func clip[T string | []byte](v T) string {
	const most = 60
	r := []rune(string(v))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(v)
}

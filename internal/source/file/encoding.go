package file

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"svodka/internal/fault"
)

// encodingNames are the encodings a mapping may name, "auto" apart.
var encodingNames = []string{"utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1251", "cp1251", "cp866", "koi8-r", "windows-1252"}

// encodingNamed returns the decoder of an encoding; nil for UTF-8, which needs none.
func encodingNamed(name string) encoding.Encoding {
	switch name {
	case "utf-16", "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case "windows-1251", "cp1251":
		return charmap.Windows1251
	case "cp866":
		return charmap.CodePage866
	case "koi8-r":
		return charmap.KOI8R
	case "windows-1252":
		return charmap.Windows1252
	}
	return nil
}

// census counts what tells encodings apart, over a whole file: a letter that is not ASCII may come in its last line.
type census struct {
	head     []byte // the first bytes, for the byte order mark and the delimiter
	multi    int64  // well-formed letters of several bytes
	broken   int64  // bytes that are not UTF-8
	brokenAt int64  // line of the first of them
	upper    int64  // bytes 0xC0-0xFF, the letters of cp1251
	lower    int64  // bytes 0x80-0xAF, most letters of cp866
	zeros    [2]int64
	newlines int64
	returns  int64
	rest     []byte // a letter cut by the end of the last block
}

const headBytes = 64 << 10

// countText reads a file to its end.
func countText(r io.Reader) (*census, error) {
	c := &census{}
	buf := make([]byte, splitBuffer)
	for {
		n, err := r.Read(buf)
		if room := headBytes - len(c.head); room > 0 {
			c.head = append(c.head, buf[:min(n, room)]...)
		}
		c.add(buf[:n])
		if errors.Is(err, io.EOF) {
			c.broken += int64(len(c.rest))
			return c, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (c *census) add(b []byte) {
	if len(c.rest) > 0 {
		b = append(append([]byte(nil), c.rest...), b...)
		c.rest = nil
	}
	c.newlines += int64(bytes.Count(b, []byte{'\n'}))
	c.returns += int64(bytes.Count(b, []byte{'\r'}))
	if c.zeros[0]+c.zeros[1] > 0 || bytes.IndexByte(b, 0) >= 0 {
		for i, x := range b {
			if x == 0 {
				c.zeros[i%2]++
			}
		}
	}
	if c.broken == 0 && ascii(b) {
		return
	}
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1 && !utf8.FullRune(b[i:]):
			c.rest = append(c.rest, b[i:]...)
			return
		case r == utf8.RuneError && n == 1:
			if c.broken == 0 {
				c.brokenAt = c.newlines - int64(bytes.Count(b[i:], []byte{'\n'})) + 1
			}
			c.broken++
		default:
			c.multi++
		}
		for _, x := range b[i : i+n] {
			if x >= 0xC0 {
				c.upper++
			} else if x < 0xB0 {
				c.lower++
			}
		}
		i += n
	}
}

func ascii(b []byte) bool {
	for ; len(b) >= 8; b = b[8:] {
		if (b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7])&0x80 != 0 {
			return false
		}
	}
	for _, x := range b {
		if x >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// encoding decides what a file is written in. A broken letter in a file that is plainly UTF-8 is damage, not another
// encoding: reading it as one would turn every Russian word into rubbish.
func (c *census) encoding() (string, *fault.Text) {
	switch {
	case bytes.HasPrefix(c.head, []byte{0xFF, 0xFE}):
		return "utf-16le", nil
	case bytes.HasPrefix(c.head, []byte{0xFE, 0xFF}):
		return "utf-16be", nil
	case c.zeros[1] > 0 && c.zeros[0] == 0:
		return "utf-16le", nil
	case c.zeros[0] > 0 && c.zeros[1] == 0:
		return "utf-16be", nil
	case c.zeros[0] > 0:
		return "", say("is not a text file: it holds zero bytes", "это не текстовый файл: в нём есть нулевые байты")
	case c.broken == 0:
		return "utf-8", nil
	case c.multi > 4*c.broken || bytes.HasPrefix(c.head, bom):
		return "", say("is UTF-8 with a damaged letter in line %d: the file was cut or spoilt. Export it again, or set encoding: in the mapping",
			"файл в UTF-8 с повреждённой буквой в строке %d: он обрезан или испорчен. Выгрузите его заново или укажите encoding: в схеме", max(c.brokenAt, 1))
	case c.lower > c.upper:
		return "cp866", nil
	}
	return "windows-1251", nil
}

// eol decides what ends a line.
func (c *census) eol() byte {
	if c.newlines == 0 && c.returns > 0 {
		return '\r'
	}
	return '\n'
}

var bom = []byte{0xEF, 0xBB, 0xBF}

// decoded returns r as UTF-8 without a byte order mark.
func decoded(r io.Reader, name string) io.Reader {
	if e := encodingNamed(name); e != nil {
		return e.NewDecoder().Reader(r)
	}
	return &bomSkipper{r: r}
}

// bomSkipper leaves out the byte order mark that UTF-8 files of Excel begin with.
type bomSkipper struct {
	r    io.Reader
	head []byte
	past bool
}

// Read reads on, without the mark.
func (s *bomSkipper) Read(p []byte) (int, error) {
	if !s.past {
		s.past = true
		head := make([]byte, len(bom))
		n, err := io.ReadFull(s.r, head)
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			return 0, err
		}
		if s.head = head[:n]; bytes.Equal(s.head, bom) {
			s.head = nil
		}
	}
	if len(s.head) > 0 {
		n := copy(p, s.head)
		s.head = s.head[n:]
		return n, nil
	}
	return s.r.Read(p)
}

// notText names a file by its first bytes when it is something else than text, nil when it may be text.
func notText(head []byte) *fault.Text {
	switch {
	case bytes.HasPrefix(head, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return say("is a workbook of Excel 97-2003 or one with a password. Save it as .xlsx without a password",
			"это книга Excel 97–2003 или книга с паролем. Сохраните её как .xlsx без пароля")
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}):
		return say("is packed by gzip. Unpack it first, or pack it as .zip", "файл сжат gzip. Распакуйте его или сожмите в .zip")
	case bytes.HasPrefix(head, []byte("%PDF")):
		return say("is a PDF. Export it as CSV or XLSX", "это PDF. Выгрузите данные в CSV или XLSX")
	case bytes.HasPrefix(head, []byte("Rar!")), bytes.HasPrefix(head, []byte("7z\xBC\xAF")):
		return say("is a RAR or 7z archive. Pack the files as .zip", "это архив RAR или 7z. Сожмите файлы в .zip")
	}
	return nil
}

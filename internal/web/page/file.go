package page

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"unicode"

	"svodka/internal/lang"
)

// Send writes a file whole, or nothing and an error. With a name the browser keeps it instead of showing it.
func Send(w http.ResponseWriter, kind, name string, write func(io.Writer) error) error {
	return SendNamed(w, kind, name, name, write)
}

// SendNamed is Send with a name in any alphabet; ascii is for programs that know no other.
func SendNamed(w http.ResponseWriter, kind, ascii, name string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	Attach(w, kind, ascii, name)
	_, _ = w.Write(b.Bytes()) // the reader has gone: nobody to tell
	return nil
}

// Attach writes the headers of a file that the browser keeps; without a name it shows it.
func Attach(w http.ResponseWriter, kind, ascii, name string) {
	w.Header().Set("Content-Type", kind)
	if ascii != "" {
		w.Header().Set("Content-Disposition", Disposition(ascii, name))
	}
}

// Disposition is the header that names a file: in plain letters for old programs, and in full as RFC 5987 and RFC 6266 have it.
func Disposition(ascii, name string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '"' || r == '\\' || r == '%' {
			return '_'
		}
		return r
	}, ascii)
	text := `attachment; filename="` + plain + `"`
	if name == "" || name == plain {
		return text
	}
	var b strings.Builder
	const hex = "0123456789ABCDEF"
	for _, c := range []byte(strings.ToValidUTF8(name, "_")) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("!#$&+-.^_`|~", c) >= 0:
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return text + "; filename*=UTF-8''" + b.String()
}

// FileName leaves of a title what every system keeps in the name of a file.
func FileName(title string, l lang.Lang) string {
	const most = 120
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		case strings.ContainsRune(`/\:*?"<>|%`, r):
			return '-'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, title)
	if list := []rune(name); len(list) > most {
		name = string(list[:most])
	}
	if name = strings.Trim(name, " ."); name == "" {
		return l.Pick("Svodka", "Сводка")
	}
	return name
}

package file

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// readAll runs the splitter over a text, in small reads so that every border of the buffer is met.
func readAll(r io.Reader, delim byte) ([][]string, error) {
	s := newSplitter(r, delim, '\n')
	s.buf = make([]byte, 7)
	var out [][]string
	for {
		cells, _, err := s.next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		row := make([]string, 0, len(cells))
		for _, c := range cells {
			row = append(row, string(c))
		}
		out = append(out, row)
	}
}

// oracle is encoding/csv.
func oracle(s string, delim rune) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.FieldsPerRecord = delim, -1
	return r.ReadAll()
}

// TestSplitterEqualsEncodingCSV: whatever encoding/csv accepts, the splitter reads the same way.
func TestSplitterEqualsEncodingCSV(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "б", `"`, `""`, ",", ";", "\n", "\r\n", "\r", " ", "1,5", `"x"`, `"x,y"`, "\"l\nm\"", "long text here"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "text"), "")
		compare(t, text)
	})
}

func compare(t interface {
	Fatalf(string, ...any)
	Helper()
}, text string,
) {
	t.Helper()
	want, err := oracle(text, ',')
	if err != nil {
		return // the splitter may be more patient
	}
	got, err := readAll(iotest.OneByteReader(strings.NewReader(text)), ',')
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Fatalf("%q:\n got %q\nwant %q", text, got, want)
	}
}

func FuzzSplitter(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\"\"b\",c\r\n", "\"a\nb\",\r\n", "a\"b,c", "\"", "\r", "\n\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { compare(t, s) })
}

func TestSplitterLines(t *testing.T) {
	s := newSplitter(strings.NewReader("h\n\n\"a\nb\"\n\nc\n"), ',', '\n')
	var lines []int64
	for {
		_, line, err := s.next()
		if err != nil {
			break
		}
		lines = append(lines, line)
	}
	if !slices.Equal(lines, []int64{1, 3, 6}) {
		t.Errorf("lines %v", lines)
	}
}

func TestSplitterMacLines(t *testing.T) {
	s := newSplitter(strings.NewReader("a;b\r1;2\r"), ';', '\r')
	for range 2 {
		if cells, _, err := s.next(); err != nil || len(cells) != 2 {
			t.Fatalf("%q %v", cells, err)
		}
	}
	if _, _, err := s.next(); !errors.Is(err, io.EOF) {
		t.Errorf("end: %v", err)
	}
}

func TestSplitterPatience(t *testing.T) {
	got, err := readAll(strings.NewReader("ООО \"Ромашка\",1\n"), ',')
	if err != nil || got[0][0] != `ООО "Ромашка"` {
		t.Errorf("%q %v", got, err)
	}
	for text, want := range map[string]string{
		"a,b\n1,\"cut":       "never closed",
		"a,b\n\"x\" y,2\n":   "after a closing quote",
		"a,b\n1,2\n\"\"\"\n": "never closed",
	} {
		if _, err := readAll(strings.NewReader(text), ','); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func BenchmarkSplitter(b *testing.B) {
	row := []byte("D0001234,Anna Snelling,GTX Basic,Cancity,Won,2016-10-20,2017-03-01,1054.25,12,555.10,West,note text\n")
	text := bytes.Repeat(row, 10000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s := newSplitter(bytes.NewReader(text), ',', '\n')
		for {
			if _, _, err := s.next(); err != nil {
				break
			}
		}
	}
	b.ReportMetric(float64(b.N)*10000/b.Elapsed().Seconds(), "rows/s")
}

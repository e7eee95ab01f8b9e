package render

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"svodka/internal/lang"
)

// stamp is a drawer that draws the same dot everywhere.
type stamp struct{ drawn int }

func (s *stamp) PNG(context.Context, *Picture, int, int, float64, lang.Lang) ([]byte, error) {
	s.drawn++
	return []byte("\x89PNG dot"), nil
}

func (s *stamp) PDF(_ context.Context, w io.Writer, _ *Document) error {
	_, err := io.WriteString(w, "%PDF")
	return err
}

func (s *stamp) Poster(_ context.Context, w io.Writer, _ *Document) error {
	_, err := io.WriteString(w, "\x89PNG")
	return err
}

func formed(t *testing.T, name string, d *Document) string {
	t.Helper()
	for _, f := range Formats(func() (Drawer, error) { return &stamp{}, nil }) {
		if f.Name == name {
			var b bytes.Buffer
			if err := f.Write(t.Context(), &b, d); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
	}
	t.Fatalf("no form %s", name)
	return ""
}

func TestFormats(t *testing.T) {
	var names []string
	for _, f := range Formats(func() (Drawer, error) { return &stamp{}, nil }) {
		names = append(names, f.Name)
		if f.Ext != "."+f.Name || f.Title == "" || f.Type == "" {
			t.Errorf("%+v", f)
		}
		if text := formed(t, f.Name, sample()); text == "" {
			t.Errorf("%s is empty", f.Name)
		}
	}
	if want := []string{"xlsx", "pdf", "csv", "tsv", "json", "html", "png"}; !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
	for _, f := range Formats(nil) {
		if f.Name == "pdf" || f.Name == "png" {
			t.Errorf("%s without what draws", f.Name)
		}
	}
	broken := errors.New("no script")
	for _, f := range Formats(func() (Drawer, error) { return nil, broken }) {
		if err := f.Write(t.Context(), io.Discard, sample()); f.Name == "pdf" && !errors.Is(err, broken) {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// TestDocumentCSV writes several tables one after another, texts that cannot run, and numbers that the reader's spreadsheet counts with.
func TestDocumentCSV(t *testing.T) {
	d := sample()
	d.Parts[0].Num, d.Parts[0].Unit = Num{V: 1234567.89, Is: true, Format: "#,##0", Exact: "1234567.89"}, "₽"
	d.Parts[1].Table.Rows[0].Cells = append(d.Parts[1].Table.Rows[0].Cells, Cell{Text: "1 ч 30 мин", Num: Num{V: 0.0625, Is: true, Format: clockFormat, Exact: "5400"}})
	d.Parts[1].Table.Heads = append(d.Parts[1].Table.Heads, Head{Title: "Разговор", Figures: true})
	d.Parts[1].Table.Cut = "=500 of 900"
	for _, c := range []struct {
		l           lang.Lang
		comma       rune
		money, part string
	}{{lang.RU, ';', "1234567,89", "1,5"}, {lang.EN, ',', "1234567.89", "1.5"}} {
		d.Lang = c.l
		text := formed(t, "csv", d)
		if !strings.HasPrefix(text, bom) {
			t.Error("a spreadsheet takes it for another alphabet")
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, bom)))
		r.Comma, r.FieldsPerRecord = c.comma, -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if last := rows[len(rows)-1]; !slices.Equal(last, []string{"'=500 of 900"}) {
			t.Errorf("rows that are left out are told in %q", last)
		}
		if rows[1][0] != "Выручка" || rows[1][1] != c.money || rows[1][2] != "₽" || rows[1][3] != c.l.Pick("change ", "изменение ")+"+1 %" {
			t.Errorf("the figure: %q", rows[1])
		}
		at := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 1 && strings.Contains(r[0], "HYPERLINK") })
		if at < 1 || rows[at-2][0] != "По менеджерам: a/b?[1]" {
			t.Fatalf("the table: %q", rows)
		}
		if head := rows[at-1]; head[2] != "Выручка, изменение, %" || head[1] != "Выручка, ₽, Выручка, ₽" || head[3] != "Разговор, "+c.l.Pick("h", "ч") {
			t.Errorf("heads %q", head)
		}
		if got := rows[at]; got[0] != `'=HYPERLINK("http://evil")` || got[1] != c.money || got[2] != "1" || got[3] != c.part {
			t.Errorf("row %q", got)
		}
		if got := rows[at+1]; got[2] != "" {
			t.Errorf("a figure that is not there is %q", got[2])
		}
		if got := rows[at+2]; got[0] != "Итого" {
			t.Errorf("totals %q", got)
		}
	}
	d.Parts = d.Parts[1:2]
	if text := formed(t, "csv", d); !strings.HasPrefix(text, bom+"Менеджер,") && !strings.HasPrefix(text, bom+"Менеджер;") {
		t.Errorf("one table is not alone: %.80q", text)
	}
	d.Parts[0].Table.Rows[0].Cells[0].Text = "a\tb\nc"
	for line := range strings.SplitSeq(strings.TrimSuffix(formed(t, "tsv", d), "\r\n"), "\r\n") {
		if strings.Contains(line, "\n") || strings.HasPrefix(line, "a") && strings.Count(line, "\t") != 3 {
			t.Errorf("%q", line)
		}
	}
}

func TestDocumentJSON(t *testing.T) {
	d := sample()
	d.Parts[0].Num = Num{V: 1234.56789, Is: true, Exact: "1234567.89"} // shown in thousands, told in whole
	d.Parts[1].Table.Rows[0].Cells[2].Num.Exact = "0.0123"
	d.Parts[1].Table.Heads[1].Name = "revenue"
	var got struct {
		Title, Period, Conclusion, Made string
		Tiles                           []struct {
			Title, Figure string
			Value         *float64
			Columns       []struct {
				Name, Title, Over string
				Figures           bool
			}
			Rows, Totals [][]any
		}
		Terms []struct{ Name, Means string }
	}
	if err := json.Unmarshal([]byte(formed(t, "json", d)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Title != d.Title || len(got.Tiles) != 3 || got.Tiles[0].Value == nil || *got.Tiles[0].Value != 1234567.89 || len(got.Terms) != 1 {
		t.Errorf("%+v", got)
	}
	x := got.Tiles[1]
	if x.Columns[1].Name != "revenue" || !x.Columns[1].Figures || x.Columns[1].Over != "Выручка, ₽" {
		t.Errorf("%+v", x.Columns)
	}
	if len(x.Rows) != 2 || x.Rows[0][0] != `=HYPERLINK("http://evil")` || x.Rows[0][1] != 1234567.89 || x.Rows[0][2] != 0.0123 || x.Rows[1][2] != nil {
		t.Errorf("%v", x.Rows)
	}
	if len(x.Totals) != 1 || x.Totals[0][1] != 1234568.19 {
		t.Errorf("%v", x.Totals)
	}
}

// TestMail holds the body of a letter against what mail programs take: no scripts, no sheets, every picture sent along, texts as
// texts, long tables cut with a link to the rest.
func TestMail(t *testing.T) {
	d := sample()
	d.Link = "https://svodka.example/r/leads?a=1&b=2"
	d.Terms[0].Link = "https://svodka.example/metrics/revenue"
	d.Parts[0].Title = `<script>alert(1)</script>`
	long := &Sheet{Heads: d.Parts[1].Table.Heads, Labels: 1}
	for range 100 {
		long.Rows = append(long.Rows, Line{Cells: []Cell{{Text: "строка"}, {Text: "1", Link: "javascript:alert(1)"}, {Text: "2"}}})
	}
	long.Rows = append(long.Rows, Line{Total: true, Cells: []Cell{{Text: "Всего по всем"}, {Text: "100"}, {Text: "200"}}})
	d.Parts[2].Table = long
	draw := &stamp{}
	text, pictures, err := Mail(t.Context(), d, draw)
	if err != nil {
		t.Fatal(err)
	}
	if len(pictures) != 1 || draw.drawn != 1 || !strings.Contains(text, `src="cid:`+pictures[0].ID+`"`) || len(pictures[0].PNG) == 0 {
		t.Errorf("%d pictures, %d drawn", len(pictures), draw.drawn)
	}
	for _, bad := range []string{"<script", "<style", "<link", "javascript:", "class=", "<div></div>", "%!"} {
		if strings.Contains(text, bad) {
			t.Errorf("a letter with %s", bad)
		}
	}
	for _, want := range []string{
		`href="https://svodka.example/r/leads?a=1&amp;b=2"`, `href="https://svodka.example/metrics/revenue"`, "1,23 млн ₽", "Выручка выросла.", "Данные на 1 апр",
		"Первые строки: 30 из 100.", "Всего по всем", "Источник: Яндекс", `lang="ru"`, `name="color-scheme"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if n := strings.Count(text, ">строка<"); n != mostLetterRows {
		t.Errorf("%d rows", n)
	}
	if n := strings.Count(formed(t, "html", d), ">строка<"); n != 100 {
		t.Errorf("the file has %d rows", n)
	}
	if strings.Contains(formed(t, "html", d), "cid:") {
		t.Error("a file cannot show what a letter carries")
	}
	plain := MailText(d)
	for _, want := range []string{"1,23 млн ₽", "Выручка выросла.", "Всего по всем", "Данные на 1 апр", d.Link, "Первые строки: 30 из 100."} {
		if !strings.Contains(plain, want) {
			t.Errorf("the plain text lacks %q", want)
		}
	}
	for line := range strings.SplitSeq(plain, "\n") {
		if len([]rune(line)) > 100 && !strings.Contains(line, "https://") {
			t.Errorf("a long line: %q", line)
		}
	}
	if dir := os.Getenv("SVODKA_SHOW"); dir != "" {
		_ = os.WriteFile(dir+"/mail.html", []byte(text), 0o600)
		_ = os.WriteFile(dir+"/mail.txt", []byte(plain), 0o600)
	}
	if text, pictures, err = Mail(t.Context(), d, nil); err != nil || len(pictures) > 0 || strings.Contains(text, "<img") {
		t.Errorf("without a drawer: %d pictures, %v", len(pictures), err)
	}
}

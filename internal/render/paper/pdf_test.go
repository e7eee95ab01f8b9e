package paper_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"svodka/internal/lang"
	"svodka/internal/render"
)

func document(t testing.TB, rows int) *render.Document {
	t.Helper()
	d := &render.Document{
		Lang: lang.RU, Title: "Отчёт о продажах", Organisation: "ООО «Ромашка»", Reader: "Анна Иванова", Period: "1–30 апреля 2026", Compared: "те же дни марта",
		Filters: "Воронка: Основная; Источник: Яндекс", AsOf: "Данные на 30 апр 2026, 14:16 (Europe/Moscow), версия 7", Made: time.Date(2026, 4, 30, 14, 20, 0, 0, time.UTC),
		Conclusion: "Выручка выросла на 12 % к тем же дням марта: больше всего добавила Анна, а Борис потерял 240 тыс. ₽ на отказах из-за цены.",
		Notes:      []string{"Период не закрыт: показаны дни по 30 апреля."}, Terms: []render.Term{{Name: "Выручка", Means: "Сумма сделок, выигранных в эти дни."}},
	}
	for _, title := range []string{"Выручка", "Новые сделки", "Доля выигранных", "Средний чек", "Звонки"} {
		d.Parts = append(d.Parts, render.Part{Title: title, Figure: "14,35 млн ₽", Under: []string{"+12,4 % к прошлому периоду, те же дни", "83 % плана"}, Mood: render.Good, Columns: 3})
	}
	list := pictures(t)
	names := make([]string, 0, len(list))
	for name := range list {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		d.Parts = append(d.Parts, render.Part{Title: "График " + name, Sub: "по месяцам", Chart: list[name], Columns: 6})
	}
	s := &render.Sheet{Labels: 1, Heads: []render.Head{{Title: "Менеджер"}}, Groups: []render.HeadGroup{{Title: "Выручка, ₽", Span: 3}, {Title: "Новые сделки", Span: 2}}}
	for _, h := range []string{"факт", "год назад, 1–30 апр 2025", "изменение, %", "факт", "доля, %"} {
		s.Heads = append(s.Heads, render.Head{Title: h, Figures: true})
	}
	for i := range rows {
		line := render.Line{Total: i == rows-1, Cells: []render.Cell{{Text: fmt.Sprintf("Строка %d 😀 Константинопольский-Переяславский", i)}}}
		for k := range 5 {
			c := render.Cell{Text: strconv.Itoa(i*1000 + k), Link: "https://crm.example/r"}
			if k == 2 {
				c.Mood = []render.Mood{render.Good, render.Bad}[i%2]
			}
			line.Cells = append(line.Cells, c)
		}
		s.Rows = append(s.Rows, line)
	}
	d.Parts = append(d.Parts, render.Part{Title: "По менеджерам", Table: s})
	return d
}

// pages are the texts of content streams, and how many pages there are.
func pages(t *testing.T, file []byte) int {
	t.Helper()
	m := regexp.MustCompile(`/Type /Pages\s*/Kids \[[^\]]*\]\s*/Count (\d+)`).FindSubmatch(file)
	if m == nil {
		t.Fatal("no pages")
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// content is what is drawn on all pages.
func content(t *testing.T, file []byte) string {
	t.Helper()
	var all strings.Builder
	for _, part := range bytes.Split(file, []byte("stream\n"))[1:] {
		z, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			continue
		}
		text, err := io.ReadAll(z)
		if err == nil || errors.Is(err, io.ErrUnexpectedEOF) {
			all.Write(text)
		}
	}
	return all.String()
}

// utf16 is a text as pages hold it.
func utf16(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r >> 8))
		b.WriteByte(byte(r))
	}
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`).Replace(b.String())
}

func TestPDF(t *testing.T) {
	d := drawer(t)
	for _, c := range []struct {
		name   string
		layout render.Layout
		wide   bool
	}{{"upright", render.Layout{}, false}, {"lying", render.Layout{}, true}, {"large", render.Layout{Size: "A3", Lay: "landscape"}, true}} {
		t.Run(c.name, func(t *testing.T) {
			doc := document(t, 90)
			doc.Wide, doc.Board, doc.Layout, doc.Demo = c.wide, c.wide, c.layout, true
			var b bytes.Buffer
			if err := d.PDF(context.Background(), &b, doc); err != nil {
				t.Fatal(err)
			}
			show(t, c.name+".pdf", b.Bytes())
			n := pages(t, b.Bytes())
			text := content(t, b.Bytes())
			if last := utf16(fmt.Sprintf("стр. %d из %d", n, n)); n < 3 || !strings.Contains(text, last) {
				t.Errorf("%d pages, and the last does not say so", n)
			}
			if said := strings.Count(text, utf16("Демонстрация.")); said != n+1 {
				t.Errorf("the cover and %d feet say %d times that the company is made up", n, said)
			}
			if heads := strings.Count(text, utf16("Менеджер")); heads < 2 {
				t.Errorf("the heads of a long table stand %d times", heads)
			}
			for i := range 90 {
				if !strings.Contains(text, utf16(strconv.Itoa(i*1000+4))) {
					t.Fatalf("row %d is lost", i)
				}
			}
			for _, want := range []string{"/Outlines", "/Lang (ru-RU)", "/URI (https://crm.example/r)"} {
				if !bytes.Contains(b.Bytes(), []byte(want)) {
					t.Errorf("no %s", want)
				}
			}
		})
	}
}

// TestPDFWide parts a table wider than the page into pieces, and loses no column.
func TestPDFWide(t *testing.T) {
	d := drawer(t)
	doc := document(t, 3)
	s := doc.Parts[len(doc.Parts)-1].Table
	s.Groups = nil
	for k := range 40 {
		s.Heads = append(s.Heads, render.Head{Title: fmt.Sprintf("столбец %d", k), Figures: true})
		for i := range s.Rows {
			s.Rows[i].Cells = append(s.Rows[i].Cells, render.Cell{Text: fmt.Sprintf("%d", 7_000_000+k*10+i)})
		}
	}
	doc.Parts = doc.Parts[len(doc.Parts)-1:]
	var b bytes.Buffer
	if err := d.PDF(context.Background(), &b, doc); err != nil {
		t.Fatal(err)
	}
	show(t, "wide.pdf", b.Bytes())
	text := content(t, b.Bytes())
	for k := range 40 {
		for i := range 3 {
			if !strings.Contains(text, utf16(strconv.Itoa(7_000_000+k*10+i))) {
				t.Fatalf("column %d, row %d is lost", k, i)
			}
		}
	}
}

// TestPDFTables keeps the table of a report's chart also where the page lies; a dashboard shows the chart alone.
func TestPDFTables(t *testing.T) {
	d := drawer(t)
	for _, board := range []bool{false, true} {
		doc := document(t, 2)
		last := doc.Parts[len(doc.Parts)-1]
		last.Chart, doc.Wide, doc.Board = pictures(t)["rows"], true, board
		doc.Parts = []render.Part{last}
		var b bytes.Buffer
		if err := d.PDF(context.Background(), &b, doc); err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(content(t, b.Bytes()), utf16("Менеджер")); has == board {
			t.Errorf("a dashboard: %v, with its table: %v", board, has)
		}
	}
}

// TestStopped gives up a drawing whose reader has gone.
func TestStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := drawer(t).PDF(ctx, io.Discard, document(t, 3)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestPoster draws a document as one picture: a dashboard whole, a tile under its own title without the table of its chart.
func TestPoster(t *testing.T) {
	d := drawer(t)
	doc := document(t, 200)
	doc.Board = true
	sizes := map[string]image.Point{}
	for name, parts := range map[string][]render.Part{
		"board":  slices.Concat(doc.Parts[:5], doc.Parts[7:9], doc.Parts[len(doc.Parts)-1:]),
		"tile":   {{Title: "Плитка", Chart: pictures(t)["rows"], Table: doc.Parts[len(doc.Parts)-1].Table, Columns: 6}},
		"figure": {doc.Parts[0]},
	} {
		one := *doc
		one.Parts = parts
		var b bytes.Buffer
		if err := d.Poster(context.Background(), &b, &one); err != nil {
			t.Fatal(err)
		}
		show(t, "poster-"+name+".png", b.Bytes())
		c, err := png.DecodeConfig(&b)
		if err != nil {
			t.Fatal(err)
		}
		sizes[name] = image.Point{X: c.Width, Y: c.Height}
	}
	if b, tile, figure := sizes["board"], sizes["tile"], sizes["figure"]; b.X <= tile.X || b.Y <= tile.Y || tile.Y <= figure.Y || b.Y > 8000 || tile.Y > 2000 {
		t.Errorf("%v", sizes)
	}
}

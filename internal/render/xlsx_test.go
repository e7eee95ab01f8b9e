package render

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"svodka/internal/lang"
)

func sample() *Document {
	money := func(v float64) Cell {
		return Cell{Text: strconv.FormatFloat(v, 'f', 2, 64), Num: Num{V: v, Is: true, Format: "#,##0.00"}, Link: "https://crm.example/records?x=1"}
	}
	share := func(v float64) Cell {
		return Cell{Text: "+1,0", Num: Num{V: v, Is: true, Format: "+#,##0.0%;-#,##0.0%;#,##0.0%"}, Mood: Good}
	}
	table := &Sheet{
		Heads: []Head{{Title: "Менеджер"}, {Title: "Выручка, ₽", Figures: true}, {Title: "изменение, %", Figures: true}}, Labels: 1,
		Groups: []HeadGroup{{Title: "Выручка, ₽", Span: 2}},
		Rows: []Line{
			{Cells: []Cell{{Text: "=HYPERLINK(\"http://evil\")"}, money(1234567.89), share(0.01)}},
			{Cells: []Cell{{Text: "Борис\x00\x0b <&> _x0041_"}, money(0.3), {Text: "—", Mood: Bad}}},
			{Cells: []Cell{{Text: "Итого"}, money(1234568.19), share(0.01)}, Total: true},
		},
	}
	return &Document{
		Lang: lang.RU, Title: "Отчёт", Organisation: "ООО «Ромашка»", Period: "март 2026", Filters: "Источник: Яндекс", AsOf: "Данные на 1 апр",
		Conclusion: "Выручка выросла.", Made: time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC), Terms: []Term{{Name: "Выручка", Means: "Сумма оплат."}},
		Parts: []Part{
			{Title: "Выручка", Figure: "1,23 млн ₽", Under: []string{"+1 %"}, Mood: Good},
			{Title: "По менеджерам: a/b?[1]", Chart: &Picture{Kind: "rows"}, Table: table},
			{Title: "По менеджерам: a/b?[1]", Table: table},
		},
	}
}

func opened(t *testing.T, write func(*bytes.Buffer) error) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("SVODKA_SHOW"); dir != "" {
		if err := os.WriteFile(dir+"/book.xlsx", b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestWorkbook(t *testing.T) {
	f := opened(t, func(b *bytes.Buffer) error { return XLSX(context.Background(), b, sample()) })
	sheets := f.GetSheetList()
	if want := []string{"Сводка", "По менеджерам a b 1", "По менеджерам a b 1 (2)"}; fmt.Sprint(sheets) != fmt.Sprint(want) {
		t.Fatalf("sheets %q, want %q", sheets, want)
	}
	sheet := sheets[1]
	raw := func(at string) string {
		text, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	first := 7 // title, period, filters, an empty line, two lines of heads
	for at, want := range map[string]string{
		"A1": "По менеджерам: a/b?[1]", "B6": "Выручка, ₽", "B7": "1234567.89", "C7": "0.01", "B9": "1234568.19", "A9": "Итого", "A8": "Борис <&> _x0041_", "C8": "",
		fmt.Sprintf("A%d", first): `=HYPERLINK("http://evil")`,
	} {
		if got := raw(at); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
	if formula, _ := f.GetCellFormula(sheet, "A7"); formula != "" {
		t.Errorf("a name runs as a formula: %s", formula)
	}
	if kind, _ := f.GetCellType(sheet, "B7"); kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
		t.Errorf("a figure is kept as %v", kind)
	}
	if shown, _ := f.GetCellValue(sheet, "B7"); shown != "1,234,567.89" {
		t.Errorf("a figure is shown as %q", shown)
	}
	if ok, link, _ := f.GetCellHyperLink(sheet, "B7"); !ok || link != "https://crm.example/records?x=1" {
		t.Errorf("the records stand behind %q", link)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 6 || panes.XSplit != 1 {
		t.Errorf("frozen: %+v, %v", panes, err)
	}
	if n, err := strconv.Atoi(f.GetDefinedName()[0].RefersTo[len(f.GetDefinedName()[0].RefersTo)-1:]); err != nil || n != 6 {
		t.Errorf("heads are repeated by %v", f.GetDefinedName())
	}
	if _, ok := f.Pkg.Load("xl/charts/chart1.xml"); !ok {
		t.Error("no chart")
	} else if text, _ := f.Pkg.Load("xl/charts/chart1.xml"); !strings.Contains(string(text.([]byte)), "3D5BD9") {
		t.Error("the chart has no colour of its own")
	}
	cover, err := f.GetRows(sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	all := fmt.Sprint(cover)
	for _, want := range []string{"Отчёт", "март 2026", "Источник: Яндекс", "Данные на 1 апр", "1,23 млн ₽", "Сумма оплат.", "Выручка выросла."} {
		if !strings.Contains(all, want) {
			t.Errorf("the cover lacks %q: %s", want, all)
		}
	}
}

// TestWorkbookSplits goes on in a further sheet where one is full, loses no row, and says so.
func TestWorkbookSplits(t *testing.T) {
	d := sample()
	d.Parts = d.Parts[1:2]
	const rows, limit = 57, 30
	d.Parts[0].Table = &Sheet{Heads: d.Parts[0].Table.Heads, Labels: 1, Stream: func(yield func(Line) error) error {
		for i := range rows {
			if err := yield(Line{Cells: []Cell{{Text: "n"}, {Num: Num{V: float64(i), Is: true, Format: "#,##0"}}, {}}}); err != nil {
				return err
			}
		}
		return nil
	}}
	f := opened(t, func(b *bytes.Buffer) error { return writeBook(context.Background(), b, d, limit) })
	next := 0
	for _, sheet := range f.GetSheetList()[1:] {
		list, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if len(list) > limit {
			t.Errorf("%s has %d rows", sheet, len(list))
		}
		for _, r := range list {
			if len(r) > 1 && r[0] == "n" {
				if r[1] != strconv.Itoa(next) {
					t.Fatalf("row %v in place of %d", r, next)
				}
				next++
			}
		}
	}
	if next != rows {
		t.Errorf("%d of %d rows", next, rows)
	}
	cover, err := f.GetRows(f.GetSheetList()[0])
	if err != nil || !strings.Contains(fmt.Sprint(cover), "листов: 3") {
		t.Errorf("the cover does not say so: %v, %v", cover, err)
	}
}

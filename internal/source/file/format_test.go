package file

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"svodka/internal/source"
	"svodka/internal/warehouse"
)

func TestEncodings(t *testing.T) {
	text := strings.Repeat("plain,1\n", 20000) + "Сделка с ООО «Ромашка»,2\n" // the Russian words come late
	text = "имя,x\n" + text
	for name, e := range map[string]encoding.Encoding{
		"utf-8":        encoding.Nop,
		"utf-8 BOM":    unicode.UTF8BOM,
		"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"windows-1251": charmap.Windows1251,
	} {
		encoded, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		s, sum, err := load(t, oneDeal("title: имя"), []string{write(t, "a.csv", encoded)}, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if rows := s.rows["deal"]; len(rows) != 20001 || rows[20000]["title"] != "Сделка с ООО «Ромашка»" {
			t.Errorf("%s read as %s: %d rows, %v", name, sum.Files[0].Encoding, len(rows), rows[len(rows)-1]["title"])
		}
	}
	old, err := charmap.CodePage866.NewEncoder().String("имя,x\nСделка номер один,2\n")
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := load(t, oneDeal("title: имя"), []string{write(t, "a.csv", old)}, Options{})
	if err != nil || s.rows["deal"][0]["title"] != "Сделка номер один" {
		t.Errorf("cp866: %v %v", err, s)
	}
	yml := strings.Replace(oneDeal("title: имя"), "    rows:", "    encoding: cp866\n    rows:", 1)
	if s, _, err = load(t, yml, []string{write(t, "a.csv", old)}, Options{}); err != nil || s.rows["deal"][0]["title"] != "Сделка номер один" {
		t.Errorf("cp866 by name: %v %v", err, s)
	}
}

// book makes a workbook with a hidden first sheet.
func book(t *testing.T, date1904 bool, fill func(f *excelize.File, sheet string)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Data"); err != nil {
		t.Fatal(err)
	}
	f.SetActiveSheet(1)
	for _, err := range []error{
		f.SetSheetVisible("Sheet1", false),
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &date1904}),
		f.SetCellStr("Sheet1", "A1", "hidden"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	fill(f, "Data")
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWorkbook(t *testing.T) {
	for _, date1904 := range []bool{false, true} {
		path := book(t, date1904, func(f *excelize.File, sheet string) {
			style := func(code string) int {
				id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
				if err != nil {
					t.Fatal(err)
				}
				return id
			}
			serial := 45000.5
			if date1904 {
				serial -= 1462
			}
			day := float64(int(serial))
			set := func(cell string, v any, s int) {
				if err := f.SetCellValue(sheet, cell, v); err != nil {
					t.Fatal(err)
				}
				if s > 0 {
					if err := f.SetCellStyle(sheet, cell, cell, s); err != nil {
						t.Fatal(err)
					}
				}
			}
			for i, name := range []string{"Сделка", "Создана", "День", "Длительность", "Бюджет", "ИНН", "Решено", "Текст"} {
				set(fmt.Sprintf("%c3", 'A'+i), name, 0)
			}
			set("A1", "Отчёт за май", 0)
			set("A4", "D1", 0)
			set("B4", serial, style("dd.mm.yy h:mm"))
			set("C4", day, style(`[$-419]d mmmm yyyy "г.";@`))
			set("D4", 143.0/86400, style("h:mm:ss"))
			set("E4", 1234.565, style(`#,##0.00" ₽"`))
			set("F4", 7701234567, style("000000000000"))
			set("G4", true, 0)
			set("H4", "a_x0009_b", 0)
			set("A6", "D2", 0) // a row is missing between them
			set("E6", 7307.37, 0)
			set("B6", "2023-03-16", 0) // a date as text
			set("A7", "D3", 0)
			set("E7", "1 234,50 ₽", 0) // a number as text
		})
		s, sum, err := load(t, "source: s\nfiles:\n  - match: a.xlsx\n    rows:\n      - deal:\n          id: Сделка\n"+indent(`
			created_at: Создана
			expected_at: День
			amount: Бюджет
			n: {column: Длительность, duration: "h:mm:ss"}
			title: ИНН`), []string{path}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]any{
			"id": "s:D1", "created_at": utc(2023, 3, 15, 12, 0, 0), "expected_at": utc(2023, 3, 15, 0, 0, 0),
			"amount": int64(123457), "n": int64(143), "title": "007701234567",
		}
		for k, v := range want {
			if got := s.rows["deal"][0][k]; got != v {
				t.Errorf("1904 %v, %s: %#v, want %#v", date1904, k, got, v)
			}
		}
		if got := s.rows["deal"][1]; got["amount"] != int64(730737) || got["created_at"] != utc(2023, 3, 16, 0, 0, 0) || sum.Rows != 3 {
			t.Errorf("second row: %v %+v", got, sum)
		}
		if got := s.rows["deal"][2]["amount"]; got != int64(123450) {
			t.Errorf("a number entered as text: %v", got)
		}
	}
	path := book(t, false, func(f *excelize.File, sheet string) {
		for cell, v := range map[string]any{"A1": "y", "B1": "x", "A2": "-", "B2": "1,234"} {
			if err := f.SetCellValue(sheet, cell, v); err != nil {
				t.Fatal(err)
			}
		}
	})
	_, _, err := load(t, oneDeal("amount: x"), []string{path}, Options{})
	told(t, err, `column x may be read in two ways: "1,234" in line 2`, "читается двояко")
	path = book(t, false, func(*excelize.File, string) {})
	_, _, err = load(t, strings.Replace(oneDeal("title: x"), "    rows:", "    sheet: Dato\n    rows:", 1), []string{path}, Options{})
	told(t, err, `a.xlsx has no sheet "Dato"; did you mean "Data"? Sheets: Sheet1, Data.`, "нет листа «Dato»")
	_, _, err = load(t, oneDeal("title: x"), []string{path}, Options{})
	told(t, err, "a.xlsx has no header", "нет заголовка")
}

func TestFormatKind(t *testing.T) {
	for code, want := range map[string]formatSort{
		"dd.mm.yyyy": formatDate, "m/d/yy h:mm": formatDate, "mmm-yy": formatDate, "[h]:mm:ss": formatTime, "mm:ss.0": formatTime,
		"#,##0.00": formatPlain, `0.00" дней"`: formatPlain, "0%": formatPlain, "General": formatPlain, "@": formatPlain, "0000": formatPadded,
		`[$-409]d-mmm-yy`: formatDate, `#,##0 "руб."`: formatPlain, `yyyy"г."`: formatDate, "[Red]0.00": formatPlain,
	} {
		if got := formatKind(164, code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
}

func archive(t *testing.T, pairs ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestArchive(t *testing.T) {
	path := book(t, false, func(f *excelize.File, sheet string) {
		if err := f.SetSheetRow(sheet, "A1", &[]any{"name", "mail"}); err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(sheet, "A2", &[]any{"Ann", "a@b.c"}); err != nil {
			t.Fatal(err)
		}
	})
	workbook, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	yml := strings.Replace(dealList, "users.csv", "users.*", 1)
	s, sum, err := load(t, yml, []string{archive(t, "in/users.xlsx", string(workbook), "in/deals.csv", "id,owner,stage,amount\n1,Ann,New,5\n", "__MACOSX/x.csv", "x", "readme.txt", "x")}, Options{})
	if err != nil || len(s.rows["deal"]) != 1 || s.rows["user"][0]["email"] != "a@b.c" {
		t.Fatalf("%v %v", err, s)
	}
	if len(sum.Ignored) != 1 || sum.Ignored[0] != "a.zip/readme.txt" {
		t.Errorf("ignored: %v", sum.Ignored)
	}
}

func TestArchiveLimits(t *testing.T) {
	bomb := archive(t, "a.csv", strings.Repeat("0", smallMember+1))
	_, _, err := load(t, oneDeal("title: x"), []string{bomb}, Options{})
	told(t, err, "would unpack to", "как архивы-бомбы")
	wide := archive(t, "a.csv", strings.Repeat("abc,1\n", 1000))
	_, _, err = load(t, oneDeal("title: x"), []string{wide}, Options{MaxUnpacked: 1000})
	told(t, err, "the limit is", "предел")
	_, _, err = load(t, oneDeal("title: x"), []string{archive(t, "a.doc", "x")}, Options{})
	told(t, err, "has no CSV, TSV or XLSX files in it", "нет файлов CSV")

	whole, err := os.ReadFile(wide)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = load(t, oneDeal("title: x"), []string{write(t, "a.zip", string(whole[:len(whole)-10]))}, Options{})
	told(t, err, "is a damaged archive or workbook", "повреждены")
}

func TestPullAndProgress(t *testing.T) {
	m, err := Parse([]byte(oneDeal("title: x")), "m.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var done, total int64
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	im, err := Open(m, []string{write(t, "a.csv", "x\n1\n2\n")}, Options{Now: now, Progress: func(d, n int64) { done, total = d, n }})
	if err != nil {
		t.Fatal(err)
	}
	var cursor source.Cursor
	rows := 0
	pull := func(since source.Cursor) error {
		return im.Pull(context.Background(), since, func(b warehouse.Batch, c source.Cursor) error {
			cursor = c
			if b.Source != "s" || !b.Seen.Equal(now) {
				t.Errorf("batch: %+v", b)
			}
			return b.Stream(context.Background(), func(c warehouse.Chunk) error { rows += len(c.Rows); return nil })
		})
	}
	if err := pull(""); err != nil || rows != 2 || done != total || total != 12 {
		t.Errorf("%v, %d rows, %d of %d", err, rows, done, total)
	}
	if err := pull(cursor); err != nil || rows != 2 {
		t.Errorf("the same files were pulled again: %v %d", err, rows)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := im.Batch().Stream(ctx, func(warehouse.Chunk) error { return nil }); err == nil {
		t.Error("a cancelled import went on")
	}
	broken := fmt.Errorf("disk full")
	if err := im.Batch().Stream(context.Background(), func(warehouse.Chunk) error { return broken }); err == nil {
		t.Error("an error of the engine was lost")
	}
}

func TestSuggest(t *testing.T) {
	text := "Отчёт\n\nID;Сделка;Ответственный;Бюджет;Дата создания;Этап сделки;Телефон;Комната\n" +
		"17;Окна;Анна;1 200,50 ₽;31.12.2024 10:00;Новая;+7 999 123-45-67;а\n18;Двери;Пётр;900,00 ₽;01.02.2025 11:30;Успешно реализовано;;б\n" +
		"19;Полы;Анна;;02.02.2025 11:30;Закрыто и не реализовано;;б\n"
	path := write(t, "Сделки за год.csv", text)
	yml, err := Suggest([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"- deal:", "id: ID", "owner: Ответственный", "amount: Бюджет", "created_at: Дата создания", "stage: Этап сделки", "currency: RUB",
		"{name: Успешно реализовано, outcome: won}", "{name: Закрыто и не реализовано, outcome: lost}", "# check:", "# not used: Телефон; Комната",
	} {
		if !bytes.Contains(yml, []byte(want)) {
			t.Errorf("the suggestion has no %q:\n%s", want, yml)
		}
	}
	s, _, err := load(t, string(yml), []string{path}, Options{})
	if err != nil || len(s.rows["deal"]) != 3 || s.rows["deal"][0]["amount"] != int64(120050) {
		t.Errorf("the suggestion does not load: %v\n%s", err, yml)
	}
}

// TestSuggestRealFiles: what is suggested for the real sets can be used at once.
func TestSuggestRealFiles(t *testing.T) {
	data := root(t, "shared/data")
	for file, want := range map[string]string{
		"maventech/sales_pipeline.csv": "deal", "call_center_phonenow/Call-Center-Dataset.csv": "call", "maventech/accounts.csv": "client",
		"maventech/sales_teams.csv": "user", "maventech/products.csv": "product", "digital_marketing/Marketing_renamed_columns.csv": "cost",
		"helpdesk/helpdesk.csv": "ticket", "maventech/other_copy_ddmmyy/sales_pipeline.csv": "deal",
	} {
		path := filepath.Join(data, file)
		yml, err := Suggest([]string{path})
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		s, sum, err := load(t, string(yml), []string{path}, Options{})
		if err != nil || len(s.rows[want]) == 0 {
			t.Errorf("%s: %v %v\n%s", file, err, sum.Records, yml)
		}
	}
}

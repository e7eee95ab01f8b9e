package file_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"svodka/internal/fault"
	"svodka/internal/source/file"
)

// TestGrid reads numbers as they are kept, whatever their format, and periods as they are shown.
func TestGrid(t *testing.T) {
	book := excelize.NewFile()
	style, err := book.NewStyle(&excelize.Style{NumFmt: 3}) // #,##0
	if err != nil {
		t.Fatal(err)
	}
	for at, value := range map[string]any{"A1": "Показатель", "B1": "план", "A2": "Выручка", "B2": 1234567.5, "C2": "май 2026", "D2": "2026-05"} {
		if err := book.SetCellValue("Sheet1", at, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetCellStyle("Sheet1", "B2", "B2", style); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := file.Grid(b.Bytes())
	if err != nil || len(rows) != 2 || rows[0][1] != "план" || rows[1][1] != "1234567.5" || rows[1][2] != "май 2026" || rows[1][3] != "2026-05" {
		t.Errorf("%q, %v", rows, err)
	}
	if _, err := file.Grid([]byte("PK\x03\x04 nothing")); !fault.Is(err, fault.Invalid) {
		t.Errorf("a broken book: %v", err)
	}
}

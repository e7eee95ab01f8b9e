package file

import (
	"bytes"
	"strconv"

	"github.com/xuri/excelize/v2"

	"svodka/internal/fault"
)

// Grid reads the first sheet of a workbook as rows of text: numbers as they are kept, without their format; dates and words as they
// are shown.
func Grid(content []byte) (rows [][]string, err error) {
	defer fault.Wrap(&err, "file.Grid")
	const most = 64 << 20 // unpacked
	unreadable := func(err error) error {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The workbook cannot be read.", RU: "Книга Excel не читается."})
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: most, UnzipXMLSizeLimit: most})
	if err != nil {
		return nil, unreadable(err)
	}
	defer func() { _ = book.Close() }() // it was only read
	sheet := book.GetSheetName(0)
	shown, err := book.GetRows(sheet)
	if err != nil {
		return nil, unreadable(err)
	}
	raw, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, unreadable(err)
	}
	for i, row := range shown {
		for j, text := range row {
			if i >= len(raw) || j >= len(raw[i]) || dated(text) {
				continue
			}
			if _, err := strconv.ParseFloat(raw[i][j], 64); err == nil {
				row[j] = raw[i][j]
			}
		}
	}
	return shown, nil
}

// dated reports whether a number is shown as a date: with letters, or with two marks between digits.
func dated(text string) bool {
	marks := 0
	for _, r := range text {
		switch {
		case r == '-' || r == '/' || r == '.':
			marks++
		case r == '%' || r == ' ' || r == ',' || r >= '0' && r <= '9':
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= 'а' && r <= 'я', r >= 'А' && r <= 'Я':
			return true
		}
	}
	return marks > 1
}

package render

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Rows writes a plain list as a workbook of one sheet, for programs and for bringing it back: the head in the first row, texts as
// texts, and the columns from figures on as numbers where they are written as such, with a point.
func Rows(w io.Writer, title string, rows [][]string, figures int) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	b := &book{file: f, doc: &Document{}, styles: map[look]int{}, taken: map[string]bool{}}
	sheet := b.name(title)
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head, err := b.style(look{head: true})
	if err != nil {
		return err
	}
	for i, row := range rows {
		if i == mostSheetRows {
			return fmt.Errorf("render: %d rows do not fit into a sheet", len(rows))
		}
		cells := make([]any, len(row))
		for j, text := range row {
			cell := excelize.Cell{Value: clearText(text)}
			if n, err := strconv.ParseFloat(text, 64); err == nil && i > 0 && j >= figures {
				cell.Value = n
			}
			if i == 0 {
				cell.StyleID = head
			}
			cells[j] = cell
		}
		if err := out.SetRow("A"+strconv.Itoa(i+1), cells); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

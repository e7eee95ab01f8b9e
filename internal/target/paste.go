package target

import (
	"encoding/csv"
	"fmt"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
)

// CellError says why one cell of what was pasted or brought as a file cannot be taken. Rows and columns count from 1, as they
// stood in the text.
type CellError struct {
	Row, Column int
	Text        string
	Reason      model.Text
}

// Block is a table of figures that was pasted.
type Block struct {
	// Head are the words above the columns and Names those before the rows; nil when the text has none.
	Head, Names []string
	Cells       [][]BlockCell
}

// BlockCell is one cell of a block.
type BlockCell struct {
	Value       float64 // in the unit that figures are kept in
	Empty       bool    // blank: what stands there stays
	Gone        bool    // a dash: the target is to be taken away
	Row, Column int     // in the text, from 1
	Text        string
}

// The bounds of what is pasted or imported.
const (
	mostText    = 4 << 20
	mostRows    = 5_000
	mostColumns = 400
)

// ParseGrid reads a table of figures as a spreadsheet copies it: cells parted by tabs, rows by lines. A first row without any figure
// is taken for the heads of the columns, a first column without any for the names of the rows. Cells that cannot be read are told;
// with any of them nothing is to be taken.
func ParseGrid(text string, u unit.Unit) (Block, []CellError) { return ParseGridIn(text, u, 1) }

// ParseGridIn is [ParseGrid] for a table whose figures stand for so many each: those of a table in thousands for 1000. Figures that
// say their own unit (4,5 млн, 300 тыс, 900 ₽) are taken by their word.
func ParseGridIn(text string, u unit.Unit, each float64) (Block, []CellError) {
	rows, err := table(text)
	if err != nil {
		return Block{}, []CellError{{Row: 1, Column: 1, Reason: model.Text{EN: fault.MessageIn(err, "en"), RU: fault.MessageIn(err, "ru")}}}
	}
	var b Block
	figure := func(s string) bool {
		n, why := readNumber(s, u)
		return why == (reason{}) && !n.empty && !n.gone || strings.ContainsAny(s, "0123456789") && !periodLike(s)
	}
	words := func(s string) bool { return strings.TrimSpace(s) != "" && !figure(s) && readsAsWord(s, u) }
	top, left := 0, 0
	if len(rows) > 1 && all(rows[0], func(s string) bool { return strings.TrimSpace(s) == "" || words(s) || periodLike(s) }) && some(rows[0], words, periodLike) {
		top = 1
	}
	column := make([]string, 0, len(rows))
	wide := false
	for _, row := range rows[top:] {
		wide = wide || len(row) > 1
		if len(row) > 0 {
			column = append(column, row[0])
		}
	}
	if wide && all(column, func(s string) bool { return strings.TrimSpace(s) == "" || words(s) }) && some(column, words) {
		left = 1
	}
	var wrong []CellError
	if top == 1 {
		b.Head = trimmed(rows[0][min(left, len(rows[0])):])
	}
	for i, row := range rows[top:] {
		if left == 1 {
			name := ""
			if len(row) > 0 {
				name = strings.TrimSpace(row[0])
			}
			b.Names = append(b.Names, name)
		}
		var cells []BlockCell
		for j := left; j < len(row); j++ {
			c := BlockCell{Row: i + top + 1, Column: j + 1, Text: strings.TrimSpace(row[j])}
			n, why := readNumberIn(row[j], u, each)
			if why != (reason{}) {
				wrong = append(wrong, CellError{Row: c.Row, Column: c.Column, Text: c.Text, Reason: why})
			}
			c.Value, c.Empty, c.Gone = n.value, n.empty, n.gone
			cells = append(cells, c)
		}
		b.Cells = append(b.Cells, cells)
	}
	return b, wrong
}

// readsAsWord reports whether a cell is a word rather than a figure that went wrong.
func readsAsWord(s string, u unit.Unit) bool {
	n, why := readNumber(s, u)
	return why != (reason{}) && !strings.HasPrefix(strings.TrimSpace(s), "#") && !n.gone
}

// periodLike reports whether a cell names a period: 2026-05, май 2026, 05.2026.
func periodLike(s string) bool {
	_, ok := readPeriod(cal.Calendar{}, s)
	return ok && !bareYear(s)
}

func bareYear(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) == 4 && strings.Trim(s, "0123456789") == ""
}

func all(list []string, is func(string) bool) bool {
	for _, s := range list {
		if !is(s) {
			return false
		}
	}
	return true
}

func some(list []string, is ...func(string) bool) bool {
	for _, s := range list {
		for _, f := range is {
			if strings.TrimSpace(s) != "" && f(s) {
				return true
			}
		}
	}
	return false
}

func trimmed(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.TrimSpace(s)
	}
	return out
}

// table parts a text into cells: by tabs, else by semicolons, else by commas. Quotes are those of spreadsheets.
func table(text string) ([][]string, error) {
	if len(text) > mostText {
		return nil, fault.Invalidf("That is too much text.", "Слишком много текста.")
	}
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.Trim(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return nil, fault.Invalidf("There is nothing to read.", "Вставлять нечего.")
	}
	first, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.LazyQuotes, r.FieldsPerRecord = true, -1
	switch {
	case strings.Contains(text, "\t"):
		r.Comma = '\t'
	case strings.Contains(first, ";") || strings.Contains(text, ";"):
		r.Comma = ';'
	default:
		r.Comma = '\t' // a comma stands before decimals
	}
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fault.Invalidf("The table cannot be read: a quote is not closed.", "Таблица не читается: не закрыта кавычка.")
	}
	if len(rows) > mostRows {
		return nil, fault.Invalidf("At most %d rows at once.", "Не больше %d строк за раз.", mostRows)
	}
	for _, row := range rows {
		if len(row) > mostColumns {
			return nil, fault.Invalidf("At most %d columns at once.", "Не больше %d столбцов за раз.", mostColumns)
		}
	}
	return rows, nil
}

// Changes lays a block over the cells of a grid that begin at its first scope and period: row by row, column by column. Cells that
// reach over the border of the grid, and those of closed columns, are told; with any of them nothing is to be taken.
func (b Block) Changes(metric model.Name, scopes []plan.Scope, columns []Column) ([]Change, []CellError) {
	var list []Change
	var wrong []CellError
	for i, row := range b.Cells {
		for j, c := range row {
			if c.Empty {
				continue
			}
			refuse := func(en, ru string) {
				wrong = append(wrong, CellError{Row: c.Row, Column: c.Column, Text: c.Text, Reason: model.Text{EN: en, RU: ru}})
			}
			switch {
			case i >= len(scopes):
				refuse("There is no row for it in the grid", "В таблице нет строки для этого значения")
			case j >= len(columns):
				refuse("There is no column for it in the grid", "В таблице нет столбца для этого значения")
			case columns[j].Locked:
				refuse("The period is closed", "Период закрыт")
			default:
				list = append(list, Change{
					Cell:  Cell{Metric: metric, Scope: scopes[i], Grain: columns[j].Grain, Range: columns[j].Range},
					Value: c.Value, Gone: c.Gone, Origin: Imported,
				})
			}
		}
	}
	return list, wrong
}

// WrongCells makes a fault of cells that cannot be taken: how many, and what is wrong with the first.
func WrongCells(list []CellError) error {
	if len(list) == 0 {
		return nil
	}
	c := list[0]
	return &fault.Error{Kind: fault.Invalid, Text: fault.Text{
		EN: fmt.Sprintf("Nothing was taken: %d cells are wrong. Row %d, column %d, “%s”: %s.", len(list), c.Row, c.Column, c.Text, c.Reason.EN),
		RU: fmt.Sprintf("Ничего не сохранено, ячеек с ошибками: %d. Строка %d, столбец %d, «%s»: %s.", len(list), c.Row, c.Column, c.Text, c.Reason.RU),
	}}
}

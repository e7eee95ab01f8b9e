package render

import (
	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/model/unit"
)

// RecordStream is all of a list of records as a sheet that is never held whole. first tells its columns, each gives its pages one
// after the other, and link leads to the card of a row, "" nowhere.
func RecordStream(
	first *ask.RecordList, l lang.Lang, link func(list *ask.RecordList, row int) string, each func(page func(*ask.RecordList) error) error,
) *Sheet {
	hasID := HasID(first)
	all := make([]int, len(first.Columns))
	s := &Sheet{Labels: 1}
	if hasID {
		s.Heads = append(s.Heads, Head{Title: "id", Name: "id"})
	}
	for i, c := range first.Columns {
		all[i] = i
		title := c.Title.In(string(l))
		switch c.Type {
		case "money":
			title += ", " + first.Answer.Settings.Currency
		case "duration":
			title += ", " + clock(unit.Hour, l)
		}
		s.Heads = append(s.Heads, Head{Title: title, Name: recordKey(first, i), Figures: Right(c)})
	}
	s.Stream = func(yield func(Line) error) error {
		return each(func(list *ask.RecordList) error {
			for i, r := range list.Rows {
				line := recordLine(r, list, hasID, all, l)
				if link != nil && len(line.Cells) > 0 {
					line.Cells[0].Link = link(list, i)
				}
				if err := yield(line); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return s
}

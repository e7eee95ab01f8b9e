package render

import (
	"math"
	"strconv"
	"time"

	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
)

// RecordSheet is a list of records as a sheet: money, durations, days and moments are numbers that spreadsheets count with.
func RecordSheet(list *ask.RecordList, l lang.Lang) *Sheet {
	hasID, filled := HasID(list), Filled(list)
	s := &Sheet{Labels: 1}
	if hasID {
		s.Heads = append(s.Heads, Head{Title: "id", Name: "id"})
	}
	for _, i := range filled {
		c := list.Columns[i]
		title := c.Title.In(string(l))
		switch c.Type {
		case "money":
			title += ", " + list.Answer.Settings.Currency
		case "duration":
			title += ", " + clock(unit.Hour, l)
		}
		s.Heads = append(s.Heads, Head{Title: title, Name: recordKey(list, i), Figures: Right(c)})
	}
	for _, r := range list.Rows {
		s.Rows = append(s.Rows, recordLine(r, list, hasID, filled, l))
	}
	return s
}

func recordLine(r []any, list *ask.RecordList, hasID bool, filled []int, l lang.Lang) Line {
	line := Line{Cells: make([]Cell, 0, len(filled)+1)}
	if hasID {
		line.Cells = append(line.Cells, Cell{Text: plainText(Bare(r[0]))})
	}
	for _, i := range filled {
		c, v := list.Columns[i], r[i+1]
		line.Cells = append(line.Cells, Cell{Text: plainText(RecordText(v, c, list.Answer, l)), Num: recordNumber(v, c, list.Answer)})
	}
	return line
}

// recordNumber is a value of a record for a spreadsheet; moments are in the organisation's zone, as its people know them.
func recordNumber(v any, c model.RecordColumn, a *ask.Answer) Num {
	n, ok := number(v)
	if !ok || math.IsNaN(n) || math.IsInf(n, 0) {
		return Num{}
	}
	text, quoted := machine(v, c, a)
	if quoted {
		text = strconv.Quote(text)
	}
	out := Num{V: n, Is: true, Format: "General", Exact: text}
	switch c.Type {
	case "money":
		out.V, out.Format, out.Exact = n/math.Pow10(minorDigits), "#,##0.00", trimZeros(text)
	case "day":
		out.V, out.Format = sheetDay(time.Unix(int64(n)*secondsOfDay, 0)), "dd.mm.yyyy"
	case "time":
		at := time.Unix(int64(n), 0).In(a.Calendar.Zone)
		_, ahead := at.Zone()
		out.V, out.Format = sheetDay(at.Add(time.Duration(ahead)*time.Second)), "dd.mm.yyyy hh:mm"
	case "duration":
		out.V, out.Format = n/time.Hour.Seconds(), "#,##0.00"
	}
	return out
}

// sheetDay counts days as spreadsheets do.
func sheetDay(t time.Time) float64 {
	const epoch = 25569 // 1970-01-01
	return epoch + float64(t.Unix())/secondsOfDay
}

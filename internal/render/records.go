package render

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/warehouse"
)

// Right reports whether the values of a record column stand on the right, as figures do.
func Right(c model.RecordColumn) bool {
	return c.Type == "money" || c.Type == "number" || c.Type == "duration"
}

// Bare is the id of a record without the name of its source.
func Bare(id any) string {
	text, _ := id.(string)
	if _, after, ok := strings.Cut(text, ":"); ok {
		return after
	}
	return text
}

// RecordText writes one value of a record for a reader: money with its currency, days and moments as the language
// does, "—" where there is none.
func RecordText(v any, c model.RecordColumn, a *ask.Answer, l lang.Lang) string {
	n, isNumber := number(v)
	switch {
	case v == nil || v == "":
		return lang.Missing
	case isNumber && c.Type == "money":
		return l.Money(int64(math.Round(n)), a.Settings.Currency)
	case isNumber && c.Type == "day":
		return l.Day(cal.Day(n))
	case isNumber && c.Type == "time":
		return Moment(time.Unix(int64(n), 0), a.Calendar.Zone, l)
	case isNumber && c.Type == "duration":
		return l.Duration(int64(math.Round(n)))
	case isNumber:
		return l.Short(n, 2)
	}
	if yes, ok := v.(bool); ok {
		if yes {
			return l.Pick("yes", "да")
		}
		return l.Pick("no", "нет")
	}
	return fmt.Sprint(v)
}

func number(v any) (float64, bool) {
	switch x := v.(type) {
	case int64:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}

// machine is one value of a record for a program: whole units of money, seconds, ISO days and moments; quoted says that
// it is a text. The empty text stands for nothing.
func machine(v any, c model.RecordColumn, a *ask.Answer) (text string, quoted bool) {
	n, isNumber := number(v)
	switch {
	case v == nil || v == "":
		return "", true
	case isNumber && c.Type == "money":
		return cents(n), false
	case isNumber && c.Type == "day":
		return cal.Day(n).String(), true
	case isNumber && c.Type == "time":
		return time.Unix(int64(n), 0).In(a.Calendar.Zone).Format(time.RFC3339), true
	case isNumber:
		return clean(n), false
	}
	if yes, ok := v.(bool); ok {
		return strconv.FormatBool(yes), false
	}
	return fmt.Sprint(v), true
}

// HasID reports whether the records have ids of their own. A row of a derived table bears only the name of the group it
// was derived with, which says nothing to a reader.
func HasID(list *ask.RecordList) bool {
	return !slices.ContainsFunc(warehouse.Derived(), func(t *warehouse.Table) bool { return t.Name == list.Fact.Table && t.Of == "" })
}

// Filled lists the positions of the columns with a value in some row: a page of records shows no others. What each row
// adds to the figure is always among them.
func Filled(list *ask.RecordList) []int {
	var at []int
	for i := range list.Columns {
		if i == Contribution(list) || slices.ContainsFunc(list.Rows, func(r []any) bool { return r[i+1] != nil && r[i+1] != "" }) {
			at = append(at, i)
		}
	}
	return at
}

// RecordsText writes a page of records for a terminal.
func RecordsText(w io.Writer, list *ask.RecordList, l lang.Lang, width int, color bool) error {
	g := &grid{width: width, color: color, heavy: map[int]bool{}}
	hasID, filled := HasID(list), Filled(list)
	if hasID {
		g.cols = append(g.cols, gridCol{head: "id"})
	}
	for _, i := range filled {
		c := list.Columns[i]
		g.cols = append(g.cols, gridCol{head: c.Title.In(string(l)), right: Right(c)})
	}
	for _, r := range list.Rows {
		var line []string
		if hasID {
			line = append(line, plainText(Bare(r[0])))
		}
		for _, i := range filled {
			line = append(line, plainText(RecordText(r[i+1], list.Columns[i], list.Answer, l)))
		}
		g.rows = append(g.rows, line)
	}
	title := list.Part.Title.In(string(l))
	if v, ok := Whole(list.Answer, list.Part); ok {
		title += ": " + Figure(v, list.Part, list.Answer.Settings.Currency, l)
	}
	if _, err := fmt.Fprintf(w, "%s, %s\n\n", title, l.Range(list.Answer.Range)); err != nil {
		return err
	}
	if len(list.Rows) > 0 {
		if err := g.write(w); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, l.Pick("\nShown %s of %s records.\n%s\n", "\nПоказано записей: %s из %s.\n%s\n"),
		l.Int(int64(len(list.Rows))), l.Int(list.Total), AsOf(list.Answer, l))
	return err
}

// RecordsCSV writes records for a spreadsheet, as [CSV] does for answers.
func RecordsCSV(w io.Writer, list *ask.RecordList, l lang.Lang) error {
	out, err := newCSV(w, l)
	if err != nil {
		return err
	}
	hasID := HasID(list)
	var head []string
	if hasID {
		head = append(head, "id")
	}
	for _, c := range list.Columns {
		title := c.Title.In(string(l))
		switch c.Type {
		case "money":
			title += ", " + list.Answer.Settings.Currency
		case "duration":
			title += ", " + clock(unit.Hour, l)
		}
		head = append(head, title)
	}
	if err := out.Write(safeAll(head)); err != nil {
		return err
	}
	for _, r := range list.Rows {
		var line []string
		if hasID {
			line = append(line, safe(fmt.Sprint(r[0])))
		}
		for i, c := range list.Columns {
			text, quoted := machine(r[i+1], c, list.Answer)
			n, isNumber := number(r[i+1])
			switch {
			case quoted:
				line = append(line, safe(text))
			case isNumber && c.Type == "duration":
				line = append(line, comma(spent(n, unit.Hour), l))
			default:
				line = append(line, comma(text, l))
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// RecordsJSON writes records in one line:
//
//	{"metric":"leads_new","fact":"lead","records":[{"id":"crm:1","created":"2026-03-10","name":"Анна"}],"total":1,
//	"as_of":"…","version":7}
//
// Records without an id of their own, as those of closings, have no key "id". The contribution of a row to the figure is its
// key "counted". Values are as [JSON] writes them, days as 2006-01-02.
func RecordsJSON(w io.Writer, list *ask.RecordList) error {
	j := &jsonWriter{w: bufio.NewWriter(w), answer: list.Answer}
	j.raw(`{"metric":`)
	j.value(list.Part.Name)
	j.raw(`,"fact":`)
	j.value(list.Fact.Name)
	j.raw(`,"records":[`)
	hasID := HasID(list)
	for i, r := range list.Rows {
		if i > 0 {
			j.raw(",")
		}
		j.raw("{")
		if hasID {
			j.raw(`"id":`)
			j.value(r[0])
		}
		for k, c := range list.Columns {
			if hasID || k > 0 {
				j.raw(",")
			}
			j.value(recordKey(list, k))
			j.raw(":")
			j.cell(r[k+1], c)
		}
		j.raw("}")
	}
	j.raw(`],"total":` + strconv.FormatInt(list.Total, 10) + `,"as_of":`)
	j.value(asOf(list.Answer))
	j.raw(`,"version":` + strconv.FormatInt(list.Answer.Version.N, 10) + "}\n")
	return j.flush()
}

func (j *jsonWriter) cell(v any, c model.RecordColumn) {
	text, quoted := machine(v, c, j.answer)
	switch {
	case text == "":
		j.raw("null")
	case quoted:
		j.value(text)
	case c.Type == "money":
		j.raw(trimZeros(text))
	default:
		j.raw(text)
	}
}

// recordKey is the name of a column; that of the contribution may be taken by one of the fact's own.
func recordKey(list *ask.RecordList, k int) string {
	if Contribution(list) == k {
		return "counted"
	}
	return list.Columns[k].Name
}

// Contribution is the position of the column that says what each row adds to the figure, -1 when each counts once.
func Contribution(list *ask.RecordList) int {
	n := len(list.Columns) - 1
	if n < 0 || slices.Contains(list.Fact.Records, list.Columns[n]) { // some of the fact's own may be kept from the viewer
		return -1
	}
	return n
}

package render

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"
	"time"

	"svodka/internal/ask"
	"svodka/internal/frame"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
)

// JSON writes an answer in one line:
//
//	{"rows":[{"period":"2026-03","owner":"Анна","revenue":170.5,"revenue@previous":null}],"total":{"revenue":170.5},
//	"subtotals":[…],"notes":["…"],"range":{"from":"2026-03-01","to":"2026-03-31"},"currency":"RUB",
//	"as_of":"2026-04-01T00:00:00+03:00","version":7}
//
// Keys stand in the order of the question: period, dimensions, columns. A member is its title, null when the rows have
// no value, "(others)" for what the limit cut; a subtotal lacks the keys it is not split by, and "subtotals" is there
// only when totals were asked for. Money is in whole units of the currency, percent a fraction, a duration seconds;
// a figure that is empty, undefined or hidden is null. The range names its last day. Notes are in the viewer's language.
func JSON(w io.Writer, a *ask.Answer) error {
	j := &jsonWriter{w: bufio.NewWriter(w), answer: a}
	j.raw(`{"rows":`)
	j.rows(a.Frame.Rows)
	j.raw(`,"total":`)
	j.row(a.Frame.Total)
	if a.Query.Totals {
		j.raw(`,"subtotals":`)
		j.rows(a.Frame.Totals)
	}
	notes := make([]string, len(a.Notes))
	for i, n := range a.Notes {
		notes[i] = n.In(string(a.Lang()))
	}
	j.raw(`,"notes":`)
	j.value(notes)
	j.raw(`,"range":{"from":`)
	j.value(a.Range.From.String())
	j.raw(`,"to":`)
	j.value(a.Range.Last().String())
	j.raw(`},"currency":`)
	j.value(a.Settings.Currency)
	j.raw(`,"as_of":`)
	j.value(asOf(a))
	j.raw(`,"version":` + strconv.FormatInt(a.Version.N, 10) + "}\n")
	return j.flush()
}

// asOf is the moment of the oldest source behind the answer in the company's zone; nil for an empty warehouse.
func asOf(a *ask.Answer) any {
	if a.AsOf.IsZero() {
		return nil
	}
	return a.AsOf.In(a.Calendar.Zone).Format(time.RFC3339)
}

// jsonWriter keeps the first error and the order of the keys.
type jsonWriter struct {
	w      *bufio.Writer
	answer *ask.Answer
	err    error
}

func (j *jsonWriter) raw(s string) {
	if j.err == nil {
		_, j.err = j.w.WriteString(s)
	}
}

func (j *jsonWriter) value(v any) {
	if j.err != nil {
		return
	}
	text, err := json.Marshal(v)
	if err != nil {
		j.err = err
		return
	}
	_, j.err = j.w.Write(text)
}

func (j *jsonWriter) flush() error {
	if j.err != nil {
		return j.err
	}
	return j.w.Flush()
}

func (j *jsonWriter) rows(rows []frame.Row) {
	j.raw("[")
	for i, r := range rows {
		if i > 0 {
			j.raw(",")
		}
		j.row(r)
	}
	j.raw("]")
}

func (j *jsonWriter) row(r frame.Row) {
	f := j.answer.Frame
	first := true
	key := func(name string) {
		if !first {
			j.raw(",")
		}
		first = false
		j.value(name)
		j.raw(":")
	}
	j.raw("{")
	if p, ok := f.Period(r); ok {
		key("period")
		j.value(j.answer.Calendar.Label(p))
	}
	for i, d := range f.By {
		m := plan.Member{}
		if i < len(r.Keys) {
			m = r.Keys[i]
		}
		switch {
		case r.Others:
			key(d.Name)
			j.value("(others)")
		case m.Null:
			key(d.Name)
			j.raw("null")
		case m != plan.Member{}:
			key(d.Name)
			j.value(j.answer.Names.Title(d, m))
		}
	}
	for i, c := range f.Columns {
		key(c.Name)
		v := formula.Value{State: formula.Empty}
		if i < len(r.Cells) {
			v = r.Cells[i]
		}
		if text := exact(v, c.Unit); text != "" {
			j.raw(text)
		} else {
			j.raw("null")
		}
	}
	j.raw("}")
}

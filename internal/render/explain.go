package render

import (
	"fmt"
	"io"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/warehouse"
)

// Moment writes an instant on the company's clock: 19 ноя 2026, 14:16.
func Moment(t time.Time, zone *time.Location, l lang.Lang) string {
	return l.Day(cal.DayOf(t, zone)) + ", " + l.Clock(t, zone)
}

// ExplainText writes how figures came about, for a terminal.
func ExplainText(w io.Writer, x *ask.Explained, l lang.Lang) error {
	b := &strings.Builder{}
	a := x.Answer
	for i, e := range x.Figures {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(b, "%s, %s: %s\n", e.Metric.Title.In(string(l)), When(a, e.Metric, l), Figure(e.Value, e.Metric, a.Settings.Currency, l))
		explain(b, e, a, l, "  ")
		if e.Other != nil {
			fmt.Fprintf(b, "  %s: %s, %s\n", l.Pick("The other way", "То же число иначе"),
				e.Other.Metric.Title.In(string(l)), Figure(e.Other.Value, e.Other.Metric, a.Settings.Currency, l))
			explain(b, *e.Other, a, l, "    ")
		}
	}
	b.WriteString("\n")
	for _, n := range a.Notes {
		fmt.Fprintf(b, "· %s\n", plainText(Said(n, a, l)))
	}
	if len(x.Fresh) > 0 {
		fmt.Fprintf(b, "%s\n", l.Pick("Sources:", "Источники:"))
		for _, f := range Fresh(x.Fresh) {
			fmt.Fprintf(b, "  %s: %s\n", plainText(f.Source), Moment(f.Seen, a.Calendar.Zone, l))
		}
	}
	fmt.Fprintf(b, "%s\n", AsOf(a, l))
	_, err := io.WriteString(w, b.String())
	return err
}

// Fresh keeps the newest moment of each source, in the sources' order.
func Fresh(list []warehouse.Freshness) []warehouse.Freshness {
	var out []warehouse.Freshness
	at := map[string]int{}
	for _, f := range list {
		i, ok := at[f.Source]
		if !ok {
			at[f.Source] = len(out)
			out = append(out, f)
		} else if f.Seen.After(out[i].Seen) {
			out[i] = f
		}
	}
	return out
}

// Newest is when any source was read last: the moment that pages give for all their figures.
func Newest(list []warehouse.Freshness) (at time.Time) {
	for _, f := range list {
		if f.Seen.After(at) {
			at = f.Seen
		}
	}
	return at
}

func explain(b *strings.Builder, e ask.Explanation, a *ask.Answer, l lang.Lang, in string) {
	if e.Hidden != "" {
		fmt.Fprintf(b, "%s%s\n", in, e.Hidden)
		return
	}
	if e.Words != "" {
		fmt.Fprintf(b, "%s%s\n", in, plainText(e.Words))
	}
	if why := WhyExplained(e, a, l); why != "" {
		fmt.Fprintf(b, "%s%s\n", in, plainText(why))
	}
	for _, x := range PlanLines(e, a, l) {
		fmt.Fprintf(b, "%s%s: %s\n", in, x.Title, plainText(x.Text))
	}
	if e.Formula != "" {
		fmt.Fprintf(b, "%s%s: %s\n", in, l.Pick("Formula", "Формула"), e.Formula)
	}
	if e.Fact != nil {
		fmt.Fprintf(b, "%s%s: %s\n", in, fmt.Sprintf(l.Pick("Rows counted in “%s”", "Учтено строк в «%s»"), e.Fact.Title.In(string(l))), l.Int(e.Rows))
		for _, left := range e.Left {
			fmt.Fprintf(b, "%s  − %s: %s\n", in, left.Title.In(string(l)), l.Int(left.Rows))
		}
		if goal := e.Goal.In(string(l)); goal != "" {
			fmt.Fprintf(b, "%s%s: %s\n", in, goal, l.Int(e.Reached))
		}
		for _, rule := range []model.Text{e.Day, e.Owner} {
			if text := rule.In(string(l)); text != "" {
				fmt.Fprintf(b, "%s%s\n", in, text)
			}
		}
	}
	for _, part := range e.Parts {
		fmt.Fprintf(b, "%s%s: %s\n", in, part.Metric.Title.In(string(l)), Figure(part.Value, part.Metric, a.Settings.Currency, l))
		explain(b, part, a, l, in+"  ")
	}
}

// WhyNot says why there is no figure; "" when there is one.
func WhyNot(v formula.Value, l lang.Lang) string {
	switch v.State {
	case formula.Empty:
		return l.Pick("There is nothing to work the figure out from.", "Нет данных, из которых можно посчитать число.")
	case formula.Undefined:
		return l.Pick("The figure has no meaning here: it would be divided by nothing.", "Число не имеет смысла: пришлось бы делить на ноль.")
	case formula.Hidden:
		return l.Pick("You have no right to see this figure.", "У вас нет права на этот показатель.")
	case formula.Present:
	}
	return ""
}

// Whole is the figure of a metric in the whole of an answer; ok is false when the answer has no such column.
func Whole(a *ask.Answer, m *model.Metric) (v formula.Value, ok bool) {
	for i, c := range a.Frame.Columns {
		if c.Metric == m && c.Kind == frame.Figure && c.View == 0 {
			return a.Frame.Total.Cells[i], true
		}
	}
	return v, false
}

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
)

// Table writes an answer for a terminal that is width places wide (0: as wide as needed): figures to the right, the
// comparison and the change beside them, totals below a line, then the notes and how fresh the data is. Differences in
// the metric's own unit are left to JSON and CSV where a change in percent says the same.
func Table(w io.Writer, a *ask.Answer, l lang.Lang, width int, color bool) error {
	g := &grid{width: width, color: color, heavy: map[int]bool{}}
	for _, label := range Labels(a, l) {
		g.cols = append(g.cols, gridCol{head: label})
	}
	first := len(g.cols)
	columns := shown(Columns(a, l))
	for _, c := range columns {
		g.cols = append(g.cols, gridCol{head: c.Header(), right: true})
	}
	rows := a.Frame.Rows
	if a.Query.Totals && first > 0 {
		rows = append(append(rows[:len(rows):len(rows)], a.Frame.Totals...), a.Frame.Total)
	}
	anyHidden := false
	for i, r := range rows {
		line := Label(a, r, l)
		for k := range line {
			line[k] = plainText(line[k])
		}
		for _, c := range columns {
			v := r.Cells[c.At]
			anyHidden = anyHidden || v.State == formula.Hidden
			line = append(line, c.Text(v))
		}
		g.rows = append(g.rows, line)
		g.heavy[i] = i >= len(a.Frame.Rows)
	}
	g.paint = func(row, col int) string {
		if col < first {
			return ""
		}
		c := columns[col-first]
		if c.Kind == frame.Done || c.Kind == frame.Pace {
			return bandTone(BandOf(a, rows[row], c.Column))
		}
		return tone(Verdict(c.Column, rows[row].Cells[c.At]))
	}
	if _, err := fmt.Fprintf(w, "%s\n\n", folded(plainText(Heading(a, l)), width)); err != nil {
		return err
	}
	if len(rows) == 0 {
		if _, err := fmt.Fprintln(w, l.Pick("No rows.", "Строк нет.")); err != nil {
			return err
		}
	} else if err := g.write(w); err != nil {
		return err
	}
	return foot(w, a, l, width, anyHidden)
}

// Heading says in one line what was asked: metrics, range.
func Heading(a *ask.Answer, l lang.Lang) string {
	var titles []string
	for _, c := range a.Frame.Columns {
		if c.Kind == frame.Figure && c.View == 0 {
			titles = append(titles, c.Metric.Title.In(string(l)))
		}
	}
	const most = 3
	if rest := len(titles) - most; rest > 0 {
		titles = append(titles[:most], fmt.Sprintf(l.Pick("%d more", "ещё %d"), rest))
	}
	when := ""
	for i, c := range a.Frame.Columns { // what holds at a moment is of that moment, unless it stands beside what is not
		if said := When(a, c.Metric, l); i == 0 {
			when = said
		} else if said != when {
			when = l.Range(a.Range)
		}
	}
	if a.Frame.Grain != cal.None || when == "" {
		when = l.Range(a.Range)
	}
	return strings.Join(titles, ", ") + ": " + when
}

// shown leaves out the differences that a change in percent stands beside.
func shown(columns []Column) []Column {
	have := map[string]bool{}
	for _, c := range columns {
		have[c.Name] = true
	}
	var list []Column
	for _, c := range columns {
		if base, ok := strings.CutSuffix(c.Name, ":delta"); ok && c.Kind == frame.Delta && have[base+":change"] {
			continue
		}
		list = append(list, c)
	}
	return list
}

// Good and Bad are the verdicts on a change; the zero Mood is neither.
const (
	Good Mood = 1
	Bad  Mood = -1
)

// Mood says whether a change is for the better.
type Mood int

// Verdict judges a change by its metric's direction: more refusals are bad news. Figures that are no change, changes of
// metrics without a direction, and no change at all are neither good nor bad.
func Verdict(c frame.Column, v formula.Value) Mood {
	if c.Kind != frame.Delta && c.Kind != frame.Change && c.Kind != frame.Step || v.State != formula.Present || v.V == 0 {
		return 0
	}
	switch c.Metric.Better {
	case model.More:
		if v.V > 0 {
			return Good
		}
		return Bad
	case model.Less:
		if v.V < 0 {
			return Good
		}
		return Bad
	case model.Target:
	}
	return 0
}

func tone(m Mood) string {
	switch m {
	case Good:
		return ansiGood
	case Bad:
		return ansiBad
	}
	return ""
}

func bandTone(b frame.Band) string {
	switch b {
	case frame.Good:
		return ansiGood
	case frame.Bad:
		return ansiBad
	case frame.Near, frame.NoBand:
	}
	return ""
}

func foot(w io.Writer, a *ask.Answer, l lang.Lang, width int, anyHidden bool) error {
	var lines []string
	for _, n := range a.Notes {
		lines = append(lines, bullet(plainText(Said(n, a, l)), width)...)
	}
	if anyHidden {
		lines = append(lines, bullet(hidden(l)+l.Pick(": you have no right to see this figure", ": у вас нет права на этот показатель"), width)...)
	}
	if len(lines) > 0 {
		lines = append([]string{""}, lines...)
	}
	lines = append(lines, "", folded(AsOf(a, l), width))
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// AsOf says how fresh an answer is: "Данные на 19 ноя 2026, 14:16 (Europe/Moscow), версия 7".
func AsOf(a *ask.Answer, l lang.Lang) string {
	return freshness(a.AsOf, a.Calendar.Zone, a.Settings.Zone, a.Version.N, l)
}

// AsOfAll says how fresh all data is, in the words of [AsOf]: one moment for a page of many answers.
func AsOfAll(x ask.About, l lang.Lang) string {
	return freshness(Newest(x.Fresh), x.Calendar.Zone, x.Settings.Zone, x.Version.N, l)
}

func freshness(at time.Time, zone *time.Location, name string, version int64, l lang.Lang) string {
	if at.IsZero() {
		return l.Pick("There is no data yet.", "Данных пока нет.")
	}
	return fmt.Sprintf(l.Pick("Data as of %s (%s), version %d", "Данные на %s (%s), версия %d"), Moment(at, zone, l), name, version)
}

func folded(text string, width int) string {
	if width <= leastText {
		return text
	}
	return strings.Join(wrap(text, width), "\n")
}

func bullet(text string, width int) []string {
	lines := []string{text}
	if width > leastText {
		lines = wrap(text, width-2)
	}
	for i := range lines {
		if i == 0 {
			lines[i] = "· " + lines[i]
		} else {
			lines[i] = "  " + lines[i]
		}
	}
	return lines
}

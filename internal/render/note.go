package render

import (
	"regexp"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/plan"
)

var days = regexp.MustCompile(`\b\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?\b`)

// Short reports whether a comparison lacks a good part of its days: the data begins in the middle of it, and a change
// against it would tell of the data, not of the company.
func Short(a *ask.Answer, view int) bool {
	return view > 0 && slices.ContainsFunc(a.Notes, func(n plan.Note) bool { return n.Short == view })
}

// Said is a note of an answer for a reader: its days, period and comparison as the language names them. [JSON] leaves
// them as links carry them.
func Said(n plan.Note, a *ask.Answer, l lang.Lang) string {
	text := n.In(string(l))
	if n.Kind == plan.NotePartial && len(a.Views) > 0 {
		for _, p := range a.Views[0].Periods {
			if label := a.Calendar.Label(p); p.Grain != cal.None && strings.Contains(text, label) {
				text = strings.Replace(text, label, l.Period(a.Calendar, p), 1)
				break
			}
		}
	}
	if n.Kind == plan.NoteLike || n.Kind == plan.NoteBegins {
		for _, v := range a.Views {
			text = strings.Replace(text, "("+v.Name+")", "("+Shift(v.Name, l)+")", 1)
		}
	}
	return days.ReplaceAllStringFunc(text, func(found string) string {
		first, last, joined := strings.Cut(found, "..")
		if !joined {
			last = first
		}
		from, err := cal.ParseDay(first)
		if err != nil {
			return found
		}
		to, err := cal.ParseDay(last)
		if err != nil {
			return found
		}
		return l.Range(cal.Range{From: from, To: to + 1})
	})
}

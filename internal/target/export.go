package target

import (
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// All lists the targets in force, in the order of the model, the widest scope first.
func (v *View) All() []Version {
	var list []Version
	for _, name := range v.Planned() {
		keys := make([]string, 0, len(v.own[name]))
		for key := range v.own[name] {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			of := slices.Clone(v.own[name][key].list)
			slices.SortFunc(of, func(a, b Version) int { return -finer(a, b) })
			slices.SortStableFunc(of, func(a, b Version) int { return int(a.Range.From - b.Range.From) })
			list = append(list, of...)
		}
	}
	return list
}

// Rows writes targets as [ParseRows] reads them: metric; whose; period; value, under a head of these words, in the language of
// whoever asks. Weeks that were cut at the end of a month are left out: no file can name them.
func Rows(h ask.House, titles Titles, list []Version, l lang.Lang) [][]string {
	names := newNames(h, titles)
	rows := [][]string{{l.Pick("metric", "показатель"), l.Pick("whose", "кто"), l.Pick("period", "период"), l.Pick("value", "план")}}
	for _, x := range list {
		m, ok := h.Model.Metric(x.Metric)
		n := h.Calendar.Ordinal(x.Range.From, x.Grain)
		if !ok || h.Calendar.Whole(x.Grain, n) != x.Range {
			continue
		}
		rows = append(rows, []string{
			names.metric(m, l), names.write(h, titles, x.Scope, l), h.Calendar.Label(cal.Period{Grain: x.Grain, N: n, Range: x.Range}),
			exactly(Typed(m.Unit, x.Value)),
		})
	}
	return rows
}

// exactly writes a figure with all its digits; three behind the point would read as thousands.
func exactly(x float64) string {
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if at := strings.IndexByte(text, '.'); at >= 0 && len(text)-at == len(".000") {
		text += "0"
	}
	return text
}

// metric names a metric by its title; one that several have is not used.
func (n *names) metric(m *model.Metric, l lang.Lang) string {
	title := m.Title.In(string(l))
	if found := n.metrics[fold(title)]; len(found) == 1 && found[0] == m.Name {
		return title
	}
	return m.Name
}

// write names a scope by the titles of its members; a title that several have is not used.
func (n *names) write(h ask.House, titles Titles, scope plan.Scope, l lang.Lang) string {
	if len(scope) == 0 {
		return l.Pick("company", "компания")
	}
	var parts []string
	for _, part := range scope {
		id := part.Members[0]
		title := titles[part.Dim][id]
		switch part.Dim {
		case owner:
			for _, p := range h.People {
				if p.ID == id {
					title = p.Name
				}
			}
		case department:
			for _, d := range h.Departments {
				if d.ID == id {
					title = d.Name
				}
			}
		}
		if title == "" || len(n.members[fold(title)]) != 1 || strings.ContainsAny(title, "/+") || wholeCompany(title) {
			title = id
		}
		parts = append(parts, title)
	}
	return strings.Join(parts, " / ")
}

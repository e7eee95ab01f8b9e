package question

import (
	"maps"
	"slices"
	"strings"

	"svodka/internal/lang"
	"svodka/internal/model"
)

// example is a worked example as tables.
type example struct {
	Note  string
	Data  []grid
	Ask   string
	Want  grid
	Today string
}

// grid is a small table of words.
type grid struct {
	Title string
	Head  []string
	Rows  [][]string
	Notes []string // one for each row, "" where there is nothing to say
	Noted bool
}

func newExample(e model.Example, m *model.Model, metric *model.Metric, l lang.Lang) example {
	x := example{Note: e.Note, Today: e.Today, Data: grids(e.Data)}
	if e.Targets != "" {
		x.Data = append(x.Data, grids("targets:\n"+e.Targets)...)
	}
	if want := grids("want:\n" + e.Want); len(want) > 0 {
		x.Want = want[0]
		x.Want.Title = ""
		for i, name := range x.Want.Head {
			if found, ok := m.Metric(name); ok {
				x.Want.Head[i] = found.Title.In(string(l))
			} else if d, ok := m.Dimension(name); ok {
				x.Want.Head[i] = d.Title.In(string(l))
			} else if name == "period" {
				x.Want.Head[i] = l.Pick("Period", "Период")
			}
		}
	}
	ask := []string{"metrics=" + metric.Name}
	for _, k := range slices.Sorted(maps.Keys(e.Ask)) {
		if k == "metrics" {
			ask[0] = k + "=" + e.Ask[k]
		} else {
			ask = append(ask, k+"="+e.Ask[k])
		}
	}
	x.Ask = strings.Join(ask, "&")
	return x
}

// grids reads the small tables of an example's text. What stands behind "#" is a remark to its line.
func grids(text string) []grid {
	var list []grid
	for line := range strings.SplitSeq(text, "\n") {
		line, remark := cutRemark(line)
		words := words(line)
		switch {
		case len(words) == 0:
		case strings.HasSuffix(line, ":"):
			list = append(list, grid{Title: strings.TrimSuffix(strings.TrimSpace(line), ":")})
		case len(list) == 0:
		default:
			g := &list[len(list)-1]
			if g.Head == nil {
				g.Head = words
				continue
			}
			for len(words) < len(g.Head) {
				words = append(words, "")
			}
			g.Rows, g.Notes = append(g.Rows, words), append(g.Notes, remark)
			g.Noted = g.Noted || remark != ""
		}
	}
	return list
}

func cutRemark(line string) (text, remark string) {
	quoted := false
	for i, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '#' && !quoted:
			return strings.TrimSpace(line[:i]), strings.TrimSpace(line[i+1:])
		}
	}
	return strings.TrimSpace(line), ""
}

// words splits a line by spaces; a "quoted word" may hold them.
func words(line string) []string {
	var list []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if rest, ok := strings.CutPrefix(line, `"`); ok {
			if word, after, ok := strings.Cut(rest, `"`); ok {
				list, line = append(list, word), after
				continue
			}
		}
		word, after, _ := strings.Cut(line, " ")
		list, line = append(list, word), after
	}
	return list
}

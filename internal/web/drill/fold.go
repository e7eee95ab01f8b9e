package drill

import (
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
)

// fold puts the columns of a record into three: what it is and whose, what became of it and when, and its figure.
func (x *listed) fold(list *ask.RecordList, order []int, at ask.Page, here func(string, ask.Page) string, l lang.Lang) {
	if len(order) == 0 {
		return
	}
	name := order[0]
	what := told(list, order, name, "reason", "result", "outcome", "state", "stage", "neglect", "kind", "type")
	when := slices.IndexFunc(order, func(i int) bool {
		return i != name && (list.Columns[i].Type == "day" || list.Columns[i].Type == "time")
	})
	who := []int{}
	for _, n := range []model.Name{"client", "owner"} {
		if i := pickColumn(list, order, name, n); i >= 0 {
			who = append(who, i)
		}
	}
	sum := figureColumn(list, order, name)
	text := func(r []any, i int) string { return render.RecordText(r[i+1], list.Columns[i], list.Answer, l) }
	x.Heads = append(x.Heads, headOf(list, name, at, here, l))
	middle := what
	if when >= 0 && (what < 0 || at.Sort == list.Columns[order[when]].Name) {
		middle = order[when]
	}
	if middle >= 0 {
		x.Heads = append(x.Heads, headOf(list, middle, at, here, l))
	}
	if sum >= 0 {
		x.Heads = append(x.Heads, headOf(list, sum, at, here, l))
		x.figureAt = len(x.Heads) - 1
		if sum == render.Contribution(list) {
			x.SumAt = x.figureAt
		} else if list.Columns[sum].Type == "money" {
			x.money = sum
		}
	}
	for n, r := range list.Rows {
		first := cell{Text: text(r, name), Sub: joined(text, r, who)}
		first.name(list, n, name)
		line := row{Cells: []cell{first}}
		switch {
		case what >= 0 && when >= 0:
			line.Cells = append(line.Cells, cell{Text: text(r, what), Sub: text(r, order[when])})
		case middle >= 0:
			line.Cells = append(line.Cells, cell{Text: text(r, middle), Quiet: what < 0})
		}
		if sum >= 0 {
			line.Cells = append(line.Cells, cell{Text: text(r, sum), Figure: true})
		}
		x.Rows = append(x.Rows, line)
	}
}

// joined are the texts of some columns that have any.
func joined(text func([]any, int) string, r []any, columns []int) string {
	var parts []string
	for _, i := range columns {
		if t := text(r, i); t != lang.Missing {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, " · ")
}

// told is the first of the names whose column says something in half of the rows; -1 none.
func told(list *ask.RecordList, order []int, name int, names ...model.Name) int {
	for _, n := range names {
		i := pickColumn(list, order, name, n)
		if i < 0 {
			continue
		}
		given := 0
		for _, r := range list.Rows {
			if r[i+1] != nil && r[i+1] != "" {
				given++
			}
		}
		if 2*given >= len(list.Rows) {
			return i
		}
	}
	return -1
}

// pickColumn finds the first of the names among the shown columns, but for the one that names the row; -1 none.
func pickColumn(list *ask.RecordList, order []int, name int, names ...model.Name) int {
	for _, n := range names {
		for _, i := range order {
			if i != name && list.Columns[i].Name == n {
				return i
			}
		}
	}
	return -1
}

// figureColumn is what a row adds to the figure; where that is merely 1, the row's money; -1 none.
func figureColumn(list *ask.RecordList, order []int, name int) int {
	adds := render.Contribution(list)
	if adds >= 0 && adds != name && list.Columns[adds].Type != "number" {
		return adds
	}
	for _, i := range order {
		if i != name && list.Columns[i].Type == "money" {
			return i
		}
	}
	for _, i := range order {
		if i != name && (list.Columns[i].Type == "duration" || list.Columns[i].Type == "number" && i != adds) {
			return i
		}
	}
	if adds != name {
		return adds
	}
	return -1
}

package kpi

import (
	"slices"
	"strings"

	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// longRun is from how many periods in a row a figure is told of.
const longRun = 2

// conclusion is one sentence or two: how the first planned figure stands now, and which have been worse than planned longest.
func conclusion(v *page.Visit, b *screen) []piece {
	l := v.Lang
	n := len(b.table.Columns)
	if n == 0 {
		return nil
	}
	at := lastKnown(b.inOrder(), b.judged())
	last := b.table.Columns[at]
	var say []piece
	add := func(text string, strong bool) { say = append(say, piece{text, strong}) }
	add(upper(headline(v, b, at))+": ", false)
	rows := b.inOrder()
	first := slices.IndexFunc(rows, func(r *row) bool {
		return at < len(r.line.Cells) && r.line.Cells[at].Plan != nil && r.line.Cells[at].Known()
	})
	if first < 0 {
		if i := slices.IndexFunc(rows, func(r *row) bool { return at < len(r.line.Cells) && r.line.Cells[at].Known() }); i >= 0 {
			r := rows[i]
			add(lower(r.Title)+" ", false)
			add(r.numbers.text(r.line.Cells[at])+"\u00a0"+r.Unit, true)
			add(l.Pick(", no plan is set.", ", плана нет."), false)
			return say
		}
		return nil
	}
	r := rows[first]
	f := r.line.Cells[at]
	add(lower(r.Title)+" ", false)
	share := f.Done
	if last.Open {
		share = f.Pace
	}
	if share == nil {
		add(r.numbers.text(f)+"\u00a0"+r.Unit+".", false)
	} else {
		add(l.Percent(*share, 0)+l.Pick(" of plan", " плана"), true)
		if last.Open && last.Gone > 0 && r.line.Adds {
			add(forGone(l, int64(last.Gone)), false)
		}
		add(". ", false)
	}
	return append(say, runs(l, rows, b)...)
}

// judged is how many of the columns can be judged: a week or a month of which no more than the present day has begun cannot.
func (b *screen) judged() int {
	n := len(b.table.Columns)
	if last := b.table.Columns[n-1]; n > 1 && last.Open && last.Gone <= 1 && last.Days > 1 {
		return n - 1
	}
	return n
}

// forGone says that a share is of the plan for the days that have passed: «на прошедшие 5 дней».
func forGone(l lang.Lang, n int64) string {
	return l.Pick(" for ", " на ") + l.Plural(n, l.Pick("the past", "прошедший"), l.Pick("the past", "прошедшие"), l.Pick("the past", "прошедшие")) + " " +
		l.Count(n, days(l)...)
}

// lastKnown is the last column in which some planned figure is known, or any where nothing is planned: a day that has just begun
// tells nothing.
func lastKnown(rows []*row, columns int) int {
	for _, planned := range []bool{true, false} {
		for at := columns - 1; at >= 0; at-- {
			if slices.ContainsFunc(rows, func(r *row) bool {
				return at < len(r.line.Cells) && r.line.Cells[at].Known() && (!planned || r.line.Cells[at].Plan != nil)
			}) {
				return at
			}
		}
	}
	return columns - 1
}

// runs tells which figures are worse than planned longest.
func runs(l lang.Lang, rows []*row, b *screen) []piece {
	type run struct {
		row  *row
		long int
	}
	var list []run
	planned := 0
	for _, r := range rows {
		if r.line.Month.Plan != nil {
			planned++
		}
		if long := badRun(r, b.judged()); long >= longRun {
			list = append(list, run{r, long})
		}
	}
	if len(list) == 0 {
		if planned > 1 {
			return []piece{{Text: l.Pick("No figure has been behind its plan twice in a row.", "Ни один показатель не отстаёт от плана два периода подряд.")}}
		}
		return nil
	}
	slices.SortStableFunc(list, func(a, b run) int { return b.long - a.long })
	say := []piece{{Text: l.Pick("Behind the plan longest: ", "Дольше всего хуже плана: ")}}
	const most = 2
	for i, x := range list[:min(most, len(list))] {
		if i > 0 {
			say = append(say, piece{Text: l.Pick(" and ", " и ")})
		}
		cells := x.row.line.Cells
		cells = cells[:min(len(cells), b.judged())]
		from, to := cells[len(cells)-x.long], cells[len(cells)-1]
		path := x.row.numbers.text(from) + "\u00a0→\u00a0"
		if x.row.numbers.text(from) == x.row.numbers.text(to) {
			path = ""
		}
		say = append(say, piece{lower(x.row.Title), true}, piece{Text: " (" + path + unitAfter(x.row.numbers.text(to), x.row.Unit) +
			", " + l.Count(int64(x.long), periods(l, b)...) + l.Pick(" running", " подряд") + ")"})
	}
	say = append(say, piece{Text: "."})
	if more := len(list) - most; more > 0 {
		say = append(say, piece{Text: l.Pick(" Others: ", " Ещё таких: ") + l.Int(int64(more)) + "."})
	}
	return say
}

func unitAfter(text, unit string) string {
	if unit == "" {
		return text
	}
	return text + "\u00a0" + unit
}

// badRun is how many periods in a row, up to the last that can be judged, a figure was far behind its plan.
func badRun(r *row, judged int) int {
	n := 0
	for _, f := range slices.Backward(r.line.Cells[:min(len(r.line.Cells), judged)]) {
		if f.Band != frame.Bad {
			break
		}
		n++
	}
	return n
}

func periods(l lang.Lang, b *screen) []string {
	switch b.table.Grain.String() {
	case "day":
		return pick(l, []string{"day", "days"}, []string{"день", "дня", "дней"})
	case "week":
		return pick(l, []string{"week", "weeks"}, []string{"неделя", "недели", "недель"})
	case "month":
		return pick(l, []string{"month", "months"}, []string{"месяц", "месяца", "месяцев"})
	}
	return pick(l, []string{"period", "periods"}, []string{"период", "периода", "периодов"})
}

func pick(l lang.Lang, en, ru []string) []string {
	if l == lang.RU {
		return ru
	}
	return en
}

// headline names the last period: «неделя 16–22 ноября 2026».
func headline(v *page.Visit, b *screen, at int) string {
	days := v.Lang.Range(b.table.Columns[at].Range())
	switch b.table.Grain.String() {
	case "week":
		return v.T("Week ", "Неделя ") + days
	case "month":
		return days
	}
	return days
}

// inOrder are the rows as they stand.
func (b *screen) inOrder() []*row {
	var list []*row
	for _, x := range b.Blocks {
		for _, r := range x.Rows {
			if !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	return list
}

// lower writes a title inside a sentence; what begins with a short form, such as «КП», stays.
func lower(title string) string {
	runes := []rune(title)
	if len(runes) > 1 && strings.ToUpper(string(runes[1])) == string(runes[1]) {
		return title
	}
	if len(runes) == 0 {
		return ""
	}
	return strings.ToLower(string(runes[0])) + string(runes[1:])
}

func upper(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	return strings.ToUpper(string(runes[0])) + string(runes[1:])
}

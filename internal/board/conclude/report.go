package conclude

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/render"
)

// report says what a report's main answer says, by the rule its board names.
func (s *sentence) report(rule string, t board.Tile) {
	c, ok := s.main()
	if !ok {
		s.pick("These figures are not shown to you.", "Эти показатели вам не показаны.")
		return
	}
	if !s.any(c) {
		s.text(s.l.Pick("There is no data on “", "Нет данных по показателю «") + c.Title + s.l.Pick("” for ", "» за ") + s.days() + ".")
		return
	}
	if rule == "spread" {
		if r, ok := s.rate(); ok && s.any(r) {
			c = r
		}
	}
	member := len(s.a.Frame.By) == 1 && (s.a.Frame.Grain == cal.None || rule == "leader")
	switch {
	case t.Kind == board.Funnel:
		s.funnel(c)
	case rule == "cohort": // a share of all cohorts together means nothing
		s.pick("A row is the month of the first purchase, a column how many months have passed since.",
			"Строка — месяц первой покупки, столбец — сколько месяцев прошло с неё.")
	case rule == "spread" && s.crossed():
		s.parting(c)
	case rule == "balance":
		s.balance(c)
	case rule == "plan":
		s.whole(c)
		s.need(c)
	case rule == "empty_share":
		s.whole(c)
		s.nobody(c)
	case member:
		s.whole(c)
		if s.adds(c) {
			s.leader(c)
		} else {
			s.spread(c)
		}
	case s.a.Frame.Grain != cal.None && len(s.a.Frame.By) == 0:
		s.whole(c)
		s.peak(c)
	default:
		s.whole(c)
	}
}

// any reports whether a column has any figure.
func (s *sentence) any(c render.Column) bool {
	if s.a.Frame.Total.Cells[c.At].State == formula.Present {
		return true
	}
	return slices.ContainsFunc(s.a.Frame.Rows, func(r frame.Row) bool { return r.Cells[c.At].State == formula.Present })
}

// whole tells the figure of the whole period, such as "Выручка за 1–19 ноября 2026: 14,4 млн ₽ (+1,7 % к октябрю)", with its change.
func (s *sentence) whole(c render.Column) {
	if s.a.Frame.Total.Cells[c.At].State != formula.Present {
		return
	}
	s.text(c.Title + s.l.Pick(", ", " ") + s.when(c) + ": ")
	s.figure(s.a.Frame.Total, c)
	s.change(c)
	s.plan(c)
	s.text(".")
}

// adds reports whether a metric is an amount, which is what it is however few cases it comes from; a share, a mean or a
// duration needs cases to be judged by.
func (s *sentence) adds(c render.Column) bool {
	return c.Metric.Unit.Kind() == unit.Count || len(s.a.Frame.By) > 0 && s.a.Model().Rollup(c.Metric.Name, s.a.Frame.By[0].Name) == model.RollSum ||
		len(s.a.Frame.By) == 0 && s.a.Model().Rollup(c.Metric.Name, model.OverPeriod) == model.RollSum
}

// rate is the first figure that is no amount.
func (s *sentence) rate() (render.Column, bool) {
	for _, c := range s.columns {
		if c.Kind == frame.Figure && c.View == 0 && !s.adds(c) && s.a.Frame.Total.Cells[c.At].State != formula.Hidden {
			return c, true
		}
	}
	return render.Column{}, false
}

// leader tells who or what brings most, with its share where parts add up. Equal ones are named together, as long as a
// sentence can hold them.
func (s *sentence) leader(c render.Column) {
	rows := s.sorted(c)
	if len(rows) < 2 || rows[0].Cells[c.At].V <= 0 {
		return
	}
	top := rows[0].Cells[c.At].V
	var names []string
	for _, r := range rows {
		if r.Cells[c.At].V == top {
			names = append(names, s.name(r))
		}
	}
	const several = 3
	if len(names) > several || len(names) == len(rows) {
		return
	}
	s.text(s.l.Pick(" Most: ", " Больше всего — ") + s.l.List(names))
	if len(names) > 1 {
		s.text(s.l.Pick(", equally: ", ", поровну: "))
	} else {
		s.text(s.l.Pick(", ", ": "))
	}
	s.figure(rows[0], c)
	total := s.a.Frame.Total.Cells[c.At]
	if len(names) == 1 && total.State == formula.Present && top <= total.V && s.a.Model().Rollup(c.Metric.Name, s.a.Frame.By[0].Name) == model.RollSum {
		s.text(s.l.Pick(", ", ", это ") + s.l.Percent(top/total.V, 0) + s.l.Pick(" of all", " всего"))
	}
	s.text(".")
}

// spread tells the best and the worst of a share or a duration, among members with enough cases to be judged by. Where
// nothing counts the cases nobody is ranked.
func (s *sentence) spread(c render.Column) {
	judged, ok := s.cases(c)
	if !ok {
		return
	}
	rows := slices.DeleteFunc(s.sorted(c), func(r frame.Row) bool { return !judged(r) })
	if len(rows) < 2 {
		s.pick(" Too few data to compare the parts.", " Мало данных, чтобы сравнивать части.")
		return
	}
	first, last := rows[0], rows[len(rows)-1]
	if first.Cells[c.At].V == last.Cells[c.At].V {
		return
	}
	s.text(s.l.Pick(" Highest: ", " Выше всего — ") + s.name(first) + ", ")
	s.figure(first, c)
	s.text(s.l.Pick("; lowest: ", "; ниже всего — ") + s.name(last) + ", ")
	s.figure(last, c)
	s.text(".")
}

// cases tells whether a row has enough of what a share is a share of: by what the answer itself knows; else by a count
// beside it, or by the same member's count in another answer for the same days. ok is false where nothing counts.
func (s *sentence) cases(c render.Column) (judged func(frame.Row) bool, ok bool) {
	if _, known := s.a.Frame.Cases(s.a.Frame.Total, c.Column); known {
		return func(r frame.Row) bool {
			_, known := s.a.Frame.Cases(r, c.Column)
			_, few := s.a.Frame.Few(r, c.Column)
			return known && !few
		}, true
	}
	for _, o := range s.columns {
		if counts(o.Column) && o.Metric != c.Metric {
			return func(r frame.Row) bool { return plenty(r.Cells[o.At]) }, true
		}
	}
	same := func(x, y *model.Dimension) bool { return x.Name == y.Name }
	for _, a := range s.all {
		if a == nil || a.Err != nil || a.Frame == nil || a.Range != s.a.Range || a.Frame.Grain != s.a.Frame.Grain ||
			!slices.EqualFunc(a.Frame.By, s.a.Frame.By, same) {
			continue
		}
		at := slices.IndexFunc(a.Frame.Columns, counts)
		if at < 0 {
			continue
		}
		return func(r frame.Row) bool {
			i := slices.IndexFunc(a.Frame.Rows, func(x frame.Row) bool { return x.N == r.N && !x.Others && slices.Equal(x.Keys, r.Keys) })
			return i >= 0 && plenty(a.Frame.Rows[i].Cells[at])
		}, true
	}
	return nil, false
}

func counts(c frame.Column) bool {
	return c.Kind == frame.Figure && c.View == 0 && c.Metric.Unit.Kind() == unit.Count
}

func plenty(v formula.Value) bool { return v.State == formula.Present && v.V >= enough }

// peak tells the best closed period, and what the last closed one is to the one before it.
func (s *sentence) peak(c render.Column) {
	var closed []frame.Row
	for _, p := range s.a.Frame.Periods {
		if s.a.Open(p) {
			continue
		}
		for _, r := range s.a.Frame.Rows {
			if r.N == p.N && r.Cells[c.At].State == formula.Present {
				closed = append(closed, r)
			}
		}
	}
	const two = 2
	if len(closed) < two {
		return
	}
	last := closed[len(closed)-1]
	ranked := closed
	if !s.adds(c) {
		judged, ok := s.cases(c)
		ranked = slices.DeleteFunc(slices.Clone(closed), func(r frame.Row) bool { return !ok || !judged(r) })
	}
	if len(ranked) < two || !s.differ(ranked, c) {
		s.text(s.l.Pick(" The last closed period, ", " Последний закрытый период, ") + s.period(last) + s.l.Pick(": ", ", — "))
		s.figure(last, c)
		s.text(".")
		return
	}
	top := slices.MaxFunc(ranked, func(a, b frame.Row) int { return cmp.Compare(a.Cells[c.At].V, b.Cells[c.At].V) })
	if top.Cells[c.At].V <= 0 { // corrections, refunds: the largest of negative figures is none to name
		return
	}
	s.text(s.l.Pick(" Highest: ", " Больше всего — ") + s.period(top) + ", ")
	s.figure(top, c)
	if last.N != top.N {
		s.text(s.l.Pick("; the last closed period, ", "; последний закрытый период, ") + s.period(last) + s.l.Pick(": ", ", — "))
		s.figure(last, c)
	}
	s.text(".")
}

// differ reports whether not all rows have the same figure.
func (s *sentence) differ(rows []frame.Row, c render.Column) bool {
	return slices.ContainsFunc(rows, func(r frame.Row) bool { return r.Cells[c.At].V != rows[0].Cells[c.At].V })
}

func (s *sentence) period(r frame.Row) string {
	p, _ := s.a.Frame.Period(r)
	if p.Grain == cal.ByWeek {
		return s.l.Pick("week of ", "неделя с ") + s.l.DayAxis(s.a.Calendar.Whole(p.Grain, p.N).From)
	}
	return s.l.Period(s.a.Calendar, p)
}

// funnel tells how many came, how many reached the last stage, and where the largest part was lost.
func (s *sentence) funnel(c render.Column) {
	if len(s.a.Frame.By) == 0 { // several metrics in a row: nobody says that one is a part of another
		s.whole(c)
		return
	}
	var rows []frame.Row
	for _, r := range s.a.Frame.Rows {
		if r.Cells[c.At].State == formula.Present && !r.Others {
			rows = append(rows, r)
		}
	}
	const two = 2
	if len(rows) < two || rows[0].Cells[c.At].V <= 0 {
		s.text(s.l.Pick("Too few data for a funnel for ", "Мало данных для воронки за ") + s.days() + ".")
		return
	}
	first, last := rows[0], rows[len(rows)-1]
	if slices.ContainsFunc(rows[1:], func(r frame.Row) bool { return r.Cells[c.At].V > first.Cells[c.At].V }) {
		// These are not the same deals at every stage, so that none is a share of another.
		s.text(s.days() + s.l.Pick(": “", ": этап «") + s.name(first) + s.l.Pick("” ", "» — "))
		s.figure(first, c)
		s.text(s.l.Pick(", “", ", этап «") + s.name(last) + s.l.Pick("” ", "» — "))
		s.figure(last, c)
		s.text(".")
		return
	}
	if s.l == lang.RU {
		s.text("До этапа «" + s.name(last) + "» дошло ")
		s.figure(last, c)
		s.text(" из ")
		s.figure(first, c)
		s.text(" " + s.l.Plural(int64(first.Cells[c.At].V), "сделки", "сделок", "сделок"))
	} else {
		s.figure(last, c)
		s.text(" of ")
		s.figure(first, c)
		s.text(" " + s.l.Plural(int64(first.Cells[c.At].V), "deal", "deals") + " reached “" + s.name(last) + "”")
	}
	s.text(" (" + s.l.Percent(last.Cells[c.At].V/first.Cells[c.At].V, 1) + ").")
	s.drop(rows, c)
}

// drop names the stage after which the largest part is gone, among those that enough deals reached.
func (s *sentence) drop(rows []frame.Row, c render.Column) {
	for _, n := range s.a.Notes {
		if n.Kind == plan.NoteHistory { // losses that nobody saw at a stage say nothing of the stages
			s.text(" " + render.Said(n, s.a, s.l))
			return
		}
	}
	worst, share, judged := -1, 1.0, false
	for i := range len(rows) - 1 {
		v, next := rows[i].Cells[c.At].V, rows[i+1].Cells[c.At].V
		if v < enough {
			continue
		}
		judged = true
		if next/v < share {
			worst, share = i, next/v
		}
	}
	switch {
	case !judged:
		s.pick(" Too few data to name the weakest stage.", " Мало данных, чтобы назвать слабый этап.")
		return
	case worst < 0:
		s.pick(" Nothing is lost on the way.", " По пути ничего не теряется.")
		return
	}
	s.pick(" The largest part is lost at ", " Больше всего теряем на шаге ")
	s.strong(s.name(rows[worst]) + " → " + s.name(rows[worst+1]))
	s.text(s.l.Pick(": ", ": дальше идут "))
	s.parts = append(s.parts, Part{Text: s.l.Percent(share, 1), Bad: true})
	s.text(s.l.Pick(" go on.", "."))
}

// nobody tells the largest member, and how much has none: refusals without a reason cannot be learnt from.
func (s *sentence) nobody(c render.Column) {
	s.leader(c)
	total := s.a.Frame.Total.Cells[c.At]
	for _, r := range s.a.Frame.Rows {
		if len(r.Keys) > 0 && r.Keys[0].Null && r.Cells[c.At].State == formula.Present && total.State == formula.Present && total.V > 0 {
			s.text(s.l.Pick(" Not given: ", " Не указано: "))
			s.figure(r, c)
			s.text(" (" + s.l.Percent(r.Cells[c.At].V/total.V, 1) + ").")
		}
	}
}

// sorted lists the members with a figure, the largest first; those that stand for several are left out. Of an answer by
// period they are the members over all periods.
func (s *sentence) sorted(c render.Column) []frame.Row {
	list := s.a.Frame.Rows
	if s.a.Frame.Grain != cal.None {
		list = s.a.Frame.Totals
	}
	var rows []frame.Row
	for _, r := range list {
		member := len(r.Keys) > 0 && r.Keys[0] != plan.Member{} && !r.Keys[0].Null
		if member && r.N == plan.AllPeriods && r.Cells[c.At].State == formula.Present && !r.Others {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b frame.Row) int { return cmp.Compare(b.Cells[c.At].V, a.Cells[c.At].V) })
	return rows
}

func (s *sentence) name(r frame.Row) string {
	texts := render.Label(s.a, r, s.l)
	return s.short(texts[len(texts)-1])
}

// short is a name as a sentence can hold it.
func (s *sentence) short(name string) string {
	text := strings.Map(plain, name)
	const most = 60
	if runes := []rune(text); len(runes) > most {
		text = strings.TrimSpace(string(runes[:most])) + "…"
	}
	return text
}

// plain takes out what would break the sentence around a name: line ends, and marks that turn the direction of writing.
func plain(r rune) rune {
	switch {
	case unicode.IsControl(r):
		return ' '
	case r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
		return -1
	}
	return r
}

// lower begins a title with a small letter, but for abbreviations.
func lower(title string) string {
	runes := []rune(title)
	if len(runes) > 1 && unicode.IsUpper(runes[0]) && unicode.IsLower(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}

// upper begins a sentence.
func upper(text string) string {
	runes := []rune(text)
	if len(runes) > 0 {
		runes[0] = unicode.ToUpper(runes[0])
	}
	return string(runes)
}

package target

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/target"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

func byTitle(a, b row) int {
	return cmp.Or(cmp.Compare(strings.ToLower(a.title), strings.ToLower(b.title)), cmp.Compare(a.id, b.id))
}

// builder makes the page of a grid.
type builder struct {
	v       *page.Visit
	h       ask.House
	view    *target.View
	m       *model.Metric
	st      state
	g       target.Grid
	facts   facts
	scale   scale
	today   cal.Day
	periods []cal.Period
	usual   float64 // the largest figure of the past, asked for where the grid has none of its own
}

// grid shows the grid.
func (p *Pages) grid(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	ctx := r.Context()
	h, view, err := p.house(ctx)
	if err != nil {
		return err
	}
	st := stateOf(r.URL.Query(), h, view, v.About.Today)
	m, err := metricOf(v, h, st.Metric)
	if err != nil {
		return err
	}
	b := builder{v: v, h: h, view: view, m: m, st: st, today: v.About.Today, periods: st.periods(h.Calendar)}
	rows, err := p.rows(ctx, v, h, view, m, st, b.periods)
	if err != nil {
		return err
	}
	total := sees(h, v, st.whole())
	ids := make([]string, len(rows))
	for i, x := range rows {
		ids[i] = x.id
	}
	if b.facts, err = p.facts(ctx, v, m, st, ids, total); err != nil {
		return err
	}
	if st.By == "owner" && !st.All {
		some := slices.DeleteFunc(slices.Clone(rows), func(x row) bool { return !x.force && len(b.facts[target.ScopeKey(x.scope)]) == 0 })
		if len(some) > 0 { // before anything is planned or done, everybody could have a target
			rows = some
		}
	}
	scopes := make([]plan.Scope, 0, len(rows)+1)
	for _, x := range rows {
		scopes = append(scopes, x.scope)
	}
	if total {
		scopes = append(scopes, st.whole())
		rows = append(rows, row{scope: st.whole(), title: b.wholeTitle()})
	}
	// As the fact, so the plan to date goes to the end of the last day there is data of, today's included.
	upto := min(b.today, cal.DayOf(v.About.Version.Seen, h.Calendar.Zone)) + 1
	if b.g, err = p.Service.Grid(ctx, m.Name, b.periods, scopes, upto); err != nil {
		return err
	}
	if b.usual, err = p.usual(ctx, v, b); err != nil {
		return err
	}
	x := b.page(rows, total)
	x.Metrics, x.Others = b.tabs()
	if n, err := strconv.Atoi(r.URL.Query().Get("saved")); err == nil && n > 0 {
		x.Said = v.T("Saved: ", "Сохранено: ") + changesText(v.Lang, n)
	}
	pg := p.in(v, v.T("Plans: ", "Планы: ")+lowered(m.Title.In(string(v.Lang))))
	pg.Body, pg.Actions, pg.Wide = gridPage(x), gridActions(x), true
	return p.site.Show(w, r, v, pg)
}

// lowered begins a title in lower case, unless it is a word of capitals.
func lowered(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

func raised(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

func changesText(l lang.Lang, n int) string {
	return l.Count(int64(n), l.Pick("change", "изменение"), l.Pick("changes", "изменения"), l.Pick("changes", "изменений"))
}

func (b *builder) wholeTitle() string {
	for _, d := range b.h.Departments {
		if b.st.Of != "" && d.ID == b.st.Of {
			return d.Name
		}
	}
	return b.v.T("Company", "Компания")
}

// page makes the view of the grid.
func (b *builder) page(rows []row, total bool) gridView {
	most := 0.0
	for _, list := range b.g.Cells {
		for _, c := range list {
			most = max(most, math.Abs(c.Aim.Value))
		}
	}
	for _, of := range b.facts {
		for _, x := range of {
			most = max(most, math.Abs(x))
		}
	}
	if most == 0 {
		most = b.usual
	}
	b.scale = scaleOf(b.m.Unit, b.st.Unit, most)
	v, c := b.v, b.h.Calendar
	x := gridView{
		V: v, St: b.st, Unit: b.unitText(), Head: b.head(), Period: b.span(), Who: b.who(), MayShape: v.Administers() && b.g.Adds, Rules: v.Administers(),
		Back:   b.st.with(c, "from", c.Whole(b.st.Grain, b.st.First-max(1, b.st.N/2)).From.String()),
		Forth:  b.st.with(c, "from", c.Whole(b.st.Grain, b.st.First+max(1, b.st.N/2)).From.String()),
		Export: "/plans/export.csv?" + url.Values{"metric": {b.m.Name}}.Encode(), Import: "/plans/import", Split: "",
	}
	x.Bys, x.Departments, x.Grains, x.Spans, x.Units = b.bys(), b.departments(), b.grains(), b.spans(), b.units()
	x.Shape, x.Shapes = b.shape()
	if b.st.By == "owner" {
		x.AllHref = b.st.with(c, "all", map[bool]string{true: "", false: "1"}[b.st.All])
	}
	if b.g.Adds {
		x.Sum = b.sumTitle()
	}
	x.Data = gridData{
		Metric: b.m.Name, Seen: b.g.Revision, Factor: b.scale.factor, Step: target.Typed(b.scale.unit, b.scale.step()) / b.scale.factor, Unit: x.Unit,
		Adds: b.g.Adds, People: b.g.Adds && b.g.People, Total: -1,
	}
	for _, col := range b.g.Columns {
		x.Cols = append(x.Cols, b.column(col))
		x.Data.Cols = append(x.Data.Cols, colData{
			Title: b.columnTitle(col.Period), From: col.Range.From.String(), Grain: col.Grain.String(), Locked: col.Locked, Past: col.Range.To <= b.today,
		})
	}
	for i, one := range rows {
		last := total && i == len(rows)-1
		view, data := b.row(i, one, last)
		x.Data.Rows = append(x.Data.Rows, data)
		for _, d := range data.Cells {
			x.Edits = x.Edits || d.Edit
		}
		if last {
			x.Total, x.Data.Total = &view, i
			continue
		}
		x.Rows = append(x.Rows, view)
	}
	if total {
		x.Say = b.sentence(len(rows) - 1)
		x.Suggests = x.Edits && b.g.Adds && target.MayEdit(b.h, editor(v), b.st.whole())
	} else if len(rows) == 1 {
		x.Say = b.sentence(0)
	}
	if x.Edits {
		x.Split = "/plans/split?" + url.Values{"metric": {b.m.Name}, "scope": {target.ScopeKey(b.st.whole())}, "from": {b.today.String()}}.Encode()
	}
	return x
}

// text writes a kept figure as the grid shows it.
func (b *builder) text(x float64) string {
	decimals := 1
	if b.scale.factor == million || b.m.Unit.Kind() == unit.Ratio {
		decimals = 2
	}
	return b.v.Lang.Short(b.scale.shown(x), decimals)
}

// whole is text without the part of a unit where the figure is large: what was done stands under the plan.
func (b *builder) whole(x float64) string {
	const large = 100
	if shown := b.scale.shown(x); math.Abs(shown) >= large {
		return b.v.Lang.Short(shown, 0)
	}
	return b.text(x)
}

// row makes one row with what the script knows of it.
func (b *builder) row(i int, one row, last bool) (rowView, rowData) {
	x := rowView{Title: one.title, Total: last}
	if b.st.By == "owner" && !last {
		x.Initials = ui.Initials(one.title)
	}
	d := rowData{Scope: target.ScopeKey(one.scope), Title: one.title}
	edits := target.MayEdit(b.h, editor(b.v), one.scope)
	for c, cell := range b.g.Cells[i] {
		view := b.cell(i, c, one, cell, last)
		view.Edit = edits && !b.g.Columns[c].Locked
		data := cellData{Own: cell.Own != nil, Edit: view.Edit}
		if cell.Aim.Known {
			value := b.scale.shown(cell.Aim.Value)
			if cell.Own != nil {
				value = b.scale.shown(cell.Own.Value)
			}
			data.V = &value
		}
		if cell.Month > 0 && cell.Ramp != 1 && (x.Note == "" || b.g.Columns[c].Range.Contains(b.today)) {
			x.Note = b.v.T("newcomer, month ", "новичок, ") + strconv.Itoa(cell.Month) + b.v.T(": ", "-й месяц: ") +
				b.v.Lang.Percent(cell.Ramp, 0) + b.v.T(" of the norm", " нормы")
		}
		x.Cells, d.Cells = append(x.Cells, view), append(d.Cells, data)
	}
	if b.g.Adds {
		var sum float64
		known := false
		for _, cell := range b.g.Cells[i] {
			if cell.Aim.Known {
				sum, known = sum+cell.Aim.Value, true
			}
		}
		if known {
			x.Sum, sum = b.text(sum), b.scale.shown(sum)
			d.Sum = &sum
		}
	}
	return x, d
}

// cell writes one cell.
func (b *builder) cell(i, c int, one row, g target.GridCell, last bool) cellView {
	col := b.g.Columns[c]
	x := cellView{R: i, C: c, ID: fmt.Sprintf("p-%d-%d", i, c), Text: "—", Href: b.cellHref(g.Cell)}
	fact, done := b.facts.of(one.scope, col.N)
	l := b.v.Lang
	switch {
	case !g.Aim.Known && !done:
		return x
	case !g.Aim.Known:
		if col.Range.From <= b.today {
			x.Sub = l.Pick("actual ", "факт ") + b.whole(fact)
		}
		return x
	}
	x.Text = b.text(g.Aim.Value)
	if g.Own != nil {
		x.Text = b.text(g.Own.Value)
	}
	x.Tip = g.Aim.From.In(string(l))
	switch {
	case col.Range.To <= b.today:
		if share, _, _ := frame.Attained(b.m, formula.Of(fact), g.Aim); share.State == formula.Present && done {
			x.Sub, x.Mark = percentText(l, share.V), bandMark(frame.Judged(b.m.Better, fact, g.Aim))
		}
	case col.Range.Contains(b.today):
		if !done {
			break
		}
		x.Sub = b.whole(fact)
		if _, pace, _ := frame.Attained(b.m, formula.Of(fact), g.Aim); pace.State == formula.Present {
			x.Sub += l.Pick(" · pace ", " · темп ") + percentText(l, pace.V)
			x.Mark = bandMark(frame.Judged(b.m.Better, fact, g.Aim))
		}
	case last && col.Season > 0:
		x.Sub = l.Pick("season ", "сезон ") + l.Number(col.Season, 2)
	case c > 0:
		if was := b.g.Cells[i][c-1].Aim; was.Known && was.Value > 0 {
			x.Sub = growthText(l, g.Aim.Value/was.Value-1)
		}
	}
	return x
}

// growthText writes how much a plan grows; what no plan grows by is not counted out.
func growthText(l lang.Lang, growth float64) string {
	if growth > frame.MostShown {
		return percentText(l, growth)
	}
	return lang.Plus(l.Percent(growth, 0))
}

func percentText(l lang.Lang, share float64) string {
	if share > frame.MostShown {
		return ">" + l.Percent(frame.MostShown, 0)
	}
	return l.Percent(share, 0)
}

func bandMark(b frame.Band) string {
	switch b {
	case frame.Bad:
		return "x"
	case frame.Near:
		return "w"
	case frame.Good:
		return "g"
	case frame.NoBand:
	}
	return ""
}

func markOf(s target.State) string {
	switch s {
	case target.Bad:
		return "x"
	case target.Near:
		return "w"
	case target.Good:
		return "g"
	case target.None:
	}
	return ""
}

func (b *builder) cellHref(c target.Cell) string {
	return "/plans/cell?" + url.Values{
		"metric": {c.Metric}, "scope": {target.ScopeKey(c.Scope)}, "grain": {c.Grain.String()}, "from": {c.Range.From.String()}, "unit": {b.scale.key()},
	}.Encode()
}

// kind orders metrics: what is planned in parts stands before norms.
func (b *builder) kind(name model.Name) int {
	if m, ok := b.h.Model.Metric(name); ok && b.view.Adds(m) {
		return 0
	}
	return 1
}

// tabs are the metrics that have targets, with the one shown; the others are picked from a list.
func (b *builder) tabs() (tabs, others []ui.Link) {
	planned := b.view.Planned()
	const most = 6
	link := func(m *model.Metric) ui.Link {
		st := b.st
		st.Metric, st.Unit = m.Name, ""
		return ui.Link{Title: m.Title.In(string(b.v.Lang)), Href: st.with(b.h.Calendar), On: m.Name == b.m.Name}
	}
	list := slices.DeleteFunc(slices.Clone(planned), func(n model.Name) bool { return n == b.view.Main() })
	slices.SortStableFunc(list, func(a, c model.Name) int { return cmp.Compare(b.kind(a), b.kind(c)) })
	for _, name := range append([]model.Name{b.view.Main()}, list...) {
		m, ok := b.h.Model.Metric(name)
		if !ok || !plannable(m) || !shows(b.v.Viewer.Grant, b.h.Model, m) {
			continue
		}
		if len(tabs) < most {
			tabs = append(tabs, link(m))
		} else {
			others = append(others, link(m))
		}
	}
	for _, m := range b.h.Model.Metrics() {
		if m.Name != b.view.Main() && !slices.Contains(planned, m.Name) && plannable(m) && m.Area != "plan" && shows(b.v.Viewer.Grant, b.h.Model, m) {
			others = append(others, link(m))
		}
	}
	if !slices.ContainsFunc(tabs, func(x ui.Link) bool { return x.On }) {
		tabs = append(tabs, link(b.m))
	}
	return tabs, others
}

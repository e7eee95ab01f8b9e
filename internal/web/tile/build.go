// Package tile draws the cards of dashboards and reports: it asks all their questions at once and makes of each answer
// what its kind shows. Rights are the desk's: what a visitor may not see is not in the answer.
package tile

import (
	"context"
	"net/url"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/render/chart"
	"svodka/internal/web/page"
)

// Shown is a tile ready to be drawn.
type Shown struct {
	Tile       board.Tile
	Title, Sub string
	KPI        *KPI
	Chart      *chart.Chart
	Table      *Table
	Records    *ask.RecordList
	Words      string // of a text tile
	// Empty says why there is nothing to show, Problem what went wrong, Needs what the tile waits for; "" otherwise.
	Empty, Problem, Needs string
	// Missing is a fact whose data is not there at all: how to add it stands behind MissingHref.
	MissingHref string
	Notes       []string
	// Said are those of the notes that stand under the tile: what was never loaded, where the data begins and ends.
	Said []string
	// Addresses of what opens from the tile; "" where nothing does.
	ExplainHref, RecordsHref, CSVHref, ReportHref string
	// Filters of the page that do not narrow this tile, by their titles.
	Skipped []string
	// Answer is what the tile shows; nil with a problem.
	Answer *ask.Answer
	// Stale says since when a source behind the tile has been silent; "" when it is fresh.
	Stale string
	// Wide says that the card should stand alone in its row.
	Wide bool

	across *ask.Answer // the totals of what stands across
	own    bool        // its period is not the page's
}

// Options are how a card is drawn.
type Options struct {
	Lang lang.Lang
	// View is "both", "chart" or "table"; "" is as the kind has it.
	View string
	// Refresh is where the tile fetches itself anew; "" it does not.
	Refresh string
	// PNG and XLSX are the addresses of the tile as files; "" there are none.
	PNG, XLSX string
	// Tools are more entries of the tile's menu.
	Tools []Tool
	// Level is the heading level of the title, 2 or 3; 0 is 2.
	Level int
	// Height overrides the height of the chart in px; 0 leaves it.
	Height int
	// Class is added to the card: its place in the grid.
	Class string
	// Back is the one step that may bring figures where filters leave none; the zero Tool is none.
	Back Tool
}

// Tool is an entry of a tile's menu.
type Tool struct{ Title, Href string }

// question is one question with the tile it belongs to.
type question struct {
	tile  int
	part  string // "main", "spark", "across"
	query query.Query
}

// Build asks the questions of all tiles from one snapshot and prepares them. A tile that fails says so in its Problem and
// leaves the rest working; an error of Build means that nothing could be read.
func Build(ctx context.Context, s *page.Site, v *page.Visit, tiles []board.Tile, params url.Values) ([]Shown, error) {
	done, err := s.Turn(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	out := make([]Shown, len(tiles))
	var list []question
	m := v.About.Model
	if m == nil {
		m = s.Model
	}
	for i, t := range tiles {
		x := Shown{Tile: t, Title: t.Title.In(string(v.Lang)), Sub: t.Sub.In(string(v.Lang))}
		if t.Report != "" {
			x.ReportHref = "/r/" + t.Report
		}
		if t.Kind == board.Text {
			x.Words = t.Words.In(string(v.Lang))
		}
		if t.Need == board.NeedPlans { // boards kept from before there were plans
			t.Need, x.Tile.Need = "", ""
		}
		if t.Need != "" {
			x.Needs = needs(t.Need, v.Lang)
		}
		if t.Ask != "" {
			q, skipped, err := board.Overlay(m, t.Ask, params)
			if err != nil {
				x.Problem = v.Lang.Message(err)
			} else {
				x.own = rangeOf(t.Ask) != ""
				if day, old := v.About.Anchored(q.Range); old { // data that ended long ago is shown up to its end
					q.AsOf = day.String()
				}
				list = append(list, questions(i, t, q, v)...)
			}
			for _, name := range skipped {
				x.Skipped = append(x.Skipped, title(m, name, v.Lang))
			}
		}
		out[i] = x
	}
	if err := onePipeline(ctx, s, v, tiles, list); err != nil {
		return nil, err
	}
	queries := make([]query.Query, len(list))
	for i, q := range list {
		queries[i] = q.query
	}
	answers, err := s.Desk.AskAll(ctx, v.Viewer, queries)
	if err != nil {
		return nil, err
	}
	parts := make([]map[string]*ask.Answer, len(tiles))
	for i, q := range list {
		if parts[q.tile] == nil {
			parts[q.tile] = map[string]*ask.Answer{}
		}
		parts[q.tile][q.part] = answers[i]
	}
	for i := range out {
		if parts[i] != nil {
			fill(ctx, &out[i], s, v, parts[i])
			out[i].say(v.Lang)
		}
	}
	return out, beside(ctx, s, v, out)
}

// questions are what a tile asks: its own question and what its kind needs besides.
func questions(i int, t board.Tile, q query.Query, v *page.Visit) []question {
	if len(q.By) > 0 || q.Grain != cal.None {
		q.Totals = true
	}
	list := []question{{i, "main", q}}
	switch t.Kind { //nolint:exhaustive // the others need one question
	case board.KPI:
		if spark, ok := sparkQuery(q, v); ok {
			list = append(list, question{i, "spark", spark})
		}
	case board.Pivot, board.Heat:
		if len(q.By) == 2 && q.Grain == cal.None { // the totals of what stands across are their own question
			across := q
			across.By, across.Spine, across.Limit, across.Others, across.Sort, across.Compare = q.By[1:], nil, 0, false, nil, nil
			list = append(list, question{i, "across", across})
		}
	}
	return list
}

// onePipeline keeps what stands by stage to one pipeline: stages of several make no row. Where the page names none it is the
// one with the most deals in the tile's period.
func onePipeline(ctx context.Context, s *page.Site, v *page.Visit, tiles []board.Tile, list []question) error {
	chosen := map[int]model.Cond{} // by tile
	for i, x := range list {
		if x.part == "main" && byStage(tiles[x.tile].Kind, x.query) {
			c, ok, err := largestPipeline(ctx, s, v, x.query)
			if err != nil {
				return err
			}
			if ok {
				chosen[x.tile] = c
			}
		}
		if c, ok := chosen[x.tile]; ok { // the tile's other questions come after its main one
			list[i].query.Where = append(slices.Clone(x.query.Where), c)
		}
	}
	return nil
}

// byStage reports whether a tile draws stages beside each other and nothing says of which pipeline.
func byStage(k board.Kind, q query.Query) bool {
	named := slices.ContainsFunc(q.Where, func(c model.Cond) bool { return c.Name == "pipeline" && c.Op == model.In })
	return !named && slices.Contains(q.By, "stage") && !slices.Contains(q.By, "pipeline") &&
		(k == board.Funnel || k == board.Heat || k == board.Pivot)
}

// largestPipeline asks which pipeline has the most deals; ok is false where there is none.
func largestPipeline(ctx context.Context, s *page.Site, v *page.Visit, q query.Query) (c model.Cond, ok bool, err error) {
	q.Metrics, q.By, q.Spine, q.Compare, q.Derive, q.Grain = []model.Name{"stage_reached"}, []model.Name{"pipeline"}, nil, nil, nil, cal.None
	q.Plan = false
	q.Sort, q.Limit, q.Totals, q.Others = []query.Sort{{Name: "stage_reached", Desc: true}}, 1, false, false
	a, err := s.Desk.AskAll(ctx, v.Viewer, []query.Query{q})
	if err != nil || a[0].Err != nil || len(a[0].Frame.Rows) == 0 {
		return c, false, err // a question that cannot be asked says so in its own tile
	}
	cell, ok := a[0].Cell(a[0].Frame.Rows[0], a[0].Frame.Columns[0])
	if !ok {
		return c, false, nil
	}
	i := slices.IndexFunc(cell.Where, func(c model.Cond) bool { return c.Name == "pipeline" })
	if i < 0 {
		return c, false, nil
	}
	return cell.Where[i], true, nil
}

// sparkPoints is how many points a sparkline has.
const sparkPoints = 8

// sparkQuery asks for the last eight weeks of the figure, or months where the period is longer than a quarter's third.
func sparkQuery(q query.Query, v *page.Visit) (query.Query, bool) {
	c := v.About.Calendar
	today, _ := v.About.Anchored(q.Range)
	r, err := c.Resolve(rangeOr(q.Range), today)
	if q.Range == plan.Everything || err != nil || r.Empty() || len(q.By) > 0 || q.Grain != cal.None {
		return q, false
	}
	const long = 45
	grain := cal.ByWeek
	if r.Days() > long {
		grain = cal.ByMonth
	}
	last := min(r.Last(), today)
	n := c.Ordinal(last, grain)
	from := c.Whole(grain, n-sparkPoints+1).From
	q.Range = cal.Range{From: from, To: last + 1}.String()
	q.Grain, q.Compare, q.Plan, q.Totals, q.Derive, q.Sort = grain, nil, false, false, nil, nil
	return q, true
}

// rangeOf is the period a tile's own question names; "" where it follows the page.
func rangeOf(text string) string {
	q, err := query.ParseText(text)
	if err != nil {
		return ""
	}
	return q.Range
}

func rangeOr(text string) string {
	if text == "" {
		return "this-month"
	}
	return text
}

// fill makes of the answers what the tile's kind shows.
func fill(ctx context.Context, x *Shown, s *page.Site, v *page.Visit, parts map[string]*ask.Answer) {
	a := parts["main"]
	if a.Err != nil {
		x.Problem = v.Lang.Message(a.Err)
		return
	}
	x.Answer = a
	x.CSVHref = "/ask.csv?" + a.Query.Values().Encode()
	for _, n := range a.Notes {
		if timeless(a, n) {
			continue
		}
		switch n.Kind {
		case plan.NoteDemo: // the band over the page says it
		case plan.NoteFresh:
			x.Stale = render.Said(n, a, v.Lang)
		default:
			x.Notes = append(x.Notes, render.Said(n, a, v.Lang))
		}
	}
	whole := a.Query
	whole.By, whole.Spine, whole.Grain, whole.Compare, whole.Sort, whole.Derive = nil, nil, cal.None, nil, nil, nil
	whole.Limit, whole.Others, whole.Totals = 0, false, false
	if len(whole.Metrics) > 0 && !hidden(a, whole.Metrics[0]) {
		x.ExplainHref = "/explain?" + whole.Values().Encode()
		one := whole
		one.Metrics = one.Metrics[:1]
		x.RecordsHref = "/records?" + one.Values().Encode()
	}
	if why, href := nothing(a, v); why != "" && x.Tile.Kind != board.KPI {
		x.Empty, x.MissingHref = why, href
		return
	}
	switch x.Tile.Kind {
	case board.KPI:
		if n, ok := a.Lacks[a.Query.Metrics[0]]; ok { // a nought would be a figure
			x.Empty, x.MissingHref = render.Said(n, a, v.Lang), adding
			return
		}
		x.KPI = newKPI(a, parts["spark"], v.Lang)
		if x.Needs != "" && x.KPI != nil && x.KPI.Why != "" { // what it waits for says it all
			x.KPI = nil
			return
		}
		if x.KPI == nil {
			x.Empty, x.MissingHref = nothing(a, v)
		}
	case board.Records:
		x.Records = records(ctx, s, v, a.Query, x)
	case board.Pivot:
		x.across = parts["across"]
		x.Table = x.table(roomOf(x.Tile.Box.W), v.Lang)
	default:
		x.across = parts["across"]
		x.Table = x.table(roomOf(x.Tile.Box.W), v.Lang)
		drawn, err := folded(ctx, s, v, x.Tile.Kind, a)
		if err != nil {
			x.Problem = v.Lang.Message(err)
			return
		}
		c, err := chart.Build(chart.Spec{Kind: string(x.Tile.Kind), Title: x.Title, Sub: x.Sub, Gap: x.Tile.Gap, Room: roomUnder(x.Tile.Box.H)}, drawn, v.Lang)
		switch {
		case err != nil:
			x.Problem = v.Lang.Message(err)
		case !c.Table:
			x.Chart = &c
		}
	}
}

// table is the table of a card. Beside a chart one metric by two things stands crosswise, as its chart does.
func (x *Shown) table(room Room, l lang.Lang) *Table {
	a := x.Answer
	if x.Tile.Kind == board.Pivot {
		return NewPivot(a, x.across, l, room)
	}
	keys := len(a.Frame.By)
	if a.Frame.Grain != cal.None {
		keys++
	}
	const two = 2
	crosswise := len(a.Query.Compare) == 0 || x.Tile.Kind == board.Heat || x.Tile.Kind == board.Stacked // neither draws a comparison
	if keys == two && len(a.Frame.By) > 0 && len(a.Query.Metrics) == 1 && crosswise {
		return NewPivot(a, x.across, l, room)
	}
	return NewTable(a, l, TableOptions{Room: room})
}

// hidden reports whether the visitor may not see a metric.
func hidden(a *ask.Answer, metric model.Name) bool {
	i := a.Frame.Column(metric)
	return i >= 0 && a.Frame.Total.Cells[i].State == formula.Hidden
}

// nothing says why an answer shows no figure at all: what it waits for, that the data was never loaded, or that the
// filters leave nothing. "" when there is a figure. href leads to how the data is added.
func nothing(a *ask.Answer, v *page.Visit) (why, href string) {
	for _, r := range append(a.Frame.Rows, a.Frame.Total) {
		for _, c := range r.Cells {
			if c.State == formula.Present && (c.V != 0 || len(a.Frame.By) == 0) || c.State == formula.Hidden {
				return loaded(a, v)
			}
		}
	}
	for _, n := range a.Notes {
		if n.Kind == plan.NoteWaits || n.Kind == plan.NoteHidden {
			return render.Said(n, a, v.Lang), ""
		}
	}
	if why, href = loaded(a, v); why != "" {
		return why, href
	}
	return v.T("No data with these filters. Try a longer period.", "Нет данных с такими фильтрами. Попробуйте период длиннее."), ""
}

// loaded says which data the figures need that nobody has ever loaded, where there is no figure without it: of several
// metrics one that has no data leaves the others standing, and its column says so.
func loaded(a *ask.Answer, v *page.Visit) (why, href string) {
	for _, name := range a.Query.Metrics {
		if _, ok := a.Lacks[name]; !ok {
			return "", ""
		}
	}
	for _, n := range a.Notes {
		if n.Kind == plan.NoteLacks || n.Kind == plan.NoteMoney {
			return render.Said(n, a, v.Lang), adding
		}
	}
	return "", ""
}

// adding is where it is told how data comes in.
const adding = "/help/import"

// needs says what a tile waits for.
func needs(n board.Need, l lang.Lang) string {
	switch n {
	case board.NeedPlans: // waits no longer
	case board.NeedPredictions:
		return l.Pick("Waits for the forecast, which this version does not have yet.", "Ждёт прогноза: в этой версии его ещё нет.")
	case board.NeedNorms:
		return l.Pick("Waits for norms of work: how long a call, a meeting or a proposal takes.", "Ждёт норм работы: сколько занимают звонок, встреча, КП.")
	case board.NeedAudit:
		return l.Pick("Waits for the audit of the CRM.", "Ждёт аудита CRM.")
	case board.NeedAdvice:
		return l.Pick("Waits for the advice.", "Ждёт раздела советов.")
	}
	return ""
}

// title is what people call a dimension.
func title(m *model.Model, name model.Name, l lang.Lang) string {
	if d, ok := m.Dimension(name); ok {
		return d.Title.In(string(l))
	}
	return name
}

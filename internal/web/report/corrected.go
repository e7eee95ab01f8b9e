package report

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// Bounds of a list of corrections: how many it shows, and how many turns of their deals are looked through.
const (
	mostCorrected = 50
	mostTurns     = 2000
)

// corrected makes of a list of wins taken back what changed from what to what: the records alone say only that a win is gone.
func (x *Reports) corrected(ctx context.Context, v *page.Visit, cards []tile.Shown) error {
	for i := range cards {
		c := &cards[i]
		if c.Tile.ID == afterClosing && c.Tile.Kind == board.Records && c.Answer != nil {
			if err := x.afterClosing(ctx, v, c); err != nil {
				return err
			}
			continue
		}
		if c.Tile.Kind != board.Records || c.Records == nil || !takenBack(c.Records.Metric) {
			continue
		}
		list, err := x.site.Desk.Records(ctx, v.Viewer, c.Answer.Query, ask.Page{Sort: "closed", Desc: true, Limit: mostCorrected})
		if err != nil {
			return err
		}
		t, err := x.fromTo(ctx, v, list)
		if err != nil {
			return err
		}
		if t != nil {
			c.Table, c.Records, c.Wide = t, nil, true
		}
	}
	return nil
}

// afterClosing is the tile of a report that lists what was changed in closed periods.
const afterClosing = "closed"

// ClosedTable lists what was changed in closed periods that overlap some days; nil where there is nothing to show.
type ClosedTable func(ctx context.Context, v *page.Visit, days cal.Range) (*tile.Table, error)

// afterClosing fills the card of corrections in closed periods.
func (x *Reports) afterClosing(ctx context.Context, v *page.Visit, c *tile.Shown) error {
	c.Records, c.Wide, c.Empty, c.RecordsHref, c.ExplainHref, c.CSVHref = nil, true, "", "", "", ""
	var t *tile.Table
	if x.Closed != nil {
		var err error
		if t, err = x.Closed(ctx, v, c.Answer.Range); err != nil {
			return err
		}
	}
	switch {
	case t == nil:
		c.Empty = v.T("No period has been closed yet, or closed periods are not shown to you.",
			"Ещё ни один период не закрыт, или закрытые периоды вам не показаны.")
	case len(t.Rows) == 0:
		c.Empty = v.T("Nothing was changed in the closed periods.", "В закрытых периодах ничего не меняли.")
	default:
		c.Table = t
	}
	return nil
}

// takenBack reports whether a metric counts wins that were taken back.
func takenBack(m *model.Metric) bool {
	return m != nil && m.Flow != nil && slices.ContainsFunc(m.Flow.Where, func(c model.Cond) bool {
		return c.Name == "outcome" && slices.Equal(c.Values, []string{"reverted"})
	})
}

// fromTo writes the corrections with the state of each deal before and after; nil where the viewer may not look at deals.
func (x *Reports) fromTo(ctx context.Context, v *page.Visit, list *ask.RecordList) (*tile.Table, error) {
	at := func(name model.Name) int {
		return slices.IndexFunc(list.Columns, func(c model.RecordColumn) bool { return c.Name == name })
	}
	day, deal, owner := at("closed"), at("deal"), at("owner")
	if day < 0 || deal < 0 || len(list.IDs[deal]) < len(list.Rows) {
		return nil, nil //nolint:nilnil // the plain list stays
	}
	var ids []string
	for _, id := range list.IDs[deal] {
		if !slices.Contains(ids, "#"+id) {
			ids = append(ids, "#"+id)
		}
	}
	turns, err := x.site.Desk.List(ctx, v.Viewer, ask.Listing{
		Fact: "deal_span", Range: "all", Where: []model.Cond{{Name: "deal", Op: model.In, Values: ids}},
		Page: ask.Page{Sort: "since", Limit: mostTurns},
	})
	switch {
	case fault.Is(err, fault.Forbidden):
		return nil, nil //nolint:nilnil // the plain list stays
	case err != nil:
		return nil, err
	}
	t := &tile.Table{Caption: v.T("What was taken back", "Что отменили"), Labels: 4, Open: -1}
	for _, h := range [][2]string{{"Day", "День"}, {"Deal", "Сделка"}, {"Before", "Было"}, {"After", "Стало"}, {"Owner of the win", "Чья была продажа"}} {
		t.Heads = append(t.Heads, tile.Head{Title: v.T(h[0], h[1])})
	}
	for row, r := range list.Rows {
		text := func(i int) string {
			if i < 0 {
				return lang.Missing
			}
			return render.RecordText(r[i+1], list.Columns[i], list.Answer, v.Lang)
		}
		was, is := states(turns, list.IDs[deal][row], text(day), v.Lang)
		t.Rows = append(t.Rows, tile.Row{Cells: []tile.Cell{
			{Text: text(day)}, {Text: text(deal), Href: "/card/deal/" + list.IDs[deal][row]}, {Text: was}, {Text: is}, {Text: text(owner)},
		}})
	}
	t.Shown, t.More = len(list.Rows), int(list.Total)-len(list.Rows)
	return t, nil
}

// states tells how a deal stood before the day its win was taken back, and how after.
func states(turns *ask.Listed, deal, day string, l lang.Lang) (was, is string) {
	was, is = lang.Missing, lang.Missing
	since := turns.At("since")
	if since < 0 {
		return was, is
	}
	last := -1
	for row := range turns.Rows {
		if id, _ := turns.Value(row, "deal").(string); id != deal {
			continue
		}
		begun := render.RecordText(turns.Rows[row][since+1], turns.Columns[since], turns.Answer, l)
		if begun == day && last >= 0 && turns.Value(last, "state") == "won" && turns.Value(row, "state") != "won" {
			return state(turns, last, l), state(turns, row, l)
		}
		last = row
	}
	return was, is
}

// state is a turn in words: its state, stage and amount, and since when it held.
func state(turns *ask.Listed, row int, l lang.Lang) string {
	text := func(name model.Name) string {
		i := turns.At(name)
		if i < 0 || turns.Value(row, name) == nil {
			return ""
		}
		return render.RecordText(turns.Rows[row][i+1], turns.Columns[i], turns.Answer, l)
	}
	parts := slices.DeleteFunc([]string{text("state"), text("stage"), text("amount")}, func(part string) bool { return part == "" })
	out := strings.Join(parts, ", ")
	if since := text("since"); since != "" {
		out += l.Pick(" (since ", " (с ") + since + ")"
	}
	return out
}

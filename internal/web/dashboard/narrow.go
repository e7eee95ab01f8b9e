package dashboard

import (
	"svodka/internal/board"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// narrowing lists the members that a tile is split by as filters of the whole dashboard. A click on a figure opens its
// records; the dashboard is narrowed from the tile's menu, which needs neither script nor mouse.
func narrowing(x tile.Shown, id string, st filter.State, l lang.Lang) []tile.Tool {
	const most = 8
	a := x.Answer
	if a == nil || a.Frame == nil || len(a.Frame.By) == 0 {
		return nil
	}
	c, ok := figure(a.Frame)
	if !ok {
		return nil
	}
	name := a.Frame.By[0].Name
	var list []tile.Tool
	seen := map[string]bool{}
	for _, r := range a.Frame.Rows {
		if r.Others || len(list) == most {
			continue
		}
		q, ok := a.Cell(r, c)
		if !ok {
			continue
		}
		value := q.Values().Get(name)
		if value == "" || seen[value] || st.Params.Get(name) == value {
			continue
		}
		seen[value] = true
		list = append(list, tile.Tool{
			Title: l.Pick("Filter the dashboard: ", "Отфильтровать дашборд: ") + member(a.Frame, render.Label(a, r, l)),
			Href:  st.Link(address(id, "", nil), name, value),
		})
	}
	if st.Params.Get(name) != "" {
		list = append(list, tile.Tool{
			Title: l.Pick("Take this filter off", "Снять этот фильтр"), Href: st.Link(address(id, "", nil), name, ""),
		})
	}
	return list
}

// back takes the last filter off where nothing is left of a tile.
func back(v *page.Visit, b board.Board, st filter.State, x tile.Shown) tile.Tool {
	list := st.Query.Where
	if x.Empty == "" || len(list) == 0 {
		return tile.Tool{}
	}
	c := list[len(list)-1]
	to := st.Link(address(b.ID, "", nil), c.Name, "")
	if _, given := st.Address[c.Name]; !given { // the dashboard begins with it
		to = st.Link(address(b.ID, "", nil), c.Name, filter.AllWord)
	}
	return tile.Tool{
		Title: v.T("Take off “", "Убрать «") + filter.DimTitle(v.About.Model, c.Name, v.Lang) + ": " + short(filter.CondText(v, c, nil)) + v.T("”", "»"),
		Href:  to,
	}
}

// figure is the first column that is a metric's own figure.
func figure(f *frame.Frame) (frame.Column, bool) {
	for _, c := range f.Columns {
		if c.Kind == frame.Figure && c.View == 0 {
			return c, true
		}
	}
	return frame.Column{}, false
}

// member is the text of a row's first dimension: the period, where there is one, stands before it.
func member(f *frame.Frame, labels []string) string {
	i := len(labels) - len(f.By)
	if i < 0 || i >= len(labels) {
		return ""
	}
	return labels[i]
}

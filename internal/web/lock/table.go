package lock

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/lock"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
)

// mostTold bounds how many corrections a table outside the pages of periods shows.
const mostTold = 50

// Table lists the corrections in the closed periods that overlap some days, the latest first: the whole company's figures and
// the records. It is nil for who may not read the closed periods, and where none was ever closed.
func (p *Pages) Table(ctx context.Context, v *page.Visit, days cal.Range) (*tile.Table, error) {
	if p.periods == nil || !Reads(v) {
		return nil, nil //nolint:nilnil // there is nothing to show to this visitor
	}
	book, err := p.periods.Book(ctx)
	if err != nil || len(book.Periods()) == 0 {
		return nil, err
	}
	names, err := p.periods.Names(ctx)
	if err != nil {
		return nil, err
	}
	t := &tile.Table{Caption: v.T("Changed after closing", "Изменили после закрытия"), Labels: 5, Open: -1}
	for _, h := range [][2]string{{"Found", "Найдено"}, {"Period", "Период"}, {"What", "Что"}, {"What changed", "Что изменилось"}, {"By whom", "Кто изменил"}} {
		t.Heads = append(t.Heads, tile.Head{Title: v.T(h[0], h[1])})
	}
	add := func(one *lock.Period, f lock.Found, what tile.Cell, change, by string) {
		if len(t.Rows) == mostTold {
			t.More++
			return
		}
		t.Rows = append(t.Rows, tile.Row{Cells: []tile.Cell{
			{Text: moment(v, f.At)}, {Text: p.titled(v, one), Href: "/periods/" + url.PathEscape(one.Label)}, what, {Text: change}, {Text: by},
		}})
	}
	for _, one := range book.Periods() {
		if one.Range.Clip(days).Empty() {
			continue
		}
		for _, f := range slices.Backward(one.Found) {
			for _, c := range f.Figures {
				if m, ok := v.About.Model.Metric(c.Metric); ok && c.Scope == "" {
					x := figureOf(v, one, m, c, names)
					add(one, f, tile.Cell{Text: x.Metric, Href: x.Href}, x.Before+" → "+x.After+" ("+x.Effect+")", lang.Missing)
				}
			}
			for _, m := range f.Moved {
				x := recordOf(v, m, names)
				add(one, f, tile.Cell{Text: x.Title, Href: x.Href}, x.summary(), x.By)
			}
		}
	}
	t.Shown = len(t.Rows)
	return t, nil
}

// summary is what happened to a record in one line.
func (x record) summary() string {
	if len(x.Changes) == 0 {
		return x.What
	}
	return x.What + ": " + strings.Join(x.Changes, "; ")
}

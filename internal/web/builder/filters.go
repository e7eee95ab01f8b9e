package builder

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// filterRow is a filter in words.
type filterRow struct {
	Title, Op, Text, Value, Shelf string
	Bad                           string
}

// filterRows says the filters of the form. Ids are told by titles that the viewer's own rows bear.
func (b *Builder) filterRows(ctx context.Context, v *page.Visit, s state) []filterRow {
	var list []filterRow
	for _, shelf := range []string{"where", "own"} {
		texts := s.Where
		if shelf == "own" {
			texts = s.Own
		}
		for _, text := range texts {
			row := filterRow{Value: text, Shelf: shelf}
			c, err := condOf(text)
			if err != nil {
				row.Title, row.Bad = clip(text, 60), v.Lang.Message(err)
				list = append(list, row)
				continue
			}
			row.Title, row.Op = filter.DimTitle(v.About.Model, c.Name, v.Lang), v.T("is", "это")
			titles := b.titles(ctx, v, s, c)
			if c.Op == model.NotIn {
				row.Op, c.Op = v.T("is not", "не"), model.In
			}
			row.Text = clip(filter.CondText(v, c, titles), 120)
			if x, ok := scaleOf(v, s.Metrics, c.Name); ok && c.Op == model.Range {
				row.Op = ""
				if x.Day {
					row.Text = strings.NewReplacer("≥", v.T("since", "с"), "≤", v.T("until", "по")).Replace(row.Text)
				} else {
					c.Values = []string{x.shown(c.Values[0]), x.shown(c.Values[1])}
					row.Text = strings.TrimSpace(filter.CondText(v, c, titles) + " " + x.unit(v))
					row.Text = strings.NewReplacer("≥", v.T("from", "от"), "≤", v.T("up to", "до")).Replace(row.Text)
				}
			}
			if _, err := board.ParseParams(v.About.Model, text); err != nil {
				row.Bad = v.Lang.Message(err)
			}
			list = append(list, row)
		}
	}
	return list
}

// titles tells ids by the titles of rows that the viewer sees.
func (b *Builder) titles(ctx context.Context, v *page.Visit, s state, c model.Cond) func(string) string {
	if !slices.ContainsFunc(c.Values, func(x string) bool { return strings.Contains(x, "#") }) {
		return nil
	}
	d, ok := v.About.Model.Dimension(c.Name)
	if !ok {
		return nil
	}
	q, ok := s.valuesQuery(v, d, "")
	if !ok {
		return nil
	}
	only := c
	only.Op = model.In
	q.Where, q.Limit, q.Sort, q.Range = append(q.Where, only), 0, nil, "all"
	a, err := b.site.Desk.Ask(ctx, v.Viewer, q)
	if err != nil {
		return nil
	}
	known := map[string]string{}
	columns := render.Columns(a, v.Lang)
	for _, r := range a.Frame.Rows {
		if cell, ok := a.Cell(r, columns[0].Column); ok {
			for _, x := range cell.Where {
				if x.Name == c.Name && len(x.Values) == 1 {
					known[x.Values[0]] = strings.Join(render.Label(a, r, v.Lang), " ")
				}
			}
		}
	}
	return func(value string) string {
		if t := known[value]; t != "" {
			return t
		}
		if t := known["="+value]; t != "" {
			return t
		}
		return ""
	}
}

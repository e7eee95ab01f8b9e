package tile

import (
	"slices"
	"strings"

	"svodka/internal/lang"
)

// Still takes every address out of a card: it shows what it shows and leads nowhere. Where addresses of records are wanted, open
// makes them of a question; nil leaves them out.
func Still(x Shown, open func(query string) string) Shown {
	records := func(href string) string {
		if open == nil || href == "" {
			return ""
		}
		return open(href)
	}
	x.ReportHref, x.ExplainHref, x.CSVHref, x.MissingHref = "", "", "", ""
	x.RecordsHref = records(x.RecordsHref)
	if x.KPI != nil {
		k := *x.KPI
		k.Href, k.Explain = records(k.Href), ""
		if k.Plan != nil {
			p := *k.Plan
			p.Set = ""
			k.Plan = &p
		}
		x.KPI = &k
	}
	if x.Chart != nil {
		c := *x.Chart
		c.Drill, c.SVG = nil, unlinked(c.SVG)
		x.Chart = &c
	}
	if x.Table != nil {
		t := *x.Table
		t.Heads = slices.Clone(t.Heads)
		for i := range t.Heads {
			t.Heads[i].Href = ""
		}
		t.Rows = slices.Clone(t.Rows)
		for i := range t.Rows {
			t.Rows[i].Cells = slices.Clone(t.Rows[i].Cells)
			for k := range t.Rows[i].Cells {
				c := &t.Rows[i].Cells[k]
				c.Explain, c.MarkHref = "", ""
				if c.Href = records(c.Href); !c.Figure {
					c.Href = ""
				}
				c.Mark = ""
			}
		}
		x.Table = &t
	}
	if x.Records != nil {
		list := *x.Records
		list.IDs = nil // what a title stands for is for the company's own people
		x.Records = &list
	}
	return x
}

// unlinked takes the links out of a picture and leaves what they stand around. The picture is the program's own: no "<" or ">" stands
// in its texts or attributes.
func unlinked(svg string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(svg, "<")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		tag, after, _ := strings.Cut(rest, ">")
		if tag != "/a" && tag != "a" && !strings.HasPrefix(tag, "a ") {
			out.WriteString("<" + tag + ">")
		}
		svg = after
	}
}

// Withheld is a card that may not be shown whole where filters must hold: they do not narrow it. It stands in its place and says so.
func Withheld(x Shown, l lang.Lang) Shown {
	return Shown{
		Tile: x.Tile, Title: x.Title, Sub: x.Sub,
		Empty: l.Pick("Not shown here: it cannot be limited by ", "Здесь не показывается: её нельзя ограничить по ") + l.List(x.Skipped) + ".",
	}
}

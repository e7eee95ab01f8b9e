package target

import (
	"net/http"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/target"
	"svodka/internal/web/page"
)

// chain tells a plan in money as work: what each remaining working day needs, by the scope's own conversions.
func (p *Pages) chain(r *http.Request, v *page.Visit, o opened, value float64, x *cellPage) error {
	if o.m.Name != "revenue" || o.cell.Grain != cal.ByMonth || o.cell.Range.To <= v.About.Today {
		return nil
	}
	a, err := target.ReadActivity(r.Context(), p.site.Desk, v.Viewer, o.cell.Scope, o.cell.Range, v.About.Today)
	if k := fault.KindOf(err); err != nil && (k == fault.Forbidden || k == fault.Invalid || k == fault.NotFound) {
		return nil // what it takes is not theirs to see, or was never loaded
	}
	if err != nil {
		return err
	}
	if !a.Planned || a.Rest <= 0 || a.Days <= 0 || value <= a.Fact || len(a.Links) == 0 {
		return nil
	}
	times := (value - a.Fact) / a.Rest // what is typed asks for as much more of every step
	a.Rest *= times
	need, now := chainRow{Title: v.T("By own conversions", "По своим конверсиям")}, chainRow{Title: v.T("Does now", "Делает сейчас")}
	t := &chainView{Note: a.Basis(v.Lang)}
	for i := range a.Links {
		link := &a.Links[i]
		link.Day, link.DayLow, link.DayHigh = link.Day*times, link.DayLow*times, link.DayHigh*times
		link.Need, link.Low, link.High = link.Need*times, link.Low*times, link.High*times
		if link.Known {
			link.Short, link.Surely = link.Now < link.Day*closeEnough, link.Now < link.DayLow
		}
		t.Heads = append(t.Heads, raised(target.StepTitle(link.Metric, v.Lang)))
		need.Cells = append(need.Cells, chainCell{Text: target.Many(link.Day, v.Lang)})
		cell := chainCell{Text: "—"}
		if link.Known {
			cell.Text = target.Many(link.Now, v.Lang)
			switch {
			case link.Surely:
				cell.Mark = "x"
			case link.Short:
				cell.Mark = "w"
			}
		}
		now.Cells = append(now.Cells, cell)
	}
	if gap := a.GapText(v.Lang); gap != "" {
		t.Note = gap + " " + t.Note
	}
	t.Rows = []chainRow{need, now}
	x.Chain = t
	return nil
}

// closeEnough is the share of what is needed that counts as enough.
const closeEnough = 0.98

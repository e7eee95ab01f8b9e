package target

import (
	"net/http"

	"svodka/internal/target"
	"svodka/internal/web/page"
)

// suggested is what the program would plan for the row of totals, column by column; figures are as the grid shows them.
type suggested struct {
	V   *float64 `json:"v"`
	Why string   `json:"why,omitempty"`
}

// suggestFor is a row of cells to think of.
type suggestFor struct {
	Metric  string       `json:"metric"`
	Factor  float64      `json:"factor"`
	Changes []sentChange `json:"changes"`
}

// suggest works targets out of history, season and capacity. Nothing is set by it.
func (p *Pages) suggest(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	var x suggestFor
	if err := decode(r, &x); err != nil {
		return err
	}
	h, view, err := p.house(r.Context())
	if err != nil {
		return err
	}
	m, err := metricOf(v, h, x.Metric)
	if err != nil {
		return err
	}
	sc := scale{m.Unit, factorOf(x.Factor)}
	out := make([]suggested, len(x.Changes))
	var past []target.Figure
	for i, one := range x.Changes {
		if i >= mostColumnsShown {
			break
		}
		c, err := cellOf(h, m.Name, one.Scope, one.Grain, one.From)
		if err != nil {
			return err
		}
		if !sees(h, v, c.Scope) || c.Range.From <= v.About.Today {
			continue
		}
		if past == nil { // the periods that are over are the same for every column to come
			if past, err = p.past(r.Context(), v, opened{h: h, view: view, m: m, cell: c, sc: sc}); err != nil {
				return err
			}
		}
		if s, ok := view.Suggest(m, c, past, sc.step(), h.Settings.Currency); ok {
			shown := sc.shown(s.Value)
			out[i] = suggested{V: &shown, Why: s.Why.In(string(v.Lang))}
		}
	}
	return reply(w, http.StatusOK, out)
}

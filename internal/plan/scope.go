package plan

import (
	"slices"

	"svodka/internal/cal"
	"svodka/internal/model"
)

// ScopeOf is whose figure a row's is, told by members of some dimensions: by the question's filters, the viewer's rows and the
// row's keys; keys nil is the whole of the answer. ok is false where anything else narrows the figure.
func (p *Plan) ScopeOf(by []model.Name, keys []Member) (s Scope, ok bool) {
	h := &held{}
	for _, c := range p.Query.Where {
		if err := p.scoped(h, by, c, byAsker); err != nil {
			return nil, false
		}
	}
	if !p.Viewer.Grant.All {
		if err := p.scopedRows(h, by); err != nil {
			return nil, false
		}
	}
	if h.narrow != "" {
		return nil, false
	}
	s = h.base
	for i, m := range keys {
		if m == (Member{}) {
			continue
		}
		if m.Null || !slices.Contains(by, p.By[i].Name) {
			return nil, false
		}
		if s, ok = s.with(p.By[i].Name, []string{m.ID}); !ok {
			return nil, false
		}
	}
	return s, true
}

// DaysOf are the days of a row of the answer's own range: of its period, of the whole range for AllPeriods.
func (p *Plan) DaysOf(n int) (cal.Range, bool) {
	r, ok := p.daysOf(0, n)
	return r, ok && !r.Empty()
}

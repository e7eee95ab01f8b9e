package builder

import (
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
)

// offeredKinds are the ways to show that the constructor offers, the commonest first.
func offeredKinds() []board.Kind {
	return []board.Kind{
		board.Column, board.Line, board.Rows, board.Table, board.Funnel, board.Heat, board.KPI, board.Progress,
		board.Stacked, board.Pivot, board.Combined, board.Scatter, board.Waterfall, board.Records,
	}
}

// shown is how the report is shown: as chosen where that fits the question, else as suits it best.
func (s state) shown(m *model.Model) board.Kind {
	if s.Kind != "" && board.Fits(s.Kind, s.question(m)) == nil {
		return s.Kind
	}
	return s.best(m)
}

// best is the kind that suits the question.
func (s state) best(m *model.Model) board.Kind {
	dims, metrics, grain := s.dims(), len(s.Metrics), s.grain() != cal.None
	switch {
	case metrics == 0:
		return board.Table
	case len(dims) == 0 && !grain:
		if metrics == 1 {
			return board.KPI
		}
		return board.Table
	case len(dims) == 0:
		if metrics == 1 && m.Rollup(s.Metrics[0], model.OverPeriod) == model.RollSum {
			return board.Column
		}
		if metrics > 1 && !s.alike(m) {
			return board.Combined
		}
		return board.Line
	case len(s.Cols) > 0 && len(dims) == 2 && !grain && metrics == 1:
		return board.Heat
	case len(s.Cols) > 0 && s.grainDown() == "cols":
		return board.Pivot
	case grain && len(dims) == 1 && metrics == 1:
		if m.Rollup(s.Metrics[0], dims[0]) == model.RollSum {
			return board.Stacked
		}
		return board.Line
	case grain || len(dims) > 1:
		return board.Table
	case dims[0] == "stage" && metrics == 1:
		return board.Funnel
	case metrics <= 3:
		return board.Rows
	}
	return board.Table
}

// alike reports whether all figures are in one unit, so that one axis can carry them.
func (s state) alike(m *model.Model) bool {
	var first unit.Unit
	for i, name := range s.Metrics {
		x, ok := m.Metric(name)
		if !ok {
			continue
		}
		if i == 0 {
			first = x.Unit
		} else if x.Unit.Kind() != first.Kind() || x.Unit.Rate() != first.Rate() {
			return false
		}
	}
	return true
}

// grainDown says on which shelf the period stands, "rows" or "cols", "" on none.
func (s state) grainDown() string {
	for shelf, list := range map[string][]string{shelfRows: s.Rows, shelfCols: s.Cols} {
		for _, item := range list {
			if _, ok := cutPeriod(item); ok {
				return shelf
			}
		}
	}
	return ""
}

// kindChoice is one way to show, with why it does not fit.
type kindChoice struct {
	Kind        board.Kind
	Title, Icon string
	Why         string // it does not fit, because; "" it fits
	On, Auto    bool   // chosen; the automatic one
}

// kinds lists the ways to show.
func (s state) kinds(m *model.Model, l lang.Lang) []kindChoice {
	q := s.question(m)
	list := []kindChoice{{Title: kindTitle("", l), Icon: kindIcon(""), Auto: true, On: s.Kind == ""}}
	for _, k := range offeredKinds() {
		c := kindChoice{Kind: k, Title: kindTitle(k, l), Icon: kindIcon(k), On: s.Kind == k}
		if err := board.Fits(k, q); err != nil {
			c.Why = l.Message(err)
		}
		list = append(list, c)
	}
	return list
}

package plan

import (
	"slices"

	"svodka/internal/access"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
)

// Secrets are the numbers of facts that a viewer may not see row by row, because the figures of them are hidden: who may
// not see the gross profit is not to read it from the margin of each deal, nor to guess it with filters.
type Secrets struct {
	hidden, open map[measure]bool
	kinds        map[unit.Kind]bool // of what is hidden
}

// measure is what facts add up, by its name on whichever fact: the amount of a deal, of a payment.
type measure struct {
	name model.Name
	kind unit.Kind
}

// SecretsOf works out what a grant hides. Counts are never secret: they tell no more than the rows themselves.
func SecretsOf(m *model.Model, g access.Grant) Secrets {
	s := Secrets{hidden: map[measure]bool{}, open: map[measure]bool{}, kinds: map[unit.Kind]bool{}}
	if g.Metrics == nil && len(g.Hidden) == 0 {
		return s
	}
	for _, x := range m.Metrics() {
		name, _ := x.Base()
		f, ok := m.Fact(name)
		if !ok {
			continue
		}
		of := addsUp(x)
		n, ok := f.Nums[of]
		if !ok || n.Unit.Kind() == unit.Count {
			continue
		}
		at := measure{of, n.Unit.Kind()}
		switch shown := g.Shows(m, x); {
		case shown && x.Own: // what the company defines for itself opens nothing to those it was kept from
		case shown:
			s.open[at] = true
		default:
			s.hidden[at], s.kinds[at.kind] = true, true
		}
	}
	return s
}

// Has reports whether a column of a fact is secret: a metric that adds it up is hidden; or some metric of its unit is
// hidden and none that adds it up is shown.
func (s Secrets) Has(f *model.Fact, col model.Column) bool {
	if len(s.hidden) == 0 {
		return false
	}
	for name, n := range f.Nums {
		at := measure{name, n.Unit.Kind()}
		if n.Col == col && (s.hidden[at] || !s.open[at] && s.kinds[at.kind]) {
			return true
		}
	}
	return false
}

// Behind reports whether a metric adds up what is secret, or counts by it: from how many deals bring more than a sum, whoever
// may choose the sum finds it out.
func (s Secrets) Behind(f *model.Fact, m *model.Metric) bool {
	if len(s.hidden) == 0 {
		return false
	}
	of := []model.Name{addsUp(m)}
	for _, c := range conditions(m) {
		of = append(of, c.Name)
	}
	return slices.ContainsFunc(of, func(name model.Name) bool {
		n, ok := f.Nums[name]
		return ok && s.Has(f, n.Col)
	})
}

// conditions lists those of a scanned metric.
func conditions(m *model.Metric) []model.Cond {
	switch {
	case m.Flow != nil:
		return m.Flow.Where
	case m.Stock != nil:
		return m.Stock.Where
	case m.Cohort != nil:
		return slices.Concat(m.Cohort.Where, m.Cohort.Met)
	}
	return nil
}

// addsUp names what a scanned metric adds up, "" for a plain count.
func addsUp(m *model.Metric) model.Name {
	switch {
	case m.Flow != nil:
		return m.Flow.Of
	case m.Stock != nil:
		return m.Stock.Of
	case m.Cohort != nil:
		return m.Cohort.Of
	}
	return ""
}

// guard refuses to split or filter by what is secret.
func (p *Plan) guard(f *model.Fact, name model.Name, col model.Column) error {
	if !p.secrets.Has(f, col) {
		return nil
	}
	return fault.Sentence(fault.Forbidden,
		"You have no right to see the figures behind %s, so the answer cannot be split or filtered by it.",
		"У вас нет права на показатели за %s, поэтому по нему нельзя ни разбить ответ, ни отобрать записи.", name)
}

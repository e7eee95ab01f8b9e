package board

import (
	"net/url"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

// pageWords are the parameters that speak to the page and not to its questions.
var pageWords = [...]string{"lens", "view", "tile", "drill", "explain", "cell", "edit", "records"}

// PageWord reports whether a parameter speaks to the page, so that the questions do not get it.
func PageWord(key string) bool { return slices.Contains(pageWords[:], key) }

// Params are what a page lays over the questions of its tiles: days, comparison, size of periods, and filters.
type Params struct {
	Range   string
	Compare []cal.Shift
	// Plan holds figures against their targets: compare=plan.
	Plan  bool
	Grain cal.Grain
	Where []model.Cond
}

// ReadParams reads the parameters of a page's address. Names that no fact knows are fault.Invalid.
func ReadParams(m *model.Model, values url.Values) (Params, error) {
	own := url.Values{}
	for k, v := range values {
		if !PageWord(k) {
			own[k] = v
		}
	}
	q, err := query.Parse(own)
	if err != nil {
		return Params{}, err
	}
	for _, c := range q.Where {
		if !known(m, c.Name) {
			return Params{}, fault.Invalidf(
				"The address filters by %q, which the data does not have. Take it out of the address.",
				"В адресе есть отбор по «%s», а таких данных нет. Уберите его из адреса.", c.Name)
		}
	}
	return Params{Range: q.Range, Compare: q.Compare, Plan: q.Plan, Grain: q.Grain, Where: q.Where}, nil
}

// ParseParams is ReadParams for text: "range=last-month&compare=previous&department=Юг".
func ParseParams(m *model.Model, text string) (Params, error) {
	values, err := url.ParseQuery(text)
	if err != nil {
		return Params{}, fault.Invalidf("The parameters %q cannot be read.", "Параметры «%s» не читаются.", text)
	}
	return ReadParams(m, values)
}

// Overlay lays a page's days, comparison and filters over the question of a tile. See [Params.Over].
func Overlay(m *model.Model, tileAsk string, params url.Values) (q query.Query, skipped []model.Name, err error) {
	p, err := ReadParams(m, params)
	if err != nil {
		return query.Query{}, nil, err
	}
	return p.Over(m, tileAsk)
}

// Over lays the parameters over the question of a tile:
//
//	page range=last-month&compare=year&owner=ann     tile metrics=revenue                  → all three
//	                                                 tile metrics=revenue&range=2026       → owner=ann alone: its own days have their own comparison
//	                                                 tile metrics=mkt_cost                 → days and comparison; owner is skipped, as costs have none
//
// The page's size of periods replaces that of a tile that has one. Filters narrow the tile's own further.
func (p Params) Over(m *model.Model, tileAsk string) (q query.Query, skipped []model.Name, err error) {
	if q, err = query.ParseText(tileAsk); err != nil {
		return query.Query{}, nil, err
	}
	if q.Range == "" {
		q.Range = p.Range
		if len(q.Compare) == 0 {
			q.Compare = slices.Clone(p.Compare)
		}
		q.Plan = q.Plan || p.Plan
		if p.Grain != cal.None && q.Grain != cal.None {
			q.Grain = p.Grain
		}
	}
	for _, c := range p.Where {
		if slices.ContainsFunc(q.Metrics, func(metric model.Name) bool { return !narrows(m, metric, c.Name) }) {
			if !slices.Contains(skipped, c.Name) {
				skipped = append(skipped, c.Name)
			}
			continue
		}
		q.Where = append(q.Where, c)
	}
	return q, skipped, nil
}

// known reports whether a name is a dimension, or a day or number of some fact.
func known(m *model.Model, name model.Name) bool {
	if _, ok := m.Dimension(name); ok {
		return true
	}
	return slices.ContainsFunc(m.FactList(), func(f *model.Fact) bool { return ownColumn(f, name) })
}

// ownColumn reports whether a name is a day or a number of the fact that a filter can compare.
func ownColumn(f *model.Fact, name model.Name) bool {
	if _, ok := f.Days[name]; ok {
		return true
	}
	n, ok := f.Nums[name]
	return ok && n.AgeOf == ""
}

// narrows reports whether every figure behind a metric can be filtered by a name. A figure that is merely repeated over a
// dimension cannot.
func narrows(m *model.Model, metric, name model.Name) bool {
	for _, x := range m.Leaves(metric) {
		fact, role := x.Base()
		if f, ok := m.Fact(fact); ok && !f.Reaches(name, role) && !ownColumn(f, name) {
			return false
		}
	}
	return true
}

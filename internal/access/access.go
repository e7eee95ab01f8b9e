// Package access says who asks and what they may see. Rights are typed conditions that plan puts into every scan; they
// are never SQL text and never optional.
package access

import (
	"slices"

	"svodka/internal/model"
)

// Viewer is the person, link or schedule a question is asked for. The zero Viewer may see nothing.
type Viewer struct {
	ID    string
	Name  string
	Lang  string // "ru" or "en"
	Grant Grant
}

// Grant is what a viewer may see: the union of their roles' grants.
type Grant struct {
	// All lets the viewer see every row; otherwise Rows decide, and no Rows means no row.
	All bool
	// Rows are alternatives: a row is visible when all conditions of at least one alternative hold for it. A fact that
	// cannot express an alternative's condition shows nothing by that alternative.
	Rows [][]model.Cond
	// Loose names dimensions that an alternative leaves aside on facts which have none of them, as long as it says whose
	// rows they are besides: a seller limited to a pipeline still sees their own tickets, which stand in no pipeline.
	Loose []model.Name
	// Metrics lists the metrics the viewer may see; nil means all.
	Metrics []model.Name
	// Hidden lists metrics the viewer may not see, also not as an input of a formula (unless the formula itself is in
	// Reveal).
	Hidden []model.Name
	// Reveal lists formulas shown although an input is hidden: a deliberate aggregate.
	Reveal []model.Name
}

// Shows reports whether the figures of a metric may be shown, as far as rights by metric go; the rows it may be counted
// from are another matter. A formula is hidden with any of its inputs, at whatever depth, unless it is revealed.
//
//	hidden: gross_profit                       gross_profit no     margin_pct no     revenue yes
//	hidden: gross_profit, reveal: margin_pct   gross_profit no     margin_pct yes    revenue yes
//	metrics: margin_pct                        gross_profit no     margin_pct yes    revenue no
func (g Grant) Shows(m *model.Model, metric *model.Metric) bool {
	if g.Metrics != nil && !slices.Contains(g.Metrics, metric.Name) || slices.Contains(g.Hidden, metric.Name) {
		return false
	}
	return slices.Contains(g.Reveal, metric.Name) || !slices.ContainsFunc(m.Inputs(metric.Name), func(input model.Name) bool {
		return slices.Contains(g.Hidden, input)
	})
}

// Admin sees everything. It is what the command line uses: whoever can read the data directory can read all of it.
func Admin(lang string) Viewer {
	return Viewer{ID: "admin", Name: "admin", Lang: lang, Grant: Grant{All: true}}
}

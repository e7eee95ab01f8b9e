package account

import (
	"context"
	"slices"

	"svodka/internal/access"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
)

// The groups of figures that may be kept from a person.
const (
	Amounts = "amounts" // all money
	Margin  = "margin"  // what is made of costs: gross profit, margin
)

// Groups lists the groups of figures that may be kept from a person.
func Groups() []string { return []string{Amounts, Margin} }

// GroupTitle names a group of figures.
func GroupTitle(group string, l lang.Lang) string {
	switch group {
	case Amounts:
		return l.Pick("amounts of money", "суммы")
	case Margin:
		return l.Pick("margin and gross profit", "маржа и валовая прибыль")
	}
	return group
}

// Viewer is what an account may see. What a role does not name is not shown:
//
//	owner, admin, analyst   every row, every metric
//	head                    rows of their departments and of those below them, and their own; every metric
//	manager                 rows they answer for, every metric
//	marketing               every row, metrics of leads and marketing only
//	service                 every row, metrics of service only
//	viewer                  nothing by itself: see [Service.ViewerOf]
//	disabled                nothing
//
// A head without a department and a manager without a CRM user see nothing either. Pipelines and sources, where they are
// set, narrow each of the alternatives. What has no pipeline, such as a call without a deal or a ticket, is left to those
// whose rows are told by owner or department; a limit by pipeline hides it from everybody else. The groups in Hide are kept
// from them and all that is made of them.
func (s *Service) Viewer(u User) access.Viewer {
	v := access.Viewer{ID: u.Login, Name: u.Name, Lang: u.Lang, Grant: access.Grant{Metrics: []model.Name{}}}
	if u.Disabled {
		return v
	}
	switch u.Role {
	case Owner, Admin:
		v.Grant = access.Grant{All: true}
		return v
	case Analyst:
		v.Grant = access.Grant{All: true}
	case Head:
		if len(u.Departments) > 0 {
			v.Grant = only("department", u.Departments...)
		}
		if len(u.Departments) > 0 && u.CRMUser != "" {
			v.Grant.Rows = append(v.Grant.Rows, only("owner", u.CRMUser).Rows...)
		}
	case Manager:
		if u.CRMUser != "" {
			v.Grant = only("owner", u.CRMUser)
		}
	case Marketing:
		v.Grant = access.Grant{All: true, Metrics: s.of("leads", "marketing")}
	case Support:
		v.Grant = access.Grant{All: true, Metrics: s.of("service")}
	case Reader:
	}
	s.limit(&v.Grant, u)
	return v
}

// ViewerOf is what an account may see of the metrics that stand on boards shared with it. It widens a reader alone: they
// see these metrics over all rows that their pipelines and sources allow. Other roles see what [Service.Viewer] says.
func (s *Service) ViewerOf(_ context.Context, u User, metrics []model.Name) access.Viewer {
	v := s.Viewer(u)
	if u.Role == Reader && !u.Disabled && len(metrics) > 0 {
		v.Grant = access.Grant{All: true, Metrics: slices.Clone(metrics)}
		s.limit(&v.Grant, u)
	}
	return v
}

// limit narrows a grant to an account's pipelines and sources and hides its groups.
func (s *Service) limit(g *access.Grant, u User) {
	var narrow []model.Cond
	for _, x := range []struct {
		dim model.Name
		ids []string
	}{{"pipeline", u.Pipelines}, {"source", u.Sources}} {
		if len(x.ids) > 0 {
			narrow = append(narrow, model.Cond{Name: x.dim, Op: model.In, Values: marked(x.ids)})
		}
	}
	if len(narrow) > 0 {
		if g.All {
			g.All, g.Rows = false, [][]model.Cond{nil}
		}
		for i, alternative := range g.Rows {
			g.Rows[i] = slices.Concat(alternative, narrow)
			if len(alternative) > 0 && len(u.Pipelines) > 0 {
				g.Rows[i][len(alternative)].Values = append(marked(u.Pipelines), "") // what has no pipeline is theirs by who answers for it
				g.Loose = []model.Name{"pipeline"}
			}
		}
	}
	for _, m := range s.model.Metrics() {
		if slices.Contains(u.Hide, Amounts) && s.isMoney(m) || slices.Contains(u.Hide, Margin) && s.isMargin(m) {
			g.Hidden = append(g.Hidden, m.Name)
		}
	}
}

// isMoney reports whether a metric is money or adds money up.
func (s *Service) isMoney(m *model.Metric) bool {
	return m.Unit.Kind() == unit.Money || s.addsUp(m, func(n model.Num) bool { return n.Unit.Kind() == unit.Money })
}

// isMargin reports whether a metric adds up what is left of the price, or what a thing cost.
func (s *Service) isMargin(m *model.Metric) bool {
	return s.addsUp(m, func(n model.Num) bool { return n.Col.Name == "margin_base" || n.Col.Name == "cost_base" })
}

// addsUp reports whether a metric, or a leaf of its formula, adds up such a number.
func (s *Service) addsUp(m *model.Metric, such func(model.Num) bool) bool {
	return slices.ContainsFunc(s.model.Leaves(m.Name), func(leaf *model.Metric) bool {
		name, _ := leaf.Base()
		f, ok := s.model.Fact(name)
		if !ok {
			return false
		}
		of := model.Name("")
		switch {
		case leaf.Flow != nil:
			of = leaf.Flow.Of
		case leaf.Stock != nil:
			of = leaf.Stock.Of
		case leaf.Cohort != nil:
			of = leaf.Cohort.Of
		}
		n, ok := f.Nums[of]
		return ok && such(n)
	})
}

// only grants the rows of some members.
func only(dimension model.Name, ids ...string) access.Grant {
	return access.Grant{Rows: [][]model.Cond{{{Name: dimension, Op: model.In, Values: marked(ids)}}}}
}

// marked writes ids the way conditions tell them from titles.
func marked(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = "#" + id
	}
	return out
}

// of lists the metrics of some areas.
func (s *Service) of(areas ...string) []model.Name {
	list := []model.Name{}
	for _, m := range s.model.Metrics() {
		for _, a := range areas {
			if m.Area == a {
				list = append(list, m.Name)
			}
		}
	}
	return list
}

// ErrAdministrators is what people are told who open a page of administration without the right to it.
var ErrAdministrators = fault.Sentence(fault.Forbidden,
	"Only an administrator may do this.", "Это может только администратор.")

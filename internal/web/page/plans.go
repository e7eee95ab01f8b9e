package page

import (
	"svodka/internal/account"
	"svodka/internal/web/ui"
)

// PlanTabs are the pages of the section of KPIs and plans that the visitor may open; on is the one shown now.
func (s *Site) PlanTabs(v *Visit, on string) []ui.Link {
	list := []ui.Link{}
	if s.HasTable && (v.Viewer.Grant.Metrics == nil || len(v.Viewer.Grant.Metrics) > 0) {
		list = append(list, ui.Link{Title: v.T("KPI table", "Таблица KPI"), Href: "/kpi", On: on == "kpi"},
			ui.Link{Title: v.T("Plan and fact", "План-факт"), Href: "/r/plan_fact"})
	}
	if s.HasPlans && plans(v) {
		list = append(list, ui.Link{Title: v.T("Plans", "Планы"), Href: "/plans", On: on == "plans"})
	}
	if v.Viewer.Grant.Metrics == nil || len(v.Viewer.Grant.Metrics) > 0 {
		list = append(list, ui.Link{Title: v.T("Metrics", "Показатели"), Href: "/metrics", On: on == "metrics"})
	}
	if s.HasBonus {
		switch {
		case v.Administers() || v.Person.Role == account.Head:
			list = append(list, ui.Link{Title: v.T("Bonuses", "Премии"), Href: "/bonus", On: on == "bonus"})
		case v.User.CRMUser != "":
			list = append(list, ui.Link{Title: v.T("My bonus", "Моя премия"), Href: "/bonus/mine", On: on == "bonus"})
		}
		if v.Administers() || v.Person.Role == account.Head || v.User.CRMUser != "" {
			list = append(list, ui.Link{Title: v.T("Team", "Команда"), Href: "/team", On: on == "team"})
		}
	}
	if g := v.Viewer.Grant; s.HasPeriods && g.All && g.Metrics == nil && len(g.Hidden) == 0 {
		list = append(list, ui.Link{Title: v.T("Closed periods", "Закрытые периоды"), Href: "/periods", On: on == "periods"})
	}
	if len(list) < 2 {
		return nil // a single page needs no tabs
	}
	return list
}

// plans reports whether a visitor has plans to look at: those of everybody, of departments, or their own.
func plans(v *Visit) bool {
	g := v.Viewer.Grant
	if g.Metrics != nil && len(g.Metrics) == 0 {
		return false
	}
	heads := v.Person.Role == account.Head && len(v.User.Departments) > 0 && !v.User.Limited()
	return g.All || heads || v.Person.Role == account.Manager && v.User.CRMUser != ""
}

package page

import "svodka/internal/web/ui"

// SettingsTabs are the pages of the settings; on is the one shown now: "people", "company", "delivery", "links" or "audit".
func (s *Site) SettingsTabs(v *Visit, on string) []ui.Link {
	list := []ui.Link{
		{Title: v.T("People", "Люди"), Href: "/settings/people", On: on == "people"},
		{Title: v.T("Company", "Компания"), Href: "/settings/company", On: on == "company"},
	}
	if s.HasDelivery {
		list = append(list, ui.Link{Title: v.T("Delivery", "Отправка"), Href: "/settings/delivery", On: on == "delivery"})
	}
	if s.Shares != nil {
		list = append(list, ui.Link{Title: v.T("Links", "Ссылки"), Href: "/links", On: on == "links"})
	}
	return append(list, ui.Link{Title: v.T("Log", "Журнал"), Href: "/audit", On: on == "audit"})
}

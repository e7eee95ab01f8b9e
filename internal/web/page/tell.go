package page

import "svodka/internal/web/ui"

// TellSection is the entry of the navigation for what the program tells by itself.
const TellSection = "tell"

// TellTabs are the pages of the section of schedules and alerts that the visitor may open; on is the one shown now: "alerts",
// "schedules", "log" or "subscriptions".
func (s *Site) TellTabs(v *Visit, on string) []ui.Link {
	var list []ui.Link
	add := func(key, href, en, ru string) {
		list = append(list, ui.Link{Title: v.T(en, ru), Href: href, On: on == key})
	}
	if s.HasAlerts && !reader(v) {
		add("alerts", "/alerts", "Alerts", "Оповещения")
	}
	if s.HasSchedules {
		add("schedules", "/schedules", "Schedules", "Рассылки")
		add("log", "/schedules/log", "Delivery log", "Журнал отправки")
		add("subscriptions", "/subscriptions", "My subscriptions", "Мои подписки")
	}
	if len(list) < 2 && on != "" {
		return nil // a single page needs no tabs
	}
	return list
}

package page

import "svodka/internal/web/ui"

// DataTabs are the pages of the section of data, those that are there; on is the one shown now, "sources" or "surveys".
func (s *Site) DataTabs(v *Visit, on string) []ui.Link {
	if !s.HasSources || !s.HasSurveys {
		return nil // a single page needs no tabs
	}
	return []ui.Link{
		{Title: v.T("Sources", "Источники"), Href: "/data", On: on == "sources"},
		{Title: v.T("Surveys", "Опросы"), Href: "/data/surveys", On: on == "surveys"},
	}
}

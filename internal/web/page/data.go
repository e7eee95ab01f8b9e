package page

import (
	"svodka/internal/survey"
	"svodka/internal/web/ui"
)

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

// called is how readers call a source of data: surveys are the program's own, and nobody has named them.
func called(v *Visit, source string) string {
	if source == survey.Source {
		return v.T("Surveys", "Опросы")
	}
	return source
}

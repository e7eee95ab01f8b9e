package page

import (
	"cmp"
	"net/http"

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
func called(v *Visit, source string, titles map[string]string) string {
	if source == survey.Source {
		return v.T("Surveys", "Опросы")
	}
	return cmp.Or(titles[source], source)
}

// titles are what the company calls its sources. Without them a page shows their ids.
func (s *Site) titles(r *http.Request) map[string]string {
	if s.SourceTitles == nil {
		return nil
	}
	titles, err := s.SourceTitles(r.Context())
	if err != nil && r.Context().Err() == nil {
		s.Log.ErrorContext(r.Context(), "titles of sources", "error", err)
	}
	return titles
}

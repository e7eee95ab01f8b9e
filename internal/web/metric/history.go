package metric

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/kpi"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// told is one version as the history tells it.
type told struct {
	No                        int
	Title, Name, Words, Holds string
	When, By, Why             string
	Restate, Deleted, InForce bool
	Renamed, Same             bool
}

// history shows the versions of a metric, the newest first, to whoever may see the metric.
func (p *Pages) history(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if p.own == nil {
		return page.ErrNoPage
	}
	m, err := p.own.Get(r.Context(), r.PathValue("name"))
	if err != nil {
		return err
	}
	if x, ok := v.About.Model.Metric(m.Last().Name); ok && !v.Viewer.Grant.Shows(v.About.Model, x) || !ok && !kpi.MayDefine(v.Person.Role) {
		return page.ErrNoPage
	}
	force := map[int]string{}
	inForce := m.InForce()
	for i, x := range inForce {
		force[x.No] = v.T("for all time", "за всё время")
		if i > 0 {
			force[x.No] = v.T("from ", "с ") + v.Lang.DayLong(x.From)
		}
		if i+1 < len(inForce) {
			until := v.T("to ", "по ") + v.Lang.DayLong(inForce[i+1].From-1)
			if i == 0 {
				force[x.No] = until
			} else {
				force[x.No] += " " + until
			}
		}
	}
	var list []told
	for i, x := range slices.Backward(m.Versions) {
		t := told{
			No: x.No, Name: x.Name, When: render.Moment(x.At, v.About.Calendar.Zone, v.Lang), By: x.By, Why: x.Why,
			Restate: x.Restate, Deleted: x.Deleted, InForce: force[x.No] != "" && !m.Deleted(), Holds: force[x.No],
		}
		if t.Holds == "" {
			t.Holds = v.T("replaced", "заменена")
		}
		if i > 0 {
			t.Renamed, t.Same = m.Versions[i-1].Name != x.Name, kpi.SameMeaning(m.Versions[i-1].YAML, x.YAML)
		}
		t.Title, t.Words = wordsOf(v, x)
		list = append(list, t)
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: m.Title(string(v.Lang)), Section: "metrics", Body: historyPage(v, m, list),
		Crumbs: []ui.Link{
			{Title: v.T("Metrics", "Показатели"), Href: "/metrics"},
			{Title: m.Title(string(v.Lang)), Href: "/metrics/" + m.Last().Name}, {Title: v.T("History", "История")},
		},
	})
}

// wordsOf is the title of a version and what it counts.
func wordsOf(v *page.Visit, x kpi.Version) (title, words string) {
	read, err := model.ReadMetric(x.YAML)
	if err != nil {
		return x.Name, ""
	}
	title = read.Title.In(string(v.Lang))
	read.Name = "own_draft_version"
	text, err := model.WriteMetric(read)
	if err != nil {
		return title, ""
	}
	m, _ := v.About.Model.WithOwn([]model.Own{{ID: "#version", Area: x.Area, Meanings: []model.Definition{{From: model.Ever, YAML: text}}}})
	return title, m.Words(read.Name, string(v.Lang))
}

func itoa(n int) string { return strconv.Itoa(n) }

func toUpper(s string) string { return strings.ToUpper(s) }

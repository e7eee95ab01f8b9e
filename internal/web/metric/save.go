package metric

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/model"
	"svodka/internal/web/page"
)

// save keeps what the form says as the next version.
func (p *Pages) save(w http.ResponseWriter, r *http.Request, v *page.Visit, s *state) error {
	s.settle(v.About.Model)
	version, before, err := p.keep(r, v, s)
	if err != nil {
		if !ofForm(err) {
			return err
		}
		return p.show(w, r, v, s, said(v, err), "")
	}
	what := "metric " + version.Name
	more := "version " + itoa(version.No)
	if before != "" {
		more += ": " + before + " → " + oneLine(version.YAML)
	} else {
		more += ": " + oneLine(version.YAML)
	}
	if version.Restate {
		more = "restated for all time, " + more
	}
	if version.Why != "" {
		more += "; " + version.Why
	}
	p.site.Note(r, v, audit.Define, what, more)
	return goTo(w, r, v, "/metrics/"+url.PathEscape(version.Name))
}

func (p *Pages) keep(r *http.Request, v *page.Visit, s *state) (version kpi.Version, before string, err error) {
	x, err := s.metric(v.About.Model)
	if err != nil {
		return version, "", err
	}
	if x.Title == (model.Text{}) {
		return version, "", fault.Invalidf("Give the metric a title.", "Дайте показателю название.")
	}
	if x.Name == "" {
		x.Name = kpi.NameFor(x.Title.In(string(v.Lang)), func(name model.Name) bool {
			_, taken := v.About.Model.Metric(name)
			return taken
		})
	}
	if s.ID != "" {
		if m, err := p.own.Get(r.Context(), s.ID); err == nil {
			before = oneLine(m.Last().YAML)
		}
	}
	from, err := s.first(v.About.Today)
	if err != nil {
		return version, "", err
	}
	if err := p.counts(r.Context(), v, s); err != nil {
		return version, "", err
	}
	version, err = p.own.Save(r.Context(), v.Who(), v.Person.Role, kpi.Change{
		ID: s.ID, Seen: s.Seen, Metric: x, Area: areaOf(v.About.Model, x), From: from, Restate: s.Restate, Why: s.Why,
	})
	return version, before, err
}

// allTheSame is what the button says that saves a metric of which no week has a value.
const allTheSame = "anyway"

// counts refuses, until it is confirmed, a metric that has had no value in any week: it may be a slip in the formula.
func (p *Pages) counts(ctx context.Context, v *page.Visit, s *state) error {
	if s.Sure {
		return nil
	}
	pre, err := p.previewOf(ctx, v, s)
	if err != nil || !pre.Void {
		return err
	}
	s.Doubt = true
	return fault.Invalidf("In none of the last eight weeks does this metric have a value: there is nothing to divide by. "+
		"Look at what it is divided by, or save it all the same.",
		"Ни за одну из последних восьми недель у показателя нет значения: не на что делить. "+
			"Проверьте, на что он делится, или сохраните его всё равно.")
}

// oneLine is a definition as the log keeps it.
func oneLine(yaml string) string { return strings.Join(strings.Fields(yaml), " ") }

// remove puts a metric away.
func (p *Pages) remove(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	values, err := fields(r)
	if err != nil {
		return err
	}
	version, err := p.own.Delete(r.Context(), v.Who(), v.Person.Role, r.PathValue("name"), values.Get("why"))
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "metric "+version.Name, "put away; "+version.Why)
	return goTo(w, r, v, "/metrics")
}

// restore brings a metric back.
func (p *Pages) restore(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	version, err := p.own.Restore(r.Context(), v.Who(), v.Person.Role, r.PathValue("name"))
	if err != nil {
		return err
	}
	p.site.Note(r, v, audit.Define, "metric "+version.Name, "brought back")
	return goTo(w, r, v, "/metrics/"+url.PathEscape(version.Name))
}

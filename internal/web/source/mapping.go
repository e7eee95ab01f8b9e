package source

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/source"
	"svodka/internal/sync"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// The names of a mapping's controls: the prefix, then the system's own id.
const (
	namePipeline = "p." // what a pipeline is for
	nameOutcome  = "o." // how a stage ends
	nameFit      = "q." // a stage is qualified
	nameProposal = "s." // entering it means that a proposal was sent
	nameJunk     = "j." // no real request
	nameRole     = "r." // the field that plays a part
	nameTask     = "t." // what a type of task is
	nameReason   = "x." // what a reason of refusal says
	nameCustom   = "c"  // fields kept as dimensions
	nameText     = "text"
)

// errUnknown is told where a form brings what the page did not offer.
var errUnknown = fault.Invalidf("The form has a choice that there is not. Open the page anew.", "В форме есть вариант, которого нет. Откройте страницу заново.")

// mappingFrom reads the form. What is as the source proposes is left out, so that it follows the proposal later on too.
func mappingFrom(o source.Options, f url.Values) (source.Mapping, error) {
	base := over(o.Proposed, source.Mapping{})
	m := source.Mapping{
		Pipelines: map[string]string{}, Stages: map[string]source.Stage{}, Fields: map[string]string{}, Tasks: map[string]string{},
		Reasons: map[string]string{},
	}
	for _, p := range o.Pipelines {
		if err := pick(m.Pipelines, base.Pipelines, p.ID, namePipeline, f, parts(lang.EN)); err != nil {
			return m, err
		}
	}
	for _, t := range o.Tasks {
		if err := pick(m.Tasks, base.Tasks, t.ID, nameTask, f, tasks(lang.EN)); err != nil {
			return m, err
		}
	}
	for _, x := range o.Reasons {
		if err := pick(m.Reasons, base.Reasons, x.ID, nameReason, f, reasons(lang.EN)); err != nil {
			return m, err
		}
	}
	for _, r := range o.Roles {
		if err := pick(m.Fields, base.Fields, r.ID, nameRole, f, fieldsFor(lang.EN, o, r, "")); err != nil {
			return m, err
		}
	}
	for _, s := range o.Stages {
		given := map[string]string{}
		if err := pick(given, nil, s.ID, nameOutcome, f, outcomes(lang.EN)); err != nil {
			return m, err
		}
		if len(given) == 0 {
			continue
		}
		is := source.Stage{
			Outcome: given[s.ID], Qualified: f.Has(nameFit + s.ID), Proposal: f.Has(nameProposal + s.ID), Junk: f.Has(nameJunk + s.ID),
		}
		if is != base.Stages[s.ID] {
			m.Stages[s.ID] = is
		}
	}
	m.Custom = customFrom(o, f)
	m.Text = strings.TrimSpace(f.Get(nameText)) // a text is kept even where it is the proposed one: nothing is read without it
	return m, nil
}

// pick reads one choice from a list into a mapping unless it is what the source proposes.
func pick(into, base map[string]string, id, prefix string, f url.Values, from []choice) error {
	if !f.Has(prefix + id) {
		return nil
	}
	value := f.Get(prefix + id)
	if !slices.ContainsFunc(from, func(c choice) bool { return c.Value == value }) {
		return errUnknown
	}
	if was, ok := base[id]; was != value || !ok && value != "" {
		into[id] = value
	}
	return nil
}

// customFrom reads the fields that are kept; nil where they are those that the source proposes.
func customFrom(o source.Options, f url.Values) []string {
	list := []string{}
	for _, x := range o.Fields {
		if slices.Contains(f[nameCustom], x.ID) && !slices.Contains(list, x.ID) {
			list = append(list, x.ID)
		}
	}
	was := slices.Sorted(slices.Values(o.Proposed.Custom))
	if slices.Equal(slices.Sorted(slices.Values(list)), slices.Compact(was)) {
		return nil
	}
	return list
}

func (p *Pages) mappingPage(v *page.Visit, st sync.Status, x mapped) ui.Page {
	title := cmp.Or(st.Title, st.ID)
	pg := inData(v, v.T("Mapping", "Сопоставление"))
	pg.Crumbs = append(pg.Crumbs, ui.Link{Title: title, Href: href(st.ID)})
	pg.Body = mappedView(x)
	return pg
}

// mapping shows what the system's words mean.
func (p *Pages) mapping(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	st, o, err := p.choices(r, v)
	if err != nil {
		return err
	}
	x := mapped{L: v.Lang, ID: st.ID, Told: said(v, r), Proposed: r.URL.Query().Has("proposed")}
	m := st.Mapping
	if x.Proposed {
		m = source.Mapping{}
	}
	m = over(o.Proposed, m)
	x.fill(o, m)
	return p.site.Show(w, r, v, p.mappingPage(v, st, x))
}

// known are the choices of a source as of one of its runs.
type known struct {
	options source.Options
	run     int64
	at      time.Time
}

// knownFor is how long choices hold while a run is at work.
const knownFor = time.Minute

// choices lists what the mapping of a source may choose from. On a large company counting takes a while, so it is counted
// once for each run.
func (p *Pages) choices(r *http.Request, v *page.Visit) (sync.Status, source.Options, error) {
	id := r.PathValue("id")
	st, err := p.sources.Get(r.Context(), id)
	if err != nil {
		return st, source.Options{}, err
	}
	run, now := int64(0), p.site.Now()
	if st.Last != nil && !st.Busy {
		run = st.Last.ID
	}
	p.mu.Lock()
	k, ok := p.known[id+" "+string(v.Lang)]
	p.mu.Unlock()
	if ok && (run != 0 && k.run == run || st.Busy && now.Sub(k.at) < knownFor) {
		return st, k.options, nil
	}
	o, err := p.sources.ChoicesIn(r.Context(), id, v.Lang)
	if err == nil {
		p.mu.Lock()
		p.known[id+" "+string(v.Lang)] = known{o, run, now}
		p.mu.Unlock()
	}
	return st, o, err
}

// saveMapping keeps a mapping and has everything worked out again.
func (p *Pages) saveMapping(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	st, o, err := p.choices(r, v)
	if err != nil {
		return err
	}
	m, err := mappingFrom(o, r.PostForm)
	if err != nil {
		return err
	}
	if m.Text != "" {
		if _, bad := p.sampled(r, v, st.ID, m); bad != "" {
			x := mapped{L: v.Lang, ID: st.ID, Trouble: bad}
			x.fill(o, over(o.Proposed, m))
			return p.again(w, r, v, p.mappingPage(v, st, x))
		}
	}
	if err := p.sources.Map(r.Context(), st.ID, m); err != nil {
		return err
	}
	p.site.Note(r, v, audit.Data, "source "+st.ID, "mapping: "+changed(over(o.Proposed, st.Mapping), over(o.Proposed, m)))
	told, why := "mapped", sync.WhyMapping
	if m.Text != "" {
		told, why = "run", sync.WhyHand // other tables may have to be read
	}
	if err := p.sources.Begin(r.Context(), st.ID, why); err != nil {
		told = "saved"
	}
	return see(w, r, href(st.ID, "?said=", told))
}

// preview shows ten records as the form would have them.
func (p *Pages) preview(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	if err := r.ParseForm(); err != nil {
		return fault.Because(err, fault.Invalid, fault.Text{EN: "The form cannot be read.", RU: "Форма не читается."})
	}
	st, o, err := p.choices(r, v)
	if err != nil {
		return err
	}
	m, err := mappingFrom(o, r.PostForm)
	if err != nil {
		return err
	}
	list, bad := p.sampled(r, v, st.ID, m)
	return p.site.Fragment(w, r, v, sampleView(v.Lang, p.words(v).moves(o, over(o.Proposed, st.Mapping), over(o.Proposed, m)), list, bad))
}

// sampled are ten records of each kind under a mapping, or what keeps them from being shown.
func (p *Pages) sampled(r *http.Request, v *page.Visit, id string, m source.Mapping) ([]sample, string) {
	ctx, cancel := context.WithTimeout(r.Context(), trying)
	defer cancel()
	rows, err := p.sources.Preview(ctx, id, m, sampleRows)
	if err != nil {
		return nil, p.complaint(r, v, err)
	}
	return p.words(v).samples(rows), ""
}

// changed tells in short what differs between two mappings, for the log.
func changed(a, b source.Mapping) string {
	var list []string
	texts := func(what string, a, b map[string]string) {
		for _, k := range slices.Sorted(keysOf(a, b)) {
			if a[k] != b[k] {
				list = append(list, what+" "+k+": "+a[k]+" → "+b[k])
			}
		}
	}
	texts("pipeline", a.Pipelines, b.Pipelines)
	for _, k := range slices.Sorted(keysOf(a.Stages, b.Stages)) {
		if a.Stages[k] != b.Stages[k] {
			list = append(list, "stage "+k+": "+stageWords(a.Stages[k])+" → "+stageWords(b.Stages[k]))
		}
	}
	texts("field", a.Fields, b.Fields)
	texts("task", a.Tasks, b.Tasks)
	texts("reason", a.Reasons, b.Reasons)
	if !slices.Equal(a.Custom, b.Custom) {
		list = append(list, "dimensions: "+strings.Join(b.Custom, ","))
	}
	if a.Text != b.Text {
		list = append(list, "text")
	}
	return cmp.Or(strings.Join(list, "; "), "as it was")
}

func stageWords(s source.Stage) string {
	list := []string{s.Outcome}
	for word, on := range map[string]bool{"qualified": s.Qualified, "proposal": s.Proposal, "junk": s.Junk} {
		if on {
			list = append(list, word)
		}
	}
	slices.Sort(list[1:])
	return strings.Join(list, "+")
}

func keysOf[V any](maps ...map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		seen := map[string]bool{}
		for _, m := range maps {
			for k := range m {
				if !seen[k] {
					seen[k] = true
					if !yield(k) {
						return
					}
				}
			}
		}
	}
}

package source

import (
	"cmp"
	"context"
	"maps"
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

// mapped is the form of a mapping.
type mapped struct {
	L         lang.Lang
	ID        string
	Told      string
	Trouble   string
	Proposed  bool // it shows the system's proposal, not what holds
	Empty     bool // nothing has been loaded yet
	Pipelines []pipeline
	Roles     []role
	Tasks     []task
	Reasons   []task
	Own       []own
	Text      string // where the mapping is a text
}

type pipeline struct {
	ID, Title, N string
	Parts        []choice
	Stages       []stage
}

type stage struct {
	ID, Title, N        string
	Outcomes            []choice
	Fit, Proposal, Junk bool
}

type role struct {
	ID, Title string
	Fields    []choice
}

type task struct {
	ID, Title, N string
	Kinds        []choice
}

// own is a field that may be kept as a dimension of its own.
type own struct {
	ID, Title, Of, N string
	On               bool
}

// over lays a mapping over the source's proposal: each pipeline, stage, field and type of task that it speaks of.
func over(base, m source.Mapping) source.Mapping {
	out := source.Mapping{
		Pipelines: map[string]string{}, Stages: map[string]source.Stage{}, Fields: map[string]string{}, Tasks: map[string]string{},
		Reasons: map[string]string{}, Custom: base.Custom, Text: cmp.Or(m.Text, base.Text),
	}
	for _, x := range []source.Mapping{base, m} {
		maps.Copy(out.Pipelines, x.Pipelines)
		maps.Copy(out.Stages, x.Stages)
		maps.Copy(out.Fields, x.Fields)
		maps.Copy(out.Tasks, x.Tasks)
		maps.Copy(out.Reasons, x.Reasons)
	}
	if m.Custom != nil {
		out.Custom = m.Custom
	}
	return out
}

func parts(l lang.Lang) []choice {
	return []choice{
		{Value: "sales", Title: l.Pick("sales", "продажи")}, {Value: "lead", Title: l.Pick("requests (leads)", "обращения (лиды)")},
		{Value: "service", Title: l.Pick("service", "сервис")}, {Value: "ignore", Title: l.Pick("leave out", "не учитывать")},
	}
}

func outcomes(l lang.Lang) []choice {
	return []choice{
		{Value: "open", Title: l.Pick("at work", "в работе")}, {Value: "won", Title: l.Pick("won", "успех")}, {Value: "lost", Title: l.Pick("lost", "отказ")},
	}
}

func tasks(l lang.Lang) []choice {
	return []choice{
		{Value: "task", Title: l.Pick("task", "задача")}, {Value: "meeting", Title: l.Pick("meeting", "встреча")},
		{Value: "call", Title: l.Pick("call", "звонок")}, {Value: "ignore", Title: l.Pick("leave out", "не учитывать")},
	}
}

func reasons(l lang.Lang) []choice {
	return []choice{
		{Value: "", Title: l.Pick("a refusal", "отказ")}, {Value: "junk", Title: l.Pick("not a real request", "не обращение")},
	}
}

// roleTitle is what a part that a field plays is called.
func roleTitle(l lang.Lang, o source.Option) string {
	titles := map[string][2]string{
		"source": {"Source of the request", "Источник обращения"}, "campaign": {"Campaign", "Рекламная кампания"},
		"reason": {"Reason of a loss", "Причина отказа"}, "region": {"Region of the client", "Регион клиента"},
		"segment": {"Segment of the client", "Сегмент клиента"}, "product": {"Main product", "Основной товар"},
		"cost": {"Cost of the goods", "Себестоимость"}, "expected": {"Expected date of closing", "Ожидаемая дата закрытия"},
		"proposal_amount": {"Amount of the proposal", "Сумма предложения"}, "phone": {"Phone", "Телефон"},
		"email": {"E-mail", "Электронная почта"}, "currency": {"Currency", "Валюта"},
	}
	if t, ok := titles[o.ID]; ok {
		return l.Pick(t[0], t[1])
	}
	return cmp.Or(o.Title, o.ID)
}

// ofEntity is whose a field is.
func ofEntity(l lang.Lang, of string) string {
	switch of {
	case "lead":
		return l.Pick("lead", "сделка или лид")
	case "deal":
		return l.Pick("deal", "сделка")
	case "contact":
		return l.Pick("contact", "контакт")
	case "company":
		return l.Pick("company", "компания")
	}
	return of
}

func one(list []choice, value string) []choice {
	for i := range list {
		list[i].On = list[i].Value == value
	}
	return list
}

// fill fills the form with the choices and what is chosen.
func (x *mapped) fill(o source.Options, m source.Mapping) {
	l := x.L
	for _, p := range o.Pipelines {
		one := pipeline{ID: p.ID, Title: p.Title, N: l.Int(p.N), Parts: one(parts(l), m.Pipelines[p.ID])}
		for _, s := range o.Stages {
			if s.Of == p.ID {
				one.Stages = append(one.Stages, stageOf(l, s, m.Stages[s.ID]))
			}
		}
		x.Pipelines = append(x.Pipelines, one)
	}
	for _, r := range o.Roles {
		x.Roles = append(x.Roles, role{r.ID, roleTitle(l, r), fieldsFor(l, o, r, m.Fields[r.ID])})
	}
	for _, t := range o.Tasks {
		x.Tasks = append(x.Tasks, task{t.ID, t.Title, l.Int(t.N), one(tasks(l), m.Tasks[t.ID])})
	}
	for _, t := range o.Reasons {
		x.Reasons = append(x.Reasons, task{t.ID, t.Title, l.Int(t.N), one(reasons(l), m.Reasons[t.ID])})
	}
	x.Text = m.Text
	for _, f := range ownable(o, m) {
		if x.Text != "" {
			break // the text says what is kept
		}
		x.Own = append(x.Own, own{f.ID, f.Title, ofEntity(l, f.Of), l.Int(f.N), slices.Contains(m.Custom, f.ID)})
	}
	x.Empty = len(x.Pipelines) == 0 && len(x.Own) == 0 && len(x.Tasks) == 0 && x.Text == ""
}

// ownable lists the fields that may be kept as dimensions: those of deals, or of what stands for them.
func ownable(o source.Options, m source.Mapping) (list []source.Option) {
	of := "lead"
	for _, f := range o.Fields {
		if f.Of == "deal" {
			of = f.Of
		}
	}
	for _, f := range o.Fields {
		if f.Of == of || slices.Contains(m.Custom, f.ID) {
			list = append(list, f)
		}
	}
	return list
}

func stageOf(l lang.Lang, s source.Option, is source.Stage) stage {
	return stage{
		ID: s.ID, Title: s.Title, N: l.Int(s.N), Outcomes: one(outcomes(l), cmp.Or(is.Outcome, "open")),
		Fit: is.Qualified, Proposal: is.Proposal, Junk: is.Junk,
	}
}

// fieldsFor lists the fields that may play a part.
func fieldsFor(l lang.Lang, o source.Options, r source.Option, now string) []choice {
	none := l.Pick("— none —", "— нет —")
	if r.ID == "reason" {
		none = l.Pick("— the system's own reason —", "— причина из самой системы —")
	}
	list := []choice{{Value: "", Title: none, On: now == ""}}
	for _, f := range o.Fields {
		if r.Of == "" || f.Of == "" || f.Of == r.Of {
			list = append(list, choice{f.ID, f.Title + " (" + l.Int(f.N) + ")", f.ID == now})
		}
	}
	return list
}

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
	pg := inData(v, v.T("What the words mean", "Сопоставление"))
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
	return p.site.Fragment(w, r, v, sampleView(v.Lang, list, bad))
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

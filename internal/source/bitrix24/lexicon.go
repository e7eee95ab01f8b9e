package bitrix24

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// The parts a pipeline may play.
const (
	partSales   = "sales"
	partLead    = "lead"
	partService = "service"
	partIgnore  = "ignore"
)

// leadPipeline is the pipeline of leads: the portal has none, only a list of their statuses.
const leadPipeline = "lead"

// place is a stage: a status of a pipeline. A pipeline is "lead", the number of a category of deals, or "spa:156".
type place struct{ pipeline, code string }

func (p place) id() string { return p.pipeline + "/" + p.code }

type category struct {
	ID   num  `json:"id"`
	Name text `json:"name"`
	Sort num  `json:"sort"`
}

// line of stages.
type pipeline struct {
	id, name string
	sort     num
	part     string
	stages   []stageStatus
}

type smartType struct {
	ID    num  `json:"entityTypeId"`
	Title text `json:"title"`
}

// lexicon is what the portal's words mean: its dictionaries and the mapping laid over the source's own proposal.
type lexicon struct {
	portal    portal
	users     map[num]user
	goneUsers map[num]bool
	units     []unit
	pipelines []*pipeline
	sources   map[string]stageStatus
	fields    map[string][]*userField // by "deal", "lead", "contact", "company", "item:156"
	types     []smartType
	sections  map[num]string
	mapping   source.Mapping
	stages    map[place]source.Stage
	ranks     map[place]int
	names     map[place]string
	roles     map[string]map[string]*userField // by role, by entity
	paid      map[string]bool                  // stages of invoices that have been paid
}

// lexicon reads the dictionaries from the shelf.
func (r *Remote) lexicon(ctx context.Context, shelf source.Shelf, m source.Mapping) (*lexicon, error) {
	l := &lexicon{
		users: map[num]user{}, goneUsers: map[num]bool{}, sources: map[string]stageStatus{}, fields: map[string][]*userField{},
		sections: map[num]string{}, stages: map[place]source.Stage{}, ranks: map[place]int{}, names: map[place]string{},
		roles: map[string]map[string]*userField{}, paid: map[string]bool{},
	}
	var err error
	if l.portal, err = shelved[portal](ctx, shelf, kindPortal, "portal"); err != nil {
		return nil, err
	}
	for _, p := range []struct {
		kind string
		take func(source.Object) error
	}{
		{kindUser, l.takeUser},
		{kindUnit, l.takeUnit},
		{kindCategory, l.takeCategory},
		{kindType, l.takeType},
		{kindSection, l.takeSection},
		{kindField, l.takeField},
	} {
		if err := shelf.Each(ctx, p.kind, 0, p.take); err != nil {
			return nil, err
		}
	}
	l.pipelines = append(l.pipelines, &pipeline{id: leadPipeline, name: "Лиды", sort: -1, part: partLead})
	if err := shelf.Each(ctx, kindStatus, 0, l.takeStatus); err != nil {
		return nil, err
	}
	l.order()
	proposed := l.propose()
	l.mapping = overlay(proposed, m)
	l.settle(m)
	return l, nil
}

func (l *lexicon) takeUser(o source.Object) error {
	var u user
	err := json.Unmarshal(o.Body, &u)
	l.users[u.ID], l.goneUsers[u.ID] = u, o.Deleted
	return err
}

func (l *lexicon) takeUnit(o source.Object) error {
	var u unit
	err := json.Unmarshal(o.Body, &u)
	l.units = append(l.units, u)
	return err
}

// takeCategory keeps deleted pipelines too: old deals stand in them.
func (l *lexicon) takeCategory(o source.Object) error {
	var c category
	err := json.Unmarshal(o.Body, &c)
	l.pipelines = append(l.pipelines, &pipeline{id: c.ID.String(), name: string(c.Name), sort: c.Sort})
	return err
}

func (l *lexicon) takeType(o source.Object) error {
	var t smartType
	err := json.Unmarshal(o.Body, &t)
	l.types = append(l.types, t)
	l.pipelines = append(l.pipelines, &pipeline{id: "spa:" + o.ID, name: string(t.Title), sort: 1000000 + t.ID})
	return err
}

func (l *lexicon) takeSection(o source.Object) error {
	var s struct {
		ID   num  `json:"ID"`
		Name text `json:"NAME"`
	}
	err := json.Unmarshal(o.Body, &s)
	l.sections[s.ID] = string(s.Name)
	return err
}

func (l *lexicon) takeField(o source.Object) error {
	var f userField
	if err := json.Unmarshal(o.Body, &f); err != nil || o.Deleted || !f.readable() {
		return err
	}
	i := strings.LastIndexByte(o.ID, ':')
	f.entity, f.name, f.words = o.ID[:i], o.ID[i+1:], map[string]string{}
	for _, x := range f.Items {
		f.words[string(x.ID)] = string(x.Value)
	}
	l.fields[f.entity] = append(l.fields[f.entity], &f)
	return nil
}

// takeStatus puts a status where its list says: a stage of a pipeline, or a source. Deleted ones stay: things stood in
// them.
func (l *lexicon) takeStatus(o source.Object) error {
	var s stageStatus
	if err := json.Unmarshal(o.Body, &s); err != nil {
		return err
	}
	s.judge()
	if o.Deleted {
		s.Sort += 1000000
	}
	list := string(s.List)
	switch {
	case list == "SOURCE":
		l.sources[string(s.Code)] = s
		return nil
	case list == "STATUS":
		l.join(leadPipeline, s)
	case list == "DEAL_STAGE":
		l.join("0", s)
	case strings.HasPrefix(list, "DEAL_STAGE_"):
		l.join(strings.TrimPrefix(list, "DEAL_STAGE_"), s)
	case strings.HasPrefix(list, "SMART_INVOICE_STAGE"):
		l.paid[string(s.Code)] = s.Semantic == "S"
	case strings.HasPrefix(list, "DYNAMIC_"):
		of, _, _ := strings.Cut(strings.TrimPrefix(list, "DYNAMIC_"), "_")
		l.join("spa:"+of, s)
	}
	return nil
}

func (l *lexicon) join(pipeline string, s stageStatus) {
	for _, p := range l.pipelines {
		if p.id == pipeline {
			p.stages = append(p.stages, s)
		}
	}
}

func (l *lexicon) order() {
	if !l.portal.Leads {
		l.pipelines = slices.DeleteFunc(l.pipelines, func(p *pipeline) bool { return p.id == leadPipeline })
	}
	slices.SortFunc(l.pipelines, func(a, b *pipeline) int { return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.id, b.id)) })
	slices.SortFunc(l.units, func(a, b unit) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(l.types, func(a, b smartType) int { return cmp.Compare(a.ID, b.ID) })
	for _, p := range l.pipelines {
		slices.SortStableFunc(p.stages, func(a, b stageStatus) int {
			return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID))
		})
		for i, s := range p.stages {
			at := place{p.id, string(s.Code)}
			l.ranks[at], l.names[at] = i+1, string(s.Name)
		}
	}
	for _, list := range l.fields {
		slices.SortFunc(list, func(a, b *userField) int { return strings.Compare(a.name, b.name) })
	}
}

// rank puts the stages that end a thing behind the others, whatever their place.
func (s *stageStatus) rank() int {
	return map[text]int{"S": 1, "F": 2}[s.Semantic]
}

// propose is the mapping that the portal's own names suggest.
func (l *lexicon) propose() source.Mapping {
	m := source.Mapping{
		Pipelines: map[string]string{}, Stages: map[string]source.Stage{}, Fields: map[string]string{}, Tasks: map[string]string{},
	}
	for _, p := range l.pipelines {
		smart := strings.HasPrefix(p.id, "spa:")
		switch {
		case p.id == leadPipeline:
			m.Pipelines[p.id] = partLead
		case saysService.MatchString(p.name):
			m.Pipelines[p.id] = partService
		case smart:
			m.Pipelines[p.id] = partIgnore
		default:
			m.Pipelines[p.id] = partSales
		}
		for i, s := range p.stages {
			m.Stages[place{p.id, string(s.Code)}.id()] = stageOf(m.Pipelines[p.id], s, i)
		}
	}
	for _, x := range meanings() {
		for _, f := range l.fields[x.on] {
			if m.Fields[x.role] == "" && x.says.MatchString(f.label()) && carries(x.role, f) {
				m.Fields[x.role] = f.id()
			}
		}
	}
	for _, t := range activityTypes() {
		m.Tasks[t.id] = t.means
	}
	m.Custom = l.ownFields(m.Fields)
	return m
}

// stageOf guesses what a stage means. In sales the first stage, in which the manager finds out, comes before qualification.
func stageOf(part string, s stageStatus, i int) source.Stage {
	out := source.Stage{Outcome: "open"}
	name := string(s.Name)
	switch s.Semantic {
	case "S":
		out.Outcome, out.Qualified = "won", true
		return out
	case "F":
		out.Outcome = "lost"
		out.Junk = part == partLead && saysJunk.MatchString(name+" "+string(s.Code)) && s.Code != "JUNK"
		return out
	}
	switch part {
	case partLead:
		out.Qualified = saysFit.MatchString(name)
	case partSales:
		out.Qualified, out.Proposal = i > 0, saysProposal.MatchString(name)
	}
	return out
}

// ownMost is how many fields become dimensions without being asked for.
const ownMost = 20

// ownFields are the deal's fields that only this company has and that make sense to group by.
func (l *lexicon) ownFields(roles map[string]string) (list []string) {
	taken := map[string]bool{}
	for _, id := range roles {
		taken[id] = true
	}
	for _, f := range l.fields[kindDeal] {
		if _, ok := f.dimension(); ok && !taken[f.id()] && len(list) < ownMost {
			list = append(list, f.id())
		}
	}
	return list
}

// overlay lays a mapping over the proposed one: each pipeline, stage, field and type of task that it speaks of.
func overlay(base, m source.Mapping) source.Mapping {
	maps.Copy(base.Pipelines, m.Pipelines)
	maps.Copy(base.Stages, m.Stages)
	maps.Copy(base.Fields, m.Fields)
	maps.Copy(base.Tasks, m.Tasks)
	if m.Custom != nil {
		base.Custom = m.Custom
	}
	return base
}

func (l *lexicon) settle(m source.Mapping) {
	for _, p := range l.pipelines {
		p.part = l.mapping.Pipelines[p.id]
		for i, s := range p.stages {
			at := place{p.id, string(s.Code)}
			l.stages[at] = l.mapping.Stages[at.id()]
			if _, chosen := m.Stages[at.id()]; !chosen { // a pipeline that plays another part has stages of another meaning
				l.stages[at] = stageOf(p.part, s, i)
			}
		}
	}
	for _, x := range meanings() {
		l.roles[x.role] = map[string]*userField{}
		for _, entity := range []string{kindDeal, kindLead, kindContact, kindCompany} {
			l.roles[x.role][entity] = l.playing(x, entity)
		}
	}
}

// playing finds the field that plays a part on an entity. A mapping names the field of one entity; on another it is the one
// of the same name, or title, or the one whose title suggests it.
func (l *lexicon) playing(x meaning, entity string) *userField {
	id := l.mapping.Fields[x.role]
	if id == "" {
		return nil
	}
	on, name, _ := strings.Cut(id, ":")
	label := ""
	for _, f := range l.fields[on] {
		if f.name == name {
			label = f.label()
		}
	}
	for _, fits := range []func(*userField) bool{
		func(f *userField) bool { return f.name == name },
		func(f *userField) bool { return f.label() == label },
		func(f *userField) bool { return on != entity && x.says.MatchString(f.label()) && carries(x.role, f) },
	} {
		for _, f := range l.fields[entity] {
			if fits(f) {
				return f
			}
		}
	}
	return nil
}

// word is the text of the field that plays a part.
func (l *lexicon) word(role, entity string, b body) string {
	if f := l.roles[role][entity]; f != nil {
		return f.word(b)
	}
	return ""
}

// part is what a pipeline is for; one of deals that nobody knows is for sales.
func (l *lexicon) part(pipeline string) string {
	if part := l.mapping.Pipelines[pipeline]; part != "" {
		return part
	}
	if strings.HasPrefix(pipeline, "spa:") {
		return partIgnore
	}
	return partSales
}

// stage is what a stage means. Of one that has been deleted the thing itself says how it ended: S, F or P.
func (l *lexicon) stage(at place, semantic text) source.Stage {
	s, ok := l.stages[at]
	if ok && s.Outcome != "" {
		return s
	}
	if s.Outcome = map[text]string{"S": "won", "F": "lost"}[semantic]; s.Outcome == "" {
		s.Outcome = "open"
	}
	s.Qualified = s.Qualified || s.Outcome == "won"
	return s
}

// custom lists the fields of deals that become dimensions, and by column the field behind each.
func (l *lexicon) custom(id string) (list []warehouse.CustomField, of map[string]*userField) {
	of = map[string]*userField{}
	for _, f := range l.fields[kindDeal] {
		t, ok := f.dimension()
		if !ok || !slices.Contains(l.mapping.Custom, f.id()) {
			continue
		}
		name := strings.ReplaceAll(id, "-", "_") + "_" + strings.ToLower(strings.TrimPrefix(f.name, "UF_CRM_"))
		list = append(list, warehouse.CustomField{Entity: "deal", Name: name, Title: f.label(), Type: t})
		of["c_"+name] = f
	}
	return list, of
}

// activityType is a type of activity that a mapping may name.
type activityType struct{ id, en, ru, means string }

func activityTypes() []activityType {
	return []activityType{
		{"meeting", "Meetings", "Встречи", "meeting"},
		{"calendar", "Calendar events", "События календаря", "ignore"},
		{"todo", "To-dos of the CRM", "Дела CRM", "task"},
		{"task", "Tasks", "Задачи", "task"},
	}
}

// sort of an activity: the words above, and "call", "mail", "sms", "chat"; "" for what figures are not made of.
func (a *activity) sort() string {
	switch provider := string(a.Provider); {
	case a.Type == 1:
		return "meeting"
	case a.Type == 2, strings.HasSuffix(provider, "_CALL"):
		return "call"
	case a.Type == 4:
		return "mail"
	case provider == "CRM_TODO":
		return "todo"
	case provider == "CRM_TASKS_TASK":
		return "task"
	case a.Type == 3:
		return "todo"
	case provider == "IMOPENLINES_SESSION":
		return "chat"
	case strings.Contains(provider, "SMS"), strings.Contains(provider, "NOTIFICATION"):
		return "sms"
	case a.Type == 5:
		return "calendar"
	default:
		return ""
	}
}

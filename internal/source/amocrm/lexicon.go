package amocrm

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"svodka/internal/source"
)

// The parts a pipeline may play.
const (
	partSales   = "sales"
	partLead    = "lead"
	partService = "service"
	partIgnore  = "ignore"
)

// place is a stage: a status of a pipeline.
type place struct{ pipeline, status num }

func (p place) id() string { return p.pipeline.String() + "/" + p.status.String() }

// lexicon is what the account's words mean: its dictionaries and the mapping laid over the source's own proposal.
type lexicon struct {
	account   account
	users     map[num]user
	goneUsers map[num]bool
	pipelines []pipeline
	reasons   map[num]string
	fields    map[string][]customField // by "leads", "contacts", "companies"
	invoices  string                   // id of the catalog, "" for none
	products  string
	mapping   source.Mapping
	stages    map[place]source.Stage
	ranks     map[place]int
	doors     map[num]place // the stages where requests wait to be accepted, by pipeline
	// requests is set when a pipeline holds requests alone; without one every lead of sales is a request as well.
	requests bool
}

// lexicon reads the dictionaries from the shelf.
func (r *Remote) lexicon(ctx context.Context, shelf source.Shelf, m source.Mapping) (*lexicon, error) {
	l := &lexicon{
		users: map[num]user{}, goneUsers: map[num]bool{}, reasons: map[num]string{}, fields: map[string][]customField{},
		stages: map[place]source.Stage{}, ranks: map[place]int{},
	}
	var err error
	if l.account, err = shelved[account](ctx, shelf, kindAccount, "account"); err != nil {
		return nil, err
	}
	for kind, take := range map[string]func(source.Object) error{
		kindUser:     l.takeUser,
		kindPipeline: l.takePipeline,
		kindReason:   l.takeReason,
		kindField:    l.takeField,
		kindCatalog:  l.takeCatalog,
	} {
		if err := shelf.Each(ctx, kind, 0, take); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(l.pipelines, func(a, b pipeline) int { return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID)) })
	for _, list := range l.fields {
		slices.SortFunc(list, func(a, b customField) int { return cmp.Compare(a.ID, b.ID) })
	}
	l.mapping = overlay(l.propose(), m)
	l.settle()
	return l, nil
}

func (l *lexicon) takeUser(o source.Object) error {
	var u user
	if err := json.Unmarshal(o.Body, &u); err != nil {
		return err
	}
	l.users[u.ID], l.goneUsers[u.ID] = u, o.Deleted
	return nil
}

// takePipeline keeps deleted pipelines too: old leads stand in them.
func (l *lexicon) takePipeline(o source.Object) error {
	var p pipeline
	if err := json.Unmarshal(o.Body, &p); err != nil {
		return err
	}
	if !p.Unsorted { // the stage of requests nobody has taken yet is listed even where it is switched off
		p.Embedded.Statuses = slices.DeleteFunc(p.Embedded.Statuses, func(s pipelineStatus) bool { return s.Type == 1 })
	}
	slices.SortStableFunc(p.Embedded.Statuses, func(a, b pipelineStatus) int { return cmp.Compare(a.Sort, b.Sort) })
	l.pipelines = append(l.pipelines, p)
	return nil
}

func (l *lexicon) takeReason(o source.Object) error {
	var x named
	err := json.Unmarshal(o.Body, &x)
	l.reasons[x.ID] = x.Name
	return err
}

func (l *lexicon) takeField(o source.Object) error {
	if o.Deleted {
		return nil
	}
	var f customField
	err := json.Unmarshal(o.Body, &f)
	on, _, _ := strings.Cut(o.ID, ":")
	l.fields[on] = append(l.fields[on], f)
	return err
}

func (l *lexicon) takeCatalog(o source.Object) error {
	var c struct {
		ID   num    `json:"id"`
		Type string `json:"type"`
	}
	err := json.Unmarshal(o.Body, &c)
	switch {
	case o.Deleted:
	case c.Type == "invoices":
		l.invoices = c.ID.String()
	case c.Type == "products":
		l.products = c.ID.String()
	}
	return err
}

// What names of pipelines, stages, fields and task types commonly mean, in both languages.
var (
	saysRequest   = regexp.MustCompile(`(?i)обращени|заявк|лиды|входящ|квалификац|request|inbound|\bleads\b`)
	saysService   = regexp.MustCompile(`(?i)сервис|поддержк|рекламац|обслуж|тикет|service|support|ticket`)
	saysFit       = regexp.MustCompile(`(?i)подход|квалифицир|целев|qualified|\bfit\b`)
	saysProposal  = regexp.MustCompile(`(?i)(^|[^\p{L}])кп([^\p{L}]|$)|предложени|смет|proposal|quote|offer`)
	saysJunk      = regexp.MustCompile(`(?i)спам|мусор|ошибл|реклам|не заявк|spam|junk|wrong number|advert`)
	saysMeeting   = regexp.MustCompile(`(?i)встреч|презентац|демонстрац|meeting|demo|presentation`)
	saysOff       = regexp.MustCompile(`(?i)отмен|не состоял|не приш|перенес|cancel|no.?show|postponed`)
	fieldMeanings = []struct {
		role, on string
		says     *regexp.Regexp
	}{
		{"source", "leads", regexp.MustCompile(`(?i)^(источник|source)`)},
		{"campaign", "leads", regexp.MustCompile(`(?i)кампани|campaign`)},
		{"product", "leads", regexp.MustCompile(`(?i)^(основной товар|товар|продукт|услуга|product)`)},
		{"cost", "leads", regexp.MustCompile(`(?i)себестоим|закупк|\bcost\b`)},
		{"expected", "leads", regexp.MustCompile(`(?i)ожидаем|план\S* (дата|закр)|дата закрыти|expected`)},
		{"currency", "leads", regexp.MustCompile(`(?i)^(валюта|currency)$`)},
		{"phone", "leads", regexp.MustCompile(`(?i)телефон|phone`)},
		{"email", "leads", regexp.MustCompile(`(?i)e-?mail|почт`)},
		{"region", "companies", regexp.MustCompile(`(?i)регион|город|region|city`)},
		{"segment", "companies", regexp.MustCompile(`(?i)сегмент|отрасл|segment|industry`)},
	}
)

// propose is the mapping that the account's own names suggest.
func (l *lexicon) propose() source.Mapping {
	m := source.Mapping{
		Pipelines: map[string]string{}, Stages: map[string]source.Stage{}, Fields: map[string]string{}, Tasks: map[string]string{},
		Reasons: map[string]string{},
	}
	for _, p := range l.pipelines {
		m.Pipelines[p.ID.String()] = l.partOf(p)
	}
	for _, p := range l.pipelines {
		for i, s := range p.Embedded.Statuses {
			first := 0
			if p.Unsorted {
				first = 1
			}
			m.Stages[place{p.ID, s.ID}.id()] = stageOf(m.Pipelines[p.ID.String()], s, i, first)
		}
	}
	for _, meaning := range fieldMeanings {
		for _, f := range l.fields[meaning.on] {
			if m.Fields[meaning.role] == "" && meaning.says.MatchString(f.Name) && fits(meaning.role, f.Type) {
				m.Fields[meaning.role] = f.ID.String()
			}
		}
	}
	for id, name := range l.reasons {
		if m.Reasons[id.String()] = ""; saysJunk.MatchString(name) {
			m.Reasons[id.String()] = "junk"
		}
	}
	for _, t := range l.account.Embedded.Tasks {
		m.Tasks[t.ID.String()] = "task"
		if t.ID == 2 || saysMeeting.MatchString(t.Name) || t.Code == "MEETING" {
			m.Tasks[t.ID.String()] = "meeting"
		}
	}
	m.Custom = l.ownFields(m.Fields)
	return m
}

// fits keeps a role from a field that cannot carry it.
func fits(role, kind string) bool {
	switch role {
	case "expected":
		return kind == "date" || kind == "date_time"
	case "cost":
		return kind == "numeric" || kind == "monetary" || kind == "price" || kind == "text"
	default:
		return kind != "date" && kind != "date_time" && kind != "file"
	}
}

// partOf guesses what a pipeline is for. The only pipeline there is is for sales, whatever its name.
func (l *lexicon) partOf(p pipeline) string {
	others := slices.ContainsFunc(l.pipelines, func(x pipeline) bool { return x.ID != p.ID && !saysRequest.MatchString(x.Name) })
	switch {
	case saysService.MatchString(p.Name):
		return partService
	case others && saysRequest.MatchString(p.Name):
		return partLead
	default:
		return partSales
	}
}

// stageOf guesses what a stage means. In sales qualification comes after the first stage in which somebody works, the one
// where the manager finds out.
func stageOf(part string, s pipelineStatus, i, first int) source.Stage {
	out := source.Stage{Outcome: "open"}
	switch {
	case s.ID == statusWon:
		out.Outcome, out.Qualified = "won", true
	case s.ID == statusLost:
		out.Outcome = "lost"
	case part == partLead:
		out.Qualified = saysFit.MatchString(s.Name)
		out.Junk = saysJunk.MatchString(s.Name)
	case part == partSales:
		out.Qualified = i > first
		out.Proposal = saysProposal.MatchString(s.Name)
	}
	return out
}

// ownMost is how many fields become dimensions without being asked for.
const ownMost = 20

// ownFields are the lead's fields that only this company has and that make sense to group by.
func (l *lexicon) ownFields(roles map[string]string) []string {
	taken := map[string]bool{}
	for _, id := range roles {
		taken[id] = true
	}
	var list []string
	for _, f := range l.fields["leads"] {
		if _, ok := typeOf(f.Type); ok && f.Type != "tracking_data" && f.Type != "textarea" && !taken[f.ID.String()] && len(list) < ownMost {
			list = append(list, f.ID.String())
		}
	}
	return list
}

// overlay lays a mapping over the proposed one: each pipeline, stage, field and type of task that it speaks of.
func overlay(base, m source.Mapping) source.Mapping {
	maps.Copy(base.Pipelines, m.Pipelines)
	maps.Copy(base.Stages, m.Stages)
	maps.Copy(base.Fields, m.Fields)
	maps.Copy(base.Reasons, m.Reasons)
	maps.Copy(base.Tasks, m.Tasks)
	if m.Custom != nil {
		base.Custom = m.Custom
	}
	return base
}

func (l *lexicon) settle() {
	l.doors = doorsOf(l.pipelines)
	for _, p := range l.pipelines {
		l.requests = l.requests || l.part(p.ID) == partLead
		for i, s := range p.Embedded.Statuses {
			at := place{p.ID, s.ID}
			l.ranks[at], l.stages[at] = i+1, l.mapping.Stages[at.id()]
		}
	}
}

// part is what a pipeline is for; one nobody knows is for sales.
func (l *lexicon) part(pipeline num) string {
	if part := l.mapping.Pipelines[pipeline.String()]; part != "" {
		return part
	}
	return partSales
}

// stage is what a stage means. A stage that has been deleted is open, but for the two that every pipeline has.
func (l *lexicon) stage(at place) source.Stage {
	s, ok := l.stages[at]
	switch {
	case ok && s.Outcome != "":
	case at.status == statusWon:
		s.Outcome, s.Qualified = "won", true
	case at.status == statusLost:
		s.Outcome = "lost"
	default:
		s.Outcome = "open"
	}
	return s
}

// field is the text of the field that plays a part, "" for none.
func (l *lexicon) field(role string, all fields) *field {
	return all.byID(l.mapping.Fields[role])
}

package source

import (
	"cmp"
	"maps"
	"slices"

	"svodka/internal/lang"
	"svodka/internal/source"
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

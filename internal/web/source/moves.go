package source

import (
	"slices"
	"strings"

	"svodka/internal/lang"
	"svodka/internal/source"
)

// move is one thing that a mapping makes otherwise than the one in force, with how many records it concerns of all there are.
type move struct{ What, To, N string }

// moves lists what differs between two mappings, by the system's own words.
func (w words) moves(o source.Options, was, is source.Mapping) (list []move) {
	add := func(x source.Option, what, to string) {
		list = append(list, move{what + " «" + x.Title + "»", to, w.Lang.Int(x.N)})
	}
	for _, p := range o.Pipelines {
		if was.Pipelines[p.ID] != is.Pipelines[p.ID] {
			add(p, w.T("pipeline", "воронка"), titleIn(parts(w.Lang), is.Pipelines[p.ID]))
		}
	}
	for _, s := range o.Stages {
		if was.Stages[s.ID] != is.Stages[s.ID] {
			add(s, w.T("stage", "этап"), w.meaning(is.Stages[s.ID]))
		}
	}
	for _, r := range o.Roles {
		if was.Fields[r.ID] == is.Fields[r.ID] {
			continue
		}
		to, n := w.T("no field", "без поля"), "—"
		if at := slices.IndexFunc(o.Fields, func(f source.Option) bool { return f.ID == is.Fields[r.ID] }); at >= 0 {
			to, n = w.T("field ", "поле ")+"«"+o.Fields[at].Title+"»", w.Lang.Int(o.Fields[at].N)
		}
		list = append(list, move{roleTitle(w.Lang, r), to, n})
	}
	for _, t := range o.Tasks {
		if was.Tasks[t.ID] != is.Tasks[t.ID] {
			add(t, w.T("task", "задача"), titleIn(tasks(w.Lang), is.Tasks[t.ID]))
		}
	}
	for _, r := range o.Reasons {
		if was.Reasons[r.ID] != is.Reasons[r.ID] {
			add(r, w.T("reason", "причина"), titleIn(reasons(w.Lang), is.Reasons[r.ID]))
		}
	}
	return list
}

// meaning is what a stage means, in words.
func (w words) meaning(s source.Stage) string {
	list := []string{titleIn(outcomes(w.Lang), s.Outcome)}
	for _, x := range []struct {
		on     bool
		en, ru string
	}{
		{s.Qualified, "qualified", "квалифицирован"}, {s.Proposal, "proposal sent", "отправлено КП"}, {s.Junk, "not a real request", "не обращение"},
	} {
		if x.on {
			list = append(list, w.T(x.en, x.ru))
		}
	}
	return strings.Join(list, ", ")
}

func titleIn(list []choice, value string) string {
	for _, c := range list {
		if c.Value == value {
			return c.Title
		}
	}
	return value
}

// sampleNote says which records a preview shows.
func sampleNote(l lang.Lang, changed bool) string {
	if changed {
		return l.Pick("first records that change, one of each stage, then the newest",
			"сначала записи, которые изменятся, по одной с каждого этапа, затем самые новые")
	}
	return l.Pick("the newest of each kind; they change with every choice", "самые новые каждого вида; меняются при каждом выборе")
}

package ask

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// notes adds to an answer what the reader must know to trust it.
func (r *reader) notes(ctx context.Context, a *Answer, p *plan.Plan) error {
	a.Notes = slices.Clone(p.Notes)
	if r.settings.Demo {
		a.Notes = append(a.Notes, plan.Note{
			Kind: plan.NoteDemo,
			EN:   "These are figures of a made-up company, for demonstration.",
			RU:   "Это данные вымышленной компании, для демонстрации.",
		})
	}
	for _, m := range p.Metrics {
		if n, ok := p.Hidden[m.Name]; ok {
			a.Notes = append(a.Notes, n)
		}
	}
	if a.Frame.Cut > 0 && !p.Query.Others {
		a.Notes = append(a.Notes, plan.Note{
			Kind: plan.NoteLimit,
			EN:   fmt.Sprintf("%d more rows are not shown.", a.Frame.Cut),
			RU:   fmt.Sprintf("Ещё строк: %d, они не показаны.", a.Frame.Cut),
		})
	}
	if err := r.noteExcluded(ctx, a, p); err != nil {
		return err
	}
	for _, note := range []func(context.Context, *Answer, *plan.Plan) error{r.noteHistory, r.noteCosts, r.noteClosed} {
		if err := note(ctx, a, p); err != nil {
			return err
		}
	}
	return r.noteFresh(a, p)
}

// noteExcluded counts the rows left out by each rule; facts in which no row is left out cost nothing.
func (r *reader) noteExcluded(ctx context.Context, a *Answer, p *plan.Plan) error {
	var scans []plan.Scan
	for _, s := range p.Rules {
		counts, err := r.leftOut(s.Fact)
		if err != nil {
			return err
		}
		if len(counts) > 0 {
			scans = append(scans, s)
		}
	}
	results, err := r.scanAll(ctx, scans)
	if err != nil {
		return err
	}
	said := map[string]bool{}
	for i, s := range scans {
		var en, ru []string
		for _, g := range results[i] {
			if len(g.Keys) == 1 && !g.Keys[0].Null && g.Vals[0] > 0 {
				rule := ruleTitle(g.Keys[0].ID)
				en = append(en, fmt.Sprintf("%s %.0f", rule.EN, g.Vals[0]))
				ru = append(ru, fmt.Sprintf("%s %.0f", rule.RU, g.Vals[0]))
			}
		}
		if len(en) == 0 {
			continue
		}
		slices.Sort(en)
		slices.Sort(ru)
		n := plan.Note{
			Kind: plan.NoteExcluded,
			EN:   fmt.Sprintf("Left out of “%s”: %s.", s.Fact.Title.EN, strings.Join(en, ", ")),
			RU:   fmt.Sprintf("Не учтено в «%s»: %s.", s.Fact.Title.RU, strings.Join(ru, ", ")),
		}
		if !said[n.EN] {
			said[n.EN] = true
			a.Notes = append(a.Notes, n)
		}
	}
	return nil
}

func ruleTitle(rule string) model.Text {
	titles := map[string]model.Text{
		"test":      {EN: "test", RU: "тестовые"},
		"spam":      {EN: "spam", RU: "спам"},
		"duplicate": {EN: "duplicates", RU: "дубли"},
		"merged":    {EN: "merged", RU: "объединённые"},
		"deleted":   {EN: "deleted", RU: "удалённые"},
		"imported":  {EN: "imported history", RU: "перенесённая история"},
		"service":   {EN: "service pipelines", RU: "сервисные воронки"},
	}
	if t, ok := titles[rule]; ok {
		return t
	}
	return model.Text{EN: rule, RU: rule}
}

// late is how much of the asked time a source may have missed before the answer says so.
const late = 24 * time.Hour

// noteFresh sets AsOf to the oldest source behind the answer, and says which sources were last read long before the end of
// the range (or before now, when that comes first). What no source has brought at all the plan has said.
func (r *reader) noteFresh(a *Answer, p *plan.Plan) error {
	list, err := r.freshness()
	if err != nil {
		return err
	}
	if len(list) == 0 {
		a.Notes = append(a.Notes, plan.Note{Kind: plan.NoteFresh, EN: "No data has been loaded yet.", RU: "Данные ещё не загружены."})
		return nil
	}
	newest := map[string]time.Time{} // by source
	for _, fact := range r.behind(p) {
		for _, f := range list {
			if slices.Contains(fact.Source, f.Entity) && f.Seen.After(newest[f.Source]) {
				newest[f.Source] = f.Seen
			}
		}
	}
	for _, source := range slices.Sorted(maps.Keys(newest)) {
		seen := newest[source]
		if seen.Before(a.AsOf) {
			a.AsOf = seen
		}
		if min(r.now.Unix(), p.Range.To.Start(r.calendar.Zone).Unix())-seen.Unix() < int64(late.Seconds()) {
			continue
		}
		at := func(l lang.Lang) string {
			return l.Day(cal.DayOf(seen, r.calendar.Zone)) + ", " + l.Clock(seen, r.calendar.Zone)
		}
		a.Notes = append(a.Notes, plan.Note{
			Kind: plan.NoteFresh,
			EN:   fmt.Sprintf("Data of %q was last read on %s.", source, at(lang.EN)),
			RU:   fmt.Sprintf("Данные источника «%s» получены %s.", source, at(lang.RU)),
		})
	}
	return nil
}

// behind lists the facts of a plan's figures by name, each once.
func (r *reader) behind(p *plan.Plan) []*model.Fact {
	facts := map[model.Name]*model.Fact{}
	for _, leaf := range p.Leaves {
		name, _ := leaf.Metric.Base()
		if f, ok := r.model.Fact(name); ok {
			facts[name] = f
		}
	}
	list := make([]*model.Fact, 0, len(facts))
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		list = append(list, facts[name])
	}
	return list
}

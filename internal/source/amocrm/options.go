package amocrm

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"svodka/internal/source"
)

// Options lists what a mapping may choose from, with how many leads on the shelf stand in each pipeline and stage, have
// each field, and how many tasks are of each type.
func (r *Remote) Options(ctx context.Context, shelf source.Shelf) (source.Options, error) {
	l, err := r.lexicon(ctx, shelf, source.Mapping{})
	if err != nil {
		return source.Options{}, err
	}
	out := source.Options{Proposed: l.mapping}
	inPipeline, inStage, has, of := map[num]int64{}, map[place]int64{}, map[string]int64{}, map[num]int64{}
	refused := map[num]int64{}
	count := func(on string, all fields) {
		for i := range all {
			if all[i].text() != "" {
				has[on+":"+all[i].ID.String()]++
			}
		}
	}
	err = shelf.Each(ctx, kindLead, 0, func(o source.Object) error {
		var x lead
		if o.Deleted {
			return nil
		}
		if err := json.Unmarshal(o.Body, &x); err != nil {
			return err
		}
		inPipeline[x.Pipeline]++
		refused[x.Reason]++
		inStage[place{x.Pipeline, x.Status}]++
		count("leads", x.Fields)
		return nil
	})
	if err != nil {
		return out, err
	}
	for kind, on := range map[string]string{kindContact: "contacts", kindCompany: "companies"} {
		err := shelf.Each(ctx, kind, 0, func(o source.Object) error {
			var c contact
			err := json.Unmarshal(o.Body, &c)
			count(on, c.Fields)
			return err
		})
		if err != nil {
			return out, err
		}
	}
	err = shelf.Each(ctx, kindTask, 0, func(o source.Object) error {
		var t task
		err := json.Unmarshal(o.Body, &t)
		of[t.Kind]++
		return err
	})
	if err != nil {
		return out, err
	}
	for _, p := range l.pipelines {
		out.Pipelines = append(out.Pipelines, source.Option{ID: p.ID.String(), Title: p.Name, N: inPipeline[p.ID]})
		for _, s := range p.Embedded.Statuses {
			at := place{p.ID, s.ID}
			out.Stages = append(out.Stages, source.Option{ID: at.id(), Of: p.ID.String(), Title: s.Name, N: inStage[at]})
		}
	}
	for _, on := range []string{"leads", "contacts", "companies"} {
		for _, f := range l.fields[on] {
			out.Fields = append(out.Fields, source.Option{
				ID: f.ID.String(), Of: strings.TrimSuffix(strings.Replace(on, "ies", "ys", 1), "s"), Title: f.Name, Type: f.Type,
				N: has[on+":"+f.ID.String()],
			})
		}
	}
	for _, t := range l.account.Embedded.Tasks {
		out.Tasks = append(out.Tasks, source.Option{ID: t.ID.String(), Title: t.Name, N: of[t.ID]})
	}
	for _, id := range slices.Sorted(maps.Keys(l.reasons)) {
		out.Reasons = append(out.Reasons, source.Option{ID: id.String(), Title: l.reasons[id], N: refused[id]})
	}
	for _, m := range fieldMeanings {
		out.Roles = append(out.Roles, source.Option{ID: m.role, Of: strings.TrimSuffix(strings.Replace(m.on, "ies", "ys", 1), "s")})
	}
	out.Roles = append(out.Roles, source.Option{ID: "reason", Of: "lead"})
	return out, nil
}

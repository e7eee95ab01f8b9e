package bitrix24

import (
	"context"
	"encoding/json"
	"strings"

	"svodka/internal/source"
)

// Options lists what a mapping may choose from, with how many things on the shelf stand in each pipeline and stage, have
// each field, and how many activities are of each type.
func (r *Remote) Options(ctx context.Context, shelf source.Shelf) (source.Options, error) {
	l, err := r.lexicon(ctx, shelf, source.Mapping{})
	if err != nil {
		return source.Options{}, err
	}
	c := &census{lexicon: l, in: map[place]int64{}, has: map[string]int64{}, of: map[string]int64{}}
	for kind, take := range map[string]func(source.Object) error{
		kindDeal: c.deal, kindLead: c.lead, kindItem: c.item, kindActivity: c.activity,
		kindContact: func(o source.Object) error { return c.fields(kindContact, o.Body) },
		kindCompany: func(o source.Object) error { return c.fields(kindCompany, o.Body) },
	} {
		err := shelf.Each(ctx, kind, 0, func(o source.Object) error {
			if o.Deleted {
				return nil
			}
			return take(o)
		})
		if err != nil {
			return source.Options{}, err
		}
	}
	if c.of["task"], err = shelf.Count(ctx, kindTask); err != nil {
		return source.Options{}, err
	}
	return c.options(r), nil
}

// census counts how often each choice occurs.
type census struct {
	*lexicon
	in  map[place]int64
	has map[string]int64
	of  map[string]int64
}

func (c *census) stands(p place) {
	c.in[p]++
	c.in[place{pipeline: p.pipeline}]++
}

func (c *census) fields(entity string, raw []byte) error {
	var b body
	if err := json.Unmarshal(raw, &b); err != nil {
		return err
	}
	for _, f := range c.lexicon.fields[entity] {
		if f.word(b) != "" {
			c.has[f.id()]++
		}
	}
	return nil
}

func (c *census) deal(o source.Object) error {
	var x deal
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	c.stands(place{x.Category.String(), string(x.Stage)})
	return c.fields(kindDeal, o.Body)
}

func (c *census) lead(o source.Object) error {
	var x lead
	if err := json.Unmarshal(o.Body, &x); err != nil {
		return err
	}
	c.stands(place{leadPipeline, string(x.Status)})
	return c.fields(kindLead, o.Body)
}

func (c *census) item(o source.Object) error {
	var x item
	err := json.Unmarshal(o.Body, &x)
	of, _, _ := strings.Cut(o.ID, ":")
	c.stands(place{"spa:" + of, string(x.Stage)})
	return err
}

func (c *census) activity(o source.Object) error {
	var a activity
	err := json.Unmarshal(o.Body, &a)
	if sort := a.sort(); sort != "task" { // tasks are counted by their own list
		c.of[sort]++
	}
	return err
}

func (c *census) options(r *Remote) source.Options {
	out := source.Options{Proposed: c.mapping}
	for _, p := range c.pipelines {
		out.Pipelines = append(out.Pipelines, source.Option{ID: p.id, Title: p.name, N: c.in[place{pipeline: p.id}]})
		for _, s := range p.stages {
			at := place{p.id, string(s.Code)}
			out.Stages = append(out.Stages, source.Option{ID: at.id(), Of: p.id, Title: string(s.Name), N: c.in[at]})
		}
	}
	for _, entity := range []string{kindDeal, kindLead, kindContact, kindCompany} {
		for _, f := range c.lexicon.fields[entity] {
			out.Fields = append(out.Fields, source.Option{ID: f.id(), Of: entity, Title: f.label(), Type: f.shape(), N: c.has[f.id()]})
		}
	}
	for _, t := range activityTypes() {
		out.Tasks = append(out.Tasks, source.Option{ID: t.id, Title: r.lang.Pick(t.en, t.ru), N: c.of[t.id]})
	}
	for _, x := range meanings() {
		out.Roles = append(out.Roles, source.Option{ID: x.role, Of: x.on})
	}
	return out
}

package ask

import (
	"slices"
	"strconv"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// spine lists the members of the dimensions that get a row each, also with nothing to count. A viewer who may not see
// every row gets only the members their rights name: a list of colleagues is data too.
func (r *reader) spine(p *plan.Plan) (map[model.Name][]plan.Member, error) {
	out := map[model.Name][]plan.Member{}
	for _, d := range p.By {
		if !slices.Contains(p.Query.Spine, d.Name) {
			continue
		}
		ids, err := r.allMembers(p, d)
		if err != nil {
			return nil, err
		}
		if ids, err = r.permitted(d, ids); err != nil {
			return nil, err
		}
		if ids, err = r.asked(p, d, ids); err != nil {
			return nil, err
		}
		list := make([]plan.Member, len(ids))
		for i, id := range ids {
			list[i] = plan.Member{ID: id}
		}
		out[d.Name] = list
	}
	return out, nil
}

func (r *reader) allMembers(p *plan.Plan, d *model.Dimension) ([]string, error) {
	if len(d.Members) > 0 {
		ids := make([]string, len(d.Members))
		for i, m := range d.Members {
			ids[i] = m.ID
		}
		return ids, nil
	}
	switch {
	case d.Kind == model.Member && large(d):
		return nil, fault.Invalidf("spine=%s: there are too many to list them all.", "spine=%s: их слишком много, чтобы перечислить всех.", d.Name)
	case d.Kind == model.Member:
		m, err := r.of(d)
		if err != nil {
			return nil, err
		}
		return slices.Clone(m.ids), nil
	case d.Kind == model.Flag:
		return []string{"true", "false"}, nil
	case d.Kind == model.Number && len(d.Bands) > 0:
		ids := make([]string, len(d.Bands)+1)
		for i := range ids {
			ids[i] = strconv.Itoa(i)
		}
		return ids, nil
	case d.Kind == model.Plain:
		return r.seen(p, d)
	}
	return nil, fault.Invalidf("spine=%s: this dimension has no list of members.", "spine=%s: у этого измерения нет списка значений.", d.Name)
}

// seen lists the values of a plain dimension that stand anywhere in the facts of the question.
func (r *reader) seen(p *plan.Plan, d *model.Dimension) ([]string, error) {
	var ids []string
	for _, leaf := range p.Leaves {
		name, role := leaf.Metric.Base()
		f, _ := r.model.Fact(name)
		col, ok := f.Column(d.Name, role)
		if !ok {
			continue
		}
		table := f.Table
		if col.Via != "" {
			table = col.Table
		}
		counts, err := r.snap.Count(r.ctx, table, col.Name)
		if err != nil {
			return nil, err
		}
		for id := range counts {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// permitted keeps the members that at least one of the viewer's alternatives names; when an alternative says nothing
// of the dimension, it names none.
func (r *reader) permitted(d *model.Dimension, ids []string) ([]string, error) {
	if r.viewer.Grant.All {
		return ids, nil
	}
	allowed := map[string]bool{}
	for _, alternative := range r.viewer.Grant.Rows {
		for _, c := range alternative {
			if c.Name != d.Name || c.Op != model.In {
				continue
			}
			named, err := r.named(d, c.Values)
			if err != nil {
				return nil, err
			}
			for _, id := range named {
				allowed[id] = true
			}
		}
	}
	return slices.DeleteFunc(ids, func(id string) bool { return !allowed[id] }), nil
}

// asked keeps the members that the question's own filters on the dimension let through.
func (r *reader) asked(p *plan.Plan, d *model.Dimension, ids []string) ([]string, error) {
	for _, c := range p.Query.Where {
		if c.Name != d.Name || c.Op != model.In && c.Op != model.NotIn {
			continue
		}
		named, err := r.named(d, c.Values)
		if err != nil {
			return nil, err
		}
		ids = slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(named, id) != (c.Op == model.In) })
	}
	return ids, nil
}

func (r *reader) named(d *model.Dimension, values []string) ([]string, error) {
	values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
	if d.Kind == model.Member && len(values) > 0 {
		return r.Resolve(d, values)
	}
	for i, v := range values {
		for _, m := range d.Members {
			if v == m.Title.RU || v == m.Title.EN {
				values[i] = m.ID
			}
		}
	}
	return values, nil
}

package ask

import (
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
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
	return out, r.planned(p, out)
}

// planned adds to the spine whoever has a target, in an answer by one dimension that targets are set by: who has sold nothing
// yet is the first to be seen.
func (r *reader) planned(p *plan.Plan, out map[model.Name][]plan.Member) error {
	if len(p.By) != 1 || out[p.By[0].Name] != nil || !p.AimsBy(p.By[0]) {
		return nil
	}
	d := p.By[0]
	ids, err := r.allMembers(p, d)
	if err != nil {
		return err
	}
	if ids, err = r.permitted(d, ids); err != nil {
		return err
	}
	if ids, err = r.asked(p, d, ids); err != nil {
		return err
	}
	for _, id := range ids {
		m := plan.Member{ID: id}
		if slices.ContainsFunc(p.Metrics, func(x *model.Metric) bool {
			_, hidden := p.Hidden[x.Name]
			aim := p.AimOf(p.Main(x), 0, plan.AllPeriods, []plan.Member{m}, false)
			return !hidden && aim.Known && aim.Adds && aim.Value != 0 // a norm is everybody's
		}) {
			out[d.Name] = append(out[d.Name], m)
		}
	}
	return nil
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

// permitted keeps the members that at least one of the viewer's alternatives names, by themselves or by what they belong
// to; when an alternative says nothing of the dimension, it names none. What the model lists itself is no secret.
func (r *reader) permitted(d *model.Dimension, ids []string) ([]string, error) {
	if r.viewer.Grant.All || len(d.Members) > 0 || len(d.Bands) > 0 || d.Kind == model.Flag {
		return ids, nil
	}
	allowed := map[string]bool{}
	for _, alternative := range r.viewer.Grant.Rows {
		named, speaks, err := r.narrowed(d, ids, alternative)
		if err != nil {
			return nil, err
		}
		for _, id := range named {
			allowed[id] = allowed[id] || speaks
		}
	}
	return slices.DeleteFunc(ids, func(id string) bool { return !allowed[id] }), nil
}

// asked keeps the members that the question's own filters let through: those on the dimension, and those on what its
// members belong to (the stages of a pipeline, the people of a department). Whoever has left gets no row of nothing,
// unless the question names them.
func (r *reader) asked(p *plan.Plan, d *model.Dimension, ids []string) ([]string, error) {
	ids, _, err := r.narrowed(d, ids, p.Query.Where)
	if err != nil || d.Kind != model.Member || slices.ContainsFunc(p.Query.Where, func(c model.Cond) bool { return c.Name == d.Name }) {
		return ids, err
	}
	active, ok, err := r.column(d, "active")
	if err != nil || !ok {
		return ids, err
	}
	return slices.DeleteFunc(ids, func(id string) bool { return active[id] == false }), nil
}

// narrowed keeps the members that conditions let through; speaks tells whether any of them is about the dimension.
func (r *reader) narrowed(d *model.Dimension, ids []string, where []model.Cond) (kept []string, speaks bool, err error) {
	kept = slices.Clone(ids)
	for _, c := range where {
		about := func(id string) (string, bool) { return id, true }
		of := d
		if c.Name != d.Name {
			var ok bool
			if about, of, ok, err = r.belongs(d, c.Name); err != nil {
				return nil, false, err
			}
			if !ok {
				continue
			}
		}
		passes, ok, err := r.test(of, c)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			continue
		}
		speaks = true
		kept = slices.DeleteFunc(kept, func(id string) bool {
			to, has := about(id)
			return !passes(to, has)
		})
	}
	return kept, speaks, nil
}

// belongs finds what the members of a dictionary belong to: the dimension that one of its columns is named after.
func (r *reader) belongs(d *model.Dimension, name model.Name) (about func(string) (string, bool), of *model.Dimension, ok bool, err error) {
	of, known := r.model.Dimension(name)
	if !known || d.Kind != model.Member || large(d) || of.Kind != model.Member && of.Kind != model.Plain {
		return nil, nil, false, nil
	}
	values, ok, err := r.column(d, name)
	if err != nil || !ok {
		return nil, nil, false, err
	}
	return func(id string) (string, bool) {
		to, has := values[id].(string)
		return to, has
	}, of, true, nil
}

// column reads one column of a dimension's dictionary by id; ok is false when the dictionary has no such column.
func (r *reader) column(d *model.Dimension, name string) (values map[string]any, ok bool, err error) {
	e := warehouse.NewSchema(r.snap.Custom()).Entity(d.Table)
	if e == nil {
		return nil, false, nil
	}
	if _, _, ok := e.Column(name); !ok {
		return nil, false, nil
	}
	rows, err := r.snap.Lookup(r.ctx, d.Table, nil, []string{name})
	if err != nil {
		return nil, false, err
	}
	values = make(map[string]any, len(rows))
	for id, row := range rows {
		values[id] = row[0]
	}
	return values, true, nil
}

// test makes a condition on a dimension a test of its members' ids; ok is false for conditions that say nothing of
// single members. has is false for a member that belongs to nothing.
func (r *reader) test(d *model.Dimension, c model.Cond) (passes func(id string, has bool) bool, ok bool, err error) {
	switch c.Op {
	case model.Empty, model.Filled:
		return func(_ string, has bool) bool { return has == (c.Op == model.Filled) }, true, nil
	case model.Contains:
		if len(c.Values) == 0 {
			return nil, false, nil
		}
		part := strings.ToLower(c.Values[0])
		return func(id string, has bool) bool {
			return has && strings.Contains(strings.ToLower(r.titleOf(d, id)), part)
		}, true, nil
	case model.In, model.NotIn:
	case model.Range:
		return nil, false, nil
	}
	if len(d.Bands) > 0 {
		return nil, false, nil
	}
	named, err := r.named(d, c.Values)
	if err != nil {
		return nil, false, err
	}
	null := slices.Contains(c.Values, "")
	return func(id string, has bool) bool {
		listed := has && slices.Contains(named, id) || !has && null
		return listed == (c.Op == model.In)
	}, true, nil
}

// titleOf is what the member of a small dictionary is called; other members are their own title.
func (r *reader) titleOf(d *model.Dimension, id string) string {
	if d.Kind == model.Member {
		if m, err := r.of(d); err == nil {
			return m.title[id]
		}
	}
	return id
}

// named finds the ids that a filter names. A title that nobody bears has been refused or passed over by the plan.
func (r *reader) named(d *model.Dimension, values []string) ([]string, error) {
	var ids []string
	for _, v := range values {
		switch {
		case v == "":
		case d.Kind == model.Member:
			found, err := r.Resolve(d, []string{v})
			if err != nil && !fault.Is(err, fault.Invalid) {
				return nil, err
			}
			ids = append(ids, found...)
		default:
			ids = append(ids, fixedID(d, v))
		}
	}
	return ids, nil
}

// fixedID is the id of a member that the model gives a title; other values are their own id.
func fixedID(d *model.Dimension, v string) string {
	for _, m := range d.Members {
		if strings.EqualFold(v, m.Title.RU) || strings.EqualFold(v, m.Title.EN) {
			return m.ID
		}
	}
	return v
}

package warehouse

import (
	"cmp"
	"slices"
	"sort"
)

// BuildDict reads the dictionaries out of the current tables: each calls visit with every full row of an entity. Users,
// stages and products that the source has deleted stay known, because history speaks of them; deleted rates,
// memberships and leaves do not hold any more, and a deleted stage has no place in its pipeline.
func BuildDict(each func(entity string, visit func(Row)) error, s *Schema) (*Dict, error) {
	b := dictBuilder{schema: s, dict: &Dict{
		Stages: map[string]Stage{}, Pipelines: map[string]Pipeline{}, Users: map[string]User{},
		Rates: map[string][]Rate{}, Products: map[string]Product{},
	}}
	for _, part := range []struct {
		entity string
		add    func(id string, r fields)
	}{
		{"rate", b.rate}, {"user", b.user}, {"membership", b.membership}, {"leave", b.leave},
		{"pipeline", b.pipeline}, {"stage", b.stage}, {"product", b.product},
	} {
		index := b.index(part.entity)
		err := each(part.entity, func(r Row) {
			id, _ := r[0].(string)
			part.add(id, fields{r, index})
		})
		if err != nil {
			return nil, err
		}
	}
	b.sort()
	return b.dict, nil
}

// fields reads a full row by the names of its columns.
type fields struct {
	row   Row
	index map[string]int
}

func (f fields) text(name string) string {
	s, _ := f.row[f.index[name]].(string)
	return s
}

func (f fields) int(name string) int64 {
	v, _ := f.row[f.index[name]].(int64)
	return v
}

func (f fields) gone() bool { return f.row[f.index["gone_at"]] != nil }

type dictBuilder struct {
	schema *Schema
	dict   *Dict
}

func (b *dictBuilder) index(entity string) map[string]int {
	index := map[string]int{}
	for i, c := range b.schema.Entity(entity).Columns {
		index[c.Name] = i + 1
	}
	return index
}

func (b *dictBuilder) rate(_ string, r fields) {
	price, ok := r.row[r.index["rate"]].(float64)
	if currency := r.text("currency"); ok && !r.gone() {
		b.dict.Rates[currency] = append(b.dict.Rates[currency], Rate{Day: r.int("day"), Rate: price})
	}
}

func (b *dictBuilder) user(id string, r fields) {
	b.dict.Users[id] = User{ID: id, Department: r.text("department")}
}

func (b *dictBuilder) membership(_ string, r fields) {
	if id := r.text("user"); id != "" && !r.gone() {
		u := b.dict.Users[id]
		u.ID = id
		u.Since = append(u.Since, Membership{Day: r.int("since"), Department: r.text("department")})
		b.dict.Users[id] = u
	}
}

func (b *dictBuilder) leave(_ string, r fields) {
	if id := r.text("user"); id != "" && !r.gone() {
		u := b.dict.Users[id]
		u.ID = id
		until := r.int("until")
		if r.row[r.index["until"]] == nil {
			until = Never
		}
		u.Leave = append(u.Leave, [2]int64{r.int("since"), until})
		b.dict.Users[id] = u
	}
}

func (b *dictBuilder) pipeline(id string, r fields) {
	b.dict.Pipelines[id] = Pipeline{ID: id, Kind: r.text("kind")}
}

func (b *dictBuilder) stage(id string, r fields) {
	stage := Stage{ID: id, Pipeline: r.text("pipeline"), Outcome: r.text("outcome"), Rank: r.int("rank")}
	stage.Qualified, _ = r.row[r.index["qualified"]].(bool)
	b.dict.Stages[id] = stage
	if !r.gone() {
		p := b.dict.Pipelines[stage.Pipeline]
		p.ID = stage.Pipeline
		p.Stages = append(p.Stages, stage)
		b.dict.Pipelines[stage.Pipeline] = p
	}
}

func (b *dictBuilder) product(id string, r fields) {
	b.dict.Products[id] = Product{Price: r.int("price"), Cost: r.int("cost")}
}

// sort brings every list into the order that Dict promises.
func (b *dictBuilder) sort() {
	for _, rates := range b.dict.Rates {
		slices.SortStableFunc(rates, func(x, y Rate) int { return cmp.Compare(x.Day, y.Day) })
	}
	for _, u := range b.dict.Users {
		slices.SortStableFunc(u.Since, func(x, y Membership) int { return cmp.Compare(x.Day, y.Day) })
		slices.SortFunc(u.Leave, func(x, y [2]int64) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	}
	for _, p := range b.dict.Pipelines {
		slices.SortFunc(p.Stages, func(x, y Stage) int { return cmp.Or(cmp.Compare(x.Rank, y.Rank), cmp.Compare(x.ID, y.ID)) })
	}
}

// Department returns where a person worked on a day: by the memberships, or, when there are none, where the person works
// now. Before the first membership it is that first one. It is "" for nobody.
func (d *Dict) Department(user string, day int64) string {
	u, ok := d.Users[user]
	if !ok {
		return ""
	}
	if len(u.Since) == 0 {
		return u.Department
	}
	i := sort.Search(len(u.Since), func(i int) bool { return u.Since[i].Day > day })
	return u.Since[max(i-1, 0)].Department
}

// moves returns the first day after a given one on which a person begins to work in a department.
func (d *Dict) moves(user string, day int64) (int64, bool) {
	since := d.Users[user].Since
	i := sort.Search(len(since), func(i int) bool { return since[i].Day > day })
	if i == len(since) {
		return 0, false
	}
	return since[i].Day, true
}

// StageByRank finds the stage of a pipeline with that rank.
func (d *Dict) StageByRank(pipeline string, rank int64) (Stage, bool) {
	for _, s := range d.Pipelines[pipeline].Stages {
		if s.Rank == rank {
			return s, true
		}
	}
	return Stage{}, false
}

// first returns the first open stage of a pipeline; its ID is "" when there is none.
func (p Pipeline) first() Stage {
	for _, s := range p.Stages {
		if s.Outcome == stateOpen || s.Outcome == "" {
			return s
		}
	}
	return Stage{}
}

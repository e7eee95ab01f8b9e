package ask

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"svodka/internal/access"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// Listing asks for rows of a fact as they are now: a list to look through, not the rows behind a figure.
type Listing struct {
	Fact model.Name
	// Day is the date role that Range is of; "" takes the fact's first. An empty Range and "all" take every row.
	Day   model.Name
	Range string
	Where []model.Cond
	// Find is looked for in the texts of a row: titles, names, numbers.
	Find string
	// Sum names a record column to add up over all rows, "" none.
	Sum model.Name
	// Page says which of the rows to give; its Part means nothing here.
	Page Page

	ids   []string             // these rows alone
	whole bool                 // with those that rules leave out of figures
	more  []model.RecordColumn // besides the fact's own
	file  bool                 // for a file, where nothing opens
}

// Listed is a page of a list.
type Listed struct {
	RecordList

	// Keys are the rows before titles took the place of ids: Keys[i][c+1] belongs to Columns[c].
	Keys [][]any
	// Sum is of the column asked for over all rows, as stored; NaN where it was not asked for or may not be seen.
	Sum float64

	open map[string]bool // fact and id of the records that rows name and the viewer may open
}

// Opens reports whether the record that a value names has a card for the viewer; fact is what it is.
func (l *Listed) Opens(c model.RecordColumn, key any) (fact model.Name, ok bool) {
	fact = namedBy(c)
	id, _ := key.(string)
	return fact, fact != "" && l.open[fact+"/"+id]
}

// namedBy is the fact whose cards the values of a column lead to, "" where there are none.
func namedBy(c model.RecordColumn) model.Name {
	switch c.To {
	case "client", "deal":
		return c.To
	case "from_lead":
		return "lead"
	}
	return ""
}

// List gives a page of a list. A viewer who may see no figure of the fact at all is refused; otherwise rights narrow the
// rows, and a row that may not be seen is not counted either.
func (d *Desk) List(ctx context.Context, v access.Viewer, l Listing) (out *Listed, err error) {
	defer fault.Wrap(&err, "ask.List(%s)", l.Fact)
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		out, err = r.list(ctx, l)
		return err
	})
	return out, err
}

// EachList gives a whole list in pages of one state of the data.
func (d *Desk) EachList(ctx context.Context, v access.Viewer, l Listing, page func(*Listed) error) (err error) {
	defer fault.Wrap(&err, "ask.EachList(%s)", l.Fact)
	return d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		l.file = true
		for l.Page.Skip, l.Page.Limit, l.Sum = 0, MaxPage, ""; ; l.Page.Skip += MaxPage {
			list, err := r.list(ctx, l)
			if err != nil {
				return err
			}
			if err := page(list); err != nil {
				return err
			}
			if int64(l.Page.Skip+len(list.Rows)) >= list.Total || len(list.Rows) == 0 {
				return nil
			}
		}
	})
}

// Lists reports whether a viewer may look through the rows of a fact at all: some figure of it, or of what belongs to it, is
// shown to them.
func Lists(m *model.Model, g access.Grant, fact model.Name) bool {
	if g.Metrics == nil {
		return true
	}
	for _, name := range g.Metrics {
		x, ok := m.Metric(name)
		if !ok || !g.Shows(m, x) {
			continue
		}
		for _, leaf := range m.Leaves(x.Name) {
			if base, _ := leaf.Base(); slices.Contains(family(fact), base) {
				return true
			}
		}
	}
	return false
}

// family lists the facts whose figures speak of the rows of a fact.
func family(fact model.Name) []model.Name {
	switch fact {
	case "deal", "deal_span":
		return []model.Name{"deal", "deal_span", "deal_stage", "closing", "upkeep"}
	case "lead":
		return []model.Name{"lead", "lead_wait", "lead_answer"}
	case "client":
		return []model.Name{"client", "client_life", "client_active", "client_base", "purchase", "ticket", "survey"}
	case "call":
		return []model.Name{"call", "caller"}
	case "task":
		return []model.Name{"task", "task_open", "task_overdue"}
	}
	return []model.Name{fact}
}

func (r *reader) list(ctx context.Context, l Listing) (*Listed, error) {
	fact, rows, err := r.listing(l)
	if err != nil {
		return nil, err
	}
	out := &Listed{Sum: math.NaN()}
	out.Fact, out.Answer = fact, r.blank(query.Query{Range: l.Range, Where: l.Where})
	secrets := plan.SecretsOf(r.model, r.viewer.Grant)
	for _, c := range slices.Concat(fact.Records, l.more) {
		if !secrets.Has(fact, c.Col) {
			out.Columns = append(out.Columns, r.worded(fact, c))
			rows.Columns = append(rows.Columns, c.Col)
		}
	}
	if l.Page.Sort != "" {
		rows.Sort = slices.IndexFunc(out.Columns, func(c model.RecordColumn) bool { return c.Name == l.Page.Sort })
		if rows.Sort < 0 {
			return nil, fault.Invalidf("sort=%s: the list has no such column.", "sort=%s: в списке нет такой колонки.", l.Page.Sort)
		}
		rows.Desc = l.Page.Desc
	}
	if rows.Skip, rows.Limit = max(0, l.Page.Skip), min(l.Page.Limit, MaxPage); rows.Limit <= 0 {
		rows.Limit = DefaultPage
	}
	found, err := r.snap.Records(ctx, rows)
	if err != nil {
		return nil, err
	}
	out.Total = found.Total
	for _, row := range found.Cells {
		out.Keys = append(out.Keys, slices.Clone(row))
	}
	if err := r.titled(&out.RecordList, found.Cells); err != nil {
		return nil, err
	}
	if !l.file {
		if err := r.opens(ctx, out); err != nil {
			return nil, err
		}
	}
	return out, r.sum(ctx, out, l.Sum, rows.Where)
}

// opens finds out which of the records that rows name the viewer may open.
func (r *reader) opens(ctx context.Context, out *Listed) error {
	out.open = map[string]bool{}
	for i, c := range out.Columns {
		name := namedBy(c)
		fact, ok := r.model.Fact(name)
		if !ok || !Lists(r.model, r.viewer.Grant, name) {
			continue
		}
		ids := []string{}
		for _, row := range out.Keys {
			if id, _ := row[i+1].(string); id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		if !r.viewer.Grant.All && len(ids) > 0 {
			rows, err := plan.List{Fact: fact, IDs: ids, Whole: true}.Records(r.env(), r.viewer)
			if err != nil {
				return err
			}
			rows.Limit = len(ids)
			found, err := r.snap.Records(ctx, rows)
			if err != nil {
				return err
			}
			ids = ids[:0]
			for _, row := range found.Cells {
				id, _ := row[0].(string)
				ids = append(ids, id)
			}
		}
		for _, id := range ids {
			out.open[name+"/"+id] = true
		}
	}
	return nil
}

// worded lets a column whose values have fixed titles show them.
func (r *reader) worded(f *model.Fact, c model.RecordColumn) model.RecordColumn {
	if c.To != "" || c.Type != "text" {
		return c
	}
	for _, name := range slices.Sorted(maps.Keys(f.Refs)) {
		if d, ok := r.model.Dimension(f.Refs[name].To); ok && f.Refs[name].Col == c.Col && len(d.Members) > 0 {
			c.To = d.Name
		}
	}
	return c
}

// sum adds up a column of the list over all its rows.
func (r *reader) sum(ctx context.Context, out *Listed, name model.Name, where []plan.Cond) error {
	at := slices.IndexFunc(out.Columns, func(c model.RecordColumn) bool { return c.Name == name && name != "" })
	if at < 0 {
		return nil
	}
	results, err := r.scanAll(ctx, []plan.Scan{{
		Fact: out.Fact, Where: where, Levels: []plan.Level{{}}, Aggs: []plan.AggOf{{Func: model.Sum, Col: out.Columns[at].Col}},
	}})
	if err != nil {
		return err
	}
	out.Sum = 0
	for _, g := range results[0] {
		out.Sum += g.Vals[0]
	}
	return nil
}

// listing plans a list: its fact and the rows that the viewer may see of it.
func (r *reader) listing(l Listing) (*model.Fact, plan.Records, error) {
	fact, ok := r.model.Fact(l.Fact)
	if !ok {
		return nil, plan.Records{}, fault.Sentence(fault.NotFound, "There is no such list.", "Такого списка нет.")
	}
	if !Lists(r.model, r.viewer.Grant, l.Fact) {
		return nil, plan.Records{}, fault.Sentence(fault.Forbidden, "These records are not shown to you.", "Эти записи вам не показаны.")
	}
	where := slices.Clone(l.Where)
	if l.Range != "" && l.Range != plan.Everything {
		where = append(where, model.Cond{Name: cmp.Or(l.Day, fact.DayOrder[0]), Op: model.In, Values: []string{l.Range}})
	}
	rows, err := plan.List{
		Fact: fact, IDs: l.ids, Where: where, Find: l.Find, Texts: r.texts(fact), Whole: l.whole,
	}.Records(r.env(), r.viewer)
	return fact, rows, err
}

// texts are the columns of a fact that a text is looked for in: its own words, the names of its clients and deals, and the
// number of the record.
func (r *reader) texts(f *model.Fact) []model.Column {
	list := []model.Column{{Name: "id"}}
	for _, c := range f.Records {
		d, ok := r.model.Dimension(c.To)
		switch {
		case !ok && c.Type == "text":
			list = append(list, c.Col)
		case ok && large(d) && c.Col.Via == "":
			list = append(list, model.Column{Name: d.Label, Via: c.Col.Name, Table: d.Table})
		}
	}
	return list
}

// Choice is a member that rows of a list have.
type Choice struct {
	ID, Title string
	Rows      int64
}

// Choices lists what a dimension has among the rows of a list: what a filter can offer. Rights narrow it as they do the
// list, so that nobody is offered whom they may not see.
func (d *Desk) Choices(ctx context.Context, v access.Viewer, l Listing, dim model.Name) (out []Choice, err error) {
	defer fault.Wrap(&err, "ask.Choices(%s, %s)", l.Fact, dim)
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		out, err = r.choices(ctx, l, dim)
		return err
	})
	return out, err
}

func (r *reader) choices(ctx context.Context, l Listing, name model.Name) ([]Choice, error) {
	fact, rows, err := r.listing(l)
	if err != nil {
		return nil, err
	}
	dim, ok := r.model.Dimension(name)
	col, reached := fact.Column(name, "")
	if !ok || !reached || plan.SecretsOf(r.model, r.viewer.Grant).Has(fact, col) {
		return nil, fault.Invalidf("%s: the list has no such filter.", "%s: такого отбора у списка нет.", name)
	}
	results, err := r.scanAll(ctx, []plan.Scan{{
		Fact: fact, Where: rows.Where, Keys: []plan.Key{{Name: name, Col: col, Kind: dim.Kind}},
		Levels: []plan.Level{{Keys: []int{0}}}, Aggs: []plan.AggOf{{Func: model.Count}},
	}})
	if err != nil {
		return nil, err
	}
	n := &names{reader: r, lang: r.viewer.Lang, big: map[model.Name]*members{}}
	if err := n.dictionary(dim, results[0]); err != nil {
		return nil, err
	}
	var out []Choice
	order := map[string]float64{}
	for _, g := range results[0] {
		if m := g.Keys[0]; !m.Null && m.ID != "" {
			order[m.ID] = n.Order(dim, m)
			out = append(out, Choice{ID: m.ID, Title: n.Title(dim, m), Rows: int64(g.Vals[0])})
		}
	}
	slices.SortFunc(out, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(order[a.ID], order[b.ID]), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// dictionary reads the titles of the members that groups have.
func (n *names) dictionary(d *model.Dimension, groups []plan.Group) error {
	switch {
	case d.Kind != model.Member:
		return nil
	case !large(d):
		_, err := n.of(d)
		return err
	}
	var ids []string
	for _, g := range groups {
		ids = append(ids, g.Keys[0].ID)
	}
	m, err := n.lookup(d, ids)
	n.big[d.Name] = m
	return err
}

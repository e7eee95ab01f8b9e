package ask

import (
	"context"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// MaxPage bounds one page of records.
const MaxPage = 10_000

// DefaultPage is how many records a page without a limit has.
const DefaultPage = 100

// Reached ends the name of a part that is those rows of a cohort that reached its goal: "conv_deal_won:reached".
const Reached = ":reached"

// Counted sorts by what each row adds to the figure.
const Counted model.Name = "counted"

// Page says which records to give.
type Page struct {
	// Part names the scanned metric whose rows are wanted when the asked one is a formula; "" takes its first. With the end
	// [Reached] it names those rows of a cohort that reached its goal.
	Part model.Name
	// Sort is a record column's name, or [Counted]; "" keeps the natural order.
	Sort        model.Name
	Desc        bool
	Skip, Limit int
	// Days are date roles of the records whose days are wanted, also where the records do not show them.
	Days []model.Name
}

// RecordList is a page of the rows behind a figure.
type RecordList struct {
	Metric *model.Metric
	// Part is the scanned metric whose rows these are; Parts lists what can be chosen.
	Part  *model.Metric
	Parts []*model.Metric
	// Reached says that these are the rows of a cohort that reached its goal.
	Reached bool
	Fact    *model.Fact
	// Columns are the fact's record columns; the last one, "amount", is the row's contribution when the figure is not a
	// plain count.
	Columns []model.RecordColumn
	Rows    [][]any
	// IDs are the ids that the titles of a column stand for, by the column's position and then by row; "" where there is none.
	IDs    map[int][]string
	Total  int64
	Answer *Answer
}

// Records gives the rows behind the total of a question's first metric, in pages. The contributions of all pages add
// up to the figure (for sums and counts).
func (d *Desk) Records(ctx context.Context, v access.Viewer, q query.Query, page Page) (out *RecordList, err error) {
	defer fault.Wrap(&err, "ask.Records(%s)", q)
	q = ofRecords(q)
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		out, err = r.records(ctx, q, page)
		return err
	})
	return out, err
}

func (r *reader) records(ctx context.Context, q query.Query, page Page) (*RecordList, error) {
	p, err := plan.Build(r.env(), r.viewer, q)
	if err != nil {
		return nil, err
	}
	m := p.Metrics[0]
	if note, hidden := p.Hidden[m.Name]; hidden {
		return nil, fault.Sentence(fault.Forbidden, "%s", "%s", note.In(r.viewer.Lang))
	}
	out := &RecordList{Metric: m, Parts: slices.DeleteFunc(p.LeavesIn(p.Main(m), 0, plan.AllPeriods), r.keeps)}
	if len(out.Parts) == 0 { // a formula may be shown to who may not see what it is made of
		return nil, fault.Sentence(fault.Forbidden, "The records behind this figure are not shown to you.",
			"Записи за этим показателем вам не показаны.")
	}
	var name model.Name
	name, out.Reached = strings.CutSuffix(page.Part, Reached)
	if out.Part, err = part(out.Parts, name); err != nil {
		return nil, err
	}
	read := p.Behind
	if out.Reached {
		read = p.Goal
	}
	behind, amount, err := read(out.Part.Name)
	if err != nil {
		return nil, err
	}
	out.Fact = behind.Fact
	out.Columns, behind.Columns = r.shown(behind)
	r.dated(out, &behind, page.Days)
	if amount >= 0 {
		out.Columns = append(out.Columns, model.RecordColumn{
			Name: "amount", Title: model.Text{EN: "Counted", RU: "В показателе"}, Type: recordType(out.Part),
		})
	}
	if page.Sort != "" {
		behind.Sort = slices.IndexFunc(out.Columns, func(c model.RecordColumn) bool { return c.Name == page.Sort })
		if page.Sort == Counted && amount >= 0 {
			behind.Sort = len(out.Columns) - 1
		}
		if behind.Sort < 0 {
			return nil, fault.Invalidf("sort=%s: the records have no such column.", "sort=%s: у записей нет такой колонки.", page.Sort)
		}
		behind.Desc = page.Desc
	}
	if page.Limit <= 0 {
		page.Limit = DefaultPage
	}
	behind.Skip, behind.Limit = max(0, page.Skip), min(page.Limit, MaxPage)
	rows, err := r.page(ctx, behind)
	if err != nil {
		return nil, err
	}
	out.Total = rows.Total
	if err := r.titled(out, rows.Cells); err != nil {
		return nil, err
	}
	if out.Answer, err = r.alone(ctx, p); err != nil {
		return nil, err
	}
	return out, nil
}

// page reads a page of records; a short one is kept for as long as the data stays the same.
func (r *reader) page(ctx context.Context, behind plan.Records) (*plan.Rows, error) {
	id := behind.String()
	if rows, ok := r.desk.cache.page(r.snap.Version(), id); ok {
		return rows, nil
	}
	rows, err := r.snap.Records(ctx, behind)
	if err != nil {
		return nil, err
	}
	if behind.Limit <= DefaultPage {
		r.desk.cache.putPage(r.snap.Version(), id, &rows)
	}
	return &rows, nil
}

// keeps reports whether the rows of a counted figure are kept from the viewer. A plain count tells no more than the rows
// themselves, so it need not be among the metrics the viewer may see, but for one that is hidden by name.
func (r *reader) keeps(m *model.Metric) bool {
	g := r.viewer.Grant
	if m.Unit.Kind() == unit.Count {
		return slices.Contains(g.Hidden, m.Name)
	}
	return !g.Shows(r.model, m)
}

// shown leaves out the columns whose numbers the viewer may not see as a figure; the column of the row's contribution
// stays.
func (r *reader) shown(behind plan.Records) (list []model.RecordColumn, columns []model.Column) {
	secrets := plan.SecretsOf(r.model, r.viewer.Grant)
	for i, c := range behind.Fact.Records {
		if !secrets.Has(behind.Fact, c.Col) {
			list = append(list, c)
			columns = append(columns, behind.Columns[i])
		}
	}
	return list, append(columns, behind.Columns[len(behind.Fact.Records):]...)
}

// dated adds the columns of days that somebody asks to see and the records do not show, before that of the row's contribution.
func (r *reader) dated(out *RecordList, behind *plan.Records, roles []model.Name) {
	secrets := plan.SecretsOf(r.model, r.viewer.Grant)
	for _, role := range roles {
		day, ok := behind.Fact.Days[role]
		col := model.Column{Name: day}
		if !ok || secrets.Has(behind.Fact, col) || slices.ContainsFunc(out.Columns, func(c model.RecordColumn) bool { return c.Col == col }) {
			continue
		}
		of := behind.Fact.DayOf[role]
		behind.Columns = slices.Insert(slices.Clone(behind.Columns), len(out.Columns), col)
		out.Columns = append(out.Columns, model.RecordColumn{
			Name: role, Col: col, Title: model.Text{EN: "Day of " + of.EN, RU: "День " + of.RU}, Type: "day",
		})
	}
}

func part(parts []*model.Metric, name model.Name) (*model.Metric, error) {
	for _, m := range parts {
		if name == "" || m.Name == name {
			return m, nil
		}
	}
	var have []model.Name
	for _, m := range parts {
		have = append(have, m.Name)
	}
	return nil, fault.Invalidf("part=%s: the figure is made of %v.", "part=%s: показатель состоит из %v.", name, have)
}

func recordType(m *model.Metric) string {
	switch m.Unit.Kind().String() {
	case "money":
		return "money"
	case "duration":
		return "duration"
	}
	return "number"
}

// titled replaces ids by titles in the columns that are of a dimension.
func (r *reader) titled(out *RecordList, cells [][]any) error {
	n := &names{reader: r, lang: r.viewer.Lang, big: map[model.Name]*members{}}
	for c, col := range out.Columns {
		d, ok := r.model.Dimension(col.To)
		if !ok {
			continue
		}
		ids := map[string]bool{}
		for _, row := range cells {
			if id, ok := row[c+1].(string); ok {
				ids[id] = true
			}
		}
		if d.Kind == model.Member && large(d) {
			list := make([]string, 0, len(ids))
			for id := range ids {
				list = append(list, id)
			}
			m, err := r.some(d, list)
			if err != nil {
				return err
			}
			n.big[d.Name] = m
		} else if d.Kind == model.Member {
			if _, err := r.of(d); err != nil {
				return err
			}
		}
		if out.IDs == nil {
			out.IDs = map[int][]string{}
		}
		out.IDs[c] = make([]string, len(cells))
		for i, row := range cells {
			if id, ok := row[c+1].(string); ok {
				out.IDs[c][i] = id
				row[c+1] = n.Title(d, plan.Member{ID: id})
			}
		}
	}
	out.Rows = cells
	return nil
}

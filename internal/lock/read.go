package lock

import (
	"context"
	"errors"
	"math"
	"slices"
	"strconv"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/plan"
	"svodka/internal/query"
	"svodka/internal/warehouse"
)

// Desk answers questions. [ask.Desk] does.
type Desk interface {
	About(ctx context.Context) (ask.About, error)
	AskAll(ctx context.Context, v access.Viewer, questions []query.Query) ([]*ask.Answer, error)
}

// Data is where records are read. Every engine is one.
type Data interface {
	Read(ctx context.Context, fn func(engine.Snapshot) error) error
}

// Usual lists the metrics that a period is closed with where nobody chose others, as far as the model has them: money and deals,
// and those of the KPI table.
func Usual() []model.Name {
	return []model.Name{
		"revenue", "deals_won", "deals_lost", "win_rate", "avg_check", "payments_sum", "payments_cnt", "gross_profit",
		"leads_new", "deals_new", "refusal_rate", "calls_out", "calls_in", "calls_talked", "call_minutes", "calls_missed_share",
		"crm_events", "meetings_held", "proposals_cnt", "clients_base",
	}
}

// scopes are whose figures are kept: all of these that a metric can be split by.
func scopes() [][]model.Name {
	return [][]model.Name{nil, {"department"}, {"owner"}, {"pipeline"}, {"owner", "pipeline"}}
}

type key struct {
	metric model.Name
	scope  Scope
}

type figures map[key]string

// reading is what the data says of several periods of one grain.
type reading struct {
	about   ask.About
	periods map[int]figures // by the period's ordinal
	means   map[model.Name]Meaning
}

// tries is how often a reading begins anew because a load came in between.
const tries = 3

var errMoved = errors.New("the data changed while it was read")

// read asks for the figures of metrics over the periods of a grain that lie in a range.
func (s *Service) read(ctx context.Context, metrics []model.Name, grain cal.Grain, span cal.Range) (*reading, error) {
	about, err := s.Desk.About(ctx)
	if err != nil {
		return nil, err
	}
	r := &reading{about: about, periods: map[int]figures{}, means: map[model.Name]Meaning{}}
	var questions []query.Query
	for _, name := range metrics {
		m, ok := about.Model.Metric(name)
		if !ok || m.Waits != "" {
			continue
		}
		r.means[name] = meaning(about.Model, m)
		for _, by := range scopes() {
			if len(by) > 1 && !r.means[name].Adds || slices.ContainsFunc(by, func(d model.Name) bool { return !about.Model.CanSplit(name, d) }) {
				continue
			}
			questions = append(questions, query.Query{Metrics: []model.Name{name}, By: by, Range: span.String(), Grain: grain})
		}
	}
	answers, err := s.Desk.AskAll(ctx, access.Admin("ru"), questions)
	if err != nil {
		return nil, err
	}
	for _, a := range answers {
		switch {
		case fault.Is(a.Err, fault.Invalid), fault.Is(a.Err, fault.NotFound):
			continue // a metric of a company whose data has no such split
		case a.Err != nil:
			return nil, a.Err
		case a.Version.N != about.Version.N:
			return nil, errMoved
		}
		r.take(a)
	}
	return r, nil
}

// take keeps the figures of an answer.
func (r *reading) take(a *ask.Answer) {
	for _, row := range a.Frame.Rows {
		ids := make([]string, len(row.Keys))
		for i, k := range row.Keys {
			ids[i] = k.ID
		}
		scope := ScopeOf(a.Query.By, ids)
		for i, c := range a.Frame.Columns {
			v := row.Cells[i]
			if c.View != 0 || c.Kind != "" || v.State != formula.Present || c.Name != c.Metric.Name {
				continue
			}
			if scope != "" && v.V == 0 && r.means[c.Metric.Name].Adds {
				continue
			}
			p := r.periods[row.N]
			if p == nil {
				p = figures{}
				r.periods[row.N] = p
			}
			p[key{c.Metric.Name, scope}] = digits(v.V)
		}
	}
}

func digits(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// Value reads a kept figure; ok is false for none.
func Value(text string) (v float64, ok bool) {
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// same compares two kept figures. An engine may add the same parts up in another order.
func same(a, b string) bool {
	const apart = 1e-9
	x, hasX := Value(a)
	y, hasY := Value(b)
	return hasX == hasY && (!hasX || math.Abs(x-y) <= apart*max(1, math.Abs(x), math.Abs(y)))
}

// meaning is what a metric means in a model. Titles may change without another meaning.
func meaning(m *model.Model, x *model.Metric) Meaning {
	type definition struct {
		Name    model.Name
		Unit    string
		Flow    *model.Flow
		Stock   *model.Stock
		Cohort  *model.Cohort
		Formula formula.Expr
	}
	var list []definition
	for _, name := range append([]model.Name{x.Name}, m.Inputs(x.Name)...) {
		if d, ok := m.Metric(name); ok {
			list = append(list, definition{d.Name, d.Unit.String(), d.Flow, d.Stock, d.Cohort, d.Formula})
		}
	}
	text, err := canonical(list)
	if err != nil {
		text = x.Name
	}
	return Meaning{Metric: x.Name, Hash: sum([]byte(text)), Adds: m.Rollup(x.Name, "owner") == model.RollSum && x.Flow != nil}
}

// mostRows bounds how many records of one fact are kept with a period; of more nobody tells which ones moved.
const mostRows = 20_000

// source is a fact and the date role its rows are placed by.
type source struct{ fact, role model.Name }

func (x source) name() string { return x.fact + "." + x.role }

// behind lists what the figures of metrics are counted from, each once, in order. Stocks and cohorts are left out: their rows
// are not those of the period.
func behind(m *model.Model, metrics []model.Name) []source {
	var list []source
	for _, name := range metrics {
		for _, leaf := range m.Leaves(name) {
			if leaf.Flow == nil {
				continue
			}
			fact, role := leaf.Base()
			if x := (source{fact, role}); !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	slices.SortFunc(list, func(a, b source) int { return cmpText(a.name(), b.name()) })
	return list
}

// ended are the deals that were closed in the period as their rows say it now. Figures of closed months stay by the law of
// closings when such a row is changed afterwards, so these are held against each other whether or not a figure moved.
var ended = source{"deal", "end"} //nolint:gochecknoglobals // a constant

// watched are the rows a period is closed with.
func watched(m *model.Model, metrics []model.Name) []source {
	list := behind(m, metrics)
	if !slices.Contains(list, ended) {
		list = append(list, ended)
	}
	return list
}

// raw are columns of the source's own row that a list of records does not show but a change of which is told.
func raw(table string) []model.RecordColumn {
	var list []model.RecordColumn
	for _, name := range having(table, "closed_at", "gone_at") {
		list = append(list, model.RecordColumn{Name: name, Col: model.Column{Name: name}})
	}
	return list
}

func cmpText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// rows reads the records of a fact in a period; ok is false where there are too many.
func rows(ctx context.Context, snap engine.Snapshot, m *model.Model, x source, r cal.Range) (out Rows, ok bool, err error) {
	f, has := m.Fact(x.fact)
	if !has || f.Days[x.role] == "" {
		return out, false, nil
	}
	return some(ctx, snap, f, plan.Cond{
		Col: model.Column{Name: f.Days[x.role]}, Type: plan.IsDay, Op: model.Range, From: new(float64(r.From)), To: new(float64(r.To)),
	})
}

// some reads the records of a fact that a condition holds for.
func some(ctx context.Context, snap engine.Snapshot, f *model.Fact, where plan.Cond) (out Rows, ok bool, err error) {
	columns := slices.Concat(f.Records, raw(f.Table))
	if f.Excluded != "" {
		columns = append(columns, model.RecordColumn{Name: "excluded", Col: model.Column{Name: f.Excluded}})
	}
	read := plan.Records{Fact: f, Sort: -1, Limit: mostRows + 1, Where: []plan.Cond{where}}
	for _, c := range columns {
		out.Columns = append(out.Columns, c.Name)
		read.Columns = append(read.Columns, c.Col)
	}
	found, err := snap.Records(ctx, read)
	if err != nil || len(found.Cells) > mostRows {
		return Rows{}, false, err
	}
	out.Cells = found.Cells
	return out, true, nil
}

// identity is what a row of a fact is about: an entity of the source and its id, so that the same record is found again.
func identity(f *model.Fact, columns []model.Name, row []any) (entity, id string) {
	if warehouse.NewSchema(nil).Entity(f.Table) != nil {
		return f.Table, text(row[0])
	}
	if i := slices.Index(columns, "deal"); i >= 0 && row[i+1] != nil {
		return "deal", text(row[i+1])
	}
	return "", text(row[0])
}

// keyOf is the column by which [identity] tells a record of a fact, "" where it tells none.
func keyOf(f *model.Fact) string {
	if warehouse.NewSchema(nil).Entity(f.Table) != nil {
		return "id"
	}
	if i := slices.IndexFunc(f.Records, func(c model.RecordColumn) bool { return c.Name == "deal" && c.Col.Via == "" }); i >= 0 {
		return f.Records[i].Col.Name
	}
	return ""
}

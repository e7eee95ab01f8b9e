package enginetest

import (
	"time"

	"pgregory.net/rapid"

	"svodka/internal/cal"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// Scan makes up a scan over any table of the schema, by any column.
func Scan(s *warehouse.Schema) *rapid.Generator[plan.Scan] {
	return rapid.Custom(func(t *rapid.T) plan.Scan {
		d := drawer{T: t, schema: s, fact: rapid.SampledFrom(Facts(s)).Draw(t, "fact")}
		scan := plan.Scan{Fact: d.fact, Where: d.conds(2)}
		d.time(&scan)
		for range rapid.IntRange(0, 3).Draw(t, "keys") {
			scan.Keys = append(scan.Keys, d.key())
		}
		for range rapid.IntRange(1, 4).Draw(t, "aggregates") {
			scan.Aggs = append(scan.Aggs, d.agg(len(scan.Points) > 0))
		}
		scan.Levels = d.levels(len(scan.Keys), scan.Grain != cal.None)
		return scan
	})
}

// Records makes up a list of records of any table of the schema.
func Records(s *warehouse.Schema) *rapid.Generator[plan.Records] {
	return rapid.Custom(func(t *rapid.T) plan.Records {
		d := drawer{T: t, schema: s, fact: rapid.SampledFrom(Facts(s)).Draw(t, "fact")}
		ask := plan.Records{Fact: d.fact, Where: d.conds(2)}
		for range rapid.IntRange(0, 4).Draw(t, "columns") {
			col, _ := d.column()
			ask.Columns = append(ask.Columns, col)
		}
		ask.Sort = rapid.IntRange(-1, len(ask.Columns)-1).Draw(t, "sort")
		ask.Desc = rapid.Bool().Draw(t, "desc")
		ask.Limit = rapid.IntRange(0, 5).Draw(t, "limit")
		ask.Skip = rapid.IntRange(0, 3).Draw(t, "skip")
		return ask
	})
}

// drawer draws the parts of a question about one fact.
type drawer struct {
	*rapid.T
	schema *warehouse.Schema
	fact   *model.Fact
}

// own lists the fact's columns of these types.
func (d drawer) own(types ...warehouse.Type) []warehouse.Column {
	return ofType(d.schema.FactColumns(d.fact.Name), types...)
}

func ofType(columns []warehouse.Column, types ...warehouse.Type) []warehouse.Column {
	var list []warehouse.Column
	for _, c := range columns {
		for _, t := range types {
			if c.Type == t {
				list = append(list, c)
			}
		}
	}
	return list
}

var everyType = []warehouse.Type{
	warehouse.Text, warehouse.Key, warehouse.Int, warehouse.Real, warehouse.Money, warehouse.Time, warehouse.Day, warehouse.Bool,
}

// column draws any column, one in three by way of a key; of these types when there are such.
func (d drawer) column(types ...warehouse.Type) (model.Column, warehouse.Column) {
	if len(types) == 0 {
		types = everyType
	}
	if keys := d.own(warehouse.Key); len(keys) > 0 && rapid.IntRange(0, 2).Draw(d.T, "via") == 0 {
		key := rapid.SampledFrom(keys).Draw(d.T, "key")
		if there := ofType(d.schema.FactColumns(key.To), types...); len(there) > 0 {
			c := rapid.SampledFrom(there).Draw(d.T, "column")
			return model.Column{Name: c.Name, Via: key.Name, Table: key.To}, c
		}
	}
	own := d.own(types...)
	if len(own) == 0 {
		own = d.own(everyType...)
	}
	c := rapid.SampledFrom(own).Draw(d.T, "column")
	return model.Column{Name: c.Name}, c
}

// time makes the scan one of a flow, of a stock, or of all time.
func (d drawer) time(scan *plan.Scan) {
	calendar := cal.Default(time.UTC)
	asked := cal.Range{
		From: texttable.Day(firstDay) + cal.Day(rapid.IntRange(-5, 200).Draw(d.T, "from")),
	}
	asked.To = asked.From + cal.Day(rapid.IntRange(1, 120).Draw(d.T, "days"))
	grain := rapid.SampledFrom([]cal.Grain{cal.None, cal.ByDay, cal.ByWeek, cal.ByMonth}).Draw(d.T, "grain")
	periods := calendar.Periods(asked, grain)
	days := d.own(warehouse.Day)
	switch kind := rapid.SampledFrom([]string{"flow", "stock", "all"}).Draw(d.T, "kind"); {
	case kind == "all" || len(days) == 0:
		return
	case kind == "flow":
		scan.Day = rapid.SampledFrom(days).Draw(d.T, "day").Name
		scan.Periods = periods
	default:
		if scan.Fact.Span == nil {
			f := *scan.Fact
			f.Span = &model.Span{
				Since: rapid.SampledFrom(days).Draw(d.T, "since").Name, Until: rapid.SampledFrom(days).Draw(d.T, "until").Name,
			}
			scan.Fact = &f
		}
		scan.Points = []plan.Point{{N: plan.AllPeriods, Day: asked.Last()}}
		if grain != cal.None {
			for _, p := range periods {
				scan.Points = append(scan.Points, plan.Point{N: p.N, Day: p.Range.Last()})
			}
		}
	}
	scan.Grain = grain
}

func (d drawer) key() plan.Key {
	col, c := d.column(warehouse.Text, warehouse.Key, warehouse.Int, warehouse.Money, warehouse.Time, warehouse.Day, warehouse.Bool)
	k := plan.Key{Name: c.Name, Col: col, Kind: kindOf(c)}
	switch c.Type {
	case warehouse.Int, warehouse.Money:
		if rapid.Bool().Draw(d.T, "bands") {
			k.Bands = []float64{0, 2.5, 5, 100_000}
		}
	default:
	}
	return k
}

func kindOf(c warehouse.Column) model.Kind {
	switch c.Type {
	case warehouse.Key:
		return model.Member
	case warehouse.Int, warehouse.Money, warehouse.Time:
		return model.Number
	case warehouse.Bool:
		return model.Flag
	case warehouse.Day:
		return model.Date
	default:
		return model.Plain
	}
}

func (d drawer) agg(stock bool) plan.AggOf {
	f := rapid.SampledFrom([]model.Agg{
		model.Count, model.Sum, model.Min, model.Max, model.Mean, model.Median, model.P90, model.Distinct,
	}).Draw(d.T, "aggregate")
	a := plan.AggOf{Func: f}
	if rapid.IntRange(0, 2).Draw(d.T, "of some") == 0 {
		a.Where = d.conds(1)
	}
	numbers := []warehouse.Type{warehouse.Int, warehouse.Real, warehouse.Money}
	switch days := d.own(warehouse.Day); {
	case f == model.Count:
	case f == model.Distinct:
		a.Col, _ = d.column(warehouse.Text, warehouse.Key, warehouse.Int, warehouse.Day)
	case stock && len(days) > 0 && rapid.IntRange(0, 2).Draw(d.T, "age") == 0:
		a.AgeOf = rapid.SampledFrom(days).Draw(d.T, "of").Name
	case len(d.own(numbers...)) == 0:
		a.Func = model.Count
	default:
		a.Col, _ = d.column(numbers...)
	}
	return a
}

// levels draws groupings: the finest, and coarser ones.
func (d drawer) levels(keys int, period bool) []plan.Level {
	finest := plan.Level{Period: period}
	for i := range keys {
		finest.Keys = append(finest.Keys, i)
	}
	list := []plan.Level{finest}
	for range rapid.IntRange(0, 3).Draw(d.T, "levels") {
		level := plan.Level{Period: period && rapid.Bool().Draw(d.T, "by period")}
		for i := range keys {
			if rapid.Bool().Draw(d.T, "by key") {
				level.Keys = append(level.Keys, i)
			}
		}
		list = append(list, level)
	}
	return list
}

// conds draws conditions; depth is how deep alternatives may be nested.
func (d drawer) conds(depth int) []plan.Cond {
	var list []plan.Cond
	for range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(d.T, "conditions") {
		list = append(list, d.cond(depth))
	}
	return list
}

func (d drawer) cond(depth int) plan.Cond {
	days := d.own(warehouse.Day)
	switch kind := rapid.IntRange(0, 7).Draw(d.T, "condition"); {
	case kind == 0 && len(days) > 0:
		return plan.Cond{Within: &plan.Within{
			Enter: rapid.SampledFrom(days).Draw(d.T, "enter").Name,
			Goal:  rapid.SampledFrom(days).Draw(d.T, "goal").Name,
			Days:  rapid.IntRange(0, 60).Draw(d.T, "days"),
		}}
	case kind == 1 && depth > 0:
		c := plan.Cond{Any: [][]plan.Cond{}}
		for range rapid.IntRange(0, 2).Draw(d.T, "alternatives") {
			c.Any = append(c.Any, d.conds(depth-1))
		}
		return c
	}
	col, c := d.column()
	cond := plan.Cond{Col: col, Type: typeOf(c), Null: rapid.Bool().Draw(d.T, "null")}
	ops := []model.Op{model.In, model.NotIn, model.Empty, model.Filled}
	switch cond.Type {
	case plan.IsText:
		ops = append(ops, model.Contains)
	case plan.IsNumber, plan.IsDay:
		ops = append(ops, model.Range)
	default:
	}
	cond.Op = rapid.SampledFrom(ops).Draw(d.T, "op")
	d.values(&cond, c)
	return cond
}

func typeOf(c warehouse.Column) plan.Type {
	switch c.Type {
	case warehouse.Text, warehouse.Key:
		return plan.IsText
	case warehouse.Day:
		return plan.IsDay
	case warehouse.Bool:
		return plan.IsBool
	default:
		return plan.IsNumber
	}
}

// values draws what the condition's column may have.
func (d drawer) values(cond *plan.Cond, c warehouse.Column) {
	some := func() float64 {
		switch c.Type {
		case warehouse.Bool:
			return float64(rapid.IntRange(0, 1).Draw(d.T, "value"))
		case warehouse.Day:
			return float64(int(texttable.Day(firstDay)) + rapid.IntRange(0, 250).Draw(d.T, "value"))
		case warehouse.Money:
			return float64(rapid.IntRange(-2, 30).Draw(d.T, "value") * 12_345)
		case warehouse.Time:
			return float64(texttable.Day(firstDay).Start(time.UTC).Unix() + int64(rapid.IntRange(0, 800).Draw(d.T, "value"))*6*3600)
		default:
			return float64(rapid.IntRange(0, 12).Draw(d.T, "value"))
		}
	}
	switch {
	case cond.Op == model.Contains:
		cond.Text = []string{rapid.SampledFrom([]string{"ALPHA", "Бета", "ёлка", "%", "_", "won", Source + ":"}).Draw(d.T, "part")}
	case cond.Op == model.Range:
		if rapid.Bool().Draw(d.T, "below") {
			cond.From = new(some())
		}
		if rapid.Bool().Draw(d.T, "above") {
			cond.To = new(some())
		}
	case cond.Op != model.In && cond.Op != model.NotIn:
	default:
		for range rapid.IntRange(0, 3).Draw(d.T, "values") {
			switch {
			case cond.Type != plan.IsText:
				cond.Nums = append(cond.Nums, some())
			case c.Type == warehouse.Key:
				cond.Text = append(cond.Text, idOf(c.To, rapid.IntRange(0, population).Draw(d.T, "value")))
			default:
				cond.Text = append(cond.Text, d.text(c.Name))
			}
		}
	}
}

func (d drawer) text(column string) string {
	list := texts[column]
	if list == nil {
		list = anything
	}
	if s := rapid.SampledFrom(list).Draw(d.T, "value"); s != "" {
		return s
	}
	return "open"
}

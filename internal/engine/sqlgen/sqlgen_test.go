package sqlgen_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/engine/sqlgen"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// What statements mean is tested by running them, in engine/enginetest. These few are for reading.

func own(name string) model.Column { return model.Column{Name: name} }

var (
	closing  = &model.Fact{Name: "closing", Table: "closing"}
	dealSpan = &model.Fact{Name: "deal_span", Table: "deal_span", Span: &model.Span{Since: "since_day", Until: "until_day"}}
	owner    = plan.Key{Name: "owner", Col: own("owner")}
	revenue  = plan.AggOf{Func: model.Sum, Col: own("revenue_base")}
	check    = plan.AggOf{Func: model.Median, Col: own("amount_base")}
)

func months(n int) []cal.Period {
	from := cal.Date(2026, 1, 1)
	return cal.Default(time.UTC).Periods(cal.Range{From: from, To: cal.Date(2026, time.Month(1+n), 1)}, cal.ByMonth)
}

func period(keys ...int) plan.Level { return plan.Level{Period: true, Keys: keys} }

func whole(keys ...int) plan.Level { return plan.Level{Keys: keys} }

func TestScan(t *testing.T) {
	for _, c := range []struct {
		name string
		scan plan.Scan
		want []string
		args []any
	}{
		{
			"one range, conditions, a dictionary",
			plan.Scan{
				Fact: closing, Day: "closed_day", Periods: []cal.Period{{Range: cal.Range{From: 20454, To: 20485}}},
				Keys: []plan.Key{{Name: "channel", Col: model.Column{Name: "channel", Via: "source", Table: "source"}}},
				Aggs: []plan.AggOf{
					{Func: model.Count, Where: []plan.Cond{{Col: own("kind"), Op: model.In, Text: []string{"won"}}}}, revenue,
				},
				Where:  []plan.Cond{{Col: own("excluded"), Op: model.Empty}, {Col: own("owner"), Op: model.NotIn, Text: []string{"a", `b"'`}}},
				Levels: []plan.Level{whole(0)},
			},
			[]string{
				`SELECT d0."channel" AS k0, count(*) FILTER (WHERE s."kind" = $1) AS a0, sum(s."revenue_base") AS a1 ` +
					`FROM "closing" AS s LEFT JOIN "source" AS d0 ON d0."id" = s."source" ` +
					`WHERE s."closed_day" >= 20454 AND s."closed_day" < 20485 AND s."excluded" IS NULL ` +
					`AND (s."owner" IS NULL OR NOT s."owner" IN ($2, $3)) GROUP BY k0`,
			},
			[]any{"won", "a", `b"'`},
		},
		{
			"levels of sums fold",
			plan.Scan{
				Fact: closing, Day: "closed_day", Grain: cal.ByMonth, Periods: months(3), Keys: []plan.Key{owner},
				Aggs: []plan.AggOf{revenue}, Levels: []plan.Level{period(0), whole(0), period(), whole()},
			},
			[]string{
				`SELECT CASE WHEN s."closed_day" < 20485 THEN 24312 ELSE CASE WHEN s."closed_day" < 20513 THEN 24313 ELSE 24314 END END AS p, ` +
					`s."owner" AS k0, sum(s."revenue_base") AS a0 FROM "closing" AS s ` +
					`WHERE s."closed_day" >= 20454 AND s."closed_day" < 20544 GROUP BY p, k0`,
			},
			nil,
		},
		{
			"levels of a median are asked one by one",
			plan.Scan{
				Fact: closing, Keys: []plan.Key{owner}, Aggs: []plan.AggOf{check}, Levels: []plan.Level{whole(0), whole()},
			},
			[]string{
				`SELECT s."owner" AS k0, quantile_cont(s."amount_base", 0.5) AS a0 FROM "closing" AS s GROUP BY k0`,
				`SELECT quantile_cont(s."amount_base", 0.5) AS a0 FROM "closing" AS s`,
			},
			nil,
		},
		{
			"a stock at several points reads each row once",
			plan.Scan{
				Fact: dealSpan, Points: []plan.Point{{N: 1, Day: 100}, {N: 2, Day: 200}, {N: plan.AllPeriods, Day: 200}},
				Aggs: []plan.AggOf{revenue}, Levels: []plan.Level{period(), whole()},
			},
			[]string{
				`SELECT CASE WHEN s."since_day" < 101 THEN 0 ELSE CASE WHEN s."since_day" < 201 THEN 1 ELSE 2 END END AS b, ` +
					`CASE WHEN s."until_day" IS NULL THEN 3 ELSE CASE WHEN s."until_day" < 201 THEN CASE WHEN s."until_day" < 101 THEN 0 ELSE 1 END ` +
					`ELSE CASE WHEN s."until_day" < 201 THEN 2 ELSE 3 END END END AS e, ` +
					`sum(s."revenue_base") AS a0 FROM "deal_span" AS s ` +
					`WHERE s."since_day" <= 200 AND (s."until_day" IS NULL OR s."until_day" > 100) GROUP BY b, e`,
			},
			nil,
		},
		{
			"the age of a stock",
			plan.Scan{
				Fact: dealSpan, Points: []plan.Point{{N: plan.AllPeriods, Day: 200}},
				Aggs: []plan.AggOf{{Func: model.Median, AgeOf: "created_day"}}, Levels: []plan.Level{whole()},
			},
			[]string{
				`SELECT quantile_cont(200 - s."created_day", 0.5) AS a0 FROM "deal_span" AS s ` +
					`WHERE s."since_day" <= 200 AND (s."until_day" IS NULL OR s."until_day" > 200)`,
			},
			nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := sqlgen.Scan(sqlgen.DuckDB{}, &c.scan)
			if err != nil {
				t.Fatal(err)
			}
			var texts []string
			var args []any
			for _, s := range got {
				texts = append(texts, s.SQL)
				args = append(args, s.Args...)
			}
			if g, w := strings.Join(texts, "\n"), strings.Join(c.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
			if !slices.Equal(args, c.args) {
				t.Errorf("got %v, want %v", args, c.args)
			}
		})
	}
}

func TestNoOperator(t *testing.T) {
	for _, scan := range []plan.Scan{
		{Fact: closing, Where: []plan.Cond{{Col: own("x"), Op: "like"}}, Levels: []plan.Level{whole()}},
		{Fact: closing, Aggs: []plan.AggOf{{Func: "mode"}}, Levels: []plan.Level{whole()}},
		{Fact: closing, Points: []plan.Point{{Day: 1}}, Levels: []plan.Level{whole()}},
	} {
		if s, err := sqlgen.Scan(sqlgen.DuckDB{}, &scan); err == nil {
			t.Errorf("got %s", s[0].SQL)
		}
	}
}

// TestAnswer folds rows by hand.
//
//	month  owner  sum  mean of           →   month and owner, owner, month, whole
//	0      ann    10   4 in 2 values
//	1      ann    5    nothing
//	0      -      1    6 in 1 value
func TestAnswer(t *testing.T) {
	scan := plan.Scan{
		Fact: closing, Day: "closed_day", Grain: cal.ByMonth, Periods: months(2), Keys: []plan.Key{owner},
		Aggs: []plan.AggOf{revenue, {Func: model.Mean, Col: own("amount_base")}}, Levels: []plan.Level{period(0), whole(0), period(), whole()},
	}
	statements, err := sqlgen.Scan(sqlgen.DuckDB{}, &scan)
	if err != nil || len(statements) != 1 {
		t.Fatal(statements, err)
	}
	a := sqlgen.NewAnswer(&scan)
	a.Begin(statements[0])
	for _, r := range []struct {
		n     int
		owner string
		cells []float64
	}{{24312, "ann", []float64{10, 4, 2}}, {24313, "ann", []float64{5, math.NaN(), 0}}, {24312, "", []float64{1, 6, 1}}} {
		a.Key(0, []byte(r.owner))
		a.Row(r.n, 0, r.cells)
	}
	ann, nobody := plan.Member{ID: "ann"}, plan.Member{Null: true}
	want := []plan.Group{
		{Level: 0, N: 24312, Keys: []plan.Member{ann}, Vals: []float64{10, 2}},
		{Level: 0, N: 24312, Keys: []plan.Member{nobody}, Vals: []float64{1, 6}},
		{Level: 0, N: 24313, Keys: []plan.Member{ann}, Vals: []float64{5, math.NaN()}},
		{Level: 1, N: plan.AllPeriods, Keys: []plan.Member{ann}, Vals: []float64{15, 2}},
		{Level: 1, N: plan.AllPeriods, Keys: []plan.Member{nobody}, Vals: []float64{1, 6}},
		{Level: 2, N: 24312, Vals: []float64{11, 10.0 / 3}},
		{Level: 2, N: 24313, Vals: []float64{5, math.NaN()}},
		{Level: 3, N: plan.AllPeriods, Vals: []float64{16, 10.0 / 3}},
	}
	got := a.Groups()
	same := func(a, b plan.Group) bool {
		return a.Level == b.Level && a.N == b.N && slices.Equal(a.Keys, b.Keys) && slices.EqualFunc(a.Vals, b.Vals, func(x, y float64) bool {
			return x == y || math.IsNaN(x) && math.IsNaN(y)
		})
	}
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
}

func TestRecords(t *testing.T) {
	ask := plan.Records{
		Fact: closing, Columns: []model.Column{own("closed_day"), {Name: "name", Via: "client", Table: "client"}},
		Where: []plan.Cond{{Col: own("reason"), Op: model.Contains, Text: []string{"Price"}}}, Sort: 0, Desc: true, Limit: 20, Skip: 40,
	}
	got, err := sqlgen.Records(sqlgen.DuckDB{}, &ask, "grp")
	if err != nil {
		t.Fatal(err)
	}
	want := `SELECT s."grp" AS i, s."closed_day" AS c0, d0."name" AS c1 FROM "closing" AS s LEFT JOIN "client" AS d0 ON d0."id" = s."client" ` +
		`WHERE contains(lower(s."reason"), $1) ORDER BY c0 DESC NULLS LAST, i NULLS LAST, c0 NULLS LAST, c1 NULLS LAST LIMIT 20 OFFSET 40`
	if got.SQL != want || got.Total != `SELECT count(*) FROM "closing" AS s WHERE contains(lower(s."reason"), $1)` || got.Args[0] != "price" {
		t.Errorf("got %+v", got)
	}
}

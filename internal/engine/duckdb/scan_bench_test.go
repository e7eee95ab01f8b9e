package duckdb_test

import (
	"path/filepath"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/engine/duckdb"
	"svodka/internal/engine/enginetest"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// BenchmarkScan asks scans, and beside each the statement that a person would write for it.
func BenchmarkScan(b *testing.B) {
	e, err := duckdb.Open(b.Context(), duckdb.Options{
		Path: filepath.Join(b.TempDir(), "warehouse.duckdb"), Settings: enginetest.Settings(), Threads: 2,
	})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	if _, err := e.Load(b.Context(), (&firm{deals: *deals}).batch()); err != nil {
		b.Fatal(err)
	}
	year := cal.Range{From: firstDay + 300, To: firstDay + 665}
	weeks := cal.Default(time.UTC).Periods(year, cal.ByWeek)
	all := []cal.Period{{Range: year}}
	owner := plan.Key{Name: "owner", Col: model.Column{Name: "owner"}}
	counts := plan.Cond{Col: model.Column{Name: "excluded"}, Op: model.Empty}
	sum := func(name string) plan.AggOf { return plan.AggOf{Func: model.Sum, Col: model.Column{Name: name}} }
	for _, c := range []struct {
		name string
		scan plan.Scan
		hand string
	}{
		{
			"calls by owner, with the whole",
			plan.Scan{
				Fact: &model.Fact{Table: "call"}, Day: "started_day", Periods: all, Keys: []plan.Key{owner},
				Aggs: []plan.AggOf{{Func: model.Count}, sum("seconds")}, Where: []plan.Cond{counts}, Levels: []plan.Level{{Keys: []int{0}}, {}},
			},
			`SELECT owner, count(*), sum(seconds) FROM call WHERE started_day >= 19300 AND started_day < 19665 AND excluded IS NULL GROUP BY owner`,
		},
		{
			"calls by week",
			plan.Scan{
				Fact: &model.Fact{Table: "call"}, Day: "started_day", Grain: cal.ByWeek, Periods: weeks,
				Aggs: []plan.AggOf{{Func: model.Count}}, Where: []plan.Cond{counts}, Levels: []plan.Level{{Period: true}},
			},
			`SELECT date_trunc('week', DATE '1970-01-01' + started_day) AS w, count(*) FROM call
			 WHERE started_day >= 19300 AND started_day < 19665 AND excluded IS NULL GROUP BY w`,
		},
		{
			"pipeline by stage",
			plan.Scan{
				Fact:   &model.Fact{Table: "deal_span", Span: &model.Span{Since: "since_day", Until: "until_day"}},
				Points: []plan.Point{{N: plan.AllPeriods, Day: 19500}}, Keys: []plan.Key{{Name: "stage", Col: model.Column{Name: "stage"}}},
				Aggs: []plan.AggOf{sum("amount_base"), sum("n")}, Where: []plan.Cond{counts}, Levels: []plan.Level{{Keys: []int{0}}},
			},
			`SELECT stage, sum(amount_base), sum(n) FROM deal_span WHERE since_day <= 19500 AND until_day > 19500 AND excluded IS NULL GROUP BY stage`,
		},
		{
			"median of wins by owner",
			plan.Scan{
				Fact: &model.Fact{Table: "closing"}, Day: "closed_day", Periods: all, Keys: []plan.Key{owner},
				Aggs:   []plan.AggOf{{Func: model.Median, Col: model.Column{Name: "amount_base"}}},
				Levels: []plan.Level{{Keys: []int{0}}},
			},
			`SELECT owner, median(amount_base) FROM closing WHERE closed_day >= 19300 AND closed_day < 19665 GROUP BY owner`,
		},
	} {
		b.Run(c.name+"/scan", func(b *testing.B) {
			for b.Loop() {
				err := e.Read(b.Context(), func(s engine.Snapshot) error {
					_, err := s.Scan(b.Context(), c.scan)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.name+"/hand", func(b *testing.B) {
			for b.Loop() {
				if err := e.Drain(b.Context(), c.hand); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

package memory_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/engine/enginetest"
	"svodka/internal/engine/memory"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// deals delivers that many deals, opened over a year by a hundred owners; from says with which number they begin.
func deals(from, count int) warehouse.Batch {
	schema := warehouse.NewSchema(nil)
	columns := schema.Source("deal")
	start := cal.Date(2025, time.January, 1).Start(time.UTC).Unix()
	return warehouse.Batch{
		Source: "t",
		Seen:   time.Date(2026, time.March, 1, 0, 0, 0, 0, time.UTC),
		Stream: func(_ context.Context, emit func(warehouse.Chunk) error) error {
			c := warehouse.Chunk{Entity: "deal"}
			for i := from; i < from+count; i++ {
				values := map[string]any{
					"created_at": start + int64(i%365)*86400, "owner": fmt.Sprintf("t:%d", i%100),
					"amount": int64(i % 1000), "client": fmt.Sprintf("t:%d", i%5000),
				}
				row := warehouse.Row{fmt.Sprintf("t:%d", i)}
				for _, column := range columns {
					row = append(row, values[column.Name])
				}
				c.Rows = append(c.Rows, row)
			}
			return emit(c)
		},
	}
}

func loaded(b *testing.B, batch warehouse.Batch) *memory.Engine {
	b.Helper()
	e, err := memory.Open(enginetest.Settings())
	if err != nil {
		b.Fatal(err)
	}
	if _, err := e.Load(b.Context(), batch); err != nil {
		b.Fatal(err)
	}
	return e
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := memory.Open(enginetest.Settings()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	batch := deals(0, 20_000)
	for b.Loop() {
		loaded(b, batch)
	}
}

func BenchmarkLoadOneMore(b *testing.B) {
	e := loaded(b, deals(0, 20_000))
	i := 20_000
	for b.Loop() {
		if _, err := e.Load(b.Context(), deals(i, 1)); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkScan(b *testing.B) {
	e := loaded(b, deals(0, 20_000))
	year := cal.Range{From: cal.Date(2025, time.January, 1), To: cal.Date(2026, time.January, 1)}
	scan := plan.Scan{
		Fact: enginetest.Fact(warehouse.NewSchema(nil), "deal"), Day: "created_day",
		Grain: cal.ByMonth, Periods: cal.Default(time.UTC).Periods(year, cal.ByMonth),
		Keys:   []plan.Key{{Name: "owner", Col: model.Column{Name: "owner"}, Kind: model.Member}},
		Aggs:   []plan.AggOf{{Func: model.Count}, {Func: model.Sum, Col: model.Column{Name: "amount_base"}}},
		Levels: []plan.Level{{Period: true, Keys: []int{0}}, {Keys: []int{0}}, {Period: true}, {}},
	}
	for b.Loop() {
		err := e.Read(b.Context(), func(s engine.Snapshot) error {
			_, err := s.Scan(b.Context(), scan)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

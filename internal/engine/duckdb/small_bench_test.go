package duckdb_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"svodka/internal/engine/duckdb"
	"svodka/internal/engine/enginetest"
	"svodka/internal/warehouse"
)

// BenchmarkSmallLoad loads a firm, then measures what connectors do all day: deliveries of a few rows, each read ten
// minutes after the one before.
func BenchmarkSmallLoad(b *testing.B) {
	e, err := duckdb.Open(b.Context(), duckdb.Options{
		Path: filepath.Join(b.TempDir(), "warehouse.duckdb"), Settings: enginetest.Settings(), Threads: 2, MemoryLimit: *memoryLimit,
	})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	whole := (&firm{deals: *deals}).batch()
	seen := whole.Seen
	if _, err := e.Load(b.Context(), whole); err != nil {
		b.Fatal(err)
	}
	n := 100 * *deals // beyond all ids so far
	begun := delivery(seen, func(f *firm) { f.add("membership", 0, "user", key(7), "department", key(2), "since", int64(0)) })
	if _, err := e.Load(b.Context(), begun); err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		rows func(f *firm)
	}{
		{"nothing", func(*firm) {}},
		{"10 new calls", func(f *firm) { f.calls(10, n) }},
		{"10 changed deals", func(f *firm) { f.moves(10, n) }},
		{"1000 rows of deals and calls", func(f *firm) { f.moves(500, n); f.calls(500, n) }},
		{"a title", func(f *firm) {
			f.add("product", 1, "name", fmt.Sprint("p", n), "price", int64(200_000), "cost", int64(120_000))
		}},
		{"a new person", func(f *firm) { f.add("user", n, "name", fmt.Sprint("u", n), "department", key(1), "active", true) }},
		{"a person moves today", func(f *firm) {
			f.add("membership", n, "user", key(7), "department", key(n%5), "since", seen.Unix()/86400)
		}},
		{"a rate of today", func(f *firm) {
			f.add("rate", n, "currency", "USD", "day", seen.Unix()/86400, "rate", float64(n))
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				n += 1000
				seen = seen.Add(10 * time.Minute)
				if _, err := e.Load(b.Context(), delivery(seen, c.rows)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// delivery is a batch of the rows that a function adds.
func delivery(seen time.Time, rows func(f *firm)) warehouse.Batch {
	return warehouse.Batch{Source: "crm", Seen: seen, Stream: func(_ context.Context, emit func(warehouse.Chunk) error) error {
		f := &firm{
			deals: *deals, schema: warehouse.NewSchema(nil), emit: emit, chunk: map[string]*warehouse.Chunk{},
			slots: map[string]map[string]int{},
		}
		rows(f)
		f.flush()
		return f.err
	}}
}

// calls adds new calls of today, missed ones of new numbers among them.
func (f *firm) calls(count, n int) {
	at := int64((firstDay + firmDays + 1) * 86400)
	for i := range count {
		deal := (n/1000 + 37*i) % f.deals
		f.add("call", n+i, "started_at", at, "owner", key(i%30), "direction", "in", "result", []any{"answered", "missed"}[i%2],
			"seconds", int64(i%600), "phone", fmt.Sprintf("79%09d", deal*7919), "client", key(deal%(f.deals/5+1)), "deal", key(deal))
	}
}

// moves adds deals that are there with another amount and stage.
func (f *firm) moves(count, n int) {
	for i := range count {
		deal := (n/1000 + 41*i) % f.deals
		f.add("deal", deal, "title", fmt.Sprint("deal ", deal), "created_at", int64(firstDay*86400), "owner", key(deal%30),
			"pipeline", key(1), "stage", key(2+i%3), "client", key(deal%(f.deals/5+1)), "amount", int64(n+i), "product", key(deal%20))
	}
}

package duckdb_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"svodka/internal/engine/duckdb"
	"svodka/internal/engine/enginetest"
	"svodka/internal/warehouse"
)

var memoryLimit = flag.String("memory", "", "how much memory DuckDB may use in benchmarks")

var deals = flag.Int("deals", 10_000, "how many deals benchmarks load; each has 3 changes, 7 calls and 3 tasks")

// firm is a made-up company of any size: the same rows at every run.
type firm struct {
	deals  int
	schema *warehouse.Schema
	rand   *rand.Rand
	emit   func(warehouse.Chunk) error
	err    error
	chunk  map[string]*warehouse.Chunk
	slots  map[string]map[string]int
}

const (
	chunkRows = 1000
	firstDay  = 19_000 // in January 2022
	firmDays  = 1000
)

func (f *firm) batch() warehouse.Batch {
	return warehouse.Batch{
		Source: "crm", Seen: time.Unix((firstDay+firmDays+1)*86400, 0),
		Stream: func(_ context.Context, emit func(warehouse.Chunk) error) error {
			f.schema, f.rand, f.emit = warehouse.NewSchema(nil), rand.New(rand.NewPCG(1, 2)), emit
			f.chunk, f.slots = map[string]*warehouse.Chunk{}, map[string]map[string]int{}
			f.dimensions()
			f.flush()
			f.work()
			f.flush()
			return f.err
		},
	}
}

// add sends a row; its values are by column.
func (f *firm) add(entity string, n int, values ...any) {
	c := f.chunk[entity]
	if c == nil {
		c = &warehouse.Chunk{Entity: entity}
		f.chunk[entity] = c
		f.slots[entity] = map[string]int{}
		for i, col := range f.schema.Source(entity) {
			f.slots[entity][col.Name] = i + 1
		}
	}
	row := make(warehouse.Row, len(f.slots[entity])+1)
	row[0] = fmt.Sprintf("crm:%d", n)
	for i := 0; i < len(values); i += 2 {
		row[f.slots[entity][values[i].(string)]] = values[i+1]
	}
	if c.Rows = append(c.Rows, row); len(c.Rows) == chunkRows {
		f.send(c)
	}
}

func (f *firm) send(c *warehouse.Chunk) {
	if f.err == nil && len(c.Rows) > 0 {
		f.err = f.emit(*c)
	}
	c.Rows = c.Rows[:0]
}

func (f *firm) flush() {
	for _, e := range f.schema.Entities {
		if c := f.chunk[e.Name]; c != nil {
			f.send(c)
		}
	}
}

func key(n int) string { return fmt.Sprintf("crm:%d", n) }

func (f *firm) dimensions() {
	for i := range 5 {
		f.add("department", i, "name", fmt.Sprint("d", i))
	}
	for i := range 30 {
		f.add("user", i, "name", fmt.Sprint("u", i), "department", key(i%5), "active", true)
	}
	f.add("pipeline", 1, "name", "sales", "kind", "sales")
	for i, outcome := range []string{"open", "open", "open", "open", "won", "lost"} {
		f.add("stage", i, "name", fmt.Sprint("s", i), "pipeline", key(1), "rank", int64(i+1), "outcome", outcome)
	}
	for i := range 6 {
		f.add("source", i, "name", fmt.Sprint("o", i), "channel", "ads")
	}
	for i := range 20 {
		f.add("product", i, "name", fmt.Sprint("p", i), "price", int64(100_000*(i+1)), "cost", int64(60_000*(i+1)))
	}
	f.flush()
	for i := range f.deals/5 + 1 {
		f.add("client", i, "name", fmt.Sprint("client ", i), "type", "company", "owner", key(i%30), "region", fmt.Sprint("r", i%9))
	}
}

func (f *firm) work() {
	span := int64(firmDays * 86400)
	at := func(i, n int) int64 { return firstDay*86400 + span*int64(i)/int64(n) }
	for i := range f.deals {
		created := at(i, f.deals)
		end := []int{4, 5, 5, 2}[i%4]
		f.add("deal", i, "title", fmt.Sprint("deal ", i), "created_at", created, "owner", key(i%30), "pipeline", key(1),
			"stage", key(end), "client", key(i%(f.deals/5+1)), "amount", int64(1000*(i%977+1)), "product", key(i%20),
			"source", key(i%6), "reason", []any{nil, "price", "term", nil}[i%4])
	}
	f.flush()
	for i := range f.deals {
		created := at(i, f.deals)
		end := []int{4, 5, 5, 2}[i%4]
		for j, stage := range []int{1, 2, end} {
			f.add("change", 3*i+j, "deal", key(i), "at", created+int64(j+1)*86400*int64(i%17+1), "stage", key(stage), "actor", key(i%30))
		}
	}
	f.flush()
	for i := range 7 * f.deals {
		deal := f.rand.IntN(f.deals)
		f.add("call", i, "started_at", at(i, 7*f.deals), "owner", key(i%30), "direction", []any{"in", "out"}[i%2],
			"result", []any{"answered", "answered", "missed"}[i%3], "seconds", int64(i%600), "wait", int64(i%60),
			"phone", fmt.Sprintf("79%09d", deal*7919), "client", key(deal%(f.deals/5+1)), "deal", key(deal))
	}
	f.flush()
	for i := range 3 * f.deals {
		deal := f.rand.IntN(f.deals)
		created := at(i, 3*f.deals)
		f.add("task", i, "created_at", created, "due_at", created+86400, "done_at", created+int64(i%200000), "kind", "call",
			"owner", key(i%30), "client", key(deal%(f.deals/5+1)), "deal", key(deal))
	}
}

// BenchmarkLoad loads a firm into an empty warehouse, then the same again, then a hundredth of it changed.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		e, err := duckdb.Open(b.Context(), duckdb.Options{
			Path: filepath.Join(b.TempDir(), "warehouse.duckdb"), Settings: enginetest.Settings(), Threads: 2, MemoryLimit: *memoryLimit,
		})
		if err != nil {
			b.Fatal(err)
		}
		load := func(name string, batch warehouse.Batch) {
			start, last, spent := time.Now(), time.Now(), processor()
			batch.Progress = func(step string) {
				fmt.Fprintf(os.Stderr, "%8.2fs %4d MiB  … %s\n", time.Since(last).Seconds(), peak(), step)
				last = time.Now()
			}
			r, err := e.Load(b.Context(), batch)
			if err != nil {
				b.Fatal(err)
			}
			rows := int64(0)
			for _, c := range r.Entities {
				rows += c.Rows
			}
			fmt.Fprintf(os.Stderr, "%8.2fs %4d MiB  … end\n", time.Since(last).Seconds(), peak())
			took := time.Since(start)
			fmt.Fprintf(os.Stderr, "%s: %d rows in %.2f s (%.2f s of processor), %.0f rows/s, %s\n", name, rows, took.Seconds(), (processor() - spent).Seconds(), float64(rows)/took.Seconds(), footprint())
		}
		f := &firm{deals: *deals}
		load("first", f.batch())
		if sizes, err := e.Sizes(b.Context()); err == nil {
			fmt.Fprintln(os.Stderr, sizes)
		}
		load("again", f.batch())
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// processor is the time the process has had.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// most is the greatest peak so far, MiB.
var most int

// peak is how much memory the process had at most since it was asked last, MiB; the kernel is told to forget it.
func peak() int {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	kib := 0
	_, _ = fmt.Sscan(rest, &kib)
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
	most = max(most, kib/1024)
	return kib / 1024
}

// footprint tells how much memory the process has and had at most.
func footprint() string {
	peak()
	runtime.GC()
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "VmRSS") {
			out = append(out, strings.Join(strings.Fields(line), " "))
		}
	}
	return fmt.Sprintf("%s, at most %d MiB", strings.Join(out, ", "), most)
}

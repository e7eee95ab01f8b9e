package file

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"svodka/internal/warehouse"
)

const wideMapping = `
source: bench
zone: Europe/Moscow
currency: RUB
files:
  - match: "*.csv"
    rows:
      - deal:
          id: id
          title: title
          owner: owner
          product: product
          client: client
          stage: stage
          created_at: created
          closed_at: closed
          amount: amount
          cost: cost
          source: source
          campaign: campaign
stages:
  Sales: [New, Talk, {name: Won, outcome: won}, {name: Lost, outcome: lost}]
`

// wideRow is a row of a file with twelve columns.
func wideRow(w *bufio.Writer, i int) {
	stages := [...]string{"New", "Talk", "Won", "Lost"}
	day := i % 28
	fmt.Fprintf(w, "D%07d,Deal number %d,Owner %d,Product %d,Client %d,%s,2024-%02d-%02d %02d:%02d:00,2024-12-%02d,%d.%02d,%d,Source %d,campaign_%d\n",
		i, i, i%40, i%25, i%5000, stages[i%4], 1+i%12, day+1, i%24, i%60, day+1, i*7919%100000, i%100, i*31%50000, i%9, i%120)
}

const wideHeader = "id,title,owner,product,client,stage,created,closed,amount,cost,source,campaign\n"

func writeWide(t testing.TB, rows int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "deals.csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	w.WriteString(wideHeader)
	for i := range rows {
		wideRow(w, i)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// BenchmarkMap measures parsing and mapping alone, one pass over a file of twelve columns.
func BenchmarkMap(b *testing.B) {
	const rows = 200_000
	path := writeWide(b, rows)
	m, err := Parse([]byte(wideMapping), "bench")
	if err != nil {
		b.Fatal(err)
	}
	im, err := Open(m, []string{path}, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		tables, err := im.bind()
		if err != nil {
			b.Fatal(err)
		}
		r := &run{Import: im, ctx: context.Background(), tables: tables, notes: &notes{}, chunks: map[string]*chunk{}}
		r.emit = func(warehouse.Chunk) error { return nil }
		r.mapper = &mapper{prefix: "bench:", wall: im.wall, money: "RUB", notes: r.notes}
		im.summary = im.blank()
		if err := r.pass(tables[0], func(l *line) error { return r.look(tables[0], l) }); err != nil {
			b.Fatal(err)
		}
		if err := r.settle(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := r.send(false); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*rows/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkImport measures the whole of an import but the engine: every pass over the file.
func BenchmarkImport(b *testing.B) {
	const rows = 200_000
	path := writeWide(b, rows)
	m, err := Parse([]byte(wideMapping), "bench")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		im, err := Open(m, []string{path}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := im.Batch().Stream(context.Background(), func(warehouse.Chunk) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*rows/b.Elapsed().Seconds(), "rows/s")
}

// TestMemory reads a file greater than the memory it may use: 300 MB in at most 200 MB.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes a file of 300 MB")
	}
	const rows = 2_700_000
	path := writeWide(t, rows)
	if info, err := os.Stat(path); err != nil || info.Size() < 300<<20 {
		t.Fatalf("the file is too small: %v %v", info.Size(), err)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	m, err := Parse([]byte(wideMapping), "bench")
	if err != nil {
		t.Fatal(err)
	}
	im, err := Open(m, []string{path}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var most uint64
	var sent int
	started := time.Now()
	err = im.Batch().Stream(context.Background(), func(c warehouse.Chunk) error {
		sent += len(c.Rows)
		if sent%(chunkRows*16) < len(c.Rows) {
			var s runtime.MemStats
			runtime.ReadMemStats(&s)
			most = max(most, s.HeapInuse)
		}
		return nil
	})
	if err != nil || sent < rows {
		t.Fatalf("%d rows, %v", sent, err)
	}
	t.Logf("%d rows in %v, heap at most %d MB", rows, time.Since(started).Round(time.Millisecond), most>>20)
	if most > 200<<20 {
		t.Errorf("the heap grew to %d MB", most>>20)
	}
}

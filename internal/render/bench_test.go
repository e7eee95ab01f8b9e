package render

import (
	"context"
	"io"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"time"
)

// largest watches the memory of the process until stop is called, and gives how far it rose above what there was before, in MiB.
func largest() (stop func() float64) {
	measure := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse + m.StackInuse
	}
	runtime.GC()
	before, most := measure(), atomic.Uint64{}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			most.Store(max(most.Load(), measure()))
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() float64 {
		close(done)
		<-ended
		const mebi = 1 << 20
		return float64(most.Load()-min(before, most.Load())) / mebi
	}
}

// streamed is a list of records of so many rows, as a page of records gives it: texts, money, days, a link in every row.
func streamed(rows int) *Document {
	d := sample()
	heads := []Head{
		{Title: "id"}, {Title: "Сделка"}, {Title: "Менеджер"}, {Title: "Источник"}, {Title: "Создана"}, {Title: "Закрыта"}, {Title: "Сумма, ₽", Figures: true}, {Title: "Маржа, ₽", Figures: true},
	}
	money := func(v float64) Cell { return Cell{Text: "1 234,50 ₽", Num: Num{V: v, Is: true, Format: "#,##0.00"}} }
	day := func(v float64) Cell {
		return Cell{Text: "2 мар 2026", Num: Num{V: v, Is: true, Format: "dd.mm.yyyy", Exact: `"2026-03-02"`}}
	}
	d.Parts = []Part{{Title: "Сделки", Table: &Sheet{Heads: heads, Labels: 1, Stream: func(yield func(Line) error) error {
		for i := range rows {
			n := strconv.Itoa(i)
			err := yield(Line{Cells: []Cell{
				{Text: "crm:" + n, Link: "https://svodka.example/card/deal/crm:" + n}, {Text: "Сделка " + n}, {Text: "Анна Соколова"}, {Text: "Яндекс"},
				day(46000 + float64(i%365)), day(46010 + float64(i%365)), money(float64(i) + 0.5), money(float64(i) / 3),
			}})
			if err != nil {
				return err
			}
		}
		return nil
	}}}}
	return d
}

// BenchmarkExport200k writes a list of two hundred thousand records of eight columns as a workbook and as CSV: rows a second, and how
// much memory that takes at most.
func BenchmarkExport200k(b *testing.B) {
	const rows = 200_000
	for _, f := range []Format{Workbook(), {Name: "csv", Write: DocumentCSV}, {Name: "json", Write: DocumentJSON}} {
		b.Run(f.Name, func(b *testing.B) {
			stop := largest()
			for b.Loop() {
				if err := f.Write(context.Background(), io.Discard, streamed(rows)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(stop(), "MiB-peak")
			b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// TestExportMemory writes a long list within a bound of memory.
func TestExportMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("a hundred thousand rows take seconds")
	}
	const rows, most = 120_000, 200
	for _, f := range []Format{Workbook(), {Name: "csv", Write: DocumentCSV}} {
		stop := largest()
		if err := f.Write(t.Context(), io.Discard, streamed(rows)); err != nil {
			t.Fatal(err)
		}
		if peak := stop(); peak > most {
			t.Errorf("%s takes %.0f MiB, at most %d are allowed", f.Name, peak, most)
		}
	}
}

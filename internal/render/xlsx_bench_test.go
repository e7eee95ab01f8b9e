package render

import (
	"io"
	"runtime"
	"strconv"
	"testing"
)

// BenchmarkWorkbook200k streams a list of two hundred thousand rows.
func BenchmarkWorkbook200k(b *testing.B) {
	const rows = 200_000
	d := sample()
	d.Parts = d.Parts[1:2]
	d.Parts[0].Table = &Sheet{Heads: d.Parts[0].Table.Heads, Labels: 1, Stream: func(yield func(Line) error) error {
		for i := range rows {
			if err := yield(Line{Cells: []Cell{{Text: "Сделка " + strconv.Itoa(i)}, {Num: Num{V: float64(i), Is: true, Format: "#,##0.00"}}, {Text: "—"}}}); err != nil {
				return err
			}
		}
		return nil
	}}
	for b.Loop() {
		if err := XLSX(b.Context(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapSys)/(1<<20), "MiB-heap")
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

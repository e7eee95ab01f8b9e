package warehouse

import (
	"fmt"
	"testing"
)

// BenchmarkEnrichCall enriches rows as a telephone exchange sends them.
func BenchmarkEnrichCall(b *testing.B) {
	w := newWorld(b, "2026-12-01", shop)
	e := NewEnricher(w.env, w.schema, "call")
	src := make([]Row, 1024)
	for i := range src {
		r := make(Row, len(w.schema.Source("call"))+1)
		r[0], r[1], r[2], r[3], r[4] = fmt.Sprintf("x:%d", i), int64(1_700_000_000+i*977), []string{"ann", "bob"}[i%2], "in", "answered"
		r[5], r[7] = int64(i), "79990000000"
		src[i] = r
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := e.Row(src[i%len(src)], w.now); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHash(b *testing.B) {
	r := Row{"amo:123456", int64(1_700_000_000), "amo:77", "in", "answered", int64(90), nil, "79990000000", nil, nil, nil, "amo:5", nil}
	b.ReportAllocs()
	for b.Loop() {
		Hash(r)
	}
}

// BenchmarkDeal derives a deal with three changes.
func BenchmarkDeal(b *testing.B) {
	w := newWorld(b, "2026-12-01", shop+`
deal  client  created_at  stage  owner  amount
a     acme    2026-05-01  won    ann    100

change  deal  at          stage  owner
a1      a     2026-05-10  talk   -
a2      a     2026-05-12  offer  bob
a3      a     2026-05-20  won    -
`)
	step := dealStep()
	g := w.groups(b, step)[0]
	rows := 0
	b.ReportAllocs()
	for b.Loop() {
		step.Run(w.env, g, func(int, Row) { rows++ })
	}
}

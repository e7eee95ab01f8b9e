package frame

import (
	"fmt"
	"testing"

	"svodka/internal/model"
	"svodka/internal/plan"
)

// made makes the groups of a scan: so many members in each of the periods of a plan, and in all.
func made(p *plan.Plan, members, figures int) [][]plan.Group {
	results := make([][]plan.Group, 1)
	for i := range members {
		keys := []plan.Member{{ID: fmt.Sprintf("crm:%d", i)}}
		for _, period := range p.Views[0].Periods {
			n := period.N
			if p.Query.Grain == 0 {
				n = plan.AllPeriods
			}
			vals := make([]float64, figures)
			for j := range vals {
				vals[j] = float64((i*7919 + n + j) % 1000)
			}
			results[0] = append(results[0], plan.Group{N: n, Keys: keys, Vals: vals})
		}
	}
	return results
}

// BenchmarkFrame makes an answer of a scan's groups: build, derive, sort.
func BenchmarkFrame(b *testing.B) {
	for _, c := range []struct {
		name, ask        string
		members, figures int
	}{
		{"1000x6", "metrics=revenue,deals_won,deals_lost,win_rate,gross_profit,avg_check&by=owner&range=2026-03", 1000, 8},
		{"36000x3", "metrics=revenue,deals_won,win_rate&by=client&range=2026-03", 36_000, 3},
		{"12x200", "metrics=revenue,win_rate&by=owner&grain=month&range=2025-04..2026-03&derive=revenue:running,revenue:delta,revenue:rank,revenue:share", 200, 3},
	} {
		p := planned(b, c.ask)
		results := made(p, c.members, c.figures)
		better := func(model.Name) model.Better { return model.More }
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := Build(p, results, nil)
				if err != nil {
					b.Fatal(err)
				}
				f.Derive(p.Query.Derive, better)
				f.Sort(nil, own{})
				if len(f.Rows) != c.members*max(1, len(f.Periods)) {
					b.Fatal(len(f.Rows))
				}
			}
		})
	}
}

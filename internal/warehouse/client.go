package warehouse

import (
	"cmp"
	"slices"
)

// The tables of the step "client" in the order of its Out.
const (
	outSale = iota
	outClient
	outPurchase
	outLife
	outActive
)

// clientStep tells first sales from repeated ones and follows what a client buys. Closings of deals without a client are
// only copied.
func clientStep() *Step {
	columns := make([]string, 0, len(dealClosing.Columns))
	for _, c := range dealClosing.Columns[1:] { // less grp
		columns = append(columns, c.Name)
	}
	at := closingPositions(columns)
	return &Step{
		Name: "client",
		Ages: true,
		Inputs: []Input{
			{From: "client", By: "id", Columns: []string{"id"}},
			{From: "deal_closing", By: "client", Alone: true, Columns: columns, Order: []string{"at", "deal"}},
		},
		Out: []*Table{closing, clientWide, purchase, clientLife, clientActive},
		Run: func(env *Env, g Group, emit func(int, Row)) { runClient(env, at, g, emit) },
	}
}

// closingAt says where a row of the input deal_closing holds what the step looks at.
type closingAt struct {
	deal, client, owner, department, pipeline, source, excluded, kind, at, day, revenue, margin int
}

func closingPositions(columns []string) closingAt {
	of := func(name string) int { return slices.Index(columns, name) }
	return closingAt{
		deal: of("deal"), client: of("client"), owner: of("owner"), department: of("department"), pipeline: of("pipeline"),
		source: of("source"), excluded: of("excluded"), kind: of("kind"), at: of("at"), day: of("closed_day"),
		revenue: of("revenue_base"), margin: of("margin_base"),
	}
}

func runClient(env *Env, at closingAt, g Group, emit func(int, Row)) {
	rows := slices.Clone(g.Rows[1])
	slices.SortStableFunc(rows, at.compare)
	wins := standing(at, rows)
	kinds := saleKinds(at, rows, wins)
	for i, r := range rows {
		emit(outSale, append(slices.Clone(r), kinds[i]))
	}
	if len(rows) > 0 && rows[0][at.client] == nil {
		return
	}
	days := purchases(at, rows, wins)
	if len(g.Rows[0]) > 0 {
		emit(outClient, clientTotals(env, g.Rows[0][0][0], days))
	}
	if len(days) == 0 {
		return
	}
	client := rows[0][at.client]
	for i := range days {
		emit(outPurchase, days[i].row(env, client, days, i))
	}
	for i, life := range lives(env, days) {
		emit(outLife, life.row(env, client, int64(i+1), days))
	}
	for _, grain := range activeGrains {
		grain.rows(env, client, days, emit)
	}
}

// compare orders closings by moment; of one deal in one second, what came first stays first.
func (at closingAt) compare(x, y Row) int {
	atX, _ := x[at.at].(int64)
	atY, _ := y[at.at].(int64)
	dealX, _ := x[at.deal].(string)
	dealY, _ := y[at.deal].(string)
	rank := func(r Row) int {
		if r[at.kind] == kindReverted {
			return 0 // a deal can be lost in the second in which its win is taken back
		}
		return 1
	}
	return cmp.Or(cmp.Compare(atX, atY), cmp.Compare(dealX, dealY), cmp.Compare(rank(x), rank(y)))
}

// standing tells which rows are wins that were not taken back.
func standing(at closingAt, rows []Row) []bool {
	stands := make([]bool, len(rows))
	won := map[any]int{} // by deal, the row of its last win
	for i, r := range rows {
		switch r[at.kind] {
		case stateWon:
			stands[i] = r[at.excluded] == nil
			won[r[at.deal]] = i
		case kindReverted:
			if win, ok := won[r[at.deal]]; ok {
				stands[win] = false
			}
		}
	}
	return stands
}

// saleKinds tells for each closing whether the client had bought before: it had when a win that stands came earlier. What
// takes a win back is of the kind of that win. Closings without a client have none.
func saleKinds(at closingAt, rows []Row, wins []bool) []any {
	kinds := make([]any, len(rows))
	last := map[any]any{} // by deal, the kind of its last win
	kind := any("first")
	for i, r := range rows {
		if r[at.client] == nil {
			continue
		}
		kinds[i] = kind
		switch r[at.kind] {
		case kindReverted:
			kinds[i] = firstOf(last[r[at.deal]], kind)
		case stateWon:
			last[r[at.deal]] = kind
			if wins[i] {
				kind = "repeat"
			}
		}
	}
	return kinds
}

// bought is a day on which a client bought, however many deals it took.
type bought struct {
	day             int64
	revenue, margin int64
	owner           any
	department      any
	pipeline        any
	source          any
}

// purchases merges the wins that stand by day; whose they are is told by the last one of the day.
func purchases(at closingAt, rows []Row, wins []bool) []bought {
	var days []bought
	for i, r := range rows {
		if !wins[i] {
			continue
		}
		day, _ := r[at.day].(int64)
		if len(days) == 0 || days[len(days)-1].day != day {
			days = append(days, bought{day: day})
		}
		b := &days[len(days)-1]
		revenue, _ := r[at.revenue].(int64)
		margin, known := r[at.margin].(int64)
		if !known {
			margin = revenue
		}
		b.revenue += revenue
		b.margin += margin
		b.owner, b.department, b.pipeline, b.source = r[at.owner], r[at.department], r[at.pipeline], r[at.source]
	}
	return days
}

// clientTotals returns the row of client_x.
func clientTotals(env *Env, id any, days []bought) Row {
	row := Row{id, nil, nil, nil, int64(len(days)), int64(0), int64(0), flag(len(days) > 0, 1)}
	var revenue, margin int64
	for _, b := range days {
		revenue += b.revenue
		margin += b.margin
	}
	row[5], row[6] = revenue, margin
	if len(days) > 0 {
		row[1], row[3] = env.dayCell(days[0].day), env.dayCell(days[len(days)-1].day)
	}
	if len(days) > 1 {
		row[2] = env.dayCell(days[1].day)
	}
	return row
}

// againDays is how soon a later purchase has to follow to make a client one who came back.
const againDays = 365

// row returns the row of purchase for the day number i.
func (b bought) row(env *Env, client any, days []bought, i int) Row {
	first := monthOf(days[0].day)
	var gap any
	if i > 0 {
		gap = b.day - days[i-1].day
	}
	again := i+1 < len(days) && days[i+1].day-b.day <= againDays
	return Row{
		client, env.dayCell(b.day), int64(i + 1), flag(again, 1), b.revenue, b.margin,
		first/12*100 + first%12 + 1, monthOf(b.day) - first, gap, b.owner, b.department, b.pipeline, b.source,
	}
}

package warehouse

import (
	"slices"
	"sort"
	"strings"

	"svodka/internal/cal"
)

const (
	rfmMonths = 24 // the window of scoring
	rfmFew    = 50 // fewer buyers than that are scored by fixed thresholds
)

// rfmStep scores clients by recency, frequency and money of their purchases in the last 24 months.
func rfmStep() *Step {
	return &Step{
		Name:   "rfm",
		Ages:   true,
		Global: true,
		Inputs: []Input{
			{From: "client", By: "id", Columns: []string{"id"}},
			{From: "purchase", By: "client", Columns: []string{"client", "day", "revenue_base"}},
		},
		Out: []*Table{clientRFM},
		Run: runRFM,
	}
}

// buyer is a client with what it bought in the window.
type buyer struct {
	id               string
	days, times, sum int64 // since the last purchase; days with a purchase; money
}

func runRFM(env *Env, g Group, emit func(int, Row)) {
	if len(g.Rows[1]) > 0 {
		env.changesOn(env.today() + 1)
	}
	buyers := buyers(env, g)
	if len(buyers) == 0 {
		return
	}
	recency := quintiles(buyers, func(b buyer) int64 { return -b.days })
	frequency := quintiles(buyers, func(b buyer) int64 { return b.times })
	worth := quintiles(buyers, func(b buyer) int64 { return b.sum })
	if len(buyers) < rfmFew {
		recency, frequency, worth = fixedRecency, fixedFrequency, fixedMoney(buyers)
	}
	today := env.dayCell(env.today())
	for _, b := range buyers {
		r, f, m := recency(b), frequency(b), worth(b)
		emit(0, Row{b.id, r, f, m, segment(r, f, m), today})
	}
}

// buyers adds up the purchases of the window by client, ascending by id. Clients that are not known any more are left out.
func buyers(env *Env, g Group) []buyer {
	y, month, d := cal.Day(env.today()).YMD()
	from := int64(cal.Date(y, month-rfmMonths, d))
	all := make([]buyer, len(g.Rows[0]))
	found := make(map[string]*buyer, len(all))
	for i, r := range g.Rows[0] {
		all[i].id, _ = r[0].(string)
		found[all[i].id] = &all[i]
	}
	for _, r := range g.Rows[1] {
		c := cursor{row: r}
		id, day, sum := c.text(), c.maybe(), c.maybe()
		b := found[id]
		if b == nil || !day.known || day.v < from {
			continue
		}
		if ago := env.today() - day.v; b.times == 0 || ago < b.days {
			b.days = ago
		}
		b.times++
		b.sum += sum.v
	}
	list := slices.DeleteFunc(all, func(b buyer) bool { return b.times == 0 })
	slices.SortFunc(list, func(x, y buyer) int { return strings.Compare(x.id, y.id) })
	return list
}

// quintiles scores 1 to 5 by the share of buyers that are worse; equal buyers have equal scores.
func quintiles(all []buyer, of func(buyer) int64) func(buyer) int64 {
	values := make([]int64, len(all))
	for i, b := range all {
		values[i] = of(b)
	}
	slices.Sort(values)
	return func(b buyer) int64 {
		v := of(b)
		worse := sort.Search(len(values), func(i int) bool { return values[i] >= v })
		return 1 + int64(worse)*5/int64(len(values))
	}
}

// above scores 1 and one more for each limit that v reaches.
func above(v int64, limits ...int64) int64 {
	score := int64(1)
	for _, limit := range limits {
		if v >= limit {
			score++
		}
	}
	return score
}

// fixedRecency scores the days since the last purchase: 5 up to 30, 4 up to 90, 3 up to 180, 2 up to 365.
func fixedRecency(b buyer) int64 { return above(-b.days, -365, -180, -90, -30) }

// fixedFrequency scores the purchases: 2 from two, 3 from three, 4 from five, 5 from ten.
func fixedFrequency(b buyer) int64 { return above(b.times, 2, 3, 5, 10) }

// fixedMoney scores the money against the average buyer: 2 from a quarter of it, 3 from a half, 4 from one, 5 from two.
func fixedMoney(all []buyer) func(buyer) int64 {
	var sum int64
	for _, b := range all {
		sum += b.sum
	}
	n := int64(len(all))
	if sum <= 0 {
		return func(buyer) int64 { return 1 }
	}
	return func(b buyer) int64 { return above(b.sum*n*4, sum, sum*2, sum*4, sum*8) }
}

// segment names a client by recency and by the mean of frequency and money.
//
//	r \ (f+m)/2    under 3                                     from 3       from 4
//	4-5            new when f is 1, else promising             loyal        champions
//	3              promising                                   loyal        loyal
//	2              sleeping                                    at_risk      cant_lose
//	1              lost                                        at_risk      cant_lose
func segment(r, f, m int64) string {
	good, best := f+m >= 6, f+m >= 8
	switch {
	case r >= 4 && best:
		return "champions"
	case r >= 3 && good:
		return "loyal"
	case r >= 4 && f == 1:
		return "new"
	case r >= 3:
		return "promising"
	case best:
		return "cant_lose"
	case good:
		return "at_risk"
	case r == 2:
		return "sleeping"
	default:
		return "lost"
	}
}

package warehouse

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// MemberChange says that what a dictionary tells of a member is not what it told before: on the days from From up to To,
// which is not among them. What does not depend on the day differs on all days.
type MemberChange struct {
	// Entity is what the member is: user, stage, pipeline, product, or currency for its rates.
	Entity, ID string
	From, To   int64
}

// The first and the last day of a change that holds always.
const (
	firstEver = math.MinInt32
	lastEver  = Never
)

// Always tells whether a change holds on all days.
func (c MemberChange) Always() bool { return c.From == firstEver && c.To == lastEver }

// Changed lists what rows that name a member have to be enriched and derived again for: departments of people, prices of
// products, stages and their pipelines, rates. Titles are read when questions are asked, so they are not among it.
//
//	u1 moved to sales on 5 May        user u1, from 5 May
//	a rate of USD for 5 May is new    currency USD, from 5 May up to the day of the next rate
//	stage s3 was put before s2        pipeline p and all of its stages, always
func Changed(was, is *Dict) []MemberChange {
	var list []MemberChange
	for _, id := range both(was.Users, is.Users) {
		list = append(list, movedUser(id, was, is)...)
	}
	for _, id := range both(was.Products, is.Products) {
		if was.Products[id] != is.Products[id] {
			list = append(list, always("product", id))
		}
	}
	for _, currency := range both(was.Rates, is.Rates) {
		list = append(list, repriced(currency, was.Rates[currency], is.Rates[currency])...)
	}
	return append(list, rebuilt(was, is)...)
}

func always(entity, id string) MemberChange { return MemberChange{entity, id, firstEver, lastEver} }

// both lists the keys of two maps, ascending, each once.
func both[V any](a, b map[string]V) []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(keys)
	return slices.Compact(keys)
}

// movedUser lists the days on which a person is in another department than before.
func movedUser(id string, was, is *Dict) []MemberChange {
	var days []int64
	for _, d := range [...]*Dict{was, is} {
		for _, m := range d.Users[id].Since {
			days = append(days, m.Day)
		}
	}
	return stretches("user", id, days, func(day int64) bool {
		return was.Department(id, day) != is.Department(id, day)
	})
}

// repriced lists the days on which money of a currency is converted otherwise than before.
func repriced(currency string, was, is []Rate) []MemberChange {
	var days []int64
	for _, rates := range [...][]Rate{was, is} {
		for _, r := range rates {
			days = append(days, r.Day)
		}
	}
	at := func(rates []Rate, day int64) (Rate, bool) {
		i, _ := slices.BinarySearchFunc(rates, day+1, func(r Rate, day int64) int { return cmp.Compare(r.Day, day) })
		if i == 0 {
			return Rate{}, false
		}
		return rates[i-1], true
	}
	return stretches("currency", currency, days, func(day int64) bool {
		before, had := at(was, day)
		after, has := at(is, day)
		return had != has || before.Rate != after.Rate
	})
}

// stretches lists the longest stretches of days on which something differs; it may begin and end to differ on given days.
func stretches(entity, id string, days []int64, differs func(day int64) bool) []MemberChange {
	days = append(days, firstEver)
	slices.Sort(days)
	days = append(slices.Compact(days), lastEver)
	var list []MemberChange
	for i := range days[:len(days)-1] {
		n := len(list)
		switch {
		case !differs(days[i]):
		case n > 0 && list[n-1].To == days[i]:
			list[n-1].To = days[i+1]
		default:
			list = append(list, MemberChange{entity, id, days[i], days[i+1]})
		}
	}
	return list
}

// rebuilt lists pipelines that have changed with all their stages, for a deal's way through a pipeline depends on each,
// and stages that have changed.
func rebuilt(was, is *Dict) []MemberChange {
	changed := map[string]bool{}
	for _, id := range both(was.Pipelines, is.Pipelines) {
		if !slices.Equal(was.Pipelines[id].Stages, is.Pipelines[id].Stages) {
			changed[id] = true
		}
	}
	var list []MemberChange
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		list = append(list, always("pipeline", id))
	}
	for _, id := range both(was.Stages, is.Stages) {
		before, after := was.Stages[id], is.Stages[id]
		if before != after || changed[before.Pipeline] || changed[after.Pipeline] {
			list = append(list, always("stage", id))
		}
	}
	return list
}

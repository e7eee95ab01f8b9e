package warehouse

import "svodka/internal/cal"

// life is a span in which a client was active, given by its first and last purchase.
type life struct {
	first, last int
	until       int64 // Never while active
}

// lives cuts a client's purchases where the silence lasted longer than ChurnDays.
//
//	ChurnDays 180; bought 10 Jan, 1 March, 20 Dec; today 31 Dec
//	→ 10 Jan to 28 Aug (180 days after 1 March), 20 Dec to Never
func lives(env *Env, days []bought) []life {
	churn := int64(env.Settings.ChurnDays)
	list := []life{{}}
	for i := 1; i < len(days); i++ {
		now := &list[len(list)-1]
		if gone := days[now.last].day + churn; days[i].day > gone {
			now.until = gone
			list = append(list, life{first: i, last: i})
			continue
		}
		now.last = i
	}
	now := &list[len(list)-1]
	now.until = Never
	if gone := days[now.last].day + churn; gone <= env.today() {
		now.until = gone
	} else {
		env.changesOn(gone)
	}
	return list
}

// row returns the row of client_life.
func (l life) row(env *Env, client any, seq int64, days []bought) Row {
	last := days[l.last]
	return Row{
		client, seq, env.dayCell(days[l.first].day), env.dayCell(l.until), flag(l.until != Never, 1),
		last.owner, last.department, days[0].source,
	}
}

// activeGrain is a size of period for which client_active is kept.
type activeGrain struct {
	name  string
	grain cal.Grain
}

var activeGrains = [...]activeGrain{{"month", cal.ByMonth}, {"quarter", cal.ByQuarter}, {"year", cal.ByYear}}

// rows emits a row of client_active for each period in which the client bought, or had bought in the period before, up to
// the present one. Years and quarters are the company's.
func (a activeGrain) rows(env *Env, client any, days []bought, emit func(int, Row)) {
	c := env.Calendar
	present := c.Ordinal(cal.Day(env.today()), a.grain)
	source := days[0].source
	write := func(period int, was, now bool, by bought) {
		emit(outActive, Row{
			client, a.name, env.dayCell(int64(c.Whole(a.grain, period).From)), flag(was, 1), flag(was && now, 1),
			by.owner, by.department, source,
		})
	}
	before := -1 // the last purchase of the period before
	for i := 0; i < len(days); {
		period := c.Ordinal(cal.Day(days[i].day), a.grain)
		last := i
		for last+1 < len(days) && c.Ordinal(cal.Day(days[last+1].day), a.grain) == period {
			last++
		}
		if before >= 0 && c.Ordinal(cal.Day(days[before].day), a.grain) == period-1 {
			write(period, true, true, days[before])
		} else {
			write(period, false, true, days[last])
		}
		before, i = last, last+1
		if i == len(days) || c.Ordinal(cal.Day(days[i].day), a.grain) > period+1 {
			if period < present {
				write(period+1, true, false, days[last])
			} else {
				env.changesOn(int64(c.Whole(a.grain, period+1).From))
			}
		}
	}
}

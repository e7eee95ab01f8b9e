package ask

import (
	"math"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// idle is how many days without anything happening are still the present: weekends, holidays, a slow week.
const idle = 7

// Anchored tells from which day a range in words is told: from today, or, where all of it would lie after the last day of data
// that ended long ago, from that day. It is the one rule for pages and tiles; ok says that it is not today. Ranges that name
// their days stay as they are.
//
//	data until 2017-12-31, today 2026-11-22    this-month → 2017-12-31    all → today    2026-10 → today
func (about About) Anchored(text string) (day cal.Day, ok bool) {
	if about.Newest == 0 || about.Newest >= about.Today-idle {
		return about.Today, false
	}
	if text == "" {
		text = "this-month"
	}
	now, err := about.Calendar.Resolve(text, about.Today)
	if err != nil || now.From <= about.Newest {
		return about.Today, false
	}
	then, err := about.Calendar.Resolve(text, about.Newest)
	if err != nil || then == now {
		return about.Today, false
	}
	return about.Newest, true
}

// newest finds the last day on which anything happened, today at most. Whatever was planned does not count.
func (r *reader) newest() (cal.Day, error) {
	r.mu.Lock()
	day, ok := r.last[r.today]
	r.mu.Unlock()
	if ok {
		return day, nil
	}
	day = plan.Never
	schema := warehouse.NewSchema(nil)
	for _, f := range r.model.FactList() {
		if schema.Entity(f.Table) == nil || day >= r.today-idle { // what is derived has its days from what it is derived from
			continue
		}
		some, err := r.brought(f.Source)
		if err != nil {
			return day, err
		}
		if !some {
			continue
		}
		last, err := r.lastOf(f)
		if err != nil {
			return day, err
		}
		day = max(day, last)
	}
	day = max(day, 0)
	r.mu.Lock()
	r.last[r.today] = day
	r.mu.Unlock()
	return day, nil
}

// lastOf is the last day, today at most, of what has happened in one fact.
func (r *reader) lastOf(f *model.Fact) (cal.Day, error) {
	planned := []model.Name{"expected", "due", "starts", "eve"}
	s := plan.Scan{Fact: f, Levels: []plan.Level{{}}}
	for _, role := range f.DayOrder {
		if slices.Contains(planned, role) {
			continue
		}
		col := model.Column{Name: f.Days[role]}
		past := plan.Cond{Col: col, Type: plan.IsDay, Op: model.Range, To: new(float64(r.today + 1))}
		s.Aggs = append(s.Aggs, plan.AggOf{Func: model.Max, Col: col, Where: []plan.Cond{past}})
	}
	day := plan.Never
	if len(s.Aggs) == 0 {
		return day, nil
	}
	groups, err := r.snap.Scan(r.ctx, s)
	if err != nil || len(groups) == 0 {
		return day, err
	}
	for _, v := range groups[0].Vals {
		if !math.IsNaN(v) {
			day = max(day, cal.Day(v))
		}
	}
	return day, nil
}

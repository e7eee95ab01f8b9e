package plan

import (
	"fmt"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/model"
)

// Meaning is what a metric meant in a period of a view: its meaning on the last day of the period that has come. A period that
// was over when the meaning changed keeps the earlier one, and a figure of a cell is that of its days asked about alone. Of a
// metric that never changed, and of one that adds up its meanings day by day, it is the metric itself.
func (p *Plan) Meaning(m *model.Metric, view, n int) *model.Metric {
	if len(m.Since) == 0 || m.Parts {
		return m
	}
	return p.on(m, p.lastOf(view, n))
}

// on is what a metric meant on a day.
func (p *Plan) on(m *model.Metric, day cal.Day) *model.Metric {
	name := m.Since[0].Name
	for _, s := range m.Since {
		if s.From <= day {
			name = s.Name
		}
	}
	if x, ok := p.env.Model.Metric(name); ok {
		return x
	}
	return m
}

// lastOf is the last day of a period of a view, but not after today.
func (p *Plan) lastOf(view, n int) cal.Day {
	v := p.Views[view]
	last := v.Range.To - 1
	if n != AllPeriods && p.Query.Grain != cal.None {
		if end, ok := v.ends[n]; ok {
			last = min(last, end-1)
		}
	}
	return min(last, p.env.Today)
}

// LeavesIn lists the counted figures that a metric is made of in a period of a view, each once.
func (p *Plan) LeavesIn(m *model.Metric, view, n int) []*model.Metric {
	var list, seen []*model.Metric
	for queue := []*model.Metric{m}; len(queue) > 0; queue = queue[1:] {
		x := p.Meaning(queue[0], view, n)
		if slices.Contains(seen, x) {
			continue
		}
		seen = append(seen, x)
		inputs := x.Formula.Inputs()
		switch {
		case x.Plan != nil:
			inputs = []model.Name{x.Plan.Of}
		case x.Formula.IsZero():
			list = append(list, x)
		}
		for _, name := range inputs {
			if in, ok := p.env.Model.Metric(name); ok {
				queue = append(queue, in)
			}
		}
	}
	return list
}

// meanings lists what a metric means anywhere in the views, each meaning once.
func (p *Plan) meanings(m *model.Metric) []*model.Metric {
	if len(m.Since) == 0 || m.Parts {
		return []*model.Metric{m}
	}
	var list []*model.Metric
	add := func(x *model.Metric) {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	for i, v := range p.Views {
		add(p.Meaning(m, i, AllPeriods))
		for n := range v.ends {
			add(p.Meaning(m, i, n))
		}
	}
	return list
}

// Varies reports whether a metric means anywhere in the views what it does not mean today.
func (p *Plan) Varies(m *model.Metric) bool {
	list := p.meanings(m)
	return len(list) != 1 || list[0] != m
}

// withMeanings adds to the inputs of a metric what it and they have meant.
func (p *Plan) withMeanings(m *model.Metric, list []model.Name) []model.Name {
	names := append([]model.Name{m.Name}, list...)
	for at := 0; at < len(names); at++ { // what an earlier meaning drew on may have had several meanings too
		in, ok := p.env.Model.Metric(names[at])
		if !ok {
			continue
		}
		for _, since := range in.Since {
			for _, x := range append([]model.Name{since.Name}, p.env.Model.Inputs(since.Name)...) {
				if x != m.Name && !slices.Contains(list, x) {
					list, names = append(list, x), append(names, x)
				}
			}
		}
	}
	return list
}

// noteMeanings says of the asked metrics which have not always meant the same in the days asked about.
func (p *Plan) noteMeanings() {
	for _, asked := range p.Metrics {
		if _, hidden := p.Hidden[asked.Name]; hidden {
			continue
		}
		for _, name := range append([]model.Name{asked.Name}, p.env.Model.Inputs(asked.Name)...) {
			m, _ := p.env.Model.Metric(name)
			if at, ok := p.changed(m); ok {
				p.Notes = append(p.Notes, meant(m, at))
			}
		}
	}
}

// changed is the last day within those asked about on which the meaning of a metric changed.
func (p *Plan) changed(m *model.Metric) (day cal.Day, ok bool) {
	first, last := p.Range.From, p.Range.To
	for _, v := range p.Views {
		if !v.Range.Empty() {
			first, last = min(first, v.Range.From), max(last, v.Range.To)
		}
	}
	last = min(last, p.env.Today+1)
	for _, s := range m.Since {
		if s.From > first && s.From < last {
			day, ok = s.From, true
		}
	}
	return day, ok
}

func meant(m *model.Metric, day cal.Day) Note {
	y, month, d := day.YMD()
	en := "The meaning of “%s” changed on %s: periods that were over by then keep the earlier one."
	ru := "Определение показателя «%s» изменено с %s: периоды, закончившиеся раньше, посчитаны по-прежнему."
	if m.Parts {
		en = "The meaning of “%s” changed on %s: earlier days are counted by the earlier one."
		ru = "Определение показателя «%s» изменено с %s: более ранние дни посчитаны по-прежнему."
	}
	return Note{
		Kind: NoteMeaning, Metric: m.Name,
		EN: fmt.Sprintf(en, m.Title.EN, day), RU: fmt.Sprintf(ru, m.Title.RU, fmt.Sprintf("%02d.%02d.%d", d, int(month), y)),
	}
}

package plan

import (
	"slices"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
)

// conditions lists what every row of a scan must satisfy: the question's filters, the viewer's rows and the fact's
// exclusion rule. ok is false when no row can be shown to the viewer. It is the one place where rights enter a scan.
//
// A filter on a dimension that the metric is repeated over leaves it as it is: a cohort has one size at every age.
func (p *Plan) conditions(fact *model.Fact, role model.Name, m *model.Metric) (list []Cond, ok bool, err error) {
	own := m.Conditions()
	asked := slices.DeleteFunc(slices.Clone(p.Query.Where), func(c model.Cond) bool {
		return slices.Contains(m.Across, c.Name) && !fact.Reaches(c.Name, role)
	})
	if list, err = p.resolve(fact, role, asked); err != nil {
		return nil, false, err
	}
	rows, ok, err := p.visible(fact, role)
	if err != nil || !ok {
		return nil, false, err
	}
	list = append(list, rows...)
	if fact.Excluded != "" && !names(p.Query.Where, "excluded") && !names(own, "excluded") {
		list = append(list, Cond{Col: model.Column{Name: fact.Excluded}, Op: model.Empty})
	}
	return list, true, nil
}

// visible turns the viewer's rows into conditions on a fact. An alternative that the fact cannot express shows nothing;
// when no alternative is left, nothing may be shown at all.
func (p *Plan) visible(fact *model.Fact, role model.Name) (list []Cond, ok bool, err error) {
	grant := p.Viewer.Grant
	if grant.All {
		return nil, true, nil
	}
	var alternatives [][]Cond
	for _, alternative := range grant.Rows {
		if !expresses(fact, role, alternative) {
			continue
		}
		resolved, err := p.resolve(fact, role, alternative)
		if err != nil {
			return nil, false, err
		}
		alternatives = append(alternatives, resolved)
	}
	switch len(alternatives) {
	case 0:
		return nil, false, nil
	case 1:
		return alternatives[0], true, nil
	}
	return []Cond{{Any: alternatives}}, true, nil
}

func expresses(fact *model.Fact, role model.Name, list []model.Cond) bool {
	return len(list) > 0 && all(list, func(c model.Cond) bool { return fact.Reaches(c.Name, role) })
}

func names(list []model.Cond, name model.Name) bool {
	for _, c := range list {
		if c.Name == name {
			return true
		}
	}
	return false
}

// resolve finds the columns and typed values of conditions on a fact placed in time by a date role.
func (p *Plan) resolve(fact *model.Fact, role model.Name, list []model.Cond) ([]Cond, error) {
	out := make([]Cond, 0, len(list))
	for _, c := range list {
		r, err := p.resolveOne(fact, role, c)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func (p *Plan) resolveOne(fact *model.Fact, role model.Name, c model.Cond) (Cond, error) {
	if col, ok := fact.Column(c.Name, role); ok {
		d, ok := p.env.Model.Dimension(fact.Refs[c.Name].To)
		if !ok {
			return Cond{}, fault.New(fault.Internal, "fact %s refers to no dimension %s", fact.Name, c.Name)
		}
		return p.onDimension(d, col, c)
	}
	if column, ok := fact.Days[c.Name]; ok {
		return p.onDay(model.Column{Name: column}, c)
	}
	if n, ok := fact.Nums[c.Name]; ok {
		return p.onNumber(n.Col, n.Unit, c)
	}
	if _, ok := p.env.Model.Dimension(c.Name); !ok && !p.anywhere(c.Name) {
		return Cond{}, unknown("dimension", "измерение", c.Name, p.env.Model.DimensionNames())
	}
	return Cond{}, fault.Invalidf("%s cannot be filtered by %s. It can be filtered by: %s.", "«%s» нельзя отобрать по %s. Можно по: %s.",
		fact.Title.EN+" ("+fact.Name+")", c.Name, join(p.filters(fact)))
}

// anywhere reports whether some fact has a date role or number of this name, so that the name is not unknown.
func (p *Plan) anywhere(name model.Name) bool {
	for _, f := range p.env.Model.FactList() {
		if _, ok := f.Days[name]; ok {
			return true
		}
		if _, ok := f.Nums[name]; ok {
			return true
		}
	}
	return false
}

func (p *Plan) filters(fact *model.Fact) []model.Name {
	var list []model.Name
	for n := range fact.Refs {
		list = append(list, n)
	}
	for n := range fact.Days {
		list = append(list, n)
	}
	return sorted(list)
}

func (p *Plan) onDimension(d *model.Dimension, col model.Column, c model.Cond) (Cond, error) {
	out := Cond{Col: col, Op: c.Op}
	switch d.Kind {
	case model.Number:
		if len(d.Bands) > 0 {
			return p.onNumber(col, d.BandUnit, c)
		}
		if c.Op == model.In || c.Op == model.NotIn {
			c.Values = fixedIDs(d, c.Values)
		}
		return p.onNumber(col, unit.Unit{}, c)
	case model.Date:
		return p.onDay(col, c)
	case model.Flag:
		out.Type = IsBool
		for _, v := range c.Values {
			switch strings.ToLower(v) {
			case "":
				out.Null = true
			case "true", "1", "yes", "да":
				out.Nums = append(out.Nums, 1)
			case "false", "0", "no", "нет":
				out.Nums = append(out.Nums, 0)
			default:
				return Cond{}, fault.Invalidf("%s=%s: write yes or no.", "%s=%s: пишется да или нет.", c.Name, v)
			}
		}
		return out, nil
	case model.Plain, model.Member:
	}
	values := c.Values
	if c.Op == model.Range { // a title may hold two dots
		values, out.Op = []string{values[0] + ".." + values[1]}, model.In
	}
	for _, v := range values {
		if v == "" {
			out.Null = true
		} else {
			out.Text = append(out.Text, v)
		}
	}
	switch {
	case out.Op != model.In && out.Op != model.NotIn:
		return p.onText(d, out)
	case d.Kind == model.Member && len(out.Text) > 0:
		ids, err := p.env.Members.Resolve(d, out.Text)
		if err != nil {
			return Cond{}, err
		}
		out.Text = ids
	default:
		out.Text = fixedIDs(d, out.Text)
	}
	return onlyNull(out), nil
}

// onText keeps Contains, Empty and Filled. For a member dimension Contains is about titles, so it becomes a set of ids.
func (p *Plan) onText(d *model.Dimension, c Cond) (Cond, error) {
	if c.Op != model.Contains || d.Kind != model.Member {
		return c, nil
	}
	ids, err := p.env.Members.Resolve(d, []string{"~" + c.Text[0]})
	c.Op, c.Text = model.In, ids
	return c, err
}

// onlyNull turns a set that holds nothing but "no value" into the plain question whether there is one.
func onlyNull(c Cond) Cond {
	if c.Null && len(c.Text) == 0 && len(c.Nums) == 0 {
		if c.Op == model.In {
			return Cond{Col: c.Col, Type: c.Type, Op: model.Empty}
		}
		return Cond{Col: c.Col, Type: c.Type, Op: model.Filled}
	}
	return c
}

// fixedIDs turns titles of fixed members ("понедельник") into their ids ("1"); other values stay.
func fixedIDs(d *model.Dimension, values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.TrimPrefix(v, "#")
		for _, m := range d.Members {
			if strings.EqualFold(v, m.Title.RU) || strings.EqualFold(v, m.Title.EN) {
				out[i] = m.ID
			}
		}
	}
	return out
}

// onDay reads values as periods: closed=2024-05 is any day of that May.
func (p *Plan) onDay(col model.Column, c model.Cond) (Cond, error) {
	out := Cond{Col: col, Type: IsDay, Op: model.Range}
	whole := func(text string) (cal.Range, error) { return p.env.Calendar.Resolve(text, p.env.Today) }
	switch c.Op {
	case model.Range:
		for i, v := range c.Values {
			if v == "" {
				continue
			}
			r, err := whole(v)
			if err != nil {
				return Cond{}, err
			}
			if i == 0 {
				out.From = number(float64(r.From))
			} else {
				out.To = number(float64(r.To))
			}
		}
		return out, nil
	case model.Empty, model.Filled:
		out.Op = c.Op
		return out, nil
	case model.In:
		var any [][]Cond
		for _, v := range c.Values {
			one := Cond{Col: col, Type: IsDay, Op: model.Empty}
			if v != "" {
				r, err := whole(v)
				if err != nil {
					return Cond{}, err
				}
				one = Cond{Col: col, Type: IsDay, Op: model.Range, From: number(float64(r.From)), To: number(float64(r.To))}
			}
			any = append(any, []Cond{one})
		}
		if len(any) == 1 {
			return any[0][0], nil
		}
		return Cond{Any: any}, nil
	case model.NotIn:
		if len(c.Values) == 1 && c.Values[0] == "" {
			out.Op = model.Filled
			return out, nil
		}
	case model.Contains:
	}
	return Cond{}, fault.Invalidf("%s is a day: filter it with = and a period, such as %s=2024-05.", "%s — день: отбирайте через = и период, например %s=2024-05.", c.Name, c.Name)
}

// onNumber reads values in the unit people use: money in whole currency, percent as a fraction, durations in seconds.
func (p *Plan) onNumber(col model.Column, u unit.Unit, c model.Cond) (Cond, error) {
	out := Cond{Col: col, Type: IsNumber, Op: c.Op}
	factor := 1.0
	if u.Kind() == unit.Money {
		factor = p.env.MinorUnits
	}
	read := func(text string) (float64, error) {
		n, err := strconv.ParseFloat(strings.NewReplacer(" ", "", "\u00a0", "", ",", ".").Replace(text), 64)
		if err != nil {
			return 0, fault.Invalidf("%s: %q is not a number.", "%s: «%s» — не число.", c.Name, text)
		}
		return n * factor, nil
	}
	switch c.Op {
	case model.Range:
		for i, v := range c.Values {
			if v == "" {
				continue
			}
			n, err := read(v)
			if err != nil {
				return Cond{}, err
			}
			if i == 0 {
				out.From = number(n)
			} else {
				out.To = number(n)
			}
		}
		if out.From != nil && out.To != nil && *out.From > *out.To {
			return Cond{}, fault.Invalidf("%s=%s..%s: the first number is larger than the second.", "%s=%s..%s: первое число больше второго.", c.Name, c.Values[0], c.Values[1])
		}
		return out, nil
	case model.In, model.NotIn:
		for _, v := range c.Values {
			if v == "" {
				out.Null = true
				continue
			}
			n, err := read(v)
			if err != nil {
				return Cond{}, err
			}
			out.Nums = append(out.Nums, n)
		}
		return onlyNull(out), nil
	case model.Empty, model.Filled:
		return out, nil
	case model.Contains:
	}
	return Cond{}, fault.Invalidf("%s is a number: filter it with =, >=, <= or a range.", "%s — число: отбирайте через =, >=, <= или диапазон.", c.Name)
}

func number(v float64) *float64 { return &v }

// grained puts the question's grain in place of "$grain" in a metric's own conditions.
func (p *Plan) grained(list []model.Cond) []model.Cond {
	out := make([]model.Cond, len(list))
	for i, c := range list {
		out[i] = c
		if len(c.Values) == 1 && c.Values[0] == "$grain" {
			out[i].Values = []string{p.span()}
		}
	}
	return out
}

// span names the kind of calendar period the question looks at: month, quarter or year.
func (p *Plan) span() string {
	switch g := p.Query.Grain; g {
	case cal.ByQuarter, cal.ByYear:
		return g.String()
	case cal.None:
		for _, g := range []cal.Grain{cal.ByYear, cal.ByQuarter} {
			if n := p.env.Calendar.Ordinal(p.Range.From, g); p.env.Calendar.Whole(g, n) == p.Range {
				return g.String()
			}
		}
	}
	return cal.ByMonth.String()
}

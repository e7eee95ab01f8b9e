package plan

import (
	"slices"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/query"
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
	if list, err = p.resolve(fact, role, asked, byAsker); err != nil {
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
		alternative = p.loosened(fact, role, alternative)
		if !expresses(fact, role, alternative) {
			continue
		}
		resolved, err := p.resolve(fact, role, alternative, byRule)
		if fault.Is(err, fault.Invalid) {
			return nil, false, unreadable(alternative)
		}
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

// loosened leaves out what an alternative says of dimensions that the fact does not know, where the grant lets it. Nothing
// is left of an alternative that says no more than that, and nothing is shown by it.
func (p *Plan) loosened(fact *model.Fact, role model.Name, list []model.Cond) []model.Cond {
	loose := p.Viewer.Grant.Loose
	return slices.DeleteFunc(slices.Clone(list), func(c model.Cond) bool {
		return slices.Contains(loose, c.Name) && !fact.Reaches(c.Name, role)
	})
}

// unreadable is the error for rights that name what is no longer there: who asks can do nothing about them, and to show
// more or less than was meant would be wrong.
func unreadable(list []model.Cond) error {
	texts := make([]string, len(list))
	for i, c := range list {
		texts[i] = query.Query{Where: []model.Cond{c}}.String()
	}
	return fault.Sentence(fault.Forbidden,
		"Your rights speak of what the data does not have (%s). Ask the administrator to mend them.",
		"Ваши права ссылаются на то, чего нет в данных (%s). Попросите администратора их исправить.", strings.Join(texts, " & "))
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

// origin says where a condition comes from.
type origin uint8

const (
	byRule  origin = iota // the model, the viewer's rights: they must be exact
	byAsker               // the question
)

// resolve finds the columns and typed values of conditions on a fact placed in time by a date role.
func (p *Plan) resolve(fact *model.Fact, role model.Name, list []model.Cond, from origin) ([]Cond, error) {
	out := make([]Cond, 0, len(list))
	for _, c := range list {
		r, err := p.resolveOne(fact, role, c, from)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func (p *Plan) resolveOne(fact *model.Fact, role model.Name, c model.Cond, from origin) (Cond, error) {
	if col, ok := fact.Column(c.Name, role); ok {
		if err := p.guard(fact, c.Name, col); err != nil && from == byAsker {
			return Cond{}, err
		}
		d, ok := p.env.Model.Dimension(fact.Refs[c.Name].To)
		if !ok {
			return Cond{}, fault.New(fault.Internal, "fact %s refers to no dimension %s", fact.Name, c.Name)
		}
		return p.onDimension(d, col, c, from)
	}
	if column, ok := fact.Days[c.Name]; ok {
		return p.onDay(model.Column{Name: column}, c)
	}
	if n, ok := fact.Nums[c.Name]; ok && n.AgeOf == "" { // an age is of the moment asked about, not of the row
		if err := p.guard(fact, c.Name, n.Col); err != nil && from == byAsker {
			return Cond{}, err
		}
		return p.onNumber(n.Col, n.Unit, c)
	}
	if _, ok := p.env.Model.Dimension(c.Name); !ok && !p.anywhere(c.Name) {
		return Cond{}, unknown("dimension", "измерение", c.Name, p.env.Model.DimensionNames())
	}
	return Cond{}, fault.Invalidf("%s cannot be filtered by %s. It can be filtered by: %s.", "«%s» нельзя отобрать по %s. Можно по: %s.",
		fact.Name, c.Name, join(p.filters(fact, role)))
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

// filters lists what a fact can be filtered by when a date role places it in time, hidden dimensions left out.
func (p *Plan) filters(fact *model.Fact, role model.Name) []model.Name {
	var list []model.Name
	for n := range fact.Refs {
		if d, ok := p.env.Model.Dimension(fact.Refs[n].To); ok && !d.Hidden && fact.Reaches(n, role) {
			list = append(list, n)
		}
	}
	for n := range fact.Days {
		list = append(list, n)
	}
	for n, num := range fact.Nums {
		if num.AgeOf == "" {
			list = append(list, n)
		}
	}
	return sorted(list)
}

func (p *Plan) onDimension(d *model.Dimension, col model.Column, c model.Cond, from origin) (Cond, error) {
	switch d.Kind {
	case model.Number:
		if len(d.Bands) > 0 {
			c.Values = p.bandRanges(d, c)
			return p.onNumber(col, d.BandUnit, c)
		}
		if c.Op == model.In || c.Op == model.NotIn {
			c.Values = fixedIDs(d, c.Values)
		}
		return p.onNumber(col, unit.Unit{}, c)
	case model.Date:
		return p.onDay(col, c)
	case model.Flag:
		return onFlag(col, c)
	case model.Plain, model.Member:
	}
	return p.onText(d, col, c, from)
}

func onFlag(col model.Column, c model.Cond) (Cond, error) {
	out := Cond{Col: col, Type: IsBool, Op: c.Op}
	if c.Op == model.Range || c.Op == model.Contains {
		return Cond{}, fault.Invalidf("%s is yes or no: filter it with =yes or =no.", "%s — это да или нет: отбирайте через =да или =нет.", c.Name)
	}
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
	return onlyNull(out), nil
}

// onText is a condition on ids or on plain text.
func (p *Plan) onText(d *model.Dimension, col model.Column, c model.Cond, from origin) (Cond, error) {
	out := Cond{Col: col, Op: c.Op}
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
	case out.Op == model.Contains && d.Kind == model.Member:
		return p.onTitle(d, out)
	case out.Op != model.In && out.Op != model.NotIn:
		return out, nil
	case d.Kind == model.Member && len(out.Text) > 0:
		ids, err := p.members(d, out.Text, from)
		if err != nil {
			return Cond{}, err
		}
		out.Text = ids
	default:
		out.Text = fixedIDs(d, out.Text)
	}
	return onlyNull(out), nil
}

// members finds the ids of titles. Who may not see every row is not told whether somebody of a title exists: a title
// that nobody bears is nobody to them, as one they may not see.
func (p *Plan) members(d *model.Dimension, titles []string, from origin) ([]string, error) {
	ids, err := p.env.Members.Resolve(d, titles)
	if from == byRule || p.Viewer.Grant.All || !fault.Is(err, fault.Invalid) {
		return ids, err
	}
	for _, title := range titles {
		one, err := p.env.Members.Resolve(d, []string{title})
		if err != nil && !fault.Is(err, fault.Invalid) {
			return nil, err
		}
		ids = append(ids, one...)
	}
	return ids, nil
}

// onTitle is "the title contains". It reads the title beside the key where the key is the fact's own; otherwise it
// becomes a set of ids.
func (p *Plan) onTitle(d *model.Dimension, c Cond) (Cond, error) {
	if c.Col.Via == "" && c.Col.Name != "id" && d.Label != "" {
		c.Col = model.Column{Name: d.Label, Via: c.Col.Name, Table: d.Table}
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

// fixedIDs turns titles of fixed members («понедельник») into their ids ("1"); other values stay.
func fixedIDs(d *model.Dimension, values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v
		for _, m := range d.Members {
			if strings.EqualFold(v, m.Title.RU) || strings.EqualFold(v, m.Title.EN) || v == "#"+m.ID {
				out[i] = m.ID
			}
		}
	}
	return out
}

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
	if g := p.Query.Grain; g == cal.ByQuarter || g == cal.ByYear {
		return g.String()
	}
	for _, g := range []cal.Grain{cal.ByYear, cal.ByQuarter} {
		n := p.env.Calendar.Ordinal(p.Range.From, g)
		if p.Query.Grain == cal.None && p.env.Calendar.Whole(g, n) == p.Range {
			return g.String()
		}
	}
	return cal.ByMonth.String()
}

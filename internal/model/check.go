package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/model/unit"
)

// reserved names mean something in a question, so nothing may bear them.
var reserved = []Name{
	"period", "id", "metrics", "by", "spine", "range", "grain", "compare", "totals", "derive", "sort", "limit", "others",
}

// check finds everything that is wrong with a model that has been read.
func (l *loader) check() {
	for _, d := range l.model.dimOrder {
		l.all(d, d.check())
	}
	for _, f := range l.model.FactList() {
		l.all(f, l.model.checkFact(f))
	}
	for _, m := range slices.Clone(l.model.order) {
		for _, was := range m.Was {
			if have, ok := l.model.metrics[was]; ok {
				l.wrong(l.file[m], "was: %s is the name of a metric (%s)", was, l.file[have])
				continue
			}
			l.model.metrics[was] = m
		}
	}
	for _, m := range l.model.order {
		l.all(m, l.model.checkMetric(m))
	}
}

func (l *loader) all(of any, errs []error) {
	for _, err := range errs {
		l.wrong(l.file[of], "%v", err)
	}
}

// sentences gathers what is wrong with one thing.
type sentences []error

func (s *sentences) add(format string, args ...any) { *s = append(*s, fmt.Errorf(format, args...)) }

func (s *sentences) title(what string, t Text) {
	if strings.TrimSpace(t.EN) == "" || strings.TrimSpace(t.RU) == "" {
		s.add("%s must be there in both languages, en and ru", what)
	}
}

func (d *Dimension) check() []error {
	var s sentences
	if !validName(d.Name) || slices.Contains(reserved, d.Name) {
		s.add("%q cannot name a dimension", d.Name)
	}
	s.title("title of "+d.Name, d.Title)
	if (d.Kind == Member) != (d.Table != "") {
		s.add("dimension %s: kind member and a table go together", d.Name)
	}
	if len(d.Bands) > 0 && (d.Kind != Number || !slices.IsSorted(d.Bands)) {
		s.add("dimension %s: bands are ascending borders of a number", d.Name)
	}
	for _, v := range d.Members {
		s.title("title of "+d.Name+" "+v.ID, v.Title)
	}
	return s
}

var recordTypes = []string{"text", "money", "number", "day", "time", "duration", "yesno"}

func (m *Model) checkFact(f *Fact) []error {
	var s sentences
	s.title("title", f.Title)
	s.title("of", f.Of)
	if f.Table == "" || len(f.Source) == 0 {
		s.add("table and source must be there")
	}
	if len(f.Days) == 0 && f.Span == nil {
		s.add("it needs days, a span or both: rows must be placed in time")
	}
	if f.Span != nil && f.Span.Since == "" && f.Span.Until != "" {
		s.add("span: until without since")
	}
	for role, col := range f.Days {
		s.title("days: "+role+": of", f.DayOf[role])
		if col == "" || !validName(role) {
			s.add("days: %s has no column", role)
		}
	}
	for _, name := range sorted(f.Refs) {
		m.checkRef(&s, f, name)
	}
	for _, name := range sorted(f.Nums) {
		n := f.Nums[name]
		s.title("nums: "+name+": title", n.Title)
		if (n.Col.Name == "") == (n.AgeOf == "") {
			s.add("nums: %s: either col or age_of", name)
		}
		if n.AgeOf != "" && f.Span == nil {
			s.add("nums: %s: age_of needs a span: only stocks have a moment to count to", name)
		}
		if _, clash := f.Days[name]; clash || !validName(name) || slices.Contains(reserved, name) {
			s.add("nums: %s: the name is taken", name)
		}
	}
	for _, r := range f.Records {
		s.title("records: "+r.Name+": title", r.Title)
		if _, ok := m.dimensions[r.To]; r.To != "" && !ok {
			s.add("records: %s: there is no dimension %s", r.Name, r.To)
		}
		if r.Col.Name == "" || r.Type != "" && !slices.Contains(recordTypes, r.Type) {
			s.add("records: %s: needs a col and a type among %s", r.Name, strings.Join(recordTypes, ", "))
		}
	}
	return s
}

func (m *Model) checkRef(s *sentences, f *Fact, name Name) {
	ref := f.Refs[name]
	if _, ok := m.dimensions[name]; !ok {
		s.add("refs: there is no dimension %s", name)
	}
	if ref.Col.Name == "" {
		s.add("refs: %s has no column", name)
	}
	_, num := f.Nums[name]
	if _, day := f.Days[name]; day || num {
		s.add("refs: %s is also a date role or a number: conditions could not tell them apart", name)
	}
	for _, role := range append(sorted(ref.At), ref.Only...) {
		if _, ok := f.Days[role]; !ok {
			s.add("refs: %s: there is no date role %s", name, role)
		}
	}
}

func (m *Model) checkMetric(x *Metric) []error {
	var s sentences
	s.title("title", x.Title)
	s.title("help", x.Help)
	if slices.Contains(reserved, x.Name) {
		s.add("%s is a word of questions and cannot name a metric", x.Name)
	}
	if !slices.Contains(Areas(), x.Area) {
		s.add("there is no area %s: one of %s", x.Area, strings.Join(Areas(), ", "))
	}
	if x.Better != More && x.Better != Less && x.Better != Target {
		s.add("better is more, less or band")
	}
	if other, ok := m.metrics[x.Lens]; x.Lens != "" && (!ok || other == x) {
		s.add("lens: there is no other metric %s", x.Lens)
	}
	kinds := 0
	for _, there := range []bool{x.Flow != nil, x.Stock != nil, x.Cohort != nil, !x.Formula.IsZero(), x.Plan != nil, x.Waits != ""} {
		if there {
			kinds++
		}
	}
	if kinds != 1 {
		s.add("exactly one of flow, stock, cohort, formula, plan and waits must be there")
		return s
	}
	switch {
	case !x.Formula.IsZero():
		m.checkFormula(&s, x)
	case x.Plan != nil:
		m.checkPlan(&s, x)
	case x.Waits == "":
		m.checkBase(&s, x)
	}
	return s
}

func (m *Model) checkFormula(s *sentences, x *Metric) {
	computed, err := x.Formula.Unit(func(name string) (unit.Unit, error) {
		in, ok := m.metrics[name]
		if !ok {
			return unit.Unit{}, fmt.Errorf("there is no metric %s", name)
		}
		return in.Unit, nil
	})
	switch depth := m.depth(x, nil); {
	case err != nil:
		s.add("formula: %w", err)
	case len(x.Formula.Inputs()) == 0:
		s.add("formula: it reads no metric")
	case depth < 0:
		s.add("formula: it comes back to itself")
	case depth > deepest(x):
		s.add("formula: it is %d levels deep; a formula may draw on formulas, but those only on counted figures", depth)
	case !unit.Assignable(x.Unit, computed):
		s.add("formula: it gives %s, the unit says %s", computed, x.Unit)
	}
	if len(x.Across) > 0 {
		s.add("across: only a counted figure is repeated over a dimension")
	}
}

// deepest is how many formulas may lie between a metric and what is counted: a company's own may draw on its own ones.
func deepest(x *Metric) int {
	if x.Own {
		return 5
	}
	return 2
}

// checkPlan checks a figure that is held against a target: of which it is, and in what unit it can be.
func (m *Model) checkPlan(s *sentences, x *Metric) {
	of, ok := m.metrics[x.Plan.Of]
	switch {
	case !slices.Contains(PlanFigures(), x.Plan.Figure):
		s.add("plan: figure is one of %s", strings.Join(PlanFigures(), ", "))
	case !ok || of.Plan != nil || of.Waits != "":
		s.add("plan: of: there is no metric %q that a target could be set for", x.Plan.Of)
	case x.Plan.Figure == PlanRest && x.Unit != of.Unit:
		s.add("plan: what is left of a plan is in the unit of %s, %s", of.Name, of.Unit)
	case x.Plan.Figure != PlanRest && x.Unit.Kind() != unit.Percent:
		s.add("plan: a share of a plan is a percent")
	}
}

// depth counts the formulas between a metric and what is counted: 0 for flows, stocks and cohorts. It is -1 when the
// metric draws on itself.
func (m *Model) depth(x *Metric, above []Name) int {
	if x.Formula.IsZero() {
		return 0
	}
	if slices.Contains(above, x.Name) {
		return -1
	}
	above = append(slices.Clone(above), x.Name)
	deepest := 0
	for _, name := range x.Formula.Inputs() {
		in, ok := m.metrics[name]
		if !ok {
			continue
		}
		d := m.depth(in, above)
		if d < 0 {
			return -1
		}
		deepest = max(deepest, d)
	}
	return deepest + 1
}

// checkBase checks a flow, stock or cohort against its fact.
func (m *Model) checkBase(s *sentences, x *Metric) {
	name, role := x.Base()
	f, ok := m.facts[name]
	if !ok {
		s.add("there is no fact %q; there are: %s", name, known(m.facts))
		return
	}
	if _, ok := f.Days[role]; x.Stock == nil && !ok {
		s.add("fact %s has no date role %q; there are: %s", f.Name, role, strings.Join(f.DayOrder, ", "))
	}
	if x.Stock != nil && f.Span == nil {
		s.add("fact %s has no span, so nothing can be read from it at a moment", f.Name)
	}
	if x.Cohort != nil {
		if _, ok := f.Days[x.Cohort.Goal]; !ok && len(x.Cohort.Met) == 0 {
			s.add("fact %s has no date role %q for the goal", f.Name, x.Cohort.Goal)
		}
		if k := x.Unit.Kind(); k != unit.Percent && k != unit.Ratio {
			s.add("a cohort gives a share, the unit says %s", x.Unit)
		}
		if len(x.Cohort.Met) > 0 && (x.Cohort.Goal != "" || x.Cohort.Days != 0) {
			s.add("either a goal that is reached, or conditions that are met")
		}
		if x.Cohort.Days < 0 {
			s.add("days: %d; 0 means so far", x.Cohort.Days)
		}
	}
	if err := x.checkAgg(f); err != nil {
		*s = append(*s, err)
	}
	for _, c := range x.allConditions() {
		_, num := f.Nums[c.Name]
		if _, day := f.Days[c.Name]; !day && !num && !f.Reaches(c.Name, role) {
			s.add("where: fact %s has no dimension, number or date role %s", f.Name, c.Name)
		}
	}
	for _, over := range x.Across {
		if _, ok := m.dimensions[over]; !ok || f.Reaches(over, role) {
			s.add("across: %s must be a dimension that fact %s does not have", over, f.Name)
		}
	}
}

// checkAgg checks that the aggregate has something to work on and gives the unit that the metric says.
func (m *Metric) checkAgg(f *Fact) error {
	var agg Agg
	var of Name
	switch {
	case m.Flow != nil:
		agg, of = m.Flow.Agg, m.Flow.Of
	case m.Stock != nil:
		agg, of = m.Stock.Agg, m.Stock.Of
	case m.Cohort.Of == "":
		return nil
	default:
		if _, ok := f.Nums[m.Cohort.Of]; !ok {
			return fmt.Errorf("of: fact %s has no number %s", f.Name, m.Cohort.Of)
		}
		return nil
	}
	counted := unit.Of(unit.Count)
	switch agg {
	case Count:
		if of != "" {
			return errors.New("of: count counts rows; write agg: distinct to count values")
		}
		return assignable(m.Unit, counted)
	case Distinct:
		if !f.Reaches(of, "") && f.Refs[of].To == "" {
			return fmt.Errorf("of: fact %s has no dimension %q to tell values apart by", f.Name, of)
		}
		return assignable(m.Unit, counted)
	case Sum, Min, Max, Mean, Median, P90:
		n, ok := f.Nums[of]
		if !ok {
			return fmt.Errorf("of: fact %s has no number %q; there are: %s", f.Name, of, known(f.Nums))
		}
		if n.AgeOf != "" && m.Stock == nil {
			return fmt.Errorf("of: %s grows older every day, so only a stock can be asked for it", of)
		}
		return assignable(m.Unit, n.Unit)
	}
	return fmt.Errorf("agg: %q; one of count, sum, min, max, mean, median, p90, distinct", agg)
}

func assignable(declared, computed unit.Unit) error {
	if !unit.Assignable(declared, computed) {
		return fmt.Errorf("the figure is in %s, the unit says %s", computed, declared)
	}
	return nil
}

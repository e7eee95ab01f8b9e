package model

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"

	"svodka/internal/model/formula"
	"svodka/internal/model/unit"
)

// metricYAML is a file of metrics/<area>/. Exactly one of flow, stock, cohort, formula, plan and waits is
// there.
//
//	metric: deals_won
//	title: {en: Won deals, ru: Продажи}
//	help: {en: "…", ru: "…"}
//	unit: count
//	better: more                     # more, less or band
//	flow: {fact: closing, day: closed, agg: sum, of: wins, where: {outcome: won}}
//	stock: {fact: deal_span, agg: sum, of: amount, where: {state: open}, opening: yes}
//	cohort: {fact: lead, enter: created, goal: won, days: 90, of: n}
//	cohort: {fact: call, enter: started, met: {call_result: answered}}
//	bands: {least: 10, good: 15, great: 20}     # where a figure becomes acceptable, good, excellent
//	plan: {figure: done, of: revenue}   # done, pace, expected, contrib or rest of the main metric's target
//	formula: deals_won / (deals_won + deals_lost)
//	example: {data: "…", ask: {by: owner, range: 2026-03}, want: "…"}    # or a list of them
type metricYAML struct {
	Metric  Name              `yaml:"metric"`
	Was     []Name            `yaml:"was"`
	Title   Text              `yaml:"title"`
	Help    Text              `yaml:"help"`
	Unit    *unit.Unit        `yaml:"unit"`
	Better  Better            `yaml:"better"`
	Flow    *flowYAML         `yaml:"flow"`
	Stock   *stockYAML        `yaml:"stock"`
	Cohort  *cohortYAML       `yaml:"cohort"`
	Formula string            `yaml:"formula"`
	Across  []Name            `yaml:"across"`
	Lens    Name              `yaml:"lens"`
	Bands   Bands             `yaml:"bands"`
	Members map[string]string `yaml:"members"`
	Plan    *planYAML         `yaml:"plan"`
	Waits   string            `yaml:"waits"`
	Hidden  bool              `yaml:"hidden"`
	Catalog bool              `yaml:"catalog"`
	Example examplesYAML      `yaml:"example"`
}

type planYAML struct {
	Figure string `yaml:"figure"`
	Of     Name   `yaml:"of"`
}

type flowYAML struct {
	Fact  Name          `yaml:"fact"`
	Day   Name          `yaml:"day"`
	Agg   Agg           `yaml:"agg"`
	Of    Name          `yaml:"of"`
	Where yaml.MapSlice `yaml:"where"`
}

type stockYAML struct {
	Fact    Name          `yaml:"fact"`
	Agg     Agg           `yaml:"agg"`
	Of      Name          `yaml:"of"`
	Where   yaml.MapSlice `yaml:"where"`
	Opening bool          `yaml:"opening"`
}

type cohortYAML struct {
	Fact  Name          `yaml:"fact"`
	Enter Name          `yaml:"enter"`
	Goal  Name          `yaml:"goal"`
	Met   yaml.MapSlice `yaml:"met"`
	Days  int           `yaml:"days"`
	Of    Name          `yaml:"of"`
	Where yaml.MapSlice `yaml:"where"`
}

type exampleYAML struct {
	Note     string         `yaml:"note"`
	Data     string         `yaml:"data"`
	Today    string         `yaml:"today"`
	Targets  string         `yaml:"targets"`
	Settings map[string]any `yaml:"settings"`
	Ask      yaml.MapSlice  `yaml:"ask"`
	Want     string         `yaml:"want"`
}

// examplesYAML is one example or a list of them.
type examplesYAML []exampleYAML

// UnmarshalYAML reads either form.
func (e *examplesYAML) UnmarshalYAML(data []byte) error {
	if strings.HasPrefix(strings.TrimSpace(string(data)), "-") {
		var list []exampleYAML
		err := decode(data, &list)
		*e = list
		return err
	}
	var one exampleYAML
	if err := decode(data, &one); err != nil {
		return err
	}
	*e = examplesYAML{one}
	return nil
}

func (y metricYAML) metric() (*Metric, error) {
	m := &Metric{
		Name: y.Metric, Was: y.Was, Title: y.Title, Help: y.Help, Better: y.Better, Across: y.Across, Lens: y.Lens,
		Bands: y.Bands, Members: y.Members, Waits: y.Waits, Hidden: y.Hidden, Catalog: y.Catalog,
	}
	if y.Unit == nil {
		return nil, errors.New("it needs a unit: count, money, percent, ratio, points, minutes, hours, days …")
	}
	m.Unit = *y.Unit
	if err := y.kind(m); err != nil {
		return nil, err
	}
	for _, e := range y.Example {
		m.Examples = append(m.Examples, e.example(y.Metric))
	}
	return m, nil
}

// kind fills in the one kind the file describes.
func (y metricYAML) kind(m *Metric) (err error) {
	if y.Flow != nil {
		f := Flow{Fact: y.Flow.Fact, Day: y.Flow.Day, Agg: y.Flow.Agg, Of: y.Flow.Of}
		f.Where, err = conditions(y.Flow.Where)
		m.Flow = &f
	}
	if y.Stock != nil && err == nil {
		s := Stock{Fact: y.Stock.Fact, Agg: y.Stock.Agg, Of: y.Stock.Of, Opening: y.Stock.Opening}
		s.Where, err = conditions(y.Stock.Where)
		m.Stock = &s
	}
	if y.Cohort != nil && err == nil {
		c := Cohort{Fact: y.Cohort.Fact, Enter: y.Cohort.Enter, Goal: y.Cohort.Goal, Days: y.Cohort.Days, Of: y.Cohort.Of}
		if c.Where, err = conditions(y.Cohort.Where); err == nil {
			c.Met, err = conditions(y.Cohort.Met)
		}
		m.Cohort = &c
	}
	if y.Plan != nil {
		m.Plan = &PlanFigure{Figure: y.Plan.Figure, Of: y.Plan.Of}
	}
	if y.Formula != "" && err == nil {
		if m.Formula, err = formula.Parse(y.Formula); err != nil {
			err = fmt.Errorf("formula: %w", err)
		}
	}
	return err
}

func (y exampleYAML) example(metric Name) Example {
	e := Example{Note: y.Note, Data: y.Data, Today: y.Today, Targets: y.Targets, Settings: y.Settings, Want: y.Want, Ask: map[string]string{}}
	for _, item := range y.Ask {
		key := fmt.Sprint(item.Key)
		list, ok := item.Value.([]any)
		if !ok {
			list = []any{item.Value}
		}
		parts := make([]string, len(list))
		for i, v := range list {
			parts[i] = fmt.Sprint(v)
		}
		e.Ask[key] = strings.Join(parts, ",")
	}
	if e.Ask["metrics"] == "" {
		e.Ask["metrics"] = metric
	}
	return e
}

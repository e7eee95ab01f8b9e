package model

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"

	"svodka/internal/model/unit"
)

// factYAML is a file of facts/:
//
//	fact: deal
//	title: {en: Deals, ru: Сделки}
//	of: {en: deals, ru: сделок}
//	table: deal
//	source: [deal, change]
//	days:                                                  # the first is the default
//	  created: {col: created_day, of: {en: creation, ru: создания}}
//	refs:
//	  owner: {col: owner, at: {created: owner_created}}    # read as of a date role
//	  channel: source.channel                              # column channel of table source, by the key column source
//	  region: client.region via client_eff                 # the same by a key column of another name
//	  weekday: {col: weekday, only: [created]}             # only when placed in time by that role
//	nums:
//	  amount: {col: amount_base, unit: money, title: {en: amount, ru: сумма}}
//	span: {since: since_day, until: until_day}
//	excluded: excluded
//	records:
//	  - {name: title, col: title, title: {en: Deal, ru: Сделка}}
type factYAML struct {
	Fact     Name          `yaml:"fact"`
	Title    Text          `yaml:"title"`
	Of       Text          `yaml:"of"`
	Table    string        `yaml:"table"`
	Source   []string      `yaml:"source"`
	Days     yaml.MapSlice `yaml:"days"`
	Refs     yaml.MapSlice `yaml:"refs"`
	Nums     yaml.MapSlice `yaml:"nums"`
	Span     *spanYAML     `yaml:"span"`
	Excluded string        `yaml:"excluded"`
	Records  []recordYAML  `yaml:"records"`
}

type spanYAML struct {
	Since string `yaml:"since"`
	Until string `yaml:"until"`
}

type recordYAML struct {
	Name  Name   `yaml:"name"`
	Title Text   `yaml:"title"`
	Col   string `yaml:"col"`
	To    Name   `yaml:"to"`
	Type  string `yaml:"type"`
}

type refYAML struct {
	Col  string            `yaml:"col"`
	At   map[string]string `yaml:"at"`
	Only []Name            `yaml:"only"`
}

type dayYAML struct {
	Col string `yaml:"col"`
	Of  Text   `yaml:"of"`
	By  Text   `yaml:"by"`
}

type numYAML struct {
	Title Text      `yaml:"title"`
	Col   string    `yaml:"col"`
	Unit  unit.Unit `yaml:"unit"`
	AgeOf string    `yaml:"age_of"`
}

func (y factYAML) fact() (*Fact, error) {
	f := &Fact{
		Name: y.Fact, Title: y.Title, Of: y.Of, Table: y.Table, Excluded: y.Excluded, Source: y.Source,
		Days: map[Name]string{}, DayOf: map[Name]Text{}, DayBy: map[Name]Text{}, Refs: map[Name]Ref{}, Nums: map[Name]Num{},
	}
	if y.Span != nil {
		f.Span = &Span{Since: y.Span.Since, Until: y.Span.Until}
	}
	for _, item := range y.Days {
		role := fmt.Sprint(item.Key)
		var d dayYAML
		if err := again(item.Value, &d); err != nil {
			return nil, fmt.Errorf("days: %s: %w", role, err)
		}
		f.Days[role], f.DayOf[role] = d.Col, d.Of
		if d.By != (Text{}) {
			f.DayBy[role] = d.By
		}
		f.DayOrder = append(f.DayOrder, role)
	}
	for _, item := range y.Refs {
		ref, err := readRef(item)
		if err != nil {
			return nil, err
		}
		f.Refs[ref.To] = ref
	}
	for _, item := range y.Nums {
		name := fmt.Sprint(item.Key)
		var n numYAML
		if err := again(item.Value, &n); err != nil {
			return nil, fmt.Errorf("nums: %s: %w", name, err)
		}
		f.Nums[name] = Num{Title: n.Title, Col: column(n.Col), Unit: n.Unit, AgeOf: n.AgeOf}
	}
	for _, r := range y.Records {
		f.Records = append(f.Records, RecordColumn{Name: r.Name, Title: r.Title, Col: column(r.Col), To: r.To, Type: r.Type})
	}
	return f, nil
}

func readRef(item yaml.MapItem) (Ref, error) {
	ref := Ref{To: fmt.Sprint(item.Key)}
	if text, ok := item.Value.(string); ok {
		ref.Col = column(text)
		return ref, nil
	}
	var y refYAML
	if err := again(item.Value, &y); err != nil {
		return ref, fmt.Errorf("refs: %s: %w", ref.To, err)
	}
	ref.Col, ref.Only = column(y.Col), y.Only
	for role, text := range y.At {
		if ref.At == nil {
			ref.At = map[Name]Column{}
		}
		ref.At[role] = column(text)
	}
	return ref, nil
}

// column reads where a value stands.
//
//	region                        own column
//	client.region                 column region of table client, by the own key column client
//	client.region via client_eff  the same, by the key column client_eff
func column(text string) Column {
	text, via, _ := strings.Cut(strings.TrimSpace(text), " via ")
	table, name, step := strings.Cut(text, ".")
	if !step {
		return Column{Name: text}
	}
	if via == "" {
		via = table
	}
	return Column{Name: name, Via: strings.TrimSpace(via), Table: table}
}

// again decodes a value that was read without its type.
func again(v, into any) error {
	data, err := yaml.Marshal(v)
	if err != nil {
		return err
	}
	return decode(data, into)
}

package model

import (
	"fmt"

	"github.com/goccy/go-yaml"

	"svodka/internal/model/unit"
)

// dimYAML is an element of a file of dims/:
//
//   - dim: department
//     title: {en: Department, ru: Отдел}
//     kind: member               # plain (default), member, number, flag, date
//     table: department
//     label: name                # the default
//     parent: parent             # a tree
//   - dim: outcome
//     title: {en: Outcome, ru: Исход}
//     members: {won: {en: won, ru: выиграна}, lost: {en: lost, ru: проиграна}}
type dimYAML struct {
	Dim      Name          `yaml:"dim"`
	Title    Text          `yaml:"title"`
	Help     Text          `yaml:"help"`
	Kind     string        `yaml:"kind"`
	Table    string        `yaml:"table"`
	Label    string        `yaml:"label"`
	Parent   string        `yaml:"parent"`
	Order    string        `yaml:"order"`
	Members  yaml.MapSlice `yaml:"members"`
	Bands    []float64     `yaml:"bands"`
	BandUnit unit.Unit     `yaml:"band_unit"`
	Hidden   bool          `yaml:"hidden"`
}

var kinds = map[string]Kind{"": Plain, "plain": Plain, "member": Member, "number": Number, "flag": Flag, "date": Date}

func (y dimYAML) dimension() (*Dimension, error) {
	kind, ok := kinds[y.Kind]
	if !ok {
		return nil, fmt.Errorf("dimension %s: %q is no kind: plain, member, number, flag or date", y.Dim, y.Kind)
	}
	d := &Dimension{
		Name: y.Dim, Title: y.Title, Help: y.Help, Kind: kind, Table: y.Table, Label: y.Label, Parent: y.Parent,
		Order: y.Order, Bands: y.Bands, BandUnit: y.BandUnit, Hidden: y.Hidden,
	}
	if kind == Member && d.Label == "" {
		d.Label = "name"
	}
	for _, item := range y.Members {
		v := Value{ID: fmt.Sprint(item.Key)}
		if err := again(item.Value, &v.Title); err != nil {
			return nil, fmt.Errorf("dimension %s: member %s: %w", y.Dim, v.ID, err)
		}
		d.Members = append(d.Members, v)
	}
	return d, nil
}

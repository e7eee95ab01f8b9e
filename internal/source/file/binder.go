package file

import (
	"slices"
	"strings"

	"svodka/internal/warehouse"
)

// binder makes programs of the values of one file.
type binder struct {
	file    *table
	dicts   map[string]*dict
	lookups func(*value) (map[string]string, error)
	schema  *warehouse.Schema
	entity  string
}

func (x *binder) bind(v *value, c warehouse.Column) (*program, error) {
	p := &program{spec: v, column: c, words: v.words, mark: '.', book: x.file.in.xlsx, accept: vocabulary(x.entity, c.Name)}
	for _, w := range slices.Concat(x.file.empty, v.empty) {
		p.empty = append(p.empty, []byte(w))
	}
	if v.anyCase {
		p.words = map[string]string{}
		for k, to := range v.words {
			p.words[k], p.words[fold(k)] = to, to
		}
	}
	if err := x.source(p); err != nil {
		return nil, err
	}
	if !v.wantsText {
		x.shape(p)
	}
	if c.Type == warehouse.Key {
		p.dict = x.dicts[c.To]
	}
	if v.pipeline != nil && c.To == "stage" {
		pipe, err := x.bind(v.pipeline, warehouse.Column{Name: "pipeline", Type: warehouse.Key, To: "pipeline"})
		if err != nil {
			return nil, err
		}
		p.pipe = pipe
	}
	return p, nil
}

// source finds where the value comes from.
func (x *binder) source(p *program) error {
	v := p.spec
	switch {
	case v.constant != nil:
		p.from, p.label = fromConstant, p.column.Name
	case v.lookup != nil:
		p.from, p.label = fromLookup, v.lookup.column
		var err error
		if p.key, err = x.bind(v.lookup.key, warehouse.Column{Type: warehouse.Text}); err == nil {
			p.found, err = x.lookups(v)
		}
		return err
	case len(v.join) > 0:
		p.from = fromJoin
		var labels []string
		for _, part := range v.join {
			q, err := x.bind(part, warehouse.Column{Type: warehouse.Text})
			if err != nil {
				return err
			}
			p.parts, labels = append(p.parts, q), append(labels, q.label)
		}
		p.label = strings.Join(labels, "+")
	case v.columns[0] == "$line":
		p.from, p.label = fromLine, "$line"
	case v.columns[0] == "$file":
		p.from, p.label = fromFile, "$file"
	default:
		i, name, err := x.file.find(v)
		if err != nil {
			return err
		}
		p.cell, p.label = i, name
		if i < 0 {
			p.from = fromNowhere
		}
	}
	return nil
}

// shape notes what the first pass has to learn about the column, unless the mapping says it.
func (x *binder) shape(p *program) {
	v := p.spec
	if p.from == fromConstant {
		p.order = orderDMY
		return
	}
	switch p.column.Type {
	case warehouse.Time, warehouse.Day:
		form := v.format
		if form == "" {
			form = x.file.spec.dates
		}
		if p.order, _ = parseDateForm(form); p.order == orderUnset {
			p.shapes.dates = &dateShape{}
		}
	case warehouse.Int, warehouse.Real, warehouse.Money:
		if p.mark = v.decimal; p.mark == 0 {
			p.mark = x.file.spec.decimal
		}
		if p.mark == 0 {
			p.shapes.numbers, p.mark = &numberShape{}, '.'
		}
	default:
	}
}

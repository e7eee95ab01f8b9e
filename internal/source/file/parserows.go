package file

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// record reads one item of "rows": an entity with its columns, and beside it when and repeat.
func (p *parser) record(n ast.Node) *record {
	r := &record{place: at(n)}
	var body ast.Node
	for _, pair := range p.pairs(n, fault.Text{EN: "an item of rows", RU: "пункт rows"}) {
		switch pair.key {
		case "when":
			for _, item := range p.items(pair.val) {
				r.when = append(r.when, p.cond(item))
			}
		case "repeat":
			switch p.choice(pair.val, "refuse", "same", "first") {
			case "same":
				r.repeat = repeatSame
			case "first":
				r.repeat = repeatFirst
			}
		default:
			if r.entity != nil {
				p.fail(pair.node, "one item of rows gives one entity; begin a new item with a dash.",
					"один пункт rows даёт одну сущность; начните новый пункт с дефиса.")
				continue
			}
			r.entity, body = p.entity(pair.node, pair.key), pair.val
			if r.entity == nil {
				return nil
			}
		}
	}
	if r.entity == nil {
		p.fail(n, "this item of rows names no entity, such as deal: {…}.", "в пункте rows нет сущности, например deal: {…}.")
		return nil
	}
	p.columns(r, body)
	return r
}

func (p *parser) columns(r *record, body ast.Node) {
	source := p.schema.Source(r.entity.Name)
	seen := map[string]bool{}
	for _, pair := range p.pairs(body, fault.Text{EN: "the row of " + r.entity.Name, RU: "строка " + r.entity.Name}) {
		switch pair.key {
		case "id":
			r.id = p.value(pair.val, warehouse.Column{Name: "id", Type: warehouse.Key, To: r.entity.Name}, "")
			continue
		case "custom":
			p.customFields(r, pair.val)
			continue
		}
		i := slices.IndexFunc(source, func(c warehouse.Column) bool { return c.Name == pair.key })
		if i < 0 {
			p.noColumn(pair, r.entity, source)
			continue
		}
		if seen[pair.key] {
			p.fail(pair.node, "%s is filled twice.", "%s заполняется дважды.", pair.key)
		}
		seen[pair.key] = true
		r.fields = append(r.fields, field{source[i], p.value(pair.val, source[i], r.entity.Name)})
	}
	if r.id == nil {
		p.failAt(r.place, "this %[1]s has no id. Take the column that names each row; without one write id: $line (the row's number) or join several columns.",
			"у %[1]s нет id. Возьмите столбец, который именует строку; если такого нет, пишите id: $line (номер строки) или соедините несколько столбцов.",
			r.entity.Name)
	}
}

func (p *parser) noColumn(pair pair, e *warehouse.Entity, source []warehouse.Column) {
	names := []string{"id", "custom"}
	for _, c := range source {
		names = append(names, c.Name)
	}
	for _, c := range e.Columns {
		if c.Local && c.Name == pair.key {
			p.fail(pair.node, "%s of %s is worked out by Svodka; a file does not fill it.",
				"%s у %s вычисляет сама «Сводка»; из файла его не заполняют.", pair.key, e.Name)
			return
		}
	}
	p.unknown(pair.node, fault.Text{EN: e.Name, RU: e.Name}, pair.key, names)
}

// customFields reads the fields that only this company has.
func (p *parser) customFields(r *record, n ast.Node) {
	for _, pair := range p.pairs(n, fault.Text{EN: "custom", RU: "custom"}) {
		c := warehouse.CustomField{Entity: r.entity.Name, Name: pair.key, Title: pair.key}
		if !customName.MatchString(pair.key) {
			p.fail(pair.node, "%q cannot name a field: use lower-case latin letters, digits and _; title: may be in any language.",
				"«%s» не годится в имя поля: нужны строчные латинские буквы, цифры и _; title: может быть на любом языке.", pair.key)
		}
		rest := pair.val
		if m, ok := p.resolve(pair.val).(*ast.MappingNode); ok {
			kept := *m
			kept.Values = nil
			for _, v := range m.Values {
				switch v.Key.GetToken().Value {
				case "title":
					c.Title = p.filled(v.Value)
				case "type":
					c.Type = p.customType(v.Value)
				default:
					kept.Values = append(kept.Values, v)
				}
			}
			rest = &kept
		}
		p.declare(pair.node, c)
		v := p.value(rest, warehouse.Column{Name: c.Name, Type: c.Type}, r.entity.Name)
		r.fields = append(r.fields, field{warehouse.Column{Name: "c_" + c.Name, Type: c.Type}, v})
	}
}

func (p *parser) customType(n ast.Node) warehouse.Type {
	switch p.choice(n, "text", "integer", "number", "money", "day", "yes/no") {
	case "integer":
		return warehouse.Int
	case "number":
		return warehouse.Real
	case "money":
		return warehouse.Money
	case "day":
		return warehouse.Day
	case "yes/no":
		return warehouse.Bool
	}
	return warehouse.Text
}

func (p *parser) declare(n ast.Node, c warehouse.CustomField) {
	for _, known := range p.m.custom {
		if known.Name != c.Name {
			continue
		}
		if known.Entity != c.Entity || known.Type != c.Type {
			p.fail(n, "the field %s is declared as %s of %s in line %d; one name is one field.",
				"поле %s уже объявлено как %s у %s в строке %d; одно имя — одно поле.", c.Name, known.Type, known.Entity, p.custom[c.Name].line)
		}
		return
	}
	p.custom[c.Name] = at(n)
	p.m.custom = append(p.m.custom, c)
}

func (p *parser) cond(n ast.Node) cond {
	c := cond{}
	var rest = n
	if m, ok := p.resolve(n).(*ast.MappingNode); ok {
		kept := *m
		kept.Values = nil
		for _, v := range m.Values {
			switch v.Key.GetToken().Value {
			case "is":
				c.is = p.texts(v.Value)
			case "not":
				c.not = p.texts(v.Value)
			case "filled":
				yes := p.yes(v.Value)
				c.filled = &yes
			case "above":
				c.above = p.decimalOf(v.Value)
			default:
				kept.Values = append(kept.Values, v)
			}
		}
		rest = &kept
	}
	typ := warehouse.Text
	if c.above != nil {
		typ = warehouse.Real
	}
	if len(c.is) == 0 && len(c.not) == 0 && c.filled == nil && c.above == nil {
		p.fail(n, "this condition asks nothing: add is: [words], not: [words], filled: true or above: 0.",
			"условие ничего не спрашивает: добавьте is: [слова], not: [слова], filled: true или above: 0.")
	}
	c.value = p.value(rest, warehouse.Column{Name: "when", Type: typ}, "")
	return c
}

func (p *parser) decimalOf(n ast.Node) *decimal {
	d, why := parseDecimal([]byte(p.text(n)), '.')
	if why != nil {
		p.fail(n, "%q is not a number.", "«%s» — не число.", p.text(n))
	}
	return &d
}

// stages reads the pipelines with their stages, in order.
func (p *parser) stages(n ast.Node) {
	for _, pair := range p.pairs(n, fault.Text{EN: "stages", RU: "stages"}) {
		spec := &pipelineSpec{place: at(pair.node), name: pair.key, kind: "sales"}
		items := pair.val
		if _, isMap := p.resolve(pair.val).(*ast.MappingNode); isMap {
			items = nil
			p.keys(pair.val, fault.Text{EN: "a pipeline", RU: "воронка"}, map[string]func(ast.Node){
				"kind":   func(v ast.Node) { spec.kind = p.choice(v, "sales", "lead", "service") },
				"stages": func(v ast.Node) { items = v },
			})
		}
		for _, item := range p.items(items) {
			spec.stages = append(spec.stages, p.stage(item))
		}
		if len(spec.stages) == 0 {
			p.fail(pair.node, "the pipeline %s has no stages.", "у воронки %s нет этапов.", pair.key)
		}
		p.m.pipelines = append(p.m.pipelines, spec)
	}
}

func (p *parser) stage(n ast.Node) stageSpec {
	s := stageSpec{outcome: "open"}
	if p.isScalar(n) {
		s.name = p.filled(n)
		return s
	}
	p.keys(n, fault.Text{EN: "a stage", RU: "этап"}, map[string]func(ast.Node){
		"name":      func(v ast.Node) { s.name = p.filled(v) },
		"outcome":   func(v ast.Node) { s.outcome = p.choice(v, "open", "won", "lost") },
		"qualified": func(v ast.Node) { yes := p.yes(v); s.qualified = &yes },
		"probability": func(v ast.Node) {
			f := p.decimalOf(v).float()
			s.probability = &f
		},
	})
	if s.name == "" {
		p.fail(n, "this stage has no name.", "у этапа нет name.")
	}
	return s
}

// settings reads the proposed settings of the company: the keys are those of warehouse.Settings.
func (p *parser) settings(n ast.Node) {
	s := warehouse.DefaultSettings()
	accepted := []string{}
	t := reflect.TypeOf(s)
	for field := range t.Fields() {
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "demo" {
			accepted = append(accepted, name)
		}
	}
	what := fault.Text{EN: "settings", RU: "settings"}
	for _, pair := range p.pairs(n, what) {
		if !slices.Contains(accepted, pair.key) {
			p.unknown(pair.node, what, pair.key, accepted)
			continue
		}
		text, err := json.Marshal(map[string]any{pair.key: p.plainValue(pair.val)})
		if err == nil {
			d := json.NewDecoder(bytes.NewReader(text))
			err = d.Decode(&s)
		}
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			p.fail(pair.val, "%s is of the wrong kind: %s is expected.", "%s: не тот вид значения, нужно %s.", pair.key, wrong.Type)
		}
	}
	if _, err := time.LoadLocation(s.Zone); err != nil {
		p.fail(n, "there is no time zone %q.", "нет часового пояса «%s».", s.Zone)
	}
	p.m.settings = &s
}

func (p *parser) plainValue(n ast.Node) any {
	switch v := p.resolve(n).(type) {
	case *ast.IntegerNode:
		return v.Value
	case *ast.BoolNode:
		return v.Value
	case *ast.SequenceNode:
		out := []any{}
		for _, item := range v.Values {
			out = append(out, p.plainValue(item))
		}
		return out
	}
	return p.text(n)
}

// quoteList writes words for a message: "a", "b".
func quoteList(words []string) string {
	q := make([]string, 0, len(words))
	for _, w := range words {
		q = append(q, strconv.Quote(w))
	}
	return strings.Join(q, ", ")
}

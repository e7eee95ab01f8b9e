package file

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// value reads how one value is taken from a row: a bare word is a column of the file.
//
//	owner: Manager
//	owner: {column: Manager, map: {ann: Ann Smith}}
func (p *parser) value(n ast.Node, c warehouse.Column, entity string) *value {
	v := &value{place: at(n), sep: " "}
	if p.resolve(n) == nil {
		return v
	}
	switch {
	case p.isScalar(n):
		v.columns = []string{p.filled(n)}
	case p.isList(n):
		v.columns = p.texts(n)
	default:
		p.keys(n, fault.Text{EN: "a value", RU: "значение"}, p.valueKeys(v))
	}
	p.checkValue(n, v, c, entity)
	return v
}

func (p *parser) isList(n ast.Node) bool {
	_, ok := p.resolve(n).(*ast.SequenceNode)
	return ok
}

func (p *parser) valueKeys(v *value) map[string]func(ast.Node) {
	part := func(n ast.Node) *value {
		inner := p.value(n, warehouse.Column{Type: warehouse.Text}, "")
		inner.wantsText = true
		return inner
	}
	look := func() *lookup {
		if v.lookup == nil {
			v.lookup = &lookup{}
		}
		return v.lookup
	}
	return map[string]func(ast.Node){
		"column": func(n ast.Node) { v.columns = p.texts(n) },
		"value":  func(n ast.Node) { s := p.text(n); v.constant = &s },
		"join": func(n ast.Node) {
			for _, item := range p.items(n) {
				v.join = append(v.join, part(item))
			}
		},
		"sep":         func(n ast.Node) { v.sep = p.text(n) },
		"lookup":      func(n ast.Node) { look().match = p.filled(n) },
		"key":         func(n ast.Node) { look().key = part(n) },
		"on":          func(n ast.Node) { look().on = p.filled(n) },
		"optional":    func(n ast.Node) { v.optional = p.yes(n) },
		"map":         func(n ast.Node) { p.words(n, v) },
		"ignore_case": func(n ast.Node) { v.anyCase = p.yes(n) },
		"lower":       func(n ast.Node) { p.letterRule(n, v, lowerCase) },
		"upper":       func(n ast.Node) { p.letterRule(n, v, upperCase) },
		"digits":      func(n ast.Node) { p.letterRule(n, v, digitsOnly) },
		"default":     func(n ast.Node) { v.fallback = p.text(n) },
		"empty":       func(n ast.Node) { v.empty = p.texts(n) },
		"format":      func(n ast.Node) { v.format = p.dateForm(n) },
		"duration":    func(n ast.Node) { p.durationOf(n, v) },
		"decimal":     func(n ast.Node) { v.decimal = p.mark(n) },
		"multiply":    func(n ast.Node) { v.multiply = p.decimalOf(n) },
		"yes":         func(n ast.Node) { v.yes = p.texts(n) },
		"no":          func(n ast.Node) { v.no = p.texts(n) },
		"pipeline":    func(n ast.Node) { v.pipeline = part(n) },
	}
}

func (p *parser) words(n ast.Node, v *value) {
	v.words = map[string]string{}
	for _, pair := range p.pairs(n, fault.Text{EN: "map", RU: "map"}) {
		to := p.text(pair.val)
		if pair.key == "*" {
			v.other = &to
			continue
		}
		v.words[pair.key] = to
	}
}

func (p *parser) letterRule(n ast.Node, v *value, rule letterRule) {
	if p.yes(n) {
		v.letters = rule
	}
}

func (p *parser) durationOf(n ast.Node, v *value) {
	v.duration = true
	switch p.choice(n, "h:mm:ss", "mm:ss", "seconds", "minutes", "hours", "days") {
	case "mm:ss", "seconds":
		v.unit = 1
	case "minutes":
		v.unit = 60
	case "hours":
		v.unit = 3600
	case "days":
		v.unit = daySeconds
	}
	if p.text(n) == "mm:ss" {
		v.format = "mm:ss"
	}
}

// checkValue sees to it that a value is taken from one place and that what is done to it suits its column.
func (p *parser) checkValue(n ast.Node, v *value, c warehouse.Column, entity string) {
	from := 0
	for _, set := range []bool{len(v.columns) > 0 && v.lookup == nil, v.constant != nil, len(v.join) > 0, v.lookup != nil} {
		if set {
			from++
		}
	}
	if from != 1 {
		p.fail(n, "a value comes from exactly one of column, value, join and lookup.", "значение берётся ровно из одного: column, value, join или lookup.")
		return
	}
	p.checkLookup(n, v)
	is := func(types ...warehouse.Type) bool { return slices.Contains(types, c.Type) }
	for _, misfit := range []struct {
		set  bool
		key  string
		fits bool
	}{
		{v.format != "" && !v.duration, "format", is(warehouse.Time, warehouse.Day)},
		{v.duration, "duration", is(warehouse.Int, warehouse.Real)},
		{v.decimal != 0, "decimal", is(warehouse.Int, warehouse.Real, warehouse.Money)},
		{v.multiply != nil, "multiply", is(warehouse.Int, warehouse.Real, warehouse.Money)},
		{len(v.yes)+len(v.no) > 0, "yes and no", is(warehouse.Bool)},
		{v.pipeline != nil, "pipeline", c.To == "stage"},
	} {
		if misfit.set && !misfit.fits {
			p.fail(n, "%s does not suit %s, which is %s.", "%s не подходит к %s: это %s.", misfit.key, c.Name, c.Type)
		}
	}
	if vocabulary := vocabulary(entity, c.Name); vocabulary != nil {
		p.checkWords(n, v, c.Name, vocabulary)
	}
	if v.constant != nil && c.Type != warehouse.Text && c.Type != warehouse.Key {
		p.checkConstant(n, v, c)
	}
}

func (p *parser) checkLookup(n ast.Node, v *value) {
	if v.lookup == nil {
		return
	}
	if len(v.columns) != 1 || v.lookup.match == "" || v.lookup.key == nil {
		p.fail(n, "a lookup needs three keys: lookup: file, key: column of this file, column: column to take from the other.",
			"для lookup нужны три ключа: lookup: файл, key: столбец этого файла, column: столбец того файла.")
		return
	}
	v.lookup.column, v.columns = v.columns[0], nil
	if v.lookup.on == "" && len(v.lookup.key.columns) == 1 {
		v.lookup.on = v.lookup.key.columns[0]
	}
	if v.lookup.on == "" {
		p.fail(n, "say which column of the other file the key is looked for in: on: column.", "укажите, в каком столбце того файла искать ключ: on: столбец.")
	}
}

// checkWords sees to it that constants and maps give words the column knows.
func (p *parser) checkWords(n ast.Node, v *value, column string, accepted []string) {
	given := []string{v.fallback}
	if v.constant != nil {
		given = append(given, *v.constant)
	}
	if v.other != nil {
		given = append(given, *v.other)
	}
	for _, k := range sorted(v.words) {
		given = append(given, v.words[k])
	}
	for _, w := range given {
		if w != "" && !slices.Contains(accepted, w) {
			p.fail(n, "%s cannot be %q; it is one of: %s.", "%s не бывает «%s»; возможно: %s.", column, w, strings.Join(accepted, ", "))
		}
	}
}

func (p *parser) checkConstant(n ast.Node, v *value, c warehouse.Column) {
	var why *fault.Text
	b := []byte(*v.constant)
	switch c.Type {
	case warehouse.Time, warehouse.Day:
		_, why = parseDate(b, orderDMY)
	case warehouse.Int, warehouse.Real, warehouse.Money:
		_, why = parseDecimal(b, '.')
	case warehouse.Bool:
		_, why = parseYes(b, v.yes, v.no)
	default:
	}
	if why != nil {
		p.fail(n, "%q %s.", "«%s»: %s.", *v.constant, why.EN)
		last := &p.complaints[len(p.complaints)-1]
		last.RU = strings.Replace(last.RU, why.EN, why.RU, 1)
	}
}

package file

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// parser makes a Mapping of the syntax tree.
type parser struct {
	tree
	m      *Mapping
	schema *warehouse.Schema
	custom map[string]place // where each custom field was declared first
	// options are the keys of a stream beside those of a file; nil reads a mapping of files.
	options []string
}

var (
	sourceName  = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)
	customName  = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	currencyISO = regexp.MustCompile(`^[A-Z]{3}$`)
)

// Parse reads a mapping. name is the name of its file, for messages. An error lists what is wrong, each with line and
// column and what is accepted there.
func Parse(yml []byte, name string) (m *Mapping, err error) {
	defer fault.Wrap(&err, "file.Parse(%s)", name)
	p := &parser{
		tree:   tree{name: name, anchors: map[string]ast.Node{}},
		m:      &Mapping{Name: name, unknown: map[string]bool{}, empty: []string{"NULL", `\N`}},
		schema: warehouse.NewSchema(nil), custom: map[string]place{},
	}
	root, err := p.open(yml)
	if err != nil {
		return nil, err
	}
	return p.read(root)
}

func (p *parser) read(root ast.Node) (*Mapping, error) {
	p.top(root)
	if err := p.err(); err != nil {
		return nil, err
	}
	p.finish(root)
	return p.m, p.err()
}

func (p *parser) top(root ast.Node) {
	m := p.m
	refuse := map[string]bool{}
	handlers := map[string]func(ast.Node){
		"source": func(n ast.Node) {
			switch m.Source = p.filled(n); {
			case !sourceName.MatchString(m.Source):
				p.fail(n, "%q cannot begin ids: use lower-case latin letters, digits, - and _.",
					"«%s» не годится в начало id: нужны строчные латинские буквы, цифры, - и _.", m.Source)
			case m.Source == warehouse.Surveys:
				p.fail(n, "%q is what answers to the program's own surveys begin with; take another word.",
					"С «%s» начинаются ответы на опросы самой программы; возьмите другое слово.", m.Source)
			}
		},
		"title": func(n ast.Node) { m.Title = p.filled(n) },
		"zone": func(n ast.Node) {
			loc, err := time.LoadLocation(p.filled(n))
			if err != nil {
				p.fail(n, "there is no time zone %q; write UTC, Europe/Moscow …", "нет часового пояса «%s»; пишется UTC, Europe/Moscow …", p.text(n))
			}
			m.Zone = loc
		},
		"currency": func(n ast.Node) {
			if m.Currency = p.filled(n); !currencyISO.MatchString(m.Currency) {
				p.fail(n, "%q is not a currency; write its three letters: RUB, USD.", "«%s» — не валюта; нужны три буквы: RUB, USD.", m.Currency)
			}
		},
		"empty":    func(n ast.Node) { m.empty = p.texts(n) },
		"settings": p.settings,
		"files": func(n ast.Node) {
			for _, item := range p.items(n) {
				m.files = append(m.files, p.file(item))
			}
		},
		"stages":  p.stages,
		"full":    func(n ast.Node) { m.full = p.entities(n) },
		"unknown": func(n ast.Node) { p.policies(n, refuse) },
	}
	if p.options != nil {
		handlers["streams"] = handlers["files"]
		delete(handlers, "files")
		delete(handlers, "settings")
		delete(handlers, "full")
	}
	p.keys(root, fault.Text{EN: "the mapping", RU: "схема"}, handlers)
	if len(m.pipelines) > 0 { // a list that is given is complete unless it says otherwise
		m.unknown["stage"], m.unknown["pipeline"] = true, true
	}
	maps.Copy(m.unknown, refuse)
	if m.Source == "" {
		p.fail(root, "the mapping has no source: a short name that begins every id, such as source: crm.",
			"в схеме нет source: короткого имени, с которого начинаются id, например source: crm.")
	}
	if len(m.files) == 0 && p.options != nil {
		p.fail(root, "the mapping has no streams.", "в схеме нет раздела streams.")
	} else if len(m.files) == 0 {
		p.fail(root, "the mapping has no files.", "в схеме нет раздела files.")
	}
}

// dictionaries lists the entities that a bare name can stand for.
func dictionaries() []string {
	return []string{"client", "department", "pipeline", "product", "source", "stage", "user"}
}

func (p *parser) policies(n ast.Node, refuse map[string]bool) {
	if p.isScalar(n) {
		for _, e := range dictionaries() {
			refuse[e] = p.choice(n, "create", "refuse") == "refuse"
		}
		return
	}
	handlers := map[string]func(ast.Node){}
	for _, e := range dictionaries() {
		handlers[e] = func(v ast.Node) { refuse[e] = p.choice(v, "create", "refuse") == "refuse" }
	}
	p.keys(n, fault.Text{EN: "unknown", RU: "unknown"}, handlers)
}

func (p *parser) entities(n ast.Node) []string {
	var out []string
	for _, item := range p.items(n) {
		if e := p.entity(item, p.text(item)); e != nil {
			out = append(out, e.Name)
		}
	}
	return out
}

func (p *parser) entity(n ast.Node, name string) *warehouse.Entity {
	if e := p.schema.Entity(name); e != nil {
		return e
	}
	var names []string
	for _, e := range p.schema.Entities {
		names = append(names, e.Name)
	}
	if guess := nearest(name, names); guess != "" {
		p.fail(n, "there is no entity %q; did you mean %q? Entities: %s.", "нет сущности «%s»; может быть, «%s»? Есть: %s.", name, guess, strings.Join(names, ", "))
	} else {
		p.fail(n, "there is no entity %q. Entities: %s.", "нет сущности «%s». Есть: %s.", name, strings.Join(names, ", "))
	}
	return nil
}

func (p *parser) file(n ast.Node) *fileSpec {
	f := &fileSpec{place: at(n), header: headerAuto}
	handlers := map[string]func(ast.Node){
		"match": func(v ast.Node) {
			f.match = p.filled(v)
			if _, err := path.Match(f.match, ""); err != nil {
				p.fail(v, "%q is not a pattern: a [ is not closed.", "«%s» — не шаблон имени: не закрыта скобка [.", f.match)
			}
		},
		"sheet":     func(v ast.Node) { f.sheet = p.filled(v) },
		"encoding":  func(v ast.Node) { f.encoding = p.autoChoice(v, encodingNames...) },
		"delimiter": func(v ast.Node) { f.delimiter = p.delimiter(v) },
		"header":    func(v ast.Node) { f.header = p.header(v) },
		"columns":   func(v ast.Node) { f.columns = p.texts(v) },
		"skip":      func(v ast.Node) { f.skip = p.count(v) },
		"decimal":   func(v ast.Node) { f.decimal = p.mark(v) },
		"dates":     func(v ast.Node) { f.dates = p.dateForm(v) },
		"totals":    func(v ast.Node) { f.totals = p.texts(v) },
		"empty":     func(v ast.Node) { f.empty = p.texts(v) },
		"ragged":    func(v ast.Node) { f.fill = p.choice(v, "refuse", "fill") == "fill" },
		"optional":  func(v ast.Node) { f.optional = p.yes(v) },
		"rows": func(v ast.Node) {
			for _, item := range p.items(v) {
				if r := p.record(item); r != nil {
					f.records = append(f.records, r)
				}
			}
		},
	}
	if p.options != nil {
		return p.stream(n, f, handlers)
	}
	p.keys(n, fault.Text{EN: "a file", RU: "файл"}, handlers)
	if f.match == "" {
		p.fail(n, "this file has no match: the pattern of its name, such as match: \"deals*.csv\".",
			"у файла нет match: шаблона имени, например match: \"deals*.csv\".")
	}
	if (f.header == headerNone) != (len(f.columns) > 0) {
		p.fail(n, "header: none and columns: [names] go together.", "header: none и columns: [имена] пишутся вместе.")
	}
	return f
}

func (p *parser) autoChoice(n ast.Node, words ...string) string {
	if s := p.choice(n, append([]string{"auto"}, words...)...); s != "auto" {
		return s
	}
	return ""
}

func (p *parser) delimiter(n ast.Node) byte {
	switch s := p.text(n); s {
	case "auto":
		return 0
	case "tab", "\t", `\t`:
		return '\t'
	case ";", ",", "|":
		return s[0]
	default:
		p.fail(n, "%q is not a delimiter; write \";\", \",\", \"|\", tab or auto.", "«%s» — не разделитель; нужно \";\", \",\", \"|\", tab или auto.", s)
	}
	return 0
}

func (p *parser) mark(n ast.Node) byte {
	switch s := p.text(n); s {
	case "auto":
		return 0
	case ",", ".":
		return s[0]
	default:
		p.fail(n, "%q is not a decimal mark; write \",\", \".\" or auto.", "«%s» — не десятичный знак; нужно \",\", \".\" или auto.", s)
	}
	return 0
}

func (p *parser) header(n ast.Node) int {
	switch s := p.text(n); s {
	case "auto":
		return headerAuto
	case "none":
		return headerNone
	default:
		row, err := strconv.Atoi(s)
		if err != nil || row < 1 {
			p.fail(n, "%q is not the number of a row; write 1, 2 …, auto or none.", "«%s» — не номер строки; нужно 1, 2 …, auto или none.", s)
		}
		return row
	}
}

func (p *parser) count(n ast.Node) int {
	i, err := strconv.Atoi(p.text(n))
	if err != nil || i < 0 {
		p.fail(n, "a number from 0 is expected here.", "здесь нужно число от 0.")
	}
	return i
}

func (p *parser) dateForm(n ast.Node) string {
	s := p.text(n)
	if _, ok := parseDateForm(s); !ok {
		p.fail(n, "%q is not a form of dates; write dd.mm.yyyy, mm/dd/yyyy, yyyy-mm-dd, excel, excel1904, unix, unix_ms or auto.",
			"«%s» — не вид даты; нужно dd.mm.yyyy, mm/dd/yyyy, yyyy-mm-dd, excel, excel1904, unix, unix_ms или auto.", s)
	}
	return s
}

// finish checks what can be seen only when all is read.
func (p *parser) finish(root ast.Node) {
	m := p.m
	rows := 0
	for _, f := range m.files {
		rows += len(f.records)
		for _, r := range f.records {
			p.checkStage(r)
		}
	}
	if rows == 0 {
		p.fail(root, "no file of the mapping has rows: nothing would be loaded.", "ни у одного файла нет rows: загружать нечего.")
	}
	for _, e := range m.full {
		if !m.lists(e) {
			p.fail(root, "full names %s, but no file gives rows of it: all of them would count as deleted.",
				"в full указано %s, но ни один файл его не даёт: всё считалось бы удалённым.", e)
		}
	}
	slices.SortStableFunc(m.custom, func(a, b warehouse.CustomField) int {
		return strings.Compare(a.Entity+"\x00"+a.Name, b.Entity+"\x00"+b.Name)
	})
}

// checkStage sees to it that every stage is told which pipeline it is of.
func (p *parser) checkStage(r *record) {
	if p.m.lists("stage") && len(p.m.pipelines) == 0 {
		return // the rows of the stage list say so themselves
	}
	var stage, pipeline *value
	for _, f := range r.fields {
		switch f.column.Name {
		case "stage":
			stage = f.value
		case "pipeline":
			pipeline = f.value
		}
	}
	if stage == nil || stage.pipeline != nil || r.entity.Name == "stage" {
		return
	}
	switch {
	case pipeline != nil:
		stage.pipeline = pipeline
	case len(p.m.pipelines) == 1:
		name := p.m.pipelines[0].name
		stage.pipeline = &value{place: stage.place, constant: &name}
		if c, _, ok := r.entity.Column("pipeline"); ok {
			r.fields = append(r.fields, field{c, stage.pipeline})
		}
	default:
		p.failAt(stage.place, "this stage is of no pipeline: add pipeline: {value: Sales} beside it, or list the stages under stages:.",
			"неизвестно, какой воронки этот этап: добавьте рядом pipeline: {value: Продажи} или перечислите этапы в stages:.")
	}
}

package file

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Stream is one table of a system, as a mapping of streams names it: in such a mapping "streams" stands for "files" and
// "stream" for "match", and each kind of system has options of its own beside them.
type Stream struct {
	Name    string
	Line    int
	Options map[string]string
	// Columns are those the rows of the stream need, the alternatives of one together.
	Columns [][]string
}

// ParseStreams reads a mapping of streams. id is the source's, which begins every key; options are the keys a stream may
// have beside those of a file.
func ParseStreams(yml []byte, name, id string, options []string) (m *Mapping, streams []Stream, err error) {
	defer fault.Wrap(&err, "file.ParseStreams(%s)", name)
	p := &parser{
		tree:   tree{name: name, anchors: map[string]ast.Node{}},
		m:      &Mapping{Name: name, Source: id, unknown: map[string]bool{}},
		schema: warehouse.NewSchema(nil), custom: map[string]place{}, options: append([]string{"stream"}, options...),
	}
	root, err := p.open(yml)
	if err != nil {
		return nil, nil, err
	}
	if m, err = p.read(root); err != nil {
		return nil, nil, err
	}
	m.Source = id
	for _, f := range m.files {
		streams = append(streams, Stream{Name: f.match, Line: f.line, Options: f.options, Columns: m.wanted(f)})
	}
	return m, streams, nil
}

// stream reads an item of "streams".
func (p *parser) stream(n ast.Node, f *fileSpec, handlers map[string]func(ast.Node)) *fileSpec {
	maps.DeleteFunc(handlers, func(key string, _ func(ast.Node)) bool {
		return !slices.Contains([]string{"rows", "empty", "dates", "decimal"}, key)
	})
	f.header, f.decimal, f.dates, f.options = headerNone, '.', "iso", map[string]string{}
	handlers["stream"] = func(v ast.Node) { f.match = p.filled(v) }
	for _, key := range p.options[1:] {
		handlers[key] = func(v ast.Node) { f.options[key] = p.filled(v) }
	}
	p.keys(n, fault.Text{EN: "a stream", RU: "поток"}, handlers)
	if f.match == "" {
		p.fail(n, "this item has no stream: the name of what is read.", "у этого пункта нет stream: имени того, что читается.")
	}
	if slices.ContainsFunc(p.m.files, func(o *fileSpec) bool { return strings.EqualFold(o.match, f.match) }) {
		p.fail(n, "the stream %s is written twice.", "поток %s записан дважды.", f.match)
	}
	return f
}

// Custom lists the custom fields of the mapping.
func (m *Mapping) Custom() []warehouse.CustomField { return slices.Clone(m.custom) }

// wanted lists the columns that an entry needs, and those that lookups of other files take from it.
func (m *Mapping) wanted(spec *fileSpec) [][]string {
	var out [][]string
	add := func(v *value) {
		if len(v.columns) > 0 && !v.optional && v.columns[0] != "$line" && v.columns[0] != "$file" {
			out = append(out, v.columns)
		}
	}
	for _, r := range spec.records {
		r.values(add)
	}
	m.eachLookup(func(l *lookup) {
		if l.match == spec.match || spec.matches(l.match) {
			out = append(out, []string{l.on}, []string{l.column})
		}
	})
	return out
}

func (m *Mapping) eachLookup(fn func(*lookup)) {
	for _, f := range m.files {
		for _, r := range f.records {
			r.values(func(v *value) {
				if v.lookup != nil {
					fn(v.lookup)
				}
			})
		}
	}
}

// Missing lists the columns that a header lacks; of alternatives one is enough.
func Missing(header []string, wanted [][]string) (out []string) {
	for _, alternatives := range wanted {
		if present(header, [][]string{alternatives}) == 0 {
			out = append(out, alternatives[0])
		}
	}
	return out
}

// Sample is some rows of a stream that has no mapping yet.
type Sample struct {
	Name    string
	Options []string // lines of the mapping, such as "key: id"
	Header  []string
	Rows    [][]string
}

// SuggestStreams writes a first mapping of streams by the names of their columns and by their values; nothing when no
// stream can be told.
func SuggestStreams(samples []Sample) (yml []byte, err error) {
	defer fault.Wrap(&err, "file.SuggestStreams")
	s := &suggestion{schema: warehouse.NewSchema(nil), stages: map[string][]string{}, samples: map[*input]Sample{}}
	for _, sample := range samples {
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		if err := errors.Join(w.Write(sample.Header), w.WriteAll(sample.Rows)); err != nil {
			return nil, err
		}
		in := &input{name: sample.Name, own: sample.Name, open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text.Bytes())), nil }}
		s.samples[in] = sample
		if err := s.file(in); err != nil {
			return nil, err
		}
	}
	if !bytes.Contains(s.files.Bytes(), []byte("  - stream: ")) {
		return nil, nil
	}
	return s.print(""), nil
}

package model

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"svodka/internal/fault"
)

// Load reads a model from YAML files and checks it whole.
//
//	facts/<name>.yaml             one fact a file
//	dims/<any>.yaml               a list of dimensions; lists of choices follow the order of files and lines
//	metrics/<area>/<name>.yaml    one metric a file
//
// The error is fault.Invalid and names the file, for unknown keys and malformed YAML also the line and the column; all
// that is wrong is told at once.
func Load(fsys fs.FS) (*Model, error) {
	l := loader{model: &Model{facts: map[Name]*Fact{}, dimensions: map[Name]*Dimension{}, metrics: map[Name]*Metric{}}, file: map[any]string{}}
	for _, read := range []struct {
		pattern string
		one     func(file string, data []byte) error
	}{
		{"dims/*.yaml", l.dims},
		{"facts/*.yaml", l.fact},
		{"metrics/*/*.yaml", l.metric},
	} {
		files, err := fs.Glob(fsys, read.pattern)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			data, err := fs.ReadFile(fsys, file)
			if err != nil {
				return nil, err
			}
			if err := read.one(file, data); err != nil {
				l.wrong(file, "%v", err)
			}
		}
	}
	if len(l.errs) == 0 { // a fact that cannot be read would be missed by every metric
		l.check()
	}
	if len(l.errs) > 0 {
		return nil, fault.Invalidf("The model cannot be used:\n%s", "Модель не годится:\n%s", strings.Join(l.errs, "\n"))
	}
	l.model.arrange()
	return l.model, nil
}

// loader gathers the parts of a model, the file each came from, and what is wrong.
type loader struct {
	model *Model
	file  map[any]string // of *Fact, *Dimension, *Metric
	errs  []string
}

func (l *loader) wrong(file, format string, args ...any) {
	l.errs = append(l.errs, file+": "+fmt.Sprintf(format, args...))
}

// decode reads strict YAML: a key that is unknown or written twice is an error.
func decode(data []byte, into any) error {
	err := yaml.UnmarshalWithOptions(data, into, yaml.Strict())
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil && at.GetToken().Position != nil {
		p := at.GetToken().Position
		return fmt.Errorf("line %d, column %d: %s", p.Line, p.Column, at.GetMessage())
	}
	return err
}

func (l *loader) fact(file string, data []byte) error {
	var y factYAML
	if err := decode(data, &y); err != nil {
		return err
	}
	f, err := y.fact()
	if err != nil {
		return err
	}
	if err := named(file, f.Name); err != nil {
		return err
	}
	l.model.facts[f.Name], l.file[f] = f, file
	return nil
}

func (l *loader) dims(file string, data []byte) error {
	var list []dimYAML
	if err := decode(data, &list); err != nil {
		return err
	}
	for _, y := range list {
		d, err := y.dimension()
		if err != nil {
			return err
		}
		if _, twice := l.model.dimensions[d.Name]; twice {
			return fmt.Errorf("dimension %s is described twice", d.Name)
		}
		l.model.dimensions[d.Name], l.file[d] = d, file
		l.model.dimOrder = append(l.model.dimOrder, d)
	}
	return nil
}

func (l *loader) metric(file string, data []byte) error {
	var y metricYAML
	if err := decode(data, &y); err != nil {
		return err
	}
	m, err := y.metric()
	if err != nil {
		return err
	}
	m.Area = path.Base(path.Dir(file))
	if err := named(file, m.Name); err != nil {
		return err
	}
	if have, twice := l.model.metrics[m.Name]; twice {
		return fmt.Errorf("metric %s is described in %s already", m.Name, l.file[have])
	}
	l.model.metrics[m.Name], l.file[m] = m, file
	l.model.order = append(l.model.order, m)
	return nil
}

// named refuses a file that is not called after what it describes: a name must be found by looking at the folder.
func named(file string, name Name) error {
	if !validName(name) {
		return fmt.Errorf("%q is no name: latin small letters, digits and _, a letter first", name)
	}
	if base := strings.TrimSuffix(path.Base(file), ".yaml"); base != name {
		return fmt.Errorf("the file is called %s but describes %s", base, name)
	}
	return nil
}

func validName(s string) bool {
	for i, r := range s {
		if (r < 'a' || r > 'z') && (i == 0 || r != '_' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

func known[V any](m map[Name]V) string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

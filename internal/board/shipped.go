package board

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"svodka/internal/fault"
	"svodka/internal/model"
)

//go:embed shipped
var files embed.FS

// Shipped gives the dashboards and reports that come with the program, checked against the model, by their place.
func Shipped(m *model.Model) ([]Board, error) {
	sub, err := fs.Sub(files, "shipped")
	if err != nil {
		return nil, err
	}
	return Load(sub, m)
}

// Load reads boards from YAML files, <id>.yaml each, and checks them against the model. All that is wrong is told at once.
func Load(fsys fs.FS, m *model.Model) ([]Board, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, err
	}
	var list []Board
	var errs []error
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		b, err := read(data, strings.TrimSuffix(path.Base(name), ".yaml"))
		if err == nil {
			err = Check(b, m)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		list = append(list, b)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fault.Because(err, fault.Invalid,
			fault.Text{EN: "The boards cannot be used:\n%[1]v", RU: "Страницы не годятся:\n%[1]v"}, err)
	}
	slices.SortStableFunc(list, byPlace)
	return list, nil
}

// read reads one board from strict YAML.
func read(data []byte, id string) (Board, error) {
	var b Board
	if err := yaml.UnmarshalWithOptions(data, &b, yaml.Strict()); err != nil {
		return Board{}, err
	}
	if b.ID != id {
		return Board{}, fmt.Errorf("it calls itself %q", b.ID)
	}
	b.Shipped = true
	return b, nil
}

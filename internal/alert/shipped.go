package alert

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/goccy/go-yaml"

	"svodka/internal/fault"
	"svodka/internal/model"
)

//go:embed shipped
var files embed.FS

// Shipped gives the rules that come with the program, checked against the model, by their id.
func Shipped(m *model.Model) ([]Rule, error) {
	sub, err := fs.Sub(files, "shipped")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(sub, "*.yaml")
	if err != nil {
		return nil, err
	}
	var list []Rule
	var errs []error
	for _, name := range names {
		data, err := fs.ReadFile(sub, name)
		if err != nil {
			return nil, err
		}
		r := Rule{Version: 1, Shipped: true}
		if err = yaml.UnmarshalWithOptions(data, &r, yaml.Strict()); err == nil {
			if err = Check(r, m); r.ID != strings.TrimSuffix(path.Base(name), ".yaml") {
				err = fmt.Errorf("it calls itself %q", r.ID)
			}
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		list = append(list, r)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fault.Because(err, fault.Invalid,
			fault.Text{EN: "The alerts cannot be used:\n%[1]v", RU: "Оповещения не годятся:\n%[1]v"}, err)
	}
	return list, nil
}

package score

import (
	"slices"

	"github.com/a-h/templ"
)

// noted ties a control to the text under it for those who hear the page, and puts the focus on what is wrong.
func noted(err, name string) templ.Attributes {
	if err == "" {
		return nil
	}
	return templ.Attributes{"aria-invalid": "true", "aria-describedby": name + "-x", "autofocus": true}
}

func anyOn(list []choice) bool {
	return slices.ContainsFunc(list, func(c choice) bool { return c.On })
}

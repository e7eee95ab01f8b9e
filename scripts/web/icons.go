package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
)

var (
	shape = regexp.MustCompile(`(?s)<(path|circle|rect|line|polyline|polygon|ellipse)\b[^>]*/>`)
	blank = regexp.MustCompile(`<path[^>]*d="M0 0h24v24H0z"[^>]*/>`)
	space = regexp.MustCompile(`\s+`)
)

// icons returns the shapes inside the icons that pages use, by name.
func (t tree) icons() ([]byte, error) {
	out := map[string]string{}
	for _, kind := range []string{"outline", "filled"} {
		dir := t.vendored("@tabler", "icons", "icons", kind)
		files, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			text, err := os.ReadFile(dir + "/" + f.Name())
			if err != nil {
				return nil, err
			}
			name := strings.TrimSuffix(f.Name(), ".svg")
			if kind == "filled" {
				name += "-filled"
			}
			shapes := shape.FindAllString(string(text), -1)
			var b strings.Builder
			for _, s := range shapes {
				if blank.MatchString(s) {
					continue
				}
				s = space.ReplaceAllString(s, " ")
				if kind == "filled" {
					s = strings.Replace(s, "<path ", `<path fill="currentColor" stroke="none" `, 1)
				}
				b.WriteString(strings.ReplaceAll(s, " />", "/>"))
			}
			if b.Len() == 0 {
				return nil, fmt.Errorf("the icon %s has no shapes", name)
			}
			out[name] = b.String()
		}
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(out); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}

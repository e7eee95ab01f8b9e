package static

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Licences returns the terms of everything that browsers load, package by package.
func Licences() (string, error) {
	text, err := files.ReadFile("vendor/vendor.json")
	if err != nil {
		return "", fmt.Errorf("static: %w", err)
	}
	var kept struct {
		Packages []struct {
			Name    string `json:"name"`
			Version string `json:"version"`
			Licence string `json:"licence"`
			For     string `json:"for"`
		} `json:"packages"`
	}
	if err := json.Unmarshal(text, &kept); err != nil {
		return "", fmt.Errorf("static: vendor.json: %w", err)
	}
	var b strings.Builder
	for _, p := range kept.Packages {
		fmt.Fprintf(&b, "%s %s (%s): %s\n", p.Name, p.Version, p.Licence, p.For)
		dir := path.Join("vendor", p.Name)
		entries, err := fs.ReadDir(files, dir)
		if err != nil {
			return "", fmt.Errorf("static: %w", err)
		}
		for _, e := range entries {
			if name := e.Name(); strings.HasPrefix(name, "LICENSE") || name == "NOTICE" {
				terms, err := files.ReadFile(path.Join(dir, name))
				if err != nil {
					return "", fmt.Errorf("static: %w", err)
				}
				b.WriteString("\n" + strings.TrimSpace(string(terms)) + "\n")
			}
		}
		b.WriteString("\n" + strings.Repeat("-", 72) + "\n\n")
	}
	return b.String(), nil
}

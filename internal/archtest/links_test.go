package archtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// toCome lists pages that are linked to before they are written. It is empty
// when a version is published.
var toCome = map[string]bool{}

// link finds the target of a Markdown link, without its anchor.
var link = regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`)

// TestLinks fails when a page links to a file that is not there.
func TestLinks(t *testing.T) {
	root := moduleRoot(t)
	for _, page := range pages(t, root) {
		text, err := os.ReadFile(filepath.Join(root, page))
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range link.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(found[1], "://") || strings.HasPrefix(found[1], "mailto:") {
				continue
			}
			target := filepath.Join(filepath.Dir(page), filepath.FromSlash(found[1]))
			if _, err := os.Stat(filepath.Join(root, target)); err != nil && !toCome[filepath.ToSlash(target)] {
				t.Errorf("%s links to %s, which is not there", page, found[1])
			}
		}
	}
}

// pages returns the Markdown files of the root, docs and examples, from root.
func pages(t *testing.T, root string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(root, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"docs", "examples"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(name, ".md") {
				found = append(found, name)
			}
			return nil // examples may not be there yet
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range found {
		if found[i], err = filepath.Rel(root, name); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

package archtest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// maxLines is how long a file may grow before it is split by idea. Tests and
// generated files may be longer.
const maxLines = 450

// longFiles lists the files that may be longer, each with the reason.
var longFiles = map[string]string{}

// noNames are package names that say nothing about what is inside.
var noNames = []string{
	"util", "utils", "common", "helper", "helpers", "types", "impl", "manager", "service", "base", "misc", "shared", "lib",
}

// inits lists the files that may have an init function, each with the reason.
var inits = map[string]string{}

// TestFileLength fails when a file has outgrown one idea.
func TestFileLength(t *testing.T) {
	eachFile(t, func(name string, src []byte, file *ast.File) {
		lines := bytes.Count(src, []byte("\n"))
		switch _, allowed := longFiles[name]; {
		case strings.HasSuffix(name, "_test.go") || ast.IsGenerated(file):
		case lines > maxLines && !allowed:
			t.Errorf("%s has %d lines, more than %d: split it by idea", name, lines, maxLines)
		case lines <= maxLines && allowed:
			t.Errorf("%s has %d lines: take it off the list of long files", name, lines)
		}
	})
}

// TestPackageNames fails when a package is named after nothing in the business.
func TestPackageNames(t *testing.T) {
	for _, p := range packages(t) {
		if slices.Contains(noNames, p.Name) || slices.Contains(noNames, path.Base(p.ImportPath)) {
			t.Errorf("%s: the name says nothing about what is inside; name it after the thing", p.ImportPath)
		}
	}
}

// TestNoInit fails when a package does something before main asks it to.
func TestNoInit(t *testing.T) {
	eachFile(t, func(name string, _ []byte, file *ast.File) {
		if _, ok := inits[name]; ok || ast.IsGenerated(file) {
			return
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init function: give its work to a constructor", name)
			}
		}
	})
}

// eachFile hands every Go file of the module to fn: its path from the root of
// the module with forward slashes, its bytes and its syntax.
func eachFile(t *testing.T, fn func(name string, src []byte, file *ast.File)) {
	t.Helper()
	root, fset := moduleRoot(t), token.NewFileSet()
	for _, p := range packages(t) {
		for _, base := range slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles, p.TestGoFiles, p.XTestGoFiles) {
			full := filepath.Join(p.Dir, base)
			src, err := os.ReadFile(full)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parser.ParseFile(fset, full, src, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Errorf("%v", err)
				continue
			}
			name, err := filepath.Rel(root, full)
			if err != nil {
				t.Fatal(err)
			}
			fn(filepath.ToSlash(name), src, file)
		}
	}
}

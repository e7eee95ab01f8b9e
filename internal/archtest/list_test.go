package archtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// floor is one storey of the tree: its number, what it is for, and its packages
// below internal/ in the order in which they may import each other.
type floor struct {
	n        int
	name     string
	packages []string
}

// spot is where a package stands: its floor and its place on it.
type spot struct{ floor, at int }

// listed is what `go list -json` tells about a package, as far as it matters here.
type listed struct {
	Dir, ImportPath, Name              string
	GoFiles, CgoFiles, IgnoredGoFiles  []string
	TestGoFiles, XTestGoFiles          []string
	Imports, TestImports, XTestImports []string
}

// testImports returns what only the package's tests import, in order.
func (p listed) testImports() []string {
	all := slices.Concat(p.TestImports, p.XTestImports)
	slices.Sort(all)
	return slices.Compact(all)
}

// moduleRoot returns the folder of go.mod, two above this package.
func moduleRoot(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatalf("no go.mod in %s: %v", root, err)
	}
	return root
}

// list runs go list once for all tests of this package.
var list = sync.OnceValues(func() ([]listed, error) {
	cmd := exec.Command("go", "list", "-e", "-json=Dir,ImportPath,Name,GoFiles,CgoFiles,IgnoredGoFiles,"+
		"TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = filepath.Join("..", "..")
	// Listing compiles nothing; with cgo on, the files behind its build tag are seen.
	cmd.Env = append(os.Environ(), "CGO_ENABLED=1")
	out, err := cmd.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			err = fmt.Errorf("%w: %s", err, exit.Stderr)
		}
		return nil, fmt.Errorf("go list: %w", err)
	}
	watch(cmd.Dir)
	var packages []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		switch err := dec.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages, nil
		case err != nil:
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages = append(packages, p)
	}
})

// watch opens the folders of the module. What go list reads is unknown to the
// cache of test results; what this process opens is not, so a new file anywhere
// makes the tests of this package run again.
func watch(root string) {
	for _, folder := range []string{"internal", "cmd"} {
		// A folder that is not there holds nothing to watch.
		_ = filepath.WalkDir(filepath.Join(root, folder), func(string, fs.DirEntry, error) error { return nil })
	}
}

// packages returns every package of the module.
func packages(t *testing.T) []listed {
	t.Helper()
	found, err := list()
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatal("go list found no package")
	}
	return found
}

// places turns the table of floors into the place of each package.
func places(t *testing.T) map[string]spot {
	t.Helper()
	place := map[string]spot{}
	for i, f := range floors {
		if f.n != i {
			t.Fatalf("floor %q is numbered %d and stands at %d", f.name, f.n, i)
		}
		for at, name := range f.packages {
			full := "svodka/internal/" + name
			if was, twice := place[full]; twice {
				t.Fatalf("%s stands on floors %d and %d", full, was.floor, i)
			}
			place[full] = spot{floor: i, at: at}
		}
	}
	return place
}

// refuse says why a package may not import another, or "" when it may.
// Dependencies from outside the module are the business of TestDoors.
func refuse(place map[string]spot, here spot, imp string) string {
	if !ours(imp) {
		return ""
	}
	there, ok := place[imp]
	switch {
	case !ok:
		return "it stands on no floor"
	case there.floor > here.floor:
		return fmt.Sprintf("floor %d is above it", there.floor)
	case there.floor == here.floor && there.at >= here.at:
		return "it stands later on the same floor"
	}
	return ""
}

// ours reports whether an import path is of this module.
func ours(imp string) bool { return imp == "svodka" || strings.HasPrefix(imp, "svodka/") }

// standard reports whether an import path is of the standard library: its first
// element has no dot.
func standard(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return !strings.Contains(first, ".") && !ours(imp)
}

// isSuite reports whether a package is a conformance suite: enginetest, storetest.
func isSuite(imp string) bool {
	return strings.HasSuffix(imp, "test") && imp != "svodka/internal/archtest"
}

// doorOf finds the dependency that an import path belongs to, and its packages.
func doorOf(imp string) (opens []string, ok bool) {
	for dep, opens := range doors {
		if imp == dep || strings.HasPrefix(imp, dep+"/") {
			return opens, true
		}
	}
	return nil, false
}

// opensIn reports whether a dependency with these doors may be used in a package.
func opensIn(opens []string, pkg string) bool {
	short := strings.TrimPrefix(strings.TrimPrefix(pkg, "svodka/"), "internal/")
	return slices.ContainsFunc(opens, func(door string) bool {
		return short == door || strings.HasSuffix(door, "/") && strings.HasPrefix(short, door)
	})
}

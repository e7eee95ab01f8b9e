// Command web makes what browsers load, without Node: it bundles the islands of internal/web/island and the sheets of
// internal/web/style with the packages kept in internal/web/static/vendor, and writes internal/web/static/dist.
//
//	go run ./scripts/web build     write the bundles
//	go run ./scripts/web vendor    fetch the packages anew with npm, as vendor.json pins them
//
// Both are run from the root of the checkout. What they write is committed, so a build of the program needs neither.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"sort"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "web:", err)
		os.Exit(1) //nolint:forbidigo // the process ends here and nowhere else
	}
}

// run does what the first argument says, in the checkout that the process stands in.
func run(ctx context.Context, args []string, out io.Writer) error {
	t := tree{root: "."}
	switch {
	case len(args) == 1 && args[0] == "build":
		return t.write(out)
	case len(args) >= 1 && len(args) <= 2 && args[0] == "vendor":
		from := ""
		if len(args) == 2 {
			from = args[1]
		}
		return t.vendor(ctx, from, out)
	default:
		return fmt.Errorf("usage: go run ./scripts/web build | vendor [directory with tarballs]")
	}
}

// tree is a checkout.
type tree struct{ root string }

func (t tree) path(parts ...string) string {
	return filepath.Join(append([]string{t.root, "internal", "web"}, parts...)...)
}

func (t tree) vendored(parts ...string) string {
	return t.path(append([]string{"static", "vendor"}, parts...)...)
}

// write puts every bundle into dist and says how large it is.
func (t tree) write(out io.Writer) error {
	files, err := t.build()
	if err != nil {
		return err
	}
	dist := t.path("static", "dist")
	if err := os.MkdirAll(dist, 0o755); err != nil { //nolint:gosec // part of the checkout
		return err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dist, name), files[name], 0o644); err != nil { //nolint:gosec // part of the checkout
			return err
		}
		if _, err := fmt.Fprintf(out, "%-14s %7d\n", name, len(files[name])); err != nil {
			return err
		}
	}
	return nil
}

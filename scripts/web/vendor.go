package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// manifest is vendor.json: which packages are kept, and exactly which bytes of them.
type manifest struct {
	Packages []pack `json:"packages"`
}

// pack is one package.
type pack struct {
	Name      string            `json:"name"`
	Version   string            `json:"version"`
	Licence   string            `json:"licence"`
	For       string            `json:"for"`
	Integrity string            `json:"integrity"`        // of the tarball, as npm writes it: sha512-…
	Take      []string          `json:"take"`             // files and folders that are kept; "bundled": those that the bundles are made from
	Made      []string          `json:"made,omitempty"`   // files beside them that are not in the tarball
	Source    string            `json:"source,omitempty"` // how those were made
	Files     map[string]string `json:"files"`            // sha256 of every file kept
}

const bundled = "bundled"

func (t tree) manifest() (manifest, error) {
	var m manifest
	text, err := os.ReadFile(t.vendored("vendor.json"))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(text, &m)
}

// vendor fetches every package of the manifest, or takes it from a directory, checks it and keeps what is needed.
func (t tree) vendor(ctx context.Context, from string, out io.Writer) error {
	m, err := t.manifest()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "vendor-web-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	for _, p := range m.Packages {
		ball, err := fetch(ctx, p, from, work)
		if err != nil {
			return err
		}
		sum := sha512.Sum512(ball)
		if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != p.Integrity {
			return fmt.Errorf("%s %s has the checksum %s, and vendor.json says %s", p.Name, p.Version, got, p.Integrity)
		}
		if err := unpack(ball, filepath.Join(work, filepath.FromSlash(p.Name))); err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	inputs, err := t.inputs(work)
	if err != nil {
		return err
	}
	for i := range m.Packages {
		if err := t.keep(&m.Packages[i], work, inputs); err != nil {
			return err
		}
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(t.vendored("vendor.json"), append(text, '\n'), 0o644); err != nil { //nolint:gosec // part of the checkout
		return err
	}
	_, err = fmt.Fprintf(out, "%d packages kept in %s\n", len(m.Packages), t.vendored())
	return err
}

// fetch returns the tarball of a package.
func fetch(ctx context.Context, p pack, from, work string) ([]byte, error) {
	file := strings.ReplaceAll(strings.TrimPrefix(p.Name, "@"), "/", "-") + "-" + p.Version + ".tgz"
	if from == "" {
		c := exec.CommandContext(ctx, "npm", "pack", "--silent", p.Name+"@"+p.Version) //nolint:gosec // names come from vendor.json
		c.Dir = work
		c.Stderr = os.Stderr
		if err := c.Run(); err != nil {
			return nil, fmt.Errorf("npm pack %s: %w", p.Name, err)
		}
		from = work
	}
	return os.ReadFile(filepath.Join(from, file)) //nolint:gosec // a directory that the caller names
}

// unpack writes the files of a tarball of npm under dir.
func unpack(ball []byte, dir string) error {
	z, err := gzip.NewReader(bytes.NewReader(ball))
	if err != nil {
		return err
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		_, name, ok := strings.Cut(path.Clean(h.Name), "/")
		if h.Typeflag != tar.TypeReg || !ok || !filepath.IsLocal(name) {
			continue
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if err := put(filepath.Join(dir, filepath.FromSlash(name)), content); err != nil {
			return err
		}
	}
}

func put(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil { //nolint:gosec // part of the checkout
		return err
	}
	return os.WriteFile(file, content, 0o644) //nolint:gosec // part of the checkout
}

// inputs returns the files under work that the bundles are made from.
func (t tree) inputs(work string) (map[string]bool, error) {
	found := map[string]bool{}
	for _, b := range bundles {
		result := api.Build(t.options(b.entry, b.format, work))
		if err := failure(result.Errors); err != nil {
			return nil, err
		}
		var meta struct {
			Inputs map[string]json.RawMessage `json:"inputs"`
		}
		if err := json.Unmarshal([]byte(result.Metafile), &meta); err != nil {
			return nil, err
		}
		for name := range meta.Inputs {
			full, err := filepath.Abs(name)
			if err != nil {
				return nil, err
			}
			if rest, ok := strings.CutPrefix(full, work+string(filepath.Separator)); ok {
				found[filepath.ToSlash(rest)] = true
			}
		}
	}
	return found, nil
}

// keep replaces the kept files of one package and writes down their checksums.
func (t tree) keep(p *pack, work string, inputs map[string]bool) error {
	made := map[string][]byte{}
	for _, name := range p.Made {
		content, err := os.ReadFile(t.vendored(filepath.FromSlash(p.Name), filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		made[name] = content
	}
	if err := os.RemoveAll(t.vendored(filepath.FromSlash(p.Name))); err != nil {
		return err
	}
	names, err := p.wanted(filepath.Join(work, filepath.FromSlash(p.Name)), inputs)
	if err != nil {
		return err
	}
	p.Files = map[string]string{}
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join(work, filepath.FromSlash(p.Name), filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		made[name] = content
	}
	for name, content := range made {
		if err := put(t.vendored(filepath.FromSlash(p.Name), filepath.FromSlash(name)), content); err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		p.Files[name] = hex.EncodeToString(sum[:])
	}
	return nil
}

// wanted returns the files of an unpacked package that are kept.
func (p *pack) wanted(dir string, inputs map[string]bool) ([]string, error) {
	take := map[string]bool{}
	for name := range inputs {
		if rest, ok := strings.CutPrefix(name, p.Name+"/"); ok && slices.Contains(p.Take, bundled) {
			take[rest] = true
		}
	}
	for _, name := range p.Take {
		if name == bundled {
			take["package.json"] = true // says which files may be dropped
			continue
		}
		err := filepath.WalkDir(filepath.Join(dir, filepath.FromSlash(name)), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rest, err := filepath.Rel(dir, file)
			take[filepath.ToSlash(rest)] = true
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	out := make([]string, 0, len(take))
	for name := range take {
		out = append(out, name)
	}
	sort.Strings(out)
	return out, nil
}

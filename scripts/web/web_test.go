package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var checkout = tree{root: filepath.Join("..", "..")}

// TestDistIsBuilt fails when dist is not what its sources give, or when two builds differ.
func TestDistIsBuilt(t *testing.T) {
	files, err := checkout.build()
	if err != nil {
		t.Fatal(err)
	}
	again, err := checkout.build()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		if !bytes.Equal(want, again[name]) {
			t.Errorf("two builds of %s differ", name)
		}
		got, err := os.ReadFile(checkout.path("static", "dist", name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("dist/%s is not what its sources give; run make web (%v)", name, err)
		}
	}
	entries, err := os.ReadDir(checkout.path("static", "dist"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := files[e.Name()]; !ok {
			t.Errorf("dist/%s is made by nothing", e.Name())
		}
	}
}

// TestVendored fails when a kept file is not the one that was published, is missing, or is not written down.
func TestVendored(t *testing.T) {
	m, err := checkout.manifest()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"vendor.json": true}
	for _, p := range m.Packages {
		if p.Version == "" || p.Licence == "" || p.For == "" || !strings.HasPrefix(p.Integrity, "sha512-") || len(p.Files) == 0 {
			t.Errorf("%s: something is missing in vendor.json", p.Name)
		}
		terms := false
		for name, want := range p.Files {
			known[p.Name+"/"+name] = true
			terms = terms || strings.HasPrefix(name, "LICENSE")
			content, err := os.ReadFile(checkout.vendored(filepath.FromSlash(p.Name), filepath.FromSlash(name)))
			if err != nil {
				t.Error(err)
				continue
			}
			if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != want {
				t.Errorf("%s/%s is not the file that was published", p.Name, name)
			}
		}
		if !terms {
			t.Errorf("%s is kept without its licence", p.Name)
		}
	}
	err = filepath.WalkDir(checkout.vendored(), func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(checkout.vendored(), file)
		if err == nil && !known[filepath.ToSlash(name)] {
			t.Errorf("%s is not written down in vendor.json", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestReduced(t *testing.T) {
	for text, want := range map[string]string{
		`.btn{color:red}.alert{color:blue}`:                                  `.btn{color:red}`,
		`.btn,.alert .btn,a.btn:hover{color:red}`:                            `.btn,a.btn:hover{color:red}`,
		`@media (min-width:1px){.alert{a:b}.card{a:b}}@media print{.x{a:b}}`: `@media (min-width:1px){.card{a:b}}`,
		`.card{a:b;background-image:url("data:image/svg+xml,{;}");c:d}`:      `.card{a:b;c:d}`,
		`@keyframes spin{from{a:b}to{c:d}}a{b:c}`:                            `a{b:c}`,
		`@charset "UTF-8";/* } */:root{--a:"}"}`:                             `:root{--a:"}"}`,
		`.btn:not(.alert){a:b}.btn:is(.card,.btn){c:d}`:                      `.btn:is(.card,.btn){c:d}`,
	} {
		if got := reduced(parse(text), false); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestThemed(t *testing.T) {
	got := themed(parse(`a{b:c}[data-bs-theme=dark] a{b:d}@media print{p{e:f}}`))
	want := "a{b:c}\n@media screen{[data-bs-theme=dark] a{b:d}}@media screen and (prefers-color-scheme:dark){[data-bs-theme=auto] a{b:d}}@media print{p{e:f}\n}"
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestUsage(t *testing.T) {
	if err := run(t.Context(), []string{"fly"}, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "usage") {
		t.Errorf("an unknown command: %v", err)
	}
}

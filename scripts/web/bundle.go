package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// bundles are the scripts that pages load, and what each is made from.
var bundles = []struct {
	out, entry string
	format     api.Format
}{
	{"app.js", "app.ts", api.FormatIIFE},
	{"charts.js", "charts.ts", api.FormatESModule},
	{"edit.js", "edit.ts", api.FormatESModule},
	{"plans.js", "plans.ts", api.FormatESModule},
	{"paper.js", "paper.ts", api.FormatIIFE}, // run by the server
}

// build returns every file of dist by its name.
func (t tree) build() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, b := range bundles {
		result := api.Build(t.options(b.entry, b.format, t.vendored()))
		if err := failure(result.Errors); err != nil {
			return nil, err
		}
		files[b.out] = result.OutputFiles[0].Contents
	}
	sheet, err := t.sheet()
	if err != nil {
		return nil, err
	}
	files["app.css"] = sheet
	icons, err := t.icons()
	if err != nil {
		return nil, err
	}
	files["icons.json"] = icons
	return files, nil
}

// options bundles one entry; packages are found in the directory vendor.
func (t tree) options(entry string, format api.Format, vendor string) api.BuildOptions {
	return api.BuildOptions{
		EntryPoints:       []string{t.path("island", entry)},
		Bundle:            true,
		Write:             false,
		Metafile:          true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            format,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone, // the notices are served beside the bundles, as licences.txt
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`, "__DEV__": "false"},
		TsconfigRaw:       `{"compilerOptions":{"strict":true,"target":"es2022","useDefineForClassFields":true}}`,
		External:          []string{"/static/*"},
		Plugins:           []api.Plugin{packagesIn(vendor)},
		LogLevel:          api.LogLevelSilent,
	}
}

// entries says which file a package's bare name stands for.
var entries = map[string]string{
	"htmx.org":  "dist/htmx.esm.js",
	"gridstack": "dist/gridstack.js",
	"tslib":     "tslib.es6.js",
}

// effectful are the folders of packages whose files do something by being imported; everything else may be dropped unless used.
var effectful = []string{"htmx.org/", "gridstack/"}

// packagesIn resolves the imports of packages in a directory that holds each under its own name.
func packagesIn(vendor string) api.Plugin {
	return api.Plugin{Name: "vendored", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^(echarts|zrender|tslib|htmx\.org|gridstack)(/|$)`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			name, rest, _ := strings.Cut(a.Path, "/")
			if rest == "" {
				rest = entries[name]
			}
			if rest == "" {
				return api.OnResolveResult{}, fmt.Errorf("the package %s has no entry of its own: import a file of it", name)
			}
			full, err := filepath.Abs(filepath.Join(vendor, name, filepath.FromSlash(rest)))
			if err != nil {
				return api.OnResolveResult{}, err
			}
			if _, err := os.Stat(full); err != nil {
				return api.OnResolveResult{}, fmt.Errorf("%s is not among the vendored files; run make vendor-web", a.Path)
			}
			effects := api.SideEffectsFalse
			for _, prefix := range effectful {
				if strings.HasPrefix(name+"/", prefix) {
					effects = api.SideEffectsTrue
				}
			}
			return api.OnResolveResult{Path: full, SideEffects: effects}, nil
		})
	}}
}

// failure turns messages of the bundler into one error.
func failure(messages []api.Message) error {
	if len(messages) == 0 {
		return nil
	}
	return fmt.Errorf("%s", strings.Join(api.FormatMessages(messages, api.FormatMessagesOptions{Kind: api.ErrorMessage}), "\n"))
}

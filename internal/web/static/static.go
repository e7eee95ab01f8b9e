// Package static serves what browsers load beside the pages: the sheet, the scripts, the typeface and the mark.
//
// Every file has a name that carries the hash of its content, so that browsers keep it for good and a new version is asked for at once.
// The bundles in dist are written by `make web` from internal/web/island, internal/web/style and the packages kept in vendor.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"sort"
	"strconv"
	"strings"
	"sync"
)

//go:embed dist icon.svg vendor/@fontsource-variable/inter/files vendor/vendor.json
//go:embed vendor/@expo-google-fonts/inter
//go:embed vendor/*/LICENSE* vendor/@tabler/*/LICENSE vendor/@fontsource-variable/inter/LICENSE vendor/echarts/NOTICE
var files embed.FS

// Prefix is the path that all assets lie under.
const Prefix = "/static/"

// sources says which embedded file each name is. Those that name others stand after them: their text is rewritten to the hashed names.
var sources = []struct{ name, file string }{
	{"icon.svg", "icon.svg"},
	{"inter-latin.woff2", inter + "inter-latin-wght-normal.woff2"},
	{"inter-latin-ext.woff2", inter + "inter-latin-ext-wght-normal.woff2"},
	{"inter-cyrillic.woff2", inter + "inter-cyrillic-wght-normal.woff2"},
	{"inter-signs.woff2", inter + "inter-signs-wght-normal.woff2"},
	{"charts.js", "dist/charts.js"},
	{"edit.js", "dist/edit.js"},
	{"plans.js", "dist/plans.js"},
	{"app.css", "dist/app.css"},
	{"app.js", "dist/app.js"},
}

const inter = "vendor/@fontsource-variable/inter/files/"

// types are the media types by extension; the machine's own table is not asked.
var types = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2",
	".txt": "text/plain; charset=utf-8",
}

// asset is one file as it is sent.
type asset struct {
	kind   string
	tag    string // the ETag
	plain  []byte
	zipped []byte // nil where gzip gains nothing
}

// Assets is every file, ready to be sent. It does not change and may be used at once by many.
type Assets struct {
	byPath map[string]*asset
	urls   map[string]string
	icons  map[string]string
}

// New reads and compresses the embedded files.
func New() (*Assets, error) {
	a := &Assets{byPath: map[string]*asset{}, urls: map[string]string{}}
	for _, s := range sources {
		content, err := files.ReadFile(s.file)
		if err != nil {
			return nil, fmt.Errorf("static: %w", err)
		}
		if ext := path.Ext(s.name); ext == ".css" || ext == ".js" {
			content = a.rewritten(content)
		}
		if err := a.add(s.name, content); err != nil {
			return nil, err
		}
	}
	licences, err := Licences()
	if err != nil {
		return nil, err
	}
	if err := a.add("licences.txt", []byte(licences)); err != nil {
		return nil, err
	}
	a.icons, err = readIcons()
	return a, err
}

// rewritten replaces the plain addresses of assets by the hashed ones.
func (a *Assets) rewritten(content []byte) []byte {
	pairs := make([]string, 0, 2*len(a.urls))
	for name, url := range a.urls {
		pairs = append(pairs, Prefix+name, url)
	}
	return []byte(strings.NewReplacer(pairs...).Replace(string(content)))
}

func (a *Assets) add(name string, content []byte) error {
	sum := sha256.Sum256(content)
	hash := hex.EncodeToString(sum[:])[:12]
	ext := path.Ext(name)
	f := &asset{kind: types[ext], tag: `"` + hash + `"`, plain: content}
	zipped, err := gzipped(content)
	if err != nil {
		return err
	}
	if len(zipped) < len(content)*9/10 {
		f.zipped = zipped
	}
	url := Prefix + strings.TrimSuffix(name, ext) + "." + hash + ext
	a.byPath[url] = f
	a.urls[name] = url
	return nil
}

func gzipped(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// URL returns the address of an asset: "app.css" is /static/app.3f2a9c….css. A name that does not exist is returned under [Prefix] and
// answered with 404.
func (a *Assets) URL(name string) string {
	if url, ok := a.urls[name]; ok {
		return url
	}
	return Prefix + name
}

// ServeHTTP sends the asset whose hashed address was asked for.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.byPath[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("ETag", f.tag)
	content := f.plain
	if f.zipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if accepts(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			content = f.zipped
		}
	}
	if r.Header.Get("If-None-Match") == f.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(content) // the reader may have gone
	}
}

// accepts tells whether an Accept-Encoding takes gzip: named or starred, and not with a weight of nought.
func accepts(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		coding, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name := strings.TrimSpace(coding); !strings.EqualFold(name, "gzip") && name != "*" {
			continue
		}
		value, ok := strings.CutPrefix(strings.TrimSpace(weight), "q=")
		q, err := strconv.ParseFloat(value, 64)
		return !ok || (err == nil && q > 0)
	}
	return false
}

// Names returns every name that URL knows, in order.
func (a *Assets) Names() []string {
	out := make([]string, 0, len(a.urls))
	for name := range a.urls {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// Icon returns the shapes inside an icon's svg, for a view box of 24 by 24, stroked with the current colour: "" when there is no such icon.
//
//	<svg class="i" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">…</svg>
func (a *Assets) Icon(name string) string { return a.icons[name] }

// Icons returns the names of all icons, in order.
func (a *Assets) Icons() []string {
	out := make([]string, 0, len(a.icons))
	for name := range a.icons {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// renamed are names that pages use for icons of another name.
var renamed = map[string]string{
	"arrows-compare": "arrows-diff", "question": "help-circle", "save": "device-floppy", "grid": "grid-dots", "number": "number-123",
	"funnel": "chart-funnel", "undo": "arrow-back-up", "redo": "arrow-forward-up", "close": "x", "info": "info-circle", "warning": "alert-triangle",
	"people": "users", "menu": "menu-2", "more": "dots", "open": "external-link",
}

func readIcons() (map[string]string, error) {
	text, err := files.ReadFile("dist/icons.json")
	if err != nil {
		return nil, fmt.Errorf("static: %w", err)
	}
	icons := map[string]string{}
	if err := json.Unmarshal(text, &icons); err != nil {
		return nil, fmt.Errorf("static: icons: %w", err)
	}
	for name, real := range renamed {
		if icons[name] == "" {
			icons[name] = icons[real]
		}
	}
	return icons, nil
}

// table is read once, when the first icon is asked for. That the icons can be read is what the tests of this package are about.
var table = sync.OnceValue(func() map[string]string {
	icons, err := readIcons()
	if err != nil {
		return nil
	}
	return icons
})

// Icon returns the shapes of an icon as [Assets.Icon] does.
func Icon(name string) string { return table()[name] }

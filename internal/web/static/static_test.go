package static_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"svodka/internal/lang"
	"svodka/internal/web/browsertest"
	"svodka/internal/web/static"
)

var update = flag.Bool("update", false, "write format_cases.json anew")

func open(t *testing.T) *static.Assets {
	t.Helper()
	a, err := static.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// get asks for a path with headers given as name and value.
func get(a *static.Assets, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) []byte {
	t.Helper()
	content, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestServe(t *testing.T) {
	a := open(t)
	for name, kind := range map[string]string{
		"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "charts.js": "text/javascript; charset=utf-8",
		"inter-cyrillic.woff2": "font/woff2", "icon.svg": "image/svg+xml", "licences.txt": "text/plain; charset=utf-8",
	} {
		url := a.URL(name)
		if !regexp.MustCompile(`^/static/[a-z-]+\.[0-9a-f]{12}\.[a-z0-9]+$`).MatchString(url) {
			t.Errorf("the address of %s is %s", name, url)
		}
		r := get(a, url)
		h := r.Header
		if r.StatusCode != http.StatusOK || h.Get("Content-Type") != kind || h.Get("X-Content-Type-Options") != "nosniff" ||
			h.Get("Cache-Control") != "public, max-age=31536000, immutable" || h.Get("ETag") == "" {
			t.Errorf("%s: %d %v", name, r.StatusCode, h)
		}
		if again := get(a, url, "If-None-Match", h.Get("ETag")); again.StatusCode != http.StatusNotModified || len(body(t, again)) != 0 {
			t.Errorf("%s asked for again: %d", name, again.StatusCode)
		}
	}
	for _, path := range []string{"/static/", "/static/app.css", "/static/app.000000000000.css", "/static/../static.go", a.URL("none.js")} {
		if r := get(a, path); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
	w := httptest.NewRecorder()
	a.ServeHTTP(w, httptest.NewRequest(http.MethodPost, a.URL("app.css"), nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestGzip(t *testing.T) {
	a := open(t)
	plain := body(t, get(a, a.URL("app.css")))
	for header, zipped := range map[string]bool{"gzip": true, "br, gzip;q=0.5": true, "*": true, "": false, "br": false, "gzip;q=0": false, "gzip; q=0.0": false} {
		r := get(a, a.URL("app.css"), "Accept-Encoding", header)
		if got := r.Header.Get("Content-Encoding") == "gzip"; got != zipped {
			t.Errorf("%q: gzip is %v", header, got)
			continue
		}
		content := body(t, r)
		if zipped {
			z, err := gzip.NewReader(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			if content, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(content, plain) {
			t.Errorf("%q: not what stands in the file", header)
		}
	}
	if r := get(a, a.URL("inter-latin.woff2"), "Accept-Encoding", "gzip"); r.Header.Get("Content-Encoding") != "" {
		t.Error("a typeface is compressed already")
	}
}

// TestNoStrangeAddresses fails when a bundle names an asset that is not there under its hashed name, or loads from elsewhere.
func TestNoStrangeAddresses(t *testing.T) {
	a := open(t)
	for _, name := range []string{"app.css", "app.js", "charts.js", "edit.js", "plans.js"} {
		text := string(body(t, get(a, a.URL(name))))
		for _, url := range regexp.MustCompile(`/static/[\w.-]+`).FindAllString(text, -1) {
			if r := get(a, url); r.StatusCode != http.StatusOK {
				t.Errorf("%s names %s: %d", name, url, r.StatusCode)
			}
		}
		if strings.HasSuffix(name, ".css") && regexp.MustCompile(`url\("?(data:|https?:|//)|@import`).MatchString(text) {
			t.Errorf("%s loads something that the content security policy refuses", name)
		}
		if regexp.MustCompile(`sourceMappingURL`).MatchString(text) {
			t.Errorf("%s names a source map", name)
		}
	}
}

// TestFirstPage fails when what the first page loads grows over what a slow line takes in two seconds.
func TestFirstPage(t *testing.T) {
	const most = 430_000
	a := open(t)
	sum := 0
	for _, name := range []string{"app.css", "app.js", "charts.js", "inter-latin.woff2", "inter-cyrillic.woff2", "inter-signs.woff2"} {
		n := len(body(t, get(a, a.URL(name), "Accept-Encoding", "gzip")))
		t.Logf("%-22s %7d", name, n)
		sum += n
	}
	if sum > most {
		t.Errorf("the first page loads %d bytes beside itself, more than %d", sum, most)
	}
}

func TestIcons(t *testing.T) {
	a := open(t)
	for _, name := range append(a.Icons(), "layout-dashboard", "star-filled", "arrows-compare", "question") {
		shapes := a.Icon(name)
		if shapes == "" || strings.Contains(shapes, "<svg") || strings.Contains(shapes, "style=") || strings.Contains(shapes, "M0 0h24v24H0z") {
			t.Errorf("%s: %q", name, shapes)
		}
	}
	if static.Icon("no such icon") != "" {
		t.Error("an icon that does not exist has shapes")
	}
}

func TestLicences(t *testing.T) {
	text, err := static.Licences()
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"echarts 6.1.0 (Apache-2.0)", "SIL Open Font License", "Redistribution and use in source", "@tabler/core", "Zero-Clause BSD", "GridStack"} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(words)) {
			t.Errorf("the licences do not say %q", words)
		}
	}
}

// figureCase is one figure as both the server and the browser must write it.
type figureCase struct {
	Lang     lang.Lang   `json:"lang"`
	Format   lang.Format `json:"format"`
	Currency string      `json:"currency"`
	Value    float64     `json:"value"`
	Want     string      `json:"want"`
}

func figureCases() []figureCase {
	values := map[lang.Format][]float64{
		lang.FormatInt:     {0, 1, 999, 1000, 14352000, -1234, 0.5, -0.5, 1e15},
		lang.FormatMoney:   {0, 100, 1435200000, 1435200050, -1435200049, -150, 99, 50, 49, -50},
		lang.FormatMoneyK:  {0, 18600000, 18649999, 18650000, -18650000, 49999, 50000},
		lang.FormatMoneyM:  {0, 1435200000, 1435500000, 450000000, -1435200000, 1e11, 123456},
		lang.FormatPercent: {0, 0.598, 0.5985, 1, 1.2345, -0.041, 0.00049, 0.0005},
		lang.FormatPoints:  {0, 0.004, -0.004, 0.0004, 0.0731, -0.12},
		lang.FormatMinutes: {0, 59, 2520, 72240, -90, 30},
		lang.FormatDays:    {0, 86400, 449280, 432000, 1814400, 172800, 950400, 8640, -86400},
		lang.FormatRatio:   {0, 2.05, 2.675, 1.005, 12345.678, -0.004, 1e-9},
		lang.FormatDay:     {0, 20776, 20588, -1},
		lang.FormatWeek:    {20773},
		lang.FormatMonth:   {20758, 20574, 0},
	}
	var out []figureCase
	for _, l := range []lang.Lang{lang.RU, lang.EN} {
		for _, f := range lang.Formats() {
			for _, code := range currencies(f) {
				for _, v := range values[f] {
					out = append(out, figureCase{Lang: l, Format: f, Currency: code, Value: v, Want: l.Figure(f, v, code)})
				}
			}
		}
	}
	return out
}

func currencies(f lang.Format) []string {
	if strings.HasPrefix(string(f), "money") {
		return []string{"RUB", "USD", "JPY", "KWD", "XYZ"}
	}
	return []string{""}
}

// TestFigureCases fails when package lang writes a figure in another way than the cases say that the browser is held to.
func TestFigureCases(t *testing.T) {
	file := filepath.Join("..", "island", "format_cases.json")
	cases := figureCases()
	for _, c := range cases {
		if math.IsNaN(c.Value) || c.Want == "" {
			t.Fatalf("%+v is no case", c)
		}
	}
	want, err := json.MarshalIndent(cases, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(file, want, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("format_cases.json is not what package lang writes; run the test with -update, then mend format.ts")
	}
}

// TestFiguresInBrowser holds the browser's formatters to the same cases.
func TestFiguresInBrowser(t *testing.T) {
	b, url := newTab(t), site(t)
	cases, err := os.ReadFile(filepath.Join("..", "island", "format_cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	b.Do(chromedp.Navigate(url + "/"))
	module := open(t).URL("charts.js")
	wrong := browsertest.Eval[string](b.Tab, `import(`+"`"+module+"`"+`).then(m => JSON.stringify(`+string(cases)+
		`.map(c => ({...c, got: m.figure(c.lang, c.format, c.value, c.currency)})).filter(c => c.got !== c.want)))`)
	var list []struct {
		figureCase

		Got string `json:"got"`
	}
	if err := json.Unmarshal([]byte(wrong), &list); err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		t.Errorf("%s %s %s %v: the browser writes %q, the server %q", c.Lang, c.Format, c.Currency, c.Value, c.Got, c.Want)
	}
	b.Quiet()
}

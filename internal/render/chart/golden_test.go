package chart_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"svodka/internal/access"
	"svodka/internal/lang"
	"svodka/internal/render/chart"
)

var update = flag.Bool("update", false, "write the pictures of testdata anew")

// picture is what a golden file holds.
type picture struct {
	Ask    string          `json:"ask"`
	Kind   string          `json:"kind"`
	Spoken []string        `json:"spoken"`
	Note   []string        `json:"note"`
	Height int             `json:"height"`
	Most   int             `json:"most"`
	Drill  []string        `json:"drill"`
	SVG    []string        `json:"svg,omitempty"`
	Option json.RawMessage `json:"option,omitempty"`
}

// goldens are the pictures that are kept: every kind, and what stands in them besides figures.
func goldens() map[string][2]string {
	const range3, range2 = "&range=2026-02..2026-04", "&range=2026-03..2026-04"
	return map[string][2]string{
		"line":             {"line", "metrics=revenue&grain=month&compare=previous" + range2},
		"line_metrics":     {"line", "metrics=deals_won,deals_lost,deals_new&grain=month" + range3},
		"line_members":     {"line", "metrics=deals_won&by=owner&grain=month" + range3},
		"line_gap":         {"line", "metrics=deals_new,deals_won&grain=month" + range3},
		"line_plan":        {"line", "metrics=revenue&grain=month&compare=plan" + range2},
		"line_pace":        {"line", "metrics=revenue&grain=week&range=2026-04&compare=plan&derive=revenue:running"},
		"column_plan":      {"column", "metrics=revenue&grain=month&compare=previous,plan" + range2},
		"combined_plan":    {"combined", "metrics=revenue,win_rate&grain=month&compare=plan" + range2},
		"rows_plan":        {"rows", "metrics=revenue&by=owner&compare=plan&range=2026-03"},
		"line_share":       {"line", "metrics=win_rate&grain=month" + range3},
		"column":           {"column", "metrics=revenue&grain=month&compare=previous" + range2},
		"column_members":   {"column", "metrics=revenue&by=owner&compare=previous" + range2},
		"stacked":          {"stacked", "metrics=revenue&by=owner&grain=month&limit=1&others=1&totals=1" + range3},
		"stacked_flow":     {"stacked", "metrics=deals_won,deals_lost&grain=month" + range3},
		"combined":         {"combined", "metrics=revenue,win_rate&grain=month&compare=previous" + range2},
		"rows":             {"rows", "metrics=revenue&by=owner&compare=previous" + range2},
		"rows_panels":      {"rows", "metrics=revenue,win_rate,deals_won&by=owner" + range3},
		"progress":         {"progress", "metrics=win_rate&by=owner" + range3},
		"heat":             {"heat", "metrics=deals_won&by=owner&grain=month" + range3},
		"heat_two":         {"heat", "metrics=revenue&by=owner,outcome" + range3},
		"scatter":          {"scatter", "metrics=revenue,deals_won&by=owner" + range3},
		"waterfall":        {"waterfall", "metrics=revenue&by=owner" + range3},
		"funnel_split":     {"funnel", "metrics=deals_new&by=owner" + range3},
		"funnel_of_metric": {"funnel", "metrics=deals_new,deals_closed,deals_won,revenue" + range3},
	}
}

// TestGolden keeps the picture of each kind: whoever changes one sees what became of it.
func TestGolden(t *testing.T) {
	for name, g := range goldens() {
		t.Run(name, func(t *testing.T) {
			p := picture{Kind: g[0], Ask: g[1]}
			for _, l := range []lang.Lang{lang.RU, lang.EN} {
				c, err := chart.Build(chart.Spec{Kind: g[0], Title: "Title", Gap: name == "line_gap"}, asked(t, access.Admin(string(l)), g[1]), l)
				if err != nil || c.Table {
					t.Fatalf("%+v, %v", c, err)
				}
				p.Spoken, p.Note = append(p.Spoken, c.Spoken), append(p.Note, c.Note)
				if c.SVG != "" {
					p.SVG = append(p.SVG, c.SVG)
				}
				if l == lang.RU {
					p.Option, p.Drill, p.Height, p.Most = c.Option, c.Drill, c.Height, c.Most
				}
			}
			known(t, p.Option)
			var got bytes.Buffer
			e := json.NewEncoder(&got)
			e.SetEscapeHTML(false)
			e.SetIndent("", " ")
			if err := e.Encode(p); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("%v; the test writes it with -update", err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s is drawn otherwise (-update if so it should be): %s", name, difference(got.String(), string(want)))
			}
		})
	}
}

// difference is the first line that two texts do not share.
func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "\n\tgot  " + a[i] + "\n\twant " + b[i]
		}
	}
	return "one is longer"
}

// island is where the browser's half of the pictures is.
var island = filepath.Join("..", "..", "web")

// names reads from a file of the browser's half what an expression finds.
func names(t *testing.T, expression string, path ...string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{island}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, m := range regexp.MustCompile(expression).FindAllStringSubmatch(string(text), -1) {
		list = append(list, m[1])
	}
	const few = 10
	if len(list) < few {
		t.Fatalf("%v has only %v", path, list)
	}
	return list
}

// known checks that an option holds no code, and no name of a format, colour or part that the browser's script does not know.
func known(t *testing.T, option json.RawMessage) {
	t.Helper()
	if option == nil {
		return
	}
	formats := names(t, `case "(\w+)":`, "island", "format.ts")
	colours := names(t, `--sv-([\w-]+):#`, "style", "tokens.css")
	var tree any
	if err := json.Unmarshal(option, &tree); err != nil {
		t.Fatal(err)
	}
	own := []string{"svFormat", "svPrefix", "svSuffix", "svIndex", "svTimes", "svOver", "svLean", "svRender", "svRows", "svEnds", "svCells"}
	code := regexp.MustCompile(`\bfunction\b|=>|javascript:`)
	walk(tree, func(n map[string]any) {
		for key, v := range n {
			if strings.HasPrefix(key, "sv") && !slices.Contains(own, key) {
				t.Errorf("the browser knows no %q", key)
			}
			if key == "svRender" && !slices.Contains([]any{"whisker", "gap"}, v) {
				t.Errorf("the browser draws no %q", v)
			}
			if f, ok := v.(string); key == "svFormat" && (!ok || !slices.Contains(formats, f)) {
				t.Errorf("the browser knows no format %q", v)
			}
			list, ok := v.([]any)
			if !ok {
				list = []any{v}
			}
			for _, x := range list {
				text, _ := x.(string)
				if code.MatchString(text) {
					t.Errorf("%s holds code: %q", key, text)
				}
				name, found := strings.CutPrefix(text, "sv:")
				name = strings.TrimPrefix(name, "hatch:")
				name, _, _ = strings.Cut(name, "/")
				if found && name != "on-heat" && !slices.Contains(colours, name) {
					t.Errorf("the browser knows no colour %q", text)
				}
			}
		}
	})
}

package crm_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"svodka/internal/model"
	"svodka/internal/model/crm"
)

var update = flag.Bool("update", false, "write docs/metrics.md anew")

// TestMetricsPage keeps docs/metrics.md what the model says; with -update it writes the page.
func TestMetricsPage(t *testing.T) {
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("..", "..", "..", "docs", "metrics.md")
	want := page(m)
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("docs/metrics.md is not what the model says (%v): run make generate", err)
	}
}

var areas = map[string]string{
	"leads": "Leads · Лиды", "marketing": "Marketing · Маркетинг", "sales": "Sales · Продажи", "plan": "Plan · План",
	"work": "Work of managers · Работа менеджеров", "clients": "Clients · Клиенты", "service": "Service · Сервис",
}

func page(m *model.Model) []byte {
	var b bytes.Buffer
	b.WriteString(`# Metrics

Every metric that Svodka ships, from the files in ` + "`internal/model/crm/metrics`" + `. This page is generated: change the files and run
` + "`make generate`" + `. How to add a metric: [guide/metrics.md](guide/metrics.md).

An example is the metric's test: a few rows, a question about them and the answer that a person worked out.
`)
	for _, area := range model.Areas() {
		fmt.Fprintf(&b, "\n- [%s](#%s)", areas[area], anchor(areas[area]))
	}
	b.WriteString("\n")
	for _, area := range model.Areas() {
		fmt.Fprintf(&b, "\n## %s\n", areas[area])
		for _, metric := range m.Metrics() {
			if metric.Area == area && !metric.Hidden {
				entry(&b, m, metric)
			}
		}
	}
	b.WriteString("\n## Steps of formulas\n\nThese serve formulas and are not offered in lists, but they can be asked.\n\n")
	for _, metric := range m.Metrics() {
		if metric.Hidden {
			fmt.Fprintf(&b, "- `%s` — %s · %s: %s.\n", metric.Name, metric.Title.EN, metric.Title.RU, m.Words(metric.Name, "en"))
		}
	}
	return b.Bytes()
}

func entry(b *bytes.Buffer, m *model.Model, x *model.Metric) {
	fmt.Fprintf(b, "\n### %s\n\n**%s · %s**\n\n%s\n\n%s\n\n", x.Name, x.Title.EN, x.Title.RU, x.Help.EN, x.Help.RU)
	better := map[model.Better]string{model.More: "more is better", model.Less: "less is better", model.Target: "neither more nor less is better"}
	if x.Waits != "" {
		fmt.Fprintf(b, "- Unit: %s; %s.\n- No figure yet: it waits for %s.\n", x.Unit, better[x.Better], x.Waits)
		return
	}
	fmt.Fprintf(b, "- Unit: %s; %s.\n- Counted: %s.\n- Считается: %s.\n", x.Unit, better[x.Better], m.Words(x.Name, "en"), m.Words(x.Name, "ru"))
	if !x.Formula.IsZero() {
		fmt.Fprintf(b, "- Formula: `%s`.\n", x.Formula)
	}
	fmt.Fprintf(b, "- Can be split by: %s.\n", strings.Join(m.Dimensions(x.Name), ", "))
	if x.Lens != "" {
		fmt.Fprintf(b, "- The other lens: [%s](#%s).\n", x.Lens, x.Lens)
	}
	for _, e := range x.Examples {
		example(b, e)
	}
}

func example(b *bytes.Buffer, e model.Example) {
	b.WriteString("\n<details><summary>Example</summary>\n\n")
	if e.Note != "" {
		fmt.Fprintf(b, "%s\n\n", e.Note)
	}
	fmt.Fprintf(b, "```\n%s```\n\n", e.Data)
	if e.Targets != "" {
		fmt.Fprintf(b, "Planned:\n\n```\n%s```\n\n", e.Targets)
	}
	if e.Today != "" {
		fmt.Fprintf(b, "Asked on %s: ", e.Today)
	}
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(e.Ask)) {
		parts = append(parts, key+"="+e.Ask[key])
	}
	fmt.Fprintf(b, "`%s`\n\n```\n%s```\n\n</details>\n", strings.Join(parts, "&"), e.Want)
}

// anchor is what a heading is linked by.
func anchor(heading string) string {
	heading = strings.ToLower(heading)
	return strings.ReplaceAll(strings.ReplaceAll(heading, "·", ""), " ", "-")
}

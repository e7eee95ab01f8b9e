package main

import (
	"os"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// sheets are the sources of app.css in the order they override each other.
var sheets = []string{
	"fonts.css", "tokens.css", "app-frame.css", "app-control.css", "app-card.css", "app-table.css", "app-layer.css",
	"app-work.css", "app-build.css", "app-metric.css", "app-kpi.css", "app-plan.css", "app-my.css", "app-dash.css", "app-survey.css",
	"app-share.css", "app-alert.css", "app-schedule.css", "app-export.css", "app-print.css",
}

// sheet returns app.css: the part of Tabler that the pages use, then the sheets of the product.
func (t tree) sheet() ([]byte, error) {
	tabler, err := os.ReadFile(t.vendored("@tabler", "core", "dist", "css", "tabler.min.css"))
	if err != nil {
		return nil, err
	}
	text := strings.Builder{}
	text.WriteString(reduced(parse(string(tabler)), false))
	for _, name := range sheets {
		source, err := os.ReadFile(t.path("style", name))
		if err != nil {
			return nil, err
		}
		text.Write(source)
		text.WriteString("\n")
	}
	grid, err := os.ReadFile(t.vendored("gridstack", "dist", "gridstack.min.css"))
	if err != nil {
		return nil, err
	}
	text.WriteString(reduced(parse(string(grid)), true))
	work, err := os.ReadFile(t.path("style", "app-over.css"))
	if err != nil {
		return nil, err
	}
	text.Write(work)
	result := api.Transform(themed(parse(text.String())), api.TransformOptions{
		Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true, Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsNone,
		LogLevel: api.LogLevelSilent,
	})
	if err := failure(result.Errors); err != nil {
		return nil, err
	}
	return result.Code, nil
}

// rule is one rule of a sheet: a selector with declarations, or an at-rule with rules or declarations inside.
type rule struct {
	head   string // the selector or the at-rule's words
	body   string // declarations, or "" where there are rules
	inside []rule
}

var comments = regexp.MustCompile(`(?s)/\*.*?\*/`)

// parse reads a sheet. It knows as much of CSS as the sheets above need: strings, nested at-rules, no nested selectors.
func parse(text string) []rule {
	rules, _ := parseAt(comments.ReplaceAllString(text, ""), 0)
	return rules
}

func parseAt(text string, i int) ([]rule, int) {
	var rules []rule
	start := i
	for i < len(text) {
		switch text[i] {
		case '"', '\'':
			i = afterString(text, i)
		case ';': // @charset, @import
			start, i = i+1, i+1
		case '}':
			return rules, i + 1
		case '{':
			head := strings.TrimSpace(text[start:i])
			if group(head) {
				inside, next := parseAt(text, i+1)
				rules = append(rules, rule{head: head, inside: inside})
				i = next
			} else {
				end := closing(text, i+1)
				rules = append(rules, rule{head: head, body: strings.TrimSpace(text[i+1 : end])})
				i = end + 1
			}
			start = i
		default:
			i++
		}
	}
	return rules, i
}

// group tells whether an at-rule holds rules.
func group(head string) bool {
	for _, word := range []string{"@media", "@supports", "@layer", "@keyframes", "@container", "@-webkit-keyframes"} {
		if strings.HasPrefix(head, word) {
			return true
		}
	}
	return false
}

// closing returns where the block that began before i ends. A block may hold blocks, as @page does.
func closing(text string, i int) int {
	for depth := 0; i < len(text); {
		switch text[i] {
		case '"', '\'':
			i = afterString(text, i)
			continue
		case '{':
			depth++
		case '}':
			if depth == 0 {
				return i
			}
			depth--
		}
		i++
	}
	return i
}

func afterString(text string, i int) int {
	for quote, j := text[i], i+1; j < len(text); j++ {
		switch text[j] {
		case '\\':
			j++
		case quote:
			return j + 1
		}
	}
	return len(text)
}

// used says which classes of Tabler pages may carry; the rest of it, two thirds, is left out.
var used = regexp.MustCompile(`^(btn(-(primary|secondary|ghost|link|icon|list|close))?|card|disabled|active|show|visually-hidden(-focusable)?|container|` +
	`row|col|d-(none|flex|block|grid|inline-flex)|flex-(fill|column|wrap|row)|align-(items|self)-(start|center|end|baseline)|` +
	`justify-content-(start|end|center|between)|` +
	`gap-[0-5]|[mp][tbxyse]?-([0-5]|auto)|text-(start|end|center|nowrap|truncate|secondary|reset)|w-100|h-100|` +
	`grid-stack[a-z-]*|ui-[a-z-]+|gs-[a-z0-9-]+|placeholder-content|size-to-content(-max)?|nested-grid)$`)

var (
	classes = regexp.MustCompile(`\.(-?[_a-zA-Z][\w-]*)`)
	embeds  = regexp.MustCompile(`[^;{}]*url\((?:"data:|'data:|data:)[^;{}]*`)
	strange = regexp.MustCompile(`\[data-bs-theme-|\[dir=|apexcharts|tom-select|litepicker`)
)

// reduced writes the rules whose classes are all used. Every declaration with a picture inside goes: the content security policy would refuse it.
func reduced(rules []rule, all bool) string {
	var b strings.Builder
	for _, r := range rules {
		switch {
		case strings.HasPrefix(r.head, "@media"):
			if inside := reduced(r.inside, all); inside != "" {
				b.WriteString(r.head + "{" + inside + "}")
			}
		case strings.HasPrefix(r.head, "@keyframes"):
			continue
		case strings.HasPrefix(r.head, "@"):
			b.WriteString(r.head + "{" + r.body + "}")
		default:
			if selector := kept(r.head, all); selector != "" {
				b.WriteString(selector + "{" + declarations(r.body) + "}")
			}
		}
	}
	return b.String()
}

// declarations drops pictures that stand in the sheet itself.
func declarations(body string) string {
	out := make([]string, 0, 16)
	for _, d := range splitOutside(body, ';') {
		if d = strings.TrimSpace(d); d != "" && !embeds.MatchString(d) {
			out = append(out, d)
		}
	}
	return strings.Join(out, ";")
}

// kept returns those of the selectors, parted by commas, that only name classes in use.
func kept(head string, all bool) string {
	var out []string
	for _, s := range splitOutside(head, ',') {
		if strange.MatchString(s) {
			continue
		}
		fine := true
		for _, m := range classes.FindAllStringSubmatch(s, -1) {
			fine = fine && (all || used.MatchString(m[1]))
		}
		if fine {
			out = append(out, strings.TrimSpace(s))
		}
	}
	return strings.Join(out, ",")
}

// splitOutside parts text at a mark that stands outside brackets and strings.
func splitOutside(text string, mark byte) []string {
	var out []string
	depth, start := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' || c == '\'':
			i = afterString(text, i) - 1
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case c == mark && depth == 0:
			out = append(out, text[start:i])
			start = i + 1
		}
	}
	return append(out, text[start:])
}

var dark = regexp.MustCompile(`\[data-bs-theme="?dark"?\]`)

// themed writes the sheet so that dark is for screens alone, and so that data-bs-theme="auto" follows the system.
func themed(rules []rule) string {
	var b strings.Builder
	for _, r := range rules {
		switch {
		case r.inside != nil:
			b.WriteString(r.head + "{" + themed(r.inside) + "}")
		case dark.MatchString(r.head) && !strings.HasPrefix(r.head, "@"):
			auto := dark.ReplaceAllString(r.head, "[data-bs-theme=auto]")
			b.WriteString("@media screen{" + r.head + "{" + r.body + "}}")
			b.WriteString("@media screen and (prefers-color-scheme:dark){" + auto + "{" + r.body + "}}")
		default:
			b.WriteString(r.head + "{" + r.body + "}\n")
		}
	}
	return b.String()
}

package file

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

var update = flag.Bool("update", false, "write the generated tables of docs/guide/import*.md anew")

const (
	tablesBegin = "<!-- tables: go test ./internal/source/file -run TestGuide -update -->\n"
	tablesEnd   = "<!-- end of tables -->"
)

// entityTables writes what a mapping can fill, straight from the warehouse's schema.
func entityTables() string {
	var out strings.Builder
	schema := warehouse.NewSchema(nil)
	for _, e := range schema.Entities {
		fmt.Fprintf(&out, "\n### `%s`: %s\n\n| Column | Type | Meaning |\n|---|---|---|\n", e.Name, e.Help)
		for _, c := range schema.Source(e.Name) {
			typ, help := c.Type.String(), c.Help
			if c.Type == warehouse.Key {
				typ = "key of " + c.To
			}
			if words := vocabulary(e.Name, c.Name); words != nil {
				typ = "one of: " + strings.Join(words, ", ")
			}
			fmt.Fprintf(&out, "| `%s` | %s | %s |\n", c.Name, typ, strings.ReplaceAll(help, "|", "\\|"))
		}
	}
	return out.String() + "\n"
}

func guides(t *testing.T) []string {
	t.Helper()
	dir := filepath.Join(root(t, "docs"), "guide")
	return []string{filepath.Join(dir, "import.md"), filepath.Join(dir, "import.ru.md")}
}

// TestGuide: the tables of the guides are those of the schema.
func TestGuide(t *testing.T) {
	for _, path := range guides(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		head, rest, ok := strings.Cut(string(text), tablesBegin)
		_, tail, closed := strings.Cut(rest, tablesEnd)
		if !ok || !closed {
			t.Fatalf("%s has no place for the tables", path)
		}
		want := head + tablesBegin + entityTables() + tablesEnd + tail
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o600); err != nil {
				t.Fatal(err)
			}
		} else if want != string(text) {
			t.Errorf("%s is stale; run: go test ./internal/source/file -run TestGuide -update", filepath.Base(path))
		}
	}
}

// TestGuideKeys: every key that the parser accepts stands in the guides.
func TestGuideKeys(t *testing.T) {
	const file = "source: s\nfiles:\n  - match: a\n    rows:\n"
	accepted := regexp.MustCompile(`Accepted: ([^.]*)\.`)
	for _, yml := range []string{
		"zzzzzz: 1\n", "files: [{zzzzzz: 1}]\n", file + "      - deal: {id: {zzzzzz: 1}}\n", "settings: {zzzzzz: 1}\n",
		"stages: {a: {zzzzzz: 1}}\n", "stages: {a: [{zzzzzz: 1}]}\n",
	} {
		_, err := Parse([]byte(yml), "m")
		found := accepted.FindStringSubmatch(fault.Message(err))
		if found == nil {
			t.Fatalf("%q: %v", yml, err)
		}
		for _, path := range guides(t) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for key := range strings.SplitSeq(found[1], ", ") {
				if !strings.Contains(string(text), "`"+key+"`") {
					t.Errorf("%s says nothing of `%s`", filepath.Base(path), key)
				}
			}
		}
	}
}

// TestGuideExample: the worked example of each guide works.
func TestGuideExample(t *testing.T) {
	block := regexp.MustCompile("(?s)```(csv|yaml)\n(.*?)```")
	for _, path := range guides(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		blocks := map[string]string{}
		for _, b := range block.FindAllStringSubmatch(string(text), -1) {
			blocks[b[1]] = b[2]
		}
		s, sum, err := load(t, blocks["yaml"], []string{write(t, "deals.csv", blocks["csv"])}, Options{})
		if err != nil {
			t.Errorf("%s: %s", filepath.Base(path), fault.Message(err))
			continue
		}
		first := s.rows["deal"][0]
		if len(s.rows["deal"]) != 3 || first["amount"] != int64(120050) || first["c_phone"] != "79991234567" ||
			first["created_at"] != utc(2024, 5, 7, 7, 15, 0) || sum.Files[0].Totals != 1 || len(sum.Warnings) > 0 {
			t.Errorf("%s: %v %+v", filepath.Base(path), s.rows["deal"], sum)
		}
	}
}

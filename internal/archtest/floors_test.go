package archtest

import "testing"

// floors is the tree from the ground up. A package may import the packages of
// lower floors, and those that stand before it on its own floor; nothing else.
// A new package is written in here before it compiles its first import.
var floors = []floor{
	{0, "words", []string{"fault", "cal", "lang", "seal", "timetable"}},
	{1, "the model", []string{"model/unit", "model/formula", "model", "model/crm"}},
	{2, "question, plan, answer", []string{"query", "access", "plan", "frame"}},
	{3, "where data lives and comes from", []string{
		"warehouse",
		"engine", "engine/sqlgen", "engine/texttable", "engine/enginetest", "engine/memory", "engine/duckdb",
		"source", "source/file", "source/demo",
		"fake/company", "source/sourcetest", "fake/amocrm", "fake/bitrix24", "fake/odata", "fake/telegram",
		"source/amocrm", "source/bitrix24", "source/sql", "source/odata", "source/push", "source/all",
	}},
	{4, "the two doors", []string{"ask", "ask/asktest", "sync"}},
	{5, "the product's nouns", []string{"account", "audit", "board", "board/boardtest", "survey", "target", "kpi", "lock", "score", "scoreboard", "schedule", "alert", "share"}},
	{6, "adapters", []string{"store/sqlite", "store/shelf", "deliver", "render", "render/chart", "render/paper", "board/conclude", "letter"}},
	{7, "faces", []string{
		"web/browsertest", "web/static", "web/ui", "web/page", "web/webtest", "web/tile", "web/filter",
		"web/people", "web/drill", "web/dashboard", "web/report", "web/builder", "web/record", "web/question", "web/help", "web/source", "web/survey",
		"web/target", "web/kpi", "web/metric", "web/lock", "web/score", "web/schedule", "web/alert", "web/my", "web/share",
		"web",
	}},
}

// outside are the packages that stand beside the floors.
var outside = map[string]string{
	"svodka/internal/archtest": "imports nothing of the program",
	"svodka/cmd/svodka":        "wires everything, so it may import everything",
	"svodka/scripts/web":       "bundles what browsers load; a tool, not a part of the program",
	"svodka/docs/guide":        "carries the guide into the program; imports nothing of it",
}

// testsReachUp lists the tests that import a package above their own, each with
// the reason. Everything else that needs a higher floor to be tested is tested
// on that floor.
var testsReachUp = map[[2]string]string{
	{"svodka/internal/ask", "svodka/internal/ask/asktest"}:       "the cases ask a desk, and the desk's own tests run them",
	{"svodka/internal/board", "svodka/internal/board/boardtest"}: "a store in memory speaks of boards, and the service's own tests keep theirs in it",
}

// doors says in which packages a dependency opens. A dependency that is not
// listed is not allowed: docs/decisions/0005-dependencies.md says what it takes.
// A path ending in "/" stands for everything below it.
var doors = map[string][]string{
	"github.com/a-h/templ":                 {"web/", "web"},
	"github.com/alexedwards/scs/v2":        {"web/page", "web/people", "store/sqlite"},
	"github.com/chromedp/cdproto":          {}, // tests only
	"github.com/chromedp/chromedp":         {}, // tests only
	"github.com/coreos/go-oidc/v3":         {"web/people"},
	"github.com/duckdb/duckdb-go-bindings": {"engine/duckdb"},
	"github.com/duckdb/duckdb-go/v2":       {"engine/duckdb"},
	"github.com/emersion/go-smtp":          {}, // tests only
	"github.com/evanw/esbuild":             {"scripts/web"},
	"github.com/goccy/go-yaml":             {"alert", "board", "model", "model/crm", "source/file", "cmd/svodka"},
	"github.com/pressly/goose/v3":          {"store/sqlite"},
	"github.com/schollz/progressbar/v3":    {"cmd/svodka"},
	"github.com/spf13/cobra":               {"cmd/svodka"},
	"github.com/spf13/pflag":               {"cmd/svodka"},
	"github.com/xuri/excelize/v2":          {"source/file", "render"},
	"github.com/parquet-go/parquet-go":     {"render"},
	"codeberg.org/go-pdf/fpdf":             {"render/paper"},
	"github.com/dop251/goja":               {"render/paper"},
	"golang.org/x/image":                   {"render/paper"},
	"golang.org/x/crypto":                  {"account"},
	"github.com/wneessen/go-mail":          {"web/people", "deliver"},
	"github.com/yuin/goldmark":             {"web/help"},
	"golang.org/x/oauth2":                  {"web/people"},
	"golang.org/x/sync":                    {"ask", "engine/", "source/", "web", "cmd/svodka"},
	"golang.org/x/term":                    {"cmd/svodka"},
	"golang.org/x/text":                    {"lang", "source/file", "source/sql", "render", "frame"},
	"modernc.org/sqlite":                   {"store/sqlite", "store/shelf"},
	"github.com/klauspost/compress":        {"store/shelf"},
	"github.com/robfig/cron/v3":            {"timetable"},
	"github.com/jackc/pgx/v5":              {"source/sql"},
	"github.com/go-sql-driver/mysql":       {"source/sql"},
	"github.com/google/go-cmp":             {}, // tests only
	"github.com/rogpeppe/go-internal":      {}, // tests only
	"golang.org/x/tools/txtar":             {}, // tests only
	"pgregory.net/rapid":                   {}, // tests only
}

// TestFloors fails when a package imports upward or is missing from the table.
func TestFloors(t *testing.T) {
	place := places(t)
	for _, p := range packages(t) {
		if _, ok := outside[p.ImportPath]; ok {
			continue
		}
		here, ok := place[p.ImportPath]
		if !ok {
			t.Errorf("%s has no floor: write it into the table in internal/archtest/floors_test.go", p.ImportPath)
			continue
		}
		for _, imp := range p.Imports {
			if why := refuse(place, here, imp); why != "" {
				t.Errorf("%s (floor %d) imports %s: %s", p.ImportPath, here.floor, imp, why)
			}
		}
		for _, imp := range p.testImports() {
			if _, ok := testsReachUp[[2]string{p.ImportPath, imp}]; ok || imp == p.ImportPath {
				continue
			}
			if why := refuse(place, here, imp); why != "" {
				t.Errorf("a test of %s (floor %d) imports %s: %s", p.ImportPath, here.floor, imp, why)
			}
		}
	}
}

// TestSuitesServeTests fails when a conformance suite is linked into the program.
func TestSuitesServeTests(t *testing.T) {
	for _, p := range packages(t) {
		for _, imp := range p.Imports {
			if ours(imp) && isSuite(imp) && !isSuite(p.ImportPath) {
				t.Errorf("%s imports %s outside its tests", p.ImportPath, imp)
			}
		}
	}
}

// TestEnginesAndStoresAreOpenedByMain fails when a package of the product picks
// its own engine or store instead of being handed one.
func TestEnginesAndStoresAreOpenedByMain(t *testing.T) {
	adapters := map[string]bool{
		"svodka/internal/engine/memory": true,
		"svodka/internal/engine/duckdb": true,
		"svodka/internal/store/sqlite":  true,
		"svodka/internal/source/all":    true,
	}
	for _, p := range packages(t) {
		if p.ImportPath == "svodka/cmd/svodka" {
			continue
		}
		for _, imp := range p.Imports {
			if adapters[imp] && !isSuite(p.ImportPath) {
				t.Errorf("%s imports %s: only cmd/svodka opens adapters; take an interface", p.ImportPath, imp)
			}
		}
	}
}

// TestDoors fails when a dependency is used outside its packages, or was never
// agreed on. Tests and suites may use what is listed wherever they need it.
func TestDoors(t *testing.T) {
	for _, p := range packages(t) {
		for _, imp := range p.Imports {
			if standard(imp) || ours(imp) || imp == "C" {
				continue
			}
			door, ok := doorOf(imp)
			switch {
			case !ok:
				t.Errorf("%s imports %s, which is not a dependency agreed on: see docs/decisions/0005-dependencies.md", p.ImportPath, imp)
			case !isSuite(p.ImportPath) && !opensIn(door, p.ImportPath):
				t.Errorf("%s imports %s, which opens only in %v: see doors in internal/archtest/floors_test.go", p.ImportPath, imp, door)
			}
		}
		for _, imp := range p.testImports() {
			if _, ok := doorOf(imp); !ok && !standard(imp) && !ours(imp) {
				t.Errorf("a test of %s imports %s, which is not a dependency agreed on: see docs/decisions/0005-dependencies.md", p.ImportPath, imp)
			}
		}
	}
}

// TestCgo fails when C code is called outside engine/duckdb.
func TestCgo(t *testing.T) {
	for _, p := range packages(t) {
		if len(p.CgoFiles) > 0 && p.ImportPath != "svodka/internal/engine/duckdb" {
			t.Errorf("%s calls C in %v: cgo lives in internal/engine/duckdb alone", p.ImportPath, p.CgoFiles)
		}
	}
}

package ask_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"svodka/internal/access"
	"svodka/internal/ask/asktest"
	"svodka/internal/engine"
	"svodka/internal/engine/memory"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/warehouse"
)

// engines lists what every case runs on; a file for builds with cgo adds duckdb.
var engines = withDuckDB(map[string]opener{ //nolint:gochecknoglobals // a list that never changes
	"memory": func(*testing.T) func(warehouse.Settings) (engine.Engine, error) {
		return func(s warehouse.Settings) (engine.Engine, error) { return memory.Open(s) }
	},
})

// opener opens engines of one kind.
type opener = func(t *testing.T) func(warehouse.Settings) (engine.Engine, error)

func shipped(t *testing.T) *model.Model {
	t.Helper()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestPhenomena runs testdata/ask: each file holds data, questions and the answers worked out by hand.
//
//	data, data2 …     batches in the form of texttable
//	settings          lines of "name: value"
//	today             the day of the questions
//	targets           what is planned, see asktest.Targets
//	viewer, viewer2 … lines of "rows: owner=ann,…&source!=…" (alternatives), "hidden: revenue", "reveal: …", "metrics: …";
//	                  a viewer with a number asks that one question
//	ask, ask2 …       a question each
//	want, want2 …     its table
//	error, error2 …   instead of want: part of the sentence the question is refused with
//	notes, notes2 …   parts of sentences that must be among the notes, one a line
//	silent, silent2 … parts that no note may have
func TestPhenomena(t *testing.T) {
	files, err := filepath.Glob("../../testdata/ask/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata/ask: %v", err)
	}
	m := shipped(t)
	for name, open := range engines {
		for _, file := range files {
			t.Run(name+"/"+strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
				for _, c := range cases(t, file) {
					if err := asktest.Run(context.Background(), m, open(t), c); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
}

func cases(t *testing.T, file string) []asktest.Case {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var common asktest.Case
	by := map[string]*asktest.Case{}
	var order []string
	at := func(name, key string) *asktest.Case {
		n := strings.TrimPrefix(name, key)
		if by[n] == nil {
			by[n] = &asktest.Case{}
			order = append(order, n)
		}
		return by[n]
	}
	for _, f := range txtar.Parse(text).Files {
		body := string(f.Data)
		switch {
		case strings.HasPrefix(f.Name, "data"):
			common.Data = append(common.Data, body)
		case f.Name == "settings":
			common.Settings = pairs(body)
		case f.Name == "today":
			common.Today = strings.TrimSpace(body)
		case f.Name == "viewer":
			common.Viewer = viewer(t, body)
		case strings.HasPrefix(f.Name, "viewer"):
			at(f.Name, "viewer").Viewer = viewer(t, body)
		case f.Name == "targets":
			common.Targets = body
		case strings.HasPrefix(f.Name, "error"):
			at(f.Name, "error").Error = strings.TrimSpace(body)
		case strings.HasPrefix(f.Name, "silent"):
			at(f.Name, "silent").Silent = strings.Split(strings.TrimSpace(body), "\n")
		case strings.HasPrefix(f.Name, "ask"):
			at(f.Name, "ask").Ask = strings.TrimSpace(body)
		case strings.HasPrefix(f.Name, "want"):
			at(f.Name, "want").Want = body
		case strings.HasPrefix(f.Name, "notes"):
			at(f.Name, "notes").Notes = strings.Split(strings.TrimSpace(body), "\n")
		default:
			t.Fatalf("%s: unknown part %q", file, f.Name)
		}
	}
	var list []asktest.Case
	for _, n := range order {
		c := *by[n]
		c.Data, c.Settings, c.Today, c.Targets = common.Data, common.Settings, common.Today, common.Targets
		if c.Viewer == nil {
			c.Viewer = common.Viewer
		}
		if c.Ask == "" || (c.Want == "") == (c.Error == "") {
			t.Fatalf("%s: ask%s needs want%s or error%s", file, n, n, n)
		}
		list = append(list, c)
	}
	return list
}

func pairs(body string) map[string]any {
	out := map[string]any{}
	for line := range strings.SplitSeq(strings.TrimSpace(body), "\n") {
		k, v, _ := strings.Cut(line, ":")
		v = strings.TrimSpace(v)
		if x, err := strconv.Atoi(v); err == nil {
			out[strings.TrimSpace(k)] = x
		} else {
			out[strings.TrimSpace(k)] = v
		}
	}
	return out
}

func viewer(t *testing.T, body string) *access.Viewer {
	t.Helper()
	v := access.Viewer{ID: "viewer", Lang: "en"}
	for line := range strings.SplitSeq(strings.TrimSpace(body), "\n") {
		k, text, _ := strings.Cut(line, ":")
		text = strings.TrimSpace(text)
		switch k {
		case "all":
			v.Grant.All = true
		case "rows":
			var alternative []model.Cond
			for c := range strings.SplitSeq(text, "&") {
				name, values, _ := strings.Cut(c, "=")
				op := model.In
				if rest, not := strings.CutSuffix(name, "!"); not {
					name, op = rest, model.NotIn
				}
				alternative = append(alternative, model.Cond{Name: name, Op: op, Values: strings.Split(values, ",")})
			}
			v.Grant.Rows = append(v.Grant.Rows, alternative)
		case "hidden":
			v.Grant.Hidden = strings.Split(text, ",")
		case "reveal":
			v.Grant.Reveal = strings.Split(text, ",")
		case "metrics":
			v.Grant.Metrics = strings.Split(text, ",")
		default:
			t.Fatalf("viewer: unknown line %q", line)
		}
	}
	return &v
}

package source_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/sync"
	"svodka/internal/warehouse"
)

// tables is a system whose mapping is a text.
type tables struct{ source.Remote }

func tablesOpener() source.Opener {
	return source.Opener{
		Kind: source.Kind{Name: "tables", Title: fault.Text{EN: "Tables", RU: "Таблицы"}, Fields: []source.Field{
			{Name: "mapping", Title: fault.Text{EN: "Mapping", RU: "Схема"}},
		}},
		Open: func(source.Opening) (source.Remote, error) { return tables{}, nil },
	}
}

func (tables) Check(context.Context) (source.Account, error) { return source.Account{}, nil }

func (tables) Pull(context.Context, source.Shelf, func(source.Progress)) error { return nil }

func (tables) Totals(context.Context, source.Shelf) ([]source.Total, error) { return nil, nil }

func (tables) Options(context.Context, source.Shelf) (source.Options, error) {
	return source.Options{Proposed: source.Mapping{Text: "tables: [orders]"}}, nil
}

func (tables) Custom(context.Context, source.Shelf, source.Mapping) ([]warehouse.CustomField, error) {
	return nil, nil
}

func (tables) Rows(_ context.Context, _ source.Shelf, m source.Mapping, _ int64, _ func(warehouse.Chunk) error) error {
	if !strings.HasPrefix(m.Text, "tables:") {
		return fault.Invalidf("Line 1 is not understood.", "Строка 1 не понята.")
	}
	return nil
}

// TestTextMapping: a mapping that is a text is tried before it is kept, and other tables are read for it.
func TestTextMapping(t *testing.T) {
	g := open(t)
	g.run()
	if !strings.Contains(g.get("olga", "/data/new/tables").Body.String(), `<textarea class="inp mono w-100" id="f.mapping"`) {
		t.Error("a text of many lines has one line")
	}
	if w := g.post("olga", "/data/new/tables", url.Values{"when": {"вручную"}, "title": {"ERP"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, plain(w.Body.String()))
	}
	g.rest("tables", 1)
	g.has(g.get("olga", "/data/tables/mapping"), http.StatusOK, "tables: [orders]")
	w := g.post("olga", "/data/tables/mapping", url.Values{"text": {"tabels: <orders>"}})
	g.has(w, http.StatusUnprocessableEntity, "Строка 1 не понята.", "tabels: <orders>")
	kept := func() string {
		x, err := g.store.Source(t.Context(), "tables")
		check(t, err)
		return x.Mapping.Text
	}
	if kept() != "" {
		t.Errorf("a text with a mistake is kept: %q", kept())
	}
	g.has(g.post("olga", "/data/tables/mapping/preview", url.Values{"text": {"x"}}), http.StatusOK, "Строка 1 не понята.")
	if w := g.post("olga", "/data/tables/mapping", url.Values{"text": {" tables: [orders] "}}); w.Header().Get("Location") != "/data/tables?said=run" {
		t.Errorf("%d %s", w.Code, plain(w.Body.String()))
	}
	if kept() != "tables: [orders]" {
		t.Errorf("kept %q", kept())
	}
	if runs := g.rest("tables", 2); runs[0].Why != sync.WhyHand || runs[0].State != sync.Done {
		t.Errorf("%+v", runs[0])
	}
}

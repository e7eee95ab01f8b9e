package board_test

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/query"
	"svodka/internal/source/demo"
)

// loaded is the shipped model, read once.
var loaded = sync.OnceValues(crm.Load)

func shop(t *testing.T) *model.Model {
	t.Helper()
	m, err := loaded()
	must(t, err)
	return m
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestShipped: the boards that come with the program are all there, each with a place, a title and a question of its own in
// both languages.
func TestShipped(t *testing.T) {
	list, err := board.Shipped(shop(t))
	must(t, err)
	count := map[board.Sort]int{}
	ids, places := map[string]bool{}, map[string]string{}
	for _, b := range list {
		count[b.Sort]++
		if ids[b.ID] {
			t.Errorf("two boards are called %s", b.ID)
		}
		ids[b.ID] = true
		place := fmt.Sprint(b.Sort, b.No)
		if places[place] != "" || b.No == 0 {
			t.Errorf("%s has the place %d, as %q has", b.ID, b.No, places[place])
		}
		places[place] = b.ID
		if !b.Shipped || b.Owner != "" {
			t.Errorf("%s is not marked as shipped", b.ID)
		}
		texts := map[string]model.Text{"title": b.Title, "answers": b.Answers}
		for _, x := range b.Tiles {
			texts["title of "+x.ID] = x.Title
			if x.Report != "" && !shipsReport(list, x.Report) {
				t.Errorf("%s: %s opens the report %q, which is not there", b.ID, x.ID, x.Report)
			}
		}
		for _, l := range b.Lenses {
			texts["lens "+l.ID] = l.Title
		}
		for what, x := range texts {
			if x.EN == "" || x.RU == "" {
				t.Errorf("%s: %s is not in both languages: %+v", b.ID, what, x)
			}
		}
		if b.Sort == board.Report && b.Topic == "" {
			t.Errorf("%s has no topic", b.ID)
		}
	}
	if count[board.Report] != 30 || count[board.Dashboard] != 6 {
		t.Errorf("%d reports and %d dashboards, want 30 and 6", count[board.Report], count[board.Dashboard])
	}
}

func shipsReport(list []board.Board, id string) bool {
	for _, b := range list {
		if b.ID == id && b.Sort == board.Report {
			return true
		}
	}
	return false
}

// TestShippedAreAnswered asks every tile of every shipped board, under every lens, and with the filters of its page, of the
// made-up company.
func TestShippedAreAnswered(t *testing.T) {
	m := shop(t)
	company := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: 0.05})
	e, err := memory.Open(company.Settings())
	must(t, err)
	_, err = e.Load(t.Context(), company.Batch(company.End()))
	must(t, err)
	d := ask.New(ask.Options{Model: m, Engine: e, Now: company.End})
	list, err := board.Shipped(m)
	must(t, err)
	asked := 0
	for _, b := range list {
		lenses := []string{""}
		for _, l := range b.Lenses {
			lenses = append(lenses, l.ID)
		}
		for _, lens := range lenses {
			asked += answered(t, d, m, b, lens)
		}
	}
	if asked < 150 {
		t.Errorf("only %d questions were asked", asked)
	}
}

func answered(t *testing.T, d *ask.Desk, m *model.Model, b board.Board, lens string) int {
	t.Helper()
	params, err := url.ParseQuery(b.Params)
	must(t, err)
	var tiles []board.Tile
	var questions []query.Query
	for _, x := range b.Under(lens) {
		if x.Ask == "" {
			if x.Kind != board.Text && x.Need == "" {
				t.Errorf("%s: %s neither asks nor waits", b.ID, x.ID)
			}
			continue
		}
		q, skipped, err := board.Overlay(m, x.Ask, params)
		if err != nil || len(skipped) > 0 {
			t.Errorf("%s/%s: %v, skipped %v", b.ID, x.ID, err, skipped)
			continue
		}
		tiles, questions = append(tiles, x), append(questions, q)
	}
	answers, err := d.AskAll(t.Context(), access.Admin("en"), questions)
	must(t, err)
	for i, a := range answers {
		if a.Err != nil {
			t.Errorf("%s, lens %q, %s: %s: %v", b.ID, lens, tiles[i].ID, tiles[i].Ask, a.Err)
		}
	}
	return len(questions)
}

// TestLoadTellsAllThatIsWrong: every mistake is named with its board, tile and field.
func TestLoadTellsAllThatIsWrong(t *testing.T) {
	good := "id: %s\nsort: dashboard\ntitle: {en: A, ru: А}\ntiles:\n"
	files := fstest.MapFS{
		"one.yaml": {Data: []byte(fmt.Sprintf(good, "one") +
			"  - {id: a, title: {en: A, ru: А}, kind: kpi, ask: metrics=no_such, box: {x: 0, y: 0, w: 3, h: 2}}\n" +
			"  - {id: a, title: {en: A, ru: А}, kind: pie, box: {x: 2, y: 1, w: 3, h: 2}}\n" +
			"  - {id: b, title: {en: A, ru: А}, kind: rows, ask: 'metrics=mkt_cost&by=owner', box: {x: 10, y: 9, w: 3, h: 2}}\n")},
		"two.yaml":   {Data: []byte("id: other\nsort: report\ntitle: {en: A, ru: А}\ntiles: []\n")},
		"three.yaml": {Data: []byte(fmt.Sprintf(good, "three") + "  - {id: a, colour: red}\n")},
	}
	_, err := board.Load(files, shop(t))
	if !fault.Is(err, fault.Invalid) {
		t.Fatal(err)
	}
	for _, want := range []string{
		`no_such`, "Two tiles", `no kind "pie"`, "lies over", "cannot be split", "does not fit into the grid", `calls itself "other"`, "colour", "one.yaml", "three.yaml",
	} {
		if !strings.Contains(fault.Message(err), want) {
			t.Errorf("no %q in: %s", want, fault.Message(err))
		}
	}
}

// TestOverlay lays pages over tiles.
func TestOverlay(t *testing.T) {
	m := shop(t)
	for _, c := range []struct{ name, tile, page, want, skipped string }{
		{"days, comparison and filter", "metrics=revenue", "range=last-month&compare=year&owner=ann", "metrics=revenue&range=last-month&compare=year&owner=ann", ""},
		{"the tile's own days", "metrics=revenue&range=2026", "range=last-month&compare=year&owner=ann", "metrics=revenue&range=2026&owner=ann", ""},
		{"the tile's own comparison", "metrics=revenue&compare=previous", "range=2026-05&compare=year", "metrics=revenue&range=2026-05&compare=previous", ""},
		{"a filter it does not know", "metrics=mkt_cost", "range=2026-05&owner=ann", "metrics=mkt_cost&range=2026-05", "owner"},
		{"one of two metrics does not know it", "metrics=revenue,mkt_cost", "owner=ann&source=x", "metrics=revenue,mkt_cost&source=x", "owner"},
		{"both ends of a filter are one name", "metrics=mkt_cost", "owner=ann&owner!=bob", "metrics=mkt_cost", "owner"},
		{"words of the page", "metrics=revenue", "lens=money&view=table&tile=a&drill=x&explain=y&range=2026-05", "metrics=revenue&range=2026-05", ""},
		{"size of periods", "metrics=revenue&grain=week", "range=2026&grain=month", "metrics=revenue&grain=month&range=2026", ""},
		{"no periods where the tile has none", "metrics=revenue&by=owner", "range=2026&grain=month", "metrics=revenue&by=owner&range=2026", ""},
		{"its filter is narrowed further", "metrics=revenue&owner=ann", "owner=bob", "metrics=revenue&owner=ann", ""},
	} {
		page, err := url.ParseQuery(c.page)
		must(t, err)
		q, skipped, err := board.Overlay(m, c.tile, page)
		must(t, err)
		want, err := query.ParseText(c.want)
		must(t, err)
		if c.name == "its filter is narrowed further" { // two conditions on one name have no text form: both must be there
			if len(q.Where) != 2 {
				t.Errorf("%s: %v", c.name, q.Where)
			}
			continue
		}
		if q.Values().Encode() != want.Values().Encode() {
			t.Errorf("%s: %s, want %s", c.name, q.Values().Encode(), want.Values().Encode())
		}
		if got := strings.Join(skipped, ","); got != c.skipped {
			t.Errorf("%s: skipped %q, want %q", c.name, got, c.skipped)
		}
	}
	for _, bad := range []string{"no_such_name=1", "range=nonsense", "compare=nonsense", "grain=nonsense"} {
		page, err := url.ParseQuery(bad)
		must(t, err)
		q, _, err := board.Overlay(m, "metrics=revenue", page)
		if err == nil && bad != "range=nonsense" || err != nil && !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, %v", bad, q, err)
		}
	}
}

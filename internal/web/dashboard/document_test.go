package dashboard_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/engine/texttable"
	"svodka/internal/model"
	"svodka/internal/warehouse"
)

// told is what a file of a dashboard says of itself, as programs read it.
type told struct {
	Period string `json:"period"`
	AsOf   string `json:"as_of"`
	Tiles  []struct {
		Title  string `json:"title"`
		Period string `json:"period"`
	} `json:"tiles"`
}

// file reads a dashboard as a file.
func (p person) file(target string) (x told) {
	p.house.t.Helper()
	must(p.house.t, json.Unmarshal([]byte(strings.ReplaceAll(p.get(target, ok), "\u00a0", " ")), &x))
	return x
}

// TestFileIsAsFreshAsItsPage gives a file the moment that its page has: the newest of all sources, not that of the one behind its
// first tile.
func TestFileIsAsFreshAsItsPage(t *testing.T) {
	h := open(t)
	later, err := texttable.Batch("later", "clients:\n  id name\n  c1 Дом\n", warehouse.DefaultSettings())
	must(t, err)
	later.Seen = time.Date(2026, 3, 20, 8, 16, 0, 0, time.UTC)
	_, err = h.engine.Load(t.Context(), later)
	must(t, err)
	has(t, h.As("").get("/d/owner", ok), "данные на 11:16")
	has(t, h.As("").file("/d/owner.json").AsOf, "Данные на 20 мар 2026, 11:16 (Europe/Moscow)")
}

// TestTileSaysItsOwnDays tells the days of a tile that has its own, in every form, and those of the page for all others.
func TestTileSaysItsOwnDays(t *testing.T) {
	h := open(t)
	h.add("head", account.Owner)
	b, err := h.boards.Save(t.Context(), board.Person{Login: "head", Role: account.Owner}, board.Board{
		Sort: board.Dashboard, Title: model.Text{RU: "Дни", EN: "Days"}, Tiles: []board.Tile{
			{ID: "own", Title: model.Text{RU: "По дням"}, Kind: board.Table, Ask: "metrics=revenue&by=owner&range=2026-03-09..2026-03-12", Box: board.Box{W: 6, H: 3}},
			{ID: "figure", Title: model.Text{RU: "Итог"}, Kind: board.KPI, Ask: "metrics=revenue&range=2026-03-09..2026-03-12", Box: board.Box{X: 6, W: 6, H: 3}},
			{ID: "page", Title: model.Text{RU: "По людям"}, Kind: board.Table, Ask: "metrics=revenue&by=owner", Box: board.Box{Y: 3, W: 6, H: 3}},
		},
	})
	must(t, err)
	const own, page = "9–12 марта 2026", "1–15 марта 2026"
	p := h.As("head")
	x := p.file("/d/" + b.ID + ".json?range=2026-03-01..2026-03-15")
	if x.Period != page || len(x.Tiles) != 3 || x.Tiles[0].Period != own || x.Tiles[1].Period != own || x.Tiles[2].Period != "" {
		t.Errorf("%+v", x)
	}
	if x = p.file("/d/" + b.ID + ".json?range=2026-03-01..2026-03-15&tile=own"); x.Period != own || x.Tiles[0].Period != "" {
		t.Errorf("alone: %+v", x)
	}
	spaced := strings.NewReplacer("\u00a0", " ")
	has(t, spaced.Replace(p.get("/d/"+b.ID+".csv?range=2026-03-01..2026-03-15", ok)), "По дням, "+own, "Итог, "+own)
	if n := strings.Count(spaced.Replace(p.get("/d/"+b.ID+".html?range=2026-03-01..2026-03-15", ok)), own); n < 2 { // the conclusion may say them too
		t.Errorf("HTML says the own days %d times", n)
	}
	f, err := excelize.OpenReader(strings.NewReader(p.get("/d/"+b.ID+".xlsx?range=2026-03-01..2026-03-15", ok)))
	must(t, err)
	defer func() { must(t, f.Close()) }()
	for sheet, want := range map[string]string{"По дням": own, "По людям": page} {
		if got, err := f.GetCellValue(sheet, "A2"); err != nil || spaced.Replace(got) != want {
			t.Errorf("%s is headed %q, %v", sheet, got, err)
		}
	}
	if got, err := f.GetCellValue("Сводка", "B4"); err != nil || spaced.Replace(got) != page {
		t.Errorf("the cover says %q, %v", got, err)
	}
}

// TestFileOfDemonstration says in files what the band over the page says, and prints no tile that only keeps a place.
func TestFileOfDemonstration(t *testing.T) {
	const said = "Демонстрация. Компания и все цифры вымышлены."
	h := open(t)
	p := h.As("")
	hasNot(t, p.get("/d/owner.json", ok), said, "demonstration")
	s := warehouse.DefaultSettings()
	s.Demo = true
	must(t, h.engine.Configure(t.Context(), s))
	has(t, p.get("/d/owner.json", ok), said)
	has(t, p.get("/d/owner.html", ok), said)
	hasNot(t, p.get("/d/owner.csv", ok), said)
	has(t, p.get("/d/owner", ok), `data-tile="advice"`)
	for _, form := range []string{"json", "html", "csv"} {
		hasNot(t, p.get("/d/owner."+form, ok), "появятся советы", "Что сделать в первую очередь")
	}
}

// TestFileOfAllTime says that it is of all time, and holds it against nothing: before all time there was nothing.
func TestFileOfAllTime(t *testing.T) {
	p := open(t).As("")
	text := p.get("/d/owner.json?range=all&compare=previous", ok)
	has(t, text, `"period":"всё время"`)
	hasNot(t, text, "1970", "1969", "1913", `"compared"`)
}

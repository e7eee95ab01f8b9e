package dashboard_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"svodka/internal/engine/texttable"
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

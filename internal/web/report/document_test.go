package report_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"svodka/internal/account"
)

// TestWorkbook gives each reader of one report the rows that are theirs, under the same filters as the page.
func TestWorkbook(t *testing.T) {
	g := open(t, company)
	id := g.keep("olga", account.Owner, byOwner("Выручка по людям"))
	if w := g.as("olga").post("/r/"+id+"/share", "who", "everyone"); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	read := func(login, query string) string {
		w := g.as(login).get("/r/" + id + ".xlsx" + query)
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Content-Type"), "spreadsheetml") || !strings.Contains(w.Header().Get("Content-Disposition"), id+".xlsx") {
			t.Fatalf("%s: %d %v", login, w.Code, w.Header())
		}
		f, err := excelize.OpenReader(w.Body)
		check(t, err)
		var all strings.Builder
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
			check(t, err)
			fmt.Fprint(&all, rows)
		}
		check(t, f.Close())
		return all.String()
	}
	const mine, theirs = "2500.5", "77000"
	if all := read("olga", "?range=2026-03"); !strings.Contains(all, mine) || !strings.Contains(all, theirs) || !strings.Contains(all, "79500.5") {
		t.Errorf("the owner's: %s", all)
	}
	if all := read("bob", "?range=2026-03"); strings.Contains(all, mine) || !strings.Contains(all, theirs) {
		t.Errorf("bob's: %s", all)
	}
	if all := read("olga", "?range=2026-03&owner="+url.QueryEscape("t:ann")); !strings.Contains(all, mine) || strings.Contains(all, theirs) || !strings.Contains(all, "Анна") {
		t.Errorf("narrowed: %s", all)
	}
	if w := g.as("olga").get("/r/no-such.xlsx"); w.Code != http.StatusNotFound {
		t.Errorf("a report that is not there: %d", w.Code)
	}
}

package score_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// book opens the workbook that somebody is given.
func (g *rig) book(login, target string) *excelize.File {
	g.Helper()
	a := g.Get(login, target)
	if a.Status != http.StatusOK {
		g.Fatalf("%s for %s: %d %s", target, login, a.Status, a.Text())
	}
	f, err := excelize.OpenReader(strings.NewReader(a.Body))
	g.Check(err)
	g.Cleanup(func() { g.Check(f.Close()) })
	return f
}

// raw are the cells of a sheet as they are kept: numbers are numbers.
func (g *rig) raw(f *excelize.File, sheet string) [][]string {
	g.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	g.Check(err)
	return rows
}

// all is everything that a workbook tells.
func (g *rig) all(f *excelize.File) string {
	g.Helper()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		b.WriteString(sheet + "\n")
		for _, row := range g.raw(f, sheet) {
			b.WriteString(strings.Join(row, "\t") + "\n")
		}
	}
	return b.String()
}

// row finds the row that begins with a text.
func row(rows [][]string, begins string) []string {
	for _, r := range rows {
		if len(r) > 0 && r[0] == begins {
			return r
		}
	}
	return nil
}

// TestWorkbook: a sheet for everybody and one with all, in numbers to the kopeck that add up.
func TestWorkbook(t *testing.T) {
	g := open(t)
	g.card()
	f := g.book("adam", "/bonus.xlsx?month=2026-03")
	if got := strings.Join(f.GetSheetList(), ", "); !strings.HasSuffix(got, "Все вместе, Анна Ким, Бобров Секретов, Егор Ли") {
		t.Errorf("sheets: %s", got)
	}
	all := g.raw(f, "Все вместе")
	if got := strings.Join(row(all, "Сотрудник"), "|"); !strings.HasSuffix(got, "|Итого, ₽") {
		t.Errorf("heads: %s", got)
	}
	for begins, want := range map[string]string{
		"Анна Ким":        "Анна Ким|Продавец|80|80|80|0|160",
		"Егор Ли":         "Егор Ли|Продавец|150|150|150|0|300",
		"Бобров Секретов": "Бобров Секретов|Продавец|222.2|222.2|222.2|0|444.4",
		"Итого":           "Итого|||452.2|452.2|0|904.4",
	} {
		if got := strings.Join(row(all, begins), "|"); got != want {
			t.Errorf("%s: %s, want %s", begins, got, want)
		}
	}
	if got := strings.Join(row(g.raw(f, "Анна Ким"), "Выручка"), "|"); got != "Выручка|800|1000|0.8|0.8|1|80|80" {
		t.Errorf("Ann's line: %s", got)
	}
	for _, name := range []string{"Анна Ким", "Егор Ли", "Бобров Секретов"} {
		rows := g.raw(f, name)
		sum, total := 0.0, row(rows, "Итого")
		for _, r := range rows {
			const money = 7
			if len(r) > money && r[0] != "Итого" {
				if x, err := strconv.ParseFloat(r[money], 64); err == nil {
					sum += x
				}
			}
		}
		if want, err := strconv.ParseFloat(total[len(total)-1], 64); err != nil || int64(sum*100+0.5) != int64(want*100+0.5) {
			t.Errorf("%s: the lines come to %v, the total says %v (%v)", name, sum, total, err)
		}
		if total[len(total)-1] != row(all, name)[6] {
			t.Errorf("%s: the sheet says %s, all together %s", name, total[len(total)-1], row(all, name)[6])
		}
	}
	shown, err := f.GetCellValue("Все вместе", "G"+strconv.Itoa(len(all)))
	g.Check(err)
	if shown != "904.40" {
		t.Errorf("the total is shown as %q, without its kopecks", shown)
	}
	if g.Get("adam", "/bonus.pdf").Status != http.StatusNotFound {
		t.Error("a form that the site does not write is given")
	}
	if a := g.Get("adam", "/bonus?month=2026-03"); !strings.Contains(a.Body, `href="/bonus.xlsx?month=2026-03"`) {
		t.Error("the page does not lead to the workbook")
	}
}

// TestWorkbookRights: a workbook holds what the page shows its reader, and not a name more.
func TestWorkbookRights(t *testing.T) {
	g := open(t)
	g.card()
	secrets := []string{"Бобров", "444", "222", "Секрет Боба", "t:bob"}
	for login, c := range map[string]struct {
		target string
		has    []string
		never  []string
	}{
		"ann":  {"/bonus.xlsx?month=2026-03", []string{"Анна Ким", "160"}, append(secrets, "Егор")},
		"hugo": {"/bonus.xlsx?month=2026-03", []string{"Анна Ким", "Егор Ли", "460"}, secrets},
		"bob":  {"/bonus.xlsx?month=2026-03", []string{"Бобров Секретов", "444.4"}, []string{"Анна", "Егор"}},
	} {
		text := g.all(g.book(login, c.target))
		for _, x := range c.has {
			if !strings.Contains(text, x) {
				t.Errorf("%s: no %q in %s", login, x, text)
			}
		}
		for _, x := range c.never {
			if strings.Contains(text, x) {
				t.Errorf("%s reads %q in %s", login, x, text)
			}
		}
	}
	if a := g.Get("adam", "/bonus/of/t:ann?month=2026-03"); !strings.Contains(a.Body, `href="/bonus.xlsx?month=2026-03&amp;owner=t%3Aann"`) {
		t.Error("a person's page does not lead to their workbook")
	}
	if text := g.all(g.book("adam", "/bonus.xlsx?month=2026-03&owner=t:ann")); strings.Contains(text, "Егор") || !strings.Contains(text, "Анна Ким") {
		t.Errorf("Ann's own workbook: %s", text)
	}
	for login, target := range map[string]string{
		"ann": "/bonus.xlsx?month=2026-03&owner=t:bob", "hugo": "/bonus.xlsx?month=2026-03&owner=t:bob", "alla": "/bonus.xlsx", "mark": "/bonus.xlsx?month=2026-03",
	} {
		if a := g.Get(login, target); a.Status != http.StatusNotFound {
			t.Errorf("%s is given %s: %d", login, target, a.Status)
		}
	}
}

package tile_test

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"svodka/internal/access"
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/web/tile"
)

// TestDocument holds a workbook against the JSON answer, figure by figure, totals of ratios included.
func TestDocument(t *testing.T) {
	h := open(t, company)
	const text = "metrics=revenue,win_rate,avg_check,deals_won&by=owner&range=2026-02..2026-03&totals=1&compare=previous"
	for _, l := range []lang.Lang{lang.RU, lang.EN} {
		v := access.Admin(string(l))
		shown := h.build(v, "", one("kpi", board.KPI, "metrics=revenue&range=2026-03&compare=previous"), one("t", board.Table, text))
		if shown[1].Problem != "" {
			t.Fatal(shown[1].Problem)
		}
		d := &render.Document{Lang: l, Title: "Report", Made: h.site.Now()}
		tile.Document(d, shown, "https://svodka.example/")
		if len(d.Parts) != 2 || d.Parts[0].Figure == "" || len(d.Terms) != 4 || d.AsOf == "" || d.Period == "" {
			t.Fatalf("%+v", d)
		}
		var b, j bytes.Buffer
		must(t, render.XLSX(t.Context(), &b, d))
		must(t, render.JSON(&j, shown[1].Answer))
		var want struct {
			Rows  []map[string]any `json:"rows"`
			Total map[string]any   `json:"total"`
		}
		must(t, json.Unmarshal(j.Bytes(), &want))
		f, err := excelize.OpenReader(&b)
		must(t, err)
		sheet := f.GetSheetList()[1]
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		must(t, err)
		first := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 1 && isNumber(r[1]) })
		if first < 0 {
			t.Fatalf("no figures: %v", rows)
		}
		all := slices.Concat(want.Rows, []map[string]any{want.Total})
		if got := len(rows) - first; got != len(all) {
			t.Fatalf("%d rows, want %d: %v", got, len(all), rows)
		}
		checked := 0
		for i, r := range rows[first:] {
			k := 1
			for _, c := range columnsOf(d.Parts[1].Table, shown[1]) {
				got, wanted := "", all[i][c]
				if k < len(r) {
					got = r[k]
				}
				k++
				x, ok := wanted.(float64)
				if strings.HasSuffix(c, ":delta") && strings.HasPrefix(c, "win_rate") {
					x *= 100 // points, as the page has them
				}
				if !ok {
					if isNumber(got) {
						t.Errorf("row %d, %s: %s where there is no figure", i, c, got)
					}
					continue
				}
				y, err := strconv.ParseFloat(got, 64)
				if err != nil || math.Abs(x-y) > 1e-6*math.Max(1, math.Abs(x)) {
					t.Errorf("row %d, %s: %q, want %v", i, c, got, x)
				}
				checked++
			}
		}
		if checked < 15 {
			t.Errorf("only %d figures were held against each other", checked)
		}
		if ok, href, err := f.GetCellHyperLink(sheet, "B"+strconv.Itoa(first+1)); err != nil || !ok || !strings.HasPrefix(href, "https://svodka.example/records?") {
			t.Errorf("the records stand behind %q, %v", href, err)
		}
		must(t, f.Close())
	}
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// columnsOf are the names of the columns of a table, in the order it has them.
func columnsOf(s *render.Sheet, x tile.Shown) []string {
	columns := tile.ByMetric(render.Columns(x.Answer, lang.RU))
	var list []string
	for _, c := range columns {
		if !strings.HasSuffix(c.Name, ":delta") || !slices.ContainsFunc(columns, func(o render.Column) bool {
			return o.Name == strings.TrimSuffix(c.Name, "delta")+"change"
		}) {
			list = append(list, c.Name)
		}
	}
	return list[:min(len(list), len(s.Heads)-s.Labels)]
}

// TestDocumentKeepsAllRows writes rows that the page leaves to the file.
func TestDocumentKeepsAllRows(t *testing.T) {
	var data strings.Builder
	data.WriteString("users:\n  id name\n")
	const people = 2300
	for i := range people {
		data.WriteString("  u" + strconv.Itoa(i) + " Name" + strconv.Itoa(i) + "\n")
	}
	data.WriteString("deals:\n  id owner created closed outcome amount\n")
	for i := range people {
		data.WriteString("  " + strconv.Itoa(i) + " u" + strconv.Itoa(i) + " 2026-03-02 2026-03-03 won " + strconv.Itoa(i+1) + "\n")
	}
	h := open(t, data.String())
	shown := h.build(access.Admin("ru"), "", one("t", board.Table, "metrics=revenue&by=owner&range=2026-03"))
	d := &render.Document{Lang: lang.RU, Made: h.site.Now()}
	tile.Document(d, shown, "")
	n := len(d.Parts[0].Table.Rows)
	if all := len(shown[0].Answer.Frame.Rows); n != all+1 || all <= tile.MostRows {
		t.Errorf("%d rows of %d, the page shows %d", n, all, tile.MostRows)
	}
}

// TestExpectedIsANumber writes the expected completion of a plan as a percent that a spreadsheet counts with; paper keeps its range.
func TestExpectedIsANumber(t *testing.T) {
	h := planned(t, company, goals)
	shown := h.build(access.Admin("ru"), "range=2026-03", one("t", board.Table, "metrics=revenue&by=owner&compare=plan&derive=revenue:expected"))
	d := &render.Document{Lang: lang.RU, Made: h.site.Now()}
	tile.Document(d, shown, "")
	table := d.Parts[0].Table
	at := slices.IndexFunc(table.Heads, func(x render.Head) bool { return strings.HasPrefix(x.Title, "ожидаем") })
	if at < 0 {
		t.Fatalf("%+v", table.Heads)
	}
	for _, r := range table.Rows {
		c := r.Cells[at]
		if !c.Num.Is || !strings.HasSuffix(c.Num.Format, "%") || !strings.Contains(c.Text, "%") {
			t.Errorf("%s: %+v", r.Cells[0].Text, c)
		}
	}
	var b bytes.Buffer
	must(t, render.DocumentCSV(t.Context(), &b, d))
	if strings.Contains(b.String(), "\u00a0%") {
		t.Error(b.String())
	}
}

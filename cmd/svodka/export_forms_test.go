//go:build cgo

package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"svodka/internal/lang"
	"svodka/internal/render"
)

// exact holds the file for machines against the document.
func (x *export) exact(name string, d *render.Document, file []byte) {
	var got struct {
		Tiles []struct {
			Value        *float64
			Rows, Totals [][]any
		}
	}
	if err := json.Unmarshal(file, &got); err != nil || len(got.Tiles) != len(d.Parts) {
		x.t.Errorf("%s: %d tiles of %d, %v", name, len(got.Tiles), len(d.Parts), err)
		return
	}
	for i, p := range d.Parts {
		if p.Table == nil {
			continue
		}
		rows, totals := got.Tiles[i].Rows, got.Tiles[i].Totals
		for _, l := range p.Table.Rows {
			list := &rows
			switch {
			case l.Break:
				continue
			case l.Total:
				list = &totals
			}
			if len(*list) == 0 {
				x.t.Errorf("%s, %s: rows are lost", name, p.Title)
				break
			}
			for k, c := range l.Cells {
				v, is := (*list)[0][k].(float64)
				if want, err := strconv.ParseFloat(c.Num.Exact, 64); is && (err != nil || want != v) || !is && c.Num.Is && p.Table.Heads[k].Figures {
					x.t.Errorf("%s, %s: %v in JSON, want %s", name, p.Title, (*list)[0][k], c.Num.Exact)
				}
			}
			*list = (*list)[1:]
		}
		if len(rows)+len(totals) > 0 {
			x.t.Errorf("%s, %s: %d rows too many", name, p.Title, len(rows)+len(totals))
		}
	}
}

// book holds a workbook against the document.
func (x *export) book(name string, d *render.Document, file []byte) int {
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		x.t.Errorf("%s: %v", name, err)
		return 0
	}
	defer func() { _ = f.Close() }()
	sheets, n := f.GetSheetList()[1:], 0
	for _, p := range d.Parts {
		if p.Table == nil {
			continue
		}
		if len(sheets) == 0 {
			x.t.Errorf("%s: no sheet of %s", name, p.Title)
			return n
		}
		rows, err := f.GetRows(sheets[0], excelize.Options{RawCellValue: true})
		sheets = sheets[1:]
		above := 4
		if d.Filters != "" {
			above++
		}
		if len(p.Table.Groups) > 0 {
			above++
		}
		if err != nil || len(rows) < above || rows[0][0] != p.Title && !strings.HasSuffix(rows[0][0], p.Title) {
			x.t.Errorf("%s, %s: %d rows, %v", name, p.Title, len(rows), err)
			continue
		}
		for i, l := range p.Table.Rows {
			for k, c := range l.Cells {
				got := ""
				if above+i < len(rows) && k < len(rows[above+i]) {
					got = rows[above+i][k]
				}
				n += x.number(fmt.Sprintf("%s.xlsx, %s, row %d, %d", name, p.Title, i, k), c, got, 1)
			}
		}
	}
	return n
}

// number holds a cell of a spreadsheet against the document's.
func (x *export) number(where string, c render.Cell, got string, times float64) int {
	if !c.Num.Is {
		if got != "" && strings.TrimPrefix(got, "'") != c.Text {
			x.t.Errorf("%s: %q, want %q", where, got, c.Text)
		}
		return 0
	}
	v, err := strconv.ParseFloat(got, 64)
	if want := c.Num.V * times; err != nil || math.Abs(v-want) > 1e-9*math.Max(1, math.Abs(want))+1e-4*math.Abs(times-1) {
		x.t.Errorf("%s: %q, want %v", where, got, want)
		return 0
	}
	if exact, err := strconv.ParseFloat(c.Num.Exact, 64); !strings.HasPrefix(c.Num.Format, "dd.") && (err != nil || !unitOf(c.Num.V, exact)) {
		x.t.Errorf("%s: %v is no unit of %s", where, c.Num.V, c.Num.Exact)
	}
	return 1
}

// unitOf reports whether a figure is another in a unit that tables have: itself, thousands, percents, minutes, hours, days.
func unitOf(v, exact float64) bool {
	const near = 1e-5
	return v == 0 && math.Abs(exact) < near || slices.ContainsFunc([]float64{1, 1000, 0.01, 60, 3600, 86400}, func(unit float64) bool {
		return math.Abs(v*unit-exact) <= near*math.Max(math.Abs(exact), 1)
	})
}

// sheet holds CSV against the document.
func (x *export) sheet(name string, d *render.Document, file []byte) int {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	if d.Lang == lang.RU {
		r.Comma = ';'
	}
	rows, err := r.ReadAll()
	if err != nil {
		x.t.Errorf("%s: %v", name, err)
		return 0
	}
	n := 0
	for _, p := range d.Parts {
		if p.Table == nil {
			continue
		}
		lines := slices.DeleteFunc(slices.Clone(p.Table.Rows), func(l render.Line) bool { return l.Break })
		title := p.Title
		if p.Period != "" { // its days are its own
			title += ", " + p.Period
		}
		if at := slices.IndexFunc(rows, func(r []string) bool { return len(r) == 1 && strings.TrimPrefix(r[0], "'") == title }); at >= 0 {
			rows = rows[at+1:]
		}
		if len(rows) < len(lines)+1 {
			x.t.Errorf("%s.csv, %s: rows are lost", name, p.Title)
			return n
		}
		for i, l := range lines {
			for k, c := range l.Cells {
				times := 1.0
				switch {
				case strings.Contains(c.Num.Format, "%"):
					times = 100
				case strings.HasPrefix(c.Num.Format, "[h]"):
					times = 24
				case strings.HasPrefix(c.Num.Format, "dd."):
					continue
				}
				if len(rows[i+1]) <= k {
					x.t.Errorf("%s.csv, %s, row %d: %q", name, p.Title, i, rows[i+1])
					return n
				}
				got := rows[i+1][k]
				if c.Num.Is {
					got = strings.Replace(got, ",", ".", 1)
				}
				n += x.number(fmt.Sprintf("%s.csv, %s, row %d, %d", name, p.Title, i, k), c, got, times)
			}
		}
		rows = rows[len(lines)+1:]
	}
	return n
}

// paper holds the text of a PDF against the document: titles, single figures, and the figures of each row beside each other.
func (x *export) paper(name string, d *render.Document, file []byte) int {
	at := filepath.Join(x.t.TempDir(), "page.pdf")
	if err := os.WriteFile(at, file, 0o600); err != nil {
		x.t.Error(err)
		return 0
	}
	out, err := exec.CommandContext(x.t.Context(), "pdftotext", "-raw", at, "-").Output()
	if err != nil {
		x.t.Errorf("%s: pdftotext: %v (scripts/deps.sh install brings it)", name, err)
		return 0
	}
	text, n := tight(string(out)), 0
	has := func(what string) bool {
		if !strings.Contains(text, tight(what)) {
			x.t.Errorf("%s.pdf lacks %q", name, what)
			return false
		}
		return true
	}
	has(d.Title)
	has(d.AsOf)
	for _, p := range d.Parts {
		has(p.Title)
		if p.Table == nil && p.Figure != "" && has(p.Figure) {
			n++
		}
		if p.Table == nil || p.Chart != nil && d.Board {
			continue
		}
		for _, l := range p.Table.Rows {
			var figures []string
			for k, c := range l.Cells {
				if p.Table.Heads[k].Figures {
					figures = append(figures, tight(c.Text))
				}
			}
			if !strings.Contains(text, strings.Join(figures, "")) { // a table wider than the page goes on below
				for _, f := range figures {
					has(f)
				}
			}
			n += len(figures)
		}
	}
	return n
}

// tight is a text without spaces.
func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

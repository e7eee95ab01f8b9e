//go:build cgo

package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/web"
)

// export is the demo's site with what a test has held against each other.
type export struct {
	t      *testing.T
	shop   *shop
	forms  map[string]render.Format
	mu     sync.Mutex
	tables int
	cells  map[string]int // compared figures, by form
}

// TestExport writes every report and dashboard of the made-up company in Russian and English as a workbook, CSV, JSON and paper,
// and holds each figure of each file, totals of ratios included, against the JSON answer of the question behind it.
func TestExport(t *testing.T) {
	if testing.Short() {
		t.Skip("a hundred files take a minute")
	}
	dir := t.TempDir()
	out := &syncBuffer{}
	if status := Main(t.Context(), []string{"demo", "--data", dir}, Streams{In: strings.NewReader(""), Out: out, Err: out}, testNow); status != 0 {
		t.Fatalf("demo ended with %d:\n%s", status, out)
	}
	a := &app{io: Streams{In: strings.NewReader(""), Out: out, Err: out}, now: testNow}
	a.conf.Data, a.conf.Memory, a.conf.Base, a.conf.Lang = dir, defaultMemory, "https://svodka.example", "ru"
	err := a.withSite(t.Context(), func(ctx context.Context, s *shop) error {
		x := &export{t: t, shop: s, forms: map[string]render.Format{}, cells: map[string]int{}}
		for _, f := range s.site.Forms() {
			x.forms[f.Name] = f
		}
		u, err := s.reader(ctx, a, "")
		if err != nil {
			return err
		}
		boards, err := s.open(ctx, u)
		if err != nil {
			return err
		}
		const shipped = 35
		if len(boards) < shipped {
			t.Errorf("%d boards, want %d", len(boards), shipped)
		}
		places := make(chan struct{}, 2)
		var all sync.WaitGroup
		for _, b := range boards {
			for _, l := range []lang.Lang{lang.RU, lang.EN} {
				places <- struct{}{}
				all.Go(func() {
					defer func() { <-places }()
					x.board(ctx, web.Order{User: u, Board: b.ID, Lang: l})
				})
			}
		}
		all.Wait()
		t.Logf("%d tables of %d boards in two languages; figures held against the answers: %v", x.tables, len(boards), x.cells)
		for form, least := range map[string]int{"json": 5000, "xlsx": 5000, "csv": 5000, "pdf": 5000} {
			if x.cells[form] < least {
				t.Errorf("only %d figures of %s were compared", x.cells[form], form)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (x *export) board(ctx context.Context, o web.Order) {
	name := o.Board + " " + string(o.Lang)
	d, _, err := x.shop.site.Document(ctx, o)
	if err != nil {
		x.t.Errorf("%s: %v", name, err)
		return
	}
	told := map[string]int{}
	for i := range d.Parts {
		told["json"] += x.answered(name, &d.Parts[i])
	}
	files := map[string][]byte{}
	for _, form := range []string{"json", "xlsx", "csv", "pdf"} {
		var b bytes.Buffer
		if err := x.forms[form].Write(ctx, &b, d); err != nil {
			x.t.Errorf("%s as %s: %v", name, form, err)
			return
		}
		files[form] = b.Bytes()
		if dir := os.Getenv("SVODKA_SHOW"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, " ", ".")+x.forms[form].Ext), b.Bytes(), 0o600); err != nil {
				x.t.Error(err)
			}
		}
	}
	if dir := os.Getenv("SVODKA_SHOW"); dir != "" {
		x.letter(ctx, filepath.Join(dir, strings.ReplaceAll(name, " ", ".")+".mail.html"), d)
	}
	x.exact(name, d, files["json"])
	told["xlsx"] = x.book(name, d, files["xlsx"])
	told["csv"] = x.sheet(name, d, files["csv"])
	told["pdf"] = x.paper(name, d, files["pdf"])
	x.mu.Lock()
	defer x.mu.Unlock()
	for form, n := range told {
		x.cells[form] += n
	}
	for _, p := range d.Parts {
		if p.Table != nil {
			x.tables++
		}
	}
}

// letter keeps the body of a letter with its pictures, to be looked at.
func (x *export) letter(ctx context.Context, path string, d *render.Document) {
	draw, err := x.shop.site.Drawer()
	if err != nil {
		x.t.Error(err)
		return
	}
	text, pictures, err := render.Mail(ctx, d, draw)
	for _, p := range pictures {
		text = strings.ReplaceAll(text, "cid:"+p.ID, "data:image/png;base64,"+base64.StdEncoding.EncodeToString(p.PNG))
	}
	if err = errors.Join(err, os.WriteFile(path, []byte(text), 0o600)); err != nil {
		x.t.Error(err)
	}
}

// reply is an answer as /ask.json gives it.
type reply struct {
	Rows, Subtotals []map[string]any
	Total           map[string]any
}

func (x *export) ask(question string) (a reply, err error) {
	r := httptest.NewRequestWithContext(x.t.Context(), http.MethodGet, "/ask.json?"+question, nil)
	r.RemoteAddr, r.Host = "127.0.0.1:5000", "127.0.0.1:8787"
	w := httptest.NewRecorder()
	x.shop.site.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		return a, fmt.Errorf("/ask.json?%s: %d %.200s", question, w.Code, w.Body)
	}
	return a, json.Unmarshal(w.Body.Bytes(), &a)
}

// answered holds what a document has of a tile against the answer, and tells how many figures that were.
func (x *export) answered(name string, p *render.Part) int {
	if p.Ask == "" {
		return 0
	}
	a, err := x.ask(p.Ask)
	if err != nil {
		x.t.Errorf("%s, %s: %v", name, p.Title, err)
		return 0
	}
	if p.Table == nil {
		return x.single(name, p, a)
	}
	if i := slices.IndexFunc(p.Table.Heads, func(h render.Head) bool { return h.Figures }); i >= 0 && p.Table.Heads[i].Name == "" {
		return x.pivot(name, p, a)
	}
	lines := slices.DeleteFunc(slices.Clone(p.Table.Rows), func(l render.Line) bool { return l.Break })
	want := a.Rows
	if len(lines) > len(want) {
		want = slices.Concat(a.Rows, a.Subtotals, []map[string]any{a.Total})
	}
	if len(lines) != len(want) {
		x.t.Errorf("%s, %s: %d rows, want %d", name, p.Title, len(lines), len(want))
		return 0
	}
	n := 0
	for i, l := range lines {
		for k, c := range l.Cells {
			if h := p.Table.Heads[k]; h.Figures {
				n += x.same(fmt.Sprintf("%s, %s, row %d, %s", name, p.Title, i, h.Name), c, want[i][h.Name])
			}
		}
	}
	return n
}

// same holds one figure against the answer's.
func (x *export) same(where string, c render.Cell, want any) int {
	v, is := want.(float64)
	if !c.Num.Is && (!is || strings.ContainsAny(c.Text, "0123456789–")) { // an expectation is told as from and to
		return 0
	}
	got, err := strconv.ParseFloat(c.Num.Exact, 64)
	if !is || err != nil || math.Abs(got-v) > 1e-9*math.Max(1, math.Abs(v)) {
		x.t.Errorf("%s: %q (%q), want %v", where, c.Num.Exact, c.Text, want)
		return 0
	}
	return 1
}

// single holds the figure of a tile against the whole of its answer.
func (x *export) single(name string, p *render.Part, a reply) int {
	if p.Figure == "" || !p.Num.Is {
		return 0
	}
	for _, v := range a.Total {
		if f, ok := v.(float64); ok && strconv.FormatFloat(f, 'f', -1, 64) == p.Num.Exact {
			return 1
		}
	}
	x.t.Errorf("%s, %s: %s is not in %v", name, p.Title, p.Num.Exact, a.Total)
	return 0
}

// pivot holds a table whose second split goes across against the answer: the figures of a line are those of the rows about what
// the line is of, or, where metrics go down, those of one metric.
func (x *export) pivot(name string, p *render.Part, a reply) int {
	n := 0
	for i, l := range p.Table.Rows {
		if l.Total || l.Break {
			continue
		}
		var got []string
		for k, c := range l.Cells {
			if h := p.Table.Heads[k]; h.Figures && !h.Whole && c.Num.Is {
				got = append(got, c.Num.Exact)
			}
		}
		slices.Sort(got)
		if !slices.ContainsFunc(candidates(a, l.Cells[0].Text), func(want []string) bool { return within(got, want) }) {
			x.t.Errorf("%s, %s, line %d (%s): %v is not in the answer", name, p.Title, i, l.Cells[0].Text, got)
			continue
		}
		n += len(got)
	}
	return n
}

// candidates are sorted figures that a line of a pivot may have: of the rows that bear its title, and of each metric.
func candidates(a reply, title string) [][]string {
	var titled []string
	by := map[string][]string{}
	for _, r := range a.Rows {
		bears := false
		for _, v := range r {
			s, ok := v.(string)
			bears = bears || ok && (s == title || s == "(others)") || v == nil
		}
		for key, v := range r {
			f, ok := v.(float64)
			if !ok {
				continue
			}
			text := strconv.FormatFloat(f, 'f', -1, 64)
			if bears {
				titled = append(titled, text)
			}
			by[key] = append(by[key], text)
		}
	}
	slices.Sort(titled)
	list := [][]string{titled}
	for _, texts := range by {
		slices.Sort(texts)
		list = append(list, texts)
	}
	return list
}

// within reports whether all of some sorted texts are among others, each as often as it occurs.
func within(some, all []string) bool {
	k := 0
	for _, s := range some {
		for k < len(all) && all[k] < s {
			k++
		}
		if k == len(all) || all[k] != s {
			return false
		}
		k++
	}
	return true
}

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
	const close = 1e-5
	return v == 0 && math.Abs(exact) < close || slices.ContainsFunc([]float64{1, 1000, 0.01, 60, 3600, 86400}, func(unit float64) bool {
		return math.Abs(v*unit-exact) <= close*math.Max(math.Abs(exact), 1)
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
		if at := slices.IndexFunc(rows, func(r []string) bool { return len(r) == 1 && strings.TrimPrefix(r[0], "'") == p.Title }); at >= 0 {
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

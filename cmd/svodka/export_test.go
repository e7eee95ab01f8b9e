//go:build cgo

package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"svodka/internal/account"
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
		t.Run("boards", func(t *testing.T) {
			x.t = t
			x.boards(ctx, u)
		})
		t.Run("parquet", func(t *testing.T) {
			x.t = t
			x.parquet(filepath.Join(dir, "records.parquet"))
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (x *export) boards(ctx context.Context, u account.User) {
	boards, err := x.shop.open(ctx, u)
	if err != nil {
		x.t.Fatal(err)
	}
	const shipped = 35
	if len(boards) < shipped {
		x.t.Errorf("%d boards, want %d", len(boards), shipped)
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
	x.t.Logf("%d tables of %d boards in two languages; figures held against the answers: %v", x.tables, len(boards), x.cells)
	for form, least := range map[string]int{"json": 5000, "xlsx": 5000, "csv": 5000, "pdf": 5000} {
		if x.cells[form] < least {
			x.t.Errorf("only %d figures of %s were compared", x.cells[form], form)
		}
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
	text, err := x.get("/ask.json?" + question)
	if err != nil {
		return a, err
	}
	return a, json.Unmarshal(text, &a)
}

func (x *export) get(path string) ([]byte, error) {
	r := httptest.NewRequestWithContext(x.t.Context(), http.MethodGet, path, nil)
	r.RemoteAddr, r.Host = "127.0.0.1:5000", "127.0.0.1:8787"
	w := httptest.NewRecorder()
	x.shop.site.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		return nil, fmt.Errorf("%s: %d %.200s", path, w.Code, w.Body)
	}
	return w.Body.Bytes(), nil
}

// parquet reads a list of records back with DuckDB: as many as the figure counts, types kept, what is not there null.
func (x *export) parquet(path string) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		x.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, c := range []struct{ metric, column, kind string }{
		{"deals_new", "created", "DATE"}, {"deals_new", "amount", "DECIMAL(18,2)"}, {"calls_out", "started", "TIMESTAMP WITH TIME ZONE"}, {"calls_out", "id", "VARCHAR"},
	} {
		question := "metrics=" + c.metric + "&range=2026-10"
		a, err := x.ask(question)
		if err != nil {
			x.t.Fatal(err)
		}
		file, err := x.get("/records.parquet?" + question)
		if err != nil {
			x.t.Fatal(err)
		}
		if err := os.WriteFile(path, file, 0o600); err != nil {
			x.t.Fatal(err)
		}
		var rows, there float64
		var kind string
		row := db.QueryRowContext(x.t.Context(), fmt.Sprintf("SELECT count(*), count(%[1]s), any_value(typeof(%[1]s)) FROM read_parquet('%[2]s')", c.column, path))
		if err := row.Scan(&rows, &there, &kind); err != nil {
			x.t.Fatalf("%s: %v", c.metric, err)
		}
		if rows != a.Total[c.metric] || rows == 0 || there == 0 || kind != c.kind {
			x.t.Errorf("%s: %v rows of %v, %v with %s, a %s", c.metric, rows, a.Total[c.metric], there, c.column, kind)
		}
	}
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

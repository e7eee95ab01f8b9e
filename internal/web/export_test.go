package web_test

import (
	"bytes"
	"encoding/csv"
	"math"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"svodka/internal/audit"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/render"
	"svodka/internal/web"
)

// texts are the forms whose content can be read as it is, or unpacked.
func texts() []string { return []string{".xlsx", ".csv", ".json", ".html", ".tsv"} }

// TestFilesKeepRights gives everybody every shipped page as a file: nothing stands in it that they may not see on the page.
func TestFilesKeepRights(t *testing.T) {
	t.Parallel()
	g := open(t)
	hidden := limits()
	pages := []string{"/d/owner", "/d/head", "/d/my", "/d/marketing", "/r/kpi_year", "/r/funnel", "/r/refusals", "/r/client_profit", "/kpi", "/r/plan_fact", "/my"}
	for _, who := range []string{"hugo", "ann", "egor", "mark", "serv", "rita"} {
		files := 0
		for i, page := range pages {
			exts := texts()
			if i%2 == 1 {
				exts = exts[:2]
			}
			for _, ext := range exts {
				target := page + ext + "?range=2026-03"
				w := g.As(who).get(target)
				sound(t, who, target, w)
				kept(t, who, target, w, hidden[who])
				if w.Code == http.StatusOK {
					files++
				}
			}
		}
		for _, list := range []string{"/list/deals/records", "/list/clients/records", "/records"} {
			for _, ext := range []string{".csv", ".xlsx"} {
				target := list + ext
				if list == "/records" {
					target += "?metrics=deals_won&range=2026-03"
				}
				w := g.As(who).get(target)
				sound(t, who, target, w)
				kept(t, who, target, w, hidden[who])
			}
		}
		if files == 0 && who != "rita" {
			t.Errorf("%s got no file at all", who)
		}
	}
	if w := g.As("ann").get("/my.csv"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Моя выручка за апрель") {
		t.Errorf("ann's own page: %d %.300s", w.Code, w.Body)
	}
	if w := g.As("ann").get("/my.xlsx?owner=" + url.QueryEscape("#t:bob")); w.Code != http.StatusNotFound {
		t.Errorf("ann got bob's page as a file: %d", w.Code)
	}
	if w := g.As("ann").get("/list/deals/records.xlsx"); !strings.Contains(content(t, w), "Котёл Анны") || !strings.Contains(content(t, w), "Здесь только записи") {
		t.Errorf("ann's deals: %d %.300s", w.Code, content(t, w))
	}
	if w := g.As("mark").get("/list/deals/records.xlsx"); w.Code == http.StatusOK && !strings.Contains(content(t, w), "Скрыто колонок") {
		t.Error("the workbook does not say that columns are left out")
	}
	if w := g.As("olga").get("/list/deals/records.parquet"); w.Code != http.StatusOK || !bytes.HasPrefix(w.Body.Bytes(), []byte("PAR1")) || !bytes.HasSuffix(w.Body.Bytes(), []byte("PAR1")) {
		t.Errorf("parquet: %d %.40q", w.Code, w.Body)
	}
}

// TestOrderIsThePage makes the same document for a letter as the browser is given, for three readers.
func TestOrderIsThePage(t *testing.T) {
	t.Parallel()
	g := open(t)
	form := g.site.Forms()[slices.IndexFunc(g.site.Forms(), func(f render.Format) bool { return f.Name == "json" })]
	for _, board := range []string{"owner", "my", "refusals"} {
		for _, who := range []string{"olga", "ann", "mark"} {
			u, err := g.accounts.Find(t.Context(), who)
			check(t, err)
			d, _, err := g.site.Document(t.Context(), web.Order{User: u, Board: board, Query: "range=2026-03", Lang: lang.RU})
			path := "/d/"
			if board == "refusals" {
				path = "/r/"
			}
			// A report's own .json is its answer, so its document is taken as a workbook's words.
			w := g.As(who).get(path + board + ".html?range=2026-03")
			if (err == nil) != (w.Code == http.StatusOK) {
				t.Errorf("%s of %s: a letter says %v, the page %d", board, who, err, w.Code)
				continue
			}
			if err != nil {
				continue
			}
			var letter bytes.Buffer
			check(t, form.Write(t.Context(), &letter, d))
			for _, secret := range limits()[who] {
				if strings.Contains(letter.String(), secret) {
					t.Errorf("the letter of %s to %s has %q", board, who, secret)
				}
			}
			if board != "refusals" {
				if page := g.As(who).get(path + board + ".json?range=2026-03").Body.String(); page != letter.String() {
					t.Errorf("%s for %s: a letter and a file differ:\n%.600s\n%.600s", board, who, letter.String(), page)
				}
			}
		}
	}
}

// TestOrdersRefused says what is wrong with an order, as pages do.
func TestOrdersRefused(t *testing.T) {
	t.Parallel()
	g := open(t)
	ann, err := g.accounts.Find(t.Context(), "ann")
	check(t, err)
	off := ann
	off.Disabled = true
	for _, c := range []struct {
		name string
		o    web.Order
		kind fault.Kind
	}{
		{"nobody", web.Order{Board: "owner"}, fault.Forbidden},
		{"switched off", web.Order{User: off, Board: "my"}, fault.Forbidden},
		{"no board", web.Order{User: ann, Board: "nothing"}, fault.NotFound},
		{"reserved", web.Order{User: ann, Board: "@other"}, fault.NotFound},
		{"another's", web.Order{User: ann, Board: "my-bob"}, fault.NotFound},
		{"filter", web.Order{User: ann, Board: "my", Query: "zzz=1"}, fault.Invalid},
		{"escapes", web.Order{User: ann, Board: "my", Query: "%zz"}, fault.Invalid},
		{"paper", web.Order{User: ann, Board: "my", Query: "paper=a0"}, fault.Invalid},
		{"lay", web.Order{User: ann, Board: "my", Query: "lay=upside"}, fault.Invalid},
		{"period", web.Order{User: ann, Board: "my", Query: "range=2026-13"}, fault.Invalid},
		{"metrics", web.Order{User: ann, Board: "my", Query: "metrics=revenue"}, fault.Invalid},
		{"tile", web.Order{User: ann, Board: "my", Query: "tile=none"}, fault.NotFound},
		{"long", web.Order{User: ann, Board: "my", Query: "owner=" + strings.Repeat("я", 1<<14)}, fault.Invalid},
	} {
		c.o.Lang = lang.EN
		if d, _, err := g.site.Document(t.Context(), c.o); !fault.Is(err, c.kind) || d != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, empty, err := g.site.Document(t.Context(), web.Order{User: ann, Board: "my", Query: "range=2020-01", Lang: lang.RU}); err != nil || !empty {
		t.Logf("an old month of her own: empty %v, %v", empty, err)
	}
}

// TestFilesTellTheLog notes each file once with who took it, and a question for the headers alone not at all.
func TestFilesTellTheLog(t *testing.T) {
	t.Parallel()
	g := open(t)
	ann := g.As("ann")
	head := ann.do(http.MethodHead, "/d/my.pdf?range=2026-03", nil)
	if head.Code != http.StatusOK || head.Body.Len() != 0 || head.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("HEAD: %d %v", head.Code, head.Header())
	}
	for _, target := range []string{"/d/my.xlsx?range=2026-03", "/r/refusals.pdf?range=2026-03&paper=a3&lay=portrait", "/list/deals/records.parquet", "/d/my.png?range=2026-03&tile=revenue", "/ask.xlsx?metrics=deals_won&by=owner&range=2026-03", "/kpi.xlsx"} {
		w := ann.get(target)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %.200s", target, w.Code, plain(w.Body.String()))
			continue
		}
		if c := w.Header().Get("Cache-Control"); !strings.Contains(c, "no-store") {
			t.Errorf("%s may be kept: %q", target, c)
		}
		kind, params, err := mime.ParseMediaType(w.Header().Get("Content-Disposition"))
		if err != nil || kind != "attachment" || params["filename"] == "" {
			t.Errorf("%s is called %q: %v", target, w.Header().Get("Content-Disposition"), err)
		}
		if strings.HasPrefix(target, "/r/refusals") && !strings.Contains(params["filename"], "Причины отказов") {
			t.Errorf("a report is called %q", params["filename"])
		}
		for _, c := range w.Header().Get("Content-Disposition") {
			if c > '~' || c < ' ' {
				t.Errorf("%s: a name with a bare %q", target, c)
			}
		}
	}
	events, err := (&audit.Log{Store: g.store, Now: now}).Events(t.Context(), audit.Filter{Act: audit.Export, Who: "ann"})
	check(t, err)
	var what []string
	for _, e := range events {
		what = append(what, e.What)
	}
	slices.Sort(what)
	want := []string{"KPI table xlsx", "dashboard my", "dashboard my", "list deals parquet", "question xlsx", "report refusals pdf"}
	if !slices.Equal(what, want) {
		t.Errorf("the log has %q, not %q", what, want)
	}
}

// TestHostileFiles asks for files under addresses that nobody should be able to break anything with.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	g := open(t)
	p := g.As("ann")
	for _, bad := range nasty() {
		for _, target := range []string{
			"/d/my.xlsx?tile=" + url.QueryEscape(bad), "/d/my.pdf?paper=" + url.QueryEscape(bad), "/d/my.csv?lay=" + url.QueryEscape(bad),
			"/r/refusals.html?owner=" + url.QueryEscape(bad), "/d/" + url.PathEscape(bad) + ".xlsx", "/r/" + url.PathEscape(bad) + ".pdf",
			"/list/deals/records.xlsx?find=" + url.QueryEscape(bad), "/records.xlsx?metrics=deals_won&owner=" + url.QueryEscape(bad), "/kpi.xlsx?range=" + url.QueryEscape(bad),
			"/ask.xlsx?metrics=" + url.QueryEscape(bad),
		} {
			w := p.get(target)
			spoilt(t, target, w)
			if strings.ContainsAny(w.Header().Get("Content-Disposition"), "\r\n") {
				t.Errorf("%s breaks the header of its name", target)
			}
		}
	}
	nobody := g.As("")
	for _, target := range []string{"/d/owner.xlsx", "/r/funnel.pdf", "/list/deals/records.parquet", "/kpi.pdf", "/ask.png?metrics=revenue"} {
		if w := nobody.get(target); w.Code == http.StatusOK {
			t.Errorf("a stranger got %s", target)
		}
	}
}

// TestKPIBook holds every cell of the workbook of the KPI table against the file of its texts.
func TestKPIBook(t *testing.T) {
	t.Parallel()
	g := open(t)
	for _, who := range []string{"olga", "ann"} {
		for _, query := range []string{"?range=2026-03", "?range=2026-03&view=percent"} {
			lines := csv.NewReader(strings.NewReader(strings.TrimPrefix(g.As(who).get("/kpi.csv"+query).Body.String(), "\ufeff")))
			lines.Comma = ';'
			want, err := lines.ReadAll()
			check(t, err)
			book, err := excelize.OpenReader(g.As(who).get("/kpi.xlsx" + query).Body)
			check(t, err)
			rows, err := book.GetRows(book.GetSheetName(1), excelize.Options{RawCellValue: true})
			check(t, err)
			from := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 2 && r[0] == "Блок" })
			if from < 0 || len(rows)-from < len(want) {
				t.Fatalf("%s: %d lines of %d: %q", who, len(rows), len(want), rows)
			}
			compared := 0
			for i, line := range want[1:] {
				got := rows[from+1+i]
				for at, text := range line {
					cell := ""
					if at < len(got) {
						cell = got[at]
					}
					if number, err := strconv.ParseFloat(strings.TrimRight(strings.ReplaceAll(text, ",", "."), "%"), 64); err == nil && at > 2 {
						share := strings.HasSuffix(text, "%") || line[2] == "%"
						value, err := strconv.ParseFloat(cell, 64)
						if share {
							value *= 100
						}
						const half = 0.51 // the text is rounded, to a whole number at most
						if err != nil || math.Abs(value-number) > half {
							t.Errorf("%s %s, %s: %q stands as %q", who, query, line[1], text, cell)
						}
						compared++
					} else if at < 2 && cell != text {
						t.Errorf("%s: %q stands as %q", who, text, cell)
					}
				}
			}
			if who == "olga" && compared < 10 {
				t.Errorf("only %d figures", compared)
			}
			check(t, book.Close())
		}
	}
}

package drill_test

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/board/boardtest"
	"svodka/internal/cal"
	"svodka/internal/engine/memory"
	"svodka/internal/model/crm"
	"svodka/internal/source/demo"
	"svodka/internal/web/drill"
	"svodka/internal/web/page"
)

type files struct{ http.Handler }

func (files) URL(name string) string { return "/static/" + name }

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// pages are the pages behind figures, over the made-up company, for whoever sits at the machine.
func pages(t *testing.T) http.Handler {
	t.Helper()
	m, err := crm.Load()
	check(t, err)
	c := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, time.November, 19), Scale: 0.05, Years: 1})
	e, err := memory.Open(c.Settings())
	check(t, err)
	_, err = e.Load(t.Context(), c.Batch(c.End()))
	check(t, err)
	boards, err := board.New(board.Options{Store: boardtest.New(), Model: m, Now: c.End})
	check(t, err)
	site := &page.Site{
		Desk: ask.New(ask.Options{Model: m, Engine: e, Now: c.End}), Model: m, Boards: boards, Assets: files{http.NotFoundHandler()},
		Now: c.End, Version: "1", Log: slog.New(slog.DiscardHandler),
	}
	mux := http.NewServeMux()
	drill.New(site).Routes(mux)
	return site.Guard(mux)
}

// open is what stands behind an address, in the panel or as a page.
func open(t *testing.T, h http.Handler, target string, panel bool) (text, body string) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil)
	r.Host = "127.0.0.1:8787"
	if panel {
		r.Header.Set("Hx-Request", "true")
		r.Header.Set("Hx-Target", "panel")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Errorf("%s: %d", target, w.Code)
	}
	text = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(w.Body.String(), " "))
	text = strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", "").Replace(text)), " ")
	return text, w.Body.String()
}

// TestFiguresAddUp opens figures of every kind: sums and counts are proved by their records, others say that they are not
// sums, and whatever an explanation counts opens to as many records.
func TestFiguresAddUp(t *testing.T) {
	h := pages(t)
	proved := 0
	for _, metric := range []string{
		"revenue", "deals_won", "deals_lost", "deals_new", "leads_new", "payments_sum", "calls_in", "tasks_done", "pipeline_open", "mkt_cost",
		"win_rate", "avg_check", "cycle_days", "conv_lead_won", "clients_new", "tickets_solved", "meetings_held", "gross_profit",
	} {
		q := "metrics=" + metric + "&range=this-year"
		for _, panel := range []bool{true, false} {
			text, _ := open(t, h, "/records?"+q, panel)
			if strings.Contains(text, "Не сходится") {
				t.Errorf("%s: %s", metric, text)
			}
			if strings.Contains(text, "Сходится с числом в отчёте") {
				proved++
			} else if !strings.Contains(text, "посчитан") {
				t.Errorf("%s proves nothing: %.600s", metric, text)
			}
		}
		text, body := open(t, h, "/explain?"+q, true)
		if !strings.Contains(text, "Как получилось") || !strings.Contains(text, "Свежесть и правила") {
			t.Errorf("%s is not explained: %s", metric, text)
		}
		follow(t, h, body)
	}
	if proved < 20 {
		t.Errorf("%d proofs", proved)
	}
}

// follow opens every count of an explanation and compares it with the number of its records.
func follow(t *testing.T, h http.Handler, body string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`(?s)<a class="drill[^"]*" href="(/records[^"]*)"[^>]*>\s*([^<]*?)\s*</a>`).FindAllStringSubmatch(body, -1) {
		target, count := html.UnescapeString(m[1]), strings.ReplaceAll(m[2], "\u202f", "")
		text, _ := open(t, h, target, true)
		if !strings.Contains(text, " "+count+" ") {
			t.Errorf("%s: not %s records: %.300s", target, count, text)
		}
	}
}

// TestWay walks into parts of a figure: each level is an address, the way back is there, and no more than three are shown.
func TestWay(t *testing.T) {
	h := pages(t)
	target := "/records?metrics=deals_lost&range=this-year&loss_reason=" + url.QueryEscape("Дорого") + "&owner!=" + url.QueryEscape("(empty)") +
		"&pipeline!=" + url.QueryEscape("(empty)") + "&source!=" + url.QueryEscape("(empty)")
	text, body := open(t, h, target, true)
	if !strings.Contains(text, "Отказы › ") || strings.Count(text, " › ") != 3 {
		t.Errorf("the way: %.300s", text)
	}
	if !strings.Contains(body, `href="/records?metrics=deals_lost&amp;range=this-year"`) {
		t.Error("no way back to the figure")
	}
	if _, body := open(t, h, "/records?metrics=deals_lost&range=this-year&sort=-amount", true); !strings.Contains(body, `aria-sort="descending"`) {
		t.Error("the order is not told")
	}
	found, _ := open(t, h, "/records?metrics=deals_lost&range=this-year&deal~="+url.QueryEscape("нет такой сделки"), true)
	if !strings.Contains(found, "С такими фильтрами записей нет") {
		t.Errorf("nothing found: %s", found)
	}
}

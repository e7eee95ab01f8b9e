//go:build cgo

package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	_ "github.com/duckdb/duckdb-go/v2" // SQL written by hand, beside the program

	"svodka/internal/cal"
)

// byHand is what somebody who knows SQL would write for the share of deals won within 14 days of the first talk by phone.
const byHand = `
	WITH first AS (
		SELECT deal, min(started_day) AS day FROM call
		WHERE excluded IS NULL AND result NOT IN ('missed', 'busy', 'failed') AND seconds >= 30 GROUP BY deal
	)
	SELECT u.name, count(*) FILTER (WHERE d.won_day - f.day BETWEEN 0 AND 14)::DOUBLE / count(*)
	FROM deal d JOIN first f ON f.deal = d.id JOIN "user" u ON u.id = d.owner
	WHERE d.excluded IS NULL AND f.day BETWEEN ? AND ? GROUP BY u.name`

// shares reads the figures by manager with plain SQL.
func shares(t *testing.T, file string, from, to cal.Day) map[string]float64 {
	t.Helper()
	db, err := sql.Open("duckdb", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), byHand, int64(from), int64(to))
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	out := map[string]float64{}
	for rows.Next() {
		var name string
		var share float64
		if err := rows.Scan(&name, &share); err != nil {
			t.Fatal(err)
		}
		out[name] = share
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNewMetric is a newcomer's way to a metric nobody has thought of before: the share of deals won within 14 days of the first
// talk, by manager. Each click and each field is counted, and the figures are those of SQL written by hand.
func TestNewMetric(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	dir := t.TempDir()
	run(t, 0, "demo", "--data", dir)
	file := filepath.Join(t.TempDir(), "copy.duckdb")
	data, err := os.ReadFile(filepath.Join(dir, warehouseFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve(t, dir)
	b := newTab(t)
	l := looks()[0]
	steps := 0
	click := func(selector string) {
		t.Helper()
		steps++
		b.Do(chromedp.Click(chromedp.CSS(selector)))
	}
	fill := func(id, value, shown string) {
		t.Helper()
		steps++
		if !eval[bool](b, fmt.Sprintf(`(() => { const i = document.querySelector('#m-%s'); i.value = %q; i.dispatchEvent(new Event('change', {bubbles: true})); return i.value === %q })()`, id, value, value)) {
			t.Fatalf("the field %s does not take %s", id, value)
		}
		b.Until(id+" is "+value, `(`+shown+`) && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')`)
	}
	b.open(s.url+"/metrics", l)
	click(`a[href="/metrics/new"]`)
	b.Until("the form opens", `document.querySelector('#m-fact') != null && !document.documentElement.classList.contains('no-js')`)
	b.audit("/metrics/new", l)
	fill("fact", "deal", `document.querySelector('#m-how') != null`)
	fill("how", "cohort", `document.querySelector('#m-goal') != null`)
	fill("day", "talk", `document.querySelector('#m-day').value === 'talk'`)
	fill("goal", "won", `document.querySelector('#m-total') != null`)
	fill("days", "14", `document.querySelector('#m-words')?.textContent.includes('14')`)
	const title = "Выиграно за 14 дней от первого разговора"
	fill("title", title, `document.querySelector('#m-title').value !== ''`)
	b.Until("the preview shows eight weeks and ten records", `document.querySelectorAll('#m-weeks tbody tr').length === 8 && document.querySelectorAll('[aria-labelledby=m-sample] tbody tr').length === 10`)
	b.audit("/metrics/new filled in", l)
	week := fmt.Sprint(eval[[]string](b, `[...document.querySelectorAll('#m-people tbody tr')].map(r => r.children[0].textContent + '=' + r.children[1].textContent)`))
	click("#m-save")
	b.Until("the metric is saved", `location.pathname.startsWith('/metrics/own_')`)
	b.Until("its page is there", `document.querySelector('h1')?.textContent.trim() === '`+title+`'`)
	name := strings.TrimPrefix(eval[string](b, `location.pathname`), "/metrics/")
	b.audit("/metrics/own", l)
	click(`a[href*="by=owner"]`)
	b.Until("the answer by manager is there", `document.querySelectorAll('#page table tbody tr').length > 3`)
	if steps > 12 {
		t.Errorf("it took %d clicks and fields", steps)
	}
	t.Logf("%d clicks and fields; the metric is %s", steps, name)

	from, to := cal.Date(2026, 9, 1), cal.Date(2026, 10, 31)
	asked := func(metrics string) map[string]float64 {
		text := eval[string](b, fmt.Sprintf(`fetch('/ask.json?metrics=%s&by=owner&range=2026-09-01..2026-10-31').then(r => r.text())`, metrics))
		var a struct {
			Rows []map[string]any `json:"rows"`
		}
		if err := json.Unmarshal([]byte(text), &a); err != nil || len(a.Rows) == 0 {
			t.Fatalf("%v: %s", err, text)
		}
		out := map[string]float64{}
		for _, r := range a.Rows {
			if v, ok := r[metrics].(float64); ok {
				out[fmt.Sprint(r["owner"])] = v
			}
		}
		return out
	}
	want := shares(t, file, from, to)
	alike(t, "by SQL", want, asked(name))
	for owner, share := range shares(t, file, cal.Date(2026, 9, 21), cal.Date(2026, 11, 15)) {
		if part := regexp.MustCompile(regexp.QuoteMeta(owner) + `=([0-9,]+)`).FindStringSubmatch(week); part != nil && math.Abs(amount(t, part[1])/100-share) > 0.0006 {
			t.Errorf("the preview says %s of %s, SQL %.4f", part[1], owner, share)
		}
	}

	// The same by formula, over two counts that the form makes of records.
	define := func(title string, fields string) string {
		b.open(s.url+"/metrics/new?"+fields, l)
		b.Until("the form opens", `document.querySelector('#m-title') != null`)
		eval[int](b, fmt.Sprintf(`(document.querySelector('#m-title').value = %q, 0)`, title))
		b.Do(chromedp.Click(chromedp.CSS("#m-save")))
		b.Until("the metric is saved", `location.pathname.startsWith('/metrics/own_')`)
		return strings.TrimPrefix(eval[string](b, `location.pathname`), "/metrics/")
	}
	above := define("Выиграны быстро", "fact=deal&how=count&day=talk&f=talk_won&fto.talk_won=1209600")
	below := define("Был разговор", "fact=deal&how=count&day=talk")
	formula := define("То же формулой", "way=formula&unit=percent&over="+above+"&by="+below)
	alike(t, "by formula", want, asked(formula))

	if out, _ := run(t, 0, "metrics", "own_", "--data", dir); !strings.Contains(out, name) || !strings.Contains(out, formula) {
		t.Errorf("the command line lists %s", out)
	}

	// A formula is completed while it is typed, by a title, and says what it means.
	b.open(s.url+"/metrics/new?way=formula", l)
	b.Do(chromedp.SendKeys(chromedp.CSS("#m-formula"), "revenue / прод"))
	b.Until("the metric is offered", `document.querySelector('#m-hints button[value="insert:deals_won"]') != null`)
	b.Do(chromedp.Click(chromedp.CSS(`#m-hints button[value="insert:deals_won"]`)))
	b.Until("it is put in", `document.querySelector('#m-formula').value.trim() === 'revenue / deals_won' && document.querySelector('#m-words')?.textContent.includes('÷')`)

	for _, look := range looks() {
		for _, path := range []string{"/metrics/new?template=answered", "/metrics/" + name + "/edit", "/metrics/" + name + "/history", "/metrics/new?way=formula"} {
			b.open(s.url+path, look)
			b.audit(path, look)
		}
	}
}

// alike compares figures by member.
func alike(t *testing.T, what string, want, got map[string]float64) {
	t.Helper()
	if len(want) < 5 {
		t.Fatalf("%s: only %d managers", what, len(want))
	}
	some := false
	for name, share := range want {
		if have, ok := got[name]; !ok || math.Abs(have-share) > 1e-9 {
			t.Errorf("%s: %s has %v, wanted %v", what, name, got[name], share)
		}
		some = some || share > 0
	}
	if !some || len(got) != len(want) {
		t.Errorf("%s: %d managers, wanted %d; some %v", what, len(got), len(want), some)
	}
}

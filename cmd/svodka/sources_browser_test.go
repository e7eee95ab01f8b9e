package main

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	fakeamo "svodka/internal/fake/amocrm"
	fakecompany "svodka/internal/fake/company"
	"svodka/internal/source/sourcetest"
)

// TestConnectInBrowser: from an empty data directory to dashboards with the figures of a CRM: the form, the progress, the
// counts, the mapping; then somebody wins a deal in the CRM, and it shows on an open dashboard by itself.
func TestConnectInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser and a first load take a minute")
	}
	c, fake, fields := amo(t, 0.02, func(o *fakeamo.Options, clock *sourcetest.Clock) {
		clock.Pass(time.Since(clock.Now()))
		o.Now, o.Client = time.Now, http.DefaultClient
	})
	dir := filepath.Join(t.TempDir(), "data")
	run(t, 0, "settings", "--data", dir, "zone=Europe/Moscow")
	s := serveBy(t, time.Now, dir)
	b := newTab(t)
	b.open(s.url+"/data", looks()[0])
	b.audit("/data without sources", looks()[0])
	b.open(s.url+"/data/new/amocrm", looks()[0])
	b.audit("/data/new/amocrm", looks()[0])
	for name, value := range fields {
		eval[int](b, fmt.Sprintf(`(document.querySelector('#main [name=%q]').value = %q, 0)`, "f."+name, value))
	}
	eval[int](b, `document.querySelector('#main form [type=submit]').click(), 0`)
	b.until("the source is there", `location.pathname === '/data/amocrm'`)
	b.until("progress shows", `/Сделки|Контакты|Задачи/.test(document.querySelector('#now').textContent)`)
	b.audit("/data/amocrm at work", looks()[0])
	b.settle("the first run has ended and agrees", `/[Сс]овпада/.test(document.querySelector('#main').textContent) && !document.querySelector('#now [hx-trigger*="every"]')`)
	for _, path := range []string{"/data", "/data/amocrm", "/data/amocrm/mapping"} {
		for _, l := range looks() {
			b.open(s.url+path, l)
			b.audit(path, l)
			b.shoot("source"+strings.ReplaceAll(path, "/", "-"), l)
		}
	}
	won := eval[float64](b, `fetch('/ask.json?metrics=deals_won&range=2025-12-01..2026-11-20').then(r => r.json()).then(a => a.total.deals_won)`)
	c.truthful(t)
	c.tell(t)
	if want := c.won(t); won != want {
		t.Errorf("%v deals won, want %v", won, want)
	}
	b.open(s.url+"/data/amocrm", looks()[0])
	hook := eval[string](b, `document.querySelector('#hook').textContent.trim()`)
	subscribe(t, fields["address"], fake.Grant().LongLived, hook)

	b.open(s.url+"/d/owner", looks()[0])
	before := eval[string](b, `document.querySelector('#page').textContent`)
	win(t, c.world)
	start := time.Now()
	b.settle("the open dashboard shows the win", fmt.Sprintf(`document.querySelector('#page').textContent !== %q`, before))
	if d := time.Since(start); d > time.Minute {
		t.Errorf("it took %v", d)
	} else {
		t.Logf("the win was on the dashboard after %v", d.Round(100*time.Millisecond))
	}
}

// settle waits up to two minutes.
func (b *tab) settle(what, expression string) {
	b.t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(250 * time.Millisecond) {
		if eval[bool](b, expression) {
			return
		}
	}
	b.t.Fatalf("waited in vain until %s; the page says %s", what, eval[string](b, `document.querySelector('#main').textContent.replace(/\s+/g, ' ').slice(0, 600)`))
}

// won is how many deals the company itself has won in the year.
func (c *connected) won(t *testing.T) (n float64) {
	t.Helper()
	lines := c.lines(t, c.desk, asked(t, "metrics=deals_won&range=2025-12-01..2026-11-20"))
	if _, err := fmt.Sscanf(lines[len(lines)-1], "total map[deals_won:%f]", &n); err != nil {
		t.Fatalf("%q: %v", lines, err)
	}
	return n
}

// win wins the first open deal for a sum that shows.
func win(t *testing.T, w *fakecompany.World) {
	t.Helper()
	for _, d := range w.All("deal", false) {
		if d.Text("outcome") != "open" {
			continue
		}
		by := fakecompany.By{At: time.Now().Unix(), User: d.Text("owner")}
		for _, s := range w.All("stage", false) {
			if s.Text("pipeline") == d.Text("pipeline") && s.Text("outcome") == "won" {
				values := map[string]any{"amount": int64(77_000_000_00), "stage": s.ID, "outcome": "won", "closed_at": by.At}
				if err := w.Set(d.ID, values, by); err != nil {
					t.Fatal(err)
				}
				return
			}
		}
	}
	t.Fatal("no deal is open")
}

// subscribe has the account send its webhooks to an address.
func subscribe(t *testing.T, account, token, to string) {
	t.Helper()
	body := strings.NewReader(fmt.Sprintf(`{"destination": %q, "settings": ["update_lead", "status_lead"]}`, to))
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, account+"/api/v4/webhooks", body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusCreated {
		t.Fatalf("webhooks: %s", answer.Status)
	}
}

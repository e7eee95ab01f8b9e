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
	fakebitrix "svodka/internal/fake/bitrix24"
	fakecompany "svodka/internal/fake/company"
	"svodka/internal/source/sourcetest"
)

// TestConnectInBrowser: from an empty data directory to dashboards with the figures of a CRM: the form, the progress, the
// counts, the mapping; then somebody wins a deal in the CRM, and it shows on an open dashboard by itself.
func TestConnectInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser and first loads take minutes")
	}
	t.Run("amocrm", func(t *testing.T) {
		c, fake, fields := amo(t, 0.02, func(o *fakeamo.Options, clock *sourcetest.Clock) {
			clock.Pass(time.Since(clock.Now()))
			o.Now, o.Client = time.Now, http.DefaultClient
		})
		b, url := connectInBrowser(t, c, "amocrm", fields)
		subscribe(t, fields["address"], fake.Grant().LongLived, hookOf(b, url, "amocrm"))
		winInSight(t, b, url, c.world, func() {})
	})
	t.Run("bitrix24", func(t *testing.T) {
		c, fake, fields := bitrix(t, 0.02, func(o *fakebitrix.Options, clock *sourcetest.Clock) {
			clock.Pass(time.Since(clock.Now()))
			o.Now = time.Now
		})
		b, url := connectInBrowser(t, c, "bitrix24", fields)
		fake.Subscribe(fakebitrix.Outgoing{URL: hookOf(b, url, "bitrix24"), Events: []string{"ONCRMDEALUPDATE"}})
		winInSight(t, b, url, c.world, func() { fake.Deliver(context.Background(), http.DefaultClient) })
	})
}

// connectInBrowser fills in the form, watches the first run and looks at the pages of the source.
func connectInBrowser(t *testing.T, c *connected, kind string, fields map[string]string) (*tab, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	run(t, 0, "settings", "--data", dir, "zone=Europe/Moscow")
	s := serveBy(t, time.Now, dir)
	b := newTab(t)
	first := looks()[0]
	b.open(s.url+"/data", first)
	b.audit("/data without sources", first)
	b.open(s.url+"/data/new/"+kind, first)
	b.audit("/data/new/"+kind, first)
	for name, value := range fields {
		eval[int](b, fmt.Sprintf(`(document.querySelector('#main [name=%q]').value = %q, 0)`, "f."+name, value))
	}
	eval[int](b, `document.querySelector('#main form [type=submit]').click(), 0`)
	b.Until("the source is there", fmt.Sprintf(`location.pathname === '/data/%s'`, kind))
	b.Until("progress shows", `/Сделки|Контакты|Задачи|Лиды|Компании/.test(document.querySelector('#main').textContent)`)
	b.audit("/data/"+kind+" at work", first)
	b.Await(2*time.Minute, "the first run has ended and agrees", `/[Сс]овпада/.test(document.querySelector('#main').textContent) && !document.querySelector('#now [hx-trigger*="every"]')`)
	for _, path := range []string{"/data", "/data/" + kind, "/data/" + kind + "/mapping"} {
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
	return b, s.url
}

// hookOf is the address that the source's page shows for webhooks.
func hookOf(b *tab, url, kind string) string {
	b.open(url+"/data/"+kind, looks()[0])
	return eval[string](b, `document.querySelector('#hook').textContent.trim()`)
}

// winInSight opens a dashboard, has somebody win a deal and waits until the dashboard shows it.
func winInSight(t *testing.T, b *tab, url string, w *fakecompany.World, deliver func()) {
	t.Helper()
	b.open(url+"/d/owner", looks()[0])
	before := eval[string](b, `document.querySelector('#page').textContent`)
	win(t, w)
	start := time.Now()
	deliver()
	b.Await(2*time.Minute, "the open dashboard shows the win", fmt.Sprintf(`document.querySelector('#page').textContent !== %q`, before))
	if d := time.Since(start); d > time.Minute {
		t.Errorf("it took %v", d)
	} else {
		t.Logf("the win was on the dashboard after %v", d.Round(100*time.Millisecond))
	}
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

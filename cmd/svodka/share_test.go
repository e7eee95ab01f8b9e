//go:build cgo

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// handed finds the address of a link on the page that tells it once.
var handed = regexp.MustCompile(`/(?:share|embed)/[A-Za-z0-9_-]{43}`)

// linkTo makes a link without a browser and gives its address and the name by which it is revoked.
func linkTo(t *testing.T, s served, fields url.Values) (at, revoke string) {
	t.Helper()
	text := posted(t, s.url+"/links", fields)
	at = handed.FindString(text)
	if at == "" {
		t.Fatalf("no link: %s", text)
	}
	sum := sha256.Sum256([]byte(at[strings.LastIndex(at, "/")+1:]))
	return s.url + at, s.url + "/links/" + hex.EncodeToString(sum[:]) + "/revoke"
}

func posted(t *testing.T, to string, fields url.Values) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, to, strings.NewReader(fields.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	text, err := io.ReadAll(w.Body)
	if err != nil || w.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d, %v", to, w.StatusCode, err)
	}
	return string(text)
}

// TestLinks makes links in a browser, looks at what they show, and revokes one that is open.
func TestLinks(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	dir := t.TempDir()
	run(t, 0, "demo", "--data", dir)
	s := serve(t, dir)
	b := newTab(t)
	desk, phone := looks()[0], looks()[1]
	b.open(s.url+"/links", desk)
	b.audit("/links empty", desk)
	b.open(s.url+"/d/owner?range=last-month", desk)
	eval[int](b, `document.querySelector('a[data-panel][href*="/share"]').click(), 0`)
	b.Until("the panel is open", `!!document.querySelector('#panel a[href*="/links/new"]') &&
		document.querySelector('#panel').getAnimations({subtree: true}).every(a => a.playState === 'finished')`)
	b.audit("sharing", desk)
	eval[int](b, `document.querySelector('#panel a[href*="/links/new"]').click(), 0`)
	b.Until("the form is there", `!!document.querySelector('form[action="/links"]')`)
	for _, l := range looks() {
		b.open(s.url+"/links/new?board=owner&range=last-month", l)
		b.audit("/links/new", l)
	}
	eval[int](b, `document.querySelector('[name=form][value=embed]').checked = true, document.querySelector('form[action="/links"]').requestSubmit(), 0`)
	b.Until("it is told what is missing", `!!document.querySelector('#origins-x')`)
	b.Complaints() // of the status, which is meant
	b.audit("/links/new refused", looks()[len(looks())-1])
	b.open(s.url+"/links/new?board=owner&range=last-month", desk)
	eval[int](b, `document.querySelector('[name=export]').checked = true, document.querySelector('#title').value = 'Для банка',
		document.querySelector('form[action="/links"]').requestSubmit(), 0`)
	b.Until("the link is made", `!!document.querySelector('input[readonly][value*="/share/"]')`)
	b.audit("link made", desk)
	at := eval[string](b, `document.querySelector('input[readonly]').value`)
	for _, l := range looks() {
		b.open(at, l)
		b.audit("share", l)
		if lead := eval[string](b, `[...document.querySelectorAll('a[href]')].map(a => new URL(a.href).pathname).filter(p => p !== location.pathname && !p.startsWith(location.pathname + '/')).join(' ')`); lead != "" {
			t.Errorf("%s: it leads to %s", l, lead)
		}
		b.open(s.url+"/links", l)
		b.audit("/links", l)
	}
	report, revoke := linkTo(t, s, url.Values{"board": {"funnel"}, "form": {"page"}, "days": {"7"}, "drill": {"yes"}, "params": {""}})
	for _, l := range looks()[:2] {
		b.open(report, l)
		b.audit("share of a report", l)
	}
	records := eval[string](b, `document.querySelector('a[href*="/records?"]').href`)
	b.open(records, phone)
	b.audit("records", phone)
	locked, _ := linkTo(t, s, url.Values{"board": {"owner"}, "form": {"page"}, "days": {"7"}, "password": {"шесть666"}, "params": {""}})
	b.open(locked, phone)
	b.audit("password", phone)
	eval[int](b, `document.querySelector('#password').value = 'шесть666', document.querySelector('form').requestSubmit(), 0`)
	b.Until("the password lets in", `!!document.querySelector('.shr')`)
	b.open(report, desk)
	b.Complaints()
	posted(t, revoke, nil)
	b.Until("the open page is closed", `/Ссылка не работает/.test(document.body.innerText) && !/Воронка/.test(document.body.innerText)`)
	b.Complaints() // of the status, which is meant
	b.audit("revoked", desk)
}

// TestFrame puts a link into a page of a site that may frame it and of one that may not, by another browser's rules than ours.
func TestFrame(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes a while")
	}
	dir := t.TempDir()
	run(t, 0, "demo", "--data", dir)
	s := serve(t, dir)
	var inside string
	host := func() *httptest.Server {
		w := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<!doctype html><title>Portal</title><h1>Portal</h1><script>
				window.high = 0;
				addEventListener('message', e => { if (e.data && e.data.svodka === 'height') { high = e.data.height; from = e.origin } });
			</script>%s`, inside)
		}))
		t.Cleanup(w.Close)
		return w
	}
	named := func(w *httptest.Server) string { return strings.Replace(w.URL, "127.0.0.1", "localhost", 1) }
	allowed, foreign := host(), host()
	b := newTab(t)
	for _, c := range []struct {
		name   string
		fields url.Values
	}{
		{"dashboard", url.Values{}}, {"tile", url.Values{"tile": {"revenue-months"}}},
	} {
		fields := url.Values{"board": {"owner"}, "form": {"embed"}, "days": {"7"}, "params": {""}, "origins": {named(allowed)}}
		if c.name == "tile" {
			fields.Set("tile", eval[string](b, firstTile(t, b, s)))
		}
		text := posted(t, s.url+"/links", fields)
		inside = regexp.MustCompile(`(?s)<textarea[^>]*id="snippet"[^>]*>(.*?)</textarea>`).FindStringSubmatch(text)[1]
		inside = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&amp;", "&").Replace(inside)
		if !strings.HasPrefix(inside, "<iframe ") || !strings.Contains(inside, "height=") {
			t.Fatalf("the code: %s", inside)
		}
		b.Complaints()
		b.Do(chromedp.Navigate(named(allowed)))
		b.Until("the frame of the "+c.name+" is filled", `high > 100`)
		if from := eval[string](b, `from`); from != s.url {
			t.Errorf("the height comes from %s", from)
		}
		for _, fault := range b.Complaints() {
			if !strings.Contains(fault, "favicon") {
				t.Errorf("%s: %s", c.name, fault)
			}
		}
		b.shoot("frame "+c.name, looks()[0])
		b.Do(chromedp.Navigate(named(foreign)))
		if told, ok := b.Told("frame-ancestors"); !ok || eval[int](b, `high`) != 0 {
			t.Errorf("%s: a foreign site frames it: %s", c.name, told)
		}
	}
	for _, page := range []string{"/d/owner", "/login", "/links"} {
		inside = `<iframe src="` + s.url + page + `"></iframe>`
		b.Complaints()
		b.Do(chromedp.Navigate(named(allowed)))
		if told, ok := b.Told("frame-ancestors", "X-Frame-Options"); !ok {
			t.Errorf("%s is framed: %s", page, told)
		}
	}
}

// firstTile is an expression for the id of a tile of the owner's dashboard that has a chart.
func firstTile(t *testing.T, b *tab, s served) string {
	t.Helper()
	b.open(s.url+"/d/owner", looks()[0])
	return `document.querySelector('[data-chart]').closest('[data-tile]').dataset.tile`
}

package dashboard_test

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/board"
)

const more = `
deals:
  id owner created    closed     outcome amount title
  9  ann   2026-03-05 2026-03-14 won     500000 ещё
`

func TestATileAnswersOnlyWhenItChanged(t *testing.T) {
	h := open(t)
	boss := h.As("")
	id := boss.made("Свой", "revenue")
	boss.post("/d/"+id+"/tiles", onward, "kind", "kpi", "metric", "deals_lost")
	refresh := regexp.MustCompile(`hx-get="([^"]*/tile/[^"]*)"`)
	body := boss.get("/d/"+id+"?owner=t:ann", ok)
	found := refresh.FindAllStringSubmatch(body, -1)
	if len(found) != 2 {
		t.Fatalf("%d tiles refresh themselves", len(found))
	}
	sold, lost := strings.ReplaceAll(found[0][1], "&amp;", "&"), strings.ReplaceAll(found[1][1], "&amp;", "&")
	for _, path := range []string{sold, lost} {
		if w := boss.do(http.MethodGet, path, nil, "HX-Request", "true"); w.Code != http.StatusNoContent || w.Header().Get("HX-Reswap") != "none" {
			t.Errorf("%s as it is: %d %s", path, w.Code, w.Body)
		}
	}
	h.load(more)
	has(t, boss.get(sold, ok, "HX-Request", "true"), `data-tile="t1"`, "Выручка: 504", "have=")
	boss.get(lost, http.StatusNoContent, "HX-Request", "true")
}

func TestPagesHearOfNewData(t *testing.T) {
	h := open(t)
	h.add("boss", account.Owner)
	server := httptest.NewServer(h.handler)
	defer server.Close()
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { h.pages.Run(ctx); close(done) }()
	defer func() { stop(); <-done }()

	lines := listen(t, server, func(r *http.Request) { r.Header.Set("X-Who", "boss") })
	first := next(t, lines)
	h.load(more)
	if second := next(t, lines); second == first || !strings.HasPrefix(second, `data: {"version":`) {
		t.Errorf("after %s came %s", first, second)
	}
	stop()
	for range lines { // the stream ends with the server
	}
}

func TestNobodyHearsWithoutSigningIn(t *testing.T) {
	h := open(t)
	h.add("boss", account.Owner)
	if w := h.As("").do(http.MethodGet, "/live", nil); w.Code != onward {
		t.Errorf("a stranger gets %d", w.Code)
	}
	h.As("boss").get("/live", http.StatusServiceUnavailable) // nothing runs
}

// listen gives the lines of data of the stream.
func listen(t *testing.T, server *httptest.Server, change func(*http.Request)) <-chan string {
	t.Helper()
	lines := make(chan string)
	var r *http.Response
	for range 1000 { // until the pages run
		q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/live", nil)
		must(t, err)
		change(q)
		r, err = http.DefaultClient.Do(q)
		must(t, err)
		if r.StatusCode == ok {
			break
		}
		must(t, r.Body.Close())
		time.Sleep(10 * time.Millisecond)
	}
	if kind := r.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("the stream is %s", kind)
	}
	go func() {
		defer close(lines)
		defer func() { _ = r.Body.Close() }()
		for s := bufio.NewScanner(r.Body); s.Scan(); {
			if strings.HasPrefix(s.Text(), "data:") {
				lines <- s.Text()
			}
		}
	}()
	return lines
}

func next(t *testing.T, lines <-chan string) string {
	t.Helper()
	select {
	case line, ok := <-lines:
		if !ok {
			t.Fatal("the stream ended")
		}
		return line
	case <-time.After(10 * time.Second):
		t.Fatal("nothing came")
	}
	return ""
}

var screenAddress = regexp.MustCompile(`/tv/[A-Za-z0-9_-]+`)

func TestScreenOnAWall(t *testing.T) {
	h := open(t)
	h.add("boss", account.Owner)
	h.add("ann", account.Manager)
	ann := h.As("ann")
	id := ann.made("Стена", "revenue")
	ann.post("/d/"+id+"/tiles", onward, "kind", "rows", "metric", "revenue", "by", "owner", "title", "По людям")
	body := ann.post("/d/"+id+"/links", ok, "days", "7")
	has(t, body, "показана один раз")
	path := screenAddress.FindString(body)
	hasNot(t, ann.get("/d/"+id+"/share", ok), path)

	stranger := h.As("")
	screen := stranger.get(path, ok)
	has(t, screen, "Стена", "data-tv", `data-bs-theme="dark"`, "tvt", "3", "Рабочих дней прошло")
	hasNot(t, screen, "По людям", "ANN", "/logout", "Борис", "sv-rail")

	// a screen that is open hears only what changed
	news := strings.ReplaceAll(regexp.MustCompile(`hx-get="(/tv/[^"]*)"`).FindStringSubmatch(screen)[1], "&amp;", "&")
	asks := []string{"HX-Request", "true", "HX-Target", "tv-news"}
	stranger.get(news, http.StatusNoContent, asks...)
	h.load(more)
	has(t, stranger.get(news, ok, asks...), "hx-swap-oob", "504")

	// a link keeps the filters it was made with
	has(t, ann.get("/d/"+id+"?range=2026-02", ok), "/d/"+id+"/share?range=2026-02")
	has(t, ann.get("/d/"+id+"/share?range=2026-02", ok), `name="params" value="range=2026-02"`)
	february := screenAddress.FindString(ann.post("/d/"+id+"/links", ok, "days", "7", "params", "range=2026-02"))
	has(t, stranger.get(february, ok), "февраля")
	ann.post("/d/"+id+"/links", wrong, "days", "7", "params", "no_such=1")

	// nothing but the screen opens with the link
	stranger.get("/d/"+id, onward)

	// old data says so
	h.now = h.now.Add(3 * 24 * time.Hour)
	has(t, stranger.get(path, ok), "Данные устарели")

	// revoked, expired, of somebody who was disabled, or never made: the same words
	unknown := strip(stranger.get("/tv/nothing", missing))
	has(t, unknown, "Эта ссылка не работает")
	dead := func(why string) {
		t.Helper()
		if got := strip(stranger.get(path, missing)); got != unknown {
			t.Errorf("%s: %s", why, got)
		}
	}
	must(t, h.people.SetDisabled(context.Background(), "ann", true))
	dead("disabled")
	if w := stranger.do(http.MethodGet, news, nil, asks...); w.Header().Get("HX-Refresh") != "true" {
		t.Error("an open screen stays on")
	}
	must(t, h.people.SetDisabled(context.Background(), "ann", false))
	stranger.get(path, ok)
	h.now = h.now.Add(30 * 24 * time.Hour)
	dead("expired")

	path = screenAddress.FindString(ann.post("/d/"+id+"/links", ok, "days", "7"))
	stranger.get(path, ok)
	links, err := h.boards.Links(context.Background(), board.Person{Login: "ann", Role: account.Manager}, id)
	must(t, err)
	for _, l := range links {
		ann.post(fmt.Sprintf("/d/%s/links/%s/revoke", id, l.Hash), onward)
	}
	dead("revoked")
	path = screenAddress.FindString(ann.post("/d/"+id+"/links", ok, "days", "7"))
	ann.post("/d/"+id+"/delete", onward)
	dead("deleted")
}

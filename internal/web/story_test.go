package web_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	gopath "path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What belongs to Bob alone: titles, his client, sums, phone, reason, his own pages.
func bobs() []string {
	return []string{
		"Сделкабоба", "Втораябоба", "Третьябоба", "Клиентбоба", "Заявкабоба", "Причинабоба", "Задачабоба", "Бобров", "Отделсевер",
		"7654321", "7654222", "7,65 ", "7.65M", "79993334455", "Личноебоба", "Плиткабоба",
	}
}

// own are words of pages that somebody keeps for themselves.
func own() []string { return []string{"Личноебоба", "Плиткабоба"} }

// limits say for each account what must not stand in anything it gets.
func limits() map[string][]string {
	far := slices.Clip(append(bobs(), "Верасделка", "Дальняя"))
	return map[string][]string{
		"":     append(far, "Котёл Анны", "Монтаж Анны", "Копытанога", "Бочка", "3141592"),
		"olga": nil,
		"adam": nil,
		"alla": nil, // her own rule is in TestCrawl: not the drafts of others
		"hugo": far,
		"ann":  append(far, "Бочка Егора", "Егоркинклиент", "3141592", "3141537", "79996667788"),
		"egor": append(far, "Котёл Анны", "Монтаж Анны", "Копытанога", "79990001122", "3141592", "3141537", "3,14 млн"),
		"mark": append(own(), "7654321", "7654222", "3141592", "3141537"), // every row, but no sums of them
		"serv": append(own(), "7654321", "7654222", "3141592", "3141537", "Сделкабоба", "Бочка Егора", "Заявкабоба"),
		"rita": append(own(), "7654321", "7654222", "3141592", "3141537", "Сделкабоба", "Бочка Егора", "Заявкабоба", "Клиентбоба"),
	}
}

// logins lists everybody, who sees most first: what was worked out for them must not reach those after them.
func logins() []string {
	return []string{"olga", "adam", "alla", "hugo", "bob", "ann", "egor", "mark", "serv", "rita", ""}
}

var (
	spaces = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "&nbsp;", "", "&#160;", "")
	shapes = regexp.MustCompile(`/(my-[^/?]+|t:[^/?]+|[A-Z0-9]{20,}|\d+)`)
)

// shape is an address without what differs between pages of one kind.
func shape(target string) string {
	u, err := url.Parse(target)
	if err != nil {
		return target
	}
	keys := make([]string, 0, len(u.Query()))
	for key := range u.Query() {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	if ext := gopath.Ext(u.Path); slices.Contains([]string{".png", ".pdf", ".xlsx", ".parquet", ".html", ".tsv"}, ext) {
		return ext // a few files of each form are enough: what they hold has tests of its own
	}
	path := shapes.ReplaceAllString(u.Path, "/*")
	if rest, ok := strings.CutPrefix(path, "/metrics/"); ok && rest != "" {
		path = "/metrics/*"
	}
	return path + "?" + strings.Join(keys, "&")
}

// content is the text of an answer: of a workbook what stands in its parts, of a picture nothing.
func content(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	switch kind := w.Header().Get("Content-Type"); {
	case strings.HasPrefix(kind, "image/png"), kind == "application/pdf", strings.Contains(kind, "parquet"):
		return ""
	case !strings.Contains(kind, "spreadsheetml"):
		return w.Body.String()
	}
	parts, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range parts.File {
		if !strings.HasPrefix(f.Name, "xl/") || strings.HasSuffix(f.Name, "styles.xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		_ = r.Close()
	}
	return all.String()
}

// sound fails on what no answer may have, whoever gets it.
func sound(t *testing.T, who, target string, w *httptest.ResponseRecorder) {
	t.Helper()
	body := content(t, w)
	if w.Code >= http.StatusInternalServerError {
		t.Errorf("%q got %d of %s: %.400s", who, w.Code, target, plain(body))
	}
	for _, bad := range []string{"<no value>", "goroutine ", "runtime error", "%!", ".go:", "ZgotmplZ", "<i>Пример", "SELECT ", "sqlite"} {
		if strings.Contains(body, bad) {
			t.Errorf("%q got %q in %s", who, bad, target)
		}
	}
	file := w.Header().Get("Content-Disposition") != "" // a letter's HTML has no sheets but its own
	if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") && !file && strings.Contains(body, " style=") {
		t.Errorf("%q got an inline style in %s", who, target)
	}
	if w.Code >= http.StatusBadRequest && len(plain(body)) < len("sentence.") {
		t.Errorf("%q got %d without a sentence of %s: %q", who, w.Code, target, body)
	}
}

// kept fails when an answer has what somebody may not see. What the address itself says is an echo, no leak.
func kept(t *testing.T, who, target string, w *httptest.ResponseRecorder, secrets []string) {
	t.Helper()
	asked, err := url.QueryUnescape(target)
	if err != nil {
		asked = target
	}
	body := content(t, w) + w.Header().Get("Location") + w.Header().Get("Content-Disposition")
	tight := spaces.Replace(body)
	for _, secret := range secrets {
		at := strings.Index(body, secret)
		if at < 0 && strings.IndexFunc(secret, func(r rune) bool { return r < '0' || r > '9' }) < 0 && strings.Contains(tight, secret) {
			at = 0
		}
		if at >= 0 && !strings.Contains(asked, secret) {
			t.Errorf("%q sees %q in %s: …%s…", who, secret, target, strings.ToValidUTF8(body[max(0, at-120):min(len(body), at+60)], ""))
		}
	}
}

// crawl follows the links breadth first, at most perShape addresses of a kind, and looks at every answer.
func (p person) crawl(start []string, most, perShape int, look func(target string, w *httptest.ResponseRecorder)) (seen []string) {
	p.rig.t.Helper()
	queue, met, kinds := slices.Clone(start), map[string]bool{}, map[string]int{}
	for len(queue) > 0 && len(seen) < most {
		target := queue[0]
		queue = queue[1:]
		kind := shape(target)
		if met[target] || kinds[kind] >= perShape || strings.HasPrefix(target, "/live") || strings.HasPrefix(target, "/static/") || strings.HasSuffix(kind, "/live?") {
			continue
		}
		met[target] = true
		kinds[kind]++
		w := p.get(target)
		look(target, w)
		seen = append(seen, target)
		if to := w.Header().Get("Location"); to != "" {
			queue = append(queue, links(target, `href="`+to+`"`)...)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			queue = append(queue, links(target, w.Body.String())...)
		}
	}
	return seen
}

// doors are where a crawl begins: every page a person may think of.
func doors() []string {
	return []string{
		"/", "/d/all", "/d/owner", "/d/head", "/d/my", "/d/marketing", "/d/support", "/d/tv", "/r", "/r/funnel", "/r/refusals", "/r/cycle", "/r/rfm",
		"/r/client_profit", "/r/workload", "/r/new", "/r/unused", "/list", "/list/deals", "/list/leads", "/list/clients", "/list/calls", "/list/tasks",
		"/search?q=бо", "/search?q=765", "/search?q=79993334455", "/metrics", "/metrics/revenue", "/metrics/new", "/metrics/new?template=fast_wins", "/ask", "/help", "/profile", "/settings", "/settings/people",
		"/settings/company", "/audit", "/audit.csv", "/login", "/reset",
		"/ask?metrics=revenue,deals_won&by=owner&range=2026-03", "/ask?metrics=revenue&by=department&range=2026-03", "/ask?metrics=deals_lost&by=loss_reason&range=2026-03",
		"/ask.csv?metrics=revenue,deals_won&by=owner&range=2026-03", "/ask.json?metrics=revenue,deals_won&by=owner&range=2026-03",
		"/records?metrics=deals_won&range=2026-03", "/records.csv?metrics=deals_won&range=2026-03", "/records.json?metrics=deals_won&range=2026-03",
		"/records?metrics=leads_new&range=2026-03", "/records?metrics=revenue&range=2026-03&owner=%23t:bob", "/explain?metrics=revenue&range=2026-03",
		"/explain?metrics=revenue&range=2026-03&owner=%23t:bob", "/card/deal/t:4", "/card/client/t:c2", "/card/lead/t:l2", "/card/call/t:k2", "/card/task/t:t2",
		"/card/deal/t:7", "/list/deals/records.csv", "/list/leads/records.csv", "/list/clients/records.csv", "/list/calls/records.csv", "/list/tasks/records.csv",
		"/r/choose?what=metrics", "/r/choose/values?dim=owner", "/r/choose/values?dimension=owner", "/r/preview?metrics=revenue&by=owner&range=2026-03",
		"/r/build?metrics=revenue&by=owner&range=2026-03",
		"/d/owner?lang=en", "/d/my?lang=en", "/r/funnel?lang=en", "/list/deals?lang=en", "/metrics?lang=en", "/filter?back=%2Fd%2Fmy&owner=%23t:bob",
	}
}

// TestCrawl follows the links of the whole site as everybody, and then sends everybody where the owner has been: nothing
// breaks, and nobody gets what is not theirs.
func TestCrawl(t *testing.T) {
	t.Parallel()
	g := open(t)
	const most, perShape = 300, 4
	hidden, all := limits(), []string(nil)
	for _, who := range logins() {
		seen := 0
		look := func(target string, w *httptest.ResponseRecorder) {
			seen++
			sound(t, who, target, w)
			switch {
			case who == "bob":
			case who == "mark" && strings.Contains(target, "metrics=romi"):
				// the return on advertising is theirs, and what each sale adds to it
				kept(t, who, target, w, own())
			default:
				kept(t, who, target, w, hidden[who])
			}
			if who == "alla" && !strings.HasPrefix(target, "/r/unused") {
				kept(t, who, target, w, own())
			}
		}
		p := g.As(who)
		own := p.crawl(doors(), most, perShape, look)
		if all == nil {
			all = own
			if len(own) < most {
				t.Errorf("the owner has found %d pages only", len(own))
			}
		} else {
			for _, target := range all {
				look(target, p.get(target))
				if who == "ann" && len(target) < len("/records?metrics=deals_won&range=2026-03")+40 {
					look(target, p.get(target, "HX-Request", "true", "HX-Target", "panel"))
				}
			}
		}
		t.Logf("%q: %d answers", who, seen)
	}
	if text := g.broken.String(); text != "" {
		t.Errorf("the pages logged errors: %.2000s", text)
	}
}

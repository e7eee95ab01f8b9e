package bitrix24_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fake/bitrix24"
	"svodka/internal/fake/company"
	"svodka/internal/source/demo"
)

// clock is a clock that stands still until it is moved.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.t }

func (c *clock) add(d time.Duration) { c.mu.Lock(); defer c.mu.Unlock(); c.t = c.t.Add(d) }

// rig is a portal over the demonstration company, and a client of it.
type rig struct {
	t     *testing.T
	w     *company.World
	s     *bitrix24.Server
	clock *clock
	hook  string
}

func portal(t *testing.T, change func(o *bitrix24.Options)) *rig {
	t.Helper()
	d := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, 11, 20), Years: 1, Scale: 0.1})
	w := company.New()
	if err := w.Seed(context.Background(), d.Batch(d.End())); err != nil {
		t.Fatal(err)
	}
	c := &clock{t: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)}
	o := bitrix24.Options{World: w, Now: c.now}
	if change != nil {
		change(&o)
	}
	s := bitrix24.New(o)
	return &rig{t: t, w: w, s: s, clock: c, hook: s.Hook()}
}

// reply is an answer of the portal.
type reply struct {
	status int
	header http.Header
	raw    string
	body   map[string]any
}

func (r *rig) do(req *http.Request) reply {
	r.t.Helper()
	w := httptest.NewRecorder()
	r.s.ServeHTTP(w, req)
	out := reply{status: w.Code, header: w.Header(), raw: w.Body.String()}
	if strings.HasPrefix(out.header.Get("Content-Type"), "application/json") {
		if err := json.Unmarshal([]byte(out.raw), &out.body); err != nil {
			r.t.Fatalf("%s: %v\n%s", req.URL, err, out.raw)
		}
	}
	return out
}

func (r *rig) get(method, query string) reply {
	r.t.Helper()
	return r.do(httptest.NewRequest(http.MethodGet, r.hook+method+"?"+query, nil))
}

func (r *rig) post(method, body string) reply {
	r.t.Helper()
	req := httptest.NewRequest(http.MethodPost, r.hook+method, io.NopCloser(strings.NewReader(body)))
	req.Header.Set("Content-Type", "application/json")
	return r.do(req)
}

// rows are the rows of a list, wherever the method keeps them.
func (r reply) rows() []map[string]any {
	var list []any
	switch x := r.body["result"].(type) {
	case []any:
		list = x
	case map[string]any:
		for _, v := range x {
			list, _ = v.([]any)
		}
	}
	rows := make([]map[string]any, len(list))
	for i, one := range list {
		rows[i], _ = one.(map[string]any)
	}
	return rows
}

func (r reply) code() any { return r.body["error"] }

func (r *rig) world(kind string) []*company.Thing { return r.w.All(kind, false) }

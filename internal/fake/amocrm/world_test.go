package amocrm_test

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
	"svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
	"svodka/internal/source/demo"
	"svodka/internal/warehouse"
)

// clock is a clock that tests move.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// stand is a fake with a demonstration company, and a token to read it.
type stand struct {
	t     *testing.T
	s     *amocrm.Server
	w     *company.World
	clock *clock
	token string
}

func newStand(t *testing.T, change ...func(*amocrm.Options)) *stand {
	t.Helper()
	d := demo.New(demo.Options{Seed: 4, Today: cal.Date(2026, 11, 20), Years: 1, Scale: 0.06})
	w := company.New()
	if err := w.Seed(context.Background(), d.Batch(d.End())); err != nil {
		t.Fatal(err)
	}
	ck := &clock{at: d.End().Add(time.Hour)}
	o := amocrm.Options{World: w, Now: ck.now, Unlimited: true, Custom: []warehouse.CustomField{
		{Entity: "deal", Name: "object_type", Title: "Тип объекта", Type: warehouse.Text},
		{Entity: "deal", Name: "object_area", Title: "Площадь", Type: warehouse.Int},
	}}
	for _, fn := range change {
		fn(&o)
	}
	s := amocrm.New(o)
	return &stand{t: t, s: s, w: w, clock: ck, token: s.Grant().LongLived}
}

// ask gives the status and the body.
func (st *stand) ask(method, path string, body io.Reader) (int, []byte, http.Header) {
	st.t.Helper()
	r := httptest.NewRequestWithContext(st.t.Context(), method, "https://termodom.amocrm.ru"+path, body)
	r.Header.Set("Authorization", "Bearer "+st.token)
	r.Header.Set("Content-Type", "application/json")
	rec := httptest.NewRecorder()
	st.s.ServeHTTP(rec, r)
	return rec.Code, rec.Body.Bytes(), rec.Header()
}

type object = map[string]any

func (st *stand) get(path string) object {
	st.t.Helper()
	code, body, _ := st.ask(http.MethodGet, path, nil)
	if code == http.StatusNoContent {
		return nil
	}
	var out object
	if err := json.Unmarshal(body, &out); err != nil || code != http.StatusOK {
		st.t.Fatalf("%s: %d %.300s", path, code, body)
	}
	return out
}

// rows reads a list to its end by its links.
func (st *stand) rows(path, name string) []object {
	st.t.Helper()
	var out []object
	for path != "" {
		page := st.get(path)
		if page == nil {
			return out
		}
		for _, row := range dig[[]any](page, "_embedded", name) {
			out = append(out, row.(object))
		}
		path = strings.TrimPrefix(dig[string](page, "_links", "next", "href"), "https://termodom.amocrm.ru")
	}
	return out
}

// dig walks down objects; what is missing is the zero value.
func dig[T any](o object, path ...string) T {
	var zero T
	for _, p := range path[:len(path)-1] {
		next, ok := o[p].(object)
		if !ok {
			return zero
		}
		o = next
	}
	v, _ := o[path[len(path)-1]].(T)
	return v
}

func num(o object, path ...string) int64 { return int64(dig[float64](o, path...)) }

func TestEveryListReadsToItsEnd(t *testing.T) {
	st := newStand(t)
	for path, want := range map[string]struct {
		name string
		n    int
	}{
		"/api/v4/users?limit=7":          {"users", st.w.Count("user")},
		"/api/v4/leads/pipelines":        {"pipelines", st.w.Count("pipeline")},
		"/api/v4/leads?limit=250":        {"leads", st.w.Count("lead") + direct(st.w)},
		"/api/v4/tasks?limit=250":        {"tasks", st.w.Count("task") + st.w.Count("meeting")},
		"/api/v4/leads/loss_reasons":     {"loss_reasons", -1},
		"/api/v4/leads/custom_fields":    {"custom_fields", 17},
		"/api/v4/contacts/custom_fields": {"custom_fields", 5},
		"/api/v4/catalogs":               {"catalogs", 2},
		"/api/v4/catalogs/4521/elements": {"elements", st.w.Count("product")},
		"/api/v4/events?limit=100":       {"events", -1},
		"/api/v4/leads/unsorted":         {"unsorted", -1},
	} {
		rows := st.rows(path, want.name)
		if len(rows) == 0 || want.n >= 0 && len(rows) != want.n {
			t.Errorf("%s: %d rows, want %d", path, len(rows), want.n)
		}
		seen := map[any]bool{}
		for _, row := range rows {
			id := row["id"]
			if id == nil {
				id = row["uid"]
			}
			if seen[id] {
				t.Errorf("%s: %v comes twice", path, id)
			}
			seen[id] = true
		}
	}
	clients := len(st.rows("/api/v4/contacts?limit=250&with=leads", "contacts")) + len(st.rows("/api/v4/companies?limit=250&with=leads", "companies"))
	if clients != st.w.Count("client") {
		t.Errorf("%d contacts and companies, want %d", clients, st.w.Count("client"))
	}
	carried := 0
	for _, kind := range []string{"call", "message"} {
		for _, x := range st.w.All(kind, false) {
			if st.s.Carries(x.ID) && x.Text("kind") != "chat" {
				carried++
			}
		}
	}
	got := 0
	for _, of := range []string{"leads", "contacts", "companies"} {
		got += len(st.rows("/api/v4/"+of+"/notes?limit=250", "notes"))
	}
	if got != carried || got == 0 {
		t.Errorf("%d notes, want %d", got, carried)
	}
}

// direct are deals without a lead.
func direct(w *company.World) int {
	n := 0
	for _, d := range w.All("deal", false) {
		if !d.Has("lead") {
			n++
		}
	}
	return n
}

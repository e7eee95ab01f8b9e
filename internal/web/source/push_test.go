package source_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"svodka/internal/sync"
)

func TestPush(t *testing.T) {
	g := open(t)
	g.run()
	x, err := g.service.Add(t.Context(), sync.Draft{Kind: "push", Title: "Сайт", Fields: map[string]string{"secret": "0123456789abcdef"}})
	check(t, err)
	send := func(path, body string, headers ...string) (int, string) {
		r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
		r.Header.Set("Accept-Language", "ru")
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		g.handler.ServeHTTP(w, r)
		if kind := w.Header().Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
			t.Errorf("%s answered %s", path, kind)
		}
		return w.Code, strings.TrimSpace(w.Body.String())
	}
	path, key := "/push/"+x.ID+"/deal", []string{"X-Svodka-Key", "0123456789abcdef"}
	rows := `[{"id": 1, "title": "Окна", "amount": 10.5, "outcome": "won", "created_at": "2026-11-01"}, {"id": 2, "created_at": "2026-11-02"}]`
	for _, c := range []struct {
		path, body string
		headers    []string
		status     int
		says       string
	}{
		{path, rows, nil, 401, "X-Svodka-Key"},
		{path, rows, []string{"X-Svodka-Key", "0123456789abcdeX"}, 401, "неверен"},
		{"/push/nothing/deal", rows, key, 404, "error"},
		{"/push/" + x.ID + "/sale", rows, key, 404, "Нет потока «sale»"},
		{path, "{", key, 400, "не JSON"},
		{path, strings.Repeat(" ", 9<<20), key, 413, "8 МиБ"},
		{path, strings.Replace(rows, "10.5", `"много"`, 1), key, 422, `"row":1,"value":"много"`},
		{path, rows, append([]string{"Idempotency-Key", "a"}, key...), 202, `{"accepted":2}`},
		{path, rows, append([]string{"Idempotency-Key", "a"}, key...), 202, `{"accepted":2}`},
		{path, rows + " ", append([]string{"Idempotency-Key", "a"}, key...), 409, "другим телом"},
	} {
		status, said := send(c.path, c.body, c.headers...)
		if status != c.status || !strings.Contains(said, c.says) {
			t.Errorf("%s: %d %s, want %d %s", c.path, status, said, c.status, c.says)
		}
	}
	g.clock.Pass(3 * time.Second) // a run waits a little for what else may come
	g.await("a load of what was sent", func() bool {
		runs, err := g.store.Runs(t.Context(), x.ID, 1)
		check(t, err)
		return len(runs) == 1 && runs[0].State == sync.Done && runs[0].Rows["deal"].New == 2
	})
}

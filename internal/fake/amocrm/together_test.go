package amocrm_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"

	"svodka/internal/fake/company"
)

// TestTogether reads and changes at once; the race detector watches.
func TestTogether(t *testing.T) {
	st := newStand(t)
	deals := st.w.All("deal", false)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for j := range 15 {
				path := []string{"leads?with=contacts", "events", "tasks", "leads/notes"}[(i+j)%4]
				if code, _, _ := st.ask(http.MethodGet, fmt.Sprintf("/api/v4/%s&page=%d", join(path), 1+j%3), nil); code != 200 {
					t.Errorf("%s: %d", path, code)
				}
			}
		})
		wg.Go(func() {
			for j := range 20 {
				d := deals[(i*20+j)%len(deals)]
				if err := st.w.Set(d.ID, map[string]any{"amount": int64(100 + j)}, company.By{At: d.Updated + int64(j)}); err != nil {
					t.Error(err)
				}
				st.s.Journal()
			}
		})
	}
	wg.Wait()
	for _, d := range deals[:5] {
		got := st.get("/api/v4/leads/" + st.s.IDOf(d.ID))
		if want := st.w.Find(d.ID).Int("amount"); dig[float64](got, "price")*100 != float64(want) {
			t.Errorf("%s costs %v, want %d", d.ID, got["price"], want)
		}
	}
}

// join ends a path so that another parameter can follow.
func join(path string) string {
	for _, c := range path {
		if c == '?' {
			return path
		}
	}
	return path + "?limit=10"
}

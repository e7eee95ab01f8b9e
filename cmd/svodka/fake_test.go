package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
)

// TestSlowAnswers: an answer takes from three eighths of the longest time to all of it, its making included, by a clock that may run
// faster; one that takes longer to make is not held up besides.
func TestSlowAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		speed       float64
		work        time.Duration
		least, most time.Duration
	}{
		"at once":          {1, 0, 150 * time.Millisecond, 400 * time.Millisecond},
		"some work":        {1, 100 * time.Millisecond, 150 * time.Millisecond, 400 * time.Millisecond},
		"twice as fast":    {2, 0, 75 * time.Millisecond, 200 * time.Millisecond},
		"longer than that": {1, time.Second, time.Second, time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				slow := fakeFlags{speed: c.speed, delay: 400 * time.Millisecond}.slowly(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					time.Sleep(c.work)
					if r.URL.Path == "/empty" {
						return
					}
					w.WriteHeader(http.StatusTeapot)
					_, _ = io.WriteString(w, "answer")
				}))
				for _, path := range []string{"/", "/empty"} {
					start := time.Now()
					w := httptest.NewRecorder()
					slow.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, http.NoBody))
					if took := time.Since(start); took < c.least || took > c.most {
						t.Errorf("%s took %v, want %v to %v", path, took, c.least, c.most)
					}
					if path == "/" && (w.Code != http.StatusTeapot || w.Body.String() != "answer") {
						t.Errorf("%d %s", w.Code, w.Body)
					}
				}
			})
		})
	}
}

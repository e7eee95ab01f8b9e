package amocrm_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
)

// fetch asks a listening fake and gives the status, the body and what broke.
func fetch(t *testing.T, client *http.Client, address, token string) (int, string, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	answer, err := client.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = answer.Body.Close() }()
	b, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(b), err
}

func TestFaults(t *testing.T) {
	st := newStand(t)
	server := httptest.NewTLSServer(st.s)
	defer server.Close()
	client := server.Client()
	client.Timeout = 5 * time.Second
	get := func() (int, string, error) { return fetch(t, client, server.URL+"/api/v4/leads?limit=20", st.token) }
	_, whole, err := get()
	if err != nil || !json.Valid([]byte(whole)) {
		t.Fatal(err)
	}
	for trouble, status := range map[amocrm.Trouble]int{
		amocrm.TooMany: 429, amocrm.TooManyHTML: 429, amocrm.Banned: 403, amocrm.Forbidden: 403, amocrm.Unpaid: 402,
		amocrm.Unauthorised: 401, amocrm.Refused: 422, amocrm.Broken: 500, amocrm.BadGateway: 502, amocrm.Unavailable: 503,
		amocrm.TimedOut: 504, amocrm.HTML: 200, amocrm.Truncated: 200,
	} {
		st.s.Calm()
		st.s.Script(amocrm.Fault{Path: "leads", Times: 1, Do: trouble})
		got, body, err := get()
		if err != nil || got != status || got == 200 && json.Valid([]byte(body)) {
			t.Errorf("%s: %d %v %.80s", trouble, got, err, body)
		}
		if got, body, err = get(); got != 200 || err != nil || body != whole {
			t.Errorf("after %s: %d %v", trouble, got, err)
		}
	}
	for _, trouble := range []amocrm.Trouble{amocrm.Reset, amocrm.Lost, amocrm.Cut, amocrm.Hang} {
		st.s.Calm()
		// A connection that ends unanswered is tried once more by Go's client itself.
		st.s.Script(amocrm.Fault{Path: "leads", Times: 2, Do: trouble, Pause: time.Millisecond})
		if _, body, err := get(); err == nil {
			t.Errorf("%s: the client got %d bytes and no error", trouble, len(body))
		} else if trouble == amocrm.Cut && (!errors.Is(err, io.ErrUnexpectedEOF) && len(body) == 0) {
			t.Errorf("%s: %v after %d bytes", trouble, err, len(body))
		}
	}
	st.s.Calm()
	st.s.Script(amocrm.Fault{Path: "leads", Times: 1, Do: amocrm.Slow, Pause: time.Millisecond})
	if got, body, err := get(); got != 200 || err != nil || body != whole {
		t.Errorf("slow: %d %v %d bytes of %d", got, err, len(body), len(whole))
	}
	st.s.SlowAbove(10)
	if got, _, _ := get(); got != 504 {
		t.Errorf("a big page of a slow account: %d", got)
	}
	st.s.Calm()
	var told bool
	for _, r := range st.s.Journal() {
		told = told || r.Fault == string(amocrm.Cut) && r.Token != "" && r.Path == "/api/v4/leads"
	}
	if !told {
		t.Error("the journal does not tell of the cut")
	}
}

func TestRowsMoveBetweenPages(t *testing.T) {
	st := newStand(t)
	deal := st.w.All("deal", false)[0]
	at := st.clock.now().Unix()
	st.s.Script(amocrm.Fault{Path: "leads", Skip: 1, Times: 1, Before: func() {
		if err := st.w.Set(deal.ID, map[string]any{"amount": int64(777)}, company.By{At: at}); err != nil {
			t.Error(err)
		}
	}})
	rows := st.rows("/api/v4/leads?limit=100&order[updated_at]=asc", "leads")
	times := 0
	for _, r := range rows {
		if st.s.IDOf(deal.ID) == st.s.IDOf(st.s.WorldOf("leads", idOf(r))) {
			times++
		}
	}
	if times != 2 || st.s.Struck() != 1 {
		t.Errorf("a row that moved to the end came %d times, want 2", times)
	}
	st.s.Calm()
	st.s.Script(amocrm.Fault{Path: "leads", Skip: 1, Times: 1, Do: amocrm.Repeat})
	one, two := ids(one(st, 1)), ids(one(st, 2))
	if len(one) == 0 || one[0] != two[0] {
		t.Errorf("a repeated page begins with %v, want %v", two[0], one[0])
	}
}

func one(st *stand, page int) []object {
	var out []object
	for _, r := range dig[[]any](st.get("/api/v4/leads?limit=5&page="+string(rune('0'+page))), "_embedded", "leads") {
		out = append(out, r.(object))
	}
	return out
}

func TestLostRefresh(t *testing.T) {
	st := newStand(t)
	server := httptest.NewServer(st.s)
	defer server.Close()
	st.s.Script(amocrm.Fault{Path: "oauth2", Times: 1, Do: amocrm.Lost})
	old := st.s.Grant().Refresh
	id, secret, redirect := st.s.Integration()
	body, err := json.Marshal(map[string]string{
		"client_id": id, "client_secret": secret, "redirect_uri": redirect, "grant_type": "refresh_token", "refresh_token": old,
	})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := post(t, server.URL+"/oauth2/access_token", "application/json", string(body))
	if err == nil {
		t.Errorf("the answer came: %d", answer)
	}
	if status, _ := st.exchange(refresh(old), false); status != 401 {
		t.Errorf("a token whose answer was lost works again: %d", status)
	}
}

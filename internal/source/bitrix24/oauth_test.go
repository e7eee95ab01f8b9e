package bitrix24_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	fake "svodka/internal/fake/bitrix24"
	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/sourcetest"
)

func vaultOf(secrets map[string]string) *sourcetest.Vault { return sourcetest.NewVault(secrets) }

// detour leads what is for the vendor's authority to the fake of it.
type detour struct {
	to   string
	lose func() bool // the answer is made and lost
	next http.RoundTripper
}

func (d *detour) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Host != "oauth.bitrix.info" {
		return d.next.RoundTrip(req)
	}
	if req.URL.Scheme != "https" {
		return nil, http.ErrSchemeMismatch
	}
	req = req.Clone(req.Context())
	req.URL.Scheme, req.URL.Host = "http", d.to
	answer, err := d.next.RoundTrip(req)
	if err == nil && d.lose != nil && d.lose() {
		_ = answer.Body.Close()
		return nil, http.ErrServerClosed
	}
	return answer, err
}

// apart is a rig whose access is a pair of tokens.
func apart(t testing.TB, edit func(*fake.Options)) (*rig, *detour) {
	t.Helper()
	r := newRig(t, small, func(o *fake.Options) {
		o.Apps = []fake.App{{ID: "local.1", Secret: "s3cret"}}
		if edit != nil {
			edit(o)
		}
	})
	authority := httptest.NewServer(r.fake.OAuth())
	t.Cleanup(authority.Close)
	d := &detour{to: strings.TrimPrefix(authority.URL, "http://"), next: r.client.Transport}
	r.client = &http.Client{Transport: d}
	r.fields = map[string]string{"portal": r.url}
	r.connect(t)
	return r, d
}

func (r *rig) connect(t testing.TB) {
	t.Helper()
	r.vault = vaultOf(map[string]string{
		"client_id": "local.1", "client_secret": "s3cret", "code": r.fake.Code("local.1", fake.Grant{User: "demo:user-lebedev", Admin: true}),
	})
	r.open(t)
}

func exchanges(r *rig) (n int) {
	for _, q := range r.fake.Journal() {
		if q.Method == "oauth.refresh_token" {
			n++
		}
	}
	return n
}

func TestTokens(t *testing.T) {
	r, _ := apart(t, nil)
	if _, err := r.remote.Check(context.Background()); err != nil {
		t.Fatal(err)
	}
	r.pull(t)
	r.clock.Pass(50 * time.Minute)
	r.pull(t)
	if n := exchanges(r); n != 0 {
		t.Errorf("%d exchanges before the token ran out", n)
	}
	for range 3 {
		r.clock.Pass(61 * time.Minute)
		r.live(t)
		r.open(t)
		r.pull(t)
	}
	r.equal(t)
	if n := exchanges(r); n != 3 || r.fake.Reused() != 0 || r.vault.Saves != 4 {
		t.Errorf("%d exchanges, %d reuses, %d pairs kept", n, r.fake.Reused(), r.vault.Saves)
	}
	secrets, err := r.vault.Load(context.Background())
	if err != nil || secrets["code"] != "" || secrets["client_secret"] != "s3cret" {
		t.Errorf("%v %v", secrets, err)
	}
	r.fake.Uninstall("local.1")
	if err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a removed application: %v", err)
	}
}

// The exchange was made, its answer did not come. Access is lost, and the sentence says what to do.
func TestTokenAnswerLost(t *testing.T) {
	r, d := apart(t, nil)
	r.pull(t)
	r.clock.Pass(2 * time.Hour)
	lost := false
	d.lose = func() bool { was := lost; lost = true; return !was }
	err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {})
	if !fault.Is(err, fault.Forbidden) || !strings.Contains(fault.MessageIn(err, "ru"), "заново") {
		t.Errorf("it said %v", err)
	}
	r.live(t)
	r.connect(t) // the administrator connects anew
	r.pull(t)
	r.equal(t)
}

func TestUnpaid(t *testing.T) {
	r, _ := apart(t, func(o *fake.Options) { o.Unpaid = true })
	if _, err := r.remote.Check(context.Background()); !strings.Contains(fault.MessageIn(err, "ru"), "не оплачен") {
		t.Errorf("it said %v", err)
	}
}

func TestNothingEntered(t *testing.T) {
	r := newRig(t, small, nil)
	for typed, secrets := range map[string]map[string]string{
		"": {},
		"http://portal.bitrix24.ru/rest/1/abcdef/": {"hook": "http://portal.bitrix24.ru/rest/1/abcdef/"},
		"portal.bitrix24.ru":                       {"hook": "portal.bitrix24.ru"},
	} {
		r.vault = vaultOf(secrets)
		r.open(t)
		if _, err := r.remote.Check(context.Background()); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

// A portal that is renamed answers with its new address; the hook is kept under it.
func TestMovedPortal(t *testing.T) {
	r := newRig(t, small, nil)
	var hosts []string
	moved := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		hosts = append(hosts, req.Method)
		r.fake.ServeHTTP(w, req)
	}))
	t.Cleanup(moved.Close)
	before := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		http.Redirect(w, req, moved.URL+req.URL.Path, http.StatusFound)
	}))
	t.Cleanup(before.Close)
	r.client = moved.Client()
	r.client.Transport.(*http.Transport).TLSClientConfig.InsecureSkipVerify = true
	r.vault = vaultOf(map[string]string{"hook": before.URL + r.fake.Hook()})
	r.open(t)
	r.pull(t)
	r.equal(t)
	secrets, err := r.vault.Load(context.Background())
	if err != nil || secrets["hook"] != moved.URL+r.fake.Hook() || hosts[0] != http.MethodPost {
		t.Errorf("%v %v %v", secrets, hosts[0], err)
	}
}

package bitrix24_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	fake "svodka/internal/fake/bitrix24"
	"svodka/internal/fake/company"
	"svodka/internal/source"
	"svodka/internal/source/bitrix24"
	"svodka/internal/source/demo"
	"svodka/internal/source/sourcetest"
)

// rig is a portal, a connector that reads it, and what the connector delivered.
type rig struct {
	world  *company.World
	demo   *demo.Company
	fake   *fake.Server
	clock  *sourcetest.Clock
	vault  *sourcetest.Vault
	shelf  *sourcetest.Shelf
	remote source.Remote
	rows   sourcetest.Rows
	seq    int64
	url    string
	client *http.Client
	skew   time.Duration // of our clock against the portal's
	fields map[string]string
	m      source.Mapping
	lines  map[string][]*company.Thing // by deal
	kind   string                      // of portal
}

func newRig(t testing.TB, scale float64, edit func(*fake.Options)) *rig {
	t.Helper()
	w, d, custom := sourcetest.Company(t, scale)
	r := &rig{
		world: w, demo: d, clock: sourcetest.NewClock(d.End().Add(time.Hour)), shelf: sourcetest.NewShelf(), rows: sourcetest.Rows{},
		client: &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()},
		m:      source.Mapping{Fields: map[string]string{"campaign": "deal:SOURCE_DESCRIPTION"}},
	}
	o := fake.Options{World: w, Now: r.clock.Now, Custom: custom, Rate: true}
	if edit != nil {
		edit(&o)
	}
	r.fake = fake.New(o)
	server := httptest.NewServer(r.fake)
	t.Cleanup(server.Close)
	t.Cleanup(r.client.CloseIdleConnections)
	r.url = server.URL
	r.vault = sourcetest.NewVault(map[string]string{"hook": r.url + r.fake.Hook()})
	r.open(t)
	return r
}

// open opens the connector anew, as a program does that was started again.
func (r *rig) open(t testing.TB) {
	t.Helper()
	remote, err := bitrix24.Opener().Open(source.Opening{
		ID: "bx", Fields: r.fields, Vault: r.vault, Now: func() time.Time { return r.clock.Now().Add(r.skew) }, Wait: r.clock.Wait,
		HTTP: r.client,
	})
	if err != nil {
		t.Fatal(err)
	}
	r.remote = remote
}

func (r *rig) pull(t testing.TB) {
	t.Helper()
	if err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {}); err != nil {
		t.Fatal(err)
	}
	r.deliver(t)
}

func (r *rig) sweep(t testing.TB) {
	t.Helper()
	if err := r.remote.Sweep(context.Background(), r.shelf, func(source.Progress) {}); err != nil {
		t.Fatal(err)
	}
	r.deliver(t)
}

func (r *rig) deliver(t testing.TB) {
	t.Helper()
	seq, err := r.shelf.Seq(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r.rows.Deliver(t, r.remote, r.shelf, r.m, r.seq)
	r.seq = seq
}

// kept holds the journal against the limits: nothing was refused for haste.
func (r *rig) kept(t testing.TB) {
	t.Helper()
	for _, q := range r.fake.Journal() {
		if q.Code == "QUERY_LIMIT_EXCEEDED" || q.Code == "OPERATION_TIME_LIMIT" {
			t.Errorf("%s was refused at %v: %s", q.Method, q.At, q.Code)
			return
		}
	}
}

func TestFirstPull(t *testing.T) {
	r := newRig(t, 0.15, nil)
	account, err := r.remote.Check(context.Background())
	if err != nil || account.Address != r.url || account.Currency != "RUB" || account.User == "" || len(account.Warnings) != 0 {
		t.Fatalf("%+v %v", account, err)
	}
	r.pull(t)
	r.check(t)
	r.kept(t)
	t.Logf("%d requests", len(r.fake.Journal()))
}

// A run with nothing new asks little, and changes nothing.
func TestNothingNew(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	r.clock.Pass(time.Hour)
	r.pull(t)
	before, seq := len(r.fake.Journal()), r.seq
	r.clock.Pass(time.Hour)
	r.pull(t)
	if n := len(r.fake.Journal()) - before; n > 8 || r.seq != seq {
		t.Errorf("%d requests, the shelf went from %d to %d", n, seq, r.seq)
	}
	r.check(t)
}

// inbox receives webhooks.
type inbox struct {
	mu     sync.Mutex
	bodies [][]byte
}

func (b *inbox) serve(t testing.TB) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			t.Error(err)
		}
		b.mu.Lock()
		defer b.mu.Unlock()
		b.bodies = append(b.bodies, body)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// newVault has the hook and more.
func newVault(r *rig, more map[string]string) *sourcetest.Vault {
	more["hook"] = r.url + r.fake.Hook() + "profile.json"
	return sourcetest.NewVault(more)
}

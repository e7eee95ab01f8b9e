package amocrm_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	fake "svodka/internal/fake/amocrm"
	"svodka/internal/fake/company"
	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/sourcetest"
)

// small is a company of some hundred leads.
const small = 0.03

// equal holds everything against the company and the limit.
func (r *rig) equal(t testing.TB) {
	t.Helper()
	r.check(t)
	if peak := r.fake.Peak(); peak > 7 {
		t.Errorf("%d requests within a second", peak)
	}
}

// later moves the clock on and reads what is new.
func (r *rig) later(t testing.TB) {
	t.Helper()
	r.clock.Pass(11 * time.Minute)
	r.pull(t)
}

func (r *rig) by() company.By {
	return company.By{At: r.clock.Now().Unix(), User: r.world.All("user", false)[3].ID}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestEveryTrouble: each trouble strikes the first requests of each list, and some in the middle; the run gets over it by
// itself, or the next one does.
func TestEveryTrouble(t *testing.T) {
	for _, trouble := range []fake.Trouble{
		fake.TooMany, fake.TooManyHTML, fake.Banned, fake.Broken, fake.BadGateway, fake.Unavailable, fake.HTML, fake.Truncated,
		fake.Cut, fake.Reset, fake.Repeat,
	} {
		t.Run(string(trouble), func(t *testing.T) {
			r := newRig(t, small, nil)
			for _, path := range []string{"leads", "contacts", "companies", "tasks", "events", "users", "account", "catalogs"} {
				r.fake.Script(fake.Fault{Path: path, Skip: 0, Times: 2, Do: trouble})
			}
			r.pull(t)
			if r.fake.Struck() == 0 {
				t.Error("nothing went wrong")
			}
			r.equal(t)
		})
	}
}

// TestWaits: who watches a load is told that the account makes it wait, and no longer when it goes on.
func TestWaits(t *testing.T) {
	r := newRig(t, small, nil)
	r.fake.Script(fake.Fault{Path: "events", Skip: 1, Times: 2, Do: fake.TooMany})
	var mu sync.Mutex
	var waits []time.Duration
	must(t, r.remote.Pull(context.Background(), r.shelf, func(p source.Progress) {
		mu.Lock()
		defer mu.Unlock()
		if p.Stream == "events" {
			waits = append(waits, p.Waits)
		}
	}))
	told := 0
	for _, d := range waits {
		if d > 0 {
			told++
		}
	}
	if told != 2 || waits[len(waits)-1] != 0 {
		t.Errorf("told to wait: %v", waits)
	}
}

// TestSentAgainByTheTransport: Go's transport repeats a request by itself when a connection it had used before is reset; the
// account counts those as well.
func TestSentAgainByTheTransport(t *testing.T) {
	r := newRig(t, small, nil)
	for skip := range 12 {
		for _, path := range []string{"leads", "contacts", "tasks", "events"} {
			r.fake.Script(fake.Fault{Path: path, Skip: 2 * skip, Times: 1, Do: fake.Reset})
		}
	}
	r.pull(t)
	r.check(t)
	if peak := r.fake.Peak(); peak > 7 {
		t.Errorf("%d requests within a second", peak)
	}
}

// TestHeavyPages: pages that the account cannot make in time are read in halves, and nothing between them is left out.
func TestHeavyPages(t *testing.T) {
	r := newRig(t, small, nil)
	r.fake.SlowAbove(30)
	r.pull(t)
	r.equal(t)
	must(t, r.remote.Sweep(context.Background(), r.shelf, func(source.Progress) {}))
	r.deliver(t)
	r.equal(t)
}

// TestCutAtEveryPage: a run that dies at any page is gone on with by the next, which was started anew.
func TestCutAtEveryPage(t *testing.T) {
	r := newRig(t, small, nil)
	r.fake.SlowAbove(62) // more pages
	dies := errors.New("the process was killed")
	for n := 1; ; n++ {
		puts := 0
		r.shelf.OnPut = func() error {
			if puts++; puts > 3+n*7%30 { // somewhere, from the dictionaries to the last pages
				return dies
			}
			return nil
		}
		r.work(t, n)
		r.open(t)
		err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {})
		if err == nil {
			break
		}
		if !errors.Is(err, dies) {
			t.Fatal(err)
		}
		r.clock.Pass(time.Second)
		if n > 400 {
			t.Fatal("it does not come to an end")
		}
	}
	r.shelf.OnPut = nil
	r.deliver(t)
	r.equal(t)
}

// work gives a deal another owner, and finishes a task, while a reading goes on from life to life.
func (r *rig) work(t testing.TB, n int) {
	t.Helper()
	deals, users, tasks := r.world.All("deal", false), r.world.All("user", false), r.world.All("task", false)
	must(t, r.world.Set(deals[n*3%len(deals)].ID, map[string]any{"owner": users[3+n%5].ID}, r.by()))
	if x := tasks[n*5%len(tasks)]; !x.Has("done_at") {
		must(t, r.world.Set(x.ID, map[string]any{"done_at": r.clock.Now().Unix()}, r.by()))
	}
	r.clock.Pass(time.Second)
}

// TestRefusals: what will not pass by itself is said in a sentence, and nothing is lost once it has been mended.
func TestRefusals(t *testing.T) {
	for trouble, words := range map[fake.Trouble]string{
		fake.Unpaid: "не оплачен", fake.Forbidden: "отказывает", fake.Unauthorised: "Подключите аккаунт заново",
	} {
		t.Run(string(trouble), func(t *testing.T) {
			r := newRig(t, small, nil)
			r.fake.Script(fake.Fault{Path: "contacts", Do: trouble})
			err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {})
			if !fault.Is(err, fault.Forbidden) || !strings.Contains(fault.MessageIn(err, "ru"), words) {
				t.Errorf("it said %q", fault.MessageIn(err, "ru"))
			}
			if strings.Contains(fmt.Sprint(err), "eyJ") {
				t.Errorf("the error carries a token: %v", err)
			}
			r.fake.Calm()
			r.pull(t)
			r.equal(t)
		})
	}
}

// TestTooLittleSight: a key that sees only part is refused when the source is set up.
func TestTooLittleSight(t *testing.T) {
	r := newRig(t, small, nil)
	r.vault = sourcetest.NewVault(map[string]string{"token": r.fake.GrantPlain().LongLived})
	r.open(t)
	if _, err := r.remote.Check(context.Background()); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the key of an employee: %v", err)
	}
}

// pair is a rig whose access is a pair of tokens that must be exchanged.
func pair(t testing.TB) *rig {
	t.Helper()
	r := newRig(t, small, nil)
	id, secret, redirect := r.fake.Integration()
	r.vault = sourcetest.NewVault(map[string]string{"client_id": id, "client_secret": secret, "code": r.fake.Grant().Code})
	r.redirect = redirect
	r.open(t)
	return r
}

func TestTokens(t *testing.T) {
	r := pair(t)
	r.pull(t)
	r.clock.Pass(25 * time.Hour) // the access token has run out
	r.pull(t)
	r.fake.ExpireAccess() // before its time
	r.pull(t)
	r.equal(t)
	if n := r.fake.Reused(); n != 0 {
		t.Errorf("a refresh token was used twice: %d", n)
	}
	if r.vault.Saves < 3 {
		t.Errorf("%d pairs were kept", r.vault.Saves)
	}
	r.fake.SetIntegration(false)
	r.clock.Pass(time.Minute)
	err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {})
	if !fault.Is(err, fault.Forbidden) {
		t.Errorf("a switched off integration: %v", err)
	}
}

// TestTokenAnswerLost: the exchange was made, its answer did not come. Access is lost, and the sentence says what to do.
func TestTokenAnswerLost(t *testing.T) {
	r := pair(t)
	r.pull(t)
	r.clock.Pass(25 * time.Hour)
	r.fake.Script(fake.Fault{Path: "oauth2", Do: fake.Lost, Times: 1})
	err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {})
	if !fault.Is(err, fault.Forbidden) || !strings.Contains(fault.MessageIn(err, "ru"), "заново") {
		t.Errorf("it said %v", err)
	}
	// The administrator connects anew: nothing has to be read twice.
	r.fake.Calm()
	r.vault = sourcetest.NewVault(map[string]string{"token": r.fake.Grant().LongLived})
	r.open(t)
	r.pull(t)
	r.equal(t)
}

func TestClockSkew(t *testing.T) {
	for _, skew := range []time.Duration{10 * time.Minute, -10 * time.Minute} {
		t.Run(skew.String(), func(t *testing.T) {
			r := pair(t)
			r.fake.SetSkew(skew)
			r.pull(t)
			r.change(t, true)
			r.later(t)
			r.equal(t)
		})
	}
}

// change does to the company what people do in a day.
func (r *rig) change(t testing.TB, merging bool) {
	t.Helper()
	r.clock.Pass(time.Minute)
	deals := r.world.All("deal", false)
	users := r.world.All("user", false)
	open := 0
	for i, d := range deals {
		switch {
		case d.Text("outcome") == "open" && open < 12:
			open++
			must(t, r.world.Set(d.ID, map[string]any{"amount": d.Int("amount") + 1_000_00}, r.by()))
			must(t, r.world.Set(d.ID, map[string]any{"owner": users[4+i%3].ID}, r.by()))
			r.clock.Pass(time.Second)
		case i%40 == 7:
			must(t, r.world.Delete(d.ID, r.by()))
		}
	}
	clients := r.world.All("client", false)
	for i := 0; i+1 < len(clients); i += 30 {
		if merging && clients[i].Text("type") == clients[i+1].Text("type") {
			must(t, r.world.Merge(clients[i].ID, clients[i+1].ID, r.by()))
		}
	}
	for i, x := range r.world.All("task", false) {
		if !x.Has("done_at") && i%3 == 0 {
			must(t, r.world.Set(x.ID, map[string]any{"done_at": r.clock.Now().Unix()}, r.by()))
		}
	}
}

// TestDay: what people did since is read by the next runs; what vanished silently is found by the sweep.
func TestDay(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	r.change(t, true)
	r.later(t)
	must(t, r.remote.Sweep(context.Background(), r.shelf, func(source.Progress) {}))
	r.deliver(t)
	r.equal(t)
	totals, err := r.remote.Totals(context.Background(), r.shelf)
	must(t, err)
	for _, x := range totals {
		if x.Theirs != x.Ours {
			t.Errorf("%s: there %d, here %d", x.Kind, x.Theirs, x.Ours)
		}
	}
}

// TestMovingPages: things change while the list is read, so that they move to its end and others slip to pages before.
func TestMovingPages(t *testing.T) {
	r := newRig(t, small, nil)
	r.fake.SlowAbove(20)
	n := 0
	deals := r.world.All("deal", false)
	r.fake.Script(fake.Fault{Path: "leads", Before: func() {
		if d := deals[n%len(deals)]; d.Text("outcome") == "open" {
			_ = r.world.Set(d.ID, map[string]any{"amount": int64(n+1) * 100_00}, r.by())
		}
		n++
		r.clock.Pass(time.Second)
	}})
	r.pull(t)
	r.fake.Calm()
	r.later(t)
	r.equal(t)
}

// TestOneSecond: hundreds of leads change within one second, more than a page holds.
func TestOneSecond(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	r.clock.Pass(time.Hour)
	r.fake.SlowAbove(20)
	at := r.by()
	for i, d := range r.world.All("deal", false) {
		must(t, r.world.Set(d.ID, map[string]any{"amount": int64(i+1) * 100_00}, at))
	}
	r.later(t)
	r.equal(t)
}

// TestNothingNew: a run that finds nothing costs no more than five requests for each kind of thing.
func TestNothingNew(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	r.later(t)
	r.fake.Forget()
	r.clock.Pass(time.Minute)
	r.pull(t)
	if _, err := r.remote.Totals(context.Background(), r.shelf); err != nil {
		t.Fatal(err)
	}
	of := map[string]int{}
	for _, q := range r.fake.Journal() {
		of[q.Path]++
	}
	for path, n := range of {
		if n > 5 {
			t.Errorf("%s was asked %d times", path, n)
		}
	}
}

// TestWithoutFilters: an account whose lists ignore filters is read as well.
func TestWithoutFilters(t *testing.T) {
	r := newRig(t, small, func(o *fake.Options) { o.NoFilter = true })
	r.pull(t)
	r.equal(t)
	r.change(t, true)
	r.later(t)
	must(t, r.remote.Sweep(context.Background(), r.shelf, func(source.Progress) {}))
	r.deliver(t)
	r.equal(t)
}

// TestWebhooks: what webhooks tell is read again, whatever order and however often they come.
func TestWebhooks(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	var bodies []string
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(server.Close)
	r.subscribe(t, server.URL)
	r.change(t, false)                                                          // amoCRM tells nobody that leads follow a merged contact
	for n := -1; n != len(r.fake.Hooks()); time.Sleep(200 * time.Millisecond) { // they are sent in the background
		n = len(r.fake.Hooks())
	}
	for _, h := range r.fake.Hooks() {
		bodies = append(bodies, h.Body, h.Body)
	}
	if len(bodies) == 0 {
		t.Fatal("no webhooks")
	}
	var hints []source.Link
	for _, body := range slices.Backward(bodies) {
		links, err := r.remote.Hints(nil, []byte(body))
		must(t, err)
		hints = append(hints, links...)
	}
	must(t, r.remote.Reread(context.Background(), r.shelf, hints))
	r.deliver(t)
	r.equal(t)
	for _, bad := range []string{"", "%zz", "leads[update][0][id]=1e9", "leads[update]", "[[[=", strings.Repeat("a[b][c][d]=1&", 1000)} {
		if links, err := r.remote.Hints(nil, []byte(bad)); err == nil && len(links) > 1000 {
			t.Errorf("%.20q: %d hints", bad, len(links))
		}
	}
}

// TestStrangeWords: stages and users vanish, a field is new, and values come in the shapes PHP gives them.
func TestStrangeWords(t *testing.T) {
	r := newRig(t, small, nil)
	r.fake.SetQuirks(fake.Quirks{Nulls: true})
	r.pull(t)
	users := r.world.All("user", false)
	must(t, r.world.Delete(users[len(users)-1].ID, r.by()))
	for _, s := range r.world.All("stage", false) {
		if s.Text("name") == "Замер" {
			must(t, r.world.Set(s.ID, map[string]any{"name": "Замер на объекте"}, r.by()))
		}
	}
	r.later(t)
	r.equal(t)
}

package bitrix24_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	fake "svodka/internal/fake/bitrix24"
	"svodka/internal/fake/company"
	"svodka/internal/fault"
	"svodka/internal/source"
)

// small is a company of some hundred leads.
const small = 0.03

var errKilled = errors.New("the process was killed")

// equal holds everything against the company and the limits.
func (r *rig) equal(t testing.TB) {
	t.Helper()
	r.check(t)
	r.kept(t)
}

// Each trouble strikes every third request, of the first load and of what follows.
func TestEveryTrouble(t *testing.T) {
	for name, trouble := range map[string]fake.Fault{
		"haste": fake.QueryLimit, "overload": fake.Overload, "operating": fake.OperationLimit, "gateway": fake.BadGateway,
		"internal":  {Status: 500, Code: "INTERNAL_SERVER_ERROR", Text: "Internal server error"},
		"html":      {Status: 200, HTML: "<html><body>Авторизация</body></html>"},
		"forbidden": {Status: 403, HTML: "<html><body>Forbidden</body></html>"},
		"truncated": {Raw: `{"result":{"result":{"c0":[{"ID":"1"`},
		"reset":     {Reset: true},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, small, nil)
			for n := range 12 {
				r.fake.Spoil(trouble.On("batch", 3*n, 1))
			}
			r.pull(t)
			r.clock.Pass(time.Hour)
			r.live(t)
			for n := range 6 {
				r.fake.Spoil(trouble.On("batch", 2*n, 1))
			}
			r.pull(t)
			struck := 0
			for _, q := range r.fake.Journal() {
				if q.Status != 200 || trouble.Raw != "" || trouble.HTML != "" {
					struck++
				}
			}
			if struck < 10 && trouble.Reset == false {
				t.Errorf("only %d requests went wrong", struck)
			}
			r.check(t)
		})
	}
}

// A run that dies at any page is gone on with by the next, which was started anew.
func TestKilledAtEveryPage(t *testing.T) {
	r := newRig(t, small, nil)
	kills := r.killed(t)
	r.deliver(t)
	r.equal(t)
	r.clock.Pass(time.Hour)
	r.live(t)
	kills += r.killed(t)
	r.deliver(t)
	r.equal(t)
	t.Logf("killed %d times", kills)
	if kills < 60 {
		t.Errorf("killed %d times only", kills)
	}
}

// killed reads with a process that dies at its first page, then at its second, and so on, until one comes to an end.
func (r *rig) killed(t testing.TB) (kills int) {
	t.Helper()
	for ; ; kills++ {
		puts := 0
		r.shelf.OnPut = func() error {
			if puts++; puts > kills {
				return errKilled
			}
			return nil
		}
		r.open(t)
		err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {})
		r.shelf.OnPut = nil
		if err == nil {
			return kills
		}
		if !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		r.clock.Pass(time.Second)
	}
}

// Fifty runs die at random moments while the company lives on.
func TestRandomKills(t *testing.T) {
	r := newRig(t, small, nil)
	dice := rand.New(rand.NewPCG(4, 2))
	for n := range 60 {
		left := dice.IntN(60)
		r.shelf.OnPut = func() error {
			if left--; left < 0 {
				return errKilled
			}
			return nil
		}
		r.open(t)
		err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {})
		r.shelf.OnPut = nil
		if err != nil && !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		if n%3 == 0 {
			r.deliver(t)
		}
		deals := r.openDeals()
		r.set(t, deals[dice.IntN(len(deals))].ID, map[string]any{"amount": int64(100 * (n + 1))})
		r.clock.Pass(time.Duration(dice.IntN(20)) * time.Minute)
	}
	r.open(t)
	r.pull(t)
	r.equal(t)
}

// What will not pass by itself is said in a sentence, and nothing is lost once it has been mended.
func TestRefusals(t *testing.T) {
	for words, trouble := range map[string]fake.Fault{
		"удалён":        fake.PortalDeleted,
		"заново":        {Status: 401, Code: "INVALID_CREDENTIALS", Text: "Invalid request credentials"},
		"отказывает":    {Status: 403, Code: "ACCESS_DENIED", Text: "REST API is available only on commercial plans"},
		"не оплачен":    {Status: 402, Code: "PAYMENT_REQUIRED", Text: "Payment required"},
		"прав на часть": {Status: 403, Code: "insufficient_scope", Text: "The request requires higher privileges"},
	} {
		t.Run(words, func(t *testing.T) {
			r := newRig(t, small, nil)
			r.fake.Spoil(trouble.On("batch", 5, 0))
			err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {})
			if err == nil || !strings.Contains(fault.MessageIn(err, "ru"), words) {
				t.Errorf("it said %q", fault.MessageIn(err, "ru"))
			}
			if strings.Contains(fmt.Sprint(err), "fakehook") {
				t.Errorf("the error carries the key: %v", err)
			}
			r.fake.Spoil()
			r.pull(t)
			r.equal(t)
		})
	}
}

// A key that sees only part is refused when the source is set up; one without telephony is warned of.
func TestTooLittleSight(t *testing.T) {
	r := newRig(t, small, nil)
	for _, c := range []struct {
		grant fake.Grant
		words string
		warns int
	}{
		{fake.Grant{User: "demo:user-ershov"}, "не администратор", 0},
		{fake.Grant{User: "demo:user-lebedev", Admin: true, Scope: []string{"user", "department"}}, "crm", 0},
		{fake.Grant{User: "demo:user-lebedev", Admin: true, Scope: []string{"crm"}}, "user, department", 0},
		{fake.Grant{User: "demo:user-lebedev", Admin: true, Scope: []string{"crm", "user", "department", "tasks"}}, "", 3},
	} {
		r.vault = vaultOf(map[string]string{"hook": r.url + r.fake.Grant(c.grant)})
		r.open(t)
		a, err := r.remote.Check(context.Background())
		switch {
		case c.words == "" && (err != nil || len(a.Warnings) != c.warns):
			t.Errorf("%+v: %v %v", c.grant, a.Warnings, err)
		case c.words != "" && (!fault.Is(err, fault.Forbidden) || !strings.Contains(fault.MessageIn(err, "ru"), c.words)):
			t.Errorf("%+v: %v", c.grant, err)
		}
	}
	r.pull(t) // by the last key: without calls and payments of orders, and without a fault
	if len(r.rows["deal"]) == 0 || len(r.rows["task"]) == 0 || len(r.rows["call"]) != 0 {
		t.Errorf("%d deals, %d calls", len(r.rows["deal"]), len(r.rows["call"]))
	}
}

func TestRevoked(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	r.fake.Revoke(r.fake.Hook())
	r.fake.Revoke("/rest/1/fakehooksecret01/")
	if err := r.remote.Pull(context.Background(), r.shelf, func(source.Progress) {}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a revoked hook: %v", err)
	}
}

// The bucket and the time of methods are never overdrawn, however slow the methods are.
func TestLimitsAreKept(t *testing.T) {
	r := newRig(t, 0.06, func(o *fake.Options) {
		o.Cost = func(method string, rows int) time.Duration {
			switch method {
			case "crm.deal.list", "crm.stagehistory.list", "crm.item.productrow.list", "crm.activity.list":
				return 30*time.Second + time.Duration(rows)*10*time.Millisecond
			}
			return time.Second
		}
	})
	began := r.clock.Now()
	for range 3 {
		r.live(t)
		r.pull(t)
	}
	r.sweep(t)
	r.equal(t)
	// Some 45 pages of activities alone, 14 to ten minutes.
	if took := r.clock.Now().Sub(began); took < 25*time.Minute {
		t.Errorf("it took %v: nothing was waited for", took)
	}
}

func TestClockSkew(t *testing.T) {
	for _, skew := range []time.Duration{10 * time.Minute, -10 * time.Minute} {
		t.Run(skew.String(), func(t *testing.T) {
			r := newRig(t, small, nil)
			r.skew = skew
			r.pull(t)
			for range 3 {
				r.live(t)
				r.clock.Pass(time.Minute)
				r.pull(t)
			}
			r.equal(t)
		})
	}
}

// Portals differ: payments of orders alone, no leads, no word of the budget, totals that lie.
func TestOtherPortals(t *testing.T) {
	for name, edit := range map[string]func(*fake.Options){
		"orders": func(o *fake.Options) { o.Orders = true },
		"bare":   func(o *fake.Options) { o.Bare = true },
		"liar":   func(o *fake.Options) { o.TotalLies = 50 },
		"simple": func(o *fake.Options) { o.Simple = true },
		"old":    func(o *fake.Options) { o.Box = true },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, small, edit)
			r.kind = name
			if _, err := r.remote.Check(context.Background()); err != nil {
				t.Error(err)
			}
			r.pull(t)
			r.clock.Pass(time.Hour)
			r.live(t)
			r.pull(t)
			r.sweep(t)
			r.equal(t)
		})
	}
}

// Many things within one second, and the same thing twice in a page: the ids tell them apart.
func TestOneSecond(t *testing.T) {
	r := newRig(t, small, nil)
	r.pull(t)
	r.clock.Pass(time.Hour)
	by := company.By{At: r.clock.Now().Unix(), User: "demo:user-orlova"}
	for i := range 120 {
		_, err := r.world.Add("deal", "", map[string]any{
			"title": fmt.Sprint("Из формы ", i), "created_at": by.At, "owner": "demo:user-orlova", "pipeline": "demo:pipeline-retail",
			"stage": "demo:stage-retail-1", "outcome": "open", "amount": int64(100 + i), "currency": "RUB",
		}, by)
		if err != nil {
			t.Fatal(err)
		}
	}
	r.pull(t)
	r.equal(t)
}

package sync_test

import (
	"context"
	"net"
	"net/http"
	gosync "sync"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/sync"
)

// TestAnAccountIsConnectedOnce: a second source of one account would count everything twice.
func TestAnAccountIsConnectedOnce(t *testing.T) {
	s := set(t, "a")
	draft := sync.Draft{Kind: "toy", Fields: map[string]string{"address": "toy.test", "token": "right"}}
	if _, err := s.Add(t.Context(), draft); !fault.Is(err, fault.Invalid) ||
		fault.MessageIn(err, "ru") != "Аккаунт toy.test уже подключён: «Toy». Новые ключи вводятся на его странице." {
		t.Errorf("the same account again: %v", err)
	}
	s.toy.account = "https://other.test"
	var both gosync.WaitGroup
	var added [2]error
	for i := range added {
		both.Go(func() { _, added[i] = s.Add(context.Background(), draft) })
	}
	both.Wait()
	if list, err := s.List(t.Context()); err != nil || len(list) != 2 || (added[0] == nil) == (added[1] == nil) {
		t.Errorf("pressed twice: %d sources, %v", len(list), added)
	}
}

// TestKeysOfAnotherAccount: its rows would overwrite those of the first one.
func TestKeysOfAnotherAccount(t *testing.T) {
	s := set(t, "a")
	s.toy.account = "https://other.test"
	_, err := s.SetSecrets(t.Context(), s.added.ID, map[string]string{"token": "right"})
	if !fault.Is(err, fault.Invalid) {
		t.Errorf("keys of another account: %v", err)
	}
	s.toy.account = "HTTPS://toy.test/"
	if _, err := s.SetSecrets(t.Context(), s.added.ID, map[string]string{"token": "right"}); err != nil {
		t.Errorf("keys of the same account: %v", err)
	}
}

// caller asks an address again and again, as the clients of systems do.
type caller struct {
	source.Remote
	source.Opening
}

func (c caller) Check(ctx context.Context) (a source.Account, err error) {
	for range 1000 {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.Fields["address"], http.NoBody)
		if err != nil {
			return a, err
		}
		if answer, err := c.HTTP.Do(request); err == nil {
			return a, answer.Body.Close()
		}
		if ctx.Err() != nil {
			return a, ctx.Err()
		}
		time.Sleep(time.Millisecond)
	}
	return a, fault.Sentence(fault.Busy, "late", "поздно")
}

// TestNobodyAnswers: a wrong address is told before the patience of a run is over.
func TestNobodyAnswers(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	s := sync.New(sync.Options{Openers: []source.Opener{{
		Kind: source.Kind{Name: "caller", Fields: []source.Field{{Name: "address"}}},
		Open: func(o source.Opening) (source.Remote, error) { return caller{nil, o}, nil },
	}}})
	_, _, err = s.Check(t.Context(), sync.Draft{Kind: "caller", Fields: map[string]string{"address": "http://" + address}})
	if !fault.Is(err, fault.Invalid) || fault.MessageIn(err, "en") != "Nobody answers at "+address+". Check the address." {
		t.Errorf("nobody there: %v", err)
	}
}

// TestRemovingASourceThatKeepsRunning: a run that was ended begins again at once, but not of a source that is being removed.
func TestRemovingASourceThatKeepsRunning(t *testing.T) {
	s := set(t, "a")
	s.toy.hold = make(chan struct{})
	served, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(served) }()
	await(t, "the run", func() bool {
		_ = s.Begin(t.Context(), s.added.ID, sync.WhyHand)
		runs, err := s.store.Runs(t.Context(), s.added.ID, 1)
		return err == nil && len(runs) == 1
	})
	if err := s.Remove(t.Context(), s.added.ID); err != nil {
		t.Errorf("removing: %v", err)
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("%d sources are left, %v", len(list), err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

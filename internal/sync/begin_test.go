package sync_test

import (
	"context"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/sync"
)

// await looks until something is so.
func await(t *testing.T, what string, done func() bool) {
	t.Helper()
	for i := 0; !done(); i++ {
		if i > 30000 {
			t.Fatalf("%s did not happen", what)
		}
		time.Sleep(time.Millisecond)
	}
}

// TestBegin: a run that was asked for outlives who asked; a second one is refused, another mapping waits its turn.
func TestBegin(t *testing.T) {
	s := set(t, "a", "b", "c")
	id := s.added.ID
	if err := s.Begin(t.Context(), id, sync.WhyHand); !fault.Is(err, fault.Busy) {
		t.Errorf("a run that nobody would begin: %v", err)
	}
	s.toy.hold = make(chan struct{})
	served, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(served) }()
	await(t, "serving", func() bool {
		asking, gone := context.WithCancel(context.Background())
		defer gone()
		return s.Begin(asking, id, sync.WhyHand) == nil
	})
	state := func() sync.Status {
		st, err := s.Get(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return st
	}
	if !state().Busy {
		t.Error("a run that is about to begin is not told")
	}
	if err := s.Begin(t.Context(), id, sync.WhyHand); !fault.Is(err, fault.Busy) {
		t.Errorf("a second run: %v", err)
	}
	if err := s.Begin(t.Context(), "nothing", sync.WhyHand); !fault.Is(err, fault.NotFound) {
		t.Errorf("a run of no source: %v", err)
	}
	await(t, "the run", func() bool { return state().Last != nil })
	if err := s.Map(t.Context(), id, source.Mapping{Text: "!"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Begin(t.Context(), id, sync.WhyMapping); err != nil {
		t.Errorf("a mapping during a run: %v", err)
	}
	close(s.toy.hold)
	await(t, "the run by hand and that of the mapping", func() bool {
		runs, err := s.store.Runs(t.Context(), id, 9)
		return err == nil && len(runs) == 2 && runs[0].State == sync.Done && runs[1].State == sync.Done && !state().Busy
	})
	runs, err := s.store.Runs(t.Context(), id, 9)
	if err != nil || runs[0].Why != sync.WhyMapping || runs[1].Why != sync.WhyHand {
		t.Errorf("runs %+v, %v", runs, err)
	}
	same(t, "rows", s.house.names(), "a!", "b!", "c!")
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestProgress: how fast a stream comes follows from its words, and how long it takes where the end is known.
func TestProgress(t *testing.T) {
	s := set(t, "a", "b", "c", "d", "e", "f", "g", "h")
	s.toy.told = make(chan struct{})
	s.toy.all = true
	ended := make(chan error, 1)
	go func() {
		_, err := s.Sync(context.Background(), s.added.ID, sync.WhyFirst)
		ended <- err
	}()
	var last sync.Status
	for range 4 {
		<-s.toy.told
		st, err := s.Get(t.Context(), s.added.ID)
		if err != nil {
			t.Fatal(err)
		}
		if last.Progress != nil && len(st.Progress) == 1 && st.Progress[0].Objects == 6 {
			if step := st.Progress[0]; step.Rate != 2 || step.Left != time.Second {
				t.Errorf("%d of %d at %v a second, %v left; want 2 a second, 1 s", step.Objects, step.Total, step.Rate, step.Left)
			}
		}
		last = st
		s.pass(time.Second)
		s.toy.told <- struct{}{}
	}
	if len(last.Progress) != 1 || last.Progress[0].Objects != 8 || last.Progress[0].Left != 0 {
		t.Errorf("at the end: %+v", last.Progress)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestCard: the address of a row's own page follows from its key.
func TestCard(t *testing.T) {
	s := set(t, "a")
	for _, x := range [][2]string{
		{"toy:deal-17", "https://toy.test/deal/deal-17"}, {"other:deal-17", ""}, {"deal-17", ""}, {"", ""},
	} {
		if got := s.Card(t.Context(), x[0], "deal"); got != x[1] {
			t.Errorf("%q leads to %q, want %q", x[0], got, x[1])
		}
	}
}

// TestRemovingEndsTheRun: a source that is being read is stopped and removed.
func TestRemovingEndsTheRun(t *testing.T) {
	s := set(t, "a")
	s.toy.hold = make(chan struct{})
	ended := make(chan sync.Run, 1)
	go func() {
		r, _ := s.Sync(context.Background(), s.added.ID, sync.WhyHand)
		ended <- r
	}()
	await(t, "the run", func() bool {
		st, err := s.Get(t.Context(), s.added.ID)
		return err == nil && st.Busy
	})
	if err := s.Remove(t.Context(), s.added.ID); err != nil {
		t.Fatal(err)
	}
	if r := <-ended; r.State != sync.Stopped {
		t.Errorf("the run ended as %q", r.State)
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("%d sources are left, %v", len(list), err)
	}
}

// TestPreview: a preview gives some rows of a mapping that nobody has kept, and looks at a part of a large company alone.
func TestPreview(t *testing.T) {
	things := make([]string, 1500)
	for i := range things {
		things[i] = "x"
	}
	s := set(t, things...)
	s.sync(t, sync.WhyFirst)
	before := s.toy.requests
	rows, err := s.Preview(t.Context(), s.added.ID, source.Mapping{Text: "!"}, 10)
	if err != nil || len(rows["deal"]) != 10 || rows["deal"][0][1] != "x!" || len(rows["user"]) != 1 {
		t.Errorf("%d deals, %d people, %v", len(rows["deal"]), len(rows["user"]), err)
	}
	if all, err := s.Preview(t.Context(), s.added.ID, source.Mapping{}, 5000); err != nil || len(all["deal"]) != 1000 {
		t.Errorf("%d deals of a large company, %v", len(all["deal"]), err)
	}
	// What another mapping changes comes first, however few it is.
	s2 := set(t, append(things[:900:900], "rare")...)
	s2.sync(t, sync.WhyFirst)
	if rows, err := s2.Preview(t.Context(), s2.added.ID, source.Mapping{Text: "mark rare"}, 10); err != nil || rows["deal"][0][1] != "rare!" {
		t.Errorf("the one row that changes: %v, %v", rows["deal"][:1], err)
	}
	if s.toy.requests != before || s.house.names()[0] != "x" {
		t.Error("a preview asked the system or changed rows")
	}
}

// TestWaitingIsTold: a run that waits for the system says so, one that goes on does not.
func TestWaitingIsTold(t *testing.T) {
	s := set(t, "a")
	waits := make(chan struct{})
	s.Wait = func(context.Context, time.Duration) error {
		waits <- struct{}{}
		<-waits
		return nil
	}
	s.toy.pause = time.Minute
	ended := make(chan error, 1)
	go func() {
		_, err := s.Sync(context.Background(), s.added.ID, sync.WhyHand)
		ended <- err
	}()
	<-waits
	if st, err := s.Get(t.Context(), s.added.ID); err != nil || !st.Waits.Equal(s.clock().Add(time.Minute)) {
		t.Errorf("waits until %v, %v", st.Waits, err)
	}
	waits <- struct{}{}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if st, err := s.Get(t.Context(), s.added.ID); err != nil || !st.Waits.IsZero() {
		t.Errorf("afterwards it waits until %v, %v", st.Waits, err)
	}
}

package sync_test

import (
	"context"
	"errors"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/sync"
)

// TestRemovingWithRows: the rows of a source go with it, also later, also after a crash; its id is free then.
func TestRemovingWithRows(t *testing.T) {
	s := set(t, "a", "b")
	ctx := t.Context()
	s.sync(t, sync.WhyFirst)
	if n, err := s.RemoveAll(ctx, s.added.ID); err != nil || n != 2 || len(s.house.names()) != 0 {
		t.Errorf("%d rows are told to be deleted, left: %v, %v", n, s.house.names(), err)
	}
	if left, err := s.store.Sources(ctx); err != nil || len(left) != 0 {
		t.Errorf("left of the source: %+v, %v", left, err)
	}
	if _, err := s.RemoveAll(ctx, s.added.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("a second time: %v", err)
	}
	draft := sync.Draft{Kind: "toy", Fields: map[string]string{"address": "toy.test", "token": "right"}}
	again, err := s.Add(ctx, draft)
	if err != nil || again.ID != s.added.ID {
		t.Fatalf("connected anew as %q, %v", again.ID, err)
	}
	s.sync(t, sync.WhyFirst)
	if err := s.Remove(ctx, again.ID); err != nil || len(s.house.names()) != 2 {
		t.Fatalf("rows that should stay: %v, %v", s.house.names(), err)
	}
	if list, err := s.Removed(ctx); err != nil || len(list) != 1 || list[0].Title != "Toy" {
		t.Fatalf("removed ones: %+v, %v", list, err)
	}
	s.house.fail = errors.New("the power went")
	if _, err := s.RemoveAll(ctx, again.ID); !errors.Is(err, s.house.fail) {
		t.Fatalf("a deletion that breaks off: %v", err)
	}
	s.house.fail = nil
	s.house.rows["toy:deal-1"] = "a"
	ended, end := context.WithCancel(ctx)
	end()
	if err := s.Serve(ended); err != nil || len(s.house.names()) != 0 {
		t.Errorf("after the next start: %v, %v", s.house.names(), err)
	}
	if left, err := s.store.Sources(ctx); err != nil || len(left) != 0 {
		t.Errorf("left after the next start: %+v, %v", left, err)
	}
}

// TestAnotherMappingForgets: what only the mapping before made is not kept as if it had been deleted.
func TestAnotherMappingForgets(t *testing.T) {
	s := set(t, "a", "b")
	s.sync(t, sync.WhyFirst)
	if err := s.Map(t.Context(), s.added.ID, source.Mapping{Text: "only b"}); err != nil {
		t.Fatal(err)
	}
	s.sync(t, sync.WhyMapping)
	same(t, "rows", s.house.names(), "b")
}

// TestAnAccountMoves: another address is taken where the account is the one that was read, and refused where it is not.
func TestAnAccountMoves(t *testing.T) {
	s := set(t, "a", "b")
	ctx := t.Context()
	s.sync(t, sync.WhyFirst)
	s.toy.account = "https://moved.test"
	to := map[string]string{"address": "moved.test"}
	if _, err := s.SetSecrets(ctx, s.added.ID, to); !fault.Is(err, fault.Invalid) {
		t.Errorf("an account that nobody knows again: %v", err)
	}
	if x, err := s.store.Source(ctx, s.added.ID); err != nil || x.Fields["address"] != "toy.test" || x.Account.Address != "https://toy.test" {
		t.Errorf("a refused address is kept: %+v, %v", x, err)
	}
	s.toy.known = true
	x, err := s.SetSecrets(ctx, s.added.ID, to)
	if err != nil || x.Fields["address"] != "moved.test" || x.Account.Address != "https://moved.test" {
		t.Errorf("the account that moved: %+v, %v", x, err)
	}
	s.sync(t, sync.WhyTime)
	same(t, "rows", s.house.names(), "a", "b")
	// An account with an id of its own is known by it alone, also when it is connected a second time.
	s.toy.id = "17"
	if _, err := s.SetSecrets(ctx, s.added.ID, map[string]string{"token": "right"}); err != nil {
		t.Fatal(err)
	}
	s.toy.account = "https://third.test"
	if _, err := s.Add(ctx, sync.Draft{Kind: "toy", Fields: map[string]string{"address": "third.test", "token": "right"}}); !fault.Is(err, fault.Invalid) {
		t.Errorf("the same account under another address as a second source: %v", err)
	}
	s.toy.id = "18"
	if _, err := s.SetSecrets(ctx, s.added.ID, map[string]string{"address": "third.test"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("an account of another id: %v", err)
	}
	if _, err := s.SetSecrets(ctx, s.added.ID, map[string]string{"address": ""}); !fault.Is(err, fault.Invalid) {
		t.Errorf("no address: %v", err)
	}
}

// TestANewShelfUnderOldRows: after a restored backup the shelf is gone. What a system has no more is found; rows that were
// pushed stay, since nobody sends them again.
func TestANewShelfUnderOldRows(t *testing.T) {
	s := set(t, "a", "b", "c")
	s.Delivered = func(context.Context, string) ([]string, error) { return []string{"deal"}, nil }
	s.sync(t, sync.WhyFirst)
	if err := s.DropShelf(s.added.ID); err != nil {
		t.Fatal(err)
	}
	s.toy.rename(1, "")
	s.toy.things = s.toy.things[:1]
	s.sync(t, sync.WhyTime)
	if full := s.house.full; len(full) != 1 || full[0] != "deal" {
		t.Errorf("whole entities after the restore: %v", full)
	}
	pushed := set(t, "a", "b", "c")
	pushed.toy.receives = true
	pushed.Delivered = s.Delivered
	pushed.sync(t, sync.WhyTime)
	if err := pushed.Map(t.Context(), pushed.added.ID, source.Mapping{Text: "!"}); err != nil {
		t.Fatal(err)
	}
	pushed.sync(t, sync.WhyMapping)
	if full := pushed.house.full; len(full) != 0 {
		t.Errorf("rows that were pushed are said to be whole: %v", full)
	}
}

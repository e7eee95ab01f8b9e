package source_test

import (
	"context"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/source/push"
	"svodka/internal/source/sourcetest"
	"svodka/internal/store/shelf"
)

// TestAnswersAreForgotten: a batch is told from a repeated one for a month; rows stay for ever.
func TestAnswersAreForgotten(t *testing.T) {
	ctx := context.Background()
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	kept, err := shelf.Open(ctx, filepath.Join(t.TempDir(), "push.db"), clock)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	const secret = "0123456789abcdef"
	opened, err := push.Opener().Open(source.Opening{ID: "push", Vault: sourcetest.NewVault(map[string]string{"secret": secret}), Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	receiver, _ := opened.(source.Receiver)
	send := func(key, id string) (source.Receipt, error) {
		h := http.Header{"X-Svodka-Key": {secret}, "Idempotency-Key": {key}}
		return receiver.Receive(ctx, kept, "client", h, []byte(`{"id":"`+id+`","name":"A"}`))
	}
	count := func() int64 {
		n, err := kept.Count(ctx, "push:once")
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, x := range []struct {
		after     time.Duration
		key, id   string
		again     bool
		conflict  bool
		remembers int64
	}{
		{0, "one", "1", false, false, 1},
		{29 * 24 * time.Hour, "one", "1", true, false, 1},
		{0, "one", "2", false, true, 1},
		{0, "two", "2", false, false, 2},
		{2 * 24 * time.Hour, "three", "3", false, false, 2}, // the first is 31 days old
		{0, "one", "4", false, false, 3},
	} {
		now = now.Add(x.after)
		r, err := send(x.key, x.id)
		if fault.Is(err, fault.Conflict) != x.conflict || !x.conflict && err != nil || r.Again != x.again {
			t.Errorf("%s %s: %+v, %v", x.key, x.id, r, err)
		}
		if n := count(); n != x.remembers {
			t.Errorf("after %s %s %d answers are remembered, want %d", x.key, x.id, n, x.remembers)
		}
	}
	if n, err := kept.Count(ctx, "client"); err != nil || n != 4 {
		t.Errorf("%d clients, %v", n, err)
	}
}

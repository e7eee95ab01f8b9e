package odata

import (
	"context"
	"testing"

	fake "svodka/internal/fake/odata"
)

// TestLacks: what has not been read by its mapping is lacking until it has.
func TestLacks(t *testing.T) {
	b := newBase(t, trade, fake.Options{})
	b.fill()
	ctx := context.Background()
	if lacks, err := b.remote.Lacks(ctx, b.shelf); err != nil || !lacks {
		t.Errorf("nothing was read, and nothing is lacking: %v", err)
	}
	if err := b.pull(); err != nil {
		t.Fatal(err)
	}
	if lacks, err := b.remote.Lacks(ctx, b.shelf); err != nil || lacks {
		t.Errorf("all was read, and something is lacking: %v", err)
	}
}

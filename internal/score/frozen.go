package score

import (
	"context"
	"slices"
	"time"

	"svodka/internal/lock"
)

// settles is how long a correction of a closed period is open: until then somebody may still look at it and put it right.
const settles = 7 * 24 * time.Hour

// Corrected freezes deals that were changed in a closed period, for a week from when it was found.
type Corrected struct {
	// Book reads the closed periods; a nil book has none.
	Book func(ctx context.Context) (*lock.Book, error)
	Now  func() time.Time
}

// Frozen lists the deals whose correction is open.
func (c Corrected) Frozen(ctx context.Context) (deals []string, err error) {
	book, err := c.Book(ctx)
	if err != nil || book == nil {
		return nil, err
	}
	for _, p := range book.Periods() {
		for _, f := range p.Found {
			if c.Now().Sub(f.At) >= settles {
				continue
			}
			for _, m := range f.Moved {
				if m.Entity == "deal" && m.ID != "" {
					deals = append(deals, m.ID)
				}
			}
		}
	}
	slices.Sort(deals)
	return slices.Compact(deals), nil
}

package board

import (
	"context"

	"svodka/internal/fault"
)

// Pref gives what somebody set for themselves; "" when nothing. Keys are the pages' own: "shortcuts", "list:deals".
func (s *Service) Pref(ctx context.Context, who Person, key string) (text string, err error) {
	defer fault.Wrap(&err, "board.Pref(%s)", key)
	return s.store.Pref(ctx, who.Login, key)
}

// SetPref keeps what somebody sets for themselves; "" forgets it.
func (s *Service) SetPref(ctx context.Context, who Person, key, value string) (err error) {
	defer fault.Wrap(&err, "board.SetPref(%s)", key)
	const most = 64 << 10
	if len(value) > most {
		return fault.Invalidf("This is too long to be kept.", "Слишком длинно, не сохранится.")
	}
	return s.store.SetPref(ctx, who.Login, key, value)
}

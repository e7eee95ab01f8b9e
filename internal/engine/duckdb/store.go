package duckdb

import "sync"

// storeMost is how many bytes of rows all appenders together hold before they are written.
const storeMost = 32 << 20

// store is what rows that were appended and not yet written take of the memory. DuckDB does not count them, and a load
// fills many tables side by side: when they take too much together, the fullest table is written, be its group of rows full
// or not.
type store struct {
	mu   sync.Mutex
	most int
	all  int
	of   map[*appender]int
}

func newStore(most int) *store { return &store{most: most, of: map[*appender]int{}} }

// took notes what an appender took in. It reports whether the appender is to write what it has; another one that is fuller
// is told by itself.
func (s *store) took(a *appender, bytes int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of[a] += bytes
	s.all += bytes
	if s.all <= s.most {
		return false
	}
	fullest := a
	for other, held := range s.of {
		if held > s.of[fullest] {
			fullest = other
		}
	}
	if fullest == a {
		return true
	}
	select {
	case fullest.flush <- struct{}{}:
	default: // it has been told
	}
	return false
}

// emptied notes that an appender has written what it had.
func (s *store) emptied(a *appender) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all -= s.of[a]
	s.of[a] = 0
}

// leave forgets an appender.
func (s *store) leave(a *appender) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all -= s.of[a]
	delete(s.of, a)
}

package main

import (
	"context"
	"sync"

	"svodka/internal/store/sqlite"
)

// stores are the files of accounts, plans and definitions that are open: each is opened once for all who use it and closed with
// the last of them.
type stores struct {
	mu   sync.Mutex
	open map[string]*opened
}

// opened is one open file and how many use it.
type opened struct {
	*sqlite.Store

	users int
}

// take opens a file, or gives the one that is open; leave gives it back, once however often it is called.
func (s *stores) take(ctx context.Context, path string) (_ *sqlite.Store, leave func() error, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o := s.open[path]
	if o == nil {
		store, err := sqlite.Open(ctx, path)
		if err != nil {
			return nil, nil, err
		}
		if s.open == nil {
			s.open = map[string]*opened{}
		}
		o = &opened{Store: store}
		s.open[path] = o
	}
	o.users++
	return o.Store, sync.OnceValue(func() error { return s.left(path, o) }), nil
}

// left closes a file that nobody uses any more.
func (s *stores) left(path string, o *opened) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if o.users--; o.users > 0 {
		return nil
	}
	delete(s.open, path)
	return o.Close()
}

// Package boardtest has a store of boards in memory, for tests.
package boardtest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"svodka/internal/board"
	"svodka/internal/fault"
)

// Store keeps boards in memory. It is safe for use by several goroutines.
type Store struct {
	mu     sync.Mutex
	boards map[string][]board.Board // the newest first
	uses   map[[2]string]board.Use
	prefs  map[string]map[string]string
	links  map[string]board.Link
}

// New makes an empty store.
func New() *Store {
	return &Store{
		boards: map[string][]board.Board{}, uses: map[[2]string]board.Use{},
		prefs: map[string]map[string]string{}, links: map[string]board.Link{},
	}
}

var _ board.Store = (*Store)(nil)

// Boards is [board.Store.Boards].
func (s *Store) Boards(context.Context) ([]board.Board, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []board.Board
	for _, id := range slices.Sorted(maps.Keys(s.boards)) {
		list = append(list, s.boards[id][0])
	}
	return list, nil
}

// Versions is [board.Store.Versions].
func (s *Store) Versions(_ context.Context, id string) ([]board.Board, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.boards[id]), nil
}

// SaveBoard is [board.Store.SaveBoard].
func (s *Store) SaveBoard(_ context.Context, b board.Board) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b.Version != len(s.boards[b.ID])+1 {
		return fault.Sentence(fault.Conflict, "Somebody saved this page meanwhile.", "Пока вы меняли страницу, её сохранили.")
	}
	s.boards[b.ID] = append([]board.Board{b}, s.boards[b.ID]...)
	return nil
}

// Opened is [board.Store.Opened].
func (s *Store) Opened(_ context.Context, id, login string, at time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.uses[[2]string{id, login}]
	u.Board, u.Login, u.Times, u.Last = id, login, u.Times+1, at
	s.uses[[2]string{id, login}] = u
	return nil
}

// Uses is [board.Store.Uses].
func (s *Store) Uses(context.Context) ([]board.Use, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.uses), func(a, b board.Use) int {
		return cmp.Or(cmp.Compare(a.Board, b.Board), cmp.Compare(a.Login, b.Login))
	}), nil
}

// Pref is [board.Store.Pref].
func (s *Store) Pref(_ context.Context, login, key string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.prefs[login][key], nil
}

// Prefs is [board.Store.Prefs].
func (s *Store) Prefs(_ context.Context, login string) (map[string]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.prefs[login]), nil
}

// SetPref is [board.Store.SetPref].
func (s *Store) SetPref(_ context.Context, login, key, value string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.prefs[login] == nil {
		s.prefs[login] = map[string]string{}
	}
	if s.prefs[login][key] = value; value == "" {
		delete(s.prefs[login], key)
	}
	return nil
}

// AddLink is [board.Store.AddLink].
func (s *Store) AddLink(_ context.Context, l board.Link) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.links[l.Hash] = l
	return nil
}

// Link is [board.Store.Link].
func (s *Store) Link(_ context.Context, hash string) (board.Link, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, ok := s.links[hash]
	if !ok {
		return board.Link{}, fault.Sentence(fault.NotFound, "There is no such link.", "Такой ссылки нет.")
	}
	return l, nil
}

// Links is [board.Store.Links].
func (s *Store) Links(_ context.Context, id string) ([]board.Link, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []board.Link
	for _, l := range s.links {
		if l.Board == id {
			list = append(list, l)
		}
	}
	slices.SortFunc(list, func(a, b board.Link) int { return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.Hash, b.Hash)) })
	return list, nil
}

// RevokeLink is [board.Store.RevokeLink].
func (s *Store) RevokeLink(_ context.Context, hash string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, ok := s.links[hash]
	if !ok {
		return fault.Sentence(fault.NotFound, "There is no such link.", "Такой ссылки нет.")
	}
	l.Revoked = true
	s.links[hash] = l
	return nil
}

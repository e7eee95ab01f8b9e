package sync_test

import (
	"context"
	"slices"
	gosync "sync"

	"svodka/internal/fault"
	"svodka/internal/source/sourcetest"
	"svodka/internal/sync"
)

// memory is a sync.Store without a file.
type memory struct {
	mu      gosync.Mutex
	sources []sync.Source
	secrets map[string][]byte
	runs    []sync.Run
}

func newMemory() *memory { return &memory{secrets: map[string][]byte{}} }

func (m *memory) Sources(context.Context) ([]sync.Source, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.sources), nil
}

func (m *memory) Source(_ context.Context, id string) (sync.Source, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, x := range m.sources {
		if x.ID == id {
			return x, nil
		}
	}
	return sync.Source{}, fault.New(fault.NotFound, "no source")
}

func (m *memory) SaveSource(_ context.Context, s sync.Source) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, x := range m.sources {
		if x.ID == s.ID {
			m.sources[i] = s
			return nil
		}
	}
	m.sources = append(m.sources, s)
	return nil
}

func (m *memory) RemoveSource(_ context.Context, id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sources = slices.DeleteFunc(m.sources, func(x sync.Source) bool { return x.ID == id })
	return nil
}

func (m *memory) Secrets(_ context.Context, id string) ([]byte, error) { return m.secrets[id], nil }

func (m *memory) SaveSecrets(_ context.Context, id string, sealed []byte) error {
	m.secrets[id] = sealed
	return nil
}

func (m *memory) SaveRun(_ context.Context, r sync.Run) (sync.Run, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r.ID == 0 {
		r.ID = int64(len(m.runs)) + 1
		m.runs = append(m.runs, r)
	}
	m.runs[r.ID-1] = r
	return r, nil
}

func (m *memory) Runs(_ context.Context, of string, limit int) (list []sync.Run, _ error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := len(m.runs) - 1; i >= 0 && len(list) < limit; i-- {
		if of == "" || m.runs[i].Source == of {
			list = append(list, m.runs[i])
		}
	}
	return list, nil
}

// shelves are the shelves of a test by their path: what stands for its disk.
type shelves struct {
	mu gosync.Mutex
	of map[string]*sourcetest.Shelf
}

// left is a shelf that nobody closes.
type left struct{ *sourcetest.Shelf }

func (left) Close() error { return nil }

func (s *shelves) open(path string) left {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of == nil {
		s.of = map[string]*sourcetest.Shelf{}
	}
	if s.of[path] == nil {
		s.of[path] = sourcetest.NewShelf()
	}
	return left{s.of[path]}
}

func (s *shelves) drop(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.of, path)
}

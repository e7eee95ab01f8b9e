package sourcetest

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"sync"

	"svodka/internal/source"
)

// Shelf is a source.Shelf in memory; it outlives the runs of a test as a file would.
type Shelf struct {
	mu      sync.RWMutex
	objects map[source.Link]*source.Object
	links   map[string]map[source.Link][]string // kind → to → ids
	cursors map[string]source.Cursor
	seq     int64
	// OnPut, when set, is called before each Put; its error refuses it. Tests stop a run there.
	OnPut func() error
}

// NewShelf is an empty shelf.
func NewShelf() *Shelf {
	return &Shelf{objects: map[source.Link]*source.Object{}, links: map[string]map[source.Link][]string{}, cursors: map[string]source.Cursor{}}
}

// Put keeps objects and moves cursors.
func (s *Shelf) Put(ctx context.Context, objects []source.Object, cursors map[string]source.Cursor) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.OnPut != nil {
		if err := s.OnPut(); err != nil {
			return err
		}
	}
	for _, o := range objects {
		s.one(o)
	}
	maps.Copy(s.cursors, cursors)
	return nil
}

func (s *Shelf) one(o source.Object) {
	id := source.Link{Kind: o.Kind, ID: o.ID}
	was := s.objects[id]
	switch {
	case o.Body == nil && (was == nil || was.Deleted), was != nil && !was.Deleted && o.Body != nil && bytes.Equal(was.Body, o.Body):
		return
	case o.Body == nil:
		gone := *was
		s.seq++
		gone.Deleted, gone.Seq = true, s.seq
		s.objects[id] = &gone
		return
	}
	if was != nil {
		for _, l := range was.Links {
			list := s.links[o.Kind][l]
			s.links[o.Kind][l] = slices.DeleteFunc(list, func(x string) bool { return x == o.ID })
		}
	}
	s.seq++
	o.Seq, o.Deleted = s.seq, false
	s.objects[id] = &o
	for _, l := range o.Links {
		if s.links[o.Kind] == nil {
			s.links[o.Kind] = map[source.Link][]string{}
		}
		if !slices.Contains(s.links[o.Kind][l], o.ID) {
			s.links[o.Kind][l] = append(s.links[o.Kind][l], o.ID)
		}
	}
}

// Cursor is how far a stream has been read.
func (s *Shelf) Cursor(_ context.Context, stream string) (source.Cursor, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.cursors[stream], nil
}

// Get finds a thing.
func (s *Shelf) Get(_ context.Context, kind, id string) (source.Object, bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	o := s.objects[source.Link{Kind: kind, ID: id}]
	if o == nil {
		return source.Object{}, false, nil
	}
	return *o, true, nil
}

func (s *Shelf) of(kind string, want func(*source.Object) bool) []source.Object {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var list []source.Object
	for id, o := range s.objects {
		if id.Kind == kind && want(o) {
			list = append(list, *o)
		}
	}
	return list
}

// Each hands over what changed after a Seq.
func (s *Shelf) Each(_ context.Context, kind string, after int64, fn func(source.Object) error) error {
	list := s.of(kind, func(o *source.Object) bool { return o.Seq > after })
	slices.SortFunc(list, func(a, b source.Object) int { return cmp.Compare(a.Seq, b.Seq) })
	for _, o := range list {
		if err := fn(o); err != nil {
			return err
		}
	}
	return nil
}

// Linked hands over what links to a thing.
func (s *Shelf) Linked(_ context.Context, kind string, to source.Link, fn func(source.Object) error) error {
	s.mu.RLock()
	var list []source.Object
	for _, id := range s.links[kind][to] {
		list = append(list, *s.objects[source.Link{Kind: kind, ID: id}])
	}
	s.mu.RUnlock()
	slices.SortFunc(list, func(a, b source.Object) int {
		x, _ := strconv.ParseInt(a.ID, 10, 64)
		y, _ := strconv.ParseInt(b.ID, 10, 64)
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.ID, b.ID))
	})
	for _, o := range list {
		if err := fn(o); err != nil {
			return err
		}
	}
	return nil
}

// IDs hands over the ids that are there.
func (s *Shelf) IDs(_ context.Context, kind string, fn func(string) error) error {
	list := s.of(kind, func(o *source.Object) bool { return !o.Deleted })
	slices.SortFunc(list, func(a, b source.Object) int { return cmp.Compare(a.ID, b.ID) })
	for _, o := range list {
		if err := fn(o.ID); err != nil {
			return err
		}
	}
	return nil
}

// Count is how many are there.
func (s *Shelf) Count(_ context.Context, kind string) (int64, error) {
	return int64(len(s.of(kind, func(o *source.Object) bool { return !o.Deleted }))), nil
}

// Seq is the newest change.
func (s *Shelf) Seq(context.Context) (int64, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.seq, nil
}

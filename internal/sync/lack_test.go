package sync_test

import (
	"context"
	"testing"

	"svodka/internal/source"
	"svodka/internal/sync"
)

// Lacks: the mapping "anew" names what has not been read.
func (r toyRemote) Lacks(context.Context, source.Shelf) (bool, error) {
	return r.Mapping.Text == " anew", nil
}

// A mapping that names what has not been read yet is read by, at once.
func TestAnotherMappingMayReadAnew(t *testing.T) {
	s := set(t, "a")
	s.sync(t, sync.WhyFirst)
	s.toy.things = append(s.toy.things, s.toy.things[0])
	if err := s.Map(context.Background(), s.added.ID, source.Mapping{Text: " anew"}); err != nil {
		t.Fatal(err)
	}
	s.sync(t, sync.WhyMapping)
	same(t, "rows", s.house.names(), "a anew", "a anew")
}

package lock_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/ask"
	"svodka/internal/engine"
	"svodka/internal/engine/memory"
	"svodka/internal/engine/texttable"
	"svodka/internal/fault"
	"svodka/internal/lock"
	"svodka/internal/model"
	"svodka/internal/model/crm"
	"svodka/internal/warehouse"
)

// shelf is a store in memory.
type shelf struct {
	links []lock.Link
	parts map[string][]byte
	marks map[string]string
}

func newShelf() *shelf { return &shelf{parts: map[string][]byte{}, marks: map[string]string{}} }

func (s *shelf) Chain(_ context.Context, after int64) (list []lock.Link, err error) {
	for _, l := range s.links {
		if l.Seq > after {
			list = append(list, l)
		}
	}
	return list, nil
}

func (s *shelf) Head(context.Context) (int64, string, error) {
	if len(s.links) == 0 {
		return 0, "", nil
	}
	l := s.links[len(s.links)-1]
	return l.Seq, l.Hash, nil
}

func (s *shelf) Append(_ context.Context, l lock.Link, parts []lock.Part) error {
	if int(l.Seq) != len(s.links)+1 {
		return fault.Sentence(fault.Conflict, "no", "нет")
	}
	s.links = append(s.links, l)
	for _, p := range parts {
		s.parts[fmt.Sprint(p.Seq, "/", p.Name)] = p.Body
	}
	return nil
}

func (s *shelf) Part(_ context.Context, seq int64, name string) ([]byte, error) {
	if b, ok := s.parts[fmt.Sprint(seq, "/", name)]; ok {
		return b, nil
	}
	return nil, fault.Sentence(fault.NotFound, "no", "нет")
}

func (s *shelf) PartNames(context.Context) (map[int64][]string, error) {
	out := map[int64][]string{}
	for k := range s.parts {
		var seq int64
		text, name, _ := strings.Cut(k, "/")
		if _, err := fmt.Sscan(text, &seq); err != nil {
			return nil, err
		}
		out[seq] = append(out[seq], name)
	}
	return out, nil
}

func (s *shelf) Mark(_ context.Context, key string) (string, error) { return s.marks[key], nil }
func (s *shelf) SetMark(_ context.Context, key, value string) error {
	s.marks[key] = value
	return nil
}

// shipped is the model, read once: a rig changes nothing of it.
var shipped = sync.OnceValues(crm.Load)

// rig is a service over a small company.
type rig struct {
	testing.TB

	store   *shelf
	engine  *memory.Engine
	model   *model.Model
	service *lock.Service
	now     time.Time
}

func open(t testing.TB, data string) *rig {
	t.Helper()
	m, err := shipped()
	check(t, err)
	e, err := memory.Open(warehouse.DefaultSettings())
	check(t, err)
	g := &rig{TB: t, store: newShelf(), engine: e, model: m, now: time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC)}
	g.restart(m)
	g.load(data)
	return g
}

// restart makes another service over the same store and data, with another model.
func (g *rig) restart(m *model.Model) {
	clock := func() time.Time { return g.now }
	g.service = lock.New(lock.Options{Store: g.store, Desk: ask.New(ask.Options{Model: m, Engine: g.engine, Now: clock}), Data: g.engine, Now: clock})
}

func (g *rig) load(data string) {
	g.Helper()
	b, err := texttable.Onto(g.known, "t", data, warehouse.DefaultSettings())
	check(g, err)
	_, err = g.engine.Load(context.Background(), b)
	check(g, err)
}

// known reports whether the data has a row already, so that a later batch need not repeat it.
func (g *rig) known(entity, id string) (ok bool) {
	check(g, g.engine.Read(context.Background(), func(s engine.Snapshot) error {
		rows, err := s.Lookup(context.Background(), entity, []string{id}, nil)
		_, ok = rows[id]
		return err
	}))
	return ok
}

func (g *rig) close(label string) *lock.Period {
	g.Helper()
	p, err := g.service.Close(context.Background(), lock.Who{Login: "olga"}, label)
	check(g, err)
	return p
}

// look checks and gives the corrections it found, as "metric scope: before → after (effect) why".
func (g *rig) look(label string) (list []string, found lock.Found) {
	g.Helper()
	before := len(g.store.links)
	_, err := g.service.Check(context.Background())
	check(g, err)
	book, err := g.service.Book(context.Background())
	check(g, err)
	p, _ := book.Period(label)
	for _, f := range p.Found {
		if f.Seq <= int64(before) {
			continue
		}
		found = f
		for _, c := range f.Figures {
			text := fmt.Sprintf("%s %s: %s → %s (%s) %s", c.Metric, c.Scope, c.Before, c.After, c.Effect, c.Why)
			if c.Back {
				text += " back"
			}
			list = append(list, text)
		}
	}
	return list, found
}

func (g *rig) whole() {
	g.Helper()
	p, err := g.service.Verify(context.Background())
	check(g, err)
	if p.Broken != nil {
		g.Fatalf("the chain is broken at %d: %s", p.Broken.Seq, p.Broken.Why.EN)
	}
	if p.Links != len(g.store.links) {
		g.Fatalf("%d links of %d", p.Links, len(g.store.links))
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func has(t testing.TB, list []string, want ...string) {
	t.Helper()
	for _, w := range want {
		found := false
		for _, l := range list {
			found = found || l == w
		}
		if !found {
			t.Errorf("%q is not among\n%s", w, strings.Join(list, "\n"))
		}
	}
}

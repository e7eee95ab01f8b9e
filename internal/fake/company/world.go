package company

import (
	"maps"
	"slices"
	"sync"
)

// Thing is one object of the company as it stands.
type Thing struct {
	Kind string // an entity of the warehouse: "deal", "client", "user"
	ID   string // the World's id: "demo:deal-17"
	// N is the thing's number, from 1 in the order in which things of all kinds were made: CRMs number their objects by it.
	N       int64
	Values  map[string]any // by column; a missing one is empty
	Created int64          // unix seconds
	Updated int64          // the last change, unix seconds
	Deleted int64          // when it was deleted; 0: it is there
	Merged  string         // the id of the thing it was merged into
}

// Text is a text value or a reference, "" when it is empty.
func (t *Thing) Text(column string) string { s, _ := t.Values[column].(string); return s }

// Int is a whole number, an instant or a sum, 0 when it is empty.
func (t *Thing) Int(column string) int64 { n, _ := t.Values[column].(int64); return n }

// Real is a number, 0 when it is empty.
func (t *Thing) Real(column string) float64 { x, _ := t.Values[column].(float64); return x }

// Yes is a yes or no; empty is no.
func (t *Thing) Yes(column string) bool { b, _ := t.Values[column].(bool); return b }

// Has reports whether there is a value.
func (t *Thing) Has(column string) bool { return t.Values[column] != nil }

func (t *Thing) copy() *Thing {
	c := *t
	c.Values = maps.Clone(t.Values)
	return &c
}

// Action is what was done to a thing.
type Action string

// The actions.
const (
	Added   Action = "added"
	Changed Action = "changed"
	Deleted Action = "deleted"
	Merged  Action = "merged"
)

// Event is one thing that was done, in the order it was done.
type Event struct {
	Seq    int64 // from 1
	At     int64 // unix seconds
	By     string
	Robot  bool
	Action Action
	Kind   string
	ID     string
	N      int64
	Before map[string]any // the changed values as they were
	After  map[string]any // and as they are
}

// World is a company that lives. It is safe for concurrent use; what it hands out are copies.
type World struct {
	mu     sync.RWMutex
	kinds  map[string][]*Thing
	byID   map[string]*Thing
	byN    map[int64]*Thing
	events []Event
	n      int64
	hear   []func(Event)
}

// New makes an empty company.
func New() *World {
	return &World{kinds: map[string][]*Thing{}, byID: map[string]*Thing{}, byN: map[int64]*Thing{}}
}

// All lists the things of a kind that are there, in the order of their numbers; with gone, deleted ones too.
func (w *World) All(kind string, gone bool) []*Thing {
	w.mu.RLock()
	defer w.mu.RUnlock()
	list := make([]*Thing, 0, len(w.kinds[kind]))
	for _, t := range w.kinds[kind] {
		if gone || t.Deleted == 0 {
			list = append(list, t.copy())
		}
	}
	return list
}

// Page lists up to limit things of a kind whose number is greater than after; with gone, deleted ones too.
func (w *World) Page(kind string, after int64, limit int, gone bool) []*Thing {
	w.mu.RLock()
	defer w.mu.RUnlock()
	all := w.kinds[kind]
	i, found := slices.BinarySearchFunc(all, after, func(t *Thing, n int64) int { return int(t.N - n) })
	if found {
		i++
	}
	var list []*Thing
	for ; i < len(all) && len(list) < limit; i++ {
		if gone || all[i].Deleted == 0 {
			list = append(list, all[i].copy())
		}
	}
	return list
}

// Find gives a thing by its id, nil when there never was one; a deleted one has Deleted set.
func (w *World) Find(id string) *Thing {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.found(w.byID[id])
}

// Number gives a thing by its number, nil when there never was one.
func (w *World) Number(n int64) *Thing {
	w.mu.RLock()
	defer w.mu.RUnlock()
	return w.found(w.byN[n])
}

func (w *World) found(t *Thing) *Thing {
	if t == nil {
		return nil
	}
	return t.copy()
}

// N is the number of a thing, 0 for "" and unknown ids.
func (w *World) N(id string) int64 {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if t := w.byID[id]; t != nil {
		return t.N
	}
	return 0
}

// Count is how many things of a kind are there.
func (w *World) Count(kind string) int {
	w.mu.RLock()
	defer w.mu.RUnlock()
	n := 0
	for _, t := range w.kinds[kind] {
		if t.Deleted == 0 {
			n++
		}
	}
	return n
}

// Events lists what was done after the event of that number, oldest first, at most limit (0: all). What Seed loads has no
// events; its history is in the things of the kind "change".
func (w *World) Events(after int64, limit int) []Event {
	w.mu.RLock()
	defer w.mu.RUnlock()
	after = min(max(after, 0), int64(len(w.events)))
	list := w.events[after:]
	if limit > 0 && len(list) > limit {
		list = list[:limit]
	}
	return slices.Clone(list)
}

// Listen has fn called after each event, in order, without a lock held. It is for webhooks.
func (w *World) Listen(fn func(Event)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hear = append(w.hear, fn)
}

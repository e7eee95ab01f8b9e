package company

import (
	"fmt"
	"maps"
)

// By is who does something and when.
type By struct {
	At    int64  // unix seconds
	User  string // id of a user; "" for a robot
	Robot bool
}

// Add makes a thing. An empty id is made up from the kind and the number. References to things that are not there are
// allowed, as CRMs allow them.
func (w *World) Add(kind, id string, values map[string]any, by By) (*Thing, error) {
	w.mu.Lock()
	t, err := w.put(kind, id, values, by.At)
	if err != nil {
		w.mu.Unlock()
		return nil, err
	}
	e, hear := w.log(by, Added, t, nil, maps.Clone(t.Values))
	c := t.copy()
	w.mu.Unlock()
	tell(hear, e)
	return c, nil
}

func (w *World) put(kind, id string, values map[string]any, at int64) (*Thing, error) {
	w.n++
	if id == "" {
		id = fmt.Sprintf("world:%s-%d", kind, w.n)
	}
	if w.byID[id] != nil {
		return nil, fmt.Errorf("there is a thing %q already", id)
	}
	t := &Thing{Kind: kind, ID: id, N: w.n, Values: maps.Clone(values), Created: at, Updated: at}
	if t.Values == nil {
		t.Values = map[string]any{}
	}
	w.kinds[kind] = append(w.kinds[kind], t)
	w.byID[id], w.byN[t.N] = t, t
	return t, nil
}

// Set changes values of a thing; nil empties one. A change of a deal's or lead's stage, owner or amount also adds a thing
// of the kind "change", its history. Setting what stands already changes nothing.
func (w *World) Set(id string, values map[string]any, by By) error {
	w.mu.Lock()
	t := w.byID[id]
	if t == nil || t.Deleted != 0 {
		w.mu.Unlock()
		return fmt.Errorf("there is no thing %q", id)
	}
	before, after := map[string]any{}, map[string]any{}
	for k, v := range values {
		if t.Values[k] != v {
			before[k], after[k] = t.Values[k], v
		}
	}
	if len(after) == 0 {
		w.mu.Unlock()
		return nil
	}
	for k, v := range after {
		if v == nil {
			delete(t.Values, k)
		} else {
			t.Values[k] = v
		}
	}
	t.Updated = max(t.Updated, by.At)
	if err := w.remember(t, after, by); err != nil {
		w.mu.Unlock()
		return err
	}
	e, hear := w.log(by, Changed, t, before, after)
	w.mu.Unlock()
	tell(hear, e)
	return nil
}

// remember adds the "change" of a deal or lead whose stage, owner or amount changed.
func (w *World) remember(t *Thing, after map[string]any, by By) error {
	if t.Kind != "deal" && t.Kind != "lead" {
		return nil
	}
	change := map[string]any{t.Kind: t.ID, "at": by.At, "seq": w.n, "robot": by.Robot}
	if by.User != "" {
		change["actor"] = by.User
	}
	known := false
	for _, k := range []string{"stage", "owner", "amount"} {
		if v := after[k]; v != nil {
			change[k], known = v, true
		}
	}
	if !known {
		return nil
	}
	_, err := w.put("change", "", change, by.At)
	return err
}

// Delete deletes a thing. It stays in the World with Deleted set.
func (w *World) Delete(id string, by By) error {
	return w.end(id, "", Deleted, by)
}

// Merge joins a thing into another of its kind: the loser is gone, and what pointed to it points to the winner.
func (w *World) Merge(loser, winner string, by By) error {
	if loser == winner {
		return fmt.Errorf("%q cannot be merged into itself", loser)
	}
	return w.end(loser, winner, Merged, by)
}

func (w *World) end(id, into string, what Action, by By) error {
	w.mu.Lock()
	t := w.byID[id]
	switch to := w.byID[into]; {
	case t == nil || t.Deleted != 0:
		w.mu.Unlock()
		return fmt.Errorf("there is no thing %q", id)
	case into != "" && (to == nil || to.Deleted != 0 || to.Kind != t.Kind):
		w.mu.Unlock()
		return fmt.Errorf("there is no %s %q to merge into", t.Kind, into)
	}
	t.Deleted, t.Updated, t.Merged = by.At, by.At, into
	if into != "" {
		w.repoint(id, into, by.At)
	}
	e, hear := w.log(by, what, t, nil, nil)
	w.mu.Unlock()
	tell(hear, e)
	return nil
}

// repoint moves every reference from one thing to another. Only entities that CRMs re-save count as updated.
func (w *World) repoint(from, to string, at int64) {
	for kind, list := range w.kinds {
		for _, t := range list {
			for k, v := range t.Values {
				if v == from {
					t.Values[k] = to
					if kind != "change" {
						t.Updated = max(t.Updated, at)
					}
				}
			}
		}
	}
}

func (w *World) log(by By, what Action, t *Thing, before, after map[string]any) (Event, []func(Event)) {
	e := Event{
		Seq: int64(len(w.events)) + 1, At: by.At, By: by.User, Robot: by.Robot, Action: what,
		Kind: t.Kind, ID: t.ID, N: t.N, Before: before, After: after,
	}
	w.events = append(w.events, e)
	return e, w.hear
}

func tell(hear []func(Event), e Event) {
	for _, fn := range hear {
		fn(e)
	}
}

package alert_test

import (
	"testing"

	"svodka/internal/alert"
)

// TestAnotherBound: an incident goes on under another bound that the figure is beyond as well; under one it is not beyond, and of
// another figure, it is over. The list and the history agree, and none is begun by the change.
func TestAnotherBound(t *testing.T) {
	o, owner := move(t), staff()[5]
	r := losses(alert.Person, "owner")
	turn := func(change func()) {
		t.Helper()
		change()
		if _, err := o.s.Save(t.Context(), keeper(), r); err != nil {
			t.Fatal(err)
		}
		o.turn(t)
	}
	agree := func(what, key string, open bool) {
		t.Helper()
		list, err := o.s.History(t.Context(), owner, "losses")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, c := range list {
			if c.Key != key {
				continue
			}
			if n++; (c.Phase != alert.Resolved) != open || c.Ended.IsZero() != open {
				t.Errorf("%s: the history says %s is %s, ended %v", what, key, c.Phase, c.Ended)
			}
		}
		now, err := o.s.Open(t.Context(), owner)
		if err != nil {
			t.Fatal(err)
		}
		shown := false
		for _, c := range now {
			shown = shown || c.Key == key
		}
		if n != 1 || shown != open {
			t.Errorf("%s: %d incidents of %s, shown %v", what, n, key, shown)
		}
	}
	turn(func() {})
	told := o.got()
	two, checks := 2.5, 2
	turn(func() { r.Above, r.Checks = &two, checks }) // Ann has three, Cyd has two
	agree("another bound", "t:ann", true)
	agree("another bound", "t:cyd", false)
	o.now = o.now.AddDate(0, 0, 1)
	o.turn(t)
	agree("the day after", "t:ann", true)
	if got := o.got(); got != "" {
		t.Errorf("told %s, and again %s", told, got)
	}
	turn(func() { r.Window.Today = true })
	agree("another figure", "t:ann", false)
	if got := o.got(); got != "" {
		t.Errorf("what another rule has told is over with a word: %s", got)
	}
}

// TestForgotten: an incident without an end in the history that nobody knows of any more is not said to go on.
func TestForgotten(t *testing.T) {
	o, owner := move(t), staff()[5]
	if _, err := o.s.Save(t.Context(), keeper(), losses("owner")); err != nil {
		t.Fatal(err)
	}
	o.turn(t)
	st := o.store.states["losses"]["t:ann"]
	st.Phase, st.Since = alert.Pending, o.now.AddDate(0, 0, 2)
	o.store.states["losses"]["t:ann"] = st
	list, err := o.s.History(t.Context(), owner, "losses")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if over := c.Key == "t:ann"; over != (c.Phase == alert.Resolved) || over && !c.Ended.Equal(st.Since) {
			t.Errorf("%s is %s, ended %v", c.Key, c.Phase, c.Ended)
		}
	}
}

package builder

import (
	"sync"
	"time"
)

const (
	mostOpened = 1000
	// late is how long after a form was sent off its own drafts may still arrive.
	late = time.Minute
)

// opened remembers what the forms that are open are kept as. A form keeps itself while it is being changed and learns the draft's id from
// the answer; what was sent before that answer came would begin a second draft, or a draft of a report that is saved already.
type opened struct {
	mu    sync.Mutex
	forms map[string]*form
	order []string
}

// form is one opened form. Who keeps it or sends it off holds it meanwhile.
type form struct {
	sync.Mutex
	draft string    // the id of its draft, "" as long as there is none
	sent  time.Time // when it was saved or its draft thrown away
}

// hold gives the form that somebody opened under a name, held until the caller lets go of it. A form without a name is nobody else's.
func (o *opened) hold(login, name string) *form {
	f := &form{}
	if name != "" {
		f = o.of(login + "\n" + name)
	}
	f.Lock()
	return f
}

func (o *opened) of(key string) *form {
	o.mu.Lock()
	defer o.mu.Unlock()
	if f, ok := o.forms[key]; ok {
		return f
	}
	if o.forms == nil {
		o.forms = map[string]*form{}
	}
	if len(o.order) == mostOpened {
		delete(o.forms, o.order[0])
		o.order = o.order[1:]
	}
	f := &form{}
	o.forms[key] = f
	o.order = append(o.order, key)
	return f
}

// over reports whether the form was sent off just now. Who goes back to it later begins anew.
func (f *form) over(now time.Time) bool {
	if f.sent.IsZero() {
		return false
	}
	if now.Sub(f.sent) < late {
		return true
	}
	f.draft, f.sent = "", time.Time{}
	return false
}

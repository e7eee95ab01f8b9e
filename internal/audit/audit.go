// Package audit is the log of who signed in, saw, took away or changed something. It is only ever added to.
package audit

import (
	"context"
	"time"
)

// CommandLine is who does what is done there, where nobody signs in.
const CommandLine = "command line"

// Act is what was done.
type Act string

// The acts.
const (
	SignIn    Act = "sign_in"
	SignInBad Act = "sign_in_failed"
	SignOut   Act = "sign_out"
	View      Act = "view"
	Export    Act = "export"
	Rights    Act = "rights"     // accounts, roles, sharing
	Define    Act = "definition" // boards, metrics, settings
	Data      Act = "data"       // sources and imports
)

// Acts lists all acts.
func Acts() []Act { return []Act{SignIn, SignInBad, SignOut, View, Export, Rights, Define, Data} }

// Event is one line of the log.
type Event struct {
	ID   int64
	At   time.Time // UTC
	Who  string    // login; "local" where nobody signs in, "link:<first letters of its hash>" for a shared link
	Act  Act
	What string // what it was done to: "report funnel", "user ann"
	More string // details, in short: what changed from what to what, the question asked
	From string // address of the machine
}

// Filter narrows a reading of the log; zero fields take everything.
type Filter struct {
	Who        string
	Act        Act
	Text       string // in What or More
	Since, Til time.Time
	// Before is the ID below which to go on; 0 begins with the newest.
	Before int64
	Limit  int // 0 means 100, at most 1000
}

// Store keeps the log. store/sqlite is one; it refuses to change or remove a line.
type Store interface {
	AddEvent(ctx context.Context, e Event) error
	// Events gives events, the newest first.
	Events(ctx context.Context, f Filter) ([]Event, error)
}

// Log writes events with its clock.
type Log struct {
	Store Store
	Now   func() time.Time
}

// Add writes one event.
func (l *Log) Add(ctx context.Context, e Event) error {
	e.At = l.Now().UTC()
	return l.Store.AddEvent(ctx, e)
}

// Events reads the log, the newest first.
func (l *Log) Events(ctx context.Context, f Filter) ([]Event, error) {
	const usual, most = 100, 1000
	if f.Limit <= 0 {
		f.Limit = usual
	}
	f.Limit = min(f.Limit, most)
	return l.Store.Events(ctx, f)
}

package sync

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"time"

	"svodka/internal/fault"
	"svodka/internal/seal"
	"svodka/internal/source"
	"svodka/internal/warehouse"
)

// Source is one system that data comes from, as it was set up.
type Source struct {
	ID    string `json:"id"`    // the namespace of its rows: "amocrm", "bitrix24-2"
	Kind  string `json:"kind"`  // source.Kind.Name
	Title string `json:"title"` // as the company calls it
	// Fields are what was filled in, secrets not among them.
	Fields    map[string]string `json:"fields"`
	Mapping   source.Mapping    `json:"mapping"`
	Timetable string            `json:"timetable"` // see package timetable; "" is by hand
	Quiet     string            `json:"quiet"`     // hours without runs by themselves: "22:00-07:00"
	Paused    bool              `json:"paused"`
	// Hook is the secret part of the address that the system's webhooks call.
	Hook    string         `json:"hook"`
	Account source.Account `json:"account"` // as of the last check
	Added   time.Time      `json:"added"`
	// Removed marks what is left of a source whose rows stay: its id, for the account to come back under.
	Removed bool `json:"removed,omitempty"`
	// Emptied marks a removed source whose rows are being deleted: what a crash cut off is gone on with.
	Emptied bool `json:"emptied,omitempty"`
}

// Draft is a source that is being set up.
type Draft struct {
	Kind, Title, Timetable string
	Fields                 map[string]string // with the secrets
}

// The reasons of a run.
const (
	WhyFirst   = "first"   // the source was added
	WhyTime    = "time"    // the timetable said so
	WhyHand    = "hand"    // somebody asked for it
	WhyHook    = "hook"    // the system told of a change
	WhyMapping = "mapping" // the mapping was changed
)

// The states of a run.
const (
	Running = "running"
	Done    = "done"
	Failed  = "failed"
	Stopped = "stopped" // the program ended meanwhile; the next run goes on
)

// Run is one run of a source.
type Run struct {
	ID      int64     `json:"id"`
	Source  string    `json:"source"`
	Why     string    `json:"why"`
	State   string    `json:"state"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended"` // zero while it runs
	// Objects is how many things the system sent, Rows what the load did to each entity.
	Objects  int64                      `json:"objects"`
	Rows     map[string]warehouse.Count `json:"rows"`
	Totals   []source.Total             `json:"totals"`
	Warnings []fault.Text               `json:"warnings"`
	Problem  fault.Text                 `json:"problem"` // why it failed
	Kind     fault.Kind                 `json:"kind"`    // of the failure
	Version  int64                      `json:"version"` // of the warehouse afterwards
}

// Agrees reports whether every count of the system is the same as ours, or the difference is explained.
func (r *Run) Agrees() bool {
	for _, t := range r.Totals {
		if t.Theirs != t.Ours && t.Why.EN == "" {
			return false
		}
	}
	return true
}

// Store keeps sources, their secrets and their runs. A missing source is fault.NotFound.
type Store interface {
	Sources(ctx context.Context) ([]Source, error) // in the order they were added
	Source(ctx context.Context, id string) (Source, error)
	SaveSource(ctx context.Context, s Source) error
	// RemoveSource forgets the source, its secrets and its runs. Rows it brought stay in the warehouse.
	RemoveSource(ctx context.Context, id string) error
	// Secrets are sealed. Nil is none; what SaveSecrets got is on the disk when it returns.
	Secrets(ctx context.Context, id string) ([]byte, error)
	SaveSecrets(ctx context.Context, id string, sealed []byte) error
	// SaveRun adds a run with ID 0 and replaces any other; it returns the run with its ID.
	SaveRun(ctx context.Context, r Run) (Run, error)
	Runs(ctx context.Context, source string, limit int) ([]Run, error) // newest first; "" is of all sources
}

// Shelf is a source.Shelf that is closed after use.
type Shelf interface {
	source.Shelf
	Close() error
}

// Loader is what a run needs of the warehouse.
type Loader interface {
	Load(ctx context.Context, b warehouse.Batch) (warehouse.Report, error)
}

// vault keeps the secrets of one source in the Store, sealed.
type vault struct {
	store Store
	safe  *seal.Safe
	id    string
}

func (v vault) Load(ctx context.Context) (map[string]string, error) {
	sealed, err := v.store.Secrets(ctx, v.id)
	if err != nil || sealed == nil {
		return map[string]string{}, err
	}
	text, err := v.safe.Open(sealed, v.id)
	if err != nil {
		return nil, err
	}
	secrets := map[string]string{}
	return secrets, json.Unmarshal(text, &secrets)
}

func (v vault) Save(ctx context.Context, secrets map[string]string) error {
	text, err := json.Marshal(secrets)
	if err != nil {
		return err
	}
	return v.store.SaveSecrets(ctx, v.id, v.safe.Seal(text, v.id))
}

// loose is the vault of a source that is only being tried: nothing outlives it.
type loose struct{ secrets map[string]string }

func (l *loose) Load(context.Context) (map[string]string, error) { return l.secrets, nil }

func (l *loose) Save(_ context.Context, secrets map[string]string) error {
	l.secrets = secrets
	return nil
}

// newHook makes the secret part of a webhook's address: 160 bits.
func newHook() string {
	b := make([]byte, 20)
	_, _ = rand.Read(b) // it never fails
	return hex.EncodeToString(b)
}

package alert

import (
	"context"
	"time"
)

// Version is one state of a rule as it was kept.
type Version struct {
	Rule Rule
	By   string // login
	At   time.Time
}

// States are what is known of members, by rule and key.
type States map[string]map[string]State

// Event is one line of the history: an incident came to another phase. Lines are only added.
type Event struct {
	Rule, Key string
	// Version is that of the rule.
	Version  int
	Incident int64
	Phase    Phase
	At       time.Time
	By       string // who acknowledged or snoozed, "" for the watch
	Seen     Seen
}

// Notification is a notice that was decided and has to be carried.
type Notification struct {
	// ID is "rule/key/incident/say"; there is never a second one of the same.
	ID        string
	Rule, Key string
	Version   int
	At        time.Time
	Notice
	// Told are the logins that were dealt with already, For those who were told of the alert a recovery is of.
	Told, For []string
}

// notificationID names a notice, one of each Say for an incident.
func notificationID(rule, key string, n Notice) string {
	return rule + "/" + key + "/" + itoa(n.Incident) + "/" + string(n.Say)
}

// Kept is what a look, or a person, did: kept all or nothing.
type Kept struct {
	States  States
	Events  []Event
	Notices []Notification
}

// Outcome is what became of a notice for one person.
type Outcome string

// The outcomes.
const (
	Sent     Outcome = "sent"
	Withheld Outcome = "withheld" // the figure is not theirs to see
	Missed   Outcome = "missed"   // there is nowhere to send it; see [NowhereError]
	KeptBack Outcome = "muted"    // they have put off what they are told
	Unwanted Outcome = "stopped"  // they want no more of the rule
)

// NowhereError is the error of a Sender about a person with no way to send them anything: no address, no chat, or none that works. It
// does not pass by itself, so the letter is not tried again.
type NowhereError struct{}

func (NowhereError) Error() string { return "there is no way to send it to this person" }

// Delivery is what became of a notice for one person.
type Delivery struct {
	Login   string
	Outcome Outcome
	At      time.Time
}

// Delivered is a delivery with the incident it was of.
type Delivered struct {
	Rule, Key string
	Incident  int64
	Say       Say
	Delivery
}

// Ledger keeps what was to be told and what became of it.
type Ledger interface {
	// Untold lists notices that are not carried yet, the oldest first.
	Untold(ctx context.Context, limit int) ([]Notification, error)
	// AlertDeliveries tells what became of alerts for whom, the newest first.
	AlertDeliveries(ctx context.Context, limit int) ([]Delivered, error)
	// TellAlert notes what became of a notice; done says that nobody is left.
	TellAlert(ctx context.Context, id string, list []Delivery, done bool) error
}

// Store keeps rules, states and what was told. store/sqlite is one.
type Store interface {
	Ledger

	// SaveAlert keeps a rule as the next version of its id.
	SaveAlert(ctx context.Context, v Version) (version int, err error)
	// Alerts gives the last version of every rule that was ever kept.
	Alerts(ctx context.Context) ([]Version, error)
	// AlertVersions gives all versions of a rule, the newest first.
	AlertVersions(ctx context.Context, id string) ([]Version, error)
	// AlertStates gives all states.
	AlertStates(ctx context.Context) (States, error)
	// ChangeAlerts keeps what change makes of the states, all or nothing; no other change comes between.
	ChangeAlerts(ctx context.Context, change func(States) (Kept, error)) error
	// AlertEvents gives the history, the newest first, of one rule or of all.
	AlertEvents(ctx context.Context, rule string, limit int) ([]Event, error)
}

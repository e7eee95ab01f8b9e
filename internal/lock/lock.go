// Package lock keeps closed periods: what the figures were when a period was closed, and what was changed of them afterwards.
// Everything is a link of one chain that is only ever added to, and each link's hash covers the one before it.
package lock

import (
	"context"
	"net/url"
	"time"

	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/plan"
)

// Kind is what a link of the chain says.
type Kind string

// The kinds of links.
const (
	Closed    Kind = "close"
	Reopened  Kind = "reopen"
	Corrected Kind = "correction"
)

// Link is one record of the chain.
type Link struct {
	Seq int64
	// Prev is the hash of the link before, "" of the first.
	Prev, Hash string
	Kind       Kind
	// Period is the label of the period it is about, "2026-10".
	Period string
	At     time.Time // whole seconds, UTC
	// Who is a login; Itself where the program did it.
	Who string
	// Body is canonical JSON: of a Closing, a Reopening or a Finding.
	Body string
}

// Itself is who closes a period whose time has come, and who finds corrections.
const Itself = "svodka"

// Part is the rows of one fact as they stood, kept beside a link that names their hash.
type Part struct {
	Seq  int64
	Name string // see [partOf]
	Body []byte // JSON of Rows, compressed
}

// Store keeps the chain. store/sqlite is one; it refuses to change or remove a link.
type Store interface {
	// Chain lists the links after one, in order.
	Chain(ctx context.Context, after int64) ([]Link, error)
	// Head is the last link's number and hash as it was noted apart from the chain; 0 and "" of an empty chain.
	Head(ctx context.Context) (seq int64, hash string, err error)
	// Append adds a link with its parts, all or nothing; fault.Conflict when the chain has grown since.
	Append(ctx context.Context, l Link, parts []Part) error
	// Part gives the kept rows of a link; fault.NotFound when there are none of that name.
	Part(ctx context.Context, seq int64, name string) ([]byte, error)
	// PartNames lists all kept rows, by link.
	PartNames(ctx context.Context) (map[int64][]string, error)
	// Mark and SetMark keep the settings.
	Mark(ctx context.Context, key string) (string, error)
	SetMark(ctx context.Context, key, value string) error
}

// Scope is whose figure it is: members by dimension, each dimension at most once, as a query that is the same for the same
// scope: "", "owner=crm%3Aann", "owner=crm%3Aann&pipeline=crm%3Ap1".
type Scope string

// ScopeOf makes a scope of dimensions and their members.
func ScopeOf(dims []model.Name, ids []string) Scope {
	v := url.Values{}
	for i, d := range dims {
		v.Set(d, ids[i])
	}
	return Scope(v.Encode())
}

// Of is the same scope as targets are asked for; ok is false where it is of several members of one dimension.
func Of(s plan.Scope) (_ Scope, ok bool) {
	v := url.Values{}
	for _, p := range s {
		if len(p.Members) != 1 {
			return "", false
		}
		v.Set(p.Dim, p.Members[0])
	}
	return Scope(v.Encode()), true
}

// Members gives the member of each dimension of the scope.
func (s Scope) Members() map[model.Name]string {
	v, err := url.ParseQuery(string(s))
	if err != nil {
		return nil
	}
	out := make(map[model.Name]string, len(v))
	for d := range v {
		out[d] = v.Get(d)
	}
	return out
}

// Figure is one sealed figure. Text is the value as the engine stores it, exact to the last digit; "" is none.
type Figure struct {
	Metric model.Name `json:"metric"`
	Scope  Scope      `json:"scope"`
	Text   string     `json:"value"`
}

// Meaning is what a metric meant: a hash over its definition and those of all it is made of.
type Meaning struct {
	Metric model.Name `json:"metric"`
	Hash   string     `json:"definition"`
	// Adds says that parts add up to the whole: a figure that was not kept is nought then, else there is none.
	Adds bool `json:"adds"`
}

// Kept names rows that are kept beside a link, with the hash of their JSON.
type Kept struct {
	Part  string `json:"part"`
	Count int    `json:"count"`
	Hash  string `json:"hash"`
}

// Closing is what a period was closed with.
type Closing struct {
	Grain   string    `json:"grain"`
	From    cal.Day   `json:"from"`
	To      cal.Day   `json:"to"` // the first day after
	Version int64     `json:"version"`
	Seen    int64     `json:"seen"` // when that version was read, unix seconds
	Metrics []Meaning `json:"metrics"`
	Figures []Figure  `json:"figures"`
	Rows    []Kept    `json:"rows"`
}

// Range is the days of the period.
func (c Closing) Range() cal.Range { return cal.Range{From: c.From, To: c.To} }

// Reopening is why a period was opened again.
type Reopening struct {
	Closing int64  `json:"closing"` // the link it ends
	Reason  string `json:"reason"`
}

// Why a figure is another one.
const (
	ByData       = "data"
	ByDefinition = "definition"
)

// Correction is one figure that became another after its period was closed.
type Correction struct {
	Metric model.Name `json:"metric"`
	Scope  Scope      `json:"scope"`
	Sealed string     `json:"sealed"`
	Before string     `json:"before"` // what was known last: the sealed figure, or that of the correction before
	After  string     `json:"after"`
	Effect string     `json:"effect"` // After less Before, "" where one of them is none
	Why    string     `json:"why"`
	// Back says that the figure is again the sealed one.
	Back bool `json:"back,omitempty"`
}

// Finding is what one look at the data found to be other than it was.
type Finding struct {
	Closing int64        `json:"closing"` // the link it is held against
	Version int64        `json:"version"`
	Seen    int64        `json:"seen"`
	Figures []Correction `json:"figures"`
	// Metrics are the meanings that changed.
	Metrics []Meaning `json:"metrics"`
	Moved   []Moved   `json:"moved"`
	Rows    []Kept    `json:"rows"` // as they stand now, of the facts that were looked through
}

// What became of a record.
const (
	Came    = "came"    // it is in the period, and was not
	Left    = "left"    // it is there, but no longer in the period
	Deleted = "deleted" // the source has it no longer
	Altered = "altered" // it is in the period still
)

// Moved is one record behind a correction.
type Moved struct {
	Part   string `json:"part"`
	Fact   string `json:"fact"`
	Entity string `json:"entity"` // deal, lead, payment…; "" where nothing can be opened
	ID     string `json:"id"`
	Title  string `json:"title"`
	What   string `json:"what"`
	// Late says of a record that came that it was entered after the period was closed.
	Late    bool     `json:"late,omitempty"`
	Changes []Change `json:"changes"`
	// Owner and pipeline it stood under before and stands under now, so that it is told to whom the figure belongs.
	Owners []string `json:"owners"`
	Source string   `json:"source"` // the namespace of its id
	// By is who changed it and when, as far as the history that was read tells; "" and 0 are not told.
	By     string `json:"by"`
	ByName string `json:"by_name"`
	At     int64  `json:"at"`
}

// Change is one column of a record that changed, as text: ids of members, days and numbers as they are stored.
type Change struct {
	Column model.Name `json:"column"`
	Before string     `json:"before"`
	After  string     `json:"after"`
}

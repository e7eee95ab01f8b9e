package source

import (
	"context"
	"net/http"
	"time"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/warehouse"
)

// A Remote is read in two steps that know nothing of each other:
//
//	Pull: the system → objects as it sent them, kept on the Shelf page by page, each page together with its cursor
//	Rows: objects on the Shelf + Mapping → rows of the warehouse
//
// so a stopped first load goes on at its last page, and another Mapping needs no word from the system.

// Object is one thing as a system sent it.
type Object struct {
	Kind string // the system's own word: "lead", "event", "user"
	ID   string
	At   int64 // when the system says it changed, unix seconds; 0 when it does not say
	// Body is the JSON it sent. Put with nil marks the thing gone; the shelf keeps the last body of what is gone.
	Body []byte
	// Deleted is set by the shelf on things that are gone.
	Deleted bool
	// Links are the things it belongs to, for Shelf.Linked.
	Links []Link
	// Seq grows with every change on the shelf; the shelf sets it.
	Seq int64
	// Seen is when the shelf got this version, unix seconds; the shelf sets it.
	Seen int64
}

// Link names a thing of the system.
type Link struct{ Kind, ID string }

// Shelf keeps the objects of one source, the newest version of each. It is safe for concurrent use.
type Shelf interface {
	// Put keeps objects and moves cursors, all or nothing. An object whose body is on the shelf already keeps its Seq. A
	// nil body marks a thing gone; one the shelf never had is left out.
	Put(ctx context.Context, objects []Object, cursors map[string]Cursor) error
	// Cursor is how far a stream of the source has been read; "" is the beginning.
	Cursor(ctx context.Context, stream string) (Cursor, error)
	// Get finds a thing, also one that is gone.
	Get(ctx context.Context, kind, id string) (Object, bool, error)
	// Each hands over the objects of a kind that changed after a Seq, gone ones too, by Seq.
	Each(ctx context.Context, kind string, after int64, fn func(Object) error) error
	// Linked hands over the objects of a kind that link to a thing, by ID as numbers where they are numbers.
	Linked(ctx context.Context, kind string, to Link, fn func(Object) error) error
	// IDs hands over the ids of a kind that are there.
	IDs(ctx context.Context, kind string, fn func(id string) error) error
	// Count is how many things of a kind are there.
	Count(ctx context.Context, kind string) (int64, error)
	// Seq is the newest change.
	Seq(ctx context.Context) (int64, error)
}

// Pruner is a Shelf that can forget things for good.
type Pruner interface {
	Shelf
	// Prune forgets the objects of a kind that the shelf got before a moment, unix seconds.
	Prune(ctx context.Context, kind string, before int64) (int64, error)
}

// Remote is a system that is read over the network, opened with its address and keys.
type Remote interface {
	Reader
	Mapper
}

// Reader brings objects from the system to the shelf.
type Reader interface {
	// Check reports who we are there and whether we see everything; the error is a sentence for who set it up.
	Check(ctx context.Context) (Account, error)
	// Pull brings the shelf up to date: all of it the first time, then what changed. It may be stopped at any moment and
	// goes on from there. tell may be called from several goroutines.
	Pull(ctx context.Context, shelf Shelf, tell func(Progress)) error
	// Sweep compares the ids on the shelf with those in the system and marks what has vanished.
	Sweep(ctx context.Context, shelf Shelf, tell func(Progress)) error
	// Reread fetches things a webhook spoke of; what is not found any more is gone.
	Reread(ctx context.Context, shelf Shelf, hints []Link) error
	// Totals are the system's own counts beside those of the shelf.
	Totals(ctx context.Context, shelf Shelf) ([]Total, error)
	// Hints reads a webhook's body. An error means that it did not come from the system.
	Hints(header http.Header, body []byte) ([]Link, error)
}

// Mapper makes rows of what is on the shelf. It does not call the system.
type Mapper interface {
	// Options lists what a mapping may choose from, with how often each occurs on the shelf, and the mapping the source
	// proposes itself.
	Options(ctx context.Context, shelf Shelf) (Options, error)
	// Rows hands over the rows that follow from what changed on the shelf after a Seq: 0 is all of them. Dimension
	// entities come first. The same row may come twice; the last one counts.
	Rows(ctx context.Context, shelf Shelf, m Mapping, after int64, emit func(warehouse.Chunk) error) error
	// Custom lists the custom fields that Rows delivers under this mapping.
	Custom(ctx context.Context, shelf Shelf, m Mapping) ([]warehouse.CustomField, error)
}

// Recognizer is a Remote that knows the account it has been read from again, whatever its address is now.
type Recognizer interface {
	Remote
	// Recognize reports whether the shelf was filled from the account that the keys open.
	Recognize(ctx context.Context, shelf Shelf) (bool, error)
}

// Lacker is a Remote whose mapping says what is read as well: another one may name what the shelf does not have yet.
type Lacker interface {
	// Lacks reports that the mapping in force reads something that has not been read so.
	Lacks(ctx context.Context, shelf Shelf) (bool, error)
}

// Account is what a system says of itself.
type Account struct {
	ID       string // the system's own, which stays when the address changes; "" unknown
	Name     string // the company's name there
	Address  string // where people open it: "https://termodom.amocrm.ru"
	User     string // on whose behalf we read
	Zone     string // IANA zone, "" unknown
	Currency string // ISO code, "" unknown
	// Warnings are things that will be missing, and why.
	Warnings []fault.Text
}

// Progress says how far a stream has been read.
type Progress struct {
	Stream  string     // the system's word
	Title   fault.Text // as people call it
	Pages   int64
	Objects int64
	// Total is how many there will be; 0 when the system does not say.
	Total int64
	Done  bool
	// Waits is how long the system's limits make us wait now.
	Waits time.Duration
}

// Total is a count of the system beside ours. They agree when they are equal.
type Total struct {
	Kind         string
	Title        fault.Text
	Theirs, Ours int64
	// Why explains a difference that is no fault, such as things made since the run began.
	Why fault.Text
}

// Mapping says what a system's own words mean. Empty parts follow the source's proposal.
type Mapping struct {
	// Pipelines by the system's id: "sales", "lead", "service", "ignore".
	Pipelines map[string]string `json:"pipelines,omitempty"`
	// Stages by the system's id ("pipeline/stage").
	Stages map[string]Stage `json:"stages,omitempty"`
	// Fields are custom fields by the part they play: "source", "reason", "region", "segment", "product", "cost",
	// "expected", "proposal_amount"; the value is the system's field id.
	Fields map[string]string `json:"fields,omitempty"`
	// Reasons are reasons of refusal by the system's id: "junk" for those that say that there was no real request.
	Reasons map[string]string `json:"reasons,omitempty"`
	// Tasks by the system's type of task: "meeting", "call", "task", "ignore".
	Tasks map[string]string `json:"tasks,omitempty"`
	// Custom are the field ids kept as dimensions of their own: nil follows the proposal, an empty list keeps none.
	Custom []string `json:"custom"`
	// Text is a mapping in the language of file mappings, for sources that deliver tables.
	Text string `json:"text,omitempty"`
}

// Stage is what a stage means.
type Stage struct {
	Outcome   string `json:"outcome,omitempty"` // "open", "won", "lost"
	Qualified bool   `json:"qualified,omitempty"`
	Proposal  bool   `json:"proposal,omitempty"` // entering it means that a proposal was sent
	Junk      bool   `json:"junk,omitempty"`     // a lead that ends there was no real request
}

// Options are the choices of a mapping.
type Options struct {
	Pipelines []Option
	Stages    []Option // Of is the pipeline
	Fields    []Option // Of is the entity: "lead", "contact", "company"
	Tasks     []Option
	Reasons   []Option
	Roles     []Option // the parts fields may play
	Proposed  Mapping
}

// Option is one thing to choose.
type Option struct {
	ID, Of string
	Title  string
	Type   string // of a field: "text", "enum", "number", "money", "date", "yes"
	N      int64  // how many things on the shelf have it
}

// Vault keeps the secrets of one source. Save has been made durable when it returns.
type Vault interface {
	Load(ctx context.Context) (map[string]string, error)
	Save(ctx context.Context, secrets map[string]string) error
}

// Opening is what a Remote is opened with.
type Opening struct {
	// ID is the source instance's id: the first part of every key its rows have ("<ID>:lead-17").
	ID     string
	Fields map[string]string // by Field.Name, secrets not among them
	// Mapping is the one in force: a source of tables reads what its Text names. Rows is handed its own.
	Mapping Mapping
	Vault   Vault
	Now     func() time.Time
	// HTTP is the client to call with; its transport knows the trusted certificates.
	HTTP *http.Client
	// Wait sleeps, or returns the context's error; tests let it pass quickly.
	Wait func(ctx context.Context, d time.Duration) error
	Lang lang.Lang
}

// Opener opens a Remote. It does not call the system yet.
type Opener struct {
	Kind
	Open func(Opening) (Remote, error)
	// Card is the address of a thing's own page in the system, "" when it has none; key is the row's id without the
	// source's prefix ("lead-17").
	Card func(address, entity, key string) string
}

// Package board is what people look at: dashboards and reports, each a list of tiles, and each tile a question with a way
// to show its answer. The shipped ones are files (shipped/*.yaml); a company's own are kept in the store with all their
// versions.
package board

import (
	"context"
	"time"

	"svodka/internal/account"
	"svodka/internal/model"
)

// Sort tells a dashboard from a report.
type Sort string

// The two sorts. A dashboard is a grid of tiles for a glance; a report answers one question, its first tile being the answer
// and the others what lies behind it.
const (
	Dashboard Sort = "dashboard"
	Report    Sort = "report"
)

// Kind is how a tile shows its answer.
type Kind string

// The kinds of tiles.
const (
	KPI       Kind = "kpi"       // one figure: delta, place of the plan and of the pace, sparkline
	Line      Kind = "line"      // by period
	Column    Kind = "column"    // by period, bars
	Stacked   Kind = "stacked"   // by period, parts on each other
	Combined  Kind = "combined"  // bars and, in a panel of their own over the same axis, a line: never two axes in one panel
	Rows      Kind = "rows"      // by member, bars lying down; several metrics stand side by side
	Funnel    Kind = "funnel"    // stages with the share between them and the worst drop
	Heat      Kind = "heat"      // two dimensions, or one and the period
	Table     Kind = "table"     // as it is
	Pivot     Kind = "pivot"     // first dimension down, period or second dimension across, with subtotals
	Scatter   Kind = "scatter"   // members by two metrics
	Waterfall Kind = "waterfall" // what a change is made of
	Progress  Kind = "progress"  // figures against their plans
	Records   Kind = "records"   // rows behind a figure
	Text      Kind = "text"      // words of the board's author
)

// Kinds lists all kinds.
func Kinds() []Kind {
	return []Kind{KPI, Line, Column, Stacked, Combined, Rows, Funnel, Heat, Table, Pivot, Scatter, Waterfall, Progress, Records, Text}
}

// Columns is how many columns the grid of a dashboard has.
const Columns = 12

// Box is a tile's place in the grid: X from 0 to 11, W from 2 to 12, Y and H in units of 84 px.
type Box struct {
	X int `json:"x" yaml:"x"`
	Y int `json:"y" yaml:"y"`
	W int `json:"w" yaml:"w"`
	H int `json:"h" yaml:"h"`
}

// Need is what a tile waits for that the product does not have yet; the tile keeps its place and says so.
type Need string

// The needs.
const (
	NeedPlans       Need = "plans" // of boards kept before there were plans; it waits for nothing
	NeedPredictions Need = "predictions"
	NeedNorms       Need = "norms"
	NeedAudit       Need = "audit"
	NeedAdvice      Need = "advice"
)

// Tile is one card.
type Tile struct {
	// ID is unique within its board and never changes.
	ID    string     `json:"id"             yaml:"id"`
	Title model.Text `json:"title"          yaml:"title"`
	// Sub says the unit, the base and what the days are of; "" leaves it to the page.
	Sub  model.Text `json:"sub,omitzero"   yaml:"sub"`
	Kind Kind       `json:"kind"           yaml:"kind"`
	// Ask is the question in its URL form. Without a range it follows the page's period; with one it keeps its own. The
	// page's filters narrow every tile whose metrics know their dimension.
	Ask string `json:"ask,omitempty"  yaml:"ask"`
	// Words are the text of a Text tile.
	Words model.Text `json:"words,omitzero" yaml:"words"`
	// Gap shades what lies between the two lines of a Line tile.
	Gap bool `json:"gap,omitempty" yaml:"gap"`
	// Report is the report that a click on the title opens, "" none.
	Report string `json:"report,omitempty" yaml:"report"`
	Need   Need   `json:"need,omitempty"   yaml:"need"`
	Box    Box    `json:"box,omitzero"     yaml:"box"`
}

// Lens is another way to count what a report shows: by cohort instead of by period, in money instead of pieces.
type Lens struct {
	ID    string     `json:"id"    yaml:"id"`
	Title model.Text `json:"title" yaml:"title"`
	// Asks replaces the questions of the tiles named.
	Asks map[string]string `json:"asks" yaml:"asks"`
}

// Share says who besides its owner may open a board. The zero Share is private.
type Share struct {
	Everyone bool           `json:"everyone,omitempty" yaml:"everyone"`
	Roles    []account.Role `json:"roles,omitempty"    yaml:"roles"`
	// People are logins.
	People []string `json:"people,omitempty" yaml:"people"`
}

// Board is a dashboard or a report.
type Board struct {
	// ID is the slug in the address: "owner", "funnel"; own boards have "my-" and eight letters.
	ID    string `json:"id"    yaml:"id"`
	Sort  Sort   `json:"sort"  yaml:"sort"`
	Topic string `json:"topic,omitempty" yaml:"topic"` // of a report: sales, plan, marketing, work, clients, service, trust
	// No is the place in its list.
	No    int        `json:"no,omitempty" yaml:"no"`
	Title model.Text `json:"title" yaml:"title"`
	// Answers is the question a reader comes with, in their words.
	Answers model.Text `json:"answers,omitzero" yaml:"answers"`
	// Params are what the page starts with: range, compare, and filters, in the URL form.
	Params string `json:"params,omitempty" yaml:"params"`
	// View is what a report shows first: "both", "chart" or "table".
	View   string `json:"view,omitempty" yaml:"view"`
	Tiles  []Tile `json:"tiles"          yaml:"tiles"`
	Lenses []Lens `json:"lenses,omitempty" yaml:"lenses"`
	// Say names the rule that makes the conclusion of the figures, see Conclude; "" takes it from the first tile's kind.
	Say string `json:"say,omitempty" yaml:"say"`
	// For lists the roles a dashboard opens with.
	For []account.Role `json:"for,omitempty" yaml:"for"`

	// What the constructor's steps ask besides: they describe an own board and rule nothing by themselves.
	Goal    string `json:"goal,omitempty"    yaml:"-"`
	Reader  string `json:"reader,omitempty"  yaml:"-"`
	Refresh string `json:"refresh,omitempty" yaml:"-"` // "live", "hour", "day"
	Notify  string `json:"notify,omitempty"  yaml:"-"` // kept until alerts exist
	Draft   bool   `json:"draft,omitempty"   yaml:"-"`

	Shipped bool  `json:"-" yaml:"-"`
	Share   Share `json:"share,omitzero" yaml:"share"`
	// Owner is the login of who made it; "" for shipped ones, "local" where nobody signs in.
	Owner string `json:"owner,omitempty" yaml:"-"`
	// Version counts up from 1; Changed and By tell of this version.
	Version int       `json:"version,omitempty" yaml:"-"`
	Changed time.Time `json:"changed,omitzero"  yaml:"-"`
	By      string    `json:"by,omitempty"      yaml:"-"`
	Deleted bool      `json:"deleted,omitempty" yaml:"-"`
}

// Person is who opens or keeps boards. The zero Role may open nothing; pages without accounts pass {"local", account.Owner}.
type Person struct {
	Login string
	Role  account.Role
}

// Use is how often somebody opened a board.
type Use struct {
	Board, Login string
	Times        int
	Last         time.Time
}

// Link opens one board, read-only, to whoever has its token until it expires: a screen on a wall. It sees what Owner sees.
type Link struct {
	// Hash is the SHA-256 of the token, in hex; the token itself is shown once.
	Hash, Board, Owner string
	Params             string // fixed filters, in the URL form
	Created, Expires   time.Time
	Revoked            bool
}

// Store keeps boards. store/sqlite is one.
type Store interface { //nolint:interfacebloat // one small table after another, kept by one adapter
	// Boards gives the newest version of each board, deleted ones too.
	Boards(ctx context.Context) ([]Board, error)
	// Versions gives all versions of a board, the newest first; empty when there is none.
	Versions(ctx context.Context, id string) ([]Board, error)
	// SaveBoard keeps a further version: b.Version is one more than the kept one's; fault.Conflict otherwise.
	SaveBoard(ctx context.Context, b Board) error
	// Opened notes that somebody opened a board.
	Opened(ctx context.Context, board, login string, at time.Time) error
	Uses(ctx context.Context) ([]Use, error)
	// Pref gives what somebody set for themselves: "home", "star:funnel". "" when nothing.
	Pref(ctx context.Context, login, key string) (string, error)
	Prefs(ctx context.Context, login string) (map[string]string, error)
	SetPref(ctx context.Context, login, key, value string) error
	AddLink(ctx context.Context, l Link) error
	// Link finds a link by its token's hash; fault.NotFound when there is none.
	Link(ctx context.Context, hash string) (Link, error)
	Links(ctx context.Context, board string) ([]Link, error)
	RevokeLink(ctx context.Context, hash string) error
}

// Package share keeps links by which people without an account look at one dashboard, one report or one tile: as a page, or inside
// a page of another site. A link shows what its maker may see at that moment and never more, with filters that its visitors cannot
// take off; it ends on its day, when it is revoked, and when its maker loses the right to it.
package share

import (
	"context"
	"time"
)

// Form is where a link opens.
type Form string

// The forms.
const (
	Page  Form = "page"  // a page of its own
	Embed Form = "embed" // a frame inside a page of another site
)

// Link opens one thing to whoever has its token.
type Link struct {
	// Hash is the SHA-256 of the token, in hex; the token itself is told once.
	Hash string
	Form Form
	// Title is what its maker calls it: "for the bank". Visitors do not see it.
	Title string
	Board string
	// Tile is the one tile that it shows, "" the whole board.
	Tile string
	// Params are the fixed filters, the period, the lens and the view, in the URL form: all that the board is shown by.
	Params string
	// Owner made it. As is whose figures it shows, as far as Owner may see them too; "" is Owner's own.
	Owner, As string
	// Origins are the sites whose pages may frame it: "https://shop.example.ru".
	Origins []string
	// Password is the hash of one, "" none.
	Password string
	// Secret is the key of what the link hands to its visitors: passes, addresses of records. It leaves the program never.
	Secret string
	// Export lets visitors take files away, Drill lets them open the records behind figures.
	Export, Drill    bool
	Created, Expires time.Time
	Revoked          time.Time // zero while it is not
	RevokedBy        string
	// Opened counts how often the page was opened; Last is when.
	Opened int
	Last   time.Time
}

// Over reports whether a link has ended by itself or by somebody.
func (l Link) Over(now time.Time) bool { return !l.Revoked.IsZero() || !now.Before(l.Expires) }

// Short is the beginning of the hash: it tells links apart in the log.
func (l Link) Short() string { return l.Hash[:min(len(l.Hash), 8)] } //nolint:mnd // four billion of them

// Store keeps links. store/sqlite is one.
type Store interface {
	AddShare(ctx context.Context, l Link) error
	// Share finds a link by its token's hash; fault.NotFound when there is none.
	Share(ctx context.Context, hash string) (Link, error)
	// Shares lists all links, the newest first.
	Shares(ctx context.Context) ([]Link, error)
	// RevokeShare ends a link; one that is revoked already stays as it was. fault.NotFound when there is none.
	RevokeShare(ctx context.Context, hash, by string, at time.Time) error
	// ShareOpened counts an opening, and gives the link as it was before.
	ShareOpened(ctx context.Context, hash string, at time.Time) (Link, error)
	// Mark is what the program notes about itself, "" nothing.
	Mark(ctx context.Context, key string) (string, error)
	SetMark(ctx context.Context, key, value string) error
}

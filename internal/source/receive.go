package source

import (
	"context"
	"net/http"

	"svodka/internal/fault"
)

// Receiver is a Remote that does not call a system but takes in what it sends.
type Receiver interface {
	Remote
	// Receive takes in a batch, all of it or nothing; what it accepted is on the shelf when it returns. The error says why
	// the batch as a whole was not looked at: fault.Forbidden when it does not come from the system.
	Receive(ctx context.Context, shelf Shelf, entity string, header http.Header, body []byte) (Receipt, error)
}

// Receipt is the answer to a batch.
type Receipt struct {
	// Accepted is how many rows were taken in; 0 when there are Bad ones.
	Accepted int
	Bad      []BadRow
	// Again says that the batch came before and was not taken in twice.
	Again bool
}

// BadRow says what is wrong with a row of a batch.
type BadRow struct {
	Row    int    // its number in the batch, from 1
	Field  string // "" when it is the row as a whole
	Value  string
	Reason fault.Text
}

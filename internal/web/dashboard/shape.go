package dashboard

import (
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/web/page"
)

// editing is what the page of an arrangement shows.
type editing struct {
	lang    lang.Lang
	board   board.Board
	may     rights
	at      session
	cards   []card
	metrics int // how many there are to choose from
	said    string
	undo    int
}

// adding is what the forms of tiles show.
type adding struct {
	lang   lang.Lang
	board  board.Board
	may    rights
	at     session
	areas  []area
	count  int
	find   string
	fields fields
}

// shareForm is who sees a dashboard.
type shareForm struct {
	lang    lang.Lang
	board   board.Board
	may     rights
	made    string // the address of a link made just now
	params  string // the filters of the dashboard now
	form    page.Sharing
	screens []screen
}

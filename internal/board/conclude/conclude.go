// Package conclude says in a sentence what the figures of a board say.
package conclude

import (
	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/query"
)

// Part is a piece of the sentence.
type Part struct {
	Text              string
	Strong, Bad, Good bool
	Link              *query.Query
}

// Conclude is a place for the rules.
func Conclude(_ board.Board, _ []board.Tile, _ []*ask.Answer, _ lang.Lang) []Part { return nil }

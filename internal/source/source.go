// Package source is the seam to where data comes from: files, other systems, the demonstration company. Each kind has a
// package of its own below this one, and package source/all lists them.
package source

import (
	"context"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Cursor says how far a source has been read. Only the source that gave it can read it; "" is the beginning.
type Cursor string

// Source is one place data comes from, opened and ready to be read.
type Source interface {
	// Check reports whether the source can be read: it is there, it lets us in, it has what the mapping asks for. The
	// error is a sentence for the person who set it up.
	Check(ctx context.Context) error
	// Pull hands over what is new since the cursor, one batch at a time, each with the cursor to go on from once the batch
	// has been loaded. It may be stopped at any emit; an error of emit ends it and is returned.
	Pull(ctx context.Context, since Cursor, emit func(warehouse.Batch, Cursor) error) error
}

// Kind describes one sort of source to who sets it up.
type Kind struct {
	Name  string     // lower-case latin word that never changes: "file"
	Title fault.Text // as people call it
	Help  fault.Text // one sentence: what it brings
	// Fields are what has to be filled in, in the order of the form.
	Fields []Field
}

// Field is one thing to fill in when a source is set up.
type Field struct {
	Name     string
	Title    fault.Text
	Help     fault.Text
	Required bool
	// Secret fields are kept encrypted and never shown again.
	Secret bool
}

package duckdb

import (
	"context"

	"svodka/internal/warehouse"
)

// batch is some groups whose rows share their memory.
type batch struct {
	groups []warehouse.Group
	alive  []bool            // by group: some input has rows of it
	was    [][]warehouse.Row // by group and output: the rows the group gave before
	sets   [][]warehouse.Row // the groups' Rows, one behind the other
	rows   []warehouse.Row
	cells  []any
	back   chan struct{} // of a big batch: closed when it has been worked out
}

const (
	batchCells = 1 << 14 // about how many values a batch holds
	batchAhead = 3
	// batchBig is how many values a batch may hold to be one of several: a group that is larger is in memory alone.
	batchBig = 8 * batchCells
)

func (g *gathering) send(ctx context.Context, b *batch) error {
	if len(b.cells) > batchBig {
		b.back = make(chan struct{})
	}
	back := b.back
	select {
	case g.batches <- b:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	if back == nil {
		return nil
	}
	select {
	case <-back:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// batch is an empty batch, as a rule one that was used before.
func (g *gathering) batch() *batch {
	select {
	case b := <-g.free:
		return b
	default:
		return &batch{}
	}
}

// recycle takes back a batch whose rows nobody holds any more.
func (g *gathering) recycle(b *batch) {
	if b.back != nil {
		close(b.back)
		return
	}
	clear(b.cells) // what the values hold on to is free now, not when the batch is filled again
	b.groups, b.alive, b.was = b.groups[:0], b.alive[:0], b.was[:0]
	b.sets, b.rows, b.cells = b.sets[:0], b.rows[:0], b.cells[:0]
	select {
	case g.free <- b:
	default:
	}
}

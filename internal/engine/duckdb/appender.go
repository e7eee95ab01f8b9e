package duckdb

import (
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/duckdb/duckdb-go/v2/mapping"
)

// appender writes rows to a table, outside of any transaction: what has been flushed is committed. One goroutine at a time
// uses it; another one, of its own, hands filled chunks to DuckDB, which packs and writes them meanwhile.
type appender struct {
	handle  mapping.Appender
	table   string
	types   []mapping.LogicalType
	targets []target
	chunk   mapping.DataChunk
	size    int   // rows of the chunk at hand
	rows    int64 // rows so far
	long    int   // bytes of the chunk at hand that stand outside of its columns
	made    int   // chunks so far
	wide    int   // bytes of a row in its columns
	store   *store
	flush   chan struct{} // others need the room
	filled  chan filled
	empty   chan mapping.DataChunk
	written chan error // why writing ended: nil when all is written
	release func()     // gives the connection back
}

// filled is a chunk to be written.
type filled struct {
	chunk mapping.DataChunk
	bytes int
}

// target is one column of the chunk at hand.
type target struct {
	kind   mapping.Type
	vector mapping.Vector
	data   unsafe.Pointer
	valid  unsafe.Pointer
}

const (
	// vectorRows is how many rows a chunk holds.
	vectorRows = 2048
	// groupRows is how many rows DuckDB keeps together on disk. Flushing just as many leaves no half-filled groups that
	// the next checkpoint would have to write again: 0.1 s instead of 3 s for 3 M rows.
	groupRows = 60 * vectorRows
	// chunks is how many chunks an appender has at most: one is filled while others are written.
	chunks = 3
)

// appender opens a table for writing.
func (c *conn) appender(catalog, table string, of *store) (*appender, error) {
	a := &appender{table: table, store: of, flush: make(chan struct{}, 1)}
	if mapping.AppenderCreateExt(c.handle, catalog, "main", table, &a.handle) == mapping.StateError {
		err := &failure{kind: mapping.ErrorTypeCatalog, message: mapping.AppenderError(a.handle)}
		mapping.AppenderDestroy(&a.handle)
		return nil, err
	}
	n := mapping.AppenderColumnCount(a.handle)
	for i := range n {
		a.types = append(a.types, mapping.AppenderColumnType(a.handle, i))
	}
	a.targets = make([]target, n)
	for i := range a.targets {
		a.targets[i].kind = mapping.GetTypeId(a.types[i])
		a.wide += widthOf(a.targets[i].kind)
	}
	a.filled, a.empty = make(chan filled, chunks), make(chan mapping.DataChunk, chunks)
	a.written = make(chan error, 1)
	go a.write()
	return a, a.begin()
}

// widthOf is how many bytes a value takes in a column.
func widthOf(kind mapping.Type) int {
	switch kind {
	case mapping.TypeVarchar:
		return int(unsafe.Sizeof(word{}))
	case mapping.TypeBoolean:
		return 1
	case mapping.TypeInteger:
		return 4
	default:
		return 8
	}
}

// write hands chunks to DuckDB until there are no more or one fails.
func (a *appender) write() {
	defer a.store.leave(a)
	a.written <- a.all()
}

func (a *appender) all() error {
	pending := 0
	flush := func() error {
		pending = 0
		defer a.store.emptied(a)
		if mapping.AppenderFlush(a.handle) == mapping.StateError {
			return a.failed()
		}
		return nil
	}
	for {
		select {
		case f, more := <-a.filled:
			if !more {
				return flush()
			}
			pending += int(mapping.DataChunkGetSize(f.chunk))
			if mapping.AppendDataChunk(a.handle, f.chunk) == mapping.StateError {
				mapping.DestroyDataChunk(&f.chunk)
				return a.failed()
			}
			mapping.DataChunkReset(f.chunk)
			a.empty <- f.chunk
			if !a.store.took(a, f.bytes) && pending < groupRows {
				continue
			}
		case <-a.flush:
		}
		if err := flush(); err != nil {
			return err
		}
	}
}

func (a *appender) failed() error {
	return &failure{kind: mapping.ErrorTypeErrorIO, message: mapping.AppenderError(a.handle)}
}

// begin finds a chunk to fill.
func (a *appender) begin() error {
	if err := a.next(); err != nil {
		return err
	}
	a.size, a.long = 0, 0
	for i := range a.targets {
		t := &a.targets[i]
		t.vector = mapping.DataChunkGetVector(a.chunk, mapping.IdxT(i))
		t.data = mapping.VectorGetData(t.vector)
		mapping.VectorEnsureValidityWritable(t.vector)
		t.valid = mapping.VectorGetValidity(t.vector)
	}
	return nil
}

// next takes a chunk that was written; while there are few, and none is free, it makes one.
func (a *appender) next() error {
	select {
	case a.chunk = <-a.empty:
		return nil
	default:
	}
	if a.made < chunks {
		a.chunk = mapping.CreateDataChunk(a.types)
		a.made++
		return nil
	}
	select {
	case a.chunk = <-a.empty:
		return nil
	case err := <-a.written:
		a.written <- err
		return err
	}
}

// append adds a row whose values stand one after another in the parts.
func (a *appender) append(parts ...[]any) error {
	column := 0
	for _, part := range parts {
		for _, v := range part {
			if column == len(a.targets) {
				return fmt.Errorf("%s: a row is longer than %d values", a.table, column)
			}
			if !a.targets[column].set(a.size, v) {
				return fmt.Errorf("%s: column %d cannot hold %v (%[3]T)", a.table, column, v)
			}
			if text, ok := v.(string); ok && len(text) > inlined {
				a.long += len(text)
			}
			column++
		}
	}
	if column != len(a.targets) {
		return fmt.Errorf("%s: a row has %d values instead of %d", a.table, column, len(a.targets))
	}
	a.rows++
	if a.size++; a.size < vectorRows {
		return nil
	}
	a.push()
	return a.begin()
}

// push gives the chunk at hand to be written.
func (a *appender) push() {
	mapping.DataChunkSetSize(a.chunk, mapping.IdxT(a.size))
	a.filled <- filled{a.chunk, a.size*a.wide + a.long} // there is room for all chunks
	a.chunk.Ptr = nil
}

// close writes what is left. Whatever it returns, the appender is gone.
func (a *appender) close() error {
	if a.size > 0 && a.chunk.Ptr != nil {
		a.push()
	}
	return a.finish(false)
}

// abandon gives up rows that were not written yet.
func (a *appender) abandon() { _ = a.finish(true) } // the failure is known already

func (a *appender) finish(discard bool) error {
	if discard {
		for len(a.filled) > 0 {
			select {
			case f := <-a.filled:
				mapping.DestroyDataChunk(&f.chunk)
			default:
			}
		}
	}
	close(a.filled)
	err := <-a.written
	if err != nil || discard {
		mapping.AppenderClear(a.handle)
	}
	for f := range a.filled {
		mapping.DestroyDataChunk(&f.chunk)
	}
	close(a.empty)
	for chunk := range a.empty {
		mapping.DestroyDataChunk(&chunk)
	}
	mapping.DestroyDataChunk(&a.chunk)
	mapping.AppenderDestroy(&a.handle)
	for i := range a.types {
		mapping.DestroyLogicalType(&a.types[i])
	}
	if a.release != nil {
		a.release()
	}
	return err
}

// set writes row i; ok is false when the column cannot hold such a value. Empty texts are written as nothing.
func (t *target) set(i int, v any) (ok bool) {
	switch v := v.(type) {
	case nil:
		t.clear(i)
		return true
	case string:
		if v == "" {
			t.clear(i)
			return true
		}
		return t.kind == mapping.TypeVarchar && t.text(i, v)
	case int64:
		switch {
		case t.kind == mapping.TypeBigInt:
			return put(t, i, v)
		case t.kind == mapping.TypeInteger && int64(int32(v)) == v:
			return put(t, i, int32(v))
		}
	case uint64:
		return t.kind == mapping.TypeUBigInt && put(t, i, v)
	case float64:
		return t.kind == mapping.TypeDouble && put(t, i, v)
	case bool:
		return t.kind == mapping.TypeBoolean && put(t, i, v)
	}
	return false
}

// put writes row i of a column whose values are of type T.
func put[T any](t *target, i int, v T) bool {
	*(*T)(unsafe.Add(t.data, uintptr(i)*unsafe.Sizeof(v))) = v
	return true
}

// clear marks row i as nothing.
func (t *target) clear(i int) {
	*(*uint64)(unsafe.Add(t.valid, i/64*8)) &^= 1 << (i % 64)
}

// text writes a text; bytes that are no UTF-8 become �.
func (t *target) text(i int, s string) bool {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if len(s) > inlined {
		mapping.VectorAssignStringElement(t.vector, mapping.IdxT(i), s)
		return true
	}
	w := word{size: uint32(len(s))}
	copy(w.inside[:], s)
	return put(t, i, w)
}

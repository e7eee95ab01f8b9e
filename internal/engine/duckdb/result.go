package duckdb

import (
	"context"
	"math"
	"strconv"
	"unsafe"

	"github.com/duckdb/duckdb-go/v2/mapping"
)

// result is what a statement returns, chunk after chunk of columns.
//
//	for r.next() {
//		for i := range r.size { … r.columns[0].int(i) … }
//	}
//	err = r.done()
type result struct {
	handle    mapping.Result
	statement mapping.PreparedStatement // to be destroyed with the result, if any
	conn      *conn
	ctx       context.Context //nolint:containedctx // of the statement: reading its result is part of it
	chunk     mapping.DataChunk
	size      int // rows of the chunk at hand
	columns   []column
}

// kindText is the type of texts.
const kindText = mapping.TypeVarchar

// column is one column of the chunk at hand.
type column struct {
	kind  mapping.Type
	data  unsafe.Pointer
	valid unsafe.Pointer // a bit for each row, or nil when every row has a value
}

func (r *result) begin() {
	r.columns = make([]column, mapping.ColumnCount(&r.handle))
	for i := range r.columns {
		r.columns[i].kind = mapping.ColumnType(&r.handle, mapping.IdxT(i))
	}
}

// next moves to the next chunk. Everything read from the chunk before is gone, but for what was copied.
func (r *result) next() bool {
	mapping.DestroyDataChunk(&r.chunk)
	done := r.conn.interruptible(r.ctx)
	r.chunk = mapping.FetchChunk(r.handle)
	done()
	if r.chunk.Ptr == nil {
		r.size = 0
		return false
	}
	r.size = int(mapping.DataChunkGetSize(r.chunk))
	for i := range r.columns {
		v := mapping.DataChunkGetVector(r.chunk, mapping.IdxT(i))
		r.columns[i].data = mapping.VectorGetData(v)
		r.columns[i].valid = mapping.VectorGetValidity(v)
	}
	return r.size > 0
}

// done closes the result and tells why it ended early, if it did.
func (r *result) done() error {
	defer r.close()
	if message := mapping.ResultError(&r.handle); message != "" {
		return r.conn.failed(r.ctx, &failure{kind: mapping.ResultErrorType(&r.handle), message: message})
	}
	return r.ctx.Err()
}

// close frees the result. It may be called again.
func (r *result) close() {
	mapping.DestroyDataChunk(&r.chunk)
	mapping.DestroyResult(&r.handle)
	mapping.DestroyPrepare(&r.statement)
}

// null tells whether row i has no value.
func (c *column) null(i int) bool {
	if c.valid == nil {
		return false
	}
	bits := *(*uint64)(unsafe.Add(c.valid, i/64*8))
	return bits&(1<<(i%64)) == 0
}

func at[T any](c *column, i int) T {
	var zero T
	return *(*T)(unsafe.Add(c.data, uintptr(i)*unsafe.Sizeof(zero)))
}

// int reads row i of a whole number; it must not be null.
func (c *column) int(i int) int64 {
	switch c.kind {
	case mapping.TypeBigInt:
		return at[int64](c, i)
	case mapping.TypeInteger:
		return int64(at[int32](c, i))
	case mapping.TypeSmallInt:
		return int64(at[int16](c, i))
	case mapping.TypeTinyInt:
		return int64(at[int8](c, i))
	case mapping.TypeUTinyInt:
		return int64(at[uint8](c, i))
	case mapping.TypeUBigInt:
		return int64(at[uint64](c, i))
	case mapping.TypeHugeInt:
		return int64(at[huge](c, i).low)
	case mapping.TypeBoolean:
		if at[bool](c, i) {
			return 1
		}
		return 0
	case mapping.TypeDouble:
		return int64(at[float64](c, i))
	default:
		return 0
	}
}

// huge is a number of 128 bits.
type huge struct {
	low  uint64
	high int64
}

// float reads row i of a number; nothing is NaN.
func (c *column) float(i int) float64 {
	switch {
	case c.null(i):
		return math.NaN()
	case c.kind == mapping.TypeDouble:
		return at[float64](c, i)
	case c.kind == mapping.TypeHugeInt:
		h := at[huge](c, i)
		if h.high == int64(h.low)>>63 { // fits into 64 bits
			return float64(int64(h.low))
		}
		return float64(h.high)*(1<<64) + float64(h.low)
	default:
		return float64(c.int(i))
	}
}

// bytes reads row i of a text; it lives as long as the chunk. Nothing is nil.
func (c *column) bytes(i int) []byte {
	if c.null(i) {
		return nil
	}
	return (*word)(unsafe.Add(c.data, uintptr(i)*unsafe.Sizeof(word{}))).bytes()
}

// text reads row i of a text; nothing is "".
func (c *column) text(i int) string { return string(c.bytes(i)) }

// value reads row i as a warehouse.Row holds it.
func (c *column) value(i int) any {
	if c.null(i) {
		return nil
	}
	switch c.kind {
	case mapping.TypeVarchar:
		return string(c.bytes(i))
	case mapping.TypeDouble:
		return at[float64](c, i)
	case mapping.TypeBoolean:
		return at[bool](c, i)
	default:
		return c.int(i)
	}
}

// member appends row i as the member of a key shows it: a text as it is, a number in decimal, true or false.
func (c *column) member(to []byte, i int) []byte {
	if c.null(i) {
		return nil
	}
	switch c.kind {
	case mapping.TypeVarchar:
		return c.bytes(i)
	case mapping.TypeDouble:
		return strconv.AppendFloat(to, at[float64](c, i), 'f', -1, 64)
	case mapping.TypeBoolean:
		return strconv.AppendBool(to, at[bool](c, i))
	default:
		return strconv.AppendInt(to, c.int(i), 10)
	}
}

package enginetest

import (
	"context"
	"errors"
	"math"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// before is what is loaded before a batch that is refused, after what that batch would bring.
const (
	before = "seen: 2026-03-01\n users:\n id name\n ann Ann\n deals:\n id n\n 1 1\n 2 2"
	after  = "seen: 2026-03-02\n users:\n id name\n ann Anna\n bob Bob\n all deals:\n id n\n 1 5\n 3 3"
)

// refused is a check that a batch made bad by spoil is refused and leaves everything as it was, and that the good one
// can be sent afterwards.
func refused(name string, kind fault.Kind, spoil func(ctx context.Context, b *warehouse.Batch) context.Context) check {
	return check{name, func(t *testing.T, e engine.Engine) {
		Load(t, e, before)
		data, news, v := dump(t, e), fresh(t, e), version(t, e)
		b := Batch(t, after)
		ctx := spoil(t.Context(), &b)
		if _, err := e.Load(ctx, b); !fault.Is(err, kind) {
			t.Errorf("got %v, want an error of kind %v", err, kind)
		}
		if now := dump(t, e); now != data {
			t.Errorf("the data changed:\n%s", differ(data, now))
		}
		if n := fresh(t, e); n != news || version(t, e) != v {
			t.Errorf("freshness was\n%s\nand is\n%s\nversion was %v and is %v", news, n, v, version(t, e))
		}
		read(t, e, func(_ context.Context, s engine.Snapshot) {
			if len(s.Custom()) > 0 {
				t.Errorf("custom fields came: %v", s.Custom())
			}
		})
		counted(t, Load(t, e, after), "deal", warehouse.Count{Rows: 2, New: 1, Updated: 1, Gone: 1})
	}}
}

// then adds chunks to the end of a batch.
func then(b *warehouse.Batch, chunks ...warehouse.Chunk) {
	inner := b.Stream
	b.Stream = func(ctx context.Context, emit func(warehouse.Chunk) error) error {
		if err := inner(ctx, emit); err != nil {
			return err
		}
		for _, c := range chunks {
			if err := emit(c); err != nil {
				return err
			}
		}
		return nil
	}
}

// dealRow is a row of a deal as a source delivers it, with these values.
func dealRow(id any, values map[string]any) warehouse.Row {
	row := warehouse.Row{id}
	for _, c := range warehouse.NewSchema(nil).Source("deal") {
		row = append(row, values[c.Name])
	}
	return row
}

// brings is a check that a batch with this chunk at its end is refused as invalid.
func brings(name string, c warehouse.Chunk) check {
	return refused(name, fault.Invalid, func(ctx context.Context, b *warehouse.Batch) context.Context {
		then(b, c)
		return ctx
	})
}

func chunkOf(rows ...warehouse.Row) warehouse.Chunk {
	return warehouse.Chunk{Entity: "deal", Rows: rows}
}

// wrong is a check that a deal with this value is refused.
func wrong(name, column string, value any) check {
	return brings(name, chunkOf(dealRow("t:9", map[string]any{column: value})))
}

var errSpoilt = errors.New("the line went dead")

var refusals = []check{
	refused("the stream fails", fault.Internal, func(ctx context.Context, b *warehouse.Batch) context.Context {
		inner := b.Stream
		b.Stream = func(ctx context.Context, emit func(warehouse.Chunk) error) error {
			return errors.Join(inner(ctx, emit), errSpoilt)
		}
		return ctx
	}),
	refused("the check refuses", fault.Conflict, func(ctx context.Context, b *warehouse.Batch) context.Context {
		b.Check = func(warehouse.Report) error { return fault.New(fault.Conflict, "half of the deals are gone") }
		return ctx
	}),
	refused("cancelled in the stream", fault.Busy, func(ctx context.Context, b *warehouse.Batch) context.Context {
		ctx, cancel := context.WithCancel(ctx)
		inner := b.Stream
		b.Stream = func(ctx context.Context, emit func(warehouse.Chunk) error) error {
			defer cancel()
			return inner(ctx, emit)
		}
		return ctx
	}),
	refused("cancelled in the check", fault.Busy, func(ctx context.Context, b *warehouse.Batch) context.Context {
		ctx, cancel := context.WithCancel(ctx)
		b.Check = func(warehouse.Report) error {
			cancel()
			return nil
		}
		return ctx
	}),
	refused("cancelled before", fault.Busy, func(ctx context.Context, _ *warehouse.Batch) context.Context {
		ctx, cancel := context.WithCancel(ctx)
		cancel()
		return ctx
	}),
	refused("the stream makes light of emit's error", fault.Invalid, func(ctx context.Context, b *warehouse.Batch) context.Context {
		inner := b.Stream
		b.Stream = func(ctx context.Context, emit func(warehouse.Chunk) error) error {
			_ = emit(warehouse.Chunk{Entity: "dear"})
			return inner(ctx, emit)
		}
		return ctx
	}),
	refused("an unknown entity delivered whole", fault.Invalid, func(ctx context.Context, b *warehouse.Batch) context.Context {
		b.Full = append(b.Full, "dear")
		return ctx
	}),
	refused("a custom field of an unknown entity", fault.Invalid, func(ctx context.Context, b *warehouse.Batch) context.Context {
		b.Custom = []warehouse.CustomField{{Entity: "dear", Name: "size", Type: warehouse.Int}}
		return ctx
	}),
	refused("a custom field declared and not delivered in rows", fault.Invalid, func(ctx context.Context, b *warehouse.Batch) context.Context {
		b.Custom = []warehouse.CustomField{{Entity: "deal", Name: "size", Type: warehouse.Int}}
		return ctx
	}),
	brings("an unknown entity", warehouse.Chunk{Entity: "dear"}),
	brings("a derived table", warehouse.Chunk{Entity: "closing"}),
	brings("dictionaries after facts", warehouse.Chunk{Entity: "user"}),
	brings("a short row", chunkOf(dealRow("t:9", nil)[:5])),
	brings("a long row", chunkOf(append(dealRow("t:9", nil), nil))),
	brings("no values", chunkOf(nil)),
	brings("no id", chunkOf(dealRow(nil, nil))),
	brings("an empty id", chunkOf(dealRow("", nil))),
	brings("an id that is no text", chunkOf(dealRow(int64(9), nil))),
	wrong("a text for a number", "n", "3"),
	wrong("an int for an int64", "n", 3),
	wrong("a float for money", "amount", 3.5),
	wrong("a number for a text", "title", int64(3)),
	wrong("a number for a key", "owner", int64(3)),
	brings("money of an unknown currency", chunkOf(dealRow("t:9", map[string]any{"currency": "XXX", "amount": int64(1)}))),
	brings("a number that is none", warehouse.Chunk{Entity: "line", Rows: []warehouse.Row{
		{"t:9", nil, nil, math.NaN(), nil, nil, nil, nil},
	}}),
}

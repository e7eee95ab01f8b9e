package duckdb

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"

	"github.com/duckdb/duckdb-go/v2/mapping"
)

// spareEvery is after how many rows a large load gives memory back.
const spareEvery = 200_000

// came notes that rows have come.
func (l *load) came(ctx context.Context, rows int) {
	before := l.rows
	l.rows += int64(rows)
	switch {
	case l.rows > fewRows && !l.large:
		l.enlarge(ctx)
	case l.rows/spareEvery > before/spareEvery:
		l.spare(ctx)
	}
}

// weigh looks whether all there is makes a large load of one that works everything out again.
func (l *load) weigh(ctx context.Context) error {
	rows := int64(0)
	for _, e := range l.was.layout.schema.Entities {
		n, err := number(ctx, l.c, "SELECT count(*) FROM "+quote(l.was.layout.current(e.Name)))
		if err != nil {
			return err
		}
		rows += n
	}
	if rows > fewRows {
		l.enlarge(ctx)
	}
	return nil
}

// enlarge notes that a load is a large one.
func (l *load) enlarge(ctx context.Context) {
	if !l.large {
		l.large, l.percent = true, debug.SetGCPercent(gcPercent)
		l.decay = decay(atOnce)
		l.spare(ctx)
	}
}

// gcPercent lets Go collect garbage sooner while a large load runs.
const gcPercent = 50

// atOnce lets DuckDB give memory back that it has freed. As a rule it keeps it for a second, and a large load frees as much
// within a second as it may use: it would have twice its limit.
var atOnce = decays{dirty: 0, muzzy: 0}

// decays are how long DuckDB's allocator keeps freed pages, milliseconds: those that are still its own, and those that the
// system may take when it needs them. Where the allocator is another one they mean nothing.
type decays struct{ dirty, muzzy int }

// spare keeps what a large load takes within its limit. Whenever DuckDB is told its limit, it gives memory back to the
// system that it has freed and kept for itself, so it is told at each step. So is Go.
func (l *load) spare(ctx context.Context) {
	if l.large {
		l.limit(ctx, l.engine.options.LoadLimit)
		debug.FreeOSMemory()
	}
}

// relax gives questions back what a large load was spared.
func (l *load) relax(ctx context.Context) {
	if l.large {
		l.limit(ctx, l.engine.options.MemoryLimit)
		debug.SetGCPercent(l.percent)
		decay(l.decay)
	}
}

// limit tells DuckDB how much memory it may use. What is in use at this moment may be more: then the limit stays.
func (l *load) limit(ctx context.Context, amount string) {
	_, _ = l.c.exec(ctx, "SET memory_limit = "+literal(part(amount, ours)))
}

// ample runs a piece of work that may be done again after it has failed. Where a large load's limit is too little for it, it
// gets more: a load that takes much memory is better than none.
func (l *load) ample(ctx context.Context, work func() error) error {
	err := work()
	raised := false
	for _, amount := range []string{l.engine.options.MemoryLimit, part(l.engine.options.MemoryLimit, enough)} {
		if !l.large || !short(err) {
			break
		}
		raised = true
		l.limit(ctx, amount)
		err = work()
	}
	if raised {
		l.spare(ctx)
	}
	return err
}

// enough is how many times its memory limit a load may take before it fails.
const enough = 3

// short tells whether DuckDB wants more memory than it may have.
func short(err error) bool {
	var f *failure
	return errors.As(err, &f) && (f.kind == mapping.ErrorTypeOutOfMemory || strings.HasPrefix(f.message, "Out of Memory"))
}

// exec is exec of the load's connection for statements that stand for themselves.
func (l *load) exec(ctx context.Context, sql string, args ...any) (n int64, err error) {
	err = l.ample(ctx, func() error {
		n, err = l.c.exec(ctx, sql, args...)
		return err
	})
	return n, err
}

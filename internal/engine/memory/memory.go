// Package memory is the engine in pure Go: loops over slices. It is the fake that other packages test with, the oracle
// that the SQL engines are compared with, and quick where the data fits into memory. Nothing outlives the process.
//
// # States
//
// Everything the warehouse holds is one state that never changes. A load works on a fork that shares what it does not
// touch, and publishes it whole at the end; a reader keeps the state it began with.
//
// # Loads
//
// Of several rows of one id in a batch the last word counts, be it a row or that it is gone; a row that a source takes
// back as it was before it went is an update. Steps run for the groups that changed rows belong to or belonged to, those
// that age for every group when time has passed, and all when a dictionary, a rate or a custom field is new. A version is
// made when rows or derived rows differ: also by the mere passing of time.
//
// # What a scan counts
//
// These rules hold for every engine; enginetest checks them.
//
//   - A flow counts rows whose Day lies in one of the Periods, in the period that holds it. Without a Day every row
//     counts, in no period.
//   - A stock counts, at each Point, rows with Since <= Day < Until; a row without Since never holds, one without Until
//     holds for ever. A Point with the ordinal AllPeriods serves the levels without period, the others those with.
//   - A group that no row belongs to is not there, but for a level without keys and without period: it always has
//     exactly one group.
//   - count is the number of rows, distinct of different values, both 0 for none; the sum of no values is 0; min, max,
//     mean, median and p90 of no values are NaN. Rows that an aggregate's own Where leaves out keep their group.
//   - Percentiles interpolate linearly (type 7). Sums of integers are exact; yes counts as 1, no as 0.
//   - The empty text is no value anywhere: it groups, counts and compares as nothing does.
//   - No value never matches In, Range and Contains, and always NotIn; Null turns In and NotIn round. Contains compares in
//     lower case, letter by letter of Unicode.
//   - The member of a key is the text itself, an integer in decimal, true or false, or the number of the band in
//     decimal; no value is the member Null, with or without bands.
//   - A column Via a key is empty where the key is empty or leads to no row.
//
// # What records and lookups return
//
// Records are sorted by the asked column, nothing last in both directions; then by id, then by the other columns asked
// for, ascending. Limit 0 means all. Rows of derived tables have no id of their own: their group stands in its place.
// Rows that a source has deleted are rows like others; gone_at and excluded tell.
package memory

import (
	"context"
	"reflect"
	"sync/atomic"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Engine keeps a warehouse in memory. Use [Open].
type Engine struct {
	now     atomic.Pointer[state]
	loading chan struct{} // holds a token while nobody loads
}

var _ engine.Engine = (*Engine)(nil)

// Open makes an empty warehouse. It fails when the settings name a zone, hours or holidays that do not exist.
func Open(s warehouse.Settings) (*Engine, error) {
	first, err := empty(s)
	if err != nil {
		return nil, err
	}
	e := &Engine{loading: make(chan struct{}, 1)}
	e.now.Store(first)
	e.loading <- struct{}{}
	return e, nil
}

// Close forgets nothing and never fails.
func (e *Engine) Close() error { return nil }

// Read hands out the newest state.
func (e *Engine) Read(ctx context.Context, fn func(engine.Snapshot) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return fn(&snapshot{state: e.now.Load()})
}

// History lists what loads have seen of one row, oldest first.
func (e *Engine) History(entity, id string) []Past {
	var list []Past
	for _, p := range e.now.Load().history {
		if p.Entity == entity && p.ID == id {
			list = append(list, p)
		}
	}
	return list
}

// Configure enriches and derives everything again from what sources have delivered. Settings as they are change nothing;
// others make a new version.
func (e *Engine) Configure(ctx context.Context, s warehouse.Settings) (err error) {
	defer fault.Wrap(&err, "memory.Configure")
	if err := e.lock(ctx); err != nil {
		return err
	}
	defer e.unlock()
	was := e.now.Load()
	if reflect.DeepEqual(was.settings, s) {
		return nil
	}
	env, err := warehouse.NewEnv(s, was.env.Dict, was.env.Now)
	if err != nil {
		return err
	}
	d := newDraft(was)
	d.settings, d.env, d.everything, d.strict = s, env, true, s.Currency != was.settings.Currency
	d.version.N++
	if err := d.work(ctx); err != nil {
		return err
	}
	e.now.Store(d.state)
	return nil
}

// lock waits until no other load runs.
func (e *Engine) lock(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-e.loading:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (e *Engine) unlock() { e.loading <- struct{}{} }

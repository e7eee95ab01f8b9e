// Package texttable reads tiny tables of text into a batch, so that an example shows its data the way a person would
// jot it down:
//
//	deals:
//	  id  owner  created     closed      outcome  amount
//	  1   ann    2026-03-02  2026-03-10  won      100
//	  2   ann    2026-03-03  -           -         50.5
//	changes:
//	  deal  at                stage
//	  1     2026-03-02T10:15  "first talk"
//	gone deals:
//	  3
//	all payments:
//
// # Tables
//
// A table begins with the entity's name, or its plural, and a colon; then come its columns and its rows. Indentation
// means nothing, and # begins a comment. Words are split by spaces, a "quoted word" may hold them. "gone deals:" lists
// ids that the source no longer has; "all deals:" is a table that delivers the entity whole ([warehouse.Batch.Full]).
// "seen:" with a moment says when the source was read, see [Batch].
//
// # Columns
//
// A column is named as the warehouse names it; "x" stands for "x_at". The columns won and lost of a deal are the moment
// it was closed and its outcome in one. A column "c_x", or "c_x:integer" with a type, declares a custom field.
// Without a column id the rows of a table are numbered from 1.
//
// # Values
//
//   - nothing
//     2026-03-02        a day; for an instant, noon of that day in the company's zone
//     2026-03-02T10:15  that instant on the company's clock, with seconds if need be
//     100, 0.5, -7.25   a number; money is in whole units with decimals
//     yes, no           true and false
//     ann               text, or a key: ids and keys get the prefix "<source>:" unless they have a colon already
//
// # What need not be written
//
// A user, department, pipeline, stage, source, product or client that a row points to and no table lists is made, with
// its id for a name. A stage belongs to the pipeline of the row that names it first, else to "sales" ("leads" for a
// lead); it comes after the stages of the pipeline named before, and is open unless it is called won or lost. A row
// with a stage and no pipeline takes the stage's.
package texttable

import (
	"context"
	"time"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// Batch reads the tables of text as one delivery of the source. Days and moments are of the zone in settings.
//
// The batch is Seen at the moment a line "seen:" names, else at the first moment of the day after the latest instant in
// the text, so that everything written has happened; a text without instants is seen at the beginning of 2026. The
// error is fault.Invalid and names the line.
func Batch(source, text string, settings warehouse.Settings) (warehouse.Batch, error) {
	return Onto(func(string, string) bool { return false }, source, text, settings)
}

// Onto is [Batch] for a warehouse that is not empty: what is known there need not be listed, and is not made either.
func Onto(known func(entity, id string) bool, source, text string, settings warehouse.Settings) (warehouse.Batch, error) {
	zone, err := time.LoadLocation(settings.Zone)
	if err != nil {
		return warehouse.Batch{}, fault.New(fault.Invalid, "there is no time zone %q", settings.Zone)
	}
	doc, err := parse(text)
	if err != nil {
		return warehouse.Batch{}, err
	}
	r := reader{source: source, zone: zone}
	if err := r.read(doc); err != nil {
		return warehouse.Batch{}, err
	}
	r.complete(known)
	return warehouse.Batch{
		Source: source,
		Seen:   r.seenAt(),
		Custom: r.custom,
		Full:   r.full,
		Stream: stream(r.chunks()),
	}, nil
}

// Day is the civil day written as 2026-03-02, for tests; it panics when there is no such day.
func Day(s string) cal.Day {
	d, err := cal.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func stream(chunks []warehouse.Chunk) func(context.Context, func(warehouse.Chunk) error) error {
	return func(_ context.Context, emit func(warehouse.Chunk) error) error {
		for _, c := range chunks {
			if err := emit(c); err != nil {
				return err
			}
		}
		return nil
	}
}

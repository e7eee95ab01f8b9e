// Package file reads CSV, TSV and XLSX files, and ZIP archives of them, into a warehouse.Batch, as a mapping written in
// YAML says. docs/guide/import.md explains the mapping to who writes one.
//
// An import goes over its files up to three times, so that it can be sure of what it reads and never holds a file in
// memory:
//
//	look     every row: does a column write 1,5 or 1.5, 31.12 or 12/31; who and what do the rows name
//	dicts    the files with users, stages, products …: their rows are sent, then whoever was named but not listed
//	facts    the other rows are sent
//
// The way of one row:
//
//	bytes → splitter (cells) → program of the record (text → typed value) → seen (is the id new) → Chunk
//
// A value that cannot be read is never guessed: the row is refused, with the file, line, column, value and reason, and
// unless the caller allows some refusals nothing of the run is loaded.
package file

//go:generate go test . -run TestGuide$ -update

// Package sql reads tables of PostgreSQL, MySQL and MariaDB by a mapping of streams.
//
//	remote.go            what a source is set up with
//	db.go                one statement at a time, in a transaction that cannot write
//	postgres.go, my.go   the two sorts of database: values as text
//	pull.go, page.go     streams → objects on the shelf
//	sweep.go             what vanished, counts
//	options.go           tables, columns and a mapping to begin with
//
// A stream is a table or a query with a key. With a cursor, a column that grows with every change, a run reads what changed
// since the newest value seen, less an overlap, since transactions that were slow to end come late. Without one it reads
// the stream whole and compares. A body on the shelf is an object of texts, as the database writes them; moments that know
// their zone end in Z, others are readings of a clock in the zone of the source.
package sql

// Package duckdb keeps a warehouse in one DuckDB file.
//
// # Tables
//
//	deal        what questions read: an entity's columns and those of the tables that widen it
//	e_deal      current rows of an entity that is widened; the others have the one table (call)
//	v_deal      versions that newer ones have replaced: source columns, the load that brought them, and whether gone
//	deal_x      a table that widens an entity, by group (_grp) and id
//	closing     a derived table of its own, by group (grp)
//	due         by step and group, when mere time will make the group's rows out of date
//	load        the number, source and moment of each load; meta and fresh: the rest of the state
//	n_…         rows of a load on its way; what a crash leaves is dropped when the file is opened
//
// Current rows end with _h, the hash of what the source delivered, and _n, the load that brought it. Nothing has a primary
// key: a load replaces rows by id, so an id is there once, and an index would cost more than the load. Instants are whole
// seconds, days are integers, money is in minor units, the empty text is NULL.
//
// # A load
//
//	Stream ─► stage: copy, enrich, append ─► compare with current rows ─► steps, on groups that were touched ─► publish
//
// Rows are staged outside of any transaction, in tables that nobody reads: "stage" is a database in memory, beside which
// DuckDB spills to its temporary folder; rows of tables that were empty, or are made anew, go to the file right away and
// become the table by a change of name. Steps read their inputs as streams sorted by group and put the rows of a group
// together in Go. What a group gives is compared with what it gave before, so what did not change is not written.
//
// Small loads into a large warehouse are quick because of what they leave alone. Rows are enriched again only when they
// name a member of a dictionary that now differs for their day (refresh.go); groups are derived again only when a column
// that their step reads has changed, when they name such a member, or when their moment in "due" has come (due.go).
//
// One transaction publishes it all. Readers hold a read lock while they read, so that all statements of one Read see one
// version without a transaction each; a load that is ready takes the write lock for the moment of its commit.
package duckdb

// Package sqlgen prints questions as SQL. It knows no database: what they say differently is a [Dialect], and running the
// statement is the engine's part.
//
// A statement reads one fact. Dimensions are joined many-to-one by their unique id, so no row is ever counted twice.
// Names are quoted, texts are arguments, and the columns of a result have neutral names: p for the period, k0, k1 … for
// the keys, a0, a1 … for the figures. Numbers that the program made itself, such as days, are written out: a database
// skips blocks of rows only where it knows the borders while it plans.
//
// What adds up is asked once, at the finest level, and folded in Go ([Answer]):
//
//	levels (week, owner), (owner), ()      →  one GROUP BY week, owner; owner and the whole are sums of its rows
//	stock at 12 month ends                 →  one GROUP BY first point, first point after, owner
//
// Only what does not add up (different values, percentiles) is asked at every level, in a statement for each: GROUPING
// SETS is no faster, and the aggregates of a database share nothing between its sets either.
package sqlgen

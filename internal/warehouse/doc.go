// Package warehouse says how a company's data is held: the entities that sources deliver, the tables derived from their
// history, and the pure functions that derive them. It has no engine: engine/memory and engine/duckdb keep the rows.
//
// A row's way through a load:
//
//	source → Chunk → Enrich (days, hours, base money, department) → current table + append-only version
//	       → Steps (one group at a time: a deal with its changes and payments …) → derived tables
package warehouse

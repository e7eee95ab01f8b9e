// Package warehouse says how a company's data is held: the entities that sources deliver, the tables derived from their
// history, and the pure functions that derive them. It has no engine: engine/memory and engine/duckdb keep the rows.
//
// A row's way through a load:
//
//	source → Chunk → Enricher.Row (days, hours, base money, department) → current table + append-only version
//	       → Steps (one group at a time: a deal with its changes and payments …) → derived tables
//
// Where to look: what sources deliver in entity.go, dimensions.go, facts.go, work.go; what is derived in tables.go; a step
// in the file of its name, the step "deal" in deal.go with timeline.go (what held when), verdict.go and closing.go (wins and
// losses), path.go (stages), goods.go and takings.go (money).
package warehouse

package warehouse

import (
	"context"
	"time"
)

// Chunk is some rows of one entity. Rows hold the id and the entity's columns that are not Local, in the order of
// Schema.Source(entity); custom columns follow.
type Chunk struct {
	Entity string
	Rows   []Row
	// Gone lists ids that the source no longer has; they become tombstones and stay in closed history.
	Gone []string
}

// Surveys is the source of answers to the program's own surveys; no other source takes its name.
const Surveys = "survey"

// Batch is one run of a source: everything in it becomes visible together, or nothing does.
type Batch struct {
	// Source names the source instance: "maventech", "amocrm-1". Every id of the batch begins with "<Source>:" (or with
	// the namespace of another source it shares keys with).
	Source string
	// Seen is the moment the source was read; every version of a row remembers it.
	Seen time.Time
	// Custom declares the custom fields that rows of this batch carry, in the order of their columns: all of them, whether
	// the warehouse already knows them or not. Fields of other sources are not among them; they are empty in these rows.
	Custom []CustomField
	// Full lists entities that this batch delivers whole: rows of this Source that it does not bring are gone.
	Full []string
	// Forget has rows that Full leaves out, and that no chunk says are gone, forgotten with all their versions instead of
	// becoming tombstones: they are not of this source, or should never have been. Without a Stream the source's
	// freshness is forgotten too.
	Forget bool
	// Unique promises that no id of an entity comes twice, so that engines need not look for the last word on it.
	Unique bool
	// Unrated takes rows in a currency that has no rate yet: they count, their sums in the company's currency are empty
	// until there is one. Without it such a row refuses the batch.
	Unrated bool
	// Stream sends the rows, dimension entities first. It may be larger than memory. An error from it, or from emit,
	// leaves the warehouse as it was.
	Stream func(ctx context.Context, emit func(Chunk) error) error
	// Check, when set, is called after the last chunk and before anything is made visible, with what would change; an
	// error refuses the batch.
	Check func(Report) error
	// Progress, when set, is told what the engine is doing after the stream has ended.
	Progress func(step string)
}

// CustomField is a field of an entity that only this company has. It becomes a dimension named Name.
type CustomField struct {
	Entity string // such as "deal"
	Name   string // lower-case latin identifier, unique over all entities
	Title  string // as the company calls it
	Type   Type   // Text, Int, Real, Money, Day or Bool
}

// Count is what a load did to one entity.
type Count struct{ Rows, New, Updated, Unchanged, Gone, Repeated int64 }

// Report is what a load did. A load that changed nothing keeps the old Version.
type Report struct {
	Version  Version
	Entities map[string]Count
	// Warnings are sentences about the data that did not stop the load: unknown users, stages without outcome.
	Warnings []Warning
}

// Warning counts one kind of doubt, with examples.
type Warning struct {
	EN, RU   string // the sentence with the count in it
	Examples []string
}

// Version is the state of the warehouse: it grows by one with each load that changed something.
type Version struct {
	N    int64
	Seen time.Time // when the newest load was read; zero for an empty warehouse
}

// Freshness says when a source last delivered an entity.
type Freshness struct {
	Source, Entity string
	Seen           time.Time
}

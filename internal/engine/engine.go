// Package engine is the seam to where the data lives. Every engine passes the suite in engine/enginetest.
package engine

import (
	"context"

	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// Engine keeps a company's data. Its methods may be called at once from several goroutines; loads wait for each other.
type Engine interface {
	// Read gives fn one unchanging view of the data: all it asks there agrees.
	Read(ctx context.Context, fn func(Snapshot) error) error
	// Load takes in a batch: all of it or none. After a crash at any moment the warehouse is as before the load or as
	// after it, and the batch can be sent again. fault.Invalid means the data is at fault, fault.Busy that another
	// process holds the warehouse, fault.Internal that the disk or the engine failed.
	Load(ctx context.Context, b warehouse.Batch) (warehouse.Report, error)
	// Configure replaces the settings and works out every derived figure again.
	Configure(ctx context.Context, s warehouse.Settings) error
	Close() error
}

// Snapshot is one state of the data. It is valid inside Read only.
type Snapshot interface {
	Version() warehouse.Version
	Settings() warehouse.Settings
	// Custom lists the custom fields the data has.
	Custom() []warehouse.CustomField
	Freshness(context.Context) ([]warehouse.Freshness, error)
	Adder
	Records(context.Context, plan.Records) (plan.Rows, error)
	// Lookup reads columns of a dictionary or fact table by id; ids nil reads every row. A missing id is not in the map.
	Lookup(ctx context.Context, table string, ids []string, columns []string) (map[string][]any, error)
	// Count tells how many rows of a table have each value of a Text column, the empty value left out.
	Count(ctx context.Context, table, column string) (map[string]int64, error)
}

// Adder adds up rows.
type Adder interface {
	// Scan lists the groups of all levels.
	Scan(context.Context, plan.Scan) ([]plan.Group, error)
	// Visit gives fn the groups of a scan of one level that is split by its one key, each once, in no order: its period's
	// ordinal, its key (nil for no member) and its figures. A stock has one point. Nothing of what fn is given lives longer
	// than the call.
	Visit(ctx context.Context, scan plan.Scan, fn func(n int, key []byte, figures []float64)) error
}

//go:build cgo

package ask_test

import (
	"context"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/engine/duckdb"
	"svodka/internal/warehouse"
)

// withDuckDB adds the engine that needs cgo.
func withDuckDB(list map[string]opener) map[string]opener {
	list["duckdb"] = func(*testing.T) func(warehouse.Settings) (engine.Engine, error) {
		return func(s warehouse.Settings) (engine.Engine, error) {
			return duckdb.Open(context.Background(), duckdb.Options{Settings: s, Threads: 1})
		}
	}
	return list
}

//go:build cgo

package ask_test

import (
	"context"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/engine/duckdb"
	"svodka/internal/warehouse"
)

func init() { //nolint:gochecknoinits // the one place where a build decides which engines are tested
	engines["duckdb"] = func(*testing.T) func(warehouse.Settings) (engine.Engine, error) {
		return func(s warehouse.Settings) (engine.Engine, error) {
			return duckdb.Open(context.Background(), duckdb.Options{Settings: s, Threads: 1})
		}
	}
}

package duckdb_test

import (
	"path/filepath"
	"testing"

	"svodka/internal/engine"
	"svodka/internal/engine/duckdb"
	"svodka/internal/engine/enginetest"
	"svodka/internal/engine/memory"
)

// open makes an empty warehouse in a folder of the test.
func open(t *testing.T) engine.Engine {
	t.Helper()
	e, err := duckdb.Open(t.Context(), duckdb.Options{
		Path: filepath.Join(t.TempDir(), "warehouse.duckdb"), Settings: enginetest.Settings(), Threads: 2,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func TestEngine(t *testing.T) { enginetest.Run(t, open) }

func TestAgree(t *testing.T) {
	enginetest.AgreeAtRandom(t, memoryEngine, open)
}

func memoryEngine(t *testing.T) engine.Engine {
	t.Helper()
	e, err := memory.Open(enginetest.Settings())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestSmallLoads(t *testing.T) {
	enginetest.SmallLoadsAtRandom(t, memoryEngine, open)
}

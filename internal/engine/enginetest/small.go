package enginetest

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/engine"
	"svodka/internal/engine/texttable"
	"svodka/internal/warehouse"
)

// smallDay is when the first batch of a company that is read again and again is read: in the middle of what happens.
const smallDay = "2026-01-15"

// pauses lie between two small loads.
var pauses = []time.Duration{
	time.Minute, 10 * time.Minute, 50 * time.Minute, 3 * time.Hour, 24 * time.Hour, 9 * 24 * time.Hour, 40 * 24 * time.Hour,
}

// SmallLoads makes up a small company as a first batch, and after it batches of a few rows of a few entities: new ones,
// changed ones, some that are gone, people who move, stages, prices and rates that change. Time passes between them, from
// a minute to weeks, and things go on happening after the last.
func SmallLoads() *rapid.Generator[[]warehouse.Batch] {
	return rapid.Custom(func(t *rapid.T) []warehouse.Batch {
		schema := warehouse.NewSchema(nil)
		seen := texttable.Day(smallDay).Start(time.UTC).Add(9 * time.Hour)
		batches := make([]warehouse.Batch, rapid.IntRange(4, 8).Draw(t, "batches"))
		for i := range batches {
			chunks := map[string]warehouse.Chunk{}
			for _, e := range schema.Entities {
				switch {
				case e.Name == "rate" && i == 0:
					chunks[e.Name] = chunk(t, schema, e.Name, 1)
				case i == 0:
					chunks[e.Name] = chunk(t, schema, e.Name, 2)
				case rapid.IntRange(0, 5).Draw(t, "brings "+e.Name) == 0:
					chunks[e.Name] = chunk(t, schema, e.Name, population)
				}
			}
			if i > 0 {
				seen = seen.Add(rapid.SampledFrom(pauses).Draw(t, "pause"))
			}
			batches[i] = warehouse.Batch{
				Source: Source, Seen: seen, Stream: inOrder(func(entity string) warehouse.Chunk { return chunks[entity] }),
			}
		}
		return batches
	})
}

// SmallLoadsAtRandom checks after each of many small loads that engines hold the same, and at the end that it is what all
// groups give when they are derived again.
func SmallLoadsAtRandom(t *testing.T, opens ...func(t *testing.T) engine.Engine) {
	for seed := range seeds(t) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			engines := make([]engine.Engine, len(opens))
			for i, open := range opens {
				engines[i] = open(t)
			}
			for n, b := range SmallLoads().Example(seed) {
				reports := loadBoth(t, b, engines...)
				first := dump(t, engines[0])
				for i, e := range engines[1:] {
					if reports[i+1].Version.N != reports[0].Version.N {
						t.Errorf("load %d: version %d and %d", n, reports[0].Version.N, reports[i+1].Version.N)
					}
					if other := dump(t, e); other != first {
						t.Fatalf("load %d: the tables differ:\n%s", n, differ(first, other))
					}
				}
			}
			for _, e := range engines {
				again(t, e)
			}
		})
	}
}

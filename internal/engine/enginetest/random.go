package enginetest

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"svodka/internal/cal"
	"svodka/internal/engine/texttable"
	"svodka/internal/warehouse"
)

// population is how many different rows of one entity a random company has at most.
const population = 6

// The time in which everything at random happens.
const (
	firstDay = "2025-11-01"
	lastDay  = "2026-05-31"
	readDay  = "2026-06-15"
)

// Warehouse makes up a small company, as batches to be loaded one after another: rows of every entity with keys, times,
// texts and sums drawn from few values, so that they meet; rows that change, that go and come back, that point to
// nowhere; several currencies; a custom field "c_size" of deals. Each batch is seen a day after the one before, all when
// everything has happened.
func Warehouse() *rapid.Generator[[]warehouse.Batch] {
	return rapid.Custom(func(t *rapid.T) []warehouse.Batch {
		custom := []warehouse.CustomField{{Entity: "deal", Name: "size", Title: "size", Type: warehouse.Int}}
		schema := warehouse.NewSchema(custom)
		batches := make([]warehouse.Batch, rapid.IntRange(1, 6).Draw(t, "batches"))
		for i := range batches {
			chunks := map[string]warehouse.Chunk{}
			// The first batch brings half of everything and all rates, for money that cannot be converted is refused. Later
			// ones bring little, and often no dictionaries, for those touch every group.
			share := 6
			if i == 0 {
				share = 2
			}
			dictionaries := i == 0 || rapid.IntRange(0, 3).Draw(t, "dictionaries") == 0
			for _, e := range schema.Entities {
				switch {
				case e.Name == "rate" && i == 0:
					chunks[e.Name] = chunk(t, schema, e.Name, 1)
				case dictionaries || !e.Dimension:
					chunks[e.Name] = chunk(t, schema, e.Name, share)
				}
			}
			batches[i] = warehouse.Batch{
				Source: Source,
				Seen:   (texttable.Day(readDay) + cal.Day(i)).Start(time.UTC),
				Custom: custom,
				Stream: inOrder(func(entity string) warehouse.Chunk { return chunks[entity] }),
			}
		}
		return batches
	})
}

// chunk makes up what a batch brings of an entity: one in share of its rows, and some that are gone.
func chunk(t *rapid.T, schema *warehouse.Schema, entity string, share int) warehouse.Chunk {
	c := warehouse.Chunk{Entity: entity}
	columns := schema.Source(entity)
	for n := range population {
		if rapid.IntRange(0, share-1).Draw(t, entity) > 0 {
			if entity != "rate" && rapid.IntRange(0, 9).Draw(t, "gone") == 0 {
				c.Gone = append(c.Gone, idOf(entity, n))
			}
			continue
		}
		row := warehouse.Row{idOf(entity, n)}
		for _, column := range columns {
			row = append(row, value(t, entity, column, n))
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

func idOf(entity string, n int) string { return fmt.Sprintf("%s:%s-%d", Source, entity, n) }

// texts are the values of text columns that mean something; others take anything.
var texts = map[string][]string{
	"outcome":   {"", "open", "won", "lost"},
	"currency":  {"", "RUB", "USD", "EUR"},
	"direction": {"in", "out", "callback"},
	"result":    {"", "answered", "missed", "held", "cancelled"},
	"kind":      {"", "sales", "lead", "ad", "nps", "csat", "call", "message", "mail"},
	"excluded":  {"", "", "", "", "test", "spam"},
	"phone":     {"", "7900", "7901", "7902"},
	"email":     {"", "a@b.c", "b@b.c"},
}

var anything = []string{"", "alpha", "Alpha Beta", "бета", "Ёлка, 5%", "a_b"}

// value makes up one value. Rates and memberships come one a day and currency or person, so that none stands beside
// another.
func value(t *rapid.T, entity string, c warehouse.Column, n int) any {
	switch entity + "." + c.Name {
	case "rate.currency":
		return []string{"USD", "EUR"}[n%2]
	case "rate.day", "membership.since":
		return int64(texttable.Day(firstDay)) - 60 + 60*int64(n/2) + int64(n)
	case "rate.rate":
		return float64(rapid.IntRange(1, 400).Draw(t, c.Name)) / 4
	case "stage.rank":
		return int64(n + 1)
	}
	if rapid.IntRange(0, 4).Draw(t, "nothing") == 0 {
		return nil
	}
	first, last := texttable.Day(firstDay), texttable.Day(lastDay)
	switch c.Type {
	case warehouse.Key:
		return idOf(c.To, rapid.IntRange(0, population).Draw(t, c.Name)) // the last one is nowhere
	case warehouse.Int:
		return int64(rapid.IntRange(0, 12).Draw(t, c.Name))
	case warehouse.Real:
		return float64(rapid.IntRange(0, 40).Draw(t, c.Name)) / 4
	case warehouse.Money:
		return int64(rapid.IntRange(-2, 30).Draw(t, c.Name)) * 12_345
	case warehouse.Time:
		return first.Start(time.UTC).Unix() + int64(rapid.IntRange(0, 4*(cal.Range{From: first, To: last}).Days()).Draw(t, c.Name))*6*3600
	case warehouse.Day:
		return int64(rapid.IntRange(int(first), int(last)).Draw(t, c.Name))
	case warehouse.Bool:
		return rapid.Bool().Draw(t, c.Name)
	default:
		list := texts[c.Name]
		if list == nil {
			list = anything
		}
		return rapid.SampledFrom(list).Draw(t, c.Name)
	}
}

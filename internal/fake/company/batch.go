package company

import (
	"context"
	"time"

	"svodka/internal/warehouse"
)

// Batch hands the company over as a source that knows everything would: what every connector must come to as well, as far
// as its system can tell. Turn may change a thing, or leave it out by nil.
func (w *World) Batch(source string, seen time.Time, custom []warehouse.CustomField, turn func(*Thing) *Thing) warehouse.Batch {
	var full []string
	for _, e := range warehouse.Entities() {
		full = append(full, e.Name)
	}
	return warehouse.Batch{
		Source: source, Seen: seen, Custom: custom, Full: full, Unrated: true,
		Stream: func(ctx context.Context, emit func(warehouse.Chunk) error) error {
			schema := warehouse.NewSchema(custom)
			for _, e := range schema.Entities {
				columns := schema.Source(e.Name)
				chunk := warehouse.Chunk{Entity: e.Name}
				for _, t := range w.All(e.Name, false) {
					if t = turn(t); t == nil {
						continue
					}
					row := make(warehouse.Row, len(columns)+1)
					row[0] = t.ID
					for i, c := range columns {
						row[i+1] = t.Values[c.Name]
					}
					chunk.Rows = append(chunk.Rows, row)
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := emit(chunk); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

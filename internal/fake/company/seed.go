package company

import (
	"context"
	"fmt"

	"svodka/internal/warehouse"
)

// Seed fills the World with what a batch delivers, such as the demonstration company's. Things are numbered in the order
// they come. Nothing is logged: the history is in the things of the kind "change". Deals and leads were last updated by
// their last change.
func (w *World) Seed(ctx context.Context, b warehouse.Batch) error {
	schema := warehouse.NewSchema(b.Custom)
	err := b.Stream(ctx, func(c warehouse.Chunk) error {
		entity := schema.Entity(c.Entity)
		if entity == nil {
			return fmt.Errorf("there is no entity %q", c.Entity)
		}
		return w.seed(entity, schema.Source(c.Entity), c)
	})
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, change := range w.kinds["change"] {
		for _, of := range []string{"deal", "lead"} {
			if t := w.byID[change.Text(of)]; t != nil {
				t.Updated = max(t.Updated, change.Int("at"))
			}
		}
	}
	return nil
}

func (w *World) seed(entity *warehouse.Entity, columns []warehouse.Column, c warehouse.Chunk) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, row := range c.Rows {
		id, _ := row[0].(string)
		values := map[string]any{}
		for i, column := range columns {
			if i+1 < len(row) && row[i+1] != nil {
				values[column.Name] = row[i+1]
			}
		}
		at, _ := values[entity.At].(int64)
		t, err := w.put(entity.Name, id, values, at)
		if err != nil {
			return err
		}
		for _, k := range []string{"closed_at", "qualified_at", "converted_at", "rejected_at", "done_at", "held_at", "solved_at"} {
			t.Updated = max(t.Updated, t.Int(k))
		}
	}
	return nil
}

package lock

import (
	"context"

	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Names gives what members are called, by dimension and id: owners, departments, pipelines and stages.
func (s *Service) Names(ctx context.Context) (_ map[model.Name]map[string]string, err error) {
	defer fault.Wrap(&err, "lock.Names")
	out := map[model.Name]map[string]string{}
	err = s.Data.Read(ctx, func(snap engine.Snapshot) error {
		for dim, table := range map[model.Name]string{"owner": "user", "department": "department", "pipeline": "pipeline", "stage": "stage"} {
			rows, err := snap.Lookup(ctx, table, nil, []string{"name"})
			if err != nil {
				return err
			}
			names := make(map[string]string, len(rows))
			for id, row := range rows {
				names[id] = text(row[0])
			}
			out[dim] = names
		}
		return nil
	})
	return out, err
}

package ask

import (
	"context"
	"slices"

	"svodka/internal/engine"
	"svodka/internal/model"
)

// With returns a desk that also knows metrics nobody has saved yet: what a definition gives can be seen before it is kept. One
// with the ID of a saved metric stands in its place. Figures are shared with the desk itself.
func (d *Desk) With(drafts ...model.Own) *Desk {
	return &Desk{
		model: d.model, engine: d.engine, now: d.now, cache: d.cache, target: d.target, closed: d.closed, whole: d.whole,
		own: func(ctx context.Context) (list []model.Own, revision int64, err error) {
			if d.own != nil {
				if list, revision, err = d.own(ctx); err != nil {
					return nil, 0, err
				}
			}
			list = slices.DeleteFunc(slices.Clone(list), func(x model.Own) bool {
				return slices.ContainsFunc(drafts, func(o model.Own) bool { return o.ID == x.ID })
			})
			return append(list, drafts...), revision, nil
		},
	}
}

// ModelWith returns the company's model with metrics nobody has saved yet, and why some of them cannot be used, by ID.
func (d *Desk) ModelWith(ctx context.Context, drafts ...model.Own) (m *model.Model, wrong map[string]error, err error) {
	tried := d.With(drafts...)
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		st, err := tried.stateOf(ctx, s)
		if err != nil {
			return err
		}
		m, wrong = st.model, st.wrong
		return nil
	})
	return m, wrong, err
}

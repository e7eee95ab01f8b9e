package ask

import (
	"context"
	"sync"

	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/model"
	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// state is what the desk knows of one version of the data: its calendar, the model with the company's own fields, and
// the dictionaries read so far.
type state struct {
	version  warehouse.Version
	settings warehouse.Settings
	calendar cal.Calendar
	model    *model.Model
	own      int64            // the revision of the company's own metrics
	wrong    map[string]error // own metrics that cannot be used any more, and why

	mu      sync.Mutex
	members map[model.Name]*members
	few     map[string]*members         // titles of a few members of a large dictionary, by who they are
	left    map[string]map[string]int64 // fact table → rows its exclusion rules leave out
	fresh   []warehouse.Freshness
	extents map[model.Name]plan.Extent // by fact
	last    map[cal.Day]cal.Day        // by the day of today: the last day with data
	house   *House                     // what targets are spread over
}

func (d *Desk) stateOf(ctx context.Context, s engine.Snapshot) (*state, error) {
	var list []model.Own
	var revision int64
	if d.own != nil {
		var err error
		if list, revision, err = d.own(ctx); err != nil {
			return nil, err
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.state != nil && d.state.version == s.Version() && d.state.own == revision {
		return d.state, nil
	}
	settings := s.Settings()
	calendar, err := settings.Calendar()
	if err != nil {
		return nil, err
	}
	company, wrong := d.model.With(custom(s.Custom())).WithOwn(list)
	st := &state{
		version: s.Version(), settings: settings, calendar: calendar, model: company, own: revision, wrong: wrong,
		members: map[model.Name]*members{}, few: map[string]*members{}, left: map[string]map[string]int64{}, extents: map[model.Name]plan.Extent{},
		last: map[cal.Day]cal.Day{},
	}
	if d.state == nil || d.state.version.N <= st.version.N && d.state.own <= st.own {
		d.state = st
	}
	return st, nil
}

func custom(fields []warehouse.CustomField) []model.Custom {
	list := make([]model.Custom, len(fields))
	for i, f := range fields {
		kind := model.Plain
		switch f.Type {
		case warehouse.Int, warehouse.Real, warehouse.Money:
			kind = model.Number
		case warehouse.Bool:
			kind = model.Flag
		case warehouse.Day, warehouse.Time:
			kind = model.Date
		case warehouse.Text, warehouse.Key:
		}
		list[i] = model.Custom{Entity: f.Entity, Name: f.Name, Title: f.Title, Kind: kind}
	}
	return list
}

// leftOut counts, once a version, the rows of a fact table that exclusion rules leave out, by rule.
func (r *reader) leftOut(f *model.Fact) (map[string]int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if counts, ok := r.left[f.Table]; ok {
		return counts, nil
	}
	counts, err := r.snap.Count(r.ctx, f.Table, f.Excluded)
	if err != nil {
		return nil, err
	}
	r.left[f.Table] = counts
	return counts, nil
}

// freshness reads, once a version, when each source last delivered each entity.
func (r *reader) freshness() ([]warehouse.Freshness, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.fresh != nil {
		return r.fresh, nil
	}
	list, err := r.snap.Freshness(r.ctx)
	if err != nil {
		return nil, err
	}
	r.fresh = list
	return list, nil
}

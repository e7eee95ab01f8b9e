package ask

import (
	"context"

	"svodka/internal/access"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/warehouse"
)

// About is what a page tells of the data before anything is asked.
type About struct {
	Settings warehouse.Settings
	Calendar cal.Calendar
	Version  warehouse.Version
	Fresh    []warehouse.Freshness
	// Model is the shipped model with the company's own fields and metrics.
	Model *model.Model
	// Wrong says why own metrics cannot be used any more, by their ID.
	Wrong map[string]error
	Today cal.Day
	// Newest is the last day, today at most, on which anything happened in the data; 0 when nothing ever has.
	Newest cal.Day
}

// About reads what the data is, without any figure.
func (d *Desk) About(ctx context.Context) (about About, err error) {
	defer fault.Wrap(&err, "ask.About")
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, access.Viewer{})
		if err != nil {
			return err
		}
		about = About{Settings: r.settings, Calendar: r.calendar, Version: r.version, Model: r.model, Wrong: r.wrong, Today: r.today}
		if about.Fresh, err = r.freshness(); err != nil {
			return err
		}
		about.Newest, err = r.newest()
		return err
	})
	return about, err
}

package demo

import (
	"context"
	"math/rand/v2"
	"time"

	"svodka/internal/cal"
	"svodka/internal/warehouse"
)

// sourceName is the source of every batch, and the namespace of its ids.
const sourceName = "demo"

// zoneName is where the company lives.
const zoneName = "Europe/Moscow"

// lastMinute is the time of day, in seconds since midnight, at which the company's last day is looked at: 14:16.
const lastMinute = (14*60 + 16) * 60

// Options say which company is made.
type Options struct {
	// Seed picks one of all possible companies.
	Seed uint64
	// Today is the last day of the data. Nothing happens after 14:16 of it.
	Today cal.Day
	// Years is how much history there is before Today; 3 when it is not positive.
	Years int
	// Scale multiplies how much happens: 0.1 makes a company with a tenth of the leads and calls; 1 when it is not
	// positive. The people stay the same.
	Scale float64
}

// Company is a made-up company. It never changes after New and is safe for concurrent use.
type Company struct {
	opts  Options
	hours *hours
	first cal.Day // first day of the data
	last  int64   // nothing happens after this instant
	plot  plot

	staff     *staff
	catalog   *catalog
	clients   []*client
	leads     []*lead
	deals     []*deal
	proposals []proposal
	payments  []payment
	costs     []cost
	rates     []rate
	calls     []call
	messages  []message
	meetings  []meeting
	tasks     []task
	events    []event
	tickets   []ticket
	surveys   []survey
	visits    []visit
	edits     []Edit
}

// New makes the company. It takes about a second for three years at full scale.
func New(opts Options) *Company {
	if opts.Years <= 0 {
		opts.Years = 3
	}
	if opts.Scale <= 0 {
		opts.Scale = 1
	}
	year, month, day := opts.Today.YMD()
	c := &Company{opts: opts, first: cal.Date(year-opts.Years, month, day)}
	c.hours = newHours(c.first-importedDays-30, opts.Today+900)
	c.last = c.hours.midnight(opts.Today) + lastMinute
	c.staff = newStaff(opts.Today, c.first)
	c.catalog = newCatalog()
	c.plot = newPlot(opts.Today, c.staff, c.catalog)
	c.staff.planLeave(c.dice(1), c.hours, c.first, opts.Today, c.plot.calm())
	c.rates = makeRates(c.dice(2), c.hours, c.first-importedDays, opts.Today)

	newTrade(c).run()
	c.makeMoney(c.dice(4))
	c.makeWork(c.dice(5))
	c.makeActivity(c.dice(6))
	c.makeService(c.dice(7))
	c.makeMarketing(c.dice(8))
	c.makeEvents(c.dice(9))
	c.edits = c.planEdits()
	return c
}

// dice returns a stream of chance of its own for each part of the company, so that more of one thing does not shuffle
// all others.
func (c *Company) dice(part uint64) dice {
	return dice{rand.New(rand.NewPCG(c.opts.Seed, part))}
}

// Settings are the company's own, with Demo set.
func (c *Company) Settings() warehouse.Settings {
	s := warehouse.DefaultSettings()
	s.Demo = true
	s.Company = "ООО «Термодом»"
	s.Currency = "RUB"
	s.Zone = zoneName
	s.Holidays = "ru"
	return s
}

// End is the last moment of the data: 14:16 of Today. A batch seen then or later has everything.
func (c *Company) End() time.Time { return time.Unix(c.last, 0).UTC() }

// Batch is the company's data as it stood at the moment seen: what happened later is not in it, and a deal that was won
// later is open in it. From End on it is the same whatever the moment.
func (c *Company) Batch(seen time.Time) warehouse.Batch {
	at := min(seen.Unix(), c.last)
	return warehouse.Batch{
		Source: sourceName,
		Seen:   seen,
		Custom: customFields(),
		Stream: func(ctx context.Context, emit func(warehouse.Chunk) error) error {
			return c.stream(ctx, at, emit)
		},
	}
}

// customFields are the fields that only this company has.
func customFields() []warehouse.CustomField {
	return []warehouse.CustomField{
		{Entity: "deal", Name: "object_type", Title: "Тип объекта", Type: warehouse.Text},
		{Entity: "deal", Name: "object_area", Title: "Площадь, м²", Type: warehouse.Int},
	}
}

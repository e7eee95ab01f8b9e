package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	sealing "svodka/internal/lock"
	"svodka/internal/plan"
	"svodka/internal/score"
	"svodka/internal/source/demo"
	"svodka/internal/target"
	"svodka/internal/warehouse"
)

// demoSeed makes every demonstration the same company.
const demoSeed = 4

type demoOptions struct {
	today         string
	quietIfFilled bool
}

func (a *app) demoCmd() *cobra.Command {
	var o demoOptions
	c := &cobra.Command{
		Use: "demo", Short: "Fill an empty data directory with a made-up company", Args: cobra.NoArgs,
		Long: `Fill an empty data directory with ООО «Термодом», a made-up company that sells and installs boilers: three years
of leads, deals, calls, payments and reviews up to today. Every answer says that it is a demonstration.`,
		Example: `  svodka demo
  svodka demo --data /tmp/demo --today 2026-11-19`,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			h, err := a.open(cmd.Context(), "demo", true)
			if err != nil {
				return err
			}
			defer closing(h, &err)
			return a.fillDemo(cmd.Context(), h, o)
		},
	}
	c.Flags().StringVar(&o.today, "today", "", "the last day of the company's life, as 2026-11-19 (default: today)")
	return c
}

func (a *app) fillDemo(ctx context.Context, h *house, o demoOptions) error {
	filled, isDemo, err := state(ctx, h.engine)
	if err != nil {
		return err
	}
	if filled {
		if o.quietIfFilled {
			return nil
		}
		if isDemo {
			a.say("%s holds the demo company already.", "В каталоге %s уже есть демонстрационная компания.", h.dir)
			return nil
		}
		return fault.Sentence(fault.Conflict,
			"%s holds a company's data already; the demo goes into an empty directory only. Name another one with --data.",
			"В каталоге %s уже есть данные компании; демонстрация загружается только в пустой каталог. Укажите другой через --data.", h.dir)
	}
	seen := a.now()
	zone, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		return err
	}
	today := cal.DayOf(seen, zone)
	if o.today != "" {
		if today, err = cal.ParseDay(o.today); err != nil {
			return err
		}
		if end := (today + 1).Start(zone); end.Before(seen) {
			seen = end.Add(-time.Second)
		}
	}
	company := demo.New(demo.Options{Seed: demoSeed, Today: today})
	if company.End().Add(2 * time.Hour).After(seen) { // its last day is not over yet by the clock
		today--
		company = demo.New(demo.Options{Seed: demoSeed, Today: today})
	}
	a.say("Making up a company: three years of work up to %s…", "Создаю демонстрационную компанию: три года работы по %s…", today)
	if err := h.engine.Configure(ctx, company.Settings()); err != nil {
		return err
	}
	report, err := h.engine.Load(ctx, company.Batch(company.End()))
	if err != nil {
		return err
	}
	if err := a.demoPeriods(ctx, h, company); err != nil {
		return err
	}
	if err := a.planDemo(ctx, h, company); err != nil {
		return err
	}
	if err := a.demoSchedules(ctx, h); err != nil {
		return err
	}
	rows := int64(0)
	for _, c := range report.Entities {
		rows += c.Rows
	}
	a.say("Loaded %d rows into %s. Ask: svodka ask 'metrics=revenue,deals_won&by=owner&range=last-month&totals=1'",
		"Загружено строк: %d, каталог %s. Спросите: svodka ask 'metrics=revenue,deals_won&by=owner&range=last-month&totals=1'", rows, h.dir)
	return nil
}

// planDemo keeps the targets that the company works by.
func (a *app) planDemo(ctx context.Context, h *house, company *demo.Company) (err error) {
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	calendar := cal.Calendar{}
	edit := target.Edit{Why: "План года"}
	goals := target.New(target.Options{Store: p.store, Now: a.now, House: func(ctx context.Context) (ask.House, error) {
		house, err := h.desk.House(ctx)
		calendar = house.Calendar
		return house, err
	}})
	if _, err := goals.House(ctx); err != nil {
		return err
	}
	bound := func(v float64) *float64 {
		if v == 0 {
			return nil
		}
		return &v
	}
	for _, x := range company.Plans() {
		var whose plan.Scope
		grain := cal.ByYear
		if x.Owner != "" {
			whose, grain = target.Scope(target.Of("owner", x.Owner)), cal.ByMonth
		}
		edit.Changes = append(edit.Changes, target.Change{
			Cell:  target.CellOf(x.Metric, whose, calendar, grain, calendar.Ordinal(x.Range.From, grain)),
			Value: x.Value, Bands: target.Bands{Least: bound(x.Least), Excellent: bound(x.Excellent)},
		})
	}
	if _, err = goals.Set(ctx, target.Editor{Login: "demo", Role: account.Owner}, edit); err != nil {
		return err
	}
	return a.cardDemo(ctx, h, p, company)
}

// cardDemo keeps the scorecard that the company's sellers are paid by since the beginning of its year.
func (a *app) cardDemo(ctx context.Context, h *house, p *people, company *demo.Company) error {
	year, _, _ := cal.DayOf(company.End(), time.UTC).YMD()
	card := score.Proposal(score.MonthOf(cal.Date(year, time.January, 1)))
	card.Off, card.Who = false, score.Who{Departments: []string{demo.Sales}}
	card.Why = "Первая карта отдела продаж"
	scores := score.New(score.Options{Store: p.store, Desk: h.desk, People: score.Roster{Engine: h.engine}, Now: a.now})
	_, err := scores.SaveCard(ctx, score.Seer{Login: "demo", Role: account.Owner}, card)
	return err
}

// demoPeriods closes the company's last months before its people change deals of them, so that there are corrections to see.
func (a *app) demoPeriods(ctx context.Context, h *house, company *demo.Company) (err error) {
	p, err := h.people(ctx, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	settings := company.Settings()
	c, err := settings.Calendar()
	if err != nil {
		return err
	}
	const months = 3
	periods, last := a.periods(h, p, nil), c.Ordinal(cal.DayOf(company.End(), c.Zone), cal.ByMonth)
	for n := last - months; n < last; n++ {
		label := c.Label(cal.Period{Grain: cal.ByMonth, N: n, Range: c.Whole(cal.ByMonth, n)})
		if _, err := periods.Close(ctx, sealing.Who{Login: sealing.Itself}, label); err != nil {
			return err
		}
	}
	for _, b := range company.Later() {
		if _, err := h.engine.Load(ctx, b); err != nil {
			return err
		}
		if _, err := periods.Check(ctx); err != nil {
			return err
		}
	}
	return nil
}

// state tells whether a warehouse holds anything, and whether it is the demo.
func state(ctx context.Context, e engine.Engine) (filled, isDemo bool, err error) {
	err = e.Read(ctx, func(s engine.Snapshot) error {
		filled = s.Version() != warehouse.Version{} && s.Version().N > 0
		isDemo = s.Settings().Demo
		if filled {
			fresh, err := s.Freshness(ctx)
			filled = len(fresh) > 0
			return err
		}
		return nil
	})
	return filled, isDemo, err
}

package main

import (
	"context"
	"log/slog"
	gosync "sync"

	"svodka/internal/survey"
	"svodka/internal/sync"
	"svodka/internal/web"
)

// works is all of a data directory that works by itself, with the pages that show it.
type works struct {
	house   *house
	sources *sync.Service
	asks    *survey.Service
	letters *post
	site    *web.Site
	log     *slog.Logger
}

// works makes everything that works by itself.
func (a *app) works(ctx context.Context, h *house, p *people, log *slog.Logger) (*works, error) {
	w := &works{house: h, log: log, asks: survey.New(survey.Options{Store: p.store, Loader: h.engine, Now: a.now, Log: log})}
	var err error
	if w.sources, err = a.sources(h, p, log); err != nil {
		return nil, err
	}
	h.periods, h.table = a.periods(h, p, log), a.scoreboard(h, p, log)
	if w.letters, err = a.letters(ctx, h, p, log); err != nil {
		return nil, err
	}
	if h.alerts, err = a.alerts(h, p, w.sources, w.letters.alerts, log); err != nil {
		return nil, err
	}
	h.alerts.Stopped = w.letters.schedules.AlertStopped
	if w.site, err = a.browser(h, p, w.sources, w.asks, w.letters, log); err != nil {
		return nil, err
	}
	w.letters.opened(w.site, h.alerts)
	return w, nil
}

// start lets everything work until stop is called, which waits for the end of what is being done.
func (w *works) start(ctx context.Context) (stop func()) {
	running, end := context.WithCancel(ctx)
	var all gosync.WaitGroup
	all.Go(func() { w.site.Run(running) })
	all.Go(func() { w.asks.Run(running) })
	all.Go(func() { w.house.periods.Run(running) })
	all.Go(func() { w.house.table.Run(running) })
	all.Go(func() { w.letters.run(running) })
	all.Go(func() {
		if err := w.house.alerts.Run(running); err != nil {
			w.log.Error("figures are not watched", "error", err)
		}
	})
	all.Go(func() {
		if err := w.sources.Serve(running); err != nil {
			w.log.Error("sources are not read by themselves", "error", err)
		}
	})
	return func() {
		end()
		all.Wait()
	}
}

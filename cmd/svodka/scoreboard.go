package main

import (
	"log/slog"

	"svodka/internal/audit"
	"svodka/internal/scoreboard"
)

// scoreboard is what keeps the KPI table of a data directory.
func (a *app) scoreboard(h *house, p *people, log *slog.Logger) *scoreboard.Service {
	return scoreboard.New(scoreboard.Options{
		Store: p.store, Desk: h.desk, Audit: &audit.Log{Store: p.store, Now: a.now}, Now: a.now, Log: log,
	})
}

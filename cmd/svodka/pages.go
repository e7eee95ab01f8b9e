package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"

	"svodka/docs/guide"
	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/kpi"
	"svodka/internal/model"
	"svodka/internal/score"
	"svodka/internal/share"
	"svodka/internal/survey"
	"svodka/internal/sync"
	"svodka/internal/warehouse"
	"svodka/internal/web"
	staff "svodka/internal/web/people"
)

// browser makes everything a browser is shown.
func (a *app) browser(h *house, p *people, sources *sync.Service, asks *survey.Service, letters *post, log *slog.Logger) (*web.Site, error) {
	boards, err := board.New(board.Options{
		Store: p.store, Model: h.model, Now: a.now,
		Company: func(ctx context.Context) (*model.Model, error) {
			about, err := h.desk.About(ctx)
			return about.Model, err
		},
	})
	if err != nil {
		return nil, err
	}
	options, err := a.signing(h, p, letters)
	if err != nil {
		return nil, err
	}
	return web.New(web.Options{
		Desk: h.desk, Model: h.model, Accounts: p.service, Boards: boards, Audit: &audit.Log{Store: p.store, Now: a.now},
		People: options, Sources: sources, Own: kpi.New(kpi.Options{Store: p.store, Try: h.desk.ModelWith, Now: a.now}),
		Scores: score.New(score.Options{
			Store: p.store, Desk: h.desk, People: score.Roster{Engine: h.engine, Accounts: p.service}, Now: a.now,
			Frozen: score.Corrected{Book: h.periods.Book, Now: a.now},
		}),
		Shares: share.New(p.store, a.now), Schedules: letters.schedules, Delivery: letters.office,
		Surveys: asks, Book: survey.Book{Desk: h.desk, Engine: h.engine}, Periods: h.periods, Table: h.table, Alerts: h.alerts, Plans: a.plans(h, p),
		Guide: guide.Files, Now: a.now, Version: version, Log: log,
	})
}

// signing is how people come in: sessions, letters, a sign-in service.
func (a *app) signing(h *house, p *people, letters *post) (staff.Options, error) {
	o := staff.Options{
		Settings: company{h}, Members: company{h}, Notes: p.store, Sessions: p.store.Sessions(a.now),
		Base: a.conf.Base, BehindProxy: a.conf.Proxy, SetupCode: setupCode(), Mailer: mailer{letters.office},
	}
	if c := a.conf.OIDC; c.Issuer != "" {
		o.OIDC = &staff.OIDC{
			Issuer: c.Issuer, ClientID: c.Client, ClientSecret: cmp.Or(os.Getenv("SVODKA_OIDC_SECRET"), c.Secret),
			Title: c.Title, Claim: c.Claim, Scopes: c.Scopes,
		}
		if c.Create != "" {
			role, err := account.ParseRole(c.Create)
			if err != nil {
				return o, err
			}
			o.OIDC.Create = role
		}
	}
	return o, nil
}

// setupCode lets the first administrator set up from another machine; it is new at each start.
func setupCode() string {
	const long = 8
	return strings.ToLower(rand.Text()[:long])
}

// company is the settings and the members of the data.
type company struct{ house *house }

// Settings gives the company's settings.
func (c company) Settings(ctx context.Context) (s warehouse.Settings, err error) {
	err = c.house.engine.Read(ctx, func(snap engine.Snapshot) error { s = snap.Settings(); return nil })
	return s, err
}

// SetSettings keeps other settings and works every derived figure out again.
func (c company) SetSettings(ctx context.Context, s warehouse.Settings) error {
	if _, err := s.Calendar(); err != nil {
		return err
	}
	return c.house.engine.Configure(ctx, s)
}

// Members lists the members of a dimension by title: the CRM's users, departments, pipelines, sources.
func (c company) Members(ctx context.Context, dimension string) (list []staff.Choice, err error) {
	d, ok := c.house.model.Dimension(dimension)
	if !ok || d.Kind != model.Member {
		return nil, fault.New(fault.Internal, "%s has no list of members", dimension)
	}
	err = c.house.engine.Read(ctx, func(s engine.Snapshot) error {
		rows, err := s.Lookup(ctx, d.Table, nil, []string{d.Label})
		for id, row := range rows {
			list = append(list, staff.Choice{ID: id, Title: fmt.Sprint(row[0])})
		}
		return err
	})
	slices.SortFunc(list, func(a, b staff.Choice) int { return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID)) })
	return list, err
}

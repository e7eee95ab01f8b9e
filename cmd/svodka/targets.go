package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/plan"
	"svodka/internal/target"
)

// targets are what the company plans, read from its store once a question is held against it. A directory without a store has
// none, and is not given one for asking.
type targets struct {
	path string
	app  *app

	mu      sync.Mutex
	leave   func() error // nil until the store is opened
	service *target.Service
}

func (a *app) targets(dir string) *targets {
	return &targets{path: filepath.Join(dir, storeFile), app: a}
}

// plans keep targets for those who change them.
func (a *app) plans(h *house, p *people) *target.Service {
	o := target.Options{Store: p.store, House: h.desk.House, Audit: &audit.Log{Store: p.store, Now: a.now}, Now: a.now}
	if h.periods != nil {
		o.Locked = h.periods.Locked
	}
	return target.New(o)
}

// view is what the desk takes in.
func (t *targets) view(ctx context.Context, h ask.House) (plan.Targets, error) {
	service, err := t.open(ctx)
	if err != nil || service == nil {
		return nil, err
	}
	return service.View(ctx, h)
}

// open opens the store, once there is one; nil until then.
func (t *targets) open(ctx context.Context) (*target.Service, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.service != nil {
		return t.service, nil
	}
	if _, err := os.Stat(t.path); errors.Is(err, os.ErrNotExist) {
		return nil, nil //nolint:nilnil // nothing is planned yet
	}
	store, leave, err := t.app.stores.take(ctx, t.path)
	if err != nil {
		return nil, err
	}
	t.leave, t.service = leave, target.New(target.Options{Store: store, Now: t.app.now})
	return t.service, nil
}

func (t *targets) close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.leave == nil {
		return nil
	}
	return t.leave()
}

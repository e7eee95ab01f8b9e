package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"svodka/internal/kpi"
	"svodka/internal/model"
)

// ownMetrics are the metrics that the company has defined for itself, read from its store once somebody asks. A directory
// without a store has none, and is not given one for asking.
type ownMetrics struct {
	path string
	app  *app

	mu      sync.Mutex
	leave   func() error // nil until the store is opened
	service *kpi.Service
}

func (a *app) ownMetrics(dir string) *ownMetrics {
	return &ownMetrics{path: filepath.Join(dir, storeFile), app: a}
}

// list is what the desk takes in.
func (o *ownMetrics) list(ctx context.Context) ([]model.Own, int64, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.service == nil {
		if _, err := os.Stat(o.path); errors.Is(err, os.ErrNotExist) {
			return nil, 0, nil
		}
		store, leave, err := o.app.stores.take(ctx, o.path)
		if err != nil {
			return nil, 0, err
		}
		o.leave, o.service = leave, kpi.New(kpi.Options{Store: store, Now: o.app.now})
	}
	return o.service.Own(ctx)
}

func (o *ownMetrics) close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.leave == nil {
		return nil
	}
	return o.leave()
}

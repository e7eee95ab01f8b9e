package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/seal"
	"svodka/internal/source/all"
	"svodka/internal/store/shelf"
	"svodka/internal/sync"
)

// Where a data directory keeps what sources sent, and the key of their secrets.
const (
	shelfDir = "sources"
	keyFile  = "secret.key"
)

// sources makes the service that reads other systems into the house.
func (a *app) sources(h *house, p *people, log *slog.Logger) (*sync.Service, error) {
	safe, err := a.safe(h.dir)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(h.dir, shelfDir)
	return sync.New(sync.Options{
		Store: p.store, Safe: safe, Loader: h.engine, Openers: all.Openers(),
		OpenShelf: func(ctx context.Context, id string) (sync.Shelf, error) {
			if err := os.MkdirAll(dir, 0o750); err != nil {
				return nil, fault.Invalidf("The directory %s cannot be made: %v", "Каталог %s не создаётся: %v", dir, err)
			}
			return shelf.Open(ctx, filepath.Join(dir, id+".db"), a.now)
		},
		DropShelf: func(id string) error {
			var all error
			for _, tail := range []string{"", "-wal", "-shm"} {
				if err := os.Remove(filepath.Join(dir, id+".db"+tail)); err != nil && !errors.Is(err, os.ErrNotExist) {
					all = errors.Join(all, err)
				}
			}
			return all
		},
		Delivered: func(ctx context.Context, id string) (list []string, err error) {
			err = h.engine.Read(ctx, func(s engine.Snapshot) error {
				fresh, err := s.Freshness(ctx)
				for _, f := range fresh {
					if f.Source == id {
						list = append(list, f.Entity)
					}
				}
				return err
			})
			return list, err
		},
		Calendar: func(ctx context.Context) (c cal.Calendar, err error) {
			err = h.engine.Read(ctx, func(s engine.Snapshot) error {
				settings := s.Settings()
				c, err = settings.Calendar()
				return err
			})
			return c, err
		},
		Now: a.now, HTTP: &http.Client{Timeout: 2 * time.Minute, CheckRedirect: sameHost}, Log: log, Lang: lang.Lang(a.language()),
	}), nil
}

// safe is the key that secrets are sealed with: SVODKA_SECRET_KEY, else a file of the data directory.
func (a *app) safe(dir string) (*seal.Safe, error) {
	if secret := os.Getenv("SVODKA_SECRET_KEY"); secret != "" {
		return seal.New(secret)
	}
	return seal.FromFile(filepath.Join(dir, keyFile))
}

// sameHost follows no redirect to another host: keys go to the address they were given for.
func sameHost(r *http.Request, via []*http.Request) error {
	const most = 5
	if len(via) >= most || r.URL.Host != via[0].URL.Host {
		return http.ErrUseLastResponse
	}
	return nil
}

// titled is how a source is called where it has no title.
func titled(x sync.Source) string { return cmp.Or(x.Title, x.ID) }

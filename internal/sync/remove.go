package sync

import (
	"context"
	"errors"
	"slices"
	"time"

	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// patience is how long it is waited for the run at work to end, in steps of a twentieth of a second.
const patience = 200

// still ends the run at work and lets none begin while fn works, nor a batch come in.
func (s *Service) still(ctx context.Context, id string, fn func() error) error {
	w := s.work(id)
	w.leave(true)
	defer w.leave(false)
	for i := 0; w.busy(); i++ {
		if i == patience {
			return errBusy
		}
		if err := sleep(ctx, time.Second/20); err != nil { //nolint:mnd // see patience
			return err
		}
	}
	w.receiving.Lock()
	defer w.receiving.Unlock()
	return fn()
}

// Remove forgets a source: its keys, its runs, its shelf. Rows it brought stay.
func (s *Service) Remove(ctx context.Context, id string) error {
	x, err := s.source(ctx, id)
	if err != nil {
		return err
	}
	return s.still(ctx, id, func() error { return s.leave(ctx, x, false) })
}

// leave forgets all of a source but what is needed for it to come back, or for its rows to be deleted.
func (s *Service) leave(ctx context.Context, x Source, emptied bool) error {
	if err := s.Store.RemoveSource(ctx, x.ID); err != nil {
		return err
	}
	left := Source{ID: x.ID, Kind: x.Kind, Title: x.Title, Account: x.Account, Added: x.Added, Removed: true, Emptied: emptied}
	if err := s.Store.SaveSource(ctx, left); err != nil {
		return err
	}
	return s.DropShelf(x.ID)
}

// RemoveAll forgets a source with every row it brought, also one that was removed before. It tells how many rows there
// were. What a crash cuts off, Serve ends.
func (s *Service) RemoveAll(ctx context.Context, id string) (rows int64, err error) {
	defer fault.Wrap(&err, "sync.RemoveAll(%s)", id)
	x, err := s.Store.Source(ctx, id)
	if err != nil {
		return 0, err
	}
	s.adding.Lock() // the account does not come back meanwhile
	defer s.adding.Unlock()
	err = s.still(ctx, id, func() error {
		if err := s.leave(ctx, x, true); err != nil {
			return err
		}
		rows, err = s.empty(ctx, id)
		return err
	})
	return rows, err
}

// empty deletes the rows of a removed source in one load, then what is left of it.
func (s *Service) empty(ctx context.Context, id string) (rows int64, err error) {
	batch := warehouse.Batch{Source: id, Seen: s.Now(), Forget: true}
	for _, e := range warehouse.Entities() {
		batch.Full = append(batch.Full, e.Name)
	}
	s.loads.Lock()
	defer s.loads.Unlock()
	report, err := s.Loader.Load(ctx, batch)
	if err != nil {
		return 0, err
	}
	for _, c := range report.Entities {
		rows += c.Gone
	}
	return rows, s.Store.RemoveSource(ctx, id)
}

// emptying goes on where the end of the program cut off the deletion of rows.
func (s *Service) emptying(ctx context.Context) error {
	list, err := s.Store.Sources(ctx)
	if err != nil {
		return err
	}
	var all error
	for _, x := range list {
		if x.Emptied {
			_, err := s.empty(ctx, x.ID)
			all = errors.Join(all, err)
		}
	}
	return all
}

// Removed lists the sources that were removed and whose rows stay.
func (s *Service) Removed(ctx context.Context) ([]Source, error) {
	list, err := s.Store.Sources(ctx)
	return slices.DeleteFunc(list, func(x Source) bool { return !x.Removed || x.Emptied }), err
}

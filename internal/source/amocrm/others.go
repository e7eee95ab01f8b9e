package amocrm

import (
	"context"

	"svodka/internal/source"
)

// rereadOthers reads what webhooks spoke of and no list of its own has: requests that wait to be accepted, and what customers
// bought.
func (r *Remote) rereadOthers(ctx context.Context, shelf source.Shelf, hints []source.Link) error {
	waiting := false
	for _, h := range hints {
		switch h.Kind {
		case kindUnsorted:
			waiting = true
		case kindLead: // one that is not listed is among the waiting, as a rule
			_, listed, err := shelf.Get(ctx, kindLead, h.ID)
			if err != nil {
				return err
			}
			waiting = waiting || !listed
		case kindCustomer:
			if err := r.rereadBuyer(ctx, shelf, h.ID); err != nil {
				return err
			}
		}
	}
	if waiting {
		return r.unsorted(ctx, shelf)
	}
	return nil
}

func (r *Remote) rereadBuyer(ctx context.Context, shelf source.Shelf, id string) error {
	err := r.reread(ctx, shelf, customers(), id)
	if refused(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if o, ok, err := shelf.Get(ctx, kindCustomer, id); err != nil || !ok || o.Deleted {
		return err
	}
	return r.purchasesOf(ctx, shelf, id)
}

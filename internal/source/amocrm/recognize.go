package amocrm

import (
	"context"
	"encoding/json"
	"net/url"

	"svodka/internal/source"
)

var _ source.Recognizer = (*Remote)(nil)

// Recognize compares the id of the account with that on the shelf: it stays when the subdomain changes.
func (r *Remote) Recognize(ctx context.Context, shelf source.Shelf) (bool, error) {
	o, ok, err := shelf.Get(ctx, kindAccount, "account")
	if err != nil || !ok {
		return false, err
	}
	var was, is account
	if err := json.Unmarshal(o.Body, &was); err != nil {
		return false, err
	}
	if _, err := r.get(ctx, "/api/v4/account", url.Values{}, &is); err != nil {
		return false, err
	}
	return was.ID != 0 && was.ID == is.ID, nil
}

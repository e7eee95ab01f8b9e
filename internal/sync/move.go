package sync

import (
	"context"
	"errors"
	"maps"
	"net/http"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// SetSecrets replaces keys, or the address, of a source after trying them: a new token for one that ran out, the address
// that a portal has moved to. Fields that are not given stay. Another address is taken where the account there is the one
// that has been read, so its rows go on under their ids. It tells the source as it is now.
func (s *Service) SetSecrets(ctx context.Context, id string, fields map[string]string) (x Source, err error) {
	if x, err = s.source(ctx, id); err != nil {
		return x, err
	}
	o, err := s.opener(x.Kind)
	if err != nil {
		return x, err
	}
	s.adding.Lock()
	defer s.adding.Unlock()
	err = s.still(ctx, id, func() error { return s.reconnect(ctx, o.Kind, &x, fields) })
	s.look() // a run that was ended for it goes on
	return x, err
}

func (s *Service) reconnect(ctx context.Context, k source.Kind, x *Source, fields map[string]string) error {
	kept, err := s.vault(x.ID).Load(ctx)
	if err != nil {
		return err
	}
	all, fresh := map[string]string{}, false
	for _, part := range []map[string]string{kept, x.Fields, fields} {
		maps.Copy(all, part)
	}
	for name := range fields {
		fresh = fresh || !isPlain(k, name)
	}
	if !fresh && len(kept) > 0 {
		// The keys that hold are tried at another address. What the system gives in exchange for them holds from then on,
		// whatever becomes of the rest.
		return s.moved(ctx, k, x, all, s.vault(x.ID))
	}
	_, secret := parts(k, all)
	v := &loose{secret}
	if err := s.moved(ctx, k, x, all, v); err != nil {
		return err
	}
	return s.vault(x.ID).Save(ctx, v.secrets)
}

// parts parts fields into plain ones and secrets; what a system gave in exchange is a secret too.
func parts(k source.Kind, fields map[string]string) (plain, secret map[string]string) {
	plain, secret = map[string]string{}, map[string]string{}
	for name, value := range fields {
		switch {
		case value == "":
		case isPlain(k, name):
			plain[name] = value
		default:
			secret[name] = value
		}
	}
	return plain, secret
}

// moved tries a source with other fields and keeps the plain ones where they lead to the same account.
func (s *Service) moved(ctx context.Context, k source.Kind, x *Source, fields map[string]string, v source.Vault) error {
	if _, _, err := split(k, fields); err != nil {
		return err
	}
	plain, _ := parts(k, fields)
	next := *x
	next.Fields = plain
	var remote source.Remote
	account, err := s.tried(ctx, func(ctx context.Context, c *http.Client) (a source.Account, err error) {
		if remote, err = s.openOver(c, next, v, s.Lang); err != nil {
			return a, err
		}
		if a, err = remote.Check(ctx); err != nil {
			return a, err
		}
		return a, s.unmoved(ctx, k, x, a, remote)
	})
	if err != nil {
		return err
	}
	next.Account = account
	if err := s.Store.SaveSource(ctx, next); err != nil {
		return err
	}
	*x = next
	return nil
}

// unmoved refuses keys of another account: its rows would overwrite those of the first one under the same ids. An account
// under another address is the same one where the system says so, or shows the things that have been read.
func (s *Service) unmoved(ctx context.Context, k source.Kind, x *Source, found source.Account, remote source.Remote) (err error) {
	if !whole(k) || x.Account.Address == "" || sameAddress(x.Account, found) {
		return nil
	}
	if err := s.elsewhere(ctx, k, x.ID, found); err != nil {
		return err
	}
	if x.Account.ID != "" && x.Account.ID == found.ID {
		return nil
	}
	knower, ok := remote.(source.Recognizer)
	if !ok || x.Account.ID != "" && found.ID != "" {
		return alien(x.Account, found)
	}
	shelf, err := s.OpenShelf(ctx, x.ID)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, shelf.Close()) }()
	same, err := knower.Recognize(ctx, shelf)
	if err == nil && !same {
		err = alien(x.Account, found)
	}
	return err
}

// elsewhere refuses an account that another source reads.
func (s *Service) elsewhere(ctx context.Context, k source.Kind, id string, found source.Account) error {
	list, err := s.sources(ctx)
	if err != nil {
		return err
	}
	for _, other := range list {
		if other.ID != id && other.Kind == k.Name && sameAccount(other.Account, found) {
			return fault.Invalidf("%[1]s is connected already as “%[2]s”.", "Аккаунт %[1]s уже подключён: «%[2]s».", bare(found.Address), other.Title)
		}
	}
	return nil
}

func alien(kept, found source.Account) error {
	return fault.Invalidf("These keys are of another account, %[1]s, and this source reads %[2]s; nothing was changed. Connect another account "+
		"as a source of its own. If %[2]s has moved to %[1]s, check that all its data is there: the account is recognised by it.",
		"Эти ключи от другого аккаунта, %[1]s, а источник читает %[2]s; ничего не изменено. Другой аккаунт подключите отдельным "+
			"источником. Если %[2]s переехал на %[1]s, проверьте, что данные там на месте: аккаунт узнаётся по ним.",
		bare(found.Address), bare(kept.Address))
}

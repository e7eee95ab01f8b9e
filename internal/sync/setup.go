package sync

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/source"
	"svodka/internal/timetable"
)

func (s *Service) open(x Source, v source.Vault) (source.Remote, error) {
	return s.openIn(x, v, s.Lang)
}

func (s *Service) openIn(x Source, v source.Vault, l lang.Lang) (source.Remote, error) {
	return s.openOver(s.HTTP, x, v, l)
}

func (s *Service) openOver(c *http.Client, x Source, v source.Vault, l lang.Lang) (source.Remote, error) {
	return s.openWaiting(c, x, v, l, s.Wait)
}

// openWaiting opens a source whose waits are somebody's business.
func (s *Service) openWaiting(
	c *http.Client, x Source, v source.Vault, l lang.Lang, wait func(context.Context, time.Duration) error,
) (source.Remote, error) {
	o, err := s.opener(x.Kind)
	if err != nil {
		return nil, err
	}
	return o.Open(source.Opening{
		ID: x.ID, Fields: x.Fields, Mapping: x.Mapping, Vault: v, Now: s.Now, HTTP: c, Wait: wait, Lang: l,
	})
}

// split parts a draft's fields into plain ones and secrets, and refuses one without a required field.
func split(k source.Kind, fields map[string]string) (plain, secret map[string]string, err error) {
	plain, secret = map[string]string{}, map[string]string{}
	for _, f := range k.Fields {
		v := fields[f.Name]
		switch {
		case v == "" && f.Required:
			return nil, nil, fault.Invalidf("Fill in: %[1]s.", "Заполните поле «%[2]s».", f.Title.EN, f.Title.RU)
		case v == "":
		case f.Secret:
			secret[f.Name] = v
		default:
			plain[f.Name] = v
		}
	}
	return plain, secret, nil
}

// Check tries a draft without keeping anything. Secrets that the system exchanged meanwhile are in the returned draft.
func (s *Service) Check(ctx context.Context, d Draft) (source.Account, Draft, error) {
	o, err := s.opener(d.Kind)
	if err != nil {
		return source.Account{}, d, err
	}
	plain, secret, err := split(o.Kind, d.Fields)
	if err != nil {
		return source.Account{}, d, err
	}
	v := &loose{secret}
	account, err := s.tried(ctx, func(ctx context.Context, c *http.Client) (source.Account, error) {
		remote, err := s.openOver(c, Source{ID: d.Kind, Kind: d.Kind, Fields: plain}, v, s.Lang)
		if err != nil {
			return source.Account{}, err
		}
		return remote.Check(ctx)
	})
	maps.Copy(plain, v.secrets)
	d.Fields = plain
	return account, d, err
}

// Add checks a draft and keeps it as a source. It does not read it yet.
func (s *Service) Add(ctx context.Context, d Draft) (Source, error) {
	if _, err := timetable.Parse(d.Timetable); err != nil {
		return Source{}, err
	}
	account, d, err := s.Check(ctx, d)
	if err != nil {
		return Source{}, err
	}
	o, err := s.opener(d.Kind)
	if err != nil {
		return Source{}, err
	}
	plain, secret := parts(o.Kind, d.Fields) // also what the system gave in exchange
	s.adding.Lock()                          // the button is pressed twice, and both have been tried
	defer s.adding.Unlock()
	if err := s.unconnected(ctx, o.Kind, account); err != nil {
		return Source{}, err
	}
	id, err := s.freeID(ctx, o.Kind, account)
	if err != nil {
		return Source{}, err
	}
	x := Source{
		ID: id, Kind: d.Kind, Title: d.Title, Fields: plain, Timetable: d.Timetable,
		Hook: newHook(), Account: account, Added: s.Now(),
	}
	if x.Title == "" {
		x.Title = account.Name
	}
	// Secrets first: a source without them would be tried, secrets without a source are never read.
	if err := s.vault(id).Save(ctx, secret); err != nil {
		return Source{}, err
	}
	if err := s.Store.SaveSource(ctx, x); err != nil {
		return Source{}, err
	}
	s.look()
	return x, nil
}

func isPlain(k source.Kind, name string) bool {
	for _, f := range k.Fields {
		if f.Name == name {
			return !f.Secret
		}
	}
	return false
}

// sources lists what is connected: what is left of removed ones is not.
func (s *Service) sources(ctx context.Context) ([]Source, error) {
	list, err := s.Store.Sources(ctx)
	return slices.DeleteFunc(list, func(x Source) bool { return x.Removed }), err
}

func (s *Service) source(ctx context.Context, id string) (Source, error) {
	x, err := s.Store.Source(ctx, id)
	if err == nil && x.Removed {
		return Source{}, fault.Sentence(fault.NotFound, "There is no source %q.", "Источника «%s» нет.", id)
	}
	return x, err
}

// freeID is the first of "amocrm", "amocrm-2", … that no source has or had: rows of a removed one stay, and those of another
// account must not come to stand among them. The same account comes back under the id it had, over its own rows.
func (s *Service) freeID(ctx context.Context, k source.Kind, a source.Account) (string, error) {
	list, err := s.Store.Sources(ctx)
	if err != nil {
		return "", err
	}
	kind, taken := k.Name, map[string]bool{}
	for _, x := range list {
		if x.Removed && x.Kind == kind && (sameAccount(a, x.Account) || !whole(k)) {
			return x.ID, nil
		}
		taken[x.ID] = true
	}
	id := kind
	for n := 2; taken[id]; n++ {
		id = kind + "-" + strconv.Itoa(n)
	}
	return id, nil
}

// Change edits what may be edited of a source: title, timetable, quiet hours, pause.
func (s *Service) Change(ctx context.Context, id string, edit func(*Source)) (Source, error) {
	x, err := s.source(ctx, id)
	if err != nil {
		return Source{}, err
	}
	next := x
	edit(&next)
	if _, err := timetable.Parse(next.Timetable); err != nil {
		return x, err
	}
	if _, err := timetable.ParseQuiet(next.Quiet); err != nil {
		return x, err
	}
	x.Title, x.Timetable, x.Quiet, x.Paused = next.Title, next.Timetable, next.Quiet, next.Paused
	if err := s.Store.SaveSource(ctx, x); err != nil {
		return x, err
	}
	if x.Paused {
		s.work(id).stop()
	}
	s.look()
	return x, nil
}

// Map keeps another mapping. The next run, by WhyMapping, works everything out again from the shelf.
func (s *Service) Map(ctx context.Context, id string, m source.Mapping) error {
	x, err := s.source(ctx, id)
	if err != nil {
		return err
	}
	x.Mapping = m
	return s.Store.SaveSource(ctx, x)
}

// Hook takes in what a system's webhook says. It answers at once: the next run re-reads what it spoke of. A wrong secret is
// fault.NotFound, as an address that was never given out.
func (s *Service) Hook(ctx context.Context, id, secret string, header http.Header, body []byte) error {
	x, err := s.source(ctx, id)
	if err != nil || subtle.ConstantTimeCompare([]byte(x.Hook), []byte(secret)) != 1 {
		return fault.Sentence(fault.NotFound, "There is no such address.", "Такого адреса нет.")
	}
	remote, err := s.open(x, s.vault(id))
	if err != nil {
		return err
	}
	hints, err := remote.Hints(header, body)
	if err != nil || len(hints) == 0 {
		return err
	}
	s.work(id).hint(hints, s.Now())
	s.look()
	return nil
}

// Card is the address of a row's own page in the system it came from; "" when there is none. The key begins with the id
// of its source.
func (s *Service) Card(ctx context.Context, key, entity string) string {
	id, rest, ok := strings.Cut(key, ":")
	if !ok {
		return ""
	}
	x, err := s.source(ctx, id)
	if err != nil || !strings.HasPrefix(x.Account.Address, "http") {
		return ""
	}
	o, err := s.opener(x.Kind)
	if err != nil || o.Card == nil {
		return ""
	}
	return o.Card(x.Account.Address, entity, rest)
}

// Choices lists what the mapping of a source may choose from.
func (s *Service) Choices(ctx context.Context, id string) (source.Options, error) {
	return s.ChoicesIn(ctx, id, s.Lang)
}

// ChoicesIn is Choices for a reader of that language: a few choices are named by the program.
func (s *Service) ChoicesIn(ctx context.Context, id string, l lang.Lang) (o source.Options, err error) {
	err = s.withinIn(ctx, id, l, func(_ Source, r source.Remote, shelf Shelf) error {
		o, err = r.Options(ctx, shelf)
		return err
	})
	return o, err
}

func (s *Service) within(ctx context.Context, id string, fn func(Source, source.Remote, Shelf) error) error {
	return s.withinIn(ctx, id, s.Lang, fn)
}

func (s *Service) withinIn(ctx context.Context, id string, l lang.Lang, fn func(Source, source.Remote, Shelf) error) (err error) {
	x, err := s.source(ctx, id)
	if err != nil {
		return err
	}
	remote, err := s.openIn(x, s.vault(id), l)
	if err != nil {
		return err
	}
	shelf, err := s.OpenShelf(ctx, id)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, shelf.Close()) }()
	return fn(x, remote, shelf)
}

// hashOf tells mappings apart.
func hashOf(m source.Mapping) string {
	text, _ := json.Marshal(m) //nolint:errchkjson // maps of strings cannot fail; keys come sorted
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

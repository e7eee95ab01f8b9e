package share

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
)

// How long a link lives: as a rule, and at most.
const (
	UsualDays = 30
	MostDays  = 365
)

// The mark that says whether links for people without an account are allowed at all.
const (
	markAllowed = "links outside"
	off         = "off"
)

// Service makes links, opens and ends them. It is safe for use by several goroutines.
type Service struct {
	store Store
	now   func() time.Time
	gate  *account.Gate

	mu   sync.Mutex
	open map[string]map[chan struct{}]struct{} // the pages that listen, by link
}

// New makes a service.
func New(store Store, now func() time.Time) *Service {
	return &Service{store: store, now: now, gate: account.NewGate(now), open: map[string]map[chan struct{}]struct{}{}}
}

// Draft is a link to be made.
type Draft struct {
	Form                       Form
	Title, Board, Tile, Params string
	Owner, As                  string
	Origins                    []string
	Password                   string // "" none
	Days                       int
	Export, Drill              bool
}

// Make makes a link. The token is told this once. Whether its owner may show the board to outsiders is for the caller to ask.
func (s *Service) Make(ctx context.Context, d Draft) (token string, l Link, err error) {
	defer fault.Wrap(&err, "share.Make(%s)", d.Board)
	if ok, err := s.Allowed(ctx); err != nil || !ok {
		return "", Link{}, notAllowed(err)
	}
	l = Link{
		Form: d.Form, Title: strings.Join(strings.Fields(d.Title), " "), Board: d.Board, Tile: d.Tile, Params: d.Params,
		Owner: d.Owner, As: d.As, Export: d.Export, Drill: d.Drill && d.Form == Page,
	}
	if l.As == l.Owner {
		l.As = ""
	}
	const longest = 120
	if len([]rune(l.Title)) > longest {
		return "", Link{}, at("title", fault.Invalidf("The note has at most %d characters.", "Пометка — не длиннее %d знаков.", longest))
	}
	if d.Days < 1 || d.Days > MostDays {
		return "", Link{}, at("days", fault.Invalidf("A link lives from 1 to %d days.", "Ссылка действует от 1 до %d дней.", MostDays))
	}
	switch d.Form {
	case Page:
	case Embed:
		if l.Origins, err = Origins(d.Origins); err != nil {
			return "", Link{}, at("origins", err)
		}
	default:
		return "", Link{}, fault.Invalidf("Choose a page or a frame.", "Выберите: страница или вставка.")
	}
	if d.Password != "" {
		if l.Password, err = s.gate.Hash(d.Password); err != nil {
			return "", Link{}, at("password", err)
		}
	}
	const bits = 256
	token, l.Secret = random(bits), random(bits)
	l.Hash, l.Created = hashOf(token), s.now().UTC().Truncate(time.Second)
	l.Expires = l.Created.AddDate(0, 0, d.Days)
	return token, l, s.store.AddShare(ctx, l)
}

// random is so many bits in letters.
func random(bits int) string {
	raw := make([]byte, bits/8) //nolint:mnd // of a byte
	_, _ = rand.Read(raw)       // never fails
	return base64.RawURLEncoding.EncodeToString(raw)
}

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// ErrGone is what is said of a token that opens nothing, whatever the reason: who tries tokens learns nothing.
var ErrGone = fault.Sentence(fault.NotFound,
	"This link does not work: it has expired, was revoked, or never was one. Ask whoever gave it to you for a new one.",
	"Эта ссылка не работает: её срок истёк, её отозвали или такой ссылки не было. Попросите новую у того, кто её дал.")

// Find gives the link of a token as long as it works; [ErrGone] otherwise.
func (s *Service) Find(ctx context.Context, token string) (l Link, err error) {
	defer fault.Wrap(&err, "share.Find")
	const length = 43
	if len(token) != length {
		return Link{}, ErrGone
	}
	ok, err := s.Allowed(ctx)
	if err != nil {
		return Link{}, err
	}
	if l, err = s.store.Share(ctx, hashOf(token)); fault.Is(err, fault.NotFound) {
		return Link{}, ErrGone
	}
	if err != nil {
		return Link{}, err
	}
	if !ok || l.Over(s.now()) {
		return Link{}, ErrGone
	}
	return l, nil
}

// Opened counts an opening of a link. first says that it is the first of its day, and before how often it had been opened until
// then: the log has a line a day, not one for each.
func (s *Service) Opened(ctx context.Context, l Link) (before int, first bool, err error) {
	defer fault.Wrap(&err, "share.Opened(%s)", l.Short())
	now := s.now().UTC()
	was, err := s.store.ShareOpened(ctx, l.Hash, now)
	if err != nil {
		return 0, false, err
	}
	return was.Opened, was.Last.Format(time.DateOnly) != now.Format(time.DateOnly), nil
}

// List lists the links of somebody; of everybody where all is set. The newest come first.
func (s *Service) List(ctx context.Context, owner string, all bool) (list []Link, err error) {
	defer fault.Wrap(&err, "share.List(%s)", owner)
	if list, err = s.store.Shares(ctx); err != nil || all {
		return list, err
	}
	return slices.DeleteFunc(list, func(l Link) bool { return l.Owner != owner }), nil
}

// Revoke ends a link by its hash, for its owner and for who may end everybody's. Its open pages are told at once.
func (s *Service) Revoke(ctx context.Context, hash, by string, all bool) (l Link, err error) {
	defer fault.Wrap(&err, "share.Revoke(%.8s)", hash)
	if l, err = s.store.Share(ctx, hash); err != nil {
		return Link{}, err
	}
	if l.Owner != by && !all {
		return Link{}, fault.Sentence(fault.NotFound, "There is no such link.", "Такой ссылки нет.")
	}
	if err := s.store.RevokeShare(ctx, hash, by, s.now().UTC()); err != nil {
		return Link{}, err
	}
	s.tell(hash)
	return l, nil
}

// Allowed reports whether links for people without an account work at all.
func (s *Service) Allowed(ctx context.Context) (bool, error) {
	mark, err := s.store.Mark(ctx, markAllowed)
	return mark != off, err
}

// Allow switches all links on or off. Those that are open are told at once.
func (s *Service) Allow(ctx context.Context, on bool) (err error) {
	defer fault.Wrap(&err, "share.Allow(%t)", on)
	mark := off
	if on {
		mark = "on"
	}
	if err := s.store.SetMark(ctx, markAllowed, mark); err != nil || on {
		return err
	}
	s.tell("")
	return nil
}

func notAllowed(err error) error {
	if err != nil {
		return err
	}
	return fault.Sentence(fault.Forbidden,
		"An administrator has switched links without signing in off.",
		"Администратор выключил ссылки без входа.")
}

// The most pages that listen at once: of one link, and of all. Strangers must not use up what is for the company's own people.
const (
	mostOfOne = 50
	mostOfAll = 300
)

// Listen gives a channel that is closed when the link ends by somebody; leave must be called. ok is false where too many listen.
func (s *Service) Listen(hash string) (over <-chan struct{}, leave func(), ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, list := range s.open {
		n += len(list)
	}
	if n >= mostOfAll || len(s.open[hash]) >= mostOfOne {
		return nil, nil, false
	}
	ear := make(chan struct{})
	if s.open[hash] == nil {
		s.open[hash] = map[chan struct{}]struct{}{}
	}
	s.open[hash][ear] = struct{}{}
	return ear, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.open[hash], ear)
		if len(s.open[hash]) == 0 {
			delete(s.open, hash)
		}
	}, true
}

// tell closes the channels of a link, "" of all.
func (s *Service) tell(hash string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for of, list := range s.open {
		if hash == "" || of == hash {
			for ear := range list {
				close(ear)
			}
			delete(s.open, of)
		}
	}
}

// Origins reads the sites that may frame a link: scheme and host, each in one form. Everybody's site is none.
func Origins(list []string) (out []string, err error) {
	const most = 10
	for _, text := range list {
		for _, one := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '\n' || r == '\r' || r == ' ' || r == '\t' }) {
			origin, err := origin(one)
			if err != nil {
				return nil, err
			}
			if !slices.Contains(out, origin) {
				out = append(out, origin)
			}
		}
	}
	if len(out) == 0 || len(out) > most {
		return nil, fault.Invalidf("Name from 1 to %d sites, such as https://shop.example.ru.",
			"Назовите от 1 до %d сайтов, например https://shop.example.ru.", most)
	}
	return out, nil
}

// origin is one site as a browser names it. What stands in it goes into a header, so nothing but a host passes.
func origin(text string) (string, error) {
	bad := fault.Invalidf("%q is not a site: write https:// and its name, without a path.", "«%s» — не сайт: пишется https:// и имя, без пути.", brief(text))
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(strings.ToLower(text))
	if err != nil || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.ForceQuery || u.Path != "" && u.Path != "/" || u.Opaque != "" {
		return "", bad
	}
	host, port := u.Hostname(), u.Port()
	if u.Scheme != "https" && u.Scheme != "http" || host == "" || strings.HasSuffix(u.Host, ":") {
		return "", bad
	}
	if net.ParseIP(host) == nil {
		for _, r := range host {
			if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789.-", r) {
				return "", bad
			}
		}
	}
	if u.Scheme == "http" && host != "localhost" && !private(host) {
		return "", fault.Invalidf("%s: only a site that is reached by https may show it.", "%s: показывать может только сайт на https.", brief(text))
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port != "" {
		host += ":" + port
	}
	return u.Scheme + "://" + host, nil
}

// private reports whether a host is an address of this machine or of the company's own network, where there often is no TLS.
func private(host string) bool {
	ip := net.ParseIP(host)
	return ip != nil && (ip.IsLoopback() || ip.IsPrivate())
}

func brief(text string) string {
	const long = 60
	if r := []rune(text); len(r) > long {
		return string(r[:long]) + "…"
	}
	return text
}

package board

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
)

// The keys of what people set for themselves.
const (
	prefHome = "home"
	prefStar = "star:"
	yes      = "1"
)

// longestLink is how long a link may live.
const longestLink = 366 * 24 * time.Hour

// Opened notes that somebody opened a board.
func (s *Service) Opened(ctx context.Context, who Person, id string) (err error) {
	defer fault.Wrap(&err, "board.Opened(%s)", id)
	if _, err := s.Get(ctx, who, id); err != nil {
		return err
	}
	return s.store.Opened(ctx, id, who.Login, s.now().UTC())
}

// Uses says how often people opened a board, those who open it most first. It tells those who may edit the board, and of a
// shipped one those who administer the program; everybody else sees their own use alone.
func (s *Service) Uses(ctx context.Context, who Person, id string) (list []Use, err error) {
	defer fault.Wrap(&err, "board.Uses(%s)", id)
	b, err := s.find(ctx, who, id)
	if err != nil {
		return nil, err
	}
	uses, err := s.store.Uses(ctx)
	if err != nil {
		return nil, err
	}
	for _, u := range uses {
		if u.Board == id && (u.Login == who.Login || all(who.Role) || s.MayEdit(who, b)) {
			list = append(list, u)
		}
	}
	slices.SortStableFunc(list, func(a, b Use) int { return cmp.Or(b.Times-a.Times, cmp.Compare(a.Login, b.Login)) })
	return list, nil
}

// Unused lists the own boards, for administrators those of everybody, that are at least so many days old and that nobody
// opened for as long.
func (s *Service) Unused(ctx context.Context, who Person, days int) (list []Board, err error) {
	defer fault.Wrap(&err, "board.Unused(%d)", days)
	own, err := s.store.Boards(ctx)
	if err != nil {
		return nil, err
	}
	uses, err := s.store.Uses(ctx)
	if err != nil {
		return nil, err
	}
	last := map[string]time.Time{}
	for _, u := range uses {
		if u.Last.After(last[u.Board]) {
			last[u.Board] = u.Last
		}
	}
	border := s.now().AddDate(0, 0, -days)
	for _, b := range own {
		// A board that was changed of late is not forgotten either.
		if !b.Deleted && s.MayEdit(who, b) && !last[b.ID].After(border) && !b.Changed.After(border) {
			list = append(list, b)
		}
	}
	slices.SortStableFunc(list, byPlace)
	return list, nil
}

// Home is the id of the board somebody's visit begins with: the one they chose, as long as they may open it, else the first
// dashboard for their role; "" when there is none.
func (s *Service) Home(ctx context.Context, who Person) (id string, err error) {
	defer fault.Wrap(&err, "board.Home")
	if id, err = s.store.Pref(ctx, who.Login, prefHome); err != nil {
		return "", err
	}
	if id != "" {
		if _, err := s.Get(ctx, who, id); err == nil {
			return id, nil
		} else if !fault.Is(err, fault.NotFound) {
			return "", err
		}
	}
	list, err := s.List(ctx, who, Dashboard)
	if err != nil {
		return "", err
	}
	for _, b := range list {
		if b.Shipped && slices.Contains(b.For, who.Role) {
			return b.ID, nil
		}
	}
	if len(list) > 0 {
		return list[0].ID, nil
	}
	return "", nil
}

// SetHome chooses the board somebody's visit begins with; "" leaves it to their role.
func (s *Service) SetHome(ctx context.Context, who Person, id string) (err error) {
	defer fault.Wrap(&err, "board.SetHome(%s)", id)
	if id != "" {
		if _, err := s.Get(ctx, who, id); err != nil {
			return err
		}
	}
	return s.store.SetPref(ctx, who.Login, prefHome, id)
}

// Star puts a board among somebody's favourites, or takes it out.
func (s *Service) Star(ctx context.Context, who Person, id string, on bool) (err error) {
	defer fault.Wrap(&err, "board.Star(%s, %t)", id, on)
	if !on {
		return s.store.SetPref(ctx, who.Login, prefStar+id, "")
	}
	if _, err := s.Get(ctx, who, id); err != nil {
		return err
	}
	return s.store.SetPref(ctx, who.Login, prefStar+id, yes)
}

// Stars lists the ids of somebody's favourites, those alone that they may still open.
func (s *Service) Stars(ctx context.Context, who Person) (ids []string, err error) {
	defer fault.Wrap(&err, "board.Stars")
	prefs, err := s.store.Prefs(ctx, who.Login)
	if err != nil {
		return nil, err
	}
	list, err := s.List(ctx, who, "")
	if err != nil {
		return nil, err
	}
	for _, b := range list {
		if prefs[prefStar+b.ID] == yes {
			ids = append(ids, b.ID)
		}
	}
	return ids, nil
}

// NewLink makes a link that opens one board, read-only, with fixed filters, until it expires. The token is given this once.
func (s *Service) NewLink(ctx context.Context, who Person, id, params string, expires time.Time) (token string, l Link, err error) {
	defer fault.Wrap(&err, "board.NewLink(%s)", id)
	b, err := s.Get(ctx, who, id)
	if err != nil {
		return "", Link{}, err
	}
	if !s.MayLink(who, b) {
		return "", Link{}, fault.Sentence(fault.Forbidden,
			"A link without signing in is made by the author of the page, a head or an administrator.",
			"Ссылку без входа делает автор страницы, руководитель или администратор.")
	}
	now := s.now().UTC()
	if !expires.After(now) || expires.Sub(now) > longestLink {
		return "", Link{}, fault.Invalidf("A link lives until a day within a year from now.", "Ссылка действует до дня в пределах года.")
	}
	if _, err := ParseParams(s.model, params); err != nil {
		return "", Link{}, err
	}
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // crypto/rand never fails
	token = base64.RawURLEncoding.EncodeToString(raw)
	l = Link{Hash: hashOf(token), Board: id, Owner: who.Login, Params: params, Created: now, Expires: expires.UTC()}
	return token, l, s.store.AddLink(ctx, l)
}

// MayLink says who may show a board to people without an account: the link sees what they see.
func (s *Service) MayLink(who Person, b Board) bool {
	return s.MayEdit(who, b) || all(who.Role) || who.Role == account.Head || who.Role == account.Analyst
}

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(strings.TrimSpace(token)))
	return hex.EncodeToString(sum[:])
}

// ByToken finds the link of a token. fault.NotFound says that there is none, fault.Forbidden that it expired or was revoked.
// The board is then opened with the rights of Link.Owner, by Get: who may no longer open it shows it to nobody.
func (s *Service) ByToken(ctx context.Context, token string) (l Link, err error) {
	defer fault.Wrap(&err, "board.ByToken")
	if l, err = s.store.Link(ctx, hashOf(token)); err != nil {
		if fault.Is(err, fault.NotFound) {
			return Link{}, fault.Sentence(fault.NotFound,
				"This link does not open anything. Ask for a new one.", "Эта ссылка ничего не открывает. Попросите новую.")
		}
		return Link{}, err
	}
	switch {
	case l.Revoked:
		return Link{}, fault.Sentence(fault.Forbidden, "This link was revoked. Ask for a new one.", "Эту ссылку отозвали. Попросите новую.")
	case !s.now().Before(l.Expires):
		return Link{}, fault.Sentence(fault.Forbidden, "This link has expired. Ask for a new one.", "Срок этой ссылки истёк. Попросите новую.")
	}
	return l, nil
}

// Links lists the links to a board: all of them for those who may edit it and for administrators, their own for others.
func (s *Service) Links(ctx context.Context, who Person, id string) (list []Link, err error) {
	defer fault.Wrap(&err, "board.Links(%s)", id)
	b, err := s.find(ctx, who, id)
	if err != nil {
		return nil, err
	}
	links, err := s.store.Links(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		if l.Owner == who.Login || all(who.Role) || s.MayEdit(who, b) {
			list = append(list, l)
		}
	}
	return list, nil
}

// RevokeLink shuts a link to a board, by the hash that Links gives.
func (s *Service) RevokeLink(ctx context.Context, who Person, id, hash string) (err error) {
	defer fault.Wrap(&err, "board.RevokeLink(%s)", id)
	list, err := s.Links(ctx, who, id)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(list, func(l Link) bool { return l.Hash == hash }) {
		return fault.Sentence(fault.NotFound, "There is no such link to this page.", "Такой ссылки на эту страницу нет.")
	}
	return s.store.RevokeLink(ctx, hash)
}

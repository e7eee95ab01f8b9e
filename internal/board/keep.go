package board

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Save keeps a board: a new one (ID "") or the next version of one that b.Version was edited from. fault.Conflict says that
// somebody saved it meanwhile, fault.Invalid which tile and field is wrong. Saving a shipped board or one that somebody else
// owns makes an own copy.
func (s *Service) Save(ctx context.Context, who Person, b Board) (saved Board, err error) {
	defer fault.Wrap(&err, "board.Save(%s)", b.ID)
	if err := mayMake(who); err != nil {
		return Board{}, err
	}
	var before Board
	if b.ID != "" {
		if before, err = s.find(ctx, who, b.ID); err != nil {
			return Board{}, err
		}
	}
	m, err := s.company(ctx)
	if err != nil {
		return Board{}, err
	}
	b = tidy(b.clone())
	if err := checkSaved(b, before, m); err != nil {
		return Board{}, err
	}
	if b.ID == "" || !s.MayEdit(who, before) {
		return s.keepNew(ctx, who, b)
	}
	if before.Deleted {
		return Board{}, missing()
	}
	if b.Version != before.Version {
		return Board{}, changedMeanwhile(before)
	}
	b.Owner, b.Share, b.Shipped, b.Deleted = before.Owner, before.Share, false, false // the last three have acts of their own
	return s.next(ctx, who, b, before.Version)
}

// mayMake refuses those who have nothing to make a board of.
func mayMake(who Person) error {
	if who.Role == "" || who.Role == account.Reader || who.Login == "" {
		return fault.Sentence(fault.Forbidden,
			"Your role opens pages that are shared with you and does not make its own.",
			"Ваша роль открывает страницы, которыми с вами поделились, и не создаёт своих.")
	}
	return nil
}

func changedMeanwhile(now Board) error {
	return fault.Sentence(fault.Conflict,
		"Somebody (%[1]s) saved this page meanwhile: it is version %[2]d now. Look at it and repeat your change, or save yours as a copy.",
		"Пока вы меняли страницу, её сохранили (%[1]s): сейчас это версия %[2]d. Посмотрите её и повторите изменение или сохраните своё как копию.",
		now.By, now.Version)
}

// keepNew keeps a board as a private one of somebody.
func (s *Service) keepNew(ctx context.Context, who Person, b Board) (Board, error) {
	b.ID, b.Owner, b.Share = "my-"+letters(), who.Login, Share{}
	b.No, b.Shipped, b.Deleted, b.For = 0, false, false, nil
	return s.next(ctx, who, b, 0)
}

// next keeps the version that follows.
func (s *Service) next(ctx context.Context, who Person, b Board, after int) (Board, error) {
	b.Version, b.Changed, b.By = after+1, s.now().UTC(), who.Login
	if err := s.store.SaveBoard(ctx, b); err != nil {
		return Board{}, err
	}
	return b, nil
}

// letters makes the eight letters of an own board's address.
func letters() string {
	raw := make([]byte, 5)
	_, _ = rand.Read(raw) // crypto/rand never fails
	return strings.ToLower(base32.StdEncoding.EncodeToString(raw))
}

// tidy gives tiles without an id one, trims texts, and places the tiles of a dashboard that have no place.
func tidy(b Board) Board {
	trim := func(t *model.Text) { t.EN, t.RU = strings.TrimSpace(t.EN), strings.TrimSpace(t.RU) }
	trim(&b.Title)
	trim(&b.Answers)
	used := map[string]bool{}
	for _, t := range b.Tiles {
		used[t.ID] = true
	}
	n := 0
	for i := range b.Tiles {
		t := &b.Tiles[i]
		trim(&t.Title)
		trim(&t.Sub)
		for t.ID == "" {
			if n++; !used[fmt.Sprintf("t%d", n)] {
				t.ID = fmt.Sprintf("t%d", n)
			}
		}
	}
	if b.Sort == Dashboard {
		b.Tiles = Place(b.Tiles)
	}
	return b
}

// Place gives each tile without a place one below the others, left to right, in the size its kind usually has.
func Place(tiles []Tile) []Tile {
	tiles = slices.Clone(tiles)
	bottom := 0
	for _, t := range tiles {
		if t.Box.W > 0 {
			bottom = max(bottom, t.Box.Y+t.Box.H)
		}
	}
	x, high := 0, 0
	for i := range tiles {
		t := &tiles[i]
		if t.Box.W > 0 {
			continue
		}
		w, h := UsualSize(t.Kind)
		if x+w > Columns {
			x, bottom, high = 0, bottom+high, 0
		}
		t.Box = Box{X: x, Y: bottom, W: w, H: h}
		x, high = x+w, max(high, h)
	}
	return tiles
}

// UsualSize is how wide and high a tile of that kind is when nobody says otherwise.
func UsualSize(k Kind) (w, h int) {
	switch k {
	case KPI:
		return 3, 2
	case Text:
		return 4, 2
	case Funnel, Table, Pivot, Records, Heat, Combined:
		return 8, 5
	case Progress:
		return 4, 4
	case Line, Column, Stacked, Rows, Scatter, Waterfall:
	}
	return 6, 4
}

// Copy makes an own, private copy of a board that somebody may open.
func (s *Service) Copy(ctx context.Context, who Person, id string) (b Board, err error) {
	defer fault.Wrap(&err, "board.Copy(%s)", id)
	if err := mayMake(who); err != nil {
		return Board{}, err
	}
	if b, err = s.Get(ctx, who, id); err != nil {
		return Board{}, err
	}
	if b.Title.EN != "" {
		b.Title.EN += " (copy)"
	}
	if b.Title.RU != "" {
		b.Title.RU += " (копия)"
	}
	return s.keepNew(ctx, who, b)
}

// Delete takes a board out of the lists. It can be undone.
func (s *Service) Delete(ctx context.Context, who Person, id string) error {
	return s.setDeleted(ctx, who, id, true)
}

// Undelete brings a deleted board back.
func (s *Service) Undelete(ctx context.Context, who Person, id string) error {
	return s.setDeleted(ctx, who, id, false)
}

func (s *Service) setDeleted(ctx context.Context, who Person, id string, gone bool) (err error) {
	defer fault.Wrap(&err, "board.setDeleted(%s, %t)", id, gone)
	b, err := s.editable(ctx, who, id)
	if err != nil || b.Deleted == gone {
		return err
	}
	b.Deleted = gone
	_, err = s.next(ctx, who, b, b.Version)
	return err
}

// Deleted lists the deleted boards that somebody may bring back, the latest first.
func (s *Service) Deleted(ctx context.Context, who Person) (list []Board, err error) {
	defer fault.Wrap(&err, "board.Deleted")
	own, err := s.store.Boards(ctx)
	if err != nil {
		return nil, err
	}
	for _, b := range own {
		if b.Deleted && s.MayEdit(who, b) {
			list = append(list, b)
		}
	}
	slices.SortStableFunc(list, func(a, b Board) int { return b.Changed.Compare(a.Changed) })
	return list, nil
}

// Versions gives the versions of a board, the newest first, to those who may edit it. A shipped board has none.
func (s *Service) Versions(ctx context.Context, who Person, id string) (list []Board, err error) {
	defer fault.Wrap(&err, "board.Versions(%s)", id)
	if b, err := s.editable(ctx, who, id); err != nil {
		if b, e := s.find(ctx, who, id); e == nil && b.Shipped {
			return nil, nil
		}
		return nil, err
	} else if b.Shipped {
		return nil, nil
	}
	return s.store.Versions(ctx, id)
}

// Revert makes an earlier version the newest one again. Who it is shared with stays as it is.
func (s *Service) Revert(ctx context.Context, who Person, id string, version int) (b Board, err error) {
	defer fault.Wrap(&err, "board.Revert(%s, %d)", id, version)
	now, err := s.editable(ctx, who, id)
	if err != nil {
		return Board{}, err
	}
	list, err := s.store.Versions(ctx, id)
	if err != nil {
		return Board{}, err
	}
	i := slices.IndexFunc(list, func(b Board) bool { return b.Version == version })
	if i < 0 {
		return Board{}, fault.Sentence(fault.NotFound, "This page has no version %d.", "У этой страницы нет версии %d.", version)
	}
	b = list[i]
	b.Share, b.Owner, b.Deleted = now.Share, now.Owner, false
	return s.next(ctx, who, b, now.Version)
}

// SetShare says who besides its owner may open a board.
func (s *Service) SetShare(ctx context.Context, who Person, id string, share Share) (err error) {
	defer fault.Wrap(&err, "board.SetShare(%s)", id)
	b, err := s.editable(ctx, who, id)
	if err != nil {
		return err
	}
	for _, r := range share.Roles {
		if _, err := account.ParseRole(string(r)); err != nil {
			return err
		}
	}
	for i, p := range share.People {
		share.People[i] = strings.ToLower(strings.TrimSpace(p))
	}
	b.Share = share
	_, err = s.next(ctx, who, b, b.Version)
	return err
}

// Adopt gives everything that one login made to another: what was made before there were accounts is the first person's.
func (s *Service) Adopt(ctx context.Context, from, to string) (err error) {
	defer fault.Wrap(&err, "board.Adopt(%q)", to)
	own, err := s.store.Boards(ctx)
	if err != nil {
		return err
	}
	for _, b := range own {
		if b.Owner != from {
			continue
		}
		b.Owner = to
		if _, err := s.next(ctx, Person{Login: to, Role: account.Owner}, b, b.Version); err != nil {
			return err
		}
	}
	return nil
}

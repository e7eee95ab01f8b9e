package board

import (
	"cmp"
	"context"
	"slices"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Options are what a Service is made of.
type Options struct {
	Store Store
	// Model is what the shipped boards are checked against.
	Model *model.Model
	// Company gives the model with the company's own fields, which own boards may ask by; nil takes Model.
	Company func(context.Context) (*model.Model, error)
	Now     func() time.Time
}

// Service opens and keeps boards for people. It is safe for use by several goroutines.
type Service struct {
	store   Store
	model   *model.Model
	company func(context.Context) (*model.Model, error)
	now     func() time.Time
	shipped []Board
}

// New makes a service. It fails when a shipped board is wrong.
func New(o Options) (*Service, error) {
	shipped, err := Shipped(o.Model)
	if err != nil {
		return nil, err
	}
	s := &Service{store: o.Store, model: o.Model, company: o.Company, now: o.Now, shipped: shipped}
	if s.company == nil {
		s.company = func(context.Context) (*model.Model, error) { return o.Model, nil }
	}
	return s, nil
}

// List gives the boards that somebody may open, by their place and then by title. Drafts are shown to those who make them
// only. sort "" gives both sorts.
func (s *Service) List(ctx context.Context, who Person, sort Sort) (list []Board, err error) {
	defer fault.Wrap(&err, "board.List(%s)", sort)
	own, err := s.store.Boards(ctx)
	if err != nil {
		return nil, err
	}
	for _, b := range slices.Concat(s.shipped, own) {
		if (sort == "" || b.Sort == sort) && !b.Deleted && mayOpen(who, b) && (!b.Draft || b.Owner == who.Login) {
			list = append(list, b.clone())
		}
	}
	slices.SortStableFunc(list, byPlace)
	return list, nil
}

// byPlace orders boards: those with a place first, then by title.
func byPlace(a, b Board) int {
	last := func(x Board) int {
		if x.No == 0 {
			return 1
		}
		return 0
	}
	return cmp.Or(last(a)-last(b), cmp.Compare(a.No, b.No), cmp.Compare(a.Title.In("ru"), b.Title.In("ru")), cmp.Compare(a.ID, b.ID))
}

// Get gives a board. fault.NotFound says that there is none, in the same words as that it is not theirs to open.
func (s *Service) Get(ctx context.Context, who Person, id string) (b Board, err error) {
	defer fault.Wrap(&err, "board.Get(%s)", id)
	if b, err = s.find(ctx, who, id); err != nil {
		return Board{}, err
	}
	if b.Deleted {
		return Board{}, missing()
	}
	return b, nil
}

// find gives a board that somebody may open, also a deleted one of those who may edit it.
func (s *Service) find(ctx context.Context, who Person, id string) (Board, error) {
	if i := slices.IndexFunc(s.shipped, func(b Board) bool { return b.ID == id }); i >= 0 {
		if !mayOpen(who, s.shipped[i]) {
			return Board{}, missing()
		}
		return s.shipped[i].clone(), nil
	}
	list, err := s.store.Versions(ctx, id)
	if err != nil {
		return Board{}, err
	}
	if len(list) == 0 || !mayOpen(who, list[0]) || list[0].Deleted && !s.MayEdit(who, list[0]) {
		return Board{}, missing()
	}
	return list[0], nil
}

// editable gives a board that somebody may edit.
func (s *Service) editable(ctx context.Context, who Person, id string) (Board, error) {
	b, err := s.find(ctx, who, id)
	if err != nil {
		return Board{}, err
	}
	if !s.MayEdit(who, b) {
		return Board{}, notYours(b)
	}
	return b, nil
}

func missing() error {
	return fault.Sentence(fault.NotFound,
		"There is no such page, or it is not open to you.",
		"Такой страницы нет, или она вам не открыта.")
}

func notYours(b Board) error {
	if b.Shipped {
		return fault.Sentence(fault.Forbidden,
			"This page comes with the program and does not change. Make a copy and change that.",
			"Эта страница поставляется вместе с программой и не меняется. Сделайте копию и меняйте её.")
	}
	return fault.Sentence(fault.Forbidden,
		"Only its author and administrators change this page. Make a copy and change that.",
		"Эту страницу меняют только автор и администраторы. Сделайте копию и меняйте её.")
}

// MayEdit reports whether somebody may change a board: its owner, the company's owner and administrators may, and nobody may
// change a shipped one.
func (s *Service) MayEdit(who Person, b Board) bool {
	if b.Shipped || who.Role == "" || who.Role == account.Reader {
		return false
	}
	return all(who.Role) || who.Login != "" && who.Login == b.Owner
}

// all reports whether a role administers the program.
func all(r account.Role) bool { return r == account.Owner || r == account.Admin }

// mayOpen says who opens a board. A shipped one is open by role, an own one to its owner, to administrators and to those it
// is shared with.
func mayOpen(who Person, b Board) bool {
	if who.Role == "" {
		return false
	}
	if all(who.Role) || who.Login != "" && b.Owner == who.Login {
		return true
	}
	if b.Shipped {
		return who.Role == account.Analyst || who.Role != account.Reader && (len(b.For) == 0 || slices.Contains(b.For, who.Role))
	}
	return !b.Draft && (b.Share.Everyone || slices.Contains(b.Share.Roles, who.Role) || who.Login != "" && slices.Contains(b.Share.People, who.Login))
}

// clone copies a board so deep that its holder may change it.
func (b Board) clone() Board {
	b.Tiles = slices.Clone(b.Tiles)
	b.Lenses = slices.Clone(b.Lenses)
	b.For = slices.Clone(b.For)
	b.Share.Roles = slices.Clone(b.Share.Roles)
	b.Share.People = slices.Clone(b.Share.People)
	return b
}

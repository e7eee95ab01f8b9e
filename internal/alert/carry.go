package alert

import (
	"context"
	"errors"
	"slices"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
)

// untold is how many notices are carried in one go.
const untold = 500

// Carry gives what was decided to those it is for, each with their own rights, one letter to a person. What could not be sent
// stays and is tried again.
func (s *Service) Carry(ctx context.Context) (err error) {
	defer fault.Wrap(&err, "alert.Carry")
	list, err := s.Store.Untold(ctx, untold)
	if err != nil || len(list) == 0 {
		return err
	}
	rules, err := s.Rules(ctx)
	if err != nil {
		return err
	}
	users, err := s.People(ctx)
	if err != nil {
		return err
	}
	house, err := s.Asker.House(ctx)
	if err != nil {
		return err
	}
	states, err := s.Store.AlertStates(ctx)
	if err != nil {
		return err
	}
	letters, order := map[string]*Letter{}, []string(nil)
	left := map[string]int{} // notices with readers that are not told yet
	all := slices.Clone(list)
	list = slices.DeleteFunc(list, func(n Notification) bool { // the end is told after the beginning
		return n.Say == Recovery && slices.ContainsFunc(all, func(a Notification) bool { return a.Say == Alert && sameIncident(a, n) })
	})
	for _, n := range list {
		i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == n.Rule })
		if i < 0 {
			continue
		}
		owners, err := s.whose(ctx, rules[i], n)
		if err != nil {
			return err
		}
		for _, u := range readers(n, Route(rules[i], n.Key, owners, house, users)) {
			x, ok, err := s.forReader(ctx, u, rules[i], n, states[n.Rule][n.Key])
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			if letters[u.Login] == nil {
				letters[u.Login], order = &Letter{To: u}, append(order, u.Login)
			}
			letters[u.Login].Items = append(letters[u.Login].Items, x)
			left[n.ID]++
		}
	}
	errs := s.send(ctx, letters, order, left)
	for _, n := range list {
		if left[n.ID] == 0 {
			errs = append(errs, s.Store.TellAlert(ctx, n.ID, nil, true))
		}
	}
	return errors.Join(errs...)
}

// forReader makes a notice one for a reader. ok is false where they are not told, which is noted with its reason.
func (s *Service) forReader(ctx context.Context, u account.User, r Rule, n Notification, st State) (x Item, ok bool, err error) {
	why, err := s.unwanted(ctx, u, r, st)
	if err != nil {
		return x, false, err
	}
	if why == "" {
		x, ok, err = s.item(ctx, u, r, n)
		if err != nil || ok {
			return x, ok, err
		}
		if n.Say == Recovery { // they were told it began, so they are told it is over, without a figure
			x.Known, x.Parts, x.Params = false, nil, ""
			return x, true, nil
		}
		why = Withheld
	}
	return x, false, s.Store.TellAlert(ctx, n.ID, []Delivery{{Login: u.Login, Outcome: why, At: s.moment()}}, false)
}

// unwanted says why somebody does not want a notice: they have put it off, or want no more of its rule. "" is that they do.
func (s *Service) unwanted(ctx context.Context, u account.User, r Rule, st State) (Outcome, error) {
	if s.Now().Before(st.Own.Of(u.Login)) {
		return KeptBack, nil
	}
	if s.Stopped == nil {
		return "", nil
	}
	stopped, err := s.Stopped(ctx, r.ID, u.Login)
	if stopped {
		return Unwanted, err
	}
	return "", err
}

func isNowhere(err error) bool {
	_, ok := errors.AsType[NowhereError](err)
	return ok
}

// send sends letters and notes at once what was sent.
func (s *Service) send(ctx context.Context, letters map[string]*Letter, order []string, left map[string]int) (errs []error) {
	for _, login := range order {
		l := letters[login]
		became := Sent
		switch err := s.Sender.Send(ctx, *l); {
		case err == nil:
		case isNowhere(err):
			became = Missed
		default:
			errs = append(errs, err)
			continue
		}
		for _, x := range l.Items {
			left[x.ID]--
			if err := s.Store.TellAlert(ctx, x.ID, []Delivery{{Login: login, Outcome: became, At: s.moment()}}, false); err != nil {
				errs = append(errs, err)
			}
		}
	}
	return errs
}

func sameIncident(a, b Notification) bool {
	return a.Rule == b.Rule && a.Key == b.Key && a.Incident == b.Incident
}

func (s *Service) moment() time.Time { return s.Now().UTC().Truncate(time.Second) }

// readers are those who are not dealt with yet; of the end of an incident those alone who were told of it.
func readers(n Notification, users []account.User) []account.User {
	return slices.DeleteFunc(users, func(u account.User) bool {
		return slices.Contains(n.Told, u.Login) || n.Say == Recovery && !slices.Contains(n.For, u.Login)
	})
}

// Run looks and carries every minute until the context ends: what is new is seen, what waited for its hour is told.
func (s *Service) Run(ctx context.Context) error {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	begun := false
	for {
		var err error
		if !begun {
			begun, err = s.Begin(ctx)
		}
		if begun && err == nil {
			_, err = s.Check(ctx)
		}
		if err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "alerts could not be checked", "error", err)
		}
		if err := s.Carry(ctx); err != nil && ctx.Err() == nil {
			s.Log.ErrorContext(ctx, "alerts could not be told", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

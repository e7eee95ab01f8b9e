package lock

import (
	"context"
	"errors"
	"maps"
	"slices"

	"svodka/internal/cal"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Check holds the figures of all closed periods against the data as it is now, and writes down what became another. Each
// period with differences gets one record; what was told once is not told again. It gives how many corrected figures and
// changed records were found.
func (s *Service) Check(ctx context.Context) (found int, err error) {
	defer fault.Wrap(&err, "lock.Check")
	s.mu.Lock()
	defer s.mu.Unlock()
	for range tries {
		n, err := s.check(ctx)
		found += n
		if !errors.Is(err, errMoved) {
			return found, err
		}
	}
	return found, busy(errMoved)
}

func (s *Service) check(ctx context.Context) (found int, err error) {
	book, err := s.Book(ctx)
	if err != nil {
		return 0, err
	}
	byGrain := map[cal.Grain][]*Period{}
	for _, p := range book.order {
		if p.Closed {
			byGrain[p.Grain] = append(byGrain[p.Grain], p)
		}
	}
	for _, g := range slices.Sorted(maps.Keys(byGrain)) {
		span := byGrain[g][0].Range
		var metrics []model.Name
		for _, p := range byGrain[g] {
			span = cal.Range{From: min(span.From, p.Range.From), To: max(span.To, p.Range.To)}
			for name := range p.means {
				if !slices.Contains(metrics, name) {
					metrics = append(metrics, name)
				}
			}
		}
		slices.Sort(metrics)
		r, err := s.read(ctx, metrics, g, span)
		if err != nil {
			return found, err
		}
		for _, p := range byGrain[g] {
			n, err := s.hold(ctx, p.Label, r)
			if err != nil {
				return found, err
			}
			found += n
		}
	}
	return found, nil
}

// hold compares one period with a reading.
func (s *Service) hold(ctx context.Context, label string, r *reading) (int, error) {
	book, err := s.Book(ctx)
	if err != nil {
		return 0, err
	}
	p, ok := book.Period(label)
	if !ok || !p.Closed {
		return 0, nil
	}
	f := Finding{Closing: p.Link.Seq, Version: r.about.Version.N, Seen: r.about.Version.Seen.Unix()}
	f.Figures = p.differences(r, r.periods[r.about.Calendar.Ordinal(p.Range.From, p.Grain)])
	var corrected []model.Name
	for _, c := range f.Figures {
		if !slices.Contains(corrected, c.Metric) {
			corrected = append(corrected, c.Metric)
			if now, ok := r.means[c.Metric]; ok && now != p.means[c.Metric] {
				f.Metrics = append(f.Metrics, now)
			}
		}
	}
	known := slices.DeleteFunc(watched(r.about.Model, corrected), func(x source) bool { return p.parts[x.name()] == 0 })
	var parts []Part
	f.Rows, parts, err = s.keep(ctx, r, book.seq+1, known, p.Range, func(snap engine.Snapshot, x source, is Rows) (bool, error) {
		list, err := s.moves(ctx, snap, r.about.Model, p, x, is)
		f.Moved = append(f.Moved, list...)
		return len(list) > 0, err
	})
	if err != nil || len(f.Figures)+len(f.Moved) == 0 {
		return 0, err
	}
	f.Moved = merged(f.Moved)
	_, err = s.append(ctx, book, Corrected, label, Who{Login: Itself}, f, parts)
	return len(f.Figures) + len(f.Moved), err
}

// moves tells how the records of a fact differ from those that were kept last.
func (s *Service) moves(ctx context.Context, snap engine.Snapshot, m *model.Model, p *Period, x source, is Rows) ([]Moved, error) {
	body, err := s.Store.Part(ctx, p.parts[x.name()], x.name())
	if err != nil {
		return nil, err
	}
	was, err := unpack(body)
	if err != nil {
		return nil, err
	}
	fact, _ := m.Fact(x.fact)
	list := moved(fact, x.name(), was, is)
	if err := elsewhere(ctx, snap, fact, list, was); err != nil {
		return nil, err
	}
	return list, name(ctx, snap, list, p.Closing.Seen)
}

// differences are the figures of a period that are other ones than were known last.
func (p *Period) differences(r *reading, live figures) []Correction {
	all := map[key]bool{}
	for k := range p.last {
		all[k] = true
	}
	for k := range live {
		if _, kept := p.means[k.metric]; kept {
			all[k] = true
		}
	}
	var list []Correction
	for k := range all {
		before, after := p.value(p.last, k), live[k]
		now, there := r.means[k.metric]
		if after == "" && there && now.Adds {
			after = "0"
		}
		if same(before, after) {
			continue
		}
		c := Correction{Metric: k.metric, Scope: k.scope, Sealed: p.value(p.sealed, k), Before: before, After: after, Why: ByData}
		if now.Hash != p.means[k.metric].Hash {
			c.Why = ByDefinition
		}
		c.Back = same(c.Sealed, after)
		if x, ok := Value(before); ok {
			if y, ok := Value(after); ok {
				c.Effect = digits(y - x)
			}
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b Correction) int {
		if c := cmpText(a.Metric, b.Metric); c != 0 {
			return c
		}
		return cmpText(string(a.Scope), string(b.Scope))
	})
	return list
}

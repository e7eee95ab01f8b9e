package bitrix24

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// Sweep reads the ids of the lists, 2500 to a request, and compares them with those on the shelf. What is on one side alone
// is read by itself: what has no answer is gone, and what pointed to it is read again, for it points elsewhere now.
func (r *Remote) Sweep(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	all, err := r.streams(ctx, shelf)
	if err != nil {
		return err
	}
	var lost []source.Link
	for _, s := range all {
		if s.quiet {
			continue
		}
		gone, err := r.sweep(ctx, shelf, &s, tell)
		if s.absent(err) {
			continue
		}
		if err != nil {
			return r.say(err)
		}
		lost = append(lost, gone...)
	}
	if err := r.orphans(ctx, shelf, all, lost); err != nil {
		return err
	}
	return r.sweepLines(ctx, shelf, tell)
}

// sweepLines reads the product rows of all deals again: some versions of the portal do not save a deal anew when they change.
func (r *Remote) sweepLines(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	title := fault.Text{EN: "Check of product rows", RU: "Сверка товарных позиций"}
	var deals []source.Object
	done := int64(0)
	flush := func() error {
		list, err := r.lines(ctx, shelf, deals)
		if err != nil {
			return err
		}
		done += int64(len(deals))
		deals = deals[:0]
		tell(source.Progress{Stream: "sweep " + kindLine, Title: title, Objects: done})
		return shelf.Put(ctx, list, nil)
	}
	err := shelf.IDs(ctx, kindDeal, func(id string) error {
		if deals = append(deals, source.Object{Kind: kindDeal, ID: id}); len(deals) < pageMost*batchMost {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	tell(source.Progress{Stream: "sweep " + kindLine, Title: title, Objects: done, Done: true})
	return nil
}

func (r *Remote) sweep(ctx context.Context, shelf source.Shelf, s *stream, tell func(source.Progress)) ([]source.Link, error) {
	title := fault.Text{EN: "Check for deletions: " + s.title.EN, RU: "Сверка удалений: " + s.title.RU}
	there := map[int64]struct{}{}
	last, pages, depth := int64(0), int64(0), 1
	for {
		f, err := r.chain(ctx, s, last, 0, depth, false, s.onlyID())
		if err != nil {
			return nil, err
		}
		for _, raw := range f.rows {
			there[s.number(raw)] = struct{}{}
		}
		last, pages, depth = f.last, pages+int64(f.pages), min(depth*5, batchMost)
		tell(source.Progress{Stream: "sweep " + s.name, Title: title, Pages: pages, Objects: int64(len(there)), Done: f.ended})
		if f.ended {
			break
		}
	}
	var differ []string
	err := shelf.IDs(ctx, s.kind, func(id string) error {
		n, ok := s.local(id)
		if !ok {
			return nil
		}
		if _, both := there[n]; both {
			delete(there, n)
			return nil
		}
		differ = append(differ, strconv.FormatInt(n, 10))
		return nil
	})
	if err != nil {
		return nil, err
	}
	for n := range there {
		differ = append(differ, strconv.FormatInt(n, 10))
	}
	slices.Sort(differ)
	return r.reread(ctx, shelf, s, differ)
}

// onlyID are the fields of a sweep.
func (s *stream) onlyID() []string {
	if s.loud {
		return nil
	}
	return []string{s.id}
}

// local is the number of a thing of this list behind its id on the shelf: "156:17" is 17 of the smart process 156.
func (s *stream) local(id string) (int64, bool) {
	of, number, ok := strings.Cut(id, ":")
	if !ok {
		number = id
	} else if s.name != s.kind+":"+of {
		return 0, false
	}
	n, err := strconv.ParseInt(number, 10, 64)
	return n, err == nil
}

// onShelf is the id on the shelf of a number of this list.
func (s *stream) onShelf(number string) string {
	if _, of, ok := strings.Cut(s.name, ":"); ok {
		return of + ":" + number
	}
	return number
}

// reread fetches things by their numbers, and gives those that have vanished.
func (r *Remote) reread(ctx context.Context, shelf source.Shelf, s *stream, numbers []string) (gone []source.Link, err error) {
	const some = pageMost * 10
	for i := 0; i < len(numbers); i += some {
		lost, err := r.rereadSome(ctx, shelf, s, numbers[i:min(i+some, len(numbers))])
		if err != nil {
			return nil, err
		}
		gone = append(gone, lost...)
	}
	return gone, nil
}

func (r *Remote) rereadSome(ctx context.Context, shelf source.Shelf, s *stream, numbers []string) (gone []source.Link, err error) {
	var commands []command
	for part := range slices.Chunk(numbers, pageMost) {
		filter := map[string]any{s.id: part}
		if s.list == "items" {
			filter = map[string]any{"@" + s.id: part}
		}
		maps.Copy(filter, s.filter)
		commands = append(commands, s.ask(filter, -1, s.fields))
	}
	out, _, err := r.batch(ctx, commands, false)
	if err != nil {
		return nil, err
	}
	here := map[string]bool{}
	var list []source.Object
	for _, o := range out {
		if o.err != nil {
			return nil, o.err
		}
		if !o.ran {
			return nil, &status{code: 500, detail: "a command of a batch was not executed"}
		}
		rows, err := s.rows(o.result)
		if err != nil {
			return nil, err
		}
		objects, err := s.objects(ctx, shelf, rows)
		if err != nil {
			return nil, err
		}
		for _, o := range objects {
			here[o.Kind+" "+o.ID] = true
		}
		list = append(list, objects...)
	}
	for _, n := range numbers {
		if id := s.onShelf(n); !here[s.kind+" "+id] {
			list = append(list, source.Object{Kind: s.kind, ID: id})
			gone = append(gone, source.Link{Kind: s.kind, ID: id})
		}
	}
	return gone, shelf.Put(ctx, list, nil)
}

// orphans reads again what pointed to things that have vanished.
func (r *Remote) orphans(ctx context.Context, shelf source.Shelf, all []stream, lost []source.Link) error {
	if len(lost) == 0 {
		return nil
	}
	for _, s := range all {
		if s.quiet {
			continue
		}
		set := map[string]bool{}
		for _, l := range lost {
			err := shelf.Linked(ctx, s.kind, l, func(o source.Object) error {
				if n, ok := s.local(o.ID); ok && !o.Deleted {
					set[strconv.FormatInt(n, 10)] = true
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		if len(set) == 0 {
			continue
		}
		if _, err := r.reread(ctx, shelf, &s, sortedNumbers(set)); err != nil && !s.absent(err) {
			return r.say(err)
		}
	}
	return nil
}

func sortedNumbers(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for n := range set {
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}

// Reread fetches things a webhook spoke of, with their history and the words they are told in.
func (r *Remote) Reread(ctx context.Context, shelf source.Shelf, hints []source.Link) error {
	all, err := r.streams(ctx, shelf)
	if err != nil {
		return err
	}
	var lost []source.Link
	touched := map[string]bool{}
	for _, s := range all {
		set := map[string]bool{}
		for _, h := range hints {
			if n, ok := s.local(h.ID); ok && h.Kind == s.kind {
				set[strconv.FormatInt(n, 10)] = true
			}
			touched[h.Kind] = true
		}
		if len(set) == 0 || s.kind == kindProduct {
			continue
		}
		gone, err := r.reread(ctx, shelf, &s, sortedNumbers(set))
		if s.absent(err) {
			continue
		}
		if err != nil {
			return r.say(err)
		}
		lost = append(lost, gone...)
	}
	if err := r.orphans(ctx, shelf, all, lost); err != nil {
		return err
	}
	now, err := r.words(ctx, shelf)
	if err != nil {
		return err
	}
	return r.news(ctx, shelf, all, touched, now)
}

// news brings the newest rows of the lists that grow beside what was touched: histories, calls, payments.
func (r *Remote) news(ctx context.Context, shelf source.Shelf, all []stream, touched map[string]bool, now int64) error {
	for _, s := range all {
		wanted := false
		switch {
		case s.kind == kindHistory && s.name == kindHistory+":1":
			wanted = touched[kindLead]
		case s.kind == kindHistory && s.name == kindHistory+":2":
			wanted = touched[kindDeal]
		case s.kind == kindHistory:
			wanted = touched[kindItem]
		case s.kind == kindCall:
			wanted = touched[kindCall] || touched[kindActivity]
		case s.kind == kindProduct, s.kind == kindCost:
			wanted = touched[kindProduct]
		}
		if !wanted {
			continue
		}
		if err := r.follow(ctx, shelf, s, now, func(source.Progress) {}); err != nil {
			return err
		}
	}
	return nil
}

// Totals are the portal's own counts: of the first page only, for a total is wrong now and then and no list is read by it.
func (r *Remote) Totals(ctx context.Context, shelf source.Shelf) ([]source.Total, error) {
	all, err := r.streams(ctx, shelf)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(s stream) bool { return s.quiet || strings.Contains(s.name, ":") })
	commands := make([]command, 0, len(all)+1)
	for _, s := range all {
		filter := map[string]any{}
		maps.Copy(filter, s.filter)
		commands = append(commands, s.ask(filter, 0, s.onlyID()))
	}
	commands = append(commands, command{method: "user.get"})
	out, _, err := r.batch(ctx, commands, false)
	if err != nil {
		return nil, err
	}
	all = append(all, stream{kind: kindUser, title: fault.Text{EN: "Users", RU: "Сотрудники"}})
	var list []source.Total
	for i, s := range all {
		if s.absent(out[i].err) {
			continue
		}
		if out[i].err != nil {
			return nil, r.say(out[i].err)
		}
		ours, err := shelf.Count(ctx, s.kind)
		if err != nil {
			return nil, err
		}
		list = append(list, source.Total{Kind: s.kind, Title: s.title, Theirs: out[i].total, Ours: ours})
	}
	return list, nil
}

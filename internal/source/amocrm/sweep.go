package amocrm

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/sync/errgroup"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// swept are the lists whose deletions nobody tells of, with what a thing of theirs is read by.
func (r *Remote) swept() []stream {
	var list []stream
	for _, s := range r.streams() {
		if s.kind != kindNote {
			list = append(list, s)
		}
	}
	return list
}

// Sweep reads the lists whole and compares ids: what is on the shelf and not in the list is asked for by itself, because a
// list that moves while it is read may have passed it over; what has no answer is gone.
func (r *Remote) Sweep(ctx context.Context, shelf source.Shelf, tell func(source.Progress)) error {
	g, within := errgroup.WithContext(ctx)
	for _, s := range r.swept() {
		g.Go(func() error { return r.sweep(within, shelf, s, tell) })
	}
	return g.Wait()
}

func (r *Remote) sweep(ctx context.Context, shelf source.Shelf, s stream, tell func(source.Progress)) error {
	seen := &ids{}
	query := url.Values{"with": s.query["with"], "order[id]": {"asc"}}
	title := fault.Text{EN: "Check for deletions: " + s.title.EN, RU: "Сверка удалений: " + s.title.RU}
	err := r.pages(ctx, s.path, s.name, query, 1, func(page int, things []json.RawMessage, more bool) (bool, error) {
		objects, _, err := s.objects(things)
		if err != nil {
			return false, err
		}
		for _, o := range objects {
			seen.add(o.ID)
		}
		tell(source.Progress{Stream: "sweep " + s.name, Title: title, Pages: int64(page), Objects: seen.n, Done: !more})
		return false, shelf.Put(ctx, objects, nil)
	})
	if err != nil {
		return err
	}
	g, within := errgroup.WithContext(ctx)
	g.SetLimit(atOnce)
	err = shelf.IDs(within, s.kind, func(id string) error {
		if !seen.has(id) {
			g.Go(func() error { return r.reread(within, shelf, s, id) })
		}
		return nil
	})
	return cmp.Or(g.Wait(), err)
}

func (r *Remote) reread(ctx context.Context, shelf source.Shelf, s stream, id string) error {
	var raw json.RawMessage
	found, err := r.get(ctx, s.path+"/"+id, url.Values{"with": s.query["with"]}, &raw)
	if codeOf(err) == http.StatusNotFound {
		found, err = false, nil
	}
	if err != nil {
		return err
	}
	o := source.Object{Kind: s.kind, ID: id}
	if found {
		if o, err = s.wrap(raw); err != nil {
			return err
		}
	}
	return shelf.Put(ctx, []source.Object{o}, nil)
}

// Reread fetches things a webhook spoke of, and of a lead its history and calls with it.
func (r *Remote) Reread(ctx context.Context, shelf source.Shelf, hints []source.Link) error {
	words := false
	for _, h := range hints {
		for _, s := range r.streams() {
			if s.kind != h.Kind || s.kind == kindNote {
				continue
			}
			if err := r.reread(ctx, shelf, s, h.ID); err != nil {
				return err
			}
		}
		words = words || h.Kind == kindElement
	}
	if words {
		if err := shelf.Put(ctx, nil, map[string]source.Cursor{"elements": ""}); err != nil {
			return err
		}
		if err := r.elements(ctx, shelf, func(source.Progress) {}); err != nil {
			return err
		}
	}
	if err := r.rereadOthers(ctx, shelf, hints); err != nil {
		return err
	}
	return r.rereadNews(ctx, shelf, hints)
}

// rereadNews brings the newest events and notes: both feeds begin where they were left, and are short.
func (r *Remote) rereadNews(ctx context.Context, shelf source.Shelf, hints []source.Link) error {
	quiet := func(source.Progress) {}
	for _, s := range r.streams() {
		on := singular(strings.TrimSuffix(s.name, "/notes"))
		if s.kind != kindNote {
			continue
		}
		for _, h := range hints {
			if h.Kind == on {
				if err := r.follow(ctx, shelf, s, quiet); err != nil {
					return err
				}
				break
			}
		}
	}
	return r.feed(ctx, shelf, quiet)
}

// Totals are the account's own counts. amoCRM gives none for leads, contacts and tasks: the end of the list is looked for,
// beginning where it would be if the counts agreed.
func (r *Remote) Totals(ctx context.Context, shelf source.Shelf) ([]source.Total, error) {
	streams := r.swept()
	found := make([]source.Total, len(streams))
	g, within := errgroup.WithContext(ctx)
	for i, s := range streams {
		g.Go(func() error {
			ours, err := shelf.Count(within, s.kind)
			if err != nil {
				return err
			}
			theirs, err := r.length(within, s, ours)
			found[i] = source.Total{Kind: s.kind, Title: s.title, Theirs: theirs, Ours: ours}
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	list := found
	for _, w := range []struct {
		kind, path, list string
		title            fault.Text
	}{
		{kindUser, "/api/v4/users", "users", fault.Text{EN: "Users", RU: "Сотрудники"}},
		{kindPipeline, "/api/v4/leads/pipelines", "pipelines", fault.Text{EN: "Pipelines", RU: "Воронки"}},
	} {
		ours, err := shelf.Count(ctx, w.kind)
		if err != nil {
			return nil, err
		}
		var e struct {
			Total num `json:"_total_items"`
		}
		if _, err := r.get(ctx, w.path, url.Values{"limit": {"1"}}, &e); err != nil {
			return nil, err
		}
		list = append(list, source.Total{Kind: w.kind, Title: w.title, Theirs: int64(e.Total), Ours: ours})
	}
	return list, nil
}

// length finds how many things a list has: by steps that double away from the expected end, then by halves.
func (r *Remote) length(ctx context.Context, s stream, expected int64) (int64, error) {
	query := url.Values{"order[id]": {"asc"}}
	size := func(page int64) (n int64, more bool, err error) {
		things, more, err := r.page(ctx, s.path, s.name, query, int(page), pageMost)
		return int64(len(things)), more, err
	}
	low, high := int64(0), int64(0) // page low is full or 0; page high is beyond the end, 0 unknown
	page, step := max(1, (expected+pageMost-1)/pageMost), int64(1)
	for {
		n, more, err := size(page)
		if err != nil {
			return 0, err
		}
		switch {
		case n > 0 && !more:
			return (page-1)*pageMost + n, nil
		case n > 0:
			low = page
		default:
			high = page
		}
		switch {
		case high > 0 && high-low <= 1:
			return low * pageMost, nil
		case high == 0:
			page, step = page+step, step*2
		case low == 0 && page-step > 0:
			page, step = page-step, step*2
		default:
			page = (low + high) / 2
		}
	}
}

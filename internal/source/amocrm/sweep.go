package amocrm

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

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
	for _, s := range r.swept() {
		if err := r.sweep(ctx, shelf, s, tell); err != nil {
			return err
		}
	}
	return nil
}

func (r *Remote) sweep(ctx context.Context, shelf source.Shelf, s stream, tell func(source.Progress)) error {
	seen := map[string]struct{}{}
	query := url.Values{"with": s.query["with"], "order[id]": {"asc"}}
	title := fault.Text{EN: "Check for deletions: " + s.title.EN, RU: "Сверка удалений: " + s.title.RU}
	for page := 1; ; page++ {
		things, more, err := r.page(ctx, s.path, s.name, query, page, pageMost)
		if err != nil {
			return err
		}
		objects, _, err := s.objects(things)
		if err != nil {
			return err
		}
		if err := shelf.Put(ctx, objects, nil); err != nil {
			return err
		}
		for _, o := range objects {
			seen[o.ID] = struct{}{}
		}
		tell(source.Progress{Stream: "sweep " + s.name, Title: title, Pages: int64(page), Objects: int64(len(seen)), Done: !more})
		if !more {
			break
		}
	}
	var missing []source.Link
	err := shelf.IDs(ctx, s.kind, func(id string) error {
		if _, ok := seen[id]; !ok {
			missing = append(missing, source.Link{Kind: s.kind, ID: id})
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, l := range missing {
		if err := r.reread(ctx, shelf, s, l.ID); err != nil {
			return err
		}
	}
	return nil
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
	var list []source.Total
	for _, s := range r.swept() {
		ours, err := shelf.Count(ctx, s.kind)
		if err != nil {
			return nil, err
		}
		theirs, err := r.length(ctx, s, ours)
		if err != nil {
			return nil, err
		}
		list = append(list, source.Total{Kind: s.kind, Title: s.title, Theirs: theirs, Ours: ours})
	}
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

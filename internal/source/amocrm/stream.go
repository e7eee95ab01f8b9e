package amocrm

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strconv"

	"svodka/internal/fault"
	"svodka/internal/source"
)

// pageMost is how many things a list gives at once; events give fewer.
const (
	pageMost   = 250
	eventsMost = 100
)

// overlap is how far before the newest change seen the next reading begins: amoCRM's lists catch up with a delay.
const overlap = 600

// stream is one list of the API that is read on from where it was left.
type stream struct {
	name  string // of the cursor
	list  string // inside _embedded; the name when empty
	path  string
	kind  string // of the objects
	title fault.Text
	query url.Values
	// byID lists cannot be sorted by the time of the change, see scan.
	byID bool
	wrap func(json.RawMessage) (source.Object, error)
}

// mark is the cursor of a stream.
type mark struct {
	From  int64 `json:"from"`            // updated_at up to which everything has been read
	Page  int   `json:"page,omitempty"`  // further pages of one and the same From
	Top   int64 `json:"top,omitempty"`   // the newest change of the reading at work, where the list is sorted otherwise
	Since int64 `json:"since,omitempty"` // when the reading at work began, where the list is sorted otherwise
	N     int64 `json:"n,omitempty"`     // objects of the reading at work
	// Open is what the reading at work has not read to the end.
	Open []*window `json:"open,omitempty"`
}

type envelope struct {
	Links struct {
		Next *struct {
			Href string `json:"href"`
		} `json:"next"`
	} `json:"_links"`
	Embedded map[string]json.RawMessage `json:"_embedded"`
}

// page reads one page of a list. A 504 says that the page is too heavy: it is read in halves, now and for as long as the
// Remote is open.
func (r *Remote) page(ctx context.Context, path, list string, query url.Values, n, limit int) (things []json.RawMessage, more bool, err error) {
	return r.pageIn(ctx, partOf(path, query), path, list, query, n, limit)
}

// pageIn is page for a part of a list whose pages follow each other.
func (r *Remote) pageIn(
	ctx context.Context, part, path, list string, query url.Values, n, limit int,
) (things []json.RawMessage, more bool, err error) {
	if lightest := r.lightest(path); limit <= lightest {
		things, more, err = r.plainPage(ctx, part, path, list, query, n, limit)
		if codeOf(err) != http.StatusGatewayTimeout || limit < 2*smallest {
			return things, more, err
		}
		r.lighten(path, limit/2)
	}
	things, more, err = r.pageIn(ctx, part, path, list, query, 2*n-1, limit/2)
	if err != nil || !more {
		return things, false, err
	}
	rest, more, err := r.pageIn(ctx, part, path, list, query, 2*n, limit/2)
	return append(things, rest...), more, err
}

// smallest is the page that is not halved any more.
const smallest = 10

func (r *Remote) lightest(path string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if limit, ok := r.heavy[path]; ok {
		return limit
	}
	return pageMost
}

func (r *Remote) lighten(path string, limit int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.heavy[path] = limit
}

// again is how often a page that is the page before once more is asked for.
const again = 3

// plainPage reads one page. A server that is behind sends the page before a second time: what should have come would be
// passed over, so it is asked for again.
func (r *Remote) plainPage(
	ctx context.Context, part, path, list string, query url.Values, n, limit int,
) (things []json.RawMessage, more bool, err error) {
	for try := 0; ; try++ {
		things, more, err = r.onePage(ctx, path, list, query, n, limit)
		if err != nil {
			return nil, false, err
		}
		sum := sha256.Sum256(bytes.Join(bodies(things), []byte{'\n'}))
		if n == 1 || len(things) == 0 || !r.repeats(part, sum) || try == again {
			r.remember(part, sum)
			return things, more, nil
		}
		if err := r.wait(ctx, pause(nil, try)); err != nil {
			return nil, false, err
		}
	}
}

func bodies(things []json.RawMessage) [][]byte {
	list := make([][]byte, len(things))
	for i, raw := range things {
		list[i] = raw
	}
	return list
}

// partOf names the part of a list whose pages follow each other: windows of one list are read at once.
func partOf(path string, query url.Values) string {
	return path + " " + query.Get("filter[created_at][to]") + " " + query.Get("filter[updated_at][to]")
}

func (r *Remote) repeats(part string, sum [32]byte) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.last[part] == sum
}

func (r *Remote) remember(part string, sum [32]byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last[part] = sum
}

func (r *Remote) forget(part string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.last, part)
}

func (r *Remote) onePage(ctx context.Context, path, list string, query url.Values, n, limit int) (things []json.RawMessage, more bool, err error) {
	q := maps.Clone(query)
	if q == nil {
		q = url.Values{}
	}
	q.Set("limit", strconv.Itoa(limit))
	q.Set("page", strconv.Itoa(n))
	var e envelope
	found, err := r.get(ctx, path, q, &e)
	if err != nil || !found {
		return nil, false, err
	}
	if raw := e.Embedded[list]; len(raw) > 0 {
		if err := json.Unmarshal(raw, &things); err != nil {
			return nil, false, fmt.Errorf("%s: %w", path, err)
		}
	}
	return things, e.Links.Next != nil && len(things) > 0, nil
}

// follow reads a stream on from its cursor: by the time of the change, always the first page after the newest change read,
// so that things changed meanwhile move behind what is still to come and nothing is passed over. Things of one second that
// fill a page are read page by page. Where windows were read at different times, what changed meanwhile may have left one that
// was still to come for one that was over: it is caught up with at the end.
func (r *Remote) follow(ctx context.Context, shelf source.Shelf, s stream, tell func(source.Progress)) error {
	for n := atOnce; ; n = 1 {
		x := &reading{name: s.name, title: s.title, shelf: shelf, tell: tell, lanes: n, page: func(ctx context.Context, w window) (part, error) {
			things, more, err := r.page(ctx, s.path, cmp.Or(s.list, s.name), s.since(w), max(1, w.Page), pageMost)
			if err != nil {
				return part{}, err
			}
			objects, newest, err := s.objects(things)
			return s.part(w, objects, newest, more, r.now().Unix()), err
		}}
		resumed, cut, err := x.read(ctx)
		if err != nil || !resumed && !cut {
			return err
		}
	}
}

// since is the query of the next page.
func (s *stream) since(w window) url.Values {
	q := url.Values{}
	maps.Copy(q, s.query)
	q.Set("order[updated_at]", "asc")
	if s.byID {
		q.Del("order[updated_at]")
		q.Set("order[id]", "asc")
	}
	if w.From > 0 {
		q.Set("filter[updated_at][from]", strconv.FormatInt(w.From, 10))
	}
	if w.To > 0 {
		q.Set("filter[updated_at][to]", strconv.FormatInt(w.To, 10))
	}
	return q
}

// settled is how far back, in seconds, nothing changes any more by whichever clock: ours and the account's may differ.
const settled = 3600

// part tells what a page leaves of its window.
func (s *stream) part(w window, objects []source.Object, newest int64, more bool, now int64) part {
	p := part{objects: objects, n: len(objects), more: more, rest: w}
	if w.To == 0 {
		p.top = max(newest, w.From-1)
	}
	if newest <= w.From { // the page does not leave its second
		p.rest.Page = max(1, w.Page) + 1
		return p
	}
	p.rest.Page, p.rest.From = 0, newest
	end := w.To
	if end == 0 {
		end = now - settled
	}
	if middle := (newest + end) / 2; middle > newest {
		p.halves, p.half, p.other = true, window{From: newest, To: middle}, window{From: middle + 1, To: w.To}
	}
	return p
}

func (s *stream) objects(things []json.RawMessage) ([]source.Object, int64, error) {
	list, newest := make([]source.Object, 0, len(things)), int64(0)
	for _, raw := range things {
		o, err := s.wrap(raw)
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", s.path, err)
		}
		list, newest = append(list, o), max(newest, o.At)
	}
	return list, newest, nil
}

func readMark(ctx context.Context, shelf source.Shelf, name string) (m mark, err error) {
	c, err := shelf.Cursor(ctx, name)
	if err != nil || c == "" {
		return m, err
	}
	return m, json.Unmarshal([]byte(c), &m)
}

func putMark(ctx context.Context, shelf source.Shelf, name string, m mark, objects []source.Object) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return shelf.Put(ctx, objects, map[string]source.Cursor{name: source.Cursor(text)})
}

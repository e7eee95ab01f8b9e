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
	// byID lists cannot be sorted by the time of the change.
	byID bool
	wrap func(json.RawMessage) (source.Object, error)
}

// mark is the cursor of a stream.
type mark struct {
	From int64 `json:"from"`           // updated_at up to which everything has been read
	Page int   `json:"page,omitempty"` // further pages of one and the same From
	Top  int64 `json:"top,omitempty"`  // the newest change of the reading at work, where the list is sorted otherwise
	N    int64 `json:"n,omitempty"`    // objects of the reading at work
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
	if lightest := r.lightest(path); limit <= lightest {
		things, more, err = r.plainPage(ctx, path, list, query, n, limit)
		if codeOf(err) != http.StatusGatewayTimeout || limit < 2*smallest {
			return things, more, err
		}
		r.lighten(path, limit/2)
	}
	things, more, err = r.page(ctx, path, list, query, 2*n-1, limit/2)
	if err != nil || !more {
		return things, false, err
	}
	rest, more, err := r.page(ctx, path, list, query, 2*n, limit/2)
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
func (r *Remote) plainPage(ctx context.Context, path, list string, query url.Values, n, limit int) (things []json.RawMessage, more bool, err error) {
	for try := 0; ; try++ {
		things, more, err = r.onePage(ctx, path, list, query, n, limit)
		if err != nil {
			return nil, false, err
		}
		sum := sha256.Sum256(bytes.Join(bodies(things), []byte{'\n'}))
		if n == 1 || len(things) == 0 || !r.repeats(path, sum) || try == again {
			r.remember(path, sum)
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

func (r *Remote) repeats(path string, sum [32]byte) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.last[path] == sum
}

func (r *Remote) remember(path string, sum [32]byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last[path] = sum
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

// whole reads all pages of a list.
func (r *Remote) whole(ctx context.Context, path, list string, query url.Values) (all []json.RawMessage, err error) {
	for n := 1; ; n++ {
		things, more, err := r.page(ctx, path, list, query, n, pageMost)
		if err != nil {
			return nil, err
		}
		all = append(all, things...)
		if !more {
			return all, nil
		}
	}
}

// follow reads a stream on from its cursor: by the time of the change, always the first page after the newest change read,
// so that things changed meanwhile move behind what is still to come and nothing is passed over. Things of one second that
// fill a page are read page by page.
func (r *Remote) follow(ctx context.Context, shelf source.Shelf, s stream, tell func(source.Progress)) error {
	m, err := readMark(ctx, shelf, s.name)
	if err != nil {
		return err
	}
	start, pages, done := m.From, int64(0), int64(0)
	resumed := m.Page > 0 && s.byID
	m.From = max(0, m.From-overlap)
	if m.Page > 0 || m.N > 0 { // a reading that was cut off
		m.From = start
	}
	for {
		things, more, err := r.page(ctx, s.path, cmp.Or(s.list, s.name), s.since(m), max(1, m.Page), pageMost)
		if err != nil {
			return err
		}
		objects, newest, err := s.objects(things)
		if err != nil {
			return err
		}
		m.N += int64(len(things))
		done += int64(len(things))
		m = s.advance(m, newest, more)
		if err := putMark(ctx, shelf, s.name, m, objects); err != nil {
			return err
		}
		pages++
		tell(source.Progress{Stream: s.name, Title: s.title, Pages: pages, Objects: max(done, m.N), Done: !more})
		switch {
		case more:
		case resumed: // things before the page it went on with may have changed meanwhile
			return r.follow(ctx, shelf, s, tell)
		default:
			return nil
		}
	}
}

// since is the query of the next page.
func (s *stream) since(m mark) url.Values {
	q := url.Values{}
	maps.Copy(q, s.query)
	q.Set("order[updated_at]", "asc")
	if s.byID {
		q.Del("order[updated_at]")
		q.Set("order[id]", "asc")
	}
	if m.From > 0 {
		q.Set("filter[updated_at][from]", strconv.FormatInt(m.From, 10))
	}
	return q
}

// advance moves the cursor behind a page.
func (s *stream) advance(m mark, newest int64, more bool) mark {
	m.Top = max(m.Top, newest)
	switch {
	case !more:
		return mark{From: max(m.From, m.Top)}
	case s.byID, newest <= m.From: // sorted otherwise, or the page does not leave its second
		m.Page = max(1, m.Page) + 1
	default:
		m.Page, m.From = 0, newest
	}
	return m
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

package amocrm

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"net/url"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"svodka/internal/source"
)

// leaf is a page of a list on its way.
type leaf struct {
	n      int
	things []json.RawMessage
	more   bool
	err    error
}

func (l *leaf) sum() [32]byte { return sha256.Sum256(bytes.Join(bodies(l.things), []byte{'\n'})) }

// pages reads a list whose order does not change, from a page on, and hands its pages over in their order until take says
// that it has enough. While there is more, further pages are under way already, one more with each page, so that the limit
// of requests is used however slowly the account answers, and short lists cost no request too many.
func (r *Remote) pages(
	ctx context.Context, path, list string, query url.Values, first int,
	take func(n int, things []json.RawMessage, more bool) (enough bool, err error),
) error {
	var asking sync.WaitGroup
	defer asking.Wait()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var ahead []chan leaf
	ask := func(n int) {
		to := make(chan leaf, 1)
		ahead = append(ahead, to)
		asking.Go(func() { to <- r.leaf(ctx, path, list, query, n) })
	}
	var before [32]byte
	next, wide := first, 1
	for {
		for ; len(ahead) < wide; next++ {
			ask(next)
		}
		x := <-ahead[0]
		ahead = ahead[1:]
		for try := 0; x.err == nil && x.n > first && len(x.things) > 0 && x.sum() == before && try < again; try++ {
			// A server that is behind has sent the page before once more.
			if err := r.wait(ctx, pause(nil, try)); err != nil {
				return err
			}
			x = r.leaf(ctx, path, list, query, x.n)
		}
		if x.err != nil {
			return x.err
		}
		before = x.sum()
		if enough, err := take(x.n, x.things, x.more); err != nil || enough || !x.more {
			return err
		}
		wide = min(wide+1, atOnce)
	}
}

func (r *Remote) leaf(ctx context.Context, path, list string, query url.Values, n int) leaf {
	part := path + " page " + strconv.Itoa(n)
	defer r.forget(part)
	things, more, err := r.pageIn(ctx, part, path, list, query, n, pageMost)
	return leaf{n, things, more, err}
}

// whole reads all pages of a list.
func (r *Remote) whole(ctx context.Context, path, list string, query url.Values) (all []json.RawMessage, err error) {
	err = r.pages(ctx, path, list, query, 1, func(_ int, things []json.RawMessage, _ bool) (bool, error) {
		all = append(all, things...)
		return false, nil
	})
	return all, err
}

// scan reads a list that can be filtered by the time of the change, but not sorted by it: by id, page after page. A reading
// of several pages takes its time, and what changed meanwhile on a page that was over is only found by the next reading: it
// begins where this one began.
func (r *Remote) scan(ctx context.Context, shelf source.Shelf, s stream, tell func(source.Progress)) error {
	m, err := readMark(ctx, shelf, s.name)
	if err != nil {
		return err
	}
	if len(m.Open) > 0 { // as earlier programs kept it
		m.Page = max(1, m.Open[0].Page)
	}
	resumed := m.Page > 0
	if !resumed {
		m = mark{From: m.From, Since: r.now().Unix()}
	}
	var told atomic.Pointer[source.Progress]
	told.Store(&source.Progress{Stream: s.name, Title: s.title, Pages: int64(m.Page), Objects: m.N})
	ctx = context.WithValue(ctx, slowed{}, func(d time.Duration) {
		p := *told.Load()
		p.Waits = d
		tell(p)
	})
	query := s.since(window{From: max(0, m.From-overlap)})
	err = r.pages(ctx, s.path, cmp.Or(s.list, s.name), query, max(1, m.Page), func(page int, things []json.RawMessage, more bool) (bool, error) {
		objects, newest, err := s.objects(things)
		if err != nil {
			return false, err
		}
		m = mark{From: m.From, Page: page + 1, Top: max(m.Top, newest), Since: m.Since, N: m.N + int64(len(things))}
		next := m
		if !more {
			if next = (mark{From: max(m.From, m.Top)}); page > 1 {
				next.From = max(m.From, min(m.Top, m.Since-overlap))
			}
		}
		if err := putMark(ctx, shelf, s.name, next, objects); err != nil {
			return false, err
		}
		told.Store(&source.Progress{Stream: s.name, Title: s.title, Pages: int64(page), Objects: m.N, Done: !more})
		tell(*told.Load())
		return false, nil
	})
	if err != nil || !resumed {
		return err
	}
	return r.scan(ctx, shelf, s, tell)
}

package sync_test

import (
	"context"
	"maps"
	"slices"
	gosync "sync"
	"time"

	"svodka/internal/fault"
	"svodka/internal/source"
	"svodka/internal/sync"
)

// memory is a sync.Store without a file.
type memory struct {
	mu      gosync.Mutex
	sources []sync.Source
	secrets map[string][]byte
	runs    []sync.Run
}

func newMemory() *memory { return &memory{secrets: map[string][]byte{}} }

func (m *memory) Sources(context.Context) ([]sync.Source, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.sources), nil
}

func (m *memory) Source(_ context.Context, id string) (sync.Source, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, x := range m.sources {
		if x.ID == id {
			return x, nil
		}
	}
	return sync.Source{}, fault.New(fault.NotFound, "no source")
}

func (m *memory) SaveSource(_ context.Context, s sync.Source) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, x := range m.sources {
		if x.ID == s.ID {
			m.sources[i] = s
			return nil
		}
	}
	m.sources = append(m.sources, s)
	return nil
}

func (m *memory) RemoveSource(_ context.Context, id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sources = slices.DeleteFunc(m.sources, func(x sync.Source) bool { return x.ID == id })
	return nil
}

func (m *memory) Secrets(_ context.Context, id string) ([]byte, error) { return m.secrets[id], nil }

func (m *memory) SaveSecrets(_ context.Context, id string, sealed []byte) error {
	m.secrets[id] = sealed
	return nil
}

func (m *memory) SaveRun(_ context.Context, r sync.Run) (sync.Run, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r.ID == 0 {
		r.ID = int64(len(m.runs)) + 1
		m.runs = append(m.runs, r)
	}
	m.runs[r.ID-1] = r
	return r, nil
}

func (m *memory) Runs(_ context.Context, of string, limit int) (list []sync.Run, _ error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := len(m.runs) - 1; i >= 0 && len(list) < limit; i-- {
		if of == "" || m.runs[i].Source == of {
			list = append(list, m.runs[i])
		}
	}
	return list, nil
}

// paper is a shelf without a file, one for each path. The real one is store/shelf.
type paper struct {
	mu      gosync.Mutex
	objects []source.Object
	cursors map[string]source.Cursor
	seq     int64
}

var papers gosync.Map //nolint:gochecknoglobals // stands for the disk of this test

func openShelf(_ context.Context, path string) (sync.Shelf, error) {
	p, _ := papers.LoadOrStore(path, &paper{cursors: map[string]source.Cursor{}})
	return p.(*paper), nil
}

func (p *paper) Close() error { return nil }

func (p *paper) Put(ctx context.Context, objects []source.Object, cursors map[string]source.Cursor) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, o := range objects {
		i := slices.IndexFunc(p.objects, func(x source.Object) bool { return x.Kind == o.Kind && x.ID == o.ID })
		if i >= 0 && !p.objects[i].Deleted && string(p.objects[i].Body) == string(o.Body) || i < 0 && o.Body == nil {
			continue
		}
		p.seq++
		o.Seq, o.Seen, o.Deleted = p.seq, time.Now().Unix(), o.Body == nil
		if i >= 0 {
			p.objects = slices.Delete(p.objects, i, i+1)
		}
		p.objects = append(p.objects, o)
	}
	maps.Copy(p.cursors, cursors)
	return nil
}

func (p *paper) Cursor(_ context.Context, stream string) (source.Cursor, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.cursors[stream], nil
}

func (p *paper) Get(context.Context, string, string) (source.Object, bool, error) {
	return source.Object{}, false, nil
}

func (p *paper) Each(_ context.Context, kind string, after int64, fn func(source.Object) error) error {
	p.mu.Lock()
	list := slices.Clone(p.objects)
	p.mu.Unlock()
	for _, o := range list {
		if o.Kind == kind && o.Seq > after {
			if err := fn(o); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *paper) Linked(context.Context, string, source.Link, func(source.Object) error) error {
	return nil
}

func (p *paper) IDs(context.Context, string, func(string) error) error { return nil }

func (p *paper) Count(_ context.Context, kind string) (n int64, _ error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, o := range p.objects {
		if o.Kind == kind && !o.Deleted {
			n++
		}
	}
	return n, nil
}

func (p *paper) Seq(context.Context) (int64, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.seq, nil
}

package ask

import (
	"slices"
	"sync"

	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

// cache keeps scan results of one version of the data. Its key is the scan itself, with the viewer's rights already in
// its conditions, so two viewers share an entry only when they ran the very same scan.
type cache struct {
	mu      sync.Mutex
	limit   int
	size    int
	version int64
	entries map[string][]plan.Group
	order   []string // oldest first
	// pages are short pages of records, which dashboards show; mostPages of them at most.
	pages map[string]*plan.Rows
}

// mostPages bounds the pages of records kept.
const mostPages = 200

func newCache(limit int) *cache {
	return &cache{limit: limit, entries: map[string][]plan.Group{}, pages: map[string]*plan.Rows{}}
}

func (c *cache) get(v warehouse.Version, id string) ([]plan.Group, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v.N != c.version {
		return nil, false
	}
	groups, ok := c.entries[id]
	return groups, ok
}

func (c *cache) put(v warehouse.Version, id string, groups []plan.Group) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case v.N < c.version || len(groups) > c.limit/4:
		return
	case v.N > c.version:
		c.version, c.size, c.order = v.N, 0, nil
		c.entries, c.pages = map[string][]plan.Group{}, map[string]*plan.Rows{}
	}
	if _, ok := c.entries[id]; ok {
		return
	}
	for c.size+len(groups) > c.limit && len(c.order) > 0 {
		c.size -= len(c.entries[c.order[0]]) + 1
		delete(c.entries, c.order[0])
		c.order = c.order[1:]
	}
	c.entries[id] = groups
	c.order = append(c.order, id)
	c.size += len(groups) + 1
}

// page gives a kept page of records as a copy, whose rows may be written to.
func (c *cache) page(v warehouse.Version, id string) (*plan.Rows, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	rows, ok := c.pages[id]
	if !ok || v.N != c.version {
		return nil, false
	}
	return copied(rows), true
}

func (c *cache) putPage(v warehouse.Version, id string, rows *plan.Rows) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v.N != c.version { // scans move the version on
		return
	}
	if len(c.pages) >= mostPages {
		c.pages = map[string]*plan.Rows{}
	}
	c.pages[id] = copied(rows)
}

func copied(rows *plan.Rows) *plan.Rows {
	out := &plan.Rows{Total: rows.Total, Cells: make([][]any, len(rows.Cells))}
	for i, r := range rows.Cells {
		out.Cells[i] = slices.Clone(r)
	}
	return out
}

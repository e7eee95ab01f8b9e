package ask

import (
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
}

func newCache(limit int) *cache { return &cache{limit: limit, entries: map[string][]plan.Group{}} }

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
		c.entries = map[string][]plan.Group{}
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

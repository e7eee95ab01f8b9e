package ask

import (
	"strconv"
	"testing"

	"svodka/internal/plan"
	"svodka/internal/warehouse"
)

func groups(n int) []plan.Group { return make([]plan.Group, n) }

// TestCacheVersion: a result is of one version; a newer one drops all, a late one of an older version is not kept.
func TestCacheVersion(t *testing.T) {
	c := newCache(100)
	one, two := warehouse.Version{N: 1}, warehouse.Version{N: 2}
	c.put(one, "a", groups(3))
	if got, ok := c.get(one, "a"); !ok || len(got) != 3 {
		t.Errorf("a: %v, %t", got, ok)
	}
	if _, ok := c.get(two, "a"); ok {
		t.Error("a result of version 1 was given for version 2")
	}
	c.put(two, "b", groups(1))
	c.put(one, "c", groups(1))
	for _, id := range []string{"a", "c"} {
		if _, ok := c.get(one, id); ok {
			t.Errorf("%s of version 1 is still there", id)
		}
		if _, ok := c.get(two, id); ok {
			t.Errorf("%s of version 1 was given for version 2", id)
		}
	}
	if c.size != 2 || len(c.order) != 1 || len(c.entries) != 1 {
		t.Errorf("size %d of %d entries", c.size, len(c.entries))
	}
}

// TestCacheBounded: the oldest results make room, and a huge one is not kept at all.
func TestCacheBounded(t *testing.T) {
	const limit = 100
	c := newCache(limit)
	v := warehouse.Version{N: 1}
	for i := range 500 {
		c.put(v, strconv.Itoa(i), groups(i%30))
		if c.size > limit+1 {
			t.Fatalf("%d groups are kept, at most %d should be", c.size, limit)
		}
	}
	if _, ok := c.get(v, "0"); ok {
		t.Error("the oldest is still there")
	}
	if _, ok := c.get(v, "499"); !ok {
		t.Error("the newest is not there")
	}
	if _, ok := c.get(v, "29"); ok {
		t.Error("a result of more than a quarter of the room was kept")
	}
	size := 0
	for _, g := range c.entries {
		size += len(g) + 1
	}
	if size != c.size || len(c.order) != len(c.entries) {
		t.Errorf("counted %d, there are %d", c.size, size)
	}
}

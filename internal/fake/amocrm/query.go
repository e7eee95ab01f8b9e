package amocrm

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// node is a query parameter as PHP reads it: filter[a][0]=1 is filter → a → 0 → "1".
type node struct {
	values []string
	kids   map[string]*node
	order  []string
}

// parse reads every bracket spelling. Keys are read in order, so that equal queries give equal trees.
func parse(q url.Values) *node {
	root := &node{}
	keys := make([]string, 0, len(q))
	for k := range q {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		name, rest, _ := strings.Cut(k, "[")
		at := root.make(name)
		for rest != "" {
			part, more, _ := strings.Cut(rest, "]")
			if part == "" {
				part = strconv.Itoa(len(at.order))
			}
			at = at.make(part)
			_, rest, _ = strings.Cut(more, "[")
		}
		at.values = append(at.values, q[k]...)
	}
	return root
}

func (n *node) make(name string) *node {
	if n.kids == nil {
		n.kids = map[string]*node{}
	}
	if n.kids[name] == nil {
		n.kids[name] = &node{}
		n.order = append(n.order, name)
	}
	return n.kids[name]
}

// kid walks down; it never is nil, so that what is not there reads as empty.
func (n *node) kid(path ...string) *node {
	for _, p := range path {
		if n == nil || n.kids[p] == nil {
			return &node{}
		}
		n = n.kids[p]
	}
	return n
}

func (n *node) empty() bool { return len(n.values) == 0 && len(n.kids) == 0 }

// text is the one value.
func (n *node) text() string {
	if len(n.values) == 0 {
		return ""
	}
	return n.values[0]
}

// list are the values in any spelling: x=a,b, x[]=a, x[0]=a.
func (n *node) list() []string {
	var out []string
	for _, v := range n.values {
		for part := range strings.SplitSeq(v, ",") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	for _, k := range n.order {
		if _, err := strconv.Atoi(k); err == nil {
			out = append(out, n.kids[k].list()...)
		}
	}
	return out
}

// numbers are the values that are whole numbers.
func (n *node) numbers() []int64 {
	var out []int64
	for _, v := range n.list() {
		if x, err := strconv.ParseInt(v, 10, 64); err == nil {
			out = append(out, x)
		}
	}
	return out
}

// span is a range of numbers; either end may be missing.
type span struct {
	from, to       int64
	hasFrom, hasTo bool
}

// span reads from and to, two joined values, or one value, which is the beginning.
func (n *node) span() span {
	var s span
	read := func(v string, to *int64, has *bool) {
		if x, err := strconv.ParseInt(v, 10, 64); err == nil {
			*to, *has = x, true
		}
	}
	read(n.kid("from").text(), &s.from, &s.hasFrom)
	read(n.kid("to").text(), &s.to, &s.hasTo)
	if list := n.list(); !s.hasFrom && !s.hasTo && len(list) > 0 {
		read(list[0], &s.from, &s.hasFrom)
		if len(list) > 1 {
			read(list[1], &s.to, &s.hasTo)
		}
	}
	return s
}

func (s span) any() bool { return s.hasFrom || s.hasTo }

func (s span) holds(x int64) bool {
	return (!s.hasFrom || x >= s.from) && (!s.hasTo || x <= s.to)
}

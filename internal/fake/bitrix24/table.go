package bitrix24

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

const perPage = 50

// table is an entity that a list method reads.
type table struct {
	name string
	// deps are the World's kinds whose events make the rows anew.
	deps   []string
	face   face
	strict bool // a field nobody knows in a filter is refused
	cols   []*column
	build  func() []*rec // by id
	byName map[string]*column

	rows  []*rec
	stamp string
	keys  map[*column]map[int64][]*rec // rows by the columns they are looked up by, made when asked for
}

func (t *table) find(name string) *column {
	if t.byName == nil {
		t.byName = map[string]*column{}
		for _, c := range t.cols {
			switch {
			case t.face == oldFace:
				t.byName[c.name] = c
			case t.face == taskFace, c.user:
				t.byName[c.name], t.byName[c.item] = c, c
			default:
				t.byName[c.item] = c
			}
		}
		delete(t.byName, "")
	}
	if c := t.byName[name]; c != nil {
		return c
	}
	if t.face == itemFace {
		return nil
	}
	return t.byName[strings.ToUpper(name)]
}

// item is the same table for the universal methods.
func (t *table) item() *table {
	return &table{name: "item " + t.name, deps: t.deps, face: itemFace, strict: true, cols: t.cols, build: t.build}
}

// page is one answer of a list.
type page struct {
	rows        []*rec
	total, next int64
	counted     bool
}

// list filters, sorts and cuts. start -1 does not count and names no next page.
func (s *Server) list(c *call, t *table, filter, order *value, start int64) (page, *refusal) {
	tests, refused := s.tests(t, filter)
	if refused != nil {
		return page{}, refused
	}
	rows := s.rows(t)
	if some, ok := t.narrowed(filter); ok {
		rows = some
	}
	byID := orderedByID(order)
	from := 0
	if after, ok := scan(filter); ok && byID {
		from = sort.Search(len(rows), func(i int) bool { return rows[i].id > after })
	}
	p := page{counted: start >= 0}
	var found []*rec
	for _, r := range rows[from:] {
		if passes(tests, r) && s.sees(c, r) {
			found = append(found, r)
			if byID && start < 0 && len(found) == perPage {
				break
			}
		}
	}
	if !byID {
		found = s.sorted(t, found, order)
	}
	p.total = int64(len(found))
	cut := min(max(start, 0), p.total)
	p.rows = found[cut:min(cut+perPage, p.total)]
	if end := cut + perPage; end < p.total && p.counted {
		p.next = end
	}
	c.cost(len(p.rows))
	return p, nil
}

func passes(tests []test, r *rec) bool {
	for _, pass := range tests {
		if !pass(r) {
			return false
		}
	}
	return true
}

// orderedByID reports whether the rows are wanted as they are kept. No order at all is that, too.
func orderedByID(order *value) bool {
	if order == nil || len(order.keys) == 0 {
		return true
	}
	key := order.keys[0]
	return strings.EqualFold(key, "ID") && !strings.EqualFold(order.kids[key].text, "DESC")
}

// scan finds the number of a filter[>ID].
func scan(filter *value) (int64, bool) {
	if filter == nil {
		return 0, false
	}
	for _, key := range []string{">ID", ">id"} {
		if v := filter.kids[key]; v != nil {
			n, err := strconv.ParseInt(v.text, 10, 64)
			return n, err == nil
		}
	}
	return 0, false
}

func (s *Server) sorted(t *table, rows []*rec, order *value) []*rec {
	type key struct {
		c    *column
		desc bool
	}
	var keys []key
	for _, name := range order.keys {
		if c := t.find(name); c != nil {
			keys = append(keys, key{c, strings.EqualFold(order.kids[name].text, "DESC")})
		}
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b *rec) int {
		for _, k := range keys {
			n := rank(s.order(k.c, k.c.get(a)), s.order(k.c, k.c.get(b)))
			if n != 0 && k.desc {
				n = -n
			}
			if n != 0 {
				return n
			}
		}
		return 0
	})
	return rows
}

// rows are the table's rows, made anew when what they show has changed.
func (s *Server) rows(t *table) []*rec {
	var b strings.Builder
	for _, k := range t.deps {
		b.WriteString(strconv.FormatInt(s.versions[k], 10) + " ")
	}
	b.WriteString(strconv.FormatInt(s.versions[""], 10))
	if stamp := b.String(); stamp != t.stamp {
		t.rows, t.stamp, t.keys = t.build(), stamp, map[*column]map[int64][]*rec{}
	}
	return t.rows
}

// narrowed are the rows that a filter on a keyed column leaves, by id; ok is false where it has none. The other conditions, and this
// one, are still to be tried.
func (t *table) narrowed(filter *value) (rows []*rec, ok bool) {
	if filter == nil {
		return nil, false
	}
	for _, name := range filter.keys {
		op, field := operator(name)
		c := t.find(field)
		if c == nil || !c.keyed || op != "" && op != "=" && op != "@" {
			continue
		}
		wanted := filter.kids[name].texts()
		ids := make([]int64, len(wanted))
		for i, text := range wanted {
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil || n == 0 { // nothing and 0 are one
				return nil, false
			}
			ids[i] = n
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			rows = append(rows, t.key(c)[id]...)
		}
		slices.SortFunc(rows, func(a, b *rec) int { return cmp.Compare(a.id, b.id) })
		return rows, true
	}
	return nil, false
}

// key gives the rows by a column.
func (t *table) key(c *column) map[int64][]*rec {
	if t.keys[c] == nil {
		t.keys[c] = map[int64][]*rec{}
		for _, r := range t.rows {
			if n, ok := c.get(r).(int64); ok {
				t.keys[c][n] = append(t.keys[c][n], r)
			}
		}
	}
	return t.keys[c]
}

// selection lists the columns an answer shows. Without a select it is everything that needs no asking.
func (t *table) selection(sel *value, f face) []*column {
	var asked []string
	if sel != nil {
		asked = sel.texts()
	}
	star := len(asked) == 0 || slices.Contains(asked, "*")
	uf := len(asked) == 0 || slices.Contains(asked, "UF_*") || f == itemFace && star
	var list []*column
	for _, c := range t.cols {
		switch {
		case f == oldFace && c.name == "", f == itemFace && c.asked:
		case slices.Contains(asked, c.name), slices.Contains(asked, c.item), c.name == "ID":
			list = append(list, c)
		case c.asked:
		case c.user && uf, !c.user && star:
			list = append(list, c)
		}
	}
	return list
}

// dress gives rows their face.
func (s *Server) dress(t *table, rows []*rec, sel *value, f face) []any {
	cols := t.selection(sel, f)
	list := make([]any, 0, len(rows))
	for _, r := range rows {
		row := map[string]any{}
		for _, c := range cols {
			name := c.name
			if f != oldFace {
				name = c.item
			}
			v := c.get(r)
			if v == nil && c.asked {
				continue // a multi-field without values is left out
			}
			row[name] = s.show(c, v, f)
		}
		list = append(list, row)
	}
	return list
}

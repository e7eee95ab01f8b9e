package ask

import (
	"slices"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/fault"
	"svodka/internal/frame"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/unit"
	"svodka/internal/plan"
	"svodka/internal/query"
)

// members are the rows of a dictionary: titles, places and the tree.
type members struct {
	ids    []string // in the order read
	title  map[string]string
	order  map[string]float64
	parent map[string]string
	byLow  map[string][]string // lower-case title → ids
}

// large dimensions have so many members that they are read by id, never whole.
func large(d *model.Dimension) bool {
	return d.Table == "client" || d.Table == "deal" || d.Table == "lead" || d.Table == "ticket"
}

// of reads a dictionary whole, once a version.
func (r *reader) of(d *model.Dimension) (*members, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if m := r.members[d.Name]; m != nil {
		return m, nil
	}
	m, err := r.lookup(d, nil)
	if err != nil {
		return nil, err
	}
	r.members[d.Name] = m
	return m, nil
}

// The few members that a page of records names are kept for the version: pages are opened over and over.
const (
	fewMembers = 100 // names of one page
	fewKept    = 300 // pages
)

// some reads the members of a large dictionary that are named.
func (r *reader) some(d *model.Dimension, ids []string) (*members, error) {
	if len(ids) > fewMembers {
		return r.lookup(d, ids)
	}
	key := d.Name + "\x00" + strings.Join(slices.Sorted(slices.Values(ids)), "\x00")
	r.mu.Lock()
	m := r.few[key]
	r.mu.Unlock()
	if m != nil {
		return m, nil
	}
	m, err := r.lookup(d, ids)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.few) >= fewKept {
		clear(r.few)
	}
	r.few[key] = m
	return m, nil
}

func (r *reader) lookup(d *model.Dimension, ids []string) (*members, error) {
	columns := []string{d.Label}
	for _, c := range []string{d.Parent, d.Order} {
		if c != "" {
			columns = append(columns, c)
		}
	}
	rows, err := r.snap.Lookup(r.ctx, d.Table, ids, columns)
	if err != nil {
		return nil, err
	}
	m := &members{title: map[string]string{}, order: map[string]float64{}, parent: map[string]string{}, byLow: map[string][]string{}}
	for id := range rows {
		m.ids = append(m.ids, id)
	}
	slices.Sort(m.ids)
	for _, id := range m.ids {
		row := rows[id]
		title, _ := row[0].(string)
		if title == "" {
			title = bare(id)
		}
		m.title[id] = title
		low := strings.ToLower(title)
		m.byLow[low] = append(m.byLow[low], id)
		i := 1
		if d.Parent != "" {
			m.parent[id], _ = row[i].(string)
			i++
		}
		if d.Order != "" {
			switch v := row[i].(type) {
			case int64:
				m.order[id] = float64(v)
			case float64:
				m.order[id] = v
			}
		}
	}
	return m, nil
}

// bare is an id without the name of its source.
func bare(id string) string {
	if _, after, ok := strings.Cut(id, ":"); ok {
		return after
	}
	return id
}

// Resolve turns titles, ids and "#id" into ids, with the descendants of a tree's nodes; "=title" and "=#id" are the node
// alone, "~part" takes every title that contains the part. It is plan.Members.
func (r *reader) Resolve(d *model.Dimension, values []string) ([]string, error) {
	if large(d) {
		return r.resolveLarge(d, values)
	}
	m, err := r.of(d)
	if err != nil {
		return nil, err
	}
	var branches, ids []string
	for _, v := range values {
		found, alone := m.find(v), false
		if rest, ok := strings.CutPrefix(v, "="); ok && len(found) == 0 {
			found, alone = m.find(rest), true
		}
		switch {
		case len(found) == 0 && !strings.HasPrefix(v, "~"):
			return nil, noMember(d, v, r.suggest(m, v))
		case alone || d.Parent == "":
			ids = append(ids, found...)
		default:
			branches = append(branches, found...)
		}
	}
	if len(branches) > 0 {
		ids = append(ids, m.descend(branches)...)
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// suggest offers near titles, but only to viewers who may see every row: a list of names is data too.
func (r *reader) suggest(m *members, v string) []string {
	if !r.viewer.Grant.All {
		return nil
	}
	titles := make([]string, 0, len(m.title))
	for _, id := range m.ids {
		titles = append(titles, m.title[id])
	}
	return plan.Near(v, titles)
}

func noMember(d *model.Dimension, v string, near []string) error {
	if len(near) > 0 {
		return fault.Invalidf("%[1]s: there is no %[3]q. Did you mean %[4]s?", "%[2]s: нет «%[3]s». Может быть, %[4]s?",
			d.Title.EN, d.Title.RU, v, strings.Join(near, ", "))
	}
	return fault.Invalidf("%[1]s: there is no %[3]q.", "%[2]s: нет «%[3]s».", d.Title.EN, d.Title.RU, v)
}

func (m *members) find(v string) []string {
	if part, ok := strings.CutPrefix(v, "~"); ok {
		var ids []string
		for _, id := range m.ids {
			if strings.Contains(strings.ToLower(m.title[id]), strings.ToLower(part)) {
				ids = append(ids, id)
			}
		}
		return ids
	}
	if id, ok := strings.CutPrefix(v, "#"); ok && len(m.byLow[strings.ToLower(v)]) == 0 {
		return []string{id}
	}
	var exact []string
	low := m.byLow[strings.ToLower(v)]
	for _, id := range low {
		if m.title[id] == v {
			exact = append(exact, id)
		}
	}
	switch _, isID := m.title[v]; {
	case len(exact) > 0:
		return exact
	case len(low) > 0:
		return low
	case isID:
		return []string{v}
	}
	return nil
}

func (m *members) descend(ids []string) []string {
	in := map[string]bool{}
	for _, id := range ids {
		in[id] = true
	}
	for _, id := range m.ids {
		for up, steps := m.parent[id], 0; up != "" && steps < 64; up, steps = m.parent[up], steps+1 {
			if in[up] {
				in[id] = true
				break
			}
		}
	}
	out := make([]string, 0, len(in))
	for id := range in {
		out = append(out, id)
	}
	return out
}

// resolveLarge finds members of a big dictionary by their title, without reading it whole.
func (r *reader) resolveLarge(d *model.Dimension, values []string) ([]string, error) {
	f, ok := r.model.Fact(d.Table)
	if !ok {
		f = &model.Fact{Name: d.Table, Table: d.Table}
	}
	var ids []string
	for _, v := range values {
		if id, ok := strings.CutPrefix(strings.TrimPrefix(v, "="), "#"); ok {
			ids = append(ids, id)
			continue
		}
		cond := plan.Cond{Col: model.Column{Name: d.Label}, Op: model.In, Text: []string{v}}
		part, contains := strings.CutPrefix(v, "~")
		if contains {
			cond.Op, cond.Text = model.Contains, []string{part}
		}
		rows, err := r.snap.Records(r.ctx, plan.Records{Fact: f, Where: []plan.Cond{cond}, Limit: 10_000, Sort: -1})
		if err != nil {
			return nil, err
		}
		if len(rows.Cells) == 0 && !contains {
			have, err := r.snap.Lookup(r.ctx, d.Table, []string{v}, []string{d.Label})
			if err != nil {
				return nil, err
			}
			if len(have) == 0 {
				return nil, noMember(d, v, nil)
			}
			ids = append(ids, v)
		}
		for _, row := range rows.Cells {
			ids = append(ids, row[0].(string)) //nolint:forcetypeassert // Cells[i][0] is the id by contract
		}
	}
	return ids, nil
}

// names implements frame.Names for one answer.
type names struct {
	*reader
	lang string
	big  map[model.Name]*members
}

// load reads the titles of the members that stand in a frame. A large dictionary is left for later when the question
// keeps a few rows of many and does not sort by it.
func (n *names) load(f *frame.Frame, q query.Query) error {
	n.big = map[model.Name]*members{}
	for i, d := range f.By {
		if d.Kind != model.Member {
			continue
		}
		if !large(d) {
			if _, err := n.of(d); err != nil {
				return err
			}
			continue
		}
		if q.Limit > 0 && !slices.ContainsFunc(q.Sort, func(s query.Sort) bool { return s.Name == d.Name }) {
			continue
		}
		seen := map[string]bool{}
		for _, rows := range [][]frame.Row{f.Rows, f.Totals} {
			for _, r := range rows {
				if id := r.Keys[i].ID; id != "" {
					seen[id] = true
				}
			}
		}
		ids := make([]string, 0, len(seen))
		for id := range seen {
			ids = append(ids, id)
		}
		m, err := n.lookup(d, ids)
		if err != nil {
			return err
		}
		n.big[d.Name] = m
	}
	return nil
}

func (n *names) members(d *model.Dimension) *members {
	if m := n.big[d.Name]; m != nil {
		return m
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.state.members[d.Name]
}

// Title is what people call a member; "" stands for one without a value.
func (n *names) Title(d *model.Dimension, m plan.Member) string {
	if m.Null || m == (plan.Member{}) {
		return ""
	}
	for _, v := range d.Members {
		if v.ID == m.ID {
			return v.Title.In(n.lang)
		}
	}
	switch d.Kind {
	case model.Member:
		if dict := n.members(d); dict != nil {
			if t, ok := dict.title[m.ID]; ok {
				return t
			}
		}
		return bare(m.ID)
	case model.Number:
		if len(d.Bands) > 0 {
			return band(d, m.ID, n.lang)
		}
	case model.Flag:
		if m.ID == "true" {
			return model.Text{EN: "yes", RU: "да"}.In(n.lang)
		}
		return model.Text{EN: "no", RU: "нет"}.In(n.lang)
	case model.Date:
		if day, err := strconv.Atoi(m.ID); err == nil {
			return cal.Day(day).String()
		}
	case model.Plain:
	}
	return m.ID
}

// Order places members by rank, by fixed list or by number.
func (n *names) Order(d *model.Dimension, m plan.Member) float64 {
	for i, v := range d.Members {
		if v.ID == m.ID {
			return float64(i)
		}
	}
	switch d.Kind {
	case model.Member:
		if dict := n.members(d); dict != nil {
			return dict.order[m.ID]
		}
	case model.Number, model.Date:
		v, err := strconv.ParseFloat(m.ID, 64)
		if err == nil {
			return v
		}
	case model.Plain, model.Flag:
	}
	return 0
}

// band is the title of a range of numbers: "100 000–500 000".
func band(d *model.Dimension, id, code string) string {
	i, err := strconv.Atoi(id)
	if err != nil || i < 0 || i > len(d.Bands) {
		return id
	}
	l := lang.Lang(code)
	show := func(v float64) string {
		if d.BandUnit.Kind() == unit.Money {
			v /= MinorUnits
		}
		return l.Number(v, 0)
	}
	switch {
	case i == 0:
		return "< " + show(d.Bands[0])
	case i == len(d.Bands):
		return "≥ " + show(d.Bands[i-1])
	}
	return show(d.Bands[i-1]) + "–" + show(d.Bands[i])
}

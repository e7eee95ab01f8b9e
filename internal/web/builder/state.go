package builder

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/model"
	"svodka/internal/query"
)

// The steps of the constructor, in their order.
const (
	stepGoal    = "goal"
	stepKind    = "kind"
	stepWhat    = "what"
	stepRefresh = "refresh"
	stepRights  = "rights"
	stepNotify  = "notify"
	stepCheck   = "check"
)

func steps() []string {
	return []string{stepGoal, stepKind, stepWhat, stepRefresh, stepRights, stepNotify, stepCheck}
}

// The shelves.
const (
	shelfMetrics = "metrics"
	shelfRows    = "rows"
	shelfCols    = "cols"
)

// periodMark stands before the size of periods on a shelf: "period:week".
const periodMark = "period:"

// Who may open a report besides its author.
const (
	accessPrivate = "private"
	accessRoles   = "roles"
	accessPeople  = "people"
	accessAll     = "all"
)

// Bounds of what a form may hold; more is a mistake or an attack.
const (
	mostItems = 40
	mostUndo  = 60
	mostText  = 300
	mostGoal  = 1000
)

// state is everything the form holds. It is read from fields and written to fields without loss, whatever stands in them:
// what makes no sense is kept and told, so that nothing that somebody typed is thrown away.
type state struct {
	// ID is the draft this is kept as, "" not yet.
	ID string
	// Form is the name this form was opened under.
	Form string
	// Of is the saved report that is being changed, at the version OfVersion; "" makes a new one.
	Of        string
	OfVersion int
	// From is the report that was copied: its further tiles come along.
	From string
	Step string

	Title, Goal, Reader, Topic string
	View                       string
	Kind                       board.Kind // "" is chosen by the question
	Metrics, Rows, Cols        []string
	// Where are filters of the page, Own those of the first tile alone, each "owner!=a,b".
	Where, Own     []string
	Range, Compare string
	// OwnRange says that the days belong to the first tile alone.
	OwnRange        bool
	Limit           int
	Refresh, Notify string
	Access          string
	Roles           []string
	People          string
	// Keep are the ids of the further tiles that stay.
	Keep []string

	// Undo and Redo are the states before and after, the nearest last. Was is the state the page was drawn with.
	Undo, Redo []string
	Was        string
}

// readState reads the fields of the form.
func readState(v url.Values) state {
	s := state{
		ID: v.Get("id"), Form: v.Get("opened"), Of: v.Get("of"), From: v.Get("from"), Step: v.Get("step"),
		Title: v.Get("title"), Goal: v.Get("goal"), Reader: v.Get("reader"), Topic: v.Get("topic"),
		View: v.Get("view"), Kind: board.Kind(v.Get("kind")),
		Metrics: items(v, shelfMetrics), Rows: items(v, shelfRows), Cols: items(v, shelfCols),
		Where: lines(v, "where"), Own: lines(v, "own"), Range: strings.TrimSpace(v.Get("range")), Compare: v.Get("compare"),
		OwnRange: v.Get("own_range") != "", Refresh: v.Get("refresh"), Notify: v.Get("notify"),
		Access: v.Get("access"), Roles: lines(v, "role"), People: v.Get("people"), Keep: lines(v, "keep"),
		Undo: latest(v["undo"]), Redo: latest(v["redo"]), Was: v.Get("was"),
	}
	if from, to := v.Get("from_day"), v.Get("to_day"); s.Range == ownRange && from != "" {
		s.Range = from + ".." + to
	}
	s.OfVersion, _ = strconv.Atoi(v.Get("of_version"))
	s.Limit, _ = strconv.Atoi(v.Get("limit"))
	s.Limit = min(max(s.Limit, 0), 1000)
	if s.Range == "" {
		s.Range = "this-month"
	}
	if !slices.Contains(steps(), s.Step) {
		s.Step = stepWhat
	}
	if !slices.Contains([]string{"chart", "table"}, s.View) {
		s.View = "both"
	}
	if !slices.Contains([]string{"hour", "day"}, s.Refresh) {
		s.Refresh = "live"
	}
	if !slices.Contains([]string{accessRoles, accessPeople, accessAll}, s.Access) {
		s.Access = accessPrivate
	}
	s.Roles = slices.DeleteFunc(s.Roles, func(r string) bool {
		_, err := account.ParseRole(r)
		return err != nil
	})
	if !slices.Contains(board.Kinds(), s.Kind) || s.Kind == board.Text {
		s.Kind = ""
	}
	return s
}

// ownRange is the choice of days in the list of periods.
const ownRange = "own"

// items reads a shelf: names alone, each once.
func items(v url.Values, key string) []string {
	var list []string
	for _, text := range v[key] {
		for part := range strings.SplitSeq(text, ",") {
			part = strings.TrimSpace(part)
			if part != "" && len(part) <= 64 && !slices.Contains(list, part) && len(list) < mostItems {
				list = append(list, part)
			}
		}
	}
	return list
}

// lines reads a repeated field.
func lines(v url.Values, key string) []string {
	var list []string
	for _, text := range v[key] {
		if text != "" && len(list) < mostItems && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}

// latest keeps as many of the last states as the way back holds.
func latest(list []string) []string { return list[max(0, len(list)-mostUndo):] }

// content is what the report is: all that undo goes back over.
func (s state) content() url.Values {
	v := url.Values{}
	set := func(key string, texts ...string) {
		for _, t := range texts {
			if t != "" {
				v.Add(key, t)
			}
		}
	}
	set("title", s.Title)
	set("goal", s.Goal)
	set("reader", s.Reader)
	set("topic", s.Topic)
	set("view", s.View)
	set("kind", string(s.Kind))
	set(shelfMetrics, s.Metrics...)
	set(shelfRows, s.Rows...)
	set(shelfCols, s.Cols...)
	set("where", s.Where...)
	set("own", s.Own...)
	set("range", s.Range)
	set("compare", s.Compare)
	if s.OwnRange {
		set("own_range", "1")
	}
	if s.Limit > 0 {
		set("limit", strconv.Itoa(s.Limit))
	}
	set("refresh", s.Refresh)
	set("notify", s.Notify)
	set("access", s.Access)
	set("role", s.Roles...)
	set("people", s.People)
	set("keep", s.Keep...)
	return v
}

// identity is what the report is kept as, which undo leaves alone.
func (s state) identity() url.Values {
	v := url.Values{}
	for key, text := range map[string]string{"id": s.ID, "opened": s.Form, "of": s.Of, "from": s.From, "step": s.Step} {
		if text != "" {
			v.Set(key, text)
		}
	}
	if s.OfVersion > 0 {
		v.Set("of_version", strconv.Itoa(s.OfVersion))
	}
	return v
}

// text is the content as one text.
func (s state) text() string { return s.content().Encode() }

// withText is the state with another content.
func (s state) withText(text string) state {
	v, err := url.ParseQuery(text)
	if err != nil {
		return s
	}
	out := readState(v)
	out.ID, out.Form, out.Of, out.OfVersion, out.From, out.Step = s.ID, s.Form, s.Of, s.OfVersion, s.From, s.Step
	out.Undo, out.Redo, out.Was = s.Undo, s.Redo, s.Was
	return out
}

// noted puts what the page was drawn with onto the way back, when something differs now.
func (s state) noted() state {
	if s.Was != "" && s.Was != s.text() {
		s.Undo, s.Redo = latest(append(s.Undo, s.Was)), nil
	}
	s.Was = s.text()
	return s
}

// back undoes one step, forth does it again.
func (s state) back() state {
	if len(s.Undo) == 0 {
		return s
	}
	now := s.text()
	out := s.withText(s.Undo[len(s.Undo)-1])
	out.Undo, out.Redo = s.Undo[:len(s.Undo)-1], latest(append(s.Redo, now))
	out.Was = out.text()
	return out
}

func (s state) forth() state {
	if len(s.Redo) == 0 {
		return s
	}
	now := s.text()
	out := s.withText(s.Redo[len(s.Redo)-1])
	out.Redo, out.Undo = s.Redo[:len(s.Redo)-1], latest(append(s.Undo, now))
	out.Was = out.text()
	return out
}

// grain is the size of periods on the shelves and dims the dimensions, rows before columns.
func (s state) grain() cal.Grain {
	for _, item := range slices.Concat(s.Rows, s.Cols) {
		if name, ok := strings.CutPrefix(item, periodMark); ok {
			g, _ := cal.ParseGrain(name)
			return g
		}
	}
	return cal.None
}

func (s state) dims() []model.Name {
	var list []model.Name
	for _, item := range slices.Concat(s.Rows, s.Cols) {
		if !strings.HasPrefix(item, periodMark) && !slices.Contains(list, item) {
			list = append(list, item)
		}
	}
	return list
}

// question is what the first tile asks, without what the page lays over it.
func (s state) question(m *model.Model) query.Query {
	q := query.Query{Metrics: s.Metrics, By: s.dims(), Grain: s.grain()}
	if s.OwnRange {
		q.Range = s.Range
	}
	for _, text := range s.Own {
		if c, err := condOf(text); err == nil {
			q.Where = append(q.Where, c)
		}
	}
	if len(q.By) > 0 || q.Grain != cal.None {
		q.Totals = true
	}
	if len(q.By) == 1 && q.Grain == cal.None && len(q.Metrics) > 0 && !ordered(m, q.By[0]) {
		q.Sort = []query.Sort{{Name: q.Metrics[0], Desc: true}}
	}
	if len(q.By) == 1 && s.Limit > 0 {
		q.Limit, q.Others = s.Limit, true
		if q.Grain != cal.None {
			q.Sort = nil
		}
	}
	return q
}

// ordered reports whether the members of a dimension have an order of their own, which no sort should break.
func ordered(m *model.Model, name model.Name) bool {
	d, ok := m.Dimension(name)
	return ok && (d.Order != "" || len(d.Members) > 0 || len(d.Bands) > 0 || d.Kind == model.Number || d.Kind == model.Date)
}

// params is what the page starts with: days, comparison, filters.
func (s state) params() url.Values {
	v := url.Values{}
	if s.Range != "" && !s.OwnRange {
		v.Set("range", s.Range)
	}
	if s.Compare != "" {
		v.Set("compare", s.Compare)
	}
	for _, text := range s.Where {
		if c, err := condOf(text); err == nil {
			q := query.Query{Where: []model.Cond{c}}
			for key, texts := range q.Values() {
				v[key] = append(v[key], texts...)
			}
		}
	}
	return v
}

// condOf reads a filter as a field keeps it.
func condOf(text string) (model.Cond, error) {
	q, err := query.ParseText(text)
	if err != nil {
		return model.Cond{}, err
	}
	if len(q.Where) != 1 || len(q.Metrics) > 0 || len(q.By) > 0 || q.Range != "" {
		return model.Cond{}, errNoCond
	}
	return q.Where[0], nil
}

// condText writes a filter as a field keeps it.
func condText(c model.Cond) string { return query.Query{Where: []model.Cond{c}}.String() }

// nameless reports whether nobody has given the report a title.
func (s state) nameless() bool { return strings.TrimSpace(s.Title) == "" }

package builder

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/account"
	"svodka/internal/board"
	"svodka/internal/cal"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
)

// stateOf is the form of a report.
func stateOf(b board.Board, l lang.Lang) state {
	s := state{
		Step: stepWhat, Title: b.Title.In(string(l)), Goal: b.Goal, Reader: b.Reader, Topic: b.Topic, View: b.View,
		Refresh: b.Refresh, Notify: b.Notify,
	}
	if s.Goal == "" {
		s.Goal = b.Answers.In(string(l))
	}
	at := mainTile(b)
	if values, err := url.ParseQuery(b.Params); err == nil {
		if q, err := query.Parse(values); err == nil {
			s.Range, s.Compare = q.Range, comparisons(q)
			for _, c := range q.Where {
				s.Where = append(s.Where, condText(c))
			}
		}
	}
	for i, t := range b.Tiles {
		if i != at {
			s.Keep = append(s.Keep, t.ID)
		}
	}
	if at >= 0 {
		s = s.shelved(b.Tiles[at])
	}
	s.Access, s.Roles, s.People = accessOf(b.Share)
	return readState(mix(s.content(), s.identity()))
}

// shelved puts the question of a tile onto the shelves.
func (s state) shelved(t board.Tile) state {
	q, err := query.ParseText(t.Ask)
	if err != nil {
		return s
	}
	s.Kind, s.Metrics, s.Limit = t.Kind, q.Metrics, q.Limit
	period := ""
	if q.Grain != cal.None {
		period = periodMark + q.Grain.String()
	}
	switch {
	case period == "" && len(q.By) == 2 && (t.Kind == board.Heat || t.Kind == board.Pivot):
		s.Rows, s.Cols = q.By[:1], q.By[1:]
	case period == "":
		s.Rows = q.By
	case len(q.By) > 0 && (t.Kind == board.Heat || t.Kind == board.Pivot):
		s.Rows, s.Cols = q.By, []string{period}
	default:
		s.Rows, s.Cols = []string{period}, q.By
	}
	if q.Range != "" {
		s.Range, s.OwnRange = q.Range, len(s.Keep) > 0
	}
	if (len(q.Compare) > 0 || q.Plan) && s.Compare == "" {
		s.Compare = comparisons(q)
	}
	for _, c := range q.Where {
		if len(s.Keep) > 0 {
			s.Own = append(s.Own, condText(c))
		} else {
			s.Where = append(s.Where, condText(c))
		}
	}
	return s
}

// mainTile is the position of the tile that the shelves stand for: the first that asks something; -1 when none does.
func mainTile(b board.Board) int {
	return slices.IndexFunc(b.Tiles, func(t board.Tile) bool { return t.Ask != "" && t.Kind != board.Text })
}

func comparisons(q query.Query) string {
	said := make([]string, len(q.Compare), len(q.Compare)+1)
	for i, x := range q.Compare {
		said[i] = x.String()
	}
	if q.Plan {
		said = append(said, query.WithPlan)
	}
	return strings.Join(said, ",")
}

func mix(list ...url.Values) url.Values {
	out := url.Values{}
	for _, v := range list {
		for k, texts := range v {
			out[k] = append(out[k], texts...)
		}
	}
	return out
}

// board makes the report of the form. base is what it was made from: its further tiles and words come along as far as the
// form keeps them.
func (s state) board(base board.Board, m *model.Model, l lang.Lang) board.Board {
	q := s.question(m)
	kind := s.shown(m)
	b := board.Board{
		Sort: board.Report, Topic: s.Topic, Title: words(s.Title, base.Title, l), Answers: base.Answers, Params: s.params().Encode(), View: s.View,
		Goal: s.Goal, Reader: s.Reader, Refresh: s.Refresh, Notify: s.Notify, Say: base.Say,
	}
	at := mainTile(base)
	t := board.Tile{ID: "main", Title: s.tileTitle(m), Kind: kind, Ask: q.String()}
	if at >= 0 {
		old := base.Tiles[at]
		t.ID, t.Report, t.Need = old.ID, old.Report, old.Need
		if sameQuestion(old.Ask, q) && old.Kind == kind {
			t.Title, t.Sub = old.Title, old.Sub
		} else {
			b.Say, t.Need = "", ""
		}
	}
	b.Tiles = []board.Tile{t}
	for i, old := range base.Tiles {
		if i != at && slices.Contains(s.Keep, old.ID) {
			b.Tiles = append(b.Tiles, old)
		}
	}
	if at >= 0 && sameQuestion(base.Tiles[at].Ask, q) {
		b.Lenses = base.Lenses
	}
	if len(s.Metrics) == 0 { // a draft may still be empty
		b.Tiles = b.Tiles[1:]
	}
	return b
}

// sameQuestion reports whether two questions ask for the same figures.
func sameQuestion(text string, q query.Query) bool {
	old, err := query.ParseText(text)
	if err != nil {
		return false
	}
	return slices.Equal(old.Metrics, q.Metrics) && slices.Equal(old.By, q.By) && old.Grain == q.Grain
}

// words keeps both languages of a text as long as nobody changed the one that is shown.
func words(text string, was model.Text, l lang.Lang) model.Text {
	text = strings.TrimSpace(text)
	switch {
	case text == was.In(string(l)):
		return was
	case l == lang.RU:
		return model.Text{RU: text}
	}
	return model.Text{EN: text}
}

// tileTitle says what the figures are, in both languages.
func (s state) tileTitle(m *model.Model) model.Text {
	return model.Text{EN: s.heading(m, lang.EN), RU: s.heading(m, lang.RU)}
}

func (s state) heading(m *model.Model, l lang.Lang) string {
	const most = 3
	var what, by []string
	for _, name := range s.Metrics {
		if x, ok := m.Metric(name); ok && len(what) < most {
			what = append(what, x.Title.In(string(l)))
		}
	}
	for _, name := range s.dims() {
		if d, ok := m.Dimension(name); ok {
			by = append(by, lowerFirst(d.Title.In(string(l))))
		}
	}
	if g := s.grain(); g != cal.None {
		by = append(by, lowerFirst(grainTitle(g, l)))
	}
	text := strings.Join(what, ", ")
	if rest := len(s.Metrics) - most; rest > 0 {
		text += fmt.Sprintf(l.Pick(" and %d more", " и ещё %d"), rest)
	}
	if len(by) > 0 {
		text += ": " + strings.Join(by, ", ")
	}
	return clip(text, mostText)
}

// clip cuts a text to so many characters.
func clip(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// share is who may open the report besides its author.
func (s state) share() board.Share {
	switch s.Access {
	case accessAll:
		return board.Share{Everyone: true}
	case accessRoles:
		var out board.Share
		for _, r := range s.Roles {
			out.Roles = append(out.Roles, account.Role(r))
		}
		return out
	case accessPeople:
		return board.Share{People: logins(s.People)}
	}
	return board.Share{}
}

// logins reads a list of logins, as people separate them.
func logins(text string) []string {
	var list []string
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;\n\r\t", r) }) {
		if p = strings.ToLower(p); !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// accessOf is the form of who may open a report.
func accessOf(x board.Share) (access string, roles []string, people string) {
	switch {
	case x.Everyone:
		return accessAll, nil, ""
	case len(x.Roles) > 0:
		for _, r := range x.Roles {
			roles = append(roles, string(r))
		}
		return accessRoles, roles, strings.Join(x.People, ", ")
	case len(x.People) > 0:
		return accessPeople, nil, strings.Join(x.People, ", ")
	}
	return accessPrivate, nil, ""
}

package builder

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"svodka/internal/cal"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
)

// option is one thing of a list.
type option struct {
	Value, Title string
	On           bool
}

// carried are the fields that the shown step does not have, as name and value.
func (x screen) carried() [][2]string {
	s := x.S
	shown := map[string][]string{
		stepGoal:    {"title", "goal", "reader", "topic"},
		stepKind:    {"view", "kind"},
		stepWhat:    {shelfMetrics, shelfRows, shelfCols, "kind", "range", "compare"},
		stepRefresh: {"refresh"},
		stepRights:  {"access"},
		stepNotify:  {"notify"},
	}[s.Step]
	if s.Step == stepWhat && len(s.dims()) == 1 {
		shown = append(shown, "limit")
	}
	if s.Step == stepRights && s.Access == accessRoles {
		shown = append(shown, "role")
	}
	if s.Step == stepRights && s.Access == accessPeople {
		shown = append(shown, "people")
	}
	var list [][2]string
	values := mix(s.content(), s.identity())
	values.Del("id") // it stands in the header, where drafts renew it
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		if slices.Contains(shown, key) {
			continue
		}
		for _, text := range values[key] {
			list = append(list, [2]string{key, text})
		}
	}
	for _, text := range s.Undo {
		list = append(list, [2]string{"undo", text})
	}
	for _, text := range s.Redo {
		list = append(list, [2]string{"redo", text})
	}
	return append(list, [2]string{"was", s.Was})
}

func (x screen) hasRole(role string) bool { return slices.Contains(x.S.Roles, role) }

// ranges lists the periods; a period that is none of them has an entry of its own.
func (x screen) ranges() []option {
	l, now := x.V.Lang, x.S.Range
	if now == "" {
		now = "this-month"
	}
	var list []option
	known := false
	for _, p := range filter.Presets() {
		on := p.Token == now
		known = known || on
		list = append(list, option{p.Token, upperFirst(l.Pick(p.EN, p.RU)), on})
	}
	if !known && !x.ownDays() {
		title := now
		if r, err := x.V.About.Calendar.Resolve(now, x.V.About.Today); err == nil {
			title = l.Range(r)
		}
		list = append(list, option{now, clip(title, 60), true})
	}
	title := x.V.T("Own days…", "Свои даты…")
	if x.ownDays() {
		if r, err := x.V.About.Calendar.Resolve(now, x.V.About.Today); err == nil {
			title = l.Range(r)
		}
	}
	return append(list, option{ownRange, title, x.ownDays()})
}

// ownDays reports whether the period is two days of somebody's choice.
func (x screen) ownDays() bool { _, _, ok := days(x.S.Range); return ok }

func (x screen) fromDay() string { from, _, _ := days(x.S.Range); return from }

func (x screen) toDay() string { _, to, _ := days(x.S.Range); return to }

// days are the ends of a period that is written as two days.
func days(text string) (from, to string, ok bool) {
	from, to, ok = strings.Cut(text, "..")
	if !ok {
		return "", "", false
	}
	for _, end := range []string{from, to} {
		if end == "" {
			continue
		}
		if _, err := cal.ParseDay(end); err != nil {
			return "", "", false
		}
	}
	return from, to, from != ""
}

// dated gives own days a beginning: those of the period that stood there.
func (s state) dated(v *page.Visit) state {
	if s.Range != ownRange {
		return s
	}
	was := s.withText(s.Was).Range
	if was == "" || was == ownRange {
		was = "this-month"
	}
	s.Range = was
	if r, err := v.About.Calendar.Resolve(was, v.About.Today); err == nil && !r.Empty() {
		s.Range = r.From.String() + ".." + r.Last().String()
	}
	return s
}

// compares lists what a period can be compared with.
func (x screen) compares() []option {
	now := x.S.Compare
	list := []option{{"", x.V.T("No comparison", "Без сравнения"), now == ""}}
	tokens := []string{"previous", "year", "month", "quarter", "previous,year", query.WithPlan, "previous," + query.WithPlan}
	if now != "" && !slices.Contains(tokens, now) {
		tokens = append(tokens, now)
	}
	for _, token := range tokens {
		var said []string
		for part := range strings.SplitSeq(token, ",") {
			if part == query.WithPlan {
				said = append(said, x.V.T("the plan", "плану"))
				continue
			}
			said = append(said, render.Against(part, x.V.Lang))
		}
		list = append(list, option{token, x.V.T("vs ", "к ") + clip(x.V.Lang.List(said), 60), now == token})
	}
	return list
}

// limits lists how many rows are shown; the rest stand together.
func (x screen) limits() []option {
	list := []option{{"0", x.V.T("All rows", "Все строки"), x.S.Limit == 0}}
	counts := []int{5, 10, 20, 50}
	if x.S.Limit > 0 && !slices.Contains(counts, x.S.Limit) {
		counts = append(counts, x.S.Limit)
	}
	for _, n := range counts {
		title := x.V.T("First ", "Первые ") + strconv.Itoa(n) + x.V.T(", the rest together", ", остальные вместе")
		list = append(list, option{strconv.Itoa(n), title, x.S.Limit == n})
	}
	return list
}

// upperFirst begins a text with a capital.
func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

package record

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/access"
	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/board"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// mostFinds is how many finds of a kind the search shows.
const mostFinds = 6

// finds is the body of the search.
type finds struct {
	Lang   lang.Lang
	Text   string
	Groups []group
	Dialog bool // shown while one types
}

// group is the finds of one kind.
type group struct {
	Title, Icon string
	Finds       []find
	All         string // a list of them all; "" none
}

// find is one thing found.
type find struct{ Title, Sub, Href string }

// search finds reports, metrics, people, clients and deals by a text, as far as a person may see them.
func (x *Records) search(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b := finds{Lang: v.Lang, Text: clean(r.URL.Query().Get("q"))}
	if b.Text != "" {
		if err := x.find(r, v, &b); err != nil {
			return err
		}
	}
	if v.Target == "search-list" {
		b.Dialog = true
		return x.site.Fragment(w, r, v, searchList(b))
	}
	return x.site.Show(w, r, v, ui.Page{Title: v.T("Search", "Поиск"), Body: searchPage(b)})
}

func (x *Records) find(r *http.Request, v *page.Visit, b *finds) error {
	steps := []func(*http.Request, *page.Visit, string) (group, error){x.findBoards(board.Dashboard), x.findBoards(board.Report), x.findMetrics}
	if v.Person.Role != account.Reader {
		steps = append(steps, x.findPeople, x.findRows("client", "type"), x.findRows("deal", "stage"))
	}
	for _, step := range steps {
		g, err := step(r, v, b.Text)
		if err != nil {
			return err
		}
		if len(g.Finds) > 0 {
			b.Groups = append(b.Groups, g)
		}
	}
	return nil
}

func (x *Records) findBoards(sort board.Sort) func(*http.Request, *page.Visit, string) (group, error) {
	return func(r *http.Request, v *page.Visit, text string) (group, error) {
		g := group{Title: v.T("Dashboards", "Дашборды"), Icon: "layout-dashboard"}
		path := "/d/"
		if sort == board.Report {
			g.Title, g.Icon, path = v.T("Reports", "Отчёты"), "report", "/r/"
		}
		if x.site.Boards == nil {
			return g, nil
		}
		list, err := x.site.Boards.List(r.Context(), v.Person, sort)
		if err != nil {
			return g, err
		}
		for _, o := range list {
			if has(text, o.Title.RU, o.Title.EN, o.Answers.RU, o.Answers.EN) {
				g.Finds = append(g.Finds, find{Title: o.Title.In(string(v.Lang)), Sub: o.Answers.In(string(v.Lang)), Href: path + url.PathEscape(o.ID)})
			}
		}
		g.best(text)
		return g, nil
	}
}

func (x *Records) findMetrics(_ *http.Request, v *page.Visit, text string) (group, error) {
	g := group{Title: v.T("Metrics", "Показатели"), Icon: "target", All: "/metrics?" + url.Values{"find": {text}}.Encode()}
	for _, m := range v.About.Model.Metrics() {
		if m.Hidden || !named(v.Viewer, m.Name) || !has(text, m.Name, m.Title.RU, m.Title.EN) {
			continue
		}
		g.Finds = append(g.Finds, find{Title: m.Title.In(string(v.Lang)), Sub: m.Help.In(string(v.Lang)), Href: "/metrics/" + m.Name})
	}
	if len(g.Finds) <= mostFinds {
		g.All = ""
	}
	g.best(text)
	return g, nil
}

// named reports whether a metric is in a viewer's lists.
func named(v access.Viewer, name model.Name) bool {
	g := v.Grant
	return (g.Metrics == nil || slices.Contains(g.Metrics, name)) && !slices.Contains(g.Hidden, name)
}

// findPeople finds those who have rows that the viewer may see.
func (x *Records) findPeople(r *http.Request, v *page.Visit, text string) (group, error) {
	g := group{Title: v.T("People", "Люди"), Icon: "user"}
	seen := map[string]bool{}
	for _, k := range offered(v) {
		list, err := x.site.Desk.Choices(r.Context(), v.Viewer, ask.Listing{Fact: k.Fact}, "owner")
		if err != nil {
			return g, err
		}
		for _, o := range list {
			if !seen[o.ID] && has(text, o.Title) {
				seen[o.ID] = true
				g.Finds = append(g.Finds, find{
					Title: o.Title, Sub: k.title(v), Href: "/list/" + k.Path + "?" + url.Values{"owner": {"#" + o.ID}}.Encode(),
				})
			}
		}
	}
	g.best(text)
	return g, nil
}

// findRows finds clients or deals.
func (x *Records) findRows(fact model.Name, sub model.Name) func(*http.Request, *page.Visit, string) (group, error) {
	return func(r *http.Request, v *page.Visit, text string) (group, error) {
		k, ok := ofFact(fact, v)
		if !ok {
			return group{}, nil
		}
		g := group{Title: k.title(v), Icon: "briefcase"}
		if fact == "client" {
			g.Icon = "users"
		}
		found, err := x.site.Desk.List(r.Context(), v.Viewer, ask.Listing{Fact: fact, Find: text, Page: ask.Page{Sort: k.Sort, Desc: true, Limit: mostFinds}})
		if err != nil {
			return g, err
		}
		for row := range found.Rows {
			one := find{Title: "№ " + render.Bare(found.Rows[row][0]), Href: cardHref(fact, found.Rows[row][0])}
			if i := found.At(k.Columns[0]); i >= 0 && found.Rows[row][i+1] != nil {
				one.Title = cellOf(found, row, i, v).Text
			}
			for _, name := range []model.Name{sub, "owner", "amount", "revenue"} {
				if i := found.At(name); i >= 0 && found.Rows[row][i+1] != nil {
					if one.Sub != "" {
						one.Sub += " · "
					}
					one.Sub += cellOf(found, row, i, v).Text
				}
			}
			g.Finds = append(g.Finds, one)
		}
		if found.Total > mostFinds {
			g.All = "/list/" + k.Path + "?" + url.Values{"find": {text}}.Encode()
		}
		return g, nil
	}
}

// best puts first what begins with the text, and keeps a few.
func (g *group) best(text string) {
	low := strings.ToLower(text)
	place := func(f find) int {
		switch title := strings.ToLower(f.Title); {
		case strings.HasPrefix(title, low):
			return 0
		case strings.Contains(title, low):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(g.Finds, func(a, b find) int { return cmp.Compare(place(a), place(b)) })
	g.Finds = g.Finds[:min(len(g.Finds), mostFinds)]
}

// has reports whether some text holds what is looked for, without case.
func has(text string, where ...string) bool {
	low := strings.ToLower(text)
	return slices.ContainsFunc(where, func(s string) bool { return strings.Contains(strings.ToLower(s), low) })
}

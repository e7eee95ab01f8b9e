package source

import (
	"net/http"
	"slices"
	"strings"

	"svodka/internal/web/page"
)

// list shows how every source stands.
func (p *Pages) list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	all, err := p.sources.List(r.Context())
	if err != nil {
		return err
	}
	cards := make([]card, len(all))
	for i, st := range all {
		if cards[i], err = p.card(r.Context(), v, st); err != nil {
			return err
		}
	}
	former, err := p.former(r.Context(), v)
	if err != nil {
		return err
	}
	if r.URL.Query().Get("part") == "cards" {
		return p.site.Fragment(w, r, v, cardsView(summary(v, cards), cards))
	}
	pg := inData(v, v.T("Data", "Данные"))
	pg.Crumbs, pg.Tabs = nil, p.site.DataTabs(v, "sources")
	if len(cards) == 0 {
		pg.Body = emptyView(v.Lang, said(v, r), p.kinds(v), former)
		return p.site.Show(w, r, v, pg)
	}
	pg.Actions, pg.Body = connectButton(v.Lang), listView(v.Lang, said(v, r), summary(v, cards), cards, former)
	return p.site.Show(w, r, v, pg)
}

// summary is the sentence over the list: what needs somebody, else that all is well.
func summary(v *page.Visit, cards []card) string {
	var bad, odd, read []string
	for _, c := range cards {
		switch c.Mark {
		case "x":
			bad = append(bad, c.Title)
		case "w":
			odd = append(odd, c.Title)
		case "a":
			read = append(read, c.Title)
		}
	}
	var out []string
	add := func(list []string, en, ru string) {
		if len(list) > 0 {
			out = append(out, v.T(en, ru)+strings.Join(list, ", ")+".")
		}
	}
	add(bad, "Needs attention: ", "Требует внимания: ")
	add(odd, "Counts differ or a run was cut off: ", "Есть расхождения или прерванная загрузка: ")
	add(read, "Being read now: ", "Сейчас читается: ")
	if len(out) == 0 {
		return v.T("The counts agree with the systems.", "Количества совпадают с системами.")
	}
	return strings.Join(out, " ")
}

// busy reports whether a source is being read.
func busy(cards []card) bool {
	return slices.ContainsFunc(cards, func(c card) bool { return c.Busy })
}

// way is a way for data to come in.
type way struct{ Href, Logo, Icon, Title, Help string }

// kinds lists the systems that can be connected.
func (p *Pages) kinds(v *page.Visit) (list []way) {
	w := p.words(v)
	for _, k := range p.sources.Kinds() {
		list = append(list, way{Href: "/data/new/" + k.Name, Logo: logo(k.Name, w.text(k.Title)), Title: w.text(k.Title), Help: w.text(k.Help)})
	}
	return list
}

package dashboard

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// choice is a metric in the list that tiles are made from.
type choice struct {
	Name, Title, Help, Value string
	Waits                    bool
}

// area is a part of that list.
type area struct {
	Title string
	List  []choice
}

// listed are the metrics that a visitor may put on a dashboard.
func listed(v *page.Visit) []*model.Metric {
	m := v.About.Model
	var list []*model.Metric
	for _, x := range m.Metrics() {
		if !x.Hidden && x.Catalog && v.Viewer.Grant.Shows(m, x) {
			list = append(list, x)
		}
	}
	return list
}

// add is the list of all metrics, each with its figure of now, to make a tile of.
func (p *Pages) add(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	if !p.may(v, b).make {
		return onlyLooks()
	}
	asked := r.URL.Query()
	areas, n, err := p.choices(r.Context(), v, b, asked.Get("find"))
	if err != nil {
		return err
	}
	l := v.Lang
	return p.site.Show(w, r, v, ui.Page{
		Title: v.T("Add a metric", "Добавить показатель"), Section: "d",
		Crumbs: []ui.Link{
			{Title: v.T("Overview", "Обзор"), Href: "/d"}, {Title: titleOf(b, l), Href: sessionOf(asked).address(b.ID, "/edit")},
		},
		Body: adder(adding{
			lang: l, board: b, may: p.may(v, b), at: sessionOf(asked), areas: areas, count: n, find: asked.Get("find"),
			fields: fieldsOf(v, board.Tile{Kind: board.KPI}),
		}),
	})
}

// choices asks for the figure of every metric over the period that the dashboard begins with, in one reading.
func (p *Pages) choices(ctx context.Context, v *page.Visit, b board.Board, find string) (areas []area, n int, err error) {
	base, err := filter.Of(url.Values{}, v, b)
	if err != nil {
		return nil, 0, err
	}
	var list []*model.Metric
	var questions []query.Query
	for _, m := range listed(v) {
		if !mentions(m, find) {
			continue
		}
		list = append(list, m)
		questions = append(questions, query.Query{Metrics: []model.Name{m.Name}, Range: base.Query.Range})
	}
	answers, err := p.site.Desk.AskAll(ctx, v.Viewer, questions)
	if err != nil {
		return nil, 0, err
	}
	last := ""
	for i, m := range list {
		if m.Area != last {
			areas, last = append(areas, area{Title: areaTitle(m.Area, v.Lang)}), m.Area
		}
		c := choice{Name: m.Name, Title: m.Title.In(string(v.Lang)), Help: m.Help.In(string(v.Lang)), Waits: m.Waits != ""}
		if a := answers[i]; a.Err == nil && a.Frame != nil {
			if value, ok := render.Whole(a, m); ok {
				c.Value = render.Figure(value, m, a.Settings.Currency, v.Lang)
			}
		}
		areas[len(areas)-1].List = append(areas[len(areas)-1].List, c)
	}
	return areas, len(list), nil
}

func mentions(m *model.Metric, text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	return text == "" || slices.ContainsFunc([]string{m.Name, m.Title.RU, m.Title.EN, m.Help.RU, m.Help.EN}, func(where string) bool {
		return strings.Contains(strings.ToLower(where), text)
	})
}

func areaTitle(name string, l lang.Lang) string {
	switch name {
	case "leads":
		return l.Pick("Leads", "Лиды")
	case "marketing":
		return l.Pick("Marketing", "Маркетинг")
	case "sales":
		return l.Pick("Sales", "Продажи")
	case "plan":
		return l.Pick("Plans", "Планы")
	case "work":
		return l.Pick("Work of managers", "Работа менеджеров")
	case "clients":
		return l.Pick("Clients", "Клиенты")
	case "service":
		return l.Pick("Service", "Сервис")
	}
	return name
}

// addTile puts a new tile below the others.
func (p *Pages) addTile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	var t board.Tile
	b, at, err := p.change(r, v, "tile added", func(b *board.Board) error {
		var err error
		if t, err = tileOf(v, r.PostForm, board.Tile{}); err != nil {
			return err
		}
		t.Box.Y = bottom(b.Tiles)
		t.Box.W, t.Box.H = board.UsualSize(t.Kind)
		t.Box = besides(b.Tiles, t.Box)
		b.Tiles = append(b.Tiles, t)
		return nil
	})
	if err != nil {
		return err
	}
	return leave(w, r, at.address(b.ID, "/edit", "said", "added")+"#tile-"+url.PathEscape(b.Tiles[len(b.Tiles)-1].ID))
}

// besides moves a box that would begin a new line to the end of the last line, when it is as high and there is room.
func besides(tiles []board.Tile, box board.Box) board.Box {
	for _, t := range tiles {
		o := board.Box{X: t.Box.X + t.Box.W, Y: t.Box.Y, W: box.W, H: box.H}
		if t.Box.Y+t.Box.H != box.Y || t.Box.H != box.H || o.X+o.W > board.Columns {
			continue
		}
		if !slices.ContainsFunc(tiles, func(x board.Tile) bool { return over(x.Box, o) }) {
			return o
		}
	}
	return box
}

// settings is the form of one tile.
func (p *Pages) settings(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	b, err := p.open(r, v)
	if err != nil {
		return err
	}
	if !p.may(v, b).make {
		return onlyLooks()
	}
	i := slices.IndexFunc(b.Tiles, func(t board.Tile) bool { return t.ID == r.PathValue("tile") })
	if i < 0 {
		return noTile()
	}
	at := sessionOf(r.URL.Query())
	body := tileForm(adding{lang: v.Lang, board: b, may: p.may(v, b), at: at, fields: fieldsOf(v, b.Tiles[i])})
	title := v.T("Tile: ", "Плитка: ") + b.Tiles[i].Title.In(string(v.Lang))
	return p.site.Show(w, r, v, ui.Page{
		Title: title, Section: "d", Body: body,
		Crumbs: []ui.Link{{Title: v.T("Overview", "Обзор"), Href: "/d"}, {Title: titleOf(b, v.Lang), Href: at.address(b.ID, "/edit")}},
	})
}

// setTile changes what a tile shows.
func (p *Pages) setTile(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	return p.changeTile(w, r, v, "saved", func(b *board.Board, i int) error {
		t, err := tileOf(v, r.PostForm, b.Tiles[i])
		if err != nil {
			return err
		}
		b.Tiles[i] = t
		return nil
	})
}

// tileOf makes a tile of what a form says; was is the tile before, the zero Tile of a new one.
func tileOf(v *page.Visit, form url.Values, was board.Tile) (board.Tile, error) {
	t := was
	t.Kind = board.Kind(form.Get("kind"))
	if !slices.Contains(board.Kinds(), t.Kind) {
		return t, fault.Invalidf("Choose how the tile shows its figures.", "Выберите, как плитка покажет цифры.")
	}
	if t.Kind == board.Text {
		t.Ask, t.Need, t.Report = "", "", ""
		if text := strings.TrimSpace(form.Get("words")); text != was.Words.In(string(v.Lang)) {
			t.Words = model.Text{EN: text, RU: text}
		}
	} else {
		q, err := asks(v, form, was)
		if err != nil {
			return t, err
		}
		if t.Ask = q.Values().Encode(); was.Ask != "" && same(was.Ask, t.Ask) {
			t.Ask = was.Ask
		}
	}
	title := strings.TrimSpace(form.Get("title"))
	switch {
	case title == "" && t.Kind == board.Text:
		t.Title = model.Text{EN: "Note", RU: "Заметка"}
	case title == "":
		t.Title = named(v, t)
	case title != was.Title.In(string(v.Lang)):
		clean, err := words(title)
		if err != nil {
			return t, err
		}
		t.Title = model.Text{EN: clean, RU: clean}
	}
	if sub := strings.TrimSpace(form.Get("sub")); sub != was.Sub.In(string(v.Lang)) {
		t.Sub = model.Text{EN: sub, RU: sub}
	}
	return t, nil
}

// same reports whether two texts ask the same question.
func same(a, b string) bool {
	x, errX := query.ParseText(a)
	y, errY := query.ParseText(b)
	return errX == nil && errY == nil && x.String() == y.String()
}

// named is the title of a tile that was given none: its metric's.
func named(v *page.Visit, t board.Tile) model.Text {
	q, err := query.ParseText(t.Ask)
	if err != nil || len(q.Metrics) == 0 {
		return model.Text{}
	}
	m, ok := v.About.Model.Metric(q.Metrics[0])
	if !ok {
		return model.Text{}
	}
	title := m.Title
	if len(q.By) > 0 {
		if d, ok := v.About.Model.Dimension(q.By[0]); ok {
			title.EN, title.RU = title.EN+": "+d.Title.EN, title.RU+": "+d.Title.RU
		}
	}
	return title
}

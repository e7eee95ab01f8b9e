package board

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/query"
)

// The bounds of a board.
const (
	MostTiles  = 40
	mostText   = 300    // characters of a title
	mostWords  = 10_000 // characters of a text tile
	lowestTile = 1000   // rows of the grid
)

// Check tells everything that is wrong with a board: fault.Invalid, naming the board, the tile and the field.
func Check(b Board, m *model.Model) error {
	c := checker{board: b}
	c.head(m)
	for _, t := range b.Tiles {
		c.tile(t, m)
	}
	c.boxes()
	c.lenses(m)
	return c.err()
}

// checkSaved is Check for a board that is about to be kept. Tiles that stand as they stood are not looked at again, so that a
// metric that is gone does not keep its neighbours from being changed; drafts need not be finished.
func checkSaved(b, before Board, m *model.Model) error {
	c := checker{board: b}
	if b.Draft {
		c.bounds()
		return c.err()
	}
	c.head(m)
	for _, t := range b.Tiles {
		i := slices.IndexFunc(before.Tiles, func(old Tile) bool { return old.ID == t.ID })
		if i >= 0 && before.Tiles[i].Ask == t.Ask && before.Tiles[i].Kind == t.Kind && before.Tiles[i].Title == t.Title {
			continue
		}
		c.tile(t, m)
	}
	c.boxes()
	return c.err()
}

// Problem is why a tile cannot be shown, fault.Invalid, or nil: a metric was removed, or does not fit the kind any more. The
// tile says it in its place and the others go on.
func Problem(t Tile, m *model.Model) error {
	c := checker{}
	c.tile(t, m)
	return c.err()
}

// wrong is one thing that is wrong with a board, in both languages.
type wrong struct{ tile, field, en, ru string }

type checker struct {
	board Board
	list  []wrong
}

func (c *checker) say(tile, field, en, ru string, args ...any) {
	c.list = append(c.list, wrong{tile, field, fmt.Sprintf(en, args...), fmt.Sprintf(ru, args...)})
}

// because repeats the sentence of an error.
func (c *checker) because(tile, field string, err error) {
	c.list = append(c.list, wrong{tile, field, fault.MessageIn(err, "en"), fault.MessageIn(err, "ru")})
}

func (c *checker) err() error {
	if len(c.list) == 0 {
		return nil
	}
	var en, ru []string
	for _, w := range c.list {
		var e, r []string
		if c.board.ID != "" {
			e, r = append(e, c.board.ID), append(r, c.board.ID)
		}
		if w.tile != "" {
			e, r = append(e, fmt.Sprintf("tile %q", w.tile)), append(r, fmt.Sprintf("плитка «%s»", w.tile))
		}
		if w.field != "" {
			e, r = append(e, w.field), append(r, w.field)
		}
		en = append(en, strings.Join(append(e, w.en), ": "))
		ru = append(ru, strings.Join(append(r, w.ru), ": "))
	}
	return &fault.Error{Kind: fault.Invalid, Text: fault.Text{EN: strings.Join(en, "\n"), RU: strings.Join(ru, "\n")}}
}

// head checks what is not about a single tile.
func (c *checker) head(m *model.Model) {
	b := c.board
	if b.Sort != Dashboard && b.Sort != Report {
		c.say("", "sort", "%q is neither a dashboard nor a report.", "«%s» — не дашборд и не отчёт.", b.Sort)
	}
	if b.Title == (model.Text{}) {
		c.say("", "title", "Give it a title.", "Дайте название.")
	}
	if len(b.Tiles) == 0 {
		c.say("", "tiles", "There is nothing on it yet: add a figure.", "Здесь пока ничего нет: добавьте показатель.")
	}
	if _, err := ParseParams(m, b.Params); err != nil {
		c.because("", "params", err)
	}
	if !slices.Contains([]string{"", "both", "chart", "table"}, b.View) {
		c.say("", "view", "%q is not a view: write both, chart or table.", "«%s» — не вид: пишется both, chart или table.", b.View)
	}
	c.bounds()
}

// bounds checks sizes and ids, which also a draft must keep.
func (c *checker) bounds() {
	b := c.board
	if len(b.Tiles) > MostTiles {
		c.say("", "tiles", "There are %d tiles; at most %d fit.", "Плиток %d, помещается не больше %d.", len(b.Tiles), MostTiles)
	}
	long := func(tile, field string, t model.Text, most int) {
		if n := max(utf8.RuneCountInString(t.EN), utf8.RuneCountInString(t.RU)); n > most {
			c.say(tile, field, "It is %d characters long; at most %d fit.", "Здесь %d знаков, помещается не больше %d.", n, most)
		}
	}
	long("", "title", b.Title, mostText)
	long("", "answers", b.Answers, mostText)
	seen := map[string]bool{}
	for _, t := range b.Tiles {
		if seen[t.ID] {
			c.say(t.ID, "id", "Two tiles have this id.", "Этот id у двух плиток.")
		}
		seen[t.ID] = true
		long(t.ID, "title", t.Title, mostText)
		long(t.ID, "sub", t.Sub, mostText)
		long(t.ID, "words", t.Words, mostWords)
	}
}

func (c *checker) tile(t Tile, m *model.Model) {
	if !validID(t.ID) {
		c.say(t.ID, "id", "An id is up to 40 small latin letters, digits, _ and -.", "id — до 40 строчных латинских букв, цифр, _ и -.")
	}
	if !slices.Contains(Kinds(), t.Kind) {
		c.say(t.ID, "kind", "There is no kind %q.", "Вида «%s» нет.", t.Kind)
		return
	}
	if t.Title == (model.Text{}) && t.Kind != Text {
		c.say(t.ID, "title", "Give the tile a title.", "Дайте плитке название.")
	}
	if !slices.Contains([]Need{"", NeedPlans, NeedPredictions, NeedNorms, NeedAudit, NeedAdvice}, t.Need) {
		c.say(t.ID, "need", "There is no need %q.", "Такого ожидания нет: «%s».", t.Need)
	}
	switch {
	case t.Kind == Text:
		if t.Words == (model.Text{}) && t.Need == "" {
			c.say(t.ID, "words", "Write the text.", "Напишите текст.")
		}
	case t.Ask == "" && t.Need != "": // its place alone
	default:
		c.ask(t.ID, "ask", t.Kind, t.Ask, m)
	}
}

func validID(id string) bool {
	if id == "" || len(id) > 40 {
		return false
	}
	for _, r := range id {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' && r != '-' {
			return false
		}
	}
	return true
}

// ask checks a question and that it can be shown as the kind says.
func (c *checker) ask(tile, field string, kind Kind, text string, m *model.Model) {
	q, err := query.ParseText(text)
	if err != nil {
		c.because(tile, field, err)
		return
	}
	if err := Fits(kind, q); err != nil {
		c.because(tile, field, err)
	}
	for _, name := range q.Metrics {
		if _, ok := m.Metric(name); !ok {
			c.say(tile, field, "There is no metric %q.", "Показателя «%s» нет.", name)
			continue
		}
		for _, dim := range q.By {
			if _, ok := m.Dimension(dim); !ok {
				continue // said once, below
			}
			// A metric that waits has no facts yet and so no dimensions.
			if x, _ := m.Metric(name); x.Waits == "" && !m.CanSplit(name, dim) && !waits(m, name) {
				c.say(tile, field, "%q cannot be split by %q. It can be split by: %s.", "«%s» нельзя разбить по «%s». Можно по: %s.",
					name, dim, strings.Join(m.Dimensions(name), ", "))
			}
		}
		for _, cond := range q.Where {
			if known(m, cond.Name) && !narrows(m, name, cond.Name) {
				c.say(tile, field, "%q cannot be filtered by %q.", "«%s» нельзя отобрать по «%s».", name, cond.Name)
			}
		}
	}
	for _, dim := range q.By {
		if _, ok := m.Dimension(dim); !ok {
			c.say(tile, field, "There is no dimension %q.", "Измерения «%s» нет.", dim)
		}
	}
	for _, cond := range q.Where {
		if !known(m, cond.Name) {
			c.say(tile, field, "There is nothing to filter called %q.", "Отбирать по «%s» нельзя: таких данных нет.", cond.Name)
		}
	}
}

// waits reports whether a metric has no figure yet, itself or for one of its inputs.
func waits(m *model.Model, name model.Name) bool {
	return slices.ContainsFunc(m.Leaves(name), func(x *model.Metric) bool { return x.Waits != "" })
}

// boxes checks the places of tiles. Reports flow by themselves and need none.
func (c *checker) boxes() {
	if c.board.Sort == Report {
		return
	}
	for i, t := range c.board.Tiles {
		b := t.Box
		if b.X < 0 || b.Y < 0 || b.W < 2 || b.H < 2 || b.X+b.W > Columns || b.Y+b.H > lowestTile {
			c.say(t.ID, "box", "It does not fit into the grid of %d columns: x %d, y %d, width %d, height %d; the least tile is 2×2.",
				"Не помещается в сетку из %d столбцов: x %d, y %d, ширина %d, высота %d; наименьшая плитка — 2×2.", Columns, b.X, b.Y, b.W, b.H)
		}
		for _, u := range c.board.Tiles[:i] {
			if o := u.Box; b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H {
				c.say(t.ID, "box", "It lies over the tile %q.", "Лежит поверх плитки «%s».", u.ID)
			}
		}
	}
}

func (c *checker) lenses(m *model.Model) {
	for _, l := range c.board.Lenses {
		if !validID(l.ID) || l.Title == (model.Text{}) {
			c.say("", "lenses", "A lens needs an id and a title.", "Линзе нужны id и название.")
		}
		for id, ask := range l.Asks {
			i := slices.IndexFunc(c.board.Tiles, func(t Tile) bool { return t.ID == id })
			if i < 0 {
				c.say("", "lenses", "The lens %q speaks of a tile %q that is not there.", "Линза «%s» говорит о плитке «%s», которой нет.", l.ID, id)
				continue
			}
			c.ask(id, "lens "+l.ID, c.board.Tiles[i].Kind, ask, m)
		}
	}
}

// Under gives the tiles as a lens shows them: with the questions it replaces. An unknown lens changes nothing.
func (b Board) Under(lens string) []Tile {
	tiles := slices.Clone(b.Tiles)
	for _, l := range b.Lenses {
		if l.ID != lens {
			continue
		}
		for i := range tiles {
			if ask, ok := l.Asks[tiles[i].ID]; ok {
				tiles[i].Ask = ask
			}
		}
	}
	return tiles
}

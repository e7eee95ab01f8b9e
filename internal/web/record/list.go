package record

import (
	"context"
	"math"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// listed is the body of a list.
type listed struct {
	Lang    lang.Lang
	Path    string // of the list, without parameters
	Find    string
	Sort    string // as the address has it, "" the usual order
	Chips   []chip
	Others  []other
	Presets []preset
	Range   string // as the address has it
	Period  string // in words
	DaySaid string // which day the period is of
	Set     bool   // the period is not all time
	From    string // its first and last day where they were typed, as 2006-01-02
	Til     string
	Quick   []ui.Link
	Reset   string // the list without filters, "" when there are none

	Heads   []head
	Rows    []line
	Shown   string
	Said    string // how many, and how much
	More    string // the page with more rows
	MoreRow string // those rows alone
	MoreN   int
	Full    bool // the page has all the rows it can have
	Out     []ui.Link
	Rights  string
	AsOf    string

	CSV     string
	Files   []ui.Link
	Views   []savedView
	Params  string
	Columns []column
}

// savedView is a saved filter as a link.
type savedView struct {
	Name, Href string
	On         bool
}

// column is a column that can be chosen.
type column struct {
	Name, Title string
	On          bool
}

type head struct {
	Title, Href, Sorted string
	Figure              bool
}

type line struct{ Cells []cell }

// cell is one value of a row.
type cell struct {
	Text, Href    string
	Figure, Quiet bool
	Mark          string // of a state: "g", "x", ""
}

// list shows a list, or the rows that come next.
func (x *Records) list(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	k, err := asked(r, v)
	if err != nil {
		if known(r.PathValue("kind")) { // another list is better than none
			return x.first(w, r, v)
		}
		return err
	}
	s, err := read(r, k)
	if err != nil {
		return err
	}
	if err := filter.Check(v.About.Model, s.query.Where); err != nil {
		return err
	}
	found, err := x.site.Desk.List(r.Context(), v.Viewer, s.listing())
	if err != nil {
		return err
	}
	own := x.saved(r, v, k)
	body := listed{Lang: v.Lang, Path: "/list/" + k.Path}
	body.table(v, s, found, own.Columns)
	if v.Target == "list-rows" {
		return x.site.Fragment(w, r, v, nextRows(body))
	}
	if v.Target == "" {
		x.site.Note(r, v, audit.View, "list "+k.Path, s.values.Encode())
	}
	if err := x.bar(r, v, s, &body, own); err != nil {
		return err
	}
	if s.typed {
		w.Header().Set("HX-Push-Url", s.address("", s.values))
	}
	p := ui.Page{
		Title: k.title(v), Section: "list", Tabs: tabs(v, k.Path), Actions: listActions(body), Filters: listFilters(body), Body: listBody(body),
		Wide: true,
	}
	return x.site.Show(w, r, v, p)
}

// bar fills what stands over the table.
func (x *Records) bar(r *http.Request, v *page.Visit, s state, body *listed, own saved) (err error) {
	if body.Chips, err = x.chips(r, v, s); err != nil {
		return err
	}
	body.Find, body.Others, body.Range = s.find, s.others(v), s.query.Range
	body.Sort = s.values.Get("sort")
	body.Presets, body.Period = presets(v, s)
	body.Set = s.query.Range != "" && s.query.Range != "all"
	if f, ok := v.About.Model.Fact(s.kind.Fact); ok {
		body.DaySaid = f.ByDay(s.kind.Day).In(string(v.Lang))
	}
	if from, til, ok := strings.Cut(s.query.Range, ".."); ok {
		body.From, body.Til = from, til
	}
	body.Quick = s.quicks(v)
	if s.narrowed() {
		body.Reset = "/list/" + s.kind.Path
	}
	body.Params = s.values.Encode()
	for _, o := range own.Views {
		body.Views = append(body.Views, savedView{Name: o.Name, Href: body.Path + "?" + o.Params, On: o.Params == body.Params && body.Params != ""})
	}
	return nil
}

// table fills the rows of a list.
func (b *listed) table(v *page.Visit, s state, found *ask.Listed, chosen []model.Name) {
	order := columnsOf(found, s.kind, chosen)
	for i, c := range found.Columns {
		b.Columns = append(b.Columns, column{Name: c.Name, Title: c.Title.In(string(v.Lang)), On: slices.Contains(order, i)})
	}
	for _, i := range order {
		b.Heads = append(b.Heads, s.head(found.Columns[i], v.Lang))
	}
	for row := range found.Rows {
		var out line
		for at, i := range order {
			c := cellOf(found, row, i, v)
			if at == 0 {
				c.Href = cardHref(s.kind.Fact, found.Rows[row][0])
				if c.Text == lang.Missing {
					c.Text = "№ " + render.Bare(found.Rows[row][0])
				}
			}
			out.Cells = append(out.Cells, c)
		}
		b.Rows = append(b.Rows, out)
	}
	n := s.skip + len(found.Rows)
	l := v.Lang
	b.Shown = v.T("Shown ", "Показано ") + l.Int(int64(n)) + v.T(" of ", " из ") + l.Int(found.Total)
	b.Said = s.kind.count(found.Total, v)
	if found.Summed() && found.Total > 0 {
		b.Said += ", "
		if s.kind.Fact == "call" {
			b.Said += v.T("talks of ", "разговоров на ")
		}
		b.Said += sumText(found, s.kind.Sum, l)
	}
	b.more(s, n, found.Total)
	b.CSV = s.address("/records.csv", s.values)
	for _, form := range []struct{ ext, title string }{{".xlsx", "XLSX"}, {".csv", "CSV"}, {".parquet", "Parquet"}} {
		b.Files = append(b.Files, ui.Link{Title: form.title, Href: s.address("/records"+form.ext, s.values)})
	}
	if !v.Viewer.Grant.All {
		b.Rights = v.T("Only the records that are open to you are listed and counted.", "Показаны и посчитаны только записи, доступные вам.")
	}
	b.AsOf = render.AsOf(found.Answer, l)
	if found.Total == 0 {
		b.wayOut(v, s)
	}
}

func sumText(found *ask.Listed, name model.Name, l lang.Lang) string {
	for _, c := range found.Columns {
		if c.Name == name {
			return render.RecordText(int64(math.Round(found.Sum)), c, found.Answer, l)
		}
	}
	return ""
}

// more says where further rows are.
func (b *listed) more(s state, n int, total int64) {
	left := int(min(total-int64(n), perPage))
	switch {
	case left <= 0:
	case n >= mostRows:
		b.Full = true
	default:
		values := copied(s.values)
		values.Set("show", strconv.Itoa(n+perPage))
		b.More, b.MoreN = s.address("", values), left
		values.Del("show")
		values.Set("skip", strconv.Itoa(n))
		b.MoreRow = s.address("", values)
	}
}

// wayOut offers wider lists where this one is empty.
func (b *listed) wayOut(v *page.Visit, s state) {
	add := func(when bool, en, ru, href string) {
		if when {
			b.Out = append(b.Out, ui.Link{Title: v.T(en, ru), Href: href})
		}
	}
	add(s.find != "", "Without the text", "Без поиска по тексту", s.with("find", ""))
	add(s.query.Range != "" && s.query.Range != "all", "For all time", "За всё время", s.with("range", ""))
	add(s.narrowed(), "Without filters", "Без отборов", "/list/"+s.kind.Path)
}

// columnsOf are the positions of the columns to show: those a person chose, else the usual ones.
func columnsOf(found *ask.Listed, k kind, chosen []model.Name) []int {
	var order []int
	take := func(names []model.Name) {
		for _, name := range names {
			if at := found.At(name); at >= 0 && !slices.Contains(order, at) {
				order = append(order, at)
			}
		}
	}
	take(k.Columns[:1]) // what leads to the card is always there
	if take(chosen); len(order) < 2 {
		take(k.Columns)
	}
	return order
}

func (s state) head(c model.RecordColumn, l lang.Lang) head {
	h := head{Title: c.Title.In(string(l)), Figure: render.Right(c)}
	desc := h.Figure || c.Type == "day" || c.Type == "time"
	if s.sort == c.Name {
		desc, h.Sorted = !s.desc, "ascending"
		if s.desc {
			h.Sorted = "descending"
		}
	}
	mark := ""
	if desc {
		mark = "-"
	}
	h.Href = s.with("sort", mark+c.Name)
	return h
}

func cellOf(found *ask.Listed, row, i int, v *page.Visit) cell {
	c := found.Columns[i]
	out := cell{Text: render.RecordText(found.Rows[row][i+1], c, found.Answer, v.Lang), Figure: render.Right(c), Quiet: c.Type == "day" || c.Type == "time"}
	key, _ := found.Keys[row][i+1].(string)
	if fact, ok := found.Opens(c, key); ok {
		out.Href = cardHref(fact, key)
	}
	switch {
	case (c.To == "outcome" || c.To == "state") && (key == "won" || key == "converted"):
		out.Mark = "g"
	case (c.To == "outcome" || c.To == "state") && (key == "lost" || key == "rejected"), c.To == "call_result" && key == "missed":
		out.Mark = "x"
	case c.To == "call_result" && key == "answered":
		out.Mark = "g"
	}
	return out
}

func cardHref(fact model.Name, id any) string {
	text, ok := id.(string)
	if !ok || text == "" {
		return ""
	}
	return "/card/" + fact + "/" + url.PathEscape(text)
}

// file gives all records of a list in the form that the address ends with.
func (x *Records) file(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	k, err := asked(r, v)
	if err != nil {
		return err
	}
	s, err := read(r, k)
	if err != nil {
		return err
	}
	if err := filter.Check(v.About.Model, s.query.Where); err != nil {
		return err
	}
	var narrowed []string
	if s.find != "" {
		narrowed = append(narrowed, v.T("search: ", "поиск: ")+s.find)
	}
	_, period := presets(v, s)
	if s.query.Range != "" && s.query.Range != "all" {
		narrowed = append(narrowed, period)
	}
	for _, c := range s.query.Where {
		narrowed = append(narrowed, filter.DimTitle(v.About.Model, c.Name, v.Lang)+": "+filter.CondText(v, c, nil))
	}
	return x.site.SendRecords(w, r, v, path.Ext(r.URL.Path), page.Records{
		ID: k.Path, Title: k.title(v), Filters: strings.Join(narrowed, " · "), What: "list " + k.Path, More: s.values.Encode(),
		Each: func(ctx context.Context, each func(*ask.RecordList) error) error {
			return x.site.Desk.EachList(ctx, v.Viewer, s.listing(), func(found *ask.Listed) error { return each(&found.RecordList) })
		},
		Card: func(*ask.RecordList) string { return k.Fact },
	})
}

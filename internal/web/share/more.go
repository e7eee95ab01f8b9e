package share

import (
	"context"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/share"
	"svodka/internal/web/filter"
	"svodka/internal/web/page"
	"svodka/internal/web/tile"
	"svodka/internal/web/ui"
)

// offered are the forms of files that visitors may take away.
func offered() []string { return []string{"xlsx", "pdf", "csv"} }

// files are the addresses of the files, where the maker of a link allowed any.
func (p *Pages) files(o opened) (list []ui.Link) {
	if !o.link.Export {
		return nil
	}
	for _, f := range p.site.Forms {
		if slices.Contains(offered(), f.Name) {
			list = append(list, ui.Link{Title: strings.ToUpper(f.Ext[1:]), Href: p.under(o, "/file/"+f.Name, nil)})
		}
	}
	return list
}

// file gives what a link shows as a file. No address of the company's own pages is in it.
func (p *Pages) file(w http.ResponseWriter, r *http.Request, o opened) error {
	i := slices.IndexFunc(p.site.Forms, func(f render.Format) bool { return f.Name == r.PathValue("form") })
	if !o.link.Export || i < 0 || !slices.Contains(offered(), r.PathValue("form")) {
		return invalid()
	}
	shown, err := p.build(r.Context(), o, o.tiles)
	if err != nil {
		return err
	}
	v := o.visit
	x := tile.Paged{
		Title: titleOf(o), AsOf: render.AsOfAll(v.About, v.Lang),
		Wide: o.board.Sort == board.Dashboard, Board: o.board.Sort == board.Dashboard && o.link.Tile == "",
	}
	if x.Compared, x.Filters, err = filter.Told(r.Context(), p.site, v, o.board, o.state); err != nil {
		return err
	}
	if o.link.Tile == "" {
		x.Say = said(o, shown)
	}
	done, err := p.wait(r.Context())
	if err != nil {
		return err
	}
	defer done()
	nowhere := *p.site
	nowhere.Address = ""
	d, err := tile.Paper(&nowhere, v, x, shown)
	if err != nil {
		return err
	}
	p.note(r, o, audit.Export, r.PathValue("form"))
	return tile.Send(w, r, p.site.Forms[i], o.board.ID, d)
}

// lookAgain is how often an open page is asked whether it may still be open: rights change without telling anybody.
const lookAgain = 5 * time.Second

// live tells an open page that the data changed, and that its link is over.
func (p *Pages) live(w http.ResponseWriter, r *http.Request, o opened) error {
	over, leave, ok := p.Links.Listen(o.link.Hash)
	if !ok {
		return fault.Sentence(fault.Busy, "There is no live connection now.", "Сейчас нет живой связи.")
	}
	defer leave()
	ctx, end := context.WithCancel(r.Context())
	defer end()
	go func() {
		defer end()
		again := time.NewTicker(lookAgain)
		defer again.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-over:
				return
			case <-again.C:
			}
			now, err := p.enter(ctx, o.link.Form, o.token, o.visit)
			if err != nil || !reflect.DeepEqual(now.visit.Viewer.Grant, o.visit.Viewer.Grant) {
				return
			}
		}
	}()
	if err := p.Streams.Stream(w, r.WithContext(ctx), o.visit); err != nil {
		return err
	}
	if r.Context().Err() == nil && ctx.Err() != nil { // ended here and not by the visitor
		_, _ = w.Write([]byte("event: gone\ndata: {}\n\n"))
		_ = http.NewResponseController(w).Flush()
	}
	return nil
}

// rows are the records behind a figure.
type rows struct {
	Lang                 lang.Lang
	Title, Count         string
	Back, Earlier, Later string
	Heads                []head
	Rows                 [][]string
}

type head struct {
	Title string
	Right bool
}

// told reports whether visitors may read a column of records: what a thing is called, how far it has come, when, for how much. Who
// bought it, whose it is and what was earned by it stay with the company.
func told(c model.RecordColumn) bool {
	if c.To != "" {
		return slices.Contains([]model.Name{"deal", "lead", "ticket", "outcome", "stage", "pipeline"}, c.To)
	}
	return slices.Contains([]model.Name{"title", "amount"}, c.Name) || slices.Contains([]string{"day", "time", "duration"}, c.Type)
}

// perPage is how many records are shown at once.
const perPage = 50

// records lists the records behind a figure of the page, where the maker of the link allowed it.
func (p *Pages) records(w http.ResponseWriter, r *http.Request, o opened) error {
	asked := r.URL.Query()
	text := asked.Get("q")
	if !o.link.Drill || !share.Sealed(o.link, "records "+text, asked.Get("seal")) {
		return invalid()
	}
	values, err := url.ParseQuery(text)
	if err != nil {
		return invalid()
	}
	q, err := query.Parse(values)
	if err != nil {
		return invalid()
	}
	skip, err := strconv.Atoi(asked.Get("skip"))
	if err != nil || skip < 0 {
		skip = 0
	}
	done, err := p.wait(r.Context())
	if err != nil {
		return err
	}
	defer done()
	v, l := o.visit, o.visit.Lang
	list, err := p.site.Desk.Records(r.Context(), v.Viewer, q, ask.Page{Skip: skip, Limit: perPage})
	if err != nil {
		return err
	}
	x := rows{Lang: l, Title: list.Metric.Title.In(string(l)), Count: l.Int(list.Total), Back: p.under(o, "", nil)}
	turn := func(skip int) string {
		return p.under(o, "/records", url.Values{"q": {text}, "seal": {asked.Get("seal")}, "skip": {strconv.Itoa(skip)}})
	}
	if skip > 0 {
		x.Earlier = turn(max(0, skip-perPage))
	}
	if int64(skip+len(list.Rows)) < list.Total {
		x.Later = turn(skip + perPage)
	}
	columns := slices.DeleteFunc(render.Filled(list), func(i int) bool { return !told(list.Columns[i]) })
	for _, i := range columns {
		x.Heads = append(x.Heads, head{list.Columns[i].Title.In(string(l)), render.Right(list.Columns[i])})
	}
	for _, row := range list.Rows {
		line := make([]string, 0, len(columns))
		for _, i := range columns {
			line = append(line, render.RecordText(row[i+1], list.Columns[i], list.Answer, l))
		}
		x.Rows = append(x.Rows, line)
	}
	return p.site.Show(w, r, v, ui.Page{
		Title: x.Title, Bare: true, Body: rowsView(x),
		BodyData: map[string]string{"data-shortcuts": "off", "class": "shared", "data-live": p.under(o, "/live", nil)},
	})
}

// narrowed is the period and the filters of a link, as far as they can still be read.
func (p *Pages) narrowed(ctx context.Context, v *page.Visit, b board.Board, l share.Link) string {
	params, err := url.ParseQuery(l.Params)
	if err != nil {
		return ""
	}
	st, err := filter.Of(params, v, b)
	if err != nil {
		return ""
	}
	text, err := filter.Line(ctx, p.site, v, b, st)
	if err != nil {
		return st.Said
	}
	return text
}

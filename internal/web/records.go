package web

import (
	"io"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"svodka/internal/access"
	"svodka/internal/ask"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/model/formula"
	"svodka/internal/query"
	"svodka/internal/render"
)

// listed is the body of the page of records.
type listed struct {
	Title, Figure, Range string
	Parts                []choice // what a formula is made of
	Filters              []chip
	Heads                []head
	Rows                 []row
	Count                string // "112 записей"
	Shown                string // "1–50 из 112"
	Earlier, Later       string
	Proof                string // how the records come to the figure
	Sum                  string // of what all records add; "" when it was not worked out
	Rest                 int    // columns behind that of the sum
	Match                bool   // they add up to it
	Wrong                bool   // they should, and do not
	Explain, CSV, JSON   string
	AsOf                 string
}

// perPage is how many records a page shows.
const perPage = 50

// records shows the rows behind a figure, in pages.
func (s *site) records(w http.ResponseWriter, r *http.Request, v visit) error {
	q, page, err := askedRecords(r)
	if err != nil {
		return err
	}
	page.Limit = perPage
	list, err := s.Desk.Records(r.Context(), v.viewer, q, page)
	if err != nil {
		return err
	}
	about, err := s.Desk.About(r.Context())
	if err != nil {
		return err
	}
	l := v.lang
	part := q
	part.Metrics = []model.Name{list.Part.Name}
	body := listed{
		Title: list.Part.Title.In(string(l)), Range: l.Range(list.Answer.Range), AsOf: render.AsOf(list.Answer, l),
		Filters: chips(about, list.Answer, q, "/records", v, list.Total > 0), Count: plural(list.Total, l), Explain: link("/explain", part),
	}
	here := recordsLink(q)
	body.CSV, body.JSON = here("/records.csv", page), here("/records.json", page)
	if len(list.Parts) > 1 {
		for _, m := range list.Parts {
			other := ask.Page{Part: m.Name}
			body.Parts = append(body.Parts, choice{Title: m.Title.In(string(l)), Link: here("/records", other), On: m == list.Part})
		}
	}
	s.fill(&body, list, page, here, l)
	if err := s.prove(r, &body, list, q, v.viewer, l); err != nil {
		return err
	}
	return s.show(w, r, v, http.StatusOK, "records", layout{Title: body.Title + ", " + body.Range, Nav: "ask", Body: body})
}

// askedRecords reads a question and the place in its records: part, sort, skip.
func askedRecords(r *http.Request) (q query.Query, page ask.Page, err error) {
	if q, err = asked(r, "part", "skip", "sort"); err != nil {
		return q, page, err
	}
	if len(q.Metrics) == 0 {
		return q, page, fault.Invalidf("Say whose records are wanted: /records?metrics=revenue.", "Назовите показатель: /records?metrics=revenue.")
	}
	values := r.URL.Query()
	page.Part = values.Get("part")
	page.Sort, page.Desc = strings.CutPrefix(values.Get("sort"), "-")
	if text := values.Get("skip"); text != "" {
		if page.Skip, err = strconv.Atoi(text); err != nil || page.Skip < 0 {
			return q, page, fault.Invalidf("skip=%s is not a whole number.", "skip=%s — не целое число.", text)
		}
	}
	return q, page, nil
}

// recordsLink makes addresses of other places in the same records.
func recordsLink(q query.Query) func(path string, p ask.Page) string {
	q.Sort = nil
	return func(path string, p ask.Page) string {
		values := q.Values()
		set := func(key, text string) {
			if text != "" {
				values.Set(key, text)
			}
		}
		set("part", p.Part)
		if p.Sort != "" && p.Desc {
			set("sort", "-"+p.Sort)
		} else {
			set("sort", p.Sort)
		}
		if p.Skip > 0 {
			set("skip", strconv.Itoa(p.Skip))
		}
		return path + "?" + values.Encode()
	}
}

func (s *site) fill(body *listed, list *ask.RecordList, page ask.Page, here func(string, ask.Page) string, l lang.Lang) {
	hasID := render.HasID(list)
	order := arranged(list, hasID, page.Sort)
	if hasID {
		body.Heads = append(body.Heads, head{Title: "№"})
	}
	for _, i := range order {
		c := list.Columns[i]
		h := head{Title: c.Title.In(string(l)), Figure: render.Right(c)}
		// The contribution may bear the name of a column of the fact, which then is the one to sort by.
		if column(list.Columns, c.Name) == i {
			other := ask.Page{Part: page.Part, Sort: c.Name, Desc: h.Figure || c.Type == "day" || c.Type == "time"}
			if page.Sort == c.Name {
				other.Desc = !page.Desc
				h.Sorted = "ascending"
				if page.Desc {
					h.Sorted = "descending"
				}
			}
			h.Link = here("/records", other)
		}
		body.Heads = append(body.Heads, h)
	}
	for _, r := range list.Rows {
		var line row
		if hasID {
			line.Cells = append(line.Cells, cell{Text: render.Bare(r[0]), Quiet: true})
		}
		for _, i := range order {
			c := list.Columns[i]
			line.Cells = append(line.Cells, cell{Text: render.RecordText(r[i+1], c, list.Answer, l), Figure: render.Right(c), Quiet: c.Type == "day"})
		}
		body.Rows = append(body.Rows, line)
	}
	shown := len(list.Rows)
	if shown > 0 {
		body.Shown = l.Int(int64(page.Skip+1)) + "–" + l.Int(int64(page.Skip+shown)) + l.Pick(" of ", " из ") + l.Int(list.Total)
	}
	if page.Skip > 0 {
		earlier := page
		earlier.Skip = max(0, page.Skip-perPage)
		body.Earlier = here("/records", earlier)
	}
	if int64(page.Skip+shown) < list.Total && shown > 0 {
		later := page
		later.Skip += shown
		body.Later = here("/records", later)
	}
}

// arranged puts what each row adds to the figure behind what names the row: its id, else the first column that names
// something. Columns that are empty all over the page are left out, but for the one it is sorted by.
func arranged(list *ask.RecordList, hasID bool, sorted model.Name) []int {
	order := render.Filled(list)
	if at := column(list.Columns, sorted); at >= 0 && !slices.Contains(order, at) {
		order = append(order, at)
		slices.Sort(order)
	}
	front := 0
	bring := func(i int) {
		if at := slices.Index(order, i); at >= front {
			order = slices.Insert(slices.Delete(order, at, at+1), front, i)
			front++
		}
	}
	if !hasID {
		bring(slices.IndexFunc(list.Columns, func(c model.RecordColumn) bool { return c.To != "" }))
	}
	bring(render.Contribution(list))
	return order
}

func column(list []model.RecordColumn, name model.Name) int {
	for i, c := range list {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// prove says how the records come to the figure: by their number or by their sum, which are worked out here from the
// records themselves, or not by adding at all.
func (s *site) prove(r *http.Request, body *listed, list *ask.RecordList, q query.Query, v access.Viewer, l lang.Lang) error {
	value, ok := render.Whole(list.Answer, list.Part)
	if !ok {
		q.Metrics = []model.Name{list.Part.Name}
		q.By, q.Spine, q.Grain, q.Compare, q.Sort, q.Limit, q.Others, q.Derive = nil, nil, 0, nil, nil, 0, false, nil
		a, err := s.Desk.Ask(r.Context(), v, q)
		if err != nil {
			return err
		}
		value = a.Frame.Total.Cells[0]
	}
	currency := list.Answer.Settings.Currency
	show := func(x formula.Value) string { return render.Figure(x, list.Part, currency, l) }
	body.Figure = show(value)
	if value.State != formula.Present {
		return nil
	}
	var agg model.Agg
	switch {
	case list.Part.Flow != nil:
		agg = list.Part.Flow.Agg
	case list.Part.Stock != nil:
		agg = list.Part.Stock.Agg
	}
	var sum float64
	switch agg {
	case model.Count:
		sum = float64(list.Total)
	case model.Sum:
		var all bool
		var err error
		if sum, all, err = s.sum(r, v, q, list); err != nil || !all {
			return err
		}
	case model.Min, model.Max, model.Mean, model.Median, model.P90, model.Distinct:
		body.Proof = l.Pick("The figure is worked out from these records; it is not their sum.", "Число посчитано по этим записям, это не их сумма.")
		return nil
	default:
		body.Proof = l.Pick("The share is worked out over these records.", "Доля посчитана по этим записям.")
		return nil
	}
	if agg == model.Sum {
		body.Sum, body.Rest = show(formula.Of(sum)), len(body.Heads)-2
	}
	body.Match = math.Abs(sum-value.V) <= 1e-9*math.Max(1, math.Abs(value.V))
	body.Wrong = !body.Match
	body.Proof = l.Pick("The records add up to ", "Сумма по записям: ") + show(formula.Of(sum)) + l.Pick("; the figure is ", "; число в ответе: ") + show(value)
	return nil
}

// sum adds up the contributions of all records. all is false when they are too many for that.
func (s *site) sum(r *http.Request, v access.Viewer, q query.Query, list *ask.RecordList) (sum float64, all bool, err error) {
	at := render.Contribution(list)
	if at < 0 || list.Total > ask.MaxPage {
		return 0, false, nil
	}
	rows := list.Rows
	if int64(len(rows)) < list.Total {
		whole, err := s.Desk.Records(r.Context(), v, q, ask.Page{Part: list.Part.Name, Limit: ask.MaxPage})
		if err != nil || whole.Answer.Version != list.Answer.Version || whole.Total != list.Total {
			return 0, false, err
		}
		rows = whole.Rows
	}
	for _, row := range rows {
		switch x := row[at+1].(type) {
		case int64:
			sum += float64(x)
		case float64:
			sum += x
		}
	}
	return sum, true, nil
}

// recordsCSV and recordsJSON are the records as files, as many as one page of the desk may have.
func (s *site) recordsCSV(w http.ResponseWriter, r *http.Request, v visit) error {
	list, err := s.allRecords(r, v)
	if err != nil {
		return err
	}
	name := "svodka-" + url.PathEscape(list.Part.Name) + "-records.csv"
	return send(w, "text/csv; charset=utf-8", name, func(b io.Writer) error { return render.RecordsCSV(b, list, v.lang) })
}

func (s *site) recordsJSON(w http.ResponseWriter, r *http.Request, v visit) error {
	list, err := s.allRecords(r, v)
	if err != nil {
		return err
	}
	return send(w, "application/json", "", func(b io.Writer) error { return render.RecordsJSON(b, list) })
}

func (s *site) allRecords(r *http.Request, v visit) (*ask.RecordList, error) {
	q, page, err := askedRecords(r)
	if err != nil {
		return nil, err
	}
	page.Limit = ask.MaxPage
	return s.Desk.Records(r.Context(), v.viewer, q, page)
}

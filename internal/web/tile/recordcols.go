package tile

import (
	"context"
	"net/url"
	"slices"

	"svodka/internal/ask"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/query"
	"svodka/internal/render"
	"svodka/internal/web/page"
)

// alike reports whether a column says the same of every row of a list.
func alike(list *ask.RecordList, i int) bool {
	for _, r := range list.Rows {
		if r[i+1] != list.Rows[0][i+1] {
			return false
		}
	}
	return len(list.Rows) > 1
}

// recordColumns are the first few columns of a list that hold something, and not the same in every row.
func recordColumns(list *ask.RecordList) []int {
	const most = 4
	filled := render.Filled(list)
	telling := slices.DeleteFunc(slices.Clone(filled), func(i int) bool { return alike(list, i) })
	if len(telling) > 1 {
		filled = telling
	}
	return filled[:min(len(filled), most)]
}

// records lists the first rows behind the figure.
func records(ctx context.Context, s *page.Site, v *page.Visit, q query.Query, x *Shown) *ask.RecordList {
	const few = 10
	list, err := s.Desk.Records(ctx, v.Viewer, q, x.place(q, few))
	if err != nil {
		x.Problem = v.Lang.Message(err)
		return nil
	}
	if list.Total == 0 {
		x.Empty = v.T("Nothing here with these filters.", "С такими фильтрами ничего нет.")
	}
	return list
}

// place is where the rows of a tile begin and how many of them are wanted.
func (x *Shown) place(q query.Query, limit int) ask.Page {
	if len(q.Sort) > 0 {
		return ask.Page{Limit: limit, Sort: q.Sort[0].Name, Desc: q.Sort[0].Desc}
	}
	return ask.Page{Limit: limit, Sort: newest(x.Answer, q), Desc: true}
}

// mostFiled is how many rows of a list of records stand in the file of a page. All of them are in the file of the list itself.
const mostFiled = 500

// Longer gives lists of records more rows than a page has room for, for files; where there are more yet, the tile says so.
func Longer(ctx context.Context, s *page.Site, v *page.Visit, cards []Shown) error {
	for i := range cards {
		x := &cards[i]
		if x.Records == nil || int64(len(x.Records.Rows)) >= x.Records.Total {
			continue
		}
		list, err := s.Desk.Records(ctx, v.Viewer, x.Answer.Query, x.place(x.Answer.Query, mostFiled))
		if err != nil {
			return err
		}
		x.Records = list
		if text := leftOut(list, v.Lang); text != "" {
			x.Said = append(slices.Clip(x.Said), text)
		}
	}
	return nil
}

// leftOut says how many records of a list its file has; "" for all.
func leftOut(list *ask.RecordList, l lang.Lang) string {
	n := int64(len(list.Rows))
	if n >= list.Total {
		return ""
	}
	return l.Pick("The first ", "Первые ") + l.Int(n) + l.Pick(" of ", " из ") + l.Int(list.Total) +
		l.Pick(" records; all are in the file of the list.", " записей; все — в файле самого списка.")
}

// newest is the column by which the latest records come first; "" where they have no day.
func newest(a *ask.Answer, q query.Query) model.Name {
	if a == nil || a.Model() == nil || len(q.Metrics) == 0 {
		return ""
	}
	leaves := a.Model().Leaves(q.Metrics[0])
	if len(leaves) == 0 {
		return ""
	}
	name, _ := leaves[0].Base()
	f, ok := a.Model().Fact(name)
	if !ok {
		return ""
	}
	i := slices.IndexFunc(f.Records, func(c model.RecordColumn) bool { return c.Type == "day" || c.Type == "time" })
	if i < 0 {
		return ""
	}
	return f.Records[i].Name
}

// cardHref opens the card of the record that a row's cell names; "" where it names none, or the reader may open no records.
func cardHref(x Shown, at, i int) string {
	if x.RecordsHref == "" {
		return ""
	}
	c, kind := x.Records.Columns[i], x.Records.Fact.Table
	id, _ := x.Records.Rows[at][0].(string)
	to := ""
	if ids := x.Records.IDs[i]; at < len(ids) {
		to = ids[at]
	}
	switch {
	case c.To == "deal" || c.To == "client":
		kind, id = c.To, to
	case c.To == "from_lead":
		kind, id = "lead", to
	case !render.HasID(x.Records), !names(kind, c.Name):
		return ""
	}
	if id == "" {
		return ""
	}
	return "/card/" + kind + "/" + url.PathEscape(id)
}

// names reports whether a column says which record of a table a row is.
func names(table string, column model.Name) bool {
	switch table {
	case "deal", "lead", "client":
		return column == "title" || column == "name"
	case "call":
		return column == "started"
	case "task":
		return column == "kind"
	}
	return false
}

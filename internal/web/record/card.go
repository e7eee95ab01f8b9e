package record

import (
	"net/http"
	"net/url"
	"slices"

	"svodka/internal/account"
	"svodka/internal/ask"
	"svodka/internal/audit"
	"svodka/internal/lang"
	"svodka/internal/model"
	"svodka/internal/render"
	"svodka/internal/web/page"
	"svodka/internal/web/ui"
)

// shown is the body of a card.
type shown struct {
	Lang    lang.Lang
	Kind    model.Name
	Figures []figure // what is large on top
	Facts   []fact
	Turns   []turn
	Stays   []stay
	Vague   string // why the history may be not the whole one
	Parts   []part
	Rights  string
	AsOf    string
	Left    string // why figures leave the record out
	There   string // the address of the record in the system it came from
}

// figure is a captioned value on top of a card.
type figure struct {
	Title, Text, Mark string
}

// fact is one known thing of a record.
type fact struct {
	Title string
	cell
}

// part is one kind of records that belong to the card.
type part struct {
	Title, Count, Sum string
	Heads             []head
	Rows              []line
	All               string // the list of them all; "" where it has none
	AllTitle          string
}

// card shows one record. Who may not see it is told the same as where there is none.
func (x *Records) card(w http.ResponseWriter, r *http.Request, v *page.Visit) error {
	kindName, id := r.PathValue("kind"), r.PathValue("id")
	if v.Person.Role == account.Reader {
		kindName = "" // a reader sees boards alone
	}
	c, err := x.site.Desk.Card(r.Context(), v.Viewer, kindName, id)
	if err != nil {
		return err
	}
	x.site.Note(r, v, audit.View, c.Kind+" "+id, "")
	b := shown{Lang: v.Lang, Kind: c.Kind, AsOf: render.AsOf(c.Head.Answer, v.Lang)}
	if x.sources != nil {
		b.There = x.sources.Card(r.Context(), id, c.Kind)
	}
	if !c.Whole {
		b.Rights = v.T("Of what belongs to this record you see what is open to you.", "Из того, что связано с записью, показано доступное вам.")
	}
	b.head(c, v)
	for _, p := range c.Parts {
		if p.Fact == "deal_span" {
			b.history(c, p, v)
			continue
		}
		if p.Total > 0 {
			b.Parts = append(b.Parts, partOf(c, p, v))
		}
	}
	p := ui.Page{Title: title(c, v), Section: "list", Body: cardBody(b), Crumbs: []ui.Link{{Title: v.T("Clients and deals", "Клиенты и сделки"), Href: "/list"}}}
	if k, ok := ofFact(c.Kind, v); ok {
		p.Crumbs = append(p.Crumbs, ui.Link{Title: k.title(v), Href: "/list/" + k.Path})
	}
	return x.site.Show(w, r, v, p)
}

// title is what a record is called.
func title(c *ask.Card, v *page.Visit) string {
	for _, name := range []model.Name{"title", "name"} {
		if text, _ := c.Head.Value(0, name).(string); text != "" {
			return text
		}
	}
	number := " № " + render.Bare(c.ID)
	switch c.Kind {
	case "deal":
		return v.T("Deal", "Сделка") + number
	case "lead":
		return v.T("Lead", "Лид") + number
	case "client":
		return v.T("Client", "Клиент") + number
	case "call":
		return v.T("Call, ", "Звонок, ") + render.RecordText(c.Head.Value(0, "started"), model.RecordColumn{Type: "time"}, c.Head.Answer, v.Lang)
	}
	return v.T("Task", "Задача") + number
}

// large names the columns that stand on top of a card.
func large(k model.Name) []model.Name {
	switch k {
	case "deal":
		return []model.Name{"amount", "stage", "outcome", "owner"}
	case "client":
		return []model.Name{"revenue", "purchases", "last", "owner"}
	case "lead":
		return []model.Name{"state", "stage", "owner", "created"}
	case "call":
		return []model.Name{"result", "direction", "seconds", "owner"}
	}
	return []model.Name{"kind", "due", "done", "owner"}
}

func (b *shown) head(c *ask.Card, v *page.Visit) {
	top := large(c.Kind)
	for _, name := range top {
		if i := c.Head.At(name); i >= 0 {
			x := cellOf(c.Head, 0, i, v)
			b.Figures = append(b.Figures, figure{Title: c.Head.Columns[i].Title.In(string(v.Lang)), Text: x.Text, Mark: x.Mark})
		}
	}
	for i, col := range c.Head.Columns {
		switch {
		case slices.Contains(top, col.Name), col.Name == "title", col.Name == "name", col.Name == "exact":
			continue
		case col.Name == "excluded":
			if key, _ := c.Head.Keys[0][i+1].(string); key != "" {
				b.Left = v.T("This record is not counted in figures: ", "Эта запись не входит в показатели: ") + cellOf(c.Head, 0, i, v).Text + "."
			}
			continue
		}
		x := cellOf(c.Head, 0, i, v)
		if x.Text != lang.Missing {
			b.Facts = append(b.Facts, fact{Title: col.Title.In(string(v.Lang)), cell: x})
		}
	}
	number := cell{Text: render.Bare(c.ID)}
	b.Facts = append(b.Facts, fact{Title: v.T("Number in the source", "Номер в источнике"), cell: number})
}

// brief names the columns of a kind of records on a card.
func brief(fact model.Name) []model.Name {
	switch fact {
	case "deal":
		return []model.Name{"title", "amount", "stage", "outcome", "owner", "created"}
	case "lead":
		return []model.Name{"title", "state", "source", "owner", "created"}
	case "line":
		return []model.Name{"product", "quantity", "amount", "margin"}
	case "task":
		return []model.Name{"kind", "due", "done", "owner"}
	case "call":
		return []model.Name{"started", "direction", "result", "seconds", "owner", "topic"}
	case "meeting":
		return []model.Name{"starts", "held", "result", "owner"}
	case "message":
		return []model.Name{"at", "kind", "direction", "owner"}
	case "proposal":
		return []model.Name{"sent", "number", "amount", "paid", "owner"}
	case "payment":
		return []model.Name{"paid", "amount", "invoice", "owner"}
	case "purchase":
		return []model.Name{"bought", "seq", "amount", "margin", "owner", "source"}
	case "survey":
		return []model.Name{"answered", "kind", "score", "comment", "owner"}
	case "ticket":
		return []model.Name{"title", "begun", "time", "kind", "priority", "owner"}
	}
	return nil
}

// partOf is one kind of records on a card.
func partOf(c *ask.Card, p ask.CardPart, v *page.Visit) part {
	l := v.Lang
	out := part{Title: p.Listed.Fact.Title.In(string(l)), Count: l.Int(p.Total)}
	if p.Summed() {
		out.Sum = sumText(p.Listed, "amount", l)
	}
	var order []int
	filled := render.Filled(&p.RecordList)
	for _, name := range brief(p.Fact) {
		if i := p.At(name); slices.Contains(filled, i) {
			order = append(order, i)
		}
	}
	for _, i := range order {
		out.Heads = append(out.Heads, head{Title: p.Columns[i].Title.In(string(l)), Figure: render.Right(p.Columns[i])})
	}
	k, listable := ofFact(p.Fact, v)
	for row := range p.Rows {
		var one line
		for at, i := range order {
			x := cellOf(p.Listed, row, i, v)
			if at == 0 && listable && x.Href == "" {
				x.Href = cardHref(p.Fact, p.Rows[row][0])
			}
			one.Cells = append(one.Cells, x)
		}
		out.Rows = append(out.Rows, one)
	}
	if int64(len(p.Rows)) < p.Total {
		out.AllTitle = v.T("Shown ", "Показано ") + l.Int(int64(len(p.Rows))) + v.T(" of ", " из ") + out.Count
		if listable {
			out.All = "/list/" + k.Path + "?" + url.Values{p.Dim: {"#" + c.ID}}.Encode()
		}
	}
	return out
}

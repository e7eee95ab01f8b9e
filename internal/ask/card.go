package ask

import (
	"context"
	"math"
	"slices"

	"svodka/internal/access"
	"svodka/internal/engine"
	"svodka/internal/fault"
	"svodka/internal/model"
)

// Card is one record with what belongs to it, as far as its viewer may see it.
type Card struct {
	Kind model.Name // the fact: deal, client, lead, call, task
	ID   string
	// Head is the record itself: one row.
	Head *Listed
	// Parts are the records that name it, in the order of a page. A kind whose figures the viewer may not see is left out.
	Parts []CardPart
	// Whole tells that the viewer sees every row; otherwise the parts show those they may see.
	Whole bool
}

// CardPart is one kind of records on a card.
type CardPart struct {
	Fact model.Name
	// Dim is the dimension by which the rows name the card: what a list of them all is filtered by.
	Dim model.Name
	*Listed
}

// CardRows is how many rows of a kind a card shows.
const CardRows = 20

// historyRows bounds the history of a deal: what is older than so many turns is in a list.
const historyRows = 500

// cardPart says how records of a kind are found for a card.
type cardPart struct {
	fact, by, sort model.Name
	sum            model.Name
	limit          int
	more           []model.RecordColumn
}

// Card gives a record and what belongs to it from one state of the data. fault.NotFound says that there is no such record, in
// the same words as that the viewer may not see it.
func (d *Desk) Card(ctx context.Context, v access.Viewer, kind model.Name, id string) (card *Card, err error) {
	defer fault.Wrap(&err, "ask.Card(%s)", kind)
	head, parts, ok := cardOf(kind)
	if !ok {
		return nil, noCard()
	}
	err = d.engine.Read(ctx, func(s engine.Snapshot) error {
		r, err := d.reader(ctx, s, v)
		if err != nil {
			return err
		}
		card, err = r.card(ctx, kind, id, head, parts)
		return err
	})
	return card, err
}

func noCard() error {
	return fault.Sentence(fault.NotFound, "There is no such record, or it is not shown to you.", "Такой записи нет, или она вам не показана.")
}

func (r *reader) card(ctx context.Context, kind model.Name, id string, head []model.RecordColumn, parts []cardPart) (*Card, error) {
	own, err := r.list(ctx, Listing{Fact: kind, ids: []string{id}, whole: true, more: head, Page: Page{Limit: 1}})
	if fault.Is(err, fault.Forbidden) {
		return nil, noCard()
	}
	if err != nil {
		return nil, err
	}
	if len(own.Rows) == 0 {
		return nil, noCard()
	}
	card := &Card{Kind: kind, ID: id, Head: own, Whole: r.viewer.Grant.All}
	left := own.Value(0, "excluded") != nil // of what is left out of figures everything is left out
	for _, p := range parts {
		if !Lists(r.model, r.viewer.Grant, p.fact) {
			continue
		}
		l := Listing{
			Fact: p.fact, Where: []model.Cond{{Name: p.by, Op: model.In, Values: []string{"#" + id}}}, Sum: p.sum, more: p.more, whole: left,
			Page: Page{Sort: p.sort, Desc: p.fact != "deal_span", Limit: p.limit},
		}
		list, err := r.list(ctx, l)
		if err != nil {
			return nil, err
		}
		card.Parts = append(card.Parts, CardPart{Fact: p.fact, Dim: p.by, Listed: list})
	}
	return card, nil
}

// cardOf lists the columns of a kind's head besides those of its lists, and what belongs to it.
func cardOf(kind model.Name) (head []model.RecordColumn, parts []cardPart, ok bool) {
	excluded := column("excluded", "excluded", "Not counted because", "Не считается, потому что", "text", "excluded")
	switch kind {
	case "deal":
		return []model.RecordColumn{
			column("lead", "lead", "Lead", "Лид", "text", "from_lead"),
			column("expected", "expected_day", "Expected to close", "Ждём закрытия", "day", ""),
			column("paid", "paid_day", "First payment", "Первая оплата", "day", ""),
			column("campaign", "campaign", "Campaign", "Кампания", "text", ""),
			column("exact", "exact", "History known", "История известна", "yesno", ""),
			excluded,
		}, dealParts(), true
	case "client":
		return []model.RecordColumn{
			column("phone", "phone", "Phone", "Телефон", "text", ""),
			column("email", "email", "Address", "Почта", "text", ""),
			column("created", "created_day", "Entered", "Заведён", "day", ""),
			column("source", "source", "Source", "Источник", "text", "source"),
			column("rfm", "rfm", "RFM segment", "Сегмент RFM", "text", "rfm"),
			excluded,
		}, clientParts(), true
	case "lead":
		return []model.RecordColumn{
				column("stage", "stage", "Stage", "Этап", "text", "stage"),
				column("pipeline", "pipeline", "Pipeline", "Воронка", "text", "pipeline"),
				column("phone", "phone", "Phone", "Телефон", "text", ""),
				column("email", "email", "Address", "Почта", "text", ""),
				column("answered", "response_at", "First answer", "Первый ответ", "time", ""),
				column("converted", "converted_at", "Became a deal", "Стал сделкой", "time", ""),
				column("rejected", "rejected_at", "Refused", "Отказ", "time", ""),
				excluded,
			}, []cardPart{
				{fact: "deal", by: "from_lead", sort: "created", sum: "amount", limit: CardRows},
				{fact: "call", by: "from_lead", sort: "started", limit: CardRows},
				{fact: "message", by: "from_lead", sort: "at", limit: CardRows},
			}, true
	case "call":
		return []model.RecordColumn{
			column("deal", "deal", "Deal", "Сделка", "text", "deal"),
			column("lead", "lead", "Lead", "Лид", "text", "from_lead"),
			column("resolved", "resolved", "Settled", "Вопрос решён", "yesno", ""),
			excluded,
		}, nil, true
	case "task":
		return []model.RecordColumn{excluded}, nil, true
	}
	return nil, nil, false
}

func dealParts() []cardPart {
	return []cardPart{
		{fact: "deal_span", by: "deal", sort: "begun", limit: historyRows, more: []model.RecordColumn{
			column("begun", "since_at", "From", "С", "time", ""),
			column("ended", "until_at", "Until", "По", "time", ""),
			column("exact", "exact", "Known from history", "Известно из истории", "yesno", ""),
		}},
		{fact: "line", by: "deal", sort: "product", sum: "amount", limit: CardRows},
		{fact: "task", by: "deal", sort: "due", limit: CardRows},
		{fact: "call", by: "deal", sort: "started", limit: CardRows},
		{fact: "meeting", by: "deal", sort: "starts", limit: CardRows},
		{fact: "message", by: "deal", sort: "at", limit: CardRows},
		{fact: "proposal", by: "deal", sort: "sent", sum: "amount", limit: CardRows},
		{fact: "payment", by: "deal", sort: "paid", sum: "amount", limit: CardRows},
	}
}

func clientParts() []cardPart {
	return []cardPart{
		{fact: "purchase", by: "client", sort: "bought", sum: "amount", limit: CardRows},
		{fact: "deal", by: "client", sort: "created", sum: "amount", limit: CardRows},
		{fact: "survey", by: "client", sort: "answered", limit: CardRows},
		{fact: "ticket", by: "client", sort: "begun", limit: CardRows},
		{fact: "call", by: "client", sort: "started", limit: CardRows},
		{fact: "meeting", by: "client", sort: "starts", limit: CardRows},
		{fact: "message", by: "client", sort: "at", limit: CardRows},
		{fact: "task", by: "client", sort: "due", limit: CardRows},
		{fact: "lead", by: "client", sort: "created", limit: CardRows},
	}
}

func column(name, col, en, ru, kind, to string) model.RecordColumn {
	return model.RecordColumn{
		Name: name, Col: model.Column{Name: col}, Title: model.Text{EN: en, RU: ru}, Type: kind, To: to,
	}
}

// At is the position of a column by its name, -1 where the list has none, as where it is kept from the viewer.
func (l *Listed) At(name model.Name) int {
	return slices.IndexFunc(l.Columns, func(c model.RecordColumn) bool { return c.Name == name })
}

// Value is what stands in a row under a column's name, as it is stored: an id, not a title. It is nil where there is nothing.
func (l *Listed) Value(row int, name model.Name) any {
	if at := l.At(name); at >= 0 {
		return l.Keys[row][at+1]
	}
	return nil
}

// Summed tells whether the list was added up.
func (l *Listed) Summed() bool { return !math.IsNaN(l.Sum) }

package warehouse

// The inputs of the step "deal".
const (
	inDeal = iota
	inChange
	inPayment
	inProposal
	inLine
	inOrigin
	inVersion
)

// dealInputs are what the step "deal" reads; the readers below follow the order of the columns.
func dealInputs() []Input {
	return []Input{
		{From: "deal", By: "id", Columns: []string{
			"id", "client", "lead", "pipeline", "stage", "outcome", "owner", "product", "created_at", "closed_at",
			"amount", "currency", "cost", "list_amount", "reason", "expected_day", "imported_at", "n", "excluded", "gone_at",
			"source", "campaign", "utm_source", "utm_medium", "utm_campaign", SeenAt,
		}},
		{From: "change", By: "deal", Columns: []string{"at", "stage", "owner", "amount"}, Order: []string{"at", "seq"}},
		{From: "payment", By: "deal", Alone: true, Order: []string{"paid_at"}, Columns: []string{
			"id", "paid_at", "amount", "owner", "client", "excluded", SeenAt,
		}},
		{From: "proposal", By: "deal", Alone: true, Order: []string{"sent_at"}, Columns: []string{
			"id", "number", "sent_at", "client", "excluded",
		}},
		{From: "line", By: "deal", Columns: []string{"id", "product", "quantity", "amount", "cost", "currency"}},
		{From: "deal_origin", By: "id", Columns: []string{"lead_day"}},
		{From: "deal", By: "id", Versions: true, Columns: []string{
			SeenAt, "stage", "outcome", "pipeline", "owner", "amount", "closed_at",
		}},
	}
}

// deal is a row of the entity deal. Cells that are only passed on stay packed.
type deal struct {
	id, client, lead               any
	pipeline, stage, outcome       string
	owner                          string
	product                        any
	created, closed                maybe
	amount                         maybe
	currency                       string
	cost, list                     maybe
	reason, expected               any
	imported                       maybe
	n                              int64
	excluded                       any
	gone                           maybe
	source, campaign               any
	utmSource, utmMedium, utmTitle any
	seen                           maybe // when the row was read
	past                           []view
	leadDay                        maybe
}

// readDeal reads the deal's row, where it came from a lead, the lead's day, and the versions of the row before.
func readDeal(r Row, origin, versions []Row) deal {
	c := cursor{row: r}
	d := deal{
		id: c.any(), client: c.any(), lead: c.any(), pipeline: c.text(), stage: c.text(), outcome: c.text(),
		owner: c.text(), product: c.any(), created: c.maybe(), closed: c.maybe(), amount: c.maybe(), currency: c.text(),
		cost: c.maybe(), list: c.maybe(), reason: c.any(), expected: c.any(), imported: c.maybe(),
		n: c.maybe().or(some(1)).v, excluded: c.any(), gone: c.maybe(),
		source: c.any(), campaign: c.any(), utmSource: c.any(), utmMedium: c.any(), utmTitle: c.any(),
		seen: c.maybe(), past: readViews(versions),
	}
	for _, r := range origin {
		o := cursor{row: r}
		d.leadDay = o.maybe()
	}
	return d
}

// origin are the cells of the columns of the same name.
func (d *deal) origin() [5]any {
	return [...]any{d.source, d.campaign, d.utmSource, d.utmMedium, d.utmTitle}
}

// change is a row of the entity change, or a difference between two versions of the deal; what is empty did not change.
type change struct {
	at           int64
	stage, owner string
	amount       maybe
	shown        *view // of a difference: the version with another stage, pipeline or state
}

// readChanges reads rows ordered by moment; rows without one tell nothing.
func readChanges(rows []Row) []change {
	list := make([]change, 0, len(rows))
	for _, r := range rows {
		c := cursor{row: r}
		at := c.maybe()
		if at.known {
			list = append(list, change{at: at.v, stage: c.text(), owner: c.text(), amount: c.maybe()})
		}
	}
	return list
}

type payment struct {
	id       any
	at       maybe
	amount   maybe
	owner    string
	client   any
	excluded bool
	seen     maybe
}

func readPayment(r Row) payment {
	c := cursor{row: r}
	return payment{
		id: c.any(), at: c.maybe(), amount: c.maybe(), owner: c.text(), client: c.any(), excluded: c.any() != nil, seen: c.maybe(),
	}
}

type proposal struct {
	id       any
	number   string
	at       maybe
	client   any
	excluded any
}

func readProposal(r Row) proposal {
	c := cursor{row: r}
	return proposal{id: c.any(), number: c.text(), at: c.maybe(), client: c.any(), excluded: c.any()}
}

type line struct {
	id       any
	product  string
	quantity float64 // 0 when unknown
	amount   maybe
	cost     maybe
	currency string
}

func readLine(r Row) line {
	c := cursor{row: r}
	l := line{id: c.any(), product: c.text()}
	l.quantity, _ = c.real()
	l.amount, l.cost, l.currency = c.maybe(), c.maybe(), c.text()
	return l
}

package warehouse

// dimensions are the dictionaries of a company.
func dimensions() []*Entity {
	return []*Entity{
		{Name: "rate", Help: "an exchange rate", Dimension: true, Columns: []Column{
			text("currency", "ISO code, such as USD"),
			day("day", "the first day the rate is valid"),
			real("rate", "how much of the company's currency one unit costs"),
		}},
		{Name: "department", Help: "a department of the company", Dimension: true, Columns: []Column{
			text("name", "title"),
			key("parent", "department", "the department above"),
			key("head", "user", "who leads it"),
		}},
		{Name: "user", Help: "an employee: owner of deals, maker of calls", Dimension: true, Columns: []Column{
			text("name", "full name"),
			text("email", "address"),
			key("department", "department", "where the person works now"),
			yes("active", "still works here"),
		}},
		{Name: "membership", Help: "from which day a person works in a department", Dimension: true, Columns: []Column{
			key("user", "user", "the person"),
			key("department", "department", "the department"),
			day("since", "first day there"),
		}},
		{Name: "leave", Help: "days a person is away", Dimension: true, Columns: []Column{
			key("user", "user", "the person"),
			day("since", "first day away"),
			day("until", "first day back"),
		}},
		{Name: "pipeline", Help: "a sequence of stages that deals pass", Dimension: true, Columns: []Column{
			text("name", "title"),
			text("kind", "sales, lead or service"),
		}},
		{Name: "stage", Help: "a step of a pipeline", Dimension: true, Columns: []Column{
			text("name", "title"),
			key("pipeline", "pipeline", "the pipeline it belongs to"),
			integer("rank", "place in the pipeline, from 1"),
			text("outcome", "open, won or lost"),
			yes("qualified", "an object that reached it is qualified"),
			real("probability", "the CRM's own chance of a win, 0 to 1"),
		}},
		{Name: "source", Help: "where a request came from", Dimension: true, Columns: []Column{
			text("name", "title"),
			text("channel", "the channel it belongs to"),
		}},
		{Name: "product", Help: "a good or service", Dimension: true, Columns: []Column{
			text("name", "title"),
			text("group", "product group"),
			money("price", "list price of one, minor units of the company's currency"),
			money("cost", "cost of one"),
		}},
		{Name: "client", Tombstone: true, Help: "a company or a person that buys", At: "created_at", Columns: []Column{
			text("name", "title"),
			text("type", "company or person"),
			text("segment", "the company's own segment or industry"),
			text("region", "region or country"),
			text("phone", "main phone, digits"),
			text("email", "main address"),
			instant("created_at", "when the client was entered"),
			key("owner", "user", "who keeps the client"),
			key("source", "source", "where the client came from"),
		}},
	}
}

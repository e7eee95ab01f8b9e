package warehouse

// facts are the things that happen. The columns utm_* and campaign are plain text: their value is their own title.
func facts() []*Entity {
	return append(sales(), work()...)
}

// origin is where a request came from, the same five columns on every fact that has it.
func origin() []Column {
	return []Column{
		key("source", "source", "where it came from"),
		text("campaign", "advertising campaign"),
		text("utm_source", "utm_source"),
		text("utm_medium", "utm_medium"),
		text("utm_campaign", "utm_campaign"),
	}
}

func with(groups ...[]Column) []Column {
	var all []Column
	for _, g := range groups {
		all = append(all, g...)
	}
	return all
}

func sales() []*Entity {
	return []*Entity{
		{Name: "lead", Tombstone: true, Help: "a request that may become a deal", At: "created_at", Owner: "owner", Columns: with([]Column{
			text("title", "title"),
			instant("created_at", "when it arrived"),
			key("owner", "user", "who holds it now"),
			key("pipeline", "pipeline", "pipeline"),
			key("stage", "stage", "stage now"),
			key("client", "client", "client"),
			text("phone", "phone, digits: duplicates are found by it"),
			text("email", "address: duplicates are found by it"),
			instant("qualified_at", "when it was found to be a fit"),
			instant("converted_at", "when it became a deal"),
			instant("rejected_at", "when it was refused"),
			text("reason", "why it was refused"),
			yes("junk", "refused as not a real request (spam, wrong number)"),
			integer("n", "how many leads the row stands for; 1 when empty (summary rows of advertising reports)"),
		}, origin())},
		{Name: "deal", Tombstone: true, Help: "a possible sale", At: "created_at", Owner: "owner", Currency: "currency", Columns: with([]Column{
			text("title", "title"),
			instant("created_at", "when it was opened"),
			instant("closed_at", "when it was won or lost; used where there is no history of stages"),
			key("owner", "user", "who holds it now"),
			key("pipeline", "pipeline", "pipeline now"),
			key("stage", "stage", "stage now"),
			text("outcome", "open, won or lost; taken from the stage when empty"),
			key("client", "client", "client"),
			key("lead", "lead", "the lead it came from"),
			money("amount", "sum in the deal's currency"),
			text("currency", "ISO code; the company's when empty"),
			money("cost", "cost of the goods, same currency; empty: unknown"),
			money("list_amount", "the sum at list prices"),
			key("product", "product", "main product"),
			text("reason", "why it was lost"),
			instant("expected_at", "when it is expected to close"),
			instant("imported_at", "set for deals brought in from an older system, with no life before that moment"),
			integer("n", "how many deals the row stands for; 1 when empty (summary rows)"),
		}, origin())},
		{Name: "change", Help: "a change of a deal or lead: its new stage, owner or amount (empty: did not change)", At: "at", Columns: []Column{
			key("deal", "deal", "the deal"),
			key("lead", "lead", "or the lead"),
			instant("at", "when"),
			key("stage", "stage", "new stage"),
			key("owner", "user", "new owner"),
			money("amount", "new sum in the deal's currency"),
			key("actor", "user", "who changed it"),
			yes("robot", "changed by a robot"),
			integer("seq", "order within one second"),
		}},
		{Name: "proposal", Help: "a commercial proposal", At: "sent_at", Owner: "owner", Currency: "currency", Columns: []Column{
			text("number", "number; versions of one proposal share it"),
			instant("sent_at", "when it was sent; empty: a draft"),
			money("amount", "sum"),
			text("currency", "ISO code"),
			key("deal", "deal", "deal"),
			key("client", "client", "client"),
			key("owner", "user", "who sent it"),
		}},
		{Name: "payment", Help: "money received, or given back (negative)", At: "paid_at", Owner: "owner", Currency: "currency", Columns: []Column{
			instant("paid_at", "when"),
			money("amount", "sum; negative for a refund"),
			text("currency", "ISO code"),
			key("deal", "deal", "deal"),
			key("client", "client", "client; the deal's when empty"),
			key("owner", "user", "whose payment it is; the deal's owner at that moment when empty"),
			text("invoice", "invoice number"),
		}},
		{Name: "line", Help: "a product line of a deal", At: "", Currency: "currency", Columns: []Column{
			key("deal", "deal", "deal"),
			key("product", "product", "product"),
			real("quantity", "how many"),
			money("amount", "sum of the line"),
			money("cost", "cost of the line"),
			text("currency", "ISO code"),
		}},
		{Name: "cost", Help: "money spent to sell: advertising, salaries", At: "at", Currency: "currency", Columns: with([]Column{
			instant("at", "the day it is for"),
			text("kind", "ad, sales or other; ad when empty"),
			money("amount", "sum"),
			text("currency", "ISO code"),
			integer("impressions", "impressions"),
			integer("clicks", "clicks"),
			text("category", "the advertiser's own grouping"),
		}, origin())},
	}
}

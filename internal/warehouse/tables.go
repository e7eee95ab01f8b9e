package warehouse

// Never is the civil day of an end that has not come: until_day of a span that still holds.
const Never = 1 << 30

// Derived lists the tables that Steps fill. An engine creates them, and widens the fact tables with those that have Of.
//
// Columns named *_base are in the company's currency, *_seconds are durations, *_work are working time in seconds, *_day
// are civil days of the company's zone. "n" is how many objects a row stands for (1, but for summary rows).
func Derived() []*Table {
	return []*Table{
		departmentWide, dealOrigin, dealWide, dealCall, dealSpan, dealClosing, closing, dealStage, paymentWide, proposalWide, lineWide, upkeep,
		leadByPhone, leadByEmail, leadWide, clientWide, purchase, clientLife, clientActive, clientRFM,
		caller, eventWide, presence, surveyWide, ticketWide, ticketEventWide,
	}
}

func grp() Column { return text("grp", "group of the step that wrote the row") }

// carried are the attributes of a deal that its derived rows carry, so that no question joins back to the deal.
func carried() []Column {
	return with([]Column{
		key("deal", "deal", "deal"),
		key("client", "client", "client"),
		key("lead", "lead", "lead"),
		key("pipeline", "pipeline", "pipeline at that moment"),
		key("owner", "user", "owner at that moment"),
		key("department", "department", "the owner's department at that moment"),
		key("product", "product", "main product"),
		day("created_day", "day the deal was opened"),
		integer("n", "deals the row stands for"),
		text("excluded", "why it is left out"),
	}, origin())
}

var (
	dealOrigin = &Table{Name: "deal_origin", Of: "deal", Help: "what a deal takes from its lead", Columns: []Column{
		day("lead_day", "day of the lead it came from; empty without a lead"),
	}}
	dealWide = &Table{Name: "deal_x", Of: "deal", Help: "what the history of a deal says about it", Columns: []Column{
		text("state", "open, won or lost: the outcome now; deleted when it was deleted while open"),
		instant("won_at", "the win that stands; empty when its moment is not known"),
		day("won_day", "its day"),
		instant("lost_at", "the loss that stands; empty when its moment is not known"),
		day("lost_day", "its day"),
		day("end_day", "day it was won, lost or deleted; empty while open"),
		key("owner_created", "user", "owner when it was opened"),
		key("department_created", "department", "that owner's department then"),
		key("owner_closed", "user", "owner when it was closed"),
		key("department_closed", "department", "that owner's department then"),
		key("top_stage", "stage", "the furthest stage reached in the pipeline it is in"),
		integer("top_rank", "its rank"),
		instant("stage_at", "when it entered the stage it is in"),
		money("value_base", "amount in the company's currency: at the rate of the day it was won, lost, else opened"),
		day("paid_day", "day of its first payment"),
		yes("exact", "the history of stages came from the source; otherwise the stages before are not known"),
		integer("count_n", "n, or 1 when n is empty"),
	}}
	dealCall = &Table{Name: "deal_call", Of: "deal", Help: "when a deal was first called about", Columns: []Column{
		day("call_day", "day of its first call, answered or not"),
		day("talk_day", "day of the first call in which people spoke"),
		integer("talk_won_seconds", "civil days from the first talk to the win that stands, in seconds; empty when it was won before or not"),
	}}
	dealSpan = &Table{Name: "deal_span", Help: "every interval in which a deal's stage, owner, amount and state held; no gap, no overlap", Columns: with(
		[]Column{grp()}, carried(), []Column{
			instant("since_at", "first moment"),
			instant("until_at", "first moment after; empty: still so"),
			day("since_day", "civil day of since_at"),
			day("until_day", "civil day of until_at, Never while it holds"),
			key("stage", "stage", "stage"),
			text("state", "open, won, lost"),
			money("amount_base", "amount in the company's currency at the rate of since_day"),
			day("expected_day", "when it was expected to close"),
			yes("exact", "known from history"),
		})}
	// dealClosing is what the step "deal" knows of closings; the step "client" copies it into closing and adds the kind of sale.
	dealClosing = &Table{Name: "deal_closing", Help: "closings before it is known which was the client's first", Columns: with([]Column{grp()}, closingColumns())}
	closing     = &Table{Name: "closing", Help: "wins, losses and corrections, each on its day", Columns: with([]Column{grp()}, closingColumns(), []Column{
		text("sale_kind", "first or repeat: whether the client had bought before; empty without a client"),
	})}
	dealStage = &Table{Name: "deal_stage", Help: "one row for each stage a deal reached in one pipeline (entered it or a later one)", Columns: with(
		[]Column{grp()}, carried(), stageColumns())}
	paymentWide = &Table{Name: "payment_x", Of: "payment", Help: "what a payment takes from its deal", Columns: with([]Column{
		key("owner_eff", "user", "own owner, else the deal's at that moment"),
		key("department_eff", "department", "that owner's department then"),
		key("client_eff", "client", "own client, else the deal's"),
		key("pipeline", "pipeline", "pipeline the deal is in now"),
		key("product", "product", "main product of the deal"),
		day("created_day", "day the deal was opened"),
	}, origin())}
	proposalWide = &Table{Name: "proposal_x", Of: "proposal", Help: "what a proposal takes from its deal", Columns: with([]Column{
		yes("last", "the last version of that number and deal on that day"),
		key("client_eff", "client", "own client, else the deal's"),
		key("pipeline", "pipeline", "pipeline of the deal"),
		key("product", "product", "main product of the deal"),
		day("paid_day", "first payment of the deal on or after the day it was sent"),
	}, origin())}
	lineWide = &Table{Name: "line_x", Of: "line", Help: "what a product line takes from its deal", Columns: with([]Column{
		day("won_day", "day the deal was won"),
		key("client", "client", "client"),
		key("pipeline", "pipeline", "pipeline"),
		key("owner", "user", "owner at the win"),
		key("department", "department", "department at the win"),
		money("revenue_base", "amount at the rate of the day of the win"),
		money("margin_base", "amount less cost; empty when the cost is unknown"),
	}, origin())}
	upkeep = &Table{Name: "upkeep", Help: "intervals in which an open deal was neglected", Columns: with([]Column{grp()}, carried(), []Column{
		text("kind", "idle: no action for StaleDays; no_task: no open task"),
		day("since_day", "first day"),
		day("until_day", "first day after, Never while it holds"),
		key("stage", "stage", "stage when it began"),
		money("amount_base", "amount when it began"),
	})}
	leadByPhone = &Table{Name: "lead_by_phone", Of: "lead", Help: "repeated requests found by phone", Columns: []Column{
		key("phone_twin", "lead", "the first of the leads with this phone that came one within 30 days of another"),
	}}
	leadByEmail = &Table{Name: "lead_by_email", Of: "lead", Help: "repeated requests found by address", Columns: []Column{
		key("email_twin", "lead", "the first of the leads with this address that came one within 30 days of another"),
	}}
	leadWide = &Table{Name: "lead_x", Of: "lead", Help: "what became of a lead", Columns: []Column{
		instant("response_at", "first human answer: an outgoing message or call, an answered incoming call, a meeting"),
		day("response_day", "its day"),
		key("response_owner", "user", "who answered; unanswered: who holds it"),
		key("response_department", "department", "that person's department"),
		integer("response_work", "working seconds from arrival to the answer"),
		integer("response_seconds", "all seconds"),
		integer("sla_due", "1 when it was answered or its time has run out while it was open, else 0"),
		integer("sla_met", "1 when it was answered in time, else 0"),
		day("touched_day", "day of the answer, refusal, conversion or deletion; Never while nobody touched it"),
		day("goal_day", "day it was qualified or converted, the earlier"),
		day("won_day", "day of the first win of a deal that came from it"),
		text("dropped", "spam: marked junk within three working days; duplicate: the same phone or address came before within 30 days; empty: it counts"),
		text("duplicate_of", "id of the lead it repeats"),
		text("state", "open, converted or rejected; deleted when it was deleted while open"),
		day("end_day", "day it was converted, rejected or deleted"),
		integer("end_work", "working seconds from arrival to conversion or refusal"),
		integer("count_n", "n, or 1 when n is empty"),
	}}
	clientWide = &Table{Name: "client_x", Of: "client", Help: "what a client has bought", Columns: []Column{
		day("first_day", "day of the first purchase"),
		day("second_day", "day of the second purchase (another deal, another day)"),
		day("last_day", "day of the last purchase"),
		integer("purchases", "days with a purchase"),
		money("revenue_base", "all purchases"),
		money("margin_base", "margin, where costs are known, else revenue"),
		integer("bought", "1 with at least one purchase"),
	}}
	purchase = &Table{Name: "purchase", Help: "a client's purchases, one row a day", Columns: with([]Column{grp()}, []Column{
		key("client", "client", "client"),
		day("day", "day of the purchase"),
		integer("seq", "1 for the first, 2 for the second …"),
		integer("again", "1 when a later purchase followed within 365 days, else 0"),
		money("revenue_base", "sum"),
		money("margin_base", "margin where known, else revenue"),
		integer("cohort", "month of the first purchase as year*100+month"),
		integer("age", "whole months since that month: 0, 1, 2 …"),
		integer("gap_days", "days since the purchase before"),
		key("owner", "user", "owner of the (last) deal"),
		key("department", "department", "department then"),
		key("pipeline", "pipeline", "pipeline"),
		key("source", "source", "source"),
	})}
	clientLife = &Table{Name: "client_life", Help: "spans in which a client is active: from a purchase until ChurnDays of silence have passed", Columns: []Column{
		grp(),
		key("client", "client", "client"),
		integer("seq", "1 for the first life, more after coming back"),
		day("since_day", "first purchase of the life"),
		day("until_day", "the day the silence became too long; Never while active"),
		integer("ended", "1 when it has ended"),
		key("owner", "user", "owner of its last deal"),
		key("department", "department", "department then"),
		key("source", "source", "source of its first deal"),
	}}
	clientActive = &Table{Name: "client_active", Help: "the periods in which a client bought or had bought in the period before", Columns: []Column{
		grp(),
		key("client", "client", "client"),
		text("grain", "month, quarter or year"),
		day("day", "first day of the period"),
		integer("was", "1 when it bought in the period before"),
		integer("kept", "1 when it bought in both"),
		key("owner", "user", "owner of the deal before"),
		key("department", "department", "department then"),
		key("source", "source", "source of its first deal"),
	}}
	clientRFM = &Table{Name: "client_rfm", Of: "client", Help: "scores of recency, frequency and money, 1 to 5", Columns: []Column{
		integer("r", "recency score"),
		integer("f", "frequency score"),
		integer("m", "money score"),
		text("rfm", "segment: champions, loyal, promising, new, at_risk, cant_lose, sleeping, lost"),
		day("scored_day", "day of scoring"),
	}}
	caller = &Table{Name: "caller", Help: "a number that called on a day", Columns: []Column{
		grp(),
		text("phone", "number"),
		day("day", "day"),
		integer("hour", "hour of the first missed call, else of the first call"),
		integer("weekday", "weekday"),
		integer("lost", "1 when a call was missed and no talk followed within 60 working minutes"),
		integer("due", "1 when that can be told already"),
		key("owner", "user", "who missed it, else who answered"),
		key("department", "department", "department then"),
		key("client", "client", "client"),
	}}
	eventWide = &Table{Name: "event_x", Of: "event", Help: "bulk edits folded", Columns: []Column{
		integer("counted", "1, or 0 for a robot's action and for all but the first of 20 or more of one kind within 60 seconds"),
	}}
	presence = &Table{Name: "presence", Help: "time between a person's first and last action of a day", Columns: []Column{
		grp(),
		key("owner", "user", "person"),
		key("department", "department", "department then"),
		day("day", "day"),
		integer("seconds", "working seconds between the first and the last action"),
	}}
	surveyWide = &Table{Name: "survey_x", Of: "survey", Help: "which answers count", Columns: []Column{
		integer("counted", "1 for the client's last answer of that kind within 90 days (and every answer without a client)"),
		integer("promoter", "1 for 9-10 of 10"),
		integer("detractor", "1 for 0-6 of 10"),
		integer("satisfied", "1 for the two highest marks of five"),
		integer("answered", "1 when there is a mark"),
	}}
	ticketWide = &Table{Name: "ticket_x", Of: "ticket", Help: "how a ticket went", Columns: []Column{
		instant("begun_at", "created_at, else its first event"),
		day("begun_day", "its day"),
		instant("end_at", "solved_at, else its last event when it has events"),
		day("end_day", "its day"),
		integer("solve_seconds", "from begin to end"),
		integer("solve_work", "working seconds of it"),
		integer("answer_work", "working seconds to the first answer"),
		integer("events", "number of events"),
		text("first_activity", "activity of the first event"),
		text("last_activity", "activity of the last event"),
		day("until_day", "day it was solved, Never while open"),
	}}
	ticketEventWide = &Table{Name: "ticket_event_x", Of: "ticket_event", Help: "steps between events", Columns: []Column{
		text("next_activity", "activity of the next event of the ticket"),
		integer("dwell_seconds", "time until it"),
		integer("first", "1 when the ticket did this for the first time"),
		integer("rank", "place in the ticket, from 1"),
		day("begun_day", "day the ticket began"),
	}}
)

func closingColumns() []Column {
	return with(carried(), []Column{
		text("kind", "won, lost, or reverted (a win of an earlier month taken back: −1)"),
		instant("at", "when"),
		day("closed_day", "its day"),
		integer("hour", "hour"),
		integer("weekday", "weekday"),
		integer("wins", "n for a win, −n for a reverted one, 0 for a loss"),
		integer("losses", "n for a loss, else 0"),
		integer("paid_wins", "wins with an amount above 0"),
		money("amount_base", "amount at the rate of closed_day; a reverted win takes back exactly what it gave"),
		money("revenue_base", "amount_base of wins and reverted wins, else 0"),
		money("cost_base", "cost of what was sold, negative when reverted; empty when unknown or for losses"),
		money("margin_base", "revenue less cost; empty when the cost is unknown or for losses"),
		money("list_base", "the sum at list prices, negative when reverted; empty when unknown or for losses"),
		key("stage", "stage", "the last open stage before"),
		text("reason", "why it was lost"),
		day("lead_day", "day of the lead it came from, else created_day"),
		integer("in_window", "1 when closed within AttributionDays of lead_day, else 0; a reverted win has that of the win"),
		integer("cycle_seconds", "civil time from opening to closing; empty for imported deals and corrections"),
		integer("cycle_work", "working seconds of it"),
	})
}

func stageColumns() []Column {
	return []Column{
		key("stage", "stage", "stage"),
		integer("rank", "its rank"),
		yes("entered", "it stood in the stage; otherwise it jumped over it"),
		instant("entered_at", "first entry, or the jump over it"),
		day("entered_day", "its day"),
		integer("next", "n when it reached the following stage of the pipeline (or was won), else 0"),
		integer("lost_here", "n when it was lost with this as the last active stage, else 0"),
		integer("open_here", "n when it stands here now, else 0"),
		integer("moved_here", "n when it left for another pipeline from here, else 0"),
		integer("won", "n when it was won in this pipeline, else 0"),
		integer("stay_seconds", "whole time it stood here; empty while it still stands or if it never did"),
		money("amount_base", "amount at entry"),
	}
}

package warehouse

// ticketStep puts a ticket's events in order and measures it.
func ticketStep() *Step {
	return &Step{
		Name: "ticket",
		Inputs: []Input{
			{From: "ticket", By: "id", Columns: []string{"id", "created_at", "answered_at", "solved_at", "gone_at"}},
			{From: "ticket_event", By: "ticket", Order: []string{"at", "seq"}, Columns: []string{"id", "at", "activity", "excluded"}},
		},
		Out: []*Table{ticketWide, ticketEventWide},
		Run: runTicket,
	}
}

type ticketEvent struct {
	id       any
	at       maybe
	activity any
}

func runTicket(env *Env, g Group, emit func(int, Row)) {
	var events []ticketEvent
	for _, r := range g.Rows[1] {
		c := cursor{row: r}
		e := ticketEvent{id: c.any(), at: c.maybe(), activity: c.any()}
		if e.at.known && c.any() == nil {
			events = append(events, e)
		}
	}
	var begun, end, answered, gone maybe
	if len(g.Rows[0]) > 0 {
		c := cursor{row: g.Rows[0][0], at: 1}
		begun, answered, end, gone = c.maybe(), c.maybe(), c.maybe(), c.maybe()
	}
	if len(events) > 0 {
		begun, end = begun.or(events[0].at), end.or(events[len(events)-1].at)
	}
	if len(g.Rows[0]) > 0 {
		emit(0, ticketRow(env, g.Rows[0][0][0], begun, answered, end, gone, events))
	}
	begunDay := env.atCell(begun)
	seen := map[any]bool{}
	for i, e := range events {
		var next, dwell any
		if i+1 < len(events) {
			next, dwell = events[i+1].activity, events[i+1].at.v-e.at.v
		}
		emit(1, Row{e.id, next, dwell, flag(!seen[e.activity], 1), int64(i + 1), begunDay})
		seen[e.activity] = true
	}
}

// ticketRow returns the row of ticket_x.
func ticketRow(env *Env, id any, begun, answered, end, gone maybe, events []ticketEvent) Row {
	row := Row{
		id, begun.cell(), env.atCell(begun), end.cell(), env.atCell(end), nil, nil, nil, int64(len(events)), nil, nil, nil,
	}
	if begun.known && end.known {
		row[5], row[6] = max(0, end.v-begun.v), env.Clock.BetweenUnix(begun.v, end.v)
	}
	if begun.known && answered.known {
		row[7] = env.Clock.BetweenUnix(begun.v, answered.v)
	}
	if len(events) > 0 {
		row[9], row[10] = events[0].activity, events[len(events)-1].activity
	}
	if row[11] = env.atCell(end.or(gone)); row[11] == nil {
		row[11] = int64(Never)
	}
	return row
}

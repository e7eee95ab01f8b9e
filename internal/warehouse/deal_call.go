package warehouse

const daySeconds = 24 * 60 * 60

// dealCallStep tells deals of their first calls. Calls that name the deal count, whoever made them.
func dealCallStep() *Step {
	return &Step{
		Name: "deal_call",
		Inputs: []Input{
			{From: "deal_x", By: "id", Columns: []string{"id", "won_day"}},
			{From: "call", By: "deal", Order: []string{"started_at"}, Columns: []string{
				"phone", "started_at", "started_day", "hour", "weekday", "direction", "result", "seconds", "owner", "department",
				"client", "excluded",
			}},
		},
		Out: []*Table{dealCall},
		Run: runDealCall,
	}
}

func runDealCall(env *Env, g Group, emit func(int, Row)) {
	var first, talk maybe
	for _, r := range g.Rows[1] {
		c := readCall(r)
		if !c.at.known || c.excluded {
			continue
		}
		if !first.known {
			first = c.day
		}
		if c.talked(env) {
			talk = c.day
			break
		}
	}
	if !first.known {
		return
	}
	for _, r := range g.Rows[0] {
		deal := cursor{row: r}
		id, won := deal.any(), deal.maybe()
		var took any
		if talk.known && won.known && won.v >= talk.v {
			took = (won.v - talk.v) * daySeconds
		}
		emit(0, Row{id, dayOrNone(env, first), dayOrNone(env, talk), took})
	}
}

func dayOrNone(env *Env, day maybe) any {
	if !day.known {
		return nil
	}
	return env.dayCell(day.v)
}

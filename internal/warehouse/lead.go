package warehouse

// The inputs of the step "lead".
const (
	inLead = iota
	inLeadChange
	inLeadMessage
	inLeadCall
	inLeadMeeting
	inLeadDeal
	inLeadClosing
	inLeadPhone
	inLeadEmail
)

// leadStep tells what became of a lead.
func leadStep() *Step {
	return &Step{
		Name:  "lead",
		Ages:  true,
		Looks: true,
		Inputs: []Input{
			{From: "lead", By: "id", Columns: []string{
				"id", "created_at", "owner", "stage", "qualified_at", "converted_at", "rejected_at", "junk", "n", "gone_at",
			}},
			{From: "change", By: "lead", Columns: []string{"at", "stage"}, Order: []string{"at", "seq"}},
			{From: "message", By: "lead", Columns: []string{"at", "direction", "robot", "owner"}, Order: []string{"at"}},
			{From: "call", By: "lead", Columns: []string{"started_at", "direction", "result", "owner"}, Order: []string{"started_at"}},
			{From: "meeting", By: "lead", Columns: []string{"held_at", "owner"}, Order: []string{"held_at"}},
			{From: "deal", By: "lead", Columns: []string{"created_at", "excluded"}, Order: []string{"created_at"}},
			{From: "deal_closing", By: "lead", Columns: []string{"deal", "kind", "closed_day", "excluded"}, Order: []string{"at", "kind"}},
			{From: "lead_by_phone", By: "id", Columns: []string{"phone_twin"}},
			{From: "lead_by_email", By: "id", Columns: []string{"email_twin"}},
		},
		Out: []*Table{leadWide},
		Run: func(env *Env, g Group, emit func(int, Row)) {
			if len(g.Rows[inLead]) > 0 {
				l := readLead(g.Rows[inLead][0])
				l.history(env, g.Rows[inLeadChange])
				l.deals(g.Rows[inLeadDeal])
				l.wins(g.Rows[inLeadClosing])
				l.twin = firstOf(only(g.Rows[inLeadPhone]), only(g.Rows[inLeadEmail]))
				emit(0, l.row(env, l.answer(g)))
			}
		},
	}
}

// lead is a row of the entity lead, completed from its history and its deals.
type lead struct {
	id                             any
	created                        maybe
	owner, stage                   string
	qualified, converted, rejected maybe
	junk                           bool
	n                              any
	gone                           maybe

	outcome string // that its stage stands for, used where there are no dates
	wonDay  maybe
	twin    any // the lead it repeats
}

func readLead(r Row) lead {
	c := cursor{row: r}
	return lead{
		id: c.any(), created: c.maybe(), owner: c.text(), stage: c.text(), qualified: c.maybe(), converted: c.maybe(),
		rejected: c.maybe(), junk: c.yes(), n: c.any(), gone: c.maybe(),
	}
}

// history fills from the changes of stages what the lead's own dates do not say: the first qualified stage, and the entry
// into the stage in which it ended.
func (l *lead) history(env *Env, rows []Row) {
	var ended maybe
	for _, r := range rows {
		c := cursor{row: r}
		at, id := c.maybe(), c.text()
		if !at.known || id == "" {
			continue
		}
		stage := env.stage(id)
		if stage.Qualified {
			l.qualified = l.qualified.or(at)
		}
		if id == l.stage {
			ended = at
		}
	}
	l.outcome = env.outcome(env.stage(l.stage), "")
	if l.converted.known || l.rejected.known {
		return
	}
	switch l.outcome {
	case stateWon:
		l.converted = ended
	case stateLost:
		l.rejected = ended
	}
}

// deals notes the conversion that only the deal shows.
func (l *lead) deals(rows []Row) {
	for _, r := range rows {
		c := cursor{row: r}
		created, excluded := c.maybe(), c.any()
		if excluded == nil {
			l.converted = l.converted.or(created)
		}
	}
}

// wins notes the day of the first win that stands; rows are ordered by moment, what was taken back before what was won.
func (l *lead) wins(rows []Row) {
	standing := map[any]maybe{} // by deal
	for _, r := range rows {
		c := cursor{row: r}
		deal, kind, day, excluded := c.any(), c.text(), c.maybe(), c.any()
		switch {
		case excluded != nil:
		case kind == stateWon:
			standing[deal] = day
		case kind == kindReverted:
			delete(standing, deal)
		}
	}
	for _, day := range standing {
		l.wonDay = earlier(l.wonDay, day)
	}
}

// only returns the one cell of the one row, nil when there is none.
func only(rows []Row) any {
	if len(rows) == 0 {
		return nil
	}
	return rows[0][0]
}

// row returns the row of lead_x.
func (l *lead) row(env *Env, a answer) Row {
	state, end := l.end()
	var work, elapsed maybe
	if a.at.known && l.created.known {
		work = some(env.Clock.BetweenUnix(l.created.v, a.at.v))
		elapsed = some(a.at.v - l.created.v)
	}
	limit := int64(env.Settings.SLAMinutes) * 60
	due := work.known
	if !due && l.created.known {
		until := earlier(some(env.Now), end.or(l.gone)).v
		if due = env.Clock.BetweenUnix(l.created.v, until) > limit; !due && until == env.Now {
			env.changesSoon()
		}
	}
	who, day := l.owner, env.today()
	if a.at.known {
		who, day = a.owner, env.day(a.at.v)
	} else if moved, ok := env.Dict.moves(who, day); ok {
		env.changesOn(moved)
	}
	touched := earlier(earlier(a.at, l.gone), earlier(l.converted, l.rejected))
	touchedDay := env.atCell(touched)
	if !touched.known {
		touchedDay = int64(Never)
	}
	var endWork any
	if end.known && l.created.known {
		endWork = env.Clock.BetweenUnix(l.created.v, end.v)
	}
	endDay := env.dayOf(end)
	if state == stateDeleted {
		endDay = env.dayOf(l.gone)
	}
	dropped, twin := l.dropped(env)
	return Row{
		l.id, a.at.cell(), env.atCell(a.at), env.word(who), env.department(who, day), work.cell(), elapsed.cell(),
		flag(due, 1), flag(work.known && work.v <= limit, 1), touchedDay,
		env.atCell(earlier(l.qualified, l.converted)), l.wonDay.cell(), dropped, twin, state, endDay.cell(), endWork,
		firstOf(l.n, int64(1)),
	}
}

// The states of a lead besides open and deleted.
const (
	leadConverted = "converted"
	leadRejected  = "rejected"
)

// end tells the state of a lead and the moment of its conversion or refusal, the later of both when it has two.
func (l *lead) end() (state string, at maybe) {
	switch {
	case l.rejected.known && (!l.converted.known || l.rejected.v > l.converted.v):
		return leadRejected, l.rejected
	case l.converted.known:
		return leadConverted, l.converted
	case l.outcome == stateWon:
		return leadConverted, maybe{}
	case l.outcome == stateLost || l.junk:
		return leadRejected, maybe{}
	case l.gone.known:
		return stateDeleted, maybe{}
	}
	return stateOpen, maybe{}
}

// spamDays is how many working days there are to mark a lead as junk; later the mark would hide a refusal.
const spamDays = 3

// dropped tells why a lead does not count as a request, and which lead it repeats.
func (l *lead) dropped(env *Env) (reason, twin any) {
	if l.junk && l.rejected.known && l.created.known {
		if env.soon(env.day(l.created.v), env.day(l.rejected.v), spamDays) {
			return "spam", nil
		}
	}
	if l.twin != nil {
		return "duplicate", l.twin
	}
	return nil, nil
}

// soon tells whether at most so many working days begin after one day up to another.
func (e *Env) soon(from, to, days int64) bool {
	for d := from + 1; d <= to; d++ {
		if e.works(d) {
			if days--; days < 0 {
				return false
			}
		}
	}
	return true
}

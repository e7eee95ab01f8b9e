package warehouse

// leadStep tells what became of a lead.
func leadStep() *Step {
	return &Step{
		Name: "lead",
		Ages: true,
		Inputs: []Input{
			{From: "lead", By: "id", Columns: []string{
				"id", "created_at", "owner", "stage", "qualified_at", "converted_at", "rejected_at", "junk", "n", "gone_at",
				"phone_twin", "email_twin",
			}},
			{From: "change", By: "lead", Columns: []string{"at", "stage"}, Order: []string{"at", "seq"}},
			{From: "message", By: "lead", Columns: []string{"at", "direction", "robot", "owner"}, Order: []string{"at"}},
			{From: "call", By: "lead", Columns: []string{"started_at", "direction", "result", "owner"}, Order: []string{"started_at"}},
			{From: "meeting", By: "lead", Columns: []string{"held_at", "owner"}, Order: []string{"held_at"}},
			{From: "deal", By: "lead", Columns: []string{"created_at", "won_day", "excluded"}, Order: []string{"created_at"}},
		},
		Out: []*Table{leadWide},
		Run: func(env *Env, g Group, emit func(int, Row)) {
			if len(g.Rows[0]) > 0 {
				l := readLead(g.Rows[0][0])
				l.history(env, g.Rows[1])
				l.deals(g.Rows[5])
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
	phoneTwin, emailTwin           any

	outcome string // that its stage stands for, used where there are no dates
	wonDay  maybe
}

func readLead(r Row) lead {
	c := cursor{row: r}
	return lead{
		id: c.any(), created: c.maybe(), owner: c.text(), stage: c.text(), qualified: c.maybe(), converted: c.maybe(),
		rejected: c.maybe(), junk: c.yes(), n: c.any(), gone: c.maybe(), phoneTwin: c.any(), emailTwin: c.any(),
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

// deals notes the conversion that only the deal shows, and its win.
func (l *lead) deals(rows []Row) {
	for _, r := range rows {
		c := cursor{row: r}
		created, won, excluded := c.maybe(), c.maybe(), c.any()
		if excluded == nil {
			l.converted = l.converted.or(created)
			l.wonDay = earlier(l.wonDay, won)
		}
	}
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
		due = env.Clock.BetweenUnix(l.created.v, earlier(some(env.Now), end.or(l.gone)).v) > limit
	}
	who, day := l.owner, env.today()
	if a.at.known {
		who, day = a.owner, env.day(a.at.v)
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
	if twin = firstOf(l.phoneTwin, l.emailTwin); twin != nil {
		return "duplicate", twin
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

package warehouse

// twinDays is how soon after another request of the same person a lead is taken for its repetition.
const twinDays = 30

// twinStep finds leads that repeat each other by a column: phone or email.
func twinStep(column string, out *Table) *Step {
	return &Step{
		Name: "twins by " + column,
		Inputs: []Input{{
			From: "lead", By: column, Order: []string{"created_at"}, Columns: []string{"id", "created_day", "junk", "excluded"},
		}},
		Out: []*Table{out},
		Run: runTwins,
	}
}

// runTwins emits, for each lead that came within 30 days of one before, the first of that chain. Junk and rows left out of
// figures neither repeat nor are repeated: a real request after a wrong number is a new one.
func runTwins(_ *Env, g Group, emit func(int, Row)) {
	var first any
	var last maybe
	for _, r := range g.Rows[0] {
		c := cursor{row: r}
		id, day, junk, excluded := c.any(), c.maybe(), c.yes(), c.any()
		var twin any
		switch {
		case !day.known || junk || excluded != nil:
		case last.known && day.v-last.v <= twinDays:
			twin, last = first, day
		default:
			first, last = id, day
		}
		emit(0, Row{id, twin})
	}
}

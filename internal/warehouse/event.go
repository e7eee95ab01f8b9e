package warehouse

// A bulk edit is that many actions of one kind by one person within that time.
const (
	bulkEvents  = 20
	bulkSeconds = 60
)

// eventStep folds bulk edits and tells how long people were at work.
func eventStep() *Step {
	return &Step{
		Name: "event",
		Inputs: []Input{{From: "event", By: "owner", Per: "at_day", Alone: true, Order: []string{"at"}, Columns: []string{
			"id", "at", "at_day", "kind", "robot", "owner", "department", "excluded",
		}}},
		Out: []*Table{eventWide, presence},
		Run: runEvent,
	}
}

type action struct {
	id                any
	at, day           maybe
	kind              string
	robot             bool
	owner, department any
	excluded          bool
}

func readAction(r Row) action {
	c := cursor{row: r}
	return action{
		id: c.any(), at: c.maybe(), day: c.maybe(), kind: c.text(), robot: c.yes(), owner: c.any(), department: c.any(),
		excluded: c.any() != nil,
	}
}

func runEvent(env *Env, g Group, emit func(int, Row)) {
	var human []action
	kinds := map[string][]int{}
	for _, r := range g.Rows[0] {
		a := readAction(r)
		switch {
		case a.robot:
			emit(0, Row{a.id, int64(0)})
		case !a.at.known || a.excluded:
			emit(0, Row{a.id, int64(1)})
		default:
			kinds[a.kind] = append(kinds[a.kind], len(human))
			human = append(human, a)
		}
	}
	counted := make([]int64, len(human))
	for _, of := range kinds {
		foldBulk(human, of, counted)
	}
	for i, a := range human {
		emit(0, Row{a.id, counted[i]})
	}
	emitPresence(env, human, emit)
}

// foldBulk sets counted for the actions of one kind, given by their positions in order of time: 1, but 0 for those of a
// bulk edit that come after its first. Windows that share an action are one bulk edit.
func foldBulk(all []action, of []int, counted []int64) {
	folded := 0 // the actions before it belong to a bulk edit that goes on
	for i, k := range of {
		end := i
		for end < len(of) && all[of[end]].at.v-all[k].at.v <= bulkSeconds {
			end++
		}
		counted[k] = flag(i >= folded, 1)
		if end-i >= bulkEvents {
			folded = max(folded, end)
		}
	}
}

// emitPresence emits for each day of a person the working time between the first and the last action.
func emitPresence(env *Env, human []action, emit func(int, Row)) {
	for i := 0; i < len(human); {
		first, last := human[i], human[i]
		for i < len(human) && human[i].day == first.day {
			last = human[i]
			i++
		}
		if first.owner != nil {
			emit(1, Row{first.owner, first.department, env.dayCell(first.day.v), env.Clock.BetweenUnix(first.at.v, last.at.v)})
		}
	}
}

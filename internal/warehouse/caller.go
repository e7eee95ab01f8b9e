package warehouse

// callBackSeconds is how much working time there is to talk to somebody whose call was missed.
const callBackSeconds = 60 * 60

// callerStep tells which numbers that called in vain were lost.
func callerStep() *Step {
	return &Step{
		Name: "caller",
		Ages: true,
		Inputs: []Input{{From: "call", By: "phone", Order: []string{"started_at"}, Columns: []string{
			"phone", "started_at", "started_day", "hour", "weekday", "direction", "result", "seconds", "owner", "department",
			"client", "excluded",
		}}},
		Out: []*Table{caller},
		Run: runCaller,
	}
}

type call struct {
	phone             any
	at, day           maybe
	hour, weekday     any
	direction, result string
	seconds           maybe
	owner, department any
	client            any
	excluded          bool
}

func readCall(r Row) call {
	c := cursor{row: r}
	return call{
		phone: c.any(), at: c.maybe(), day: c.maybe(), hour: c.any(), weekday: c.any(), direction: c.text(), result: c.text(),
		seconds: c.maybe(), owner: c.any(), department: c.any(), client: c.any(), excluded: c.any() != nil,
	}
}

// talked tells whether two people spoke: long enough where the length is known.
func (c call) talked(env *Env) bool {
	if c.result == "missed" || c.result == "busy" || c.result == "failed" {
		return false
	}
	if !c.seconds.known {
		return c.result == "answered"
	}
	return c.seconds.v >= int64(env.Settings.TalkSeconds)
}

func (c call) missed() bool { return c.direction == "in" && c.result == "missed" }

func runCaller(env *Env, g Group, emit func(int, Row)) {
	calls := make([]call, 0, len(g.Rows[0]))
	for _, r := range g.Rows[0] {
		if c := readCall(r); c.at.known && !c.excluded {
			calls = append(calls, c)
		}
	}
	for i := 0; i < len(calls); {
		end := i + 1
		for end < len(calls) && calls[end].day == calls[i].day {
			end++
		}
		if row := callerRow(env, calls, i, end); row != nil {
			emit(0, row)
		}
		i = end
	}
}

// callerRow returns the row for the calls of one day, those from i up to end; nil when none of them came in.
func callerRow(env *Env, calls []call, i, end int) Row {
	var first, answered, missed, lost *call
	due := true
	for k := i; k < end; k++ {
		c := &calls[k]
		if c.direction != "in" {
			continue
		}
		first = orCall(first, c)
		if !c.missed() {
			answered = orCall(answered, c)
			continue
		}
		missed = orCall(missed, c)
		if saved(env, calls, k) {
			continue
		}
		if env.Clock.BetweenUnix(c.at.v, env.Now) > callBackSeconds {
			lost = orCall(lost, c)
		} else {
			due = false
			env.changesSoon()
		}
	}
	if first == nil {
		return nil
	}
	when := orCall(missed, first)
	who := orCall(orCall(orCall(lost, missed), answered), first)
	client := who.client
	for k := i; k < end && client == nil; k++ {
		client = calls[k].client
	}
	return Row{
		first.phone, env.dayCell(first.day.v), when.hour, when.weekday,
		flag(lost != nil, 1), flag(due || lost != nil, 1), who.owner, who.department, client,
	}
}

// saved tells whether a talk, whoever called, followed the missed call number k soon enough.
func saved(env *Env, calls []call, k int) bool {
	missed := calls[k].at.v
	for _, c := range calls[k+1:] {
		if env.Clock.BetweenUnix(missed, c.at.v) > callBackSeconds {
			return false
		}
		if c.talked(env) {
			return true
		}
	}
	return false
}

// orCall returns a, or b when there is no a.
func orCall(a, b *call) *call {
	if a != nil {
		return a
	}
	return b
}

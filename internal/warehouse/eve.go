package warehouse

// eveSecond is the second of the day at which tomorrow's plan is looked at: 18:00 by the wall clock.
const eveSecond = 18 * 3600

// promise is where in a full row it stands what a task or a meeting promises: 0 for columns the entity lacks.
type promise struct{ set, due, kept, result int }

func promiseOf(entity string, position map[string]int) promise {
	switch entity {
	case "task":
		return promise{set: position["created_at"], due: position["due_at"], kept: position["done_at"]}
	case "meeting":
		return promise{set: position["created_at"], due: position["starts_at"], result: position["result"]}
	}
	return promise{}
}

// promised is a task or a meeting as eve looks at it.
type promised struct {
	set, due, kept maybe
	cancelled      bool
}

func (p promise) read(full Row) promised {
	instantAt := func(i int) maybe {
		if i == 0 {
			return maybe{}
		}
		v, ok := full[i].(int64)
		return maybe{v, ok}
	}
	return promised{
		set: instantAt(p.set), due: instantAt(p.due), kept: instantAt(p.kept),
		cancelled: p.result > 0 && full[p.result] == "cancelled",
	}
}

// eve returns the working day at whose 18:00 a task or a meeting stood planned for the next working day. It is none when
// it was set later than that, done before, cancelled, or falls on a day off.
//
//	due Tuesday → Monday    due Monday → Friday    due Saturday → none, unless that Saturday is worked
func (e *Env) eve(p promised) (int64, bool) {
	if !p.due.known || p.cancelled {
		return 0, false
	}
	due := e.day(p.due.v)
	if !e.works(due) {
		return 0, false
	}
	const longestBreak = 60
	eve := due - 1
	for !e.works(eve) {
		if eve--; due-eve > longestBreak {
			return 0, false
		}
	}
	if p.set.known && e.after(p.set.v, eve, eveSecond) {
		return 0, false
	}
	if p.kept.known && !e.after(p.kept.v, eve, eveSecond-1) {
		return 0, false
	}
	return eve, true
}

// after tells whether an instant is later than that second of a civil day by the wall clock.
func (e *Env) after(at, day int64, second int) bool {
	d, s := e.Clock.Local(at)
	return int64(d) > day || int64(d) == day && s > second
}

package unit

// Mul returns the unit of a product. A fraction or a number leaves the other
// side as it is, a count multiplies money, points and durations, and a rate
// over a duration gives back what was counted:
//
//	percent × money → money       count × percent   → count
//	count × money   → money       money/day × days  → money
//	money × money   → refused     count × count     → refused
//
// Two counts are refused because in a·b÷c only a·(b÷c) tells whether a share or
// a count is meant.
func (u Unit) Mul(v Unit) (Unit, error) {
	kind, ok := product(u.kind, v.kind)
	if !ok {
		return Unit{}, &MismatchError{OpMul, u, v}
	}
	w, ok := compose(kind, u.time+v.time, max(u.clock, v.clock))
	if !ok {
		return Unit{}, &MismatchError{OpMul, u, v}
	}
	return w, nil
}

// Div returns the unit of a quotient. Like by like is a ratio (which a metric
// may declare as percent), anything by a count is "per one":
//
//	money ÷ count    → money       money ÷ money    → ratio
//	duration ÷ count → duration    count ÷ percent  → count
//	money ÷ days     → money/day   count ÷ money    → refused
func (u Unit) Div(v Unit) (Unit, error) {
	kind, ok := quotient(u.kind, v.kind)
	if !ok {
		return Unit{}, &MismatchError{OpDiv, u, v}
	}
	w, ok := compose(kind, u.time-v.time, max(u.clock, v.clock))
	if !ok {
		return Unit{}, &MismatchError{OpDiv, u, v}
	}
	return w, nil
}

// Add returns the unit of a sum. Both sides must be alike; a plain number goes
// with any unit whose stored and written forms are the same, so 1 + percent is
// a percent, while 1 + money is refused: one what?
func (u Unit) Add(v Unit) (Unit, error) {
	w, ok := join(u, v)
	if !ok {
		return Unit{}, &MismatchError{OpAdd, u, v}
	}
	return w, nil
}

// Sub returns the unit of a difference, by the rule of Add. The difference of
// two percents stays percent; a renderer shows it in percentage points.
func (u Unit) Sub(v Unit) (Unit, error) {
	w, ok := join(u, v)
	if !ok {
		return Unit{}, &MismatchError{OpSub, u, v}
	}
	return w, nil
}

// Common returns the unit of a figure that may be either of two, as in min, max
// and if, by the rule of Add.
func (u Unit) Common(v Unit) (Unit, error) {
	w, ok := join(u, v)
	if !ok {
		return Unit{}, &MismatchError{OpCommon, u, v}
	}
	return w, nil
}

// Compare returns an error unless "less" has a meaning between the two units,
// by the rule of Add.
func (u Unit) Compare(v Unit) error {
	if _, ok := join(u, v); !ok {
		return &MismatchError{OpCompare, u, v}
	}
	return nil
}

// Assignable reports whether a metric declared in one unit may be computed by a
// formula of another. A formula cannot tell a share from a ratio or a score, so
// whatever has no dimension fits percent, ratio, points and number. A ratio may
// be a count too: plan ÷ average check is how many deals to win. But a count is
// no share, nor a share a count. The clock is the declaration's choice.
func Assignable(declared, computed Unit) bool {
	if declared.time != computed.time {
		return false
	}
	switch declared.kind {
	case computed.kind:
		return true
	case Ratio, Percent, Points:
		return computed.kind <= Percent
	case Number:
		return computed.kind <= Count
	case Count:
		return computed.kind <= Ratio
	default:
		return false
	}
}

func product(a, b Kind) (Kind, bool) {
	if a > b {
		a, b = b, a
	}
	return b, a <= Percent || a == Count && b > Count
}

func quotient(a, b Kind) (Kind, bool) {
	switch {
	case a == b:
		return Ratio, true
	case b > Count:
		return 0, false
	case a > Percent, a == Percent && b != Ratio:
		return a, true
	default:
		return Ratio, true
	}
}

// join returns the unit two figures share when they are added or compared. Of
// two clocks the coarser wins, so the order of the operands does not matter.
func join(u, v Unit) (Unit, bool) {
	a, b := min(u.kind, v.kind), max(u.kind, v.kind)
	alike := a == b || a == Number && b <= Points || a == Ratio && b == Percent
	return Unit{kind: b, time: u.time, clock: max(u.clock, v.clock)}, alike && u.time == v.time
}

// compose builds a unit in its only form, if there is such a unit at all:
// nothing is measured in rouble-hours or in hours squared.
func compose(k Kind, time int8, c Clock) (Unit, bool) {
	switch time {
	case 0:
		return Unit{kind: k}, true
	case 1:
		return In(c), k <= Count
	case -1:
		return Unit{kind: k, time: -1, clock: max(c, Second)}, true
	default:
		return Unit{}, false
	}
}

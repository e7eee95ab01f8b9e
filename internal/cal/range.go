package cal

// Range is the days from From up to, and not including, To. The zero Range is empty.
type Range struct{ From, To Day }

// Through returns the range from the first to the last day, both included.
func Through(first, last Day) Range { return Range{first, last + 1} }

// Days returns the number of days in r, 0 when it is empty.
func (r Range) Days() int { return max(0, int(r.To)-int(r.From)) }

// Last returns the last day that belongs to r. It has no meaning for an empty range.
func (r Range) Last() Day { return r.To - 1 }

// Empty reports whether r holds no day.
func (r Range) Empty() bool { return r.To <= r.From }

// Contains reports whether d belongs to r.
func (r Range) Contains(d Day) bool { return r.From <= d && d < r.To }

// Clip returns the days that r and other share. When they share none the answer is empty.
func (r Range) Clip(other Range) Range {
	from, to := max(r.From, other.From), min(r.To, other.To)
	return Range{from, max(from, to)}
}

// String returns the first and the last day, "2024-05-01..2024-05-31", one day as "2024-05-07", and "empty" for an empty range.
func (r Range) String() string {
	switch r.Days() {
	case 0:
		return "empty"
	case 1:
		return r.From.String()
	default:
		return r.From.String() + ".." + r.Last().String()
	}
}

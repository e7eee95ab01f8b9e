package cal

// Shifted is the earlier range of a comparison.
type Shifted struct {
	Range       Range
	Steps       int  // how many whole periods of the grain back
	LikeForLike bool // the range was cut to the part that has elapsed
	Elapsed, Of int  // working days elapsed in the present range, and in all of it
}

// Shift returns the earlier range to compare r with. asOf is the last day with data.
func (c Calendar) Shift(r Range, s Shift, g Grain, asOf Day) (Shifted, error) {
	return Shifted{}, nil
}

// Match maps the ordinal of a period of then to the ordinal of the period of now at the same position; false when now has none.
func (c Calendar) Match(now, then Range, g Grain) func(n int) (int, bool) {
	return func(n int) (int, bool) { return 0, false }
}

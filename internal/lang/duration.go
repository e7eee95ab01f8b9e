package lang

// Duration returns a duration in seconds in its two largest units: 42 мин; 1 ч 12 мин; 5,2 дня.
func (l Lang) Duration(seconds int64) string { return "" }

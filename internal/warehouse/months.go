package warehouse

import "svodka/internal/cal"

// monthOf numbers calendar months one after another: 12 × year + month − 1.
func monthOf(day int64) int64 {
	y, m, _ := cal.Day(day).YMD()
	return int64(y)*12 + int64(m) - 1
}

// Package cal is the company's calendar: days, grains, periods, comparisons, holidays and working time.
//
// Every question about time in the program is answered here and nowhere else, so that a tile, an export and an alert mean the same
// days by "last week". Four rules hold throughout:
//
//   - A [Day] is a civil day in the company's zone; an instant becomes a day once, by [DayOf] or [Clock.DayOf].
//   - A [Range] is half-open. Text shows its last day, because that is how people speak.
//   - A [Period] carries an ordinal, a contiguous integer per grain; gaps and comparisons are arithmetic on it.
//   - Nothing here reads the clock: "today" is always an argument.
package cal

// Package alert tells people when a figure is not what it should be: rules as data, a state machine that knows neither clock nor
// store, a watch that asks for all rules at once when the data has changed, and a replay that takes the same steps over the days
// gone by. Each incident is told once, its end once and only to those who were told of it.
//
// What is told carries the figure, what was to be expected, what it is made of, and where to look. Before anything goes to
// anybody it is asked again with their own rights; who cannot see the figure is not told.
package alert

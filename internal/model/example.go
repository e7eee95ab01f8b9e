package model

// Example is a question over a handful of rows whose answer a person worked out: the metric's documentation and test.
type Example struct {
	// Note says in one English sentence what the example shows; "" when it is plain.
	Note string
	// Data holds the rows as text tables, one entity after another.
	Data string
	// Today is the day the question is asked on, as YYYY-MM-DD; "" is the day after the newest row.
	Today string
	// Targets are what is planned, as a text table: whose, which days, how much; "" for nothing.
	Targets string
	// Settings are the company's choices that differ from the default ones, by their JSON names.
	Settings map[string]any
	// Ask is the question: the parameters of its URL form, a list as its parts joined by commas.
	Ask map[string]string
	// Want is the answer as a text table: a line of column names, then a line for each row.
	Want string
}

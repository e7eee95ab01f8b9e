package file

import (
	"path"
	"time"

	"svodka/internal/warehouse"
)

// Mapping says how files become rows of the warehouse. It is what [Parse] makes of a YAML text, checked: every column it
// fills exists and every value fits. It does not change and may be used by several imports.
type Mapping struct {
	// Name is the name of the mapping's file, for messages.
	Name string
	// Source begins every id: "maventech:1C1I7A6R".
	Source string
	// Title is how people call the source.
	Title string
	// Currency is the ISO code of money whose row does not name one; "" leaves it to the company's.
	Currency string
	// Zone is where the clocks of the files stand; nil is the company's zone.
	Zone *time.Location

	settings  *warehouse.Settings
	custom    []warehouse.CustomField
	files     []*fileSpec
	pipelines []*pipelineSpec
	full      []string
	unknown   map[string]bool // by entity: a name that is not listed refuses the row
	empty     []string
}

// Settings returns the company settings the mapping proposes for a warehouse that is still empty; false when it proposes
// none.
func (m *Mapping) Settings() (warehouse.Settings, bool) {
	if m.settings == nil {
		return warehouse.Settings{}, false
	}
	return *m.settings, true
}

// Patterns returns the names of files the mapping reads, as it writes them.
func (m *Mapping) Patterns() []string {
	var list []string
	for _, f := range m.files {
		list = append(list, f.match)
	}
	return list
}

// lists reports whether the mapping has rows of that entity.
func (m *Mapping) lists(entity string) bool {
	for _, f := range m.files {
		for _, r := range f.records {
			if r.entity.Name == entity {
				return true
			}
		}
	}
	return false
}

// place is where something stands in the mapping.
type place struct{ line, column int }

// fileSpec is one entry under "files": which files it reads, their dialect, and what each row gives.
type fileSpec struct {
	place
	match     string
	sheet     string // name or number from 1; "" is the first visible one
	encoding  string // "" is auto
	delimiter byte   // 0 is auto
	header    int    // row number from 1; headerAuto looks for it, headerNone has none
	columns   []string
	skip      int
	decimal   byte // '.', ',' or 0 for auto
	dates     string
	totals    []string
	empty     []string
	fill      bool // rows may be shorter than the header
	optional  bool
	records   []*record
	options   map[string]string // of a stream
}

const (
	headerAuto = -1
	headerNone = 0
)

// matches reports whether the entry reads the file of that name: its last part, or its whole path where the pattern has
// a slash. Case does not matter.
func (f *fileSpec) matches(name string) bool {
	ok, _ := path.Match(fold(f.match), fold(name))
	if !ok {
		ok, _ = path.Match(fold(f.match), fold(path.Base(name)))
	}
	return ok
}

// record is what one row of a file gives: a row of an entity.
type record struct {
	place
	entity *warehouse.Entity
	id     *value
	fields []field
	when   []cond
	repeat repeat
}

// field fills one column of the entity.
type field struct {
	column warehouse.Column
	value  *value
}

// repeat says what a second row with the same id means.
type repeat uint8

const (
	repeatRefuse repeat = iota // the same content is counted, other content is refused
	repeatSame                 // the same content is expected, other content is refused
	repeatFirst                // the first row counts
)

// cond says which rows of the file give the record.
type cond struct {
	value  *value
	is     []string
	not    []string
	filled *bool
	above  *decimal
}

// value says how one value is taken from a row. Exactly one of columns, constant, join and lookup is set.
type value struct {
	place
	columns  []string // names of one column, the first that the file has
	constant *string
	join     []*value
	lookup   *lookup

	sep       string
	optional  bool // the file need not have the column
	words     map[string]string
	other     *string // what a word becomes that words does not list
	anyCase   bool
	letters   letterRule
	fallback  string // when the value is empty
	empty     []string
	format    string // dates
	duration  bool
	unit      int64 // seconds in one, for durations written as plain numbers
	decimal   byte
	multiply  *decimal
	yes, no   []string
	pipeline  *value // of a stage
	wantsText bool   // parts of a join and keys of a lookup stay text
}

// letterRule is what is done to the letters of a text.
type letterRule uint8

const (
	asWritten letterRule = iota
	lowerCase
	upperCase
	digitsOnly
)

// lookup takes the value from another file.
type lookup struct {
	match  string
	key    *value
	on     string // column of the other file that key is looked for in
	column string // column of the other file that is taken
}

// pipelineSpec is one pipeline under "stages".
type pipelineSpec struct {
	place
	name, kind string
	stages     []stageSpec
}

type stageSpec struct {
	name, outcome string
	qualified     *bool
	probability   *float64
}

// vocabulary lists the words that a column of closed choice accepts; nil for every other column.
func vocabulary(entity, column string) []string {
	if column == "excluded" {
		return []string{"test", "spam", "duplicate", "merged", "imported", "service"}
	}
	switch entity + "." + column {
	case "deal.outcome", "stage.outcome":
		return []string{"open", "won", "lost"}
	case "pipeline.kind":
		return []string{"sales", "lead", "service"}
	case "client.type":
		return []string{"company", "person"}
	case "call.direction":
		return []string{"in", "out", "callback"}
	case "call.result":
		return []string{"answered", "missed", "busy", "failed", "unknown"}
	case "message.kind":
		return []string{"mail", "chat", "sms"}
	case "message.direction":
		return []string{"in", "out"}
	case "meeting.result":
		return []string{"held", "cancelled"}
	case "cost.kind":
		return []string{"ad", "sales", "other"}
	case "survey.kind":
		return []string{"nps", "csat", "ces", "review"}
	}
	return nil
}

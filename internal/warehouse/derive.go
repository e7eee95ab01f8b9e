package warehouse

import "svodka/internal/cal"

// Row is one row of a table: position 0 is the id (a string), then the values of the table's columns in order. A value
// is nil or of the Go type that its Column's Type names.
type Row []any

// Table is a derived table: rows that Go code worked out from entities when data was loaded, never delivered by a source.
type Table struct {
	Name string
	Help string
	// Of names the entity whose rows this table widens one to one ("" for a table of its own): its columns are read as
	// columns of that entity's fact.
	Of      string
	Columns []Column
}

// Input is one stream of rows a Step reads, already grouped.
type Input struct {
	// From names an entity or a derived table of an earlier Step. Of a table that widens an entity, "id" is the id of the
	// row it widens; no step reads an entity's widened columns in any other way.
	From string
	// By is the column whose value is the group: "id", a Key column or a Text column such as a phone.
	By string
	// Per is a Day column that parts the group further, with the key "By@day": for what people do in all their years, of
	// which a load brings some days. "" for none.
	Per string
	// Alone rows whose By is empty form a group of their own, with the key "#" + id ("#" + grp for a derived table);
	// without Alone they are not read. Global steps read every row.
	Alone bool
	// Versions reads, instead of the present rows of an entity, those that newer ones have replaced: only the columns that
	// sources deliver and [SeenAt], the versions of a row oldest first. The moments at which a row was gone are no versions.
	// They touch no group: with a new version the present row is another one too.
	Versions bool
	// Columns are read in this order; "id" is a column too, and [SeenAt] of an entity.
	Columns []string
	// Order lists the columns rows of one group are sorted by, nulls last; ties are broken by id. Without Order, a Global
	// step takes its rows as they come: to sort all rows of a table is dear.
	Order []string
	// Where keeps only rows in which this Bool or Text column is true or not empty; "" keeps all.
	Where string
}

// SeenAt is a column that steps may read of any entity, and that questions do not know: when the version of the row was
// read from its source, in unix seconds.
const SeenAt = "seen_at"

// Group is everything a Step sees at once: rows of each Input, by the Input's position.
type Group struct {
	Key  string
	Rows [][]Row
}

// Step derives tables from one group of rows: one deal with its changes and payments, one client with its purchases.
// Run is pure: the same group and the same Env give the same rows, so an engine may run it for all groups or only for
// those that a load touched.
type Step struct {
	Name string
	// Global steps see one group with every row (the quintiles of RFM need all clients).
	Global bool
	// Ages marks a step whose rows change by the mere passing of time: an answer falls due, a client falls silent. With
	// each load that was seen at a later moment than the one before it is run also for the groups whose moment has come,
	// see [Env.Watch]; to run it for all groups gives the same.
	Ages bool
	// Looks marks a step that looks members up in the dictionaries. It is run also for the groups that name a member that
	// has changed, see [Changed]. Other steps read what enriching and earlier steps have made of the dictionaries.
	Looks  bool
	Inputs []Input
	// Out lists the tables the step fills. Rows of a group replace the rows that the same group gave before: every Out
	// table of its own (Of == "") has the Text column "grp" first, which the engine fills with the group's key. So a row
	// emitted for such a table begins with the column after grp; a row for a table with Of begins with the id of the
	// entity's row it widens.
	Out []*Table
	Run func(env *Env, g Group, emit func(table int, r Row))
}

// Env is what deriving needs besides the rows: the company's calendar and its dictionaries. It does not change during
// a load.
type Env struct {
	Calendar cal.Calendar
	Clock    *cal.Clock
	Settings Settings
	Dict     *Dict
	// Now is the moment of the load, unix seconds: ages and unfinished windows end there.
	Now int64
	// Unrated takes rows whose currency has no rate: what they hold in the company's currency stays empty.
	Unrated bool

	days  []any          // boxes of days, see dayCell
	words map[string]any // boxes of ids, see word
	due   *int64         // what Due tells; nil when nobody asks
}

// Forever is a moment that does not come.
const Forever = int64(1) << 62

// Watch returns the same Env for one goroutine that wants to know when groups age: after each Run of a step, Due tells.
func (e *Env) Watch() *Env {
	next := *e
	next.due = new(Forever)
	return &next
}

// Due returns the earliest moment after Now at which what was derived since Due was asked last may come out otherwise from
// the same rows and dictionaries; Forever when time alone changes nothing.
func (e *Env) Due() int64 {
	at := *e.due
	*e.due = Forever
	return at
}

// changesAt notes a moment at which what is being derived comes out otherwise.
func (e *Env) changesAt(at int64) {
	if e.due != nil && at > e.Now && at < *e.due {
		*e.due = at
	}
}

// changesOn notes a day at whose beginning what is being derived comes out otherwise.
func (e *Env) changesOn(day int64) {
	if e.due != nil && day < Never {
		e.changesAt(e.Clock.Start(cal.Day(day)))
	}
}

// changesSoon notes that what is being derived has to be looked at again as soon as time has passed.
func (e *Env) changesSoon() { e.changesAt(e.Now + 1) }

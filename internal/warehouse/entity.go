package warehouse

// Entity is one kind of thing that sources deliver: a deal, a call, a user. A source fills the columns that are not
// Local; the warehouse adds the rest. The row's id is not among the columns: it is Row position 0 everywhere.
type Entity struct {
	Name string
	Help string
	// Dimension entities are small dictionaries (users, stages, products…). In a Batch they come before the others,
	// because enriching a fact needs them.
	Dimension bool
	// At names the Time column that places the row in the day (its hour and weekday are kept); empty for none.
	At string
	// Owner names the Key column whose department at At is kept in the local column "department"; empty for none.
	Owner string
	// Currency names the Text column with the ISO code of the row's money; every Money column "x" that is not Local
	// gets a Local column "x_base" in the company's currency, converted at the day of At.
	Currency string
	// Tombstone rows stay in figures after the source has deleted them, so that deleting losses cannot raise a
	// conversion. Rows of other facts get excluded = "deleted".
	Tombstone bool
	Columns   []Column
}

// Column finds a column by name.
func (e *Entity) Column(name string) (Column, int, bool) {
	for i, c := range e.Columns {
		if c.Name == name {
			return c, i, true
		}
	}
	return Column{}, 0, false
}

// Standard columns that every entity that is not a dimension carries besides its own.
//
//	excluded  text  why default figures leave the row out: test, spam, duplicate, merged, imported, service; empty for none
var standard = []Column{
	text("excluded", "why the row is left out of figures: test, spam, duplicate, merged, imported, service; empty: it counts"),
}

// Entities lists every entity a source may deliver, dimensions first, in the order a Batch brings them.
func Entities() []*Entity {
	list := append(dimensions(), facts()...)
	for _, e := range list {
		e.complete()
	}
	return list
}

// complete adds the standard and the local columns that follow from At, Owner, Currency and the Time columns.
func (e *Entity) complete() {
	if !e.Dimension {
		e.Columns = append(e.Columns, standard...)
	}
	e.Columns = append(e.Columns, local(instant("gone_at", "when the source no longer had it; empty: it is there")))
	for _, c := range e.Columns {
		if c.Type == Time {
			e.Columns = append(e.Columns, local(day(DayOf(c.Name), "civil day of "+c.Name)))
		}
		if c.Type == Money && e.Currency != "" {
			e.Columns = append(e.Columns, local(money(c.Name+"_base", c.Name+" in the company's currency")))
		}
	}
	if e.At != "" {
		e.Columns = append(e.Columns,
			local(integer("hour", "local hour of "+e.At+", 0-23")),
			local(integer("weekday", "weekday of "+e.At+", 1 Monday … 7 Sunday")))
	}
	if e.Owner != "" {
		e.Columns = append(e.Columns, local(key("department", "department", "department of "+e.Owner+" at that moment")))
	}
}

// DayOf turns the name of an instant ("created_at") into the name of its civil day ("created_day").
func DayOf(at string) string {
	const suffix = "_at"
	if len(at) > len(suffix) && at[len(at)-len(suffix):] == suffix {
		return at[:len(at)-len(suffix)] + "_day"
	}
	return at + "_day"
}

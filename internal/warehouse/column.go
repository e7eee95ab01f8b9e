package warehouse

// Type is what a column holds. In a Row every value is nil or of one Go type, named beside each constant.
type Type uint8

// The column types. Money is a summable integer of minor units (kopecks, cents); instants are whole seconds since
// 1970-01-01 UTC; days are civil days of the company's zone as cal.Day counts them.
const (
	Text  Type = iota // string
	Key               // string: the id of a row of the entity named by Column.To
	Int               // int64
	Real              // float64
	Money             // int64, minor units
	Time              // int64, unix seconds, UTC
	Day               // int64, days since 1970-01-01
	Bool              // bool
)

// String names the type as error messages and the mapping language do.
func (t Type) String() string {
	return [...]string{"text", "key", "integer", "number", "money", "time", "day", "yes/no"}[t]
}

// Column is one column of an entity or of a derived table.
type Column struct {
	Name string
	Type Type
	// To names the entity a Key points to; empty for other types.
	To string
	// Help says in one English sentence what the column means; shown to who writes a mapping.
	Help string
	// Local columns are worked out from the row itself when it is loaded (days, hours, converted money); sources never fill them.
	Local bool
}

func text(name, help string) Column    { return Column{Name: name, Type: Text, Help: help} }
func key(name, to, help string) Column { return Column{Name: name, Type: Key, To: to, Help: help} }
func integer(name, help string) Column { return Column{Name: name, Type: Int, Help: help} }
func real(name, help string) Column    { return Column{Name: name, Type: Real, Help: help} }
func money(name, help string) Column   { return Column{Name: name, Type: Money, Help: help} }
func instant(name, help string) Column { return Column{Name: name, Type: Time, Help: help} }
func day(name, help string) Column     { return Column{Name: name, Type: Day, Help: help} }
func yes(name, help string) Column     { return Column{Name: name, Type: Bool, Help: help} }

func local(c Column) Column {
	c.Local = true
	return c
}

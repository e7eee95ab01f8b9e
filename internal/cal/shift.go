package cal

// Shift says what a range is compared with. The zero Shift compares with nothing. Shifts are comparable with ==.
type Shift struct {
	unit  shiftUnit
	count int
	full  bool
}

type shiftUnit uint8

// ParseShift reads the name of a shift.
func ParseShift(s string) (Shift, error) { return Shift{}, nil }

// String returns the name that [ParseShift] reads.
func (s Shift) String() string { return "" }

package unit

import "fmt"

// Op is what was to be done with two units.
type Op uint8

// The operations, each named after its method of Unit.
const (
	OpAdd Op = iota
	OpSub
	OpMul
	OpDiv
	OpCompare
	OpCommon
)

// MismatchError says that an operation has no meaning between two units. Every
// error of the algebra is one.
type MismatchError struct {
	Op   Op
	A, B Unit // in the order they were written
}

// Error returns an English sentence that names both units.
func (e *MismatchError) Error() string {
	switch e.Op {
	case OpAdd:
		return fmt.Sprintf("%s and %s cannot be added", e.A, e.B)
	case OpSub:
		return fmt.Sprintf("%s cannot be subtracted from %s", e.B, e.A)
	case OpMul:
		return fmt.Sprintf("%s cannot be multiplied by %s", e.A, e.B)
	case OpDiv:
		return fmt.Sprintf("%s cannot be divided by %s", e.A, e.B)
	case OpCompare:
		return fmt.Sprintf("%s cannot be compared with %s", e.A, e.B)
	default:
		return fmt.Sprintf("%s and %s cannot stand for one another", e.A, e.B)
	}
}

package target

// State is how a point of the check stands.
type State uint8

// The states.
const (
	None State = iota // it cannot be told
	Bad
	Near
	Good
)

// String names a state in English.
func (s State) String() string { return [...]string{"none", "bad", "near", "good"}[s] }

// Package formula is the language in which one metric is computed from others:
//
//	deals_won / (deals_won + deals_lost)
//	if(deals_closed >= 10, deals_won / deals_closed, nvl(win_rate_team, 0))
//
// It knows metric names, numbers (8h, 30min and 1d are durations), + - * /,
// brackets and a handful of functions. A formula is evaluated over finished
// figures, never turned into SQL: it cannot reach data, so a company may write
// its own. Nor does it depend on the engine that produced the figures.
package formula

import (
	"slices"

	"svodka/internal/model/unit"
)

// Expr is a formula. It is immutable and safe to share between goroutines; the
// zero value is no formula: it prints as "" and evaluates to Empty.
type Expr struct {
	root   node
	inputs []string // in order of first use; metric nodes hold indexes into it
	text   string   // canonical
}

// IsZero reports whether e is no formula.
func (e Expr) IsZero() bool { return e.root == nil }

// Inputs returns the names of the metrics the formula reads, each once, in
// order of first use. The slice is the caller's.
func (e Expr) Inputs() []string { return slices.Clone(e.inputs) }

// Equal reports whether two formulas are written alike but for spaces and
// needless brackets.
func (e Expr) Equal(o Expr) bool { return e.text == o.text }

// Rename returns the formula with every metric name replaced by what to returns
// for it, which must be a ValidName.
func (e Expr) Rename(to func(string) string) Expr {
	if e.IsZero() {
		return e
	}
	var b builder
	return b.finish(b.rename(e.root, to))
}

// MarshalText returns the canonical text.
func (e Expr) MarshalText() ([]byte, error) { return []byte(e.text), nil }

// UnmarshalText reads a formula, as Parse does.
func (e *Expr) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*e = parsed
	return nil
}

// A node is one of the types below.
type node any

type (
	number struct {
		v    float64
		unit unit.Unit // a plain number, or the duration of a suffix
	}
	metric struct {
		name string
		at   int // index into Expr.inputs
	}
	negate struct{ x node }
	binary struct {
		op   string // + - * /
		a, b node
	}
	compare struct {
		op   string // < <= > >= = !=
		a, b node
	}
	call struct {
		fn   string
		args []node // args[0] of if is a compare
	}
)

// stored returns the literal as a figure is stored: durations in seconds.
func (n number) stored() float64 { return n.v * n.unit.Show().Seconds() }

// suffixes of a number that make it a duration. A lone m would leave the reader
// wondering about months.
var suffixes = map[string]unit.Clock{"s": unit.Second, "min": unit.Minute, "h": unit.Hour, "d": unit.Day}

// arity returns how few and how many arguments a function takes; ok is false
// for a name that is no function.
func arity(fn string) (least, most int, ok bool) {
	switch fn {
	case "min", "max":
		return 2, maxLength, true
	case "abs":
		return 1, 1, true
	case "nvl":
		return 2, 2, true
	case "if", "clamp":
		return 3, 3, true
	default:
		return 0, 0, false
	}
}

// ValidName reports whether a metric may be called so: a lower-case letter,
// then letters, digits and underscores, and not the name of a function.
func ValidName(s string) bool {
	for i := range len(s) {
		if !isNameByte(s[i], i == 0) {
			return false
		}
	}
	_, _, function := arity(s)
	return s != "" && !function
}

func isNameByte(c byte, first bool) bool {
	return 'a' <= c && c <= 'z' || !first && (c == '_' || '0' <= c && c <= '9')
}

// builder numbers the metrics of an expression as it is put together.
type builder struct{ inputs []string }

func (b *builder) metric(name string) node {
	at := slices.Index(b.inputs, name)
	if at < 0 {
		at = len(b.inputs)
		b.inputs = append(b.inputs, name)
	}
	return metric{name, at}
}

func (b *builder) finish(root node) Expr {
	return Expr{root: root, inputs: b.inputs, text: canonical(root)}
}

func (b *builder) rename(n node, to func(string) string) node {
	switch n := n.(type) {
	case metric:
		return b.metric(to(n.name))
	case negate:
		return negate{b.rename(n.x, to)}
	case binary:
		return binary{n.op, b.rename(n.a, to), b.rename(n.b, to)}
	case compare:
		return compare{n.op, b.rename(n.a, to), b.rename(n.b, to)}
	case call:
		args := make([]node, len(n.args))
		for i, arg := range n.args {
			args[i] = b.rename(arg, to)
		}
		return call{n.fn, args}
	default:
		return n
	}
}

package formula

import (
	"strconv"
	"strings"

	"svodka/internal/model/unit"
)

// String returns the formula in canonical form: single spaces and only the
// brackets its structure needs. Parse reads it back to an equal formula.
//
// Brackets that say in which order to add, as in a + (b + c), are structure:
// floating-point sums depend on it.
func (e Expr) String() string { return e.text }

func canonical(n node) string {
	p := printer{style: code{}}
	p.node(n, ofFormula)
	return p.out.String()
}

// style is a way to write the parts of a formula. The printer owns the order
// and the brackets, so every way of writing agrees on them.
type style interface {
	name(name string) string
	number(n number) string
	operator(op string) string
	// call writes a function; alone says that it is the whole formula.
	call(fn string, args []string, alone bool) string
}

// Precedences, from the loosest to the tightest. A comparison is as loose as an
// argument, the only place where it may stand.
const (
	ofFormula = iota
	ofArgument
	ofSum
	ofProduct
	ofUnary
)

func precedence(op string) int {
	switch op {
	case "+", "-":
		return ofSum
	case "*", "/":
		return ofProduct
	default:
		return ofArgument
	}
}

type printer struct {
	style style
	out   strings.Builder
}

// node writes n where nothing looser than the given precedence may stand
// without brackets.
func (p *printer) node(n node, tightness int) {
	switch n := n.(type) {
	case number:
		p.out.WriteString(p.style.number(n))
	case metric:
		p.out.WriteString(p.style.name(n.name))
	case negate:
		p.out.WriteString(p.style.operator("-"))
		p.node(n.x, ofUnary)
	case binary:
		p.infix(n.op, n.a, n.b, tightness)
	case compare:
		p.infix(n.op, n.a, n.b, tightness)
	case call:
		p.out.WriteString(p.style.call(n.fn, p.arguments(n.args), tightness == ofFormula))
	}
}

func (p *printer) infix(op string, a, b node, tightness int) {
	own := precedence(op)
	if own < tightness {
		p.out.WriteByte('(')
		defer p.out.WriteByte(')')
	}
	p.node(a, own)
	p.out.WriteString(" " + p.style.operator(op) + " ")
	p.node(b, own+1) // operators of one precedence group to the left
}

func (p *printer) arguments(nodes []node) []string {
	args := make([]string, len(nodes))
	for i, n := range nodes {
		arg := printer{style: p.style}
		arg.node(n, ofArgument)
		args[i] = arg.out.String()
	}
	return args
}

// code is the style that Parse reads.
type code struct{}

func (code) name(name string) string   { return name }
func (code) operator(op string) string { return op }

func (code) number(n number) string {
	for suffix, clock := range suffixes {
		if n.unit == unit.In(clock) {
			return decimal(n.v) + suffix
		}
	}
	return decimal(n.v)
}

func (code) call(fn string, args []string, _ bool) string {
	return fn + "(" + strings.Join(args, ", ") + ")"
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

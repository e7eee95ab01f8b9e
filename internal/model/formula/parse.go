package formula

import (
	"math"
	"strconv"
	"strings"

	"svodka/internal/fault"
	"svodka/internal/model/unit"
)

// Limits keep a formula within what a person can check, and the recursion of
// this package within a small stack.
const (
	maxLength = 4096 // bytes, of the source and of the canonical text
	maxDepth  = 64   // brackets, calls and minus signs within one another
)

// Parse reads a formula. What it refuses it describes with a *SyntaxError.
func Parse(src string) (Expr, error) {
	if len(src) > maxLength {
		return Expr{}, wrong(maxLength+1, tooLong, maxLength)
	}
	tokens, err := lex(src)
	if err != nil {
		return Expr{}, err
	}
	p := parser{tokens: tokens}
	root, err := p.sum()
	if err != nil {
		return Expr{}, err
	}
	if p.next().kind != tokenEnd {
		return Expr{}, p.leftover()
	}
	e := p.builder.finish(root)
	// Spaces are added in print: what String returns must be readable too.
	if len(e.text) > maxLength {
		return Expr{}, wrong(maxLength+1, tooLong, maxLength)
	}
	return e, nil
}

// parser is a recursive descent over the grammar
//
//	sum     = product { ("+" | "-") product }
//	product = unary { ("*" | "/") unary }
//	unary   = "-" unary | operand
//	operand = number | metric | function "(" sum { "," sum } ")" | "(" sum ")"
//
// where the first argument of if is sum ("<" | "<=" | ">" | ">=" | "=" | "!=") sum.
type parser struct {
	tokens  []token // the last one is tokenEnd and is never passed
	depth   int
	builder builder
}

func (p *parser) next() token { return p.tokens[0] }

func (p *parser) take() token {
	t := p.tokens[0]
	if t.kind != tokenEnd {
		p.tokens = p.tokens[1:]
	}
	return t
}

func (p *parser) sum() (node, error)     { return p.chain("+", "-", p.product) }
func (p *parser) product() (node, error) { return p.chain("*", "/", p.unary) }

// chain reads operands joined by two operators of one precedence, left to right.
func (p *parser) chain(op1, op2 string, operand func() (node, error)) (node, error) {
	left, err := operand()
	for err == nil && (p.next().is(op1) || p.next().is(op2)) {
		op := p.take().text
		var right node
		right, err = operand()
		left = binary{op, left, right}
	}
	return left, err
}

func (p *parser) unary() (node, error) {
	if !p.next().is("-") {
		return p.operand()
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer p.leave()
	p.take()
	x, err := p.unary()
	return negate{x}, err
}

func (p *parser) operand() (node, error) {
	switch t := p.next(); {
	case t.kind == tokenNumber:
		return p.number()
	case t.kind == tokenName:
		if _, _, ok := arity(t.text); ok {
			return p.call()
		}
		p.take()
		return p.builder.metric(t.text), nil
	case t.is("("):
		return p.brackets()
	default:
		return nil, p.expected(anOperand)
	}
}

func (p *parser) brackets() (node, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer p.leave()
	p.take()
	x, err := p.sum()
	if err != nil {
		return nil, err
	}
	return x, p.expect(")", aBracket)
}

func (p *parser) call() (node, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer p.leave()
	name := p.take()
	if err := p.expect("(", anOpening); err != nil {
		return nil, err
	}
	args, err := p.arguments(name.text)
	if err != nil {
		return nil, err
	}
	if least, most, _ := arity(name.text); len(args) < least || len(args) > most {
		return nil, wrongArity(name, least, most, len(args))
	}
	return call{name.text, args}, nil
}

func wrongArity(fn token, least, most, got int) error {
	switch {
	case most == 1:
		return wrong(fn.column, wantOne, fn.text, got)
	case least == most:
		return wrong(fn.column, wantExactly, fn.text, least, got)
	default:
		return wrong(fn.column, wantAtLeast, fn.text, least, got)
	}
}

func (p *parser) arguments(fn string) ([]node, error) {
	var args []node
	for {
		read := p.sum
		if fn == "if" && len(args) == 0 {
			read = p.condition
		}
		arg, err := read()
		if err != nil {
			return nil, err
		}
		args = append(args, arg)
		if !p.next().is(",") {
			return args, p.expect(")", aListEnd)
		}
		p.take()
	}
}

func (p *parser) condition() (node, error) {
	a, err := p.sum()
	if err != nil {
		return nil, err
	}
	if !isComparison(p.next()) {
		return nil, p.expected(aComparison)
	}
	op := p.take().text
	b, err := p.sum()
	return compare{op, a, b}, err
}

func isComparison(t token) bool {
	return t.kind == tokenSign && strings.ContainsAny(t.text, "<>=")
}

func (p *parser) number() (node, error) {
	t := p.take()
	size := span(t.text, func(c byte) bool { return c == '.' || isDigit(c) })
	digits, suffix := t.text[:size], t.text[size:]
	whole, decimals, point := strings.Cut(digits, ".")
	if point && decimals == "" || strings.Contains(decimals, ".") || whole == "" {
		return nil, wrong(t.column, notNumber, t.text)
	}
	var n number
	if suffix != "" {
		clock, ok := suffixes[suffix]
		if !ok {
			return nil, wrong(t.column, notDuration, t.text)
		}
		n.unit = unit.In(clock)
	}
	var err error
	n.v, err = strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(n.stored(), 0) {
		return nil, wrong(t.column, tooLarge)
	}
	return n, nil
}

func (p *parser) enter() error {
	p.depth++
	if p.depth > maxDepth {
		return wrong(p.next().column, tooDeep, maxDepth)
	}
	return nil
}

func (p *parser) leave() { p.depth-- }

// expect takes the given sign, or says what could have stood in its place.
func (p *parser) expect(sign string, want fault.Text) error {
	if !p.next().is(sign) {
		return p.expected(want)
	}
	p.take()
	return nil
}

func (p *parser) expected(want fault.Text) error {
	sentence := unexpected
	if isComparison(p.next()) {
		sentence = strayComparison
	}
	return notFound(sentence, want, p.next())
}

// leftover refuses what follows a whole formula.
func (p *parser) leftover() error {
	if p.next().is(",") && p.tokens[1].kind == tokenNumber {
		return wrong(p.next().column, decimalComma) // 0,5 is how Russian writes it
	}
	return p.expected(anEnd)
}

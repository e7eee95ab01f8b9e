package formula

import (
	"errors"
	"fmt"

	"svodka/internal/fault"
	"svodka/internal/model/unit"
)

// SyntaxError says where a formula stops being one. It wraps a fault of kind
// Invalid with a sentence for the reader.
type SyntaxError struct {
	Column int // of the offending character, counted in characters from 1
	cause  error
}

// Error returns the column, what was expected and what was found, in English.
func (e *SyntaxError) Error() string { return e.cause.Error() }

// Unwrap returns the fault with the sentence in every language.
func (e *SyntaxError) Unwrap() error { return e.cause }

// wrong returns a *SyntaxError; reason is a format for args.
func wrong(column int, reason fault.Text, args ...any) error {
	said := fault.Text{EN: "column %d: " + reason.EN, RU: "позиция %d: " + reason.RU}
	return &SyntaxError{column, fault.Say(fault.Invalid, said, append([]any{column}, args...)...)}
}

// What can be wrong with a formula: formats, whose first argument is the column.
var (
	tooLong = fault.Text{
		EN: "a formula is at most %d characters long",
		RU: "формула не длиннее %d знаков",
	}
	tooDeep = fault.Text{
		EN: "brackets, functions and minus signs are nested more than %d deep",
		RU: "скобки, функции и знаки минус вложены глубже %d",
	}
	tooLarge = fault.Text{
		EN: "the number is too large",
		RU: "слишком большое число",
	}
	notNumber = fault.Text{
		EN: "%q is not a number: expected one such as 10 or 0.5",
		RU: "%q — не число: ожидается число вида 10 или 0.5",
	}
	notDuration = fault.Text{
		EN: "%q is not a number: expected a duration such as 45s, 30min, 8h or 1d",
		RU: "%q — не число: ожидается длительность вида 45s, 30min, 8h или 1d",
	}
	foreignLetter = fault.Text{
		EN: "%q does not belong in a formula: names are of lower-case Latin letters, digits and _",
		RU: "%q не может стоять в формуле: имена пишутся строчными латинскими буквами, цифрами и _",
	}
	foreignSign = fault.Text{
		EN: "%q does not belong in a formula",
		RU: "%q не может стоять в формуле",
	}
	decimalComma = fault.Text{
		EN: "a decimal fraction is written with a point: 0.5",
		RU: "десятичная дробь пишется с точкой: 0.5",
	}
	strayComparison = fault.Text{
		EN: "expected %[2]s, found %[4]s: comparisons stand only first in if(condition, a, b)",
		RU: "ожидается %[3]s, а стоит %[5]s: сравнения бывают только в начале if(условие, a, b)",
	}
	unexpected = fault.Text{
		EN: "expected %[2]s, found %[4]s",
		RU: "ожидается %[3]s, а стоит %[5]s",
	}
	wantOne = fault.Text{
		EN: "%s takes one argument, found %d",
		RU: "функции %s нужен один аргумент, а дано %d",
	}
	wantExactly = fault.Text{
		EN: "%s takes %d arguments, found %d",
		RU: "число аргументов функции %s — %d, а дано %d",
	}
	wantAtLeast = fault.Text{
		EN: "%s takes at least %d arguments, found %d",
		RU: "число аргументов функции %s — не меньше %d, а дано %d",
	}
)

// What can be expected.
var (
	anOperand    = fault.Text{EN: `a metric, a number, a function or "("`, RU: `показатель, число, функция или "("`}
	anEnd        = fault.Text{EN: "an operator or the end", RU: "знак действия или конец"}
	aBracket     = fault.Text{EN: `an operator or ")"`, RU: `знак действия или ")"`}
	aListEnd     = fault.Text{EN: `an operator, "," or ")"`, RU: `знак действия, "," или ")"`}
	anOpening    = fault.Text{EN: `"(" after the name of a function`, RU: `"(" после имени функции`}
	aComparison  = fault.Text{EN: "a comparison: <, <=, >, >=, = or !=", RU: "сравнение: <, <=, >, >=, = или !="}
	endOfFormula = fault.Text{EN: "the end", RU: "конец"}
)

// notFound fills what was expected and the token found into a sentence.
func notFound(sentence, want fault.Text, found token) error {
	name := fault.Text{EN: fmt.Sprintf("%q", found.text), RU: fmt.Sprintf("%q", found.text)}
	if found.kind == tokenEnd {
		name = endOfFormula
	}
	return wrong(found.column, sentence, want.EN, want.RU, name.EN, name.RU)
}

// meaningless returns a fault that names the part of the formula in which two
// units do not go together; other errors pass through.
func meaningless(part node, err error) error {
	var e *unit.MismatchError
	if !errors.As(err, &e) {
		return err
	}
	return fault.Invalidf("%[1]s: %[2]v", "%[1]s: "+mismatches[e.Op], canonical(part), e, e.A.RU(), e.B.RU())
}

// mismatches are the Russian of unit.MismatchError, [3] and [4] being the units.
var mismatches = map[unit.Op]string{
	unit.OpAdd:     "нельзя сложить %[3]s и %[4]s",
	unit.OpSub:     "нельзя вычесть одно из другого: %[3]s и %[4]s",
	unit.OpMul:     "нельзя умножить %[3]s на %[4]s",
	unit.OpDiv:     "нельзя разделить %[3]s на %[4]s",
	unit.OpCompare: "нельзя сравнить %[3]s и %[4]s",
	unit.OpCommon:  "%[3]s и %[4]s не заменяют друг друга",
}

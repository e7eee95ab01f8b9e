package formula

import (
	"errors"
	"hash/fnv"
	"math"
	"reflect"
	"testing"

	"svodka/internal/model/unit"
)

// FuzzParse checks what holds for every text: it is refused with a place inside
// it, or is a formula that prints to itself, evaluates to a finite figure or to
// a state, and survives every other method.
func FuzzParse(f *testing.F) {
	for _, src := range []string{
		"deals_won / (deals_won + deals_lost)",
		"if(a >= 10, -b / a, nvl(c, 0)) * 1.5",
		"clamp(max(0, a - b), 8h, 1d) - --abs(min(a, b, 30min))",
		"a - (b - (c + d)) / 0",
		"if(a == b, 1, 2", "0,5", "1.2.3d", "((((", "a > b", "сost", "\xff",
	} {
		f.Add(src, uint64(0))
	}
	f.Fuzz(func(t *testing.T, src string, seed uint64) {
		e, err := Parse(src)
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.Column < 1 || syntax.Column > len(src)+1 && len(src) <= maxLength && len(src)*3 < maxLength {
				t.Fatalf("%q is refused with %v", src, err)
			}
			return
		}
		again, err := Parse(e.String())
		if err != nil || !reflect.DeepEqual(again, e) {
			t.Fatalf("%q prints as %q, which is read back as %q, %v", src, e, again, err)
		}
		in := arbitrary(seed)
		v := e.Eval(in)
		if math.IsNaN(v.V) || math.IsInf(v.V, 0) || v.State != Present && v.V != 0 || v.State > Hidden {
			t.Fatalf("%s evaluates to %v", e, v)
		}
		hidden := false
		for _, name := range e.Inputs() {
			if !ValidName(name) {
				t.Fatalf("%s reads %q", e, name)
			}
			hidden = hidden || in(name).State == Hidden
		}
		if hidden != (v.State == Hidden) {
			t.Fatalf("%s is %v, but has a hidden input: %v", e, v, hidden)
		}
		same := func(name string) string { return name }
		if !reflect.DeepEqual(e.Rename(same), e) {
			t.Fatalf("%s is renamed to %s", e, e.Rename(same))
		}
		e.Words(same, "ru")
		if _, err := e.Unit(func(name string) (unit.Unit, error) {
			return unit.Of(unit.Kind(uint64(len(name)) % 7)), nil
		}); err != nil && err.Error() == "" {
			t.Fatalf("%s is refused without a word", e)
		}
	})
}

// arbitrary returns inputs drawn from the values that most often go wrong; the
// same name always has the same one.
func arbitrary(seed uint64) func(string) Value {
	values := []Value{
		{V: 1}, {V: -2.5}, {}, {V: 1e308}, {V: 5e-324}, {V: math.NaN()}, {V: math.Inf(-1)},
		{State: Empty}, {State: Undefined}, {State: Hidden},
	}
	return func(name string) Value {
		h := fnv.New64a()
		_, _ = h.Write([]byte(name))
		return values[(h.Sum64()^seed)%uint64(len(values))]
	}
}

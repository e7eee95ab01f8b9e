package formula

import (
	"math"
	"testing"
)

// row is the inputs every case reads: two figures, a zero, and each nothing.
var row = map[string]Value{
	"six":    {V: 6},
	"two":    {V: 2},
	"zero":   {},
	"none":   {State: Empty},
	"none2":  {State: Empty, V: 7}, // a careless caller
	"undef":  {State: Undefined},
	"secret": {State: Hidden, V: 9},
	"nan":    {V: math.NaN()},
	"inf":    {V: math.Inf(1)},
	"huge":   {V: math.MaxFloat64},
}

func TestEval(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"six + two * 2", "10"},
		{"(six + two) * 2", "16"},
		{"six - two - 1", "3"},
		{"six - (two - 1)", "5"},
		{"six / two / 3", "1"},
		{"-six", "-6"},
		{"0.5 * six", "3"},
		{"8h + 30min", "30600"},
		{"1.5d", "129600"},
		{"45s", "45"},
		{"zero * -six", "0"}, // not -0

		// Sums: what there is.
		{"six + none", "6"},
		{"none + six", "6"},
		{"none + none", "empty"},
		{"none + none2", "empty"},
		{"none + zero", "0"},

		// Differences: both sides.
		{"six - none", "empty"},
		{"none - six", "empty"},
		{"none - none", "empty"},
		{"-none", "empty"},
		{"--none", "empty"},

		// Chains: order does not matter.
		{"six - none + two", "empty"},
		{"two + (six - none)", "empty"},
		{"two + six - none", "empty"},
		{"six - (two - none)", "empty"},
		{"none - (two - six)", "empty"},
		{"six - two + none", "4"},
		{"none - two + six", "4"},
		{"six - (two + none)", "empty"},
		{"six + -none", "empty"},

		// Literals are not data.
		{"none + 1", "empty"},
		{"1 - none", "empty"},
		{"none + 1 + six", "7"},
		{"none + (1 + 2) * 3", "empty"},
		{"max(none, 0)", "empty"},
		{"max(0, six - none)", "empty"},
		{"2 - 1", "1"},

		{"six * none", "empty"},
		{"none * zero", "empty"},
		{"none / six", "empty"},
		{"six / none", "empty"},
		{"zero / six", "0"},
		{"six / zero", "undefined"},
		{"none / zero", "undefined"},
		{"zero / zero", "undefined"},
		{"six / (two - 2)", "undefined"},
		{"six / (zero * -1)", "undefined"},

		{"six + undef", "undefined"},
		{"none + undef", "undefined"},
		{"none - undef", "undefined"},
		{"undef * none", "undefined"},
		{"undef / none", "undefined"},
		{"-undef", "undefined"},

		{"secret + six", "hidden"},
		{"secret / zero", "hidden"},
		{"undef * secret", "hidden"},
		{"none + secret", "hidden"},
		{"nvl(six, secret)", "hidden"},
		{"if(six > two, six, secret)", "hidden"},
		{"max(six, secret)", "hidden"},

		{"nan", "undefined"},
		{"inf - inf", "undefined"},
		{"huge * huge", "undefined"},
		{"huge + huge", "undefined"},
		{"six / (1 / huge / huge)", "undefined"},

		{"min(six, two)", "2"},
		{"max(six, two, 10)", "10"},
		{"min(none, six)", "6"},
		{"min(six, none, two)", "2"},
		{"max(none, none2)", "empty"},
		{"max(-six, -two)", "-2"},
		{"min(six, undef)", "undefined"},
		{"abs(two - six)", "4"},
		{"abs(none)", "empty"},
		{"nvl(six, two)", "6"},
		{"nvl(none, two)", "2"},
		{"nvl(none, 0)", "0"},
		{"nvl(none, none2)", "empty"},
		{"nvl(undef, two)", "undefined"},
		{"nvl(six, undef)", "6"},
		{"1 - nvl(none, 0)", "1"},
		{"clamp(six, 0, 5)", "5"},
		{"clamp(-six, 0, 5)", "0"},
		{"clamp(two, 0, 5)", "2"},
		{"clamp(two, 5, 0)", "undefined"},
		{"clamp(none, 0, 5)", "empty"},
		{"clamp(two, none, 5)", "empty"},

		{"if(two > 0, six / two, 0)", "3"},
		{"if(zero > 0, six / zero, 0)", "0"},
		{"if(none > 0, 1, 2)", "empty"},
		{"if(undef > none, 1, 2)", "undefined"},
		{"if(two < two, 1, 0)", "0"},
		{"if(two <= two, 1, 0)", "1"},
		{"if(two > two, 1, 0)", "0"},
		{"if(two >= two, 1, 0)", "1"},
		{"if(two = two, 1, 0)", "1"},
		{"if(two != two, 1, 0)", "0"},
	} {
		got := mustParse(t, tt.src).Eval(func(name string) Value { return row[name] })
		if got.String() != tt.want || got.State != Present && got.V != 0 || math.Signbit(got.V) && got.V == 0 {
			t.Errorf("%s = %v (%v), want %s", tt.src, got, got.V, tt.want)
		}
	}
}

func TestEvalAsksOnce(t *testing.T) {
	asked := ""
	mustParse(t, "b + a * b + c").Eval(func(name string) Value {
		asked += name
		return Value{V: 1}
	})
	if asked != "bac" {
		t.Errorf("asked for %q", asked)
	}
}

func TestEvalDoesNotAllocate(t *testing.T) {
	e := mustParse(t, "if(a > 0, b / (a + c), nvl(d, 0)) - max(a, b)")
	in := func(string) Value { return Value{V: 2} }
	if n := testing.AllocsPerRun(100, func() { e.Eval(in) }); n > 0 {
		t.Errorf("%v allocations for a cell", n)
	}
}

func TestOf(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if Of(v) != (Value{State: Undefined}) {
			t.Errorf("%v is %v", v, Of(v))
		}
	}
	if Of(2.5) != (Value{V: 2.5}) || Of(2.5).String() != "2.5" {
		t.Error("2.5 is not itself")
	}
}

func BenchmarkEval(b *testing.B) {
	e := mustParse(b, "deals_won / (deals_won + deals_lost)")
	in := func(string) Value { return Value{V: 2} }
	b.ReportAllocs()
	for b.Loop() {
		e.Eval(in)
	}
}

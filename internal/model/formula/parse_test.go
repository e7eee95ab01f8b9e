package formula

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"svodka/internal/fault"
)

func mustParse(t testing.TB, src string) Expr {
	t.Helper()
	e, err := Parse(src)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return e
}

func TestPrint(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"a", "a"},
		{"((a))", "a"},
		{"a+b*c", "a + b * c"},
		{"(a+b)*c", "(a + b) * c"},
		{"a+(b*c)", "a + b * c"},
		{"(a-b)-c", "a - b - c"},
		{"a-(b-c)", "a - (b - c)"},
		{"a+(b+c)", "a + (b + c)"},
		{"a/(b/c)", "a / (b / c)"},
		{"a/b*c", "a / b * c"},
		{"a/(b*c)", "a / (b * c)"},
		{"-a*b", "-a * b"},
		{"-(a*b)", "-(a * b)"},
		{"a- -b", "a - -b"},
		{"-(-a)", "--a"},
		{"100*a", "100 * a"},
		{"00.50", "0.5"},
		{"8h+30min+1.5d+45s", "8h + 30min + 1.5d + 45s"},
		{"min(a,b ,c)", "min(a, b, c)"},
		{"max(a,(b+c))", "max(a, b + c)"},
		{"if(a>=10,b/a,0)", "if(a >= 10, b / a, 0)"},
		{"if(a!=b,1,if(a=b,2,3))", "if(a != b, 1, if(a = b, 2, 3))"},
		{"2*clamp(a,0,1)", "2 * clamp(a, 0, 1)"},
		{"\n\tnvl( a , b )\n", "nvl(a, b)"},
		{"deals_won/(deals_won+deals_lost)", "deals_won / (deals_won + deals_lost)"},
	} {
		e := mustParse(t, tt.src)
		if e.String() != tt.want {
			t.Errorf("%s prints as %q, want %q", tt.src, e, tt.want)
		}
		again := mustParse(t, e.String())
		if !reflect.DeepEqual(again, e) || !again.Equal(e) {
			t.Errorf("%s is read back as another formula", e)
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, tt := range []struct {
		src    string
		column int
		reason string
	}{
		{"", 1, `expected a metric, a number, a function or "(", found the end`},
		{"a +", 4, `expected a metric, a number, a function or "(", found the end`},
		{"a * / b", 5, `expected a metric, a number, a function or "(", found "/"`},
		{"a b", 3, `expected an operator or the end, found "b"`},
		{"(a + b", 7, `expected an operator or ")", found the end`},
		{"a)", 2, `expected an operator or the end, found ")"`},
		{"0,5", 2, "a decimal fraction is written with a point: 0.5"},
		{"a, b", 2, `expected an operator or the end, found ","`},
		{"min a", 5, `expected "(" after the name of a function, found "a"`},
		{"a + min(b)", 5, "min takes at least 2 arguments, found 1"},
		{"abs(a, b)", 1, "abs takes one argument, found 2"},
		{"nvl(a, b, c)", 1, "nvl takes 2 arguments, found 3"},
		{"if(a > b, c)", 1, "if takes 3 arguments, found 2"},
		{"if(a, b, c)", 5, `expected a comparison: <, <=, >, >=, = or !=, found ","`},
		{"a > b", 3, `expected an operator or the end, found ">": comparisons stand only first in if(condition, a, b)`},
		{"if(a > b > c, 1, 2)", 10, `expected an operator, "," or ")", found ">": comparisons stand only first in if(condition, a, b)`},
		{"if(a == b, 1, 2)", 7, `expected a metric, a number, a function or "(", found "=": comparisons stand only first in if(condition, a, b)`},
		{"max(a, b", 9, `expected an operator, "," or ")", found the end`},
		{"sum(a)", 4, `expected an operator or the end, found "("`},
		{"1.", 1, `"1." is not a number: expected one such as 10 or 0.5`},
		{"1.2.3", 1, `"1.2.3" is not a number: expected one such as 10 or 0.5`},
		{"a + 8hours", 5, `"8hours" is not a number: expected a duration such as 45s, 30min, 8h or 1d`},
		{"10 %", 4, `'%' does not belong in a formula`},
		{"a; drop", 2, `';' does not belong in a formula`},
		{"a + 'b'", 5, `'\'' does not belong in a formula`},
		{"Deals", 1, `'D' does not belong in a formula: names are of lower-case Latin letters, digits and _`},
		{"a + сost", 5, `'с' does not belong in a formula: names are of lower-case Latin letters, digits and _`},
		{"a!b", 2, `'!' does not belong in a formula`},
		{"\xff", 1, `'�' does not belong in a formula`},
		{"1" + strings.Repeat("0", 400), 1, "the number is too large"},
		{"1" + strings.Repeat("0", 305) + "d", 1, "the number is too large"},
		{strings.Repeat("(", 65) + "a", 65, "brackets, functions and minus signs are nested more than 64 deep"},
		{strings.Repeat("-", 65) + "a", 65, "brackets, functions and minus signs are nested more than 64 deep"},
		{strings.Repeat(" ", 4097), 4097, "a formula is at most 4096 characters long"},
		{"a" + strings.Repeat("+a", 2000), 4097, "a formula is at most 4096 characters long"},
	} {
		_, err := Parse(tt.src)
		var syntax *SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%.40q: got %v, want a syntax error", tt.src, err)
			continue
		}
		want := fmt.Sprintf("column %d: %s", tt.column, tt.reason)
		if syntax.Column != tt.column || fault.Message(err) != want || !fault.Is(err, fault.Invalid) {
			t.Errorf("%.40q:\ngot  %v\nwant %s", tt.src, err, want)
		}
	}
}

func TestSyntaxErrorsInRussian(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"won / ", `позиция 7: ожидается показатель, число, функция или "(", а стоит конец`},
		{"won > 1", `позиция 5: ожидается знак действия или конец, а стоит ">": сравнения бывают только в начале if(условие, a, b)`},
		{"nvl(won)", "позиция 1: число аргументов функции nvl — 2, а дано 1"},
		{"продажи", "позиция 1: 'п' не может стоять в формуле: имена пишутся строчными латинскими буквами, цифрами и _"},
	} {
		_, err := Parse(tt.src)
		if got := fault.MessageIn(err, "ru"); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.src, got, tt.want)
		}
	}
}

func TestLimitsAreReached(t *testing.T) {
	mustParse(t, strings.Repeat("(", 64)+"a"+strings.Repeat(")", 64))
	mustParse(t, "a"+strings.Repeat(" + a", 1023)) // 4093 characters, one long chain
}

func TestInputs(t *testing.T) {
	e := mustParse(t, "if(c > 0, a / b, nvl(a, c)) + a")
	want := []string{"c", "a", "b"}
	if got := e.Inputs(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	e.Inputs()[0] = "spoilt"
	if got := e.Inputs(); !slices.Equal(got, want) {
		t.Errorf("the caller's slice is the formula's own: %v", got)
	}
	if got := mustParse(t, "1 + 2").Inputs(); len(got) != 0 {
		t.Errorf("literals have inputs %v", got)
	}
}

func TestRename(t *testing.T) {
	e := mustParse(t, "if(won > 0, -won / (won + lost), clamp(rate, 0, 1))")
	was := e.String()
	got := e.Rename(func(name string) string {
		if name == "rate" {
			return "won"
		}
		return name + "_deals"
	})
	want := mustParse(t, "if(won_deals > 0, -won_deals / (won_deals + lost_deals), clamp(won, 0, 1))")
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if e.String() != was || !slices.Equal(e.Inputs(), []string{"won", "lost", "rate"}) {
		t.Errorf("the original has changed: %v", e)
	}
	merged := e.Rename(func(string) string { return "x" })
	if !slices.Equal(merged.Inputs(), []string{"x"}) {
		t.Errorf("names made equal are not one input: %v", merged.Inputs())
	}
}

func TestValidName(t *testing.T) {
	for name, want := range map[string]bool{
		"deals_won": true, "a": true, "d12": true, "minimum": true,
		"": false, "_a": false, "1a": false, "Deals": false, "a-b": false, "a b": false, "продажи": false,
		"min": false, "max": false, "abs": false, "if": false, "nvl": false, "clamp": false,
	} {
		if ValidName(name) != want {
			t.Errorf("%q: got %v", name, !want)
		}
	}
}

func TestZero(t *testing.T) {
	var e Expr
	if !e.IsZero() || e.String() != "" || len(e.Inputs()) != 0 || !e.Rename(strings.ToUpper).IsZero() {
		t.Error("the zero formula is not one")
	}
	if got := e.Eval(nil); got != (Value{State: Empty}) {
		t.Errorf("it evaluates to %v", got)
	}
	if _, err := e.Unit(nil); err == nil {
		t.Error("it has a unit")
	}
	if got := e.Words(nil, "ru"); got != "" {
		t.Errorf("it reads as %q", got)
	}
	if mustParse(t, "a").IsZero() {
		t.Error("a formula is none")
	}
}

func TestText(t *testing.T) {
	var e Expr
	if err := e.UnmarshalText([]byte("a/b")); err != nil {
		t.Fatal(err)
	}
	if text, err := e.MarshalText(); err != nil || string(text) != "a / b" {
		t.Errorf("got %s, %v", text, err)
	}
	if err := e.UnmarshalText([]byte("a/")); err == nil || e.String() != "a / b" {
		t.Errorf("a refused text left %v, %v", e, err)
	}
}

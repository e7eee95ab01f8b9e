package unit

import (
	"strings"
	"testing"
)

func mustParse(t *testing.T, s string) Unit {
	t.Helper()
	u, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name string
		kind Kind
		show Clock
		rate bool
	}{
		{"number", Number, Natural, false},
		{"ratio", Ratio, Natural, false},
		{"percent", Percent, Natural, false},
		{"count", Count, Natural, false},
		{"points", Points, Natural, false},
		{"money", Money, Natural, false},
		{"duration", Duration, Natural, false},
		{"seconds", Duration, Second, false},
		{"minutes", Duration, Minute, false},
		{"hours", Duration, Hour, false},
		{"days", Duration, Day, false},
		{"money/day", Money, Day, true},
		{"count/hour", Count, Hour, true},
		{"percent/second", Percent, Second, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			u := mustParse(t, tt.name)
			if u.Kind() != tt.kind || u.Show() != tt.show || u.Rate() != tt.rate {
				t.Errorf("got %v shown in %v, rate %v", u.Kind(), u.Show(), u.Rate())
			}
			if u.String() != tt.name {
				t.Errorf("prints as %q", u)
			}
		})
	}
	if (Unit{}) != mustParse(t, "number") {
		t.Error("the zero unit is not number")
	}
}

func TestParseRefuses(t *testing.T) {
	for _, name := range []string{"", "Money", "rouble", "day", "money/", "money/days", "money/natural", "/day", "hours/day", "duration/day", "money/day/day", "natural", "naturals"} {
		u, err := Parse(name)
		if err == nil {
			t.Errorf("%q is read as %v", name, u)
		} else if !strings.Contains(err.Error(), `"`+name+`" is not a unit`) {
			t.Errorf("%q: the error does not name it: %v", name, err)
		}
	}
}

// TestAlgebra reads "a op b = c"; a sentence in place of c is the refusal.
func TestAlgebra(t *testing.T) {
	for _, line := range []string{
		"money + money = money",
		"percent + percent = percent",
		"number + percent = percent",
		"count + number = count",
		"number + points = points",
		"ratio + percent = percent",
		"number + ratio = ratio",
		"hours + hours = hours",
		"minutes + days = days",
		"duration + hours = hours",
		"money/day + money/day = money/day",
		"money/hour + money/day = money/day",
		"money + percent = money and percent cannot be added",
		"money + number = money and number cannot be added",
		"count + percent = count and percent cannot be added",
		"count + ratio = count and ratio cannot be added",
		"hours + number = hours and number cannot be added",
		"points + percent = points and percent cannot be added",
		"money + money/day = money and money/day cannot be added",

		"money - money = money",
		"percent - percent = percent",
		"number - percent = percent",
		"money - count = count cannot be subtracted from money",

		"percent * money = money",
		"count * percent = count",
		"money * count = money",
		"count * points = points",
		"number * percent = percent",
		"ratio * percent = percent",
		"number * number = number",
		"count * minutes = minutes",
		"percent * hours = hours",
		"money/day * days = money",
		"hours * count/hour = count",
		"percent * money/day = money/day",
		"count/day * money = money/day",
		"money * money = money cannot be multiplied by money",
		"money * points = money cannot be multiplied by points",
		"count * count = count cannot be multiplied by count",
		"money * days = money cannot be multiplied by days",
		"hours * days = hours cannot be multiplied by days",
		"count/hour * number/hour = count/hour cannot be multiplied by number/hour",

		"money / count = money",
		"money / money = ratio",
		"count / count = ratio",
		"percent / percent = ratio",
		"count / percent = count",
		"money / percent = money",
		"money / number = money",
		"percent / number = percent",
		"percent / ratio = ratio",
		"number / percent = ratio",
		"points / count = points",
		"duration / count = duration",
		"days / hours = ratio",
		"money / days = money/day",
		"count / hours = count/hour",
		"money / duration = money/second",
		"money / money/day = days",
		"count / count/hour = hours",
		"money/day / count = money/day",
		"money/day / money/day = ratio",
		"count / money = count cannot be divided by money",
		"number / points = number cannot be divided by points",
		"money/day / days = money/day cannot be divided by days",
		"hours / count/hour = hours cannot be divided by count/hour",

		"percent ? number = percent",
		"money ? money = money",
		"money ? days = money and days cannot stand for one another",

		"count < number = count",
		"money < percent = money cannot be compared with percent",
	} {
		t.Run(line, func(t *testing.T) {
			question, want, _ := strings.Cut(line, " = ")
			words := strings.Fields(question)
			got, err := apply(mustParse(t, words[0]), words[1], mustParse(t, words[2]))
			if answer := got.String(); err == nil && answer != want || err != nil && err.Error() != want {
				t.Errorf("got %v, %v", answer, err)
			}
		})
	}
}

func apply(a Unit, op string, b Unit) (Unit, error) {
	switch op {
	case "+":
		return a.Add(b)
	case "-":
		return a.Sub(b)
	case "*":
		return a.Mul(b)
	case "/":
		return a.Div(b)
	case "<":
		return a, a.Compare(b)
	default:
		return a.Common(b)
	}
}

// TestLaws checks every pair of units: the order of a sum or a product never
// matters, dividing undoes multiplying, and every result has a name.
func TestLaws(t *testing.T) {
	units := every()
	for _, a := range units {
		if again := mustParse(t, a.String()); again != a {
			t.Errorf("%v is read back as %v", a, again)
		}
		for _, b := range units {
			sum, err1 := a.Add(b)
			mus, err2 := b.Add(a)
			if sum != mus || (err1 == nil) != (err2 == nil) {
				t.Errorf("%v + %v is %v, the other way %v", a, b, sum, mus)
			}
			product, err1 := a.Mul(b)
			tcudorp, err2 := b.Mul(a)
			if product != tcudorp || (err1 == nil) != (err2 == nil) {
				t.Errorf("%v × %v is %v, the other way %v", a, b, product, tcudorp)
			}
			if err1 != nil {
				continue
			}
			mustParse(t, product.String())
			if back, err := product.Div(b); err != nil || !Assignable(a, back) && !Assignable(back, a) {
				t.Errorf("%v × %v ÷ %v is %v, %v", a, b, b, back, err)
			}
		}
	}
}

func every() []Unit {
	var units []Unit
	for k := Number; k <= Duration; k++ {
		units = append(units, Of(k))
		for c := Second; c <= Day && k != Duration; c++ {
			units = append(units, Unit{kind: k, time: -1, clock: c})
		}
	}
	for c := Second; c <= Day; c++ {
		units = append(units, In(c))
	}
	return units
}

func TestAssignable(t *testing.T) {
	for _, tt := range []struct {
		declared, computed string
		want               bool
	}{
		{"percent", "ratio", true},
		{"percent", "number", true},
		{"percent", "percent", true},
		{"percent", "count", false},
		{"percent", "money", false},
		{"ratio", "percent", true},
		{"ratio", "duration", false},
		{"points", "ratio", true},
		{"points", "count", false},
		{"number", "ratio", true},
		{"number", "count", true},
		{"number", "money", false},
		{"count", "number", true},
		{"count", "ratio", true},
		{"count", "percent", false},
		{"money", "money", true},
		{"money", "number", false},
		{"hours", "days", true},
		{"hours", "number", false},
		{"money/day", "money/hour", true},
		{"money/day", "money", false},
		{"money", "money/day", false},
	} {
		if got := Assignable(mustParse(t, tt.declared), mustParse(t, tt.computed)); got != tt.want {
			t.Errorf("%s = %s: got %v", tt.declared, tt.computed, got)
		}
	}
}

func TestShown(t *testing.T) {
	for _, tt := range []struct {
		unit         string
		stored, want float64
	}{
		{"number", 12, 12},
		{"percent", 0.5, 50},
		{"money", 120000, 120000},
		{"hours", 5400, 1.5},
		{"duration", 5400, 5400},
		{"count/hour", 0.01, 36},
		{"percent/day", 0.5, 50 * 86400},
	} {
		if got := mustParse(t, tt.unit).Shown(tt.stored); got != tt.want {
			t.Errorf("%v of %s is shown as %v, want %v", tt.stored, tt.unit, got, tt.want)
		}
	}
}

func TestText(t *testing.T) {
	var u Unit
	if err := u.UnmarshalText([]byte("money/day")); err != nil {
		t.Fatal(err)
	}
	if text, err := u.MarshalText(); err != nil || string(text) != "money/day" {
		t.Errorf("got %s, %v", text, err)
	}
	if err := u.UnmarshalText([]byte("roubles")); err == nil || u.String() != "money/day" {
		t.Errorf("a refused name left %v, %v", u, err)
	}
}

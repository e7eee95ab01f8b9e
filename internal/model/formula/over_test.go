package formula_test

import (
	"testing"

	"svodka/internal/model/formula"
)

func TestOver(t *testing.T) {
	for _, c := range []struct{ text, above, below string }{
		{"deals_won / (deals_won + deals_lost)", "deals_won", "deals_won + deals_lost"},
		{"100 * (promoters - detractors) / nps_answers", "100 * (promoters - detractors)", "nps_answers"},
		{"a / b / c", "a / b", "c"},
		{"a - b / c", "", ""},
		{"a", "", ""},
	} {
		e, err := formula.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		above, below, ok := e.Over()
		if ok != (c.below != "") || text(t, above) != c.above || text(t, below) != c.below {
			t.Errorf("%s: %q over %q, %v", c.text, text(t, above), text(t, below), ok)
		}
		if !ok {
			continue
		}
		in := func(name string) formula.Value {
			return formula.Of(map[string]float64{"deals_won": 3, "deals_lost": 9}[name])
		}
		if got := below.Eval(in); c.below == "deals_won + deals_lost" && got != formula.Of(12) {
			t.Errorf("%s: %v cases", c.text, got)
		}
	}
}

func text(t *testing.T, e formula.Expr) string {
	t.Helper()
	b, err := e.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

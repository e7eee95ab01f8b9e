package unit

import "testing"

func TestRU(t *testing.T) {
	for name, want := range map[string]string{
		"number": "число", "ratio": "разы", "percent": "проценты", "count": "штуки", "points": "баллы", "money": "деньги",
		"duration": "время", "seconds": "секунды", "minutes": "минуты", "hours": "часы", "days": "дни",
		"money/day": "деньги в день", "count/hour": "штуки в час", "number/second": "число в секунду", "ratio/minute": "разы в минуту",
	} {
		u, err := Parse(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := u.RU(); got != want {
			t.Errorf("%s is %q in Russian, wanted %q", name, got, want)
		}
	}
}

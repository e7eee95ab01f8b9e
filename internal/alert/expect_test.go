package alert

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func ones(n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = 1
	}
	return list
}

// TestForecastHolds expects of chance what chance brings: a figure that is like its past is seldom outside.
func TestForecastHolds(t *testing.T) {
	dice, outside := rand.New(rand.NewPCG(1, 2)), 0
	const tries = 2000
	for range tries {
		y := make([]float64, 13)
		for i := range y {
			y[i] = 100 + 2*float64(i) + 8*dice.NormFloat64()
		}
		e, ok := Forecast(y[:12], ones(13), 3, false)
		if !ok || e.Low > e.Mid || e.Mid > e.High {
			t.Fatalf("%+v %v", e, ok)
		}
		if y[12] < e.Low || y[12] > e.High {
			outside++
		}
	}
	if share := float64(outside) / tries; share > 0.08 {
		t.Errorf("%.1f %% of what is usual is called unusual", share*100)
	}
}

// TestForecastScales: twice as much of everything is expected twice as high, and strange periods move nothing.
func TestForecastScales(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.SliceOfN(rapid.Float64Range(1, 1000), 8, 20).Draw(t, "past")
		w := ones(len(y) + 1)
		one, _ := Forecast(y, w, 3, false)
		double := make([]float64, len(y))
		for i := range y {
			double[i] = 2 * y[i]
		}
		two, _ := Forecast(double, w, 3, false)
		if math.Abs(two.Mid-2*one.Mid) > 1e-6*math.Abs(one.Mid)+1e-9 || math.Abs(two.High-2*one.High) > 1e-6*math.Abs(one.High)+1e-9 {
			t.Fatalf("%+v %+v", one, two)
		}
	})
	flat := []float64{10, 10, 11, 9, 10, 900, 10, 11, 9, 10}
	if e, _ := Forecast(flat, ones(11), 3, false); e.High > 20 || e.Low < 5 {
		t.Errorf("one strange period: %+v", e)
	}
	if _, ok := Forecast([]float64{1, 2, math.NaN(), 3, 4}, ones(6), 3, false); ok {
		t.Error("a guess of four figures")
	}
	// A week of two working days brings two fifths.
	w := ones(11)
	for i := range w {
		w[i] = 5
	}
	w[10] = 2
	if e, _ := Forecast([]float64{50, 49, 51, 50, 50, 52, 48, 50, 50, 50}, w, 3, true); math.Abs(e.Mid-20) > 1 {
		t.Errorf("a short week: %+v", e)
	}
}

// TestSeason finds the season that was put in.
func TestSeason(t *testing.T) {
	y := make([]float64, 52*3)
	for i := range y {
		y[i] = (100 + float64(i)/2) * (1 + 0.4*math.Sin(2*math.Pi*float64(i)/52))
	}
	s := Season(y, 52)
	for i := range y {
		if want := 1 + 0.4*math.Sin(2*math.Pi*float64(i)/52); math.Abs(s[i]-want) > 0.12 {
			t.Fatalf("week %d: %.2f, want %.2f", i, s[i], want)
		}
	}
	if Season(y[:80], 52) != nil {
		t.Error("a season of less than two years")
	}
}

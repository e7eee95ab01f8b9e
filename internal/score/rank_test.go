package score_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"svodka/internal/score"
)

// TestBottomIsHidden: for teams of every size at least three are shown or none, never more than half, only the best, equals
// together or not at all.
func TestBottomIsHidden(t *testing.T) {
	for n := range 61 {
		rapid.Check(t, func(t *rapid.T) {
			var list []score.Standing
			for i := range n {
				points := rapid.Int64Range(0, int64(rapid.SampledFrom([]int{2, 5, 1000}).Draw(t, "spread"))).Draw(t, "points")
				list = append(list, score.Standing{Person: score.Person{ID: fmt.Sprint(i), Name: fmt.Sprint(i)}, Points: points})
			}
			placed := score.Placed(list)
			top := score.Top(placed)
			if len(top)*2 > n || n < 6 && len(top) > 0 {
				t.Fatalf("%d of %d are shown", len(top), n)
			}
			for _, x := range top {
				if x.Points == 0 {
					t.Fatal("somebody without points is shown")
				}
			}
			for _, x := range placed[len(top):] {
				for _, y := range top {
					if x.Points >= y.Points {
						t.Fatalf("%d is shown, %d is not", y.Points, x.Points)
					}
				}
			}
		})
	}
}

// TestTopThird: with points of their own a third is shown, and three of a small team.
func TestTopThird(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 0, 3: 0, 5: 0, 6: 3, 7: 3, 9: 3, 10: 4, 12: 4, 30: 10} {
		var list []score.Standing
		for i := range n {
			list = append(list, score.Standing{Person: score.Person{Name: fmt.Sprint(i)}, Points: int64(i + 1)})
		}
		if got := len(score.Top(score.Placed(list))); got != want {
			t.Errorf("of %d are shown %d, want %d", n, got, want)
		}
	}
}

package ask_test

import (
	"context"
	"testing"

	"svodka/internal/ask/asktest"
)

// TestExamples asks the question of every metric's worked example on every engine.
func TestExamples(t *testing.T) {
	m := shipped(t)
	for name, open := range engines {
		for _, x := range m.Metrics() {
			for _, e := range x.Examples {
				t.Run(name+"/"+x.Name, func(t *testing.T) {
					if err := asktest.Run(context.Background(), m, open(t), asktest.Example(x, e)); err != nil {
						t.Error(err)
					}
				})
			}
		}
	}
}

package memory_test

import (
	"testing"

	"svodka/internal/engine"
	"svodka/internal/engine/enginetest"
	"svodka/internal/engine/memory"
)

func open(t *testing.T) engine.Engine {
	t.Helper()
	e, err := memory.Open(enginetest.Settings())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEngine(t *testing.T) { enginetest.Run(t, open) }

// TestAgree shows that the questions made up at random can be answered, and that the order in which rows came, which is
// all that two engines of one kind can differ in, does not matter.
func TestAgree(t *testing.T) { enginetest.AgreeAtRandom(t, open, open) }

func TestHistory(t *testing.T) {
	e, err := memory.Open(enginetest.Settings())
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"deals:\n id n\n 1 1", "deals:\n id n\n 1 2", "deals:\n id n\n 1 2\n 2 2", "gone deals:\n 1"} {
		enginetest.Load(t, e, text)
	}
	past := e.History("deal", "t:1")
	if len(past) != 3 || past[0].Load != 1 || past[1].Load != 2 || past[2].Load != 4 || !past[2].Gone || past[2].Row != nil {
		t.Errorf("got %+v", past)
	}
}

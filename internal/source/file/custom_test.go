package file

import (
	"context"
	"fmt"
	"testing"
	"time"

	"svodka/internal/engine"
	"svodka/internal/engine/enginetest"
	"svodka/internal/engine/memory"
	"svodka/internal/fault"
	"svodka/internal/warehouse"
)

// into imports a file of one deal into an engine, as the program does.
func into(t *testing.T, e engine.Engine, yml, text string) warehouse.Count {
	t.Helper()
	m, err := Parse([]byte(yml), "mapping.yaml")
	if err != nil {
		t.Fatal(err)
	}
	opt := Options{Now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}
	err = e.Read(t.Context(), func(s engine.Snapshot) error {
		opt.Settings, opt.Custom = s.Settings(), s.Custom()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	im, err := Open(m, []string{write(t, "a.csv", text)}, opt)
	if err != nil {
		t.Fatal(err)
	}
	r, err := e.Load(t.Context(), im.Batch())
	if err != nil {
		t.Fatal(fault.Message(err))
	}
	return r.Entities["deal"]
}

// TestCustomOfOthers: sources with custom fields of their own, and without any, share a warehouse.
func TestCustomOfOthers(t *testing.T) {
	e, err := memory.Open(enginetest.Settings())
	if err != nil {
		t.Fatal(err)
	}
	named := func(name, columns string) string { return "source: " + name + oneDeal(columns)[len("source: s"):] }
	rooms := named("rooms", "title: x\ncustom: {room: {title: Room, type: integer, column: y}, colour: {title: Colour, column: z}}")
	plain := named("plain", "title: x")
	colours := named("colours", "title: x\ncustom: {size: {title: Size, type: integer, column: y}, colour: {title: Colour, column: z}}")
	text, is := "x,y,z\na,7,red\n", func(got warehouse.Count, want warehouse.Count) {
		t.Helper()
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	is(into(t, e, rooms, text), warehouse.Count{Rows: 1, New: 1})
	is(into(t, e, plain, text), warehouse.Count{Rows: 1, New: 1})
	is(into(t, e, colours, text), warehouse.Count{Rows: 1, New: 1})
	for _, yml := range []string{rooms, plain, colours} { // once more, now that all fields are known
		is(into(t, e, yml, text), warehouse.Count{Rows: 1, Unchanged: 1})
	}
	is(into(t, e, rooms, "x,y,z\na,8,red\n"), warehouse.Count{Rows: 1, Updated: 1})
	err = e.Read(t.Context(), func(s engine.Snapshot) error {
		got, err := s.Lookup(context.Background(), "deal", []string{"rooms:2", "plain:2", "colours:2"}, []string{"c_room", "c_colour", "c_size"})
		for id, want := range map[string]string{
			"rooms:2": "[8 red <nil>]", "plain:2": "[<nil> <nil> <nil>]", "colours:2": "[<nil> red 7]",
		} {
			if is := fmt.Sprint(got[id]); is != want {
				t.Errorf("%s: %s, want %s", id, is, want)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

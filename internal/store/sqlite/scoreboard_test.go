package sqlite_test

import (
	"database/sql"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/scoreboard"
)

// TestBoardLayouts: versions follow each other, and of two who change the same one the second is told.
func TestBoardLayouts(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	l := scoreboard.Layout{
		Version: 1, When: "Mondays at 9:00", By: "adam", At: noon(),
		Blocks: []scoreboard.Block{{Title: model.Text{EN: "Sales", RU: "Продажи"}, Metrics: []model.Name{"revenue", "deals_won"}}},
	}
	if err := s.AddBoardLayout(ctx, l); err != nil {
		t.Fatal(err)
	}
	if err := s.AddBoardLayout(ctx, l); !fault.Is(err, fault.Conflict) {
		t.Errorf("a version twice: %v", err)
	}
	second := l
	second.Version, second.When = 2, "вручную"
	if err := s.AddBoardLayout(ctx, second); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	if list, err := s.BoardLayouts(ctx); err != nil || len(list) != 2 || !reflect.DeepEqual(list[0], second) || !reflect.DeepEqual(list[1], l) {
		t.Errorf("%+v, %v", list, err)
	}
}

// TestBoardSnapshots: a moment has one snapshot, whatever happens, and the file refuses to change or lose it.
func TestBoardSnapshots(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	monday := noon()
	x := scoreboard.Snapshot{Moment: monday, Taken: monday.Add(time.Minute), By: scoreboard.Itself, Layout: 2, Version: 7, Seen: monday.Add(-time.Hour)}
	if err := s.AddBoardSnapshot(ctx, x, []byte("what was seen")); err != nil {
		t.Fatal(err)
	}
	if err := s.AddBoardSnapshot(ctx, x, []byte("something else")); !fault.Is(err, fault.Conflict) {
		t.Errorf("a moment twice: %v", err)
	}
	if got, body, err := s.BoardSnapshot(ctx, monday); err != nil || !reflect.DeepEqual(got, x) || string(body) != "what was seen" {
		t.Errorf("%+v %q %v", got, body, err)
	}
	if _, _, err := s.BoardSnapshot(ctx, monday.Add(time.Second)); !fault.Is(err, fault.NotFound) {
		t.Errorf("another moment: %v", err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, statement := range []string{
		`UPDATE scoreboard_snapshot SET body = x'00'`, `DELETE FROM scoreboard_snapshot`,
		`INSERT OR REPLACE INTO scoreboard_snapshot SELECT moment, taken, by_whom, layout, version, seen, x'00' FROM scoreboard_snapshot`,
	} {
		if _, err := db.ExecContext(ctx, statement); err == nil {
			t.Errorf("the file did %s", statement)
		}
	}
	if list, err := s.BoardSnapshots(ctx, 10); err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], x) {
		t.Errorf("%+v, %v", list, err)
	}
}

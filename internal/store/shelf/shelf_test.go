package shelf_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"svodka/internal/source"
	"svodka/internal/store/shelf"
)

func open(t *testing.T, path string) *shelf.Shelf {
	t.Helper()
	s, err := shelf.Open(context.Background(), path, func() time.Time { return time.Unix(5000, 0) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func lead(id, body string, to ...source.Link) source.Object {
	return source.Object{Kind: "lead", ID: id, At: 100, Body: []byte(body), Links: to}
}

func put(t *testing.T, s source.Shelf, cursors map[string]source.Cursor, list ...source.Object) {
	t.Helper()
	if err := s.Put(context.Background(), list, cursors); err != nil {
		t.Fatal(err)
	}
}

// changed lists "id body" of the leads that changed after a Seq.
func changed(t *testing.T, s source.Shelf, after int64) (list []string, last int64) {
	t.Helper()
	err := s.Each(context.Background(), "lead", after, func(o source.Object) error {
		word := o.ID + " " + string(o.Body)
		if o.Deleted {
			word += " gone"
		}
		list, last = append(list, word), o.Seq
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list, last
}

func TestOnlyChangesGetASeq(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	put(t, s, map[string]source.Cursor{"leads": "page 1"}, lead("1", `{"a":1}`), lead("2", `{"a":2}`))
	first, seq := changed(t, s, 0)
	if want := []string{`1 {"a":1}`, `2 {"a":2}`}; !slices.Equal(first, want) {
		t.Fatalf("%q, want %q", first, want)
	}
	put(t, s, nil, lead("1", `{"a":1}`), lead("2", `{"a":3}`))
	if got, _ := changed(t, s, seq); !slices.Equal(got, []string{`2 {"a":3}`}) {
		t.Errorf("changed: %q", got)
	}
	_, seq = changed(t, s, 0)
	put(t, s, nil, source.Object{Kind: "lead", ID: "2"}, source.Object{Kind: "lead", ID: "9"})
	if got, _ := changed(t, s, seq); !slices.Equal(got, []string{`2 {"a":3} gone`}) {
		t.Errorf("gone: %q", got)
	}
	if n, err := s.Count(context.Background(), "lead"); n != 1 || err != nil {
		t.Errorf("count %d %v", n, err)
	}
	put(t, s, nil, lead("2", `{"a":3}`)) // it is back, as it was
	if got, err := s.Count(context.Background(), "lead"); got != 2 || err != nil {
		t.Errorf("count %d %v", got, err)
	}
	if c, err := s.Cursor(context.Background(), "leads"); c != "page 1" || err != nil {
		t.Errorf("cursor %q %v", c, err)
	}
}

func TestLinksFollowTheObject(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	put(t, s, nil, lead("10", `{}`, source.Link{Kind: "contact", ID: "7"}), lead("9", `{}`, source.Link{Kind: "contact", ID: "7"}))
	linked := func(id string) (ids []string) {
		err := s.Linked(context.Background(), "lead", source.Link{Kind: "contact", ID: id}, func(o source.Object) error {
			ids = append(ids, o.ID)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return ids
	}
	if got := linked("7"); !slices.Equal(got, []string{"9", "10"}) {
		t.Errorf("linked: %q", got)
	}
	put(t, s, nil, lead("10", `{"moved":1}`, source.Link{Kind: "contact", ID: "8"}))
	if a, b := linked("7"), linked("8"); !slices.Equal(a, []string{"9"}) || !slices.Equal(b, []string{"10"}) {
		t.Errorf("after the move: %q %q", a, b)
	}
}

func TestPutIsAllOrNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path)
	put(t, s, map[string]source.Cursor{"leads": "1"}, lead("1", `{}`))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Put(ctx, []source.Object{lead("2", `{}`)}, map[string]source.Cursor{"leads": "2"}); err == nil {
		t.Fatal("a stopped Put said it was done")
	}
	again := open(t, path)
	if c, _ := again.Cursor(context.Background(), "leads"); c != "1" {
		t.Errorf("cursor %q", c)
	}
	if _, ok, err := again.Get(context.Background(), "lead", "2"); ok || err != nil {
		t.Errorf("half a page was kept: %v %v", ok, err)
	}
}

func TestManyPages(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	var list []source.Object
	for i := range 1203 {
		list = append(list, lead(time.Duration(i).String(), `{}`))
	}
	put(t, s, nil, list...)
	if got, _ := changed(t, s, 0); len(got) != 1203 {
		t.Errorf("Each gave %d", len(got))
	}
	n := 0
	if err := s.IDs(context.Background(), "lead", func(string) error { n++; return nil }); err != nil || n != 1203 {
		t.Errorf("IDs gave %d, %v", n, err)
	}
	stop := errors.New("enough")
	if err := s.Each(context.Background(), "lead", 0, func(source.Object) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("Each went on after an error: %v", err)
	}
}

// TestPrune: things of a kind that are old enough are forgotten with their links, others stay.
func TestPrune(t *testing.T) {
	now := time.Unix(1000, 0)
	s, err := shelf.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	to := source.Link{Kind: "company", ID: "7"}
	put(t, s, nil, lead("1", `1`, to), source.Object{Kind: "note", ID: "1", Body: []byte(`1`)})
	now = now.Add(time.Minute)
	put(t, s, nil, lead("2", `2`, to))
	if n, err := s.Prune(t.Context(), "lead", now.Unix()); err != nil || n != 1 {
		t.Errorf("%d forgotten, %v", n, err)
	}
	left, _ := changed(t, s, 0)
	linked := 0
	if err := s.Linked(t.Context(), "lead", to, func(source.Object) error { linked++; return nil }); err != nil {
		t.Fatal(err)
	}
	if notes, err := s.Count(t.Context(), "note"); err != nil || notes != 1 || !slices.Equal(left, []string{"2 2"}) || linked != 1 {
		t.Errorf("left %q, %d linked, %d notes, %v", left, linked, notes, err)
	}
}

// TestSample: all of few things; of many the newest and some of all ages, none that is gone.
func TestSample(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	var list []source.Object
	for i := range 1000 {
		list = append(list, lead(strconv.Itoa(i), strconv.Itoa(i)))
	}
	put(t, s, nil, list...)
	put(t, s, nil, source.Object{Kind: "lead", ID: "999"}, source.Object{Kind: "note", ID: "1", Body: []byte("1")})
	sample := func(kind string, n int) (ids []int) {
		t.Helper()
		if err := s.Sample(t.Context(), kind, n, func(o source.Object) error {
			id, err := strconv.Atoi(o.ID)
			ids = append(ids, id)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return ids
	}
	got := sample("lead", 100)
	if len(got) > 100 || len(got) < 80 || got[len(got)-1] != 998 || got[len(got)-50] != 949 || got[0] > 30 || got[20] > 500 || !slices.IsSorted(got) {
		t.Errorf("of a thousand: %v", got)
	}
	if got := sample("note", 100); !slices.Equal(got, []int{1}) {
		t.Errorf("of one: %v", got)
	}
	if got := sample("lead", 5000); len(got) != 999 {
		t.Errorf("all of them: %d", len(got))
	}
}

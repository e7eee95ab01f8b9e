package sqlite_test

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/share"
)

// TestShares keeps links with all that is set of them, counts their openings and ends them once.
func TestShares(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	l := share.Link{
		Hash: "aa", Form: share.Embed, Title: "Для банка", Board: "owner", Tile: "t1", Params: "range=last-month", Owner: "ann", As: "bob",
		Origins: []string{"https://shop.example.ru", "http://localhost:8080"}, Password: "$argon2id$x", Secret: "s", Export: true,
		Created: noon(), Expires: noon().AddDate(0, 0, 30),
	}
	plain := share.Link{Hash: "bb", Form: share.Page, Board: "funnel", Owner: "bob", Secret: "z", Drill: true, Created: noon().Add(time.Hour), Expires: noon().AddDate(0, 0, 1)}
	for _, x := range []share.Link{l, plain} {
		if err := s.AddShare(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.AddShare(ctx, l); err == nil {
		t.Error("a token twice")
	}
	s = open(t, path)
	if got, err := s.Share(ctx, "aa"); err != nil || !reflect.DeepEqual(got, l) {
		t.Errorf("%+v, %v", got, err)
	}
	if list, err := s.Shares(ctx); err != nil || len(list) != 2 || !reflect.DeepEqual(list[0], plain) {
		t.Errorf("%+v, %v", list, err)
	}
	for i := range 3 {
		if was, err := s.ShareOpened(ctx, "aa", noon().Add(time.Duration(i)*time.Hour)); err != nil || was.Opened != i {
			t.Errorf("opening %d: %+v, %v", i, was, err)
		}
	}
	for _, by := range []string{"ann", "eve"} {
		if err := s.RevokeShare(ctx, "aa", by, noon().Add(3*time.Hour)); err != nil {
			t.Error(err)
		}
	}
	l.Opened, l.Last, l.Revoked, l.RevokedBy = 3, noon().Add(2*time.Hour), noon().Add(3*time.Hour), "ann"
	if got, err := s.Share(ctx, "aa"); err != nil || !reflect.DeepEqual(got, l) {
		t.Errorf("%+v, %v", got, err)
	}
	_, found := s.Share(ctx, "cc")
	_, opened := s.ShareOpened(ctx, "cc", noon())
	for _, err := range []error{found, opened, s.RevokeShare(ctx, "cc", "ann", noon())} {
		if !fault.Is(err, fault.NotFound) {
			t.Error(err)
		}
	}
}

package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/audit"
	"svodka/internal/board"
	"svodka/internal/fault"
	"svodka/internal/model"
	"svodka/internal/store/sqlite"
)

func noon() time.Time { return time.Date(2026, 4, 5, 12, 0, 0, 0, time.UTC) }

func plain(version int) board.Board {
	return board.Board{
		ID: "my-abcdefgh", Sort: board.Dashboard, Title: model.Text{RU: "Мой «стол»"}, Owner: "ann", By: "ann", Version: version, Changed: noon(),
		Tiles: []board.Tile{{ID: "a", Kind: board.KPI, Ask: "metrics=revenue", Box: board.Box{W: 3, H: 2}}},
		Share: board.Share{People: []string{"bob"}},
	}
}

func TestBoards(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	if err := s.SaveBoard(ctx, plain(2)); !fault.Is(err, fault.Conflict) {
		t.Errorf("the second version first: %v", err)
	}
	for v := range 3 {
		if err := s.SaveBoard(ctx, plain(v+1)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SaveBoard(ctx, plain(3)); !fault.Is(err, fault.Conflict) {
		t.Errorf("a version twice: %v", err)
	}
	gone := plain(4)
	gone.Deleted = true
	if err := s.SaveBoard(ctx, gone); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	list, err := s.Boards(ctx)
	if err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], gone) {
		t.Errorf("%+v, %v", list, err)
	}
	versions, err := s.Versions(ctx, "my-abcdefgh")
	if err != nil || len(versions) != 4 || !reflect.DeepEqual(versions[3], plain(1)) {
		t.Errorf("%+v, %v", versions, err)
	}
	if none, err := s.Versions(ctx, "no"); len(none) != 0 || err != nil {
		t.Errorf("%v, %v", none, err)
	}
}

// TestTwoEditors lets two writers save each next version at once: one of them is told that the other was faster.
func TestTwoEditors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.db")
	stores := []*sqlite.Store{open(t, path), open(t, path)}
	for v := range 10 {
		var saved atomic.Int32
		var all sync.WaitGroup
		for _, s := range stores {
			all.Go(func() {
				switch err := s.SaveBoard(context.Background(), plain(v+1)); {
				case err == nil:
					saved.Add(1)
				case !fault.Is(err, fault.Conflict):
					t.Error(err)
				}
			})
		}
		all.Wait()
		if saved.Load() != 1 {
			t.Fatalf("version %d was saved %d times", v+1, saved.Load())
		}
	}
}

// TestTwoAdministrators lets two administrators disable each other at once, many times: never do both succeed.
func TestTwoAdministrators(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	for _, login := range []string{"ann", "bob"} {
		u := ann()
		u.Login, u.Role = login, account.Owner
		if err := s.AddUser(ctx, u); err != nil {
			t.Fatal(err)
		}
	}
	people := account.New(account.Options{Store: s, Now: noon})
	for range 10 {
		var shut atomic.Int32
		var all sync.WaitGroup
		for _, login := range []string{"ann", "bob"} {
			all.Go(func() {
				if err := people.SetDisabled(ctx, login, true); err == nil {
					shut.Add(1)
				} else if !fault.Is(err, fault.Conflict) {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if shut.Load() != 1 {
			t.Fatalf("%d were shut out", shut.Load())
		}
		for _, login := range []string{"ann", "bob"} {
			if err := people.SetDisabled(ctx, login, false); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestHalfWay breaks off a change after its rows were written: nothing of it stays.
func TestHalfWay(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	if err := s.AddUser(ctx, ann()); err != nil {
		t.Fatal(err)
	}
	token := account.Token{Hash: "h", Kind: account.ResetToken, Login: "ann", Created: noon(), Expires: noon().Add(time.Hour)}
	if err := s.AddToken(ctx, token); err != nil {
		t.Fatal(err)
	}
	broken, cancel := context.WithCancel(ctx)
	_, err := s.UseToken(broken, "h", noon(), func(u *account.User, _ account.Token) error {
		u.Hash = "other"
		cancel()
		return nil
	})
	if err == nil {
		t.Fatal("a cancelled change went through")
	}
	refused := errors.New("no")
	if _, err := s.ChangeUser(ctx, "ann", func(u *account.User, _ []account.User) error { u.Hash = "other"; return refused }); !errors.Is(err, refused) {
		t.Fatal(err)
	}
	if u, err := s.User(ctx, "ann"); err != nil || u.Hash != ann().Hash {
		t.Errorf("%q, %v", u.Hash, err)
	}
	if have, err := s.Token(ctx, "h"); err != nil || !have.Used.IsZero() {
		t.Errorf("the token is spent: %+v, %v", have, err)
	}
	if _, err := s.UseToken(ctx, "h", noon(), func(u *account.User, _ account.Token) error { u.Hash = "other"; return nil }); err != nil {
		t.Fatal(err)
	}
	if have, err := s.Token(ctx, "h"); err != nil || !have.Used.Equal(noon()) {
		t.Errorf("%+v, %v", have, err)
	}
	if err := s.AddToken(ctx, account.Token{Hash: "x", Kind: account.ResetToken, Login: "nobody"}); err == nil {
		t.Error("a token for nobody")
	}
}

func TestUsesAndPrefs(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := s.Opened(ctx, "funnel", "ann", noon()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	want := []board.Use{{Board: "funnel", Login: "ann", Times: 8, Last: noon()}}
	if got, err := s.Uses(ctx); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, step := range [][2]string{{"home", "owner"}, {"star:funnel", "1"}, {"home", "funnel"}, {"star:funnel", ""}} {
		if err := s.SetPref(ctx, "ann", step[0], step[1]); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Prefs(ctx, "ann"); err != nil || !reflect.DeepEqual(got, map[string]string{"home": "funnel"}) {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := s.Pref(ctx, "bob", "home"); got != "" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if err := s.SetMark(ctx, "company", "set"); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Mark(ctx, "company"); got != "set" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestLinks(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "app.db"))
	l := board.Link{Hash: "h", Board: "owner", Owner: "ann", Params: "owner=x", Created: noon(), Expires: noon().Add(time.Hour)}
	if err := s.AddLink(ctx, l); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Link(ctx, "h"); err != nil || !reflect.DeepEqual(got, l) {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.RevokeLink(ctx, "h"); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Links(ctx, "owner"); err != nil || len(list) != 1 || !list[0].Revoked {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := s.Link(ctx, "x"); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
	if err := s.RevokeLink(ctx, "x"); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
}

func TestEvents(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s, at := open(t, path), noon()
	log := audit.Log{Store: s, Now: func() time.Time { return at }}
	for i := range 5 {
		at = noon().Add(time.Duration(i) * time.Hour)
		e := audit.Event{Who: "ann", Act: audit.View, What: fmt.Sprintf("Отчёт %d%%", i), More: "_", From: "10.0.0.1"}
		if i == 3 {
			e.Who, e.Act = "bob", audit.Rights
		}
		if err := log.Add(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		f    audit.Filter
		want []int64
	}{
		{audit.Filter{}, []int64{5, 4, 3, 2, 1}},
		{audit.Filter{Limit: 2}, []int64{5, 4}},
		{audit.Filter{Limit: 2, Before: 4}, []int64{3, 2}},
		{audit.Filter{Who: "bob"}, []int64{4}},
		{audit.Filter{Act: audit.View, Since: noon().Add(time.Hour), Til: noon().Add(3 * time.Hour)}, []int64{3, 2}},
		{audit.Filter{Text: "ОТЧЁТ 2%"}, []int64{3}},
		{audit.Filter{Text: "%"}, []int64{5, 4, 3, 2, 1}},
		{audit.Filter{Text: "a' OR 1=1 --"}, nil},
	} {
		list, err := log.Events(ctx, c.f)
		var got []int64
		for _, e := range list {
			got = append(got, e.ID)
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, %v", c.f, got, err)
		}
	}
	if list, _ := log.Events(ctx, audit.Filter{Who: "bob"}); !reflect.DeepEqual(list[0], audit.Event{
		ID: 4, At: noon().Add(3 * time.Hour), Who: "bob", Act: audit.Rights, What: "Отчёт 3%", More: "_", From: "10.0.0.1",
	}) {
		t.Errorf("%+v", list[0])
	}
}

// TestOnlyAdded tries to falsify the log and a board's history with the file in hand.
func TestOnlyAdded(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	s := open(t, path)
	if err := s.AddEvent(ctx, audit.Event{At: noon(), Who: "ann", Act: audit.SignIn}); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveBoard(ctx, plain(1)); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		`UPDATE audit SET who = 'bob'`, `DELETE FROM audit`,
		`INSERT OR REPLACE INTO audit (id, at, who, act, what, more, come_from, folded) VALUES (1, 0, 'bob', 'view', '', '', '', '')`,
		`UPDATE board SET body = '{}'`, `DELETE FROM board`,
		`INSERT OR REPLACE INTO board (id, version, changed_at, changed_by, body) VALUES ('my-abcdefgh', 1, 0, '', '{}')`,
	} {
		if _, err := db.ExecContext(ctx, statement); err == nil || !strings.Contains(err.Error(), "only added to") {
			t.Errorf("%s: %v", statement, err)
		}
	}
	if list, err := s.Events(ctx, audit.Filter{}); err != nil || len(list) != 1 || list[0].Who != "ann" {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestSessions(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "app.db")
	at := noon()
	s := open(t, path).Sessions(func() time.Time { return at })
	const token = "the-token-in-the-cookie-0123456789"
	if _, found, err := s.Find(token); found || err != nil {
		t.Errorf("%t, %v", found, err)
	}
	for _, data := range []string{"one", "two"} {
		if err := s.CommitCtx(ctx, token, []byte(data), at.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	if data, found, err := s.FindCtx(ctx, token); string(data) != "two" || !found || err != nil {
		t.Errorf("%q, %t, %v", data, found, err)
	}
	if all, err := s.AllCtx(ctx); len(all) != 1 || all[token] != nil || err != nil {
		t.Errorf("%v, %v", all, err)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		if text, err := os.ReadFile(f); err != nil || bytes.Contains(text, []byte(token)) {
			t.Errorf("%s holds the token: %v", filepath.Base(f), err)
		}
	}
	at = at.Add(time.Hour)
	if _, found, _ := s.Find(token); found {
		t.Error("an expired session is found")
	}
	if err := s.Commit("other", []byte("x"), at.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if all, _ := s.AllCtx(ctx); len(all) != 1 {
		t.Errorf("%d sessions", len(all))
	}
	if err := s.Delete("other"); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete("never there"); err != nil {
		t.Error(err)
	}
	if _, found, _ := s.Find("other"); found {
		t.Error("an ended session is found")
	}
}

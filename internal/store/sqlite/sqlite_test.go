package sqlite_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/store/sqlite"
)

func open(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func ann() account.User {
	return account.User{
		Login: "ann", Name: "Анна О'Нил; \"--", Role: account.Head, Lang: "ru", CRMUser: "crm:1", Departments: []string{"crm:sales", "crm:south, east"},
		Hash: "$argon2id$…", Created: time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC),
	}
}

func TestAccounts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "каталог с пробелом", "app?#%.db")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, s := context.Background(), open(t, path)
	if list, err := s.Users(ctx); len(list) != 0 || err != nil {
		t.Fatalf("%v, %v", list, err)
	}
	if _, err := s.User(ctx, "ann"); !fault.Is(err, fault.NotFound) {
		t.Errorf("nobody: %v", err)
	}
	same := func(*account.User, []account.User) error { return nil }
	if _, err := s.ChangeUser(ctx, "ann", same); !fault.Is(err, fault.NotFound) {
		t.Errorf("changing nobody: %v", err)
	}
	if err := s.AddUser(ctx, ann()); err != nil {
		t.Fatal(err)
	}
	if err := s.AddUser(ctx, ann()); !fault.Is(err, fault.Conflict) || fault.MessageIn(err, "ru") != "Логин «ann» уже занят." {
		t.Errorf("twice: %v", err)
	}
	u := ann()
	u.Disabled, u.Role, u.Hash = true, account.Owner, "$other"
	u.Departments = []string{"crm:north"}
	u.Hide, u.Pipelines, u.Sources, u.Subject, u.Stamp = []string{"margin"}, []string{"crm:1", `crm:"2`}, []string{"crm:ads"}, "https://idp x", 3
	if _, err := s.ChangeUser(ctx, "ann", func(have *account.User, all []account.User) error {
		if len(all) != 1 || !reflect.DeepEqual(*have, ann()) {
			t.Errorf("the change sees %+v of %d", *have, len(all))
		}
		*have = u
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := s.AddFirst(ctx, u); !fault.Is(err, fault.Conflict) {
		t.Errorf("a second first: %v", err)
	}
	if got, err := open(t, path).User(ctx, "ann"); err != nil || !reflect.DeepEqual(got, u) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, u)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is readable by others: %v, %v", info.Mode(), err)
	}
}

func TestWritersWait(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.db")
	stores := []*sqlite.Store{open(t, path), open(t, path)}
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			u := ann()
			u.Login = "user" + string(rune('a'+i))
			if err := stores[i%2].AddUser(context.Background(), u); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if list, err := stores[0].Users(context.Background()); len(list) != 20 || err != nil {
		t.Errorf("%d accounts, %v", len(list), err)
	}
}

func TestBackup(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	s := open(t, filepath.Join(dir, "app.db"))
	if err := s.AddUser(ctx, ann()); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "copy.db")
	if err := s.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, copied); !fault.Is(err, fault.Conflict) {
		t.Errorf("over a file that is there: %v", err)
	}
	if got, err := open(t, copied).User(ctx, "ann"); err != nil || got.Name != ann().Name {
		t.Errorf("%v, %v", got, err)
	}
}

func TestBadFiles(t *testing.T) {
	ctx := context.Background()
	garbage := filepath.Join(t.TempDir(), "app.db")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(ctx, garbage); !fault.Is(err, fault.Invalid) || !strings.Contains(fault.MessageIn(err, "ru"), "повреждено") {
		t.Errorf("garbage: %v", err)
	}
	if _, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "no", "such", "app.db")); !fault.Is(err, fault.Invalid) {
		t.Errorf("no directory: %v", err)
	}
	newer := filepath.Join(t.TempDir(), "app.db")
	if err := open(t, newer).AddUser(ctx, ann()); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", newer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(ctx, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(ctx, newer); !fault.Is(err, fault.Conflict) || !strings.Contains(fault.Message(err), "newer version") {
		t.Errorf("a newer file: %v", err)
	}
}

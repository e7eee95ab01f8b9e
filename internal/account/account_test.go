package account_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/model/crm"
)

// shelf is a store in memory.
type shelf struct {
	mu     sync.Mutex
	users  map[string]account.User
	tokens map[string]account.Token
}

func (s *shelf) User(_ context.Context, login string) (account.User, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.users[login]
	if !ok {
		return u, fault.New(fault.NotFound, "no %q", login)
	}
	return u, nil
}

func (s *shelf) Users(context.Context) (list []account.User, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, u := range s.users {
		list = append(list, u)
	}
	return list, nil
}

func (s *shelf) AddUser(_ context.Context, u account.User) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.users[u.Login]; ok {
		return fault.New(fault.Conflict, "taken")
	}
	s.users[u.Login] = u
	return nil
}

func (s *shelf) AddFirst(ctx context.Context, u account.User) error {
	if list, _ := s.Users(ctx); len(list) > 0 {
		return fault.New(fault.Conflict, "not the first")
	}
	return s.AddUser(ctx, u)
}

func (s *shelf) ChangeUser(ctx context.Context, login string, change func(*account.User, []account.User) error) (account.User, error) {
	all, _ := s.Users(ctx)
	u, err := s.User(ctx, login)
	if err == nil {
		err = change(&u, all)
	}
	if err != nil {
		return u, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users[u.Login] = u
	return u, nil
}

func (s *shelf) AddToken(_ context.Context, t account.Token) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for hash, have := range s.tokens {
		if have.Login == t.Login && have.Used.IsZero() {
			delete(s.tokens, hash)
		}
	}
	s.tokens[t.Hash] = t
	return nil
}

func (s *shelf) Token(_ context.Context, hash string) (account.Token, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.tokens[hash]
	if !ok {
		return t, fault.New(fault.NotFound, "no token")
	}
	return t, nil
}

func (s *shelf) UseToken(ctx context.Context, hash string, at time.Time, change func(*account.User, account.Token) error) (account.User, error) {
	t, err := s.Token(ctx, hash)
	if err != nil {
		return account.User{}, err
	}
	u, err := s.ChangeUser(ctx, t.Login, func(u *account.User, _ []account.User) error { return change(u, t) })
	if err == nil {
		t.Used = at
		s.mu.Lock()
		s.tokens[hash] = t
		s.mu.Unlock()
	}
	return u, err
}

// clock is a time that tests move.
type clock struct{ at time.Time }

func open(t *testing.T) (*account.Service, *clock) {
	t.Helper()
	m, err := crm.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{time.Date(2026, 4, 5, 9, 0, 0, 0, time.UTC)}
	store := &shelf{users: map[string]account.User{}, tokens: map[string]account.Token{}}
	return account.New(account.Options{Store: store, Model: m, Now: func() time.Time { return c.at }}), c
}

const good = "correct horse"

func TestAdd(t *testing.T) {
	s, _ := open(t)
	ctx := context.Background()
	for _, c := range []struct {
		name string
		p    account.Person
		want string // part of the Russian sentence; "" is accepted
	}{
		{"plain", account.Person{Login: " Ann ", Password: good, Role: account.Owner}, ""},
		{"short password", account.Person{Login: "bob", Password: "123456789", Role: account.Owner}, "не меньше 10"},
		{"long password", account.Person{Login: "bob", Password: strings.Repeat("ab1", 100), Role: account.Owner}, "не больше 256"},
		{"the login", account.Person{Login: "bob.the.builder", Password: "Bob.The.Builder1", Role: account.Owner}, "повторять логин"},
		{"common", account.Person{Login: "bob", Password: "Qwerty12345", Role: account.Owner}, "в первую очередь"},
		{"one letter", account.Person{Login: "bob", Password: "aaaaaaaaaaaa", Role: account.Owner}, "в первую очередь"},
		{"russian letters count as letters", account.Person{Login: "vera", Password: "сова на ветке", Role: account.Analyst, Lang: "en"}, ""},
		{"login with a space", account.Person{Login: "b ob", Password: good, Role: account.Owner}, "Логин — от 2"},
		{"role", account.Person{Login: "bob", Password: good, Role: "boss"}, "Роли «boss» нет"},
		{"language", account.Person{Login: "bob", Password: good, Role: account.Owner, Lang: "fr"}, "Языка"},
		{"manager without a user", account.Person{Login: "bob", Password: good, Role: account.Manager}, "какой он сотрудник"},
		{"head without a department", account.Person{Login: "bob", Password: good, Role: account.Head}, "своих отделов"},
		{"name over two lines", account.Person{Login: "bob", Name: "a\nb", Password: good, Role: account.Owner}, "одна строка"},
	} {
		u, err := s.Add(ctx, c.p)
		switch got := fault.MessageIn(err, "ru"); {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (!fault.Is(err, fault.Invalid) || !strings.Contains(got, c.want)):
			t.Errorf("%s: %q", c.name, got)
		case c.want == "" && (strings.Contains(u.Hash, c.p.Password) || !strings.HasPrefix(u.Hash, "$argon2id$v=19$m=19456,t=2,p=1$")):
			t.Errorf("%s: hash %q", c.name, u.Hash)
		}
	}
	if _, err := s.Add(ctx, account.Person{Login: "ANN", Password: good, Role: account.Owner}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a login twice: %v", err)
	}
	if list, _ := s.List(ctx); len(list) != 2 {
		t.Errorf("%d accounts", len(list))
	}
}

func TestAuthenticate(t *testing.T) {
	s, c := open(t)
	ctx := context.Background()
	if found, err := s.Any(ctx); found || err != nil {
		t.Errorf("an empty store has accounts: %v", err)
	}
	if _, err := s.Add(ctx, account.Person{Login: "ann", Password: good, Role: account.Owner}); err != nil {
		t.Fatal(err)
	}
	if found, err := s.Any(ctx); !found || err != nil {
		t.Errorf("no accounts: %v", err)
	}
	for range 2 { // the second time from memory
		if u, err := s.Authenticate(ctx, "Ann", good, "10.0.0.1"); err != nil || u.Login != "ann" {
			t.Fatalf("%v, %v", u, err)
		}
	}
	wrong, wrongErr := s.Authenticate(ctx, "ann", good+"!", "10.0.0.1")
	_, nobodyErr := s.Authenticate(ctx, "eve", good, "10.0.0.1")
	if wrong.Login != "" || !fault.Is(wrongErr, fault.Forbidden) || fault.Message(wrongErr) != fault.Message(nobodyErr) {
		t.Errorf("wrong password %v, unknown login %v", wrongErr, nobodyErr)
	}
	if err := s.SetPassword(ctx, "ann", "another horse"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Authenticate(ctx, "ann", good, "10.0.0.1"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the old password still fits: %v", err)
	}
	if _, err := s.Authenticate(ctx, "ann", "another horse", "10.0.0.1"); err != nil {
		t.Error(err)
	}
	if err := s.SetDisabled(ctx, "ann", true); !fault.Is(err, fault.Conflict) {
		t.Errorf("the last administrator is shut out: %v", err)
	}
	if _, err := s.Add(ctx, account.Person{Login: "olga", Password: good, Role: account.Admin}); err != nil {
		t.Fatal(err)
	}
	if err := s.SetDisabled(ctx, "ann", true); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Authenticate(ctx, "ann", "another horse", "10.0.0.1"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a disabled account got in: %v", err)
	}
	if err := s.SetDisabled(ctx, "ann", false); err != nil {
		t.Fatal(err)
	}
	busy := 0
	for range 30 {
		if _, err := s.Authenticate(ctx, "ann", "guess guess", "10.0.0.2"); fault.Is(err, fault.Busy) {
			busy++
		}
	}
	if busy != 10 {
		t.Errorf("%d of 30 guesses were refused unseen, want 10", busy)
	}
	if _, err := s.Authenticate(ctx, "ann", "another horse", "10.0.0.2"); err != nil {
		t.Errorf("who signed in lately is shut out by a guesser: %v", err)
	}
	c.at = c.at.Add(16 * time.Minute)
	if _, err := s.Authenticate(ctx, "ann", "another horse", "10.0.0.2"); err != nil {
		t.Errorf("shut out for ever: %v", err)
	}
}

func TestViewer(t *testing.T) {
	s, _ := open(t)
	for _, c := range []struct {
		user       account.User
		all        bool
		rows       string
		sees, hide string // a metric each; "" is not asked
	}{
		{account.User{Role: account.Owner}, true, "", "revenue", ""},
		{account.User{Role: account.Admin}, true, "", "revenue", ""},
		{account.User{Role: account.Analyst}, true, "", "revenue", ""},
		{account.User{Role: account.Owner, Disabled: true}, false, "", "", "revenue"},
		{account.User{Role: account.Head, Departments: []string{"t:sales"}}, false, "department #t:sales", "revenue", ""},
		{account.User{Role: account.Head}, false, "", "", "revenue"},
		{account.User{Role: account.Manager, CRMUser: "t:ann"}, false, "owner #t:ann", "revenue", ""},
		{account.User{Role: account.Manager}, false, "", "", "revenue"},
		{account.User{Role: account.Marketing}, true, "", "leads_new", "revenue"},
		{account.User{Role: account.Support}, true, "", "", "revenue"},
		{account.User{Role: account.Reader}, false, "", "", "revenue"},
		{account.User{Role: "boss"}, false, "", "", "revenue"},
		{account.User{}, false, "", "", "revenue"},
	} {
		g := s.Viewer(c.user).Grant
		rows := ""
		if len(g.Rows) == 1 && len(g.Rows[0]) == 1 {
			rows = g.Rows[0][0].Name + " " + g.Rows[0][0].Values[0]
		}
		sees := func(metric string) bool { return g.Metrics == nil || slices.Contains(g.Metrics, metric) }
		if g.All != c.all || rows != c.rows || c.sees != "" && !sees(c.sees) || c.hide != "" && sees(c.hide) {
			t.Errorf("%+v: %+v", c.user, g)
		}
	}
}

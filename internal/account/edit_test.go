package account_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"svodka/internal/account"
	"svodka/internal/fault"
	"svodka/internal/lang"
	"svodka/internal/model"
)

// house is an open service with an owner, ann, and a manager, bob.
func house(t *testing.T) (*account.Service, *clock) {
	t.Helper()
	s, c := open(t)
	for _, p := range []account.Person{
		{Login: "ann", Password: good, Role: account.Owner},
		{Login: "bob", Password: good, Role: account.Manager, CRMUser: "t:bob"},
	} {
		if _, err := s.Add(context.Background(), p); err != nil {
			t.Fatal(err)
		}
	}
	return s, c
}

// reset gives a link's token.
func reset(t *testing.T, s *account.Service, who string) string {
	t.Helper()
	token, kind, u, err := s.Reset(t.Context(), who)
	if err != nil || kind != account.ResetToken || u.Login != who {
		t.Fatal(kind, u, err)
	}
	return token
}

func TestFirst(t *testing.T) {
	s, _ := open(t)
	ctx := context.Background()
	if _, err := s.AddFirst(ctx, account.Person{Login: "ann", Password: good, Role: account.Owner}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddFirst(ctx, account.Person{Login: "eve", Password: good, Role: account.Owner}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a second first account: %v", err)
	}
}

func TestUpdate(t *testing.T) {
	s, _ := house(t)
	ctx := context.Background()
	for _, c := range []struct {
		name, who string
		edit      account.Edit
		want      string // part of the Russian sentence; "" is accepted
		ends      bool   // sessions end
	}{
		{"another name", "bob", account.Edit{Name: "Боб", Role: account.Manager, CRMUser: "t:bob"}, "", false},
		{"limits", "bob", account.Edit{Role: account.Manager, CRMUser: "t:bob", Pipelines: []string{"t:2", "", "t:1", "t:2"}, Hide: []string{"margin"}}, "", true},
		{"a group that is none", "bob", account.Edit{Role: account.Manager, CRMUser: "t:bob", Hide: []string{"salaries"}}, "«salaries»", false},
		{"a manager of nobody", "bob", account.Edit{Role: account.Manager}, "какой он сотрудник", false},
		{"the last administrator", "ann", account.Edit{Role: account.Analyst}, "последний администратор", false},
		{"from owner to administrator", "ann", account.Edit{Role: account.Admin, Pipelines: []string{"t:1"}}, "", true},
		{"nobody", "eve", account.Edit{Role: account.Admin}, "", false},
	} {
		before, after, err := s.Update(ctx, c.who, c.edit)
		switch got := fault.MessageIn(err, "ru"); {
		case c.who == "eve":
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", c.name, err)
			}
		case c.want == "" && err != nil || c.want != "" && !strings.Contains(got, c.want):
			t.Errorf("%s: %q", c.name, got)
		case err == nil && (after.Stamp > before.Stamp) != c.ends:
			t.Errorf("%s: sessions end: %t", c.name, !c.ends)
		case after.Role.Administers() && after.Pipelines != nil:
			t.Errorf("%s: an administrator is limited", c.name)
		}
	}
	list, _ := s.List(ctx)
	if i := slices.IndexFunc(list, func(u account.User) bool { return u.Login == "bob" }); !slices.Equal(list[i].Pipelines, []string{"t:1", "t:2"}) {
		t.Errorf("pipelines %q", list[i].Pipelines)
	}
}

func TestInvite(t *testing.T) {
	s, c := house(t)
	ctx := context.Background()
	token, u, err := s.Invite(ctx, "Vera", account.Edit{Name: "Вера", Role: account.Admin})
	if err != nil || !u.Invited() {
		t.Fatal(u, err)
	}
	if _, err := s.Authenticate(ctx, "vera", "", "x"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("in without a password: %v", err)
	}
	if err := s.SetDisabled(ctx, "ann", true); !fault.Is(err, fault.Conflict) {
		t.Errorf("an administrator who has not come in yet counts: %v", err)
	}
	if _, err := s.Accept(ctx, token, "short"); !fault.Is(err, fault.Invalid) {
		t.Errorf("a short password: %v", err)
	}
	if _, err := s.Accept(ctx, token, "new horse here"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Authenticate(ctx, "vera", "new horse here", "x"); err != nil {
		t.Error(err)
	}
	if _, err := s.Accept(ctx, token, "other horse here"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a token twice: %v", err)
	}
	first, kind, _, err := s.Reset(ctx, "vera")
	if err != nil || kind != account.ResetToken {
		t.Fatal(kind, err)
	}
	second, _, before, err := s.Reset(ctx, "vera")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Whose(ctx, first); !fault.Is(err, fault.NotFound) {
		t.Errorf("an older link is good: %v", err)
	}
	if after, err := s.Accept(ctx, second, "third horse here"); err != nil || after.Stamp == before.Stamp {
		t.Errorf("sessions go on: %v", err)
	}
	late := reset(t, s, "vera")
	c.at = c.at.Add(account.ResetFor)
	if _, err := s.Accept(ctx, late, "fourth horse here"); !fault.Is(err, fault.NotFound) {
		t.Errorf("too late: %v", err)
	}
	shut := reset(t, s, "bob")
	if err := s.SetDisabled(ctx, "bob", true); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Accept(ctx, shut, "fourth horse here"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a disabled account comes in by a link: %v", err)
	}
	if _, _, _, err := s.Reset(ctx, "bob"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a link for a disabled account: %v", err)
	}
}

func TestChangePassword(t *testing.T) {
	s, _ := house(t)
	ctx := context.Background()
	for _, c := range []struct {
		was, is string
		kind    fault.Kind
	}{
		{"wrong horse", "a new horse", fault.Forbidden}, {good, "short", fault.Invalid}, {good, good, fault.Invalid},
	} {
		if _, err := s.ChangePassword(ctx, "bob", c.was, c.is, "x"); !fault.Is(err, c.kind) {
			t.Errorf("%q to %q: %v", c.was, c.is, err)
		}
	}
	u, err := s.ChangePassword(ctx, "bob", good, "a new horse", "x")
	if err != nil || u.Stamp == 0 {
		t.Errorf("%+v, %v", u, err)
	}
}

func TestKnown(t *testing.T) {
	s, _ := house(t)
	ctx := context.Background()
	if _, err := s.Known(ctx, account.Identity{Subject: "idp 1", Login: "eve@x.example"}, ""); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a stranger: %v", err)
	}
	if _, err := s.Known(ctx, account.Identity{Subject: "idp 2", Login: ""}, account.Reader); !fault.Is(err, fault.Forbidden) {
		t.Errorf("without a verified address: %v", err)
	}
	if u, err := s.Known(ctx, account.Identity{Subject: "idp 2", Login: "Bob"}, ""); err != nil || u.Login != "bob" || u.Subject != "idp 2" {
		t.Errorf("%+v, %v", u, err)
	}
	if u, err := s.Known(ctx, account.Identity{Subject: "idp 2", Login: "ann"}, ""); err != nil || u.Login != "bob" {
		t.Errorf("the link does not go first: %+v, %v", u, err)
	}
	if _, err := s.Known(ctx, account.Identity{Subject: "idp 3", Login: "bob"}, account.Owner); !fault.Is(err, fault.Forbidden) {
		t.Errorf("another identity with the same address: %v", err)
	}
	if u, err := s.Known(ctx, account.Identity{Subject: "idp 4", Login: "new@x.example"}, account.Reader); err != nil || u.Role != account.Reader || u.Invited() {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := s.Link(ctx, "ann", "idp 2"); !fault.Is(err, fault.Conflict) {
		t.Errorf("one identity, two accounts: %v", err)
	}
	if err := s.SetDisabled(ctx, "bob", true); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Known(ctx, account.Identity{Subject: "idp 2", Login: "bob"}, ""); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a disabled account: %v", err)
	}
}

func TestLimits(t *testing.T) {
	s, _ := open(t)
	g := s.Viewer(account.User{Role: account.Analyst, Pipelines: []string{"t:1"}, Sources: []string{"t:ads", "t:web"}}).Grant
	if g.All || len(g.Rows) != 1 || len(g.Rows[0]) != 2 || g.Rows[0][1].Name != "source" || !slices.Equal(g.Rows[0][1].Values, []string{"#t:ads", "#t:web"}) {
		t.Errorf("%+v", g)
	}
	g = s.Viewer(account.User{Role: account.Head, Departments: []string{"t:d"}, CRMUser: "t:h", Pipelines: []string{"t:1"}}).Grant
	if len(g.Rows) != 2 || len(g.Rows[0]) != 2 || len(g.Rows[1]) != 2 || g.Rows[1][0].Name != "owner" || g.Rows[1][1].Name != "pipeline" {
		t.Errorf("%+v", g)
	}
	if g = s.Viewer(account.User{Role: account.Manager, Pipelines: []string{"t:1"}}).Grant; g.All || len(g.Rows) != 0 {
		t.Errorf("a manager of nobody sees %+v", g)
	}
	hidden := s.Viewer(account.User{Role: account.Analyst, Hide: []string{account.Margin}}).Grant.Hidden
	for name, want := range map[model.Name]bool{"gross_profit": true, "margin_pct": true, "product_margin": true, "revenue": false, "deals_won": false} {
		if slices.Contains(hidden, name) != want {
			t.Errorf("margin hides %s: %t", name, !want)
		}
	}
	hidden = s.Viewer(account.User{Role: account.Analyst, Hide: []string{account.Amounts}}).Grant.Hidden
	for name, want := range map[model.Name]bool{"revenue": true, "avg_check": true, "win_rate_money": true, "deals_won": false, "cycle_days": false} {
		if slices.Contains(hidden, name) != want {
			t.Errorf("amounts hide %s: %t", name, !want)
		}
	}
	reader := account.User{Role: account.Reader}
	if v := s.ViewerOf(t.Context(), reader, []model.Name{"revenue"}); !v.Grant.All || !slices.Equal(v.Grant.Metrics, []model.Name{"revenue"}) {
		t.Errorf("%+v", v.Grant)
	}
	if v := s.ViewerOf(t.Context(), reader, nil); v.Grant.All || v.Grant.Metrics == nil {
		t.Errorf("nothing shared: %+v", v.Grant)
	}
	if v := s.ViewerOf(t.Context(), account.User{Role: account.Manager, CRMUser: "t:1"}, []model.Name{"revenue"}); v.Grant.All {
		t.Errorf("a board widens a manager: %+v", v.Grant)
	}
	reader.Disabled = true
	if v := s.ViewerOf(t.Context(), reader, []model.Name{"revenue"}); v.Grant.All {
		t.Errorf("disabled: %+v", v.Grant)
	}
}

func TestRoleWords(t *testing.T) {
	for _, r := range account.Roles() {
		for _, l := range []lang.Lang{lang.RU, lang.EN} {
			if r.Title(l) == string(r) || r.Sees(l) == "" {
				t.Errorf("%s has no words in %s", r, l)
			}
		}
	}
}

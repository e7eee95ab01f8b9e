package share_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"svodka/internal/fault"
	"svodka/internal/share"
)

// memory keeps links in memory.
type memory struct {
	mu    sync.Mutex
	links map[string]share.Link
	marks map[string]string
}

func (m *memory) AddShare(_ context.Context, l share.Link) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.links[l.Hash] = l
	return nil
}

func (m *memory) Share(_ context.Context, hash string) (share.Link, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, ok := m.links[hash]
	if !ok {
		return l, fault.New(fault.NotFound, "none")
	}
	return l, nil
}

func (m *memory) Shares(context.Context) (list []share.Link, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range m.links {
		list = append(list, l)
	}
	return list, nil
}

func (m *memory) RevokeShare(_ context.Context, hash, by string, at time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	l := m.links[hash]
	l.Revoked, l.RevokedBy = at, by
	m.links[hash] = l
	return nil
}

func (m *memory) ShareOpened(_ context.Context, hash string, at time.Time) (share.Link, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	was := m.links[hash]
	l := was
	l.Opened++
	l.Last = at
	m.links[hash] = l
	return was, nil
}

func (m *memory) Mark(_ context.Context, key string) (string, error) { return m.marks[key], nil }

func (m *memory) SetMark(_ context.Context, key, value string) error {
	m.marks[key] = value
	return nil
}

type rig struct {
	*share.Service

	at    time.Time
	store *memory
}

func open() *rig {
	g := &rig{at: time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC), store: &memory{links: map[string]share.Link{}, marks: map[string]string{}}}
	g.Service = share.New(g.store, func() time.Time { return g.at })
	return g
}

func draft() share.Draft {
	return share.Draft{Form: share.Page, Board: "owner", Owner: "ann", Days: share.UsualDays}
}

func (g *rig) make(t *testing.T, d share.Draft) (string, share.Link) {
	t.Helper()
	token, l, err := g.Make(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return token, l
}

// TestLife follows a link from its making to its end: by its day, by revoking, by the switch of all.
func TestLife(t *testing.T) {
	g, ctx := open(), t.Context()
	token, l := g.make(t, draft())
	if strings.Contains(l.Hash, token) || len(token) != 43 {
		t.Errorf("the token %s of %+v", token, l)
	}
	if other, _ := g.make(t, draft()); other == token {
		t.Error("two links with one token")
	}
	if got, err := g.Find(ctx, token); err != nil || got.Hash != l.Hash {
		t.Errorf("%+v, %v", got, err)
	}
	for _, bad := range []string{"", "x", token + "x", token[:42], strings.ToLower(token), l.Hash} {
		if _, err := g.Find(ctx, bad); bad != token && !fault.Is(err, fault.NotFound) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	g.at = l.Expires.Add(-time.Second)
	if _, err := g.Find(ctx, token); err != nil {
		t.Errorf("on its last day: %v", err)
	}
	g.at = l.Expires
	if _, err := g.Find(ctx, token); !fault.Is(err, fault.NotFound) {
		t.Errorf("after its day: %v", err)
	}
	g.at = l.Created
	if err := g.Allow(ctx, false); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Find(ctx, token); !fault.Is(err, fault.NotFound) {
		t.Errorf("all are switched off: %v", err)
	}
	if _, _, err := g.Make(ctx, draft()); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a new one: %v", err)
	}
	if err := g.Allow(ctx, true); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Revoke(ctx, l.Hash, "bob", false); !fault.Is(err, fault.NotFound) {
		t.Errorf("somebody else's: %v", err)
	}
	if _, err := g.Revoke(ctx, l.Hash, "olga", true); err != nil {
		t.Errorf("by an administrator: %v", err)
	}
	if _, err := g.Find(ctx, token); !fault.Is(err, fault.NotFound) {
		t.Errorf("revoked: %v", err)
	}
}

// TestListen tells the pages of a link, and of no other, that it is over.
func TestListen(t *testing.T) {
	g, ctx := open(), t.Context()
	_, one := g.make(t, draft())
	_, two := g.make(t, draft())
	over1, leave1, _ := g.Listen(one.Hash)
	over2, leave2, _ := g.Listen(two.Hash)
	defer leave1()
	defer leave2()
	closed := func(c <-chan struct{}) bool {
		select {
		case <-c:
			return true
		default:
			return false
		}
	}
	if _, err := g.Revoke(ctx, one.Hash, "ann", false); err != nil || !closed(over1) || closed(over2) {
		t.Errorf("%v, %t, %t", err, closed(over1), closed(over2))
	}
	if err := g.Allow(ctx, false); err != nil || !closed(over2) {
		t.Errorf("the switch: %v", err)
	}
	var leaves []func()
	for range 50 {
		_, leave, ok := g.Listen(two.Hash)
		if !ok {
			t.Fatal("no room")
		}
		leaves = append(leaves, leave)
	}
	if _, _, ok := g.Listen(two.Hash); ok {
		t.Error("there is room without end")
	}
	for _, leave := range leaves {
		leave()
	}
	if _, leave, ok := g.Listen(two.Hash); !ok {
		t.Error("who left takes up room")
	} else {
		leave()
	}
}

// TestPassword opens a link to who knows the password, for half a day, and no other link by the same pass.
func TestPassword(t *testing.T) {
	g, ctx := open(), t.Context()
	d := draft()
	d.Password = "короткий"
	_, l := g.make(t, d)
	_, other := g.make(t, d)
	_, free := g.make(t, draft())
	if strings.Contains(l.Password, "короткий") || g.Passes(l) || g.Passes(l, "") || g.Passes(l, "1.x") || !g.Passes(free) {
		t.Error("it opens without the password")
	}
	if _, err := g.Unlock(ctx, l, "длинный", "1.1.1.1"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a wrong one: %v", err)
	}
	pass, err := g.Unlock(ctx, l, "короткий", "1.1.1.1")
	if err != nil || !g.Passes(l, pass) || g.Passes(other, pass) {
		t.Errorf("%v, %t, %t", err, g.Passes(l, pass), g.Passes(other, pass))
	}
	until, mac, _ := strings.Cut(pass, ".")
	if g.Passes(l, until+"0."+mac) {
		t.Error("a pass is good for as long as somebody wishes")
	}
	g.at = g.at.Add(13 * time.Hour)
	if g.Passes(l, pass) {
		t.Error("a pass is good for ever")
	}
	for range 10 {
		_, _ = g.Unlock(ctx, l, "мимо-мимо", "1.1.1.1") // the next one tells
	}
	if _, err := g.Unlock(ctx, l, "короткий", "1.1.1.1"); !fault.Is(err, fault.Busy) {
		t.Errorf("guessing goes on: %v", err)
	}
	if _, err := g.Unlock(ctx, other, "короткий", "1.1.1.1"); err != nil {
		t.Errorf("another link pays for it: %v", err)
	}
}

// TestDrafts refuses what no link may be, and says of which field.
func TestDrafts(t *testing.T) {
	g := open()
	for _, c := range []struct {
		field string
		spoil func(*share.Draft)
	}{
		{"days", func(d *share.Draft) { d.Days = 0 }}, {"days", func(d *share.Draft) { d.Days = 366 }},
		{"password", func(d *share.Draft) { d.Password = "пять5" }}, {"title", func(d *share.Draft) { d.Title = strings.Repeat("я", 121) }},
		{"origins", func(d *share.Draft) { d.Form = share.Embed }}, {"", func(d *share.Draft) { d.Form = "window" }},
	} {
		d := draft()
		c.spoil(&d)
		if _, _, err := g.Make(t.Context(), d); !fault.Is(err, fault.Invalid) || share.Field(err) != c.field {
			t.Errorf("%s: %v in %q", c.field, err, share.Field(err))
		}
	}
	d := draft()
	d.Form, d.Origins, d.Drill = share.Embed, []string{"portal.example.ru"}, true
	if _, l := g.make(t, d); l.Drill {
		t.Error("a frame opens records")
	}
}

// TestOrigins reads sites, and lets nothing into a header that is not one.
func TestOrigins(t *testing.T) {
	got, err := share.Origins([]string{"https://Shop.Example.ru/\nportal.example.ru:8443, http://localhost:8080", "http://192.168.1.7 https://[::1]:9"})
	want := []string{"https://shop.example.ru", "https://portal.example.ru:8443", "http://localhost:8080", "http://192.168.1.7", "https://[::1]:9"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{
		"", "*", "https://*", "https://*.example.ru", "https://a.ru;script-src", "https://a.ru/path", "https://a.ru?x", "https://a.ru#x", "javascript:alert(1)",
		"data:text/html,x", "https://user:pw@a.ru", "ftp://a.ru", "http://a.ru", "https://a.ru' 'unsafe-inline", "https://", "https://a.ru:", "'self'", "https://a_b.ru",
		"https://пример.рф", "//a.ru", "https://a.ru:port", "https://a.ru\u2028https://b.ru", strings.Repeat("https://a.ru ", 1) + "x:y",
	} {
		if got, err := share.Origins([]string{bad}); err == nil {
			t.Errorf("%q is %q", bad, got)
		}
	}
	var many []string
	for i := range 11 {
		many = append(many, "https://a"+string(rune('a'+i))+".ru")
	}
	if _, err := share.Origins(many); err == nil {
		t.Error("without end")
	}
}

// TestSeal tells what a link made itself from what somebody made up.
func TestSeal(t *testing.T) {
	g := open()
	_, a := g.make(t, draft())
	_, b := g.make(t, draft())
	mark := share.Seal(a, "records metrics=revenue")
	if !share.Sealed(a, "records metrics=revenue", mark) || share.Sealed(a, "records metrics=profit", mark) ||
		share.Sealed(b, "records metrics=revenue", mark) || share.Sealed(share.Link{}, "", share.Seal(share.Link{}, "")) {
		t.Error("the seal does not hold")
	}
}

package account_test

import (
	"strings"
	"testing"
	"time"

	"svodka/internal/account"
	"svodka/internal/fault"
)

// TestGate lets a right password in and counts the wrong ones, by place and by thing, until their time is over.
func TestGate(t *testing.T) {
	at := time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)
	g := account.NewGate(func() time.Time { return at })
	for _, bad := range []string{"", "пять5", strings.Repeat("x", 300)} {
		if _, err := g.Hash(bad); !fault.Is(err, fault.Invalid) {
			t.Errorf("%.10q: %v", bad, err)
		}
	}
	hash, err := g.Hash("шесть6")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$") {
		t.Fatalf("%s, %v", hash, err)
	}
	check := func(password, from string) error { return g.Check(t.Context(), "link", hash, password, from) }
	if err := check("шесть6", "1.1.1.1"); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if err := check("шесть7", "1.1.1.1"); !fault.Is(err, fault.Forbidden) {
			t.Fatal(err)
		}
	}
	if err := check("шесть6", "1.1.1.1"); !fault.Is(err, fault.Busy) {
		t.Errorf("the eleventh, though right: %v", err)
	}
	if err := check("шесть6", "2.2.2.2"); err != nil {
		t.Errorf("from elsewhere: %v", err)
	}
	at = at.Add(16 * time.Minute)
	if err := check("шесть6", "1.1.1.1"); err != nil {
		t.Errorf("later: %v", err)
	}
}

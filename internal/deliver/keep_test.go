package deliver_test

import (
	"bytes"
	"context"
	"reflect"
	"testing"

	"svodka/internal/deliver"
	"svodka/internal/fault"
	"svodka/internal/seal"
)

// slot is a shelf in memory.
type slot struct{ body, sealed []byte }

func (s *slot) Delivery(context.Context) (body, sealed []byte, err error) {
	return s.body, s.sealed, nil
}

func (s *slot) SaveDelivery(_ context.Context, body, sealed []byte) error {
	s.body, s.sealed = body, sealed
	return nil
}

// TestSecretsAreSealed: what is kept comes back, no secret lies in the open, and another key opens nothing.
func TestSecretsAreSealed(t *testing.T) {
	safe := func(key string) *seal.Safe {
		s, err := seal.New(key)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	shelf := &slot{}
	k := deliver.Keeper{Shelf: shelf, Safe: safe("0123456789abcdef")}
	if s, err := k.Settings(t.Context()); err != nil || !reflect.DeepEqual(s, deliver.Settings{}) {
		t.Fatalf("never set: %+v %v", s, err)
	}
	want := deliver.Settings{
		Host: "smtp.example.ru", Port: 465, TLS: "tls", User: "reports", Password: "geheim-pw", From: "a@example.ru",
		Bot: "1:geheim-bot", Secret: "geheim-sign", Networks: []string{"10.0.0.0/8"}, Folder: "outbox",
	}
	if err := k.SaveSettings(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Settings(t.Context()); err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v %v", got, err)
	}
	if bytes.Contains(shelf.body, []byte("geheim")) || bytes.Contains(shelf.sealed, []byte("geheim")) {
		t.Fatalf("a secret in the open: %s", shelf.body)
	}
	other := deliver.Keeper{Shelf: shelf, Safe: safe("fedcba9876543210")}
	if got, err := other.Settings(t.Context()); !fault.Is(err, fault.Invalid) || got.Host != want.Host || got.Password != "" {
		t.Fatalf("another key: %+v %v", got, err)
	}
}

package seal_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"svodka/internal/fault"
	"svodka/internal/seal"
)

func TestSeal(t *testing.T) {
	s, err := seal.New("sixteen characters")
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(`{"token":"abc"}`)
	sealed := s.Seal(text, "amocrm")
	if bytes.Contains(sealed, []byte("abc")) || bytes.Equal(sealed, s.Seal(text, "amocrm")) {
		t.Error("the text shows, or two seals of it are the same")
	}
	if got, err := s.Open(sealed, "amocrm"); err != nil || !bytes.Equal(got, text) {
		t.Errorf("%s %v", got, err)
	}
	other, err := seal.New("another sixteen characters")
	if err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]func() ([]byte, error){
		"another name": func() ([]byte, error) { return s.Open(sealed, "bitrix24") },
		"another key":  func() ([]byte, error) { return other.Open(sealed, "amocrm") },
		"cut":          func() ([]byte, error) { return s.Open(sealed[:len(sealed)-1], "amocrm") },
		"empty":        func() ([]byte, error) { return s.Open(nil, "amocrm") },
	} {
		if got, err := open(); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s opened it: %s %v", name, got, err)
		}
	}
	if _, err := seal.New("short"); !fault.Is(err, fault.Invalid) {
		t.Errorf("a short secret: %v", err)
	}
}

func TestFromFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret.key")
	a, err := seal.FromFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	b, err := seal.FromFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := b.Open(a.Seal([]byte("x"), "n"), "n"); err != nil || string(got) != "x" {
		t.Errorf("%s %v", got, err)
	}
}

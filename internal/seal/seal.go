// Package seal encrypts what must not be read from a file: keys and tokens of other systems. AES-256-GCM with a random nonce;
// what was sealed for one name does not open under another.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"strings"

	"svodka/internal/fault"
)

// Safe seals and opens. The zero value is not usable; make it with New or FromFile.
type Safe struct{ box cipher.AEAD }

// shortest is the least length of a secret that a key is made of.
const shortest = 16

// New makes a Safe of a secret of at least 16 characters. The same secret opens what it sealed.
func New(secret string) (*Safe, error) {
	if len(secret) < shortest {
		return nil, fault.Invalidf(
			"The secret key is too short: %d characters, at least %d are needed.",
			"Секретный ключ слишком короткий: символов %d, нужно не меньше %d.", len(secret), shortest)
	}
	key, err := hkdf.Key(sha256.New, []byte(secret), nil, "svodka source secrets", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	box, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return &Safe{box}, nil
}

// FromFile makes a Safe of the secret in a file, which it makes with a random one, readable by its owner alone, when there
// is none.
func FromFile(path string) (*Safe, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case err == nil:
		secret := make([]byte, 32)
		_, _ = rand.Read(secret) // it never fails
		_, err := f.WriteString(hex.EncodeToString(secret) + "\n")
		if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
			return nil, fault.Invalidf("The key file %s cannot be written: %v", "Файл ключа %s не записывается: %v", path, err)
		}
	case !errors.Is(err, os.ErrExist):
		return nil, fault.Invalidf("The key file %s cannot be made: %v", "Файл ключа %s не создаётся: %v", path, err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Invalidf("The key file %s cannot be read: %v", "Файл ключа %s не читается: %v", path, err)
	}
	return New(strings.TrimSpace(string(text)))
}

// Seal encrypts a text for a name.
func (s *Safe) Seal(text []byte, name string) []byte {
	nonce := make([]byte, s.box.NonceSize())
	_, _ = rand.Read(nonce) // it never fails
	return s.box.Seal(nonce, nonce, text, []byte(name))
}

// Open decrypts what was sealed for a name.
func (s *Safe) Open(sealed []byte, name string) ([]byte, error) {
	n := s.box.NonceSize()
	if len(sealed) >= n {
		if text, err := s.box.Open(nil, sealed[:n], sealed[n:], []byte(name)); err == nil {
			return text, nil
		}
	}
	return nil, fault.Invalidf(
		"The keys of %q do not open with this secret key. Bring the key file or SVODKA_SECRET_KEY they were kept with, "+
			"or enter the keys again.",
		"Ключи источника «%s» не открываются этим секретным ключом. Верните файл ключа или SVODKA_SECRET_KEY, "+
			"с которыми они сохранены, либо введите ключи заново.", name)
}

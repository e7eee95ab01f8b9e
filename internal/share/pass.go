package share

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"time"
)

// passFor is how long a visitor who gave the password need not give it again.
const passFor = 12 * time.Hour

// Unlock checks a link's password. The pass it gives opens the link for half a day; it is worth nothing for another link, or once
// the link has another password. fault.Forbidden means a wrong one, fault.Busy too many of them.
func (s *Service) Unlock(ctx context.Context, l Link, password, from string) (pass string, err error) {
	if err := s.gate.Check(ctx, l.Hash, l.Password, password, from); err != nil {
		return "", err
	}
	until := strconv.FormatInt(s.now().Add(passFor).Unix(), 10)
	return until + "." + Seal(l, "pass "+until), nil
}

// Passes reports whether a link needs no password, or one of some passes is good.
func (s *Service) Passes(l Link, passes ...string) bool {
	if l.Password == "" {
		return true
	}
	for _, pass := range passes {
		until, mac, ok := strings.Cut(pass, ".")
		unix, err := strconv.ParseInt(until, 10, 64)
		if ok && err == nil && s.now().Before(time.Unix(unix, 0)) && Sealed(l, "pass "+until, mac) {
			return true
		}
	}
	return false
}

// Seal marks a text as one that a link itself made. The key is what nobody but the program knows of the link.
func Seal(l Link, text string) string {
	h := hmac.New(sha256.New, []byte(l.Secret))
	h.Write([]byte(l.Hash + "\x00" + l.Password + "\x00" + text))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// Sealed reports whether a mark is that of a text.
func Sealed(l Link, text, mark string) bool {
	return l.Secret != "" && hmac.Equal([]byte(Seal(l, text)), []byte(mark))
}

// FieldError is an error with the field of the form that it is about.
type FieldError struct {
	Name string
	Err  error
}

// Error is the error's own text.
func (e *FieldError) Error() string { return e.Err.Error() }

// Unwrap gives the error itself.
func (e *FieldError) Unwrap() error { return e.Err }

func at(name string, err error) error { return &FieldError{name, err} }

// Field is the name of the field that an error is about, "" none.
func Field(err error) string {
	if e := new(FieldError); errors.As(err, &e) {
		return e.Name
	}
	return ""
}

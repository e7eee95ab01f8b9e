package account

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"svodka/internal/fault"
)

// TokenKind is what a token is for.
type TokenKind string

// The kinds of tokens.
const (
	InviteToken TokenKind = "invite" // to come in for the first time
	ResetToken  TokenKind = "reset"  // to set a new password
)

// How long tokens are good.
const (
	InviteFor = 72 * time.Hour
	ResetFor  = 24 * time.Hour
)

// Token lets whoever holds it set the password of one account, once. Only its hash is kept.
type Token struct {
	Hash             string
	Kind             TokenKind
	Login            string
	Created, Expires time.Time
	Used             time.Time // zero while it is not
}

// Invite makes an account without a password and gives the token with which its person sets one.
func (s *Service) Invite(ctx context.Context, who string, e Edit) (token string, u User, err error) {
	defer fault.Wrap(&err, "account.Invite(%q)", who)
	if u.Login, err = login(who); err != nil {
		return "", User{}, at("login", err)
	}
	if err := e.into(&u); err != nil {
		return "", User{}, err
	}
	u.Created = s.now().UTC().Truncate(time.Second)
	if err := s.store.AddUser(ctx, u); err != nil {
		return "", User{}, at("login", err)
	}
	token, err = s.token(ctx, u.Login, InviteToken, InviteFor)
	return token, u, err
}

// Reset gives a token with which a person sets a new password; for one who has not come in yet it is another invitation.
// The present password goes on working until then. A disabled account has none: fault.Forbidden.
func (s *Service) Reset(ctx context.Context, who string) (token string, kind TokenKind, u User, err error) {
	defer fault.Wrap(&err, "account.Reset(%q)", who)
	if u, err = s.find(ctx, who); err != nil {
		return "", "", User{}, err
	}
	if u.Disabled {
		return "", "", User{}, fault.Sentence(fault.Forbidden,
			"The account %s is disabled. Enable it first.", "Учётная запись %s отключена. Сначала включите её.", u.Login)
	}
	kind, long := ResetToken, ResetFor
	if u.Invited() {
		kind, long = InviteToken, InviteFor
	}
	token, err = s.token(ctx, u.Login, kind, long)
	return token, kind, u, err
}

func (s *Service) token(ctx context.Context, who string, kind TokenKind, long time.Duration) (string, error) {
	text := rand.Text() + rand.Text()
	now := s.now().UTC().Truncate(time.Second)
	return text, s.store.AddToken(ctx, Token{Hash: digest(text), Kind: kind, Login: who, Created: now, Expires: now.Add(long)})
}

// Whose tells whom a token is for, while it is good; fault.NotFound otherwise.
func (s *Service) Whose(ctx context.Context, token string) (t Token, u User, err error) {
	defer fault.Wrap(&err, "account.Whose")
	if t, err = s.store.Token(ctx, digest(token)); err != nil {
		return Token{}, User{}, gone(err)
	}
	if u, err = s.store.User(ctx, t.Login); err != nil {
		return Token{}, User{}, gone(err)
	}
	if err := s.good(t, u); err != nil {
		return Token{}, User{}, err
	}
	return t, u, nil
}

// Accept sets the password of a token's account. The token is spent, and the account's sessions end.
func (s *Service) Accept(ctx context.Context, token, password string) (u User, err error) {
	defer fault.Wrap(&err, "account.Accept")
	_, u, err = s.Whose(ctx, token)
	if err != nil {
		return User{}, err
	}
	if err := checkPassword(password, u.Login); err != nil {
		return User{}, at("password", err)
	}
	hashed := hash(password)
	u, err = s.store.UseToken(ctx, digest(token), s.now(), func(u *User, t Token) error {
		if err := s.good(t, *u); err != nil {
			return err
		}
		u.Hash = hashed
		u.Stamp++
		return nil
	})
	return u, gone(err)
}

// good refuses a token that is spent, too old, or of an account that is shut out.
func (s *Service) good(t Token, u User) error {
	if !t.Used.IsZero() || !s.now().Before(t.Expires) || u.Disabled {
		return errGone
	}
	return nil
}

// errGone says the same of all tokens that are no good, so that it tells nothing about accounts.
var errGone = fault.Sentence(fault.NotFound,
	"This link is no longer good: it has been used or its time is over. Ask for a new one.",
	"Ссылка больше не действует: её уже использовали или вышел срок. Попросите новую.")

// gone makes one sentence of all reasons why there is no such token.
func gone(err error) error {
	if fault.Is(err, fault.NotFound) {
		return errGone
	}
	return err
}

func digest(token string) string {
	sum := sha256.Sum256([]byte(strings.TrimSpace(token)))
	return hex.EncodeToString(sum[:])
}

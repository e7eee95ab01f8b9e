// Package account knows the people who may ask: who they are, how they prove it, and what their role lets them see.
package account

import (
	"context"
	"strings"
	"time"
	"unicode"

	"svodka/internal/fault"
)

// User is one account.
type User struct {
	// Login is in lower case and never changes.
	Login string
	Name  string
	Role  Role
	Lang  string // "ru" or "en"
	// CRMUser is the id of this person among the CRM's users, with its source: "amocrm:17". "" when they have none there.
	CRMUser string
	// Departments are the ids of the departments a head answers for, with their source; those below them count in.
	Departments []string
	Disabled    bool
	// Hash is the password's argon2id hash in its usual text form; "" until the person has set one.
	Hash    string
	Created time.Time

	// Hide names the groups of figures that are kept from them, see [Groups].
	Hide []string
	// Pipelines and Sources are ids with their source; they see only rows of these. Empty ones limit nothing.
	Pipelines, Sources []string
	// Subject is who they are at the company's sign-in service: issuer, space, subject. "" until it is linked.
	Subject string
	// Stamp counts what ends their sessions: another password, role or limit, being disabled. A session holds the
	// stamp it began with.
	Stamp int
}

// Invited reports whether the person has not come in yet.
func (u User) Invited() bool { return u.Hash == "" && u.Subject == "" }

// Limited reports whether the person sees the rows of some pipelines or sources alone, so that what is told of a whole department
// is not for them.
func (u User) Limited() bool { return len(u.Pipelines) > 0 || len(u.Sources) > 0 }

// administers reports whether the person can set up the rights of others now.
func (u User) administers() bool { return !u.Disabled && !u.Invited() && u.Role.Administers() }

// Store keeps accounts.
type Store interface {
	// User finds an account by login; fault.NotFound when there is none.
	User(ctx context.Context, login string) (User, error)
	// Users lists all accounts by login.
	Users(ctx context.Context) ([]User, error)
	// AddUser keeps a new account; fault.Conflict when the login is taken.
	AddUser(ctx context.Context, u User) error
	// AddFirst keeps the first account; fault.Conflict when there is one already.
	AddFirst(ctx context.Context, u User) error
	// ChangeUser changes an account: change sees it beside all accounts, and no other change comes between. An error of
	// change leaves everything as it was. fault.NotFound when there is no such account.
	ChangeUser(ctx context.Context, login string, change func(u *User, all []User) error) (User, error)

	// AddToken keeps a new token; older ones of the account that nobody used are void from then on.
	AddToken(ctx context.Context, t Token) error
	// Token finds a token by its hash; fault.NotFound when there is none.
	Token(ctx context.Context, hash string) (Token, error)
	// UseToken changes the account of a token and marks the token used, both or neither. change may refuse.
	UseToken(ctx context.Context, hash string, at time.Time, change func(u *User, t Token) error) (User, error)
}

// login brings a login into its one form, or says what is wrong with it.
func login(text string) (string, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	const least, most = 2, 64
	bad := len(text) < least || len(text) > most
	for _, r := range text {
		bad = bad || !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789._-@", r)
	}
	if bad {
		return "", fault.Invalidf(
			"A login has from %[2]d to %[3]d latin letters, digits and signs . _ - @; %[1]q does not.",
			"Логин — от %[2]d до %[3]d латинских букв, цифр и знаков . _ - @; «%[1]s» не подходит.", text, least, most)
	}
	return text, nil
}

// name cleans a person's name.
func name(text string) (string, error) {
	text = strings.TrimSpace(text)
	const most = 200
	if len([]rune(text)) > most || strings.ContainsFunc(text, unicode.IsControl) {
		return "", fault.Invalidf("A name is one line of at most %d letters.", "Имя — одна строка не длиннее %d знаков.", most)
	}
	return text, nil
}

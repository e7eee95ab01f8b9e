// Package account knows the people who may ask: who they are, how they prove it, and what their role lets them see.
package account

import (
	"context"
	"strings"
	"time"
	"unicode"

	"svodka/internal/fault"
)

// Role is what a person does in the company; it decides what they may see (see [Service.Viewer]).
type Role string

// The roles.
const (
	Owner     Role = "owner"     // everything
	Admin     Role = "admin"     // everything
	Analyst   Role = "analyst"   // everything
	Head      Role = "head"      // the rows of their department and those below it
	Manager   Role = "manager"   // their own rows
	Marketing Role = "marketing" // the metrics of leads and marketing
	Support   Role = "service"   // the metrics of service
	Reader    Role = "viewer"    // only what is shared with them
)

// Roles lists the roles, the widest first.
func Roles() []Role { return []Role{Owner, Admin, Analyst, Head, Manager, Marketing, Support, Reader} }

// ParseRole reads the name of a role.
func ParseRole(s string) (Role, error) {
	var names []string
	for _, r := range Roles() {
		if string(r) == s {
			return r, nil
		}
		names = append(names, string(r))
	}
	list := strings.Join(names, ", ")
	return "", fault.Invalidf("There is no role %q; choose one of %s.", "Роли «%s» нет; выберите одну из: %s.", s, list)
}

// User is one account.
type User struct {
	// Login is in lower case and never changes.
	Login string
	Name  string
	Role  Role
	Lang  string // "ru" or "en"
	// CRMUser is the id of this person among the CRM's users, with its source: "amocrm:17". "" when they have none there.
	CRMUser string
	// Department is the id of the department a head answers for, with its source.
	Department string
	Disabled   bool
	// Hash is the password's argon2id hash in its usual text form.
	Hash    string
	Created time.Time
}

// Store keeps accounts.
type Store interface {
	// User finds an account by login; fault.NotFound when there is none.
	User(ctx context.Context, login string) (User, error)
	// Users lists all accounts by login.
	Users(ctx context.Context) ([]User, error)
	// AddUser keeps a new account; fault.Conflict when the login is taken.
	AddUser(ctx context.Context, u User) error
	// SaveUser replaces an account; fault.NotFound when there is none.
	SaveUser(ctx context.Context, u User) error
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
